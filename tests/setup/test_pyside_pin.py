"""Why PySide6 is pinned: a later release took `None` apart (docs/decisions/0003-pyside-pin.md)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 50_000


def test_qt_calls_that_return_nothing_give_back_what_they_take() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
