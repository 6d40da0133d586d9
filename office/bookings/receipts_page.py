"""Receipts: every request found again by its code, by the child's name or by the day, and printed once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from core.access.session import Session
from core.clock import rome
from core.documents import request_paper_of, request_receipt_pdf
from core.errors import InvalidValue
from core.meals import RequestChannel, RequestKind, RequestReceipt, RequestSummary, meal_requests, receipt
from core.qt.columns import code_column
from core.qt.icons import Icon
from core.qt.record_model import PAGE
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Sort
from core.qt.search_field import SearchField
from core.qt.translations import describe, in_words
from office.admin.side_panel import SidePanel, beside
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.page import Page
from office.papers import show_paper
from office.tables import keep_within
from office.wording import short_day

#: Days of a request named one by one; of more the first and the last.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class _Requests:
    """Gives the table its requests in the order of core: newest first."""

    session: Session
    first_on: date | None
    last_on: date | None

    def count(self, filter_text: str) -> int:
        """Return how many are found."""
        return meal_requests(self.session, filter_text, self.first_on, self.last_on, limit=0).total

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[RequestSummary]:  # noqa: ARG002 - the order is core's
        """Return a page of them."""
        found = meal_requests(
            self.session, filter_text, self.first_on, self.last_on, limit=min(limit, PAGE), offset=offset
        )
        return found.items


class ReceiptsPage(Page):
    """Search, list, and the receipt of the request chosen."""

    areas = frozenset({"meals"})
    icon = "receipt"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.search = SearchField()
        self.search.setObjectName("receipt_search")
        self.first, self.last = DayField(desk.session.today), DayField(desk.session.today)
        self.first.setObjectName("receipts_from")
        self.last.setObjectName("receipts_to")
        self._from_label, self._to_label = QLabel(), QLabel()
        self._from_label.setBuddy(self.first)
        self._to_label.setBuddy(self.last)
        self.model: RecordTableModel[RequestSummary] = RecordTableModel(
            self._columns(), runner=desk.runner, identity=lambda one: one.receipt_code
        )
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("receipts")
        self.table.setModel(self.model)
        keep_within(self.table, "pupil", "days")
        self.table.set_hidden_columns(("class", "who"))  # the panel tells them; the header's menu brings them back
        self.panel = SidePanel("receipt_panel")
        self.print_button = self.panel.add_button("reprint_receipt", Icon.PRINT)
        self.pupil_button = self.panel.add_button("receipt_pupil", Icon.PUPIL)
        self._lay_out()
        self.search.search_changed.connect(self.model.set_filter)
        self.search.returnPressed.connect(self.table.setFocus)
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self._look())
        self.table.record_selected.connect(self._on_selected)
        self.table.record_activated.connect(lambda _one: self.print_receipt())
        self.print_button.clicked.connect(self.print_receipt)
        self.pupil_button.clicked.connect(self._on_pupil)
        self.retranslate()

    def _lay_out(self) -> None:
        top = FlowLayout(grown=self.search)
        top.addWidget(self.search)
        for widget in (self._from_label, self.first, self._to_label, self.last):
            top.addWidget(widget)
        self.body.setSpacing(8)
        self.body.addLayout(top)
        self.body.addWidget(beside(self.table, self.panel), 1)

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Ricevute")

    def help_text(self) -> str:
        """Return what the help says of the page."""
        return self.tr(
            "Ricevute: ogni assenza, pasto in bianco e ripristino si ritrova per codice (anche senza trattino), nome "
            "o giorno. Invio la ristampa come fu data, con scritto RISTAMPA."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.search.setPlaceholderText(self.tr("Codice della ricevuta o nome"))
        self.search.setAccessibleName(self.tr("Codice della ricevuta o nome"))
        self._from_label.setText(self.tr("Giorni dal"))
        self._to_label.setText(self.tr("al"))
        self.first.setAccessibleName(self.tr("Giorni dal"))
        self.last.setAccessibleName(self.tr("Giorni fino al"))
        self.first.field_name, self.last.field_name = self.tr("Giorni dal"), self.tr("Giorni fino al")
        self.print_button.setText(self.tr("Ristampa"))
        self.pupil_button.setText(self.tr("Scheda dell'alunno"))
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Ricevute"))
        self.table.set_empty_text(
            self.tr("Nessuna richiesta trovata. Qui ci sono assenze, pasti in bianco e ripristini.")
        )

    def reload(self) -> None:
        """Ask for the requests again."""
        self._look()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _look(self) -> None:
        try:
            first, last = self.first.day(), self.last.day()
        except InvalidValue as error:
            self._desk.messages.warning(describe(error))
            return
        if first is not None and last is not None and last < first:
            self._desk.messages.warning(self.tr("Il primo giorno viene dopo l'ultimo: correggi uno dei due."))
            return
        self.model.set_source(_Requests(self._desk.session, first, last))

    def _on_selected(self, one: RequestSummary | None) -> None:
        if one is None:
            self.panel.hide()
            return
        self._desk.read(
            lambda session: receipt(session, one.receipt_code),
            lambda found: self._show(one, found),
            owner=self,
            key=f"receipt {id(self)}",
        )

    def _show(self, one: RequestSummary, found: RequestReceipt) -> None:
        lines = [
            f"{self._kind(one.kind)} · {one.service_name}",
            f"{one.pupil_name} · {one.class_name}" if one.class_name else one.pupil_name,
            self.tr("Vale per: {days}").format(days=_days_text(found.days)),
            self._skipped(found),
            self.tr("Registrata il {at}, {channel}").format(
                at=f"{rome(one.at):%d/%m/%Y %H:%M}", channel=self._channel(one.channel)
            ),
            self.tr("Richiesta di {who}").format(who=one.asked_by),
            self.tr("Registrata da {who}").format(who=one.by) if one.by else "",
            self.tr("Motivo: {reason}").format(reason=one.reason) if one.reason else "",
        ]
        self.panel.show_facts(one.receipt_code, "\n".join(line for line in lines if line))

    def _skipped(self, found: RequestReceipt) -> str:
        told = [(day, text) for day, text in found.skipped if not text.startswith("servizio non disponibile")]
        if not told:
            return ""
        parts = ", ".join(f"{day:%d/%m} {in_words(text)}" for day, text in told[:_NAMED])
        return self.tr("Non compresi: {days}").format(days=parts)

    def print_receipt(self) -> None:
        """Write the receipt of the request chosen, and open it."""
        one: RequestSummary | None = self.table.current_record()
        if one is None:
            return

        def write(session: Session, path: Path) -> int:
            return request_receipt_pdf(request_paper_of(session, one.receipt_code), path)

        show_paper(self._desk, f"Ricevuta {one.receipt_code}.pdf", write, owner=self)

    def _on_pupil(self) -> None:
        one: RequestSummary | None = self.table.current_record()
        if one is not None:
            self._desk.pupil_wanted.emit(one.pupil_id)

    # Words

    def _kind(self, kind: RequestKind) -> str:
        match kind:
            case RequestKind.ABSENCE:
                return self.tr("Assenza")
            case RequestKind.PLAIN:
                return self.tr("Pasto in bianco")
            case RequestKind.RESTORE:
                return self.tr("Ripristino")

    def _short_kind(self, kind: RequestKind) -> str:
        return self.tr("In bianco") if kind is RequestKind.PLAIN else self._kind(kind)

    def _channel(self, channel: RequestChannel) -> str:
        match channel:
            case RequestChannel.PHONE:
                return self.tr("per telefono")
            case RequestChannel.DESK:
                return self.tr("allo sportello")
            case RequestChannel.EMAIL:
                return self.tr("per e-mail")
            case RequestChannel.SCHOOL:
                return self.tr("dalla scuola")
            case RequestChannel.PORTAL:
                return self.tr("dal portale")
            case RequestChannel.IMPORT:
                return self.tr("dal registro di classe")

    def _columns(self) -> list[Column[RequestSummary]]:
        return [
            code_column("code", self.tr("Codice"), lambda one: one.receipt_code),
            Column("at", self.tr("Registrata"), lambda one: one.at, display=lambda at: f"{rome(at):%d/%m/%y %H:%M}"),
            Column("kind", self.tr("Richiesta"), lambda one: self._short_kind(one.kind)),
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name),
            Column("days", self.tr("Giorni"), _period_text),
            Column("class", self.tr("Classe"), lambda one: one.class_name),
            Column("who", self.tr("Richiesta di"), lambda one: one.asked_by),
        ]


def _period_text(one: RequestSummary) -> str:
    if one.first_on == one.last_on:
        return f"{one.first_on:%d/%m/%y}"
    return f"{one.first_on:%d/%m} – {one.last_on:%d/%m/%y}"


def _days_text(days: Sequence[date]) -> str:
    if len(days) <= _NAMED:
        return ", ".join(f"{day:%d/%m}" for day in days)
    return f"{days[0]:%d/%m} – {short_day(days[-1])} ({len(days)})"
