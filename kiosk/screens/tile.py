"""A button for fingers that says more than one word: title, note, sign, perhaps how far something is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from core.qt.theme import current_look

#: The least side of what a standing person hits: 20 mm are 76 px at 96 to the inch, a third more for gloves and haste.
TOUCH = 88


class TileTone(Enum):
    """How a tile stands out. Never by colour alone: each tone comes with its own sign or note."""

    PLAIN = auto()
    DONE = auto()
    QUIET = auto()
    MARKED = auto()


@dataclass(frozen=True, slots=True)
class TileText:
    """What stands on a tile; `share` (0 to 1) paints a bar, `spoken` is for screen readers."""

    title: str
    note: str = ""
    sign: str = ""
    share: float | None = None
    tone: TileTone = TileTone.PLAIN
    spoken: str = ""


class Tile(QAbstractButton):
    """Paints a `TileText`; shortens what does not fit. Never takes the keyboard: a scanner's Enter presses nothing."""

    def __init__(self, text: TileText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(TOUCH)
        self._text = text
        self.show_text(text)

    @property
    def shown(self) -> TileText:
        """What stands on the tile."""
        return self._text

    def show_text(self, text: TileText) -> None:
        """Put another text on the tile."""
        self._text = text
        self.setText(text.title)
        self.setAccessibleName(text.spoken or " ".join(part for part in (text.title, text.note, text.sign) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """A tile takes what its row gives, and is never too small for a finger."""
        return QSize(TOUCH, TOUCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words, sign and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = current_look().colours
        ground = {TileTone.MARKED: colours.warning_ground, TileTone.QUIET: colours.ground}.get(
            self._text.tone, colours.surface
        )
        frame = {TileTone.MARKED: colours.warning, TileTone.DONE: colours.success}.get(self._text.tone, colours.line)
        painter.setBrush(QColor(colours.selection if self.isDown() else ground))
        painter.setPen(QPen(QColor(frame), 3 if self._text.tone is TileTone.MARKED else 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        self._paint_words(painter, QColor(colours.muted if self._text.tone is TileTone.QUIET else colours.text))
        if self._text.share is not None:
            self._paint_bar(painter, self._text.share)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        text = self._text
        box = QRectF(self.rect()).adjusted(10, 6, -10, -6 if text.share is None else -16)
        line = box.height() / 2
        is_alone = not (text.note or text.sign)
        painter.setPen(ink)
        first = box if is_alone else QRectF(box.x(), box.y(), box.width(), line)
        _write(painter, first, text.title, line * 0.68, is_bold=True)
        below = QRectF(box.x(), box.y() + line, box.width(), line)
        taken = 0.0
        if text.sign:
            taken = _write(painter, below, text.sign, line * 0.62, is_bold=True, is_right=True) + 8
        _write(painter, below.adjusted(0, 0, -taken, 0), text.note, line * 0.62, is_bold=False)

    def _paint_bar(self, painter: QPainter, share: float) -> None:
        colours = current_look().colours
        bar = QRectF(10, self.height() - 16, self.width() - 20, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(bar, 3.5, 3.5)
        if share > 0:
            painter.setBrush(QColor(colours.success if share >= 1 else colours.primary))
            painter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * min(1.0, share), bar.height()), 3.5, 3.5)


def _write(painter: QPainter, box: QRectF, text: str, size: float, *, is_bold: bool, is_right: bool = False) -> float:
    """Write one line, smaller or shortened if need be; return how wide it is."""
    if not text:
        return 0.0
    font = QFont(painter.font())
    font.setBold(is_bold)
    font.setPixelSize(max(15, round(size)))
    while QFontMetricsF(font).horizontalAdvance(text) > box.width() and font.pixelSize() > max(18, 0.5 * size):
        font.setPixelSize(font.pixelSize() - 1)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
