"""The window around the pages: areas by role, search from anywhere, choices kept, nothing modal."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core import registry
from core.access.permissions import Role
from core.access.signin import sign_in
from core.access.users import create_user
from core.clock import FixedClock, rome_instant
from core.meals import kitchen
from core.qt.crash import CrashHandler
from core.qt.icons import Icon
from core.qt.theme import Theme, apply_theme, current_look
from core.qt.translations import Language, current_language
from core.storage.backup import backup
from office.areas import area_name, areas_of
from office.files import Files, fit_name
from office.shell.preferences import Preferences
from office.shell.search_box import Action
from office.shell.sidebar import Entry, Sidebar
from office.window import OfficeWindow
from tests.builders import TUESDAY
from tests.office.conftest import wait_for

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_window) -> OfficeWindow:
    return make_window(Role.ADMINISTRATOR)


def type_search(qtbot: QtBot, window: OfficeWindow, text: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.workspace.top.search.hasFocus()
    qtbot.keyClicks(window.workspace.top.search, text)


def answers(window: OfficeWindow) -> list[str]:
    found = window.workspace.top.search.answers
    return [found.item(row).text() for row in range(found.count())]


# Roles


@pytest.mark.parametrize(
    ("role", "areas"),
    [
        (Role.ADMINISTRATOR, {"today", "pupils", "account", "cards"}),
        (Role.CLERK, {"today", "pupils", "account", "cards"}),
        (Role.CASHIER, {"pupils", "account"}),
        (Role.SCHOOL, {"today", "pupils", "cards"}),
        (Role.KITCHEN, {"today", "pupils"}),
        (Role.AUDITOR, {"today", "pupils", "account"}),
    ],
)
def test_each_role_sees_its_areas(office_town, make_desk, role, areas):
    desk = make_desk(role, office_town.town.school_id if role is Role.SCHOOL else None)
    first_rooms = {"today", "pupils", "account", "cards"}  # what came later is tested where it is
    assert {area.key for area in areas_of(desk)} & first_rooms == areas


def test_the_kitchen_has_no_way_to_the_ledger(make_window, office_town):
    window = make_window(Role.KITCHEN)
    window.workspace.open_account(office_town.pupils["Rossi"])
    assert window.workspace.current_key() == "today"
    assert "ruolo" in window.messages.messages[0].text


def test_every_area_is_called_as_its_page(qtbot, make_window):
    window = make_window(Role.ADMINISTRATOR, areas=areas_of)
    for key in window.workspace.area_keys():
        assert area_name(key) == window.workspace.page(key).title()
    wait_for(qtbot, window)


# Search


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


def test_an_action_is_found_by_a_word_and_run(qtbot, window):
    type_search(qtbot, window, "tess")
    qtbot.waitUntil(lambda: any(text.startswith("Vai a Tessere") for text in answers(window)))
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.current_key() == "cards")
    wait_for(qtbot, window)


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
    while not search.answers.currentItem().text().startswith("Aggiorna"):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: any("Rossi Anna" in text for text in answers(window)))
    assert search.answers.currentItem().text().startswith("Aggiorna")


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


# Keys and pages


def test_every_area_has_a_key_and_the_sidebar_follows(qtbot, window):
    for place, key in enumerate(window.workspace.area_keys()):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), CTRL)
        assert window.workspace.current_key() == key
        assert window.workspace.sidebar.current() == key
    wait_for(qtbot, window)


def test_arrows_walk_along_the_sidebar_and_space_opens(qtbot, window):
    sidebar = window.workspace.sidebar
    sidebar.button("today").setFocus()
    qtbot.keyClick(sidebar.button("today"), Qt.Key.Key_Down)
    assert sidebar.button("pupils").hasFocus()
    qtbot.keyClick(sidebar.button("pupils"), Qt.Key.Key_Space)
    assert window.workspace.current_key() == "pupils"
    wait_for(qtbot, window)


def test_help_begins_with_the_area_in_front_and_tells_all(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.workspace.current_key() == "help"
    text = window.workspace.help.text.toPlainText()
    assert "Ctrl+K" in text
    for key in window.workspace.area_keys():
        assert window.workspace.page(key).title() in text


def test_f5_asks_again(qtbot, window, office_town):
    page = window.workspace.page("today")
    before = page.numbers["expected"].number.text()
    office_town.town.pupil("Nuova", "Arrivata")
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.numbers["expected"].number.text() == str(int(before) + 1))


def test_in_a_low_window_the_areas_move_closer_until_all_are_seen(qapp, qtbot, plain_looks):
    apply_theme(qapp, Theme.LIGHT)
    sidebar = Sidebar()
    sidebar.set_entries([Entry(f"area{number}", Icon.HOME, f"Area {number}") for number in range(15)])
    qtbot.addWidget(sidebar)
    last, bar = sidebar.button("area14"), sidebar.findChild(QScrollArea).verticalScrollBar()
    sidebar.resize(208, 1080)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    loose, whole = last.height(), sidebar.height()
    sidebar.resize(208, last.mapTo(sidebar, last.rect().bottomLeft()).y() + sidebar.fold_button.height())
    qtbot.waitUntil(lambda: last.height() < loose)
    assert bar.maximum() == 0
    sidebar.resize(208, whole)
    qtbot.waitUntil(lambda: last.height() == loose)


def test_the_sidebar_folds_with_words_kept_for_screen_readers(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_B, CTRL)
    button = window.workspace.sidebar.button("today")
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert button.accessibleName() == "Oggi"
    assert window.preferences.is_sidebar_narrow


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, window):
    for key in (*window.workspace.area_keys(), "help"):
        window.workspace.show_area(key) or window.workspace.show_help()
        wait_for(qtbot, window)
        nameless = [
            f"{key}: {type(widget).__name__} {widget.objectName()}"
            for kind in (QAbstractButton, QLineEdit, QComboBox)
            for widget in window.findChildren(kind)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
            and not isinstance(widget.parent(), (QComboBox,)) and widget.objectName() != "qt_spinbox_lineedit"
        ]  # fmt: skip
        assert nameless == []


# Appearance


def test_choices_are_kept_for_the_next_window(qtbot, make_window):
    first = make_window(Role.CLERK)
    first.looks.set_theme(Theme.DARK)
    first.looks.set_language(Language.ENGLISH)
    first.looks.set_font_scale(1.3)
    first.workspace.sidebar.fold_button.click()
    first.resize(1100, 700)
    first.close()
    second = make_window(Role.CLERK)
    assert current_look().is_dark
    assert current_language() is Language.ENGLISH
    assert current_look().body_pt == pytest.approx(10.5 * 1.3)
    assert second.workspace.sidebar.is_narrow
    assert second.preferences.geometry is not None


def test_letters_grow_and_shrink_by_keys_within_bounds(qtbot, window):
    window.preferences.font_scale = 1.5
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert window.preferences.font_scale == 1.75
    window.preferences.font_scale = 1.0
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert window.preferences.font_scale == 0.9
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert window.preferences.font_scale == 1.0
    wait_for(qtbot, window)


def test_the_language_changes_while_one_works(qtbot, window):
    window.looks.set_language(Language.ENGLISH)
    qtbot.waitUntil(lambda: window.workspace.sidebar.button("today").accessibleName() == "Today")
    assert window.windowTitle().endswith("Refettorio")
    window.looks.set_language(Language.ITALIAN)
    qtbot.waitUntil(lambda: window.workspace.sidebar.button("today").accessibleName() == "Oggi")
    wait_for(qtbot, window)


@pytest.mark.parametrize(
    "content", ["[General]\ntheme=viola\nlanguage=xx\nfont_scale=enorme\nsidebar=7\ngeometry=boh\n", "\x00\x01 torn"]
)
def test_preferences_that_make_no_sense_are_not_followed(tmp_path, content):
    path = tmp_path / "office.ini"
    path.write_text(content)
    preferences = Preferences(QSettings(str(path), QSettings.Format.IniFormat))
    assert preferences.theme is Theme.SYSTEM
    assert preferences.language is None
    assert preferences.font_scale == 1.0
    assert not preferences.is_sidebar_narrow
    assert preferences.geometry is None


# Coming and going


def test_signing_in_and_out_by_keyboard(qtbot, make_window, office_town):
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, "quattro gatti nel cortile")
    window = make_window()
    assert window.workspace is None
    qtbot.keyClicks(window.sign_in.username, "anna")
    qtbot.keyClicks(window.sign_in.password, "quattro gatti nel cortile")
    qtbot.keyClick(window.sign_in.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None)
    wait_for(qtbot, window)
    assert window.status.user_label.text() == "Anna Neri · Ufficio scolastico"
    old = window.workspace
    type_search(qtbot, window, "esci")
    qtbot.waitUntil(lambda: any(text == "Esci" for text in answers(window)))
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is None)
    assert window.stack.currentWidget() is window.sign_in
    assert window.sign_in.password.text() == ""
    assert window.sign_in.username.text() == "anna"
    assert window.status.user_label.text() == ""
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    assert not isValid(old)
    wait_for(qtbot, window)


def test_signing_out_during_a_long_operation_asks_first(qtbot, window):
    import threading

    go_on = threading.Event()
    task = window.runner.submit(lambda _progress: go_on.wait(10), title="Chiusura del 24/11/2026")
    window.sign_out()
    assert window.workspace is not None
    assert "«Chiusura del 24/11/2026» non è finita" in window.confirm.label.text()
    window.confirm.confirm_button.click()
    assert window.workspace is None
    assert task.is_cancelling
    go_on.set()
    wait_for(qtbot, window)


def test_the_next_user_never_sees_the_former_ones_messages(qtbot, window):
    window.messages.error("Rossi Anna: qualcosa")
    window.sign_out()
    assert window.messages.messages == ()
    wait_for(qtbot, window)


def test_a_page_that_a_user_changed_reloads_the_others(qtbot, window, office_town):
    window.workspace.show_area("cards")
    wait_for(qtbot, window)
    page = window.workspace.page("cards")
    page.primary.click()
    qtbot.waitUntil(lambda: page.states.tabText(0) == "In uso · 7")
    wait_for(qtbot, window)


def test_the_own_password_is_changed_from_the_search_and_one_comes_back(qtbot, make_window, office_town):
    create_user(office_town.session, "anna", "Anna Neri", Role.CLERK, "quattro gatti nel cortile")
    session = office_town.session
    window = make_window()
    window.enter(sign_in(session.database, session.clock, session.ids, "anna", "quattro gatti nel cortile"))
    wait_for(qtbot, window)
    window.workspace.show_area("cards")
    type_search(qtbot, window, "password")
    qtbot.keyClick(window.workspace.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.password is not None and window.workspace.password.isVisible())
    page = window.workspace.password
    assert page.current.hasFocus()
    for current, new, again, fault in (
        ("sbagliata di certo", "tre pecore sotto il noce", "tre pecore sotto il noce", page._current_line),
        ("quattro gatti nel cortile", "corta", "corta", page._new_line),
        ("quattro gatti nel cortile", "tre pecore sotto il noce", "altra cosa", page._again_line),
    ):
        for field, text in ((page.current, current), (page.new, new), (page.again, again)):
            field.setText(text)
        page.form.save_button.click()
        wait_for(qtbot, window)
        assert fault.fault.isVisible()
    page.again.setText("tre pecore sotto il noce")
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.current_key() == "cards")
    assert page.current.text() == ""
    assert sign_in(session.database, session.clock, session.ids, "anna", "tre pecore sotto il noce")
    wait_for(qtbot, window)


# Around the pages


def test_the_status_line_tells_database_and_last_backup(qtbot, make_window, office_town, tmp_path):
    office_town.session.clock.advance(timedelta(hours=-1))
    backup(office_town.database, tmp_path / "copie", office_town.session.clock)
    window = make_window(Role.ADMINISTRATOR)
    assert window.status.database_label.text() == "Base dati: refettorio.db"
    assert "refettorio.db" in window.status.database_label.toolTip()
    assert window.status.backup_label.text() == "Ultima copia di sicurezza: 24/11/2026 07:00"


def test_without_a_backup_it_says_so(window):
    assert window.status.backup_label.text() == "Nessuna copia di sicurezza"


def test_a_defect_of_ours_is_a_panel_with_a_report_and_work_goes_on(qtbot, make_window, tmp_path, clock: FixedClock):
    crash = CrashHandler(tmp_path / "rapporti", clock, version="0")
    window = make_window(Role.CLERK, crash=crash)
    crash.handle(ZeroDivisionError("Rossi Anna"))
    assert window.crash_panel.isVisible()
    (report,) = (tmp_path / "rapporti").glob("*.txt")
    assert "Rossi" not in report.read_text()
    window.crash_panel.close_button.click()
    assert window.crash_panel.isHidden()
    crash.deleteLater()


def test_nothing_is_modal(qtbot, window):
    window.workspace.show_help()
    window.messages.error("qualcosa")
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
    assert QApplication.activeModalWidget() is None


class _Shown(QObject):
    """Notes which widgets are shown as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_pages_are_made_without_flashing_up_as_windows(qapp, make_window):
    watcher = _Shown()
    qapp.installEventFilter(watcher)
    window = make_window(Role.ADMINISTRATOR, areas=areas_of)
    for key in window.workspace.area_keys():
        window.workspace.page(key)
    qapp.removeEventFilter(watcher)
    assert watcher.names == ["OfficeWindow"]


