from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from refettorio.demo.clock import DemoClock


def test_the_clock_runs_from_the_hour_it_was_put_at() -> None:
    seconds = [100.0]
    clock = DemoClock(date(2026, 11, 24), lambda: seconds[0])
    clock.put(time(12, 0))
    assert clock.now() == datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
    seconds[0] += 90
    assert clock.now() == datetime(2026, 11, 24, 11, 1, 30, tzinfo=UTC)
    clock.put(time(14, 30))
    assert clock.now() == datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    seconds[0] += 1
    assert clock.now() - datetime(2026, 11, 24, 13, 30, tzinfo=UTC) == timedelta(seconds=1)
