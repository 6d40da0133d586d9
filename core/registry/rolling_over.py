"""The yearly roll-over: classes promoted, enrolments renewed, in one transaction, repeatable, and taken back whole.

Accounts, entries and cards are not touched: they belong to the pupil, not to the year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import peewee

from core.access.audit import record
from core.access.operations import Answer, OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import NotFound, Phrase
from core.progress import NO_PROGRESS, Progress
from core.registry.rolling_over_expiring import expiring
from core.registry.rolling_over_faults import RollOverAlreadyUndone, YearInUse
from core.registry.rolling_over_preview import checked_plan
from core.registry.rolling_over_records import RollOverDone, RollOverLine, RollOverPlan, RollOverUndone
from core.registry.rolling_over_renewing import end_again, renew, renewable, require_renewing
from core.registry.rolling_over_work import ClassKey, Work, work_of
from core.registry.schools import create_school_year, school_years
from core.storage import day_number, instant_from_number, instant_number, tables

#: Rows written by one statement: far below the engines' limits on bound values.
CHUNK = 1_000


def roll_over(
    session: Session, operation: OperationId, plan: RollOverPlan, *, progress: Progress = NO_PROGRESS
) -> RollOverDone:
    """Bring pupils, classes and enrolments into the new year; all of it or nothing, also when it is stopped.

    Who has a class in the new year already is left as is: run again (with another `operation`) it brings only those
    who came meanwhile. The same `operation` again gives back the first answer.

    Raises:
        InvalidValue, NotFound, NewYearTooEarly: as `preview_roll_over`.
        YearsOverlap: another year has some of the days of the new one.
        Cancelled: the clerk stopped it; nothing was changed.
        Conflict: the same id came with another plan.
    """
    session.require(Permission.EDIT_REGISTRY)
    require_renewing(session, plan)

    def action() -> Answer:
        # Two clerks at once: the second waits here, and then finds everybody placed.
        session.database.execute("UPDATE school_year SET label = label WHERE id = ?", (plan.from_year_id,))
        clean, year = checked_plan(session, plan)
        work = work_of(session, clean, year)
        progress.check()
        return _write(session, clean, work, progress)

    told = {
        "from": plan.from_year_id,
        "to": [plan.label, plan.starts_on.isoformat(), plan.ends_on.isoformat()],
        "classes": [list(pair) for pair in plan.next_names],
        "services": list(plan.service_ids),
        "empty": plan.makes_empty_classes,
        "leaving": sorted(plan.leaving),
        "moves": sorted(map(list, plan.moves)),
        "renewals": sorted([kind.value, row_id] for kind, row_id in plan.renewals),
    }
    outcome = once(session, operation, told, action)
    return RollOverDone(**outcome.answer, is_repeat=outcome.is_repeat)


def undo_roll_over(session: Session, roll_over_id: int) -> RollOverUndone:
    """Take back what a roll-over made, as long as nothing of the new year was asked for, served or charged.

    What was entered by hand since then stays, and so do the classes and the year that it needs.

    Raises:
        NotFound: no such roll-over.
        RollOverAlreadyUndone: it was taken back before.
        YearInUse: something of the new year depends on it.
    """
    session.require(Permission.EDIT_REGISTRY)
    database = session.database
    with database.transaction():
        row = database.row("SELECT to_year_id, to_label, undone_at FROM roll_over WHERE id = ?", (roll_over_id,))
        if row is None:
            raise NotFound(what="Passaggio d'anno")
        to_year_id, label, undone_at = row
        if undone_at is not None:
            day = f"{rome(instant_from_number(undone_at)):%d/%m/%Y}"
            raise RollOverAlreadyUndone(label=label, undone_on=day)
        reason = in_the_way(session, to_year_id)
        if reason:
            raise YearInUse(label=label, reason=reason)
        # Whoever undoes second at the same moment changes no row here.
        changed = database.execute(
            "UPDATE roll_over SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL",
            (instant_number(session.now()), session.actor.name, roll_over_id),
        )
        if not changed:
            raise RollOverAlreadyUndone(label=label, undone_on=f"{session.today():%d/%m/%Y}")
        enrolments = _delete(session, roll_over_id, "enrolment", "enrolment")
        placements = _delete(session, roll_over_id, "placement", "placement")
        classes, kept = _delete_classes(session, roll_over_id)
        _delete_year(session, roll_over_id)
        renewals = end_again(session, roll_over_id)
        record(
            session, "undo_roll_over", f"roll_over:{roll_over_id}", label=label, placements=placements,
            enrolments=enrolments, classes=classes, kept_classes=list(kept), renewals=renewals,
        )  # fmt: skip
        return RollOverUndone(placements, enrolments, classes, kept, renewals)


def roll_overs(session: Session) -> tuple[RollOverLine, ...]:
    """Return the roll-overs so far, newest first."""
    session.require(Permission.EDIT_REGISTRY)
    rows = session.database.rows(
        "SELECT r.id, f.label, r.to_year_id, r.to_label, r.at, r.actor_name, r.undone_at, r.undone_by,"
        " (SELECT COUNT(*) FROM roll_over_row w WHERE w.roll_over_id = r.id AND w.kind = 'placement'),"
        " (SELECT COUNT(*) FROM roll_over_row w WHERE w.roll_over_id = r.id AND w.kind = 'enrolment')"
        " FROM roll_over r JOIN school_year f ON f.id = r.from_year_id ORDER BY r.id DESC"
    )
    return tuple(
        RollOverLine(
            roll_id, from_label, to_label, instant_from_number(at), actor, placements, enrolments,
            None if undone_at is None else instant_from_number(undone_at), undone_by,
            "" if undone_at is not None else in_the_way(session, to_id),
        )
        for roll_id, from_label, to_id, to_label, at, actor, undone_at, undone_by, placements, enrolments in rows
    )  # fmt: skip


#: What makes a year used, and how one asks for it: between two stored days.
_USES = (
    (Phrase("ci sono pasti già registrati"), "SELECT 1 FROM presence WHERE day BETWEEN ? AND ? LIMIT 1"),
    (
        Phrase("ci sono giornate già addebitate"),
        "SELECT 1 FROM batch WHERE day BETWEEN ? AND ? AND entries > 0 AND substr(scope, 1, 3) <> 'op:' LIMIT 1",
    ),
    (Phrase("ci sono ordini già mandati alla cucina"), "SELECT 1 FROM kitchen_order WHERE day BETWEEN ? AND ? LIMIT 1"),
    (
        Phrase("ci sono già assenze o pasti in bianco richiesti"),
        "SELECT 1 FROM meal_request WHERE ends_on >= ? AND starts_on <= ? LIMIT 1",
    ),
    (
        Phrase("ci sono già inserimenti decisi dalla scuola"),
        "SELECT 1 FROM insertion WHERE ends_on >= ? AND starts_on <= ? LIMIT 1",
    ),
)


def in_the_way(session: Session, year_id: int) -> str:
    """Return what of a school year forbids taking it back (Italian), empty when nothing does."""
    days = session.database.row("SELECT starts_on, ends_on FROM school_year WHERE id = ?", (year_id,))
    if days is None:
        return ""
    return next((reason for reason, sql in _USES if session.database.scalar(sql, days) is not None), "")


def _write(session: Session, plan: RollOverPlan, work: Work, progress: Progress) -> Answer:
    database = session.database
    year_id, is_new = _to_year(session, plan)
    roll_over_id = database.insert(
        tables.RollOver, from_year=plan.from_year_id, to_year_id=year_id, to_label=plan.label,
        actor_id=session.actor.id, actor_name=session.actor.name, at=session.now(),
    )  # fmt: skip
    made: list[tuple[str, int]] = [("year", year_id)] if is_new else []
    class_ids, new_classes = _make_classes(session, year_id, work)
    made += [("class", class_id) for class_id in new_classes]
    starts, ends = day_number(plan.starts_on), day_number(plan.ends_on)
    placements = [(pupil_id, class_ids[key], starts, ends) for pupil_id, key in work.going.items()]
    at = instant_number(session.now())
    enrolments = [(pupil_id, service_id, starts, ends, at) for pupil_id, service_id in work.enrolments]
    total, done = len(placements) + len(enrolments), 0
    for kind, table, columns, rows in (
        ("placement", tables.Placement, ("pupil", "class_group", "starts_on", "ends_on"), placements),
        ("enrolment", tables.Enrolment, ("pupil", "service", "starts_on", "ends_on", "created_at"), enrolments),
    ):
        for chunk in _chunks(rows):
            made += [(kind, row_id) for row_id in _insert(session, table, columns, chunk)]
            done += len(chunk)
            progress.advance(done, total)
            progress.check()
    for chunk in _chunks([(roll_over_id, kind, row_id) for kind, row_id in made]):
        names = ("roll_over", "kind", "row_id")
        database.run(tables.RollOverRow.insert_many([dict(zip(names, row, strict=True)) for row in chunk]))
    chosen = renewable(plan, expiring(session, plan, work))
    renew(session, roll_over_id, chosen)
    answer: Answer = {
        "roll_over_id": roll_over_id,
        "label": plan.label,
        "classes": len(new_classes),
        "placements": len(placements),
        "enrolments": len(enrolments),
        "renewals": len(chosen),
    }
    record(session, "roll_over", f"roll_over:{roll_over_id}", from_year=plan.from_year_id, **answer)
    return answer


def _to_year(session: Session, plan: RollOverPlan) -> tuple[int, bool]:
    """Return the new year's id, and whether it had to be made."""
    known = next((one for one in school_years(session) if one.label == plan.label), None)
    if known is not None:
        return known.id, False
    return create_school_year(session, plan.label, plan.starts_on, plan.ends_on), True


