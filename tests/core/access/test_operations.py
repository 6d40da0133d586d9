from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest

from core.access.audit import record
from core.access.operations import Answer, OperationId, Outcome, once, payload_hash
from core.access.session import Session
from core.errors import Conflict
from core.registry import create_school_year
from tests.builders import Town

PAID = OperationId("office", "01900000-0000-7000-8000-000000000001")


def counting(session: Session, done: list[int]) -> Callable[[], Answer]:
    def action() -> Answer:
        done.append(1)
        record(session, "recharge", "account:1")
        return {"number": len(done)}

    return action


def marks(session: Session, operation: str) -> int:
    return int(session.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = ?", (operation,)))


def test_a_repeat_gets_the_first_answer_and_does_nothing(town: Town) -> None:
    done: list[int] = []
    first = once(town.session, PAID, {"cents": 100, "to": "à"}, counting(town.session, done))
    again = once(town.session, PAID, {"to": "à", "cents": 100}, counting(town.session, done))
    assert (first, again) == (Outcome({"number": 1}, is_repeat=False), Outcome({"number": 1}, is_repeat=True))
    assert (len(done), marks(town.session, "recharge")) == (1, 1)


def test_the_same_id_with_another_content_is_a_conflict(town: Town) -> None:
    done: list[int] = []
    once(town.session, PAID, {"cents": 100}, counting(town.session, done))
    with pytest.raises(Conflict, match=PAID.external_id):
        once(town.session, PAID, {"cents": 101}, counting(town.session, done))
    assert len(done) == 1


def test_ids_of_two_sources_do_not_meet(town: Town) -> None:
    done: list[int] = []
    once(town.session, PAID, {}, counting(town.session, done))
    other = once(town.session, OperationId("pagopa", PAID.external_id), {"x": 1}, counting(town.session, done))
    assert (other.is_repeat, len(done)) == (False, 2)


def test_what_fails_is_not_remembered(town: Town) -> None:
    def failing() -> Answer:
        record(town.session, "recharge", "account:1")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once(town.session, PAID, {}, failing)
    assert marks(town.session, "recharge") == 0
    assert not once(town.session, PAID, {}, lambda: {"ok": True}).is_repeat


def test_a_payload_is_recognised_whatever_the_order() -> None:
    assert payload_hash({"a": 1, "on": date(2026, 11, 24)}) == payload_hash({"on": date(2026, 11, 24), "a": 1})
    assert payload_hash({"a": 1}) != payload_hash({"a": "1"})


def race(session: Session, action: Callable[[], Answer], runners: int = 4) -> list[Outcome | BaseException]:
    """Do the same operation from several threads that start together."""
    barrier = threading.Barrier(runners)
    outcomes: list[Outcome | BaseException] = []

    def run() -> None:
        try:
            session.database.scalar("SELECT 1")  # the connection is made before the race
            barrier.wait(timeout=30)
            outcomes.append(once(session, PAID, {"cents": 100}, action))
        except BaseException as error:  # noqa: BLE001 - handed to the test
            outcomes.append(error)
        finally:
            session.database.close()

    threads = [threading.Thread(target=run) for _ in range(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def test_of_several_at_once_one_does_it_and_all_get_its_answer(town: Town) -> None:
    numbers = iter(range(100))

    def action() -> Answer:
        record(town.session, "recharge", "account:1")
        return {"number": next(numbers)}

    outcomes = race(town.session, action)

    assert [type(outcome) for outcome in outcomes] == [Outcome] * 4
    assert sorted(outcome.is_repeat for outcome in outcomes) == [False, True, True, True]
    assert len({outcome.answer["number"] for outcome in outcomes}) == 1
    assert marks(town.session, "recharge") == 1


def test_who_runs_into_the_others_rows_gets_its_answer_too(town: Town) -> None:
    """On PostgreSQL the second writer meets a unique key before it can see that the operation is done."""

    def action() -> Answer:
        town.session.database.execute(
            "INSERT INTO school_year (label, starts_on, ends_on) VALUES ('2030/2031', 22000, 22200)"
        )
        return {"done": True}

    outcomes = race(town.session, action)

    assert [type(outcome) for outcome in outcomes] == [Outcome] * 4
    assert sorted(outcome.is_repeat for outcome in outcomes) == [False, True, True, True]


def test_a_refusal_with_another_cause_stays_one(town: Town) -> None:
    from core.registry import NameTaken

    def action() -> Answer:
        return {"id": create_school_year(town.session, "2026/2027", date(2026, 9, 1), date(2026, 9, 10))}

    with pytest.raises(NameTaken):
        once(town.session, PAID, {}, action)
    assert town.session.database.scalar("SELECT COUNT(*) FROM operation") == 0
