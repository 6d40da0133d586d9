"""The charges of a day: thousands in few statements, resumable, each scope sealed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.ledger import bulk, chain
from core.ledger.kinds import REVISIONS, Contra, EntryKind
from core.ledger.periods import ensure_open
from core.storage import day_number, instant_number
from core.storage.database import Row

#: One transaction writes at most this many entries: SQLite's lock is held for some ten milliseconds (research).
CHUNK = 2_000

#: Parts of a scope with more charges than a chunk are named `scope#1`, `scope#2`…; the last one is the scope itself.
_PART = "#"


@dataclass(frozen=True, slots=True)
class Charge:
    """What an account pays: the price in cents, above zero (it is posted negative). Zero posts nothing."""

    account_id: int
    amount_cents: int


@dataclass(frozen=True, slots=True)
class ChargedBatch:
    """What a scope was charged in all, also by earlier runs: entries, and their total price in cents (positive).

    `batch_id` is the batch that completed the scope; `is_repeat` tells that it was complete already.
    """

    batch_id: int
    entries: int
    total_cents: int
    is_repeat: bool


def post_charges(session: Session, *, on: date, service_id: int, scope: str, charges: Sequence[Charge]) -> ChargedBatch:
    """Charge a service of day `on` to all `charges`, and seal the scope as done.

    Up to `CHUNK` charges are one transaction; more are one for each chunk. Whoever is charged already (by a run that
    was interrupted, or twice reported) is left out. Run again, it finishes what is missing; once the scope is done it
    answers the same again, whatever `charges` then holds.

    Args:
        session: who charges.
        on: the service day.
        service_id: what is charged.
        scope: which part of the day this is, e.g. `mensa:12` for service and school; unique within the day.
        charges: one an account, any order.

    Raises:
        PeriodClosed: `on` lies in a closed period.
    """
    session.require(Permission.POST_LEDGER)
    wanted = _sound(scope, charges)
    chunks = [wanted[first : first + CHUNK] for first in range(0, len(wanted), CHUNK)] or [[]]
    for number, chunk in enumerate(chunks, start=1):
        done = _post_chunk(session, on, service_id, scope, chunk, is_last=number == len(chunks))
        if done is not None:
            return done
    raise AssertionError("the last chunk always completes the scope")


def scopes_done(session: Session, on: date, prefix: str = "") -> set[str]:
    """Return the scopes of day `on` that were charged wholly and whose name begins with `prefix`."""
    session.require(Permission.VIEW_LEDGER)
    rows = session.database.rows(
        "SELECT scope FROM batch WHERE day = ? AND substr(scope, 1, ?) = ?", (day_number(on), len(prefix), prefix)
    )
    return {scope for (scope,) in rows if _PART not in scope and not scope.startswith("op:")}


def _sound(scope: str, charges: Sequence[Charge]) -> list[Charge]:
    """Return what is to be posted, in key order; refuse what only our own mistake can ask for."""
    if not scope or _PART in scope or scope.startswith("op:"):
        raise ValueError(f"not a scope: {scope!r}")
    if any(charge.amount_cents < 0 for charge in charges):
        raise ValueError("a charge is given as its price, not below zero")
    if len({charge.account_id for charge in charges}) != len(charges):
        raise ValueError("an account is charged once in a scope")
    return sorted((charge for charge in charges if charge.amount_cents), key=lambda charge: charge.account_id)


def _post_chunk(
    session: Session, on: date, service_id: int, scope: str, chunk: Sequence[Charge], *, is_last: bool
) -> ChargedBatch | None:
    """Post one chunk in one transaction; return the answer when the scope is done, by this chunk or before."""
    database = session.database
    with database.transaction():
        chain.lock(database)
        known = _answer(session, on, scope, is_repeat=True)
        if known is not None:
            return known
        ensure_open(database, on)
        link, at = chain.next_link(database), session.now()
        new = _not_charged(session, chunk, on=on, service_id=service_id)
        if not new and not is_last:
            return None  # all charged by an earlier run
        name, total = scope if is_last else _next_part(session, on, scope), sum(amount for _account_id, amount in new)
        same, rest = _same(session, on, service_id, instant_number(at))
        lines = [chain.entry_line((account_id, *same, amount, *rest)) for account_id, amount in new]
        # The batch first: SQLite looks through the whole ledger for whoever waits for one that comes after its entries.
        chain.seal(session, link, day=day_number(on), scope=name, at=at, total_cents=total, lines=lines)
        _insert(session, new, (*same, *rest, link.batch_id))
        record(
            session, "post_charges", f"batch:{link.batch_id}",
            on=on.isoformat(), scope=name, entries=len(lines), total_cents=total,
        )  # fmt: skip
        return _answer(session, on, scope, is_repeat=False) if is_last else None


def _not_charged(session: Session, chunk: Sequence[Charge], *, on: date, service_id: int) -> list[tuple[int, int]]:
    """Return account and amount, in key order, of those who have no charge yet. The chain is locked: it stays so."""
    database = session.database
    return [
        (account_id, amount)
        for account_id, amount in database.rows(
            f"SELECT {bulk.json_number(0)}, {bulk.json_number(1)} FROM {bulk.json_rows(database)}"
            " WHERE NOT EXISTS (SELECT 1 FROM entry e"
            f" WHERE e.account_id = {bulk.json_number(0)} AND e.day = ? AND e.kind = ? AND e.seq = ?) ORDER BY 1",
            (
                json.dumps([[charge.account_id, -charge.amount_cents] for charge in chunk]),
                day_number(on), int(EntryKind.CHARGE), service_id * REVISIONS,
            ),
        )
    ]  # fmt: skip


def _same(session: Session, on: date, service_id: int, at: int) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return what all entries of a chunk share: before the amount, and after it."""
    return (
        (day_number(on), int(EntryKind.CHARGE), service_id * REVISIONS),
        (int(Contra.MEALS), session.actor.id, at),
    )


def _insert(session: Session, new: list[tuple[int, int]], shared: Sequence[int]) -> None:
    """Insert accounts with their amounts in one statement; `shared` as `_same`, and the batch."""
    database = session.database
    database.execute(
        "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, actor_id, at, batch_id)"
        f" SELECT {bulk.json_number(0)}, {_numbers(3)}, {bulk.json_number(1)}, {_numbers(4)}"
        f" FROM {bulk.json_rows(database)} WHERE TRUE",
        (*shared, json.dumps(new)),
    )


def _numbers(count: int) -> str:
    # PostgreSQL would take a bound value in a SELECT for text.
    return ", ".join(["CAST(? AS BIGINT)"] * count)


def _next_part(session: Session, on: date, scope: str) -> str:
    return f"{scope}{_PART}{len(_parts(session, on, scope)) + 1}"


def _parts(session: Session, on: date, scope: str) -> list[Row]:
    """Return id, entries and total of the parts of a scope so far."""
    prefix = f"{scope}{_PART}"
    return session.database.rows(
        "SELECT id, entries, total_cents FROM batch WHERE day = ? AND substr(scope, 1, ?) = ?",
        (day_number(on), len(prefix), prefix),
    )


def _answer(session: Session, on: date, scope: str, *, is_repeat: bool) -> ChargedBatch | None:
    last = session.database.row(
        "SELECT id, entries, total_cents FROM batch WHERE day = ? AND scope = ?", (day_number(on), scope)
    )
    if last is None:
        return None
    parts = [*_parts(session, on, scope), last]
    return ChargedBatch(last[0], sum(part[1] for part in parts), -sum(part[2] for part in parts), is_repeat)
