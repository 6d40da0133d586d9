"""The database itself keeps shares whole, periods apart, contestations single and charges from being repeated twice."""

from __future__ import annotations

import peewee
import pytest

from core.storage import Database
from tests.core.storage.world import fill, fresh, put


@pytest.fixture
def world(database: Database) -> Database:
    fill(database)
    return database


def refused(world: Database, match: str, sql: str, *values: object) -> None:
    with pytest.raises(peewee.IntegrityError, match=match), world.transaction():
        world.execute(sql, values)


def test_only_a_whole_set_may_be_used(world: Database) -> None:
    with pytest.raises(peewee.IntegrityError, match="shares are not 100"):
        put(world, "payer_period", fresh("payer_period", payer_set_id=1))  # a draft of 40 %
    with pytest.raises(peewee.IntegrityError, match="more than 100"):
        put(world, "payer_share", fresh("payer_share", percent=61))
    put(world, "payer_share", fresh("payer_share", percent=59))
    with pytest.raises(peewee.IntegrityError, match="shares are not 100"):
        put(world, "payer_period", fresh("payer_period", payer_set_id=1))  # 99 %


def test_a_set_in_use_stays_as_it_is(world: Database) -> None:
    refused(world, "never changed", "UPDATE payer_share SET percent = 50 WHERE payer_set_id = 1")
    refused(world, "in use", "DELETE FROM payer_share WHERE payer_set_id = 2")
    with world.transaction():  # a draft may go
        assert world.execute("DELETE FROM payer_share WHERE payer_set_id = 1") == 1
    # On both sides of the check of the sum: a set of 100 would refuse any share more for its sum.
    with pytest.raises(peewee.IntegrityError, match=r"in use|more than 100"):
        put(world, "payer_share", fresh("payer_share", payer_set_id=2, percent=1))


def test_periods_of_a_pupil_do_not_overlap(world: Database) -> None:
    for starts_on, ends_on in ((20100, 20150), (19000, 20000), (20010, 20020), (19000, 30000)):
        with pytest.raises(peewee.IntegrityError, match="dates overlap"):
            put(world, "payer_period", fresh("payer_period", starts_on=starts_on, ends_on=ends_on))
    put(world, "payer_period", fresh("payer_period"))
    refused(world, "overlap|only cut short", "UPDATE payer_period SET ends_on = 20101 WHERE id = 1")
    for change in ("starts_on = 20001", "pupil_id = 2", "ends_on = 20201", "at = 2"):
        refused(world, "overlap|only cut short", f"UPDATE payer_period SET {change} WHERE id = 3")
    with world.transaction():
        world.execute("UPDATE payer_period SET ends_on = 20150 WHERE id = 3")


def test_what_was_withdrawn_stays_and_makes_room(world: Database) -> None:
    with world.transaction():
        world.execute("UPDATE payer_period SET withdrawn_at = 2, withdrawn_by_id = 1 WHERE id = 1")
    put(world, "payer_period", fresh("payer_period", starts_on=20000, ends_on=20100))
    refused(
        world, "only cut short",
        "UPDATE payer_period SET withdrawn_at = NULL, withdrawn_by_id = NULL, ends_on = 20000 WHERE id = 1",
    )  # fmt: skip
    refused(world, "only cut short", "UPDATE payer_period SET ends_on = 20050 WHERE id = 1")


def test_a_period_goes_only_with_the_pupils_name(world: Database) -> None:
    put(world, "payer_period", fresh("payer_period", pupil_id=2))
    refused(world, "kept", "DELETE FROM payer_period WHERE pupil_id = 2")
    with world.transaction():  # pupil 1 is an erased one in the small world
        assert world.execute("DELETE FROM payer_period WHERE pupil_id = 1") == 1


def test_one_contestation_of_a_charge_is_open(world: Database) -> None:
    with pytest.raises(peewee.IntegrityError, match="open already"):
        put(world, "contestation", fresh("contestation", kind=7, seq=0))
    put(world, "contestation_decision", fresh("contestation_decision"))
    put(world, "contestation", fresh("contestation", kind=7, seq=0))


def test_the_familys_words_may_go_and_nothing_else(world: Database) -> None:
    gone = "UPDATE contestation SET asked_by = '', text = '-', attachment = ''"
    refused(world, "never changed", f"{gone}, received_on = 1")
    refused(world, "never changed", "UPDATE contestation SET text = 'altro'")
    refused(world, "never changed", "UPDATE contestation_decision SET reason = 'altro'")
    with world.transaction():
        world.execute(gone)
        world.execute("UPDATE contestation_decision SET reason = '-'")
    refused(world, "never changed", gone)


def test_a_reversed_charge_is_posted_again_once(world: Database) -> None:
    again = fresh("charge_repeat", seq=5000)
    with pytest.raises(peewee.IntegrityError, match="charged again already"):
        put(world, "charge_repeat", again)
    put(world, "entry", fresh("entry", kind=3, seq=9, amount_cents=300))
    put(world, "reversal", fresh("reversal", kind=7, seq=0, by_seq=9))
    put(world, "charge_repeat", again)  # what had been posted again was reversed in its turn


def test_a_message_of_a_step_waits_once_for_each_payer(world: Database) -> None:
    put(world, "message", fresh("message", id=11, state="queued"))
    with pytest.raises(peewee.IntegrityError):
        put(world, "message", fresh("message", id=12, state="queued"))
    put(world, "message", fresh("message", id=13, state="queued", guardian_id=2))
    put(world, "message", fresh("message", id=14, state="queued", guardian_id=None))
    with pytest.raises(peewee.IntegrityError):
        put(world, "message", fresh("message", id=15, state="queued", guardian_id=None))
