"""Layout of the window's first screen: a card in the middle, with one of two forms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.qt.announcing import announce
from core.qt.icons import Icon, icon
from core.qt.theme import Role, current_look, set_role
from office.shell.looks import Looks, LooksButtons
from office.sign_in.password_field import PasswordField
from office.wording import PROGRAM

_CARD_WIDTH = 420


class Hint(QFrame):
    """A line with a sign, hidden until there is something to say."""

    def __init__(self, meaning: Icon, ink: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning, self._ink = meaning, ink
        self._sign = QLabel()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.label, 1)
        self.hide()
        self._dress()

    def say(self, text: str, *, is_urgent: bool = False) -> None:
        """Say `text`; empty takes the hint away."""
        self.label.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text, is_urgent=is_urgent)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        look = current_look()
        self._sign.setPixmap(icon(self._meaning, getattr(look.colours, self._ink)).pixmap(look.icon_size))
        self.label.setProperty("tone", self._ink)


class SignInView(QWidget):
    """Widgets and texts; the page decides."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.setObjectName("sign_in")
        self.looks = LooksButtons(looks)
        self.heading, self.place, self.text = QLabel(), QLabel(), QLabel()
        self.heading.setObjectName("page_title")
        self.heading.setAccessibleName(PROGRAM)
        set_role(self.place, Role.MUTED)
        set_role(self.text, Role.MUTED)
        self.text.setWordWrap(True)
        self.place.setWordWrap(True)
        self.name_label, self.username_label, self.password_label, self.again_label = (QLabel() for _ in range(4))
        self.name, self.username = QLineEdit(), QLineEdit()
        self.password, self.again = PasswordField(), PasswordField()
        for field, name in (
            (self.name, "name"), (self.username, "username"), (self.password, "password"), (self.again, "again"),
        ):  # fmt: skip
            field.setObjectName(name)
        self.caps = Hint(Icon.KEYBOARD, "warning")
        self.caps.setObjectName("caps_lock")
        self.error = Hint(Icon.ERROR, "danger")
        self.error.setObjectName("error")
        self.submit = QPushButton()
        self.submit.setObjectName("submit")
        set_role(self.submit, Role.PRIMARY)
        self._lay_out()
        self.is_first_start = False

    def _lay_out(self) -> None:
        card = QFrame()
        set_role(card, Role.CARD)
        card.setFixedWidth(_CARD_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 32, 32, 32)
        inside.setSpacing(4)
        inside.addWidget(self.heading)
        inside.addWidget(self.place)
        inside.addSpacing(8)
        inside.addWidget(self.text)
        for label, field in (
            (self.name_label, self.name),
            (self.username_label, self.username),
            (self.password_label, self.password),
            (self.again_label, self.again),
        ):
            label.setBuddy(field)
            label.setContentsMargins(0, 8, 0, 0)
            inside.addWidget(label)
            inside.addWidget(field)
        inside.addSpacing(8)
        inside.addWidget(self.caps)
        inside.addWidget(self.error)
        inside.addSpacing(8)
        inside.addWidget(self.submit)
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.looks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.addLayout(top)
        layout.addStretch(2)
        # Not by alignment: it would give the card the height of unbroken lines.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(3)

    def set_first_start(self, is_first_start: bool) -> None:
        """Show the form for the first administrator, or the one for signing in."""
        self.is_first_start = is_first_start
        for widget in (self.text, self.name_label, self.name, self.again_label, self.again):
            widget.setVisible(is_first_start)
        self.retranslate()

    def set_busy(self, is_busy: bool) -> None:
        """While the password is looked at nothing else can be typed."""
        for widget in (self.name, self.username, self.password, self.again, self.submit):
            widget.setEnabled(not is_busy)

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(PROGRAM)
        self.text.setText(
            self.tr(
                "Primo avvio: crea l'amministratore. Potrà poi creare gli altri utenti. "
                "La password deve avere almeno 12 caratteri: tre o quattro parole a caso vanno bene."
            )
        )
        self.name_label.setText(self.tr("&Nome e cognome"))
        self.username_label.setText(self.tr("Nome &utente"))
        self.password_label.setText(self.tr("&Password"))
        self.again_label.setText(self.tr("&Ripeti la password"))
        for label, field in (
            (self.name_label, self.name),
            (self.username_label, self.username),
            (self.password_label, self.password),
            (self.again_label, self.again),
        ):
            field.setAccessibleName(label.text().replace("&", ""))
        self.caps.label.setText(self.tr("Il blocco delle maiuscole sembra attivo (tasto Bloc Maiusc)."))
        self.submit.setText(self.tr("Crea l'amministratore") if self.is_first_start else self.tr("Accedi"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
