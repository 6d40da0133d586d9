"""Who goes on into the new year, in which class and with which enrolments: read at once, decided in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.access.session import Session
from core.registry.records import SchoolYear
from core.registry.rolling_over_records import RollOverPlan
from core.storage import day_number

#: School and name of a class: what makes it the same one in another year.
ClassKey = tuple[int, str]


@dataclass(frozen=True, slots=True)
class OldClass:
    """A class of the old year."""

    id: int
    name: str
    school_id: int
    school_name: str
    level: str
    weekdays: int

    @property
    def key(self) -> ClassKey:
        """What makes it the same class in another year."""
        return self.school_id, self.name


@dataclass(slots=True)
class Work:
    """What there is to do. Days are stored numbers."""

    classes: Mapping[int, OldClass]
    #: Pupil → old class, of those who are in it at the year's end.
    pupils: Mapping[int, int]
    going: dict[int, ClassKey] = field(default_factory=dict)
    already: set[int] = field(default_factory=set)
    leaving: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    enrolments: list[tuple[int, int]] = field(default_factory=list)
    ended: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    needed: dict[ClassKey, int] = field(default_factory=dict)


def old_classes(session: Session, year_id: int) -> dict[int, OldClass]:
    """Return the classes of a year by id, in the order of school and name."""
    rows = session.database.rows(
        "SELECT c.id, c.name, c.school_id, s.name, s.level, COALESCE((SELECT w.weekdays FROM class_weekdays w"
        " WHERE w.class_group_id = c.id ORDER BY w.starts_on DESC LIMIT 1), c.weekdays) FROM class_group c"
        " JOIN school s ON s.id = c.school_id WHERE c.school_year_id = ? ORDER BY s.level, s.name, c.name",
        (year_id,),
    )
    return {row[0]: OldClass(*row) for row in rows}


def pupils_at_the_end(session: Session, classes: Mapping[int, OldClass], year: SchoolYear) -> dict[int, int]:
    """Return the class of each pupil who is in one at the year's end (or today, when the year still goes on).

    Schools end on different days: a school's year ends with the last day of its placements.
    """
    rows = session.database.rows(
        "SELECT p.pupil_id, p.class_group_id, p.ends_on FROM placement p"
        " JOIN class_group c ON c.id = p.class_group_id WHERE c.school_year_id = ?"
        " AND p.pupil_id NOT IN (SELECT merged_id FROM pupil_merge UNION ALL SELECT pupil_id FROM pupil_erasure)"
        " ORDER BY p.pupil_id, p.ends_on",
        (year.id,),
    )
    today, last = day_number(session.today()), day_number(year.ends_on)
    school_ends: dict[int, int] = {}
    for _pupil_id, class_id, ends_on in rows:
        school_id = classes[class_id].school_id
        school_ends[school_id] = max(school_ends.get(school_id, 0), min(ends_on, last))
    return {
        pupil_id: class_id
        for pupil_id, class_id, ends_on in rows
        if ends_on >= min(today, school_ends[classes[class_id].school_id])
    }


def work_of(session: Session, plan: RollOverPlan, year: SchoolYear) -> Work:
    """Return what the plan makes to be done now; what was done before is left out."""
    classes = old_classes(session, year.id)
    work = Work(classes, pupils_at_the_end(session, classes, year))
    next_keys = {class_id: (classes[class_id].school_id, name) for class_id, name in plan.next_names}
    moves = dict(plan.moves)
    placed, leaving = _placed_in(session, plan.starts_on, plan.ends_on), set(plan.leaving)
    for pupil_id, class_id in work.pupils.items():
        if pupil_id in placed:
            work.already.add(pupil_id)
        elif pupil_id in moves:
            work.going[pupil_id] = classes[moves[pupil_id]].key
            work.moved.append(pupil_id)
        elif class_id in next_keys and pupil_id not in leaving:
            work.going[pupil_id] = next_keys[class_id]
        else:
            work.leaving.append(pupil_id)
    work.needed = _needed(classes, next_keys, makes_empty=plan.makes_empty_classes)
    work.needed |= {classes[moves[one]].key: classes[moves[one]].weekdays for one in work.moved}
    _find_enrolments(session, plan, year, work)
    return work


def _needed(
    classes: Mapping[int, OldClass], next_keys: Mapping[int, ClassKey], *, makes_empty: bool
) -> dict[ClassKey, int]:
    """Return the classes of the new year with their weekdays: those of the class that bore the name, if one did."""
    weekdays = {one.key: one.weekdays for one in classes.values()}
    needed = {key: weekdays.get(key, classes[class_id].weekdays) for class_id, key in next_keys.items()}
    return {**weekdays, **needed} if makes_empty else needed


def _placed_in(session: Session, starts_on: date, ends_on: date) -> set[int]:
    rows = session.database.rows(
        "SELECT DISTINCT pupil_id FROM placement WHERE starts_on <= ? AND ends_on >= ?",
        (day_number(ends_on), day_number(starts_on)),
    )
    return {row[0] for row in rows}


def _find_enrolments(session: Session, plan: RollOverPlan, year: SchoolYear, work: Work) -> None:
    """Find the enrolments of those who go on that last to their end, and are not in the new year yet."""
    first, last = day_number(year.starts_on), day_number(year.ends_on)
    rows = session.database.rows(
        "SELECT pupil_id, service_id, ends_on FROM enrolment WHERE starts_on <= ? AND ends_on >= ?"
        " ORDER BY pupil_id, service_id",
        (last, first),
    )
    today = day_number(session.today())
    # As with classes: an enrolment goes on when it lasts as long as the service did for the pupil's school.
    ends: dict[tuple[int, int], int] = {}
    lasting: dict[tuple[int, int], int] = {}
    for pupil_id, service_id, ends_on in rows:
        class_id = work.pupils.get(pupil_id)
        if class_id is None:
            continue
        place = (work.classes[class_id].school_id, service_id)
        ends[place] = max(ends.get(place, 0), min(ends_on, last))
        lasting[pupil_id, service_id] = ends_on
    taken = _enrolled_in(session, plan.starts_on, plan.ends_on)
    for (pupil_id, service_id), ends_on in lasting.items():
        place = (work.classes[work.pupils[pupil_id]].school_id, service_id)
        if pupil_id not in work.going or ends_on < min(today, ends[place]):
            continue
        if service_id not in plan.service_ids:
            work.ended[service_id] += 1
        elif (pupil_id, service_id) not in taken:
            work.enrolments.append((pupil_id, service_id))


def _enrolled_in(session: Session, starts_on: date, ends_on: date) -> set[tuple[int, int]]:
    rows = session.database.rows(
        "SELECT pupil_id, service_id FROM enrolment WHERE starts_on <= ? AND ends_on >= ?",
        (day_number(ends_on), day_number(starts_on)),
    )
    return {(row[0], row[1]) for row in rows}
