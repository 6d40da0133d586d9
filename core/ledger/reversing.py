"""Taking an entry back: an opposite entry of today, never a change."""

from __future__ import annotations

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import InvalidValue, NotFound
from core.ledger import chain
from core.ledger.faults import AlreadyReversed, ReversalNotReversible, TransferNotReversible
from core.ledger.kinds import Contra, EntryKey, EntryKind
from core.ledger.posting import Posted, Reversed, answer_of, append, posted
from core.storage import day_number, instant_from_number


def reverse_entry(session: Session, operation: OperationId, key: EntryKey, reason: str) -> Posted:
    """Take the entry `key` back with an opposite one dated today; the same `operation` again gives the first answer.

    The entry may lie in a closed period: the reversal belongs to today's.

    Raises:
        InvalidValue: the reason is missing.
        ReversalNotReversible: `key` is itself a reversal.
        TransferNotReversible: `key` is one of the two sides of a transfer.
        NotFound: no such entry.
        AlreadyReversed: it is reversed already.
        PeriodClosed: today lies in a closed period.
        Conflict: the same id came with another entry or reason.
    """
    session.require(Permission.POST_LEDGER)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidValue(field="Motivo", reason="scrivi perché la registrazione viene stornata.")
    if key.kind is EntryKind.REVERSAL:
        raise ReversalNotReversible

    def action() -> Answer:
        _ensure_one_sided(session, key)
        amount_cents, contra = _to_reverse(session, key)
        made = append(
            session,
            operation,
            account_id=key.account_id,
            on=session.today(),
            kind=EntryKind.REVERSAL,
            amount_cents=-amount_cents,
            contra=contra,
            reverses=Reversed(key, reason),
        )
        record(
            session,
            "reverse_entry",
            f"account:{key.account_id}",
            kind=key.kind.name.lower(),
            on=key.on.isoformat(),
            seq=key.seq,
            amount_cents=-amount_cents,
            reason=reason,
        )
        return answer_of(session, made)

    told = {
        "reverses": [key.account_id, key.on.isoformat(), int(key.kind), key.seq],
        "reason": reason,
    }
    return posted(chain.chained_once(session, operation, told, action))


def _ensure_one_sided(session: Session, key: EntryKey) -> None:
    other = session.database.scalar(
        "SELECT other_account_id FROM entry_note WHERE account_id = ? AND day = ? AND kind = ? AND seq = ?",
        (key.account_id, day_number(key.on), int(key.kind), key.seq),
    )
    if other is not None:
        raise TransferNotReversible


def _to_reverse(session: Session, key: EntryKey) -> tuple[int, Contra]:
    row = session.database.row(
        "SELECT e.amount_cents, e.contra, r.at, r.reason FROM entry e"
        " LEFT JOIN reversal r ON r.account_id = e.account_id AND r.day = e.day AND r.kind = e.kind AND r.seq = e.seq"
        " WHERE e.account_id = ? AND e.day = ? AND e.kind = ? AND e.seq = ?",
        (key.account_id, day_number(key.on), int(key.kind), key.seq),
    )
    if row is None:
        raise NotFound(what="Registrazione")
    amount_cents, contra, reversed_at, reason = row
    if reversed_at is not None:
        reversed_on = rome(instant_from_number(reversed_at))
        raise AlreadyReversed(day=f"{key.on:%d/%m/%Y}", reversed_on=f"{reversed_on:%d/%m/%Y}", reason=reason)
    return amount_cents, Contra(contra)
