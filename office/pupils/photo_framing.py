"""Choosing the part of a photo that is kept: the photo with its frame, how it is moved, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.qt.theme import Role, set_role
from office.pupils.photo_frame import PhotoFrame


class PhotoFraming(QWidget):
    """Comes up on a photo, goes when a part was chosen or the clerk thinks better of it."""

    #: The part of the photo that is to be kept.
    part_chosen = Signal(QRect)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("photo_framing")
        self.frame, self.note = PhotoFrame(), QLabel()
        self.note.setWordWrap(True)
        set_role(self.note, Role.MUTED)
        self.use_button, self.cancel_button = QPushButton(), QPushButton()
        self.use_button.setObjectName("use_part")
        self.cancel_button.setObjectName("leave_framing")
        set_role(self.use_button, Role.PRIMARY)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.use_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.frame)
        layout.addWidget(self.note)
        layout.addLayout(buttons)
        self.frame.chosen.connect(self._use)
        self.use_button.clicked.connect(lambda _checked: self._use())
        self.cancel_button.clicked.connect(lambda _checked: self.leave())
        self.hide()
        self.retranslate()

    def begin(self, image: QImage) -> None:
        """Show a photo to be framed, with the keyboard on the frame."""
        self.frame.show_image(image)
        self.show()
        self.frame.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._come_into_view)  # once it has its place

    def leave(self) -> None:
        """Go without having chosen."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set all texts."""
        self.note.setText(
            self.tr(
                "Trascina il riquadro o muovilo con le frecce; l'angolo, la rotella, + e − lo cambiano. Invio salva."
            )
        )
        self.frame.setAccessibleName(self.tr("Parte della foto da tenere"))
        self.frame.setAccessibleDescription(self.note.text())
        self.use_button.setText(self.tr("Tieni questa parte"))
        self.cancel_button.setText(self.tr("Annulla"))

    def _come_into_view(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea) and self.isVisible():
            around.ensureWidgetVisible(self.frame)
            around.ensureWidgetVisible(self.use_button)

    def _use(self) -> None:
        self.hide()
        self.part_chosen.emit(self.frame.part)
