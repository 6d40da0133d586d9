"""Layout of the bookings of a month: the grid of the letter to families, and what the office notes beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, current_look, set_role
from office.pupils.month_model import ABSENT, DAY, NOTE, PLAIN, MonthModel
from office.pupils.request_card import RequestCard
from office.reason_bar import ReasonBar


class MonthGrid(QTableView):
    """The days of the month: arrows move, Space ticks."""

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("month")
        self.setModel(model)
        model.modelReset.connect(self._on_reset)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(current_look().row_height - 4)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)

    def month_model(self) -> MonthModel:
        """Return the model."""
        model = self.model()
        if not isinstance(model, MonthModel):
            raise TypeError("the grid shows a MonthModel")
        return model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the box under the cursor, or the absence when the cursor is on the day itself."""
        index = self.currentIndex()
        if event.key() != Qt.Key.Key_Space or not index.isValid():
            super().keyPressEvent(event)
            return
        box = index if index.column() in {ABSENT, PLAIN} else index.siblingAtColumn(ABSENT)
        if box.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            is_ticked = box.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
            self.month_model().setData(box, wanted, Qt.ItemDataRole.CheckStateRole)

    def go_to(self, day: date) -> None:
        """Put the cursor on a day, a few rows below the top."""
        model = self.month_model()
        row = model.row_of(day)
        if row < 0:
            return
        self.setCurrentIndex(model.index(row, DAY))
        self.scrollTo(model.index(max(0, row - 3), DAY), QAbstractItemView.ScrollHint.PositionAtTop)

    def _on_reset(self) -> None:
        """Let «Servizio non disponibile» stand where the boxes would be: the reason has the last column to itself."""
        self.clearSpans()
        model = self.month_model()
        for row in range(model.rowCount()):
            if not model.has_service(row):
                self.setSpan(row, ABSENT, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has the cursor stays in sight when something opens below."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.verticalHeader().setDefaultSectionSize(current_look().row_height - 4)
        super().changeEvent(event)


class MonthView(QWidget):
    """Widgets and texts; `MonthPanel` decides."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookings")
        self._today = today
        self.previous_month, self.next_month, self.go_today = QToolButton(), QToolButton(), QToolButton()
        set_icon(self.previous_month, Icon.LEFT)
        set_icon(self.next_month, Icon.RIGHT)
        self.go_today.setObjectName("this_month")
        self.month_label = QLabel()
        self.month_label.setObjectName("month_name")
        self.month_label.setMinimumWidth(140)
        self.month_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.month_label, Role.SUBTITLE)
        self.service = QComboBox()
        self.service.setObjectName("booking_service")
        top = QHBoxLayout()
        top.setSpacing(4)
        for widget in (self.previous_month, self.month_label, self.next_month, self.go_today):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.service)
        self.model = MonthModel()
        self.grid = MonthGrid(self.model)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self.empty, Role.MUTED)
        self.empty.hide()
        self.reason_bar = ReasonBar()
        self.refusal = QLabel()
        self.refusal.setObjectName("refusal")
        self.refusal.setProperty("tone", "danger")
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.request = RequestCard(today)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.reason_bar)
        layout.addWidget(self.refusal)
        layout.addWidget(self.request)
        self.retranslate()

    def show_month(self, month: date) -> None:
        """Name the month on screen."""
        name = QLocale().standaloneMonthName(month.month)
        self.month_label.setText(f"{name[:1].upper()}{name[1:]} {month.year}")
        today = self._today()
        self.go_today.setEnabled((month.year, month.month) != (today.year, today.month))

    def show_empty(self, text: str) -> None:
        """Say why there is no grid; an empty text brings the grid back."""
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        self.grid.setVisible(not text)

    def show_refusal(self, text: str) -> None:
        """Say in words why core did not accept; an empty text takes it away."""
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))

    def retranslate(self) -> None:
        """Set all texts."""
        self.previous_month.setAccessibleName(self.tr("Mese precedente"))
        self.previous_month.setToolTip(self.tr("Mese precedente"))
        self.next_month.setAccessibleName(self.tr("Mese successivo"))
        self.next_month.setToolTip(self.tr("Mese successivo"))
        self.go_today.setText(self.tr("Questo mese"))
        self.service.setAccessibleName(self.tr("Servizio"))
        self.grid.setAccessibleName(self.tr("Prenotazioni del mese"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
