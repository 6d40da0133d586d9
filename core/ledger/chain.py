"""The hash chain: every posting is a batch, sealed with SHA-256 over the seal of the one before.

hash = SHA-256(prev_hash LF header LF lines_digest), header = `id|day|scope|entries|total_cents|at`, lines_digest =
SHA-256 in hexadecimal of the entries' canonical lines in key order. The lines go in through their own digest, so that
one pass over the ledger in key order can check every batch at once (docs/decisions/0007-ledger.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime

from core.access.operations import Answer, OperationId, Outcome, once
from core.access.session import Session
from core.storage import Database, instant_number

#: What the first batch is chained to.
GENESIS = "0" * 64

#: The number of PostgreSQL's advisory lock that lines up all postings ("REFE").
_LOCK = 0x52454645

#: account_id, day, kind, seq, amount_cents, contra, actor_id, at: all as stored.
EntryNumbers = tuple[int, int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """Where the next batch is chained: its id and the seal before it."""

    batch_id: int
    prev_hash: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a batch says about itself, as stored."""

    batch_id: int
    day: int
    scope: str
    entries: int
    total_cents: int
    at: int


def lock(database: Database) -> None:
    """Line up behind other postings until this transaction ends: first thing in every transaction that posts.

    On SQLite the IMMEDIATE transaction has done it already.
    """
    database.ensure_in_transaction()
    if database.dialect == "postgresql":
        database.execute("SELECT pg_advisory_xact_lock(?)", (_LOCK,))


def chained_once(
    session: Session, operation: OperationId, payload: Mapping[str, object], action: Callable[[], Answer]
) -> Outcome:
    """Do `action` once (core.access.operations), with the chain locked before the first look.

    The order matters on PostgreSQL: whoever repeats an operation at the same moment waits here and then finds the
    answer, instead of posting it a second time and being refused by a key.
    """
    with session.database.transaction():
        lock(session.database)
        return once(session, operation, payload, action)


def next_link(database: Database) -> Link:
    """Return where the next batch is chained. The chain must be locked."""
    head = database.row("SELECT id, hash FROM batch ORDER BY id DESC LIMIT 1")
    return Link(1, GENESIS) if head is None else Link(head[0] + 1, head[1])


def seal(
    session: Session, link: Link, *, day: int, scope: str, at: datetime, total_cents: int, lines: list[bytes]
) -> None:
    """Write the batch whose entries, in key order, have these canonical `lines`."""
    header = Header(link.batch_id, day, scope, len(lines), total_cents, instant_number(at))
    session.database.execute(
        "INSERT INTO batch (id, day, scope, entries, total_cents, at, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*astuple(header), link.prev_hash, batch_hash(link.prev_hash, header, lines_digest(lines))),
    )


def entry_line(numbers: EntryNumbers) -> bytes:
    """Return the canonical line of an entry that is no reversal."""
    return b"%d|%d|%d|%d|%d|%d|%d|%d\n" % numbers


def reversal_line(numbers: EntryNumbers, day: int, kind: int, seq: int, reason: str) -> bytes:
    """Return the canonical line of a reversal: what it reverses and why are sealed with it."""
    return b"%s|%d|%d|%d|%s\n" % (entry_line(numbers)[:-1], day, kind, seq, reason.encode())


def lines_digest(lines: Iterable[bytes]) -> str:
    """Return the SHA-256 of canonical lines."""
    return hashlib.sha256(b"".join(lines)).hexdigest()


def batch_hash(prev_hash: str, header: Header, digest: str) -> str:
    """Return the seal of a batch."""
    told = f"{header.batch_id}|{header.day}|{header.scope}|{header.entries}|{header.total_cents}|{header.at}"
    return hashlib.sha256(f"{prev_hash}\n{told}\n{digest}".encode()).hexdigest()
