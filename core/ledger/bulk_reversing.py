"""Thousands of charges taken back, or made again, in few statements: sealed together, each only once.

What holds for a single reversal holds here: the opposite entry is dated today, the original may lie in a closed period,
what is reversed already stays as it is. The audit trail gets one line a batch; which charges they were stands in the
ledger, sealed with the reason.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue
from core.ledger import bulk, chain
from core.ledger.kinds import REVISIONS, Contra, EntryKey, EntryKind
from core.ledger.periods import ensure_open
from core.storage import day_from_number, day_number, instant_number

_CHARGE, _REVERSAL = int(EntryKind.CHARGE), int(EntryKind.REVERSAL)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken back: the charges (those reversed before are not among them) and their price in cents."""

    keys: tuple[EntryKey, ...]
    total_cents: int


def reverse_charges(session: Session, scope: str, keys: Collection[EntryKey], reason: str) -> Taken:
    """Take charges back with opposite entries dated today, in one transaction and one batch.

    Whatever is reversed already, or is not there, is left out: asked again, nothing happens twice. Ask for some
    thousands at a time: as long as it lasts, others wait.

    Args:
        session: who reverses.
        scope: what asks for it, e.g. `suspension:12`; the batch bears the name.
        keys: the charges, of any accounts and days.
        reason: why, as it stands beside each of them.

    Raises:
        InvalidValue: the reason is missing.
        PeriodClosed: today lies in a closed period.
    """
    session.require(Permission.POST_LEDGER)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidValue(field="Motivo", reason="scrivi perché la registrazione viene stornata.")
    if any(key.kind is not EntryKind.CHARGE for key in keys):
        raise ValueError("only charges are reversed in bulk")
    database, today = session.database, session.today()
    with database.transaction():
        chain.lock(database)
        ensure_open(database, today)
        standing = _standing(session, keys)
        if not standing:
            return Taken((), 0)
        link, at = chain.next_link(database), session.now()
        day, made_at, actor = day_number(today), instant_number(at), session.actor.id
        free = _free_numbers(session, {row[0] for row in standing}, day)
        rows = []  # account, number, amount, contra, and the day and number of what is taken back
        for account_id, on, seq, cents, contra in standing:
            rows.append((account_id, free[account_id], -cents, contra, on, seq))
            free[account_id] += 1
        lines = [
            chain.reversal_line(
                (account_id, day, _REVERSAL, number, cents, contra, actor, made_at), on, _CHARGE, seq, reason
            )
            for account_id, number, cents, contra, on, seq in rows
        ]
        total = sum(row[2] for row in rows)
        name = f"op:{scope}:{link.batch_id}"
        chain.seal(session, link, day=day, scope=name, at=at, total_cents=total, lines=lines)
        _insert(session, rows, (day, actor, made_at, link.batch_id), reason)
        record(
            session, "reverse_charges", f"batch:{link.batch_id}",
            scope=name, entries=len(rows), total_cents=total, reason=reason,
        )  # fmt: skip
    taken = (EntryKey(row[0], day_from_number(row[1]), EntryKind.CHARGE, row[2]) for row in standing)
    return Taken(tuple(taken), total)


def charge_again(session: Session, scope: str, service_id: int, on: date, charges: Sequence[tuple[int, int]]) -> int:
    """Charge accounts again for a service of day `on`, whose charge was reversed; return how many were.

    `charges` are account and price in cents, an account once. Whoever has a charge that stands is left out: asked
    again, nothing happens twice. One transaction, one batch.

    Raises:
        PeriodClosed: `on` lies in a closed period.
    """
    session.require(Permission.POST_LEDGER)
    if any(cents <= 0 for _account_id, cents in charges):
        raise ValueError("a charge is given as its price, above zero")
    database = session.database
    with database.transaction():
        chain.lock(database)
        ensure_open(database, on)
        numbers = _next_revisions(session, service_id, on, {account_id for account_id, _cents in charges})
        rows = sorted((account_id, numbers[account_id], -cents) for account_id, cents in charges if numbers[account_id])
        if not rows:
            return 0
        link, at = chain.next_link(database), session.now()
        day, made_at, actor = day_number(on), instant_number(at), session.actor.id
        lines = [
            chain.entry_line((account_id, day, _CHARGE, seq, cents, int(Contra.MEALS), actor, made_at))
            for account_id, seq, cents in rows
        ]
        total, name = sum(row[2] for row in rows), f"op:{scope}:{link.batch_id}"
        chain.seal(session, link, day=day, scope=name, at=at, total_cents=total, lines=lines)
        database.execute(
            f"{_ENTRY} SELECT {bulk.json_number(0)}, {_bound(2)}, {bulk.json_number(1)}, {bulk.json_number(2)},"
            f" {_bound(4)} FROM {bulk.json_rows(database)} WHERE TRUE",
            (day, _CHARGE, int(Contra.MEALS), actor, made_at, link.batch_id, json.dumps(rows)),
        )
        record(
            session, "charge_again", f"batch:{link.batch_id}",
            on=on.isoformat(), scope=name, entries=len(rows), total_cents=total,
        )  # fmt: skip
        return len(rows)


