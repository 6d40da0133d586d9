"""The presence screen's steps, without a screen: events in, shown outcomes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.station import CheckIn, CheckInOutcome
from kiosk.flow import (
    Answered,
    Ask,
    AskPupil,
    ClassMarked,
    Event,
    ExtraTapped,
    Failed,
    PupilChosen,
    Recalled,
    RetryTapped,
    ServeExtra,
    Show,
    Source,
    State,
    Tapped,
    Ticked,
    TokenRead,
    Undone,
    step,
)

O = CheckInOutcome  # noqa: E741 - short in the tables below


def check_in(outcome: CheckInOutcome, name: str = "Anna") -> CheckIn:
    return CheckIn(
        outcome=outcome,
        pupil_id=None if outcome is O.UNKNOWN_CARD else 7,
        first_name=name,
        class_name="3ªA",
        first_at=datetime(2026, 11, 24, 11, 31, tzinfo=UTC) if outcome is O.ALREADY_SERVED else None,
    )


def run(*events: Event, state: State | None = None) -> tuple[State, list[object]]:
    """Return the last state and everything that was asked for on the way."""
    state, effects = state or State(), []
    for event in events:
        state, more = step(state, event)
        effects.extend(more)
    return state, effects


def shown(effects: list[object]) -> list[str]:
    return [
        effect.outcome.check_in.first_name if effect.outcome.check_in else effect.outcome.failure
        for effect in effects
        if isinstance(effect, Show)
    ]


def test_a_card_is_asked_for_then_shown_then_gone() -> None:
    state, effects = run(
        TokenRead("A", Source.CAMERA, 0.0), Answered(check_in(O.SERVED), 0.1), Ticked(3.0), Ticked(3.2)
    )
    assert effects[0] == Ask("A", Source.CAMERA)
    assert shown(effects) == ["Anna"]
    assert state.is_ready


def test_a_held_card_is_asked_for_once() -> None:
    reads = [TokenRead("A", Source.CAMERA, at / 10) for at in range(80)]
    _, effects = run(*reads)
    assert effects == [Ask("A", Source.CAMERA)]


@pytest.mark.parametrize(
    ("source", "pause", "asked"),
    [
        (Source.CAMERA, 4.9, 1),
        (Source.CAMERA, 5.0, 2),
        (Source.SCANNER, 2.4, 1),
        (Source.SCANNER, 2.5, 2),
    ],
)
def test_a_card_counts_again_after_it_was_away(source: Source, pause: float, asked: int) -> None:
    _, effects = run(TokenRead("A", source, 0.0), TokenRead("A", source, pause))
    assert len(effects) == asked


def test_several_codes_in_one_frame_are_all_recorded_at_once_and_shown_in_turn() -> None:
    state, effects = run(
        *(TokenRead(text, Source.CAMERA, 0.0) for text in "ABC"),
        *(Answered(check_in(O.SERVED, name), 0.1) for name in ("Anna", "Bea", "Cleo")),
    )
    assert effects[:3] == [Ask("A", Source.CAMERA), Ask("B", Source.CAMERA), Ask("C", Source.CAMERA)]
    assert shown(effects) == ["Anna"]
    _, later = run(Ticked(0.5), Ticked(1.1), Ticked(2.1), state=state)
    assert shown(later) == ["Bea", "Cleo"]


def test_a_diet_stays_until_a_tap_while_the_next_children_are_recorded() -> None:
    state, effects = run(
        Answered(check_in(O.SERVED_DIET, "Dina"), 0.0),
        TokenRead("B", Source.CAMERA, 1.0),
        Answered(check_in(O.SERVED, "Bea"), 1.1),
        Ticked(60.0),
    )
    assert shown(effects) == ["Dina"]
    assert Ask("B", Source.CAMERA) in effects
    assert [c.first_name for c in state.recent] == ["Bea", "Dina"]
    _, later = run(Tapped(61.0), state=state)
    assert shown(later) == ["Bea"]


@pytest.mark.parametrize("outcome", list(CheckInOutcome))
def test_every_outcome_is_shown_exactly_once_and_leaves_by_time_or_tap(outcome: CheckInOutcome) -> None:
    state, effects = run(Answered(check_in(outcome), 0.0))
    assert len(shown(effects)) == 1
    by_time, _ = run(Ticked(5.1), state=state)
    by_tap, _ = run(Tapped(1.0), state=state)
    assert by_time.is_ready == (outcome is not O.SERVED_DIET)
    assert by_tap.is_ready


def test_rejections_stay_longer_than_a_good_meal() -> None:
    good, _ = run(Answered(check_in(O.SERVED), 0.0), Ticked(3.1))
    bad, _ = run(Answered(check_in(O.UNKNOWN_CARD), 0.0), Ticked(3.1))
    assert good.is_ready
    assert not bad.is_ready


def test_not_booked_is_served_by_one_tap_and_a_second_tap_does_nothing() -> None:
    state, _ = run(Answered(check_in(O.NOT_BOOKED), 0.0))
    state, effects = run(ExtraTapped(0.5), ExtraTapped(0.6), state=state)
    assert [type(effect) for effect in effects] == [ServeExtra]
    _, effects = run(Answered(check_in(O.SERVED), 0.7), state=state)
    assert shown(effects) == ["Anna"]


def test_a_tap_meant_for_the_picture_before_does_not_serve_the_child_that_just_appeared() -> None:
    _, effects = run(Answered(check_in(O.NOT_BOOKED), 0.0), ExtraTapped(0.3))
    assert not any(isinstance(effect, ServeExtra) for effect in effects)


def test_a_flood_of_taps_does_not_sweep_away_a_diet_that_nobody_can_have_seen() -> None:
    state, _ = run(Answered(check_in(O.SERVED), 0.0), Answered(check_in(O.SERVED_DIET, "Dina"), 0.1))
    state, effects = run(*(Tapped(0.5 + n / 50) for n in range(40)), state=state)
    assert shown(effects) == ["Dina"]
    assert not state.is_ready
    state, _ = run(Tapped(1.5), state=state)
    assert state.is_ready


def test_serve_extra_is_for_the_not_booked_only() -> None:
    _, effects = run(Answered(check_in(O.OTHER_SCHOOL), 0.0), ExtraTapped(0.5))
    assert not any(isinstance(effect, ServeExtra) for effect in effects)


def test_a_failure_is_shown_until_it_was_read_and_can_be_tried_again() -> None:
    asked = Ask("A", Source.CAMERA)
    state, effects = run(TokenRead("A", Source.CAMERA, 0.0), Failed("Disco pieno", asked, 0.1), Ticked(60.0))
    assert shown(effects) == ["Disco pieno"]
    assert not state.is_ready
    seen, _ = run(Tapped(61.0), state=state)
    assert seen.is_ready
    again, effects = run(RetryTapped(61.0), RetryTapped(61.1), state=state)
    assert effects == [asked]
    assert again.asked == 1


def test_a_rejection_is_not_pushed_away_by_the_next_child() -> None:
    state, effects = run(
        Answered(check_in(O.NOT_BOOKED, "Nora"), 0.0), Answered(check_in(O.SERVED, "Bea"), 1.5), Ticked(4.9)
    )
    assert shown(effects) == ["Nora"]
    _, effects = run(Ticked(5.0), state=state)
    assert shown(effects) == ["Bea"]


def test_of_a_class_marked_present_what_is_not_ordinary_is_shown_one_by_one() -> None:
    state, effects = run(
        ClassMarked(
            (
                check_in(O.SERVED, "Anna"),
                check_in(O.SERVED_DIET, "Dina"),
                check_in(O.SERVED_PLAIN, "Pia"),
                check_in(O.SERVED_DIET, "Dora"),
            ),
            0.0,
        )
    )
    _, later = run(Tapped(1.0), Ticked(4.1), Tapped(6.0), state=state)
    assert shown([*effects, *later]) == ["Dina", "Pia", "Dora"]
    assert [c.first_name for c in state.recent] == ["Dora", "Pia", "Dina", "Anna"]


def test_one_of_the_last_outcomes_can_be_seen_again() -> None:
    lost = check_in(O.NOT_BOOKED, "Nora")
    state, _ = run(Answered(lost, 0.0), Ticked(5.0))
    state, effects = run(Recalled(lost, 20.0), ExtraTapped(21.0), state=state)
    assert shown(effects) == ["Nora"]
    assert effects[-1] == ServeExtra(lost)


def test_a_presence_taken_back_leaves_the_strip() -> None:
    kept, gone = replace(check_in(O.SERVED), event_id="1"), replace(check_in(O.SERVED), event_id="2")
    state, _ = run(Answered(kept, 0.0), Answered(gone, 1.0), Undone("2", 9.0))
    assert state.recent == (kept,)


def test_a_forgotten_card_is_asked_for_by_name() -> None:
    _, effects = run(PupilChosen(7, 0.0))
    assert effects == [AskPupil(7)]


def test_unknown_cards_do_not_enter_the_strip_of_names() -> None:
    state, _ = run(Answered(check_in(O.UNKNOWN_CARD), 0.0))
    assert state.recent == ()


def test_the_memory_of_seen_codes_does_not_grow_all_day() -> None:
    state, _ = run(*(TokenRead(f"T{n}", Source.CAMERA, float(n)) for n in range(2000)))
    assert len(state.last_seen) <= 6
