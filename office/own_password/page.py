"""Changing one's own password: the present one, and twice the new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from core.access.users import WrongPassword, change_password
from core.errors import InvalidValue, RefettorioError
from core.qt.theme import Role, set_role
from office.desk import Desk
from office.form import Form
from office.page import Page
from office.sign_in.password_field import PasswordField


class OwnPasswordPage(Page):
    """A short form; done or cancelled, the window goes back to where one was."""

    #: Done, or thought better of.
    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = Form()
        self.current, self.new, self.again = PasswordField(), PasswordField(), PasswordField()
        for field, name in ((self.current, "current"), (self.new, "new"), (self.again, "again")):
            field.setObjectName(name)
        self._current_line = self.form.add(self.current, "Password attuale")
        self._new_line = self.form.add(self.new, "Password")
        self._again_line = self.form.add(self.again, "Ripeti la password")
        self.form.tie(WrongPassword, self.current)
        card = QFrame()
        set_role(card, Role.CARD)
        card.setMaximumWidth(480)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.addWidget(self.form)
        self.body.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        self.form.save_wanted.connect(self._on_save)
        self.form.cancelled.connect(self._leave)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Cambia la password")

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        for line, label in (
            (self._current_line, self.tr("Password attuale")),
            (self._new_line, self.tr("Password nuova (almeno 12 caratteri)")),
            (self._again_line, self.tr("Ripeti la password nuova")),
        ):
            self.form.name(line, label)

    def reload(self) -> None:
        """Nothing to ask for: begin with empty fields."""
        self._clear()
        self.form.start()

    def focus_search(self) -> None:
        """Begin to type."""
        self.form.start()

    def _on_save(self) -> None:
        if not self.form.save_button.isEnabled():
            return
        current, new = self.current.text(), self.new.text()
        if new != self.again.text():
            self.form.show_fault(InvalidValue(field="Ripeti la password", reason="le due password sono diverse."))
            return
        self.form.set_busy(True)
        self._desk.write(
            lambda session, _progress: change_password(session, current, new),
            lambda _none: self._on_saved(),
            owner=self,
            touches=(),
            on_failed=self._on_refused,
        )

    def _on_saved(self) -> None:
        self.form.set_busy(False)
        self._desk.tell(self.tr("Password cambiata: vale dal prossimo accesso."))
        self._leave()

    def _on_refused(self, error: BaseException) -> None:
        self.form.set_busy(False)
        if isinstance(error, RefettorioError):
            self.form.show_fault(error)
        else:
            self._desk.tell_error(error)

    def _leave(self) -> None:
        self._clear()
        self.finished.emit()

    def _clear(self) -> None:
        """Keep no password in a field that nobody looks at."""
        for field in (self.current, self.new, self.again):
            field.clear()
        self.form.clear_faults()
