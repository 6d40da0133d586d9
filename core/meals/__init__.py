"""Meals: who is booked, what was asked for, who ate, and the day's close that charges it.

Booking is implied (enrolment × service day − exceptions): nothing is written for the normal case. What a family or the
office asks for is decided day by day against the cut-off; check-ins only say who ate; money moves at the day's close
(docs/decisions/0008-charging.md).
"""

from core.meals.bookings import bookings
from core.meals.closing import close_day
from core.meals.cutoff import deadline
from core.meals.day_pupils import DayPupil, day_pupils
from core.meals.day_state import is_day_closed
from core.meals.diets import (
    Diet,
    PupilDiet,
    Sealer,
    assign_diet,
    change_diet,
    create_diet,
    delete_diet,
    diet_reason,
    diets,
    diets_of,
    end_diet,
)
from core.meals.faults import (
    AbsentThatDay,
    CutoffPassed,
    DayClosed,
    DayNotOver,
    DietCodeTaken,
    DietTaken,
    NoServiceThatDay,
    NotEnrolled,
    NothingToRestore,
    PlainLimitExceeded,
    PricesMissing,
)
from core.meals.forecast import Forecast, credit_lasts
from core.meals.pending import pending_cents
from core.meals.presence import PresenceResult, PresenceSource, record_presence, undo_presence
from core.meals.preview import ClosePreview, DayState, DayStatus, close_preview, day_status
from core.meals.records import (
    BookingDay,
    BookingState,
    ClassDay,
    CloseReport,
    DietOnPlate,
    RequestChannel,
    RequestKind,
    RequestReceipt,
    Roster,
    RosterLine,
)
from core.meals.requests import receipt, report_absence, request_plain_meal, restore_booking
from core.meals.roster import roster
from core.meals.summary import day_summary

__all__ = [
    "AbsentThatDay",
    "BookingDay",
    "BookingState",
    "ClassDay",
    "ClosePreview",
    "CloseReport",
    "CutoffPassed",
    "DayClosed",
    "DayNotOver",
    "DayPupil",
    "DayState",
    "DayStatus",
    "Diet",
    "DietCodeTaken",
    "DietOnPlate",
    "DietTaken",
    "Forecast",
    "NoServiceThatDay",
    "NotEnrolled",
    "NothingToRestore",
    "PlainLimitExceeded",
    "PresenceResult",
    "PresenceSource",
    "PricesMissing",
    "PupilDiet",
    "RequestChannel",
    "RequestKind",
    "RequestReceipt",
    "Roster",
    "RosterLine",
    "Sealer",
    "assign_diet",
    "bookings",
    "change_diet",
    "close_day",
    "close_preview",
    "create_diet",
    "credit_lasts",
    "day_pupils",
    "day_status",
    "day_summary",
    "deadline",
    "delete_diet",
    "diet_reason",
    "diets",
    "diets_of",
    "end_diet",
    "is_day_closed",
    "pending_cents",
    "receipt",
    "record_presence",
    "report_absence",
    "request_plain_meal",
    "restore_booking",
    "roster",
    "undo_presence",
]
