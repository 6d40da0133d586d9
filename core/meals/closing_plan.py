"""What a close would charge, class by class and band by band, and whom it would leave out, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core import ledger
from core.access.permissions import Permission
from core.access.session import Session
from core.meals.chargeable import DayFacts, facts_of, terms_of
from core.meals.closing import ensure_over
from core.meals.day_pupils import DayPupil, day_pupils
from core.meals.preview import ClosePreview, priced
from core.meals.records import BookingState
from core.registry import ChargePolicy
from core.storage import day_number


class WhyLeftOut(StrEnum):
    """Why an enrolled pupil is not charged."""

    ABSENT = "absent"
    EXCUSED = "excused"
    NOT_CHECKED_IN = "not_checked_in"


@dataclass(frozen=True, slots=True)
class PlannedClass:
    """What a class pays; `class_id` is None for who ate without being in any. Cents, positive."""

    class_id: int | None
    class_name: str
    school_name: str
    charged: int
    exempt: int
    without_price: int
    total_cents: int


@dataclass(frozen=True, slots=True)
class PlannedBand:
    """What the pupils of a band pay; no code for the exempt. `price_cents` each."""

    code: str
    name: str
    price_cents: int
    count: int
    total_cents: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A pupil who is enrolled that day and would not be charged."""

    pupil_id: int
    pupil_name: str
    class_name: str
    why: WhyLeftOut


@dataclass(frozen=True, slots=True)
class ClosingPlan:
    """The whole of it. `not_scanned` are charged though nobody checked them in; `present` were checked in."""

    preview: ClosePreview
    policy: ChargePolicy
    classes: tuple[PlannedClass, ...]
    bands: tuple[PlannedBand, ...]
    left_out: tuple[LeftOut, ...]
    present: int
    not_scanned: int

    @property
    def is_closable(self) -> bool:
        """Whether everybody to be charged has a price."""
        return not self.preview.without_price


def closing_plan(session: Session, service_id: int, day: date) -> ClosingPlan:
    """Return what `close_day` would do now; it refuses what a close would refuse, prices apart.

    Raises:
        DayNotOver: the day is not over for the families.
        NoServiceThatDay: no class has the service, and nobody was checked in.
        PeriodClosed: the month is closed in the ledger.
        NotFound: no such service.
        NotAllowed: the role may not close days.
    """
    session.require(Permission.CLOSE_DAY)
    terms = terms_of(session, service_id)
    with session.database.snapshot():
        facts = facts_of(session, terms, day)
        ensure_over(session, terms, day, facts)
        prices = ledger.prices_on(session, service_id, day, None)
        pupils = day_pupils(session, service_id, day)
        excused = _excused(session, service_id, day)
    wanted = [pupil_id for ids in facts.pupils.values() for pupil_id in ids]
    found = [prices[pupil_id] for pupil_id in wanted if pupil_id in prices]
    charged = frozenset(wanted)
    return ClosingPlan(
        preview=priced(session, service_id, day, facts, prices),
        policy=terms.policy,
        classes=_classes(facts, pupils, prices),
        bands=_bands(found),
        left_out=tuple(_left_out(one, excused) for one in pupils if _is_left_out(one, charged)),
        present=sum(one.is_present for one in pupils),
        not_scanned=sum(one.is_missing and one.pupil_id in charged for one in pupils),
    )


def _classes(
    facts: DayFacts, pupils: tuple[DayPupil, ...], prices: dict[int, ledger.Price]
) -> tuple[PlannedClass, ...]:
    """Add up by class, in the order of the pupils; whoever is in no class comes last."""
    class_of = {one.pupil_id: (one.class_id, one.class_name, one.school_name) for one in pupils}
    places: dict[tuple[int | None, str, str], list[int]] = {place: [] for place in class_of.values()}
    for ids in facts.pupils.values():
        for pupil_id in ids:
            places.setdefault(class_of.get(pupil_id, (None, "", "")), []).append(pupil_id)
    lines = []
    for (class_id, name, school), ids in places.items():
        known = [prices[pupil_id] for pupil_id in ids if pupil_id in prices]
        if ids:
            lines.append(
                PlannedClass(
                    class_id,
                    name,
                    school,
                    charged=sum(price.amount_cents > 0 for price in known),
                    exempt=sum(price.is_exempt for price in known),
                    without_price=len(ids) - len(known),
                    total_cents=sum(price.amount_cents for price in known),
                )
            )
    return tuple(sorted(lines, key=lambda line: line.class_id is None))


def _bands(prices: list[ledger.Price]) -> tuple[PlannedBand, ...]:
    counts = Counter((one.band_code or "", one.band_name or "", one.amount_cents) for one in prices)
    return tuple(
        PlannedBand(code, name, cents, count, cents * count)
        for (code, name, cents), count in sorted(counts.items(), key=lambda one: (not one[0][0], one[0]))
    )


def _is_left_out(one: DayPupil, charged: frozenset[int]) -> bool:
    return one.pupil_id not in charged and one.state in {BookingState.ABSENT, BookingState.BOOKED, BookingState.PLAIN}


def _left_out(one: DayPupil, excused: frozenset[int]) -> LeftOut:
    why = WhyLeftOut.NOT_CHECKED_IN
    if one.state is BookingState.ABSENT:
        why = WhyLeftOut.EXCUSED if one.pupil_id in excused else WhyLeftOut.ABSENT
    return LeftOut(one.pupil_id, one.full_name, one.class_name, why)


def _excused(session: Session, service_id: int, day: date) -> frozenset[int]:
    rows = session.database.rows(
        "SELECT x.pupil_id FROM meal_exception x JOIN meal_request r ON r.id = x.meal_request_id"
        " WHERE x.service_id = ? AND x.day = ? AND x.kind = 'absent' AND r.override_reason IS NOT NULL",
        (service_id, day_number(day)),
    )
    return frozenset(pupil_id for (pupil_id,) in rows)
