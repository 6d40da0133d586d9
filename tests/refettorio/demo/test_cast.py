"""The cards before the camera are those that were printed, each where the printer put it, and the camera sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest

from core import ledger, meals
from core.access.session import Session, system_session
from core.ids import CountedIds
from core.meals import BookingState
from core.station import CheckInOutcome
from core.storage import open_database
from core.storage.database import sqlite_url
from kiosk.scanning.pipeline import make_cascade
from kiosk.scanning.zxing import ZxingDecoder
from refettorio.demo.cast import CardCutter, payer_cards, presences
from refettorio.demo.clock import DemoClock
from refettorio.demo.morning import DAY, Morning, live_morning
from refettorio.demo.place import DemoPlace
from refettorio.demo.virtual_camera import HEIGHT, WIDTH, Filming, Picture, VideoNotWritten, film, frames


@dataclass(frozen=True)
class Set:
    """A town whose morning is over."""

    session: Session
    morning: Morning
    place: DemoPlace
    cutter: CardCutter


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> Iterator[Set]:
    place = DemoPlace(tmp_path_factory.mktemp("demo"))
    place.prepare()
    place.database.write_bytes(sqlite_template)
    database = open_database(sqlite_url(place.database))
    clock = DemoClock(DAY, lambda: 0.0)
    session = system_session(database, clock, CountedIds())
    morning = live_morning(session, clock, place, seed=7)
    yield Set(session, morning, place, CardCutter(morning, place))
    database.close()


def test_the_town_is_as_promised(stage: Set) -> None:
    town = stage.morning.town
    assert len(town.school_ids) == 3
    assert 280 <= len(town.pupils) <= 320
    assert stage.morning.cards_printed == sum(len(cards) for cards in stage.morning.sheets.values()) > 300
    days = {one.state for one in meals.roster(stage.session, town.service_id, stage.morning.school_id, DAY).lines}
    assert days == {BookingState.BOOKED, BookingState.ABSENT, BookingState.PLAIN, BookingState.NO_SERVICE}
    prices = ledger.prices_on(stage.session, town.service_id, DAY, None)
    assert set(town.pupils) == set(prices)


def test_each_card_is_cut_where_it_was_printed(stage: Set) -> None:
    printed = [card for cards in stage.morning.sheets.values() for card in cards]
    some = [*printed[::23], printed[-1]]
    assert len(some) > 10
    for card in some:
        assert decode(stage.cutter.cut(card.token)) == [card.token], card.last_name


@pytest.mark.parametrize("count", [1, 2, 3, 7, 12, 40])
def test_as_many_cards_as_asked_for_with_all_kinds_among_them(stage: Set, count: int) -> None:
    shown = presences(stage.session, stage.morning, stage.cutter, count)
    assert len(shown) == count
    assert shown[0].expected is CheckInOutcome.SERVED
    kinds = {one.expected for one in shown}
    assert len(kinds) >= min(count, 10)
    if count > 1:
        assert (shown[-1].expected, shown[-1].token) == (CheckInOutcome.ALREADY_SERVED, shown[0].token)
    tokens = [one.token for one in shown[:-1]]
    assert len(tokens) == len(set(tokens))


def test_the_camera_sees_every_card_as_it_comes_from_the_printer(stage: Set) -> None:
    shown = presences(stage.session, stage.morning, stage.cutter, 12)
    cascade, zbar = make_cascade(is_zbar_used=False)
    assert zbar is None
    seen = frames([one.picture for one in shown], Filming(seed=3))
    read = {reading.text for frame in seen for reading in cascade.read(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY))}
    assert read == {one.token for one in shown}


def test_payers_hold_their_own_cards(stage: Set) -> None:
    payers = payer_cards(stage.session, stage.morning, stage.cutter, 2)
    assert [one.pupil_id for one in payers] == list(stage.morning.people.others[:2])
    assert [decode(one.picture) for one in payers] == [[one.token] for one in payers]


def decode(picture: Picture) -> list[str]:
    return [reading.text for reading in ZxingDecoder().decode(picture)]


CARD = np.full((120, 200), 255, np.uint8)


def test_a_film_has_the_frames_that_were_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "film.avi"
    count = film([CARD, CARD, CARD], path, Filming(frames_held=4, frames_between=2, frames_before_last=9))
    assert count == 2 + 4 + 2 + 4 + 9 + 4 + 1
    capture = cv2.VideoCapture(str(path))
    read = 0
    while capture.read()[0]:
        read += 1
    assert (read, int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)), int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))) == (
        count, WIDTH, HEIGHT
    )  # fmt: skip
    capture.release()


def test_the_same_seed_films_the_same_and_another_does_not() -> None:
    one, same, other = (list(frames([CARD], Filming(seed=seed, frames_held=3))) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(one, same, strict=True))
    assert not np.array_equal(one[3], other[3])


def test_frames_are_noisy_as_of_a_camera() -> None:
    first, second, *_ = frames([CARD], Filming(frames_between=2))
    assert 1 < np.abs(first.astype(int) - second).mean() < 20


def test_a_film_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(VideoNotWritten, match="film"):
        film([CARD], tmp_path / "nessuna" / "film.avi", Filming())
