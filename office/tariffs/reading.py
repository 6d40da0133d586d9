"""What the tariffs' page asks core for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.access.session import Session
from core.ledger import (
    Band,
    ChargeDifference,
    Expiring,
    PupilBand,
    Rate,
    Uncovered,
    bands,
    charge_differences,
    expiring_bands,
    pupil_bands,
    pupils_without_price,
)
from core.qt.record_table import Sort
from core.registry import SchoolYear, Service, current_school_year, services
from core.reports import uncharged_meals


@dataclass(frozen=True, slots=True)
class Choices:
    """The services, the bands of the one that is chosen, and the school year of today."""

    services: tuple[Service, ...]
    service_id: int | None
    bands: tuple[Band, ...]
    year: SchoolYear | None


@dataclass(frozen=True, slots=True)
class RateLine:
    """A rate of a band; a band without rates has one line without."""

    band: Band
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which pupils: of a band, the exempt, or those without a price; none of the three: all.

    And of these, `from_child` 1: those with siblings; 2: second children and later ones.
    """

    band_id: int | None = None
    only_exempt: bool = False
    only_without: bool = False
    from_child: int = 0


def choices(session: Session, service_id: int | None) -> Choices:
    """Return what the page offers; `service_id` None, or one that is gone: the first service."""
    found = services(session)
    chosen = service_id if any(one.id == service_id for one in found) else found[0].id if found else None
    return Choices(found, chosen, () if chosen is None else bands(session, chosen), current_school_year(session))


def rate_lines(found: Sequence[Band]) -> tuple[RateLine, ...]:
    """Return a line a rate, newest first within each band."""
    return tuple(RateLine(band, rate) for band in found for rate in (reversed(band.rates) if band.rates else (None,)))


def gaps(session: Session, service_id: int, last: date) -> tuple[Uncovered, ...]:
    """Return who has no price from today on."""
    today = session.today()
    return pupils_without_price(session, service_id, today, max(today, last))


def expirings(session: Session, service_id: int, until: date) -> tuple[Expiring, ...]:
    """Return whose band runs out."""
    return expiring_bands(session, service_id, until)


def differences(session: Session, service_id: int, first: date, last: date) -> tuple[ChargeDifference, ...]:
    """Return what was charged, or was not, and is not what the tariffs say now; by pupil and day."""
    found = [*charge_differences(session, service_id, first, last), *uncharged_meals(session, service_id, first, last)]
    return tuple(sorted(found, key=lambda one: (one.pupil_name, one.pupil_id, one.on)))


class BandSource:
    """Gives the table its pupils, a page at a time."""

    def __init__(self, session: Session, service_id: int, on: date, among: Filter) -> None:
        self._session = session
        self._service_id = service_id
        self._on = on
        self._among = among

    def count(self, filter_text: str) -> int:
        """Return how many pupils are found."""
        return self._page(0, 0, None, filter_text)[1]

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[PupilBand]:
        """Return a page of them."""
        return self._page(offset, limit, sort, filter_text)[0]

    def _page(self, offset: int, limit: int, sort: Sort | None, text: str) -> tuple[Sequence[PupilBand], int]:
        page = pupil_bands(
            self._session,
            self._service_id,
            self._on,
            text=text,
            band_id=self._among.band_id,
            only_exempt=self._among.only_exempt,
            only_without=self._among.only_without,
            from_child=self._among.from_child,
            sort="pupil" if sort is None else sort.key,
            is_descending=sort is not None and sort.is_descending,
            offset=offset,
            limit=limit,
        )
        return page.items, page.total
