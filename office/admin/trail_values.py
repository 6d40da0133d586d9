"""What the trail stores, in the words of the office: roles, ways, days and the names of those it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from core.access.permissions import Role
from core.access.trail import AuditLine
from core.calendar import SuspensionKind
from core.ledger import ContestAbout, EntryKind
from core.meals.menu import Course
from core.messages import Step
from core.money import format_euro
from core.payments import Means
from core.qt.columns import shown
from core.registry import ChargePolicy, SchoolLevel
from office.account.contest_words import about_text
from office.account.words import kind_text, means_text
from office.admin.trail_words import detail_name
from office.kitchen.words import course_name, kind_name
from office.reminders.wording import step_name
from office.structure.service_forms import policy_name
from office.weekdays import weekdays_text
from office.wording import level_name, role_name

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}.*")
_WAYS: dict[str, object] = {
    "phone": QT_TRANSLATE_NOOP("Trail", "telefono"),
    "desk": QT_TRANSLATE_NOOP("Trail", "sportello"),
    "counter": QT_TRANSLATE_NOOP("Trail", "sportello"),
    "email": QT_TRANSLATE_NOOP("Trail", "e-mail"),
    "letter": QT_TRANSLATE_NOOP("Trail", "lettera"),
    "school": QT_TRANSLATE_NOOP("Trail", "scuola"),
    "portal": QT_TRANSLATE_NOOP("Trail", "portale"),
    "import": QT_TRANSLATE_NOOP("Trail", "importazione"),
    "puntolis": QT_TRANSLATE_NOOP("Trail", "punto LIS"),
    "pagopa": QT_TRANSLATE_NOOP("Trail", "pagoPA"),
}
_REQUESTS: dict[str, object] = {
    "absence": QT_TRANSLATE_NOOP("Trail", "assenza"),
    "plain": QT_TRANSLATE_NOOP("Trail", "in bianco"),
    "restore": QT_TRANSLATE_NOOP("Trail", "ripristino"),
}


def _known(words: Mapping[str, object]) -> Callable[[str], str]:
    def in_words(value: str) -> str:
        word = str(words[value])
        return QCoreApplication.translate("Trail", word)

    return in_words


def _kind(value: str) -> str:
    if value in _REQUESTS:
        return _known(_REQUESTS)(value)
    if value in set(SuspensionKind):
        return kind_name(SuspensionKind(value))
    return kind_text(EntryKind[value.upper()])


#: How the codes of a detail are read; what they do not know stays as it is stored.
_CODES: dict[str, Callable[[str], str]] = {
    "about": lambda value: about_text(ContestAbout(value)),
    "channel": _known(_WAYS),
    "charge_policy": lambda value: policy_name(ChargePolicy(value)),
    "course": lambda value: course_name(Course(value)),
    "kind": _kind,
    "level": lambda value: level_name(SchoolLevel(value)),
    "means": lambda value: means_text(Means(value)),
    "policy": lambda value: policy_name(ChargePolicy(value)),
    "role": lambda value: role_name(Role(value)),
    "asked": lambda value: step_name(Step(value)),
}


def detail_lines(line: AuditLine) -> list[str]:
    """Return what a line of the trail tells besides: `ruolo: Revisore`; what has no value is left out."""
    told = ((name, _value(line, name, value)) for name, value in line.detail.items() if value is not None)
    return [f"{detail_name(name)}: {text}" for name, text in told]


def _value(line: AuditLine, name: str, value: object) -> str:
    match value:
        case list():
            told = [_value(line, name, one) for one in value]
            return f"{', '.join(told[:8])}… ({len(told)})" if len(told) > 8 else ", ".join(told)
        case dict():
            percent = " %" if name == "percents" else ""
            return ", ".join(
                f"{_value(line, name, str(key))} {_value(line, '', one)}{percent}" for key, one in value.items()
            )
        case bool():
            return shown(value)
        case int():
            return line.names.get(f"{name}:{value}") or _number(name, value)
        case str():
            return line.names.get(f"{name}:{value}") or _text(name, value)
        case _:
            return shown(value)


def _number(name: str, value: int) -> str:
    if name.endswith("cents"):
        return format_euro(value)
    if name in {"cutoff", "cutoff_minutes"} and 0 <= value < 24 * 60:
        return shown(time(value // 60, value % 60))
    if name == "weekdays":
        return weekdays_text(frozenset(day for day in range(7) if value >> day & 1))
    if name == "weekday":
        return weekdays_text(frozenset({value}))
    return str(value)


def _text(name: str, value: str) -> str:
    if _DAY.fullmatch(value):
        return shown(date.fromisoformat(value))
    if _INSTANT.fullmatch(value):
        try:
            return shown(datetime.fromisoformat(value))
        except ValueError:
            return value
    read = _CODES.get(name)
    try:
        return read(value) if read is not None else value
    except (KeyError, ValueError):
        return value
