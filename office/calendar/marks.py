"""What a day of the year view looks like: a ground, an ink and a sign, so that colour never speaks alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.calendar import NoService, YearDay
from core.qt.colours import Colours


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


@dataclass(frozen=True, slots=True)
class Dress:
    """Colours as `#RRGGBB` (an empty ground is none), and the sign in the corner."""

    ground: str
    ink: str
    sign: str


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


def dress_of(mark: DayMark, colours: Colours) -> Dress:  # noqa: PLR0911 - one line a kind
    """Return how a kind of day is drawn."""
    match mark:
        case DayMark.SERVICE:
            return Dress(colours.info_ground, colours.text, "")
        case DayMark.PARTIAL:
            return Dress(colours.info_ground, colours.text, "◐")
        case DayMark.OPENED:
            return Dress(colours.success_ground, colours.text, "+")
        case DayMark.SUSPENDED:
            return Dress(colours.error_ground, colours.text, "!")
        case DayMark.PART_SUSPENDED:
            return Dress(colours.info_ground, colours.text, "!")
        case DayMark.CLOSED:
            return Dress(colours.error_ground, colours.text, "×")
        case DayMark.HOLIDAY:
            return Dress(colours.warning_ground, colours.text, "★")
        case DayMark.NO_LESSONS | DayMark.NOTHING:
            return Dress("", colours.muted, "")
