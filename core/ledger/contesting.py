"""A family contests a charge: written down, then accepted, by a reversal, or refused; each once, with its reason.

What came in and what was decided are two rows that are never changed (docs/decisions/0025-families.md).
"""

from __future__ import annotations

from datetime import date

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import InvalidValue, NotFound
from core.ledger import chain
from core.ledger.contestations import ContestAbout, ContestChannel, ContestState
from core.ledger.faults import AlreadyContested, AlreadyReversed, ContestationDecided, NotContestable
from core.ledger.kinds import EntryKey, EntryKind
from core.ledger.posting import Posted, answer_of, posted
from core.ledger.reversing import reverse_entry
from core.registry import clean_text
from core.storage import Database, day_from_number, day_number, instant_from_number, tables

_CONTESTABLE = (EntryKind.CHARGE, EntryKind.ADJUSTMENT)


def contest(
    session: Session,
    operation: OperationId,
    key: EntryKey,
    *,
    received_on: date,
    channel: ContestChannel,
    about: ContestAbout,
    text: str,
    asked_by: str = "",
    attachment: str = "",
) -> int:
    """Write down that a family contests the charge `key`; return the contestation's id. A deadline blocks nothing.

    Args:
        session: who writes.
        operation: the id made before sending: the same again gives the first answer.
        key: the charge, or an adjustment that takes money off.
        received_on: when it came in.
        channel: how.
        about: what is contested.
        text: what the family says.
        asked_by: who, as they say.
        attachment: what goes with it, e.g. the protocol number of the school's justification.

    Raises:
        InvalidValue: the text is missing, a text is too long, or the day is before the charge or yet to come.
        NotContestable: `key` takes no money off.
        AlreadyContested: one of this charge is open.
        AlreadyReversed: the charge is reversed: there is nothing to contest.
        NotFound: no such entry.
        Conflict: the same id came with another content.
    """
    session.require(Permission.POST_LEDGER)
    text = clean_text(text, "Testo", longest=2000)
    if not text:
        raise InvalidValue(field="Testo", reason="scrivi che cosa dice la famiglia.")
    asked_by, attachment = clean_text(asked_by, "Chi", longest=100), clean_text(attachment, "Allegato", longest=200)
    if received_on > session.today():
        raise InvalidValue(field="Ricevuta il", reason="il giorno deve ancora venire.")
    if received_on < key.on:
        raise InvalidValue(field="Ricevuta il", reason="viene prima del pasto che si contesta.")

    def action() -> Answer:
        _ensure_contestable(session, key)
        contestation_id = session.database.insert(
            tables.Contestation,
            account=key.account_id, day=key.on, kind=int(key.kind), seq=key.seq, received_on=received_on,
            channel=channel.value, about=about.value, asked_by=asked_by, text=text, attachment=attachment,
            actor_id=session.actor.id, at=session.now(),
        )  # fmt: skip
        record(
            session, "contest", f"account:{key.account_id}",
            contestation=contestation_id, on=key.on.isoformat(), seq=key.seq, received_on=received_on.isoformat(),
            channel=channel.value, about=about.value,
        )  # fmt: skip
        return {"id": contestation_id}

    told = {
        "contests": [key.account_id, key.on.isoformat(), int(key.kind), key.seq],
        "received_on": received_on.isoformat(), "channel": channel.value, "about": about.value, "text": text,
        "asked_by": asked_by, "attachment": attachment,
    }  # fmt: skip
    return int(chain.chained_once(session, operation, told, action).answer["id"])


def accept_contestation(session: Session, operation: OperationId, contestation_id: int, reason: str) -> Posted:
    """Give the family right: reverse the charge today, with the reason; the same `operation` again answers the same.

    A charge that was reversed elsewhere meanwhile is not reversed again: the decision points at that reversal.

    Raises:
        InvalidValue: the reason is missing.
        ContestationDecided: it was decided before.
        PeriodClosed: today lies in a closed period.
        NotFound: no such contestation.
        Conflict: the same id came with another content.
    """
    session.require(Permission.POST_LEDGER)
    reason = _reason(reason)

    def action() -> Answer:
        key = _open_key(session, contestation_id)
        by = _reversal_of(session.database, key)
        if by is None:
            step = OperationId(operation.source, f"{operation.external_id}/reversal")
            by = reverse_entry(session, step, key, f"Contestazione accolta: {reason}").key
        _decide(session, contestation_id, key, ContestState.ACCEPTED, reason, by)
        return answer_of(session, by)

    told = {"accepts": contestation_id, "reason": reason}
    return posted(chain.chained_once(session, operation, told, action))


