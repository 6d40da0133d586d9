"""The day's page: figures lead to names, and nothing is charged unasked."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core import calendar, meals
from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import rome_instant
from core.errors import Cancelled
from core.qt.record_model import read_all
from core.qt.tasks import Changes
from office.today.facts import DayList
from office.today.page import TodayPage
from tests.builders import TUESDAY
from tests.office.conftest import OfficeTown

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def page(desk, shown, settled) -> TodayPage:
    return opened(TodayPage(desk), shown, settled)


def opened(page, shown, settled):
    shown(page)
    page._desk.runner.changed.connect(page.on_changes)  # as the workspace does
    page.enter()
    settled()
    return page


def present(office_town: OfficeTown, name: str) -> None:
    meals.record_presence(
        office_town.session, pupil_id=office_town.pupils[name], service_id=office_town.service_id, day=TUESDAY,
        at=office_town.session.now(), source=meals.PresenceSource.OFFICE,
    )  # fmt: skip


def ask(office_town: OfficeTown, verb, name: str) -> None:
    verb(
        office_town.session, OperationId("office", office_town.session.ids.new_id()), office_town.pupils[name],
        office_town.service_id, TUESDAY, TUESDAY, channel=meals.RequestChannel.PHONE, asked_by="madre",
    )  # fmt: skip


def figures(page: TodayPage) -> dict[str, str]:
    return {kind.value: number.number.text() for kind, number in page.numbers.items()}


def panel_names(page: TodayPage) -> list[str]:
    return [line.name for line in read_all(page.panel.model)]


def after_lunch(clock) -> None:
    clock.set(rome_instant(TUESDAY, time(14)))


def test_figures_and_classes_of_the_day(office_town, desk, shown, settled):
    present(office_town, "Rossi")
    ask(office_town, meals.report_absence, "Bianchi")
    ask(office_town, meals.request_plain_meal, "Verdi")
    present(office_town, "Bianchi")  # declared absent, came all the same
    page = opened(TodayPage(desk), shown, settled)
    assert figures(page) == {
        "expected": "6", "present": "1", "missing": "5", "plain": "1", "diets": "0", "extra": "1"
    }  # fmt: skip
    rows = [(line.class_name, line.expected, line.present, line.absent) for line in read_all(page.model)]
    assert rows == [("Gialli", 2, 0, 0), ("3ªA", 2, 1, 1), ("3ªB", 2, 0, 0)]
    assert page.numbers[DayList.EXTRA].note.text() == "non prenotati"


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (DayList.EXPECTED, ["Abdelkarim Yasmine", "Ferrero Tommaso", "D'Amico Sara", "Rossi Anna", "Rossini Luca",
                            "Verdi Noè"]),
        (DayList.PRESENT, ["Rossi Anna"]),
        (DayList.PLAIN, ["Verdi Noè"]),
        (DayList.EXTRA, ["Bianchi Marco"]),
        (DayList.DIETS, []),
    ],
)  # fmt: skip
def test_every_figure_leads_to_its_names(qtbot, office_town, desk, shown, settled, kind, names):
    present(office_town, "Rossi")
    ask(office_town, meals.report_absence, "Bianchi")
    ask(office_town, meals.request_plain_meal, "Verdi")
    present(office_town, "Bianchi")
    page = opened(TodayPage(desk), shown, settled)
    qtbot.keyClick(page.numbers[kind], Qt.Key.Key_Space)
    settled()
    assert panel_names(page) == names
    assert page.panel.isVisible()
    assert page.panel.heading.text().endswith(f"· {len(names)}")


def test_enter_on_a_name_opens_the_pupil_and_esc_closes_the_list(qtbot: QtBot, office_town, desk, page, settled):
    page.show_list(DayList.MISSING)
    settled()
    page.panel.table.selectRow(0)
    page.panel.table.setFocus()
    with qtbot.waitSignal(desk.pupil_wanted) as wanted:
        qtbot.keyClick(page.panel.table, Qt.Key.Key_Return)
    assert wanted.args == [office_town.pupils["Abdelkarim"]]
    qtbot.keyClick(page.panel.table, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.table.hasFocus()


def test_enter_on_a_class_opens_its_pupils(qtbot: QtBot, office_town, desk, page):
    page.table.setFocus()
    page.table.selectRow(1)
    with qtbot.waitSignal(desk.class_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [office_town.classes["3ªA"]]


def test_a_click_on_a_class_shows_its_pupils_beside(qtbot: QtBot, page, settled):
    where = page.table.visualRect(page.model.index(1, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settled()
    assert panel_names(page) == ["Bianchi Marco", "D'Amico Sara", "Rossi Anna"]
    assert page.panel.more_button.isVisible()


def test_the_list_is_kept_up_to_date_with_the_figures(office_town, page, settled):
    page.show_list(DayList.PRESENT)
    settled()
    assert panel_names(page) == []
    present(office_town, "Rossi")
    page.on_changes(Changes(frozenset({"meals"})))
    settled()
    assert panel_names(page) == ["Rossi Anna"]


# The state of the day


def test_before_the_limit_the_day_is_open(page):
    assert "fino alle 09:30" in page.state.label.text()


def test_a_day_without_service_says_why_and_leads_to_the_next(qtbot, office_town, page, settled):
    calendar.add_closure(office_town.session, WEDNESDAY, WEDNESDAY, "Sciopero")
    page.set_day(WEDNESDAY)
    settled()
    assert page.content.currentWidget() is page.day_off
    assert "Sciopero" in page.day_off.text.text()
    assert page.primary.isHidden()
    page.day_off.action_button.click()
    settled()
    assert page.shown_day() == date(2026, 11, 26)
    assert page.content.currentWidget() is not page.day_off


def test_a_child_that_came_on_a_day_off_is_seen(office_town, page, settled):
    calendar.add_closure(office_town.session, TUESDAY, TUESDAY, "Sciopero")
    present(office_town, "Rossi")
    page.reload()
    settled()
    assert page.content.currentWidget() is not page.day_off
    assert figures(page)["extra"] == "1"


def test_alt_arrows_change_the_day_and_alt_o_comes_back(qtbot, page, settled):
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.shown_day() == WEDNESDAY
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.shown_day() == date(2026, 11, 23)
    qtbot.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert page.shown_day() == TUESDAY
    settled()


def test_nothing_entered_yet_shows_what_the_page_is_for(sqlite_database, clock, ids, runner, messages, shown, settled):
    from core.access.session import Actor, Session
    from office.desk import Desk

    session = Session(sqlite_database, clock, ids, Actor(0, "Giulia", Role.ADMINISTRATOR))
    desk = Desk(session, runner, messages)
    page = opened(TodayPage(desk), shown, settled)
    assert page.content.currentWidget() is page.empty
    assert page.primary.isHidden()
    desk.deleteLater()


# Closing has a page of its own


def test_closing_leads_to_its_page_for_the_day_on_screen(qtbot, page, desk, clock, settled, office_town):
    after_lunch(clock)
    page.reload()
    settled()
    with qtbot.waitSignal(desk.closing_wanted) as wanted:
        page.primary.click()
    assert wanted.args == [office_town.service_id, TUESDAY]


def test_a_close_that_was_interrupted_is_offered_to_be_resumed(page, clock, settled, office_town):
    class Stop:
        def advance(self, done, total): ...

        def check(self):
            raise Cancelled

    after_lunch(clock)
    with pytest.raises(Cancelled):
        meals.close_day(office_town.session, office_town.service_id, TUESDAY, progress=Stop())
    page.reload()
    settled()
    assert page.primary.text() == "Riprendi la chiusura"


def test_a_closed_day_says_what_it_came_to(page, clock, settled, office_town):
    after_lunch(clock)
    meals.close_day(office_town.session, office_town.service_id, TUESDAY)
    page.reload()
    settled()
    assert "Giornata chiusa. Pasti addebitati: 7" in page.state.label.text()
    assert page.primary.isHidden()
    assert {line.is_closed for line in read_all(page.model)} == {True}


def test_what_stations_told_and_waits_is_said_and_leads_there(qtbot, page, desk, settled, office_town):
    assert page.kept_button.isHidden()
    database = office_town.database
    database.execute(
        "INSERT INTO station (id, name, school_id, service_id, may_presence, may_recharge, enrolled_at)"
        " VALUES ('K1', 'K1', ?, ?, ?, ?, 1)", (office_town.town.school_id, office_town.service_id, True, False),
    )  # fmt: skip
    database.execute(
        "INSERT INTO event (event_id, payload_hash, station_id, kind, body, made_at, received_at, verdict, reason)"
        " VALUES ('e', '', 'K1', 'presence', '{}', 1, 1, 'quarantined', 'Il contenuto non si legge.')"
    )
    page.reload()
    settled()
    assert page.kept_button.text() == "Dalle postazioni: 1 da guardare"
    with qtbot.waitSignal(desk.kept_wanted):
        page.kept_button.click()


def test_a_window_made_smaller_does_not_scroll_sideways(qtbot, page):
    page.resize(1920, 1080)
    page.table.setColumnWidth(0, 600)  # as after a load in the large window, with a long name
    page.resize(1024, 700)
    qtbot.waitUntil(lambda: page.table.columnWidth(0) < 600 and not page.table.horizontalScrollBar().maximum())
    page.resize(1920, 1080)
    qtbot.waitUntil(lambda: page.table.columnWidth(0) == 600)
    page.resize(1024, 700)
    qtbot.waitUntil(lambda: page.table.columnWidth(0) < 600)
    page.table.setColumnWidth(0, 600)  # the columns change without the window
    qtbot.waitUntil(lambda: page.table.columnWidth(0) < 600 and not page.table.horizontalScrollBar().maximum())


def test_the_kitchen_sees_the_day_and_cannot_close_it(make_desk, shown, settled, clock, office_town):
    after_lunch(clock)
    page = opened(TodayPage(make_desk(Role.KITCHEN)), shown, settled)
    assert figures(page)["expected"] == "7"
    assert page.primary.isHidden()
    assert page.kept_button.isHidden()
    meals.close_day(office_town.session, office_town.service_id, TUESDAY)
    page.reload()
    settled()
    assert page.state.label.text() == "Giornata chiusa."


def test_a_page_nobody_looks_at_asks_nothing(page, runner, settled):
    assert page._timer.isActive()
    page.hide()
    assert not page._timer.isActive()
    page.on_changes(Changes(frozenset({"meals"})))
    assert not runner.tasks
