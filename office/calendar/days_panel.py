"""The chosen days: what they are, what was entered about them, and how to close or open them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.calendar import CalendarException, ExceptionKind, Pattern, YearDay
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Tone
from core.qt.theme import Role, set_role
from office.calendar.about import day_text
from office.calendar.weekdays_form import patterns_text
from office.tables import keep_tight
from office.wording import long_day, short_day


class DaysPanel(QFrame):
    """Shows a period. Signals say what is wanted; the page asks core."""

    close_wanted = Signal(str)
    open_wanted = Signal(str)
    remove_wanted = Signal(object)
    #: Other weekdays for the class are wanted.
    weekdays_wanted = Signal()
    #: The chosen days are to be suspended.
    suspend_wanted = Signal()
    #: A suspension is to be seen (and undone) where suspensions are: its id.
    suspension_wanted = Signal(int)

    def __init__(self, *, may_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("days_panel")
        set_role(self, Role.CARD)
        self._may_edit = may_edit
        self._place_of: Callable[[CalendarException], str] = lambda _one: ""
        self.heading, self.text, self.scope, self.reason_label, self.hint = (QLabel() for _ in range(5))
        self.heading.setObjectName("days_title")
        set_role(self.heading, Role.SUBTITLE)
        set_role(self.scope, Role.MUTED)
        set_role(self.hint, Role.MUTED)
        for label in (self.heading, self.text, self.scope, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.cause = QComboBox()
        self.cause.setObjectName("cause")
        self.cause.setEditable(True)
        self.reason_label.setBuddy(self.cause)
        self.close_button, self.open_button, self.remove_button = QPushButton(), QPushButton(), QPushButton()
        self.suspend_button, self.weekdays_button = QPushButton(), QPushButton()
        self.weekdays = QLabel()
        self.weekdays.setObjectName("weekdays")
        self.weekdays.setWordWrap(True)
        self.weekdays.setTextFormat(Qt.TextFormat.PlainText)
        for button, name, meaning in (
            (self.close_button, "close_days", Icon.ABSENCE),
            (self.open_button, "open_days", Icon.ADD),
            (self.remove_button, "remove_exception", Icon.DELETE),
            (self.suspend_button, "suspend_days", Icon.WARNING),
            (self.weekdays_button, "change_weekdays", Icon.EDIT),
        ):
            button.setObjectName(name)
            set_icon(button, meaning)
        self.model: RecordTableModel[CalendarException] = RecordTableModel(self._columns(), identity=lambda one: one.id)
        self.table = RecordTableView()
        self.table.setObjectName("exceptions")
        self.table.setModel(self.model)
        self.close_button.clicked.connect(lambda: self.close_wanted.emit(self.cause.currentText()))
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self.cause.currentText()))
        self.remove_button.clicked.connect(self._on_remove)
        self.suspend_button.clicked.connect(self.suspend_wanted)
        self.weekdays_button.clicked.connect(self.weekdays_wanted)
        self.table.record_selected.connect(self._on_chosen)
        self._lay_out()
        keep_tight(self.table, self.model, "days", "kind")
        self._retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 16)
        layout.setSpacing(8)
        for widget in (self.heading, self.text, self.scope, self.reason_label, self.cause):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.hint)
        layout.addWidget(self.suspend_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(self.weekdays)
        layout.addWidget(self.weekdays_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_weekdays((), may_change=False)

    def show_period(
        self,
        period: tuple[date, date] | None,
        days: Sequence[YearDay],
        exceptions: Sequence[CalendarException],
        scope: str,
        suspensions: Sequence[str] = (),
    ) -> None:
        """Show a period, or (None) how to choose one with all that was entered for the year.

        `suspensions` say of one day what suspends it.
        """
        self.model.set_records(exceptions)
        self._on_chosen(self.table.current_record())
        has_days = period is not None and self._may_edit
        for widget in (
            self.reason_label, self.cause, self.close_button, self.open_button, self.scope, self.hint,
            self.suspend_button,
        ):  # fmt: skip
            widget.setVisible(has_days)
        self.remove_button.setVisible(self._may_edit)
        if period is None:
            self.heading.setText(self.tr("Chiusure e aperture"))
            how = self.tr("Scegli un giorno, o trascina su più giorni, per chiuderli o aprirli.")
            self.text.setText(how if self._may_edit else "")
            self.text.setVisible(self._may_edit)
            return
        self.text.show()
        first, last = period
        is_one = first == last
        self.heading.setText(
            long_day(first)
            if is_one
            else self.tr("Dal {first} al {last}").format(first=short_day(first), last=short_day(last))
        )
        self.text.setText(self._about(days, suspensions))
        self.scope.setText(self.tr("Vale per: {scope}").format(scope=scope))

    def show_weekdays(self, patterns: Sequence[Pattern], *, may_change: bool) -> None:
        """Say on which weekdays the class on show eats; nothing while it is not one class."""
        self.weekdays.setText(patterns_text(patterns))
        self.weekdays.setVisible(bool(patterns))
        self.weekdays_button.setVisible(bool(patterns) and may_change)

    def set_place_of(self, place_of: Callable[[CalendarException], str]) -> None:
        """Set what names the school or class of a closure, empty for all schools."""
        self._place_of = place_of

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the chosen closure or opening away; Enter in the cause closes."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._on_remove()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _about(self, days: Sequence[YearDay], suspensions: Sequence[str]) -> str:
        served = sum(1 for day in days if day.served)
        if len(days) == 1:
            return day_text(days[0], suspensions)
        return self.tr("{count} giorni, {served} con servizio").format(count=len(days), served=served)

    def _on_chosen(self, one: CalendarException | None) -> None:
        is_suspension = one is not None and one.suspension_id is not None
        self.remove_button.setEnabled(one is not None)
        self.remove_button.setText(self.tr("Vai alla sospensione") if is_suspension else self.tr("Togli dall'elenco"))
        set_icon(self.remove_button, Icon.RIGHT if is_suspension else Icon.DELETE)

    def _on_remove(self) -> None:
        one = self.table.current_record()
        if one is None or not self._may_edit:
            return
        if one.suspension_id is not None:
            self.suspension_wanted.emit(one.suspension_id)
        else:
            self.remove_wanted.emit(one)

    def _columns(self) -> list[Column[CalendarException]]:
        return [
            Column("days", self.tr("Giorni"), _days_of, sort_key=lambda one: one.starts_on),
            Column("cause", self.tr("Motivo"), self._cause_of, tooltip=self._cause_of, is_stretched=True),
            Column(
                "kind", self.tr("Tipo"), self._kind,
                tone=lambda one: Tone.DANGER if one.kind is ExceptionKind.CLOSED else Tone.SUCCESS,
            ),
        ]  # fmt: skip

    def _kind(self, one: CalendarException) -> str:
        if one.suspension_id is not None:
            return self.tr("Sospensione")
        return self.tr("Chiuso") if one.kind is ExceptionKind.CLOSED else self.tr("Aperto")

    def _cause_of(self, one: CalendarException) -> str:
        return " · ".join(part for part in (one.cause, self._place_of(one)) if part)

    def _retranslate(self) -> None:
        self.reason_label.setText(self.tr("&Motivo"))
        self.cause.setAccessibleName(self.tr("Motivo"))
        text = self.cause.currentText()
        self.cause.clear()
        self.cause.addItems(
            [
                self.tr("Vacanze di Natale"), self.tr("Vacanze di Pasqua"), self.tr("Carnevale"), self.tr("Ponte"),
                self.tr("Elezioni"), self.tr("Neve"), self.tr("Lezione di recupero"), self.tr("Festa della scuola"),
            ]
        )  # fmt: skip
        self.cause.setEditText(text)
        self.close_button.setText(self.tr("Chiudi"))
        self.open_button.setText(self.tr("Apri"))
        self._on_chosen(self.table.current_record())
        self.weekdays_button.setText(self.tr("Cambia da un giorno…"))
        self.suspend_button.setText(self.tr("Sospendi…"))
        self.suspend_button.setToolTip(self.tr("Apre la sospensione di questi giorni già compilata (S)"))
        self.hint.setText(
            self.tr(
                "Sciopero, gita, uscita anticipata, anche a pasti già ordinati o addebitati: una sospensione storna "
                "gli addebiti e avvisa la cucina."
            )
        )
        self.table.set_empty_text(self.tr("Nessuna chiusura o apertura inserita."))
        self.table.setAccessibleName(self.tr("Chiusure e aperture"))
        self.model.set_columns(self._columns())


def _days_of(one: CalendarException) -> str:
    if one.starts_on == one.ends_on:
        return f"{one.starts_on:%d/%m}"
    return f"{one.starts_on:%d/%m}–{one.ends_on:%d/%m}"
