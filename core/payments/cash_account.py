"""The yearly account of whoever handles cash (conto giudiziale dell'agente contabile).

The form is mod. 21 of D.P.R. 31 January 1996 n. 194: order number; period and object of the collection; collection:
receipt numbers and amount; payment to the treasury: numbers of the treasury's receipts and amount; notes. One line a
month, object and means. A recharge stands in the month in which it was paid; a reversal in the month in which it was
made, so that an account that was handed in does not change afterwards. What a station took stands in the account of
whoever took it over, in the month in which that was; when that is cancelled it is given back, as a reversal is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import NotFound
from core.payments.cash_deposits import deposits, holding_of
from core.payments.cash_records import HANDLED, Deposit, Operator
from core.payments.cash_sessions import AT_COUNTER, GIVEN_BACK_AT, LEFT_HANDS, TAKEN_OVER, instants
from core.payments.means import Means
from core.payments.numbering import ReceiptNumber
from core.storage import instant_from_number


@dataclass(frozen=True, slots=True)
class ReceiptRange:
    """Receipts of an issuer that follow each other, `first` to `last`, both included."""

    issuer: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Collection:
    """What was collected in a month (its first day) for a service group by a means; cents.

    `given_back_cents` left the agent's hands in that month, whenever they had been collected: reversed
    (`reversed_numbers`), or, `returned_cents` of them, of a handover that was cancelled (`returned_numbers`).
    """

    month: date
    service_group_name: str
    means: Means
    receipts: tuple[ReceiptRange, ...]
    count: int
    taken_cents: int
    given_back_cents: int
    reversed_numbers: tuple[str, ...]
    returned_cents: int = 0
    returned_numbers: tuple[str, ...] = ()

    @property
    def net_cents(self) -> int:
        """Return what the agent answers for."""
        return self.taken_cents - self.given_back_cents


@dataclass(frozen=True, slots=True)
class AgentAccount:
    """The account of an agent for a calendar year. `carried_cents` was still to be paid in on 1 January."""

    year: int
    operator: Operator
    carried_cents: int
    collections: tuple[Collection, ...]
    deposits: tuple[Deposit, ...]

    @property
    def collected_cents(self) -> int:
        """Return what was collected in the year, net of what was given back."""
        return sum(one.net_cents for one in self.collections)

    @property
    def deposited_cents(self) -> int:
        """Return what was paid in in the year."""
        return sum(one.amount_cents for one in self.deposits)

    @property
    def due_cents(self) -> int:
        """Return what remains to be paid in on 31 December."""
        return self.carried_cents + self.collected_cents - self.deposited_cents


def agent_account(session: Session, operator_id: int, year: int) -> AgentAccount:
    """Return the yearly account of an operator; deposits in the order of their days, cancelled ones left out.

    Raises:
        NotFound: no such user.
    """
    session.require(Permission.VIEW_LEDGER)
    database = session.database
    first, last = date(year, 1, 1), date(year, 12, 31)
    with database.snapshot():
        name = database.scalar("SELECT display_name FROM app_user WHERE id = ?", (operator_id,))
        if name is None:
            raise NotFound(what="Operatore")
        before = first - timedelta(days=1)
        carried = sum(holding_of(session, operator_id, means, before).due_cents for means in HANDLED)
        paid_in = [one for one in deposits(session, first, last, operator_id) if not one.is_cancelled]
        collections = _collections(session, operator_id, first, last)
    paid_in.sort(key=lambda one: (one.on, one.id))
    return AgentAccount(year, Operator(operator_id, name), carried, collections, tuple(paid_in))


_TAKEN_OVER = f"{TAKEN_OVER} JOIN account a ON a.id = r.account_id JOIN service_group g ON g.id = a.service_group_id"
_Key = tuple[date, str, Means]


@dataclass(frozen=True, slots=True)
class _GivenBack:
    """A receipt whose money left the agent's hands; `is_returned`: its handover was cancelled."""

    number: ReceiptNumber
    cents: int
    is_returned: bool


