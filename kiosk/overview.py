"""What the screens show before the station has answered."""

from __future__ import annotations

from core.station import StationOverview

#: No day, nobody expected, no names.
NOTHING_KNOWN = StationOverview(day=None, present=0, expected=0, extra=0, classes=(), diets=(), plain=None, pupils=())
