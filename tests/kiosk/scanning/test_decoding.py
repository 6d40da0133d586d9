"""Both decoders on codes made for them, and on codes that nobody should make."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
import segno

from kiosk.scanning import decode
from kiosk.scanning._opencv import cv2
from kiosk.scanning.decoding import (
    LONGEST_TEXT,
    Availability,
    EngineReport,
    NoDecoder,
    Reading,
    distinct,
    text_of,
)
from kiosk.scanning.retouch import scaled, sharpened, smoothed, turned
from kiosk.scanning.zbar import ZbarDecoder, ZbarLimits, _quad
from kiosk.scanning.zxing import ZxingDecoder, zxing_report
from tests.kiosk.scanning.conftest import Hand
from tests.kiosk.scanning.pictures import OTHER_TOKEN, TOKEN, Picture, code, frame

zxing = ZxingDecoder()


def texts(readings: tuple[Reading, ...]) -> list[str]:
    return sorted(reading.text for reading in readings)


@pytest.mark.parametrize("degrees", [0, 17, 45, 90, 180, 233])
def test_both_read_a_card_in_any_turn(zbar, degrees):
    card = turned(code(TOKEN), degrees)
    assert texts(zxing.decode(card)) == [TOKEN]
    assert texts(zbar.decode(card)) == [TOKEN]


def test_zxing_reads_a_phone_in_dark_mode():
    assert texts(zxing.decode(255 - frame(code(TOKEN)))) == [TOKEN]


def test_both_read_two_codes_in_one_frame(zbar):
    picture = frame(code(TOKEN), code(OTHER_TOKEN))
    assert texts(zxing.decode(picture)) == [TOKEN, OTHER_TOKEN]
    assert texts(zbar.decode(picture)) == [TOKEN, OTHER_TOKEN]


def test_the_corners_are_those_of_the_code(zbar):
    picture = frame(code(TOKEN, scale=8))  # 25 modules of 8 pixels, quiet zone of 32, at (60, 228)
    expected = [(92, 260), (292, 260), (292, 460), (92, 460)]
    for decoder in (zxing, zbar):
        (reading,) = decoder.decode(picture)
        assert np.allclose(sorted(reading.quad), sorted(expected), atol=6)


def test_each_reading_names_its_engine(zbar):
    assert zxing.decode(code(TOKEN))[0].engine == "zxing"
    assert zbar.decode(code(TOKEN))[0].engine == "zbar"


def test_a_damaged_code_is_reported_with_its_place_and_size():
    look = zxing.look(bent(np.pad(code(TOKEN, scale=10), 20, constant_values=255)))
    assert look.readings == ()
    assert [damaged.modules for damaged in look.damaged] == [25]


STRANGE = {
    "control characters": "CQ1\x00\x01\x1b[31m\r\n\t",
    "right-to-left override": "CQ1\u202eABC\u2066",
    "sql": "'; DROP TABLE pupil; --",
    "path": "../../../etc/passwd",
    "address": "https://example.org/?q=1",
    "emoji": "🍝" * 20,
    "half of a surrogate's bytes": b"\xed\xa0\x80CQ1",
    "not utf-8": b"\xff\xfe\xe8\xe9CQ1",
    "latin": "perché è così",
    "japanese": "給食カード",
    "longest": "A" * 4296,
    "2,900 bytes": "ü" * 1450,
    "digits": "9" * 7089,
    "blank": " ",
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_codes_do_not_raise(zbar, name):
    content = STRANGE[name]
    made = segno.make_qr(content, error="l", boost_error=False)
    modules = np.array([[0 if dark else 255 for dark in row] for row in made.matrix], np.uint8)
    picture = np.kron(np.pad(modules, 4, constant_values=255), np.ones((4, 4), np.uint8))
    for decoder in (zxing, zbar):
        for reading in decoder.decode(picture):
            assert isinstance(reading.text, str)
            assert 0 < len(reading.text) <= LONGEST_TEXT
            reading.text.encode("utf-8")  # no half surrogates: they would raise when stored
    if isinstance(content, str):
        assert texts(zxing.decode(picture)) == [content]


def test_structured_append_does_not_raise(zbar):
    for symbol in segno.make_sequence("CQ1" + "A" * 60, symbol_count=3, error="m"):
        modules = np.array([[0 if dark else 255 for dark in row] for row in symbol.matrix], np.uint8)
        picture = np.kron(np.pad(modules, 4, constant_values=255), np.ones((6, 6), np.uint8))
        for decoder in (zxing, zbar):
            assert all(reading.text != "CQ1" + "A" * 60 for reading in decoder.decode(picture))


@pytest.mark.parametrize("shape", [(0, 0), (1, 1), (1, 500), (3, 3), (720, 2)])
def test_pictures_without_room_for_a_code_give_nothing(zbar, shape):
    picture = np.zeros(shape, np.uint8)
    assert zxing.decode(picture) == zbar.decode(picture) == ()
    assert decode(picture) == []


def test_an_array_that_is_not_contiguous_is_read(zbar):
    picture = np.ascontiguousarray(code(TOKEN).T).T
    assert texts(zxing.decode(picture[::-1][::-1])) == texts(zbar.decode(picture[::-1][::-1])) == [TOKEN]


def test_text_is_utf8_or_the_guess_and_bounded():
    assert text_of("è".encode(), "guess") == "è"
    assert text_of("è".encode("latin-1"), "è, guessed") == "è, guessed"
    assert len(text_of(b"A" * 9000, "")) == LONGEST_TEXT


def test_the_same_text_counts_once():
    square = ((0.0, 0.0),) * 4
    first, second, other = Reading("A", square, "1"), Reading("A", square, "2"), Reading("B", square, "1")
    assert distinct([first, second, other]) == (first, other)


# zbar's own process


def test_a_killed_child_is_replaced(zbar):
    assert texts(zbar.decode(code(TOKEN))) == [TOKEN]
    killed = zbar.process_id
    os.kill(killed, signal.SIGKILL)
    zbar.decode(code(TOKEN))  # may be lost: nobody knew yet
    assert texts(zbar.decode(code(TOKEN))) == [TOKEN]
    assert zbar.process_id != killed


MakeDecoder = Callable[..., ZbarDecoder]


@pytest.fixture
def decoders() -> Iterator[MakeDecoder]:
    """Makes decoders whose children are ended, however the test ends."""
    made: list[ZbarDecoder] = []

    def make(*given: object, **named: object) -> ZbarDecoder:
        made.append(ZbarDecoder(*given, **named))
        return made[-1]

    yield make
    for decoder in made:
        decoder.close()


def child(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


READY = "import sys,time,json; print(json.dumps({'ready': True}), flush=True); "


def test_a_child_that_hangs_is_ended_and_replaced(decoders: MakeDecoder):
    decoder = decoders(ZbarLimits(start=20.0, call=0.05), command=child(READY + "time.sleep(60)"))
    assert decoder.decode(code(TOKEN)) == ()
    assert decoder.process_id is None


def test_a_child_that_talks_nonsense_is_ended(decoders: MakeDecoder):
    decoder = decoders(ZbarLimits(start=20.0, call=20.0), command=child(READY + "print('?!', flush=True)"))
    assert decoder.decode(code(TOKEN)) == ()
    assert decoder.process_id is None


def test_after_three_failures_nothing_is_started_for_a_while(decoders: MakeDecoder):
    hand = Hand()
    dying = child(READY)
    decoder = decoders(ZbarLimits(start=20.0, call=20.0, rest=30.0), command=dying, clock=hand)
    for _ in range(4):
        assert decoder.decode(code(TOKEN)) == ()
    assert decoder.process_id is None
    hand.at += 29.0
    decoder.decode(code(TOKEN))
    assert decoder.process_id is None
    hand.at += 1.0
    assert decoder._running_child() is not None


def test_a_picture_does_not_wait_for_a_child_that_is_starting(decoders: MakeDecoder):
    decoder = decoders(ZbarLimits(start=0.0), command=child("import time; time.sleep(60)"))
    assert decoder.decode(code(TOKEN)) == ()
    assert decoder.process_id is not None


def test_a_machine_without_zbar_says_why_and_is_not_asked_again(decoders: MakeDecoder):
    program = "import json; print(json.dumps({'missing': 'Unable to find zbar shared library'}), flush=True)"
    decoder = decoders(ZbarLimits(start=20.0), command=child(program))
    assert decoder.report() == EngineReport("zbar", is_available=False, reason="Unable to find zbar shared library")
    decoder.decode(code(TOKEN))
    decoder.decode(code(TOKEN))
    assert decoder.process_id is None


def test_an_interpreter_that_is_not_there_is_a_report_not_a_crash(tmp_path, decoders: MakeDecoder):
    decoder = decoders(command=(str(tmp_path / "python"),))
    assert not decoder.report().is_available
    assert decoder.decode(code(TOKEN)) == ()


def test_both_are_available_here(zbar):
    assert zxing_report().is_available
    assert zbar.report(20.0) == EngineReport("zbar", is_available=True)


def test_without_any_decoder_the_fault_says_what_to_install():
    missing = Availability((EngineReport("zxing", False, "No module"), EngineReport("zbar", False, "spento")))
    with pytest.raises(NoDecoder, match=r"zxing: No module; zbar: spento.*zxing-cpp"):
        missing.require_any()
    Availability((EngineReport("zxing", False), EngineReport("zbar", True))).require_any()


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ([[0, 0], [9, 0], [9, 9], [0, 9]], ((0, 0), (9, 0), (9, 9), (0, 9))),
        ([[0, 0], [9, 0], [12, 5], [9, 9], [0, 9]], ((0, 0), (12, 0), (12, 9), (0, 9))),
        ([], ((0, 0), (0, 0), (0, 0), (0, 0))),
    ],
)
def test_an_outline_becomes_four_corners(outline, expected):
    assert _quad(outline) == expected


# Retouching


def test_retouching_keeps_what_it_should():
    card = code(TOKEN)
    assert scaled(card, 0.5).shape == (card.shape[0] // 2, card.shape[1] // 2)
    edge = np.tile(np.array([100] * 20 + [150] * 20, np.uint8), (40, 1))
    assert int(sharpened(edge).max()) > 150 > int(smoothed(edge).max()) - 1
    assert np.std(smoothed(np.random.default_rng(1).integers(0, 255, (50, 50)).astype(np.uint8))) < 40
    assert turned(card, 45).shape[0] > card.shape[0] * 1.4


# The whole cascade on still pictures


def bent(picture: Picture) -> Picture:
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    middle = picture.shape[1] / 2
    return cv2.remap(picture, x, y + 25 * ((x - middle) / middle) ** 2, cv2.INTER_LINEAR)


def test_a_still_picture_is_read():
    assert decode(frame(code(TOKEN), code(OTHER_TOKEN))) == [TOKEN, OTHER_TOKEN]


def test_a_picture_without_codes_gives_nothing():
    assert decode(np.random.default_rng(3).integers(0, 255, (200, 200)).astype(np.uint8)) == []


def test_a_bent_card_that_zxing_gives_up_is_read():
    card = bent(np.pad(code(TOKEN, scale=10), 20, constant_values=255))
    assert zxing.decode(card) == ()
    assert decode(card) == [TOKEN]


def test_two_threads_that_ask_at_once_share_one_child(decoders: MakeDecoder):
    """A second child would be forgotten, and live as long as the program."""
    before = set(threading.enumerate())
    decoder = decoders(ZbarLimits(start=20.0, call=20.0))
    line, found = threading.Barrier(4), []

    def ask(text: str) -> None:
        line.wait(20)
        found.append((text, [reading.text for reading in decoder.decode(code(text))]))

    texts = [TOKEN, TOKEN[::-1], "UNO", "DUE"]
    threads = [threading.Thread(target=ask, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(found) == sorted((text, [text]) for text in texts)  # nobody got another's answer
    decoder.close()
    assert set(threading.enumerate()) <= before
