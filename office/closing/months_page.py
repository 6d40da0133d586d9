"""The months of the accounts: what each holds, and closing it once its figures were handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from core.access.permissions import Permission
from core.clock import rome
from core.ledger import ClosedPeriod
from core.meals import AccountMonth, close_month, months
from core.qt.columns import Tone
from core.qt.confirm import ConfirmBar
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from office.desk import Desk
from office.page import Page
from office.shell.search_box import Action


class MonthsPage(Page):
    """A list with one verb, which asks first: a closed month is not opened again."""

    areas = frozenset({"meals", "ledger", "payments"})
    icon = "calendar-month"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("months_page")
        self._desk = desk
        self._may_close = desk.session.may(Permission.CLOSE_PERIOD)
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        set_role(self.advice, Role.MUTED)
        self.confirm = ConfirmBar()
        self.model: RecordTableModel[AccountMonth] = RecordTableModel(
            self._columns(), identity=lambda one: one.first_on
        )
        self.table = RecordTableView()
        self.table.setObjectName("months")
        self.table.setModel(self.model)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.advice, 1)
        row.addWidget(self.primary)
        self.body.setSpacing(8)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.primary.setVisible(self._may_close)
        self.primary.clicked.connect(self._on_close)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_chosen())
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Mesi")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Mesi: che cosa c'è nei conti di ogni mese. Quando hai consegnato le sue cifre l'amministratore lo chiude: "
            "da allora non entra più niente con una data di quel mese, e ciò che si corregge porta la data di oggi."
        )

    def search_actions(self) -> Sequence[Action]:
        """Return nothing more than the way to the page."""
        return ()

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Chiudi il mese…"))
        self.table.setAccessibleName(self.tr("Mesi dei conti"))
        self.model.set_columns(self._columns())
        self._show_chosen()

    def reload(self) -> None:
        """Ask again."""
        self._desk.read(months, self._show, owner=self, key=f"months {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def _show(self, found: tuple[AccountMonth, ...]) -> None:
        self.model.set_records(found)
        if found and not self.table.selected_rows():
            self.table.selectRow(0)
        self._show_chosen()

    def _chosen(self) -> AccountMonth | None:
        chosen = self.table.selected_records()
        return chosen[0] if len(chosen) == 1 else None

    def _show_chosen(self) -> None:
        one = self._chosen()
        self.primary.setEnabled(one is not None and one.closed_at is None and one.is_over and not one.open_days)
        self.advice.setText("" if one is None else self._advice(one))

    def _on_close(self) -> None:
        one = self._chosen()
        if one is None or not self.primary.isEnabled():
            return
        question = self.tr(
            "{month}: movimenti {count}. Chiuso il mese, nei conti non entra più niente con una sua data: storni e "
            "rettifiche porteranno la data in cui si fanno. Non si riapre."
        )
        self.confirm.ask(
            question.format(month=_name(one.first_on), count=f"{one.entries:n}"),
            self.tr("Chiudi il mese"),
            lambda: self._close(one),
        )

    def _close(self, one: AccountMonth) -> None:
        self._desk.write(
            lambda session, _progress: close_month(session, one.first_on),
            self._on_closed,
            owner=self,
            touches=("ledger", "meals"),
            on_failed=self._on_failed,
        )

    def _on_closed(self, period: ClosedPeriod) -> None:
        self._desk.tell(self.tr("Mese chiuso: {month}.").format(month=_name(period.first_on)))
        self.table.setFocus()

    def _on_failed(self, error: BaseException) -> None:
        self._desk.tell_error(error)
        self.reload()

    def _columns(self) -> list[Column[AccountMonth]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column("month", self.tr("Mese"), lambda one: one.first_on, display=_name),
            Column("closed", self.tr("Giornate chiuse"), lambda one: one.closed_days, align=right),
            Column(
                "open",
                self.tr("Da chiudere"),
                lambda one: one.open_days,
                align=right,
                tone=_tone_of_days,
            ),
            Column("entries", self.tr("Movimenti"), lambda one: one.entries, align=right),
            Column("state", self.tr("Stato"), self._state, tone=_tone_of_state, is_stretched=True),
        ]

    def _state(self, one: AccountMonth) -> str:
        if one.closed_at is not None:
            return self.tr("Chiuso il {day}").format(day=f"{rome(one.closed_at):%d/%m/%Y}")
        return self.tr("Aperto") if one.is_over else self.tr("In corso")

    def _advice(self, one: AccountMonth) -> str:
        if one.closed_at is not None:
            return self.tr("Il mese è chiuso: ciò che si corregge porta la data di oggi.")
        if not one.is_over:
            return self.tr("Si può chiudere quando è finito.")
        if one.open_days:
            return self.tr("Prima chiudi le sue giornate, in «Chiusura della giornata».")
        if not self._may_close:
            return self.tr("Lo chiude l'amministratore.")
        return self.tr("Chiudilo quando le sue cifre sono state consegnate.")


def _name(first_on: date) -> str:
    return f"{QLocale().standaloneMonthName(first_on.month)} {first_on.year}"


def _tone_of_days(one: AccountMonth) -> Tone | None:
    return Tone.WARNING if one.open_days and one.is_over else None


def _tone_of_state(one: AccountMonth) -> Tone | None:
    return Tone.SUCCESS if one.closed_at is not None else Tone.MUTED
