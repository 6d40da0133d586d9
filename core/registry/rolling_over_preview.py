"""What a roll-over would do: proposed, then shown before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, NotFound
from core.registry.naming import clean_name
from core.registry.records import SchoolLevel, SchoolYear
from core.registry.rolling_over_classes import next_class_name
from core.registry.rolling_over_expiring import expiring
from core.registry.rolling_over_faults import NewYearTooEarly
from core.registry.rolling_over_records import (
    ClassOutcome,
    ClassStep,
    Leaver,
    RollOverPlan,
    RollOverPreview,
    RollOverProposal,
    ServiceOutcome,
)
from core.registry.rolling_over_renewing import renewable
from core.registry.rolling_over_seats import full_services
from core.registry.rolling_over_work import OldClass, Work, old_classes, pupils_at_the_end, work_of
from core.registry.schools import school_year_label, school_years
from core.registry.services import services
from core.storage import day_number

#: The age at which children go to the primary school.
_AT_SCHOOL = 6


def propose_roll_over(session: Session, from_year_id: int | None = None) -> RollOverProposal | None:
    """Return what to do with each class of a year; None when there is no school year yet.

    The year is the one asked for, or that of today, or else the last one that has begun.

    Raises:
        NotFound: no such year.
    """
    session.require(Permission.EDIT_REGISTRY)
    years = school_years(session)
    year = _year(years, from_year_id) if from_year_id is not None else _latest_begun(years, session.today())
    if year is None:
        return None
    after = [one for one in years if one.starts_on > year.ends_on]
    to_year = after[-1] if after else None
    classes = old_classes(session, year.id)
    starts_on = to_year.starts_on if to_year else _a_year_later(year.starts_on)
    pupils = pupils_at_the_end(session, classes, year)
    oldest = _oldest(session, classes, pupils, starts_on)
    counts, leaving = Counter(pupils.values()), Counter(pupils[pupil_id] for pupil_id in oldest)
    steps = tuple(_step(one, counts[one.id], leaving[one.id]) for one in classes.values())
    plan = RollOverPlan(
        year.id,
        to_year.label if to_year else school_year_label(starts_on),
        starts_on,
        to_year.ends_on if to_year else _a_year_later(year.ends_on),
        tuple((step.class_id, step.next_name) for step in steps if step.next_name is not None),
        tuple(one.id for one in services(session)),
        leaving=oldest,
    )
    return RollOverProposal(year, to_year, plan, steps)


def preview_roll_over(session: Session, plan: RollOverPlan) -> RollOverPreview:
    """Return what the plan would do now. Nothing is written.

    Raises:
        NotFound: no such year or class.
        InvalidValue: a class's name is missing, or the dates are the wrong way round.
        NewYearTooEarly: the new year begins before the old one is over.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.snapshot():
        plan, year = checked_plan(session, plan)
        work = work_of(session, plan, year)
        names = {one.id: one.name for one in services(session)}
        renewed = Counter(service_id for _pupil_id, service_id in work.enrolments)
        existing = _existing_classes(session, plan)
        ending = expiring(session, plan, work)
        return RollOverPreview(
            plan=plan,
            makes_year=plan.label not in {one.label for one in school_years(session)},
            classes=_outcomes(work, dict(plan.next_names)),
            new_classes=tuple(_class_text(work, key) for key in sorted(work.needed) if key not in existing),
            services=tuple(
                ServiceOutcome(service_id, name, renewed[service_id], work.ended[service_id])
                for service_id, name in names.items()
            ),
            leavers=_leavers(session, work, work.leaving),
            moved=_leavers(session, work, work.moved),
            expiring=ending,
            cards=int(session.database.scalar("SELECT COUNT(*) FROM card WHERE revoked_at IS NULL")),
            full=full_services(session, plan, work),
            renewed=renewable(plan, ending),
        )


