"""Layout of the week: which class and week, how the request came, the grid, what is asked about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.meals import RequestChannel
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from office.bookings.facts import WeekFacts
from office.bookings.week_grid import TotalsTable, WeekGrid
from office.bookings.week_model import TotalsModel, WeekModel
from office.days import DayField
from office.flow import FlowLayout
from office.page import Page
from office.pupils.request_card import ChannelBox
from office.reason_bar import ReasonBar
from office.shell.room import Pages

#: Below so many rows of children the figures give way.
_LEAST_ROWS = 4


class CallerBox(QComboBox):
    """Who called: typed, or one of the child's family, who are asked for when the keyboard comes here."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("week_asked_by")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumWidth(150)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line = QLineEdit(maxLength=200)
        self.setLineEdit(self.line)

    def text(self) -> str:
        """Return what is written."""
        return " ".join(self.line.text().split())

    def offer(self, names: Sequence[str]) -> None:
        """Offer names to choose from; what is written stays."""
        written = self.line.text()
        self.clear()
        self.addItems(list(names))
        self.setCurrentIndex(-1)
        self.line.setText(written)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask for the family."""
        super().focusInEvent(event)
        self.entered.emit()


class RequestStrip(QFrame):
    """How what is being typed came, and who called; and the same changes as the keys make, for the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("week_request")
        set_role(self, Role.CARD)
        self.channels = ChannelBox()
        self.who = CallerBox()
        self.absent, self.plain, self.booked, self.undo = (QPushButton() for _ in range(4))
        for button, name, meaning in (
            (self.absent, "absent", Icon.ABSENCE),
            (self.plain, "plain", Icon.PLAIN_MEAL),
            (self.booked, "booked", Icon.CHECK),
            (self.undo, "undo", Icon.UNDO),
        ):
            button.setObjectName(f"week_{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the grid
            set_icon(button, meaning)
        layout = FlowLayout(self.who)
        layout.setContentsMargins(12, 6, 12, 6)
        self.setLayout(layout)
        for widget in (self.channels, self.who, self.absent, self.plain, self.booked, self.undo):
            layout.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self.channels.name(
            {
                RequestChannel.PHONE: self.tr("Telefono"),
                RequestChannel.DESK: self.tr("Sportello"),
                RequestChannel.EMAIL: self.tr("E-mail"),
                RequestChannel.SCHOOL: self.tr("Dalla scuola"),
            }
        )
        self.channels.setAccessibleName(self.tr("Come è arrivata la richiesta"))
        self.who.line.setPlaceholderText(self.tr("Chi ha chiamato"))
        self.who.setAccessibleName(self.tr("Chi ha chiamato"))
        self.absent.setText(self.tr("Assente"))
        self.absent.setToolTip(self.tr("Assente: Spazio oppure A"))
        self.plain.setText(self.tr("In bianco"))
        self.plain.setToolTip(self.tr("Pasto in bianco: B"))
        self.booked.setText(self.tr("Prenotato"))
        self.booked.setToolTip(self.tr("Di nuovo prenotato: Canc"))
        self.undo.setText(self.tr("Annulla"))
        self.undo.setToolTip(self.tr("Annulla l'ultima modifica: Ctrl+Z"))


class GridWithTotals(QWidget):
    """The grid, and below it the figures where at least a few children are left to be seen."""

    def __init__(self, grid: WeekGrid, totals: TotalsTable) -> None:
        super().__init__()
        self._grid, self._totals = grid, totals
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(grid, 1)
        layout.addWidget(totals)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters in a small window the children come first."""
        super().resizeEvent(event)
        row = self._grid.verticalHeader().defaultSectionSize()
        least = self._grid.horizontalHeader().height() + _LEAST_ROWS * row + self._totals.sizeHint().height()
        self._totals.setVisible(event.size().height() >= least)


class WeekView(Page):
    """Widgets and texts; `WeekPage` decides."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.school, self.class_box, self.service = QComboBox(), QComboBox(), QComboBox()
        for box, name in ((self.school, "school"), (self.class_box, "class"), (self.service, "service")):
            box.setObjectName(f"week_{name}")
        self.school.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.school.setMinimumContentsLength(16)
        self.class_box.setMinimumContentsLength(6)
        self.previous_week, self.next_week, self.this_week = QToolButton(), QToolButton(), QToolButton()
        set_icon(self.previous_week, Icon.LEFT)
        set_icon(self.next_week, Icon.RIGHT)
        self.this_week.setObjectName("this_week")
        self.week_label = QLabel()
        self.week_label.setObjectName("week_name")
        self.week_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.week_label, Role.SUBTITLE)
        self.day = DayField(today)
        self.day.setObjectName("week_day")
        self.print_button, self.export_button = QToolButton(), QToolButton()
        self.print_button.setObjectName("week_print")
        self.export_button.setObjectName("week_export")
        set_icon(self.print_button, Icon.PRINT)
        set_icon(self.export_button, Icon.EXPORT)
        self.model = WeekModel(today)
        self.grid = WeekGrid(self.model)
        self.totals = TotalsTable(TotalsModel(self.model), self.grid)
        self.strip = RequestStrip()
        self.reason_bar = ReasonBar()
        self.refusal = QLabel()
        self.refusal.setObjectName("week_refusal")
        self.refusal.setProperty("tone", "danger")
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.empty = EmptyState(Icon.ABSENCE)
        self.content = Pages()
        self._lay_out()

    def _lay_out(self) -> None:
        weeks = QWidget()
        line = QHBoxLayout(weeks)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.previous_week, self.week_label, self.next_week, self.this_week, self.day):
            line.addWidget(widget)
        papers = QWidget()
        line = QHBoxLayout(papers)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(self.print_button)
        line.addWidget(self.export_button)
        top = FlowLayout(papers)
        for one in (self.school, self.class_box, self.service, weeks, papers):
            top.addWidget(one)
        self.content.addWidget(GridWithTotals(self.grid, self.totals))
        self.content.addWidget(self.empty)
        self.body.setSpacing(8)
        self.body.addLayout(top)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.content, 1)
        self.body.addWidget(self.reason_bar)
        self.body.addWidget(self.refusal)

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Settimana")

    def show_choices(self, facts: WeekFacts) -> None:
        """Offer schools, classes and services; what is looked at is chosen."""
        wanted = facts.wanted
        fill_box(self.school, facts.schools, wanted.school_id)
        own = [(one.id, one.name) for one in facts.classes if wanted.school_id in {None, one.school_id}]
        fill_box(self.class_box, own, wanted.class_id)
        fill_box(self.service, [(one.id, one.name) for one in facts.services], wanted.service_id)
        self.school.setVisible(len(facts.schools) > 1)
        self.service.setVisible(len(facts.services) > 1)

    def show_span(self, monday: date, today: date) -> None:
        """Name the week from Monday to Friday."""
        friday = date.fromordinal(monday.toordinal() + 4)
        first = f"{monday.day}" if monday.month == friday.month else f"{monday.day} {_month(monday)}"
        self.week_label.setText(f"{first} – {friday.day} {_month(friday)} {friday.year}")
        self.this_week.setEnabled(not 0 <= (today - monday).days < 7)

    def show_empty(self, heading: str, text: str) -> None:
        """Say why there is no grid; without a heading the grid comes back."""
        self.empty.set_texts(heading, text)
        self.content.setCurrentIndex(1 if heading else 0)

    def show_refusal(self, text: str) -> None:
        """Say in words why core did not accept; an empty text takes it away."""
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.strip.retranslate()
        self.school.setAccessibleName(self.tr("Scuola"))
        self.class_box.setAccessibleName(self.tr("Classe"))
        self.service.setAccessibleName(self.tr("Servizio"))
        for button, text, keys in (
            (self.previous_week, self.tr("Settimana precedente"), "Alt+←"),
            (self.next_week, self.tr("Settimana successiva"), "Alt+→"),
            (self.this_week, self.tr("Questa settimana"), "Alt+O"),
        ):
            button.setAccessibleName(text)
            button.setToolTip(f"{text} ({keys})")
        self.this_week.setText(self.tr("Questa settimana"))
        self.day.field_name = self.tr("Vai al giorno")
        self.day.setAccessibleName(self.tr("Vai al giorno"))
        self.day.setToolTip(self.tr("Vai alla settimana di un giorno"))
        for button, text in (
            (self.print_button, self.tr("Stampa il foglio della settimana")),
            (self.export_button, self.tr("Esporta la settimana (CSV)")),
        ):
            button.setAccessibleName(text)
            button.setToolTip(text)
        self.grid.setAccessibleName(self.tr("Prenotazioni della settimana"))
        self.totals.setAccessibleName(self.tr("Totali di ogni giorno"))


def _month(day: date) -> str:
    return QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)


def fill_box(box: QComboBox, entries: Iterable[tuple[int, str]], chosen: int | None) -> None:
    """Offer entries (key and name), one of them chosen, without telling anybody."""
    before = box.blockSignals(True)
    box.clear()
    for key, name in entries:
        box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)) if box.count() else -1)
    box.blockSignals(before)
