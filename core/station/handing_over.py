"""The money of a station's drawer goes to an operator of the office, who pays it in to the treasury and answers for it.

A station knows no users: until somebody of the office takes its drawer over, nobody's account holds that money
(docs/decisions/0026-day-close.md). What was taken without a drawer is taken over station by station. The ledger's chain
is locked meanwhile, as for deposits: what is paid in, taken over and given back (core.station.giving_back) happens one
after the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import NotFound
from core.ledger.chain import chained_once
from core.payments import Means
from core.payments.cash_records import HANDLED, require_operator
from core.payments.numbering import ReceiptNumber
from core.station.faults import NothingToTakeOver, TillNotWhole, TillStillOpen, TillTakenOver
from core.station.journal import recharge_told
from core.station.station_tills import StationTill, till_of
from core.storage import Database, instant_from_number, instant_number
from core.storage.database import Row
from core.storage.tables import StationHandover, StationHandoverRecharge


@dataclass(frozen=True, slots=True)
class TillReceipt:
    """A recharge that a station told of a drawer. `is_kept`: it waits for the office to look at. Cents, UTC."""

    number_text: str
    at: datetime
    pupil_name: str
    means: Means | None
    amount_cents: int
    is_kept: bool


@dataclass(frozen=True, slots=True)
class LooseMoney:
    """Cash and cheques that a station took without a drawer, and that nobody has taken over."""

    station_id: str
    station_name: str
    count: int
    amount_cents: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What an operator took over: cash and cheques, and what was counted beyond what should have been there."""

    count: int
    amount_cents: int
    surplus_cents: int


def till_receipts(session: Session, till_id: str) -> tuple[TillReceipt, ...]:
    """Return the recharges of a drawer as the station told them, in order."""
    session.require(Permission.VIEW_LEDGER)
    till = _till(session, till_id)
    rows = _recharges_of(session.database, till.station_id, till.opened_at, till.closed_at)
    return tuple(_receipt(till.station_id, row, told) for row, told in rows if told.get("till") == till_id)


def take_over_till(session: Session, operation: OperationId, till_id: str) -> TakenOver:
    """Take over the money of a closed drawer: from now on the actor answers for it, and it may be paid in.

    The same operation again gives the first answer.

    Raises:
        NotAllowed: neither the program nor a kiosk answers for money.
        NotFound: no such drawer.
        TillStillOpen: it is not counted yet.
        TillNotWhole: some of what the station told of it is missing, or waits to be looked at.
        TillTakenOver: somebody has taken it over.
    """
    require_operator(session)
    session.require(Permission.VIEW_LEDGER)

    def action() -> Answer:
        till = _till(session, till_id)
        if till.taken_over is not None:
            raise TillTakenOver(by=till.taken_over.by, day=f"{rome(till.taken_over.at):%d/%m/%Y}")
        if till.closed_at is None or till.difference_cents is None:
            raise TillStillOpen(station=till.station_name)
        if till.kept_aside or not till.is_whole:
            raise TillNotWhole(station=till.station_name)
        rows = _recharges_of(session.database, till.station_id, till.opened_at, till.closed_at)
        ids = [row[0] for row, told in rows if told.get("till") == till_id]
        return _hand_over(session, till.station_id, till_id, ids, surplus=max(0, till.difference_cents))

    told = {"take_over": till_id, "by": session.actor.id}
    return TakenOver(**chained_once(session, operation, told, action).answer)


def loose_money(session: Session) -> tuple[LooseMoney, ...]:
    """Return what stations took without a drawer and nobody has taken over, by station."""
    session.require(Permission.VIEW_LEDGER)
    database = session.database
    found = []
    for station_id, name in database.rows("SELECT id, name FROM station ORDER BY name, id"):
        rows = _loose(database, station_id)
        if rows:
            found.append(
                LooseMoney(
                    station_id, name, len(rows), sum(row[1] for row in rows),
                    instant_from_number(min(row[2] for row in rows)), instant_from_number(max(row[2] for row in rows)),
                )
            )  # fmt: skip
    return tuple(found)


def take_over_loose(session: Session, operation: OperationId, station_id: str) -> TakenOver:
    """Take over what a station took without a drawer, all of it that is here.

    Raises:
        NotAllowed: neither the program nor a kiosk answers for money.
        NothingToTakeOver: there is none.
    """
    require_operator(session)
    session.require(Permission.VIEW_LEDGER)

    def action() -> Answer:
        rows = _loose(session.database, station_id)
        if not rows:
            raise NothingToTakeOver
        return _write(session, station_id, None, [(row[0], row[1]) for row in rows], surplus=0)

    told = {"take_over_loose": station_id, "by": session.actor.id}
    return TakenOver(**chained_once(session, operation, told, action).answer)


