"""What stands beside a table of the administration: the chosen record with its buttons, or a form."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from office.form import Form
from office.upright import Upright

_NARROWEST, _WIDEST = 300, 480


class SidePanel(QFrame):
    """A heading, a text, buttons; in their place a form while one is filled in.

    Each of the forms scrolls by itself: on a small screen one may be higher than the panel.
    """

    def __init__(self, name: str, *forms: Form) -> None:
        super().__init__()
        self.setObjectName(name)
        set_role(self, Role.CARD)
        self.setMaximumWidth(_WIDEST)
        self.heading, self.text = QLabel(), QLabel()
        set_role(self.heading, Role.SUBTITLE)
        for label in (self.heading, self.text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._facts = QWidget()
        self._rows = QVBoxLayout(self._facts)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addWidget(self.heading)
        self._rows.addWidget(self.text)
        self._rows.addStretch(1)
        self._sheets: dict[Form, QScrollArea] = {}
        self.pages = QStackedWidget()
        self.pages.addWidget(self._facts)
        for form in forms:
            sheet = self._sheets[form] = Upright(form)
            self.pages.addWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.pages)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        """Return a width that its forms have room in, also with large letters."""
        hint = super().minimumSizeHint()
        return QSize(min(_WIDEST, max(_NARROWEST, hint.width())), hint.height())

    def add_button(self, name: str, meaning: Icon) -> QPushButton:
        """Add a button below the others."""
        button = QPushButton()
        button.setObjectName(name)
        set_icon(button, meaning)
        self._rows.insertWidget(self._rows.count() - 1, button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add something else below what is there."""
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def show_facts(self, heading: str, text: str) -> None:
        """Show a record."""
        self.heading.setText(heading)
        self.text.setText(text)
        self.pages.setCurrentIndex(0)
        self.show()

    def show_form(self, form: Form | None = None) -> None:
        """Show a form, the first one unless told."""
        form = form or next(iter(self._sheets), None)
        if form is not None:
            self.pages.setCurrentWidget(self._sheets[form])
            self.show()

    @property
    def is_form_shown(self) -> bool:
        """Whether a form is on show."""
        return self.isVisible() and self.pages.currentWidget() is not self._facts


def beside(main: QWidget, panel: QWidget) -> QSplitter:
    """Return both side by side, the panel as narrow as it may be."""
    splitter = QSplitter()
    splitter.setProperty("role", "gap")
    splitter.setHandleWidth(16)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(main)
    splitter.addWidget(panel)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    splitter.setSizes([10_000, 340])
    return splitter
