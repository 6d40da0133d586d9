"""The column at the right: who has come, class by class, and the diets and plain meals still to serve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True)
class Tally:
    """Present over expected, of a class, a diet or the plain meals."""

    name: str
    present: int
    expected: int
    is_small: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether nobody is missing."""
        return self.present >= self.expected


class TallyRow(QWidget):
    """One line: name, figures, a bar; a tick when nobody is missing (not colour alone)."""

    def __init__(self, tally: Tally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tally = tally
        self.setFixedHeight(46 if tally.is_small else 58)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr("{name}: presenti {present} su {expected}").format(
                name=tally.name, present=tally.present, expected=tally.expected
            )
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name, figures and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tally = self.tally
        font = QFont(self.font())
        font.setPixelSize(20 if tally.is_small else 24)
        font.setBold(not tally.is_small)
        painter.setFont(font)
        ink = self.palette().windowText().color()
        painter.setPen(ink)
        text_box = QRectF(4, 2, self.width() - 8, self.height() - 16)
        figures = f"{tally.present}/{tally.expected}" + (" ✓" if tally.is_complete and tally.expected else "")
        taken = painter.fontMetrics().horizontalAdvance(figures) + 12
        name = painter.fontMetrics().elidedText(
            tally.name, Qt.TextElideMode.ElideRight, max(20, int(text_box.width() - taken))
        )
        painter.drawText(text_box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(text_box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figures)
        bar = QRectF(4, self.height() - 12, self.width() - 8, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QColor(ink)
        groove.setAlpha(45)
        painter.setBrush(groove)
        painter.drawRoundedRect(bar, 3, 3)
        share = min(1.0, tally.present / tally.expected) if tally.expected else 0.0
        if share:
            painter.setBrush(QColor("#0B8F4D") if tally.is_complete else QColor("#0066CC"))
            painter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * share, bar.height()), 3, 3)


class ClassPanel(QScrollArea):
    """All lines; the whole scrolls when there are more classes than room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("class_panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Presenze per classe"))
        self._tallies: tuple[Tally, ...] = ()
        self._body = QWidget()
        self._layout = QVBoxLayout(self._body)
        self._layout.setContentsMargins(8, 0, 8, 0)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)
        self.setWidget(self._body)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """What is shown."""
        return self._tallies

    def show_tallies(self, tallies: Sequence[Tally]) -> None:
        """Show `tallies` in their order; rows that did not change stay as they are."""
        new = tuple(tallies)
        if new == self._tallies:
            return
        self._tallies = new
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for index, tally in enumerate(new):
            self._layout.insertWidget(index, TallyRow(tally))
