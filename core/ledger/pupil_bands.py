"""Which band each enrolled pupil is in on a day, and what a meal costs it: a page at a time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from core.access.paging import Page, bounded
from core.access.permissions import Permission
from core.access.session import Session
from core.ledger.bulk import json_number, json_rows
from core.ledger.sibling_places import SiblingPlace, sibling_places
from core.storage import day_from_number, day_number
from core.storage.database import Row


@dataclass(frozen=True, slots=True)
class PupilBand:
    """An enrolled pupil on a day. No band and not exempt: no band at all; `price_cents` None: no price that day.

    `place` None: no siblings in the service.
    """

    pupil_id: int
    pupil_name: str
    school_name: str
    class_name: str
    band_id: int | None
    band_code: str | None
    band_name: str | None
    is_exempt: bool
    price_cents: int | None
    starts_on: date | None
    ends_on: date | None
    reason: str | None
    place: SiblingPlace | None


_SORTS = {
    "pupil": "p.search_key",
    "class": "h.name, g.name, p.search_key",
    "band": "a.is_exempt, b.code, p.search_key",
    "price": "CASE WHEN a.is_exempt THEN 0 ELSE r.amount_cents END, p.search_key",
    "ends": "a.ends_on, p.search_key",
}


def pupil_bands(
    session: Session,
    service_id: int,
    on: date,
    *,
    text: str = "",
    band_id: int | None = None,
    only_exempt: bool = False,
    only_without: bool = False,
    from_child: int = 0,
    sort: str = "pupil",
    is_descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> Page[PupilBand]:
    """Return the pupils enrolled in a service on a day with their bands.

    Args:
        session: who asks.
        service_id: the service.
        on: the day.
        text: words with which last name, first name or fiscal code begin.
        band_id: only those in this band.
        only_exempt: only the exempt.
        only_without: only those without a price.
        from_child: 1: only those with siblings in the service; 2: only second children and later ones; 0: all.
        sort: `pupil`, `class`, `band`, `price` or `ends`.
        is_descending: turned round.
        offset: how many to leave out.
        limit: how many at most.
    """
    session.require(Permission.VIEW_LEDGER)
    limit, offset = bounded(limit, offset)
    tables, values = _enrolled_on(service_id, day_number(on))
    for word in text.casefold().split():
        tables += " AND (' ' || p.search_key) LIKE ?"
        values.append(f"% {word}%")
    if band_id is not None:
        tables += " AND b.id = ?"
        values.append(band_id)
    if only_exempt:
        tables += " AND a.is_exempt"
    if only_without:
        tables += " AND r.id IS NULL AND (a.id IS NULL OR NOT a.is_exempt)"
    if from_child:
        tables += f" AND p.id IN (SELECT {json_number()} FROM {json_rows(session.database)})"
    order = _SORTS.get(sort, _SORTS["pupil"])
    if is_descending:
        order = ", ".join(f"{part} DESC" for part in order.split(", "))
    database = session.database
    with database.snapshot():
        places = sibling_places(database, service_id, day_number(on)) if from_child or limit else {}
        if from_child:
            values.append(json.dumps([pupil_id for pupil_id, place in places.items() if place.nth >= from_child]))
        total = int(database.scalar(f"SELECT COUNT(*){tables}", values))
        rows = database.rows(
            "SELECT p.id, p.last_name, p.first_name, COALESCE(h.name, ''), COALESCE(g.name, ''), b.id, b.code, b.name,"
            " a.is_exempt, CASE WHEN a.is_exempt THEN 0 ELSE r.amount_cents END, a.starts_on, a.ends_on, a.reason"
            f"{tables} ORDER BY {order}, p.id LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
    return Page(tuple(_pupil_band(row, places.get(row[0])) for row in rows), total)


def _enrolled_on(service_id: int, day: int) -> tuple[str, list[object]]:
    tables = (
        " FROM enrolment e JOIN pupil p ON p.id = e.pupil_id"
        " LEFT JOIN placement pl ON pl.pupil_id = p.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " LEFT JOIN class_group g ON g.id = pl.class_group_id LEFT JOIN school h ON h.id = g.school_id"
        " LEFT JOIN band_assignment a ON a.pupil_id = p.id AND a.service_id = e.service_id"
        " AND a.starts_on <= ? AND a.ends_on >= ? LEFT JOIN tariff_band b ON b.id = a.tariff_band_id"
        " LEFT JOIN tariff_rate r ON r.tariff_band_id = a.tariff_band_id AND r.starts_on <= ? AND r.ends_on >= ?"
        " WHERE e.service_id = ? AND e.starts_on <= ? AND e.ends_on >= ?"
    )
    return tables, [day, day, day, day, day, day, service_id, day, day]


def _pupil_band(row: Row, place: SiblingPlace | None) -> PupilBand:
    pupil_id, last, first, school, class_name, band_id, code, name, is_exempt, price, starts, ends, reason = row
    return PupilBand(
        pupil_id=pupil_id,
        pupil_name=f"{last} {first}",
        school_name=school,
        class_name=class_name,
        band_id=band_id,
        band_code=code,
        band_name=name,
        is_exempt=bool(is_exempt),
        price_cents=price,
        starts_on=None if starts is None else day_from_number(starts),
        ends_on=None if ends is None else day_from_number(ends),
        reason=reason,
        place=place,
    )
