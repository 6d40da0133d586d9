"""Unreachable windows are destroyed on the screen's thread only, whoever allocates."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtWidgets import QWidget

from core.qt.collecting import Collector, collect_due


class Knot:
    """Something that only a collection can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qapp):
    was_on = gc.isenabled()
    collector = Collector(qapp)
    collector.start()
    yield collector
    collector.stop()
    collector.deleteLater()
    (gc.enable if was_on else gc.disable)()


def test_another_thread_that_allocates_much_destroys_no_window(collector):
    window = QWidget()
    window.knot = window  # a cycle: only a collection frees it
    destroyed_on: list[threading.Thread] = []
    window.destroyed.connect(lambda: destroyed_on.append(threading.current_thread()))
    del window

    worker = threading.Thread(target=lambda: [Knot() for _ in range(20_000)])
    worker.start()
    worker.join()
    assert destroyed_on == []

    gc.collect()


def test_what_is_due_is_collected(collector):
    gc.collect()
    knot = Knot()
    gone = weakref.ref(knot)
    del knot
    kept = [[] for _ in range(gc.get_threshold()[0] + 1)]

    assert collect_due() >= 0
    assert gone() is None
    assert kept


def test_nothing_is_done_before_enough_came_together(collector):
    gc.collect()

    assert collect_due() == -1


def test_the_timer_looks_again_and_again(collector, qtbot, monkeypatch):
    knot = Knot()
    gone = weakref.ref(knot)
    del knot
    collector._timer.setInterval(1)
    kept = [[] for _ in range(gc.get_threshold()[0] + 1)]

    qtbot.waitUntil(lambda: gone() is None)
    assert kept


def test_stopped_it_gives_collecting_back(qapp):
    was_on = gc.isenabled()
    collector = Collector(qapp)
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    collector.deleteLater()
    (gc.enable if was_on else gc.disable)()