def _collections(session: Session, operator_id: int, first: date, last: date) -> tuple[Collection, ...]:
    low, high = instants(first, last)
    who = f" JOIN account a ON a.id = r.account_id JOIN service_group g ON g.id = a.service_group_id WHERE {AT_COUNTER}"
    taken: dict[_Key, list[ReceiptNumber]] = defaultdict(list)
    cents: dict[_Key, int] = defaultdict(int)
    for group, means, at, issuer, year, number, amount in session.database.rows(
        "SELECT g.name, r.means, r.at, r.issuer, r.receipt_year, r.receipt_number, r.amount_cents FROM recharge r"
        f"{who} AND r.actor_id = ? AND r.means IN ('cash', 'cheque') AND r.at >= ? AND r.at < ?",
        (operator_id, low, high),
    ) + session.database.rows(
        f"SELECT g.name, r.means, h.at, r.issuer, r.receipt_year, r.receipt_number, r.amount_cents{_TAKEN_OVER}"
        " WHERE h.actor_id = ? AND h.at >= ? AND h.at < ?",
        (operator_id, low, high),
    ):
        key = (_month(at), group, Means(means))
        taken[key].append(ReceiptNumber(issuer, year, number))
        cents[key] += amount
    back: dict[_Key, list[_GivenBack]] = defaultdict(list)
    for group, means, at, issuer, year, number, amount, is_returned in session.database.rows(
        "SELECT g.name, r.means, v.at, r.issuer, r.receipt_year, r.receipt_number, r.amount_cents, 0 FROM reversal v"
        " JOIN recharge r ON r.account_id = v.account_id AND r.day = v.day AND r.kind = v.kind AND r.seq = v.seq"
        f"{who} AND v.kind = 2 AND r.actor_id = ? AND r.means IN ('cash', 'cheque') AND v.at >= ? AND v.at < ?",
        (operator_id, low, high),
    ) + session.database.rows(
        f"SELECT g.name, r.means, {GIVEN_BACK_AT}, r.issuer, r.receipt_year, r.receipt_number, r.amount_cents,"
        f" CASE WHEN {GIVEN_BACK_AT} = c.at THEN 1 ELSE 0 END{_TAKEN_OVER}{LEFT_HANDS}"
        f" WHERE h.actor_id = ? AND {GIVEN_BACK_AT} >= ? AND {GIVEN_BACK_AT} < ?",
        (operator_id, low, high),
    ):
        back[_month(at), group, Means(means)].append(
            _GivenBack(ReceiptNumber(issuer, year, number), amount, bool(is_returned))
        )
    return tuple(
        _collection(key, taken.get(key, []), cents.get(key, 0), back.get(key, []))
        for key in sorted(taken.keys() | back.keys(), key=lambda key: (key[0], key[1], HANDLED.index(key[2])))
    )


def _collection(key: _Key, taken: Sequence[ReceiptNumber], taken_cents: int, back: Sequence[_GivenBack]) -> Collection:
    ordered = sorted(back, key=lambda one: (one.number.issuer, one.number.number))
    return Collection(
        *key,
        receipts=ranges(taken),
        count=len(taken),
        taken_cents=taken_cents,
        given_back_cents=sum(one.cents for one in ordered),
        reversed_numbers=tuple(one.number.text for one in ordered if not one.is_returned),
        returned_cents=sum(one.cents for one in ordered if one.is_returned),
        returned_numbers=tuple(one.number.text for one in ordered if one.is_returned),
    )


def ranges(numbers: Iterable[ReceiptNumber]) -> tuple[ReceiptRange, ...]:
    """Return receipts as stretches of numbers that follow each other, by issuer and number."""
    ordered = sorted((one.issuer, one.number) for one in numbers)
    found = []
    # Within a stretch the number grows as the place does.
    for _key, stretch in groupby(enumerate(ordered), key=lambda one: (one[1][0], one[1][1] - one[0])):
        part = [pair for _place, pair in stretch]
        found.append(ReceiptRange(part[0][0], part[0][1], part[-1][1]))
    return tuple(found)


def _month(at: int) -> date:
    return rome(instant_from_number(at)).date().replace(day=1)
