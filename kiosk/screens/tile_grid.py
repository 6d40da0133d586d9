"""Tiles in rows, scrolled by finger when there are more than fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QScroller, QWidget

from kiosk.screens.tile import TOUCH, Tile


class TileGrid(QScrollArea):
    """`columns` tiles a row."""

    def __init__(self, columns: int, parent: QWidget | None = None, *, tallest: int = TOUCH) -> None:
        """`tallest`: how high tiles may become where there is room, in pixels."""
        super().__init__(parent)
        self._tallest = tallest
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._columns = columns
        self._tiles: list[Tile] = []
        self._body = QWidget()
        self._layout = QGridLayout(self._body)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.setWidget(self._body)

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """What is shown, in order."""
        return tuple(self._tiles)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these instead of what was there."""
        for tile in self._tiles:
            self._layout.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = list(tiles)
        for place, tile in enumerate(self._tiles):
            self._layout.addWidget(tile, place // self._columns, place % self._columns)
        for column in range(self._columns):
            self._layout.setColumnStretch(column, 1)
        for row in range(self._layout.rowCount()):
            self._layout.setRowStretch(row, 0)
        self._layout.setRowStretch(self._rows, 1)
        self._fill()

    @property
    def _rows(self) -> int:
        return (len(self._tiles) + self._columns - 1) // self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tiles the room that there is."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Make the tiles as high as the room allows, never less than a finger needs nor more than looks well."""
        if self._tallest <= TOUCH or not self._tiles:
            return
        spacing = self._layout.spacing() * self._rows
        height = max(TOUCH, min(self._tallest, (self.viewport().height() - spacing) // self._rows))
        for tile in self._tiles:
            tile.setFixedHeight(height)
