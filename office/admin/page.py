"""The administration: its pages behind tabs, those that the role may open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget, QTabBar

from core.access.permissions import Permission
from core.qt.tasks import Changes
from office.admin.audit_page import AuditPage
from office.admin.backup_page import BackupPage
from office.admin.stations_page import StationsPage
from office.admin.users_page import UsersPage
from office.desk import Desk
from office.page import Page
from office.privacy.page import PrivacyPage
from office.shell.search_box import Action

_PAGES: tuple[tuple[str, Permission, Callable[[Desk], Page]], ...] = (
    ("users", Permission.MANAGE_USERS, UsersPage),
    ("stations", Permission.MANAGE_STATIONS, StationsPage),
    ("backups", Permission.BACK_UP, BackupPage),
    ("trail", Permission.VIEW_AUDIT, AuditPage),
    ("privacy", Permission.EDIT_REGISTRY, PrivacyPage),
)
#: Whoever has one of these has something to do here.
PERMISSIONS = tuple(permission for _key, permission, _make in _PAGES)


class AdminPage(Page):
    """Tabs; each page behind them goes on as if it stood alone."""

    icon = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pages: dict[str, Page] = {
            key: make(desk) for key, permission, make in _PAGES if desk.session.may(permission)
        }
        self.areas = frozenset().union(*(page.areas for page in self.pages.values()))
        self.tabs = QTabBar()
        self.tabs.setObjectName("admin_tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.tabs.addTab("")
            page.heading.hide()
            layout = page.layout()
            if layout is not None:
                layout.setContentsMargins(0, 0, 0, 0)
            self.stack.addWidget(page)
        self.body.setSpacing(8)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.tabs.setVisible(len(self.pages) > 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Amministrazione")

    def help_text(self) -> str:
        """Return what the help says: what all pages say."""
        return "\n".join(page.help_text() for page in self.pages.values())

    def search_actions(self) -> Sequence[Action]:
        """Return a way to each page, and what the pages offer."""
        words = self.tr("amministrazione impostazioni backup utenti password ruoli kiosk registro audit privacy dati")
        ways = [Action(f"admin_{key}", page.title(), self._way_to(key), "", words) for key, page in self.pages.items()]
        return [*ways, *(action for page in self.pages.values() for action in page.search_actions())]

    def retranslate(self) -> None:
        """Set all texts; the pages set their own."""
        super().retranslate()
        self.tabs.setAccessibleName(self.title())
        for place, page in enumerate(self.pages.values()):
            self.tabs.setTabText(place, page.title())

    def show_page(self, key: str) -> Page:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(list(self.pages).index(key))
        return self.pages[key]

    def reload(self) -> None:
        """Ask for what the page in front shows."""
        self._current().enter()
        self._current().reload()

    def on_changes(self, changes: Changes) -> None:
        """Every page looks for itself whether it is concerned."""
        for page in self.pages.values():
            page.on_changes(changes)

    def focus_search(self) -> None:
        """As the page in front does."""
        self._current().focus_search()

    def _current(self) -> Page:
        return list(self.pages.values())[max(0, self.tabs.currentIndex())]

    def _on_tab(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self._current().enter()

    def _way_to(self, key: str) -> Callable[[], None]:
        def go() -> None:
            self._desk.area_wanted.emit("admin")
            self.show_page(key)

        return go