def _make_classes(session: Session, year_id: int, work: Work) -> tuple[dict[ClassKey, int], list[int]]:
    """Return the classes of the new year by school and name, and the ids of those that had to be made."""
    rows = session.database.rows("SELECT school_id, name, id FROM class_group WHERE school_year_id = ?", (year_id,))
    class_ids: dict[ClassKey, int] = {(school_id, name): class_id for school_id, name, class_id in rows}
    new: list[int] = []
    for (school_id, name), weekdays in work.needed.items():
        if (school_id, name) in class_ids:
            continue
        class_id = session.database.insert(
            tables.ClassGroup, school=school_id, school_year=year_id, name=name, weekdays=weekdays
        )
        record(session, "create_class", f"class_group:{class_id}", school=school_id, name=name, weekdays=weekdays)
        class_ids[school_id, name] = class_id
        new.append(class_id)
    return class_ids, new


def _insert(
    session: Session,
    table: Any,  # noqa: ANN401 - a model
    columns: Sequence[str],
    rows: Sequence[tuple[int, ...]],
) -> list[int]:
    query = table.insert_many([dict(zip(columns, row, strict=True)) for row in rows]).returning(table.id).tuples()
    return [int(row[0]) for row in session.database.run(query)]


def _chunks(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rows[first : first + CHUNK] for first in range(0, len(rows), CHUNK))


