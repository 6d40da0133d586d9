"""Money in: recharges with their numbered receipts, at the counter first (docs/decisions/0007-ledger.md)."""

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
    "Channel",
    "DayRegister",
    "Means",
    "MeansTotal",
    "MissingReceipts",
    "RechargePage",
    "RechargeReceipt",
    "day_register",
    "missing_receipts",
    "receipt",
    "recharge",
    "recharges",
]
