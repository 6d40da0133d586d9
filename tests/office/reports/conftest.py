"""The reports' page with somebody at the desk, after two closed days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial

import pytest

from core.access.operations import OperationId
from core.clock import FixedClock, rome_instant
from core.ledger import exempt
from core.meals import close_day, record_presence
from core.payments import Channel, Means, recharge
from office.reports.page import ReportsPage
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import OfficeTown

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def lived(office_town: OfficeTown, clock: FixedClock) -> OfficeTown:
    """Monday and Tuesday are closed; somebody has recharged; Verdi is exempt."""
    session, service_id = office_town.session, office_town.service_id
    exempt(session, office_town.pupils["Verdi"], service_id, YEAR_START, YEAR_END, "L.104")
    for day in (TUESDAY - timedelta(days=1), TUESDAY):
        clock.set(rome_instant(day, time(12)))
        for name in ("Rossi", "Bianchi", "Verdi"):
            pupil = office_town.pupils[name]
            record_presence(session, pupil_id=pupil, service_id=service_id, day=day, at=clock.now(), source="scan")
        close_day(session, service_id, day)
    for number, (name, cents, means) in enumerate(
        (("Rossi", 5000, Means.CARD), ("Rossi", 1000, Means.CASH), ("Bianchi", 2000, Means.CASH))
    ):
        recharge(
            session, OperationId("test", str(number)), pupil_id=office_town.pupils[name],
            service_group_id=office_town.town.group_id, amount_cents=cents, means=means, channel=Channel.COUNTER,
            issuer="UFF",
        )  # fmt: skip
    return office_town


@pytest.fixture
def make_reports(lived: OfficeTown, opened: Callable[..., ReportsPage]) -> Callable[..., ReportsPage]:
    """The page of a role, on screen and loaded."""
    return partial(opened, ReportsPage)


@pytest.fixture
def reports(make_reports: Callable[..., ReportsPage]) -> ReportsPage:
    return make_reports()
