"""Tariffs, accounts, entries, reversals, receipts."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import DayField, InstantField, Table, check, reference
from core.storage.tables.registry import Pupil, Service, ServiceGroup


class TariffBand(Table):
    """A tariff band (fascia)."""

    service = reference(Service)
    code = peewee.TextField()
    name = peewee.TextField()

    class Meta:
        """Keys and constraints."""

        indexes = ((("service", "code"), True),)


class TariffRate(Table):
    """What a meal costs in a band, and when."""

    tariff_band = reference(TariffBand)
    starts_on = DayField()
    ends_on = DayField()
    amount_cents = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("amount_cents >= 0"), check("starts_on <= ends_on")]


class BandAssignment(Table):
    """The band of a pupil, or the exemption, and when."""

    pupil = reference(Pupil)
    service = reference(Service)
    tariff_band = reference(TariffBand, null=True)
    is_exempt = peewee.BooleanField()
    starts_on = DayField()
    ends_on = DayField()
    reason = peewee.TextField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [check("(tariff_band_id IS NULL) = is_exempt"), check("starts_on <= ends_on")]


class Account(Table):
    """A prepaid account: pupil × service group."""

    pupil = reference(Pupil)
    service_group = reference(ServiceGroup)

    class Meta:
        """Keys and constraints."""

        indexes = ((("pupil", "service_group"), True),)


class Batch(Table):
    """A sealed link of the hash chain: what was posted together."""

    id = peewee.IntegerField(primary_key=True)
    day = DayField()
    scope = peewee.TextField()
    entries = peewee.IntegerField()
    total_cents = peewee.BigIntegerField()
    prev_hash = peewee.TextField()
    hash = peewee.TextField(unique=True)
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        indexes = ((("day", "scope"), True),)
        constraints = [check("entries >= 0")]


class Entry(Table):
    """A ledger entry: appended, never changed."""

    account = reference(Account)
    day = DayField()
    kind = peewee.IntegerField()
    seq = peewee.IntegerField()
    amount_cents = peewee.BigIntegerField()
    contra = peewee.IntegerField()
    batch = reference(Batch, deferrable="INITIALLY DEFERRED")
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("account", "day", "kind", "seq")
        without_rowid = True
        constraints = [
            check("amount_cents <> 0"),
            check("kind BETWEEN 1 AND 7"),
            check("seq >= 0"),
            check("contra BETWEEN 1 AND 8"),
            check("kind NOT IN (1, 5) OR amount_cents < 0"),
            check("kind <> 2 OR amount_cents > 0"),
        ]


class Balance(Table):
    """What a trigger keeps: the sum of an account."""

    account = reference(Account, primary_key=True)
    cents = peewee.BigIntegerField()
    entries = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("entries > 0")]


class Reversal(Table):
    """Which entry reverses which: at most one an entry."""

    account_id = peewee.IntegerField()
    day = DayField()
    kind = peewee.IntegerField()
    seq = peewee.IntegerField()
    by_day = DayField()
    by_kind = peewee.IntegerField()
    by_seq = peewee.IntegerField()
    reason = peewee.TextField()
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("account_id", "day", "kind", "seq")
        without_rowid = True
        indexes = ((("account_id", "by_day", "by_kind", "by_seq"), True),)
        constraints = [
            check("reason <> ''"),
            check("kind <> 3"),
            check("by_kind = 3"),
            peewee.SQL("FOREIGN KEY (account_id, day, kind, seq) REFERENCES entry (account_id, day, kind, seq)"),
            peewee.SQL(
                "FOREIGN KEY (account_id, by_day, by_kind, by_seq) REFERENCES entry (account_id, day, kind, seq)"
            ),
        ]


class EntryNote(Table):
    """Why a transfer or a refund was made, with which other account, to which bank account."""

    account_id = peewee.IntegerField()
    day = DayField()
    kind = peewee.IntegerField()
    seq = peewee.IntegerField()
    reason = peewee.TextField()
    other_account = reference(Account, null=True)
    iban = peewee.TextField(null=True)
    payee = peewee.TextField(null=True)

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("account_id", "day", "kind", "seq")
        without_rowid = True
        constraints = [
            check("reason <> ''"),
            check("(iban IS NULL) = (payee IS NULL)"),
            check("iban IS NULL OR kind = 5"),
            peewee.SQL("FOREIGN KEY (account_id, day, kind, seq) REFERENCES entry (account_id, day, kind, seq)"),
        ]


class Period(Table):
    """A closed stretch of days: takes no more entries."""

    first_on = DayField(primary_key=True)
    last_on = DayField()
    actor_id = peewee.IntegerField()
    closed_at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("first_on <= last_on")]


class ReceiptCounter(Table):
    """The last receipt number of an issuer in a year."""

    issuer = peewee.TextField()
    year = peewee.IntegerField()
    last_number = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("issuer", "year")
        without_rowid = True
        constraints = [check("last_number > 0")]


class Recharge(Table):
    """A recharge with its numbered receipt."""

    account_id = peewee.IntegerField()
    day = DayField()
    kind = peewee.IntegerField()
    seq = peewee.IntegerField()
    amount_cents = peewee.BigIntegerField()
    means = peewee.TextField()
    channel = peewee.TextField()
    issuer = peewee.TextField()
    receipt_year = peewee.IntegerField()
    receipt_number = peewee.IntegerField()
    paid_by = peewee.TextField(null=True)
    station_id = peewee.TextField(null=True)
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        depends_on = [Entry]
        indexes = (
            (("account_id", "day", "kind", "seq"), True),
            (("issuer", "receipt_year", "receipt_number"), True),
        )
        constraints = [
            check("kind = 2"),
            check("amount_cents > 0"),
            check("means IN ('cash', 'bancomat', 'card', 'cheque', 'pagopa')"),
            check("channel IN ('counter', 'puntolis', 'pagopa')"),
            check("receipt_number > 0"),
            peewee.SQL("FOREIGN KEY (account_id, day, kind, seq) REFERENCES entry (account_id, day, kind, seq)"),
        ]
