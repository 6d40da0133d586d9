"""The kitchen's page in somebody's hands."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from core import meals
from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import rome_instant
from core.meals import menu
from core.meals.menu import Allergen, Course
from core.qt.record_model import read_all
from core.qt.translations import Language, set_language
from office.kitchen.page import KitchenPage
from tests.builders import TUESDAY

WEDNESDAY = TUESDAY + timedelta(days=1)


@pytest.fixture
def open_page(qapp, make_desk, shown, settled, clock):
    """Open the page as a role, at an hour of the Tuesday; nothing is sent by itself."""

    def opened(role: Role = Role.ADMINISTRATOR, hour: time = time(8), school_id: int | None = None) -> KitchenPage:
        set_language(qapp, Language.ITALIAN)
        clock.set(rome_instant(TUESDAY, hour))
        desk = make_desk(role, school_id)
        page = KitchenPage(desk)
        shown(page)
        desk.runner.changed.connect(page.on_changes)  # as the workspace does
        page.enter()
        settled()
        return page

    return opened


def schools(page: KitchenPage) -> list[tuple[str, int, str]]:
    return [(one.school_name, one.shown.total, one.status.value) for one in read_all(page.orders.model)]


def versions(page: KitchenPage) -> list[tuple[int, int, str]]:
    return [(line.number, line.total, line.changes) for line in read_all(page.orders.versions)]


def late_absence(office_town, name: str) -> None:
    meals.report_absence(
        office_town.session, OperationId("office", name), office_town.pupils[name], office_town.service_id, TUESDAY,
        TUESDAY, channel=meals.RequestChannel.PHONE, asked_by="madre", override_reason="malattia",
    )  # fmt: skip


def make_menu(office_town) -> int:
    session = office_town.session
    menu.save_dish(session, "Pasta", Course.FIRST, allergens=Allergen.GLUTEN)
    menu.save_dish(session, "Riso", Course.FIRST)
    return menu.save_menu(
        session, office_town.service_id, "Autunno", starts_on=date(2026, 9, 14), ends_on=date(2027, 3, 31), weeks=2
    )
