"""The kinds of days that a year's calendar tells apart, on screen and on paper."""

from __future__ import annotations

from enum import StrEnum

from core.calendar.records import NoService
from core.calendar.years import YearDay


class DayMark(StrEnum):
    """The kinds of days that are told apart."""

    SERVICE = "service"
    PARTIAL = "partial"
    OPENED = "opened"
    SUSPENDED = "suspended"
    PART_SUSPENDED = "part_suspended"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    NO_LESSONS = "no_lessons"
    NOTHING = "nothing"


def mark_of(day: YearDay, *, is_suspended: bool = False) -> DayMark:  # noqa: PLR0911 - one line a kind
    """Return what kind of day it is; `is_suspended` tells that a suspension touches it."""
    if is_suspended:
        return DayMark.PART_SUSPENDED if day.served else DayMark.SUSPENDED
    if day.is_opened:
        return DayMark.OPENED
    if day.is_full:
        return DayMark.SERVICE
    if day.is_partial:
        return DayMark.PARTIAL
    match day.reason:
        case NoService.CLOSED:
            return DayMark.CLOSED
        case NoService.HOLIDAY | NoService.PATRON:
            return DayMark.HOLIDAY
        case NoService.WEEKDAY:
            return DayMark.NO_LESSONS
        case _:
            return DayMark.NOTHING
