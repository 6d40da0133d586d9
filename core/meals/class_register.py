"""What a class register says against what is booked: only the differences, to be decided one by one.

Nothing is written here: what is chosen goes through `change_cells`, with its receipts and its way back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from core import calendar
from core.access.permissions import Permission, Role, not_allowed
from core.access.session import Session
from core.errors import NotFound, Phrase
from core.meals.enrolled import EATS_ON, on_day
from core.meals.faults import NoServiceThatDay
from core.meals.pupil_days import state_of
from core.meals.records import BookingState
from core.meals.week_changes import CellWish
from core.registry.naming import search_words
from core.storage import day_number

#: Names told of those that a line may mean.
_NAMED = 4
_CLOSE = 0.75
#: For so many unknown lines it is looked who is meant; with more the file is of another school.
_LOOKED_AT = 100
#: Registers write `D AMICO` for `D'Amico`.
_APART = str.maketrans("'’`", "   ")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of a register: its row in the file, who (name as written, fiscal code if any), and whether absent."""

    row: int
    name: str
    fiscal_code: str
    class_name: str
    is_absent: bool


class RegisterKind(StrEnum):
    """How a line differs from what is booked."""

    ABSENT_BUT_BOOKED = "absent_but_booked"
    PRESENT_BUT_ABSENT = "present_but_absent"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    CONTRADICTORY = "contradictory"

    @property
    def may_apply(self) -> bool:
        """Whether something can be registered."""
        return self in {RegisterKind.ABSENT_BUT_BOOKED, RegisterKind.PRESENT_BUT_ABSENT}


@dataclass(frozen=True, slots=True)
class RegisterDifference:
    """A line that differs. `state` is what is booked; `is_at_table`: checked in at the canteen all the same.

    `maybe` are the names that an unknown or ambiguous line may mean.
    """

    kind: RegisterKind
    row: int
    name: str
    pupil_id: int | None = None
    class_name: str = ""
    state: BookingState | None = None
    is_at_table: bool = False
    maybe: tuple[str, ...] = ()

    def wish(self, on: date) -> CellWish:
        """Return what registering it asks for."""
        if self.pupil_id is None or not self.kind.may_apply:
            raise ValueError("nothing can be registered of this line")
        wanted = BookingState.ABSENT if self.kind is RegisterKind.ABSENT_BUT_BOOKED else BookingState.BOOKED
        return CellWish(self.pupil_id, on, self.state, wanted)


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """A register against a day: the differences in the order of the file, and how many lines agree."""

    on: date
    service_id: int
    agreeing: int
    differences: tuple[RegisterDifference, ...]


@dataclass(frozen=True, slots=True)
class _Child:
    """A child that a line may mean."""

    pupil_id: int
    name: str
    fiscal_code: str
    class_name: str
    state: BookingState
    is_present: bool


@dataclass(frozen=True, slots=True)
class _Children:
    """The children of the scope, by what a line may call them."""

    by_code: dict[str, _Child]
    by_name: dict[str, list[_Child]]


def register_differences(
    session: Session,
    service_id: int,
    day: date,
    lines: Sequence[RegisterLine],
    *,
    class_id: int | None = None,
    school_id: int | None = None,
) -> RegisterCheck:
    """Compare a register with what is booked: of a class, of a school, or of all (a school's user: of its own).

    Raises:
        NoServiceThatDay: nobody in the scope has the service.
        NotAllowed: a school's user names another school, or the role may not change bookings anyway.
        NotFound: no such service or class.
    """
    session.require(Permission.REPORT_ABSENCE)
    children = _children(session, service_id, day, _scope(session, class_id, school_id))
    chosen: dict[int, tuple[RegisterLine, _Child]] = {}
    found: list[RegisterDifference] = []
    contradicted: set[int] = set()
    for line in lines:
        candidates = _meant(line, children)
        if len(candidates) != 1:
            found.append(_unclear(line, candidates, children, is_looked_at=len(found) < _LOOKED_AT))
            continue
        child = candidates[0]
        former = chosen.setdefault(child.pupil_id, (line, child))
        if former[0].is_absent != line.is_absent:
            contradicted.add(child.pupil_id)
    for pupil_id, (line, child) in chosen.items():
        kind = RegisterKind.CONTRADICTORY if pupil_id in contradicted else _kind(line, child)
        if kind is not None:
            found.append(
                RegisterDifference(
                    kind, line.row, child.name, pupil_id, child.class_name, child.state, child.is_present
                )
            )
    found.sort(key=lambda one: one.row)
    differing = sum(one.pupil_id is not None for one in found)
    return RegisterCheck(day, service_id, len(chosen) - differing, tuple(found))


