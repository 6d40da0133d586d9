"""The two work lists: who has no price, and whose band runs out (ISEE)."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from core.ledger import Expiring, Uncovered
from core.qt.columns import Tone
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.shell.letters import fix_width
from office.tariffs.assign_card import AssignCard
from office.tariffs.reading import Choices, expirings, gaps
from office.tariffs.selection import keep_selection


class GapsPanel(QWidget):
    """Who will stop a close: enrolled, and without a price on some day of the school year."""

    #: How many there are, each time they were counted.
    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: Choices | None = None
        self.text = QLabel()
        self.text.setWordWrap(True)
        set_role(self.text, Role.MUTED)
        self.model: RecordTableModel[Uncovered] = RecordTableModel(self._columns(), identity=lambda one: one.pupil_id)
        self.table = RecordTableView()
        self.table.setObjectName("without_price")
        self.table.setModel(self.model)
        keep_selection(self.table, self.model)
        self.card = AssignCard(desk)
        _lay_out(self, self.text, self.table, self.card)
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._on_selected())

    def show_choices(self, shown: Choices) -> None:
        """Count those of a service."""
        self._shown = shown
        self.card.set_service(shown.service_id, shown.bands)
        service_id = shown.service_id
        if service_id is None:
            self._show(())
            return
        last = self._last_day()
        self.desk.read(lambda session: gaps(session, service_id, last), self._show, owner=self, key="gaps")

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self.text.setText(
            self.tr("Una giornata non si chiude finché qualcuno di questi deve pagare: assegna una fascia o "
                    "un'esenzione, oppure dai una tariffa ai giorni scoperti della fascia.")
        )  # fmt: skip
        self.table.setAccessibleName(self.tr("Alunni senza prezzo"))
        self.table.set_empty_text(self.tr("Tutti gli iscritti hanno un prezzo fino alla fine dell'anno scolastico."))
        self.model.set_columns(self._columns())
        self.card.retranslate()
        self._on_selected()

    def _show(self, found: tuple[Uncovered, ...]) -> None:
        self.model.set_records(found)
        self._on_selected()
        self.counted.emit(len(found))

    def _on_selected(self) -> None:
        chosen: list[Uncovered] = self.table.selected_records()
        self.card.set_pupils({one.pupil_id: None for one in chosen}, [one.pupil_name for one in chosen])
        if chosen:
            self.card.set_days(min(one.first_on for one in chosen), self._last_day())

    def _last_day(self) -> date:
        today = self.desk.session.today()
        year = None if self._shown is None else self._shown.year
        return today if year is None else year.ends_on

    def _columns(self) -> list[Column[Uncovered]]:
        right = Qt.AlignmentFlag.AlignRight
        today = self.desk.session.today()
        return [
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name, is_stretched=True),
            Column(
                "first", self.tr("Scoperto dal"), lambda one: one.first_on,
                tone=lambda one: Tone.DANGER if one.first_on <= today else Tone.WARNING,
            ),
            Column("days", self.tr("Giorni"), lambda one: one.days, align=right),
        ]  # fmt: skip


class ExpiringPanel(QWidget):
    """Whose band or exemption ends while the enrolment goes on."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: Choices | None = None
        self.text = QLabel()
        self.text.setWordWrap(True)
        set_role(self.text, Role.MUTED)
        self.until_label = QLabel()
        self.until = DayField(desk.session.today)
        self.until.setObjectName("expiring_until")
        self.until.set_day(date(desk.session.today().year, 12, 31))
        self.model: RecordTableModel[Expiring] = RecordTableModel(self._columns(), identity=lambda one: one.pupil_id)
        self.table = RecordTableView()
        self.table.setObjectName("expiring")
        self.table.setModel(self.model)
        keep_selection(self.table, self.model)
        self.card = AssignCard(desk, may_keep=True)
        filters = FlowLayout()
        fix_width(self.until, 140)
        self.until_label.setBuddy(self.until)
        filters.addWidget(self.until_label)
        filters.addWidget(self.until)
        _lay_out(self, self.text, self.table, self.card, filters)
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._on_selected())
        self.until.day_changed.connect(lambda _day: self._look())

    def show_choices(self, shown: Choices) -> None:
        """Show those of a service."""
        self._shown = shown
        self.card.set_service(shown.service_id, shown.bands)
        self._look()

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self.text.setText(
            self.tr("L'ISEE vale fino al 31 dicembre: chi non porta quello nuovo va nella fascia massima. Scegli gli "
                    "alunni e assegna la fascia del nuovo periodo.")
        )  # fmt: skip
        self.until_label.setText(self.tr("Scadono entro il"))
        self.until.setAccessibleName(self.tr("Scadono entro il"))
        self.table.setAccessibleName(self.tr("Fasce in scadenza"))
        self.table.set_empty_text(self.tr("Nessuna fascia scade entro questo giorno."))
        self.model.set_columns(self._columns())
        self.card.retranslate()
        self._on_selected()

    def _look(self) -> None:
        service_id = None if self._shown is None else self._shown.service_id
        if service_id is None:
            self._show(())
            return
        until = self.until.day() or self.desk.session.today()
        self.desk.read(lambda session: expirings(session, service_id, until), self._show, owner=self, key="expiring")

    def _show(self, found: tuple[Expiring, ...]) -> None:
        self.model.set_records(found)
        self._on_selected()
        self.counted.emit(len(found))

    def _on_selected(self) -> None:
        chosen: list[Expiring] = self.table.selected_records()
        self.card.set_pupils({one.pupil_id: one.band_id for one in chosen}, [one.pupil_name for one in chosen])
        if chosen:
            first = min(one.ends_on for one in chosen) + timedelta(days=1)
            self.card.set_days(first, min(one.enrolled_until for one in chosen))

    def _columns(self) -> list[Column[Expiring]]:
        today = self.desk.session.today()
        return [
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name),
            Column("class", self.tr("Classe"), lambda one: one.class_name),
            Column("band", self.tr("Fascia"), lambda one: one.band_code or self.tr("esente")),
            Column(
                "ends", self.tr("Scade il"), lambda one: one.ends_on,
                tone=lambda one: Tone.DANGER if one.ends_on < today else None,
            ),
            Column("until", self.tr("Iscritto fino al"), lambda one: one.enrolled_until),
            Column("reason", self.tr("Motivo"), lambda one: one.reason, is_stretched=True),
        ]  # fmt: skip


def _lay_out(
    panel: QWidget, text: QLabel, table: RecordTableView, card: AssignCard, filters: QLayout | None = None
) -> None:
    left = QVBoxLayout()
    left.setSpacing(12)
    left.addWidget(text)
    if filters is not None:
        left.addLayout(filters)
    left.addWidget(table, 1)
    layout = QHBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    layout.addLayout(left, 1)
    layout.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
