"""What departs from the booking, diets, and who ate."""

from __future__ import annotations

import peewee

from core.storage.tables.access import AppUser
from core.storage.tables.columns import DayField, InstantField, Table, check, reference
from core.storage.tables.registry import Pupil, Service


class MealRequest(Table):
    """A request for absence or plain meal, with its receipt code: never changed."""

    receipt_code = peewee.TextField(unique=True)
    pupil = reference(Pupil)
    service = reference(Service)
    kind = peewee.TextField()
    starts_on = DayField()
    ends_on = DayField()
    channel = peewee.TextField()
    asked_by = peewee.TextField()
    override_reason = peewee.TextField(null=True)
    actor = reference(AppUser, null=True)
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("kind IN ('absence', 'plain', 'restore')"),
            check("channel IN ('portal', 'phone', 'desk', 'email', 'school', 'import')"),
            check("starts_on <= ends_on"),
        ]


class MealException(Table):
    """What is not as booked: one row a pupil, service and day."""

    pupil = reference(Pupil)
    service = reference(Service)
    day = DayField()
    kind = peewee.TextField()
    meal_request = reference(MealRequest)

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("pupil", "service", "day")
        without_rowid = True
        constraints = [check("kind IN ('absent', 'plain')")]


class Diet(Table):
    """A special diet: code and effect, never the reason."""

    code = peewee.TextField(unique=True)
    name = peewee.TextField()
    effect = peewee.TextField()


class PupilDiet(Table):
    """Who follows a diet, and when."""

    pupil = reference(Pupil)
    diet = reference(Diet)
    starts_on = DayField()
    ends_on = DayField()
    certificate_expires_on = DayField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [check("starts_on <= ends_on")]


class DietReason(Table):
    """Why, sealed with AES-GCM (GDPR art. 9)."""

    pupil_diet = reference(PupilDiet, primary_key=True)
    sealed = peewee.TextField()
    actor = reference(AppUser, null=True)
    at = InstantField()


class Presence(Table):
    """Who ate: one row a pupil, service and day, however often it was scanned."""

    day = DayField()
    service = reference(Service)
    pupil = reference(Pupil)
    source = peewee.TextField()
    event_id = peewee.TextField(null=True)
    is_extra = peewee.BooleanField()
    station_id = peewee.TextField(null=True)
    actor_id = peewee.IntegerField(null=True)
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("day", "service", "pupil")
        without_rowid = True
        constraints = [check("source IN ('scan', 'search', 'office')")]
