"""Which try has its turn at which picture, what it may cost, and when it rests."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.scanning.decoding import NoDecoder, Reading
from kiosk.scanning.frames import Grey
from kiosk.scanning.pipeline import Cascade, MotionGate, make_cascade
from kiosk.scanning.still import StillReader
from kiosk.scanning.zxing import Damaged, Look, ZxingDecoder
from tests.kiosk.scanning.conftest import Hand
from tests.kiosk.scanning.pictures import OTHER_TOKEN, TOKEN, code, frame, noisy
from tests.kiosk.scanning.test_decoding import bent

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


class Told:
    """A zbar that writes down what it was asked, and reads what it was told to."""

    def __init__(self, *answers: str) -> None:
        self._answers = answers
        self.shapes: list[tuple[int, ...]] = []

    def decode(self, grey: Grey) -> tuple[Reading, ...]:
        self.shapes.append(grey.shape)
        return tuple(Reading(answer, SQUARE, "zbar") for answer in self._answers)


class Blind(ZxingDecoder):
    """A ZXing that reads nothing, writes down what it was asked, and may see damaged codes."""

    def __init__(self, *damaged: Damaged, cost: float = 0.0, hand: Hand | None = None) -> None:
        super().__init__()
        self._damaged = damaged
        self._cost, self._hand = cost, hand
        self.looks = 0

    def look(self, grey: Grey) -> Look:
        self.looks += 1
        if self._hand is not None:
            self._hand.at += self._cost
        return Look((), self._damaged)


def patient(zxing: ZxingDecoder | None, zbar: Told | None) -> Cascade:
    """A cascade whose budget a busy test machine does not spend."""
    return Cascade(zxing, zbar, budget_seconds=600.0)


def moving(number: int) -> Grey:
    """A frame that differs from the one before."""
    picture = frame()
    picture[:, (number * 200) % 1000 : (number * 200) % 1000 + 200] = 240
    return picture


def test_a_clean_card_costs_zxing_alone():
    zbar = Told()
    (reading,) = patient(ZxingDecoder(), zbar).read(frame(code(TOKEN)))
    assert (reading.text, reading.engine) == (TOKEN, "zxing")
    assert zbar.shapes == []


def test_two_codes_in_a_frame_are_both_read():
    readings = patient(ZxingDecoder(), None).read(frame(code(TOKEN), code(OTHER_TOKEN)))
    assert {reading.text for reading in readings} == {TOKEN, OTHER_TOKEN}


def test_zbar_has_its_turn_at_every_third_fruitless_picture_at_half_size():
    zbar, zxing = Told(), Blind()
    cascade = patient(zxing, zbar)
    asked = []
    for number in range(7):
        cascade.read(moving(number))
        asked.append((len(zbar.shapes), zxing.looks))
    assert asked == [(1, 2), (1, 5), (1, 8), (2, 10), (2, 13), (2, 16), (3, 18)]
    assert set(zbar.shapes) == {(360, 640)}


def test_what_zbar_reads_has_its_corners_in_the_whole_picture():
    (reading,) = patient(Blind(), Told(TOKEN)).read(moving(0))
    assert reading.quad == ((0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0))


def test_a_bent_card_is_read_within_three_pictures():
    card = bent(np.pad(code(TOKEN, scale=10), 20, constant_values=255))
    cascade = patient(ZxingDecoder(), None)
    engines = [reading.engine for _ in range(3) for reading in cascade.read(card)]
    assert engines == ["zxing, flattened"]


def test_the_same_text_from_two_codes_is_told_once():
    assert len(patient(Blind(), Told(TOKEN, TOKEN)).read(moving(0))) == 1


def test_nothing_dear_is_begun_when_the_budget_is_spent(hand):
    zbar, zxing = Told(TOKEN), Blind(cost=0.040, hand=hand)
    cascade = Cascade(zxing, zbar, budget_seconds=0.033, clock=hand)
    for number in range(6):
        assert cascade.read(moving(number)) == ()
    assert (zbar.shapes, zxing.looks) == ([], 6)


def test_a_dim_card_is_brightened_at_the_third_picture():
    dim = (frame(code(TOKEN)) // 16).astype(np.uint8)

    class Dazzled(ZxingDecoder):
        """Reads bright pictures alone."""

        def look(self, grey: Grey) -> Look:
            return super().look(grey) if grey.max() > 40 and grey.shape[0] == 720 else Look((), ())

    cascade = patient(Dazzled(), None)
    first, second, third = (cascade.read(dim) for _ in range(3))
    assert (first, second) == ((), ())
    assert [(reading.text, reading.engine) for reading in third] == [(TOKEN, "zxing, brightened")]


def test_an_unchanged_picture_rests_after_every_try_had_two_turns():
    zbar, zxing = Told(), Blind()
    cascade = patient(zxing, zbar)
    for _ in range(40):
        cascade.read(frame())
    assert zxing.looks >= 40
    assert len(zbar.shapes) + zxing.looks - 40 == 2 * 9  # two tries at the first six, then at 10, 20 and 30


def test_sensor_noise_and_exposure_are_no_motion_but_a_card_at_the_side_is():
    random, gate = np.random.default_rng(7), MotionGate()
    still = frame()
    worth = [gate.is_worth_trying(noisy(still + (number % 3), random)) for number in range(9)]
    assert worth == [True] * 6 + [False] * 3
    assert gate.is_worth_trying(frame(code(TOKEN, scale=3)))


def test_a_change_too_slow_for_any_two_pictures_counts_in_the_end():
    gate = MotionGate()
    worth = []
    for number in range(15):
        picture = frame()
        picture[:, :640] += number  # half the picture, one level at a time
        worth.append(gate.is_worth_trying(picture))
    # Six tries, then rest; 13 levels between the halves are 6.5 from their mean, which is motion.
    assert worth == [True] * 6 + [False] * 4 + [True] + [False] * 2 + [True] * 2


def test_after_a_reading_the_turns_begin_anew():
    zbar = Told()
    cascade = patient(ZxingDecoder(), zbar)
    for _ in range(20):
        cascade.read(frame())
    before = len(zbar.shapes)
    cascade.read(frame(code(TOKEN)))
    cascade.read(frame())
    assert len(zbar.shapes) == before + 1


def test_without_zxing_zbar_reads_every_picture_whole():
    zbar = Told(TOKEN)
    cascade = patient(None, zbar)
    for number in range(4):
        assert len(cascade.read(moving(number))) == 1
    assert set(zbar.shapes) == {(720, 1280)}


@pytest.mark.parametrize("reader", [Cascade, StillReader])
def test_without_any_decoder_the_kiosk_says_so(reader):
    with pytest.raises(NoDecoder, match="codici QR"):
        reader(None, None)


def test_an_empty_picture_gives_nothing():
    assert patient(Blind(), Told(TOKEN)).read(np.zeros((0, 0), np.uint8)) == ()


def test_the_machines_own_decoders_with_and_without_zbar():
    cascade, zbar = make_cascade(is_zbar_used=False)
    assert zbar is None
    assert len(cascade.read(frame(code(TOKEN)))) == 1
    cascade, zbar = make_cascade(is_zbar_used=True)
    assert zbar is not None
    zbar.close()


def test_a_machine_without_zxing_and_zbar_is_told_what_to_install(monkeypatch):
    from kiosk.scanning import pipeline
    from kiosk.scanning.decoding import EngineReport

    monkeypatch.setattr(pipeline, "zxing_report", lambda: EngineReport("zxing", is_available=False, reason="manca"))
    with pytest.raises(NoDecoder, match="zxing: manca; zbar: spento"):
        make_cascade(is_zbar_used=False)


def test_a_still_picture_asks_zbar_only_after_all_of_zxing():
    zbar, zxing = Told(TOKEN), Blind()
    (reading,) = StillReader(zxing, zbar).read(frame())
    assert reading.text == TOKEN
    assert zxing.looks >= 8
    assert zbar.shapes == [(720, 1280)]
    assert StillReader(ZxingDecoder(), zbar).read(frame(code(OTHER_TOKEN)))[0].text == OTHER_TOKEN


def test_a_flat_card_does_not_hide_the_bent_one_beside_it():
    card = bent(np.pad(code(OTHER_TOKEN, scale=10), 20, constant_values=255))
    picture = frame(code(TOKEN, scale=10), card)
    assert {reading.text for reading in StillReader(ZxingDecoder(), None).read(picture)} == {TOKEN, OTHER_TOKEN}
