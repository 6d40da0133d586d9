"""Two records side by side, which of them stays, and what merging one into the other would do."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role


class Record(Protocol):
    """One of two records, of whatever kind."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def name(self) -> str:
        """Whose it is."""


class Pair(Protocol):
    """Two records that look like one."""

    @property
    def first(self) -> Record:
        """The one entered first."""

    @property
    def second(self) -> Record:
        """The other."""


class Preview(Protocol):
    """What merging would do."""

    @property
    def kept(self) -> Record:
        """The record that stays."""

    @property
    def merged(self) -> Record:
        """The record that is not used any more."""


P = TypeVar("P", bound=Pair)
V = TypeVar("V", bound=Preview)


class PairCard(QFrame, Generic[P, V]):
    """Shows a pair; the clerk says which record is kept, or that they are two people."""

    #: The record to keep, and the one to merge into it.
    preview_wanted = Signal(int, int)
    merge_wanted = Signal()
    distinct_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge_card")
        set_role(self, Role.CARD)
        self._pair: P | None = None
        self._preview: V | None = None
        self.heading = QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.choices = (QRadioButton(), QRadioButton())
        self.facts = (QLabel(), QLabel())
        self.open_buttons = (QPushButton(), QPushButton())
        self.effects_title = QLabel()
        set_role(self.effects_title, Role.SUBTITLE)
        self.effects = QLabel()
        self.effects.setObjectName("merge_effects")
        self.effects.setWordWrap(True)
        self.effects.setTextFormat(Qt.TextFormat.PlainText)
        self.warning = QLabel()
        self.warning.setObjectName("merge_warning")
        self.warning.setWordWrap(True)
        self.warning.setProperty("tone", "warning")
        self.distinct_button, self.merge_button = QPushButton(), QPushButton()
        self.distinct_button.setObjectName("mark_distinct")
        self.merge_button.setObjectName("merge")
        set_icon(self.distinct_button, Icon.CLASSES)
        self.distinct_button.clicked.connect(self.distinct_wanted)
        self.merge_button.clicked.connect(self.merge_wanted)
        self._lay_out()
        self._retranslate()
        self.show_pair(None)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column in (0, 1):
            self.choices[column].setObjectName(f"keep_{column}")
            self.choices[column].toggled.connect(self._on_choice)
            self.facts[column].setWordWrap(True)
            self.facts[column].setTextFormat(Qt.TextFormat.PlainText)
            set_role(self.open_buttons[column], Role.LINK)
            self.open_buttons[column].clicked.connect(lambda _checked=False, side=column: self._on_open(side))
            grid.addWidget(self.choices[column], 0, column)
            grid.addWidget(self.facts[column], 1, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.open_buttons[column], 2, column, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(column, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.distinct_button)
        buttons.addStretch(1)
        buttons.addWidget(self.merge_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addLayout(grid)
        layout.addSpacing(8)
        for widget in (self.effects_title, self.effects, self.warning):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(buttons)

    @property
    def preview(self) -> V | None:
        """What merging would do, once it is known."""
        return self._preview

    def show_pair(self, pair: P | None) -> None:
        """Show a pair; the record that was entered first is proposed to be kept."""
        self._pair, self._preview = pair, None
        self.setVisible(pair is not None)
        self.effects.clear()
        self.warning.hide()
        self.merge_button.setEnabled(False)
        if pair is None:
            return
        for choice, twin in zip(self.choices, (pair.first, pair.second), strict=True):
            choice.setText(twin.name.replace("&", "&&"))
            choice.blockSignals(True)
            choice.setChecked(twin is pair.first)
            choice.blockSignals(False)
        self.ask()

    def show_preview(self, preview: V) -> None:
        """Show what merging would do; an answer about another pair is of no use any more."""
        pair = self._pair
        if pair is None or {preview.kept.id, preview.merged.id} != {pair.first.id, pair.second.id}:
            return
        self._preview = preview
        sides = {preview.kept.id: preview.kept, preview.merged.id: preview.merged}
        for facts, twin in zip(self.facts, (pair.first, pair.second), strict=True):
            facts.setText(self._facts_of(sides[twin.id]))
        self.effects.setText("\n".join(self._effects_of(preview)))
        self.warning.setVisible(self._is_warned(preview))
        self.merge_button.setEnabled(True)

    def ask(self) -> None:
        """Ask anew what merging would do."""
        if self._pair is not None:
            first, second = self._pair.first.id, self._pair.second.id
            kept, merged = (first, second) if self.choices[0].isChecked() else (second, first)
            self.preview_wanted.emit(kept, merged)

    def _on_choice(self, is_chosen: bool) -> None:
        if is_chosen:
            self.merge_button.setEnabled(False)
            self.ask()

    def _on_open(self, side: int) -> None:
        raise NotImplementedError

    def _facts_of(self, side: Record) -> str:
        raise NotImplementedError

    def _effects_of(self, preview: V) -> list[str]:
        raise NotImplementedError

    def _is_warned(self, preview: V) -> bool:
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._preview is not None:
                self.show_preview(self._preview)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        raise NotImplementedError