_ENTRY = "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, actor_id, at, batch_id)"


def _standing(session: Session, keys: Collection[EntryKey]) -> list[tuple[int, int, int, int, int]]:
    """Return account, day, number, amount and other side of the charges that nobody reversed, in key order."""
    database = session.database
    wanted = sorted({(key.account_id, day_number(key.on), key.seq) for key in keys})
    rows = database.rows(
        f"SELECT e.account_id, e.day, e.seq, e.amount_cents, e.contra FROM {bulk.json_rows(database)}"
        f" JOIN entry e ON e.account_id = {bulk.json_number(0)} AND e.day = {bulk.json_number(1)} AND e.kind = ?"
        f" AND e.seq = {bulk.json_number(2)} WHERE NOT EXISTS (SELECT 1 FROM reversal r"
        " WHERE r.account_id = e.account_id AND r.day = e.day AND r.kind = e.kind AND r.seq = e.seq)"
        " ORDER BY e.account_id, e.day, e.seq",
        (json.dumps(wanted), _CHARGE),
    )
    return [(account_id, day, seq, int(cents), contra) for account_id, day, seq, cents, contra in rows]


def _free_numbers(session: Session, account_ids: Collection[int], day: int) -> Counter[int]:
    """Return the next number of a reversal of the day, by account. The chain is locked: it stays so."""
    database = session.database
    rows = database.rows(
        f"SELECT e.account_id, MAX(e.seq) + 1 FROM {bulk.json_rows(database)}"
        f" JOIN entry e ON e.account_id = {bulk.json_number()} AND e.day = ? AND e.kind = ? GROUP BY e.account_id",
        (json.dumps(sorted(account_ids)), day, _REVERSAL),
    )
    return Counter(dict(rows))


def _next_revisions(session: Session, service_id: int, on: date, account_ids: Collection[int]) -> dict[int, int]:
    """Return the number of each account's next charge of the service, zero where one stands."""
    database, first = session.database, service_id * REVISIONS
    rows = database.rows(
        "SELECT e.account_id, MAX(e.seq), COUNT(*), COUNT(r.account_id)"
        f" FROM {bulk.json_rows(database)} JOIN entry e ON e.account_id = {bulk.json_number()} AND e.day = ?"
        " AND e.kind = ? AND e.seq BETWEEN ? AND ? LEFT JOIN reversal r ON r.account_id = e.account_id"
        " AND r.day = e.day AND r.kind = e.kind AND r.seq = e.seq GROUP BY e.account_id",
        (json.dumps(sorted(account_ids)), day_number(on), _CHARGE, first, first + REVISIONS - 1),
    )
    taken = {account_id: last + 1 if made == back else 0 for account_id, last, made, back in rows}
    return {account_id: taken.get(account_id, first) for account_id in account_ids}


def _insert(session: Session, rows: Sequence[tuple[int, ...]], shared: tuple[int, int, int, int], reason: str) -> None:
    """Insert the opposite entries and what each takes back; `shared` are day, actor, instant and batch."""
    database, told = session.database, json.dumps(rows)
    day, actor, made_at, batch_id = shared
    account, number, cents, contra, on, seq = (bulk.json_number(place) for place in range(6))
    database.execute(
        f"{_ENTRY} SELECT {account}, {_bound(2)}, {number}, {cents}, {contra}, {_bound(3)}"
        f" FROM {bulk.json_rows(database)} WHERE TRUE",
        (day, _REVERSAL, actor, made_at, batch_id, told),
    )
    database.execute(
        "INSERT INTO reversal (account_id, day, kind, seq, by_day, by_kind, by_seq, reason, actor_id, at)"
        f" SELECT {account}, {on}, {_bound(1)}, {seq}, {_bound(2)}, {number}, CAST(? AS TEXT), {_bound(2)}"
        f" FROM {bulk.json_rows(database)} WHERE TRUE",
        (_CHARGE, day, _REVERSAL, reason, actor, made_at, told),
    )


def _bound(count: int) -> str:
    # PostgreSQL would take a bound value in a SELECT for text.
    return ", ".join(["CAST(? AS BIGINT)"] * count)
