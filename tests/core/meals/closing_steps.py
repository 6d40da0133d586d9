"""Steps around the close of a day."""

from __future__ import annotations

from datetime import date

from core import meals
from core.storage import day_number
from core.storage.tables import BandAssignment
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


def come(canteen: Canteen, pupil_id: int, day: date = TUESDAY, event_id: str | None = None) -> None:
    meals.record_presence(
        canteen.session, pupil_id=pupil_id, service_id=canteen.service_id, day=day, at=canteen.clock.now(),
        source="scan", event_id=event_id or f"{pupil_id}-{day}",
    )  # fmt: skip


def close(canteen: Canteen, day: date = TUESDAY) -> meals.CloseReport:
    return meals.close_day(canteen.session, canteen.service_id, day)


def exempt(canteen: Canteen, pupil_id: int) -> None:
    canteen.database.insert(
        BandAssignment, pupil=pupil_id, service=canteen.service_id, tariff_band=None, is_exempt=True,
        starts_on=YEAR_START, ends_on=YEAR_END,
    )  # fmt: skip


def charges(canteen: Canteen, day: date = TUESDAY) -> list[tuple[int, int]]:
    """Pupil and cents of all charges of a day, reversed ones too."""
    return canteen.database.rows(
        "SELECT a.pupil_id, -e.amount_cents FROM entry e JOIN account a ON a.id = e.account_id WHERE e.day = ?"
        " AND e.kind = 1 ORDER BY a.pupil_id, e.seq", (day_number(day),),
    )  # fmt: skip
