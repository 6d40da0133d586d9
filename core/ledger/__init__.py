"""The prepaid ledger: accounts, entries, reversals, closed periods, statements, tariffs.

Entries are appended and reversed, never edited; the balance is their sum; every posting is sealed in a hash chain
(docs/decisions/0007-ledger.md).
"""

from core.ledger.accounts import Account, accounts_of, balance, open_account, open_accounts
from core.ledger.charging import Charge, ChargedBatch, post_charges, scopes_done
from core.ledger.faults import (
    AlreadyCharged,
    AlreadyReversed,
    EarlierMonthOpen,
    MonthNotOver,
    NoPrice,
    PeriodClosed,
    ReversalNotReversible,
)
from core.ledger.findings import Finding, FindingKind
from core.ledger.kinds import Contra, EntryKey, EntryKind
from core.ledger.periods import ClosedPeriod, close_period, closed_periods
from core.ledger.posting import Posted, post
from core.ledger.pricing import Price, price_of, prices_on
from core.ledger.reversing import reverse_entry
from core.ledger.statements import StatementLine, StatementPage, statement
from core.ledger.tariffs import (
    Assignment,
    Band,
    Rate,
    assign_band,
    assignments_of,
    bands,
    create_band,
    exempt,
    set_rate,
)
from core.ledger.verifying import VerifyReport, verify

__all__ = [
    "Account",
    "AlreadyCharged",
    "AlreadyReversed",
    "Assignment",
    "Band",
    "Charge",
    "ChargedBatch",
    "ClosedPeriod",
    "Contra",
    "EarlierMonthOpen",
    "EntryKey",
    "EntryKind",
    "Finding",
    "FindingKind",
    "MonthNotOver",
    "NoPrice",
    "PeriodClosed",
    "Posted",
    "Price",
    "Rate",
    "ReversalNotReversible",
    "StatementLine",
    "StatementPage",
    "VerifyReport",
    "accounts_of",
    "assign_band",
    "assignments_of",
    "balance",
    "bands",
    "close_period",
    "closed_periods",
    "create_band",
    "exempt",
    "open_account",
    "open_accounts",
    "post",
    "post_charges",
    "price_of",
    "prices_on",
    "reverse_entry",
    "scopes_done",
    "set_rate",
    "statement",
    "verify",
]
