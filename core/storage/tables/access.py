"""Users, the audit trail and the operations already done."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import InstantField, Table, check, reference
from core.storage.tables.registry import School


class AppUser(Table):
    """Somebody who signs in to the office."""

    username = peewee.TextField(unique=True)
    display_name = peewee.TextField()
    role = peewee.TextField()
    school = reference(School, null=True)
    password_hash = peewee.TextField()
    is_active = peewee.BooleanField()
    failed_count = peewee.IntegerField()
    locked_until = InstantField(null=True)
    created_at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("role IN ('administrator', 'clerk', 'cashier', 'school', 'kitchen', 'auditor')"),
            check("failed_count >= 0"),
        ]


class Audit(Table):
    """Who did what: written with what it tells, never changed."""

    at = InstantField()
    actor = reference(AppUser, null=True)
    actor_name = peewee.TextField()
    operation = peewee.TextField()
    subject = peewee.TextField()
    detail = peewee.TextField()


class Operation(Table):
    """An operation recognised by the id made before sending it, with its answer."""

    source = peewee.TextField()
    external_id = peewee.TextField()
    payload_hash = peewee.TextField()
    result = peewee.TextField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("source", "external_id")
        without_rowid = True
