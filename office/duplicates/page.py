"""The area of the records entered twice: pupils and guardians, each behind a tab."""

from __future__ import annotations

from core.access.permissions import Permission
from office.desk import Desk
from office.duplicates.guardians_page import GuardianPairsPage
from office.duplicates.pupils_page import PupilPairsPage
from office.tabbed_page import Tab, TabbedPage

_PAGES: tuple[Tab, ...] = (
    ("pupils", Permission.EDIT_REGISTRY, PupilPairsPage),
    ("guardians", Permission.EDIT_REGISTRY, GuardianPairsPage),
)


class DuplicatesPage(TabbedPage):
    """The tabs of the area."""

    icon = "account-multiple"
    key = "duplicates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _PAGES)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Doppioni")

    def search_words(self) -> str:
        """Return further words under which the search finds the pages."""
        return self.tr("doppioni unire schede genitori alunni due volte")