def test_closing_the_window_ends_its_runner(qtbot, make_window):
    window = make_window(Role.CLERK)
    window.close()
    ran = []
    window.runner.submit(lambda _progress: ran.append(1))
    assert ran == []


# Small things


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tessere 3ªA Primaria/Calvino.pdf", "tessere-3ªA-Primaria-Calvino.pdf"),
        ("..\\..\\evil.pdf", "evil.pdf"),
        ("tessera Noè D'Amico.pdf", "tessera-Noè-D-Amico.pdf"),
        ("***.pdf", "documento.pdf"),
        ("a" * 300 + ".pdf", "a" * 100 + ".pdf"),
    ],
)
def test_names_of_files_fit_every_file_system(name, expected):
    assert fit_name(name) == expected


def test_papers_go_into_a_folder_that_is_made_when_needed(tmp_path):
    files = Files(tmp_path / "a" / "b")
    assert not (tmp_path / "a").exists()
    assert files.new_path("x.pdf") == tmp_path / "a" / "b" / "x.pdf"
    assert (tmp_path / "a" / "b").is_dir()


def test_an_action_is_found_by_its_further_words(window):
    ran = []
    search = window.workspace.top.search
    search.set_actions([Action("close", "Chiudi la giornata", lambda: ran.append(1), "", "addebita pasti")])
    search.begin()
    search.setText("addeb")
    search.show_hits("addeb", ())
    assert answers(window) == ["Azioni", "Chiudi la giornata"]


