"""Stations: enrolled by the office, joined by a one-time code, revoked for good."""

from __future__ import annotations

from datetime import timedelta

from core.access.session import Session
from core.station.office_records import Station, StationCode

#: How long a one-time code may be used.
CODE_LIFE = timedelta(hours=24)


def enrol_station(
    session: Session,
    *,
    id: str,  # noqa: A002 - the word of the office
    name: str,
    school_id: int,
    service_id: int,
    may_presence: bool = True,
    may_recharge: bool = False,
) -> Station:
    """Enrol a station."""
    raise NotImplementedError


def make_station_code(session: Session, station_id: str, life: timedelta = CODE_LIFE) -> StationCode:
    """Make a one-time code."""
    raise NotImplementedError


def revoke_station(session: Session, station_id: str) -> Station:
    """Shut a station out."""
    raise NotImplementedError


def stations(session: Session, *, include_revoked: bool = True) -> tuple[Station, ...]:
    """Return the stations."""
    raise NotImplementedError
