"""A code reader types like a keyboard, only faster: what it sends presses nothing and is written nowhere.

With the keyboard on a button, the Enter at the end of a card's code would press it: a recharge for one child would be
registered by reading the next child's card. With the keyboard on a list, the letters of a code would be its keys. So
letters wait for a moment: those that a person typed go on as they came, those of a reader are its code.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from core.cards import parse_token

#: On a field that takes a card's code itself.
HEARS_CODES = "hears_codes"

#: Nobody types this many characters with less than this between them; a reader does (a card's code has more).
LEAST_CHARACTERS = 8
GAP_MS = 50

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
#: Capitals come with Shift held: it says nothing by itself.
_SILENT = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_Field = QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox


class CardReader(QObject):
    """Hears the keys of a window before its widgets do."""

    #: What a reader sent while the keyboard was anywhere but in a field that takes codes.
    code_read = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._text = ""
        self._last_ms = -GAP_MS
        self._ended_ms = -GAP_MS
        #: A field as it was before what was typed into it last without a pause.
        self._before: tuple[QLineEdit, str, int] | None = None
        #: Keys that wait to be a person's or a reader's.
        self._held: list[QKeyEvent] = []
        self._pause = QTimer(self, interval=GAP_MS, singleShot=True)
        self._pause.timeout.connect(self._on_pause)

    def watch(self, window: QWindow | None) -> None:
        """Hear the keys of a window from now on, of no other any more."""
        if window is self._window:
            return
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what a reader types from whatever has the keyboard."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_held(event) or self._is_end(event):
                event.accept()  # no shortcut: it comes back as a key
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_press(event)
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._on_release(event)
        elif kind in {QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut}:
            self._let_go()
        return super().eventFilter(watched, event)

    def _on_press(self, event: QKeyEvent) -> bool:
        if event.key() in _SILENT:
            return False
        if _focused_field() is not None:
            self._let_go()
            return self._on_press_in_field(event)
        if self._is_held(event):
            if not self._follows(event):
                self._let_go()
            self._held.append(event.clone())
            self._note(event)
            self._pause.start()
            return True
        if self._is_end(event):
            text = self._end(event)
            self._held.clear()
            self._pause.stop()
            if text:
                self.code_read.emit(text)
            return True
        self._let_go()
        self._text = ""
        return False

    def _on_press_in_field(self, event: QKeyEvent) -> bool:
        """Let a field have what is typed; take a card's code out of it again when its Enter comes."""
        field = _focused_field()
        if _ends(event):
            if event.timestamp() - self._ended_ms < GAP_MS:
                return True
            is_code = self._is_end(event) and parse_token(self._text) is not None
            text = self._end(event)
            if not is_code or field is None or field.property(HEARS_CODES):
                return False
            self._take_out(field, text)
            self.code_read.emit(text)
            return True
        if _types(event):
            if not self._follows(event) and isinstance(field, QLineEdit):
                self._before = field, field.text(), field.cursorPosition()
            self._note(event)
        return False

    def _on_release(self, event: QKeyEvent) -> bool:
        if any(one.key() == event.key() and one.type() == QEvent.Type.KeyPress for one in self._held):
            self._held.append(event.clone())
            return True
        # The release of the Enter that ended a code.
        return _ends(event) and event.timestamp() - self._ended_ms < GAP_MS

    def _is_held(self, event: QKeyEvent) -> bool:
        """Whether a key may be of a reader: of a blank that is known only by what came before."""
        if _focused_field() is not None or not _types(event) or event.isAutoRepeat():
            return False
        return event.key() != Qt.Key.Key_Space or (bool(self._text) and self._follows(event))

    def _is_end(self, event: QKeyEvent) -> bool:
        if not _ends(event):
            return False
        if event.timestamp() - self._ended_ms < GAP_MS:  # readers may end with two
            return True
        return len(self._text) >= LEAST_CHARACTERS and self._follows(event)

    def _follows(self, event: QKeyEvent) -> bool:
        return event.timestamp() - self._last_ms < GAP_MS

    def _note(self, event: QKeyEvent) -> None:
        self._text = (self._text if self._follows(event) else "") + event.text()
        self._last_ms = event.timestamp()

    def _end(self, event: QKeyEvent) -> str:
        text, self._text = self._text, ""
        if len(text) < LEAST_CHARACTERS or not self._follows(event):
            return ""
        self._ended_ms = event.timestamp()
        return text

    def _take_out(self, field: _Field, text: str) -> None:
        """Take away what a reader has written into a field."""
        if isinstance(field, QLineEdit):
            if self._before is not None and self._before[0] is field:
                field.setText(self._before[1])
                field.setCursorPosition(self._before[2])
        elif isinstance(field, QTextEdit | QPlainTextEdit):  # a box for numbers takes no letters
            cursor = field.textCursor()
            cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, len(text))
            if cursor.selectedText() == text:
                cursor.removeSelectedText()

    def _on_pause(self) -> None:
        """Nothing came for a moment: few keys were a person's, many a reader's that ends without Enter, or late."""
        if len(self._text) >= LEAST_CHARACTERS:
            self._held.clear()
        else:
            self._let_go()

    def _let_go(self) -> None:
        """Give the keys that waited to whatever has the keyboard, in their order."""
        self._pause.stop()
        held, self._held = self._held, []
        for event in held:
            target = QApplication.focusWidget()
            if target is not None and not (event.type() == QEvent.Type.KeyPress and _ran_shortcut(target, event)):
                QApplication.sendEvent(target, event)


def _ends(event: QKeyEvent) -> bool:
    """Whether a key may end a code: readers send Enter, Tab, a line feed, or Ctrl+J or Ctrl+M for them."""
    return event.key() in _ENDS or event.text() in {"\r", "\n"}


def _types(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMANDS


def _focused_field() -> _Field | None:
    """Return the field that the keyboard writes in."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QComboBox) and focused.isEditable():
        focused = focused.lineEdit()
    if isinstance(focused, QLineEdit | QTextEdit | QPlainTextEdit):
        return None if focused.isReadOnly() else focused
    return focused if isinstance(focused, QAbstractSpinBox) else None


def _ran_shortcut(target: QWidget, event: QKeyEvent) -> bool:
    """Run the shortcut of one key that holds where the keyboard is; tell whether there was one."""
    keys = QKeySequence(QKeyCombination(event.keyCombination().keyboardModifiers(), Qt.Key(event.key())))
    widget: QWidget | None = target
    while widget is not None:
        for shortcut in widget.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if shortcut.isEnabled() and shortcut.key() == keys:
                shortcut.activated.emit()
                return True
        widget = None if widget.isWindow() else widget.parentWidget()
    return False
