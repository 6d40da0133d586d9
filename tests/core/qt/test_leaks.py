"""The watch over what tests leave running sees what it should see."""

from __future__ import annotations

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

from tests.core.qt.conftest import left_by_qt


def test_a_running_timer_is_seen_and_stopped(qapp):
    owner = QWidget()
    owner.setObjectName("owner")
    timer = QTimer(owner)
    timer.start(10_000)

    assert left_by_qt() == ["timer of QWidget 'owner'"]
    assert left_by_qt() == []
    assert not timer.isActive()


def test_a_visible_window_is_seen_and_closed(qapp):
    window = QWidget()
    window.setObjectName("forgotten")
    window.show()

    assert left_by_qt() == ["window QWidget 'forgotten'"]
    assert left_by_qt() == []


def test_a_running_thread_is_seen(qapp):
    thread = QThread()
    thread.setObjectName("forgotten")
    thread.start()
    seen = left_by_qt()
    thread.quit()
    thread.wait()

    assert seen == ["QThread 'forgotten'"]


def test_what_has_ended_is_not_taken_for_a_leak(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget, singleShot=True)
    timer.start(0)
    qtbot.waitUntil(lambda: not timer.isActive())

    assert left_by_qt() == []
