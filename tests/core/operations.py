"""The operations of core, found by themselves, and arguments plausible enough to come to the question of who may."""

from __future__ import annotations

import ast
import collections.abc
import dataclasses
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import core
from core.access.operations import OperationId
from core.access.options import Option
from core.access.session import Session
from core.progress import NoProgress, Progress
from tests.builders import TUESDAY, Town

Operation = Callable[..., object]

ROOT = Path(core.__file__).parent.parent
#: Screens, tables and the command line are no operations.
NO_AREAS = ("core.qt", "core.storage")


def operations() -> dict[str, Operation]:
    """All that takes a Session first and that is exported by an area, or that a front takes from inside one.

    The name is `area.verb`: `core.meals.kitchen.orders.send_orders` is `meals.kitchen.send_orders`.
    """
    found = {id(operation): operation for operation in [*_exported(), *_taken_by_fronts()]}
    return dict(sorted((_name(operation), operation) for operation in found.values()))


def _name(operation: Operation) -> str:
    area = operation.__module__.removeprefix("core.").rpartition(".")[0]
    return f"{area}.{operation.__name__}"


def _exported() -> Iterator[Operation]:
    """What stands in the `__init__` of an area; core.access, which exports nothing, is read module by module."""
    for info in pkgutil.walk_packages(core.__path__, "core."):
        if (info.ispkg or info.name.startswith("core.access.")) and not info.name.startswith(NO_AREAS):
            module = importlib.import_module(info.name)
            yield from (
                value
                for name, value in vars(module).items()
                if not name.startswith("_") and is_operation(value) and (info.ispkg or value.__module__ == info.name)
            )


def _taken_by_fronts() -> Iterator[Operation]:
    for front in ("office", "kiosk", "refettorio"):
        for path in (ROOT / front).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = str(node.module) if isinstance(node, ast.ImportFrom) else ""
                if isinstance(node, ast.ImportFrom) and name.startswith("core.") and not name.startswith(NO_AREAS):
                    values = (getattr(importlib.import_module(name), alias.name) for alias in node.names)
                    yield from (value for value in values if is_operation(value))


def is_operation(value: object) -> bool:
    if not inspect.isfunction(value) or not value.__module__.startswith("core."):
        return False
    first = next(iter(inspect.signature(value).parameters.values()), None)
    return first is not None and str(first.annotation) == "Session"


class Arguments:
    """Arguments made of the types and names of the parameters, with the ids of a town that is there."""

    def __init__(self, town: Town, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        pupil = town.pupils[0]
        self._by_name: dict[str, object] = {
            "pupil_id": pupil, "kept_id": pupil, "merged_id": town.pupils[1], "to_pupil_id": town.pupils[1],
            "service_id": town.service_id, "service_group_id": town.group_id, "school_id": town.school_id,
            "class_id": town.class_id, "band_id": town.band_id, "school_year_id": town.school_year_id,
            "account_id": town.account(pupil), "pupil_ids": [pupil], "month": date(2026, 10, 1), "year": 2026,
            "fiscal_code": "01716020019", "province": "TO", "iban": "IT60X0542811101000000123456",
            "amount_cents": 1000, "password": "una frase lunga davvero", "new": "una frase lunga davvero",
            "label": "2027/2028", "weekdays": [0, 1], "event_id": "event-1", "on": TUESDAY,
        }  # fmt: skip

    def of(self, operation: Operation, session: Session) -> tuple[list[object], dict[str, object]]:
        """Positional and named arguments; what has a default keeps it."""
        hints = typing.get_type_hints(operation, vars(importlib.import_module(operation.__module__)))
        placed: list[object] = [session]
        named: dict[str, object] = {}
        for parameter in list(inspect.signature(operation).parameters.values())[1:]:
            if parameter.default is not parameter.empty or parameter.kind is parameter.VAR_KEYWORD:
                continue
            value = self._value(parameter.name, hints[parameter.name])
            if parameter.kind is parameter.KEYWORD_ONLY:
                named[parameter.name] = value
            else:
                placed.append(value)
        return placed, named

    def _value(self, name: str, hint: Any) -> object:
        if name in self._by_name:
            return self._by_name[name]
        origin = typing.get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            return self._value(name, typing.get_args(hint)[0])
        if origin is not None:
            made = {collections.abc.Callable: lambda *_given: {}, Option: Option("roles", "prova"), dict: {}}
            made |= {collections.abc.Mapping: {}, set: set(), frozenset: frozenset()}
            return made.get(origin, [])
        return self._plain(name, hint)

    def _plain(self, name: str, hint: Any) -> object:
        self._made += 1
        plain: dict[object, object] = {
            int: 1, str: "prova", bool: False, date: TUESDAY, time: time(9), timedelta: timedelta(days=1),
            datetime: datetime.fromisoformat("2026-11-24T11:00:00+00:00"), Path: self._folder / "papers",
            OperationId: OperationId("roles", f"{self._made}"), Progress: NoProgress(),
        }  # fmt: skip
        if hint in plain:
            return plain[hint]
        if inspect.isclass(hint) and issubclass(hint, Enum):
            return next(iter(hint))
        if inspect.isclass(hint) and dataclasses.is_dataclass(hint):
            hints = typing.get_type_hints(hint)
            fields = [field for field in dataclasses.fields(hint) if field.init]
            return hint(**{field.name: self._value(field.name, hints[field.name]) for field in fields})
        return None


class Undone(Exception):
    """Takes back what an operation did, so that the next finds the same town."""


def attempt(session: Session, arguments: Arguments, operation: Operation) -> object:
    """Call an operation and take everything back; its answer, or the error in place of it."""
    answer: object = None
    with suppress(Undone), session.database.transaction():
        placed, named = arguments.of(operation, session)
        try:
            answer = operation(*placed, **named)
        except Exception as error:  # noqa: BLE001 - whatever it is, it was let in
            answer = error
        raise Undone
    return answer
