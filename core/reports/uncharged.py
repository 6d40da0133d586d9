"""Meals of closed days that were never charged because the pupil was exempt, and that the tariffs now make payable."""

from __future__ import annotations

from datetime import date, timedelta

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue
from core.ledger import ChargeDifference, prices_on
from core.ledger.kinds import REVISIONS
from core.ledger.retroactive import adjusted_meal
from core.meals.chargeable import facts_of, terms_of
from core.meals.day_state import DONE, marker
from core.registry import pupil_names
from core.storage import day_number


def uncharged_meals(session: Session, service_id: int, first: date, last: date) -> tuple[ChargeDifference, ...]:
    """Return the meals between two days (both included) that a close left out for nothing was due, and that cost now.

    What was charged and reversed afterwards is not in it: somebody decided that. By pupil and day.

    Raises:
        InvalidValue: the days are the wrong way round.
        NotFound: no such service.
    """
    session.require(Permission.VIEW_LEDGER)
    if first > last:
        raise InvalidValue(field="Periodo", reason="la fine viene prima dell'inizio.")
    terms = terms_of(session, service_id)
    found: list[tuple[int, date, int, str | None]] = []
    with session.database.snapshot():
        for day in _closed_days(session, service_id, first, last):
            charged = _charged(session, service_id, day) | _adjusted(session, service_id, day)
            wanted = [
                pupil_id
                for pupils in facts_of(session, terms, day).pupils.values()
                for pupil_id in pupils
                if pupil_id not in charged
            ]
            prices = prices_on(session, service_id, day, wanted)
            found += [
                (pupil_id, day, price.amount_cents, price.band_code)
                for pupil_id in wanted
                if (price := prices.get(pupil_id)) is not None and price.amount_cents
            ]
        names = pupil_names(session, {pupil_id for pupil_id, *_rest in found})
    found.sort(key=lambda one: (names[one[0]], one[0], one[1]))
    return tuple(
        ChargeDifference(
            key=None,
            pupil_id=pupil_id,
            pupil_name=names[pupil_id],
            service_id=service_id,
            service_group_id=terms.service_group_id,
            on=day,
            old_cents=0,
            new_cents=cents,
            band_code=code,
            is_exempt=False,
        )
        for pupil_id, day, cents, code in found
    )


def _closed_days(session: Session, service_id: int, first: date, last: date) -> list[date]:
    days = {
        marker(service_id, first + timedelta(days=offset)): first + timedelta(days=offset)
        for offset in range((last - first).days + 1)
    }
    prefix = f"{service_id}:"
    rows = session.database.rows(
        "SELECT external_id FROM operation WHERE source = ? AND substr(external_id, 1, ?) = ?",
        (DONE, len(prefix), prefix),
    )
    return sorted(days[name] for (name,) in rows if name in days)


def _charged(session: Session, service_id: int, day: date) -> set[int]:
    """Return whoever was ever charged the service of the day."""
    first_seq = service_id * REVISIONS
    rows = session.database.rows(
        "SELECT a.pupil_id FROM account a JOIN entry e ON e.account_id = a.id AND e.day = ? AND e.kind = 1"
        " AND e.seq BETWEEN ? AND ?",
        (day_number(day), first_seq, first_seq + REVISIONS - 1),
    )
    return {pupil_id for (pupil_id,) in rows}


def _adjusted(session: Session, service_id: int, day: date) -> set[int]:
    """Return for whose meal of the day an adjustment was made, its month being closed."""
    name = adjusted_meal(service_id, day)
    rows = session.database.rows(
        "SELECT external_id FROM operation WHERE source = ? AND substr(external_id, 1, ?) = ?",
        (name.source, len(name.external_id), name.external_id),
    )
    return {int(external_id.removeprefix(name.external_id)) for (external_id,) in rows}
