"""What stations told and the office must look at."""

from __future__ import annotations

from datetime import date

from core.access.session import Session
from core.station.office_records import KeptPage, ServedTwice


def quarantined(session: Session, *, station_id: str | None = None, offset: int = 0, limit: int = 50) -> KeptPage:
    """Return the events that were not carried out."""
    raise NotImplementedError


def served_twice(session: Session, service_id: int, first: date, last: date) -> tuple[ServedTwice, ...]:
    """Return the children served by two stations on a day."""
    raise NotImplementedError
