"""The office's window: the first screen until somebody signs in, then the workspace; messages and progress below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core.access.permissions import Permission
from core.access.session import Session
from core.access.users import normal_username
from core.clock import Clock
from core.ids import IdSource
from core.qt.confirm import ConfirmBar
from core.qt.crash import CrashHandler
from core.qt.crash_panel import CrashPanel
from core.qt.messages import MessageBar
from core.qt.task_bar import TaskBar
from core.qt.tasks import Changes, TaskRunner
from core.qt.translations import Language
from core.storage import Database
from core.storage.backup import list_backups
from office.areas import Area, area_name
from office.desk import Desk
from office.files import Files
from office.setup.page import SetupPage
from office.setup.plan import needs_setup
from office.shell.arrangement import Keeper
from office.shell.kept_keyboard import KeptKeyboard
from office.shell.looks import Looks
from office.shell.preferences import Preferences
from office.shell.status_line import StatusLine, database_name
from office.sign_in.page import SignInPage
from office.wording import role_name
from office.workspace import Workspace

_FIRST_SIZE = QSize(1280, 800)
_LEAST_SIZE = QSize(960, 600)


class OfficeWindow(QMainWindow):
    """The office at one PC. Everything it uses is given to it; `close()` ends its task runner too."""

    signed_in = Signal(object)
    signed_out = Signal()

    def __init__(
        self,
        app: QApplication,
        database: Database,
        clock: Clock,
        ids: IdSource,
        *,
        preferences: Preferences,
        files: Files,
        backup_folder: Path,
        language: Language | None = None,
        crash: CrashHandler | None = None,
        areas: Callable[[Desk], Sequence[Area]] | None = None,
        sample: Callable[[Session], object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("office_window")
        self.setMinimumSize(_LEAST_SIZE)
        self._database, self._clock, self._ids = database, clock, ids
        self.preferences, self._files, self._backup_folder = preferences, files, backup_folder
        self._areas, self._sample = areas, sample
        self.looks = Looks(app, preferences, self)
        self.looks.wear(language)
        self.runner = TaskRunner(self, after_each=database.close)
        self.messages = MessageBar()
        self.confirm = ConfirmBar()
        self.crash_panel = CrashPanel()
        self.task_bar = TaskBar(self.runner)
        self.below = QWidget()  # what is asked, what runs, what is said: below the page, beside the sidebar
        self.sign_in = SignInPage(database, clock, ids, runner=self.runner, messages=self.messages, looks=self.looks)
        self.workspace: Workspace | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.sign_in)
        self.status = StatusLine(database)
        self._lay_out()
        self.sign_in.signed_in.connect(self.enter)
        self.runner.changed.connect(self._on_changes)
        if crash is not None:
            crash.attach(self.messages, self.crash_panel)
        self._set_shortcuts()
        self._kept_keyboard = KeptKeyboard(self)
        self._restore()
        self._show_title("")
        self._look_for_backups()
        self.sign_in.start(preferences.username)

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.crash_panel)
        layout.addWidget(self.stack, 1)
        below = QVBoxLayout(self.below)
        below.setContentsMargins(8, 0, 8, 4)
        below.setSpacing(4)
        for widget in (self.confirm, self.task_bar, self.messages):
            below.addWidget(widget)
        layout.addWidget(self.below)
        self._layout = layout
        self.setCentralWidget(content)
        self.setStatusBar(self.status)

    # Coming and going

    def enter(self, session: Session) -> None:
        """Somebody has signed in: show what the role works with."""
        self._leave_workspace()
        desk = Desk(session, self.runner, self.messages, files=self._files, backup_folder=self._backup_folder)
        self.preferences.username = self.sign_in.username.text().strip() or self.preferences.username
        keeper = Keeper(self.preferences, normal_username(self.preferences.username))
        workspace = Workspace(desk, self.looks, None if self._areas is None else self._areas(desk), keeper=keeper)
        workspace.sidebar.set_narrow(self.preferences.is_sidebar_narrow)
        workspace.sidebar.folded.connect(self._on_folded)
        workspace.sign_out_wanted.connect(self.sign_out)
        workspace.page_shown.connect(self._show_title)
        self.workspace = workspace
        self.stack.addWidget(workspace)
        self.stack.setCurrentWidget(workspace)
        workspace.hold_below(self.below)
        self._show_user()
        self._show_title(area_name(workspace.current_key()) if workspace.area_keys() else "")
        workspace.focus_page()
        if session.may(Permission.EDIT_SETTINGS):
            desk.read(needs_setup, lambda needs: self._on_setup_known(workspace, needs=needs), owner=workspace)
        self.signed_in.emit(session)

    def _on_setup_known(self, workspace: Workspace, *, needs: bool) -> None:
        if needs and workspace is self.workspace:
            workspace.show_setup(SetupPage(workspace.desk, self._sample))

    def sign_out(self) -> None:
        """Back to the first screen; what runs goes on, a long task is asked about first."""
        running = [task for task in self.runner.tasks if not task.is_query and task.title]
        if running and self.workspace is not None:
            self.confirm.ask(
                self.tr("«{title}» non è finita: uscendo la interrompi. Quanto già concluso resta registrato.").format(
                    title=running[0].title
                ),
                self.tr("Interrompi ed esci"),
                self._stop_and_sign_out,
            )
            return
        self._sign_out()

    def _stop_and_sign_out(self) -> None:
        for task in self.runner.tasks:
            task.cancel()
        self._sign_out()

    def _sign_out(self) -> None:
        self.messages.clear()
        self.confirm.hide()
        self._leave_workspace()
        self.stack.setCurrentWidget(self.sign_in)
        self._show_user()
        self._show_title("")
        self.sign_in.start(self.preferences.username)
        self.signed_out.emit()

    def _leave_workspace(self) -> None:
        if self.workspace is not None:
            workspace, self.workspace = self.workspace, None
            workspace.keep_arrangement()
            self._layout.addWidget(self.below)  # before what holds it goes
            self.stack.removeWidget(workspace)
            workspace.hide()
            workspace.deleteLater()

    # What is around the pages

    def _set_shortcuts(self) -> None:
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.looks.step_font(step))
        QShortcut(QKeySequence("Ctrl+0"), self).activated.connect(lambda: self.looks.set_font_scale(1.0))

    def _on_folded(self, is_narrow: bool) -> None:
        self.preferences.is_sidebar_narrow = is_narrow

    def _show_title(self, page: str) -> None:
        parts = (page, database_name(self._database), "Refettorio")
        self.setWindowTitle(" · ".join(part for part in parts if part))

    def _show_user(self) -> None:
        if self.workspace is None:
            self.status.set_user("", "")
        else:
            actor = self.workspace.desk.session.actor
            self.status.set_user(actor.name, role_name(actor.role))

    def _on_changes(self, changes: Changes) -> None:
        if changes.touch("backup"):
            self._look_for_backups()

    def _look_for_backups(self) -> None:
        folder = self._backup_folder

        def newest(_progress: object) -> datetime | None:
            found = list_backups(folder) if folder.is_dir() else ()
            return found[0].made_at if found else None

        self.runner.query(newest, on_done=self.status.set_last_backup, owner=self, key="last backup")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "status"):
            self._show_user()
        super().changeEvent(event)

    # The window itself

    def _restore(self) -> None:
        self.resize(_FIRST_SIZE)
        geometry = self.preferences.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep where the window was; end what runs at its next step (everything done stays)."""
        self.preferences.geometry = self.saveGeometry()
        self.messages.clear()
        self._leave_workspace()
        self.preferences.save()
        self.runner.close()
        super().closeEvent(event)
