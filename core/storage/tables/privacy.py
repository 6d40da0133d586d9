"""Records of one person that became one, names taken away, audit lines that outlived their retention."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import InstantField, Table, check, reference
from core.storage.tables.registry import Guardian, Pupil


class PupilMerge(Table):
    """A second record of the same child, and the one that is used instead: never changed."""

    merged = reference(Pupil, primary_key=True)
    kept = reference(Pupil)
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [check("merged_id <> kept_id")]


class PupilDistinct(Table):
    """Two pupils who look like one and are two; the lower id first."""

    first = reference(Pupil)
    second = reference(Pupil)
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("first", "second")
        without_rowid = True


class GuardianMerge(Table):
    """A second record of the same guardian, and the one that is used instead: gone only when that one goes."""

    merged = reference(Guardian, primary_key=True)
    kept = reference(Guardian)
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [check("merged_id <> kept_id")]


class GuardianDistinct(Table):
    """Two guardians who look like one and are two; the lower id first."""

    first = reference(Guardian)
    second = reference(Guardian)
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("first", "second")
        without_rowid = True


class PupilErasure(Table):
    """A pupil whose name was taken away: never changed."""

    pupil = reference(Pupil, primary_key=True)
    actor_id = peewee.IntegerField()
    actor_name = peewee.TextField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True


class AuditPurge(Table):
    """Which lines of the audit trail were taken out, all of them older than the retention: never changed."""

    before_at = InstantField()
    lines = peewee.IntegerField()
    actor_id = peewee.IntegerField()
    actor_name = peewee.TextField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("lines >= 0")]
