"""The week of a class in the hands of a clerk: keys, several at once, the way back, refusals in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.access.operations import OperationId
from core.access.permissions import Role
from core.meals import RequestChannel, close_day, request_plain_meal, restore_booking
from core.qt.messages import MessageBar
from core.qt.translations import Language, set_language
from core.registry import create_guardian, link_guardian
from core.storage.tables import CalendarException
from office.areas import areas_of
from office.bookings.page import BookingsPage
from office.desk import Desk
from tests.builders import YEAR_END
from tests.office.bookings.conftest import FRIDAY, KEYS, MONDAY, THURSDAY, TUESDAY, WEDNESDAY, Weekly
from tests.office.conftest import FakeFiles, OfficeTown, texts

#: What is typed on Rossi's Wednesday, and what the week becomes.
TYPED = [
    ("A", "BBABB"),
    ("space", "BBABB"),
    ("B", "BBPBB"),
    ("A A", "BBBBB"),
    ("B B", "BBBBB"),
    ("A B", "BBPBB"),
    ("B A", "BBABB"),
    ("A del", "BBBBB"),
    ("B del", "BBBBB"),
    ("shift+right A", "BBAAB"),
    ("shift+right shift+right B", "BBPPP"),
    ("shift+right A left A", "BBBAB"),
    ("shift+right A del", "BBBBB"),
    ("shift+space A", "BAAAA"),
    ("A ctrl+z", "BBBBB"),
    ("A B ctrl+z", "BBABB"),
    ("A B ctrl+z ctrl+z", "BBBBB"),
    ("A right B ctrl+z", "BBABB"),
    ("ctrl+z", "BBBBB"),
]


@pytest.mark.parametrize(("keys", "week"), TYPED, ids=[keys for keys, _week in TYPED])
def test_what_is_typed(open_week: Callable[..., Weekly], desk: Desk, keys: str, week: str):
    """Monday is past and never among a whole row; two strokes on one cell are both carried out, in order."""
    weekly = open_week(desk)
    weekly.on("Rossi", WEDNESDAY)
    if "shift+space" in keys:  # of a chosen row every cell counts, so that only the name leaves Monday out
        weekly.on_name("Rossi")
        keys = keys.replace("shift+space ", "")
    for stroke in keys.split():
        weekly.type(stroke)
    assert weekly.state("Rossi") == week
    assert weekly.shown("Rossi") == week
    assert weekly.state("Bianchi") == "BBBBB"


def test_strokes_faster_than_the_database_are_all_carried_out(weekly: Weekly):
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A right B right A A")
    assert weekly.state("Rossi") == "BBAPB"
    assert weekly.shown("Rossi") == "BBAPB"


def test_a_change_shows_before_it_is_done(weekly: Weekly):
    weekly.on("Rossi", WEDNESDAY)
    QTest.keyClick(weekly.page.grid, KEYS["A"])
    assert weekly.shown("Rossi") == "BBABB"
    assert [weekly.page.model.totals(column).absent for column in (2, 3)] == [0, 1]
    weekly.settle()


def test_a_whole_day_is_one_operation_with_a_receipt_a_child(weekly: Weekly, messages: MessageBar):
    weekly.on("Rossi", THURSDAY)
    weekly.type("ctrl+space A")
    assert [weekly.state(name) for name in ("Bianchi", "D'Amico", "Rossi")] == ["BBBAB"] * 3
    assert "3 pasti di 3 alunni: assente. Ricevute" in texts(messages)[-1]
    weekly.type("ctrl+z")
    assert [weekly.state(name) for name in ("Bianchi", "D'Amico", "Rossi")] == ["BBBBB"] * 3


def test_the_message_has_the_code_and_takes_back(weekly: Weekly, messages: MessageBar):
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A")
    code = weekly.town.database.scalar("SELECT receipt_code FROM meal_request")
    assert texts(messages)[-1] == f"success: Rossi Anna, mer 25/11: assente. Ricevuta {code}."
    messages.rows[-1].message.on_action()
    weekly.settle()
    assert weekly.state("Rossi") == "BBBBB"
    assert not weekly.page.strip.undo.isEnabled()


def test_messages_of_many_changes_do_not_pile_up(weekly: Weekly, messages: MessageBar):
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A right A up A")
    assert len(messages.messages) == 1


def test_how_it_came_and_who_called(weekly: Weekly):
    """For the child on the phone, not for the next one."""
    weekly.page.strip.channels.choose(RequestChannel.EMAIL)
    weekly.page.strip.who.setEditText("la nonna")
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A right A")
    weekly.on("Bianchi", WEDNESDAY)
    weekly.type("A")
    assert weekly.requests() == [
        ("absence", "email", "la nonna", None), ("absence", "email", "la nonna", None),
        ("absence", "email", "Giulia Cirillo", None),
    ]  # fmt: skip


def test_the_family_is_offered_for_the_child_chosen(weekly: Weekly):
    session = weekly.town.session
    mother = create_guardian(session, "Rossi", "Ida")
    link_guardian(session, weekly.town.pupils["Rossi"], mother, "madre", is_applicant=True)
    weekly.on("Rossi", WEDNESDAY)
    weekly.page.strip.who.setFocus()
    weekly.settle()
    assert [weekly.page.strip.who.itemText(place) for place in range(weekly.page.strip.who.count())] == ["Rossi Ida"]
    weekly.page.strip.who.setCurrentIndex(0)
    weekly.type("A")
    assert weekly.requests() == [("absence", "phone", "Rossi Ida", None)]


def test_past_the_cutoff_the_office_gives_a_reason(weekly: Weekly, at: Callable[[date, time], None]):
    """Typed while the grid was open: nothing is written before, what was typed meanwhile is not lost."""
    at(TUESDAY, time(9, 45))
    weekly.page.strip.who.setEditText("la nonna di Anna")
    weekly.on("Rossi", TUESDAY)
    weekly.type("A")
    assert not weekly.page.reason_bar.isHidden()
    assert "entro le 09:30" in weekly.page.reason_bar.label.text()
    assert weekly.shown("Rossi") == "BBBBB"
    weekly.page.grid.setFocus()
    weekly.on("Bianchi", TUESDAY)
    weekly.type("A")
    weekly.page.reason_bar.field.setText("Ha chiamato tardi")
    weekly.page.reason_bar.accept_button.click()
    weekly.settle()
    assert [weekly.state(name) for name in ("Rossi", "Bianchi")] == ["BABBB"] * 2
    assert [row[2:] for row in weekly.requests()] == [
        ("la nonna di Anna", "Ha chiamato tardi"), ("Giulia Cirillo", "Ha chiamato tardi")
    ]  # fmt: skip
    weekly.type("ctrl+z")
    weekly.page.grid.setFocus()
    weekly.type("ctrl+z")
    weekly.page.reason_bar.field.setText("Sbagliato")
    weekly.page.reason_bar.accept_button.click()
    weekly.settle()
    assert [weekly.state(name) for name in ("Rossi", "Bianchi")] == ["BBBBB"] * 2


def test_two_quick_ways_back_take_two_changes_back(weekly: Weekly):
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A right B right A")
    weekly.type("ctrl+z ctrl+z")
    assert weekly.state("Rossi") == "BBABB"


def test_a_school_is_told_the_rule(
    open_week: Callable[..., Weekly], make_desk: Callable[..., Desk], office_town: OfficeTown,
    at: Callable[[date, time], None],
):  # fmt: skip
    weekly = open_week(make_desk(Role.SCHOOL, office_town.town.school_id))
    at(TUESDAY, time(9, 45))
    weekly.on("Rossi", TUESDAY)
    weekly.type("A")
    assert weekly.page.reason_bar.isHidden()
    assert "entro le 09:30" in weekly.page.refusal.text()
    assert weekly.shown("Rossi") == "BBBBB"
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A")
    assert weekly.page.refusal.isHidden()
    assert weekly.requests() == [("absence", "school", "Giulia Cirillo", None)]


def test_a_fourth_plain_meal_asks_for_a_reason(weekly: Weekly):
    weekly.on("Rossi", TUESDAY)
    for _ in range(4):
        weekly.type("B right")
    assert weekly.state("Rossi") == "BPPPB"
    assert "3 giorni" in weekly.page.reason_bar.label.text()


def test_a_day_without_service_takes_nothing_and_says_why(
    open_week: Callable[..., Weekly], desk: Desk, office_town: OfficeTown
):
    office_town.database.insert(
        CalendarException, kind="closed", starts_on=THURSDAY, ends_on=THURSDAY, cause="Sciopero",
        created_at=office_town.session.now(),
    )  # fmt: skip
    weekly = open_week(desk)
    assert "Servizio non disponibile" in weekly.page.model.headerData(
        4, weekly.page.grid.horizontalHeader().orientation()
    )
    weekly.on("Rossi", THURSDAY)
    weekly.type("A B del")
    assert "servizio non disponibile · Sciopero" in weekly.page.refusal.text()
    assert weekly.requests() == []


def test_a_closed_day_changes_no_more(weekly: Weekly, at: Callable[[date, time], None]):
    """Closed after it was put on screen: core refuses, whatever the grid shows; then the grid shows it."""
    at(TUESDAY, time(15))
    close_day(weekly.town.session, weekly.town.service_id, TUESDAY)
    weekly.on("Rossi", TUESDAY)
    weekly.type("A")
    assert "è chiusa" in weekly.page.refusal.text()
    assert weekly.requests() == []
    assert weekly.header(2) == "mar 24/11\nchiusa"


def test_the_second_of_two_clerks_is_told(weekly: Weekly):
    town = weekly.town
    request_plain_meal(
        town.session, OperationId("altra", "1"), town.pupils["Rossi"], town.service_id, WEDNESDAY, WEDNESDAY,
        channel=RequestChannel.DESK, asked_by="padre",
    )  # fmt: skip
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A")
    assert "qualcun altro" in weekly.page.refusal.text()
    assert weekly.state("Rossi") == weekly.shown("Rossi") == "BBPBB"


def test_what_cannot_go_back_does_not_stand_before_what_can(weekly: Weekly):
    town = weekly.town
    weekly.on("Rossi", THURSDAY)
    weekly.type("A")
    weekly.on("Bianchi", WEDNESDAY)
    weekly.type("A")
    options = {"channel": RequestChannel.DESK, "asked_by": "padre"}
    ask = (town.pupils["Bianchi"], town.service_id, WEDNESDAY, WEDNESDAY)
    restore_booking(town.session, OperationId("altra", "1"), *ask, **options)
    request_plain_meal(town.session, OperationId("altra", "2"), *ask, **options)
    weekly.type("ctrl+z")
    assert "qualcun altro" in weekly.page.refusal.text()
    weekly.type("ctrl+z")
    assert (weekly.state("Bianchi"), weekly.state("Rossi")) == ("BBPBB", "BBBBB")


def test_a_withdrawn_child_has_nothing_to_change(open_week: Callable[..., Weekly], desk: Desk, office_town: OfficeTown):
    office_town.town.pupil("Neri", "Ugo", ends_on=TUESDAY)
    weekly = open_week(desk)
    assert weekly.shown("Neri") == "BBxxx"
    weekly.on("Neri", THURSDAY)
    weekly.type("A")
    assert "non iscritto" in weekly.page.refusal.text()
    assert weekly.requests() == []


def test_weeks_and_classes_by_keys_and_choices(weekly: Weekly):
    page = weekly.page
    assert page.week_label.text() == "23 – 27 nov 2026"
    assert not page.this_week.isEnabled()
    page.next_week.click()
    weekly.settle()
    assert page.week_label.text() == "30 nov – 4 dic 2026"
    page.day.set_day(None)
    page.day.day_changed.emit(YEAR_END)
    weekly.settle()
    assert weekly.shown("Rossi") == "BBBB-"
    page.this_week.click()
    weekly.settle()
    page._next_class(1)
    weekly.settle()
    assert [row.last_name for row in page.model.week.rows] == ["Rossini", "Verdi"]
    page.school.setCurrentIndex(page.school.findText("Infanzia Collodi"))
    weekly.settle()
    assert [row.last_name for row in page.model.week.rows] == ["Abdelkarim", "Ferrero"]


def test_the_cursor_stays_when_the_week_is_read_again(weekly: Weekly):
    weekly.on("D'Amico", FRIDAY)
    weekly.type("A")
    index = weekly.page.grid.currentIndex()
    assert (index.row(), weekly.page.model.day_at(index.column()).on) == (weekly.row("D'Amico"), FRIDAY)


def test_the_cursor_stays_with_the_child_in_the_next_week_and_when_somebody_joins(
    weekly: Weekly, office_town: OfficeTown
):
    def here() -> tuple[str, date]:
        index = weekly.page.grid.currentIndex()
        return weekly.page.model.row_at(index.row()).last_name, weekly.page.model.day_at(index.column()).on

    weekly.on("Rossi", THURSDAY)
    office_town.town.pupil("Aaron", "Primo")
    weekly.page.reload()
    weekly.settle()
    assert here() == ("Rossi", THURSDAY)
    weekly.page.next_week.click()
    weekly.settle()
    assert here() == ("Rossi", THURSDAY + timedelta(days=7))


def test_a_school_sees_its_own_classes_only(
    open_week: Callable[..., Weekly], make_desk: Callable[..., Desk], office_town: OfficeTown
):
    other = office_town.database.scalar("SELECT id FROM school WHERE name = 'Infanzia Collodi'")
    weekly = open_week(make_desk(Role.SCHOOL, other), "Gialli")
    page = weekly.page
    assert [page.class_box.itemText(place) for place in range(page.class_box.count())] == ["Gialli"]
    page.open_class(office_town.classes["3ªA"])
    weekly.settle()
    assert page.model.week.class_name == "Gialli"


@pytest.mark.parametrize(
    ("role", "is_there"),
    [(Role.CLERK, True), (Role.SCHOOL, True), (Role.KITCHEN, False), (Role.CASHIER, False), (Role.AUDITOR, False)],
)
def test_whose_area_it_is(make_desk: Callable[..., Desk], role: Role, is_there: bool):
    assert ("bookings" in [area.key for area in areas_of(make_desk(role))]) is is_there


def test_an_empty_class_and_no_class_at_all(weekly: Weekly, office_town: OfficeTown):
    page = weekly.page
    page.open_class(office_town.town.class_group("5ªC"))
    weekly.settle()
    assert page.empty.heading.text() == "Nessun alunno"
    for table in ("placement", "class_group"):
        office_town.database.execute(f"DELETE FROM {table}")
    page.reload()
    weekly.settle()
    assert (page.empty.heading.text(), page.print_button.isEnabled()) == ("Nessuna classe", False)


def test_paper_and_file_of_the_week(weekly: Weekly, files: FakeFiles, tmp_path, desk: Desk):
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A")
    weekly.page.print_button.click()
    weekly.settle()
    assert [path.name for path in files.opened] == ["Settimana-3ªA-Primaria-Italo-Calvino-23-11-2026.pdf"]
    assert files.opened[0].read_bytes().startswith(b"%PDF")
    files.answer = tmp_path / "settimana.csv"
    weekly.page.export_button.click()
    weekly.settle()
    lines = files.answer.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Alunno;lun 23/11/2026;mar 24/11/2026;mer 25/11/2026;gio 26/11/2026;ven 27/11/2026"
    assert "Rossi Anna;sì;sì;ASSENTE;sì;sì" in lines
    assert lines[-4:] == ["Standard;3;3;2;3;3", "In bianco;0;0;0;0;0", "Diete;0;0;0;0;0", "Assenti;0;0;1;0;0"]


def test_words_for_a_screen_reader(weekly: Weekly, qapp: QApplication):
    weekly.on("Rossi", WEDNESDAY)
    weekly.type("A")
    index = weekly.page.grid.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Rossi Anna, mer 25/11: assente"


@pytest.mark.usefixtures("plain_looks")
def test_the_language_changes_under_an_open_week(weekly: Weekly, qapp: QApplication):
    set_language(qapp, Language.ENGLISH)
    weekly.settle()
    assert weekly.header(1).startswith("Mon 23/11")


def test_a_letter_that_means_nothing_moves_nothing(weekly: Weekly):
    weekly.on("Bianchi", WEDNESDAY)
    QTest.keyClick(weekly.page.grid, Qt.Key.Key_R)
    assert weekly.page.grid.currentIndex().row() == weekly.row("Bianchi")


def test_the_tabs_of_the_area(desk: Desk, qtbot):
    area = BookingsPage(desk)
    qtbot.addWidget(area)
    assert area.title() == "Prenotazioni"
    assert MONDAY.weekday() == 0
    assert "week" in area.pages


def test_a_way_back_that_wants_a_reason_is_asked_where_it_is_seen(
    weekly: Weekly, messages: MessageBar, at: Callable[[date, time], None], desk: Desk
):
    """The message stays while the clerk goes on: pressed over another page it was as if nothing had happened."""
    weekly.on("Rossi", TUESDAY)
    weekly.type("A")
    at(TUESDAY, time(9, 45))
    areas: list[str] = []
    desk.area_wanted.connect(areas.append)
    weekly.area.show_page("receipts")
    messages.rows[-1].message.on_action()
    weekly.settle()

    assert areas == ["bookings"]
    assert weekly.page.reason_bar.isVisible()
    weekly.page.reason_bar.field.setText("Sbagliato bambino")
    weekly.page.reason_bar.accept_button.click()
    weekly.settle()
    assert weekly.state("Rossi") == "BBBBB"


def test_the_day_one_went_to_is_not_left_over_another_week(weekly: Weekly, qtbot):
    weekly.page.day.setFocus()
    weekly.page.day.setText("15/12/2026")
    qtbot.keyClick(weekly.page.day, Qt.Key.Key_Return)
    weekly.settle()
    assert weekly.page.day.text() == "15/12/2026"
    weekly.page.this_week.click()
    weekly.settle()
    assert weekly.page.day.text() == ""
