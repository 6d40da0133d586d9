from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import FixedClock, rome_instant
from core.ids import CountedIds
from core.meals import RequestChannel, RequestReceipt, bookings, report_absence, request_plain_meal, restore_booking
from core.storage import Database
from core.storage.tables import CalendarException, PupilDiet
from core.storage.tables import Diet as DietTable
from tests.builders import Town, make_town

LETTERS = {"booked": "B", "absent": "A", "plain": "P", "no_service": "-", "not_enrolled": "x"}


@dataclass
class Canteen:
    """A town seen from the canteen: verbs with what a test does not care about filled in."""

    town: Town
    clock: FixedClock
    ids: CountedIds

    @property
    def session(self) -> Session:
        return self.town.session

    @property
    def database(self) -> Database:
        return self.town.database

    @property
    def service_id(self) -> int:
        return self.town.service_id

    def at(self, day: date, hour: time = time(8)) -> None:
        """Put the clock at an hour of Rome."""
        self.clock.set(rome_instant(day, hour))

    def pupil(self, name: str = "Rossi", **options: object) -> int:
        return self.town.pupil(name, **options)  # type: ignore[arg-type]

    def session_of(self, role: Role, school_id: int | None = None) -> Session:
        return replace(self.session, actor=Actor(self.session.actor.id, role.value, role, school_id))

    def operation(self) -> OperationId:
        return OperationId("office", self.ids.new_id())

    def ask(self, verb: Callable[..., RequestReceipt], pupil_id: int, first: date, last: date | None = None, **more):
        options = {"channel": RequestChannel.DESK, "asked_by": "madre", "session": self.session, **more}
        session, operation = options.pop("session"), options.pop("operation", None) or self.operation()
        return verb(session, operation, pupil_id, self.service_id, first, last or first, **options)

    def absence(self, pupil_id: int, first: date, last: date | None = None, **more) -> RequestReceipt:
        return self.ask(report_absence, pupil_id, first, last, **more)

    def plain(self, pupil_id: int, first: date, last: date | None = None, **more) -> RequestReceipt:
        return self.ask(request_plain_meal, pupil_id, first, last, **more)

    def restore(self, pupil_id: int, first: date, last: date | None = None, **more) -> RequestReceipt:
        return self.ask(restore_booking, pupil_id, first, last, **more)

    def month(self, pupil_id: int, first: date, last: date) -> str:
        """A letter a day: B booked, A absent, P plain, - no service, x not enrolled."""
        return "".join(
            LETTERS[day.state.value] for day in bookings(self.session, pupil_id, self.service_id, first, last)
        )

    def closed(
        self, first: date, last: date | None = None, cause: str = "Sciopero", school_id: int | None = None
    ) -> None:
        self.database.insert(
            CalendarException, kind="closed", starts_on=first, ends_on=last or first, cause=cause,
            school=school_id, created_at=self.session.now(),
        )  # fmt: skip

    def policy(self, policy: str) -> None:
        self.database.execute("UPDATE service SET charge_policy = ?", (policy,))

    def diet(self, pupil_id: int, code: str) -> None:
        known = self.database.scalar("SELECT id FROM diet WHERE code = ?", (code,))
        diet_id = known or self.database.insert(DietTable, code=code, name=f"Dieta {code}", effect="attenzione")
        first, last = date(2026, 9, 14), date(2027, 6, 10)
        self.database.insert(PupilDiet, pupil=pupil_id, diet=diet_id, starts_on=first, ends_on=last)


@pytest.fixture
def canteen(sqlite_town: Town, clock: FixedClock, ids: CountedIds) -> Canteen:
    """On SQLite, Tuesday 24 November 2026, 08:00 in Rome."""
    return Canteen(sqlite_town, clock, ids)


@pytest.fixture
def both(database: Database, clock: FixedClock, ids: CountedIds) -> Canteen:
    """The same on both engines."""
    return Canteen(make_town(database, clock, ids), clock, ids)
