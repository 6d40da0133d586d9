"""The resting screen: dark, with the time in large figures that wander a little, so that nothing burns in."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.clock import rome

#: Where the figures stand, as shares of the free room: another place every minute.
_PLACES = ((0.2, 0.3), (0.7, 0.6), (0.4, 0.5), (0.6, 0.25), (0.3, 0.65))


class SaverView(QWidget):
    """Painted only; a tap or a card ends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saver")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._now: datetime | None = None
        self._place = ""

    def show_time(self, now: datetime, place: str) -> None:
        """Show the time and where this is."""
        if self._now is None or (now.hour, now.minute) != (self._now.hour, self._now.minute) or place != self._place:
            self._now, self._place = now, place
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint time, day and place."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        if self._now is None:
            return
        local = rome(self._now)
        lines = (
            (f"{local:%H:%M}", 0.22, "#C8D2DC"),
            (QLocale().toString(QDate(local.year, local.month, local.day), "dddd d MMMM"), 0.05, "#8A97A5"),
            (self._place, 0.035, "#8A97A5"),
            (self.tr("Avvicina la tessera o tocca lo schermo"), 0.035, "#8A97A5"),
        )
        share_x, share_y = _PLACES[local.minute % len(_PLACES)]
        width = self.width() * 0.7
        height = self.height() * 0.55
        left, top = (self.width() - width) * share_x, (self.height() - height) * share_y
        for text, share, ink in lines:
            font = QFont(self.font())
            font.setPixelSize(max(16, round(self.height() * share)))
            painter.setFont(font)
            painter.setPen(QColor(ink))
            line = painter.fontMetrics().height() * 1.05
            painter.drawText(QRectF(left, top, width, line), Qt.AlignmentFlag.AlignCenter, text)
            top += line
