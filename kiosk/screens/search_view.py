"""Names instead of cards: a forgotten card, who is still missing, a whole class present but some."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clock import rome
from core.meals import BookingState
from core.qt.theme import Role
from core.station import PupilOnDay, StationOverview
from kiosk.overview import NOTHING_KNOWN
from kiosk.pupil_search import found
from kiosk.screens.elided_label import ElidedLabel
from kiosk.screens.letter_keys import LetterKeys
from kiosk.screens.tile import Tile, TileText, TileTone
from kiosk.screens.tile_grid import TileGrid
from kiosk.screens.touch import touch_button

_COLUMNS = 4
_LONGEST_TYPED = 30


class Place(Enum):
    """What is listed."""

    CLASSES = auto()
    NAMES = auto()
    CLASS = auto()
    DIET = auto()
    PLAIN = auto()


class SearchView(QWidget):
    """First the classes and the letters, then names. Those already present carry the time, those away the reason."""

    pupil_chosen = Signal(int)
    #: "All present but …": the class and the frozenset of those who are not.
    class_marked = Signal(int, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hides_surnames = False
        self._overview = NOTHING_KNOWN
        self._place = Place.CLASSES
        self._key = ""
        self._typed = ""
        self._is_marking = False
        self._absent: set[int] = set()
        self.title = ElidedLabel("search_title")
        self.back = touch_button("search_back", self._on_back)
        self.mark = touch_button("mark_class", self._on_mark)
        self.confirm_mark = touch_button("mark_confirm", self._on_mark_confirmed, Role.PRIMARY)
        self.grid = TileGrid(_COLUMNS)
        self.letters = LetterKeys()
        self.letters.letter_typed.connect(self._on_letter)
        self.letters.taken_back.connect(self._on_taken_back)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title, 1)
        top.addWidget(self.mark)
        top.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.letters)
        layout.addWidget(self.confirm_mark)
        self._fill()

    @property
    def place(self) -> Place:
        """What is listed now."""
        return self._place

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles in their order."""
        return self.grid.tiles

    def retranslate(self) -> None:
        """Set the texts in the language on screen."""
        self.letters.retranslate()
        self._fill()

    def show_overview(self, overview: StationOverview) -> None:
        """Take the names of the day; what is open stays open."""
        if overview == self._overview:
            return
        self._overview = overview
        if self.isVisible():
            self._fill()  # otherwise when it is shown: each scan brings another overview

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        self._fill()
        super().showEvent(event)

    def start(self) -> None:
        """Begin with the classes and the letters."""
        self._open(Place.CLASSES)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_class(self, key: str) -> None:
        """List a class, those still missing first."""
        self._open(Place.CLASS, key)

    def open_diet(self, code: str) -> None:
        """List who has a diet."""
        self._open(Place.DIET, code)

    def open_plain(self) -> None:
        """List who gets a plain meal."""
        self._open(Place.PLAIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard does as the letters on screen."""
        text = event.text()
        if self._place not in {Place.CLASSES, Place.NAMES}:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_taken_back()
        elif len(text) == 1 and text.isalpha():
            self._on_letter(text.upper())
        else:
            super().keyPressEvent(event)

    def _open(self, place: Place, key: str = "") -> None:
        self._place, self._key, self._typed = place, key, ""
        self._is_marking = False
        self._absent.clear()
        self._fill()
        self.grid.verticalScrollBar().setValue(0)

    def _on_back(self) -> None:
        if self._is_marking:
            self._is_marking = False
            self._fill()
        elif self._place is Place.CLASSES:
            self.left.emit()
        else:
            self._open(Place.CLASSES)

    def _on_letter(self, letter: str) -> None:
        if len(self._typed) < _LONGEST_TYPED:
            self._typed += letter
        self._place = Place.NAMES
        self._fill()

    def _on_taken_back(self) -> None:
        self._typed = self._typed[:-1]
        self._place = Place.NAMES if self._typed else Place.CLASSES
        self._fill()

    def _on_mark(self) -> None:
        self._is_marking = True
        self._absent.clear()
        self._fill()

    def _on_mark_confirmed(self) -> None:
        if not self._is_marking:
            return  # the second tap of two
        self._is_marking = False
        self.class_marked.emit(int(self._key), frozenset(self._absent))
        self._fill()

    def _on_pupil(self, pupil_id: int) -> None:
        if not self._is_marking:
            self.pupil_chosen.emit(pupil_id)
            return
        self._absent ^= {pupil_id}
        self._fill()

    # What is on screen

    def _fill(self) -> None:
        self.title.setText(self._title())
        self.back.setText(self._back_text())
        missing = len(self._missing()) if self._place is Place.CLASS else 0
        self._absent.intersection_update(pupil.pupil_id for pupil in self._missing())  # some have come meanwhile
        self.mark.setText(self.tr("Tutti presenti tranne…"))
        self.mark.setVisible(missing > 0 and not self._is_marking)
        self.letters.setVisible(self._place in {Place.CLASSES, Place.NAMES})
        self.confirm_mark.setVisible(self._is_marking)
        count = missing - len(self._absent)
        self.confirm_mark.setText(
            self.tr("Registra 1 presente") if count == 1 else self.tr("Registra {count} presenti").format(count=count)
        )
        self.confirm_mark.setEnabled(count > 0)
        self.grid.show_tiles(self._class_tiles() if self._place is Place.CLASSES else self._pupil_tiles())

    def _title(self) -> str:
        if not self._overview.pupils:
            return self.tr("Nessun nome: la postazione non ha ancora l'elenco dell'ufficio")
        if self._is_marking:
            return self.tr("Tocca chi NON c'è")
        match self._place:
            case Place.CLASSES:
                return self.tr("Scegli la classe o scrivi il cognome")
            case Place.NAMES:
                return (
                    self._typed.title() + "…"
                    if self._listed()
                    else self.tr("Nessun «{typed}»").format(typed=self._typed.title())
                )
            case Place.CLASS:
                return self._class_title()
            case Place.DIET | Place.PLAIN:
                groups = [g.name for g in self._overview.diets if g.key == self._key]
                return groups[0] if groups and self._place is Place.DIET else self.tr("Pasto in bianco")

    def _class_title(self) -> str:
        name = next((g.name for g in self._overview.classes if g.key == self._key), "")
        missing = len(self._missing())
        if missing == 0:
            return self.tr("{name}: ci sono tutti").format(name=name)
        if missing == 1:
            return self.tr("{name}: ne manca 1").format(name=name)
        return self.tr("{name}: ne mancano {count}").format(name=name, count=missing)

    def _back_text(self) -> str:
        if self._is_marking:
            return self.tr("Annulla")
        return self.tr("Chiudi") if self._place is Place.CLASSES else self.tr("‹ Classi")

    def _missing(self) -> list[PupilOnDay]:
        """Return who of the class is expected and not there yet."""
        return [p for p in self._of_class() if p.state.is_expected and not p.is_present]

    def _of_class(self) -> list[PupilOnDay]:
        return [p for p in self._overview.pupils if str(p.class_id) == self._key]

    def _listed(self) -> list[PupilOnDay]:
        pupils = self._overview.pupils
        match self._place:
            case Place.NAMES:
                return list(found(pupils, self._typed))
            case Place.CLASS if self._is_marking:
                return self._missing()
            case Place.CLASS:
                # Who is missing comes first: that is what one looks for.
                return sorted(self._of_class(), key=lambda p: (p.is_present, not p.state.is_expected))
            case Place.DIET:
                return [p for p in pupils if p.state.is_expected and self._key in {d.code for d in p.diets}]
            case Place.PLAIN:
                return [p for p in pupils if p.state is BookingState.PLAIN]
            case Place.CLASSES:
                return []

    def _class_tiles(self) -> list[Tile]:
        tiles = []
        for group in self._overview.classes:
            tile = Tile(TileText(group.name, f"{group.present}/{group.expected}"))
            tile.setObjectName(f"search_class_{group.key}")
            tile.clicked.connect(lambda _checked=False, key=group.key: self.open_class(key))
            tiles.append(tile)
        return tiles

    def _pupil_tiles(self) -> list[Tile]:
        return [self._pupil_tile(pupil) for pupil in self._listed()]

    def _pupil_tile(self, pupil: PupilOnDay) -> Tile:
        tile = Tile(self._pupil_text(pupil))
        tile.setObjectName(f"pupil_{pupil.pupil_id}")
        tile.clicked.connect(lambda _checked=False: self._on_pupil(pupil.pupil_id))
        return tile

    def _pupil_text(self, pupil: PupilOnDay) -> TileText:
        last = f"{pupil.last_name[:1]}." if self.hides_surnames else pupil.last_name
        title = f"{pupil.first_name} {last}" if self.hides_surnames else last
        note = "" if self.hides_surnames else pupil.first_name
        if self._place is not Place.CLASS:
            note = f"{pupil.class_name} {note}".strip()
        if self._is_marking:
            is_absent = pupil.pupil_id in self._absent
            sign = self.tr("assente ×") if is_absent else "✓"
            return TileText(title, note, sign, tone=TileTone.MARKED if is_absent else TileTone.PLAIN)
        if pupil.is_present:
            at = "" if pupil.at is None else f" {rome(pupil.at):%H:%M}"
            return TileText(title, note, f"✓{at}", tone=TileTone.DONE)
        reasons = {
            BookingState.ABSENT: self.tr("assente"),
            BookingState.NOT_ENROLLED: self.tr("non iscritto"),
            BookingState.NO_SERVICE: self.tr("niente mensa"),
            BookingState.PLAIN: self.tr("in bianco"),
            BookingState.BOOKED: " ".join(diet.code for diet in pupil.diets),
        }
        tone = TileTone.PLAIN if pupil.state.is_expected else TileTone.QUIET
        return TileText(title, note, reasons[pupil.state], tone=tone)
