"""The cards' page: whoever misses a card gets one, what is printed can be read, what is revoked was asked for."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from core import cards
from core.access.permissions import Role
from core.cards import CardState
from core.qt.record_model import read_all
from office.cards.page import CardsPage
from tests.office.conftest import FakeFiles, OfficeTown, texts


@pytest.fixture
def page(desk, shown, settled) -> CardsPage:
    return opened(CardsPage(desk), shown, settled)


def opened(page, shown, settled):
    shown(page)
    page._desk.runner.changed.connect(page.on_changes)  # as the workspace does
    page.enter()
    settled()
    return page


def give_cards(office_town: OfficeTown, *names: str) -> dict[str, cards.Card]:
    return {
        name: cards.issue_card(office_town.session, office_town.pupils[name], office_town.service_id) for name in names
    }


def shown_names(page: CardsPage) -> list[str]:
    return [line.last_name for line in read_all(page.model)]


def tabs(page: CardsPage) -> list[str]:
    return [page.states.tabText(place) for place in range(3)]


def words_in(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    document.close()
    return text


def choose(combo, text: str) -> None:
    combo.setCurrentIndex(next(row for row in range(combo.count()) if combo.itemText(row).startswith(text)))


def test_without_cards_it_says_the_first_step(page):
    assert tabs(page) == ["In uso · 0", "Senza tessera · 7", "Revocate · 0"]
    assert shown_names(page) == []
    assert "Emetti le mancanti" in page.table.empty_text
    assert page.primary.text() == "Emetti le mancanti (7)"
    assert not page.sheets_button.isEnabled()


def test_missing_cards_are_issued_and_offered_for_printing(page, settled, messages, files, office_town):
    page.primary.click()
    settled()
    assert texts(messages) == ["success: Tessere emesse: 7."]
    assert tabs(page) == ["In uso · 7", "Senza tessera · 0", "Revocate · 0"]
    assert not page.primary.isEnabled()
    messages.rows[0].action_button.click()
    settled()
    (printed,) = files.opened
    assert words_in(printed).count("Tessera n. 1") == 7


def test_only_the_chosen_school_gets_its_cards(page, settled, office_town):
    choose(page.school, "Infanzia")
    settled()
    assert page.primary.text() == "Emetti le mancanti (2)"
    page.primary.click()
    settled()
    assert shown_names(page) == ["Abdelkarim", "Ferrero"]
    assert cards.card_counts(office_town.session, office_town.service_id).in_use == 2


def test_school_class_and_search_narrow_the_list(page, settled, office_town):
    give_cards(office_town, "Rossi", "Rossini", "Ferrero")
    page.reload()
    settled()
    choose(page.school, "Primaria")
    settled()
    assert shown_names(page) == ["Rossi", "Rossini"]
    assert [page.class_group.itemText(row) for row in range(3)] == ["Tutte le classi", "3ªA", "3ªB"]
    choose(page.class_group, "3ªB")
    settled()
    assert shown_names(page) == ["Rossini"]
    choose(page.school, "Infanzia")  # the class of another school is not looked for any more
    settled()
    assert shown_names(page) == ["Ferrero"]
    choose(page.school, "Tutte")
    page.search.setText("ross")
    page.search.returnPressed.emit()
    settled()
    assert shown_names(page) == ["Rossi", "Rossini"]
    assert page.sheets_button.text() == "Stampa 2 tessere"


def test_sheets_hold_the_choice_on_screen(page, settled, office_town, files, messages):
    give_cards(office_town, "Rossi", "Rossini", "Ferrero")
    choose(page.class_group, "3ªA")
    settled()
    page.sheets_button.click()
    settled()
    (path,) = files.opened
    text = words_in(path)
    assert "Rossi" in text
    assert "Rossini" not in text
    assert "Ferrero" not in text
    assert texts(messages)[0].startswith("success: Tessere: 1, fogli: 1. tessere-3ªA")
    assert path.parent == files.folder


def test_several_selected_rows_are_printed_alone(page, settled, office_town, files):
    give_cards(office_town, "Rossi", "Rossini", "Ferrero")
    page.reload()
    settled()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 2):
        page.table.selectionModel().select(page.model.index(row, 0), flags)
    assert page.sheets_button.text() == "Stampa 2 tessere"
    page.sheets_button.click()
    settled()
    text = words_in(files.opened[0])
    assert "Ferrero" in text
    assert "Rossini" in text
    assert text.count("Tessera n.") == 2


def test_the_class_sheet_needs_a_class_and_holds_all_of_it(page, settled, office_town, files):
    give_cards(office_town, "Rossi")
    assert not page.class_sheet_button.isEnabled()
    choose(page.class_group, "3ªA")
    settled()
    page.class_sheet_button.click()
    settled()
    text = words_in(files.opened[0])
    assert all(name in text for name in ("Rossi", "Bianchi", "D'Amico"))
    assert text.count("senza tessera") == 2


def test_a_single_card_is_printed_from_its_panel(qtbot, page, settled, office_town, files):
    give_cards(office_town, "Rossi")
    page.reload()
    settled()
    page.table.selectRow(0)
    page.detail.print_button.click()
    settled()
    assert files.opened[0].name == "tessera-Rossi-Anna.pdf"
    assert "Tessera n. 1" in words_in(files.opened[0])


def test_revoking_asks_first_and_no_means_no(qtbot, page, settled, office_town):
    give_cards(office_town, "Rossi")
    page.reload()
    settled()
    page.table.selectRow(0)
    page.detail.revoke_button.click()
    assert "di Rossi Anna non varrà più" in page.confirm.label.text()
    qtbot.keyClick(page.confirm.cancel_button, Qt.Key.Key_Escape)
    settled()
    assert cards.card_counts(office_town.session, office_town.service_id).in_use == 1


def test_a_lost_card_is_revoked_and_replaced_by_keyboard(qtbot, page, settled, office_town, messages, files):
    old = give_cards(office_town, "Rossi")["Rossi"]
    page.reload()
    settled()
    page.table.setFocus()
    page.table.selectRow(0)
    page.detail.reason.setEditText("Persa in gita")
    page.detail.reissue_button.setFocus()
    qtbot.keyClick(page.detail.reissue_button, Qt.Key.Key_Space)
    qtbot.keyClick(page.confirm.cancel_button, Qt.Key.Key_Tab)
    qtbot.keyClick(page.confirm.confirm_button, Qt.Key.Key_Return)
    settled()
    assert texts(messages) == ["success: Tessera n. 2 emessa per Rossi Anna; la precedente è revocata."]
    lookup = cards.find_card(office_town.session, old.token)
    assert lookup.card.revoke_reason == "Persa in gita"
    assert tabs(page) == ["In uso · 1", "Senza tessera · 6", "Revocate · 1"]
    page.states.setCurrentIndex(2)
    settled()
    assert [page._state(line) for line in read_all(page.model)] == ["Revocata: Persa in gita"]


def test_a_revoke_without_reason_is_refused_with_what_to_do(page, settled, office_town, messages):
    give_cards(office_town, "Rossi")
    page.reload()
    settled()
    page.table.selectRow(0)
    page.detail.reason.setEditText("   ")
    page.detail.revoke_button.click()
    page.confirm.confirm_button.click()
    settled()
    assert texts(messages)[0].startswith("error: Motivo: scrivi perché")
    assert cards.card_counts(office_town.session, office_town.service_id).in_use == 1


def test_a_card_revoked_by_a_colleague_meanwhile_is_told(page, settled, office_town, messages):
    card = give_cards(office_town, "Rossi")["Rossi"]
    page.reload()
    settled()
    page.table.selectRow(0)
    page.detail.revoke_button.click()
    cards.revoke_card(office_town.session, card.id, "Rubata")
    page.confirm.confirm_button.click()
    settled()
    assert "già stata revocata" in texts(messages)[0]


def test_one_missing_card_is_issued_from_its_panel(page, settled, office_town, messages):
    page.states.setCurrentIndex(1)
    settled()
    page.table.selectRow(0)
    assert page.detail.issue_button.isVisible()
    assert page.detail.revoke_button.isHidden()
    page.detail.issue_button.click()
    settled()
    assert texts(messages) == ["success: Tessera n. 1 emessa per Abdelkarim Yasmine."]
    assert "Abdelkarim" not in shown_names(page)


def test_a_folder_that_cannot_be_made_is_told_and_another_can_be_chosen(
    page, settled, office_town, files, messages, tmp_path
):
    give_cards(office_town, "Rossi")
    page.reload()
    settled()
    (tmp_path / "occupato").write_text("un file, non una cartella")
    files.set_folder(tmp_path / "occupato" / "dentro")
    page.sheets_button.click()
    settled()
    assert "non si può scrivere" in texts(messages)[0]
    files.answer = tmp_path / "altrove"
    page.folder_button.click()
    page.sheets_button.click()
    settled()
    assert files.opened[0].parent == tmp_path / "altrove"


def test_where_no_program_opens_papers_it_says_that_the_file_is_there(
    page, settled, office_town, files, messages, monkeypatch
):
    give_cards(office_town, "Rossi")
    page.reload()
    settled()
    monkeypatch.setattr(FakeFiles, "open", lambda self, path: False)
    page.sheets_button.click()
    settled()
    assert texts(messages)[1] == "warning: Nessun programma apre i PDF su questo computer: il file è salvato."
    assert len(list(files.folder.glob("*.pdf"))) == 1


def test_a_print_can_be_stopped_and_leaves_nothing(page, settled, office_town, files, messages, runner):
    page.primary.click()
    settled()
    page.sheets_button.click()
    for task in runner.tasks:
        task.cancel()
    settled()
    assert texts(messages)[-1].startswith("info: Operazione interrotta")
    assert not list(files.folder.glob("*.pdf"))


def test_a_school_user_sees_and_issues_only_its_own(make_desk, shown, settled, office_town):
    school_id = office_town.database.scalar("SELECT id FROM school WHERE name = 'Infanzia Collodi'")
    page = opened(CardsPage(make_desk(Role.SCHOOL, school_id)), shown, settled)
    assert page.primary.text() == "Emetti le mancanti (2)"
    page.primary.click()
    settled()
    assert shown_names(page) == ["Abdelkarim", "Ferrero"]
    assert cards.card_list(office_town.session, office_town.service_id, CardState.MISSING).total == 5


def test_enter_on_a_row_opens_the_pupil(qtbot, page, settled, desk, office_town):
    give_cards(office_town, "Rossi")
    page.reload()
    settled()
    page.table.setFocus()
    page.table.selectRow(0)
    with qtbot.waitSignal(desk.pupil_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [office_town.pupils["Rossi"]]
