"""The wizard: one key a child, a look at what it charges, one press to close; afterwards only corrections."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt

from core import calendar, meals
from core.access.operations import OperationId
from core.clock import rome_instant
from core.errors import Cancelled
from core.qt.record_model import read_all
from core.storage import day_number
from core.storage.tables import BandAssignment
from office.closing.day_page import ClosingDayPage
from tests.builders import TUESDAY
from tests.office.conftest import OfficeTown, texts

WEDNESDAY = date(2026, 11, 25)
ALL = {"Abdelkarim", "Bianchi", "D'Amico", "Ferrero", "Rossi", "Rossini", "Verdi"}


def after_lunch(clock, day: date = TUESDAY) -> None:
    clock.set(rome_instant(day, time(14)))


@pytest.fixture
def page(desk, clock, shown, settled) -> ClosingDayPage:
    after_lunch(clock)
    return opened(ClosingDayPage(desk), shown, settled)


def opened(page, shown, settled):
    shown(page)
    page._desk.runner.changed.connect(page.on_changes)  # as the workspace does
    page.enter()
    settled()
    return page


def scan(office_town: OfficeTown, name: str) -> None:
    meals.record_presence(
        office_town.session, pupil_id=office_town.pupils[name], service_id=office_town.service_id, day=TUESDAY,
        at=office_town.session.now(), source=meals.PresenceSource.SCAN, event_id=f"scan-{name}",
    )  # fmt: skip


def listed(page: ClosingDayPage) -> dict[str, str]:
    columns = {column.key: column for column in page.choices.lines.columns}
    return {line.last_name: columns["choice"].text(line) for line in read_all(page.choices.lines)}


def press(qtbot, page: ClosingDayPage, key: Qt.Key, *names: str) -> None:
    """Put the cursor on pupils and press a key."""
    table = page.choices.table
    table.clearSelection()
    rows = [row for row in range(page.choices.lines.rowCount()) if page.choices.lines.record(row).last_name in names]
    table.setFocus()
    for place, row in enumerate(rows):
        if place == 0:
            table.selectRow(row)
        else:
            qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, key)


def charged(office_town: OfficeTown) -> set[str]:
    rows = office_town.database.rows(
        "SELECT p.last_name FROM entry e JOIN account a ON a.id = e.account_id JOIN pupil p ON p.id = a.pupil_id"
        " WHERE e.day = ? AND e.kind = 1", (day_number(TUESDAY),),
    )  # fmt: skip
    return {name for (name,) in rows}


# Deciding


def test_the_oldest_open_day_is_shown_with_everybody_to_decide_of(page, office_town):
    assert page.day.day() == TUESDAY
    assert set(listed(page)) == ALL
    assert set(listed(page).values()) == {"Da decidere"}
    assert "7 non rilevati su 7" in page.state.label.text()
    assert page.rule.text().startswith("Si addebita chi era prenotato, anche se non rilevato")


def test_one_key_decides_and_the_cursor_goes_on(qtbot, page, settled, messages):
    press(qtbot, page, Qt.Key.Key_P, "Abdelkarim")
    settled()
    assert listed(page)["Abdelkarim"] == "Presente a mano"
    assert [line.last_name for line in page.choices.selected()] == ["Ferrero"]
    qtbot.keyClick(page.choices.table, Qt.Key.Key_A)
    settled()
    assert listed(page)["Ferrero"] == "Assente, paga"
    assert "Da decidere: 5" in page.state.label.text()
    assert texts(messages) == []


def test_one_reason_is_asked_once_for_several_and_offered_again(qtbot, page, settled, office_town):
    press(qtbot, page, Qt.Key.Key_G, "Bianchi", "D'Amico")
    assert "2 alunni" in page.reason.label.text()
    qtbot.keyClicks(page.reason.field, "Rimandati a casa")
    qtbot.keyClick(page.reason.field, Qt.Key.Key_Return)
    settled()
    assert [name for name, text in listed(page).items() if text == "Giustificato: Rimandati a casa"] == [
        "Bianchi", "D'Amico",
    ]  # fmt: skip
    press(qtbot, page, Qt.Key.Key_G, "Rossi")
    assert page.reason.field.text() == "Rimandati a casa"
    qtbot.keyClick(page.reason, Qt.Key.Key_Escape)
    settled()
    assert listed(page)["Rossi"] == "Da decidere"


def test_a_choice_is_taken_back_by_one_key(qtbot, page, settled):
    press(qtbot, page, Qt.Key.Key_P, "Verdi")
    settled()
    press(qtbot, page, Qt.Key.Key_Delete, "Verdi")
    settled()
    assert listed(page)["Verdi"] == "Da decidere"


def test_choices_are_there_when_one_comes_back(qtbot, page, settled, desk, shown):
    press(qtbot, page, Qt.Key.Key_P, "Verdi")
    settled()
    again = opened(ClosingDayPage(desk), shown, settled)
    assert listed(again)["Verdi"] == "Presente a mano"


def test_a_whole_class_is_present_with_one_press_and_not_with_another(qtbot, page, settled, messages, office_town):
    page.choices.class_table.selectRow(2)  # 3ªA
    settled()
    assert page.choices.heading.text() == "3ªA, Primaria Italo Calvino · 3"
    page.choices.everybody.click()
    settled()
    assert set(listed(page).values()) == {"Presente a mano"}
    assert texts(messages) == ["success: Alunni segnati presenti a mano: 3."]
    messages.messages[0].on_action()
    settled()
    assert set(listed(page).values()) == {"Da decidere"}


def test_an_extra_is_confirmed_or_taken_away(qtbot, office_town, desk, clock, shown, settled):
    meals.report_absence(
        office_town.session, OperationId("office", "1"), office_town.pupils["Bianchi"], office_town.service_id, TUESDAY,
        TUESDAY, channel=meals.RequestChannel.PHONE, asked_by="madre",
    )  # fmt: skip
    after_lunch(clock)
    scan(office_town, "Bianchi")
    page = opened(ClosingDayPage(desk), shown, settled)
    press(qtbot, page, Qt.Key.Key_A, "Bianchi")
    settled()
    assert listed(page)["Bianchi"] == "Extra confermato"
    press(qtbot, page, Qt.Key.Key_T, "Bianchi")
    settled()
    assert "Bianchi" not in listed(page)


def test_a_search_looks_through_all_classes(qtbot, page, settled):
    page.choices.class_table.selectRow(1)
    settled()
    qtbot.keyClicks(page.choices.search, "ross")
    qtbot.keyClick(page.choices.search, Qt.Key.Key_Return)
    settled()
    assert set(listed(page)) == {"Rossi", "Rossini"}
    assert not page.choices.everybody.isEnabled()
    qtbot.keyClick(page.choices.search, Qt.Key.Key_Escape)
    settled()
    assert set(listed(page)) == {"Abdelkarim", "Ferrero"}


def test_whoever_cannot_be_decided_of_is_named_and_the_others_are(qtbot, page, settled, office_town, messages):
    lines = [line for line in read_all(page.choices.lines) if line.last_name in {"Rossi", "Verdi"}]
    scan(office_town, "Rossi")  # at the kiosk, while the clerk is typing the reason
    page._decide(lines, meals.ClosingChoice.EXCUSED, "malati")
    settled()
    assert listed(page)["Verdi"] == "Giustificato: malati"
    assert "Rossi" not in listed(page)
    assert "warning: Rossi Anna risulta presente" in texts(messages)[0]


# Looking and closing


def test_preview_and_close_by_keyboard(qtbot, page, settled, office_town, messages, files):
    press(qtbot, page, Qt.Key.Key_G, "Rossi")
    qtbot.keyClicks(page.reason.field, "malata")
    qtbot.keyClick(page.reason.field, Qt.Key.Key_Return)
    settled()
    qtbot.keyClick(page.primary, Qt.Key.Key_Space)
    settled()
    assert page.content.currentWidget() is page.preview
    assert (page.preview.charged.number.text(), page.preview.left.number.text()) == ("6", "1")
    assert [line.why for line in read_all(page.preview.left_out)] == [meals.WhyLeftOut.EXCUSED]
    qtbot.keyClick(page.primary, Qt.Key.Key_Space)
    assert "Pasti da addebitare: 6, 31,50\N{NO-BREAK SPACE}€ in tutto" in page.confirm.label.text()
    assert page.confirm.cancel_button.hasFocus()
    qtbot.keyClick(page.confirm.cancel_button, Qt.Key.Key_Tab)
    qtbot.keyClick(page.confirm.confirm_button, Qt.Key.Key_Return)
    settled()
    assert charged(office_town) == ALL - {"Rossi"}
    assert texts(messages) == [
        "success: Giornata del 24/11/2026 chiusa. Pasti addebitati: 6, 31,50\N{NO-BREAK SPACE}€ in tutto; esenti: 0."
    ]
    assert "giornata chiusa il 24/11/2026 alle 14:00 da Giulia Cirillo" in page.state.label.text()
    assert page.primary.isHidden()
    messages.messages[0].on_action()
    settled()
    assert [path.name for path in files.opened] == ["Elenco-di-chiusura-Mensa-2026-11-24.pdf"]
    assert files.opened[0].stat().st_size > 1000


def test_no_means_nothing_and_back_goes_on_deciding(qtbot, page, settled, office_town):
    page.primary.click()
    settled()
    page.primary.click()
    page.confirm.cancel_button.click()
    page.back_button.click()
    settled()
    assert page.content.currentWidget() is page.choices
    assert charged(office_town) == set()


def test_whoever_has_no_price_is_listed_and_the_day_cannot_be_closed(qtbot, page, desk, settled, office_town):
    office_town.database.run(BandAssignment.delete().where(BandAssignment.pupil == office_town.pupils["Verdi"]))
    page.primary.click()
    settled()
    assert [one.name for one in read_all(page.preview.unpriced)] == ["Verdi Noè"]
    assert page.preview.tabs.currentIndex() == page.preview.UNPRICED
    assert not page.primary.isEnabled()
    assert "Alunni senza tariffa: 1." in page.state.label.text()
    page.preview.tables[page.preview.UNPRICED].selectRow(0)
    with qtbot.waitSignal(desk.pupil_wanted) as wanted:
        qtbot.keyClick(page.preview.tables[page.preview.UNPRICED], Qt.Key.Key_Return)
    assert wanted.args == [office_town.pupils["Verdi"]]


def test_a_price_that_goes_missing_between_question_and_answer_is_told_too(page, settled, office_town, messages):
    page.primary.click()
    settled()
    page.primary.click()
    office_town.database.run(BandAssignment.delete().where(BandAssignment.pupil == office_town.pupils["Verdi"]))
    page.confirm.confirm_button.click()
    settled()
    assert "Verdi Noè" in texts(messages)[0]
    assert page.preview.tabs.currentIndex() == page.preview.UNPRICED
    assert charged(office_town) == set()


def test_closed_by_a_colleague_meanwhile_is_an_answer_and_no_second_charge(page, settled, office_town, messages):
    page.primary.click()
    settled()
    page.primary.click()
    meals.close_day(office_town.session, office_town.service_id, TUESDAY)
    page.confirm.confirm_button.click()
    settled()
    assert "era già chiusa. Pasti addebitati: 7" in texts(messages)[0]
    assert office_town.database.scalar("SELECT COUNT(*) FROM entry") == 7


def test_a_choice_made_after_a_colleague_closed_is_refused_and_the_closed_day_shown(
    qtbot, page, settled, office_town, messages
):
    meals.close_day(office_town.session, office_town.service_id, TUESDAY)
    press(qtbot, page, Qt.Key.Key_P, "Verdi")
    settled()
    assert "storna" in texts(messages)[0]
    page.reload()
    settled()
    assert page.content.currentWidget() is page.closed


def test_an_interrupted_close_is_resumed(page, settled, office_town, messages, monkeypatch):
    real = meals.close_day

    def stopped(session, service_id, day, *, progress):
        class Stop:
            def advance(self, done, total): ...

            def check(self):
                raise Cancelled

        return real(session, service_id, day, progress=Stop())

    page.primary.click()
    settled()
    monkeypatch.setattr("office.closing.day_page.meals.close_day", stopped)
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()
    assert "Chiusura interrotta" in texts(messages)[0]
    assert page.primary.text() == "Riprendi la chiusura"
    assert page.back_button.isHidden()
    assert "(interrotta)" in page.waiting.itemText(0) or "interrotta" in page.waiting.itemText(0)
    monkeypatch.setattr("office.closing.day_page.meals.close_day", real)
    page.primary.click()
    page.confirm.confirm_button.click()
    settled()
    assert charged(office_town) == ALL


def test_another_day_takes_the_question_back(page, settled):
    page.primary.click()
    settled()
    page.primary.click()
    page.open_day(None, WEDNESDAY)
    assert page.confirm.isHidden()
    settled()
    assert page.content.currentWidget() is page.nothing
    assert "Fino alle 09:30" in page.nothing.text.text()


def test_days_that_wait_are_offered_the_oldest_first(qtbot, page, clock, settled):
    after_lunch(clock, date(2026, 11, 26))
    page.reload()
    settled()
    days = [page.waiting.itemData(row) for row in range(page.waiting.count())]
    assert days == [TUESDAY, WEDNESDAY, date(2026, 11, 26)]
    page.waiting.setCurrentIndex(1)
    page.waiting.activated.emit(1)
    settled()
    assert page.day.day() == WEDNESDAY


def test_a_day_without_service_has_nothing_to_close(page, settled, office_town):
    calendar.add_closure(office_town.session, WEDNESDAY, WEDNESDAY, "Sciopero")
    page.open_day(None, WEDNESDAY)
    settled()
    assert page.content.currentWidget() is page.nothing
    assert page.primary.isHidden()


# A closed day


@pytest.fixture
def closed(page, settled, office_town) -> ClosingDayPage:
    scan(office_town, "Rossi")
    meals.close_day(office_town.session, office_town.service_id, TUESDAY)
    page.open_day(office_town.service_id, TUESDAY)
    settled()
    return page


def choose(page: ClosingDayPage, name: str) -> None:
    page.closed.search.setText(name)
    page.closed.search.search_changed.emit(name)
    page.closed.table.selectRow(0)


def test_a_charge_is_reversed_with_a_reason(qtbot, closed, settled, office_town, messages):
    choose(closed, "Verdi")
    closed.closed.reverse_button.click()
    assert "Verdi Noè: storna 5,25" in closed.reason.label.text()
    qtbot.keyClicks(closed.reason.field, "Rimandata a casa malata")
    qtbot.keyClick(closed.reason.field, Qt.Key.Key_Return)
    settled()
    assert "Verdi Noè: addebito stornato, saldo" in texts(messages)[0]
    (line,) = read_all(closed.closed.model)
    assert (line.state, line.reason) == (meals.ClosedState.REVERSED, "Rimandata a casa malata")
    assert not closed.closed.reverse_button.isEnabled() or not closed.closed.selected()
    assert meals.is_day_closed(office_town.session, office_town.service_id, TUESDAY)


def test_a_forgotten_meal_is_charged(qtbot, closed, settled, office_town, messages):
    choose(closed, "Verdi")
    meals.reverse_charge(
        office_town.session, OperationId("office", "x"), office_town.pupils["Verdi"], office_town.service_id, TUESDAY,
        "sbagliato",
    )  # fmt: skip
    closed.reload()
    settled()
    choose(closed, "Verdi")
    closed.closed.charge_button.click()
    qtbot.keyClicks(closed.reason.field, "C'era, dice la maestra")
    qtbot.keyClick(closed.reason.field, Qt.Key.Key_Return)
    settled()
    assert "pasto addebitato" in texts(messages)[0]
    assert closed.closed.charged.number.text() == "7"


def test_enter_opens_the_account(qtbot, closed, desk, office_town):
    choose(closed, "Verdi")
    with qtbot.waitSignal(desk.account_wanted) as wanted:
        qtbot.keyClick(closed.closed.table, Qt.Key.Key_Return)
    assert wanted.args == [office_town.pupils["Verdi"]]


def test_the_list_is_exported_also_before_the_close(page, settled, files):
    page.export_button.click()
    settled()
    assert [path.suffix for path in files.opened] == [".xlsx"]
