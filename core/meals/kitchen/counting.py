"""Counting what is to be cooked, as things stand now: a handful of queries, however many the pupils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from core import calendar
from core.access.session import Session
from core.meals.enrolled import EATS_ON, on_day
from core.meals.kitchen.content import ClassPlates, DietPlate, OrderContent
from core.storage import day_number
from core.storage.database import Row

_FOLLOWS_DIET = (
    "EXISTS (SELECT 1 FROM pupil_diet d WHERE d.pupil_id = pl.pupil_id AND d.starts_on <= ? AND d.ends_on >= ?)"
)
_PUPILS = (
    " FROM placement pl"
    f" LEFT JOIN enrolment e ON e.pupil_id = pl.pupil_id AND e.service_id = ? AND {EATS_ON}"
    " LEFT JOIN meal_exception x ON x.service_id = ? AND x.day = ? AND x.pupil_id = pl.pupil_id"
    " LEFT JOIN presence s ON s.day = ? AND s.service_id = ? AND s.pupil_id = pl.pupil_id"
    " LEFT JOIN closing_seen c ON c.service_id = ? AND c.day = ? AND c.pupil_id = pl.pupil_id"
)
_THAT_DAY = " WHERE pl.starts_on <= ? AND pl.ends_on >= ?"
#: Whoever was excused at the close had a plate cooked: the order does not shrink after the meal.
_EXPECTED = "(e.id IS NOT NULL AND (COALESCE(x.kind, '') <> 'absent' OR c.pupil_id IS NOT NULL))"


@dataclass(slots=True)
class _Tally:
    """The plates of a class while they are counted."""

    standard: int = 0
    plain: int = 0
    extra: int = 0
    diets: dict[str, int] = field(default_factory=dict)

    def add_diet(self, plate: DietPlate) -> None:
        self.diets[plate.label] = self.diets.get(plate.label, 0) + 1


def count_orders(
    session: Session,
    service_id: int,
    day: date,
    *,
    schools: Collection[int] | None = None,
    without: Collection[int] = frozenset(),
) -> dict[int, OrderContent]:
    """Return what each school needs on the day: those that have service and anybody to eat, or exactly `schools`.

    Where nobody is enrolled and no adult eats there is nothing to send a kitchen, not even a nought.
    `without` are classes counted as if they had no service. A pupil who was checked in gets a plate all the same.
    A school without service has no staff and no spare meals.
    """
    served = {
        class_id
        for class_id, one in calendar.classes_served(session, service_id, day).items()
        if one.is_service and class_id not in without
    }
    names = {row[0]: (row[1], row[2]) for row in session.database.rows("SELECT id, name, school_id FROM class_group")}
    tallies, plates = _count(session, service_id, day, served)
    additions = _additions(session, service_id, day)
    if schools is None:
        eaters = _classes_enrolled(session, service_id, day)
        asked_for = {school_id for school_id, more in additions.items() if any(more)}
        wanted = {names[class_id][1] for class_id in served if class_id in eaters or names[class_id][1] in asked_for}
    else:
        wanted = set(schools)
    found = {}
    for school_id in sorted(wanted):
        own = sorted(
            (class_id for class_id in names if names[class_id][1] == school_id and class_id in served | tallies.keys()),
            key=lambda class_id: (names[class_id][0], class_id),
        )
        classes = tuple(_class_plates(class_id, names[class_id][0], tallies[class_id]) for class_id in own)
        is_served = any(class_id in served for class_id in own)
        staff, spare, note = additions.get(school_id, (0, 0, "")) if is_served else (0, 0, "")
        labels = {label for one in classes for label, _number in one.diets}
        found[school_id] = OrderContent(
            classes, tuple(plates[label] for label in sorted(labels)), staff=staff, spare=spare, note=note
        )
    return found


def _classes_enrolled(session: Session, service_id: int, day: date) -> set[int]:
    """Return the classes of which anybody is enrolled in the service and eats by the day, absent or not."""
    number = day_number(day)
    rows = session.database.rows(
        "SELECT DISTINCT pl.class_group_id FROM placement pl JOIN enrolment e ON e.pupil_id = pl.pupil_id"
        f" AND e.service_id = ? AND {EATS_ON} WHERE pl.starts_on <= ? AND pl.ends_on >= ?",
        (service_id, *on_day(number), number, number),
    )
    return {row[0] for row in rows}


def _class_plates(class_id: int, name: str, tally: _Tally) -> ClassPlates:
    return ClassPlates(class_id, name, tally.standard, tally.plain, tuple(sorted(tally.diets.items())), tally.extra)


def _count(
    session: Session, service_id: int, day: date, served: Collection[int]
) -> tuple[dict[int, _Tally], dict[str, DietPlate]]:
    tallies: dict[int, _Tally] = defaultdict(_Tally)
    for class_id, standard, plain, extra, present in _undieted(session, service_id, day):
        if class_id in served:
            tallies[class_id] = _Tally(standard, plain, extra)
        elif present:
            tallies[class_id] = _Tally(extra=present)
    plates: dict[str, DietPlate] = {}
    for (class_id, _pupil_id), lines in groupby(_dieted(session, service_id, day), key=lambda row: row[:2]):
        rows = list(lines)
        is_expected, is_plain, is_present = rows[0][2:5]
        if not is_present and not (is_expected and class_id in served):
            continue
        plate = plate_of([row[5:8] for row in rows], is_plain=bool(is_plain) and class_id in served)
        plates[plate.label] = plate
        tallies[class_id].add_diet(plate)
    return tallies, plates


def plate_of(diets: Collection[tuple[str, str, str]], *, is_plain: bool) -> DietPlate:
    """Return the one plate of a pupil who follows these diets (code, name, effect), in the order of their codes."""
    codes, names, effects = zip(*diets, strict=True)
    return DietPlate("+".join(codes), " + ".join(names), "; ".join(effects), is_plain)


def _undieted(session: Session, service_id: int, day: date) -> list[Row]:
    """Return for each class, of those without a diet: standard, plain, not expected but there, all who are there."""
    number = day_number(day)
    return session.database.rows(
        "SELECT pl.class_group_id,"
        f" COUNT(CASE WHEN {_EXPECTED} AND COALESCE(x.kind, '') <> 'plain' THEN 1 END),"
        f" COUNT(CASE WHEN {_EXPECTED} AND x.kind = 'plain' THEN 1 END),"
        f" COUNT(CASE WHEN NOT {_EXPECTED} AND s.pupil_id IS NOT NULL THEN 1 END), COUNT(s.pupil_id)"
        f"{_PUPILS}{_THAT_DAY} AND NOT {_FOLLOWS_DIET} GROUP BY pl.class_group_id",
        (*_values(service_id, number), number, number, number, number),
    )


def _dieted(session: Session, service_id: int, day: date) -> list[Row]:
    """Return a row a pupil and diet: class, pupil, expected, plain, there, code, name, effect."""
    number = day_number(day)
    return session.database.rows(
        f"SELECT pl.class_group_id, pl.pupil_id, {_EXPECTED}, COALESCE(x.kind, '') = 'plain', s.pupil_id IS NOT NULL,"
        f" t.code, t.name, t.effect{_PUPILS}"
        " JOIN pupil_diet d ON d.pupil_id = pl.pupil_id AND d.starts_on <= ? AND d.ends_on >= ?"
        f" JOIN diet t ON t.id = d.diet_id{_THAT_DAY} ORDER BY pl.class_group_id, pl.pupil_id, t.code",
        (*_values(service_id, number), number, number, number, number),
    )


def _values(service_id: int, number: int) -> tuple[int, ...]:
    return service_id, *on_day(number), service_id, number, number, service_id, service_id, number


def _additions(session: Session, service_id: int, day: date) -> dict[int, tuple[int, int, str]]:
    """Return staff, spare meals and note of each school: the day's own, else the weekday's."""
    standing = session.database.rows(
        "SELECT school_id, staff, extra FROM standing_meals WHERE service_id = ? AND weekday = ?",
        (service_id, day.weekday()),
    )
    own = session.database.rows(
        "SELECT school_id, staff, extra, note FROM day_meals WHERE service_id = ? AND day = ?",
        (service_id, day_number(day)),
    )
    return {school_id: (staff, extra, "") for school_id, staff, extra in standing} | {
        school_id: (staff, extra, note) for school_id, staff, extra, note in own
    }