# The kitchen's orders


def test_orders_go_out_at_the_cutoff_whatever_page_is_in_front(qtbot, make_window, office_town, clock):
    window = make_window(Role.CLERK, areas=areas_of)
    assert window.workspace.current_key() == "today"
    clock.set(rome_instant(TUESDAY, time(9, 31)))
    window.workspace.due.look()
    wait_for(qtbot, window)

    session, service_id = office_town.session, office_town.town.service_id
    assert [one.order is not None for one in kitchen.day_orders(session, service_id, TUESDAY)] == [True, True]


def test_whoever_may_not_send_them_does_not_look(make_window):
    assert not make_window(Role.AUDITOR, areas=areas_of).workspace.due.is_looking
    assert make_window(Role.CLERK, areas=areas_of).workspace.due.is_looking


@pytest.mark.parametrize("role", [Role.CLERK, Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR])
def test_no_page_of_a_role_asks_for_what_the_role_may_not(qtbot, make_window, role):
    window = make_window(role, areas=areas_of)
    for key in window.workspace.area_keys():
        window.workspace.show_area(key)
        wait_for(qtbot, window)
        assert not [one.text for one in window.messages.messages if "ruolo" in one.text], key


def test_messages_take_room_from_the_page_only_and_little_of_it(make_window, qtbot):
    window = make_window(Role.ADMINISTRATOR)
    sidebar, page = window.workspace.sidebar, window.workspace.stack
    before, whole = sidebar.height(), page.height()
    for number in range(3):
        window.messages.info(f"Messaggio numero {number}")
    qtbot.waitUntil(lambda: page.height() < whole)
    assert sidebar.height() == before
    assert whole - page.height() <= 140  # three lines: the table below still shows most of its rows
    assert window.messages.mapTo(window, window.messages.rect().topLeft()).x() >= sidebar.width()
    window.messages.clear()
    qtbot.waitUntil(lambda: page.height() == whole)


def test_after_signing_out_messages_are_still_told(make_window, qtbot, office_town):
    window = make_window(Role.ADMINISTRATOR)
    window.sign_out()
    window.messages.info("Il programma si chiude alle 18")
    qtbot.waitUntil(window.messages.isVisible)
    window.enter(office_town.session_of(Role.CASHIER))
    wait_for(qtbot, window)
    window.messages.info("Ben tornata")
    qtbot.waitUntil(window.messages.isVisible)
    assert window.below.parent() is window.workspace
