from __future__ import annotations

from datetime import date, timedelta

import peewee
import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import FixedClock
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.ledger import (
    AlreadyCharged,
    AlreadyReversed,
    Charge,
    Contra,
    EntryKey,
    EntryKind,
    Posted,
    ReversalNotReversible,
    accounts_of,
    balance,
    open_account,
    open_accounts,
    post,
    post_charges,
    reverse_entry,
    verify,
)
from tests.builders import TUESDAY, Town


def as_role(session: Session, role: Role) -> Session:
    return Session(session.database, session.clock, session.ids, Actor(session.actor.id, "x", role))


def put(town: Town, account_id: int, cents: int, name: str = "a", **more: object) -> Posted:
    """An opening balance: the kind that any sign goes with."""
    return post(
        town.session,
        OperationId("test", name),
        account_id=account_id,
        on=TUESDAY,
        kind=EntryKind.OPENING,
        amount_cents=cents,
        contra=Contra.OPENING,
        **more,
    )


def charge(town: Town, account_id: int, name: str, cents: int = -525) -> Posted:
    return post(
        town.session,
        OperationId("test", name),
        account_id=account_id,
        on=TUESDAY,
        kind=EntryKind.CHARGE,
        amount_cents=cents,
        contra=Contra.MEALS,
        service_id=town.service_id,
    )


def test_an_account_is_opened_once_and_for_whom_exists(town: Town) -> None:
    anna = town.pupil()
    account = open_account(town.session, anna, town.group_id)
    assert open_account(town.session, anna, town.group_id) == account
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'open_account'") == 1
    assert [(one.id, one.service_group_name, one.balance_cents) for one in accounts_of(town.session, anna)] == [
        (account, "Refezione", 0)
    ]
    with pytest.raises(NotFound, match="Alunno"):
        open_account(town.session, 999, town.group_id)
    with pytest.raises(NotFound, match="Gruppo di servizi"):
        open_account(town.session, anna, 999)


def test_accounts_are_opened_by_the_set(town: Town) -> None:
    pupils = [town.pupil(f"P{number}") for number in range(5)]
    first = open_account(town.session, pupils[0], town.group_id)
    made = open_accounts(town.session, town.group_id, pupils)
    assert set(made) == set(pupils)
    assert made[pupils[0]] == first
    assert open_accounts(town.session, town.group_id, pupils) == made
    assert town.database.scalar("SELECT COUNT(*) FROM account") == 5


def test_the_balance_is_the_sum(town: Town) -> None:
    account = town.account(town.pupil())
    assert balance(town.session, account) == 0
    assert put(town, account, 5000, "a").balance_cents == 5000
    assert put(town, account, -525, "b").balance_cents == 4475
    assert balance(town.session, account) == 4475
    assert verify(town.database).is_ok


def test_entries_of_a_day_and_kind_are_numbered(town: Town) -> None:
    account = town.account(town.pupil())
    assert [put(town, account, 100, name).key.seq for name in "abc"] == [0, 1, 2]


def test_the_same_operation_again_gives_the_first_answer(town: Town) -> None:
    account = town.account(town.pupil())
    first = put(town, account, 5000)
    put(town, account, 100, "other")
    again = put(town, account, 5000)
    assert (first.is_repeat, again.is_repeat) == (False, True)
    assert again.key == first.key
    assert again.balance_cents == 5000
    assert balance(town.session, account) == 5100


def test_the_same_id_with_another_content_is_a_conflict(town: Town) -> None:
    account = town.account(town.pupil())
    put(town, account, 5000)
    with pytest.raises(Conflict):
        put(town, account, 5001)
    with pytest.raises(Conflict):
        put(town, account, 5000, payload={"row": 2})
    assert balance(town.session, account) == 5000


def test_a_posting_is_one_sealed_batch_linked_to_the_one_before(town: Town) -> None:
    account = town.account(town.pupil())
    put(town, account, 5000, "a")
    put(town, account, 100, "b")
    batches = town.database.rows("SELECT id, entries, total_cents, prev_hash, hash FROM batch ORDER BY id")
    assert [row[:3] for row in batches] == [(1, 1, 5000), (2, 1, 100)]
    assert batches[0][3] == "0" * 64
    assert batches[1][3] == batches[0][4]
    assert batches[0][4] != batches[1][4]


def test_a_posting_leaves_an_audit_line(sqlite_town: Town) -> None:
    account = sqlite_town.account(sqlite_town.pupil())
    put(sqlite_town, account, 5000)
    put(sqlite_town, account, 5000)
    lines = sqlite_town.database.rows("SELECT actor_name, subject FROM audit WHERE operation = 'post_entry'")
    assert lines == [("Giulia Cirillo", f"account:{account}")]


def test_what_only_our_mistake_can_ask_for_is_refused(sqlite_town: Town) -> None:
    account = sqlite_town.account(sqlite_town.pupil())
    wrong = [
        (EntryKind.OPENING, 0, None),
        (EntryKind.CHARGE, 525, sqlite_town.service_id),
        (EntryKind.CHARGE, -525, None),
        (EntryKind.OPENING, 525, sqlite_town.service_id),
        (EntryKind.RECHARGE, -1, None),
        (EntryKind.REFUND, 1, None),
        (EntryKind.REVERSAL, 1, None),
    ]
    for kind, cents, service_id in wrong:
        with pytest.raises(ValueError, match=r"reversal|charge|sign"):
            post(
                sqlite_town.session,
                OperationId("test", "x"),
                account_id=account,
                on=TUESDAY,
                kind=kind,
                amount_cents=cents,
                contra=Contra.CASH,
                service_id=service_id,
            )
    assert sqlite_town.database.scalar("SELECT COUNT(*) FROM entry") == 0


