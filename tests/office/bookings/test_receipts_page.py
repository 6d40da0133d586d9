"""Receipts found again and printed once more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from core.access.operations import OperationId
from core.access.permissions import Role
from core.meals import RequestChannel, report_absence, request_plain_meal
from core.qt.messages import MessageBar
from core.qt.translations import Language, set_language
from office.bookings.receipts_page import ReceiptsPage
from office.desk import Desk
from tests.office.bookings.conftest import FRIDAY, MONDAY, THURSDAY, TUESDAY
from tests.office.conftest import FakeFiles, OfficeTown, texts


@pytest.fixture
def asked(office_town: OfficeTown) -> dict[str, str]:
    """Two requests: their codes by last name."""

    def ask(verb, name: str, first: date, last: date) -> str:
        return verb(
            office_town.session, OperationId("test", name), office_town.pupils[name], office_town.service_id, first,
            last, channel=RequestChannel.PHONE, asked_by="la madre",
        ).receipt_code  # fmt: skip

    return {
        "Rossi": ask(report_absence, "Rossi", TUESDAY, THURSDAY),
        "Ferrero": ask(request_plain_meal, "Ferrero", FRIDAY, FRIDAY),
    }


@pytest.fixture
def opened(
    qapp: QApplication, make_desk: Callable[..., Desk], settled: Callable[[], None], shown, asked: dict[str, str]
) -> Callable[..., ReceiptsPage]:
    set_language(qapp, Language.ITALIAN)

    def open_page(role: Role = Role.CLERK, school_id: int | None = None) -> ReceiptsPage:
        page = ReceiptsPage(make_desk(role, school_id))
        shown(page)
        page.reload()
        settled()
        return page

    return open_page


def names(page: ReceiptsPage) -> list[str]:
    return [page.model.record(row).pupil_name for row in range(page.model.rowCount())]


def test_found_by_code_name_and_day(opened, settled, asked: dict[str, str]):
    page = opened()
    assert sorted(names(page)) == ["Ferrero Tommaso", "Rossi Anna"]
    for text, found in (
        (asked["Rossi"].lower().replace("-", " "), ["Rossi Anna"]),
        ("ferr", ["Ferrero Tommaso"]),
        ("nessuno", []),
        ("", ["Ferrero Tommaso", "Rossi Anna"]),
    ):
        page.search.setText(text)
        page.search.search_changed.emit(text)
        settled()
        assert sorted(names(page)) == found, text
    page.first.set_day(FRIDAY)
    page.first.day_changed.emit(FRIDAY)
    settled()
    assert names(page) == ["Ferrero Tommaso"]


def test_the_receipt_is_shown_and_printed_again(opened, settled, asked: dict[str, str], files: FakeFiles):
    page = opened()
    page.table.select_identity(asked["Rossi"])
    settled()
    assert page.panel.heading.text() == asked["Rossi"]
    for words in ("Assenza · Mensa", "Rossi Anna · 3ªA", "Vale per: 24/11, 25/11, 26/11", "per telefono", "la madre"):
        assert words in page.panel.text.text()
    page.print_button.click()
    settled()
    assert [path.name for path in files.opened] == [f"Ricevuta-{asked['Rossi']}.pdf"]
    assert files.opened[0].read_bytes().startswith(b"%PDF")


def test_a_way_to_the_child(opened, settled, asked: dict[str, str], qtbot, office_town: OfficeTown):
    page = opened()
    page.table.select_identity(asked["Ferrero"])
    settled()
    with qtbot.waitSignal(page._desk.pupil_wanted) as told:
        page.pupil_button.click()
    assert told.args == [office_town.pupils["Ferrero"]]


def test_days_the_wrong_way_round_are_told(opened, settled, messages: MessageBar):
    page = opened()
    page.first.set_day(FRIDAY)
    page.last.set_day(MONDAY)
    page.last.day_changed.emit(MONDAY)
    settled()
    assert "Il primo giorno viene dopo l'ultimo" in texts(messages)[-1]
    assert len(names(page)) == 2


def test_a_school_finds_its_own(opened, office_town: OfficeTown):
    assert names(opened(Role.SCHOOL, office_town.town.school_id)) == ["Rossi Anna"]
