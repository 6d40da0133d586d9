"""A square frame on a photo: moved and made larger or smaller by the mouse and by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from core.qt.theme import current_look

#: The least side of the frame in pixels of the photo: below it nobody would be recognised.
LEAST = 64
#: A press of an arrow moves the frame by this part of the photo's shorter side, with Ctrl by a pixel; a press of + or -
#: changes its side by twice as much.
_STEP = 40
_HANDLE = 12
_SHADE = QColor(0, 0, 0, 130)
_HEIGHT = 300

_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0), Qt.Key.Key_Right: QPoint(1, 0), Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}  # fmt: skip
_LARGER = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_PageUp})
_SMALLER = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore, Qt.Key.Key_PageDown})


class PhotoFrame(QWidget):
    """Shows a photo and the part of it that is framed; what lies outside is dark."""

    #: Enter: this part it is.
    chosen = Signal()
    #: The frame lies elsewhere, or is larger or smaller.
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photo_frame")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(160, _HEIGHT))
        self._image = QImage()
        self._part = QRect()
        #: Where in the frame the mouse took it, in pixels of the photo; at the corner it changes the side.
        self._taken: QPoint | None = None
        self._is_resizing = False

    @property
    def part(self) -> QRect:
        """What is framed, in pixels of the photo."""
        return QRect(self._part)

    def show_image(self, image: QImage) -> None:
        """Show a photo, framed where a face is: as large as may be, in the middle, at the top."""
        self._image, self._taken = image, None
        side = min(image.width(), image.height())
        self._put(QRect((image.width() - side) // 2, (image.height() - side) // 4, side, side))

    def move_by(self, by: QPoint) -> None:
        """Move the frame by pixels of the photo; it stays on it."""
        self._put(self._part.translated(by))

    def grow_by(self, by: int) -> None:
        """Make the frame larger or smaller around its middle."""
        side = self._side(self._part.width() + by)
        half = (side - self._part.width()) // 2
        self._put(QRect(self._part.x() - half, self._part.y() - half, side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the photo, what is left out darker, the frame and its corner."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place, framed = self._place(), self._on_screen(self._part)
        painter.drawImage(place, self._image)
        for shade in (
            QRectF(place.topLeft(), QPointF(place.right(), framed.top())),
            QRectF(QPointF(place.left(), framed.bottom()), place.bottomRight()),
            QRectF(QPointF(place.left(), framed.top()), framed.bottomLeft()),
            QRectF(framed.topRight(), QPointF(place.right(), framed.bottom())),
        ):
            painter.fillRect(shade, _SHADE)
        colour = QColor(current_look().colours.primary)
        painter.setPen(QPen(QColor("white"), 4))
        painter.drawRect(framed)
        painter.setPen(QPen(colour, 3 if self.hasFocus() else 2))
        painter.drawRect(framed)
        painter.fillRect(self._corner(), colour)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame, or its corner; elsewhere the frame comes to the mouse."""
        if event.button() != Qt.MouseButton.LeftButton or self._image.isNull():
            return
        at = event.position()
        self._is_resizing = self._corner().adjusted(-_HANDLE, -_HANDLE, _HANDLE, _HANDLE).contains(at)
        here = self._in_photo(at)
        if not self._is_resizing and not self._part.contains(here):
            self.move_by(here - self._part.center())
        self._taken = here - self._part.topLeft()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what was taken."""
        if self._taken is None:
            return
        here = self._in_photo(event.position())
        if self._is_resizing:
            corner = here - self._part.topLeft()
            room = min(self._image.width() - self._part.x(), self._image.height() - self._part.y())
            side = min(self._side(max(corner.x(), corner.y())), room)
            self._put(QRect(self._part.topLeft(), QSize(side, side)))
        else:
            self.move_by(here - self._taken - self._part.topLeft())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._taken = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the frame larger or smaller; without the keyboard on it the wheel moves the page around."""
        if not self.hasFocus():
            event.ignore()
            return
        self.grow_by(2 * self._step() if event.angleDelta().y() > 0 else -2 * self._step())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move (with Ctrl by a pixel), + and - change the side, Enter takes what is framed."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.move_by(_ARROWS[key] * (1 if is_fine else self._step()))
        elif key in _LARGER:
            self.grow_by(2 * self._step())
        elif key in _SMALLER:
            self.grow_by(-2 * self._step())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _step(self) -> int:
        return max(1, min(self._image.width(), self._image.height()) // _STEP)

    def _side(self, wanted: int) -> int:
        most = min(self._image.width(), self._image.height())
        return max(min(LEAST, most), min(wanted, most))

    def _put(self, wanted: QRect) -> None:
        x = max(0, min(wanted.x(), self._image.width() - wanted.width()))
        y = max(0, min(wanted.y(), self._image.height() - wanted.height()))
        part = QRect(QPoint(x, y), wanted.size())
        if part != self._part:
            self._part = part
            self.moved.emit()
        self.update()

    def _place(self) -> QRectF:
        """Return where the photo stands on the widget."""
        size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _scale(self) -> float:
        return self._place().width() / self._image.width()

    def _on_screen(self, part: QRect) -> QRectF:
        place, scale = self._place(), self._scale()
        return QRectF(
            place.x() + part.x() * scale, place.y() + part.y() * scale, part.width() * scale, part.height() * scale
        )

    def _corner(self) -> QRectF:
        framed = self._on_screen(self._part)
        return QRectF(framed.right() - _HANDLE, framed.bottom() - _HANDLE, _HANDLE, _HANDLE)

    def _in_photo(self, at: QPointF) -> QPoint:
        place, scale = self._place(), self._scale()
        return QPoint(round((at.x() - place.x()) / scale), round((at.y() - place.y()) / scale))
