"""Fourteen boxes to tick, in the order of the regulation."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from core.meals.menu import ALLERGEN_NAMES, Allergen, together
from office.kitchen.words import allergen_name, allergen_names

_ACROSS = 2


class AllergenBoxes(QWidget):
    """A set of allergens."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.boxes = {allergen: QCheckBox() for allergen in ALLERGEN_NAMES}
        down = -(-len(self.boxes) // _ACROSS)
        for place, (allergen, box) in enumerate(self.boxes.items()):
            box.setObjectName(f"allergen_{allergen.value}")
            grid.addWidget(box, place % down, place // down)
        self._retranslate()

    def value(self) -> Allergen:
        """Return what is ticked, to be compared."""
        return self.allergens()

    def set_value(self, allergens: Allergen) -> None:
        """Tick these."""
        self.set_allergens(allergens)

    def value_text(self, allergens: Allergen) -> str:
        """Name them."""
        return allergen_names(allergens)

    def allergens(self) -> Allergen:
        """Return what is ticked."""
        return together(allergen for allergen, box in self.boxes.items() if box.isChecked())

    def set_allergens(self, allergens: Allergen) -> None:
        """Tick these."""
        for allergen, box in self.boxes.items():
            box.setChecked(allergen in allergens)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for number, (allergen, box) in enumerate(self.boxes.items(), start=1):
            box.setText(f"{number} {allergen_name(allergen)}")