def checked_plan(session: Session, plan: RollOverPlan) -> tuple[RollOverPlan, SchoolYear]:
    """Return the plan with clean names, and the old year; raises as `preview_roll_over`."""
    years = school_years(session)
    year = _year(years, plan.from_year_id)
    known = next((one for one in years if one.label == plan.label.strip()), None)
    if known is not None:  # its dates hold, whatever was typed
        plan = replace(plan, label=known.label, starts_on=known.starts_on, ends_on=known.ends_on)
    if plan.starts_on >= plan.ends_on:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")
    if plan.starts_on <= year.ends_on:
        raise NewYearTooEarly(ends_on=f"{year.ends_on:%d/%m/%Y}")
    classes = old_classes(session, year.id)
    named = {class_id for class_id, _name in plan.next_names} | {class_id for _pupil_id, class_id in plan.moves}
    if not named <= classes.keys():
        raise NotFound(what="Classe")
    clean = tuple((class_id, clean_name(name, "Classe")) for class_id, name in plan.next_names)
    label = plan.label.strip() or school_year_label(plan.starts_on)
    return replace(
        plan,
        label=label,
        next_names=clean,
        moves=tuple(sorted(plan.moves)),
        service_ids=tuple(sorted(plan.service_ids)),
        renewals=tuple(sorted(plan.renewals)),
    ), year


def _year(years: tuple[SchoolYear, ...], year_id: int) -> SchoolYear:
    found = next((one for one in years if one.id == year_id), None)
    if found is None:
        raise NotFound(what="Anno scolastico")
    return found


def _latest_begun(years: tuple[SchoolYear, ...], today: date) -> SchoolYear | None:
    """Return the newest year that has begun; before all of them the oldest."""
    return next((one for one in years if one.starts_on <= today), years[-1] if years else None)


def _a_year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


def _step(one: OldClass, pupils: int, oldest: int) -> ClassStep:
    level = SchoolLevel(one.level)
    name = one.name if level is SchoolLevel.INFANZIA else next_class_name(one.name, level)
    return ClassStep(one.id, one.name, one.school_id, one.school_name, level, pupils, name, oldest)


def _oldest(
    session: Session, classes: Mapping[int, OldClass], pupils: Mapping[int, int], starts_on: date
) -> tuple[int, ...]:
    """Return who goes from the infanzia to the primary: six years old by 31 December of the year that begins.

    Whose birthday nobody knows stays, until somebody looks.
    """
    rows = session.database.rows(
        "SELECT id FROM pupil WHERE born_on <= ?", (day_number(date(starts_on.year - _AT_SCHOOL, 12, 31)),)
    )
    sections = {one.id for one in classes.values() if one.level == SchoolLevel.INFANZIA.value}
    return tuple(sorted(row[0] for row in rows if pupils.get(row[0]) in sections))


def _existing_classes(session: Session, plan: RollOverPlan) -> set[tuple[int, str]]:
    rows = session.database.rows(
        "SELECT c.school_id, c.name FROM class_group c JOIN school_year y ON y.id = c.school_year_id WHERE y.label = ?",
        (plan.label,),
    )
    return {(row[0], row[1]) for row in rows}


def _class_text(work: Work, key: tuple[int, str]) -> str:
    school = next(one.school_name for one in work.classes.values() if one.school_id == key[0])
    return f"{key[1]} · {school}"


def _outcomes(work: Work, next_names: Mapping[int, str]) -> tuple[ClassOutcome, ...]:
    going = Counter(work.pupils[pupil_id] for pupil_id in work.going)
    already = Counter(work.pupils[pupil_id] for pupil_id in work.already)
    leaving = Counter(work.pupils[pupil_id] for pupil_id in work.leaving)
    return tuple(
        ClassOutcome(
            one.id,
            one.name,
            one.school_name,
            next_names.get(one.id),
            going[one.id],
            already[one.id],
            leaving[one.id],
            SchoolLevel(one.level),
        )
        for one in work.classes.values()
    )


def _names(session: Session) -> dict[int, str]:
    rows = session.database.rows("SELECT id, last_name, first_name FROM pupil")
    return {pupil_id: f"{last} {first}" for pupil_id, last, first in rows}


def _leavers(session: Session, work: Work, pupil_ids: Sequence[int]) -> tuple[Leaver, ...]:
    if not pupil_ids:
        return ()
    names = _names(session)
    balances: dict[int, int] = dict(
        session.database.rows(
            "SELECT a.pupil_id, SUM(b.cents) FROM account a JOIN balance b ON b.account_id = a.id"
            " GROUP BY a.pupil_id HAVING SUM(b.cents) <> 0"
        )
    )
    found = []
    for pupil_id in pupil_ids:
        old = work.classes[work.pupils[pupil_id]]
        balance = int(balances.get(pupil_id, 0))
        level, key = SchoolLevel(old.level), work.going.get(pupil_id)
        moves_to = "" if key is None else _class_text(work, key)
        found.append(Leaver(pupil_id, names[pupil_id], old.name, old.school_name, balance, level, moves_to))
    return tuple(sorted(found, key=lambda one: (one.school_name, one.class_name, one.name)))
