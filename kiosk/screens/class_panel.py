"""The column at the right: who has come, class by class, and the diets and plain meals still to serve."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.meals import BookingState
from core.qt.translations import in_words
from core.station import GroupCount, StationOverview
from kiosk.screens.tile import Tile, TileText, TileTone
from kiosk.screens.tile_grid import TileGrid

#: So high may a tile be on a large screen: its figures are then read from afar.
_TALLEST = 150


class ClassPanel(QWidget):
    """One tile a class, then one a diet, then the plain meals; a tap says whose names are wanted."""

    class_wanted = Signal(str)  # GroupCount.key
    diet_wanted = Signal(str)
    plain_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("class_panel")
        self._shown: tuple[GroupCount, ...] = ()
        self._tiles: list[Tile] = []
        self.grid = TileGrid(3, tallest=_TALLEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.retranslate()

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles in their order."""
        return self.grid.tiles

    def retranslate(self) -> None:
        """Set the texts in the language on screen."""
        self.setAccessibleName(self.tr("Presenze per classe"))

    def show_overview(self, overview: StationOverview) -> None:
        """Show the counters. The tiles stay while the groups are the same, so that none moves under a finger."""
        plain = () if overview.plain is None or not overview.plain.expected else (overview.plain,)
        groups = (*overview.classes, *overview.diets, *plain)
        if [(g.key, g.name) for g in groups] != [(g.key, g.name) for g in self._shown]:
            self.grid.show_tiles([self._tile(overview, group) for group in groups])
        closed = _without_service(overview)
        for tile, group in zip(self.grid.tiles, groups, strict=True):
            if group in overview.classes and group.key in closed:
                tile.show_text(self._closed_text(group))
                continue
            # A diet's code is what stands on the kitchen's lists, and short.
            tile.show_text(self._text(group, group.key if group in overview.diets else in_words(group.name)))
        self._shown = groups

    def _tile(self, overview: StationOverview, group: GroupCount) -> Tile:
        tile = Tile(TileText(group.name))
        if group in overview.classes:
            tile.setObjectName(f"class_{group.key}")
            tile.clicked.connect(lambda _checked=False, key=group.key: self.class_wanted.emit(key))
        elif group in overview.diets:
            tile.setObjectName(f"diet_{group.key}")
            tile.clicked.connect(lambda _checked=False, key=group.key: self.diet_wanted.emit(key))
        else:
            tile.setObjectName("plain")
            tile.clicked.connect(lambda _checked=False: self.plain_wanted.emit())
        return tile

    def _closed_text(self, group: GroupCount) -> TileText:
        """Return what is said of a class that does not eat here today: not a zero that somebody might chase."""
        spoken = self.tr("{name}: oggi niente mensa").format(name=in_words(group.name))
        return TileText(in_words(group.name), self.tr("no mensa"), tone=TileTone.QUIET, spoken=spoken)

    def _text(self, group: GroupCount, title: str) -> TileText:
        is_complete = group.expected > 0 and group.present >= group.expected
        return TileText(
            title,
            f"{group.present}/{group.expected}",
            "✓" if is_complete else "",
            share=min(1.0, group.present / group.expected) if group.expected else 0.0,
            tone=TileTone.DONE if is_complete else TileTone.PLAIN,
            spoken=self.tr("{name}: presenti {present} su {expected}").format(
                name=in_words(group.name), present=group.present, expected=group.expected
            ),
        )


def _without_service(overview: StationOverview) -> frozenset[str]:
    """Return the keys of the classes none of whose children has service on the day, and none of whom came."""
    seen = {str(pupil.class_id) for pupil in overview.pupils}
    busy = {
        str(pupil.class_id)
        for pupil in overview.pupils
        if pupil.state is not BookingState.NO_SERVICE or pupil.is_present
    }
    return frozenset(seen - busy)
