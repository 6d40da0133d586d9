"""Is the ledger whole? Every sum, every seal, every link, told in Italian when broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.ledger.findings import Finding, FindingKind, Findings
from core.ledger.sealing import check_chain
from core.money import format_euro
from core.progress import NO_PROGRESS, Progress
from core.storage import Database, day_from_number
from core.storage.tables import ALL_TABLES


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The outcome of `verify`: what was read, the seal at the end of the chain, what is broken."""

    entries: int
    accounts: int
    batches: int
    head_hash: str
    findings: tuple[Finding, ...]

    @property
    def is_ok(self) -> bool:
        """Tell whether nothing is broken."""
        return not self.findings


def verify(database: Database, progress: Progress = NO_PROGRESS) -> VerifyReport:
    """Check the whole ledger as it stands, while others may go on posting; nothing is changed.

    One pass over the entries in the order of their keys checks all seals; the rest is asked of the database. What is
    held in memory grows with the number of batches (some 50 bytes each), not with that of entries.

    Raises:
        Cancelled: the user stopped it.
    """
    findings = Findings()
    with database.snapshot():
        accounts = int(database.scalar("SELECT COUNT(*) FROM balance"))
        for kind, texts in _CHECKS:
            progress.check()
            for text in texts(database):
                findings.add(kind, text)
        read = check_chain(database, findings, progress)
    return VerifyReport(read.entries, accounts, read.batches, read.head_hash, findings.told())


def _wrong_balances(database: Database) -> Iterator[str]:
    sums = "(SELECT account_id, SUM(amount_cents) AS cents, COUNT(*) AS entries FROM entry GROUP BY account_id)"
    for account_id, cents, entries, told_cents, told_entries in database.each(
        f"SELECT s.account_id, s.cents, s.entries, b.cents, b.entries FROM {sums} s"
        " LEFT JOIN balance b ON b.account_id = s.account_id"
        " WHERE b.account_id IS NULL OR b.cents <> s.cents OR b.entries <> s.entries"
    ):
        if told_cents is None:
            yield f"Conto {account_id}: ha {entries} registrazioni ma nessun saldo."
        else:
            yield (
                f"Conto {account_id}: il saldo scritto è {format_euro(told_cents)} su {told_entries} registrazioni, "
                f"la somma è {format_euro(int(cents))} su {entries}."
            )
    for (account_id,) in database.each(
        "SELECT b.account_id FROM balance b WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.account_id = b.account_id)"
    ):
        yield f"Conto {account_id}: ha un saldo ma nessuna registrazione."


def _wrong_reversals(database: Database) -> Iterator[str]:
    for account_id, day, kind, seq, cents, by_cents in database.each(
        "SELECT r.account_id, r.day, r.kind, r.seq, e.amount_cents, b.amount_cents FROM reversal r"
        f" LEFT JOIN entry e ON {_same('e', 'r')}"
        f" LEFT JOIN entry b ON {_same('b', 'r', 'by_')}"
        " WHERE e.amount_cents IS NULL OR b.amount_cents IS NULL OR e.amount_cents <> -b.amount_cents"
    ):
        what = _entry(account_id, day, kind, seq)
        if cents is None or by_cents is None:
            yield f"{what}: lo storno rimanda a una registrazione che non c'è."
        else:
            yield f"{what}: lo storno di {format_euro(by_cents)} non annulla {format_euro(cents)}."
    for row in database.each(
        "SELECT e.account_id, e.day, e.kind, e.seq FROM entry e WHERE e.kind = 3"
        f" AND NOT EXISTS (SELECT 1 FROM reversal r WHERE {_same('e', 'r', 'by_')})"
    ):
        yield f"{_entry(*row)}: è uno storno ma non dice di che cosa."


def _charged_twice(database: Database) -> Iterator[str]:
    # Two charges of a service on a day have different revisions, so one of them is above 0: few rows to look at.
    for account_id, day, service_id, charges in database.each(
        "SELECT e.account_id, e.day, d.service_id, COUNT(*) FROM (SELECT DISTINCT account_id, day,"
        " seq / 1000 AS service_id FROM entry WHERE kind = 1 AND seq - seq / 1000 * 1000 > 0) d"
        " JOIN entry e ON e.account_id = d.account_id AND e.day = d.day AND e.kind = 1"
        " AND e.seq BETWEEN d.service_id * 1000 AND d.service_id * 1000 + 999"
        f" WHERE NOT EXISTS (SELECT 1 FROM reversal r WHERE {_same('e', 'r')})"
        " GROUP BY e.account_id, e.day, d.service_id HAVING COUNT(*) > 1"
    ):
        yield f"Conto {account_id}: il servizio {service_id} del {_day(day)} è addebitato {charges} volte."


def _wrong_receipts(database: Database) -> Iterator[str]:
    for issuer, year, number, cents, entry_cents in database.each(
        "SELECT r.issuer, r.receipt_year, r.receipt_number, r.amount_cents, e.amount_cents FROM recharge r"
        f" LEFT JOIN entry e ON {_same('e', 'r')} WHERE e.amount_cents IS NULL OR e.amount_cents <> r.amount_cents"
    ):
        entered = "nulla" if entry_cents is None else format_euro(entry_cents)
        yield f"Ricevuta {issuer}/{year}/{number}: {format_euro(cents)}, ma è registrato {entered}."


def _orphans(database: Database) -> Iterator[str]:
    for (account_id,) in database.each(
        "SELECT s.account_id FROM (SELECT DISTINCT account_id FROM entry) s"
        " WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = s.account_id)"
    ):
        yield f"Ci sono registrazioni del conto {account_id}, che non esiste."
    for child, column, parent, key in _references():
        count = database.scalar(
            f"SELECT COUNT(*) FROM {child} c WHERE c.{column} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.{key} = c.{column})"
        )
        if count:
            yield f"Tabella {child}: {count} righe rimandano a {parent} che non esistono."


def _references() -> Iterable[tuple[str, str, str, str]]:
    """Return child table, column, parent table and its key of every reference; the ledger's own are seen elsewhere."""
    for table in ALL_TABLES:
        meta = table._meta  # noqa: SLF001 - peewee's public name for it
        if meta.table_name != "entry":
            for field in meta.refs:
                parent = field.rel_model._meta.table_name  # noqa: SLF001
                yield meta.table_name, field.column_name, parent, field.rel_field.column_name


_CHECKS = (
    (FindingKind.BALANCE, _wrong_balances),
    (FindingKind.REVERSAL, _wrong_reversals),
    (FindingKind.CHARGED_TWICE, _charged_twice),
    (FindingKind.RECEIPT, _wrong_receipts),
    (FindingKind.ORPHAN, _orphans),
)


def _same(entry: str, other: str, prefix: str = "") -> str:
    """Return the condition that `other` names the entry, in its columns with `prefix`."""
    columns = " AND ".join(f"{entry}.{column} = {other}.{prefix}{column}" for column in ("day", "kind", "seq"))
    return f"{entry}.account_id = {other}.account_id AND {columns}"


def _entry(account_id: int, day: int, kind: int, seq: int) -> str:
    return f"Conto {account_id}, registrazione {kind}/{seq} del {_day(day)}"


def _day(number: int) -> str:
    return f"{day_from_number(number):%d/%m/%Y}"
