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
    CellChanged,
    CutoffPassed,
    DayClosed,
    DayNotOver,
    DietCodeTaken,
    DietTaken,
    NoneChanged,
    NoServiceThatDay,
    NotEnrolled,
    NothingToRestore,
    PlainLimitExceeded,
    PricesMissing,
    ReasonNeeded,
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
from core.meals.week import ClassWeek, WeekCell, WeekDay, WeekRow, WeekTotals, class_week, monday_of, totals_of
from core.meals.week_changes import CellRefusal, CellsChanged, CellWish, change_cells

__all__ = [
    "AbsentThatDay",
    "BookingDay",
    "BookingState",
    "CellChanged",
    "CellRefusal",
    "CellWish",
    "CellsChanged",
    "ClassDay",
    "ClassWeek",
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
    "NoneChanged",
    "NotEnrolled",
    "NothingToRestore",
    "PlainLimitExceeded",
    "PresenceResult",
    "PresenceSource",
    "PricesMissing",
    "PupilDiet",
    "ReasonNeeded",
    "RequestChannel",
    "RequestKind",
    "RequestReceipt",
    "Roster",
    "RosterLine",
    "Sealer",
    "WeekCell",
    "WeekDay",
    "WeekRow",
    "WeekTotals",
    "assign_diet",
    "bookings",
    "change_cells",
    "change_diet",
    "class_week",
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
    "monday_of",
    "pending_cents",
    "receipt",
    "record_presence",
    "report_absence",
    "request_plain_meal",
    "restore_booking",
    "roster",
    "totals_of",
    "undo_presence",
]
