"""Money taken at a station: recorded in its journal with a numbered receipt, also off line, once for each tap.

Numbers are given per station and year without gaps, in the transaction that writes the event.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from core.cards import describe_unknown, parse_token, token_hash
from core.clock import rome
from core.errors import Conflict, InvalidValue, Phrase
from core.money import MAX_AMOUNT_CENTS, format_euro
from core.payments import Means
from core.payments.numbering import ReceiptNumber
from core.station.faults import CardNotAccepted, CardRevokedHere, ClockDoubtful, ModeNotAllowed, RosterMissing
from core.station.journal import Body, EventKind, append
from core.station.service_day import Moment, moment_from
from core.station.store import StationStore
from core.station.till import till_for
from core.storage import Database, instant_from_number

LONGEST_PAYER = 120


@dataclass(frozen=True, slots=True)
class RechargeTarget:
    """Whose account a card recharges."""

    pupil_id: int
    first_name: str
    last_name: str
    class_name: str
    service_group_id: int
    service_group_name: str


@dataclass(frozen=True, slots=True)
class RechargeAnswer:
    """A numbered receipt. `at` is when it was paid (UTC).

    `balance_cents` is the balance as far as the station knows: the office's last word and what was paid here since;
    None when the office has told none. `is_repeat` tells that the receipt had been given before, `operator_name` whose
    till it went into (empty: none was open).
    """

    event_id: str
    number_text: str
    issuer: str
    year: int
    number: int
    at: datetime
    amount_cents: int
    means: Means
    pupil_name: str
    class_name: str
    service_group_name: str
    balance_cents: int | None
    is_repeat: bool
    operator_name: str = ""


def recharge_target(store: StationStore, text: str) -> RechargeTarget:
    """Return whose account the card recharges.

    Raises:
        CardNotAccepted: not a card of this municipality, or of no pupil known.
        CardRevokedHere: the card was replaced.
        ModeNotAllowed: the station takes no money.
        RosterMissing: it knows no cards: never exchanged, or wiped.
    """
    database = store.database
    with database.snapshot():
        _station_id, moment = _till(store)
        if moment.day is None:
            raise RosterMissing
        token = parse_token(text)
        if token is None:
            raise CardNotAccepted(read=describe_unknown(text))
        row = database.row(
            "SELECT c.is_revoked, p.pupil_id, p.first_name, p.last_name, p.class_name, p.service_group_id,"
            " p.service_group_name FROM card c"
            " LEFT JOIN payer p ON p.pupil_id = c.pupil_id AND p.service_id = c.service_id WHERE c.token_hash = ?",
            (token_hash(token),),
        )
    if row is not None and row[0]:
        raise CardRevokedHere
    if row is None or row[1] is None:
        raise CardNotAccepted(read=token.masked)
    return RechargeTarget(*row[1:])


def recharge(  # noqa: PLR0917 - in the order in which the counter asks
    store: StationStore,
    operation_id: str,
    target: RechargeTarget,
    amount_cents: int,
    means: Means,
    paid_by: str | None = None,
) -> RechargeAnswer:
    """Record that money was taken, and number its receipt; the same `operation_id` again gives back the same receipt.

    Args:
        store: the station's file.
        operation_id: made before the first try.
        target: whose account.
        amount_cents: above zero, at most `MAX_AMOUNT_CENTS`.
        means: what was paid with; pagoPA is not paid at a counter.
        paid_by: who paid, if they say so.

    Raises:
        Conflict: the id came before with another content.
        InvalidValue: the amount, the means or the payer's name cannot be accepted.
        ModeNotAllowed: the station takes no money.
        TillClosed: the till was closed today, and no other was opened.
        ClockDoubtful: the clock cannot be right, and a receipt needs its date.
        EnvironmentFault: the file cannot be written; nothing was recorded.
    """
    payer = " ".join((paid_by or "").split()) or None
    asked: Body = {
        "pupil_id": target.pupil_id,
        "service_group_id": target.service_group_id,
        "amount_cents": amount_cents,
        "means": Means(means).value,
        "paid_by": payer,
    }
    database = store.database
    with database.transaction():
        known = database.row("SELECT kind, body, made_at FROM journal WHERE event_id = ?", (operation_id,))
        station_id, moment = _till(store, is_repeat=known is not None)
        if known is not None:
            kind, text, made_at = known
            told: Body = json.loads(text)
            if kind != EventKind.RECHARGE or any(told[name] != value for name, value in asked.items()):
                raise Conflict(operation=operation_id)
            return _receipt(operation_id, station_id, told, target, instant_from_number(made_at), is_repeat=True)
        _ensure_sound(amount_cents, means, payer)
        if not moment.is_trusted or moment.day is None:
            raise _doubtful(store, moment)
        till = till_for(store)
        year = rome(moment.at).year
        body = {
            **asked,
            **({} if till is None else {"till": till[0], "operator": till[1]}),
            "year": year,
            "number": _next_number(database, year),
            "balance_cents": _balance_after(database, target, amount_cents),
        }
        event = append(database, operation_id, EventKind.RECHARGE, moment.day, moment.at, body)
        return _receipt(operation_id, station_id, body, target, event.made_at, is_repeat=False)


def _till(store: StationStore, *, is_repeat: bool = False) -> tuple[str, Moment]:
    """Return the station's id and what is now, if it takes money (a receipt given before is given again anyway)."""
    row = store.database.row(
        "SELECT c.current_day, c.exchanged_at, c.office_at, s.may_recharge AND NOT c.is_revoked, s.id"
        " FROM contact c LEFT JOIN station s"
    )
    if row is None or row[4] is None or not (row[3] or is_repeat):
        raise ModeNotAllowed(what="ricevere ricariche")
    return row[4], moment_from(store.database, store.clock, *row[:3])


