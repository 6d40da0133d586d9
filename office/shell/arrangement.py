"""How the clerk left the window: the page in front, how splitters divide, how tables' columns are arranged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from PySide6.QtWidgets import QSplitter, QTabBar, QWidget

from core.qt.column_view import Arrangement
from core.qt.record_table import RecordTableView
from office.page import Page
from office.shell.preferences import Preferences

W = TypeVar("W", bound=QWidget)
_MOVED = "is_moved"


class Keeper:
    """Keeps a window's arrangement from one day to the next at this PC; the page in front for each user by itself.

    Only what somebody moved is kept: the rest goes on following letters and window.
    """

    def __init__(self, preferences: Preferences, username: str) -> None:
        self._preferences, self._username = preferences, username

    def last_page(self) -> tuple[str, int]:
        """Return the area and the tab that were in front when this user left; an empty area if nobody ever did."""
        area, _comma, tab = self._preferences.kept(f"last_page/{self._username}").partition(",")
        return area, int(tab) if tab.isdecimal() else 0

    def keep_last_page(self, area: str, page: QWidget | None) -> None:
        """Remember the page in front."""
        tabs = None if page is None else _tabs_of(page)
        self._preferences.keep(f"last_page/{self._username}", f"{area},{0 if tabs is None else tabs.currentIndex()}")

    def restore(self, area: str, page: Page) -> None:
        """Arrange a page that was just made as it was left."""
        for name, splitter in _named(area, page, QSplitter):
            splitter.splitterMoved.connect(lambda *_both, one=splitter: one.setProperty(_MOVED, True))
            sizes = _numbers(self._preferences.kept(name))
            if len(sizes) == splitter.count():
                splitter.setSizes(sizes)
                splitter.setProperty(_MOVED, True)
        for name, table in _named(area, page, RecordTableView):
            arrangement = _arrangement(self._preferences.kept(name))
            if arrangement is not None:
                table.arrange(arrangement)

    def keep(self, area: str, page: Page) -> None:
        """Remember how a page was arranged."""
        for name, splitter in _named(area, page, QSplitter):
            if splitter.property(_MOVED) and all(splitter.sizes()):  # what is hidden now has no size to remember
                self._preferences.keep(name, json.dumps(splitter.sizes()))
        for name, table in _named(area, page, RecordTableView):
            kept = table.arrangement()
            if kept != Arrangement():
                hidden = None if kept.hidden is None else sorted(kept.hidden)
                text = json.dumps({"widths": dict(kept.widths), "order": list(kept.order), "hidden": hidden})
                self._preferences.keep(name, text)


def show_tab(page: QWidget, tab: int) -> None:
    """Bring a tab of an area's page to the front, if the role has it."""
    tabs = _tabs_of(page)
    if tabs is not None and 0 < tab < tabs.count():
        tabs.setCurrentIndex(tab)


def _tabs_of(page: QWidget) -> QTabBar | None:
    """Return the tabs of the area itself, not those of what lies behind them."""
    named = (getattr(page, name, None) for name in ("tabs", "parts"))
    return next((tabs for tabs in named if isinstance(tabs, QTabBar)), None)


def _named(area: str, page: Page, kind: type[W]) -> Iterator[tuple[str, W]]:
    """Yield the widgets of a kind with the names they are kept under: their own, or their place in the page."""
    for place, widget in enumerate(page.findChildren(kind)):
        own = widget.objectName()
        yield f"arranged/{area}/{kind.__name__}_{own if own and not own.startswith('qt_') else place}", widget


def _numbers(text: str) -> list[int]:
    read = _read(text)
    return read if isinstance(read, list) and all(isinstance(one, int) and one > 0 for one in read) else []


def _arrangement(text: str) -> Arrangement | None:
    """Return what was kept; None if there is nothing, or nothing that makes sense."""
    read = _read(text)
    if not isinstance(read, dict):
        return None
    widths, order, hidden = read.get("widths"), read.get("order"), read.get("hidden")
    if not isinstance(widths, dict) or not isinstance(order, list) or not isinstance(hidden, list | None):
        return None
    sound = {key: float(width) for key, width in widths.items() if isinstance(width, int | float) and width > 0}
    return Arrangement(sound, tuple(map(str, order)), None if hidden is None else frozenset(map(str, hidden)))


def _read(text: str) -> Any:  # noqa: ANN401 - whatever was written there
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None
