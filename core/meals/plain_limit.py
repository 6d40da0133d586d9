"""The limit of plain meals in a row: pure, over the days on which the pupil could eat."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date


def longest_touched_run(service_days: Sequence[date], plain: Collection[date], asked: Collection[date]) -> int:
    """Return the length of the longest run of plain meals that one of the days just `asked` for is part of.

    Runs count service days only, so that a weekend or a holiday joins what stands before and after it; a service day
    without a plain meal (booked as usual, or absent) breaks them (the seed's rule, made precise in the domain page).

    Args:
        service_days: all service days of the pupil around the days asked for, in order.
        plain: the days that have a plain meal already.
        asked: the days of the new request.
    """
    longest = run = 0
    is_touched = False
    for day in service_days:
        if day in plain or day in asked:
            run += 1
            is_touched = is_touched or day in asked
            longest = max(longest, run if is_touched else 0)
        else:
            run, is_touched = 0, False
    return longest
