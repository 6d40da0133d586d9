"""Who pays for a pupil, and charges that a family contests or that were posted again."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import DayField, InstantField, Table, check, reference
from core.storage.tables.ledger import Account, Entry, Reversal
from core.storage.tables.registry import Guardian, Pupil

_TAKEN_BACK = (
    "FOREIGN KEY (account_id, day, kind, seq) REFERENCES {table} (account_id, day, kind, seq)",
    "FOREIGN KEY (account_id, by_day, by_kind, by_seq) REFERENCES entry (account_id, day, kind, seq)",
)


class PayerSet(Table):
    """Payers with their shares: a draft until a period uses it."""

    actor_id = peewee.IntegerField()
    at = InstantField()


class PayerShare(Table):
    """A guardian's share of a set, in percent; a set that is in use is never changed."""

    payer_set = reference(PayerSet)
    guardian = reference(Guardian)
    percent = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("payer_set", "guardian")
        without_rowid = True
        constraints = [check("percent BETWEEN 1 AND 100")]


class PayerPeriod(Table):
    """When a set of payers holds (both days included); periods of a pupil that are not withdrawn do not overlap."""

    payer_set = reference(PayerSet, unique=True)
    pupil = reference(Pupil)
    starts_on = DayField()
    ends_on = DayField()
    actor_id = peewee.IntegerField()
    at = InstantField()
    withdrawn_at = InstantField(null=True)
    withdrawn_by_id = peewee.IntegerField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [check("starts_on <= ends_on"), check("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)")]


class Contestation(Table):
    """A family says that a charge is wrong; an entry has one that is open at most."""

    account = reference(Account)
    day = DayField()
    kind = peewee.IntegerField()
    seq = peewee.IntegerField()
    received_on = DayField()
    channel = peewee.TextField()
    about = peewee.TextField()
    asked_by = peewee.TextField()
    text = peewee.TextField()
    attachment = peewee.TextField()
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        depends_on = [Entry]
        constraints = [
            check("kind IN (1, 7)"),
            check("channel IN ('desk', 'phone', 'email', 'letter', 'portal')"),
            check("about IN ('absent', 'price', 'double', 'other')"),
            check("text <> ''"),
            peewee.SQL(_TAKEN_BACK[0].format(table="entry")),
        ]


class ContestationDecision(Table):
    """What the office decided: accepted, by a reversal, or refused; each with its reason."""

    contestation = reference(Contestation, primary_key=True)
    account = reference(Account)
    state = peewee.TextField()
    reason = peewee.TextField()
    by_day = DayField(null=True)
    by_kind = peewee.IntegerField(null=True)
    by_seq = peewee.IntegerField(null=True)
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [
            check("state IN ('accepted', 'refused')"),
            check("(state = 'accepted') = (by_day IS NOT NULL)"),
            check("(by_day IS NULL) = (by_seq IS NULL)"),
            check("(by_day IS NULL) = (by_kind IS NULL)"),
            check("by_kind = 3"),
            check("reason <> ''"),
            peewee.SQL(_TAKEN_BACK[1]),
        ]


class ChargeRepeat(Table):
    """A charge (`day`, `kind`, `seq`) that was reversed wrongly, and the entry by which it was posted again."""

    account = reference(Account)
    by_day = DayField()
    by_kind = peewee.IntegerField()
    by_seq = peewee.IntegerField()
    day = DayField()
    kind = peewee.IntegerField()
    seq = peewee.IntegerField()
    reason = peewee.TextField()
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("account", "by_day", "by_kind", "by_seq")
        without_rowid = True
        depends_on = [Reversal]
        constraints = [
            check("kind = 1"),
            check("by_kind IN (1, 7)"),
            check("reason <> ''"),
            peewee.SQL(_TAKEN_BACK[1]),
            peewee.SQL(_TAKEN_BACK[0].format(table="reversal")),
        ]
