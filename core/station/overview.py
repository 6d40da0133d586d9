"""The day at a station: who is present of those expected, by class and by diet, and everybody's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from core.errors import Phrase
from core.meals import BookingState, DietOnPlate
from core.station.roster import diets_from
from core.station.service_day import moment_of
from core.station.store import StationStore
from core.storage import day_number, instant_from_number
from core.storage.database import Row

_PLAIN = Phrase("In bianco")


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of a group (a class, a diet, the plain meals) are expected, and how many of those are present."""

    key: str
    name: str
    present: int
    expected: int


@dataclass(frozen=True, slots=True)
class PupilOnDay:
    """A child of the day's list. `event_id` names the presence if this station recorded it; `at` is when (UTC)."""

    pupil_id: int
    first_name: str
    last_name: str
    class_id: int
    class_name: str
    state: BookingState
    diets: tuple[DietOnPlate, ...]
    is_present: bool
    event_id: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class StationOverview:
    """The day. `present` counts those expected who came, `extra` those who came without being expected.

    `day` is None while the station holds no list; `plain` is None when nobody gets a plain meal. `with_photo` are the
    ids of the children whose photo the station has.
    """

    day: date | None
    present: int
    expected: int
    extra: int
    classes: tuple[GroupCount, ...]
    diets: tuple[GroupCount, ...]
    plain: GroupCount | None
    pupils: tuple[PupilOnDay, ...]
    with_photo: frozenset[int] = frozenset()


def overview_of(store: StationStore) -> StationOverview:
    """Return the day as the station knows it, presences of other stations as far as the office told them."""
    database = store.database
    with database.snapshot():
        day = moment_of(database, store.clock).day
        rows = [] if day is None else database.rows(
            "SELECT l.pupil_id, l.first_name, l.last_name, l.class_id, l.class_name, l.state, l.diets, p.event_id,"
            " COALESCE(MIN(p.at, e.at), p.at, e.at) FROM roster_line l"
            " LEFT JOIN presence p ON p.day = l.day AND p.pupil_id = l.pupil_id"
            " LEFT JOIN served_elsewhere e ON e.day = l.day AND e.pupil_id = l.pupil_id"
            " WHERE l.day = ? ORDER BY l.class_name, l.class_id, l.last_name, l.first_name, l.pupil_id",
            (day_number(day),),
        )  # fmt: skip
        with_photo = frozenset(pupil_id for (pupil_id,) in database.rows("SELECT pupil_id FROM photo"))
    pupils = tuple(_pupil(row) for row in rows)
    expected = [pupil for pupil in pupils if pupil.state.is_expected]
    plain = [pupil for pupil in expected if pupil.state is BookingState.PLAIN]
    return StationOverview(
        day=day,
        present=sum(pupil.is_present for pupil in expected),
        expected=len(expected),
        extra=sum(pupil.is_present for pupil in pupils if not pupil.state.is_expected),
        classes=_counts(pupils, lambda pupil: [(str(pupil.class_id), pupil.class_name)]),
        diets=_counts(expected, lambda pupil: [(diet.code, diet.name) for diet in pupil.diets]),
        plain=GroupCount("plain", _PLAIN, sum(one.is_present for one in plain), len(plain)) if plain else None,
        pupils=pupils,
        with_photo=with_photo,
    )


def _counts(
    pupils: Iterable[PupilOnDay], groups_of: Callable[[PupilOnDay], list[tuple[str, str]]]
) -> tuple[GroupCount, ...]:
    """Count by group, in the order in which the groups are met (classes) or by name."""
    present: dict[tuple[str, str], int] = {}
    expected: dict[tuple[str, str], int] = {}
    for pupil in pupils:
        for group in groups_of(pupil):
            is_expected = pupil.state.is_expected
            expected[group] = expected.get(group, 0) + is_expected
            present[group] = present.get(group, 0) + (is_expected and pupil.is_present)
    return tuple(
        GroupCount(key, name, present[key, name], expected[key, name])
        for key, name in sorted(expected, key=lambda group: (group[1], group[0]))
    )


def _pupil(row: Row) -> PupilOnDay:
    pupil_id, first_name, last_name, class_id, class_name, state, diets, event_id, at = row
    return PupilOnDay(
        pupil_id,
        first_name,
        last_name,
        class_id,
        class_name,
        BookingState(state),
        () if diets == "[]" else diets_from(diets),
        at is not None,
        event_id,
        None if at is None else instant_from_number(at),
    )