def refuse_contestation(session: Session, contestation_id: int, reason: str) -> None:
    """Leave the charge as it is, and say why.

    Raises:
        InvalidValue: the reason is missing.
        ContestationDecided: it was decided before.
        NotFound: no such contestation.
    """
    session.require(Permission.POST_LEDGER)
    reason = _reason(reason)
    with session.database.transaction():
        chain.lock(session.database)
        key = _open_key(session, contestation_id)
        _decide(session, contestation_id, key, ContestState.REFUSED, reason, None)


_SAME = "account_id = ? AND day = ? AND kind = ? AND seq = ?"


def _numbers(key: EntryKey) -> tuple[int, int, int, int]:
    return key.account_id, day_number(key.on), int(key.kind), key.seq


def _reason(reason: str) -> str:
    reason = " ".join(reason.split())[:200]
    if not reason:
        raise InvalidValue(field="Motivo", reason="scrivi perché: la famiglia lo legge nell'estratto conto.")
    return reason


def _ensure_contestable(session: Session, key: EntryKey) -> None:
    database = session.database
    cents = database.scalar(f"SELECT amount_cents FROM entry WHERE {_SAME}", _numbers(key))
    if cents is None:
        raise NotFound(what="Registrazione")
    if key.kind not in _CONTESTABLE or cents > 0:
        raise NotContestable
    taken = database.row(f"SELECT at, reason FROM reversal WHERE {_SAME}", _numbers(key))
    if taken is not None:
        day = rome(instant_from_number(taken[0]))
        raise AlreadyReversed(day=f"{key.on:%d/%m/%Y}", reversed_on=f"{day:%d/%m/%Y}", reason=taken[1])
    known = database.row(
        f"SELECT c.received_on FROM contestation c WHERE {_SAME}"
        " AND NOT EXISTS (SELECT 1 FROM contestation_decision d WHERE d.contestation_id = c.id)",
        _numbers(key),
    )
    if known is not None:
        raise AlreadyContested(day=f"{key.on:%d/%m/%Y}", received_on=f"{day_from_number(known[0]):%d/%m/%Y}")


def _open_key(session: Session, contestation_id: int) -> EntryKey:
    row = session.database.row(
        "SELECT c.account_id, c.day, c.kind, c.seq, d.state, d.at FROM contestation c"
        " LEFT JOIN contestation_decision d ON d.contestation_id = c.id WHERE c.id = ?",
        (contestation_id,),
    )
    if row is None:
        raise NotFound(what="Contestazione")
    account_id, day, kind, seq, state, at = row
    if state is not None:
        raise ContestationDecided(day=f"{rome(instant_from_number(at)):%d/%m/%Y}")
    return EntryKey(account_id, day_from_number(day), EntryKind(kind), seq)


def _reversal_of(database: Database, key: EntryKey) -> EntryKey | None:
    row = database.row(f"SELECT by_day, by_kind, by_seq FROM reversal WHERE {_SAME}", _numbers(key))
    return None if row is None else EntryKey(key.account_id, day_from_number(row[0]), EntryKind(row[1]), row[2])


def _decide(  # noqa: PLR0917 - what, of which charge, how, why, by which reversal
    session: Session, contestation_id: int, key: EntryKey, state: ContestState, reason: str, by: EntryKey | None
) -> None:
    session.database.run(
        tables.ContestationDecision.insert(
            contestation=contestation_id, account=key.account_id, state=state.value, reason=reason,
            by_day=None if by is None else by.on, by_kind=None if by is None else int(by.kind),
            by_seq=None if by is None else by.seq, actor_id=session.actor.id, at=session.now(),
        )
    )  # fmt: skip
    verb = "accept_contestation" if state is ContestState.ACCEPTED else "refuse_contestation"
    record(session, verb, f"account:{key.account_id}", contestation=contestation_id, reason=reason)
