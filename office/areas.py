"""The areas of the office, in the sidebar's order, each with the permission that its user needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.access.permissions import Permission
from core.access.session import Session
from core.qt.icons import Icon
from office.cards.page import CardsPage
from office.desk import Desk
from office.page import Page
from office.today.page import TodayPage


@dataclass(frozen=True, slots=True)
class Area:
    """An area. `group` begins a new block of the sidebar where it changes; `others` open it as well as `permission`."""

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
CALENDAR, ADMIN = "calendar", "admin"
#: Only there while the first things are missing.
SETUP = "setup"


def _pupils(desk: Desk) -> Page:
    from office.pupils.page import PupilsPage  # noqa: PLC0415 - each area is loaded when it is first looked at

    return PupilsPage(desk)


def _account(desk: Desk) -> Page:
    from office.account.page import AccountPage  # noqa: PLC0415 - likewise

    return AccountPage(desk)


def _calendar(desk: Desk) -> Page:
    from office.calendar.page import CalendarPage  # noqa: PLC0415 - likewise

    return CalendarPage(desk)


def _admin(desk: Desk) -> Page:
    from office.admin.page import AdminPage  # noqa: PLC0415 - likewise

    return AdminPage(desk)


AREAS = (
    Area(TODAY, Icon.HOME, Permission.VIEW_MEALS, TodayPage),
    Area(PUPILS, Icon.PUPIL, Permission.VIEW_REGISTRY, _pupils),
    Area(ACCOUNT, Icon.LEDGER, Permission.VIEW_LEDGER, _account),
    Area(CARDS, Icon.CARD, Permission.ISSUE_CARDS, CardsPage),
    Area(CALENDAR, Icon.CALENDAR, Permission.VIEW_REGISTRY, _calendar),
    Area(
        ADMIN, Icon.SETTINGS, Permission.MANAGE_USERS, _admin, "admin", (Permission.BACK_UP, Permission.VIEW_AUDIT)
    ),
)


def areas_of(desk: Desk) -> tuple[Area, ...]:
    """Return what the role of whoever is signed in may open (core refuses the rest anyway)."""
    return tuple(area for area in AREAS if area.is_for(desk.session))
