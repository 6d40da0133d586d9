"""The keypad for amounts, for fingers: keys of at least 20 mm, figures that come in from the right as at a till."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QScreen
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from core.money import MAX_AMOUNT_CENTS, format_euro
from core.qt.icons import Icon, set_icon
from core.qt.theme import current_look, text_font

#: The side of a key that a standing person hits (Colle & Hiszem 2004).
KEY_MM = 20.0
#: Densities that a real screen can have; anything else is a screen that does not know its size.
_DENSITIES = range(60, 400)
_USUAL_DENSITY = 96.0


def pixels_of(millimetres: float, screen: QScreen | None) -> int:
    """Return how many device-independent pixels `millimetres` are on `screen`, never fewer than at 96 to the inch."""
    density = screen.physicalDotsPerInch() if screen is not None else 0.0
    if int(density) not in _DENSITIES:
        density = _USUAL_DENSITY
    return round(millimetres / 25.4 * max(density, _USUAL_DENSITY))


class AmountKeypad(QWidget):
    """An amount and the keys to type it: `2 5 00` makes 25,00 €. Also listens to the keyboard's figures."""

    #: The amount in cents, each time it changes.
    amount_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("amount_keypad")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cents = 0
        self.display = QLabel()
        self.display.setObjectName("keypad_amount")
        self.display.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._keys: dict[str, QPushButton] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.display, 0, 0, 1, 2)
        for place, digits in enumerate(("1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0")):
            key = self._key(digits, digits)
            key.clicked.connect(lambda _checked=False, digits=digits: self._type(digits))
            layout.addWidget(key, 1 + place // 3, place % 3)
        backspace = self._key("backspace", "")
        set_icon(backspace, Icon.BACKSPACE)
        backspace.clicked.connect(self._take_back)
        layout.addWidget(backspace, 4, 2)
        clear = self._key("clear", "")
        clear.clicked.connect(self.clear)
        layout.addWidget(clear, 0, 2)
        self._retranslate()
        self._dress()
        self._show_amount()

    @property
    def amount_cents(self) -> int:
        """The amount typed, in cents."""
        return self._cents

    def key(self, name: str) -> QPushButton:
        """Return a key by its name: figures, `00`, `backspace` or `clear`."""
        return self._keys[name]

    def set_amount(self, cents: int) -> None:
        """Put an amount on the display; one that nobody may enter is refused and changes nothing."""
        if cents == self._cents or not 0 <= cents <= MAX_AMOUNT_CENTS:
            return
        self._cents = cents
        self._show_amount()
        self.amount_changed.emit(cents)

    def clear(self) -> None:
        """Begin again from nothing."""
        self.set_amount(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures, Backspace and Delete of a keyboard do as the keys on screen."""
        if event.text().isascii() and event.text().isdigit():
            self._type(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and language."""
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _key(self, name: str, text: str) -> QPushButton:
        key = QPushButton(text, self)
        key.setObjectName(f"key_{name}")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays with the keypad
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._keys[name] = key
        return key

    def _type(self, digits: str) -> None:
        self.set_amount(int(f"{self._cents}{digits}"))

    def _take_back(self) -> None:
        self.set_amount(self._cents // 10)

    def _show_amount(self) -> None:
        self.display.setText(format_euro(self._cents))
        self.display.setAccessibleName(self.display.text())
        self._keys["clear"].setEnabled(self._cents > 0)
        self._keys["backspace"].setEnabled(self._cents > 0)

    def _dress(self) -> None:
        side = pixels_of(KEY_MM, self.screen())
        for name, key in self._keys.items():
            # Said as a style, for the theme's own least height of buttons would win over `setMinimumSize`.
            key.setStyleSheet(f"min-width: {side}px; min-height: {side}px; padding: 0;")
            size = 1.0 if name == "clear" else 1.4  # a word, the others are figures
            key.setFont(text_font(current_look().body_pt * size, QFont.Weight.DemiBold))
        self.display.setMinimumHeight(side)
        self.display.setFont(text_font(current_look().body_pt * 1.6, QFont.Weight.DemiBold))

    def _retranslate(self) -> None:
        self._keys["clear"].setText(self.tr("Azzera"))
        self._keys["backspace"].setAccessibleName(self.tr("Cancella l'ultima cifra"))
        self.setAccessibleName(self.tr("Importo"))
