from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core.access.audit import record
from core.access.options import Option, get_option, set_option
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.access.trail import audit_operations, audit_trail
from core.clock import FixedClock
from core.errors import NotAllowed
from tests.builders import Town

DONE = """
2026-11-23 22:59  close_day     service:1  Giulia
2026-11-23 23:00  recharge      account:1  Giulia
2026-11-24 07:00  recharge      account:2  Bruno
2026-11-24 22:59  issue_card    pupil:7    Bruno
2026-11-24 23:00  close_day     service:1  Giulia
"""  # UTC: in Rome it is an hour later


@pytest.fixture
def session(town: Town) -> Session:
    for number, line in enumerate(DONE.strip().splitlines()):
        day, hour, operation, subject, actor = line.split()
        clock = FixedClock(datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=UTC))
        acting = replace(town.session, clock=clock, actor=Actor(0, actor, Role.CLERK))
        with town.database.transaction():
            record(acting, operation, subject, number=number, name="Nicolò")
    return town.session


def numbers(session: Session, **filters: object) -> list[object]:
    page = audit_trail(session, **filters)
    assert page.total >= len(page.items)
    return [line.detail["number"] for line in page.items]


def test_the_trail_is_read_newest_first(session: Session) -> None:
    page = audit_trail(session)
    assert [line.detail["number"] for line in page.items] == [4, 3, 2, 1, 0]
    newest = page.items[0]
    assert (newest.at, newest.actor_name, newest.operation, newest.subject, newest.detail["name"]) == (
        datetime(2026, 11, 24, 23, tzinfo=UTC), "Giulia", "close_day", "service:1", "Nicolò"
    )  # fmt: skip


def test_days_are_romes(session: Session) -> None:
    tuesday = date(2026, 11, 24)
    assert numbers(session, first=tuesday, last=tuesday) == [3, 2, 1]
    assert numbers(session, last=date(2026, 11, 23)) == [0]
    assert numbers(session, first=date(2026, 11, 25)) == [4]


def test_verb_person_and_subject_narrow_it(session: Session) -> None:
    assert numbers(session, operation="recharge") == [2, 1]
    assert numbers(session, operation="recharge", actor="Bruno") == [2]
    assert numbers(session, subject="service:1") == [4, 0]
    assert numbers(session, actor="Nessuno") == []
    assert audit_operations(session) == ("close_day", "issue_card", "recharge")


def test_pages_know_the_whole(session: Session) -> None:
    page = audit_trail(session, offset=1, limit=2)
    assert ([line.detail["number"] for line in page.items], page.total) == ([3, 2], 5)
    assert (audit_trail(session, offset=9).items, audit_trail(session, offset=9).total) == ((), 5)


def test_who_works_does_not_read_it(session: Session) -> None:
    clerk = replace(session, actor=Actor(1, "x", Role.CLERK))
    for reading in (audit_trail, audit_operations):
        with pytest.raises(NotAllowed):
            reading(clerk)


def test_an_option_has_a_default_until_it_is_set(town: Town) -> None:
    session = town.session
    low_balance, is_kind, greeting = Option("low_balance", 1500), Option("is_kind", False), Option("greeting", "")
    assert (get_option(session, low_balance), get_option(session, is_kind)) == (1500, False)
    set_option(session, low_balance, 2000)
    set_option(session, low_balance, 2500)
    set_option(session, is_kind, True)
    set_option(session, greeting, "Buon appetito, Nicolò")
    assert [get_option(session, one) for one in (low_balance, is_kind, greeting)] == [
        2500, True, "Buon appetito, Nicolò",
    ]  # fmt: skip
    changes = [line.detail for line in audit_trail(session, subject="setting:low_balance").items]
    assert changes == [{"before": 2000, "after": 2500}, {"before": 1500, "after": 2000}]


def test_an_option_keeps_its_type(sqlite_town: Town) -> None:
    session = sqlite_town.session
    with pytest.raises(TypeError):
        set_option(session, Option("low_balance", 1500), True)
    set_option(session, Option("low_balance", "molto"), "poco")  # as an older version stored it
    assert get_option(session, Option("low_balance", 1500)) == 1500


def test_only_who_may_sets_options(sqlite_town: Town) -> None:
    clerk = replace(sqlite_town.session, actor=Actor(1, "x", Role.CLERK))
    with pytest.raises(NotAllowed):
        set_option(clerk, Option("low_balance", 1500), 1)
    assert get_option(clerk, Option("low_balance", 1500)) == 1500


def test_the_trail_is_written_with_what_it_tells(sqlite_town: Town) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record(sqlite_town.session, "recharge", "account:1")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("Bruno", [3, 2]), ("bru", [3, 2]), ("RUN", [3, 2]), ("u", [4, 3, 2, 1, 0]), ("%", []), ("_", []), ("!", [])],
)
def test_a_part_of_the_name_finds_the_person_and_no_sign_means_more(session: Session, typed: str, found: list[int]):
    assert numbers(session, actor=typed) == found


def test_what_has_a_name_is_told_by_it_also_after_it_was_changed(town: Town) -> None:
    """Of pupils, users, schools and stations; what has none, or is gone, is told by nothing."""
    pupil = town.pupil("Rossi", "Anna")
    with town.database.transaction():
        for subject in (f"pupil:{pupil}", "school:1", "pupil:999", "backup:x.db", "audit", "station:nowhere"):
            record(town.session, "prova", subject)
    town.database.execute("UPDATE pupil SET last_name = 'Alunno', first_name = 'n. 1' WHERE id = ?", (pupil,))
    assert [(line.subject, line.about) for line in reversed(audit_trail(town.session).items)] == [
        (f"pupil:{pupil}", "Alunno n. 1"), ("school:1", "Primaria Italo Calvino"), ("pupil:999", ""),
        ("backup:x.db", ""), ("audit", ""), ("station:nowhere", ""),
    ]  # fmt: skip
