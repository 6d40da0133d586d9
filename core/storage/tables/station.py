"""Kiosks and what they told."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import InstantField, Table, check, reference
from core.storage.tables.registry import School, Service


class Station(Table):
    """A kiosk, and what it may do."""

    id = peewee.TextField(primary_key=True)
    name = peewee.TextField(unique=True)
    school = reference(School)
    service = reference(Service)
    may_presence = peewee.BooleanField()
    may_recharge = peewee.BooleanField()
    enrolled_at = InstantField()
    revoked_at = InstantField(null=True)
    last_exchange_at = InstantField(null=True)

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [check("may_presence OR may_recharge")]


class Event(Table):
    """What a station told, with the verdict given."""

    event_id = peewee.TextField(primary_key=True)
    payload_hash = peewee.TextField()
    station = reference(Station)
    kind = peewee.TextField()
    body = peewee.TextField()
    made_at = InstantField()
    received_at = InstantField()
    verdict = peewee.TextField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [check("kind IN ('presence', 'undo', 'recharge')")]
