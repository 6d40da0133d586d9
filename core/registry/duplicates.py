"""Pupils who may be entered twice: the same name, or nearly the same name and the same birth date.

Two pupils cannot have the same fiscal code: the database refuses it. Whoever has two different ones is two children,
unless name and birth date are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue
from core.progress import NO_PROGRESS, Progress
from core.registry.checking import ensure_exists
from core.registry.naming import search_words
from core.storage import day_from_number, day_number, instant_number

#: Names that differ in at most this many letters are near; shorter ones than `SHORTEST` are not compared.
_FARTHEST, SHORTEST = 2, 6
#: Pairs beyond this number are not told: the first are merged, then the rest is looked for again.
MOST = 500


class Likeness(StrEnum):
    """How alike two pupils are, the most alike first."""

    SAME_NAME_AND_BIRTH = "same_name_and_birth"
    SAME_NAME = "same_name"
    NEAR_NAME = "near_name"


@dataclass(frozen=True, slots=True)
class Twin:
    """One of two pupils who may be the same; the class is today's, or else the last one."""

    id: int
    name: str
    fiscal_code: str | None
    born_on: date | None
    class_name: str


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two pupils who may be the same child; the one entered first comes first."""

    first: Twin
    second: Twin
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Person:
    id: int
    name: str
    fiscal_code: str | None
    born: int | None
    key: str


def find_duplicates(session: Session, *, progress: Progress = NO_PROGRESS) -> tuple[DuplicatePair, ...]:
    """Return the pairs of pupils who may be the same child, the most alike first, at most `MOST`.

    Raises:
        Cancelled: the clerk stopped it.
    """
    session.require(Permission.EDIT_REGISTRY)
    people = _people(session)
    distinct = set(session.database.rows("SELECT first_id, second_id FROM pupil_distinct"))
    found: list[tuple[Likeness, _Person, _Person]] = []
    for likeness, one, other in (*_same_names(people), *_near_names(people, progress)):
        first, second = sorted((one, other), key=lambda person: person.id)
        if (first.id, second.id) not in distinct:
            found.append((likeness, first, second))
    order = list(Likeness)
    found.sort(key=lambda pair: (order.index(pair[0]), pair[1].name, pair[1].id, pair[2].id))
    del found[MOST:]
    classes = _class_names(session, {person.id for _likeness, *pair in found for person in pair})
    return tuple(
        DuplicatePair(_twin(first, classes), _twin(second, classes), likeness) for likeness, first, second in found
    )


def mark_distinct(session: Session, one_id: int, other_id: int) -> None:
    """Remember that two pupils who look alike are two children: they are not told of again.

    Raises:
        NotFound: no such pupil.
        InvalidValue: the two are one.
    """
    session.require(Permission.EDIT_REGISTRY)
    if one_id == other_id:
        raise InvalidValue(field="Alunni", reason="scegli due schede diverse.")
    first, second = sorted((one_id, other_id))
    database = session.database
    with database.transaction():
        for pupil_id in (first, second):
            ensure_exists(session, "pupil", pupil_id, "Alunno")
        added = database.execute(
            "INSERT INTO pupil_distinct (first_id, second_id, actor_id, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (first, second, session.actor.id, instant_number(session.now())),
        )
        if added:
            record(session, "mark_distinct", f"pupil:{first}", other=second)


def _people(session: Session) -> list[_Person]:
    rows = session.database.rows(
        "SELECT id, last_name, first_name, fiscal_code, born_on FROM pupil WHERE id NOT IN"
        " (SELECT merged_id FROM pupil_merge UNION ALL SELECT pupil_id FROM pupil_erasure) ORDER BY id"
    )
    return [
        _Person(pupil_id, f"{last} {first}", code, born, "".join(sorted(search_words(f"{last} {first}"))))
        for pupil_id, last, first, code, born in rows
    ]


def _same_names(people: list[_Person]) -> Iterator[tuple[Likeness, _Person, _Person]]:
    """Yield those of the same words, in whatever order: last and first name exchanged are found too."""
    by_key: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        by_key[person.key].append(person)
    for group in by_key.values():
        for one, other in combinations(group, 2):
            if one.born is not None and one.born == other.born:
                yield Likeness.SAME_NAME_AND_BIRTH, one, other
            elif not (one.fiscal_code and other.fiscal_code):
                yield Likeness.SAME_NAME, one, other


def _near_names(people: list[_Person], progress: Progress) -> Iterator[tuple[Likeness, _Person, _Person]]:
    """Yield those born on the same day whose names differ in a letter or two; twins with two codes are two."""
    by_birth: dict[int, list[_Person]] = defaultdict(list)
    for person in people:
        if person.born is not None and len(person.key) >= SHORTEST:
            by_birth[person.born].append(person)
    for done, group in enumerate(by_birth.values(), start=1):
        for one, other in combinations(group, 2):
            if one.fiscal_code and other.fiscal_code:
                continue
            if one.key != other.key and is_near(one.key, other.key):
                yield Likeness.NEAR_NAME, one, other
        progress.advance(done, len(by_birth))
        progress.check()


def is_near(one: str, other: str) -> bool:
    """Tell whether two texts differ in at most two letters: written wrong, left out, too many, or exchanged."""
    if abs(len(one) - len(other)) > _FARTHEST:
        return False
    # What begins and ends alike needs no counting.
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    if max(len(one), len(other)) <= _FARTHEST:
        return True
    return _distance(one, other) <= _FARTHEST


def _distance(one: str, other: str) -> int:
    """Return the number of single-letter changes and exchanges of neighbours; above `_FARTHEST` any number above it."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > _FARTHEST:
            return _FARTHEST + 1
        before, last = last, line
    return last[-1]


def _class_names(session: Session, pupil_ids: set[int]) -> dict[int, str]:
    """Return the class of each pupil of today, or else the last one."""
    if not pupil_ids:
        return {}
    places = ", ".join("?" * len(pupil_ids))
    rows = session.database.rows(
        "SELECT p.pupil_id, c.name, s.name FROM placement p JOIN class_group c ON c.id = p.class_group_id"
        f" JOIN school s ON s.id = c.school_id WHERE p.pupil_id IN ({places}) AND p.starts_on <= ?"
        " ORDER BY p.starts_on",
        (*sorted(pupil_ids), day_number(session.today())),
    )
    return {pupil_id: f"{name} · {school}" for pupil_id, name, school in rows}


def _twin(person: _Person, classes: dict[int, str]) -> Twin:
    born = None if person.born is None else day_from_number(person.born)
    return Twin(person.id, person.name, person.fiscal_code, born, classes.get(person.id, ""))
