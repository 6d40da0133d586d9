"""A bar chart of a report, drawn by pyqtgraph in the theme's colours. What it shows is in the table too."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.money import format_euro
from core.qt.theme import current_look, text_font
from office.reports.kinds import ChartData

#: A colour a series: told apart by lightness too (colour-blind readers, grey printers). Light theme, dark theme.
_COLOURS = (
    ("#0066CC", "#6AAFF0"),
    ("#8A4B00", "#F5BE5B"),
    ("#006B45", "#6FD3A4"),
    ("#6B1F7A", "#D9A3E6"),
    ("#B3141D", "#FF9A9F"),
    ("#5C6F82", "#A3B3C2"),
)
#: More labels than this are written with gaps between them.
_MOST_LABELS = 16


class BarChart(QWidget):
    """Bars side by side for each label. It cannot be moved or zoomed: it is a picture of the table."""

    def __init__(self) -> None:
        super().__init__()
        self._data = ChartData((), ())
        self._plot = pg.PlotWidget()
        self._plot.setMenuEnabled(enableMenu=False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setMinimumHeight(180)
        self._legend = self._plot.addLegend(offset=(-8, 4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._draw()

    @property
    def data(self) -> ChartData:
        """What is shown."""
        return self._data

    def show_data(self, data: ChartData) -> None:
        """Show other bars."""
        self._data = data
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        look, data = current_look(), self._data
        item = self._plot.getPlotItem()
        item.clear()  # takes the bars out of the legend too
        self._plot.setBackground(look.colours.surface)
        self._dress_axes()
        if not data.series:
            return
        self._legend.setLabelTextColor(look.colours.text)
        width = 0.8 / len(data.series)
        for place, one in enumerate(data.series):
            colour = _COLOURS[place % len(_COLOURS)][look.is_dark]
            values = [value / 100 if data.is_money else value for value in one.values]
            left = place * width - 0.4 + width / 2
            bars = pg.BarGraphItem(
                x=[number + left for number in range(len(values))], height=values, width=width * 0.92, brush=colour,
                pen=None, name=one.name,
            )  # fmt: skip
            item.addItem(bars)
        self._legend.setColumnCount(len(data.series))
        # Room above the bars for the legend.
        highest = max((value for one in data.series for value in one.values), default=0) or 1
        item.setYRange(0, highest * 1.4 / (100 if data.is_money else 1), padding=0)
        item.setXRange(-0.6, max(0.6, len(data.labels) - 0.4), padding=0)
        self.setAccessibleDescription(self._told())

    def _dress_axes(self) -> None:
        look, data = current_look(), self._data
        step = -(-len(data.labels) // _MOST_LABELS) or 1
        ticks = [(place, label) for place, label in enumerate(data.labels) if place % step == 0]
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setPen(QColor(look.colours.field_line))
            axis.setTextPen(QColor(look.colours.muted))
            axis.setTickFont(text_font(look.body_pt * 0.85))
        self._plot.getAxis("bottom").setTicks([ticks])
        self._plot.setLabel("left", "€" if data.is_money else "", color=look.colours.muted)
        self._plot.showGrid(x=False, y=True, alpha=0.25)

    def _told(self) -> str:
        """Return the chart in words, for a screen reader."""
        data = self._data
        lines = []
        for place, label in enumerate(data.labels):
            values = (
                f"{one.name} {format_euro(one.values[place]) if data.is_money else one.values[place]}"
                for one in data.series
            )
            lines.append(f"{label}: {', '.join(values)}")
        return "; ".join(lines)
