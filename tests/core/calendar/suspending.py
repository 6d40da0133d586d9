"""Suspending as the office does it, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from core import ledger
from core.calendar import SuspensionKind, SuspensionScope
from core.errors import Cancelled
from core.meals import close_day, record_presence
from core.meals.suspending import (
    SuspensionReport,
    suspend,
    undo_suspension,
)
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

WEDNESDAY, THURSDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)
SATURDAY = TUESDAY + timedelta(days=4)
PRICE = 525


def scope(canteen: Canteen, first: date = TUESDAY, last: date | None = None, **more: object) -> SuspensionScope:
    return SuspensionScope(canteen.service_id, first, last or first, **more)  # type: ignore[arg-type]


def strike(canteen: Canteen, first: date = TUESDAY, last: date | None = None, **more: object) -> SuspensionReport:
    operation = more.pop("operation", None) or canteen.operation()
    progress = {"progress": more.pop("progress")} if "progress" in more else {}
    where = scope(canteen, first, last, **more)
    return suspend(canteen.session, operation, where, SuspensionKind.STRIKE, "Sciopero", **progress)  # type: ignore[arg-type]


def undo(canteen: Canteen, suspension_id: int, **more: object) -> SuspensionReport:
    return undo_suspension(canteen.session, canteen.operation(), suspension_id, **more)  # type: ignore[arg-type]


def close(canteen: Canteen, day: date = TUESDAY) -> None:
    canteen.at(day, time(14))
    close_day(canteen.session, canteen.service_id, day)


def come(canteen: Canteen, pupil: int, day: date = TUESDAY) -> None:
    record_presence(
        canteen.session, pupil_id=pupil, service_id=canteen.service_id, day=day, at=canteen.session.now(), source="scan"
    )


def paid(canteen: Canteen, *pupils: int) -> list[int]:
    """What each pupil has paid on balance, in cents."""
    return [-sum(account.balance_cents for account in ledger.accounts_of(canteen.session, pupil)) for pupil in pupils]


@dataclass
class Stopping:
    """Asks to stop after some chunks."""

    after: int
    told: list[tuple[int, int]] = field(default_factory=list)

    def advance(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def check(self) -> None:
        if len(self.told) >= self.after:
            raise Cancelled
