"""The desk between the screen and the station: order, closing, exchanging by itself."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from core.station import ExchangeReport, UnknownStation
from kiosk import station_desk
from kiosk.station_desk import HAND_OVER_SECONDS, StationDesk
from tests.kiosk.conftest import SeldomSchedule
from tests.kiosk.refectory import Refectory


@pytest.fixture
def desk(qtbot, refectory: Refectory) -> Iterator[StationDesk]:
    desk = StationDesk(refectory.store, refectory.office, schedule=SeldomSchedule())
    yield desk
    desk.close()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def settle(qtbot, desk: StationDesk) -> None:
    qtbot.waitUntil(lambda: not desk.is_busy, timeout=20_000)


def fail(error: BaseException) -> None:
    raise error


def test_a_slow_office_never_delays_a_scan(qtbot, refectory, desk):
    gate, pull = threading.Event(), refectory.office.pull

    def slow(*given):
        gate.wait(20)
        return pull(*given)

    refectory.office.pull = slow
    desk.exchange_now()
    answers = []
    desk.answer(refectory.child("Anna").token, answers.append, fail)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert desk.is_exchanging
    gate.set()
    settle(qtbot, desk)


def test_answers_come_in_the_order_of_the_scans(qtbot, refectory, desk):
    answers = []
    names = list(refectory.children) * 2
    for name in names:
        desk.answer(refectory.child(name).token, lambda check_in: answers.append(check_in.first_name), fail)
    settle(qtbot, desk)
    assert answers == names


def test_what_was_recorded_is_handed_over_soon_when_the_office_answers(qtbot, refectory, desk):
    desk.exchange_now()
    settle(qtbot, desk)
    assert desk._exchange_timer.remainingTime() > 60_000
    desk.answer(refectory.child("Anna").token, lambda _check_in: None, fail)
    settle(qtbot, desk)
    assert desk._exchange_timer.remainingTime() <= HAND_OVER_SECONDS * 1100  # Qt rounds such timers by some hundredths


def test_an_office_that_does_not_answer_is_not_asked_at_every_scan(qtbot, refectory, desk):
    refectory.office.is_away = True
    desk.exchange_now()
    settle(qtbot, desk)
    desk.answer(refectory.child("Anna").token, lambda _check_in: None, fail)
    settle(qtbot, desk)
    assert desk._exchange_timer.remainingTime() > 60_000


def test_two_exchanges_never_run_at_once(qtbot, refectory, desk):
    gate, pull, pulls = threading.Event(), refectory.office.pull, []

    def slow(*given):
        pulls.append(1)
        gate.wait(20)
        return pull(*given)

    refectory.office.pull = slow
    for _ in range(5):
        desk.exchange_now()
    gate.set()
    settle(qtbot, desk)
    assert len(pulls) == 1


def test_a_defect_of_ours_in_an_exchange_is_logged_whole_and_tried_again(qtbot, refectory, desk, monkeypatch, caplog):
    def broken(*_given):
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(station_desk, "exchange", broken)
    told = []
    desk.exchange_failed.connect(told.append)
    with caplog.at_level(logging.ERROR):
        desk.exchange_now()
        settle(qtbot, desk)
    assert isinstance(told[0], ZeroDivisionError)
    assert caplog.records[-1].exc_info is not None
    assert desk._exchange_timer.isActive()


def test_what_only_a_person_can_mend_is_a_refusal(qtbot, refectory, desk, monkeypatch):
    def refused(*_given):
        raise UnknownStation(station="X")

    monkeypatch.setattr(station_desk, "exchange", refused)
    desk.exchange_now()
    settle(qtbot, desk)
    assert desk._schedule.told == ["refusal"]
    assert not desk.is_office_reached


def test_closing_twice_is_closing_once(qtbot, refectory, desk):
    desk.start()
    desk.close()
    desk.close()
    desk.exchange_now()
    assert not desk.is_exchanging


def test_without_an_office_there_is_nothing_to_exchange(qtbot, refectory):
    desk = StationDesk(refectory.store, None)
    desk.start()
    assert not desk.is_exchanging
    assert not desk.has_office
    desk.join("CODE", fail, fail)
    desk.close()
    assert ExchangeReport


def test_an_office_that_hangs_does_not_keep_the_kiosk_from_closing(qtbot, refectory, monkeypatch, caplog):
    """A server that swallows every packet keeps a call for minutes; the scan made meanwhile is safe in the file."""
    gate, has_begun = threading.Event(), threading.Event()

    def hang(*_given):
        has_begun.set()
        gate.wait(60)
        raise RuntimeError("nobody is told any more")

    refectory.office.pull = hang
    monkeypatch.setattr(station_desk, "_LONGEST_GOODBYE", 0.2)
    desk = StationDesk(refectory.store, refectory.office, schedule=SeldomSchedule())
    failures = []
    desk.exchange_failed.connect(failures.append)
    desk.exchange_now()
    assert has_begun.wait(20)
    answers = []
    desk.answer(refectory.child("Anna").token, answers.append, fail)
    started = time.monotonic()
    with caplog.at_level(logging.WARNING):
        desk.close()
    assert time.monotonic() - started < 5
    assert "office-line does not answer" in caplog.text
    assert [kind for kind, _id in refectory.journal()] == ["presence"]
    (left,) = [thread for thread in threading.enumerate() if thread.name == "office-line"]
    assert left.daemon  # the program ends without it
    gate.set()
    left.join(20)
    QCoreApplication.processEvents()
    assert failures == []
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
