"""The child's photo beside the name: only when the office gave one, after the answer, never instead of a word."""

from __future__ import annotations

import hashlib
import logging

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.qt.theme import Theme, apply_theme, text_font
from core.station import CheckIn, CheckInOutcome, exchange
from core.station.photos import KnownPhoto
from kiosk import station_desk
from kiosk.flow import Shown
from kiosk.outcomes import advice_for
from kiosk.screens.outcome_layout import WORD_PX, Line, Part, arranged
from kiosk.screens.outcome_view import OutcomeView
from kiosk.screens.photo_place import arranged_beside
from tests.kiosk.conftest import Kiosk, OpenKiosk
from tests.kiosk.refectory import Refectory
from tests.kiosk.test_outcome_looks import DIET, MILK, ROOMS, SMALL_ROOMS
from tests.pictures import picture


def give_photos(refectory: Refectory, *names: str) -> None:
    """From now on the office has these children's photos, and the station too."""
    jpeg = picture(300, 400, "#FF0000")
    digest = hashlib.sha256(jpeg).hexdigest()
    refectory.office.photos = tuple(KnownPhoto(refectory.child(name).pupil_id, digest, jpeg) for name in names)
    exchange(refectory.store, refectory.office)


def reddish(kiosk: Kiosk) -> int:
    """How many of some points of the screen are as red as the photo."""
    image = kiosk.window.presence.outcome.grab().toImage()
    points = [image.pixelColor(x, y) for x in range(0, image.width(), 8) for y in range(0, image.height(), 8)]
    return sum(one.red() > 220 and one.green() < 60 and one.blue() < 60 for one in points)


def test_the_photo_stands_beside_the_name(refectory: Refectory, open_station: OpenKiosk) -> None:
    give_photos(refectory, "Anna")
    kiosk = open_station()
    kiosk.scan(refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"
    assert kiosk.window.presence.outcome.photo is not None
    assert reddish(kiosk) > 100
    kiosk.pass_seconds(10)
    kiosk.scan(refectory.child("Bea").token)
    assert kiosk.window.presence.outcome.photo is None
    assert reddish(kiosk) == 0


def test_without_photos_nothing_is_asked_of_the_file(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(station_desk, "photo_at_station", lambda *_given: asked.append(1))
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"
    assert not asked


def test_the_outcome_is_on_screen_before_the_photo_is_read(
    refectory: Refectory, open_station: OpenKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_photos(refectory, "Anna")
    kiosk = open_station()
    desk, then = kiosk.window.parts.desk, []
    monkeypatch.setattr(desk, "photo", lambda pupil_id, _done: then.append((pupil_id, kiosk.word, *kiosk.ears.heard)))
    kiosk.scan(refectory.child("Anna").token)
    assert then == [(refectory.child("Anna").pupil_id, "Buon appetito", "served")]
    assert kiosk.window.presence.outcome.photo is None


def test_a_photo_that_cannot_be_read_takes_nothing_from_the_answer(
    refectory: Refectory, open_station: OpenKiosk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    give_photos(refectory, "Anna", "Bea")
    kiosk = open_station()

    def broken(*_given: object) -> bytes:
        raise OSError("disk")

    with caplog.at_level(logging.ERROR):
        monkeypatch.setattr(station_desk, "photo_at_station", broken)
        kiosk.scan(refectory.child("Anna").token)
        assert (kiosk.word, kiosk.window.presence.outcome.photo) == ("Buon appetito", None)
        assert kiosk.messages() == []
        monkeypatch.setattr(station_desk, "photo_at_station", lambda *_given: b"no picture at all")
        kiosk.pass_seconds(10)
        kiosk.scan(refectory.child("Bea").token)
        assert (kiosk.word, kiosk.window.presence.outcome.photo) == ("Buon appetito", None)


def test_a_late_photo_is_not_shown_beside_another_name(qtbot) -> None:
    view = OutcomeView()
    qtbot.addWidget(view)
    view.show_outcome(Shown(CheckIn(CheckInOutcome.SERVED, pupil_id=2, first_name="Bea")), has_photo=True)
    view.show_photo(1, QImage(3, 4, QImage.Format.Format_RGB32))
    assert view.photo is None
    view.show_photo(2, QImage(3, 4, QImage.Format.Format_RGB32))
    assert view.photo is not None
    view.show_outcome(Shown(CheckIn(CheckInOutcome.SERVED, pupil_id=2, first_name="Bea")))
    assert view.photo is None


def test_the_office_switches_photos_off(refectory: Refectory, open_station: OpenKiosk) -> None:
    give_photos(refectory, "Anna")
    kiosk = open_station()
    refectory.office.photos = ()
    exchange(refectory.store, refectory.office)
    kiosk.window.presence.refresh()
    kiosk.settle()
    kiosk.scan(refectory.child("Anna").token)
    assert (kiosk.word, kiosk.window.presence.outcome.photo) == ("Buon appetito", None)
    assert reddish(kiosk) == 0


SAID = {
    "served": [Line(Part.WORD, "Buon appetito"), Line(Part.WHO, "Anna · 3ªA")],
    "diet": [
        Line(Part.WORD, "Dieta"), Line(Part.WHO, "Alessandra Maria · 3ªA"), Line(Part.DIET, "SG · Senza glutine"),
        Line(Part.EFFECT, DIET.effect),
    ],
    "two diets": [
        Line(Part.WORD, "Dieta"), Line(Part.WHO, "Alessandra Maria · 3ªA"), Line(Part.DIET, "SG · Senza glutine"),
        Line(Part.EFFECT, DIET.effect), Line(Part.DIET, f"SL · {MILK.name}"), Line(Part.EFFECT, MILK.effect),
    ],
    "already": [Line(Part.WORD, "Già registrato alle\N{NO-BREAK SPACE}12:31"), Line(Part.WHO, "Anna · 3ªA")],
    "not booked": [
        Line(Part.WORD, "Non prenotato"), Line(Part.WHO, "Dragoș · 3ªA"),
        Line(Part.NOTE, advice_for(CheckInOutcome.NOT_BOOKED)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("size", ROOMS + SMALL_ROOMS)
@pytest.mark.parametrize("said", SAID)
def test_no_word_gives_way_to_a_photo(qapp: QApplication, size: tuple[int, int], said: str) -> None:
    apply_theme(qapp, Theme.TOUCH)
    room, face = QRectF(28, 16, *size), text_font(22)
    whole = arranged(SAID[said], room, face)
    layout, place = arranged_beside(SAID[said], room, face)
    assert layout.lines[0].font.pixelSize() >= min(WORD_PX, whole.lines[0].font.pixelSize())
    assert layout.scale >= min(0.75, whole.scale)
    words = " ".join(line.text for line in layout.lines)
    assert words.split() == " ".join(line.text for line in SAID[said]).replace("\N{NO-BREAK SPACE}", " ").split()
    if place is None:
        assert layout == whole
        return
    assert room.contains(place)
    assert not place.intersects(layout.shape)
    for line in layout.lines:
        assert not place.intersects(line.box)
        assert line.box.bottom() <= max(room.bottom(), whole.lines[-1].box.bottom()) + 0.5
    apply_theme(qapp, Theme.LIGHT)


def test_on_the_usual_screens_there_is_room_for_a_photo(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.TOUCH)
    for size in ROOMS:
        _layout, place = arranged_beside(SAID["served"], QRectF(28, 16, *size), text_font(22))
        assert place is not None
        assert place.height() >= 200
    apply_theme(qapp, Theme.LIGHT)
