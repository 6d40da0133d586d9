"""Until when a credit lasts, if the pupil goes on eating as booked: what families ask before the money is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core import ledger
from core.access.permissions import Permission
from core.access.session import Session
from core.meals.day_state import is_closed
from core.meals.pupil_days import pupil_days

#: How far ahead is looked: no school year is longer.
_HORIZON = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Forecast:
    """How long a balance lasts.

    `meals`: how many meals it pays from today's on; `until`: the day of the last of them, None when it pays none;
    `covers_all`: it pays every meal that is foreseen (the school year, the enrolment), which are `meals`.
    """

    meals: int
    until: date | None
    covers_all: bool


def credit_lasts(session: Session, pupil_id: int, service_group_id: int, balance_cents: int) -> Forecast:
    """Return how long `balance_cents` lasts for a pupil: absences and the calendar are respected, prices as they are.

    Meals without a price, or free, cost nothing and are not counted; a day that is closed is paid already.
    """
    session.require(Permission.VIEW_LEDGER)
    today = session.today()
    left, meals, until = balance_cents, 0, None
    for day, service_id in _due(session, pupil_id, service_group_id, today):
        price = ledger.prices_on(session, service_id, day, [pupil_id]).get(pupil_id)
        cents = 0 if price is None else price.amount_cents
        if not cents:
            continue
        if cents > left:
            return Forecast(meals, until, covers_all=False)
        left, meals, until = left - cents, meals + 1, day
    return Forecast(meals, until, covers_all=True)


def _due(session: Session, pupil_id: int, service_group_id: int, today: date) -> list[tuple[date, int]]:
    services = session.database.rows("SELECT id FROM service WHERE service_group_id = ?", (service_group_id,))
    found = [
        (day.on, service_id)
        for (service_id,) in services
        for day in pupil_days(session, pupil_id, service_id, today, today + _HORIZON).values()
        if day.state.is_expected and not (day.on == today and is_closed(session.database, service_id, today))
    ]
    return sorted(found)
