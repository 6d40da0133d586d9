"""Which pupil is in which band, and changing it for one or many."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.ledger import PupilBand
from core.progress import NO_PROGRESS
from core.qt.columns import Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.search_field import SearchField
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.shell.letters import fix_width
from office.tariffs.assign_card import AssignCard
from office.tariffs.reading import BandSource, Choices, Filter
from office.tariffs.selection import keep_selection

_EXEMPT, _WITHOUT = "exempt", "without"
_ALL, _SIBLINGS, _LATER = 0, 1, 2


class PupilsPanel(QWidget):
    """The enrolled pupils of a service on a day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service_id: int | None = None
        self.search = SearchField()
        self.search.setMaximumWidth(280)
        self.among = QComboBox()
        self.among.setObjectName("among_bands")
        self.among.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.among.setMaximumWidth(240)
        self.siblings = QComboBox()
        self.siblings.setObjectName("siblings")
        self.siblings.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for among in (_ALL, _LATER, _SIBLINGS):
            self.siblings.addItem("", among)
        self.day = DayField(desk.session.today)
        self.day.setObjectName("bands_day")
        self.day.set_day(desk.session.today())
        self.model: RecordTableModel[PupilBand] = RecordTableModel(
            self._columns(), runner=desk.runner, identity=lambda one: one.pupil_id
        )
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("pupil_bands")
        self.table.setModel(self.model)
        keep_selection(self.table, self.model)
        self.export_button, self.pupil_button = QPushButton(), QPushButton()
        self.export_button.setObjectName("export_bands")
        self.pupil_button.setObjectName("open_pupil")
        set_icon(self.export_button, Icon.EXPORT)
        set_icon(self.pupil_button, Icon.PUPIL)
        self.card = AssignCard(desk)
        self._lay_out()
        self._connect()

    def show_choices(self, shown: Choices) -> None:
        """Show the pupils of a service."""
        self._service_id = shown.service_id
        self.card.set_service(shown.service_id, shown.bands)
        if not self.card.first.text():
            self.card.set_days(self.desk.session.today(), None if shown.year is None else shown.year.ends_on)
        before = self.among.currentData()
        self.among.blockSignals(True)
        self.among.clear()
        self.among.addItem(self.tr("Tutti gli iscritti"), None)
        for band in shown.bands:
            self.among.addItem(f"{band.code} · {band.name}", band.id)
        self.among.addItem(self.tr("Esenti"), _EXEMPT)
        self.among.addItem(self.tr("Senza prezzo"), _WITHOUT)
        self.among.setCurrentIndex(max(0, self.among.findData(before)))
        self.among.blockSignals(False)
        self.look()

    def look(self) -> None:
        """Ask for the pupils that the filters let through."""
        if self._service_id is None:
            return
        on = self.day.day() or self.desk.session.today()
        chosen = self.among.currentData()
        among = Filter(
            band_id=chosen if isinstance(chosen, int) else None,
            only_exempt=chosen == _EXEMPT,
            only_without=chosen == _WITHOUT,
            from_child=self.siblings.currentData(),
        )
        self.model.set_source(BandSource(self.desk.session, self._service_id, on, among))

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.search.setPlaceholderText(self.tr("Alunno"))
        self.search.setAccessibleName(self.tr("Cerca un alunno"))
        self.among.setAccessibleName(self.tr("Fascia"))
        self.siblings.setAccessibleName(self.tr("Fratelli"))
        for place, text in enumerate(
            (self.tr("Con e senza fratelli"), self.tr("Secondi figli e successivi"), self.tr("Con fratelli"))
        ):
            self.siblings.setItemText(place, text)
        self.day.setAccessibleName(self.tr("Giorno"))
        self.export_button.setText(self.tr("Esporta"))
        self.pupil_button.setText(self.tr("Scheda"))
        self.table.setAccessibleName(self.tr("Alunni e fasce"))
        self.table.set_empty_text(self.tr("Nessun iscritto con questi filtri."))
        self.model.set_columns(self._columns())
        self.card.retranslate()
        self._on_selected()

    def _on_selected(self) -> None:
        rows, chosen = self.table.selected_rows(), self.table.selected_records()
        self.pupil_button.setEnabled(len(chosen) == 1)
        if len(chosen) == len(rows):
            self._assign_to(chosen)
            return
        # Ctrl+A in a long list also takes rows that were never on screen: nothing is assigned until all are known.
        self._assign_to(())
        self.card.whom.setText(self.tr("Leggo gli alunni scelti…"))
        read = self.model.all_records()
        self.desk.read(
            lambda _session: tuple(read(NO_PROGRESS)), partial(self._on_read, rows), owner=self, key="chosen_bands"
        )

    def _on_read(self, rows: list[int], everybody: Sequence[PupilBand]) -> None:
        if rows != self.table.selected_rows():
            return
        if len(everybody) != self.model.rowCount():  # somebody came or left meanwhile: rows mean others now
            self.look()
            return
        self._assign_to([everybody[row] for row in rows])

    def _assign_to(self, chosen: Sequence[PupilBand]) -> None:
        self.card.set_pupils({one.pupil_id: one.band_id for one in chosen}, [one.pupil_name for one in chosen])

    def _on_pupil(self) -> None:
        one = self.table.current_record()
        if one is not None:
            self.desk.pupil_wanted.emit(one.pupil_id)

    def _columns(self) -> list[Column[PupilBand]]:
        return [
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name),
            Column("class", self.tr("Classe"), lambda one: one.class_name),
            Column("child", self.tr("Figlio"), self._child, is_sortable=False),
            Column("band", self.tr("Fascia"), self._band, tone=_tone),
            money_column("price", self.tr("Prezzo"), lambda one: one.price_cents),
            Column("starts", self.tr("Dal"), lambda one: one.starts_on, is_sortable=False, is_hidden=True),
            Column("ends", self.tr("Al"), lambda one: one.ends_on),
            Column("reason", self.tr("Motivo"), lambda one: one.reason, is_sortable=False, is_hidden=True),
        ]

    def _child(self, one: PupilBand) -> str:
        if one.place is None:
            return ""
        return self.tr("{place}º di {children}").format(place=one.place.nth, children=one.place.children)

    def _band(self, one: PupilBand) -> str:
        if one.is_exempt:
            return self.tr("esente")
        if one.band_code is None:
            return self.tr("nessuna fascia")
        if one.price_cents is None:
            return self.tr("{code} senza tariffa").format(code=one.band_code)
        return one.band_code

    def _on_exported(self, path: Path, count: int) -> None:
        self.desk.tell(self.tr("Righe esportate in {name}: {count}.").format(count=count, name=path.name))

    def _connect(self) -> None:
        self.search.search_changed.connect(self.model.set_filter)
        self.among.currentIndexChanged.connect(lambda _index: self.look())
        self.siblings.currentIndexChanged.connect(lambda _index: self.look())
        self.day.day_changed.connect(lambda _day: self.look())
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._on_selected())
        self.model.loaded.connect(lambda _count: self._on_selected())
        self.table.record_activated.connect(lambda _one: self._on_pupil())
        self.table.exported.connect(self._on_exported)
        self.export_button.clicked.connect(self.table.export)
        self.pupil_button.clicked.connect(self._on_pupil)

    def _lay_out(self) -> None:
        filters = FlowLayout(grown=self.search)
        fix_width(self.day, 140)
        for widget in (self.search, self.among, self.siblings, self.day):
            filters.addWidget(widget)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.pupil_button)
        tools.addWidget(self.export_button)
        tools.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(filters)
        left.addWidget(self.table, 1)
        left.addLayout(tools)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)


def _tone(one: PupilBand) -> Tone | None:
    return Tone.WARNING if one.price_cents is None else None
