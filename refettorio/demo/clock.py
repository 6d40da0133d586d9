"""The demonstration's clock: put at an hour of the day that is lived, and running from there."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour

from core.clock import rome_instant


class DemoClock:
    """Runs as fast as time does, from the last hour it was put at. May be read from any thread."""

    def __init__(self, day: date, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._day = day
        self._monotonic = monotonic
        # One value, replaced whole: a thread that reads meanwhile gets the old pair or the new one.
        self._start = (datetime(day.year, day.month, day.day, tzinfo=UTC), monotonic())

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        instant, began = self._start
        return instant + timedelta(seconds=self._monotonic() - began)

    def put(self, at: hour) -> None:
        """Make it `at` in Rome."""
        self._start = (rome_instant(self._day, at), self._monotonic())
