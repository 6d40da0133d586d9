"""What the look promises of the outcomes: contrast, size from afar, nothing cut off, none like another."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from core.meals import DietOnPlate
from core.qt.colours import contrast
from core.qt.sounder import load_sounds
from core.qt.theme import Theme, apply_theme, text_font
from core.station import CheckIn, CheckInOutcome
from kiosk.flow import Shown
from kiosk.outcomes import FAILURE, LOOKS, advice_for, word_of
from kiosk.screens.outcome_layout import WORD_PX, Line, Part, arranged
from kiosk.screens.outcome_view import OutcomeView

DIET = DietOnPlate("SG", "Senza glutine", "Vassoio sigillato senza glutine")
MILK = DietOnPlate("SL", "Senza latte e derivati del latte", "Niente latte e derivati: attenzione a besciamella e purè")
#: The places of the outcome on the screens that kiosks have, and in windows smaller than those.
ROOMS = ((884, 560), (884, 486), (1524, 848), (1180, 620))
SMALL_ROOMS = ((700, 420), (628, 500), (628, 380))


@pytest.mark.parametrize("look", [*LOOKS.values(), FAILURE])
def test_text_can_be_read_on_its_ground(look):
    assert contrast(look.ink, look.ground) >= 4.5


def test_looks_are_those_of_the_design():
    assert {outcome: look.ground for outcome, look in LOOKS.items()} == {
        CheckInOutcome.SERVED: "#0B6B3A",
        CheckInOutcome.SERVED_PLAIN: "#0B4F8A",
        CheckInOutcome.SERVED_DIET: "#6B1F7A",
        CheckInOutcome.ALREADY_SERVED: "#F2A900",
        CheckInOutcome.NOT_BOOKED: "#8A4B00",
        CheckInOutcome.REVOKED_CARD: "#A3161F",
        CheckInOutcome.UNKNOWN_CARD: "#A3161F",
        CheckInOutcome.OTHER_SERVICE: "#A3161F",
        CheckInOutcome.OTHER_SCHOOL: "#A3161F",
        CheckInOutcome.NO_SERVICE_TODAY: "#3B4754",
    }


def test_every_colour_has_a_shape_and_a_sound_of_its_own():
    by_ground = {look.ground: (look.shape, look.sound) for look in LOOKS.values()}
    assert set(by_ground.values()) == {(look.shape, look.sound) for look in LOOKS.values()}
    assert len({shape for shape, _ in by_ground.values()}) == len(by_ground)
    assert len({sound for _, sound in by_ground.values()}) == len(by_ground)


def test_every_sound_is_there():
    sounds = load_sounds()
    for look in (*LOOKS.values(), FAILURE):
        assert sounds[look.sound]
    assert len({sounds[look.sound] for look in LOOKS.values()}) == len({look.sound for look in LOOKS.values()})


def check_in(outcome: CheckInOutcome, **rest: object) -> CheckIn:
    given = {"pupil_id": 1, "first_name": "Alessandra Maria", "class_name": "3ªA"} | rest
    return CheckIn(outcome, **given)


HARDEST = [
    *(check_in(outcome, no_service_text="Sciopero generale", read_text="HTTPS://EXAMPLE.ORG/Q…") for outcome in LOOKS),
    check_in(CheckInOutcome.SERVED_DIET, diets=(DIET,), is_plain=True),
    check_in(CheckInOutcome.SERVED_DIET, diets=(DIET, MILK), is_extra=True),
    check_in(CheckInOutcome.ALREADY_SERVED, diets=(DIET, MILK)),
]


@pytest.fixture
def touch(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.TOUCH)


@pytest.mark.parametrize("room", [*ROOMS, *SMALL_ROOMS])
@pytest.mark.parametrize("shown", HARDEST, ids=lambda c: f"{c.outcome.value}-{len(c.diets)}")
def test_the_word_is_seen_from_two_metres_and_nothing_overlaps(qtbot, touch, room, shown):
    view = OutcomeView()
    qtbot.addWidget(view)
    view.show_outcome(Shown(shown))
    place = QRectF(0, 0, *room)
    layout = arranged(view.lines(), place, view.font())
    word = layout.lines[0]
    assert word.font.pixelSize() >= (64 if room in SMALL_ROOMS else WORD_PX)
    boxes = [line.box for line in layout.lines]
    for one, other in combinations(boxes, 2):
        assert one.bottom() <= other.top() + 0.5
    assert boxes[-1].bottom() <= place.bottom() + 0.5
    assert place.contains(layout.shape)
    if room not in SMALL_ROOMS:
        who = [line.font.pixelSize() for line in layout.lines if "Alessandra" in line.text]
        assert all(size >= (40 if not shown.diets else 22) for size in who)
        diets = [line.font.pixelSize() for line in layout.lines if "glutine" in line.text]
        # On the diet's own outcome large; where the child has eaten already, it is a reminder.
        assert all(size >= (34 if shown.outcome is CheckInOutcome.SERVED_DIET else 22) for size in diets)


def test_a_word_wider_than_the_room_is_made_smaller_not_cut(touch):
    layout = arranged((Line(Part.WORD, "Precipitevolissimevolmente"),), QRectF(0, 0, 600, 500), text_font(22))
    (word,) = layout.lines
    assert word.text == "Precipitevolissimevolmente"
    assert word.font.pixelSize() < WORD_PX


def test_every_outcome_has_words():
    for outcome in CheckInOutcome:
        assert word_of(outcome)
        assert isinstance(advice_for(outcome), str)


def test_nothing_speaks_of_money():
    for outcome in CheckInOutcome:
        for text in (word_of(outcome), advice_for(outcome)):
            assert not {"saldo", "debito", "pag", "euro", "€", "tariffa"} & set(text.lower().split())
