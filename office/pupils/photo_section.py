"""The photo in a pupil's record: chosen, dropped, pasted, taken away. Only where the municipality wants photos."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.qt.icons import Icon, icon, set_icon
from core.qt.photos import photo_among
from core.qt.theme import Role, current_look, set_role
from core.registry import PupilPhoto
from office.flow import FlowLayout
from office.pupils.photo_framing import PhotoFraming
from office.wording import short_day

_SIZE = QSize(96, 128)


class PhotoSection(QFrame):
    """Layout and gestures; whoever listens decides. `offered` brings a path or a picture."""

    offered = Signal(object)
    choose_wanted = Signal()
    remove_wanted = Signal()
    #: The part of the photo that is kept is to be chosen.
    framing_wanted = Signal()
    #: Something was pasted or dropped that is no picture.
    nothing_offered = Signal()

    def __init__(self, parent: QWidget | None = None, clipboard: QClipboard | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section_photo")
        self._clipboard = clipboard
        self._name, self._is_dropping, self._may_edit = "", False, False
        self._photo: PupilPhoto | None = None
        self.heading, self.note, self.picture = QLabel(), QLabel(), QLabel()
        set_role(self, Role.CARD)
        self.setAcceptDrops(True)
        set_role(self.heading, Role.SUBTITLE)
        set_role(self.note, Role.MUTED)
        self.note.setWordWrap(True)
        self.picture.setObjectName("photo")
        self.picture.setFixedSize(_SIZE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button, self.paste_button, self.remove_button = QPushButton(), QPushButton(), QPushButton()
        self.frame_button, self.framing = QPushButton(), PhotoFraming()
        buttons = FlowLayout()
        for button, name, meaning in (
            (self.choose_button, "choose_photo", Icon.PHOTO), (self.frame_button, "frame_photo", None),
            (self.paste_button, "paste_photo", None), (self.remove_button, "remove_photo", None),
        ):  # fmt: skip
            button.setObjectName(name)
            if meaning is None:
                set_role(button, Role.LINK)
            else:
                set_icon(button, meaning)
            buttons.addWidget(button)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(self.heading)
        texts.addWidget(self.note)
        texts.addLayout(buttons)
        texts.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 12)
        layout.setSpacing(12)
        layout.addLayout(line)
        layout.addWidget(self.framing)
        self.choose_button.clicked.connect(lambda _checked: self.choose_wanted.emit())
        self.paste_button.clicked.connect(lambda _checked: self.paste())
        self.remove_button.clicked.connect(lambda _checked: self.remove_wanted.emit())
        self.frame_button.clicked.connect(lambda _checked: self.framing_wanted.emit())
        # What goes gives the keyboard back to the button that brought it up.
        for gone in (self.framing.left, self.framing.part_chosen):
            gone.connect(lambda *_told: self.frame_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self._paste_keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        self._paste_keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._paste_keys.activated.connect(self.paste)
        self.retranslate()

    def show_photo(self, name: str, photo: PupilPhoto | None, *, may_edit: bool) -> None:
        """Show whose photo it is, or that there is none."""
        self._name, self._photo, self._may_edit = name, photo, may_edit
        self.setAcceptDrops(may_edit)
        self.retranslate()

    def paste(self) -> None:
        """Offer what is on the clipboard."""
        if not self._may_edit:
            return
        clipboard = self._clipboard or QGuiApplication.clipboard()
        self._offer(photo_among(clipboard.mimeData()))

    def retranslate(self) -> None:
        """Set all texts, and draw the picture in the look on screen."""
        photo = self._photo
        self.heading.setText(self.tr("Foto"))
        self.picture.setPixmap(self._pixmap(photo))
        self.picture.setAccessibleName(
            self.tr("Foto di {name}").format(name=self._name) if photo is not None else self.tr("Nessuna foto")
        )
        if self._is_dropping:
            note = self.tr("Lascia qui la foto.")
        elif photo is not None:
            note = self.tr("Messa da {who} il {day}. Compare in refettorio accanto al nome.").format(
                who=photo.actor_name, day=short_day(photo.at.date())
            )
        elif self._may_edit:
            note = self.tr(
                "Trascina qui una foto, oppure copiala e incollala. Viene rimpicciolita e conservata senza il luogo e "
                "la data in cui è stata scattata."
            )
        else:
            note = self.tr("Nessuna foto.")
        self.note.setText(note)
        self.choose_button.setText(self.tr("Cambia…") if photo is not None else self.tr("Scegli il file…"))
        self.paste_button.setText(self.tr("Incolla"))
        self.remove_button.setText(self.tr("Togli"))
        self.frame_button.setText(self.tr("Inquadra…"))
        self.framing.retranslate()
        for button in (self.choose_button, self.frame_button, self.paste_button, self.remove_button):
            button.setAccessibleName(f"{self.heading.text()}: {button.text()}")
        self.choose_button.setVisible(self._may_edit)
        self.paste_button.setVisible(self._may_edit)
        self.remove_button.setVisible(self._may_edit and photo is not None)
        self.frame_button.setVisible(self._may_edit and photo is not None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that a photo may be dropped here."""
        if photo_among(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._set_dropping(is_dropping=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The photo went elsewhere."""
        self._set_dropping(is_dropping=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer what was dropped."""
        self._set_dropping(is_dropping=False)
        event.acceptProposedAction()
        self._offer(photo_among(event.mimeData()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look: where there is no photo there is a sign in its colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.picture.setPixmap(self._pixmap(self._photo))
        super().changeEvent(event)

    def _offer(self, photo: object) -> None:
        if photo is None:
            self.nothing_offered.emit()
        else:
            self.offered.emit(photo)

    def _set_dropping(self, *, is_dropping: bool) -> None:
        self._is_dropping = is_dropping
        self.retranslate()

    def _pixmap(self, photo: PupilPhoto | None) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap()
        if photo is None or not pixmap.loadFromData(photo.jpeg):
            return icon(Icon.PUPIL, current_look().colours.muted).pixmap(QSize(48, 48), ratio)
        scaled = pixmap.scaled(
            _SIZE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        return scaled
