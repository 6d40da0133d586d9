"""An area made of several pages, each behind a tab: those that the role may open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QTabBar

from core.access.permissions import Permission
from core.qt.tasks import Changes
from office.desk import Desk
from office.page import Page
from office.shell.room import Pages
from office.shell.search_box import Action

#: A page's key, the permission that it needs, what makes it.
Tab = tuple[str, Permission, Callable[[Desk], Page]]


class TabbedPage(Page):
    """Tabs; each page behind them goes on as if it stood alone.

    `key` is the area's, which the ways from the search bring to the front.
    """

    key = ""

    def __init__(self, desk: Desk, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self._desk = desk
        self.pages: dict[str, Page] = {
            key: make(desk) for key, permission, make in tabs if desk.session.may(permission)
        }
        self.areas = frozenset().union(*(page.areas for page in self.pages.values()))
        self.tabs = QTabBar()
        self.tabs.setObjectName(f"{self.key}_tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = Pages()
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

    def search_words(self) -> str:
        """Return further words under which the search finds the pages."""
        return ""

    def help_text(self) -> str:
        """Return what the help says: what all pages say."""
        return "\n".join(page.help_text() for page in self.pages.values())

    def search_actions(self) -> Sequence[Action]:
        """Return a way to each page, and what the pages offer."""
        ways = [
            Action(f"{self.key}_{key}", page.title(), self._way_to(key), "", self.search_words())
            for key, page in self.pages.items()
        ]
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

    def enter(self) -> None:
        """The area comes to the front: the page behind its tab looks for itself what changed meanwhile."""
        super().enter()
        self._current().enter()

    def reload(self) -> None:
        """Ask for what the page in front shows."""
        self._current().enter()
        self._current().reload()

    def on_changes(self, changes: Changes) -> None:
        """Every page looks for itself whether it is concerned."""
        for page in self.pages.values():
            page.on_changes(changes)

    def front(self) -> Page:
        """Return the page behind the tab in front."""
        return self._current().front()

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
            self._desk.area_wanted.emit(self.key)
            self.show_page(key)

        return go
