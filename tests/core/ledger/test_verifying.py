"""Whatever is done to the ledger behind its back is found. The damage goes round the triggers, as a hand with a
database tool or a broken disk would."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.access.operations import OperationId
from core.errors import Cancelled
from core.ledger import (
    Charge,
    FindingKind,
    charging,
    findings,
    post_charges,
    reverse_entry,
    verify,
)
from core.payments import Channel, Means, recharge
from core.storage import Database
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import charge, put

Damage = Callable[[Database], None]


@pytest.fixture
def ledger(town: Town) -> Town:
    """Two accounts, five batches: openings (1, 2), charges of both (3), a reversal (4), a recharge (5)."""
    accounts = [town.account(town.pupil(name)) for name in "AB"]
    for account in accounts:
        put(town, account, 5000, f"open{account}")
    done = post_charges(
        town.session,
        on=TUESDAY,
        service_id=town.service_id,
        scope="mensa:1",
        charges=[Charge(account, 525) for account in accounts],
    )
    assert done.batch_id == 3
    wrong = put_key(town, accounts[0])
    reverse_entry(town.session, OperationId("t", "r"), wrong, "Errore")
    recharge(
        town.session, OperationId("t", "p"), pupil_id=town.pupils[0], service_group_id=town.group_id,
        amount_cents=2000, means=Means.CASH, channel=Channel.COUNTER, issuer="UFF",
    )  # fmt: skip
    return town


def put_key(town: Town, account_id: int):
    from core.ledger import EntryKey, EntryKind

    return EntryKey(account_id, TUESDAY, EntryKind.CHARGE, town.service_id * 1000)


def unguarded(database: Database, *statements: str) -> None:
    """Run statements as if triggers, keys and references were not there."""
    if database.dialect == "sqlite":
        database.execute("PRAGMA foreign_keys = 0")
        for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)
        database.execute("PRAGMA foreign_keys = 1")
        return
    with database.transaction():
        database.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            database.execute(statement)


OF_CHARGE = "kind = 1 AND account_id = (SELECT MIN(id) FROM account)"

DAMAGES: dict[str, tuple[tuple[str, ...], set[FindingKind], str]] = {
    "a changed amount": (
        ("UPDATE entry SET amount_cents = -1 WHERE kind = 1 AND account_id = (SELECT MAX(id) FROM account)",),
        {FindingKind.BALANCE, FindingKind.BATCH, FindingKind.CHAIN},
        "Blocco 3 (mensa:1): il sigillo non corrisponde",
    ),
    "two amounts changed so that all sums agree": (
        (
            "UPDATE entry SET amount_cents = amount_cents - 1 WHERE kind = 4 AND batch_id = 2",
            ("UPDATE entry SET amount_cents = amount_cents + 1 WHERE kind = 1 AND batch_id = 3"
            " AND account_id = (SELECT MAX(id) FROM account)"),
            "UPDATE batch SET total_cents = total_cents - 1 WHERE id = 2",
            "UPDATE batch SET total_cents = total_cents + 1 WHERE id = 3",
        ),
        {FindingKind.CHAIN},
        "Blocco 2",
    ),
    "an entry taken out": (
        ("DELETE FROM entry WHERE kind = 1 AND account_id = (SELECT MAX(id) FROM account)",),
        {FindingKind.BALANCE, FindingKind.BATCH, FindingKind.CHAIN},
        "dichiara 2 registrazioni, ne ha 1",
    ),
    "an entry slipped in": (
        (
            ("INSERT INTO entry SELECT account_id, day + 1, kind, seq, amount_cents, contra, batch_id, actor_id, at"
            f" FROM entry WHERE {OF_CHARGE}"),
        ),
        {FindingKind.BALANCE, FindingKind.BATCH},
        "dichiara 2 registrazioni, ne ha 3",
    ),
    "an entry slipped in beside a single one": (
        (
            ("INSERT INTO entry SELECT account_id, day + 1, kind, seq, amount_cents, contra, batch_id, actor_id, at"
            " FROM entry WHERE batch_id = 1"),
        ),
        {FindingKind.BALANCE, FindingKind.BATCH},
        "dichiara 1 registrazioni, ne ha 2",
    ),
    "an entry moved to another day": (
        ("UPDATE entry SET day = day - 1 WHERE kind = 4 AND batch_id = 2",),
        {FindingKind.CHAIN},
        "Blocco 2",
    ),
    "an entry that somebody else is said to have made": (
        ("UPDATE entry SET actor_id = 77 WHERE batch_id = 5",),
        {FindingKind.CHAIN},
        "Blocco 5",
    ),
    "a changed balance": (
        ("UPDATE balance SET cents = cents + 1 WHERE account_id = (SELECT MIN(id) FROM account)",),
        {FindingKind.BALANCE},
        "la somma è 70,00\N{NO-BREAK SPACE}€ su 4",
    ),
    "a balance that miscounts": (
        ("UPDATE balance SET entries = entries + 1 WHERE account_id = (SELECT MIN(id) FROM account)",),
        {FindingKind.BALANCE},
        "su 5 registrazioni",
    ),
    "a balance taken out": (
        ("DELETE FROM balance WHERE account_id = (SELECT MIN(id) FROM account)",),
        {FindingKind.BALANCE},
        "nessun saldo",
    ),
    "a balance of nothing": (
        (
            "INSERT INTO service_group (id, name) VALUES (77, 'x')",
            "INSERT INTO account SELECT 77, pupil_id, 77 FROM account WHERE id = (SELECT MIN(id) FROM account)",
            "INSERT INTO balance (account_id, cents, entries) VALUES (77, 100, 1)",
        ),
        {FindingKind.BALANCE},
        "Conto 77: ha un saldo ma nessuna registrazione",
    ),
    "a broken seal": (
        ("UPDATE batch SET hash = 'abc' WHERE id = 3",),
        {FindingKind.CHAIN},
        "Blocco 3 (mensa:1): il sigillo non corrisponde",
    ),
    "a broken link": (
        ("UPDATE batch SET prev_hash = 'abc' WHERE id = 3",),
        {FindingKind.CHAIN},
        "Blocco 3 (mensa:1): non è legato",
    ),
    "batches that changed places": (
        ("UPDATE batch SET id = 99 WHERE id = 1", "UPDATE batch SET id = 1 WHERE id = 2",
         "UPDATE batch SET id = 2 WHERE id = 99",
         "UPDATE entry SET batch_id = 3 - batch_id WHERE batch_id IN (1, 2)"),
        {FindingKind.CHAIN},
        "non è legato",
    ),
    "a batch taken out with its entries": (
        ("DELETE FROM entry WHERE batch_id = 2", "DELETE FROM batch WHERE id = 2",
         ("UPDATE balance SET cents = cents - 5000, entries = entries - 1"
         " WHERE account_id = (SELECT MAX(id) FROM account)")),
        {FindingKind.CHAIN},
        "manca il blocco 2",
    ),
    "a batch taken out, its entries left": (
        ("DELETE FROM batch WHERE id = 2",),
        {FindingKind.CHAIN, FindingKind.STRAY_ENTRY},
        "il suo blocco 2 non esiste",
    ),
    "the last batch taken out, its entry left": (
        ("DELETE FROM batch WHERE id = 5",),
        {FindingKind.STRAY_ENTRY},
        "il suo blocco 5 non esiste",
    ),
    "a batch with another scope or instant": (
        ("UPDATE batch SET scope = 'mensa:2' WHERE id = 3", "UPDATE batch SET at = at + 1 WHERE id = 4"),
        {FindingKind.CHAIN},
        "Blocco 4",
    ),
    "a batch that counts or sums wrongly": (
        ("UPDATE batch SET entries = 3 WHERE id = 3", "UPDATE batch SET total_cents = 1 WHERE id = 4"),
        {FindingKind.BATCH, FindingKind.CHAIN},
        "dichiara 0,01\N{NO-BREAK SPACE}€",
    ),
    "a reversal that no longer says of what": (
        ("DELETE FROM reversal",),
        {FindingKind.REVERSAL, FindingKind.CHAIN},
        "è uno storno ma non dice di che cosa",
    ),
    "another reason": (
        ("UPDATE reversal SET reason = 'Altro'",),
        {FindingKind.CHAIN},
        "Blocco 4",
    ),
    "a reversal that does not negate": (
        ("UPDATE reversal SET kind = 4, seq = 0",),
        {FindingKind.REVERSAL, FindingKind.CHAIN},
        "non annulla 50,00",
    ),
    "a reversal of nothing": (
        ("UPDATE reversal SET seq = 999",),
        {FindingKind.REVERSAL, FindingKind.CHAIN},
        "non c'è",
    ),
    "a day charged twice": (
        (
            ("INSERT INTO entry SELECT account_id, day, kind, seq + 1, amount_cents, contra, batch_id, actor_id, at"
            " FROM entry WHERE kind = 1 AND account_id = (SELECT MAX(id) FROM account)"),
        ),
        {FindingKind.CHARGED_TWICE, FindingKind.BALANCE, FindingKind.BATCH},
        "del 24/11/2026 è addebitato 2 volte",
    ),
    "a receipt with another amount": (
        ("UPDATE recharge SET amount_cents = 9900",),
        {FindingKind.RECEIPT},
        "Ricevuta UFF/2026/1: 99,00\N{NO-BREAK SPACE}€, ma è registrato 20,00\N{NO-BREAK SPACE}€",
    ),
    "a receipt of nothing": (
        ("UPDATE recharge SET seq = 9",),
        {FindingKind.RECEIPT},
        "ma è registrato nulla",
    ),
    "an account that is gone": (
        ("DELETE FROM account WHERE id = (SELECT MIN(id) FROM account)",),
        {FindingKind.ORPHAN},
        "che non esiste",
    ),
    "a pupil that is gone": (
        ("DELETE FROM pupil WHERE id = (SELECT MIN(id) FROM pupil)",),
        {FindingKind.ORPHAN},
        "Tabella account: 1 righe rimandano a pupil",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found_and_named(ledger: Town, name: str) -> None:
    statements, kinds, text = DAMAGES[name]
    assert verify(ledger.database).is_ok
    unguarded(ledger.database, *statements)
    report = verify(ledger.database)
    found = {finding.kind for finding in report.findings}
    # The slipped-in entry may sort before the sealed ones or after them: then its batch's seal breaks too, or not.
    assert kinds <= found <= kinds | {FindingKind.CHAIN}, report.findings
    assert any(text in finding.text for finding in report.findings), report.findings


def test_a_whole_ledger_is_told_in_numbers(ledger: Town) -> None:
    report = verify(ledger.database)
    assert report.is_ok
    assert (report.entries, report.accounts, report.batches) == (6, 2, 5)
    assert report.head_hash == ledger.database.scalar("SELECT hash FROM batch WHERE id = 5")


def test_an_empty_ledger_is_whole(database: Database) -> None:
    report = verify(database)
    assert (report.is_ok, report.entries, report.head_hash) == (True, 0, "0" * 64)


def test_a_charge_after_a_reversal_is_not_charged_twice(ledger: Town) -> None:
    charge(ledger, put_key(ledger, 1).account_id, "again")
    assert verify(ledger.database).is_ok


def test_damage_everywhere_is_told_in_few_lines(sqlite_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "TOLD", 2)
    account = sqlite_town.account(sqlite_town.pupil())
    for number in range(5):
        put(sqlite_town, account, 100, f"{number}")
    unguarded(sqlite_town.database, "UPDATE batch SET scope = 'x' || id")
    texts = [finding.text for finding in verify(sqlite_town.database).findings]
    assert len(texts) == 3
    assert texts[-1] == "…e altri 3 problemi dello stesso tipo."


def test_it_sees_one_moment_while_others_post(sqlite_town: Town) -> None:
    """A posting between the reading of the entries and that of the batches."""
    from core.storage import open_database

    account = sqlite_town.account(sqlite_town.pupil())
    put(sqlite_town, account, 100)
    other = open_database(sqlite_town.database.url)

    class Posting:
        posted = 0

        def advance(self, done: int, total: int) -> None:
            pass

        def check(self) -> None:
            from dataclasses import replace

            self.posted += 1
            town = Town(other, replace(sqlite_town.session, database=other))
            put(town, account, 100, f"while{self.posted}")

    progress = Posting()
    report = verify(sqlite_town.database, progress)
    assert progress.posted > 2
    assert (report.is_ok, report.entries, report.batches) == (True, 1, 1)
    assert verify(other).entries == 1 + progress.posted
    other.close()


def test_it_can_be_stopped(ledger: Town) -> None:
    class Stopping:
        def advance(self, done: int, total: int) -> None:
            pass

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        verify(ledger.database, Stopping())
    assert not ledger.database.in_transaction()
    assert verify(ledger.database).is_ok


def test_chunks_are_sealed_in_the_order_of_keys(sqlite_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Charges given in any order, several batches that take turns in the order of the accounts."""
    monkeypatch.setattr(charging, "CHUNK", 3)
    accounts = [sqlite_town.account(sqlite_town.pupil(f"P{number}")) for number in range(10)]
    for scope in range(3):
        post_charges(
            sqlite_town.session,
            on=TUESDAY,
            service_id=sqlite_town.service_id,
            scope=f"s{scope}",
            charges=[Charge(account, 100 + account) for account in reversed(accounts) if account % 3 == scope],
        )
    report = verify(sqlite_town.database)
    assert (report.is_ok, report.entries) == (True, 10)
