"""Kitchens (centri cottura) and the schools that each cooks for.

A school without a kitchen of its own is cooked for by the first one, which is made when it is first needed: a
municipality with one kitchen sets nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound
from core.meals.kitchen.faults import KitchenCodeTaken
from core.registry import Service, clean_name, offered_services, services
from core.storage import tables

#: The code and the name of the first kitchen, until somebody gives it another name.
FIRST_CODE, FIRST_NAME = "CC", "Centro cottura"

_CODE = re.compile(r"[A-Z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Kitchen:
    """A kitchen. `code` begins the numbers of its orders; the first of the active ones `is_default`."""

    id: int
    code: str
    name: str
    is_active: bool
    is_default: bool


def create_kitchen(session: Session, code: str, name: str) -> int:
    """Add a kitchen; return its id. Its code never changes: order numbers begin with it.

    Raises:
        InvalidValue: the code is not 1 to 8 letters and digits, or the name is missing.
        KitchenCodeTaken: another kitchen has the code or the name.
    """
    session.require(Permission.EDIT_REGISTRY)
    code, name = code.strip().upper(), clean_name(name, "Centro cottura")
    if not _CODE.fullmatch(code):
        raise InvalidValue(field="Codice del centro cottura", reason="da 1 a 8 lettere o cifre, senza spazi.")
    with session.database.transaction():
        _ensure_free(session, code, name, but=0)
        kitchen_id = session.database.insert(tables.Kitchen, code=code, name=name, is_active=True)
        audit.record(session, "create_kitchen", f"kitchen:{kitchen_id}", code=code, name=name)
        return kitchen_id


def update_kitchen(
    session: Session, kitchen_id: int, *, name: str, is_active: bool, shown: Kitchen | None = None
) -> None:
    """Change a kitchen; one that is no longer active keeps its orders and gets no new ones.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the name is missing.
        KitchenCodeTaken: another kitchen has the name.
        NotFound: no such kitchen.
    """
    session.require(Permission.EDIT_REGISTRY)
    name = clean_name(name, "Centro cottura")
    with session.database.transaction():
        _ensure_free(session, "", name, but=kitchen_id)
        ensure_as_shown(
            session, f"kitchen:{kitchen_id}", shown, lambda: _kitchen(session, kitchen_id),
            by=lambda one: (one.name, one.is_active),
        )  # fmt: skip
        changed = session.database.execute(
            "UPDATE kitchen SET name = ?, is_active = ? WHERE id = ?", (name, is_active, kitchen_id)
        )
        if not changed:
            raise NotFound(what="Centro cottura")
        audit.record(session, "update_kitchen", f"kitchen:{kitchen_id}", name=name, is_active=is_active)


def kitchens(session: Session) -> tuple[Kitchen, ...]:
    """Return the kitchens, oldest first."""
    session.require(Permission.VIEW_REGISTRY)
    rows = session.database.rows("SELECT id, code, name, is_active FROM kitchen ORDER BY id")
    first = next((row[0] for row in rows if row[3]), None)
    return tuple(
        Kitchen(kitchen_id, code, name, bool(is_active), kitchen_id == first)
        for kitchen_id, code, name, is_active in rows
    )


def assign_kitchen(session: Session, school_id: int, kitchen_id: int | None) -> None:
    """Have a kitchen cook for a school from the next order on; None: the first kitchen.

    Raises:
        NotFound: no such school or (active) kitchen.
    """
    session.require(Permission.EDIT_REGISTRY)
    database = session.database
    with database.transaction():
        if database.scalar("SELECT 1 FROM school WHERE id = ?", (school_id,)) is None:
            raise NotFound(what="Scuola")
        database.execute("DELETE FROM kitchen_school WHERE school_id = ?", (school_id,))
        if kitchen_id is not None:
            if all(one.id != kitchen_id or not one.is_active for one in kitchens(session)):
                raise NotFound(what="Centro cottura")
            database.run(tables.KitchenSchool.insert(school=school_id, kitchen=kitchen_id))
        audit.record(session, "assign_kitchen", f"school:{school_id}", kitchen=kitchen_id)


def assigned_kitchens(session: Session) -> dict[int, int]:
    """Return the kitchen of each school that has one of its own, by school, inactive ones left out."""
    session.require(Permission.VIEW_REGISTRY)
    rows = session.database.rows(
        "SELECT s.school_id, s.kitchen_id FROM kitchen_school s JOIN kitchen k ON k.id = s.kitchen_id WHERE k.is_active"
    )
    return dict(rows)


def first_kitchen(session: Session) -> int:
    """Return the id of the first kitchen, made now if there is none; inside the caller's transaction."""
    known = next((one.id for one in kitchens(session) if one.is_default), None)
    if known is not None:
        return known
    taken = session.database.scalar("SELECT COUNT(*) FROM kitchen")  # all of them inactive
    code, name = (FIRST_CODE, FIRST_NAME) if not taken else (f"{FIRST_CODE}{taken + 1}", f"{FIRST_NAME} {taken + 1}")
    kitchen_id = session.database.insert(tables.Kitchen, code=code, name=name, is_active=True)
    audit.record(session, "create_kitchen", f"kitchen:{kitchen_id}", code=code, name=name)
    return kitchen_id


def set_cooked(session: Session, service_id: int, *, is_cooked: bool) -> None:
    """Say whether the kitchens cook for a service (the canteen, a snack; not the school bus).

    Raises:
        NotFound: no such service.
    """
    session.require(Permission.EDIT_SETTINGS)
    database = session.database
    with database.transaction():
        if database.scalar("SELECT 1 FROM service WHERE id = ?", (service_id,)) is None:
            raise NotFound(what="Servizio")
        database.execute(
            "INSERT INTO kitchen_service (service_id, is_cooked) VALUES (?, ?)"
            " ON CONFLICT (service_id) DO UPDATE SET is_cooked = excluded.is_cooked",
            (service_id, is_cooked),
        )
        audit.record(session, "set_cooked", f"service:{service_id}", is_cooked=is_cooked)


def cooked_services(session: Session) -> tuple[Service, ...]:
    """Return the services that kitchens cook for and some school offers, by name.

    Until somebody says otherwise, a service is cooked when a plain meal may be asked for in it.
    """
    session.require(Permission.VIEW_REGISTRY)
    said: dict[int, bool] = dict(session.database.rows("SELECT service_id, is_cooked FROM kitchen_service"))
    offered = {one.service_id for one in offered_services(session)}
    return tuple(one for one in services(session) if one.id in offered and said.get(one.id, one.plain_limit_days > 0))


def _kitchen(session: Session, kitchen_id: int) -> Kitchen:
    found = next((one for one in kitchens(session) if one.id == kitchen_id), None)
    if found is None:
        raise NotFound(what="Centro cottura")
    return found


def _ensure_free(session: Session, code: str, name: str, *, but: int) -> None:
    taken = session.database.scalar(
        "SELECT name FROM kitchen WHERE (code = ? OR name = ?) AND id <> ?", (code, name, but)
    )
    if taken is not None:
        raise KitchenCodeTaken(name=taken)
