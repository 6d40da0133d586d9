"""The check of the hash chain: one pass over the entries, one over the batches."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any

from core.ledger.chain import GENESIS, Header, batch_hash, entry_line, reversal_line
from core.ledger.findings import FindingKind, Findings
from core.ledger.kinds import EntryKind
from core.money import format_euro
from core.progress import Progress
from core.storage import Database, day_from_number
from core.storage.database import Row

_DIGEST = 32
_AT_ONCE = 20_000
_REVERSAL = int(EntryKind.REVERSAL)


@dataclass(frozen=True, slots=True)
class ChainRead:
    """What was read: how many entries and batches, the seal at the end."""

    entries: int
    batches: int
    head_hash: str


def check_chain(database: Database, findings: Findings, progress: Progress) -> ChainRead:
    """Compare every batch with its entries and with the one before it.

    The entries come in the order of their keys, so each batch gets its own lines in that order too: a digest is kept
    open only for batches that are not complete yet.
    """
    tally = _Tally(database, findings)
    rows, done = database.each(_ENTRIES), 0
    while some := list(islice(rows, _AT_ONCE)):
        tally.read(some)
        done += len(some)
        progress.advance(done, max(done, tally.announced))
        progress.check()
    head_hash = _check_batches(database, tally, findings)
    return ChainRead(done, tally.batches, head_hash)


_ENTRIES = (
    "SELECT account_id, day, kind, seq, amount_cents, contra, actor_id, at, batch_id FROM entry"
    " ORDER BY account_id, day, kind, seq"
)
_REVERSALS = (
    "SELECT account_id, by_day, by_kind, by_seq, day, kind, seq, reason FROM reversal"
    " ORDER BY account_id, by_day, by_kind, by_seq"
)


class _Tally:
    """Count, total and digest of the lines of each batch, in arrays: millions of batches are single recharges."""

    def __init__(self, database: Database, findings: Findings) -> None:
        self._slots: dict[int, int] | None = None
        self._announced = array("q")
        for slot, (batch_id, entries) in enumerate(database.each("SELECT id, entries FROM batch ORDER BY id")):
            self._announced.append(entries)
            if self._slots is None and batch_id != slot + 1:
                # A gap: from here on a dictionary says where each is. Only in a broken chain.
                self._slots = {number + 1: number for number in range(slot)}
            if self._slots is not None:
                self._slots[batch_id] = slot
        self.batches = len(self._announced)
        self.announced = sum(self._announced)
        self.counts = array("q", bytes(8 * self.batches))
        self.totals = array("q", bytes(8 * self.batches))
        self._digests = bytearray(_DIGEST * self.batches)
        self._open: dict[int, Any] = {}
        self._reversals = _Reversals(database)
        self._findings = findings

    def read(self, rows: Iterable[Row]) -> None:
        """Count entries, in key order, into their batches. Thirty million times: the loop holds only what it must."""
        slots, announced, counts, totals = self._slots, self._announced, self.counts, self.totals
        opened, digests = self._open, self._digests
        for row in rows:
            numbers, batch_id = row[:8], row[8]
            slot = batch_id - 1 if slots is None else slots.get(batch_id, -1)
            if not 0 <= slot < self.batches:
                self._stray(numbers, batch_id)
                continue
            line = entry_line(numbers) if numbers[2] != _REVERSAL else self._reversals.line(numbers)
            counts[slot] = count = counts[slot] + 1
            totals[slot] += numbers[4]
            digest = sha256() if count == 1 else opened.get(slot)
            if digest is None:
                continue  # more entries than the batch says: the count tells
            digest.update(line)
            if count == announced[slot]:
                digests[_DIGEST * slot : _DIGEST * (slot + 1)] = digest.digest()
                opened.pop(slot, None)
            elif count == 1:
                opened[slot] = digest

    def digest(self, slot: int) -> str:
        """Return the digest of a batch's lines."""
        if not self._announced[slot]:
            return sha256().hexdigest()
        return self._digests[_DIGEST * slot : _DIGEST * (slot + 1)].hex()

    def _stray(self, numbers: tuple[Any, ...], batch_id: int) -> None:
        self._findings.add(
            FindingKind.STRAY_ENTRY,
            f"Conto {numbers[0]}, registrazione {numbers[2]}/{numbers[3]} del {day_from_number(numbers[1]):%d/%m/%Y}: "
            f"il suo blocco {batch_id} non esiste.",
        )


class _Reversals:
    """The table of reversals, read beside the entries in the same order."""

    def __init__(self, database: Database) -> None:
        self._rows: Iterator[Row] = iter(database.each(_REVERSALS))
        self._next: Row | None = next(self._rows, None)

    def line(self, numbers: tuple[Any, ...]) -> bytes:
        """Return the canonical line of the reversal `numbers`."""
        key = numbers[:4]
        while self._next is not None and self._next[:4] < key:
            self._next = next(self._rows, None)
        if self._next is None or self._next[:4] != key:
            return entry_line(numbers)
        return reversal_line(numbers, *self._next[4:])


def _check_batches(database: Database, tally: _Tally, findings: Findings) -> str:
    """Go along the chain; return the last seal."""
    before, expected_id = GENESIS, 1
    for slot, row in enumerate(
        database.each("SELECT id, day, scope, entries, total_cents, at, prev_hash, hash FROM batch ORDER BY id")
    ):
        header, prev_hash, seal = Header(*row[:6]), row[6], row[7]
        name = f"Blocco {header.batch_id} ({header.scope})"
        if header.batch_id != expected_id:
            findings.add(FindingKind.CHAIN, f"{name}: manca il blocco {expected_id} che lo precede.")
        if prev_hash != before:
            findings.add(FindingKind.CHAIN, f"{name}: non è legato al blocco che lo precede.")
        for text in _against_entries(header, tally.counts[slot], tally.totals[slot]):
            findings.add(FindingKind.BATCH, f"{name}: {text}")
        if seal != batch_hash(prev_hash, header, tally.digest(slot)):
            findings.add(FindingKind.CHAIN, f"{name}: il sigillo non corrisponde al contenuto.")
        before, expected_id = seal, header.batch_id + 1
    return before


def _against_entries(header: Header, count: int, total_cents: int) -> Iterator[str]:
    if count != header.entries:
        yield f"dichiara {header.entries} registrazioni, ne ha {count}."
    if total_cents != header.total_cents:
        yield f"dichiara {format_euro(header.total_cents)}, la somma è {format_euro(total_cents)}."
