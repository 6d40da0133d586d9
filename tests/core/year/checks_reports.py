"""Do the reports come to what the model says?"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from core.reports.meals_charged import comparison, meals_by_band
from core.reports.money import debts, takings
from core.storage import day_from_number
from tests.core.year.world import Sim


def check_reports(sim: Sim) -> None:
    """What the caterer's bill, the bands, the takings and the debts come to."""
    first, last = sim.today - timedelta(days=150), sim.today
    for service_id in sim.services:
        charged: Counter[date] = Counter()
        for meal, cents in sim.model.charged.items():
            if meal[0] == service_id and first <= meal[2] <= last:
                charged[meal[2]] += cents
        told: Counter[date] = Counter()
        for line in comparison(sim.session, service_id, first, last):
            told[line.on] += line.charged_cents
        assert +told == charged
        months: Counter[date] = Counter()
        for day, cents in charged.items():
            months[day.replace(day=1)] += cents
        by_month: Counter[date] = Counter()
        for one in meals_by_band(sim.session, service_id, first, last):
            by_month[one.month] += one.amount_cents
        assert +by_month == months
    rows = sim.database.rows(
        "SELECT r.day, r.amount_cents FROM recharge r WHERE NOT EXISTS (SELECT 1 FROM reversal v"
        " WHERE v.account_id = r.account_id AND v.day = r.day AND v.kind = r.kind AND v.seq = r.seq)"
    )
    received = sum(cents for day, cents in rows if first <= day_from_number(day) <= last)
    assert sum(one.amount_cents for one in takings(sim.session, first, last)) == received
    in_debt = {pupil_id: -cents for pupil_id, cents in sim.model.balance.items() if cents < 0}
    assert {one.pupil_id: one.debt_cents for one in debts(sim.session)} == in_debt
