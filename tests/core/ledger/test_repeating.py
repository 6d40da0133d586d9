"""A charge that was reversed by mistake is posted again: once, linked, by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound, RefettorioError
from core.ledger import (
    AlreadyCharged,
    Charge,
    EntryKey,
    EntryKind,
    NotToRepeat,
    balance,
    close_period,
    post_charges,
    repeat_charge,
    reverse_entry,
    statement,
    verify,
)
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role, charge

New = Callable[[], OperationId]


@pytest.fixture
def meal(town: Town) -> EntryKey:
    """A meal that the close of Tuesday charged."""
    account = town.account(town.pupil())
    close(town, account)
    return EntryKey(account, TUESDAY, EntryKind.CHARGE, town.service_id * 1000)


def close(town: Town, *accounts: int) -> None:
    post_charges(
        town.session, on=TUESDAY, service_id=town.service_id, scope=f"meals:{town.service_id}:{town.school_id}",
        charges=[Charge(account, 525) for account in accounts],
    )  # fmt: skip


def lines(town: Town, account: int) -> list[str]:
    told = []
    for line in statement(town.session, account, newest_first=False).lines:
        more = "" if line.repeated_on is None else f" again {line.repeated_on:%d/%m}"
        more += "" if line.repeats is None else f" repeats {line.repeats.seq}: {line.note}"
        told.append(f"{line.on:%d/%m} {line.kind.name.lower()} {line.amount_cents:+}{more}")
    return told


def test_it_is_charged_again_for_its_own_day_and_linked_both_ways(
    town: Town, meal: EntryKey, clock: FixedClock, new_operation: New
) -> None:
    clock.set(datetime(2026, 11, 26, 9, tzinfo=UTC))
    reverse_entry(town.session, new_operation(), meal, "Creduto assente")
    done = repeat_charge(town.session, new_operation(), meal, "Era presente")
    assert (done.key, done.balance_cents) == (EntryKey(meal.account_id, TUESDAY, EntryKind.CHARGE, meal.seq + 1), -525)
    assert lines(town, meal.account_id) == [
        "24/11 charge -525 again 26/11",
        f"24/11 charge -525 repeats {meal.seq}: Era presente",
        "26/11 reversal +525",
    ]
    assert verify(town.database).is_ok


def test_the_same_again_is_answered_and_another_is_refused(town: Town, meal: EntryKey, new_operation: New) -> None:
    reverse_entry(town.session, new_operation(), meal, "x")
    first = new_operation()
    done = repeat_charge(town.session, first, meal, "Era presente")
    again = repeat_charge(town.session, first, meal, "Era presente")
    assert (again.key, again.is_repeat) == (done.key, True)
    with pytest.raises(Conflict):
        repeat_charge(town.session, first, meal, "Altro")
    with pytest.raises(AlreadyCharged):
        repeat_charge(town.session, new_operation(), meal, "Era presente")
    assert balance(town.session, meal.account_id) == -525


def test_what_was_posted_again_may_be_reversed_and_posted_again(town: Town, meal: EntryKey, new_operation: New) -> None:
    reverse_entry(town.session, new_operation(), meal, "x")
    second = repeat_charge(town.session, new_operation(), meal, "y").key
    reverse_entry(town.session, new_operation(), second, "z")
    with pytest.raises(NotToRepeat, match="l'ultimo addebito"):
        repeat_charge(town.session, new_operation(), meal, "y")
    third = repeat_charge(town.session, new_operation(), second, "y").key
    assert third.seq == meal.seq + 2
    assert balance(town.session, meal.account_id) == -525
    assert verify(town.database).is_ok


def test_a_charge_that_stands_or_that_was_never_closed_is_not_posted_again(
    town: Town, meal: EntryKey, new_operation: New
) -> None:
    with pytest.raises(NotToRepeat, match="ancora valido"):
        repeat_charge(town.session, new_operation(), meal, "x")
    account = town.account(town.pupil("Verdi", "Noè"))
    missing = EntryKey(account, TUESDAY + timedelta(days=1), EntryKind.CHARGE, meal.seq)
    with pytest.raises(NotFound):
        repeat_charge(town.session, new_operation(), missing, "x")
    for key in (EntryKey(account, TUESDAY, kind, 0) for kind in (EntryKind.RECHARGE, EntryKind.ADJUSTMENT)):
        with pytest.raises(NotToRepeat, match="non è il pasto"):
            repeat_charge(town.session, new_operation(), key, "x")
    with pytest.raises(InvalidValue, match="Motivo"):
        repeat_charge(town.session, new_operation(), meal, " ")


def test_before_the_day_is_closed_the_close_charges_by_itself(town: Town, new_operation: New) -> None:
    by_hand = charge(town, town.account(town.pupil()), "hand").key
    reverse_entry(town.session, new_operation(), by_hand, "x")
    with pytest.raises(NotToRepeat, match="non è ancora chiusa"):
        repeat_charge(town.session, new_operation(), by_hand, "y")


def test_in_a_closed_month_todays_adjustment_takes_its_place_once(
    town: Town, meal: EntryKey, clock: FixedClock, new_operation: New
) -> None:
    clock.set(datetime(2026, 12, 3, 9, tzinfo=UTC))
    reverse_entry(town.session, new_operation(), meal, "x")
    close_period(town.session, date(2026, 11, 1))
    done = repeat_charge(town.session, new_operation(), meal, "Era presente").key
    assert (done.kind, done.on) == (EntryKind.ADJUSTMENT, date(2026, 12, 3))
    with pytest.raises(AlreadyCharged):
        repeat_charge(town.session, new_operation(), meal, "Era presente")
    assert balance(town.session, meal.account_id) == -525
    reverse_entry(town.session, new_operation(), done, "No, era assente")
    again = repeat_charge(town.session, new_operation(), meal, "Sì, c'era")
    assert again.balance_cents == -525
    assert lines(town, meal.account_id)[0] == "24/11 charge -525 again 03/12"
    assert verify(town.database).is_ok


def test_two_clerks_at_once_charge_once(town: Town, meal: EntryKey, new_operation: New) -> None:
    reverse_entry(town.session, new_operation(), meal, "x")
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def press(name: str) -> None:
        ready.wait()
        try:
            repeat_charge(town.session, OperationId("office", name), meal, "Era presente")
            outcomes.append("charged")
        except RefettorioError as error:
            outcomes.append(type(error).__name__)
        finally:
            town.database.close()

    threads = [threading.Thread(target=press, args=(name,)) for name in ("anna", "bruno")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["AlreadyCharged", "charged"]
    assert balance(town.session, meal.account_id) == -525


def test_a_close_run_again_does_not_charge_beside_it(town: Town, meal: EntryKey, new_operation: New) -> None:
    reverse_entry(town.session, new_operation(), meal, "x")
    repeat_charge(town.session, new_operation(), meal, "y")
    post_charges(
        town.session, on=TUESDAY, service_id=town.service_id, scope=f"meals:{town.service_id}:77",
        charges=[Charge(meal.account_id, 525)],
    )  # fmt: skip
    assert balance(town.session, meal.account_id) == -525


def test_who_may(sqlite_town: Town, new_operation: New) -> None:
    for role in Role:
        if role in {Role.ADMINISTRATOR, Role.CLERK, Role.SYSTEM}:
            continue
        with pytest.raises(NotAllowed):
            repeat_charge(
                as_role(sqlite_town.session, role), new_operation(), EntryKey(1, TUESDAY, EntryKind.CHARGE, 1000), "x"
            )
