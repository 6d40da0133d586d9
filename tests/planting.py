"""Bugs put into the code on purpose: a simulation is worth something only if it fails when the code is wrong."""

from __future__ import annotations

import importlib
import inspect
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FunctionType

#: As all our files: `from __future__ import annotations`.
_FUTURE = 0x1000000


@dataclass(frozen=True)
class Bug:
    """A function in which a text is replaced by another."""

    name: str
    module: str
    function: str
    old: str
    new: str


@contextmanager
def planted(bug: Bug) -> Iterator[None]:
    """Put the bug in, wherever in the core and in its tests the function has been imported to."""
    module = importlib.import_module(bug.module)
    right = getattr(module, bug.function)
    source = textwrap.dedent(inspect.getsource(right))
    assert bug.old in source, f"there is no place for the bug «{bug.name}»"
    made: dict[str, FunctionType] = {}
    exec(compile(source.replace(bug.old, bug.new), f"<{bug.name}>", "exec", dont_inherit=True, flags=_FUTURE),
         module.__dict__, made)  # fmt: skip
    wrong = made[bug.function]
    places = [
        (one, name)
        for one in list(sys.modules.values())
        if getattr(one, "__name__", "").startswith(("core.", "tests.core."))
        for name, value in list(vars(one).items())
        if value is right
    ]
    for place, name in places:
        setattr(place, name, wrong)
    try:
        yield
    finally:
        for place, name in places:
            setattr(place, name, right)
