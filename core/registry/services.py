"""Services, the groups that hold a balance, and which school offers what."""

from __future__ import annotations

from datetime import time

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.registry.checking import change, ensure_exists, unique_name
from core.registry.naming import clean_name
from core.registry.records import ChargePolicy, OfferedService, Service, ServiceGroup
from core.storage import tables

_MOST_PLAIN_DAYS = 30


def create_service_group(session: Session, name: str) -> int:
    """Add a group of services that share a balance (Refezione); return its id.

    Raises:
        InvalidValue: the name is missing.
        NameTaken: there is one of that name.
    """
    session.require(Permission.EDIT_SETTINGS)
    name = clean_name(name, "Gruppo di servizi")
    with unique_name("il gruppo di servizi", name), session.database.transaction():
        group_id = session.database.insert(tables.ServiceGroup, name=name)
        record(session, "create_service_group", f"service_group:{group_id}", name=name)
        return group_id


def rename_service_group(
    session: Session, service_group_id: int, name: str, *, shown: ServiceGroup | None = None
) -> None:
    """Give a group of services another name, on papers and in lists; balances stay as they are.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the name is missing.
        NameTaken: another group has the name.
        NotFound: no such group.
    """
    session.require(Permission.EDIT_SETTINGS)
    name = clean_name(name, "Gruppo di servizi")
    with unique_name("il gruppo di servizi", name), session.database.transaction():
        ensure_exists(session, "service_group", service_group_id, "Gruppo di servizi")
        ensure_as_shown(
            session, f"service_group:{service_group_id}", shown,
            lambda: next(one for one in service_groups(session) if one.id == service_group_id),
        )  # fmt: skip
        change(session, tables.ServiceGroup, service_group_id, {"name": name})
        record(session, "rename_service_group", f"service_group:{service_group_id}", name=name)


def service_groups(session: Session) -> tuple[ServiceGroup, ...]:
    """Return the groups of services by name."""
    session.require(Permission.VIEW_REGISTRY)
    return tuple(
        ServiceGroup(*row) for row in session.database.rows("SELECT id, name FROM service_group ORDER BY name")
    )


def create_service(  # noqa: PLR0917 - the group, and then what a service is, in the order of its form
    session: Session,
    service_group_id: int,
    name: str,
    charge_policy: ChargePolicy | str = ChargePolicy.BOOKED,
    cutoff: time = time(9, 30),
    plain_limit_days: int = 3,
) -> int:
    """Add a service; return its id. No school offers it until `offer_service` says so.

    Args:
        session: who acts.
        service_group_id: whose balance pays for it.
        name: Mensa, Trasporto.
        charge_policy: who pays.
        cutoff: hour in Rome until when a family may change the same day (seed: 09:30).
        plain_limit_days: how many service days in a row a plain meal may be asked for (seed: 3; 0: never).

    Raises:
        InvalidValue: a field is missing or cannot be.
        NameTaken: there is a service of that name.
        NotFound: no such group.
    """
    session.require(Permission.EDIT_SETTINGS)
    values = _service_values(name, charge_policy, cutoff, plain_limit_days)
    with unique_name("il servizio", str(values["name"])), session.database.transaction():
        ensure_exists(session, "service_group", service_group_id, "Gruppo di servizi")
        service_id = session.database.insert(tables.Service, service_group=service_group_id, **values)
        record(session, "create_service", f"service:{service_id}", service_group=service_group_id, **values)
        return service_id


def update_service(
    session: Session,
    service_id: int,
    *,
    name: str,
    charge_policy: ChargePolicy | str,
    cutoff: time,
    plain_limit_days: int,
    shown: Service | None = None,
) -> None:
    """Change a service, from now on. Its group stays: the balances of the two would mix.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: a field is missing or cannot be.
        NameTaken: another service has the name.
        NotFound: no such service.
    """
    session.require(Permission.EDIT_SETTINGS)
    values = _service_values(name, charge_policy, cutoff, plain_limit_days)
    with unique_name("il servizio", str(values["name"])), session.database.transaction():
        ensure_exists(session, "service", service_id, "Servizio")
        ensure_as_shown(
            session, f"service:{service_id}", shown, lambda: _service(session, service_id),
            by=lambda one: (one.name, one.charge_policy, one.cutoff, one.plain_limit_days),
        )  # fmt: skip
        change(session, tables.Service, service_id, values)
        record(session, "update_service", f"service:{service_id}", **values)


