"""Everything is found from anywhere: pupils, classes, families, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt

from core import registry
from core.access.permissions import Role
from office.shell.search_box import Action
from tests.office.conftest import wait_for
from tests.office.shell.conftest import answers, type_search


def test_a_pupil_is_found_and_opened_from_anywhere(qtbot, window, office_town):
    type_search(qtbot, window, "ross ann")
    qtbot.waitUntil(lambda: "Rossi Anna, 3ªA · Primaria Italo Calvino" in answers(window))
    opened = []
    window.workspace.page("pupils").open_pupil = opened.append
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    assert opened == [office_town.pupils["Rossi"]]
    assert window.workspace.current_key() == "pupils"
    assert window.workspace.top.search.text() == ""
    assert window.workspace.top.search.answers.isHidden()


def test_enter_before_the_answer_opens_the_first_when_it_comes(qtbot, window, office_town):
    opened = []
    window.workspace.page("pupils").open_pupil = opened.append
    type_search(qtbot, window, "verdi")
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == [office_town.pupils["Verdi"]])


def test_the_same_letters_typed_again_are_searched_again(qtbot, window, office_town):
    opened = []
    window.workspace.page("pupils").open_pupil = opened.append
    search = window.workspace.top.search
    type_search(qtbot, window, "verdi")
    qtbot.waitUntil(lambda: "Verdi Noè, 3ªB · Primaria Italo Calvino" in answers(window))
    qtbot.keyClicks(search, "x")
    qtbot.keyClick(search, Qt.Key.Key_Backspace)  # before the typing pauses
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == [office_town.pupils["Verdi"]])


def test_a_class_is_found_by_its_name(qtbot, window, office_town):
    opened = []
    window.workspace.page("pupils").open_class = opened.append
    type_search(qtbot, window, "gial")
    qtbot.waitUntil(lambda: "Gialli, Infanzia Collodi" in answers(window))
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    assert opened == [office_town.classes["Gialli"]]


def test_a_guardian_leads_to_the_child(qtbot, window, office_town):
    session, pupil_id = office_town.session, office_town.pupils["Ferrero"]
    guardian_id = registry.create_guardian(session, "Quaglia", "Irene")
    registry.link_guardian(session, pupil_id, guardian_id, "madre")
    opened = []
    window.workspace.page("pupils").open_pupil = opened.append
    type_search(qtbot, window, "quag")
    qtbot.waitUntil(lambda: "Quaglia Irene, Ferrero Tommaso" in answers(window))
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    assert opened == [pupil_id]


def test_families_are_not_found_by_the_kitchen(qtbot, make_window, office_town):
    session = office_town.session
    guardian_id = registry.create_guardian(session, "Quaglia", "Irene")
    registry.link_guardian(session, office_town.pupils["Ferrero"], guardian_id, "madre")
    window = make_window(Role.KITCHEN)
    type_search(qtbot, window, "quag")
    qtbot.waitUntil(lambda: answers(window) == ["Nessun risultato per «quag»."])
    # Nor are children: no page of the kitchen's would show them.
    type_search(qtbot, window, "ferre")
    qtbot.waitUntil(lambda: answers(window) == ["Nessun risultato per «ferre»."])


def test_an_action_is_found_by_a_word_and_run(qtbot, window):
    type_search(qtbot, window, "tess")
    qtbot.waitUntil(lambda: any(text.startswith("Vai a Tessere") for text in answers(window)))
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.current_key() == "cards")
    wait_for(qtbot, window)


def test_what_begins_with_the_letters_comes_first(qtbot, window):
    search = window.workspace.top.search
    search.set_actions(
        [
            Action(f"{n}", title, lambda: None)
            for n, title in enumerate(("Apri o chiudi la cassa", "Chiudi la giornata", "Chiudi tutto"))
        ]
    )
    type_search(qtbot, window, "chiu")
    assert answers(window) == ["Azioni", "Chiudi la giornata", "Chiudi tutto", "Apri o chiudi la cassa"]


def test_what_the_search_opened_has_the_keyboard_and_nothing_lies_over_it(qtbot, make_window):
    window = make_window(Role.CLERK)
    type_search(qtbot, window, "importa")
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    wait_for(qtbot, window)
    search = window.workspace.top.search
    assert window.workspace.page("pupils").importing.choose_button.hasFocus()
    # The emptied field tells so a moment later.
    search.search_changed.emit("")
    assert search.answers.isHidden()


def test_a_choice_made_before_the_answer_comes_is_kept(qtbot, window):
    type_search(qtbot, window, "a")  # begins words of actions and of pupils
    search = window.workspace.top.search
    qtbot.keyClick(search, Qt.Key.Key_Down)
    chosen = search.answers.currentItem().text()
    qtbot.waitUntil(lambda: any("Rossi Anna" in text for text in answers(window)))
    assert search.answers.currentItem().text() == chosen


def test_the_arrows_pass_over_headings_and_esc_leaves_step_by_step(qtbot, window):
    type_search(qtbot, window, "ross")
    qtbot.waitUntil(lambda: "Rossini Luca, 3ªB · Primaria Italo Calvino" in answers(window))
    search = window.workspace.top.search
    assert search.answers.currentItem().text().startswith("Rossi Anna")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert search.answers.currentItem().text().startswith("Rossini Luca")
    for _ in range(50):
        qtbot.keyClick(search, Qt.Key.Key_Up)
    assert search.answers.currentItem().text().startswith("Rossi Anna")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.answers.isHidden()
    assert search.text() == "ross"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_an_old_answer_does_not_replace_a_newer_question(window):
    search = window.workspace.top.search
    search.begin()
    search.setText("nuova")
    search.show_hits("vecchia", ())
    assert "Nessun risultato" not in "".join(answers(window))


def test_what_a_page_made_meanwhile_can_do_is_offered_without_typing_again(qtbot, window):
    search = window.workspace.top.search
    type_search(qtbot, window, "zampogna")
    qtbot.waitUntil(lambda: answers(window) == ["Nessun risultato per «zampogna»."])
    search.set_actions([Action("play", "Suona la zampogna", lambda: None)])
    assert "Suona la zampogna" in answers(window)
