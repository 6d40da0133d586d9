"""Money in: recharges with their numbered receipts, and the cash desk (docs/decisions/0007 and 0019)."""

from core.payments.cash_account import AgentAccount, Collection, ReceiptRange, agent_account
from core.payments.cash_deposits import cancel_deposit, deposit, deposits, holdings, operators
from core.payments.cash_drawer import SESSION_REQUIRED
from core.payments.cash_faults import (
    CashAlreadyClosed,
    CashSessionClosed,
    CashSessionNeeded,
    CashSessionOpen,
    CountDiffers,
    DepositCancelled,
    DepositKnown,
    DepositTooLarge,
)
from core.payments.cash_records import CashSession, CashState, Deposit, Holding, MeansCount, Operator
from core.payments.cash_sessions import (
    cash_sessions,
    cash_state,
    close_cash_session,
    my_cash_session,
    open_cash_session,
    open_cash_sessions,
)
from core.payments.means import Channel, Means
from core.payments.numbering import MissingReceipts, missing_receipts
from core.payments.receipts import (
    DayRegister,
    MeansTotal,
    RechargePage,
    RechargeReceipt,
    day_register,
    receipt,
    recharges,
)
from core.payments.recharging import recharge

__all__ = [
    "SESSION_REQUIRED",
    "AgentAccount",
    "CashAlreadyClosed",
    "CashSession",
    "CashSessionClosed",
    "CashSessionNeeded",
    "CashSessionOpen",
    "CashState",
    "Channel",
    "Collection",
    "CountDiffers",
    "DayRegister",
    "Deposit",
    "DepositCancelled",
    "DepositKnown",
    "DepositTooLarge",
    "Holding",
    "Means",
    "MeansCount",
    "MeansTotal",
    "MissingReceipts",
    "Operator",
    "ReceiptRange",
    "RechargePage",
    "RechargeReceipt",
    "agent_account",
    "cancel_deposit",
    "cash_sessions",
    "cash_state",
    "close_cash_session",
    "day_register",
    "deposit",
    "deposits",
    "holdings",
    "missing_receipts",
    "my_cash_session",
    "open_cash_session",
    "open_cash_sessions",
    "operators",
    "receipt",
    "recharge",
    "recharges",
]
