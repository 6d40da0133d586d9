"""What a class is called a year later: 1ªA → 2ªA, II B → III B; the last class leaves."""

from __future__ import annotations

import re

from core.registry.records import SchoolLevel

#: The last class of each level; the infanzia has sections of mixed ages, which nobody leaves by number.
LAST_CLASS = {SchoolLevel.PRIMARIA: 5, SchoolLevel.SECONDARIA: 3}

_ROMAN = ("I", "II", "III", "IV", "V")
_NUMBERED = re.compile(r"(?P<number>[1-5])(?P<rest>(?!\d).*)", re.DOTALL)
_IN_ROMAN = re.compile(r"(?P<number>IV|V|I{1,3})(?P<rest>(?![A-Za-z]).*)", re.DOTALL)


def next_class_name(name: str, level: SchoolLevel) -> str | None:
    """Return the name of a class a year later; None when its pupils leave, or when the name says no number.

    Who proposes tells the two apart by `class_number`.
    """
    number, rest, is_roman = _parts(name)
    if number == 0 or number >= LAST_CLASS.get(level, 0):
        return None
    return f"{_ROMAN[number] if is_roman else number + 1}{rest}"


def class_number(name: str) -> int:
    """Return the number that a class's name begins with (1 to 5), 0 for none."""
    return _parts(name)[0]


def _parts(name: str) -> tuple[int, str, bool]:
    """Return number, what follows it, and whether it was Roman."""
    match = _NUMBERED.fullmatch(name)
    if match is not None:
        return int(match["number"]), match["rest"], False
    match = _IN_ROMAN.fullmatch(name)
    if match is not None:
        return _ROMAN.index(match["number"]) + 1, match["rest"], True
    return 0, "", False
