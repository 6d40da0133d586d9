"""What the office does with an event of a station: it is carried out or kept with the reason, and has a verdict.

Nothing that is wrong with one event holds up the others: each is carried out behind its own savepoint. Only what is
wrong with the surroundings (no room, no connection) takes the whole batch back, to be sent again.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from core.access.audit import record
from core.access.operations import OperationId
from core.access.session import Session
from core.errors import EnvironmentFault, InvalidValue, UserError
from core.meals import DayClosed, record_presence, undo_presence
from core.payments import Channel, Means
from core.payments import recharge as take_money
from core.station.journal import Body, EventKind, JournalEvent, Verdict, VerdictKind
from core.station.outcomes import PresenceSource
from core.storage import Database, day_number, instant_from_number, instant_number
from core.storage.database import Row

#: PostgreSQL's advisory lock that lines up the batches of all stations ("STAT"): what one has told of a child stands in
#: `event` before the next tells of the same child.
_LOCK = 0x53544154
#: A day further ahead than this was on no list that the office gave.
_FURTHEST_AHEAD = timedelta(days=31)
_LARGEST_ID = 2**31 - 1

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Teller:
    """The station that tells, as the office has it."""

    id: str
    service_id: int
    may_presence: bool
    may_recharge: bool
    is_revoked: bool


class _Refused(Exception):
    """The event cannot be carried out; the text (Italian) says why."""


def apply_batch(session: Session, teller: Teller, events: tuple[JournalEvent, ...]) -> tuple[Verdict, ...]:
    """Take events in one transaction; return a verdict for each.

    Raises:
        EnvironmentFault: nothing of the batch was taken; it may be sent again.
    """
    with session.database.transaction():
        if session.database.dialect == "postgresql":
            session.database.execute("SELECT pg_advisory_xact_lock(?)", (_LOCK,))
        return tuple(_take(session, teller, event) for event in events)


def _take(session: Session, teller: Teller, event: JournalEvent) -> Verdict:
    digest = event.payload_hash
    known = _known(session.database, event.event_id)
    if known is None:
        kind, reason = _carry_out(session, teller, event)
        return _keep(session, teller, event, event.event_id, digest, kind, reason)
    if known[0] == digest:
        # What was not carried out then is not carried out now: the office has it on its list.
        kind = VerdictKind(known[1])
        told = VerdictKind.REPEATED if kind is VerdictKind.APPLIED else kind
        return Verdict(event.event_id, told, instant_from_number(known[3]), known[2] or "")
    return _take_conflicting(session, teller, event, digest)


def _take_conflicting(session: Session, teller: Teller, event: JournalEvent, digest: str) -> Verdict:
    """Keep the other content too, under an id that says so; the first stands."""
    other_id = f"{event.event_id}#{digest[:16]}"
    known = _known(session.database, other_id)
    if known is not None:
        return Verdict(event.event_id, VerdictKind.CONFLICT, instant_from_number(known[3]), known[2] or "")
    reason = "Con lo stesso identificativo era già arrivato un contenuto diverso: vale il primo."
    return _keep(session, teller, event, other_id, digest, VerdictKind.CONFLICT, reason)


def _carry_out(session: Session, teller: Teller, event: JournalEvent) -> tuple[VerdictKind, str]:
    try:
        with session.database.transaction():
            _do(session, teller, event)
    except EnvironmentFault:
        raise
    except DayClosed as error:
        return VerdictKind.LATE, str(error)
    except (UserError, _Refused) as error:
        return VerdictKind.QUARANTINED, str(error)
    except Exception as error:  # noqa: BLE001 - it is told below
        # Also our own mistake must not hold up what the station has still to tell: the event is kept and listed.
        _log.exception("event %s of station %s could not be carried out", event.event_id, teller.id)
        return VerdictKind.QUARANTINED, f"Errore interno ({type(error).__name__}): segnala il problema all'assistenza."
    return VerdictKind.APPLIED, ""


def _do(session: Session, teller: Teller, event: JournalEvent) -> None:
    if teller.is_revoked:
        raise _Refused("La postazione è stata revocata: quello che comunica viene solo conservato.")
    if event.day > session.today() + _FURTHEST_AHEAD:
        raise _Refused(f"Il giorno {event.day:%d/%m/%Y} è troppo lontano: nessun elenco lo conteneva.")
    body = _body(event)
    if event.kind is EventKind.RECHARGE:
        _do_recharge(session, teller, event, body)
        return
    if event.kind in {EventKind.TILL_OPENED, EventKind.TILL_CLOSED}:
        _note_till(session, teller, event, body)
        return
    if not teller.may_presence:
        raise _Refused("La postazione non è abilitata a registrare presenze.")
    if event.kind is EventKind.UNDO:
        _do_undo(session, teller, event, body)
        return
    record_presence(
        session,
        pupil_id=_number(body, "pupil_id"),
        service_id=teller.service_id,
        day=event.day,
        at=event.made_at,
        source=_source(body),
        event_id=event.event_id,
        station_id=teller.id,
    )


def _do_undo(session: Session, teller: Teller, event: JournalEvent, body: Body) -> None:
    undone = _text(body, "event_id")
    row = session.database.row("SELECT station_id, day, pupil_id FROM event WHERE event_id = ?", (undone,))
    if row is not None and row != (teller.id, day_number(event.day), _number(body, "pupil_id")):
        raise _Refused("La registrazione da annullare è di un'altra postazione, un altro giorno o un altro alunno.")
    undo_presence(
        session,
        pupil_id=_number(body, "pupil_id"),
        service_id=teller.service_id,
        day=event.day,
        event_id=undone,
        station_id=teller.id,
    )


def _do_recharge(session: Session, teller: Teller, event: JournalEvent, body: Body) -> None:
    if not teller.may_recharge:
        raise _Refused("La postazione non è abilitata a ricevere ricariche.")
    paid_by = body.get("paid_by")
    take_money(
        session,
        OperationId(teller.id, event.event_id),
        pupil_id=_number(body, "pupil_id"),
        service_group_id=_number(body, "service_group_id"),
        amount_cents=_number(body, "amount_cents"),
        means=Means(_text(body, "means")),
        channel=Channel.COUNTER,
        issuer=teller.id,
        paid_by=paid_by if isinstance(paid_by, str) else None,
        station_id=teller.id,
        receipt_number=_number(body, "number"),
        at=event.made_at,
    )


def take_recharge(session: Session, teller: Teller, event: JournalEvent) -> None:
    """Make the recharge that an event tells of, for the office that decided so after it had been kept aside."""
    try:
        _do_recharge(session, teller, event, _body(event))
    except _Refused as error:
        raise InvalidValue(field="Ricarica della postazione", reason=str(error)) from error


def _note_till(session: Session, teller: Teller, event: JournalEvent, body: Body) -> None:
    """Look whether what is told of a till can be; the event itself is what is kept (core.station.station_tills)."""
    if not teller.may_recharge:
        raise _Refused("La postazione non è abilitata a ricevere ricariche.")
    is_opening = event.kind is EventKind.TILL_OPENED
    told = {"operator": _text(body, "operator"), "float_cents": _cents(body, "float_cents")}
    if not is_opening:
        told |= {"expected_cents": _cents(body, "expected_cents"), "counted_cents": _cents(body, "counted_cents")}
        if told["expected_cents"] != told["counted_cents"]:
            told["reason"] = _text(body, "reason")
    till_id = event.event_id if is_opening else _text(body, "till")
    record(session, "open_till" if is_opening else "close_till", f"station:{teller.id}", till=till_id, **told)


def _known(database: Database, event_id: str) -> Row | None:
    return database.row(
        "SELECT payload_hash, verdict, reason, received_at FROM event WHERE event_id = ?", (_storable(event_id),)
    )


def _keep(  # noqa: PLR0917 - the row
    session: Session,
    teller: Teller,
    event: JournalEvent,
    event_id: str,
    digest: str,
    kind: VerdictKind,
    reason: str,
) -> Verdict:
    """Write the event as it was told, with its verdict; return the verdict."""
    now = session.now()
    session.database.execute(
        "INSERT INTO event (event_id, payload_hash, station_id, kind, body, made_at, received_at, verdict, reason,"
        " day, pupil_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            _storable(event_id), digest, teller.id, event.kind.value, _storable(event.body),
            instant_number(event.made_at), instant_number(now), kind.value, reason or None, day_number(event.day),
            _pupil_of(event),
        ),
    )  # fmt: skip
    return Verdict(event.event_id, kind, now, reason)


def _body(event: JournalEvent) -> Body:
    try:
        body = json.loads(event.body)
    except ValueError as error:
        raise _Refused("Il contenuto non si legge.") from error
    if not isinstance(body, dict):
        raise _Refused("Il contenuto non si legge.")
    return body


def _number(body: Body, name: str) -> int:
    value: Any = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= _LARGEST_ID:
        raise _Refused(f"Nel contenuto manca un numero valido («{name}»).")
    return value


def _cents(body: Body, name: str) -> int:
    value: Any = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST_ID:
        raise _Refused(f"Nel contenuto manca un importo valido («{name}»).")
    return value


def _text(body: Body, name: str) -> str:
    value: Any = body.get(name)
    if not isinstance(value, str) or not value:
        raise _Refused(f"Nel contenuto manca un testo («{name}»).")
    return value


def _source(body: Body) -> str:
    value = _text(body, "source")
    if value not in set(PresenceSource):
        raise _Refused("Nel contenuto manca come è stato riconosciuto l'alunno («source»).")
    return value


def _pupil_of(event: JournalEvent) -> int | None:
    """Return the pupil that an event speaks of, None when that cannot be read or cannot be anybody's number."""
    try:
        return _number(_body(event), "pupil_id")
    except _Refused:
        return None


def _storable(text: str) -> str:
    """Return a text that both databases take: what a damaged file held may have neither NUL nor half characters."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()