def _delete(session: Session, roll_over_id: int, table: str, kind: str) -> int:
    return session.database.execute(
        f"DELETE FROM {table} WHERE id IN (SELECT row_id FROM roll_over_row WHERE roll_over_id = ? AND kind = ?)",
        (roll_over_id, kind),
    )


def _delete_classes(session: Session, roll_over_id: int) -> tuple[int, tuple[str, ...]]:
    """Take the classes out that nothing refers to; return how many, and the names of those that stay."""
    rows = session.database.rows(
        "SELECT c.id, c.name FROM class_group c JOIN roll_over_row w ON w.row_id = c.id"
        " WHERE w.roll_over_id = ? AND w.kind = 'class' ORDER BY c.name",
        (roll_over_id,),
    )
    kept = [name for class_id, name in rows if not _gone(session, "class_group", class_id)]
    return len(rows) - len(kept), tuple(kept)


def _delete_year(session: Session, roll_over_id: int) -> None:
    year_id = session.database.scalar(
        "SELECT row_id FROM roll_over_row WHERE roll_over_id = ? AND kind = 'year'", (roll_over_id,)
    )
    if year_id is not None:
        _gone(session, "school_year", year_id)


def _gone(session: Session, table: str, row_id: int) -> bool:
    """Take one row out unless another refers to it: the keys know all who may."""
    try:
        with session.database.transaction():
            session.database.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    except peewee.IntegrityError:
        return False
    return True
