"""The sample municipality: the same town each time, with something to see in every area of the office."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core import ledger, messages, registry
from core.access.sealing import open_sealer
from core.access.session import Session, system_session
from core.clock import FixedClock
from core.ids import CountedIds
from core.ledger.expiring import expiring_bands
from core.meals.menu import check_menu
from core.messages import MessageState
from core.registry.waiting import places, waiting_list
from core.storage import Database
from refettorio.demo.sample import SampleTown
from refettorio.demo.sample_history import lived_days, make_lived_sample
from refettorio.demo.sample_menu import LEFT_OPEN

SEED = 20261124


def lived(database: Database, folder: Path, today: date) -> tuple[Session, SampleTown]:
    clock = FixedClock(datetime(today.year, today.month, today.day, 7, tzinfo=UTC))
    session = system_session(database, clock, CountedIds())
    return session, make_lived_sample(session, open_sealer(folder / "key", database), SEED)


@pytest.fixture
def town(sqlite_database: Database, tmp_path: Path) -> tuple[Session, SampleTown]:
    return lived(sqlite_database, tmp_path, date(2026, 11, 26))


def test_it_has_brothers_and_sisters_also_with_another_last_name(town: tuple[Session, SampleTown]) -> None:
    session, made = town
    assert len(made.pupils) == 299
    sizes = Counter(len(family.children) for family in made.families)
    assert sizes[2] + sizes[3] >= 10
    names = {pupil_id: registry.pupil(session, pupil_id).last_name for pupil_id in made.pupils}
    siblings = [(one, other.id) for one in made.pupils for other in registry.siblings_of(session, one)]
    assert any(names[one] != names[other] for one, other in siblings)
    assert any(names[one] == names[other] for one, other in siblings)


def test_parents_who_live_apart_share_what_is_paid(town: tuple[Session, SampleTown]) -> None:
    session, made = town
    shares = {
        tuple(payer.percent for payer in registry.payers_on(session, pupil_id, date(2026, 11, 24)))
        for pupil_id in made.pupils
    }
    assert {(60, 40), (50, 50), (100,)} <= shares


def test_the_bus_is_full_and_two_wait_with_a_note(town: tuple[Session, SampleTown]) -> None:
    session, made = town
    year = registry.current_school_year(session)
    assert year is not None
    key = (made.school_ids["primaria"], made.bus_service_id, year.id)
    assert places(session, *key).free == 0
    assert [bool(one.note) for one in waiting_list(session, *key)] == [True, True]


def test_one_dish_of_the_menu_has_no_substitute(town: tuple[Session, SampleTown]) -> None:
    session, made = town
    check = check_menu(session, made.menu_id)
    lacking = [one.conflict for one in check.conflicts if one.conflict.substitute is None]
    open_ones = {(one.diet.code, one.dish.name) for one in lacking}
    assert open_ones == {LEFT_OPEN}
    assert check.unchecked == ()


def test_bands_and_certificates_expire_soon_and_nobody_lacks_a_price(town: tuple[Session, SampleTown]) -> None:
    session, made = town
    expiring = expiring_bands(session, made.service_id, date(2027, 1, 31))
    assert {one.ends_on for one in expiring} == {date(2026, 12, 31)}
    certificates = session.database.rows("SELECT COUNT(*) FROM pupil_diet GROUP BY certificate_expires_on ORDER BY 1")
    assert certificates[0] == (2,)
    for service_id in (made.service_id, made.bus_service_id):
        lacking = session.database.scalar(
            "SELECT COUNT(*) FROM enrolment e WHERE e.service_id = ? AND NOT EXISTS (SELECT 1 FROM band_assignment a"
            " WHERE a.pupil_id = e.pupil_id AND a.service_id = e.service_id)",
            (service_id,),
        )
        assert lacking == 0


def test_money_moved_and_work_waits(town: tuple[Session, SampleTown]) -> None:
    session, made = town
    assert ledger.verify(session.database).is_ok
    assert session.database.rows("SELECT COUNT(DISTINCT day) FROM entry WHERE kind = 1") == [(3,)]
    assert ledger.contestations(session).total == 1
    states = Counter(one.state for one in messages.outbox(session).items)
    assert (states[MessageState.PRINTED], states[MessageState.QUEUED]) == (1, 5)
    assert messages.due_reminders(session, made.service_group_id)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 8, 1), ()),
        (date(2026, 9, 18), (date(2026, 9, 15), date(2026, 9, 17))),
        (date(2026, 11, 24), (date(2026, 11, 12), date(2026, 11, 17), date(2026, 11, 19))),
        (date(2027, 5, 3), (date(2026, 11, 17), date(2026, 11, 19), date(2026, 11, 24))),
    ],
)
def test_only_days_that_are_over_were_lived(today: date, days: tuple[date, ...]) -> None:
    assert lived_days(today) == days


def test_it_can_be_loaded_before_its_school_year_begins(sqlite_database: Database, tmp_path: Path) -> None:
    session, _made = lived(sqlite_database, tmp_path, date(2026, 8, 3))
    assert session.database.scalar("SELECT COUNT(*) FROM entry WHERE kind = 1") == 0
    assert session.database.scalar("SELECT COUNT(*) FROM waiting_entry") == 2
    assert ledger.verify(sqlite_database).is_ok
