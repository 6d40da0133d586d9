"""The prepaid ledger: accounts, entries, reversals, closed periods, statements, tariffs.

Entries are appended and reversed, never edited; the balance is their sum; every posting is sealed in a hash chain
(docs/decisions/0007-ledger.md).
"""

from core.ledger.accounts import Account, accounts_of, balance, open_account, open_accounts
from core.ledger.bulk_reversing import Taken, charge_again, reverse_charges
from core.ledger.charging import Charge, ChargedBatch, post_charges, scopes_done
from core.ledger.contestations import (
    CONTEST_DAYS,
    ContestAbout,
    Contestation,
    ContestChannel,
    ContestState,
    contest_deadline,
    contestations,
)
from core.ledger.contesting import accept_contestation, contest, refuse_contestation
from core.ledger.expiring import Expiring, assign_many, expiring_bands
from core.ledger.faults import (
    AlreadyCharged,
    AlreadyContested,
    AlreadyReversed,
    BalanceTooLow,
    BandInUse,
    ContestationDecided,
    EarlierMonthOpen,
    MonthNotOver,
    NoPrice,
    NotContestable,
    NotSiblings,
    NotToRepeat,
    PeriodClosed,
    RateInUse,
    RatesChanged,
    RefundTooSmall,
    ReversalNotReversible,
    TransferNotReversible,
)
from core.ledger.findings import Finding, FindingKind
from core.ledger.kinds import Contra, EntryKey, EntryKind
from core.ledger.periods import ClosedPeriod, close_period, closed_periods
from core.ledger.posting import Posted, post
from core.ledger.pricing import Price, price_of, prices_on
from core.ledger.pupil_bands import PupilBand, pupil_bands
from core.ledger.refunding import REFUND_MINIMUM, Refund, check_iban, refund, refunds
from core.ledger.repeating import repeat_charge
from core.ledger.retroactive import (
    Approved,
    ChargeDifference,
    WhySkipped,
    approve_differences,
    charge_differences,
)
from core.ledger.reversing import reverse_entry
from core.ledger.safekeeping import (
    BACKUP_CHOICES,
    BACKUP_HOURS,
    back_up,
    backups,
    health,
    is_backup_due,
    last_backup_at,
    restore_backup,
    set_backup_hours,
)
from core.ledger.statements import StatementLine, StatementPage, statement
from core.ledger.tariffs import (
    Assignment,
    Band,
    Rate,
    assign_band,
    assignments_of,
    bands,
    create_band,
    delete_band,
    exempt,
    rename_band,
    set_rate,
    take_back_rate,
)
from core.ledger.transferring import Transferred, transfer
from core.ledger.uncovered import Uncovered, pupils_without_price
from core.ledger.verifying import VerifyReport, verify

__all__ = [
    "BACKUP_CHOICES",
    "BACKUP_HOURS",
    "CONTEST_DAYS",
    "REFUND_MINIMUM",
    "Account",
    "AlreadyCharged",
    "AlreadyContested",
    "AlreadyReversed",
    "Approved",
    "Assignment",
    "BalanceTooLow",
    "Band",
    "BandInUse",
    "Charge",
    "ChargeDifference",
    "ChargedBatch",
    "ClosedPeriod",
    "ContestAbout",
    "ContestChannel",
    "ContestState",
    "Contestation",
    "ContestationDecided",
    "Contra",
    "EarlierMonthOpen",
    "EntryKey",
    "EntryKind",
    "Expiring",
    "Finding",
    "FindingKind",
    "MonthNotOver",
    "NoPrice",
    "NotContestable",
    "NotSiblings",
    "NotToRepeat",
    "PeriodClosed",
    "Posted",
    "Price",
    "PupilBand",
    "Rate",
    "RateInUse",
    "RatesChanged",
    "Refund",
    "RefundTooSmall",
    "ReversalNotReversible",
    "StatementLine",
    "StatementPage",
    "Taken",
    "TransferNotReversible",
    "Transferred",
    "Uncovered",
    "VerifyReport",
    "WhySkipped",
    "accept_contestation",
    "accounts_of",
    "approve_differences",
    "assign_band",
    "assign_many",
    "assignments_of",
    "back_up",
    "backups",
    "balance",
    "bands",
    "charge_again",
    "charge_differences",
    "check_iban",
    "close_period",
    "closed_periods",
    "contest",
    "contest_deadline",
    "contestations",
    "create_band",
    "delete_band",
    "exempt",
    "expiring_bands",
    "health",
    "is_backup_due",
    "last_backup_at",
    "open_account",
    "open_accounts",
    "post",
    "post_charges",
    "price_of",
    "prices_on",
    "pupil_bands",
    "pupils_without_price",
    "refund",
    "refunds",
    "refuse_contestation",
    "rename_band",
    "repeat_charge",
    "restore_backup",
    "reverse_charges",
    "reverse_entry",
    "scopes_done",
    "set_backup_hours",
    "set_rate",
    "statement",
    "take_back_rate",
    "transfer",
    "verify",
]
