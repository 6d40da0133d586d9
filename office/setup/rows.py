"""Rows that are added and taken away: schools, tariff bands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
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

from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from core.registry import SchoolLevel
from office.school_levels import propose_level
from office.setup.plan import BandPlan, SchoolPlan
from office.shell.tab_order import ready_keyboard, stops
from office.weekdays import WeekdayBoxes
from office.wording import level_name

#: From Monday to Friday.
_SCHOOL_DAYS = frozenset(range(5))


class Row(QFrame):
    """Something with a name that can be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.remove_button = QToolButton()
        self.remove_button.setMinimumSize(36, 36)  # squeezed, it would draw an icon of no size
        set_icon(self.remove_button, Icon.DELETE)

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all texts."""
        raise NotImplementedError


class SchoolRow(Row):
    """A school: name, level, classes, weekdays."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, Role.CARD)
        self.classes = QLineEdit()
        self.level = QComboBox()
        self.weekdays = WeekdayBoxes()
        self.weekdays.set_weekdays(_SCHOOL_DAYS)
        self.classes_label, self.days_label = QLabel(), QLabel()
        for level in SchoolLevel:
            self.level.addItem("", level)
        propose_level(self.name, self.level)
        top, middle, bottom = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.level)
        top.addWidget(self.remove_button)
        middle.addWidget(self.classes_label)
        middle.addWidget(self.classes, 1)
        bottom.addWidget(self.days_label)
        bottom.addWidget(self.weekdays, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for line in (top, middle, bottom):
            line.setSpacing(8)
            layout.addLayout(line)
        self.retranslate()

    def plan(self) -> SchoolPlan:
        """Return what was typed."""
        level = SchoolLevel(self.level.currentData())
        return SchoolPlan(self.name.text(), level, self.classes.text(), self.weekdays.weekdays())

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not (self.name.text().strip() or self.classes.text().strip())

    def retranslate(self) -> None:
        """Set all texts."""
        self.name.setPlaceholderText(self.tr("Nome della scuola, per esempio: Primaria Calvino"))
        self.name.setAccessibleName(self.tr("Nome della scuola"))
        self.level.setAccessibleName(self.tr("Ordine"))
        for row, level in enumerate(SchoolLevel):
            self.level.setItemText(row, level_name(level))
        self.classes_label.setText(self.tr("Classi"))
        self.classes.setPlaceholderText(self.tr("1ªA, 1ªB, 2ªA …"))
        self.classes.setAccessibleName(self.tr("Classi, separate da virgole"))
        self.days_label.setText(self.tr("Mangia di"))
        self.remove_button.setAccessibleName(self.tr("Togli la scuola"))
        self.remove_button.setToolTip(self.tr("Togli la scuola"))


class BandRow(Row):
    """A tariff band: code, name, price."""

    def __init__(self) -> None:
        super().__init__()
        self.code, self.price = QLineEdit(), QLineEdit()
        self.code.setMaximumWidth(72)
        self.price.setMaximumWidth(110)
        self.price.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.code)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.price)
        layout.addWidget(self.remove_button)
        self.retranslate()

    def plan(self) -> BandPlan:
        """Return what was typed."""
        return BandPlan(self.code.text(), self.name.text(), self.price.text())

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not (self.code.text().strip() or self.name.text().strip() or self.price.text().strip())

    def retranslate(self) -> None:
        """Set all texts."""
        self.code.setPlaceholderText(self.tr("F1"))
        self.name.setPlaceholderText(self.tr("Fascia 1 (ISEE fino a 8.000)"))
        self.price.setPlaceholderText(self.tr("5,25 €"))
        self.code.setAccessibleName(self.tr("Codice della fascia"))
        self.name.setAccessibleName(self.tr("Nome della fascia"))
        self.price.setAccessibleName(self.tr("Prezzo di un pasto"))
        self.remove_button.setAccessibleName(self.tr("Togli la fascia"))
        self.remove_button.setToolTip(self.tr("Togli la fascia"))


W = TypeVar("W", bound=Row)


class Rows(QWidget, Generic[W]):
    """A list of rows with a button that adds one; there is always at least one."""

    #: Enter in a text field of a row.
    return_pressed = Signal()

    def __init__(self, make: Callable[[], W]) -> None:
        super().__init__()
        self._make: Callable[[], W] = make
        self.rows: list[W] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add_button = QPushButton()
        self.add_button.setObjectName("add_row")
        set_icon(self.add_button, Icon.ADD)
        set_role(self.add_button, Role.QUIET)
        self.add_button.clicked.connect(self._on_add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._list)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add()

    def add(self) -> W:
        """Add a row; return it."""
        row = self._make()
        row.remove_button.clicked.connect(lambda: self._remove(row))
        for text in row.findChildren(QLineEdit):
            text.returnPressed.connect(self.return_pressed)
        self.rows.append(row)
        self._list.addWidget(row)
        self._show_removable()
        ready_keyboard(self)
        return row

    def filled(self) -> list[W]:
        """Return the rows in which something was typed; the first one if there is none."""
        return [row for row in self.rows if not row.is_empty()] or self.rows[:1]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            for row in self.rows:
                row.retranslate()
        super().changeEvent(event)

    def _on_add(self) -> None:
        next(stops(self.add())).setFocus()

    def _remove(self, row: W) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_removable()
        self.add_button.setFocus()

    def _show_removable(self) -> None:
        for row in self.rows:
            row.remove_button.setEnabled(len(self.rows) > 1)
