"""Suspensions: what is refused, and what is kept of one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core import calendar, ledger
from core.access.operations import OperationId
from core.access.permissions import Role
from core.calendar import BelongsToSuspension, SuspensionKind, SuspensionScope, suspension, suspensions
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.meals.day_state import BEGUN, marker
from core.meals.suspending import (
    complete_suspension,
    suspend,
    suspension_preview,
    undo_preview,
    undo_suspension,
)
from core.meals.suspension_faults import (
    CloseUnderWay,
    NothingToSuspend,
    NothingToUndo,
    SuspensionInClosedPeriod,
    UndoInClosedPeriod,
)
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen, both, canteen

__all__ = ["both", "canteen"]
from tests.core.calendar.suspending import PRICE, SATURDAY, WEDNESDAY, close, paid, scope, strike, undo

# What is refused


def test_over_a_closed_month_it_is_refused_and_the_month_is_named(both: Canteen):
    anna = both.pupil("Anna")
    close(both)
    both.at(date(2026, 12, 1))
    ledger.close_period(both.session, TUESDAY)
    for first, last in ((TUESDAY, TUESDAY), (date(2026, 11, 30), date(2026, 12, 2))):
        with pytest.raises(SuspensionInClosedPeriod, match=r"Il mese di novembre 2026 è chiuso.*storna i singoli"):
            suspension_preview(both.session, scope(both, first, last))
        with pytest.raises(SuspensionInClosedPeriod, match="novembre 2026"):
            strike(both, first, last)
    assert suspensions(both.session, TUESDAY, date(2026, 12, 31)) == ()
    assert paid(both, anna) == [PRICE]
    assert both.database.scalar("SELECT COUNT(*) FROM calendar_exception") == 0


def test_undoing_into_a_closed_month_is_refused(both: Canteen):
    both.pupil("Anna")
    close(both)
    report = strike(both)
    both.at(date(2026, 12, 1))
    ledger.close_period(both.session, TUESDAY)
    with pytest.raises(UndoInClosedPeriod, match=r"novembre 2026.*24/11/2026"):
        undo(both, report.suspension_id)
    assert suspension(both.session, report.suspension_id).undone_at is None


def test_a_day_closed_while_suspended_stays_so(both: Canteen):
    anna, luca = both.pupil("Anna"), both.pupil("Luca", class_id=both.town.class_group("3ªB"))
    report = strike(both, TUESDAY, WEDNESDAY, class_ids=frozenset({both.town.class_id}))
    close(both)
    told = undo_preview(both.session, report.suspension_id)
    assert (told.days, told.kept_days) == ((WEDNESDAY,), (TUESDAY,))
    undo(both, report.suspension_id)
    assert both.month(anna, TUESDAY, WEDNESDAY) == "-B"
    assert paid(both, anna, luca) == [0, PRICE]


def test_with_all_days_closed_meanwhile_there_is_nothing_to_undo(canteen: Canteen):
    canteen.pupil("Anna")
    canteen.pupil("Luca", class_id=canteen.town.class_group("3ªB"))
    report = strike(canteen, class_ids=frozenset({canteen.town.class_id}))
    close(canteen)
    with pytest.raises(NothingToUndo):
        undo(canteen, report.suspension_id)


def test_while_a_day_is_being_closed_it_waits(both: Canteen):
    both.pupil("Anna")
    both.database.execute(
        "INSERT INTO operation (source, external_id, payload_hash, result, at) VALUES (?, ?, '', '{}', 1)",
        (BEGUN, marker(both.service_id, TUESDAY)),
    )
    with pytest.raises(CloseUnderWay, match="24/11/2026"):
        strike(both)


@pytest.mark.parametrize(
    ("first", "last", "error", "text"),
    [
        (SATURDAY, SATURDAY + timedelta(days=1), NothingToSuspend, "Dal 28/11/2026 al 29/11/2026"),
        (WEDNESDAY, TUESDAY, InvalidValue, "la fine viene prima"),
        (TUESDAY, TUESDAY + timedelta(days=62), InvalidValue, "al massimo 62 giorni.*chiusura nel calendario"),
        (date.min, date.max, InvalidValue, "al massimo 62 giorni"),
    ],
)
def test_days_that_cannot_be(canteen: Canteen, first: date, last: date, error: type[Exception], text: str):
    canteen.pupil("Anna")
    for ask in (lambda: suspension_preview(canteen.session, scope(canteen, first, last)),
                lambda: strike(canteen, first, last)):  # fmt: skip
        with pytest.raises(error, match=text):
            ask()


def test_whom_it_cannot_concern(canteen: Canteen):
    other = canteen.town.class_group("1ªC", canteen.town.school("Rodari"))
    with pytest.raises(NotFound, match="Servizio"):
        suspension_preview(canteen.session, SuspensionScope(99, TUESDAY, TUESDAY))
    with pytest.raises(NotFound, match="Scuola"):
        strike(canteen, school_id=99)
    with pytest.raises(NotFound, match="Classe"):
        strike(canteen, class_ids=frozenset({99}))
    with pytest.raises(InvalidValue, match="un'altra scuola"):
        strike(canteen, school_id=canteen.town.school_id, class_ids=frozenset({other}))
    with pytest.raises(InvalidValue, match="Motivo"):
        suspend(canteen.session, canteen.operation(), scope(canteen), SuspensionKind.TRIP, "  ")
    with pytest.raises(NotFound, match="Sospensione"):
        undo(canteen, 99)


def test_the_same_id_for_something_else_is_told(canteen: Canteen):
    canteen.pupil("Anna")
    operation = OperationId("office", "1")
    strike(canteen, operation=operation)
    with pytest.raises(Conflict):
        strike(canteen, WEDNESDAY, operation=operation)


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_roles_that_may_not(canteen: Canteen, role: Role):
    canteen.pupil("Anna")
    report = strike(canteen)
    session = canteen.session_of(role, canteen.town.school_id)
    for ask in (
        lambda: suspension_preview(session, scope(canteen)),
        lambda: suspend(session, canteen.operation(), scope(canteen), SuspensionKind.TRIP, "Gita"),
        lambda: undo_preview(session, report.suspension_id),
        lambda: undo_suspension(session, canteen.operation(), report.suspension_id),
        lambda: complete_suspension(session, report.suspension_id),
    ):
        with pytest.raises(NotAllowed):
            ask()


# What is kept of it


def test_its_closure_is_taken_out_only_with_it(canteen: Canteen):
    canteen.pupil("Anna")
    report = strike(canteen)
    (closure,) = calendar.exceptions(canteen.session, TUESDAY, TUESDAY)
    assert (closure.cause, closure.suspension_id) == ("Sciopero", report.suspension_id)
    with pytest.raises(BelongsToSuspension, match=r"«Sciopero» del 24/11/2026"):
        calendar.remove_exception(canteen.session, closure.id)


def test_what_is_told_of_it(both: Canteen):
    both.pupil("Anna")
    report = strike(both, TUESDAY, SATURDAY, school_id=both.town.school_id, class_ids=frozenset({both.town.class_id}))
    one = suspension(both.session, report.suspension_id)
    assert (one.school_name, one.class_names, one.kind, one.cause, one.by) == (
        "Primaria Italo Calvino", ("3ªA",), SuspensionKind.STRIKE, "Sciopero", "Giulia Cirillo",
    )  # fmt: skip
    assert [(day.on, day.freed, day.was_closed) for day in one.days] == [
        (TUESDAY + timedelta(days=number), 1, False) for number in range(4)
    ]  # Saturday has no service
    assert suspensions(both.session, SATURDAY, SATURDAY) == (one,)
    assert suspensions(both.session, SATURDAY + timedelta(days=1), SATURDAY + timedelta(days=9)) == ()
    undo(both, one.id)
    assert suspension(both.session, one.id).undone_by == "Giulia Cirillo"
    lines = both.database.rows("SELECT operation FROM audit WHERE subject = ? ORDER BY id", (f"suspension:{one.id}",))
    assert [operation for (operation,) in lines] == ["suspend", "undo_suspension"]
