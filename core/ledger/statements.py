"""The statement (estratto conto): the entries of an account with the balance after each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from core.access.permissions import Permission
from core.access.session import Session, SystemActor
from core.clock import rome
from core.ledger.accounts import balance_of
from core.ledger.contestations import ContestState
from core.ledger.kinds import Contra, EntryKey, EntryKind
from core.storage import Database, day_from_number, day_number, instant_from_number
from core.storage.database import Row

_ALL_DAYS = (-(1 << 31), (1 << 31) - 1)
#: The place of a kind within a day: an opening balance was there before anything else of its day.
_RANK = f"CASE kind WHEN {EntryKind.OPENING.value} THEN 0 ELSE kind END"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One entry as the office reads it.

    `on` is the day it belongs to, `at` when it was posted (UTC); amounts in cents, `balance_cents` right after it in
    the order of the statement. `service_*` is what a charge, or the reversal of one, is for. `reason` is that of the
    reversal, on both the entry taken back (`is_reversed`) and the one that takes it back (`reverses`). `note` says why
    credit was transferred or refunded, or a charge posted again (`repeats` the one reversed by mistake, which tells
    `repeated_on` in turn); `other_pupil` (last name first) whose account is on a transfer's other side. `contested` is
    where the last contestation of the entry is, with the reason of the decision.
    """

    key: EntryKey
    on: date
    at: datetime
    kind: EntryKind
    amount_cents: int
    balance_cents: int
    contra: Contra
    service_id: int | None
    service_name: str | None
    actor_name: str
    is_reversed: bool
    reverses: EntryKey | None
    reason: str | None
    note: str | None = None
    other_pupil: str | None = None
    contested: ContestState | None = None
    contest_reason: str | None = None
    repeats: EntryKey | None = None
    repeated_on: date | None = None


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A page of a statement.

    `total` counts the lines in the dates asked for; `opening_cents` and `closing_cents` are the balances before the
    first and after the last of them; `balance_cents` is the account's balance now.
    """

    lines: tuple[StatementLine, ...]
    total: int
    balance_cents: int
    opening_cents: int
    closing_cents: int


def statement(  # noqa: PLR0917 - account, dates, page: in the order in which one asks
    session: Session,
    account_id: int,
    first: date | None = None,
    last: date | None = None,
    offset: int = 0,
    limit: int = 50,
    *,
    kinds: Collection[EntryKind] = (),
    newest_first: bool = True,
) -> StatementPage:
    """Return the lines of an account between two days (both included; None: no bound), one page of them.

    With `kinds` only lines of those kinds are shown and counted. Lines are ordered by day, then kind (an
    opening balance first), then number. The balance beside each is the account's at that point whatever page, order,
    dates or kinds.

    Raises:
        NotFound: no such account.
    """
    session.require(Permission.VIEW_LEDGER)
    database = session.database
    wanted = _Wanted(
        account_id,
        _ALL_DAYS[0] if first is None else day_number(first),
        _ALL_DAYS[1] if last is None else day_number(last),
        tuple(sorted(int(kind) for kind in kinds)),
    )
    with database.snapshot():
        balance_cents = balance_of(session, account_id)
        total = int(database.scalar(f"SELECT COUNT(*) FROM entry WHERE {wanted.where}", wanted.values))
        rows = _page(database, wanted, offset=offset, limit=limit, newest_first=newest_first)
        return StatementPage(
            tuple(map(_line, rows, _balances(database, wanted, rows, newest_first=newest_first))),
            total,
            balance_cents,
            0 if first is None else _sum(database, account_id, "day < ?", (wanted.low,)),
            balance_cents if last is None else _sum(database, account_id, "day <= ?", (wanted.high,)),
        )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which entries: of an account, between two days, of some kinds (none named: of all)."""

    account_id: int
    low: int
    high: int
    kinds: tuple[int, ...]

    @property
    def where(self) -> str:
        """Return the condition."""
        only = f" AND kind IN ({', '.join('?' * len(self.kinds))})" if self.kinds else ""
        return f"account_id = ? AND day BETWEEN ? AND ?{only}"

    @property
    def values(self) -> tuple[int, ...]:
        """Return what fills the condition."""
        return (self.account_id, self.low, self.high, *self.kinds)


