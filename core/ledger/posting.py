"""One entry at a time: appended, sealed in a batch of its own, done once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.access.audit import record
from core.access.operations import Answer, OperationId, Outcome
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import NotFound
from core.ledger import chain
from core.ledger.accounts import balance_of
from core.ledger.faults import AlreadyCharged
from core.ledger.kinds import REVISIONS, Contra, EntryKey, EntryKind
from core.ledger.periods import ensure_open
from core.storage import Database, day_number, instant_number

_SIGNS = {EntryKind.CHARGE: -1, EntryKind.REFUND: -1, EntryKind.RECHARGE: 1}


@dataclass(frozen=True, slots=True)
class Posted:
    """The answer to a posting: the entry, whether it had been posted before, the balance right after it (cents)."""

    key: EntryKey
    is_repeat: bool
    balance_cents: int


@dataclass(frozen=True, slots=True)
class Reversed:
    """Which entry a reversal takes back, and why."""

    key: EntryKey
    reason: str


def post(
    session: Session,
    operation: OperationId,
    *,
    account_id: int,
    on: date,
    kind: EntryKind,
    amount_cents: int,
    contra: Contra,
    payload: Mapping[str, object] | None = None,
    service_id: int | None = None,
) -> Posted:
    """Append one entry; the same `operation` again gives back the first answer.

    Args:
        session: who posts.
        operation: the id made before sending.
        account_id: the account.
        on: the day that the entry belongs to.
        kind: what it is; a reversal is made by `reverse_entry`, a recharge with its receipt by core.payments.
        amount_cents: signed: charges and refunds are negative, recharges positive.
        contra: the other side.
        payload: what else makes two requests with the same id different.
        service_id: what a charge is for; required for one, meaningless otherwise.

    Raises:
        NotFound: no such account.
        PeriodClosed: `on` lies in a closed period.
        AlreadyCharged: the service of that day is charged and the charge not reversed.
        Conflict: the same id came with another content.
    """
    session.require(Permission.POST_LEDGER)
    _ensure_sound(kind, amount_cents, service_id)

    def action() -> Answer:
        seq = None if service_id is None else charge_seq(session.database, account_id, on, service_id)
        key = append(
            session,
            operation,
            account_id=account_id,
            on=on,
            kind=kind,
            amount_cents=amount_cents,
            contra=contra,
            seq=seq,
        )
        record(
            session,
            "post_entry",
            f"account:{account_id}",
            kind=kind.name.lower(),
            on=on.isoformat(),
            seq=key.seq,
            amount_cents=amount_cents,
        )
        return answer_of(session, key)

    told = {
        "account": account_id,
        "on": on.isoformat(),
        "kind": int(kind),
        "amount": amount_cents,
        "contra": int(contra),
        "service": service_id,
        "more": dict(payload or {}),
    }
    return posted(chain.chained_once(session, operation, told, action))


def append(
    session: Session,
    operation: OperationId,
    *,
    account_id: int,
    on: date,
    kind: EntryKind,
    amount_cents: int,
    contra: Contra,
    seq: int | None = None,
    reverses: Reversed | None = None,
) -> EntryKey:
    """Append one entry and seal it, for an operation that asked for its permission and locked the chain.

    Raises:
        NotFound: no such account.
        PeriodClosed: `on` lies in a closed period.
    """
    database = session.database
    if database.scalar("SELECT 1 FROM account WHERE id = ?", (account_id,)) is None:
        raise NotFound(what="Conto")
    ensure_open(database, on)
    day, at = day_number(on), session.now()
    if seq is None:
        seq = _free_seq(database, account_id, day, kind)
    link = chain.next_link(database)
    numbers = (
        account_id,
        day,
        int(kind),
        seq,
        amount_cents,
        int(contra),
        session.actor.id,
        instant_number(at),
    )
    # The batch first: SQLite looks through the whole ledger for whoever waits for a batch that comes after its entries.
    scope = f"op:{operation.source}:{operation.external_id}"
    line = _line(numbers, reverses)
    chain.seal(session, link, day=day, scope=scope, at=at, total_cents=amount_cents, lines=[line])
    database.execute(
        "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, actor_id, at, batch_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*numbers, link.batch_id),
    )
    if reverses is not None:
        _write_reversal(session, numbers, reverses)
    return EntryKey(account_id, on, kind, seq)


def charge_seq(database: Database, account_id: int, on: date, service_id: int) -> int:
    """Return the number for a charge of a service on a day: the next revision, once all before are reversed.

    Raises:
        AlreadyCharged: one is not.
    """
    first = service_id * REVISIONS
    rows = database.rows(
        "SELECT e.seq, EXISTS (SELECT 1 FROM reversal r WHERE r.account_id = e.account_id AND r.day = e.day"
        " AND r.kind = e.kind AND r.seq = e.seq) FROM entry e"
        " WHERE e.account_id = ? AND e.day = ? AND e.kind = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq",
        (account_id, day_number(on), int(EntryKind.CHARGE), first, first + REVISIONS - 1),
    )
    if not all(is_reversed for _seq, is_reversed in rows):
        raise AlreadyCharged(day=f"{on:%d/%m/%Y}")
    return first if not rows else int(rows[-1][0]) + 1


def answer_of(session: Session, key: EntryKey) -> Answer:
    """Return the answer of an operation that posted `key`, as plain JSON."""
    return {
        "account": key.account_id,
        "day": key.on.isoformat(),
        "kind": int(key.kind),
        "seq": key.seq,
        "balance": balance_of(session, key.account_id),
    }


def key_of(answer: Answer) -> EntryKey:
    """Return the key that an answer tells."""
    return EntryKey(answer["account"], date.fromisoformat(answer["day"]), EntryKind(answer["kind"]), answer["seq"])


def posted(outcome: Outcome) -> Posted:
    """Return the answer to whoever posted."""
    return Posted(key_of(outcome.answer), outcome.is_repeat, outcome.answer["balance"])


def _ensure_sound(kind: EntryKind, amount_cents: int, service_id: int | None) -> None:
    """Refuse what only our own mistake can ask for."""
    if kind is EntryKind.REVERSAL:
        raise ValueError("a reversal is posted by reverse_entry")
    if (kind is EntryKind.CHARGE) != (service_id is not None):
        raise ValueError("a charge needs its service, other entries have none")
    if amount_cents == 0 or amount_cents * _SIGNS.get(kind, amount_cents) < 0:
        raise ValueError(f"wrong sign for {kind.name}: {amount_cents}")


def _free_seq(database: Database, account_id: int, day: int, kind: EntryKind) -> int:
    """Return the next number of the day and kind: the chain's lock keeps it ours."""
    return int(
        database.scalar(
            "SELECT COALESCE(MAX(seq) + 1, 0) FROM entry WHERE account_id = ? AND day = ? AND kind = ?",
            (account_id, day, int(kind)),
        )
    )


def _line(numbers: chain.EntryNumbers, reverses: Reversed | None) -> bytes:
    if reverses is None:
        return chain.entry_line(numbers)
    key = reverses.key
    return chain.reversal_line(numbers, day_number(key.on), int(key.kind), key.seq, reverses.reason)


def _write_reversal(session: Session, numbers: chain.EntryNumbers, reverses: Reversed) -> None:
    account_id, day, kind, seq, *_rest, actor_id, at = numbers
    original = reverses.key
    original_day = day_number(original.on)
    session.database.execute(
        "INSERT INTO reversal (account_id, day, kind, seq, by_day, by_kind, by_seq, reason, actor_id, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            account_id,
            original_day,
            int(original.kind),
            original.seq,
            day,
            kind,
            seq,
            reverses.reason,
            actor_id,
            at,
        ),
    )
