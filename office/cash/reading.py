"""What the cash desk asks core for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.access.permissions import Permission
from core.access.session import Session
from core.payments import (
    AgentAccount,
    CashSession,
    CashState,
    DayRegister,
    Deposit,
    Holding,
    MissingReceipts,
    Operator,
    RechargeReceipt,
    agent_account,
    cash_sessions,
    cash_state,
    day_register,
    deposits,
    holdings,
    missing_receipts,
    my_cash_session,
    open_cash_sessions,
    operators,
    recharges,
)

#: How far back the last session and the deposits are looked for.
_LOOK_BACK = timedelta(days=120)
#: Receipts of a session that are shown: nobody takes more in a day.
MOST_RECEIPTS = 500


@dataclass(frozen=True, slots=True)
class Drawer:
    """The operator's drawer: open with what passed through it, or closed with the last one before.

    `others` are drawers that other people have open; `missing` are this year's missing receipt numbers.
    """

    state: CashState | None
    receipts: tuple[RechargeReceipt, ...]
    last: CashSession | None
    others: tuple[CashSession, ...]
    missing: tuple[MissingReceipts, ...]


@dataclass(frozen=True, slots=True)
class Treasury:
    """What the operator must still pay in, and the deposits of the last months."""

    holdings: tuple[Holding, ...]
    deposits: tuple[Deposit, ...]
    has_drawer: bool


@dataclass(frozen=True, slots=True)
class DayTakings:
    """A day's register with the drawers opened in it."""

    register: DayRegister
    sessions: tuple[CashSession, ...]
    missing: tuple[MissingReceipts, ...]


@dataclass(frozen=True, slots=True)
class YearAccounts:
    """The agents of a year, and the account of the one that is looked at, if any."""

    year: int
    operators: tuple[Operator, ...]
    account: AgentAccount | None


def drawer(session: Session) -> Drawer:
    """Return the operator's drawer."""
    mine = my_cash_session(session)
    today = session.today()
    before = cash_sessions(session, today - _LOOK_BACK, today, session.actor.id)
    return Drawer(
        state=None if mine is None else cash_state(session, mine.id),
        receipts=() if mine is None else recharges(session, cash_session_id=mine.id, limit=MOST_RECEIPTS).items,
        last=next((one for one in before if not one.is_open), None),
        others=tuple(one for one in open_cash_sessions(session) if one.operator_id != session.actor.id),
        missing=missing_receipts(session, today.year),
    )


def treasury(session: Session) -> Treasury:
    """Return what is to be paid in by the operator, and everybody's deposits of the last months."""
    today = session.today()
    return Treasury(
        holdings(session, session.actor.id),
        deposits(session, today - _LOOK_BACK, today),
        session.may(Permission.RECHARGE) and my_cash_session(session) is not None,
    )


def day_takings(session: Session, on: date) -> DayTakings:
    """Return the register of a day."""
    return DayTakings(day_register(session, on), cash_sessions(session, on, on), missing_receipts(session, on.year))


def year_accounts(session: Session, year: int, operator_id: int | None) -> YearAccounts:
    """Return the accounts of a year; `operator_id` None: of the first who has one."""
    found = operators(session, date(year, 1, 1), date(year, 12, 31))
    chosen = operator_id if any(one.id == operator_id for one in found) else found[0].id if found else None
    return YearAccounts(year, found, None if chosen is None else agent_account(session, chosen, year))
