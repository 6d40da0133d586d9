"""The strip at the bottom: the last children, with a sign each; a tap shows the outcome again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.station import CheckIn, CheckInOutcome
from kiosk.flow import RECENT
from kiosk.screens.tile import TOUCH, Tile, TileText, TileTone

_SIGNS = {
    CheckInOutcome.SERVED: "✓",
    CheckInOutcome.SERVED_PLAIN: "✓ B",
    CheckInOutcome.SERVED_DIET: "✓ !",
    CheckInOutcome.ALREADY_SERVED: "=",
    CheckInOutcome.NOT_BOOKED: "+",
}


class RecentStrip(QWidget):
    """One row of tiles, the last one at the left; each keeps its place, so that none moves under a finger twice."""

    recalled = Signal(object)  # CheckIn

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recent")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TOUCH)
        self._recent: tuple[CheckIn, ...] = ()
        self._empty = QLabel()
        self._empty.setObjectName("recent_empty")
        self._tiles = [Tile(TileText("")) for _ in range(RECENT)]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignVCenter)
        for place, tile in enumerate(self._tiles):
            tile.setObjectName(f"recent_{place}")
            tile.clicked.connect(lambda _checked=False, place=place: self._on_clicked(place))
            layout.addWidget(tile, 1)
        self.show_recent(())

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles that show somebody."""
        return tuple(self._tiles[: len(self._recent)])

    def show_recent(self, recent: Sequence[CheckIn]) -> None:
        """Show the last outcomes, newest first."""
        self._recent = tuple(recent)
        self._empty.setVisible(not recent)
        self._empty.setText(self.tr("Qui compaiono gli ultimi bambini registrati"))
        for place, tile in enumerate(self._tiles):
            tile.setVisible(bool(recent))
            tile.setEnabled(place < len(recent))
            tile.show_text(_text(recent[place]) if place < len(recent) else TileText("", tone=TileTone.QUIET))

    def _on_clicked(self, place: int) -> None:
        if place < len(self._recent):
            self.recalled.emit(self._recent[place])


def _text(check_in: CheckIn) -> TileText:
    sign = _SIGNS.get(check_in.outcome, "×")
    tone = TileTone.DONE if check_in.outcome.is_recorded else TileTone.PLAIN
    return TileText(check_in.first_name, check_in.class_name, sign, tone=tone)
