"""Kiosks and what they told."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import DayField, InstantField, Table, check, reference
from core.storage.tables.registry import School, Service


class Station(Table):
    """A kiosk, and what it may do.

    `claim_hash` is the SHA-256 of a one-time code that a PC may still use to become this station.
    """

    id = peewee.TextField(primary_key=True)
    name = peewee.TextField(unique=True)
    school = reference(School)
    service = reference(Service)
    may_presence = peewee.BooleanField()
    may_recharge = peewee.BooleanField()
    enrolled_at = InstantField()
    revoked_at = InstantField(null=True)
    last_exchange_at = InstantField(null=True)
    claim_hash = peewee.TextField(null=True)
    claim_expires_at = InstantField(null=True)
    claimed_at = InstantField(null=True)

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [
            check("may_presence OR may_recharge"),
            check("(claim_hash IS NULL) = (claim_expires_at IS NULL)"),
        ]


class Event(Table):
    """What a station told, with the verdict given and, when it was not taken as told, why (Italian).

    `day` and `pupil_id` repeat what the body says, for look-ups; they refer to nothing, because what a station tells
    may be wrong and is kept all the same.
    """

    event_id = peewee.TextField(primary_key=True)
    payload_hash = peewee.TextField()
    station = reference(Station)
    kind = peewee.TextField()
    body = peewee.TextField()
    made_at = InstantField()
    received_at = InstantField()
    verdict = peewee.TextField()
    reason = peewee.TextField(null=True)
    day = DayField(null=True)
    pupil_id = peewee.IntegerField(null=True)

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [check("kind IN ('presence', 'undo', 'recharge', 'till_opened', 'till_closed')")]
