"""What the office decides around the day's close."""

from __future__ import annotations

import peewee

from core.storage.tables.access import AppUser
from core.storage.tables.columns import DayField, InstantField, Table, check, reference
from core.storage.tables.ledger import Recharge
from core.storage.tables.registry import Pupil, Service
from core.storage.tables.station import Event, Station


class ClosingSeen(Table):
    """A pupil whom the office looked at before the close, and for whom the rule of the service holds."""

    service = reference(Service)
    day = DayField()
    pupil = reference(Pupil)
    actor = reference(AppUser, null=True)
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("service", "day", "pupil")
        without_rowid = True


class EventDecision(Table):
    """What the office did with an event of a station that was kept aside: never changed."""

    event = reference(Event, primary_key=True)
    decision = peewee.TextField()
    reason = peewee.TextField()
    actor = reference(AppUser, null=True)
    actor_name = peewee.TextField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [
            check("decision IN ('applied', 'dismissed')"),
            check("decision <> 'dismissed' OR reason <> ''"),
        ]


class StationHandover(Table):
    """The money of a station's drawer (or, without one, of the station) taken over by an operator: never changed.

    A mistaken one is cancelled (`HandoverCancel`). `surplus_cents` is what was counted in the drawer beyond what
    should have been in it.
    """

    station = reference(Station)
    till_id = peewee.TextField(null=True)
    actor = reference(AppUser)
    surplus_cents = peewee.BigIntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("surplus_cents >= 0")]


class StationHandoverRecharge(Table):
    """A recharge whose money was taken over; again, once the handover before is cancelled."""

    recharge = reference(Recharge)
    station_handover = reference(StationHandover)

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("recharge", "station_handover")
        without_rowid = True


class HandoverCancel(Table):
    """A handover that was a mistake: the money is the station's again since then. Never changed."""

    station_handover = reference(StationHandover, primary_key=True)
    reason = peewee.TextField()
    actor = reference(AppUser)
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("reason <> ''")]
