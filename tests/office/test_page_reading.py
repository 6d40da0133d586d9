"""A page that could not be read asks again when one comes back to it."""

from __future__ import annotations

from core.access.session import Session
from core.storage import DatabaseUnavailable
from office.page import Page


class Gone(Page):
    """Its database does not answer the first time."""

    def __init__(self, desk) -> None:
        super().__init__()
        self.desk, self.asked, self.shown = desk, 0, []

    def title(self) -> str:
        return "Prova"

    def reload(self) -> None:
        self.desk.read(self._ask, self.shown.append, owner=self)

    def _ask(self, _session: Session) -> str:
        self.asked += 1
        if self.asked == 1:
            raise DatabaseUnavailable(reason="spenta")
        return "letto"


def test_what_could_not_be_read_is_asked_again_on_coming_back(desk, shown, settled):
    page = Gone(desk)
    shown(page)
    page.enter()
    settled()
    assert page.shown == []
    page.enter()
    settled()
    page.enter()  # read: not again
    settled()
    assert (page.shown, page.asked) == (["letto"], 2)
