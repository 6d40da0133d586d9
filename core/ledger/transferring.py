"""Credit moved from one child's account to a brother's or sister's: two entries at once, or none."""

from __future__ import annotations

from dataclasses import dataclass

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, NotFound
from core.ledger import chain
from core.ledger.accounts import balance_of, opened_account
from core.ledger.faults import BalanceTooLow, NotSiblings
from core.ledger.kinds import Contra, EntryKey, EntryKind
from core.ledger.posting import append
from core.money import format_euro
from core.registry import siblings_of
from core.storage import tables

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Transferred:
    """What a transfer came to: balances in cents right after it, and whether it had been made before."""

    from_account_id: int
    to_account_id: int
    from_balance_cents: int
    to_balance_cents: int
    is_repeat: bool


def transfer(
    session: Session,
    operation: OperationId,
    *,
    from_account_id: int,
    to_pupil_id: int,
    amount_cents: int,
    reason: str,
) -> Transferred:
    """Move credit to a sibling's account of the same service group; the same `operation` again gives the first answer.

    Raises:
        InvalidValue: the amount or the reason is missing.
        NotFound: no such account or pupil.
        NotSiblings: the two children share no guardian.
        BalanceTooLow: there is not that much credit.
        PeriodClosed: today lies in a closed period.
        Conflict: the same id came with another content.
    """
    session.require(Permission.POST_LEDGER)
    reason = checked_reason(reason)
    if amount_cents <= 0:
        raise InvalidValue(field="Importo", reason="deve essere maggiore di zero.")

    def action() -> Answer:
        pupil_id, group_id = _holder(session, from_account_id)
        if all(one.id != to_pupil_id for one in siblings_of(session, pupil_id)):
            raise NotSiblings
        ensure_credit(session, from_account_id, amount_cents)
        to_account_id = opened_account(session, to_pupil_id, group_id)
        _move(session, operation, "from", from_account_id, -amount_cents, reason, to_account_id)
        _move(session, operation, "to", to_account_id, amount_cents, reason, from_account_id)
        record(
            session, "transfer", f"account:{from_account_id}",
            to_account=to_account_id, amount_cents=amount_cents, reason=reason,
        )  # fmt: skip
        return {
            "from": from_account_id,
            "to": to_account_id,
            "from_balance": balance_of(session, from_account_id),
            "to_balance": balance_of(session, to_account_id),
        }

    told = {"transfer": amount_cents, "from": from_account_id, "to_pupil": to_pupil_id, "reason": reason}
    outcome = chain.chained_once(session, operation, told, action)
    answer = outcome.answer
    return Transferred(answer["from"], answer["to"], answer["from_balance"], answer["to_balance"], outcome.is_repeat)


def checked_reason(reason: str) -> str:
    """Return why money moves, on one line.

    Raises:
        InvalidValue: it is missing.
    """
    cleaned = " ".join(reason.split())[:LONGEST_REASON]
    if not cleaned:
        raise InvalidValue(field="Motivo", reason="scrivi perché: resta nell'estratto conto.")
    return cleaned


def ensure_credit(session: Session, account_id: int, amount_cents: int) -> None:
    """Check that an account holds so much.

    Raises:
        BalanceTooLow: it does not.
    """
    balance = balance_of(session, account_id)
    if amount_cents > balance:
        raise BalanceTooLow(balance=format_euro(balance), amount=format_euro(amount_cents))


def write_note(
    session: Session,
    key: EntryKey,
    reason: str,
    *,
    other_account_id: int | None = None,
    iban: str | None = None,
    payee: str | None = None,
) -> None:
    """Write what stands behind an entry, in the transaction that appends it."""
    session.database.run(
        tables.EntryNote.insert(
            account_id=key.account_id, day=key.on, kind=int(key.kind), seq=key.seq, reason=reason,
            other_account=other_account_id, iban=iban, payee=payee,
        )
    )  # fmt: skip


def _holder(session: Session, account_id: int) -> tuple[int, int]:
    row = session.database.row("SELECT pupil_id, service_group_id FROM account WHERE id = ?", (account_id,))
    if row is None:
        raise NotFound(what="Conto")
    return row[0], row[1]


def _move(  # noqa: PLR0917 - which operation's part, whose account, how much, why, with whom
    session: Session, operation: OperationId, part: str, account_id: int, cents: int, reason: str, other_id: int
) -> None:
    key = append(
        session,
        OperationId(operation.source, f"{operation.external_id}/{part}"),
        account_id=account_id,
        on=session.today(),
        kind=EntryKind.TRANSFER,
        amount_cents=cents,
        contra=Contra.TRANSFER,
    )
    write_note(session, key, reason, other_account_id=other_id)
