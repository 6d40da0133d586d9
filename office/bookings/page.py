"""The area of bookings: the class's week, and what goes with it, each behind a tab."""

from __future__ import annotations

from core.access.permissions import Permission
from office.bookings.insertions_page import InsertionsPage
from office.bookings.receipts_page import ReceiptsPage
from office.bookings.register_page import RegisterPage
from office.bookings.week_page import WeekPage
from office.desk import Desk
from office.tabbed_page import TabbedPage


class BookingsPage(TabbedPage):
    """The tabs of the area."""

    key = "bookings"
    icon = "calendar-remove"

    def __init__(self, desk: Desk) -> None:
        tabs = (
            ("week", Permission.VIEW_MEALS, WeekPage),
            ("insertions", Permission.SET_INSERTION, InsertionsPage),
            ("register", Permission.REPORT_ABSENCE, RegisterPage),
            ("receipts", Permission.VIEW_MEALS, ReceiptsPage),
        )
        super().__init__(desk, tabs)
        for key, page in self.pages.items():
            if isinstance(page, (WeekPage, RegisterPage)):
                page.front_wanted.connect(self._way_to(key))

    def title(self) -> str:
        """Return the area's name."""
        return self.tr("Prenotazioni")

    def search_words(self) -> str:
        """Return further words under which the search finds the pages."""
        return self.tr("prenotazioni assenze classe griglia inserimento registro ricevuta")

    def open_class(self, class_id: int) -> None:
        """Show the week of a class."""
        self.show_page("week").open_class(class_id)
