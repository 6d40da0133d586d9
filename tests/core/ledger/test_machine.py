"""The ledger against a model of a few lines, driven by Hypothesis: whatever is done in whatever order, both agree."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.access.operations import OperationId
from core.clock import FixedClock
from core.errors import Conflict
from core.ids import CountedIds
from core.ledger import (
    AlreadyCharged,
    AlreadyReversed,
    Charge,
    Contra,
    EarlierMonthOpen,
    EntryKey,
    EntryKind,
    MonthNotOver,
    PeriodClosed,
    Posted,
    balance,
    close_period,
    open_account,
    post,
    post_charges,
    reverse_entry,
    statement,
    verify,
)
from core.payments import Channel, Means, RechargeReceipt, recharge
from core.storage import Database, open_database
from core.storage.database import sqlite_url
from tests.builders import make_town

AMOUNTS = st.integers(1, 100_000)


@dataclass
class Model:
    """What a ledger is: entries by key, who reversed what, months closed."""

    entries: dict[EntryKey, int] = field(default_factory=dict)
    reversed: set[EntryKey] = field(default_factory=set)
    closed: set[tuple[int, int]] = field(default_factory=set)
    postings: int = 0

    def is_closed(self, day: date) -> bool:
        return (day.year, day.month) in self.closed

    def of(self, account_id: int) -> list[EntryKey]:
        return sorted(key for key in self.entries if key.account_id == account_id)

    def balance(self, account_id: int) -> int:
        return sum(self.entries[key] for key in self.of(account_id))

    def is_charged(self, account_id: int, day: date, service_id: int) -> bool:
        return any(
            key.on == day and key.service_id == service_id and key not in self.reversed for key in self.of(account_id)
        )

    def add(self, posted: Posted, amount_cents: int) -> None:
        assert posted.key not in self.entries
        self.entries[posted.key] = amount_cents
        self.postings += 1


@dataclass
class Done:
    """An operation that was accepted: how to ask for it again, and differently."""

    answer: Posted | RechargeReceipt
    again: Callable[[], Posted | RechargeReceipt]
    otherwise: Callable[[], object]


class LedgerMachine(RuleBasedStateMachine):
    """Steps of the office; after each the balances agree, at the end the whole ledger is verified."""

    accounts = Bundle("accounts")
    operations = Bundle("operations")

    make: Callable[[], Database]

    @initialize(target=accounts)
    def begin(self) -> object:
        self.database = type(self).make()
        self.clock = FixedClock()
        self.town = make_town(self.database, self.clock, CountedIds())
        self.session = self.town.session
        self.model = Model()
        self.receipts: Counter[int] = Counter()
        self.scopes = 0
        self.pupil_of: dict[int, int] = {}
        return multiple(*(self.new_account() for _ in range(2)))

    def new_account(self) -> int:
        pupil = self.town.pupil(f"P{len(self.pupil_of)}")
        account = open_account(self.session, pupil, self.town.group_id)
        self.pupil_of[account] = pupil
        return account

    def new_operation(self) -> OperationId:
        return OperationId("machine", self.session.ids.new_id())

    @rule(target=accounts)
    def open_another(self) -> int:
        return self.new_account()

    @rule(account=accounts)
    def open_the_same(self, account: int) -> None:
        assert open_account(self.session, self.pupil_of[account], self.town.group_id) == account

    @rule(target=operations, account=accounts, amount=AMOUNTS, days_ago=st.sampled_from([0, 0, 1, 40]))
    def recharge(self, account: int, amount: int, days_ago: int) -> object:
        operation, at = self.new_operation(), self.clock.now() - timedelta(days=days_ago)

        def ask(cents: int = amount) -> RechargeReceipt:
            return recharge(
                self.session,
                operation,
                pupil_id=self.pupil_of[account],
                service_group_id=self.town.group_id,
                amount_cents=cents,
                means=Means.CASH,
                channel=Channel.COUNTER,
                issuer="UFF",
                at=at,
            )

        day = self.session.today() - timedelta(days=days_ago)
        receipt = ask()
        self.receipts[at.year] += 1
        assert (receipt.year, receipt.number) == (at.year, self.receipts[at.year])
        assert receipt.entry.on == (self.session.today() if self.model.is_closed(day) else day)
        self.model.add(Posted(receipt.entry, is_repeat=False, balance_cents=0), amount)
        assert receipt.balance_cents == self.model.balance(account)
        return Done(receipt, ask, lambda: ask(amount + 1))

    @rule(target=operations, account=accounts, amount=AMOUNTS, days_ago=st.sampled_from([0, 0, 1, 40]))
    def charge(self, account: int, amount: int, days_ago: int) -> object:
        operation, on = self.new_operation(), self.session.today() - timedelta(days=days_ago)

        def ask(cents: int = amount) -> Posted:
            return post(
                self.session,
                operation,
                account_id=account,
                on=on,
                kind=EntryKind.CHARGE,
                amount_cents=-cents,
                contra=Contra.MEALS,
                service_id=self.town.service_id,
            )

        if self.model.is_closed(on):
            # What is refused first does not matter when both hold.
            with pytest.raises((PeriodClosed, AlreadyCharged)):
                ask()
            return multiple()
        if self.model.is_charged(account, on, self.town.service_id):
            with pytest.raises(AlreadyCharged):
                ask()
            return multiple()
        posted = ask()
        self.model.add(posted, -amount)
        assert posted.balance_cents == self.model.balance(account)
        return Done(posted, ask, lambda: ask(amount + 1))

    @rule(amount=AMOUNTS)
    def close_the_day(self, amount: int) -> None:
        on, service = self.session.today(), self.town.service_id
        # Whoever was ever charged this service today has revision 0, reversed or not: the set leaves them out.
        fresh = [
            account
            for account in self.pupil_of
            if not any(key.on == on and key.service_id == service for key in self.model.of(account))
        ]
        self.scopes += 1
        for is_repeat in (False, True):
            done = post_charges(
                self.session,
                on=on,
                service_id=service,
                scope=f"scope{self.scopes}",
                charges=[Charge(account, amount) for account in self.pupil_of],
            )
            assert (done.entries, done.total_cents) == (len(fresh), amount * len(fresh))
            assert done.is_repeat is is_repeat
        self.model.postings += 1
        for account in fresh:
            self.model.entries[EntryKey(account, on, EntryKind.CHARGE, service * 1000)] = -amount

    @rule(done=operations)
    def repeat(self, done: Done) -> None:
        again = done.again()
        assert again.is_repeat
        assert again.balance_cents == done.answer.balance_cents
        if isinstance(done.answer, RechargeReceipt):
            assert (again.entry, again.number_text) == (done.answer.entry, done.answer.number_text)
        else:
            assert again.key == done.answer.key

    @rule(done=operations)
    def repeat_otherwise(self, done: Done) -> None:
        with pytest.raises(Conflict):
            done.otherwise()

    @rule(pick=st.randoms(use_true_random=False), reason=st.sampled_from(["Errore", "Era assente"]))
    @precondition(lambda self: any(key.kind is not EntryKind.REVERSAL for key in self.model.entries))
    def reverse(self, pick, reason: str) -> None:
        key = pick.choice(sorted(key for key in self.model.entries if key.kind is not EntryKind.REVERSAL))
        operation = self.new_operation()
        if key in self.model.reversed:
            with pytest.raises(AlreadyReversed):
                reverse_entry(self.session, operation, key, reason)
            return
        back = reverse_entry(self.session, operation, key, reason)
        assert (back.key.on, back.key.kind) == (self.session.today(), EntryKind.REVERSAL)
        self.model.add(back, -self.model.entries[key])
        self.model.reversed.add(key)
        assert back.balance_cents == self.model.balance(key.account_id)
        assert reverse_entry(self.session, operation, key, reason).is_repeat

    @rule(days=st.sampled_from([1, 7, 31]))
    def days_pass(self, days: int) -> None:
        self.clock.advance(timedelta(days=days))

    @rule(months_ago=st.integers(0, 2))
    def close_month(self, months_ago: int) -> None:
        today = self.session.today()
        month = (today.replace(day=1) - timedelta(days=28 * months_ago)).replace(day=1)
        earlier = any(key.on < month and not self.model.is_closed(key.on) for key in self.model.entries)
        if self.model.is_closed(month):
            close_period(self.session, month)
        elif (month.year, month.month) == (today.year, today.month):
            with pytest.raises(MonthNotOver):
                close_period(self.session, month)
        elif earlier:
            with pytest.raises(EarlierMonthOpen):
                close_period(self.session, month)
        else:
            close_period(self.session, month)
            self.model.closed.add((month.year, month.month))

    @rule(account=accounts, offset=st.integers(0, 5), limit=st.integers(1, 5), newest_first=st.booleans())
    def read_statement(self, account: int, offset: int, limit: int, newest_first: bool) -> None:
        keys, running, wanted = self.model.of(account), 0, []
        for key in keys:
            running += self.model.entries[key]
            wanted.append((key, self.model.entries[key], running, key in self.model.reversed))
        if newest_first:
            wanted.reverse()
        page = statement(self.session, account, offset=offset, limit=limit, newest_first=newest_first)
        assert [(line.key, line.amount_cents, line.balance_cents, line.is_reversed) for line in page.lines] == wanted[
            offset : offset + limit
        ]
        assert (page.total, page.balance_cents) == (len(keys), running)

    @invariant()
    def balances_agree(self) -> None:
        if hasattr(self, "pupil_of"):
            for account in self.pupil_of:
                assert balance(self.session, account) == self.model.balance(account)

    def teardown(self) -> None:
        if not hasattr(self, "database"):
            return
        try:
            report = verify(self.database)
            assert report.findings == ()
            assert report.entries == len(self.model.entries)
            assert report.batches == self.model.postings
        finally:
            self.database.close()


def run(make: Callable[[], Database], examples: int, steps: int) -> None:
    class Machine(LedgerMachine):
        pass

    Machine.make = staticmethod(make)
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )


def test_the_ledger_does_as_its_model(sqlite_template: bytes, tmp_path: Path) -> None:
    def make() -> Database:
        path = Path(tempfile.mkdtemp(dir=tmp_path)) / "a.db"
        path.write_bytes(sqlite_template)
        database = open_database(sqlite_url(path))
        database.execute("PRAGMA synchronous = off")  # it is not the disk that is tried here
        return database

    run(make, examples=120, steps=40)


@pytest.mark.postgresql
def test_the_ledger_does_as_its_model_on_postgresql(postgresql_url: str) -> None:
    server = open_database(postgresql_url.format(name="postgres"))
    made: list[str] = []

    def make() -> Database:
        made.append(f"refettorio_machine_{len(made)}")
        server.execute(f"CREATE DATABASE {made[-1]} TEMPLATE refettorio_template")
        database = open_database(postgresql_url.format(name=made[-1]))
        database.execute("SET synchronous_commit = off")
        return database

    try:
        run(make, examples=5, steps=25)
    finally:
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        server.close()