def _doubtful(store: StationStore, moment: Moment) -> ClockDoubtful | RosterMissing:
    if moment.exchanged_at is None or moment.day is None:
        return RosterMissing()
    form = "%d/%m/%Y %H:%M"
    return ClockDoubtful(
        shown=rome(store.clock.now()).strftime(form), exchanged=rome(moment.exchanged_at).strftime(form)
    )


def _ensure_sound(amount_cents: int, means: Means, payer: str | None) -> None:
    if not 0 < amount_cents <= MAX_AMOUNT_CENTS:
        reason = Phrase("deve essere maggiore di zero e non oltre {most}.", most=format_euro(MAX_AMOUNT_CENTS))
        raise InvalidValue(field="Importo", reason=reason)
    if means is Means.PAGOPA:
        raise InvalidValue(field="Mezzo di pagamento", reason="pagoPA non si paga allo sportello: scegline un altro.")
    if payer is not None and len(payer) > LONGEST_PAYER:
        raise InvalidValue(field="Chi paga", reason=Phrase("al massimo {most} caratteri.", most=LONGEST_PAYER))


def _next_number(database: Database, year: int) -> int:
    return int(
        database.scalar(
            "INSERT INTO receipt_counter (year, last_number) VALUES (?, 1)"
            " ON CONFLICT (year) DO UPDATE SET last_number = last_number + 1 RETURNING last_number",
            (year,),
        )
    )


def _balance_after(database: Database, target: RechargeTarget, amount_cents: int) -> int | None:
    """Return the office's last word on the balance with what was paid here since, this payment included."""
    key = (target.pupil_id, target.service_group_id)
    known = database.scalar("SELECT cents FROM known_balance WHERE pupil_id = ? AND service_group_id = ?", key)
    if known is None:
        return None
    unsent = database.rows("SELECT body FROM journal WHERE acked_at IS NULL AND kind = 'recharge'")
    bodies = [json.loads(text) for (text,) in unsent]
    here = sum(body["amount_cents"] for body in bodies if (body["pupil_id"], body["service_group_id"]) == key)
    return int(known) + int(here) + amount_cents


def _receipt(
    event_id: str, station_id: str, body: Body, target: RechargeTarget, at: datetime, *, is_repeat: bool
) -> RechargeAnswer:
    number = ReceiptNumber(station_id, body["year"], body["number"])
    return RechargeAnswer(
        event_id=event_id,
        number_text=number.text,
        issuer=number.issuer,
        year=number.year,
        number=number.number,
        at=at,
        amount_cents=body["amount_cents"],
        means=Means(body["means"]),
        pupil_name=f"{target.last_name} {target.first_name}",
        class_name=target.class_name,
        service_group_name=target.service_group_name,
        balance_cents=body["balance_cents"],
        is_repeat=is_repeat,
        operator_name=body.get("operator", ""),
    )
