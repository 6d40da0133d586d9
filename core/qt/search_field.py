"""The field one searches with: tells what is wanted when the typing pauses; Esc clears it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from core.qt.icons import Icon, set_icon

#: A pause in typing that means "search now"; fast typists leave less between letters.
PAUSE_MS = 200


class SearchField(QLineEdit):
    """A text field that searches while one types."""

    #: What to search for, without blanks around it; not the same twice in a row (but see `forget_told`).
    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setClearButtonEnabled(True)
        self._told: str | None = ""
        self._own_text = ""
        self._below: QAbstractItemView | None = None
        self._sign = QAction(self)
        set_icon(self._sign, Icon.SEARCH)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)
        self.returnPressed.connect(self._tell)
        self._retranslate()

    def forget_told(self) -> None:
        """Tell what comes next even when it is what was told last: for whoever threw that answer away."""
        self._told = None

    def lead_to(self, below: QAbstractItemView) -> None:
        """Have Down go on to what was found."""
        self._below = below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the field (in an empty one it goes on to whoever is around), Down goes to what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down and self._below is not None:
            self._below.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._below.selectionModel().hasSelection():
                self._below.setCurrentIndex(self._below.model().index(0, 0))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_edited(self) -> None:
        self._timer.start()

    def _on_changed(self, text: str) -> None:
        if not text:  # cleared: no need to wait for more letters
            self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        wanted = self.text().strip()
        if wanted != self._told:
            self._told = wanted
            self.search_changed.emit(wanted)

    def _retranslate(self) -> None:
        text = self.tr("Cerca")
        # What the page around has called it stays.
        if self.placeholderText() in {"", self._own_text}:
            self.setPlaceholderText(text)
        if self.accessibleName() in {"", self._own_text}:
            self.setAccessibleName(text)
        self._own_text = text
