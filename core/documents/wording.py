"""Days and times as Italian papers write them."""

from __future__ import annotations

from datetime import date, datetime

from core.clock import rome


def day_text(day: date) -> str:
    """Return `24/11/2026`."""
    return day.strftime("%d/%m/%Y")


def instant_text(instant: datetime) -> str:
    """Return a UTC instant as clocks in Rome showed it: `24/11/2026, ore 08:00`."""
    return rome(instant).strftime("%d/%m/%Y, ore %H:%M")
