"""An area of several pages: what was changed elsewhere is shown when one comes back to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from core.access.permissions import Permission
from core.qt.tasks import Changes
from office.desk import Desk
from office.page import Page
from office.tabbed_page import TabbedPage


class Counting(Page):
    """Counts how often it asks core."""

    areas = frozenset({"meals"})

    def __init__(self, _desk: Desk) -> None:
        super().__init__()
        self.asked = 0

    def title(self) -> str:
        return "Una"

    def reload(self) -> None:
        self.asked += 1


class Area(TabbedPage):
    key = "area"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, [("one", Permission.VIEW_MEALS, Counting), ("two", Permission.VIEW_MEALS, Counting)])

    def title(self) -> str:
        return "Area"


def test_what_changed_while_another_area_was_in_front_is_asked_for_on_coming_back(
    desk: Desk, shown: Callable[[QWidget], QWidget]
):
    area = shown(Area(desk))
    area.enter()
    one, two = area.pages["one"], area.pages["two"]
    area.hide()
    before = one.asked
    area.on_changes(Changes(frozenset({"meals"})))
    assert one.asked == before

    area.show()
    area.enter()

    assert one.asked == before + 1
    area.show_page("two")
    assert two.asked == 1
    area.enter()
    assert (one.asked, two.asked) == (before + 1, 1)
