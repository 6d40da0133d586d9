"""The badge at the corner: shape, word and line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.qt.theme import current_look
from kiosk.status import Health, Status

_WORD_PX, _DETAIL_PX, _SIGN = 20, 17, 18.0
#: Room for the usual line, so that the buttons beside it do not move when a scan waits for the office.
_LEAST_WIDTH = 250


class StatusBadge(QWidget):
    """Paints a `Status`: a disc is good, a triangle doubtful, a square bad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_badge")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._status = Status(Health.DOUBTFUL, "", "")

    @property
    def status(self) -> Status:
        """What is painted."""
        return self._status

    def show_status(self, status: Status) -> None:
        """Paint another status."""
        self._status = status
        self.setAccessibleName(f"{status.word}, {status.detail}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as what it says, and never narrower than the usual."""
        word, detail = self._fonts()
        width = max(
            QFontMetricsF(word).horizontalAdvance(self._status.word) + _SIGN + 8,
            QFontMetricsF(detail).horizontalAdvance(self._status.detail),
        )
        return QSize(max(_LEAST_WIDTH, int(width) + 4), 56)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shape, word and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = current_look().colours
        word, detail = self._fonts()
        middle = self.height() / 2
        self._paint_sign(painter, QRectF(0, middle - 22, _SIGN, _SIGN))
        painter.setPen(QColor(colours.text))
        painter.setFont(word)
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(_SIGN + 8, middle - 26, self.width(), 26), line, self._status.word)
        painter.setPen(QColor(colours.muted))
        painter.setFont(detail)
        painter.drawText(QRectF(0, middle, self.width(), 24), line, self._status.detail)

    def _paint_sign(self, painter: QPainter, box: QRectF) -> None:
        colours = current_look().colours
        painter.setPen(Qt.PenStyle.NoPen)
        match self._status.health:
            case Health.GOOD:
                painter.setBrush(QColor(colours.success))
                painter.drawEllipse(box)
            case Health.DOUBTFUL:
                painter.setBrush(QColor(colours.warning))
                top = QPointF(box.center().x(), box.top())
                painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
            case Health.BAD:
                painter.setBrush(QColor(colours.danger))
                painter.drawRect(box)

    def _fonts(self) -> tuple[QFont, QFont]:
        word, detail = QFont(self.font()), QFont(self.font())
        word.setPixelSize(_WORD_PX)
        word.setBold(True)
        detail.setPixelSize(_DETAIL_PX)
        return word, detail