def test_an_account_that_does_not_exist(town: Town) -> None:
    with pytest.raises(NotFound, match="Conto"):
        put(town, 999, 100)
    with pytest.raises(NotFound, match="Conto"):
        balance(town.session, 999)
    assert town.database.scalar("SELECT COUNT(*) FROM batch") == 0


def test_a_service_is_charged_once_a_day_and_again_only_after_a_reversal(town: Town) -> None:
    account = town.account(town.pupil())
    first = charge(town, account, "a")
    assert first.key.seq == town.service_id * 1000
    assert first.key.service_id == town.service_id
    with pytest.raises(AlreadyCharged, match="24/11/2026"):
        charge(town, account, "b")
    reverse_entry(town.session, OperationId("test", "r"), first.key, "Era assente")
    assert charge(town, account, "c").key.seq == town.service_id * 1000 + 1
    assert balance(town.session, account) == -525
    assert verify(town.database).is_ok


def test_the_database_itself_refuses_a_second_charge(town: Town) -> None:
    """Also for whoever goes round this code: the trigger on revisions above 0, the key for revision 0."""
    account = town.account(town.pupil())
    charge(town, account, "a")
    again = (
        "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, batch_id, actor_id, at)"
        " SELECT account_id, day, kind, seq + ?, amount_cents, contra, batch_id, actor_id, at FROM entry"
    )
    for step in (0, 1):
        with pytest.raises(peewee.IntegrityError), town.database.transaction():
            town.database.execute(again, (step,))


def test_a_reversal_is_opposite_dated_today_and_says_why(town: Town, clock: FixedClock) -> None:
    account = town.account(town.pupil())
    wrong = put(town, account, 5000)
    clock.advance(timedelta(days=2))
    back = reverse_entry(town.session, OperationId("test", "r"), wrong.key, "  Importo\nsbagliato ")
    assert back.key == EntryKey(account, date(2026, 11, 26), EntryKind.REVERSAL, 0)
    assert back.balance_cents == 0
    assert town.database.rows("SELECT day, kind, seq, by_kind, reason FROM reversal") == [
        (20781, 4, 0, 3, "Importo sbagliato")
    ]
    assert town.database.scalar("SELECT contra FROM entry WHERE kind = 3") == Contra.OPENING
    assert verify(town.database).is_ok


def test_an_entry_is_reversed_once(town: Town) -> None:
    account = town.account(town.pupil())
    wrong = put(town, account, 5000)
    first = reverse_entry(town.session, OperationId("test", "r"), wrong.key, "Errore")
    again = reverse_entry(town.session, OperationId("test", "r"), wrong.key, "Errore")
    assert (again.key, again.is_repeat) == (first.key, True)
    with pytest.raises(AlreadyReversed, match="Errore"):
        reverse_entry(town.session, OperationId("test", "r2"), wrong.key, "Ancora")
    with pytest.raises(ReversalNotReversible):
        reverse_entry(town.session, OperationId("test", "r3"), first.key, "Ripensamento")
    assert balance(town.session, account) == 0


def test_a_reversal_needs_a_reason_and_an_entry(sqlite_town: Town) -> None:
    account = sqlite_town.account(sqlite_town.pupil())
    wrong = put(sqlite_town, account, 5000)
    with pytest.raises(InvalidValue, match="Motivo"):
        reverse_entry(sqlite_town.session, OperationId("test", "r"), wrong.key, " \n ")
    with pytest.raises(NotFound, match="Registrazione"):
        reverse_entry(
            sqlite_town.session,
            OperationId("test", "r"),
            EntryKey(account, TUESDAY, EntryKind.OPENING, 7),
            "Errore",
        )


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_who_may_not_post(sqlite_town: Town, role: Role) -> None:
    account = sqlite_town.account(sqlite_town.pupil())
    done = put(sqlite_town, account, 100)
    sqlite_town.session = as_role(sqlite_town.session, role)
    with pytest.raises(NotAllowed):
        put(sqlite_town, account, 100, "b")
    with pytest.raises(NotAllowed):
        reverse_entry(sqlite_town.session, OperationId("test", "r"), done.key, "Errore")
    with pytest.raises(NotAllowed):
        open_accounts(sqlite_town.session, sqlite_town.group_id, [])


@pytest.mark.parametrize("entries", [200, 8_000])
def test_a_posting_does_not_look_through_the_ledger(sqlite_town: Town, entries: int) -> None:
    """What it costs does not grow with what was posted before: counted in steps of SQLite's machine."""
    pupils = [sqlite_town.pupil(f"P{number}", enrolled=False, priced=False) for number in range(40)]
    accounts = open_accounts(sqlite_town.session, sqlite_town.group_id, pupils)
    for offset in range(entries // 40):
        charges = [Charge(account, 525) for account in accounts.values()]
        day = TUESDAY - timedelta(days=offset)
        post_charges(sqlite_town.session, on=day, service_id=1, scope="meals:1:1", charges=charges)
    steps = 0

    def step() -> bool:
        nonlocal steps
        steps += 1
        return False

    connection = sqlite_town.database.engine.connection()
    connection.set_progress_handler(step, 100)
    made = put(sqlite_town, accounts[pupils[0]], 500)
    reverse_entry(sqlite_town.session, OperationId("test", "back"), made.key, "Errore")
    charges = [Charge(accounts[pupils[1]], 525)]
    post_charges(sqlite_town.session, on=TUESDAY + timedelta(days=1), service_id=1, scope="s", charges=charges)
    connection.set_progress_handler(None)
    assert steps < 60  # with 8,000 entries a look at each would be 240 and more
