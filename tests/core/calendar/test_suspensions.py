"""Suspensions: who loses the service, what is given back, what is refused, and back again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta

import pytest

from core import calendar, ledger
from core.access.operations import OperationId
from core.access.permissions import Role
from core.calendar import AlreadyUndone, BelongsToSuspension, SuspensionKind, SuspensionScope, suspension, suspensions
from core.errors import Cancelled, Conflict, InvalidValue, NotAllowed, NotFound
from core.meals import close_day, record_presence
from core.meals.day_state import BEGUN, marker
from core.meals.suspending import (
    SuspensionReport,
    complete_suspension,
    is_unfinished,
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


# Before the day is charged

# Whom it concerns (school 1 has classes A and B, school 2 has class C) and which days of the week, then pupils of A,
# B and C from Monday to Friday: B booked, - without service.
SCOPES = """
    whom      days  A      B      C
    all       2     B-BBB  B-BBB  B-BBB
    school    23    B--BB  B--BB  BBBBB
    class     4     BBB-B  BBBBB  BBBBB
    two       1     -BBBB  BBBBB  -BBBB
"""


@pytest.mark.parametrize("line", SCOPES.strip().splitlines()[1:], ids=lambda line: line.split()[0])
def test_bookings_are_freed_for_whom_it_concerns(both: Canteen, line: str):
    whom, days, *expected = line.split()
    monday, friday = TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=3)
    town = both.town
    classes = [town.class_id, town.class_group("3ªB"), town.class_group("1ªC", town.school("Rodari"))]
    pupils = [both.pupil(f"P{number}", class_id=class_id) for number, class_id in enumerate(classes)]
    wanted = {
        "all": {}, "school": {"school_id": town.school_id}, "class": {"class_ids": frozenset(classes[:1])},
        "two": {"class_ids": frozenset({classes[0], classes[2]})},
    }[whom]  # fmt: skip
    first, last = (monday + timedelta(days=int(days[place]) - 1) for place in (0, -1))
    report = strike(both, first, last, **wanted)
    assert [both.month(pupil, monday, friday) for pupil in pupils] == expected
    assert report.freed == sum(row.count("-") for row in expected)
    assert (report.reversals, report.total_cents) == (0, 0)
    undo(both, report.suspension_id)
    assert [both.month(pupil, monday, friday) for pupil in pupils] == ["BBBBB"] * 3
    assert both.database.scalar("SELECT COUNT(*) FROM calendar_exception") == 0


def test_after_the_cutoff_it_frees_all_the_same_and_nobody_is_charged(both: Canteen):
    anna, luca = both.pupil("Anna"), both.pupil("Luca", class_id=both.town.class_group("3ªB"))
    both.at(TUESDAY, time(11))
    strike(both, class_ids=frozenset({both.town.class_id}))
    close(both)
    assert paid(both, anna, luca) == [0, PRICE]


def test_an_opening_however_narrow_does_not_hold_against_it(both: Canteen):
    anna = both.pupil("Anna")
    calendar.add_opening(
        both.session, SATURDAY, SATURDAY, "Festa", class_group_id=both.town.class_id, service_id=both.service_id
    )
    assert both.month(anna, SATURDAY, SATURDAY) == "B"
    strike(both, SATURDAY)
    assert both.month(anna, SATURDAY, SATURDAY) == "-"


def test_absences_are_not_freed_twice_and_hold_again_after_undoing(both: Canteen):
    anna, _luca = both.pupil("Anna"), both.pupil("Luca")
    both.absence(anna, TUESDAY)
    report = strike(both)
    assert report.freed == 1
    undo(both, report.suspension_id)
    assert both.month(anna, TUESDAY, TUESDAY) == "A"


# Charges


def test_charges_are_reversed_once_each(both: Canteen):
    pupils = [both.pupil(f"P{number:02d}") for number in range(30)]  # more than a chunk
    both.absence(pupils[0], TUESDAY)
    close(both)
    assert paid(both, *pupils) == [0] + [PRICE] * 29
    told = suspension_preview(both.session, scope(both))
    assert (told.freed, told.reversals, told.total_cents, told.kept) == (29, 29, 29 * PRICE, 0)
    assert [day.is_closed for day in told.days] == [True]
    operation = both.operation()
    report = strike(both, operation=operation)
    assert (report.freed, report.reversals, report.total_cents, report.is_repeat) == (29, 29, 29 * PRICE, False)
    assert paid(both, *pupils) == [0] * 30
    again = strike(both, operation=operation)
    assert again == SuspensionReport(report.suspension_id, 29, 29, 29 * PRICE, orders=0, is_repeat=True)
    page = ledger.statement(both.session, ledger.open_account(both.session, pupils[1], both.town.group_id))
    assert [(line.kind.name, line.amount_cents) for line in page.lines] == [("REVERSAL", PRICE), ("CHARGE", -PRICE)]
    assert both.database.scalar("SELECT COUNT(*) FROM reversal WHERE reason = 'Sospensione: Sciopero'") == 29
    assert ledger.verify(both.database).is_ok


def test_who_ate_pays(both: Canteen):
    anna, luca = both.pupil("Anna"), both.pupil("Luca")
    come(both, anna)
    close(both)
    told = suspension_preview(both.session, scope(both))
    assert (told.freed, told.reversals, told.kept) == (1, 1, 1)
    strike(both)
    assert paid(both, anna, luca) == [PRICE, 0]


def test_what_was_reversed_by_hand_is_left_alone(both: Canteen):
    anna, luca = both.pupil("Anna"), both.pupil("Luca")
    close(both)
    account = ledger.open_account(both.session, anna, both.town.group_id)
    key = ledger.statement(both.session, account).lines[0].key
    ledger.reverse_entry(both.session, both.operation(), key, "Errore")
    assert strike(both).reversals == 1
    assert paid(both, anna, luca) == [0, 0]


def test_what_somebody_reverses_in_between_is_not_ours(both: Canteen):
    """By hand, after the suspension has looked and before it reverses: undoing it does not charge that again."""
    anna, luca = both.pupil("Anna"), both.pupil("Luca")
    close(both)
    account = ledger.open_account(both.session, anna, both.town.group_id)
    key = ledger.statement(both.session, account).lines[0].key

    class ByHand(Stopping):
        def check(self) -> None:
            ledger.reverse_entry(both.session, OperationId("office", "by hand"), key, "Errore")

    report = strike(both, progress=ByHand(after=9))
    assert (report.reversals, paid(both, anna, luca)) == (1, [0, 0])
    undo(both, report.suspension_id)
    assert paid(both, anna, luca) == [0, PRICE]


def test_stopped_between_two_chunks_it_goes_on(both: Canteen, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("core.meals.suspending.CHUNK", 25)
    pupils = [both.pupil(f"P{number:02d}") for number in range(60)]
    close(both)
    operation = both.operation()
    with pytest.raises(Cancelled):
        strike(both, operation=operation, progress=Stopping(after=1))
    (one,) = suspensions(both.session, TUESDAY, TUESDAY)
    assert 0 < one.reversed_charges < 60
    assert both.month(pupils[0], TUESDAY, TUESDAY) == "-"  # it holds already
    assert is_unfinished(both.session, one)
    report = complete_suspension(both.session, one.id)
    assert (report.reversals, report.is_repeat) == (60, True)
    assert paid(both, *pupils) == [0] * 60
    assert not is_unfinished(both.session, one)
    assert strike(both, operation=operation).reversals == 60


def test_charged_again_by_hand_is_not_reversed_by_completing(both: Canteen):
    anna = both.pupil("Anna")
    close(both)
    report = strike(both)
    account = ledger.open_account(both.session, anna, both.town.group_id)
    ledger.post(
        both.session, both.operation(), account_id=account, on=TUESDAY, kind=ledger.EntryKind.CHARGE,
        amount_cents=-PRICE, contra=ledger.Contra.MEALS, service_id=both.service_id,
    )  # fmt: skip
    complete_suspension(both.session, report.suspension_id)
    assert paid(both, anna) == [PRICE]
    undo(both, report.suspension_id)
    assert paid(both, anna) == [PRICE]


def test_undone_the_charges_are_there_again_once(both: Canteen, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("core.meals.suspending.CHUNK", 25)
    pupils = [both.pupil(f"P{number:02d}") for number in range(30)]
    close(both)
    report = strike(both)
    told = undo_preview(both.session, report.suspension_id)
    assert (told.days, told.kept_days, told.charges, told.total_cents) == ((TUESDAY,), (), 30, 30 * PRICE)
    operation = both.operation()
    with pytest.raises(Cancelled):
        undo_suspension(both.session, operation, report.suspension_id, progress=Stopping(after=1))
    assert 0 < sum(paid(both, *pupils)) < 30 * PRICE
    assert is_unfinished(both.session, suspension(both.session, report.suspension_id))
    undo_suspension(both.session, operation, report.suspension_id)
    assert paid(both, *pupils) == [PRICE] * 30
    with pytest.raises(AlreadyUndone, match=r"Sciopero.*Giulia Cirillo"):
        undo(both, report.suspension_id)
    # And the whole once more: reversed again, as a second revision.
    again = strike(both)
    assert again.reversals == 30
    assert paid(both, *pupils) == [0] * 30
    assert ledger.verify(both.database).is_ok


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