def _scope(session: Session, class_id: int | None, school_id: int | None) -> tuple[str, tuple[int, ...]]:
    """Return the condition on classes `g`."""
    if class_id is not None:
        own = session.database.scalar("SELECT school_id FROM class_group WHERE id = ?", (class_id,))
        if own is None:
            raise NotFound(what="Classe")
        school_id = own if school_id is None else school_id
    actor = session.actor
    if actor.role is Role.SCHOOL:
        if actor.school_id is None or school_id not in {None, actor.school_id}:
            raise not_allowed(actor.role)
        school_id = actor.school_id
    if class_id is not None:
        return " AND g.id = ? AND g.school_id = ?", (class_id, school_id or 0)
    return ("", ()) if school_id is None else (" AND g.school_id = ?", (school_id,))


def _children(session: Session, service_id: int, day: date, scope: tuple[str, tuple[int, ...]]) -> _Children:
    number, (condition, values) = day_number(day), scope
    served = calendar.classes_served(session, service_id, day)
    rows = session.database.rows(
        "SELECT p.id, p.last_name, p.first_name, p.fiscal_code, g.id, g.name, e.id IS NOT NULL, x.kind,"
        " s.pupil_id IS NOT NULL FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
        " JOIN pupil p ON p.id = pl.pupil_id"
        f" LEFT JOIN enrolment e ON e.pupil_id = p.id AND e.service_id = ? AND {EATS_ON}"
        " LEFT JOIN meal_exception x ON x.service_id = ? AND x.day = ? AND x.pupil_id = p.id"
        " LEFT JOIN presence s ON s.day = ? AND s.service_id = ? AND s.pupil_id = p.id"
        f" WHERE pl.starts_on <= ? AND pl.ends_on >= ?{condition} ORDER BY g.name, p.search_key, p.id",
        (service_id, *on_day(number), service_id, number, number, service_id, number, number, *values),
    )
    classes = {row[4] for row in rows}
    if not any(one.is_service for class_id, one in served.items() if class_id in classes):
        texts = [one.text for class_id, one in served.items() if class_id in classes] or [
            one.text for one in served.values()
        ]
        reason = max(set(texts), key=texts.count) if texts else Phrase("fuori dall'anno scolastico")
        raise NoServiceThatDay(day=f"{day:%d/%m/%Y}", reason=reason)
    children = _Children({}, defaultdict(list))
    for pupil_id, last_name, first_name, code, class_id, class_name, is_enrolled, kind, is_present in rows:
        is_service = class_id in served and served[class_id].is_service
        state = state_of(is_service=is_service, is_enrolled=bool(is_enrolled), exception=kind)
        child = _Child(pupil_id, f"{last_name} {first_name}", code or "", class_name, state, bool(is_present))
        if child.fiscal_code:
            children.by_code[child.fiscal_code] = child
        for key in {_key(child.name), _key(child.name.translate(_APART))}:
            children.by_name[key].append(child)
    return children


def _meant(line: RegisterLine, children: _Children) -> list[_Child]:
    """Return whom a line may mean: by fiscal code, else by the words of the name in any order, and the class."""
    if line.fiscal_code in children.by_code:
        return [children.by_code[line.fiscal_code]]
    named = children.by_name.get(_key(line.name), [])
    if line.fiscal_code:
        # Whoever is known by another code is somebody else of the same name.
        named = [child for child in named if not child.fiscal_code]
    of_class = [child for child in named if _class_key(child.class_name) == _class_key(line.class_name)]
    return of_class if line.class_name and of_class else named


def _unclear(
    line: RegisterLine, candidates: Sequence[_Child], children: _Children, *, is_looked_at: bool
) -> RegisterDifference:
    if candidates:
        maybe = [f"{child.name} ({child.class_name})" for child in candidates]
        return RegisterDifference(RegisterKind.AMBIGUOUS, line.row, line.name, maybe=tuple(maybe[:_NAMED]))
    close = get_close_matches(_key(line.name), children.by_name, n=_NAMED, cutoff=_CLOSE) if is_looked_at else []
    maybe = [f"{child.name} ({child.class_name})" for key in close for child in children.by_name[key]]
    return RegisterDifference(RegisterKind.UNKNOWN, line.row, line.name, maybe=tuple(dict.fromkeys(maybe))[:_NAMED])


def _kind(line: RegisterLine, child: _Child) -> RegisterKind | None:
    if line.is_absent and child.state.is_expected:
        return RegisterKind.ABSENT_BUT_BOOKED
    if not line.is_absent and child.state is BookingState.ABSENT:
        return RegisterKind.PRESENT_BUT_ABSENT
    return None


def _key(name: str) -> str:
    return " ".join(sorted(search_words(name)))


def _class_key(name: str) -> str:
    """Return what `3ªA`, `3 A` and `3^a` have in common."""
    return "".join(char for char in name.casefold() if char.isalnum() and char not in "ªº")


def wishes_of(check: RegisterCheck, rows: Collection[int]) -> tuple[CellWish, ...]:
    """Return what registering the differences of these rows of the file asks for."""
    return tuple(_wishes(check.differences, rows, check.on))


def _wishes(differences: Iterable[RegisterDifference], rows: Collection[int], on: date) -> Iterable[CellWish]:
    return (one.wish(on) for one in differences if one.row in rows and one.kind.may_apply)
