"""The cash desk: sessions, which recharge was taken in which, deposits to the treasury."""

from __future__ import annotations

import peewee

from core.storage.tables.access import AppUser
from core.storage.tables.columns import DayField, InstantField, Table, check, reference
from core.storage.tables.ledger import Recharge


class CashSession(Table):
    """A drawer from its float to its count. `*_batch_id` is the head of the ledger's chain at that moment."""

    actor = reference(AppUser)
    opened_at = InstantField()
    opened_batch_id = peewee.IntegerField()
    float_cents = peewee.BigIntegerField()
    closed_at = InstantField(null=True)
    closed_batch_id = peewee.IntegerField(null=True)
    closed_by = reference(AppUser, null=True)
    expected_cents = peewee.BigIntegerField(null=True)
    counted_cents = peewee.BigIntegerField(null=True)
    reason = peewee.TextField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("float_cents >= 0"),
            check("counted_cents >= 0"),
            check("(closed_at IS NULL) = (counted_cents IS NULL)"),
            check("(closed_at IS NULL) = (expected_cents IS NULL)"),
            check("(closed_at IS NULL) = (closed_batch_id IS NULL)"),
            check("(closed_at IS NULL) = (closed_by_id IS NULL)"),
            check("counted_cents = expected_cents OR COALESCE(reason, '') <> ''"),
        ]


class CashTaking(Table):
    """The session in which a recharge was taken at the counter."""

    recharge = reference(Recharge, primary_key=True)
    cash_session = reference(CashSession)


class CashDeposit(Table):
    """Money paid in to the treasury; a mistaken row is cancelled, never changed."""

    actor = reference(AppUser)
    cash_session = reference(CashSession, null=True)
    day = DayField()
    means = peewee.TextField()
    amount_cents = peewee.BigIntegerField()
    treasury_receipt = peewee.TextField()
    note = peewee.TextField(null=True)
    at = InstantField()
    cancelled_at = InstantField(null=True)
    cancel_reason = peewee.TextField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("means IN ('cash', 'cheque')"),
            check("amount_cents > 0"),
            check("treasury_receipt <> ''"),
            check("(cancelled_at IS NULL) = (cancel_reason IS NULL)"),
            check("cancel_reason <> ''"),
        ]
