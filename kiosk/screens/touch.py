"""Buttons for fingers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from core.qt.theme import Role, set_role
from kiosk.screens.tile import TOUCH


def touch_button(name: str, action: Callable[[], object], role: Role | None = None) -> QPushButton:
    """Return a button that never takes the keyboard: a scanner's Enter must press nothing."""
    button = QPushButton()
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setMinimumHeight(TOUCH)
    if role is not None:
        set_role(button, role)
    button.clicked.connect(lambda _checked=False: action())
    return button


def plain_label(name: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QLabel:
    """Return a label that takes its text as it is, whatever signs are in it."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
    return label
