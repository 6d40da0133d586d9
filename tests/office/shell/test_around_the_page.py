"""Status line, messages, defects, papers: what is around the page in front."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.access.permissions import Role
from core.clock import FixedClock
from core.qt.crash import CrashHandler
from core.storage.backup import backup
from office.areas import areas_of
from office.files import Files, fit_name
from office.shell.search_box import Action
from tests.office.shell.conftest import answers

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
