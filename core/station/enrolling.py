"""Stations: enrolled by the office, joined by a one-time code, revoked for good."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

import peewee

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, NotFound, Phrase
from core.payments.numbering import DOUBLES
from core.station.faults import AlreadyRevokedStation, StationIdTaken, UnknownStation
from core.station.office_records import Station, StationCode
from core.storage import instant_from_number, instant_number
from core.storage.database import Row

#: How long a one-time code may be used.
CODE_LIFE = timedelta(hours=24)
LONGEST_NAME = 60

#: The office numbers its own receipts by this; what a station is called stands on its receipts.
_OFFICE = "UFF"
_ID = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,10}[A-Z0-9])?")
#: Crockford's base32: what looks alike is one character, so that a code read aloud is typed right. 12 hold 60 bits.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH, _GROUP, _BITS = 12, 4, 5
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})

_COLUMNS = (
    "s.id, s.name, s.school_id, c.name, s.service_id, v.name, s.may_presence, s.may_recharge, s.enrolled_at,"
    " s.claimed_at, s.revoked_at, s.last_exchange_at, COUNT(e.event_id),"
    " COALESCE(SUM(CASE WHEN d.event_id IS NULL AND e.verdict = 'late' THEN 1 ELSE 0 END), 0),"
    " COALESCE(SUM(CASE WHEN d.event_id IS NULL AND e.verdict = 'conflict' THEN 1 ELSE 0 END), 0),"
    " COALESCE(SUM(CASE WHEN d.event_id IS NULL AND e.verdict = 'quarantined' THEN 1 ELSE 0 END), 0)"
)
_TABLES = (
    " FROM station s JOIN school c ON c.id = s.school_id JOIN service v ON v.id = s.service_id"
    " LEFT JOIN event e ON e.station_id = s.id LEFT JOIN event_decision d ON d.event_id = e.event_id"
)
_GROUPED = " GROUP BY s.id, c.name, v.name ORDER BY s.name, s.id"


def enrol_station(
    session: Session,
    *,
    id: str,  # noqa: A002 - the word of the office
    name: str,
    school_id: int,
    service_id: int,
    may_presence: bool = True,
    may_recharge: bool = False,
) -> Station:
    """Enrol a station; a PC becomes it by the code of `make_station_code`.

    Args:
        session: who acts.
        id: 1 to 12 letters, digits or hyphens; it stands on the station's receipts and is never used again.
        name: what people call it.
        school_id: whose children it serves.
        service_id: in which service.
        may_presence: whether it takes presences.
        may_recharge: whether it takes money.

    Raises:
        InvalidValue: a field cannot be accepted.
        NotFound: no such school or service.
        StationIdTaken: another station has, or had, the id or the name.
    """
    session.require(Permission.MANAGE_STATIONS)
    station_id, called = _checked_id(id), _checked_name(name)
    if not (may_presence or may_recharge):
        raise InvalidValue(field="Postazione", reason="scegli se registra presenze, ricariche o entrambe.")
    database = session.database
    try:
        with database.transaction():
            _ensure_offered(session, school_id, service_id, may_presence=may_presence)
            database.execute(
                "INSERT INTO station (id, name, school_id, service_id, may_presence, may_recharge, enrolled_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (station_id, called, school_id, service_id, may_presence, may_recharge, instant_number(session.now())),
            )
            audit.record(
                session, "enrol_station", f"station:{station_id}", name=called, school=school_id, service=service_id,
                may_presence=may_presence, may_recharge=may_recharge,
            )  # fmt: skip
    except peewee.IntegrityError as error:
        raise StationIdTaken(station=f"{station_id} / {called}") from error
    return _one(session, station_id)


def make_station_code(session: Session, station_id: str, life: timedelta = CODE_LIFE) -> StationCode:
    """Make a one-time code by which a PC becomes the station; a code made before is worthless from now on.

    The code is in the answer only: it is shown once, and kept as a fingerprint.

    Raises:
        UnknownStation: no such station.
        AlreadyRevokedStation: it is revoked.
    """
    session.require(Permission.MANAGE_STATIONS)
    number = int.from_bytes(session.ids.random_bytes(8), "big")
    text = "".join(_ALPHABET[number >> (_BITS * place) & 31] for place in range(_CODE_LENGTH))
    expires_at = session.now() + life
    with session.database.transaction():
        _ensure_in_use(session, station_id)
        session.database.execute(
            "UPDATE station SET claim_hash = ?, claim_expires_at = ? WHERE id = ?",
            (code_hash(text), instant_number(expires_at), station_id),
        )
        audit.record(session, "make_station_code", f"station:{station_id}", expires_at=expires_at)
    groups = [text[at : at + _GROUP] for at in range(0, _CODE_LENGTH, _GROUP)]
    return StationCode(station_id, "-".join(groups), expires_at)


def code_hash(code: str) -> str:
    """Return the fingerprint of a one-time code as a person types it."""
    plain = code.upper().translate(_LOOK_ALIKE).strip()
    return hashlib.sha256(f"refettorio/station/{plain}".encode(errors="replace")).hexdigest()


def revoke_station(session: Session, station_id: str) -> Station:
    """Shut a station out for good: at its next exchange it forgets all children, and what it tells is only kept.

    Raises:
        UnknownStation: no such station.
        AlreadyRevokedStation: it was revoked before.
    """
    session.require(Permission.MANAGE_STATIONS)
    with session.database.transaction():
        _ensure_in_use(session, station_id)
        session.database.execute(
            "UPDATE station SET revoked_at = ?, claim_hash = NULL, claim_expires_at = NULL WHERE id = ?",
            (instant_number(session.now()), station_id),
        )
        audit.record(session, "revoke_station", f"station:{station_id}")
    return _one(session, station_id)


def stations(session: Session, *, include_revoked: bool = True) -> tuple[Station, ...]:
    """Return the stations by name, with what each has told."""
    session.require(Permission.CLOSE_DAY)
    where = "" if include_revoked else " WHERE s.revoked_at IS NULL"
    return tuple(_station(row) for row in session.database.rows(f"SELECT {_COLUMNS}{_TABLES}{where}{_GROUPED}"))


def _one(session: Session, station_id: str) -> Station:
    row = session.database.row(f"SELECT {_COLUMNS}{_TABLES} WHERE s.id = ?{_GROUPED}", (station_id,))
    if row is None:
        raise UnknownStation(station=station_id)
    return _station(row)


def _ensure_in_use(session: Session, station_id: str) -> None:
    row = session.database.row("SELECT name, revoked_at FROM station WHERE id = ?", (station_id,))
    if row is None:
        raise UnknownStation(station=station_id)
    if row[1] is not None:
        raise AlreadyRevokedStation(name=row[0])


def _checked_id(text: str) -> str:
    station_id = text.strip().upper()
    if not _ID.fullmatch(station_id):
        raise InvalidValue(
            field="Codice della postazione", reason="da 1 a 12 lettere, cifre o trattini, per esempio CALVINO-1."
        )
    if station_id == _OFFICE or station_id.endswith(DOUBLES):
        reason = Phrase(
            "{office} e i codici che finiscono in {doubles} sono riservati.", office=_OFFICE, doubles=DOUBLES
        )
        raise InvalidValue(field="Codice della postazione", reason=reason)
    return station_id


def _checked_name(text: str) -> str:
    name = " ".join(text.split())
    if not 0 < len(name) <= LONGEST_NAME:
        reason = Phrase("scrivine uno, di al massimo {most} lettere.", most=LONGEST_NAME)
        raise InvalidValue(field="Nome della postazione", reason=reason)
    return name


def _ensure_offered(session: Session, school_id: int, service_id: int, *, may_presence: bool) -> None:
    database = session.database
    if database.scalar("SELECT 1 FROM school WHERE id = ?", (school_id,)) is None:
        raise NotFound(what="Scuola")
    if database.scalar("SELECT 1 FROM service WHERE id = ?", (service_id,)) is None:
        raise NotFound(what="Servizio")
    offered = database.scalar(
        "SELECT 1 FROM school_service WHERE school_id = ? AND service_id = ?", (school_id, service_id)
    )
    if may_presence and offered is None:
        raise InvalidValue(field="Servizio", reason="la scuola non ce l'ha: scegline un altro o attivalo nella scuola.")


def _station(row: Row) -> Station:
    (
        station_id, name, school_id, school, service_id, service, may_presence, may_recharge, enrolled_at, claimed_at,
        revoked_at, last_exchange_at, events, late, conflicts, quarantined,
    ) = row  # fmt: skip
    return Station(
        id=station_id,
        name=name,
        school_id=school_id,
        school_name=school,
        service_id=service_id,
        service_name=service,
        may_presence=bool(may_presence),
        may_recharge=bool(may_recharge),
        enrolled_at=instant_from_number(enrolled_at),
        claimed_at=None if claimed_at is None else instant_from_number(claimed_at),
        revoked_at=None if revoked_at is None else instant_from_number(revoked_at),
        last_exchange_at=None if last_exchange_at is None else instant_from_number(last_exchange_at),
        events=events,
        late=int(late),
        conflicts=int(conflicts),
        quarantined=int(quarantined),
    )
