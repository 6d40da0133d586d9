"""The areas of the office, in the sidebar's order, each with the permission that its user needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from core.access.permissions import Permission
from core.access.session import Session
from core.qt.icons import Icon
from office.cards.page import CardsPage
from office.desk import Desk
from office.page import Page
from office.today.page import TodayPage


@dataclass(frozen=True, slots=True)
class Area:
    """An area; `area_name` says what it is called.

    `group` begins a new block of the sidebar where it changes; `others` open it as well as `permission`.
    """

    key: str
    icon: Icon
    permission: Permission
    make: Callable[[Desk], Page]
    group: str = ""
    others: tuple[Permission, ...] = ()

    def is_for(self, session: Session) -> bool:
        """Tell whether the role of whoever is signed in has something to do here."""
        return any(session.may(permission) for permission in (self.permission, *self.others))


TODAY, PUPILS, ACCOUNT, CARDS = "today", "pupils", "account", "cards"
CASH, KITCHEN, CALENDAR, REMINDERS, REPORTS = "cash", "kitchen", "calendar", "reminders", "reports"
CLOSING = "closing"
TARIFFS, ROLLOVER, STRUCTURE, ADMIN = "tariffs", "rollover", "structure", "admin"
WAITING, DUPLICATES = "waiting", "duplicates"
BOOKINGS = "bookings"
#: Only there while the first things are missing.
SETUP = "setup"


def _page(folder: str, name: str) -> Callable[[Desk], Page]:
    """Return what makes an area's page; its code is loaded only for whoever may open it."""

    def make(desk: Desk) -> Page:
        page: Page = getattr(import_module(f"office.{folder}.page"), name)(desk)
        return page

    return make


def area_name(key: str) -> str:
    """Return what an area is called: its page's title, also before the page is made."""
    names = {
        TODAY: QCoreApplication.translate("Areas", "Oggi"),
        PUPILS: QCoreApplication.translate("Areas", "Alunni"),
        BOOKINGS: QCoreApplication.translate("Areas", "Prenotazioni"),
        ACCOUNT: QCoreApplication.translate("Areas", "Conti"),
        CASH: QCoreApplication.translate("Areas", "Cassa"),
        CARDS: QCoreApplication.translate("Areas", "Tessere"),
        KITCHEN: QCoreApplication.translate("Areas", "Cucina"),
        CALENDAR: QCoreApplication.translate("Areas", "Calendario"),
        REMINDERS: QCoreApplication.translate("Areas", "Avvisi e solleciti"),
        REPORTS: QCoreApplication.translate("Areas", "Statistiche"),
        CLOSING: QCoreApplication.translate("Areas", "Chiusura"),
        TARIFFS: QCoreApplication.translate("Areas", "Tariffe"),
        WAITING: QCoreApplication.translate("Areas", "Lista d'attesa"),
        DUPLICATES: QCoreApplication.translate("Areas", "Doppioni"),
        ROLLOVER: QCoreApplication.translate("Areas", "Passaggio d'anno"),
        STRUCTURE: QCoreApplication.translate("Areas", "Scuole e servizi"),
        ADMIN: QCoreApplication.translate("Areas", "Amministrazione"),
        SETUP: QCoreApplication.translate("Areas", "Prepara il comune"),
    }
    return names[key]


AREAS = (
    Area(TODAY, Icon.HOME, Permission.VIEW_MEALS, TodayPage),
    Area(PUPILS, Icon.PUPIL, Permission.VIEW_GUARDIANS, _page("pupils", "PupilsPage")),
    Area(BOOKINGS, Icon.ABSENCE, Permission.REPORT_ABSENCE, _page("bookings", "BookingsPage")),
    Area(ACCOUNT, Icon.LEDGER, Permission.VIEW_LEDGER, _page("account", "AccountPage")),
    Area(CASH, Icon.CASH, Permission.RECHARGE, _page("cash", "CashPage"), others=(Permission.VIEW_LEDGER,)),
    Area(CARDS, Icon.CARD, Permission.ISSUE_CARDS, CardsPage),
    Area(KITCHEN, Icon.KITCHEN, Permission.VIEW_MEALS, _page("kitchen", "KitchenPage"), "service"),
    Area(CALENDAR, Icon.CALENDAR, Permission.VIEW_REGISTRY, _page("calendar", "CalendarPage"), "service"),
    Area(REMINDERS, Icon.MAIL, Permission.SEND_REMINDERS, _page("reminders", "RemindersPage"), "service"),
    Area(
        REPORTS, Icon.CHART, Permission.VIEW_MEALS, _page("reports", "ReportsPage"), "service",
        (Permission.VIEW_LEDGER,),
    ),
    Area(CLOSING, Icon.DAY_CLOSE, Permission.CLOSE_DAY, _page("closing", "ClosingPage"), "service"),
    Area(TARIFFS, Icon.TARIFF, Permission.VIEW_LEDGER, _page("tariffs", "TariffsPage"), "office"),
    Area(WAITING, Icon.WAITING, Permission.EDIT_REGISTRY, _page("waiting", "WaitingPage"), "office"),
    Area(DUPLICATES, Icon.DUPLICATES, Permission.EDIT_REGISTRY, _page("duplicates", "DuplicatesPage"), "office"),
    Area(ROLLOVER, Icon.NEXT_YEAR, Permission.EDIT_REGISTRY, _page("rollover", "RolloverPage"), "office"),
    Area(STRUCTURE, Icon.SCHOOL, Permission.EDIT_REGISTRY, _page("structure", "StructurePage"), "office"),
    Area(
        ADMIN, Icon.SETTINGS, Permission.MANAGE_USERS, _page("admin", "AdminPage"), "office",
        (Permission.BACK_UP, Permission.VIEW_AUDIT),
    ),
)  # fmt: skip


def areas_of(desk: Desk) -> tuple[Area, ...]:
    """Return what the role of whoever is signed in may open (core refuses the rest anyway)."""
    return tuple(area for area in AREAS if area.is_for(desk.session))
