"""The trail: who did what, when, to whom. It can be looked at and exported, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from core.access import paging
from core.access.session import Session
from core.access.trail import AuditLine, audit_operations, audit_trail
from core.clock import rome
from core.errors import InvalidValue
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Sort
from core.qt.theme import Role, set_role
from core.qt.translations import describe
from office.admin.side_panel import SidePanel, beside
from office.admin.trail_values import detail_lines
from office.admin.trail_words import subject_code, subject_of_code, subject_text
from office.admin.verbs import verb_name
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.page import Page


@dataclass(frozen=True, slots=True)
class TrailWanted:
    """What is looked for; None where it does not matter."""

    first: date | None = None
    last: date | None = None
    operation: str | None = None
    actor: str | None = None
    subject: str | None = None


class TrailSource:
    """Gives the table its pages, on a reader's thread."""

    def __init__(self, session: Session, wanted: TrailWanted) -> None:
        self._session, self._wanted = session, wanted

    def count(self, _filter_text: str) -> int:
        """Return how many lines there are."""
        return self._ask(0, 0).total

    def fetch(self, offset: int, limit: int, _sort: Sort | None, _filter_text: str) -> Sequence[AuditLine]:
        """Return a page, newest first."""
        return self._ask(offset, limit).items

    def _ask(self, offset: int, limit: int) -> paging.Page[AuditLine]:
        wanted = self._wanted
        return audit_trail(
            self._session, wanted.first, wanted.last, wanted.operation, wanted.actor,
            subject=wanted.subject, offset=offset, limit=limit,
        )  # fmt: skip


