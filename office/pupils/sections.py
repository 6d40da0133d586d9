"""The record in the side panel: sections with a heading, one action, and lines of what is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.qt.theme import Role, set_role


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done about a line: its word, its name for tests, and what happens."""

    text: str
    name: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: what stands out, a word more beside it, what is told below, and what can be done."""

    text: str
    detail: str = ""
    badge: str = ""
    acts: tuple[Act, ...] = ()
    is_code: bool = False
    is_muted: bool = False
    tone: str = ""


class Section(QFrame):
    """A heading with one action, and lines; says something when there are none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"section_{name}")
        set_role(self, Role.CARD)
        self.heading = QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.action = QPushButton()
        self.action.setObjectName(f"{name}_action")
        set_role(self.action, Role.LINK)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.action)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 12)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(self._lines)
        layout.addStretch(1)  # with room to spare the lines stay together

    def set_texts(self, heading: str, action: str) -> None:
        """Set the heading and the word of the action; without one there is no button."""
        self.heading.setText(heading)
        self.action.setText(action)
        self.action.setAccessibleName(f"{heading}: {action}")
        self.action.setVisible(bool(action))

    def show_entries(self, entries: Sequence[Entry], empty: str) -> None:
        """Show lines in place of those before."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries or (Entry(empty, is_muted=True),):
            self._lines.addWidget(_line(entry))


def _line(entry: Entry) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    top = QHBoxLayout()
    top.setSpacing(8)
    text = _label(entry.text)
    if entry.is_code:
        set_role(text, Role.CODE)
    elif entry.is_muted:
        set_role(text, Role.MUTED)
    if entry.tone:
        text.setProperty("tone", entry.tone)
    top.addWidget(text, 0 if entry.badge else 1)
    if entry.badge:
        badge = QLabel(entry.badge)
        badge.setProperty("role", "badge")
        badge.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        top.addWidget(badge)
        top.addStretch(1)
    texts.addLayout(top)
    if entry.detail:
        detail = _label(entry.detail)
        set_role(detail, Role.MUTED)
        texts.addWidget(detail)
    layout.addLayout(texts, 1)
    for act in entry.acts:
        button = QPushButton(act.text)
        button.setObjectName(act.name)
        button.setAccessibleName(f"{act.text}: {entry.text}")
        set_role(button, Role.LINK)
        button.clicked.connect(lambda _checked=False, act=act: act.act())
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
