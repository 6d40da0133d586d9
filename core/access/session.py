"""The session: everything an operation needs besides its own arguments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.access.permissions import ROLES_OF, Permission, Role, not_allowed
from core.clock import Clock, today
from core.ids import IdSource
from core.storage import Database


class SystemActor(StrEnum):
    """Names under which the program itself acts."""

    NIGHTLY = "automatico"
    SETUP = "installazione"
    SIGN_IN = "accesso"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `id` is 0 for the program itself; `school_id` binds a school user to its own school."""

    id: int
    name: str
    role: Role
    school_id: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in actor at work on one database. Every operation of core takes it first."""

    database: Database
    clock: Clock
    ids: IdSource
    actor: Actor

    def now(self) -> datetime:
        """Return the present UTC instant."""
        return self.clock.now()

    def today(self) -> date:
        """Return the day it is in Europe/Rome."""
        return today(self.clock)

    def require(self, permission: Permission) -> None:
        """Let the operation go on only if the actor's role includes it.

        Raises:
            NotAllowed: it does not.
        """
        if not self.may(permission):
            raise not_allowed(self.actor.role)

    def may(self, permission: Permission) -> bool:
        """Tell whether the actor's role includes `permission` (screens hide what may not be done; core refuses it)."""
        return self.actor.role in ROLES_OF[permission]


def system_session(database: Database, clock: Clock, ids: IdSource, name: str = SystemActor.SETUP) -> Session:
    """Return the session of the program itself: migrations, sample data, the close at a set hour."""
    return Session(database, clock, ids, Actor(0, name, Role.SYSTEM))
