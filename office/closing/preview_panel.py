"""The second step: what the close will charge, class by class and band by band, and whom it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.meals import ClosingPlan, LeftOut, PlannedBand, PlannedClass, WhyLeftOut
from core.money import format_euro
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from office.tables import keep_tight


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A pupil without a price."""

    pupil_id: int
    name: str


class PreviewPanel(QWidget):
    """Figures, and four lists behind tabs."""

    #: Enter on a pupil of a list.
    pupil_wanted = Signal(int)

    CLASSES, BANDS, LEFT_OUT, UNPRICED = range(4)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charged, self.exempt, self.total, self.not_scanned, self.left = (BigNumber() for _ in range(5))
        self.tabs = QTabBar()
        self.tabs.setObjectName("preview_tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        self.classes: RecordTableModel[PlannedClass] = RecordTableModel(self._class_columns())
        self.bands: RecordTableModel[PlannedBand] = RecordTableModel(self._band_columns())
        self.left_out: RecordTableModel[LeftOut] = RecordTableModel(
            self._left_columns(), identity=lambda one: one.pupil_id
        )
        self.unpriced: RecordTableModel[Unpriced] = RecordTableModel(
            self._unpriced_columns(), identity=lambda one: one.pupil_id
        )
        self.tables: list[RecordTableView] = []
        models: tuple[RecordTableModel[Any], ...] = (self.classes, self.bands, self.left_out, self.unpriced)
        for name, model in zip(("classes", "bands", "left_out", "unpriced"), models, strict=True):
            table = RecordTableView()
            table.setObjectName(f"preview_{name}")
            table.setModel(model)
            keep_tight(table, model)
            self.tables.append(table)
            self.tabs.addTab("")
            self.stack.addWidget(table)
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for number in (self.charged, self.total, self.exempt, self.not_scanned, self.left):
            tiles.addWidget(number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(tiles)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        for table in (self.tables[self.LEFT_OUT], self.tables[self.UNPRICED]):
            table.record_activated.connect(lambda one: self.pupil_wanted.emit(one.pupil_id))
        for number, place in (
            (self.charged, self.CLASSES), (self.total, self.BANDS), (self.exempt, self.BANDS),
            (self.not_scanned, self.CLASSES), (self.left, self.LEFT_OUT),
        ):  # fmt: skip
            number.clicked.connect(lambda _checked=False, place=place: self.tabs.setCurrentIndex(place))
        self.retranslate()

    def show_plan(self, plan: ClosingPlan) -> None:
        """Show what a close would do; who has no price comes to the front."""
        self.charged.set_value(plan.preview.charged)
        self.exempt.set_value(plan.preview.exempt)
        self.total.set_value(format_euro(plan.preview.total_cents))
        self.not_scanned.set_value(plan.not_scanned)
        self.not_scanned.set_note(self.tr("pagano lo stesso") if plan.not_scanned else "",
                                  Tone.WARNING if plan.not_scanned else None)  # fmt: skip
        self.left.set_value(len(plan.left_out))
        self.classes.set_records(plan.classes)
        self.bands.set_records(plan.bands)
        self.left_out.set_records(plan.left_out)
        self.unpriced.set_records(Unpriced(*one) for one in plan.preview.without_price)
        self._name_tabs()
        self.tabs.setTabVisible(self.UNPRICED, bool(plan.preview.without_price))
        self.tabs.setCurrentIndex(self.UNPRICED if plan.preview.without_price else self.CLASSES)

    def begin(self) -> None:
        """Put the keyboard into the list in front."""
        self.tables[self.tabs.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.charged.set_caption(self.tr("Pasti da addebitare"))
        self.total.set_caption(self.tr("In tutto"))
        self.exempt.set_caption(self.tr("Esenti"))
        self.not_scanned.set_caption(self.tr("Non rilevati"))
        self.left.set_caption(self.tr("Non addebitati"))
        self.classes.set_columns(self._class_columns())
        self.bands.set_columns(self._band_columns())
        self.left_out.set_columns(self._left_columns())
        self.unpriced.set_columns(self._unpriced_columns())
        self._name_tabs()
        for table, empty in zip(
            self.tables,
            (self.tr("Nessuno da addebitare."), self.tr("Nessuno da addebitare."),
             self.tr("Nessuno: tutti gli iscritti del giorno vengono addebitati."), ""),
            strict=True,
        ):  # fmt: skip
            table.set_empty_text(empty)

    def _name_tabs(self) -> None:
        names = (
            self.tr("Per classe"),
            self.tr("Per fascia"),
            self.tr("Non addebitati e perché · {count}").format(count=self.left_out.rowCount()),
            self.tr("Senza tariffa · {count}").format(count=self.unpriced.rowCount()),
        )
        for place, name in enumerate(names):
            self.tabs.setTabText(place, name)
            self.tables[place].setAccessibleName(name)
        self.tabs.setAccessibleName(self.tr("Che cosa verrà addebitato"))

    # Columns

    def _class_columns(self) -> list[Column[PlannedClass]]:
        return [
            Column("school", self.tr("Scuola"), lambda one: one.school_name or self.tr("Senza classe"),
                   is_stretched=True),
            Column("class", self.tr("Classe"), lambda one: one.class_name),
            _number("charged", self.tr("Da addebitare"), lambda one: one.charged),
            _number("exempt", self.tr("Esenti"), lambda one: one.exempt),
            Column("missing", self.tr("Senza tariffa"), lambda one: one.without_price,
                   align=Qt.AlignmentFlag.AlignRight, tone=lambda one: Tone.DANGER if one.without_price else None),
            money_column("total", self.tr("Importo"), lambda one: one.total_cents),
        ]  # fmt: skip

    def _band_columns(self) -> list[Column[PlannedBand]]:
        return [
            Column("code", self.tr("Fascia"), lambda one: one.code or self.tr("Esenti")),
            Column("name", self.tr("Descrizione"), lambda one: one.name, is_stretched=True),
            money_column("price", self.tr("Prezzo"), lambda one: one.price_cents),
            _number("count", self.tr("Pasti"), lambda one: one.count),
            money_column("total", self.tr("Importo"), lambda one: one.total_cents),
        ]

    def _left_columns(self) -> list[Column[LeftOut]]:
        return [
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name, is_stretched=True),
            Column("class", self.tr("Classe"), lambda one: one.class_name),
            Column("why", self.tr("Perché non paga"), lambda one: self._why(one.why)),
        ]

    def _unpriced_columns(self) -> list[Column[Unpriced]]:
        return [
            Column("pupil", self.tr("Alunno"), lambda one: one.name, is_stretched=True),
            Column("why", self.tr("Che cosa manca"), lambda _one: self.tr("una fascia o un'esenzione: Invio apre la "
                                                                         "scheda"), tone=lambda _one: Tone.DANGER),
        ]  # fmt: skip

    def _why(self, why: WhyLeftOut) -> str:
        match why:
            case WhyLeftOut.ABSENT:
                return self.tr("Assenza comunicata in tempo")
            case WhyLeftOut.EXCUSED:
                return self.tr("Assente giustificato dall'ufficio")
            case WhyLeftOut.NOT_CHECKED_IN:
                return self.tr("Non rilevato: il servizio addebita le presenze")


def _number(key: str, title: str, value: Callable[[Any], int]) -> Column[Any]:
    return Column(key, title, value, align=Qt.AlignmentFlag.AlignRight)
