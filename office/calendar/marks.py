"""What a day of the year view looks like: a ground, an ink and a sign, so that colour never speaks alone."""

from __future__ import annotations

from dataclasses import dataclass

from core.calendar import DayMark
from core.qt.colours import Colours


@dataclass(frozen=True, slots=True)
class Dress:
    """Colours as `#RRGGBB` (an empty ground is none), and the sign in the corner."""

    ground: str
    ink: str
    sign: str


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
