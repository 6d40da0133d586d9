"""The till of a station: an operator's drawer from a float to a count, kept and counted here, off line too.

As at the office's cash desk (docs/decisions/0019-cash-desk.md) one drawer is open at a time, it is closed once, a count
that differs needs a reason, and whoever has closed it today takes money only in a new one. A station knows no users:
the operator is a name, typed behind the supervisor's PIN. What belongs to a drawer is decided by the journal's order,
never by the clock; each recharge tells the office which drawer it went into.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from core.clock import rome
from core.clock import today as rome_day
from core.errors import Conflict, InvalidValue, Phrase
from core.money import MAX_AMOUNT_CENTS, format_euro
from core.payments import CashAlreadyClosed, CountDiffers, Means, MeansCount
from core.station.faults import ModeNotAllowed, TillAlreadyOpen, TillClosed, TillNotOpen
from core.station.journal import EventKind, append
from core.station.service_day import moment_of
from core.station.store import StationStore
from core.storage import Database, instant_from_number, instant_number
from core.storage.database import Row

LONGEST_OPERATOR = 60
LONGEST_REASON = 200
#: How many names are offered to whoever opens the till.
_NAMES_OFFERED = 4
_COLUMNS = (
    "SELECT id, operator_name, opened_at, float_cents, closed_at, expected_cents, counted_cents, reason, last_seq"
    " FROM till"
)


@dataclass(frozen=True, slots=True)
class Till:
    """A drawer; amounts in cents, instants UTC.

    `taken` is what passed through it by means, `expected_cents` what should be in it: the float and the cash taken.
    `counted_cents` is None while it is open; `reason` explains a difference.
    """

    id: str
    operator_name: str
    opened_at: datetime
    float_cents: int
    taken: tuple[MeansCount, ...]
    expected_cents: int
    closed_at: datetime | None = None
    counted_cents: int | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether money goes into it."""
        return self.closed_at is None

    @property
    def difference_cents(self) -> int | None:
        """Return what was counted too much (+) or too little (−); None while it is open."""
        return None if self.counted_cents is None else self.counted_cents - self.expected_cents


def open_till(store: StationStore, operation_id: str, operator_name: str, float_cents: int) -> Till:
    """Open the drawer with a float of so many cents, zero included; the same `operation_id` again changes nothing.

    Raises:
        TillAlreadyOpen: a drawer is open.
        InvalidValue: the name is missing or too long, or the float cannot be.
        ModeNotAllowed: the station takes no money.
        Conflict: the id came before for something else.
        EnvironmentFault: the file cannot be written; nothing was opened.
    """
    name = " ".join(operator_name.split())
    _ensure_amount(float_cents, "Fondo cassa")
    if not 0 < len(name) <= LONGEST_OPERATOR:
        raise InvalidValue(field="Operatore", reason=Phrase("serve un nome, al massimo {most} caratteri.",
                                                           most=LONGEST_OPERATOR))  # fmt: skip
    database = store.database
    with database.transaction():
        known = _known(database, operation_id, EventKind.TILL_OPENED)
        if known is not None:
            till = _till(database, operation_id)
            if (till.operator_name, till.float_cents) != (name, float_cents):
                raise Conflict(operation=operation_id)
            return till
        _ensure_till_allowed(database)
        is_open = current_till(store)
        if is_open is not None:
            raise TillAlreadyOpen(
                operator=is_open.operator_name, opened_at=f"{rome(is_open.opened_at):%d/%m/%Y alle %H:%M}"
            )
        moment = moment_of(database, store.clock)
        append(
            database, operation_id, EventKind.TILL_OPENED, moment.day or rome_day(store.clock), moment.at,
            {"operator": name, "float_cents": float_cents},
        )  # fmt: skip
        database.execute(
            "INSERT INTO till (id, operator_name, opened_at, float_cents, first_seq)"
            " SELECT ?, ?, ?, ?, seq FROM journal WHERE event_id = ?",
            (operation_id, name, instant_number(moment.at), float_cents, operation_id),
        )
        return _till(database, operation_id)