def services(session: Session) -> tuple[Service, ...]:
    """Return the services by name."""
    session.require(Permission.VIEW_REGISTRY)
    rows = session.database.rows(
        "SELECT v.id, v.name, g.id, g.name, v.charge_policy, v.cutoff_minutes, v.plain_limit_days FROM service v"
        " JOIN service_group g ON g.id = v.service_group_id ORDER BY v.name"
    )
    return tuple(
        Service(service_id, name, group_id, group_name, ChargePolicy(policy), time_of_minutes(cutoff), plain_days)
        for service_id, name, group_id, group_name, policy, cutoff, plain_days in rows
    )


def offer_service(session: Session, school_id: int, service_id: int, cutoff: time | None = None) -> None:
    """Have a school offer a service, with its own cut-off or (None) the service's; again: change the cut-off.

    Raises:
        NotFound: no such school or service.
    """
    session.require(Permission.EDIT_SETTINGS)
    minutes = None if cutoff is None else minutes_of_time(cutoff)
    with session.database.transaction():
        ensure_exists(session, "school", school_id, "Scuola")
        ensure_exists(session, "service", service_id, "Servizio")
        session.database.execute(
            "INSERT INTO school_service (school_id, service_id, cutoff_minutes) VALUES (?, ?, ?)"
            " ON CONFLICT (school_id, service_id) DO UPDATE SET cutoff_minutes = excluded.cutoff_minutes",
            (school_id, service_id, minutes),
        )
        record(session, "offer_service", f"school:{school_id}", service=service_id, cutoff=cutoff)


def stop_offering(session: Session, school_id: int, service_id: int) -> None:
    """Have a school offer a service no longer, from now on.

    Raises:
        NotFound: it did not.
    """
    session.require(Permission.EDIT_SETTINGS)
    with session.database.transaction():
        gone = session.database.execute(
            "DELETE FROM school_service WHERE school_id = ? AND service_id = ?", (school_id, service_id)
        )
        if not gone:
            raise NotFound(what="Servizio della scuola")
        record(session, "stop_offering", f"school:{school_id}", service=service_id)


def offered_services(session: Session, school_id: int | None = None) -> tuple[OfferedService, ...]:
    """Return which school offers what and until when the same day can be changed there."""
    session.require(Permission.VIEW_REGISTRY)
    only, values = ("", ()) if school_id is None else (" WHERE o.school_id = ?", (school_id,))
    rows = session.database.rows(
        "SELECT o.school_id, o.service_id, v.name, COALESCE(o.cutoff_minutes, v.cutoff_minutes),"
        f" o.cutoff_minutes IS NOT NULL FROM school_service o JOIN service v ON v.id = o.service_id{only}"
        " ORDER BY o.school_id, v.name",
        values,
    )
    return tuple(
        OfferedService(school, service_id, name, time_of_minutes(cutoff), bool(is_own))
        for school, service_id, name, cutoff, is_own in rows
    )


def _service(session: Session, service_id: int) -> Service:
    return next(one for one in services(session) if one.id == service_id)


def time_of_minutes(minutes: int) -> time:
    """Return the hour that is stored as minutes since midnight."""
    return time(minutes // 60, minutes % 60)


def minutes_of_time(at: time) -> int:
    """Return how an hour is stored."""
    return at.hour * 60 + at.minute


def _service_values(
    name: str, charge_policy: ChargePolicy | str, cutoff: time, plain_limit_days: int
) -> dict[str, object]:
    if charge_policy not in set(ChargePolicy):
        raise InvalidValue(field="Addebito", reason="scegli «prenotato» o «presente».")
    if not 0 <= plain_limit_days <= _MOST_PLAIN_DAYS:
        raise InvalidValue(field="Giorni di pasto in bianco", reason=Phrase("da 0 a {most}.", most=_MOST_PLAIN_DAYS))
    return {
        "name": clean_name(name, "Servizio"),
        "charge_policy": ChargePolicy(charge_policy).value,
        "cutoff_minutes": minutes_of_time(cutoff),
        "plain_limit_days": plain_limit_days,
    }
