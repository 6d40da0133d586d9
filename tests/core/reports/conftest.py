from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import pytest

from core.clock import FixedClock
from core.ids import CountedIds
from core.storage import Database, day_number
from tests.builders import make_town
from tests.core.meals.conftest import Canteen


@dataclass
class Office(Canteen):
    """A canteen with a kitchen that gets orders."""

    kitchen_id: int = 0

    def ordered(self, day: date, *versions: tuple[int, int, int, int, int], school_id: int | None = None) -> None:
        """The versions of an order: standard, plain, diet, extra, staff."""
        database = self.database
        with database.transaction():
            if not self.kitchen_id:
                self.kitchen_id = database.scalar(
                    "INSERT INTO kitchen (code, name, is_active) VALUES ('CC', 'Centro', ?) RETURNING id", (True,)
                )
            number = database.scalar("SELECT COUNT(*) FROM kitchen_order") + 1
            order_id = database.scalar(
                "INSERT INTO kitchen_order (kitchen_id, school_id, service_id, day, year, number)"
                " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                (self.kitchen_id, school_id or self.town.school_id, self.service_id, day_number(day), day.year, number),
            )
            for version, meals in enumerate(versions, start=1):
                database.execute(
                    "INSERT INTO kitchen_order_version (kitchen_order_id, version, standard, plain, diet, extra, staff,"
                    " body, reason, actor_id, actor_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 1, '', 1)",
                    (order_id, version, *meals, json.dumps({})),
                )


@pytest.fixture
def office(database: Database, clock: FixedClock, ids: CountedIds) -> Office:
    """Both engines, Tuesday 24 November 2026, 08:00 in Rome."""
    return Office(make_town(database, clock, ids), clock, ids)