def _till(session: Session, till_id: str) -> StationTill:
    found = till_of(session, till_id)
    if found is None:
        raise NotFound(what="Cassa della postazione")
    return found


def _recharges_of(
    database: Database, station_id: str, opened_at: datetime, closed_at: datetime | None
) -> list[tuple[Row, dict[str, object]]]:
    """Return a station's recharges made while a drawer was open, with what each told; clocks may be set meanwhile."""
    margin = timedelta(days=1)
    end = instant_number(closed_at + margin) if closed_at is not None else 1 << 62
    rows = database.rows(
        "SELECT e.event_id, e.body, e.made_at, COALESCE(d.decision, e.verdict), p.last_name, p.first_name FROM event e"
        " LEFT JOIN event_decision d ON d.event_id = e.event_id LEFT JOIN pupil p ON p.id = e.pupil_id"
        " WHERE e.station_id = ? AND e.kind = 'recharge' AND e.made_at BETWEEN ? AND ? ORDER BY e.made_at, e.event_id",
        (station_id, instant_number(opened_at - margin), end),
    )
    return [(row, told) for row in rows if (told := recharge_told(row[1])) is not None]


def _receipt(station_id: str, row: Row, told: dict[str, object]) -> TillReceipt:
    known = {one.value for one in Means}
    year, number, cents = (int(str(told[name])) for name in ("year", "number", "amount_cents"))
    return TillReceipt(
        ReceiptNumber(station_id, year, number).text,
        instant_from_number(row[2]),
        "" if row[4] is None else f"{row[4]} {row[5]}",
        Means(str(told["means"])) if told.get("means") in known else None,
        cents,
        row[3] not in {"applied", "repeated", "dismissed"},
    )


def _hand_over(session: Session, station_id: str, till_id: str, event_ids: Iterable[str], *, surplus: int) -> Answer:
    """Hand the recharges of these events over: each was posted under the station's id and the event's."""
    found = []
    for event_id in event_ids:
        posted = session.database.scalar(
            "SELECT result FROM operation WHERE source = ? AND external_id = ?", (station_id, event_id)
        )
        if posted is None:
            continue
        told = json.loads(posted)
        row = session.database.row(
            "SELECT id, amount_cents, means FROM recharge WHERE issuer = ? AND receipt_year = ? AND receipt_number = ?",
            (told["issuer"], told["year"], told["number"]),
        )
        if row is not None and Means(row[2]) in HANDLED:
            found.append((row[0], row[1]))
    return _write(session, station_id, till_id, found, surplus=surplus)


def _write(
    session: Session, station_id: str, till_id: str | None, recharges: list[tuple[int, int]], *, surplus: int
) -> Answer:
    database = session.database
    handover_id = database.insert(
        StationHandover, station=station_id, till_id=till_id, actor=session.actor.id, surplus_cents=surplus,
        at=session.now(),
    )  # fmt: skip
    for recharge_id, _cents in recharges:
        database.run(StationHandoverRecharge.insert(recharge=recharge_id, station_handover=handover_id))
    answer = {
        "count": len(recharges), "amount_cents": sum(cents for _id, cents in recharges), "surplus_cents": surplus
    }  # fmt: skip
    record(session, "take_over_till", f"station:{station_id}", till=till_id, **answer)
    return answer


def _loose(database: Database, station_id: str) -> list[Row]:
    """Return id, cents and time of a station's cash and cheques that are in no drawer and in nobody's hands."""
    in_drawers = {
        (told["year"], told["number"])
        for (body,) in database.rows("SELECT body FROM event WHERE station_id = ? AND kind = 'recharge'", (station_id,))
        if (told := recharge_told(body)) is not None and "till" in told
    }
    rows = database.rows(
        "SELECT r.id, r.amount_cents, r.at, r.receipt_year, r.receipt_number FROM recharge r WHERE r.station_id = ?"
        " AND r.means IN ('cash', 'cheque') AND NOT EXISTS (SELECT 1 FROM station_handover_recharge l"
        " LEFT JOIN handover_cancel c ON c.station_handover_id = l.station_handover_id"
        " WHERE l.recharge_id = r.id AND c.at IS NULL) AND NOT EXISTS (SELECT 1 FROM reversal v"
        " WHERE v.account_id = r.account_id AND v.day = r.day AND v.kind = r.kind AND v.seq = r.seq)"
        " ORDER BY r.at, r.id",
        (station_id,),
    )
    return [row for row in rows if (row[3], row[4]) not in in_drawers]
