"""What the office gives to a station: only what differs from what it has, told by the fingerprints of the parts.

Nobody's debts, tariffs or reasons of diets are among it; balances go to stations that take money and to no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from core import calendar, meals
from core.access.session import Session
from core.cards import token_hash
from core.meals import BookingState
from core.meals import menu as meals_menu
from core.station.applying import Teller
from core.station.faults import UnknownStation
from core.station.journal import day_part, recharge_told
from core.station.photos import new_photos, photo_versions
from core.station.rights import CARD_VIEW
from core.station.roster import (
    DayMenu,
    DayRoster,
    ExpectedPupil,
    KnownBalance,
    KnownCard,
    Payer,
    RosterUpdate,
    ServedElsewhere,
)
from core.station.store import MenuDish, StationIdentity
from core.storage import Database, day_number, instant_from_number
from core.storage.database import Row

CARDS, PAYERS, BALANCES, MENUS = "cards", "payers", "balances", "menus"
#: How far the next service day is looked for: beyond the longest holidays in the school year.
_LOOK_AHEAD = 21


def identity_of(database: Database, station_id: str) -> tuple[StationIdentity, Teller]:
    """Return who a station is, as the office has it.

    Raises:
        UnknownStation: no such station.
    """
    row = database.row(
        "SELECT s.id, s.name, (SELECT m.name FROM municipality m), c.id, c.name, v.id, v.name, s.may_presence,"
        " s.may_recharge, s.revoked_at FROM station s JOIN school c ON c.id = s.school_id"
        " JOIN service v ON v.id = s.service_id WHERE s.id = ?",
        (station_id,),
    )
    if row is None:
        raise UnknownStation(station=station_id)
    found_id, name, municipality, school_id, school, service_id, service, may_presence, may_recharge, revoked_at = row
    presence, money = bool(may_presence), bool(may_recharge)
    identity = StationIdentity(
        found_id, name, municipality or "", school_id, school, service_id, service, presence, money
    )
    return identity, Teller(found_id, service_id, presence, money, revoked_at is not None)


def build_update(session: Session, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
    """Return what differs from what the station has (`versions`), as one moment of the office's database.

    Raises:
        UnknownStation: no such station.
    """
    with session.database.snapshot():
        station, teller = identity_of(session.database, station_id)
        if teller.is_revoked:
            return RosterUpdate(station, session.now(), is_revoked=True)
        today = session.today()
        days = _days(session, station, today) if station.may_presence else ()
        rosters = tuple(_roster(session, station, day) for day in days)
        update = RosterUpdate(
            station,
            session.now(),
            current_day=today,
            days=days,
            rosters=rosters,
            payers=_payers(session.database, today) if station.may_recharge else (),
            balances=_balances(session.database) if station.may_recharge else (),
            menus=_menus(session, station, rosters),
            last_receipts=_last_receipts(session.database, station_id) if station.may_recharge else {},
        )
        update = _only_news(session.database, update, versions)
        eaters = {
            pupil.pupil_id for roster in rosters for pupil in roster.pupils
            if pupil.state is not BookingState.NOT_ENROLLED
        }  # fmt: skip
        photos = photo_versions(session, eaters)
        return replace(update, photos=new_photos(session, photos, versions), versions={**update.versions, **photos})


def _only_news(database: Database, update: RosterUpdate, versions: Mapping[str, str]) -> RosterUpdate:
    """Leave out of a whole update what the station has; the cards are fetched only if it has not got them."""
    now = {day_part(roster.on): _fingerprint([roster]) for roster in update.rosters}
    own = {pupil.pupil_id for roster in update.rosters for pupil in roster.pupils}
    own.update(payer.pupil_id for payer in update.payers or ())
    now |= {
        CARDS: _cards_fingerprint(database, own),
        PAYERS: _fingerprint(update.payers or ()),
        BALANCES: _fingerprint(update.balances or ()),
        MENUS: _fingerprint(update.menus or ()),
    }

    def is_new(part: str) -> bool:
        return versions.get(part) != now[part]

    return replace(
        update,
        rosters=tuple(roster for roster in update.rosters if is_new(day_part(roster.on))),
        cards=_cards(database, own) if is_new(CARDS) else None,
        payers=update.payers if is_new(PAYERS) else None,
        balances=update.balances if is_new(BALANCES) else None,
        menus=update.menus if is_new(MENUS) else None,
        versions=now,
    )


def _days(session: Session, station: StationIdentity, today: date) -> tuple[date, ...]:
    """Return today and the next day on which a class of the station's school has the service."""
    rows = session.database.rows("SELECT id FROM class_group WHERE school_id = ?", (station.school_id,))
    own = {class_id for (class_id,) in rows}
    for ahead in range(1, _LOOK_AHEAD + 1):
        day = today + timedelta(days=ahead)
        served = calendar.classes_served(session, station.service_id, day)
        if any(served[class_id].is_service for class_id in own & served.keys()):
            return today, day
    return (today,)


