"""Who ate: the first check-in counts, in whatever order they are told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.access.permissions import Role
from core.errors import NotAllowed, NotFound
from core.meals import DayClosed, PresenceResult, PresenceSource, close_day, record_presence, undo_presence
from core.storage import day_number, instant_number
from core.storage.tables import Event, Station
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

NOON = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)


def scan(canteen: Canteen, pupil: int, at: datetime = NOON, event: str | None = None, **more) -> PresenceResult:
    options = {"session": canteen.session, "day": TUESDAY, "source": "scan", "service_id": canteen.service_id, **more}
    return record_presence(options.pop("session"), pupil_id=pupil, at=at, event_id=event, **options)


def undo(canteen: Canteen, pupil: int, event: str | None = None, **more) -> bool:
    options = {"session": canteen.session, "day": TUESDAY, **more}
    session = options.pop("session")
    return undo_presence(session, pupil_id=pupil, service_id=canteen.service_id, event_id=event, **options)


def standing(canteen: Canteen) -> list[tuple[int, str | None, int, str]]:
    return canteen.database.rows("SELECT pupil_id, event_id, at, source FROM presence ORDER BY pupil_id")


def test_the_first_scan_counts_and_a_repeat_tells_when_it_was(both: Canteen):
    pupil = both.pupil()
    first = scan(both, pupil, NOON, "e1", station_id="a")
    again = scan(both, pupil, NOON + timedelta(minutes=5), "e2", station_id="b")
    assert first == PresenceResult(is_first=True, first_at=NOON, is_extra=False)
    assert again == PresenceResult(is_first=False, first_at=NOON, is_extra=False)
    assert standing(both) == [(pupil, "e1", instant_number(NOON), "scan")]


def test_the_same_event_again_gives_the_same_answer(both: Canteen):
    pupil = both.pupil()
    assert scan(both, pupil, NOON, "e1") == scan(both, pupil, NOON, "e1")


def test_an_earlier_scan_that_comes_late_counts(both: Canteen):
    pupil = both.pupil()
    scan(both, pupil, NOON + timedelta(minutes=5), "e2")
    assert scan(both, pupil, NOON, "e1").is_first
    assert standing(both) == [(pupil, "e1", instant_number(NOON), "scan")]


@pytest.mark.parametrize(
    ("what", "is_extra"), [("booked", False), ("plain", False), ("absent", True), ("not enrolled", True)]
)
def test_whoever_was_not_expected_is_extra(both: Canteen, what: str, is_extra: bool):
    pupil = both.pupil(enrolled=what != "not enrolled")
    if what == "absent":
        both.absence(pupil, TUESDAY)
    if what == "plain":
        both.plain(pupil, TUESDAY)
    assert scan(both, pupil).is_extra is is_extra
    assert bool(both.database.scalar("SELECT is_extra FROM presence")) is is_extra


def test_on_a_closed_day_everybody_is_extra(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.closed(TUESDAY)
    assert scan(canteen, pupil).is_extra


def test_the_service_day_is_what_was_told_not_the_clocks(canteen: Canteen):
    pupil = canteen.pupil()
    canteen.at(TUESDAY + timedelta(days=3))
    scan(canteen, pupil)
    assert canteen.database.scalar("SELECT day FROM presence") == day_number(TUESDAY)


def test_a_presence_marked_by_the_office_leaves_a_trace(canteen: Canteen):
    pupil = canteen.pupil()
    scan(canteen, pupil, source=PresenceSource.OFFICE)
    scan(canteen, pupil, NOON + timedelta(minutes=1), source=PresenceSource.OFFICE)
    assert canteen.database.rows("SELECT operation, subject FROM audit") == [("record_presence", f"pupil:{pupil}")]
    assert canteen.database.scalar("SELECT actor_id FROM presence") == canteen.session.actor.id


def test_an_unknown_pupil_or_service_is_refused(canteen: Canteen):
    pupil = canteen.pupil()
    with pytest.raises(NotFound, match="Alunno"):
        scan(canteen, 99)
    with pytest.raises(NotFound, match="Servizio"):
        scan(canteen, pupil, service_id=99)


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.STATION, True), (Role.SCHOOL, True), (Role.CLERK, True), (Role.KITCHEN, False), (Role.CASHIER, False)],
)
def test_who_may_record(canteen: Canteen, role: Role, may: bool):
    pupil = canteen.pupil()
    session = canteen.session_of(role, canteen.town.school_id)
    if may:
        assert scan(canteen, pupil, session=session).is_first
        assert undo(canteen, pupil, session=session)
    else:
        with pytest.raises(NotAllowed):
            scan(canteen, pupil, session=session)
        with pytest.raises(NotAllowed):
            undo(canteen, pupil, session=session)


def test_a_school_records_its_own_pupils_only(canteen: Canteen):
    pupil = canteen.pupil()
    session = canteen.session_of(Role.SCHOOL, canteen.town.school("Altra scuola"))
    with pytest.raises(NotAllowed):
        scan(canteen, pupil, session=session)
    assert standing(canteen) == []


def test_the_office_takes_back_and_a_later_scan_records_again(both: Canteen):
    pupil = both.pupil()
    scan(both, pupil, NOON, "e1")
    assert undo(both, pupil)
    assert standing(both) == []
    assert not scan(both, pupil, NOON, "e1").is_first  # told twice: it stays taken back
    assert scan(both, pupil, NOON + timedelta(minutes=9), "e3").is_first
    assert standing(both) == [(pupil, "e3", instant_number(NOON + timedelta(minutes=9)), "scan")]


def test_taking_back_what_is_not_there_says_so_and_harms_nothing(canteen: Canteen):
    anna, bruno = canteen.pupil("Anna"), canteen.pupil("Bruno")
    scan(canteen, bruno, NOON, "e1")
    assert undo(canteen, anna)
    assert [row[0] for row in standing(canteen)] == [bruno]


def test_a_station_takes_back_its_own_scan_only(both: Canteen):
    pupil = both.pupil()
    scan(both, pupil, source=PresenceSource.OFFICE)
    assert not undo(both, pupil, "e1")
    assert [row[3] for row in standing(both)] == ["office"]


def test_taking_back_leaves_a_trace(canteen: Canteen):
    pupil = canteen.pupil()
    scan(canteen, pupil, NOON, "e1")
    undo(canteen, pupil, "e1", station_id="a")
    operation, subject, detail = canteen.database.row("SELECT operation, subject, detail FROM audit")
    assert (operation, subject) == ("undo_presence", f"pupil:{pupil}")
    assert json.loads(detail)["events"] == ["e1"]


def test_a_closed_day_takes_no_check_in_and_gives_none_back(both: Canteen):
    anna, bruno = both.pupil("Anna"), both.pupil("Bruno")
    scan(both, anna, NOON, "e1")
    both.at(TUESDAY, time(15))
    close_day(both.session, both.service_id, TUESDAY)
    with pytest.raises(DayClosed):
        scan(both, bruno)
    with pytest.raises(DayClosed):
        undo(both, anna, "e1")
    assert [row[0] for row in standing(both)] == [anna]


# --- merging: stations tell what they did in any order ---------------------------------------------------------------


def open_stations(canteen: Canteen) -> None:
    for name in ("a", "b"):
        canteen.database.run(
            Station.insert(
                id=name, name=name, school=canteen.town.school_id, service=canteen.service_id,
                may_presence=True, may_recharge=False, enrolled_at=NOON,
            )
        )  # fmt: skip


def tell_for(canteen: Canteen, pupil: int, what: str) -> None:
    """Carry out what a station tells, as the office does: `a1` is a scan of station a, `-a1` its undo."""
    event = what.removeprefix("-")
    event_id, at = f"{pupil}.{event}", NOON + timedelta(minutes=int(event[1:]))
    source = "search" if event == "b2" else "scan"
    if what.startswith("-"):
        undo(canteen, pupil, event_id, station_id=event[0])
    else:
        scan(canteen, pupil, at, event_id, station_id=event[0], source=source)
    canteen.database.run(
        Event.insert(
            event_id=event_id + ("-undo" if what.startswith("-") else ""), payload_hash="", station=event[0],
            kind="undo" if what.startswith("-") else "presence", body=json.dumps({"source": source}), made_at=at,
            received_at=NOON, verdict="applied", day=TUESDAY, pupil_id=pupil,
        )
    )  # fmt: skip


def earliest_left(told: tuple[str, ...]) -> str | None:
    """The model: what is left of the set, the earliest first."""
    left = [event for event in told if not event.startswith("-") and f"-{event}" not in told]
    return min(left, key=lambda event: int(event[1:]), default=None)


@pytest.mark.parametrize("told", [("a1", "b2", "-a1"), ("a1", "-a1", "b2", "-b2"), ("a1", "b2", "a3", "-b2")])
def test_every_order_of_a_story_ends_the_same(both: Canteen, told: tuple[str, ...]):
    open_stations(both)
    for order in permutations(told):
        pupil = both.pupil()
        for what in order:
            tell_for(both, pupil, what)
        rows = [row for row in standing(both) if row[0] == pupil]
        wanted = earliest_left(told)
        assert [row[1] for row in rows] == ([] if wanted is None else [f"{pupil}.{wanted}"]), order
        if wanted == "b2":
            assert rows[0][2:] == (instant_number(NOON + timedelta(minutes=2)), "search")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sets(st.sampled_from(["a1", "b2", "a3", "b4", "-a1", "-b2", "-a3", "-b4"])).flatmap(
        lambda told: st.permutations(sorted(told))
    )
)
def test_any_story_in_any_order_ends_with_the_earliest_left(canteen: Canteen, order: list[str]):
    if canteen.database.scalar("SELECT COUNT(*) FROM station") == 0:
        open_stations(canteen)
    pupil = canteen.pupil()
    for what in order:
        tell_for(canteen, pupil, what)
    wanted = earliest_left(tuple(order))
    events = [row[1] for row in standing(canteen) if row[0] == pupil]
    assert events == ([] if wanted is None else [f"{pupil}.{wanted}"])


def test_what_the_office_did_not_accept_never_comes_to_count(canteen: Canteen):
    open_stations(canteen)
    pupil = canteen.pupil()
    tell_for(canteen, pupil, "a1")
    canteen.database.run(
        Event.insert(
            event_id="late", payload_hash="", station="b", kind="presence", body="{}", made_at=NOON,
            received_at=NOON, verdict="quarantined", day=TUESDAY, pupil_id=pupil,
        )
    )  # fmt: skip
    assert undo(canteen, pupil, f"{pupil}.a1")
    assert standing(canteen) == []