def _page(database: Database, wanted: _Wanted, *, offset: int, limit: int, newest_first: bool) -> list[Row]:
    """Return the page's rows: the page is cut from the key alone, only its own lines are joined."""
    way = "DESC" if newest_first else "ASC"
    order = f"day {way}, {_RANK} {way}, seq {way}"
    return database.rows(
        "SELECT e.account_id, e.day, e.kind, e.seq, e.amount_cents, e.contra, e.at, u.display_name, s.id, s.name,"
        " taken.reason, gives.day, gives.kind, gives.seq, gives.reason, COALESCE(n.reason, cr.reason),"
        " op.last_name, op.first_name, CASE WHEN c.id IS NOT NULL THEN COALESCE(cd.state, 'open') END, cd.reason,"
        " cr.day, cr.kind, cr.seq, (SELECT MAX(k.at) FROM charge_repeat k WHERE k.account_id = e.account_id"
        " AND k.day = e.day AND k.kind = e.kind AND k.seq = e.seq)"
        " FROM (SELECT account_id, day, kind, seq, amount_cents, contra, at, actor_id FROM entry"
        f" WHERE {wanted.where} ORDER BY {order} LIMIT ? OFFSET ?) e"
        " LEFT JOIN reversal taken ON taken.account_id = e.account_id AND taken.day = e.day AND taken.kind = e.kind"
        " AND taken.seq = e.seq"
        " LEFT JOIN reversal gives ON gives.account_id = e.account_id AND gives.by_day = e.day"
        " AND gives.by_kind = e.kind AND gives.by_seq = e.seq"
        " LEFT JOIN service s"
        " ON s.id = CASE WHEN e.kind = 1 THEN e.seq / 1000 WHEN gives.kind = 1 THEN gives.seq / 1000 END"
        " LEFT JOIN app_user u ON u.id = e.actor_id"
        " LEFT JOIN entry_note n ON n.account_id = e.account_id AND n.day = e.day AND n.kind = e.kind AND n.seq = e.seq"
        " LEFT JOIN account oa ON oa.id = n.other_account_id LEFT JOIN pupil op ON op.id = oa.pupil_id"
        " LEFT JOIN contestation c ON c.id = (SELECT MAX(k.id) FROM contestation k WHERE k.account_id = e.account_id"
        " AND k.day = e.day AND k.kind = e.kind AND k.seq = e.seq)"
        " LEFT JOIN contestation_decision cd ON cd.contestation_id = c.id"
        " LEFT JOIN charge_repeat cr ON cr.account_id = e.account_id AND cr.by_day = e.day AND cr.by_kind = e.kind"
        " AND cr.by_seq = e.seq"
        f" ORDER BY e.day {way}, {_RANK.replace('kind', 'e.kind')} {way}, e.seq {way}",
        (*wanted.values, limit, offset),
    )


def _sum(database: Database, account_id: int, condition: str, values: tuple[object, ...]) -> int:
    sql = f"SELECT COALESCE(SUM(amount_cents), 0) FROM entry WHERE account_id = ? AND {condition}"
    return int(database.scalar(sql, (account_id, *values)))


def _balances(database: Database, wanted: _Wanted, rows: list[Row], *, newest_first: bool) -> list[int]:
    """Return the account's balance right after each row."""
    if not rows:
        return []
    if wanted.kinds:  # between two lines that are shown lie others that are not
        last = rows[0] if newest_first else rows[-1]
        sums = database.rows(
            f"SELECT day, kind, seq, SUM(amount_cents) OVER (ORDER BY day, {_RANK}, seq) FROM entry"
            f" WHERE account_id = ? AND (day, {_RANK}, seq) <= (?, ?, ?)",
            (wanted.account_id, *_place(last)),
        )
        after = {tuple(row[:3]): int(row[3]) for row in sums}
        return [after[row[1:4]] for row in rows]
    cents = _sum(database, wanted.account_id, f"(day, {_RANK}, seq) <= (?, ?, ?)", _place(rows[0]))
    balances = [cents]
    for before, row in pairwise(rows):
        cents += -before[4] if newest_first else row[4]
        balances.append(cents)
    return balances


def _place(row: Row) -> tuple[int, int, int]:
    """Return where a row stands: day, rank of its kind, number."""
    day, kind, seq = row[1:4]
    return day, 0 if kind == EntryKind.OPENING else kind, seq


def _line(row: Row, balance_cents: int) -> StatementLine:
    (
        account_id, day, kind, seq, amount, contra, at, actor, service_id, service, taken, of_day, of_kind, of_seq,
        gives, note, other_last, other_first, contested, contest_reason, again_day, again_kind, again_seq, repeated,
    ) = row  # fmt: skip
    on = day_from_number(day)
    return StatementLine(
        key=EntryKey(account_id, on, EntryKind(kind), seq),
        on=on,
        at=instant_from_number(at),
        kind=EntryKind(kind),
        amount_cents=amount,
        balance_cents=balance_cents,
        contra=Contra(contra),
        service_id=service_id,
        service_name=service,
        actor_name=actor or SystemActor.NIGHTLY.value,
        is_reversed=taken is not None,
        reverses=_key(account_id, of_day, of_kind, of_seq),
        reason=taken if taken is not None else gives,
        note=note,
        other_pupil=None if other_last is None else f"{other_last} {other_first}",
        contested=None if contested is None else ContestState(contested),
        contest_reason=contest_reason,
        repeats=_key(account_id, again_day, again_kind, again_seq),
        repeated_on=None if repeated is None else rome(instant_from_number(repeated)).date(),
    )


def _key(account_id: int, day: int | None, kind: int, seq: int) -> EntryKey | None:
    """Return the key of an entry that a row points at, None when it points at none."""
    return None if day is None else EntryKey(account_id, day_from_number(day), EntryKind(kind), seq)
