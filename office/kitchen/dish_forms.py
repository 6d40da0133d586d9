"""What is in a dish, and what a diet leaves out: two forms beside the menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.meals import Diet
from core.meals.menu import Course, Dish, Exclusion
from core.qt.theme import Role, set_role
from office.form import Form, chosen
from office.kitchen.allergen_boxes import AllergenBoxes
from office.kitchen.words import course_name


class _Marks(QWidget):
    """Boxes beside each other."""

    def __init__(self, *boxes: QCheckBox) -> None:
        super().__init__()
        self._boxes = boxes
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for box in boxes:
            row.addWidget(box)
        row.addStretch(1)

    def value(self) -> tuple[bool, ...]:
        """Return which are ticked."""
        return tuple(box.isChecked() for box in self._boxes)

    def set_value(self, ticked: tuple[bool, ...]) -> None:
        """Tick these."""
        for box, is_ticked in zip(self._boxes, ticked, strict=True):
            box.setChecked(is_ticked)

    def value_text(self, ticked: tuple[bool, ...]) -> str:
        """Name those that are ticked."""
        return ", ".join(box.text() for box, is_ticked in zip(self._boxes, ticked, strict=True) if is_ticked)


class DishForm(Form):
    """A dish, new or known."""

    delete_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._dishes: dict[int, Dish] = {}
        self._filled_with: tuple[int | None, Dish | None] | None = None
        self.show_now = self._show_now
        self.which = QComboBox()
        self.which.setObjectName("which_dish")
        self.dish_name = QLineEdit()
        self.dish_name.setObjectName("dish_name")
        self.dish_name.setMaxLength(100)
        self.course = QComboBox()
        self.course.setObjectName("dish_course")
        self.ingredients = QLineEdit()
        self.ingredients.setObjectName("dish_ingredients")
        self.allergens = AllergenBoxes()
        self.is_frozen, self.is_organic = QCheckBox(), QCheckBox()
        self.is_frozen.setObjectName("dish_frozen")
        self.is_organic.setObjectName("dish_organic")
        marks = _Marks(self.is_frozen, self.is_organic)
        self.delete_button = QPushButton()
        self.delete_button.setObjectName("delete_dish")
        set_role(self.delete_button, Role.LINK)
        self._which_line = self.add(self.which)
        self._name_line = self.add(self.dish_name, "Nome del piatto")
        self._course_line = self.add(self.course)
        self._ingredients_line = self.add(self.ingredients, "Ingredienti")
        self._allergens_line = self.add(self.allergens)
        self._marks_line = self.add(marks)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.cancel_button.hide()
        self.which.currentIndexChanged.connect(lambda _index: self.refill())
        self.delete_button.clicked.connect(self._on_delete)
        self.retranslate()

    @property
    def dish_id(self) -> int | None:
        """The dish that is changed, None for a new one."""
        return chosen(self.which)

    def show_dishes(self, dishes: Sequence[Dish], wanted: int | None) -> None:
        """Offer all dishes; stay on `wanted`."""
        self._dishes = {dish.id: dish for dish in dishes}
        self.which.blockSignals(True)
        self.which.clear()
        self.which.addItem(self.tr("Nuovo piatto"), None)
        for dish in dishes:
            self.which.addItem(dish.name, dish.id)
        self.which.setCurrentIndex(max(0, self.which.findData(wanted)))
        self.which.blockSignals(False)
        # A reload, also after a refusal, leaves what is being typed alone.
        filled = self._filled_with
        is_other = filled is None or filled[0] != self.dish_id
        if is_other or (filled != (self.dish_id, self._dishes.get(self.dish_id or 0)) and not self.is_typed()):
            self.refill()

    def chosen_course(self) -> Course:
        """Return the course."""
        return Course(self.course.currentData())

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Piatto"))
        self.name(self._which_line, self.tr("Quale"))
        self.name(self._name_line, self.tr("Nome"))
        self.name(self._course_line, self.tr("Portata"))
        self.name(self._ingredients_line, self.tr("Ingredienti, separati da virgole"))
        self.name(self._allergens_line, self.tr("Allergeni (Reg. UE 1169/2011)"))
        self.name(self._marks_line, self.tr("Da dichiarare"))
        self.is_frozen.setText(self.tr("Surgelato"))
        self.is_organic.setText(self.tr("Biologico"))
        self.delete_button.setText(self.tr("Elimina il piatto"))
        at = max(0, self.course.currentIndex())
        self.course.clear()
        for one in Course:
            self.course.addItem(course_name(one), one.value)
        self.course.setCurrentIndex(at)
        if self.which.count():
            self.which.setItemText(0, self.tr("Nuovo piatto"))

    def begin_new(self) -> None:
        """Empty fields for the next dish."""
        self.which.blockSignals(True)
        self.which.setCurrentIndex(0)
        self.which.blockSignals(False)
        self.refill()
        self.dish_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refill(self) -> None:
        """Show the chosen dish as it is kept."""
        self.clear_faults()
        dish = self._dishes.get(self.dish_id or 0)
        self._filled_with = (self.dish_id, dish)
        self.delete_button.setEnabled(dish is not None)
        self.dish_name.setText("" if dish is None else dish.name)
        self.ingredients.setText("" if dish is None else ", ".join(dish.ingredients))
        self.is_frozen.setChecked(dish is not None and dish.is_frozen)
        self.is_organic.setChecked(dish is not None and dish.is_organic)
        if dish is None:
            for box in self.allergens.boxes.values():
                box.setChecked(False)
        else:
            self.course.setCurrentIndex(self.course.findData(dish.course.value))
            self.allergens.set_allergens(dish.allergens)
        self.begun()

    @property
    def shown(self) -> Dish | None:
        """The dish as the fields were filled with it."""
        return None if self._filled_with is None else self._filled_with[1]

    def _show_now(self, now: Dish) -> None:
        self._dishes[now.id] = now
        self.refill()

    def _on_delete(self) -> None:
        if self.dish_id is not None:
            self.delete_wanted.emit(self.dish_id)


class ExclusionForm(Form):
    """What a diet leaves out."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[int, Exclusion] = {}
        self._filled_with: tuple[int | None, Exclusion | None] | None = None
        self.show_now = self._show_now
        self.diet = QComboBox()
        self.diet.setObjectName("which_diet")
        self.allergens = AllergenBoxes()
        self.ingredients = QLineEdit()
        self.ingredients.setObjectName("excluded_ingredients")
        self.effect = QLabel()
        self.effect.setWordWrap(True)
        set_role(self.effect, Role.MUTED)
        self._diets: dict[int, Diet] = {}
        self._diet_line = self.add(self.diet)
        self._effect_line = self.add(self.effect)
        self._allergens_line = self.add(self.allergens, "Cosa esclude la dieta")
        self._ingredients_line = self.add(self.ingredients, "Ingredienti esclusi")
        self.cancel_button.hide()
        self.diet.currentIndexChanged.connect(lambda _index: self._refill())
        self.retranslate()

    def show_diets(self, diets: Sequence[Diet], known: dict[int, Exclusion]) -> None:
        """Offer the diets; stay on the one that is chosen."""
        wanted = chosen(self.diet)
        self._diets, self._known = {diet.id: diet for diet in diets}, known
        self.diet.blockSignals(True)
        self.diet.clear()
        for diet in diets:
            mark = "" if diet.id in known else self.tr(" · non verificata")
            self.diet.addItem(f"{diet.code} {diet.name}{mark}", diet.id)
        self.diet.setCurrentIndex(max(0, self.diet.findData(wanted)) if diets else -1)
        self.diet.blockSignals(False)
        self.save_button.setEnabled(bool(diets))
        diet_id = chosen(self.diet)
        filled = self._filled_with
        is_other = filled is None or filled[0] != diet_id
        if is_other or (filled != (diet_id, known.get(diet_id or 0)) and not self.is_typed()):
            self._refill()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Che cosa esclude una dieta"))
        self.name(self._diet_line, self.tr("Dieta"))
        self.name(self._effect_line, self.tr("Che cosa servire"))
        self.name(self._allergens_line, self.tr("Allergeni esclusi"))
        self.name(self._ingredients_line, self.tr("Ingredienti esclusi, separati da virgole"))

    def _refill(self) -> None:
        self.clear_faults()
        diet_id = chosen(self.diet)
        diet, known = self._diets.get(diet_id or 0), self._known.get(diet_id or 0)
        self._filled_with = (diet_id, known)
        self.effect.setText("" if diet is None else diet.effect)
        self.ingredients.setText("" if known is None else ", ".join(known.ingredients))
        for box in self.allergens.boxes.values():
            box.setChecked(False)
        if known is not None:
            self.allergens.set_allergens(known.allergens)
        self.begun()

    @property
    def shown(self) -> Exclusion | None:
        """What the diet left out as the fields were filled with it."""
        return None if self._filled_with is None else self._filled_with[1]

    def _show_now(self, now: Exclusion) -> None:
        self._known[now.diet.id] = now
        self._refill()
