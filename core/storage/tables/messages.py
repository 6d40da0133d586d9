"""Letters and e-mails to families: the outbox and what became of each."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import InstantField, Table, check, reference
from core.storage.tables.ledger import Account
from core.storage.tables.registry import Guardian, Pupil


class Message(Table):
    """A letter or an e-mail about an account, as it was written; only its state changes."""

    account = reference(Account)
    pupil = reference(Pupil)
    guardian = reference(Guardian, null=True)
    step = peewee.TextField()
    channel = peewee.TextField()
    recipient = peewee.TextField()
    address = peewee.TextField()
    subject = peewee.TextField()
    body = peewee.TextField()
    balance_cents = peewee.BigIntegerField()
    state = peewee.TextField()
    attempts = peewee.IntegerField()
    last_error = peewee.TextField(null=True)
    actor_id = peewee.IntegerField()
    made_at = InstantField()
    state_at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("step IN ('alert', 'first', 'second', 'formal')"),
            check("channel IN ('email', 'letter')"),
            check("state IN ('queued', 'sending', 'sent', 'printed', 'failed', 'cancelled')"),
            check("channel = 'email' OR state NOT IN ('sending', 'sent', 'failed')"),
            check("channel = 'letter' OR state <> 'printed'"),
            check("attempts >= 0"),
        ]


class MessageEvent(Table):
    """What became of a message, step by step: never changed."""

    message = reference(Message)
    seq = peewee.IntegerField()
    state = peewee.TextField()
    detail = peewee.TextField()
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("message", "seq")
        without_rowid = True
