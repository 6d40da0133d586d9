"""QR cards."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import InstantField, Table, check, reference
from core.storage.tables.registry import Pupil, Service


class Card(Table):
    """A QR card: one in use a pupil and service."""

    token = peewee.TextField(unique=True)
    pupil = reference(Pupil)
    service = reference(Service)
    issue_number = peewee.IntegerField()
    issued_at = InstantField()
    revoked_at = InstantField(null=True)
    revoke_reason = peewee.TextField(null=True)

    class Meta:
        """Keys and constraints."""

        indexes = ((("pupil", "service", "issue_number"), True),)
        constraints = [
            check("issue_number BETWEEN 1 AND 1023"),
            check("(revoked_at IS NULL) = (revoke_reason IS NULL)"),
        ]
