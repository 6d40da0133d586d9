"""What a station is used for at the moment."""

from __future__ import annotations

from enum import StrEnum

from core.station import StationIdentity


class Mode(StrEnum):
    """The two uses, which nobody must mistake for each other."""

    PRESENCE = "presence"
    RECHARGE = "recharge"


def modes_of(station: StationIdentity | None) -> tuple[Mode, ...]:
    """Return what the office allows the station to do."""
    if station is None:
        return ()
    allowed = ((Mode.PRESENCE, station.may_presence), (Mode.RECHARGE, station.may_recharge))
    return tuple(mode for mode, is_allowed in allowed if is_allowed)
