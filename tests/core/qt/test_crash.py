"""Whose fault it is decides what people see; a report of ours names places, never people."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.clock import FixedClock
from core.errors import Cancelled, EnvironmentFault, NotFound
from core.qt.crash import CrashHandler
from core.qt.crash_panel import CrashPanel
from core.qt.crash_report import KEPT, place_of, report_of, without_folders, write_report
from core.qt.messages import MessageBar

SECRET = "Rossi Anna deve 25 euro"


class DiskGone(EnvironmentFault):
    template = "Il disco {name} non c'è."


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.bar, self.panel = MessageBar(), CrashPanel()
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(self.bar)


@pytest.fixture
def window(shown: Callable[[QWidget], QWidget]) -> Window:
    window = Window()
    shown(window)
    return window


@pytest.fixture
def handler(qapp: object, tmp_path: Path, clock: FixedClock) -> Iterator[CrashHandler]:
    handler = CrashHandler(tmp_path / "reports", clock, version="0.1.0")
    hooks = sys.excepthook, threading.excepthook
    yield handler
    handler.uninstall()
    sys.excepthook, threading.excepthook = hooks


def defect() -> BaseException:
    def post_charge(balance: str) -> None:
        raise ValueError(balance)

    try:
        try:
            post_charge(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        return error


def reports(handler: CrashHandler) -> list[Path]:
    return sorted(handler._folder.glob("crash-*.txt"))


def test_a_report_names_kinds_and_places_and_nothing_about_people(clock):
    report = report_of(defect(), version="0.1.0", at=clock.now())

    assert "builtins.KeyError" in report.text
    assert "caused by\nbuiltins.ValueError" in report.text
    assert "  tests/core/qt/test_crash.py:" in report.text
    assert " in post_charge" in report.text
    assert report.text.startswith("Refettorio 0.1.0\n2026-11-24 07:00:00 UTC\nPython 3.")
    assert "Rossi" not in report.text
    assert "25" not in report.text.split("\n\n", 1)[1].replace(":25", "")
    assert str(Path.home()) not in report.text
    assert str(Path(__file__).parents[3]) not in report.text


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (str(Path(__file__)), "tests/core/qt/test_crash.py"),
        ("/home/anna/x/.venv/lib/python3.11/site-packages/peewee.py", "…/peewee.py"),
        (
            f"/home/anna/lib/python{sys.version_info.major}.{sys.version_info.minor}/json/decoder.py",
            "…/json/decoder.py",
        ),
        ("/home/anna/Documenti/prova.py", "…/prova.py"),
        ("<string>", "…/<string>"),
    ],
)
def test_places_never_tell_whose_computer_it_is(path, place):
    assert place_of(path) == place


def test_equal_crashes_have_one_fingerprint(clock):
    def fingerprint(error: BaseException) -> str:
        return report_of(error, version="0.1.0", at=clock.now()).fingerprint

    assert fingerprint(defect()) == fingerprint(defect())
    assert fingerprint(defect()) != fingerprint(ValueError())


def test_only_the_last_reports_are_kept(tmp_path, clock):
    report = report_of(defect(), version="0.1.0", at=clock.now())
    for second in range(KEPT + 5):
        clock.set(clock.now().replace(second=second % 60))
        write_report(tmp_path, report, clock.now())

    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == KEPT
    assert names[0].startswith("crash-20261124-070005-")


def test_a_folder_that_cannot_be_written_does_not_crash_the_crash(tmp_path, clock):
    (tmp_path / "file").write_text("")
    report = report_of(defect(), version="0.1.0", at=clock.now())

    assert write_report(tmp_path / "file" / "reports", report, clock.now()) is None


def test_errors_of_people_and_surroundings_are_messages(handler, window):
    handler.attach(window.bar, window.panel)
    handler.handle(NotFound(what="Alunno"))
    handler.handle(DiskGone(name="D:"))
    handler.handle(Cancelled())

    assert [(message.kind.value, message.text[:16]) for message in window.bar.messages] == [
        ("error", "Alunno non trova"),
        ("error", "Il disco D: non "),
        ("info", "Operazione inter"),
    ]
    assert not window.panel.isVisible()
    assert reports(handler) == []


def test_a_defect_writes_a_report_and_shows_the_calm_panel(handler, window):
    handler.attach(window.bar, window.panel)
    heard: list[Path] = []
    handler.reported.connect(heard.append)
    handler.handle(defect())

    (path,) = reports(handler)
    assert heard == [path]
    assert window.panel.isVisible()
    assert path.name in window.panel.text.text()
    assert "Rossi" not in window.panel.text.text()
    assert window.bar.messages == ()
    window.panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == path.read_text(encoding="utf-8")
    window.panel.close_button.click()
    assert not window.panel.isVisible()


def test_a_crash_in_a_loop_is_one_report_and_is_counted(handler, window, clock):
    handler.attach(window.bar, window.panel)
    for second in range(3):
        clock.set(clock.now().replace(second=second))
        handler.handle(defect())

    assert len(reports(handler)) == 1
    assert "È successo 3 volte." in window.panel.text.text()


def test_a_report_that_cannot_be_written_is_offered_for_copying(qtbot, window, tmp_path, clock):
    (tmp_path / "reports").write_text("a file where the folder should be")
    handler = CrashHandler(tmp_path / "reports", clock, version="0.1.0")
    handler.attach(window.bar, window.panel)
    handler.handle(defect())

    assert window.panel.isVisible()
    assert not window.panel.folder_button.isEnabled()
    assert "copialo" in window.panel.text.text()


def test_before_there_is_a_window_it_is_said_on_the_error_output(handler, capsys):
    handler.handle(NotFound(what="Alunno"))
    handler.handle(defect())

    assert capsys.readouterr().err.splitlines() == [
        "Alunno non trovato. Aggiorna l'elenco e riprova.",
        "Qualcosa nel programma non ha funzionato. Il lavoro già registrato è salvo.",
    ]


def test_what_nobody_caught_on_any_thread_arrives_on_the_screens(qtbot, handler, window):
    handler.attach(window.bar, window.panel)
    handler.install()
    sys.excepthook(KeyError, defect(), None)

    def fail() -> None:
        raise NotFound(what="Classe")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: bool(window.bar.messages) and window.panel.isVisible())
    assert len(reports(handler)) == 1


def test_ctrl_c_still_ends_the_program(handler, monkeypatch):
    ended: list[type] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, _error, _trace: ended.append(kind))
    handler.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert ended == [KeyboardInterrupt]


@pytest.mark.qt_no_exception_capture
def test_qts_own_warnings_go_to_the_log(handler, caplog):
    handler.install()
    with caplog.at_level(logging.INFO, logger="qt"):
        qWarning("something is odd")
    handler.uninstall()

    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "default: something is odd")
    ]


def test_everything_is_given_back(handler):
    handler.install()
    handler.uninstall()

    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__


def test_a_fault_of_the_last_run_is_found_at_the_next_start(handler):
    handler._folder.mkdir()
    (handler._folder / "fault.log").write_text(
        'Fatal Python error: Segmentation fault\n\n  File "/home/anna/refettorio/x.py", line 3 in paint\n'
    )
    path = handler.install()

    assert path == handler._folder / "crash-20261124-070000-fault.txt"
    assert "Segmentation fault" in path.read_text(encoding="utf-8")
    assert "anna" not in path.read_text(encoding="utf-8")
    assert (handler._folder / "fault.log").read_text() == ""
    handler.uninstall()
    assert handler.install() is None


def test_paths_in_a_fault_are_made_short():
    assert without_folders('File "/home/anna/a/b.py", line 3') == 'File "…/b.py", line 3'
