"""The calendar: school year, holidays, closures, openings, weekdays: is there service?"""

from core.calendar.exceptions import add_closure, add_opening, exceptions, remove_exception
from core.calendar.holidays import LocalHolidays, holidays_of
from core.calendar.marks import DayMark, mark_of
from core.calendar.patterns import Pattern, class_patterns, remove_weekdays_from, set_weekdays_from
from core.calendar.records import CalendarException, ExceptionKind, NoService, ServiceDay
from core.calendar.school_holidays import (
    SchoolHoliday,
    close_school_holidays,
    school_holidays_missing,
    usual_school_holidays,
)
from core.calendar.service_days import classes_served, is_service_day, service_days
from core.calendar.suspension_faults import AlreadyUndone, BelongsToSuspension
from core.calendar.suspensions import SuspendedDay, Suspension, SuspensionKind, SuspensionScope, suspension, suspensions
from core.calendar.years import YearDay, year_days

__all__ = [
    "AlreadyUndone",
    "BelongsToSuspension",
    "CalendarException",
    "DayMark",
    "ExceptionKind",
    "LocalHolidays",
    "NoService",
    "Pattern",
    "SchoolHoliday",
    "ServiceDay",
    "SuspendedDay",
    "Suspension",
    "SuspensionKind",
    "SuspensionScope",
    "YearDay",
    "add_closure",
    "add_opening",
    "class_patterns",
    "classes_served",
    "close_school_holidays",
    "exceptions",
    "holidays_of",
    "is_service_day",
    "mark_of",
    "remove_exception",
    "remove_weekdays_from",
    "school_holidays_missing",
    "service_days",
    "set_weekdays_from",
    "suspension",
    "suspensions",
    "usual_school_holidays",
    "year_days",
]
