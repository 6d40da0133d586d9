"""A charge that was reversed by mistake, posted again: once, for its own day, linked to the charge and its reversal.

The ledger's rule stays what it is: a service of a day is charged again only when every charge before is reversed. Where
the month is closed, today's adjustment takes the charge's place, and a row of its own keeps it single.
"""

from __future__ import annotations

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, NotFound, Phrase
from core.ledger import chain
from core.ledger.faults import AlreadyCharged, NotToRepeat
from core.ledger.kinds import REVISIONS, Contra, EntryKey, EntryKind
from core.ledger.periods import is_closed
from core.ledger.posting import Posted, answer_of, append, charge_seq, posted
from core.storage import Database, day_number, tables


def repeat_charge(session: Session, operation: OperationId, key: EntryKey, reason: str) -> Posted:
    """Post the reversed charge `key` again, at its own price; the same `operation` again gives the first answer.

    Raises:
        InvalidValue: the reason is missing.
        NotToRepeat: it is no charge, it is not reversed, a later one of its service and day is there, or its day was
            never closed.
        AlreadyCharged: the service of that day is charged: somebody was faster.
        NotFound: no such entry.
        PeriodClosed: the day's month and today's are closed.
        Conflict: the same id came with another content.
    """
    session.require(Permission.POST_LEDGER)
    reason = " ".join(reason.split())[:200]
    if not reason:
        raise InvalidValue(field="Motivo", reason="scrivi perché: resta nell'estratto conto.")
    service_id = key.service_id
    if service_id is None:
        raise NotToRepeat(reason=Phrase("la riga scelta non è il pasto di un giorno."))

    def action() -> Answer:
        amount_cents = _to_repeat(session.database, key, service_id)
        kind, on, seq = EntryKind.CHARGE, key.on, None
        if is_closed(session.database, key.on):
            kind, on = EntryKind.ADJUSTMENT, session.today()
        else:
            seq = charge_seq(session.database, key.account_id, key.on, service_id)
        made = append(
            session, operation, account_id=key.account_id, on=on, kind=kind, amount_cents=amount_cents,
            contra=Contra.MEALS, seq=seq,
        )  # fmt: skip
        write_repeat(session, key, made, reason)
        record(
            session, "repeat_charge", f"account:{key.account_id}",
            on=key.on.isoformat(), seq=key.seq, by_seq=made.seq, amount_cents=amount_cents, reason=reason,
        )  # fmt: skip
        return answer_of(session, made)

    told = {"repeats": [key.account_id, key.on.isoformat(), key.seq], "reason": reason}
    return posted(chain.chained_once(session, operation, told, action))


def write_repeat(session: Session, key: EntryKey, made: EntryKey, reason: str) -> None:
    """Keep that the entry `made` stands for the reversed charge `key`, in the transaction that appends it."""
    session.database.run(
        tables.ChargeRepeat.insert(
            account=key.account_id, by_day=made.on, by_kind=int(made.kind), by_seq=made.seq, day=key.on,
            kind=int(key.kind), seq=key.seq, reason=reason, actor_id=session.actor.id, at=session.now(),
        )
    )  # fmt: skip


def _to_repeat(database: Database, key: EntryKey, service_id: int) -> int:
    """Return the amount to post; the chain is locked, so that what is asked here stays so."""
    day, first = day_number(key.on), service_id * REVISIONS
    rows = database.rows(
        "SELECT e.seq, e.amount_cents, EXISTS (SELECT 1 FROM reversal r WHERE r.account_id = e.account_id"
        " AND r.day = e.day AND r.kind = e.kind AND r.seq = e.seq) FROM entry e"
        " WHERE e.account_id = ? AND e.day = ? AND e.kind = ? AND e.seq BETWEEN ? AND ? ORDER BY e.seq",
        (key.account_id, day, int(EntryKind.CHARGE), first, first + REVISIONS - 1),
    )
    amounts = {seq: amount for seq, amount, _is_reversed in rows}
    if key.seq not in amounts:
        raise NotFound(what="Registrazione")
    if not all(is_reversed for *_charge, is_reversed in rows):
        if not rows[-1][2] and rows[-1][0] == key.seq:
            raise NotToRepeat(reason=Phrase("questo addebito è ancora valido."))
        raise AlreadyCharged(day=f"{key.on:%d/%m/%Y}")
    if rows[-1][0] != key.seq:
        raise NotToRepeat(reason=Phrase("scegli l'ultimo addebito di quel giorno."))
    _ensure_not_adjusted(database, key, service_id)
    _ensure_day_closed(database, key, service_id)
    return int(amounts[key.seq])


def _ensure_not_adjusted(database: Database, key: EntryKey, service_id: int) -> None:
    """Refuse where an adjustment of another day stands for the charge already."""
    standing = database.scalar(
        "SELECT 1 FROM charge_repeat c WHERE c.account_id = ? AND c.day = ? AND c.seq / ? = ? AND NOT EXISTS"
        " (SELECT 1 FROM reversal r WHERE r.account_id = c.account_id AND r.day = c.by_day AND r.kind = c.by_kind"
        " AND r.seq = c.by_seq)",
        (key.account_id, day_number(key.on), REVISIONS, service_id),
    )
    if standing is not None:
        raise AlreadyCharged(day=f"{key.on:%d/%m/%Y}")


def _ensure_day_closed(database: Database, key: EntryKey, service_id: int) -> None:
    """Refuse while the close of the day is to come: it charges by itself (its scopes bear the service's name)."""
    prefix = f"meals:{service_id}:"
    closed = database.scalar(
        "SELECT 1 FROM batch WHERE day = ? AND substr(scope, 1, ?) = ?", (day_number(key.on), len(prefix), prefix)
    )
    if closed is None:
        raise NotToRepeat(reason=Phrase("quella giornata non è ancora chiusa."))
