"""Who is to be charged for a day: booking and check-in together, by the service's policy (docs/decisions/0008)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from core import calendar, ledger
from core.access.session import Session
from core.errors import NotFound
from core.meals.enrolled import EATS_ON, on_day
from core.meals.faults import PricesMissing
from core.registry import ChargePolicy, pupil_names
from core.storage import day_number

#: The school under which whoever ate without being in any class that day is charged.
NO_SCHOOL = 0

_NAMED = 5


@dataclass(frozen=True, slots=True)
class ServiceTerms:
    """What a close must know of a service."""

    id: int
    name: str
    service_group_id: int
    policy: ChargePolicy


@dataclass(frozen=True, slots=True)
class DayFacts:
    """Whom to charge, by school and in the order of their ids; schools that serve without charging anybody included.

    `served_schools` have service that day.
    """

    pupils: dict[int, list[int]]
    served_schools: frozenset[int]

    @property
    def count(self) -> int:
        """How many pupils there are."""
        return sum(len(pupils) for pupils in self.pupils.values())


@dataclass(frozen=True, slots=True)
class DayPrices:
    """What each pupil to be charged pays, in cents, and how many of them are exempt."""

    cents: dict[int, int]
    exempt: int


def terms_of(session: Session, service_id: int) -> ServiceTerms:
    """Return what a close must know of a service.

    Raises:
        NotFound: no such service.
    """
    row = session.database.row(
        "SELECT id, name, service_group_id, charge_policy FROM service WHERE id = ?", (service_id,)
    )
    if row is None:
        raise NotFound(what="Servizio")
    return ServiceTerms(row[0], row[1], row[2], ChargePolicy(row[3]))


def facts_of(session: Session, terms: ServiceTerms, day: date) -> DayFacts:
    """Return whom to charge for the day, in three queries.

    BOOKED: whoever was booked and not cancelled in time, checked in or not, and the extras (checked in without being
    expected, declared absent included). PRESENT: whoever was checked in.
    """
    served = {class_id for class_id, one in calendar.classes_served(session, terms.id, day).items() if one.is_service}
    school_of_class: dict[int | None, int] = dict(session.database.rows("SELECT id, school_id FROM class_group"))
    pupils: dict[int, list[int]] = defaultdict(list)
    served_schools = frozenset(school_of_class[class_id] for class_id in served)
    for school_id in served_schools:
        pupils[school_id] = []
    rows = (
        _booked_or_present(session, terms.id, day)
        if terms.policy is ChargePolicy.BOOKED
        else _present(session, terms.id, day)
    )
    for pupil_id, class_id, is_present in rows:
        if is_present or class_id in served:
            pupils[school_of_class.get(class_id, NO_SCHOOL)].append(pupil_id)
    return DayFacts(dict(sorted(pupils.items())), served_schools)


def prices_of(session: Session, service_id: int, day: date, facts: DayFacts) -> DayPrices:
    """Return what each of them pays.

    Raises:
        PricesMissing: some have neither a band with a price nor an exemption.
    """
    prices = ledger.prices_on(session, service_id, day, None)
    wanted = [pupil_id for pupils in facts.pupils.values() for pupil_id in pupils]
    missing = [pupil_id for pupil_id in wanted if pupil_id not in prices]
    if missing:
        raise _missing(session, missing)
    # Bare numbers: 150,000 records kept through the close would be walked by the garbage collector, locks held.
    cents = {pupil_id: prices[pupil_id].amount_cents for pupil_id in wanted}
    return DayPrices(cents, exempt=sum(prices[pupil_id].is_exempt for pupil_id in wanted))


def _booked_or_present(session: Session, service_id: int, day: date) -> Sequence[tuple[int, int | None, bool]]:
    """Return pupil, class and whether checked in, by pupil: enrolled and not absent, or checked in."""
    number = day_number(day)
    return session.database.rows(
        "SELECT e.pupil_id, pl.class_group_id, s.pupil_id IS NOT NULL FROM enrolment e"
        " JOIN placement pl ON pl.pupil_id = e.pupil_id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " LEFT JOIN meal_exception x ON x.service_id = e.service_id AND x.day = ? AND x.pupil_id = e.pupil_id"
        " LEFT JOIN presence s ON s.day = ? AND s.service_id = e.service_id AND s.pupil_id = e.pupil_id"
        f" WHERE e.service_id = ? AND {EATS_ON}"
        " AND (COALESCE(x.kind, '') <> 'absent' OR s.pupil_id IS NOT NULL)"
        " UNION "
        "SELECT s.pupil_id, pl.class_group_id, 1 = 1 FROM presence s"
        " LEFT JOIN placement pl ON pl.pupil_id = s.pupil_id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " WHERE s.day = ? AND s.service_id = ? ORDER BY 1",
        (number, number, number, number, service_id, *on_day(number), number, number, number, service_id),
    )


def _present(session: Session, service_id: int, day: date) -> Sequence[tuple[int, int | None, bool]]:
    number = day_number(day)
    return session.database.rows(
        "SELECT s.pupil_id, pl.class_group_id, 1 = 1 FROM presence s"
        " LEFT JOIN placement pl ON pl.pupil_id = s.pupil_id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " WHERE s.day = ? AND s.service_id = ? ORDER BY 1",
        (number, number, number, service_id),
    )


def _missing(session: Session, pupil_ids: list[int]) -> PricesMissing:
    pupils = tuple(sorted(pupil_names(session, pupil_ids).items(), key=itemgetter(1, 0)))
    names = ", ".join(name for _pupil_id, name in pupils[:_NAMED]) + (", …" if len(pupils) > _NAMED else "")
    return PricesMissing(count=len(pupils), names=names, pupils=pupils)
