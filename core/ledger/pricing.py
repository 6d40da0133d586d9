"""What a pupil pays for a meal on a day."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import NotFound
from core.ledger import bulk
from core.ledger.faults import NoPrice
from core.storage import day_number


@dataclass(frozen=True, slots=True)
class Price:
    """What a meal costs, in cents; zero and no band for the exempt."""

    amount_cents: int
    band_code: str | None
    band_name: str | None
    is_exempt: bool


def price_of(session: Session, pupil_id: int, service_id: int, on: date) -> Price:
    """Return what the pupil pays for the service on a day.

    Raises:
        NoPrice: neither a band with a rate nor an exemption covers the day.
        NotFound: no such pupil or service.
    """
    price = prices_on(session, service_id, on, [pupil_id]).get(pupil_id)
    if price is not None:
        return price
    pupil = session.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (pupil_id,))
    service = session.database.scalar("SELECT name FROM service WHERE id = ?", (service_id,))
    if pupil is None or service is None:
        raise NotFound(what="Alunno" if pupil is None else "Servizio")
    raise NoPrice(pupil=f"{pupil[0]} {pupil[1]}", service=service, day=f"{on:%d/%m/%Y}")


def prices_on(
    session: Session, service_id: int, on: date, pupil_ids: Collection[int] | None = None
) -> dict[int, Price]:
    """Return what each pupil pays for the service on a day, in one query; None asks for all pupils.

    A pupil whom neither a band with a rate nor an exemption covers is not in the answer.
    """
    session.require(Permission.VIEW_LEDGER)
    database = session.database
    day = day_number(on)
    values: list[object] = [service_id, day, day]
    wanted = ""
    if pupil_ids is not None:
        wanted = f" AND a.pupil_id IN (SELECT {bulk.json_number()} FROM {bulk.json_rows(database)})"
        values.append(json.dumps(list(pupil_ids)))
    rows = database.rows(
        "SELECT a.pupil_id, r.amount_cents, b.code, b.name, a.is_exempt FROM band_assignment a"
        " LEFT JOIN tariff_band b ON b.id = a.tariff_band_id"
        " LEFT JOIN tariff_rate r ON r.tariff_band_id = a.tariff_band_id AND ? BETWEEN r.starts_on AND r.ends_on"
        " WHERE a.service_id = ? AND a.starts_on <= ? AND a.ends_on >= ?"
        f" AND (a.is_exempt OR r.id IS NOT NULL){wanted}",
        [day, *values],
    )
    return {
        pupil_id: Price(0, None, None, is_exempt=True) if is_exempt else Price(amount, code, name, is_exempt=False)
        for pupil_id, amount, code, name, is_exempt in rows
    }
