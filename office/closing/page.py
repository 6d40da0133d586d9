"""The area of the close: the wizard, what stations told, and the months, behind tabs."""

from __future__ import annotations

from datetime import date
from typing import cast

from core.access.permissions import Permission
from office.closing.day_page import ClosingDayPage
from office.closing.kept_page import KeptPage
from office.closing.months_page import MonthsPage
from office.desk import Desk
from office.tabbed_page import Tab, TabbedPage

_PAGES: tuple[Tab, ...] = (
    ("day", Permission.CLOSE_DAY, ClosingDayPage),
    ("kept", Permission.CLOSE_DAY, KeptPage),
    ("months", Permission.CLOSE_DAY, MonthsPage),
)


class ClosingPage(TabbedPage):
    """The day's close, what waits from the stations, the months of the accounts."""

    icon = "day_close"
    key = "closing"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _PAGES)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Chiusura")

    def search_words(self) -> str:
        """Return further words under which the search finds the pages."""
        return self.tr("chiusura giornata addebiti storno postazioni ritardo doppioni serviti mese contabile")

    def open_day(self, service_id: int, day: date | None) -> None:
        """Show the close of a day; 0 and None: of the oldest that waits."""
        page = cast(ClosingDayPage, self.show_page("day"))
        page.open_day(service_id or None, day)
        page.focus_search()

    def open_kept(self) -> None:
        """Show what stations told."""
        self.show_page("kept").focus_search()
