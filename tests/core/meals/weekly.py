"""A class's week as a picture, and cells that are wished otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from core.meals import (
    BookingState,
    CellsChanged,
    CellWish,
    PresenceSource,
    RequestChannel,
    change_cells,
    class_week,
    record_presence,
)
from tests.builders import TUESDAY
from tests.core.meals.conftest import LETTERS, Canteen

MONDAY = date(2026, 11, 23)
WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = (TUESDAY + timedelta(days=number) for number in (1, 2, 3, 4))
STATES = {letter: BookingState(state) for state, letter in LETTERS.items()}


def week(canteen: Canteen, day: date = TUESDAY, class_id: int | None = None) -> str:
    """`Rossi BBABB--` a line; a small letter where the child was there."""
    shown = class_week(canteen.session, canteen.service_id, class_id or canteen.town.class_id, day)
    return "\n".join(
        f"{row.last_name} "
        + "".join(
            LETTERS[cell.state.value].lower() if cell.is_present else LETTERS[cell.state.value] for cell in row.cells
        )
        for row in shown.rows
    )


def change(canteen: Canteen, *wishes: CellWish, **more: object) -> CellsChanged:
    options = {"channel": RequestChannel.PHONE, "asked_by": "madre", "session": canteen.session, **more}
    session, operation = options.pop("session"), options.pop("operation", None) or canteen.operation()
    return change_cells(session, operation, canteen.service_id, wishes, **options)


def wish(pupil: int, day: date, letters: str) -> CellWish:
    """`BA`: shown as booked, wanted absent; `?A`: whatever it is."""
    return CellWish(pupil, day, STATES.get(letters[0]), STATES[letters[1]])


def check_in(canteen: Canteen, pupil: int) -> None:
    record_presence(
        canteen.session, pupil_id=pupil, service_id=canteen.service_id, day=TUESDAY, at=canteen.session.now(),
        source=PresenceSource.OFFICE,
    )  # fmt: skip


@contextmanager
def statements(canteen: Canteen, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    told: list[str] = []
    run = canteen.database.engine.execute_sql

    def counted(sql: str, *rest: object, **more: object) -> object:
        told.append(sql)
        return run(sql, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(canteen.database.engine, "execute_sql", counted)
        yield told
