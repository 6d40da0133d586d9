"""Suspensions: who loses the service, what is given back, and back again."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from core import calendar, ledger
from core.access.operations import OperationId
from core.calendar import AlreadyUndone, suspension, suspensions
from core.errors import Cancelled
from core.meals.suspending import (
    SuspensionReport,
    complete_suspension,
    is_unfinished,
    suspension_preview,
    undo_preview,
    undo_suspension,
)
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen, both, canteen

__all__ = ["both", "canteen"]
from tests.core.calendar.suspending import PRICE, SATURDAY, Stopping, close, come, paid, scope, strike, undo

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
