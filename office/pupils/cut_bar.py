"""The ways to cut a whole name into last name and first name, as buttons: the clerk knows the family."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.importing import Cut

#: Ways that are offered: a name of more words than that is cut in the file.
_MOST = 4


class CutBar(QWidget):
    """Shown below the rows while one is chosen whose name nobody can cut for certain."""

    #: The row's number, and where its name is cut.
    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cuts")
        self._buttons = QVBoxLayout(self)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(4)
        self.hide()

    def show_cuts(self, number: int, cuts: tuple[Cut, ...]) -> None:
        """Offer the ways of a row; without any there is nothing."""
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for last_name, first_name in cuts[:_MOST]:
            text = self.tr("Cognome «{last}», nome «{first}»").format(last=last_name, first=first_name)
            button = QPushButton(text.replace("&", "&&"))
            button.setObjectName("cut")
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked, cut=(last_name, first_name): self.chosen.emit(number, cut))
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(cuts))
