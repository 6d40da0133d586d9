"""Credit paid back to the family by bank transfer: the entry, whose bank account, and the list for the accountants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from stdnum import iban as iban_numbers
from stdnum.exceptions import ValidationError

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.options import Option, get_option
from core.access.permissions import Permission
from core.access.session import Session, SystemActor
from core.errors import InvalidValue, Phrase
from core.ledger import chain
from core.ledger.faults import RefundTooSmall
from core.ledger.kinds import Contra, EntryKey, EntryKind
from core.ledger.posting import Posted, answer_of, append, posted
from core.ledger.transferring import checked_reason, ensure_credit, write_note
from core.money import format_euro
from core.registry import clean_text
from core.storage import day_from_number, day_number, instant_from_number

#: Below this amount nothing is paid back: a bank transfer costs more than it brings.
REFUND_MINIMUM: Option[int] = Option("refund.minimum_cents", 500)


@dataclass(frozen=True, slots=True)
class Refund:
    """A refund as the accountants need it; `amount_cents` is positive. One that was taken back is not to be paid.

    `iban` and `payee` are gone once the family was erased.
    """

    key: EntryKey
    at: datetime
    pupil_id: int
    pupil_name: str
    service_group_name: str
    amount_cents: int
    iban: str | None
    payee: str | None
    reason: str
    actor_name: str
    is_reversed: bool


def refund(
    session: Session,
    operation: OperationId,
    *,
    account_id: int,
    amount_cents: int,
    iban: str,
    payee: str,
    reason: str,
) -> Posted:
    """Take credit off an account to be paid back; the same `operation` again gives the first answer.

    The money itself is sent by the treasury, from the list of `refunds`.

    Raises:
        InvalidValue: amount, IBAN, payee or reason cannot be.
        RefundTooSmall: it is below the minimum that was set.
        BalanceTooLow: there is not that much credit.
        NotFound: no such account.
        PeriodClosed: today lies in a closed period.
        Conflict: the same id came with another content.
    """
    session.require(Permission.POST_LEDGER)
    iban, payee, reason = check_iban(iban), clean_text(payee, "Intestatario", longest=140), checked_reason(reason)
    if not payee:
        raise InvalidValue(field="Intestatario", reason="scrivi di chi è il conto corrente.")
    if amount_cents <= 0:
        raise InvalidValue(field="Importo", reason="deve essere maggiore di zero.")
    minimum = get_option(session, REFUND_MINIMUM)
    if amount_cents < minimum:
        raise RefundTooSmall(minimum=format_euro(minimum))

    def action() -> Answer:
        ensure_credit(session, account_id, amount_cents)
        key = append(
            session,
            operation,
            account_id=account_id,
            on=session.today(),
            kind=EntryKind.REFUND,
            amount_cents=-amount_cents,
            contra=Contra.TREASURY,
        )
        write_note(session, key, reason, iban=iban, payee=payee)
        # The bank account stays out of the trail, which is never purged.
        record(session, "refund", f"account:{account_id}", amount_cents=amount_cents, reason=reason)
        return answer_of(session, key)

    told = {"refund": amount_cents, "account": account_id, "iban": iban, "payee": payee, "reason": reason}
    return posted(chain.chained_once(session, operation, told, action))


def refunds(session: Session, first: date, last: date) -> tuple[Refund, ...]:
    """Return the refunds made between two days (both included), oldest first."""
    session.require(Permission.VIEW_LEDGER)
    rows = session.database.rows(
        "SELECT e.account_id, e.day, e.seq, e.at, p.id, p.last_name, p.first_name, g.name, -e.amount_cents, n.iban,"
        " n.payee, n.reason, u.display_name, r.reason IS NOT NULL FROM entry_note n"
        " JOIN entry e ON e.account_id = n.account_id AND e.day = n.day AND e.kind = n.kind AND e.seq = n.seq"
        " JOIN account a ON a.id = e.account_id JOIN pupil p ON p.id = a.pupil_id"
        " JOIN service_group g ON g.id = a.service_group_id LEFT JOIN app_user u ON u.id = e.actor_id"
        " LEFT JOIN reversal r ON r.account_id = e.account_id AND r.day = e.day AND r.kind = e.kind AND r.seq = e.seq"
        " WHERE n.kind = 5 AND n.day BETWEEN ? AND ? ORDER BY e.at, e.account_id, e.seq",
        (day_number(first), day_number(last)),
    )
    return tuple(
        Refund(
            EntryKey(account_id, day_from_number(day), EntryKind.REFUND, seq),
            instant_from_number(at), pupil_id, f"{last_name} {first_name}", group, int(cents), iban, payee, reason,
            actor or SystemActor.NIGHTLY.value, bool(is_reversed),
        )
        for account_id, day, seq, at, pupil_id, last_name, first_name, group, cents, iban, payee, reason, actor,
        is_reversed in rows
    )  # fmt: skip


def check_iban(text: str) -> str:
    """Return an IBAN without blanks, in capitals.

    Raises:
        InvalidValue: it is none.
    """
    try:
        return str(iban_numbers.validate(text))
    except ValidationError as error:
        reason = Phrase("non è giusto: ricopialo, comincia con IT e ha 27 caratteri.")
        raise InvalidValue(field="IBAN", reason=reason) from error
