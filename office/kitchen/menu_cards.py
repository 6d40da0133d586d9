"""The cards beside the menu: the chosen day, the season itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.meals.menu import Conflict, Dish, Menu
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from core.registry import SchoolLevel
from office.days import DayField
from office.form import Form, chosen
from office.kitchen.words import course_name, left_out, weekday_name
from office.wording import level_name

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class MenuLine:
    """A week's day of the menu: its dishes, and those of them that are not for some diet."""

    week: int
    weekday: int
    dishes: tuple[Dish, ...]
    conflicts: tuple[Conflict, ...]


class SearchedBox(QComboBox):
    """A choice in which one types a part of the name."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self._line.returnPressed.connect(self.entered)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def set_hint(self, text: str) -> None:
        """Say in the empty field what it is for."""
        self._line.setPlaceholderText(text)

    def fill(self, choices: Sequence[tuple[str, int]]) -> None:
        """Offer these; nothing is chosen."""
        self.clear()
        for text, value in choices:
            self.addItem(text, value)
        self.choose(None)

    def choose(self, value: int | None) -> None:
        """Show one of the choices, or none."""
        self.setCurrentIndex(-1 if value is None else self.findData(value))
        if self.currentIndex() < 0:
            self._line.clear()

    def picked(self) -> int | None:
        """Return what was chosen or typed (a part that fits one choice only is enough); None for none."""
        typed = self.currentText().strip().casefold()
        exact = [row for row in range(self.count()) if self.itemText(row).casefold() == typed]
        fitting = exact or [row for row in range(self.count()) if typed and typed in self.itemText(row).casefold()]
        return int(self.itemData(fitting[0])) if len(fitting) == 1 else None


class DayCard(QWidget):
    """The dishes of a day, put in and taken out; below, what is not for a diet and what is served instead."""

    #: The ids of the day's dishes, as they are to be.
    dishes_wanted = Signal(object)
    #: Diet, dish, what is served instead (None: nothing chosen).
    substitute_wanted = Signal(int, int, object)
    #: What was typed names no dish, or several: nothing is changed.
    unclear = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._line: MenuLine | None = None
        self.heading, self.conflict_title = QLabel(), QLabel()
        set_role(self.heading, Role.SUBTITLE)
        set_role(self.conflict_title, Role.SUBTITLE)
        self.list = QListWidget()
        self.list.setObjectName("day_dishes")
        self.choice = SearchedBox()
        self.choice.setObjectName("add_dish_choice")
        self.add_button, self.remove_button = QPushButton(), QPushButton()
        self.add_button.setObjectName("add_dish")
        self.remove_button.setObjectName("remove_dish")
        set_icon(self.add_button, Icon.ADD)
        set_icon(self.remove_button, Icon.DELETE)
        self.conflicts = QListWidget()
        self.conflicts.setObjectName("day_conflicts")
        self.conflicts.setWordWrap(True)
        self.substitute = SearchedBox()
        self.substitute.setObjectName("substitute_choice")
        self.substitute_button = QPushButton()
        self.substitute_button.setObjectName("set_substitute")
        self.add_button.clicked.connect(self._on_add)
        self.choice.entered.connect(self._on_add)
        self.remove_button.clicked.connect(self._on_remove)
        self.substitute_button.clicked.connect(self._on_substitute)
        self.substitute.entered.connect(self._on_substitute)
        self.conflicts.currentRowChanged.connect(self._on_conflict)
        adding, below = QHBoxLayout(), QHBoxLayout()
        for row in (adding, below):
            row.setSpacing(8)
        adding.addWidget(self.choice, 1)
        adding.addWidget(self.add_button)
        below.addWidget(self.substitute, 1)
        below.addWidget(self.substitute_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.list, 2)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(adding)
        layout.addSpacing(8)
        layout.addWidget(self.conflict_title)
        layout.addWidget(self.conflicts, 2)
        layout.addLayout(below)

    def show_dishes(self, dishes: Sequence[Dish]) -> None:
        """Offer all dishes."""
        for box in (self.choice, self.substitute):
            box.fill([(f"{dish.name} · {course_name(dish.course)}", dish.id) for dish in dishes])

    def show_line(self, line: MenuLine | None, *, may_edit: bool) -> None:
        """Show a day."""
        former, row = self._line, self.conflicts.currentRow()
        is_same = line is not None and former is not None and (line.week, line.weekday) == (former.week, former.weekday)
        self._line = line
        self.setEnabled(line is not None)
        self.list.clear()
        self.conflicts.clear()
        for widget in (self.choice, self.add_button, self.remove_button, self.substitute, self.substitute_button):
            widget.setVisible(may_edit)
        if line is None:
            self.heading.setText(self.tr("Scegli un giorno del menu"))
            return
        day = self.tr("Settimana {week}, {weekday}")
        self.heading.setText(day.format(week=line.week, weekday=weekday_name(line.weekday)))
        for dish in line.dishes:
            item = QListWidgetItem(f"{course_name(dish.course)}: {dish.name}", self.list)
            item.setData(_ID, dish.id)
        for one in line.conflicts:
            served = self.tr("si serve {dish}").format(dish=one.substitute.name) if one.substitute else self.tr(
                "DA SOSTITUIRE"
            )  # fmt: skip
            QListWidgetItem(f"{one.diet.code} · {one.dish.name} ({left_out(one)}): {served}", self.conflicts)
        if line.conflicts:
            # After a substitution the cursor stays on it, and not on another dish's.
            self.conflicts.setCurrentRow(min(row, len(line.conflicts) - 1) if is_same and row > 0 else 0)

    def retranslate(self) -> None:
        """Set all texts."""
        self.list.setAccessibleName(self.tr("Piatti del giorno"))
        self.choice.setAccessibleName(self.tr("Piatto da aggiungere"))
        self.choice.set_hint(self.tr("Cerca un piatto"))
        self.add_button.setText(self.tr("Aggiungi"))
        self.remove_button.setText(self.tr("Togli"))
        self.conflict_title.setText(self.tr("Non adatti a una dieta"))
        self.conflicts.setAccessibleName(self.conflict_title.text())
        self.substitute.setAccessibleName(self.tr("Piatto sostitutivo"))
        self.substitute.set_hint(self.tr("Che cosa servire al suo posto"))
        self.substitute_button.setText(self.tr("Sostituisci"))

    def _ids(self) -> list[int]:
        return [self.list.item(row).data(_ID) for row in range(self.list.count())]

    def _on_add(self) -> None:
        dish_id = self.choice.picked()
        if dish_id is not None and dish_id not in self._ids():
            self.dishes_wanted.emit([*self._ids(), dish_id])
            self.choice.choose(None)
        elif dish_id is None and self.choice.currentText().strip():
            self.unclear.emit(self.choice.currentText().strip())

    def _on_remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            ids = self._ids()
            self.dishes_wanted.emit(ids[:row] + ids[row + 1 :])

    def _on_conflict(self, row: int) -> None:
        one = self._line.conflicts[row] if self._line is not None and 0 <= row < len(self._line.conflicts) else None
        self.substitute_button.setEnabled(one is not None)
        self.substitute.choose(None if one is None or one.substitute is None else one.substitute.id)

    def _on_substitute(self) -> None:
        row = self.conflicts.currentRow()
        if self._line is not None and 0 <= row < len(self._line.conflicts):
            one, dish_id, typed = (
                self._line.conflicts[row],
                self.substitute.picked(),
                self.substitute.currentText().strip(),
            )
            # An empty field takes the substitute away; a name that is not understood must not.
            if dish_id is None and typed:
                self.unclear.emit(typed)
            else:
                self.substitute_wanted.emit(one.diet.id, one.dish.id, dish_id)


class SeasonForm(Form):
    """A menu's name, days, number of weeks, and whose schools it is for; a new one may begin with another's dishes."""

    delete_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.menu_id: int | None = None
        self.shown: Menu | None = None
        self.show_now = self.show_menu
        self.menu_name = QLineEdit()
        self.menu_name.setObjectName("menu_name")
        self.first, self.last = DayField(today), DayField(today)
        self.first.setObjectName("menu_from")
        self.last.setObjectName("menu_to")
        self.first.field_name, self.last.field_name = "Dal", "Al"
        self.weeks = QSpinBox()
        self.weeks.setObjectName("menu_weeks")
        self.weeks.setRange(1, 8)
        self.level = QComboBox()
        self.level.setObjectName("menu_level")
        self.level.addItem("", None)
        for level in SchoolLevel:
            self.level.addItem("", level.value)
        self.source = QComboBox()
        self.source.setObjectName("menu_copy_from")
        self._name_line = self.add(self.menu_name, "Nome del menu")
        self._level_line = self.add(self.level)
        self._first_line = self.add(self.first, "Dal")
        self._last_line = self.add(self.last, "Al", "Date")
        self._weeks_line = self.add(self.weeks, "Settimane")
        self._source_line = self.add(self.source)
        self.delete_button = QPushButton()
        self.delete_button.setObjectName("delete_menu")
        set_role(self.delete_button, Role.LINK)
        self.delete_button.clicked.connect(self.delete_wanted)
        self._rows.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def chosen_level(self) -> SchoolLevel | None:
        """Return whose schools it is for, None for all."""
        value = self.level.currentData()
        return None if value is None else SchoolLevel(value)

    def copy_from(self) -> int | None:
        """Return the menu whose dishes a new one begins with, None for none."""
        return chosen(self.source) if self.menu_id is None else None

    def show_sources(self, menus: Sequence[Menu]) -> None:
        """Offer the menus whose dishes a new one may begin with."""
        self.source.clear()
        self.source.addItem(self.tr("Vuoto"), None)
        for one in menus:
            self.source.addItem(menu_title(one), one.id)

    def show_menu(self, menu: Menu | None) -> None:
        """Show a menu to be changed, or an empty form."""
        self.menu_id, self.shown = None if menu is None else menu.id, menu
        self.menu_name.setText("" if menu is None else menu.name)
        self.first.set_day(None if menu is None else menu.starts_on)
        self.last.set_day(None if menu is None else menu.ends_on)
        self.weeks.setValue(4 if menu is None else menu.weeks)
        level = None if menu is None or menu.level is None else menu.level.value
        self.level.setCurrentIndex(self.level.findData(level))
        for widget in (self.source, self._source_line.label):
            widget.setVisible(menu is None and self.source.count() > 1)
        self.delete_button.setVisible(menu is not None)
        self.retranslate()
        self.start()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Nuovo menu") if self.menu_id is None else self.tr("Modifica il menu"))
        self.name(self._name_line, self.tr("Nome, per esempio Autunno-inverno"))
        self.name(self._first_line, self.tr("Dal"))
        self.name(self._last_line, self.tr("Al"))
        self.name(self._weeks_line, self.tr("Settimane, poi si ricomincia"))
        self.name(self._level_line, self.tr("Per quali scuole"))
        self.name(self._source_line, self.tr("Comincia con i piatti di"))
        self.delete_button.setText(self.tr("Elimina il menu"))
        self.level.setItemText(0, self.tr("Tutte (se non hanno un menu loro)"))
        for place, level in enumerate(SchoolLevel, start=1):
            self.level.setItemText(place, level_name(level))
        if self.source.count():
            self.source.setItemText(0, self.tr("Vuoto"))


def menu_title(one: Menu) -> str:
    """Return a menu's name with whose it is: `Autunno · Infanzia`."""
    return one.name if one.level is None else f"{one.name} · {level_name(one.level)}"
