"""The resting screen: dark, with the time and the day's menu, which wander a little, so that nothing burns in."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.clock import rome
from core.station import MenuDish

#: Where the words stand, as shares of the free room: another place every minute.
_PLACES = ((0.2, 0.3), (0.7, 0.6), (0.4, 0.5), (0.6, 0.25), (0.3, 0.65))
_BRIGHT, _SOFT, _WARM = "#C8D2DC", "#8A97A5", "#D9B26A"
#: Text, height as a share of the screen's, colour.
_Line = tuple[str, float, str]


class SaverView(QWidget):
    """Painted only; a tap or a card ends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saver")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._now: datetime | None = None
        self._place = ""
        self._menu: tuple[MenuDish, ...] = ()

    def show_time(self, now: datetime, place: str, menu: tuple[MenuDish, ...] = ()) -> None:
        """Show the time, where this is, and what is served today; without a menu nothing is said of it."""
        before = self._now
        is_same_minute = before is not None and (now.hour, now.minute) == (before.hour, before.minute)
        if is_same_minute and (place, menu) == (self._place, self._menu):
            return
        self._now, self._place, self._menu = now, place, menu
        dishes = [self.tr("Oggi si mangia"), *(self._dish(dish) for dish in menu)] if menu else []
        self.setAccessibleName(". ".join(dishes))
        self.update()

    def lines(self) -> tuple[_Line, ...]:
        """Return what is painted, from above."""
        if self._now is None:
            return ()
        local = rome(self._now)
        day = QLocale().toString(QDate(local.year, local.month, local.day), "dddd d MMMM")
        hint = self.tr("Avvicina la tessera o tocca lo schermo")
        if not self._menu:
            return (
                (f"{local:%H:%M}", 0.22, _BRIGHT), (day, 0.05, _SOFT), (self._place, 0.035, _SOFT),
                (hint, 0.035, _SOFT),
            )  # fmt: skip
        share = min(0.06, 0.42 / len(self._menu))
        return (
            (f"{local:%H:%M}", 0.13, _BRIGHT),
            (day, 0.04, _SOFT),
            (self.tr("Oggi si mangia"), 0.045, _WARM),
            *((self._dish(dish), share, _BRIGHT) for dish in self._menu),
            *(((self.tr("* prodotto surgelato"), 0.025, _SOFT),) if any(d.is_frozen for d in self._menu) else ()),
            (hint, 0.03, _SOFT),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines; one that is too long becomes smaller, then is shortened."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        lines = self.lines()
        if self._now is None:
            return
        fonts = [self._font(share) for _text, share, _ink in lines]
        heights = [QFontMetricsF(font).height() * 1.05 for font in fonts]
        share_x, share_y = _PLACES[rome(self._now).minute % len(_PLACES)]
        width = self.width() * (0.88 if self._menu else 0.7)
        left, top = (self.width() - width) * share_x, max(0.0, self.height() - sum(heights)) * share_y
        for (text, _share, ink), font, height in zip(lines, fonts, heights, strict=True):
            while QFontMetricsF(font).horizontalAdvance(text) > width and font.pixelSize() > 18:
                font.setPixelSize(font.pixelSize() - 1)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignCenter, shown)
            top += height

    def _font(self, share: float) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(16, round(self.height() * share)))
        return font

    def _dish(self, dish: MenuDish) -> str:
        name = f"{dish.name}*" if dish.is_frozen else dish.name
        return f"{name} ({dish.allergens.lower()})" if dish.allergens else name
