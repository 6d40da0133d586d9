"""What the camera sees, mirrored like a mirror, with a frame where the card is to be held."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget


class CameraView(QWidget):
    """The live picture; without one, a calm ground and the words that say so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("camera")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Immagine della fotocamera"))
        self._picture: QImage | None = None
        self._invitation = self._lost_text = ""
        self._is_lost = False

    @property
    def is_lost(self) -> bool:
        """Whether the camera gives no picture."""
        return self._is_lost

    def set_texts(self, invitation: str, lost: str) -> None:
        """Set the words below the frame, and those in its place when there is no picture."""
        self._invitation, self._lost_text = invitation, lost
        self.setAccessibleName(self.tr("Immagine della fotocamera"))
        self.update()

    def set_lost(self, *, is_lost: bool) -> None:
        """Say that the camera gives no picture (the scanner and the search still work), or that it does again."""
        self._is_lost = is_lost
        if is_lost:
            self._picture = None
        self.update()

    def show_picture(self, picture: npt.NDArray[np.uint8]) -> None:
        """Show a picture: grey (height, width) or colour in OpenCV's order blue, green, red."""
        height, width = picture.shape[:2]
        kind = QImage.Format.Format_Grayscale8 if picture.ndim == 2 else QImage.Format.Format_BGR888
        data = np.ascontiguousarray(picture)
        # The copy owns its pixels: the array is the grabber's and changes.
        self._picture = QImage(data.data, width, height, data.strides[0], kind).copy()
        self._is_lost = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, frame and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), QColor("#0F1720"))
        if self._picture is not None:
            self._paint_picture(painter, self._picture)
        self._paint_frame(painter)
        self._paint_words(painter)

    def _paint_picture(self, painter: QPainter, picture: QImage) -> None:
        scale = max(self.width() / picture.width(), self.height() / picture.height())
        width, height = picture.width() * scale, picture.height() * scale
        painter.save()
        painter.translate(self.width(), 0)
        painter.scale(-1, 1)
        painter.drawImage(QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height), picture)
        painter.restore()

    def _paint_frame(self, painter: QPainter) -> None:
        if self._is_lost:
            return
        width = min(self.width() * 0.52, self.height() * 0.85)
        height = width * 54 / 85.6
        box = QRectF((self.width() - width) / 2, (self.height() - height) * 0.38, width, height)
        arm = width * 0.12
        for colour, pen_width in ((QColor(0, 0, 0, 160), 12), (QColor("#FFFFFF"), 6)):
            painter.setPen(QPen(colour, pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for x, along_x in ((box.left(), arm), (box.right(), -arm)):
                for y, along_y in ((box.top(), arm), (box.bottom(), -arm)):
                    painter.drawLine(int(x), int(y), int(x + along_x), int(y))
                    painter.drawLine(int(x), int(y), int(x), int(y + along_y))

    def _paint_words(self, painter: QPainter) -> None:
        text = self._lost_text if self._is_lost else self._invitation
        if not text:
            return
        font = painter.font()
        font.setPixelSize(max(24, int(self.height() * 0.075)))
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        while metrics.horizontalAdvance(text) > self.width() - 96 and font.pixelSize() > 18:
            font.setPixelSize(font.pixelSize() - 2)
            painter.setFont(font)
            metrics = painter.fontMetrics()
        height = metrics.height() + 24
        width = metrics.horizontalAdvance(text) + 48
        top = self.height() * 0.5 - height / 2 if self._is_lost else self.height() - height - 24
        plate = QRectF((self.width() - width) / 2, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(15, 23, 32, 225))
        painter.drawRoundedRect(plate, 8, 8)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
