"""Handovers that are cancelled: what the database refuses, and what becomes of those that were made before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import peewee
import pytest

from core.storage import Database, migrating
from core.storage.migrating import migrate
from tests.core.storage.world import BASE, fill, put

ALL = Path(migrating.__file__).parent / "migrations"

AGAIN = (
    "INSERT INTO station_handover (id, station_id, till_id, actor_id, surplus_cents, at) VALUES (9, 'a', 't', 1, 0, 2)"
)
LINK = "INSERT INTO station_handover_recharge (recharge_id, station_handover_id) VALUES (1, {handover})"
CANCEL = "INSERT INTO handover_cancel (station_handover_id, reason, actor_id, at) VALUES (1, 'Era di un collega', 1, 2)"


def refused(database: Database, statement: str, because: str) -> None:
    with pytest.raises(peewee.IntegrityError, match=because), database.transaction():
        database.execute(statement)


def test_a_till_and_a_recharge_are_in_one_hand_until_that_is_cancelled(database: Database) -> None:
    fill(database)
    refused(database, AGAIN, "the till is taken over")
    refused(database, LINK.format(handover=3), "the recharge is taken over")
    with database.transaction():
        database.execute(CANCEL)
        database.execute(AGAIN)
        database.execute(LINK.format(handover=9))
    refused(database, LINK.format(handover=3), "the recharge is taken over")
    refused(database, AGAIN.replace("(9", "(10"), "the till is taken over")


BEFORE = ("school_year", "school", "app_user", "service_group", "service", "pupil", "account", "batch")


def fill_before(database: Database) -> None:
    for table in BEFORE:
        put(database, table, BASE[table])
    put(database, "entry", {**BASE["entry"], "kind": 2, "amount_cents": 500})
    for table in ("recharge", "station", "station_handover", "station_handover_recharge"):
        put(database, table, BASE[table])
    put(database, "station_handover", {**BASE["station_handover"], "id": 2, "till_id": None})


def test_handovers_of_before_stay_as_they_were(
    empty: Callable[[], Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given: a database of the version before, with a handover and its recharge
    old = tmp_path / "before"
    old.mkdir()
    for path in ALL.glob("*.py"):
        if path.name.startswith("__init__") or path.name < "0014":
            shutil.copy(path, old)
    database = empty()
    with monkeypatch.context() as patch:
        patch.setattr(migrating, "_folder", lambda: old)
        migrate(database, before_change=lambda _database: None)
    fill_before(database)
    # When: the new version opens it
    migrate(database, before_change=lambda _database: None)
    # Then: the handover holds its recharge, which is still never changed
    assert database.rows("SELECT recharge_id, station_handover_id FROM station_handover_recharge") == [(1, 1)]
    refused(database, "UPDATE station_handover_recharge SET station_handover_id = 2", "never changed")
    refused(database, "DELETE FROM station_handover_recharge", "never changed")
    refused(database, LINK.format(handover=2), "the recharge is taken over")
