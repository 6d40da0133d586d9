"""The areas of the office, one under the other: icon and word, or icons only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, current_look, set_role
from office.wording import PROGRAM

_WIDE, _NARROW = 208, 68
#: The words give way to the page where the sidebar would take more of the window than this: with very large letters.
_LARGEST_SHARE = 0.27
#: What folds and unfolds it.
FOLD_KEYS = "Ctrl+B"


@dataclass(frozen=True, slots=True)
class Entry:
    """An area in the sidebar. `group` begins a new block where it changes."""

    key: str
    icon: Icon
    title: str
    shortcut: str = ""
    group: str = ""


class _Room(QScrollArea):
    """Tells when it has more or less room."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Sidebar(QFrame):
    """Shows the areas and which one is in front; Up and Down move, Enter or Space open."""

    area_wanted = Signal(str)
    #: The clerk folded it (True) or unfolded it.
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        set_role(self, Role.SIDEBAR)
        self._entries: tuple[Entry, ...] = ()
        self._buttons: dict[str, QToolButton] = {}
        self._is_narrow = False  # as chosen
        self._is_wanted_wide = False  # unfolded although there is little room
        self._room = 0
        self._loose_height = 0
        self._group = QButtonGroup(self)
        self.brand = QLabel(PROGRAM)
        self.brand.setObjectName("brand")
        set_role(self.brand, Role.SUBTITLE)
        self.fold_button = self._button(Icon.MENU, "fold")
        self.fold_button.clicked.connect(self._on_fold)
        content = QWidget()
        self._areas = QVBoxLayout(content)
        self._areas.setContentsMargins(0, 0, 0, 0)
        self._areas.setSpacing(2)
        # Many areas, large letters, a small window: then they scroll.
        self._scroll = _Room()
        self._scroll.resized.connect(self._fit)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.brand)
        layout.addSpacing(8)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.fold_button)
        self._retranslate()
        self._dress()

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown: chosen, or for want of room."""
        return self._is_narrow or (not self._is_wanted_wide and self._takes_too_much())

    def set_room(self, width: int) -> None:
        """Show icons only, until the clerk unfolds it, in a window so narrow that the words would take the page's room.

        `width` is the window's.
        """
        was_narrow = self.is_narrow
        self._room = width
        if self.is_narrow is not was_narrow:
            self._retranslate()
            self._dress()

    def _takes_too_much(self) -> bool:
        return self._room > 0 and _WIDE * _scale() > self._room * _LARGEST_SHARE

    def button(self, key: str) -> QToolButton:
        """Return the button of an area."""
        return self._buttons[key]

    def keys(self) -> tuple[str, ...]:
        """Return the areas on show, from the top."""
        return tuple(self._buttons)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show `entries`; the one in front stays so where it is still there."""
        current = self.current()
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        while self._areas.count():
            self._areas.takeAt(0)  # the buttons are gone already, what is left are gaps
        self._entries, self._buttons = tuple(entries), {}
        former = entries[0].group if entries else ""
        for entry in entries:
            if entry.group != former:
                self._areas.addSpacing(8)
                former = entry.group
            button = self._button(entry.icon, f"area_{entry.key}")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, key=entry.key: self.area_wanted.emit(key))
            self._group.addButton(button)
            self._areas.addWidget(button)
            self._buttons[entry.key] = button
        self._areas.addStretch(1)
        self._dress()
        self._fit()
        if current in self._buttons:
            self.set_current(current)

    def current(self) -> str:
        """Return the area in front, empty when none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark the area in front."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self._scroll.ensureWidgetVisible(self._buttons[key], 0, 8)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons only, or words too."""
        self._is_narrow = is_narrow
        self._retranslate()
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from area to area."""
        buttons = list(self._buttons.values())
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if here is None or step is None:
            super().keyPressEvent(event)
        else:
            buttons[(here + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's sizes and the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._retranslate()
            self._dress()
            self._fit()
        super().changeEvent(event)

    def _button(self, meaning: Icon, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(button, meaning)
        return button

    def _fit(self) -> None:
        """Move the areas closer together in a window in which they would not all be seen."""
        is_tight = bool(self.property("tight"))
        if not is_tight:
            self._loose_height = self._areas.sizeHint().height()
        is_wanted = self._loose_height > self._scroll.viewport().height()
        if is_wanted is is_tight:
            return
        self.setProperty("tight", is_wanted)
        for button in self._buttons.values():
            button.style().unpolish(button)
            button.style().polish(button)
            button.updateGeometry()

    def _on_fold(self) -> None:
        is_narrow = not self.is_narrow
        self._is_wanted_wide = not is_narrow
        self.set_narrow(is_narrow)
        self.folded.emit(is_narrow)

    def _retranslate(self) -> None:
        self.fold_button.setText("\N{NO-BREAK SPACE}" + self.tr("Riduci"))
        what = self.tr("Allarga la barra") if self.is_narrow else self.tr("Riduci la barra")
        self.fold_button.setAccessibleName(what)
        self.fold_button.setToolTip(f"{what} ({FOLD_KEYS})")
        self.setAccessibleName(self.tr("Aree"))

    def _dress(self) -> None:
        is_narrow = self.is_narrow
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setFixedWidth(round((_NARROW if is_narrow else _WIDE) * _scale()))
        self.brand.setText(PROGRAM[0] if is_narrow else PROGRAM)
        self.brand.setAlignment(Qt.AlignmentFlag.AlignCenter if is_narrow else Qt.AlignmentFlag.AlignLeft)
        self.brand.setIndent(0 if is_narrow else 12)
        self.fold_button.setToolButtonStyle(style)
        for entry in self._entries:
            button = self._buttons[entry.key]
            button.setToolButtonStyle(style)
            button.setText(f"\N{NO-BREAK SPACE}{entry.title}")  # Qt leaves hardly any room after the icon
            button.setAccessibleName(entry.title)
            button.setToolTip(f"{entry.title} ({entry.shortcut})" if entry.shortcut else entry.title)


def _scale() -> float:
    return max(1.0, current_look().body_pt / 10.5)
