"""What closing a day would do, before anybody does it; and where the day stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core import calendar
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome_instant
from core.ledger import Price, prices_on
from core.meals.chargeable import DayFacts, facts_of, terms_of
from core.meals.closing import ensure_over
from core.meals.cutoff import cutoff_of
from core.meals.day_state import done_report, is_begun
from core.registry import pupil_names


class DayState(StrEnum):
    """Where a service's day stands: may families still change it, is it being eaten, is it charged?"""

    NO_SERVICE = "no_service"
    OPEN = "open"
    ORDERED = "ordered"
    SERVED = "served"
    CLOSING = "closing"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DayStatus:
    """The state of a day. `deadline_at` (UTC) is the latest cut-off of the schools that serve, None when none does.

    `reason` says why there is no service. `charged` and `total_cents` are known of a closed day, to whoever may see the
    ledger.
    """

    state: DayState
    deadline_at: datetime | None
    reason: str = ""
    charged: int | None = None
    total_cents: int | None = None


@dataclass(frozen=True, slots=True)
class ClosePreview:
    """What a close would charge in all: `total_cents` positive, `without_price` as (id, full name) by name.

    With anybody in `without_price` the day cannot be closed.
    """

    on: date
    service_id: int
    charged: int
    exempt: int
    total_cents: int
    schools: int
    without_price: tuple[tuple[int, str], ...]


def day_status(session: Session, service_id: int, day: date) -> DayStatus:
    """Return where the day stands.

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.VIEW_MEALS)
    database = session.database
    report = done_report(database, service_id, day)
    deadline = deadline_of(session, service_id, day)
    if report is not None:
        if session.may(Permission.VIEW_LEDGER):
            return DayStatus(DayState.CLOSED, deadline, "", report["charged"], report["total_cents"])
        return DayStatus(DayState.CLOSED, deadline)
    if is_begun(database, service_id, day):
        return DayStatus(DayState.CLOSING, deadline)
    if deadline is None:
        return DayStatus(DayState.NO_SERVICE, None, _why_not(session, service_id, day))
    if session.now() <= deadline:
        return DayStatus(DayState.OPEN, deadline)
    return DayStatus(DayState.ORDERED if session.today() <= day else DayState.SERVED, deadline)


def close_preview(session: Session, service_id: int, day: date) -> ClosePreview:
    """Return what `close_day` would charge; it refuses what a close would refuse, prices apart.

    Raises:
        DayNotOver: the day is not over for the families.
        NoServiceThatDay: no class has the service, and nobody was checked in.
        PeriodClosed: the month is closed in the ledger.
        NotFound: no such service.
        NotAllowed: the role may not close days.
    """
    session.require(Permission.CLOSE_DAY)
    terms = terms_of(session, service_id)
    facts = facts_of(session, terms, day)
    ensure_over(session, terms, day, facts)
    return priced(session, service_id, day, facts, prices_on(session, service_id, day, None))


def priced(session: Session, service_id: int, day: date, facts: DayFacts, prices: Mapping[int, Price]) -> ClosePreview:
    """Add up what everybody who is to be charged would pay; who has no price is named."""
    wanted = [pupil_id for pupils in facts.pupils.values() for pupil_id in pupils]
    missing = pupil_names(session, [pupil_id for pupil_id in wanted if pupil_id not in prices])
    found = [prices[pupil_id] for pupil_id in wanted if pupil_id in prices]
    return ClosePreview(
        on=day,
        service_id=service_id,
        charged=sum(price.amount_cents > 0 for price in found),
        exempt=sum(price.is_exempt for price in found),
        total_cents=sum(price.amount_cents for price in found),
        schools=len(facts.pupils),
        without_price=tuple(sorted(missing.items(), key=lambda one: (one[1], one[0]))),
    )


def deadline_of(session: Session, service_id: int, day: date) -> datetime | None:
    """Return the latest cut-off (UTC) of the schools that serve on the day, None when none does."""
    session.require(Permission.VIEW_MEALS)
    served = calendar.classes_served(session, service_id, day)
    if not any(one.is_service for one in served.values()):
        return None
    school_of: dict[int, int] = dict(session.database.rows("SELECT id, school_id FROM class_group"))
    schools = {school_of[class_id] for class_id, one in served.items() if one.is_service}
    return rome_instant(day, max(cutoff_of(session.database, service_id, school_id) for school_id in schools))


def _why_not(session: Session, service_id: int, day: date) -> str:
    """Return the reason that holds for most classes that are offered the service."""
    served = calendar.classes_served(session, service_id, day).values()
    texts = [one.text for one in served if one.reason is not calendar.NoService.NOT_OFFERED]
    return max(sorted(set(texts)), key=texts.count) if texts else ""
