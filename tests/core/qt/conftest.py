"""Nothing may be left running: neither threads nor timers nor windows. Small things shared by the tests of core.qt."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def pytest_itemcollected(item: pytest.Item) -> None:
    """The screenless platform says of every window with a layout that it cannot tell a window manager its sizes."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that leaves a running thread, an active timer or a visible window behind."""
    threads_before = set(threading.enumerate())
    yield
    if "qapp" in request.fixturenames or QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    left = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in threads_before]
    left += left_by_qt() if QApplication.instance() is not None else []
    if left:
        pytest.fail("left running: " + ", ".join(left))


def left_by_qt() -> list[str]:
    """Names of visible windows, running QThreads and active timers. Those found are stopped for the next test."""
    left = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            left.append(f"window {type(window).__name__} {window.objectName()!r}")
            window.close()
    for item in gc.get_objects():
        if not issubclass(type(item), (QThread, QTimer)) or not isValid(item):
            continue
        if isinstance(item, QTimer) and item.isActive():
            left.append(f"timer of {_owner_of(item)}")
            item.stop()
        elif isinstance(item, QThread) and item.isRunning() and item is not QThread.currentThread():
            left.append(f"QThread {item.objectName()!r}")
    return left


def _owner_of(item: QObject) -> str:
    parent = item.parent()
    return "nobody" if parent is None else f"{type(parent).__name__} {parent.objectName()!r}"


@pytest.fixture
def shown(qtbot) -> object:
    """Show a widget and wait until it is there."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show