def close_till(store: StationStore, operation_id: str, till_id: str, counted_cents: int, reason: str = "") -> Till:
    """Close a drawer with the cash that was counted in it; the same `operation_id` again gives back the same.

    Raises:
        CountDiffers: it is not what should be there and `reason` is empty; nothing was closed.
        CashAlreadyClosed: it was closed before, by another operation.
        TillNotOpen: there is no such drawer.
        InvalidValue: the count or the reason cannot be.
        Conflict: the id came before for something else.
        EnvironmentFault: the file cannot be written; nothing was closed.
    """
    why = " ".join(reason.split())
    _ensure_amount(counted_cents, "Conteggio")
    if len(why) > LONGEST_REASON:
        raise InvalidValue(field="Motivo", reason=Phrase("al massimo {most} caratteri.", most=LONGEST_REASON))
    database = store.database
    with database.transaction():
        told = _known(database, operation_id, EventKind.TILL_CLOSED)
        if told is not None:
            if (told["till"], told["counted_cents"]) != (till_id, counted_cents):
                raise Conflict(operation=operation_id)
            return _till(database, till_id)
        till = _till(database, till_id)
        if till.closed_at is not None:
            raise CashAlreadyClosed(
                closed_at=f"{rome(till.closed_at):%d/%m/%Y alle %H:%M}", counted=format_euro(till.counted_cents or 0)
            )
        difference = counted_cents - till.expected_cents
        if difference and not why:
            raise CountDiffers(
                expected=format_euro(till.expected_cents),
                counted=format_euro(counted_cents),
                difference=format_euro(difference, signed=True),
                difference_cents=difference,
            )
        moment = moment_of(database, store.clock)
        at = max(moment.at, till.opened_at)  # also when the clock was set back meanwhile
        append(
            database, operation_id, EventKind.TILL_CLOSED, moment.day or rome_day(store.clock), at,
            {
                "till": till_id, "operator": till.operator_name, "float_cents": till.float_cents,
                "expected_cents": till.expected_cents, "counted_cents": counted_cents, "reason": why,
                "taken": {one.means.value: [one.count, one.amount_cents] for one in till.taken},
            },
        )  # fmt: skip
        database.execute(
            "UPDATE till SET closed_at = ?, expected_cents = ?, counted_cents = ?, reason = ?,"
            " last_seq = (SELECT seq FROM journal WHERE event_id = ?) WHERE id = ?",
            (instant_number(at), till.expected_cents, counted_cents, why, operation_id, till_id),
        )
        return _till(database, till_id)


def current_till(store: StationStore) -> Till | None:
    """Return the open drawer with what has passed through it so far."""
    row = store.database.row(f"{_COLUMNS} WHERE closed_at IS NULL")
    return None if row is None else _from(store.database, row)


def last_operators(store: StationStore) -> tuple[str, ...]:
    """Return who had the till last, the latest first: names that need not be typed again."""
    rows = store.database.rows(
        "SELECT operator_name FROM till GROUP BY operator_name ORDER BY MAX(first_seq) DESC LIMIT ?", (_NAMES_OFFERED,)
    )
    return tuple(name for (name,) in rows)


def till_for(store: StationStore) -> tuple[str, str] | None:
    """Return id and operator of the drawer that a recharge goes into now; None where none is needed.

    Raises:
        TillClosed: it was closed today, and no other was opened.
    """
    database = store.database
    found = database.row("SELECT id, operator_name FROM till WHERE closed_at IS NULL")
    if found is not None:
        return found[0], found[1]
    closed = database.scalar("SELECT MAX(closed_at) FROM till")
    if closed is not None:
        at = rome(instant_from_number(closed))
        if at.date() == rome(moment_of(database, store.clock).at).date():
            raise TillClosed(hour=f"{at:%H:%M}")
    return None


def _ensure_till_allowed(database: Database) -> None:
    may = database.scalar("SELECT s.may_recharge AND NOT c.is_revoked FROM station s CROSS JOIN contact c")
    if not may:
        raise ModeNotAllowed(what="ricevere ricariche")


def _ensure_amount(cents: int, field: str) -> None:
    if not 0 <= cents <= MAX_AMOUNT_CENTS:
        raise InvalidValue(field=field, reason=Phrase("deve essere tra zero e {most}.",
                                                      most=format_euro(MAX_AMOUNT_CENTS)))  # fmt: skip


def _known(database: Database, operation_id: str, kind: EventKind) -> dict[str, object] | None:
    """Return what was told under the id before."""
    row = database.row("SELECT kind, body FROM journal WHERE event_id = ?", (operation_id,))
    if row is None:
        return None
    if row[0] != kind:
        raise Conflict(operation=operation_id)
    body: dict[str, object] = json.loads(row[1])
    return body


def _till(database: Database, till_id: str) -> Till:
    row = database.row(f"{_COLUMNS} WHERE id = ?", (till_id,))
    if row is None:
        raise TillNotOpen
    return _from(database, row)


def _from(database: Database, row: Row) -> Till:
    till_id, name, opened, float_cents, closed, expected, counted, reason, last_seq = row
    taken = tuple(
        MeansCount(Means(means), count, int(cents))
        for means, count, cents in database.rows(
            "SELECT json_extract(body, '$.means'), COUNT(*), SUM(json_extract(body, '$.amount_cents')) FROM journal"
            " WHERE kind = 'recharge' AND seq > (SELECT first_seq FROM till WHERE id = ?) AND seq < ?"
            " AND json_extract(body, '$.till') = ? GROUP BY 1 ORDER BY 1",
            (till_id, (1 << 62) if last_seq is None else last_seq, till_id),
        )
    )
    cash = sum(one.amount_cents for one in taken if one.means is Means.CASH)
    return Till(
        id=till_id,
        operator_name=name,
        opened_at=instant_from_number(opened),
        float_cents=float_cents,
        taken=taken,
        # What a closed drawer came to stays.
        expected_cents=float_cents + cash if expected is None else expected,
        closed_at=None if closed is None else instant_from_number(closed),
        counted_cents=counted,
        reason=reason or "",
    )
