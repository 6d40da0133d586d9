"""Several at once, on both engines: threads that start together and do the same or opposite things."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

from core.access.operations import OperationId
from core.errors import UserError
from core.ledger import (
    AlreadyReversed,
    Charge,
    ChargedBatch,
    Contra,
    EntryKind,
    PeriodClosed,
    Posted,
    balance,
    close_period,
    open_account,
    post,
    post_charges,
    reverse_entry,
    verify,
)
from core.payments import Channel, Means, RechargeReceipt, recharge
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import put

T = TypeVar("T")

THREADS = 4


def together(town: Town, action: Callable[[int], T]) -> list[T | UserError]:
    """Run `action` in threads that start at the same moment; a refusal is an answer, anything else fails."""
    start = threading.Barrier(THREADS)

    def one(number: int) -> T | UserError:
        try:
            town.database.scalar("SELECT 1")  # connected before the start
            start.wait()
            return action(number)
        except UserError as refusal:
            return refusal
        finally:
            town.database.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def test_an_account_opened_by_all_at_once_is_one(town: Town) -> None:
    anna = town.pupil()
    assert len(set(together(town, lambda _number: open_account(town.session, anna, town.group_id)))) == 1


def test_different_postings_are_all_kept_in_one_chain(town: Town) -> None:
    accounts = [town.account(town.pupil(f"P{number}")) for number in range(2)]

    def some(number: int) -> None:
        for step in range(8):
            put(town, accounts[step % 2], 100, f"{number}/{step}")

    assert together(town, some) == [None] * THREADS
    assert [balance(town.session, account) for account in accounts] == [100 * 4 * THREADS] * 2
    report = verify(town.database)
    assert (report.findings, report.batches) == ((), 8 * THREADS)


def test_the_same_operation_sent_by_all_is_done_once(town: Town) -> None:
    account = town.account(town.pupil())
    answers = together(town, lambda _number: put(town, account, 5000))
    assert all(isinstance(answer, Posted) for answer in answers), answers
    assert sorted(answer.is_repeat for answer in answers) == [False] + [True] * (THREADS - 1)
    assert balance(town.session, account) == 5000
    assert verify(town.database).is_ok


def test_the_same_scope_charged_by_all_is_charged_once(town: Town) -> None:
    accounts = [town.account(town.pupil(f"P{number}")) for number in range(20)]

    def close(_number: int) -> ChargedBatch:
        return post_charges(
            town.session,
            on=TUESDAY,
            service_id=town.service_id,
            scope="mensa:1",
            charges=[Charge(account, 525) for account in accounts],
        )

    answers = together(town, close)
    assert sorted(answer.is_repeat for answer in answers) == [False] + [True] * (THREADS - 1)
    assert {(answer.batch_id, answer.entries) for answer in answers} == {(1, 20)}
    assert verify(town.database).entries == 20


def test_scopes_that_overlap_charge_each_account_once(town: Town) -> None:
    accounts = [town.account(town.pupil(f"P{number}")) for number in range(20)]

    def close(number: int) -> ChargedBatch:
        return post_charges(
            town.session,
            on=TUESDAY,
            service_id=town.service_id,
            scope=f"mensa:{number}",
            charges=[Charge(account, 525) for account in accounts],
        )

    assert sum(answer.entries for answer in together(town, close)) == 20
    assert [balance(town.session, account) for account in accounts] == [-525] * 20
    assert verify(town.database).is_ok


def test_an_entry_reversed_by_all_is_reversed_once(town: Town) -> None:
    account = town.account(town.pupil())
    wrong = put(town, account, 5000)
    answers = together(
        town, lambda number: reverse_entry(town.session, OperationId("t", f"r{number}"), wrong.key, "Errore")
    )
    assert [type(answer) for answer in answers if not isinstance(answer, Posted)] == [AlreadyReversed] * 3
    assert balance(town.session, account) == 0
    assert verify(town.database).is_ok


def test_receipts_taken_by_all_have_no_gap_and_no_double(town: Town) -> None:
    pupils = [town.pupil(f"P{number}") for number in range(THREADS)]

    def take(number: int) -> list[RechargeReceipt]:
        return [
            recharge(
                town.session,
                OperationId("t", f"{number}/{step}"),
                pupil_id=pupils[step],
                service_group_id=town.group_id,
                amount_cents=1000,
                means=Means.CASH,
                channel=Channel.COUNTER,
                issuer="UFF",
            )
            for step in range(4)
        ]

    receipts = [receipt for answer in together(town, take) for receipt in answer]
    assert sorted(receipt.number for receipt in receipts) == list(range(1, 4 * THREADS + 1))
    assert verify(town.database).is_ok


def test_a_month_closed_in_the_midst_of_postings_has_nothing_after(town: Town) -> None:
    """Each posting of October is either before the close and counted, or refused."""
    account = town.account(town.pupil())
    october = date(2026, 10, 15)

    def act(number: int) -> int:
        if number == 0:
            close_period(town.session, october)
            return 0
        kept = 0
        for step in range(6):
            try:
                post(
                    town.session, OperationId("t", f"{number}/{step}"), account_id=account, on=october,
                    kind=EntryKind.ADJUSTMENT, amount_cents=1, contra=Contra.TREASURY,
                )  # fmt: skip
            except PeriodClosed:
                continue
            kept += 1
        return kept

    kept = sum(together(town, act))
    assert balance(town.session, account) == kept
    closed_at_batch = town.database.scalar("SELECT COUNT(*) FROM batch")
    assert closed_at_batch == kept
    assert verify(town.database).is_ok
