"""Orders to the kitchen as the office sends them, and what they say."""

from __future__ import annotations

from datetime import date, time, timedelta

from core.meals import RequestChannel
from core.meals.kitchen import (
    SchoolOrder,
    day_orders,
    send_orders,
)
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

WEDNESDAY, SATURDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=4)
AFTER = time(9, 31)


def send(canteen: Canteen, day: date = TUESDAY, **more: object):
    return send_orders(canteen.session, canteen.service_id, day, **more)  # type: ignore[arg-type]


def orders(canteen: Canteen, day: date = TUESDAY, **more: object) -> dict[str, SchoolOrder]:
    session = more.get("session", canteen.session)
    return {one.school_name: one for one in day_orders(session, canteen.service_id, day)}  # type: ignore[arg-type]


def the_order(canteen: Canteen, day: date = TUESDAY) -> SchoolOrder:
    (one,) = day_orders(canteen.session, canteen.service_id, day)
    return one


def totals(one: SchoolOrder) -> list[int]:
    """How many meals each version says."""
    assert one.order is not None
    return [version.content.total for version in one.order.versions]


def late_absence(canteen: Canteen, pupil: int, day: date = TUESDAY) -> None:
    canteen.absence(pupil, day, override_reason="Uscita per malattia", channel=RequestChannel.PHONE)