class AuditPage(Page):
    """The audit trail."""

    areas = frozenset(
        {"access", "registry", "calendar", "meals", "ledger", "cards", "payments", "station", "backup", "kitchen"}
    )
    icon = "history"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        today = desk.session.today
        self.first, self.last = DayField(today), DayField(today)
        self.operation = QComboBox()
        self.actor, self.subject = QLineEdit(), QLineEdit()
        for field, name in (
            (self.first, "first"), (self.last, "last"), (self.operation, "operation"), (self.actor, "actor"),
            (self.subject, "subject"),
        ):  # fmt: skip
            field.setObjectName(name)
        self.operation.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.operation.addItem("", None)
        self.clear_button, self.export_button = QPushButton(), QPushButton()
        self.clear_button.setObjectName("clear_filters")
        self.export_button.setObjectName("export_trail")
        set_role(self.clear_button, Role.LINK)
        set_icon(self.export_button, Icon.EXPORT)
        self.tools.addWidget(self.export_button)
        self.fault = QLabel()
        self.fault.setProperty("tone", "danger")
        self.fault.hide()
        self.model: RecordTableModel[AuditLine] = RecordTableModel(
            self._columns(), runner=desk.runner, identity=lambda line: line.id
        )
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("trail")
        self.table.setModel(self.model)
        self.panel = SidePanel("trail_panel")
        self.panel.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.same_button = self.panel.add_button("same_subject", Icon.FILTER)
        filters = FlowLayout()
        for widget in (self.first, self.last, self.operation, self.actor, self.subject):
            filters.addWidget(widget)
        filters.addWidget(self.clear_button)
        self.body.addLayout(filters)
        self.body.addWidget(self.fault)
        self.body.addWidget(beside(self.table, self.panel), 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self._search())
            field.returnPressed.connect(self._search)
        self.operation.currentIndexChanged.connect(lambda _row: self._search())
        for text in (self.actor, self.subject):
            text.editingFinished.connect(self._search)
        self.clear_button.clicked.connect(self._on_clear)
        self.export_button.clicked.connect(self.table.export)
        self.table.exported.connect(
            lambda path, count: self._desk.tell(
                self.tr("Righe esportate in {name}: {count}.").format(count=count, name=path.name)
            )
        )
        self.table.record_selected.connect(self._show_line)
        self.same_button.clicked.connect(self._on_same)

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Registro attività")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Registro attività: chi ha fatto che cosa e quando, anche gli accessi sbagliati. Si filtra e si esporta, "
            "non si cambia."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        for field, name in (
            (self.first, self.tr("Dal giorno")),
            (self.last, self.tr("Al giorno")),
            (self.operation, self.tr("Attività")),
            (self.actor, self.tr("Chi")),
            (self.subject, self.tr("Che cosa")),
        ):
            field.setAccessibleName(name)
        self.first.field_name, self.last.field_name = "Dal giorno", "Al giorno"
        self.first.setPlaceholderText(self.tr("dal giorno"))
        self.last.setPlaceholderText(self.tr("al giorno"))
        self.actor.setPlaceholderText(self.tr("chi"))
        self.actor.setToolTip(self.tr("Una parte del nome o del cognome"))
        self.subject.setPlaceholderText(self.tr("che cosa"))
        self.subject.setToolTip(self.tr("«Tutto su questo» lo scrive da sé; oppure che cosa e il numero: Alunno 12"))
        self.operation.setItemText(0, self.tr("Tutte le attività"))
        for row in range(1, self.operation.count()):
            self.operation.setItemText(row, verb_name(self.operation.itemData(row)))
        self.clear_button.setText(self.tr("Togli i filtri"))
        self.export_button.setText(self.tr("Esporta"))
        self.same_button.setText(self.tr("Tutto su questo"))
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.title())
        self.table.set_empty_text(self.tr("Nessuna attività con questi filtri."))

    def reload(self) -> None:
        """Ask for the trail again."""
        self._desk.read(audit_operations, self._offer, owner=self, key=f"verbs {id(self)}")
        self._search()

    def focus_search(self) -> None:
        """Search by person."""
        self.actor.setFocus()

    def _offer(self, verbs: Sequence[str]) -> None:
        named = sorted(((verb_name(verb), verb) for verb in verbs), key=lambda pair: pair[0].casefold())
        known = [self.operation.itemData(row) for row in range(1, self.operation.count())]
        if known == [verb for _name, verb in named]:
            return
        chosen = self.operation.currentData()
        self.operation.blockSignals(True)
        while self.operation.count() > 1:
            self.operation.removeItem(1)
        for name, verb in named:
            self.operation.addItem(name, verb)
        self.operation.setCurrentIndex(max(0, self.operation.findData(chosen)))
        self.operation.blockSignals(False)

    def _search(self) -> None:
        try:
            wanted = TrailWanted(
                self.first.day(),
                self.last.day(),
                self.operation.currentData(),
                self.actor.text().strip() or None,
                subject_of_code(self.subject.text()) or None,
            )
        except InvalidValue as error:
            self.fault.setText(describe(error))
            self.fault.show()
            return
        self.fault.hide()
        self.model.set_source(TrailSource(self._desk.session, wanted))

    def _on_clear(self) -> None:
        self.first.set_day(None)
        self.last.set_day(None)
        self.operation.blockSignals(True)
        self.operation.setCurrentIndex(0)
        self.operation.blockSignals(False)
        self.actor.clear()
        self.subject.clear()
        self._search()

    def _on_same(self) -> None:
        line: AuditLine | None = self.table.current_record()
        if line is not None:
            self.subject.setText(subject_code(line.subject))
            self._search()

    def _show_line(self, line: AuditLine | None) -> None:
        self.panel.setVisible(line is not None)
        if line is not None:
            at = f"{rome(line.at):%d/%m/%Y %H:%M:%S}"
            about = (at, line.actor_name, subject_text(line), "", *detail_lines(line), "", subject_code(line.subject))
            self.panel.show_facts(verb_name(line.operation), "\n".join(about).strip())

    def _columns(self) -> list[Column[AuditLine]]:
        return [
            Column("at", self.tr("Quando"), lambda line: line.at, is_sortable=False),
            Column("actor", self.tr("Chi"), lambda line: line.actor_name, is_sortable=False),
            Column("operation", self.tr("Attività"), lambda line: verb_name(line.operation), is_sortable=False),
            Column("subject", self.tr("Che cosa"), subject_text, is_sortable=False, is_stretched=True),
            Column("detail", self.tr("Dettagli"), _detail_text, is_sortable=False, is_hidden=True),
        ]


def _detail_text(line: AuditLine) -> str:
    return ", ".join(detail_lines(line))
