"""Signing in: one attempt at a time, on the writer's thread, with what went wrong said where one looks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit

from core import registry
from core.access.permissions import Role
from core.access.session import Session, system_session
from core.access.signin import sign_in
from core.access.users import create_user, has_users
from core.clock import Clock
from core.errors import InvalidValue, RefettorioError
from core.ids import IdSource
from core.qt.messages import MessageBar
from core.qt.tasks import TaskRunner
from core.qt.translations import describe
from core.storage import Database
from office.shell.looks import Looks
from office.sign_in.view import SignInView


class SignInPage(SignInView):
    """The window's first screen. `signed_in` brings the session."""

    signed_in = Signal(object)

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ids: IdSource,
        *,
        runner: TaskRunner,
        messages: MessageBar,
        looks: Looks,
    ) -> None:
        super().__init__(looks)
        self._database, self._clock, self._ids = database, clock, ids
        self._runner, self._messages = runner, messages
        self._last_error: BaseException | None = None
        self.submit.clicked.connect(self._on_submit)
        for field in (self.name, self.username, self.password, self.again):
            field.returnPressed.connect(self._on_return)
            field.textEdited.connect(self._on_edited)
        self.password.caps_lock_seen.connect(self.caps.setVisible)
        self.again.caps_lock_seen.connect(self.caps.setVisible)
        self.set_first_start(False)

    def start(self, username: str = "") -> None:
        """Look whether anybody can sign in yet, and put the keyboard where typing begins."""
        for field in (self.password, self.again):
            field.clear()
        self.error.say("")
        self.username.setText(username)
        self._runner.query(lambda _progress: self._look(), on_done=self._on_looked, on_failed=self._tell, owner=self)
        self._focus_first()

    def _look(self) -> tuple[bool, str]:
        session = system_session(self._database, self._clock, self._ids)
        try:
            place = registry.municipality(session).name
        except registry.MunicipalityMissing:
            place = ""
        return has_users(session), place

    def _on_looked(self, found: tuple[bool, str]) -> None:
        has_any, place = found
        self.place.setText(place)
        self.place.setVisible(bool(place))
        if self.is_first_start == has_any:
            self.set_first_start(not has_any)
            self._focus_first()

    def _focus_first(self) -> None:
        fields = (self.name, self.username, self.password) if self.is_first_start else (self.username, self.password)
        next((field for field in fields if not field.text()), fields[-1]).setFocus()

    def _fields(self) -> tuple[QLineEdit, ...]:
        if self.is_first_start:
            return self.name, self.username, self.password, self.again
        return self.username, self.password

    def _on_return(self) -> None:
        """Enter goes to the first empty field, and submits when there is none."""
        empty = next((field for field in self._fields() if not field.text()), None)
        if empty is not None:
            empty.setFocus()
        else:
            self._on_submit()

    def _on_submit(self) -> None:
        if not self.submit.isEnabled():
            return
        empty = next((field for field in self._fields() if not field.text().strip()), None)
        if empty is not None:
            self._tell(InvalidValue(field=empty.accessibleName(), reason="scrivilo prima di continuare."), empty)
        elif self.is_first_start and self.password.text() != self.again.text():
            self._tell(InvalidValue(field="Password", reason="le due password sono diverse: riscrivile."), self.again)
            self.again.clear()
        else:
            self._submit()

    def _submit(self) -> None:
        username, password, name = self.username.text(), self.password.text(), self.name.text()
        is_first_start = self.is_first_start
        self.error.say("")
        self.set_busy(True)

        def enter(_progress: object) -> Session:
            if is_first_start:
                setup = system_session(self._database, self._clock, self._ids)
                create_user(setup, username, name, Role.ADMINISTRATOR, password)
            return sign_in(self._database, self._clock, self._ids, username, password)

        self._runner.submit(enter, on_done=self._on_signed_in, on_failed=self._on_refused, owner=self)

    def _on_signed_in(self, session: Session) -> None:
        self.set_busy(False)
        self._forget()
        self.signed_in.emit(session)

    def _on_refused(self, error: BaseException) -> None:
        self.set_busy(False)
        self._tell(error, self.password)
        self.password.selectAll()

    def _tell(self, error: BaseException, field: QLineEdit | None = None) -> None:
        """Say it in the card; a defect of ours goes on to the crash report."""
        if not isinstance(error, RefettorioError):
            self._messages.show_error(error)
            return
        self._last_error = error
        self.error.say(describe(error), is_urgent=True)
        if field is not None:
            field.setFocus()

    def _on_edited(self, _text: str) -> None:
        self._last_error = None
        self.error.say("")

    def _forget(self) -> None:
        """Keep no password in a field that nobody looks at."""
        for field in (self.password, self.again):
            field.clear()
        self.error.say("")
        self._last_error = None

    def changeEvent(self, event: QEvent) -> None:
        """Say the error in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._last_error is not None:
            self.error.say(describe(self._last_error))
