"""What the pages of the close ask core for, all at once, off the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core import meals, registry
from core.access.session import Session
from core.registry import ChargePolicy


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """A service's day as the close sees it; without a service there is nothing else.

    `closed` tells who closed it and when.
    """

    services: tuple[registry.Service, ...]
    service_id: int | None = None
    day: date | None = None
    open_days: tuple[meals.OpenDay, ...] = ()
    status: meals.DayStatus | None = None
    closed: meals.ClosedDay | None = None
    classes: tuple[meals.ClosingClass, ...] = ()
    #: What kept the day from being closed by itself, when that was tried.
    held: tuple[meals.HeldDay, ...] = ()

    @property
    def service(self) -> registry.Service | None:
        """The service on show."""
        return next((one for one in self.services if one.id == self.service_id), None)

    @property
    def is_by_booking(self) -> bool:
        """Whether whoever was booked pays, checked in or not."""
        return self.service is not None and self.service.charge_policy is ChargePolicy.BOOKED

    @property
    def undecided(self) -> int:
        """How many pupils wait for a decision."""
        return sum(one.undecided for one in self.classes)


def closing_facts(session: Session, service_id: int | None, day: date | None) -> ClosingFacts:
    """Return the facts of the day asked for; None: of the oldest that is open, or today."""
    known = registry.services(session)
    offered = {one.service_id for one in registry.offered_services(session)}
    services = tuple(one for one in known if one.id in offered) or known
    if not services:
        return ClosingFacts(())
    chosen = service_id if service_id in {one.id for one in services} else services[0].id
    waiting = meals.open_days(session, chosen)
    on = day or (waiting[0].on if waiting else session.today())
    return ClosingFacts(
        services,
        chosen,
        on,
        waiting,
        meals.day_status(session, chosen, on),
        meals.closed_day(session, chosen, on),
        meals.closing_classes(session, chosen, on),
        meals.why_still_open(session, chosen, on),
    )


def all_classes(facts: ClosingFacts, name: str) -> meals.ClosingClass:
    """Return the sums of all classes as one line called `name`; its id is 0."""
    lines = facts.classes
    return meals.ClosingClass(
        0, name, 0, "",
        expected=sum(one.expected for one in lines), present=sum(one.present for one in lines),
        missing=sum(one.missing for one in lines), extra=sum(one.extra for one in lines),
        by_hand=sum(one.by_hand for one in lines), excused=sum(one.excused for one in lines),
        undecided=sum(one.undecided for one in lines),
    )  # fmt: skip
