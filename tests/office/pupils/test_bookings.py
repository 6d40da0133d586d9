"""The month: ticks, periods, the cut-off, refusals in words, receipts, the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.access.permissions import Role
from core.clock import FixedClock, rome_instant
from core.errors import EnvironmentFault
from core.meals import RequestChannel, close_day, receipt
from office.pupils import month_panel
from office.pupils.month_model import ABSENT, DAY, NOTE, PLAIN
from office.pupils.page import PupilsPage
from office.pupils.panel_view import NARROWEST
from tests.core.documents.reading import page_texts
from tests.office.conftest import FakeFiles, OfficeTown, texts
from tests.office.pupils.conftest import press

TODAY = date(2026, 11, 24)
WEDNESDAY, FRIDAY, MONDAY = date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 23)
Settled = Callable[[], None]
Month = Callable[..., str]


@pytest.fixture
def anna(page: PupilsPage, office_town: OfficeTown, settled: Settled) -> PupilsPage:
    """Rossi Anna is on screen."""
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    return page


def click_box(qtbot, page: PupilsPage, day: date, column: int) -> None:
    """Click where the box is drawn."""
    grid = page.panel.month.grid
    index = grid.month_model().index(grid.month_model().row_of(day), column)
    grid.scrollTo(index)
    option = QStyleOptionViewItem()
    option.initFrom(grid)
    option.rect = grid.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = grid.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, grid)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def cell(page: PupilsPage, day: date, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> object:
    model = page.panel.month.model
    return model.index(model.row_of(day), column).data(role)


def is_ticked(page: PupilsPage, day: date, column: int) -> bool | None:
    state = cell(page, day, column, Qt.ItemDataRole.CheckStateRole)
    return None if state is None else state is Qt.CheckState.Checked


def said(page: PupilsPage) -> str:
    return texts(page.desk.messages)[-1]


def test_the_grid_is_the_one_of_the_letter(anna: PupilsPage):
    model = anna.panel.month.model
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in (DAY, ABSENT, PLAIN)]
    assert titles == ["Giorno", "Assente", "Pasto in bianco"]
    assert cell(anna, TODAY, DAY) == "Nov 24 Mar"
    saturday, grid = date(2026, 11, 28), anna.panel.month.grid
    assert cell(anna, saturday, ABSENT) == "Servizio non disponibile"
    assert cell(anna, saturday, NOTE) == "Non previsto di sabato"
    assert cell(anna, saturday, NOTE, Qt.ItemDataRole.AccessibleTextRole) == (
        "Nov 28 Sab, Servizio non disponibile: Non previsto di sabato"
    )
    assert grid.columnSpan(model.row_of(saturday), ABSENT) == 2
    assert grid.columnSpan(model.row_of(TODAY), ABSENT) == 1
    assert is_ticked(anna, date(2026, 11, 28), ABSENT) is None
    assert (is_ticked(anna, TODAY, ABSENT), is_ticked(anna, TODAY, PLAIN)) == (False, False)
    assert anna.panel.month.grid.currentIndex().row() == 23  # today has the cursor
    assert cell(anna, TODAY, ABSENT, Qt.ItemDataRole.AccessibleTextRole) == "Nov 24 Mar, Assente: no"


def test_a_tick_is_an_absence_with_its_receipt(qtbot, anna: PupilsPage, month: Month, settled: Settled):
    anna.panel.month.request.who.setEditText("La nonna")
    click_box(qtbot, anna, WEDNESDAY, ABSENT)
    settled()

    assert month("Rossi", WEDNESDAY) == "A"
    assert is_ticked(anna, WEDNESDAY, ABSENT)
    code = anna.panel.month.request.code.text()
    assert said(anna) == f"success: Assenza di Rossi Anna registrata: mer 25/11. Ricevuta {code}."
    kept = receipt(anna.desk.session, code)
    assert (kept.channel, kept.asked_by, kept.days) == (RequestChannel.PHONE, "La nonna", (WEDNESDAY,))
    assert not cell_enabled(anna, WEDNESDAY, PLAIN)  # an absent child gets no plain meal


def cell_enabled(page: PupilsPage, day: date, column: int) -> bool:
    model = page.panel.month.model
    return bool(model.index(model.row_of(day), column).flags() & Qt.ItemFlag.ItemIsUserCheckable)


def test_taking_a_tick_away_books_again(qtbot, anna: PupilsPage, month: Month, settled: Settled):
    click_box(qtbot, anna, WEDNESDAY, PLAIN)
    settled()
    assert month("Rossi", WEDNESDAY) == "P"
    click_box(qtbot, anna, WEDNESDAY, PLAIN)
    settled()
    assert month("Rossi", WEDNESDAY) == "B"
    assert not is_ticked(anna, WEDNESDAY, PLAIN)


def test_a_double_click_on_a_box_asks_once(qtbot, anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    model = anna.panel.month.model
    model.absence_asked.emit(WEDNESDAY, True)
    model.absence_asked.emit(WEDNESDAY, True)
    settled()

    assert office_town.database.scalar("SELECT COUNT(*) FROM meal_request") == 1


def test_undo_brings_back_what_was_before(qtbot, anna: PupilsPage, month: Month, settled: Settled):
    """A plain meal that an absence replaced comes back as a plain meal; days left alone stay so."""
    panel = anna.panel.month
    panel.model.plain_asked.emit(WEDNESDAY, True)
    settled()
    panel.model.absence_asked.emit(FRIDAY, True)
    settled()
    panel._on_period_asked(month_panel.RequestKind.ABSENCE, WEDNESDAY, date(2026, 12, 1))
    settled()
    assert month("Rossi", WEDNESDAY, date(2026, 12, 1)) == "AAA--AA"
    anna.desk.messages.rows[-1].action_button.click()
    settled()

    assert month("Rossi", WEDNESDAY, date(2026, 12, 1)) == "PBA--BB"
    assert said(anna).startswith("success: Annullata")
    assert panel.request.code.isHidden()


def test_a_period_says_which_days_it_does_not_cover(
    anna: PupilsPage, clock: FixedClock, month: Month, settled: Settled
):
    clock.set(rome_instant(TODAY, time(10)))
    panel = anna.panel.month
    panel.request.first.setText("24/11")
    panel.request.last.setText("1.12.26")
    panel.request.absence.click()
    settled()

    assert month("Rossi", TODAY, date(2026, 12, 1)) == "BAAA--AA"
    assert "5 giorni dal 25/11 al 01/12" in said(anna)
    assert "Non compresi: 24/11 oltre le 09:30." in said(anna)  # weekends are not worth a word


def test_after_the_cut_off_a_reason_is_asked_and_kept(
    qtbot, anna: PupilsPage, clock: FixedClock, month: Month, settled: Settled
):
    clock.set(rome_instant(TODAY, time(10)))
    anna.panel.month.reload()
    settled()
    assert cell(anna, TODAY, NOTE) == "Oltre le 09:30: serve un motivo"
    click_box(qtbot, anna, TODAY, ABSENT)
    settled()
    bar = anna.panel.month.reason_bar
    assert bar.isVisible()
    assert "entro le 09:30" in bar.label.text()
    assert month("Rossi", TODAY) == "B"
    assert bar.field.window().focusWidget() is bar.field
    press(anna, Qt.Key.Key_Return)  # without a reason nothing happens
    settled()
    assert month("Rossi", TODAY) == "B"
    press(anna, "febbre, certificato a scuola")
    press(anna, Qt.Key.Key_Return)
    settled()

    assert month("Rossi", TODAY) == "A"
    assert bar.isHidden()
    reason = anna.desk.session.database.scalar("SELECT override_reason FROM meal_request")
    assert reason == "febbre, certificato a scuola"


def test_no_reason_no_change(qtbot, anna: PupilsPage, clock: FixedClock, month: Month, settled: Settled):
    clock.set(rome_instant(TODAY, time(10)))
    click_box(qtbot, anna, TODAY, ABSENT)
    settled()
    press(anna, Qt.Key.Key_Escape)
    settled()

    assert anna.panel.month.reason_bar.isHidden()
    assert month("Rossi", TODAY) == "B"
    assert not is_ticked(anna, TODAY, ABSENT)


def test_a_school_may_not_set_the_cut_off_aside(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, clock: FixedClock, month: Month, settled: Settled
):
    page = make_page(Role.SCHOOL, office_town.town.school_id)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    clock.set(rome_instant(TODAY, time(10)))
    page.panel.month.model.absence_asked.emit(TODAY, True)
    settled()

    assert page.panel.month.reason_bar.isHidden()
    assert "entro le 09:30" in page.panel.month.refusal.text()
    assert month("Rossi", TODAY) == "B"
    page.panel.month.model.absence_asked.emit(WEDNESDAY, True)
    settled()
    assert page.panel.month.refusal.isHidden()  # what was refused before is said no longer
    assert receipt(page.desk.session, page.panel.month.request.code.text()).channel is RequestChannel.SCHOOL


def test_the_limit_of_plain_meals_is_said_in_words(anna: PupilsPage, month: Month, settled: Settled):
    panel = anna.panel.month
    panel.request.first.set_day(TODAY)
    panel.request.last.set_day(FRIDAY)
    panel.request.plain.click()
    settled()

    assert panel.reason_bar.isVisible()
    assert "3 giorni di servizio consecutivi" in panel.reason_bar.label.text()
    assert month("Rossi", TODAY, FRIDAY) == "BBBB"
    panel.reason_bar.field.setText("certificato del 20/11")
    panel.reason_bar.accept_button.click()
    settled()
    assert month("Rossi", TODAY, FRIDAY) == "PPPP"


def test_a_closed_day_is_locked(
    anna: PupilsPage, office_town: OfficeTown, clock: FixedClock, month: Month, settled: Settled
):
    clock.set(rome_instant(TODAY, time(15)))
    close_day(office_town.session, office_town.service_id, TODAY)
    anna.panel.month.reload()
    settled()

    assert cell(anna, TODAY, NOTE) == "Giornata chiusa"
    assert not cell_enabled(anna, TODAY, ABSENT)
    anna.panel.month.model.absence_asked.emit(TODAY, True)  # it was closed while the page was open
    settled()
    assert "è chiusa" in anna.panel.month.refusal.text()
    assert anna.panel.month.reason_bar.isHidden()


def test_a_day_that_is_no_day_is_said_and_nothing_is_sent(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    anna.panel.month.request.first.setText("31/11")
    anna.panel.month.request.absence.click()
    settled()

    assert anna.panel.month.refusal.text() == "Primo giorno: questo giorno non esiste: controllalo."
    assert office_town.database.scalar("SELECT COUNT(*) FROM meal_request") == 0
    assert anna.panel.month.request.first.text() == "31/11"


def test_the_reason_of_a_day_without_service_is_read_whole_beside_the_list(anna: PupilsPage, settled: Settled):
    """On a screen of 1280 the panel is as narrow as it may be."""
    panel = anna.panel
    panel.month.next_month.click()
    settled()
    panel.setFixedWidth(NARROWEST)
    panel.month.grid.resize(NARROWEST - 16, 300)
    grid = panel.month.grid
    metrics = grid.fontMetrics()
    for column, columns in ((ABSENT, (ABSENT, PLAIN)), (NOTE, (NOTE,))):
        text = cell(anna, date(2026, 12, 8), column)
        room = sum(grid.columnWidth(one) for one in columns)
        assert metrics.horizontalAdvance(text) + 20 <= room, text


def test_months_are_walked_through(anna: PupilsPage, settled: Settled):
    panel = anna.panel.month
    panel.next_month.click()
    settled()
    assert panel.month_label.text() == "Dicembre 2026"
    assert cell(anna, date(2026, 12, 8), ABSENT) == "Servizio non disponibile"
    assert cell(anna, date(2026, 12, 8), NOTE) == "Immacolata Concezione"
    panel.next_month.click()
    settled()
    assert panel.month_label.text() == "Gennaio 2027"
    panel.go_today.click()
    settled()
    assert panel.month_label.text() == "Novembre 2026"
    assert panel.grid.currentIndex().row() == 23
    assert not panel.go_today.isEnabled()


def test_absence_of_today_by_keyboard_alone(anna: PupilsPage, month: Month, settled: Settled):
    """Find the pupil; then three keystrokes: the absence, how it came, Enter."""
    anna.focus_search()
    press(anna, "verdi")
    press(anna, Qt.Key.Key_Return)
    settled()
    press(anna, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    press(anna, "e")
    press(anna, Qt.Key.Key_Return)
    settled()

    assert month("Verdi", TODAY) == "A"
    assert receipt(anna.desk.session, anna.panel.month.request.code.text()).channel is RequestChannel.EMAIL
    assert month("Rossi", TODAY) == "B"


def test_the_grid_by_keyboard_alone(anna: PupilsPage, month: Month, settled: Settled):
    anna.table.setFocus()
    press(anna, Qt.Key.Key_Return)
    assert anna.panel.month.grid.window().focusWidget() is anna.panel.month.grid
    press(anna, Qt.Key.Key_Down)
    press(anna, Qt.Key.Key_Space)
    settled()
    assert month("Rossi", WEDNESDAY) == "A"
    press(anna, Qt.Key.Key_Space)
    settled()
    assert month("Rossi", WEDNESDAY) == "B"
    press(anna, Qt.Key.Key_Right)
    press(anna, Qt.Key.Key_Right)
    press(anna, Qt.Key.Key_Space)
    settled()
    assert month("Rossi", WEDNESDAY) == "P"


def test_enter_in_a_field_of_the_card_registers_the_absence(anna: PupilsPage, month: Month, settled: Settled):
    card = anna.panel.month.request
    for field in (card.who, card.last):
        field.setFocus()
        press(anna, Qt.Key.Key_Return)
        settled()
        assert month("Rossi", TODAY) == "A"
        card.restore.click()
        settled()
        assert month("Rossi", TODAY) == "B"


def test_the_receipt_is_printed(anna: PupilsPage, files: FakeFiles, settled: Settled):
    anna.panel.month.request.who.setEditText("Rossi Mario")
    anna.panel.month.model.plain_asked.emit(WEDNESDAY, True)
    settled()
    anna.panel.month.request.print_button.click()
    settled()

    (path,) = files.opened
    (text,) = page_texts(path)
    code = anna.panel.month.request.code.text()
    for told in ("Comune di Mazzè", code, "Pasto in bianco", "Rossi Anna", "Rossi Mario", "Telefono", "25/11/2026"):
        assert told in text


def test_a_fault_of_the_surroundings_is_said_and_the_buttons_come_back(
    anna: PupilsPage, month: Month, monkeypatch, settled: Settled
):
    class Locked(EnvironmentFault):
        template = "La base dati è occupata."

    def refuse(*_args: object) -> None:
        raise Locked

    with monkeypatch.context() as patch:
        patch.setattr(month_panel, "carry_out", refuse)
        anna.panel.month.request.absence.click()
        settled()
    assert said(anna) == "error: La base dati è occupata."
    assert anna.panel.month.request.absence.isEnabled()
    anna.panel.month.request.absence.click()
    settled()
    assert month("Rossi", TODAY) == "A"


def test_another_pupil_begins_with_nothing_of_the_one_before(
    anna: PupilsPage, office_town: OfficeTown, settled: Settled
):
    panel = anna.panel.month
    panel.request.first.set_day(FRIDAY)
    panel.model.absence_asked.emit(WEDNESDAY, True)
    settled()
    panel.go(1)
    anna.open_pupil(office_town.pupils["Verdi"])
    settled()

    assert panel.request.code.isHidden()
    assert panel.month_label.text() == "Novembre 2026"
    assert panel.request.first.day() == TODAY


def test_who_is_in_no_service_is_told_the_step(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    office_town.database.execute("DELETE FROM enrolment WHERE pupil_id = ?", (office_town.pupils["Verdi"],))
    anna.open_pupil(office_town.pupils["Verdi"])
    settled()

    assert "premi «Iscrivi»" in anna.panel.month.empty.text()
    assert anna.panel.month.grid.isHidden()
    anna.open_pupil(office_town.pupils["Rossi"])
    settled()
    assert anna.panel.month.grid.isVisible()


def test_the_day_changes_while_the_office_is_open(anna: PupilsPage, clock: FixedClock, settled: Settled):
    clock.set(datetime.combine(date(2026, 12, 1), time(8), tzinfo=clock.now().tzinfo))
    anna.reload()
    settled()
    anna.panel.month.go_today.click()
    settled()

    assert anna.panel.month.month_label.text() == "Dicembre 2026"
