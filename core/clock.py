"""Time: instants are UTC, the day of the canteen is that of Europe/Rome.

Nothing in the project calls `datetime.now()` or `date.today()`: it asks the `Clock` that it was given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

ROME = ZoneInfo("Europe/Rome")


class Clock(Protocol):
    """Tells the time. Given to whoever needs it, so that tests decide what time it is."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass
class FixedClock:
    """A clock that stands still until it is moved: for tests, simulations and the demo."""

    instant: datetime = field(default_factory=lambda: datetime(2026, 11, 24, 7, 0, tzinfo=UTC))

    def __post_init__(self) -> None:
        self.set(self.instant)

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.instant

    def set(self, instant: datetime) -> None:
        """Put the clock at `instant`, which must be aware."""
        if instant.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        self.instant = instant.astimezone(UTC)

    def advance(self, delta: timedelta) -> None:
        """Move the clock by `delta`."""
        self.instant += delta


def rome(instant: datetime) -> datetime:
    """Return `instant` as the wall clock of Europe/Rome shows it."""
    return instant.astimezone(ROME)


def today(clock: Clock) -> date:
    """Return the day it is in Europe/Rome."""
    return rome(clock.now()).date()


def rome_instant(day: date, at: time) -> datetime:
    """Return the UTC instant at which clocks in Rome show `at` on `day`.

    An hour that the change to summer time skips becomes the first instant after the gap; one that happens twice is
    the first of the two (the stricter reading for a cut-off). Canteen hours never fall there; imports might.
    """
    local = datetime.combine(day, at, tzinfo=ROME)
    if local.astimezone(UTC).astimezone(ROME).replace(tzinfo=None) != local.replace(tzinfo=None):
        before = (local - timedelta(hours=3)).utcoffset()
        after = (local + timedelta(hours=3)).utcoffset()
        # Both sides of a real gap have an offset; the wall clock jumps forward by their difference.
        jump = (after or timedelta()) - (before or timedelta())
        local = local + jump
    return local.astimezone(UTC)