def _roster(session: Session, station: StationIdentity, day: date) -> DayRoster:
    found = meals.roster(session, station.service_id, station.school_id, day)
    pupils = tuple(
        ExpectedPupil(
            line.pupil_id, line.first_name, line.last_name, line.class_id, line.class_name, line.state, line.diets,
            line.no_service_text or ("" if found.is_service else found.no_service_text),
        )
        for line in found.lines
    )  # fmt: skip
    own = {pupil.pupil_id for pupil in pupils}
    rows = session.database.rows(
        "SELECT pupil_id, at, event_id FROM presence WHERE day = ? AND service_id = ? ORDER BY pupil_id",
        (day_number(day), station.service_id),
    )
    served = tuple(
        ServedElsewhere(pupil_id, instant_from_number(at), event_id) for pupil_id, at, event_id in rows
        if pupil_id in own
    )  # fmt: skip
    return DayRoster(day, found.is_service, found.no_service_text, pupils, served)


def _menus(session: Session, station: StationIdentity, rosters: Iterable[DayRoster]) -> tuple[DayMenu, ...]:
    """Return what is served on the days with service that have a menu."""
    found = []
    for roster in rosters:
        one = None
        if roster.is_service:
            one = meals_menu.menu_of_day(session, station.service_id, roster.on, school_id=station.school_id)
        if one is not None and one.dishes:
            dishes = (
                MenuDish(dish.name, meals_menu.allergens_text(dish.allergens), dish.is_frozen) for dish in one.dishes
            )
            found.append(DayMenu(roster.on, tuple(dishes)))
    return tuple(found)


def _cards_fingerprint(database: Database, own: set[int]) -> str:
    """Return a fingerprint of all cards without reading them: they are only ever added and revoked."""
    counted = database.row("SELECT COUNT(*), MAX(id), MAX(issued_at), COUNT(revoked_at), MAX(revoked_at) FROM card")
    return _fingerprint([counted, sorted(own)])


def _cards(database: Database, own: set[int]) -> tuple[KnownCard, ...]:
    return tuple(
        KnownCard(fingerprint, pupil_id if pupil_id in own else None, service_id, issue_number, bool(is_revoked))
        for fingerprint, pupil_id, service_id, issue_number, is_revoked in _card_rows(database)
    )


def _card_rows(database: Database) -> Iterator[Row]:
    """Return the cards by fingerprint: of the view that a station's login may read, or worked out here."""
    if database.dialect == "postgresql" and database.scalar("SELECT to_regclass(?)", (CARD_VIEW,)) is not None:
        yield from database.each(f"SELECT token_hash, pupil_id, service_id, issue_number, is_revoked FROM {CARD_VIEW}")
        return
    rows = database.each("SELECT token, pupil_id, service_id, issue_number, revoked_at IS NOT NULL FROM card")
    for token, *rest in rows:
        yield (token_hash(token), *rest)


def _payers(database: Database, today: date) -> tuple[Payer, ...]:
    """Return whoever has a card, by service: a card of any of them may be recharged."""
    rows = database.rows(
        "SELECT DISTINCT c.pupil_id, c.service_id, g.id, g.name, p.first_name, p.last_name,"
        " COALESCE((SELECT k.name FROM placement pl JOIN class_group k ON k.id = pl.class_group_id"
        " WHERE pl.pupil_id = p.id AND ? BETWEEN pl.starts_on AND pl.ends_on), '')"
        " FROM card c JOIN service v ON v.id = c.service_id JOIN service_group g ON g.id = v.service_group_id"
        " JOIN pupil p ON p.id = c.pupil_id ORDER BY 1, 2",
        (day_number(today),),
    )
    return tuple(Payer(*row) for row in rows)


def _balances(database: Database) -> tuple[KnownBalance, ...]:
    """Return the balance of every account that a card can recharge; one not opened yet is at zero."""
    rows = database.rows(
        "SELECT DISTINCT c.pupil_id, v.service_group_id, COALESCE(b.cents, 0)"
        " FROM card c JOIN service v ON v.id = c.service_id"
        " LEFT JOIN account a ON a.pupil_id = c.pupil_id AND a.service_group_id = v.service_group_id"
        " LEFT JOIN balance b ON b.account_id = a.id ORDER BY 1, 2"
    )
    return tuple(KnownBalance(*row) for row in rows)


def _last_receipts(database: Database, station_id: str) -> dict[int, int]:
    """Return the highest number that the station is known to have given, by year; also of what is only kept."""
    rows = database.rows("SELECT year, last_number FROM receipt_counter WHERE issuer = ?", (station_id,))
    last: dict[int, int] = dict(rows)
    kept = database.rows(
        "SELECT body FROM event WHERE station_id = ? AND kind = 'recharge' AND verdict NOT IN ('applied', 'repeated')",
        (station_id,),
    )
    for (text,) in kept:
        if (told := recharge_told(text)) is not None:
            last[told["year"]] = max(last.get(told["year"], 0), told["number"])
    return last


def _fingerprint(parts: Iterable[object]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(repr(part).encode())
        digest.update(b"\n")
    return digest.hexdigest()
