"""From one school year to the next, and who waits for a place."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import DayField, InstantField, Table, check, reference
from core.storage.tables.registry import Pupil, School, SchoolYear, Service


class RollOver(Table):
    """A roll-over from one school year to the next. `to_year_id` names the new year, which an undo may take away."""

    from_year = reference(SchoolYear)
    to_year_id = peewee.IntegerField()
    to_label = peewee.TextField()
    actor_id = peewee.IntegerField()
    actor_name = peewee.TextField()
    at = InstantField()
    undone_at = InstantField(null=True)
    undone_by = peewee.TextField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [check("(undone_at IS NULL) = (undone_by IS NULL)")]


class RollOverRow(Table):
    """A row that a roll-over made: what its undo takes away."""

    roll_over = reference(RollOver)
    kind = peewee.TextField()
    row_id = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("roll_over", "kind", "row_id")
        without_rowid = True
        constraints = [check("kind IN ('year', 'class', 'placement', 'enrolment')")]


class RollOverRenewal(Table):
    """What a roll-over let go on: a band (or exemption) or a diet, and the day on which it would have ended."""

    roll_over = reference(RollOver)
    kind = peewee.TextField()
    row_id = peewee.IntegerField()
    ended_on = DayField()
    renewed_to = DayField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("roll_over", "kind", "row_id")
        without_rowid = True
        constraints = [check("kind IN ('band', 'diet')"), check("ended_on < renewed_to")]


class ServiceCapacity(Table):
    """How many pupils of a school may be enrolled in a service in a year; without a row there is no limit."""

    school = reference(School)
    service = reference(Service)
    school_year = reference(SchoolYear)
    seats = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("school", "service", "school_year")
        without_rowid = True
        constraints = [check("seats >= 0")]


class WaitingEntry(Table):
    """A pupil who waits for a place in a service."""

    pupil = reference(Pupil)
    service = reference(Service)
    school = reference(School)
    school_year = reference(SchoolYear)
    asked_on = DayField()
    note = peewee.TextField()
    state = peewee.TextField()
    at = InstantField()
    closed_at = InstantField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("state IN ('waiting', 'enrolled', 'withdrawn')"),
            check("(state = 'waiting') = (closed_at IS NULL)"),
        ]
