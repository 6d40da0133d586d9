"""What the office gives a station to know by heart, and how it is put into the station's file.

Cards are told by the SHA-256 of their token, never by the token. A card of another school or service comes without a
pupil: enough to say so off line. A station that takes presences only gets no word about money, one that takes
recharges gets name, class and service group. The reason of a diet never comes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from core.clock import today
from core.meals import BookingState, DietOnPlate
from core.station.forgetting import forget_people
from core.station.journal import undo_id
from core.station.photos import KnownPhoto, is_photo_part, known_photos, take_photos
from core.station.store import MenuDish, StationIdentity, StationStore
from core.storage import Database, day_number, instant_number
from core.storage.database import Row


@dataclass(frozen=True, slots=True)
class ExpectedPupil:
    """A child of the station's school on a day. `no_service_text` tells why the child's class has no service."""

    pupil_id: int
    first_name: str
    last_name: str
    class_id: int
    class_name: str
    state: BookingState
    diets: tuple[DietOnPlate, ...] = ()
    no_service_text: str = ""


@dataclass(frozen=True, slots=True)
class ServedElsewhere:
    """A presence that the office has from another station or by hand; `event_id` when a station told it."""

    pupil_id: int
    at: datetime
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class DayRoster:
    """One service day of the station's school."""

    on: date
    is_service: bool
    no_service_text: str
    pupils: tuple[ExpectedPupil, ...]
    served: tuple[ServedElsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownCard:
    """A card by its fingerprint; without a pupil when its child is none of the station's."""

    token_hash: str
    pupil_id: int | None
    service_id: int
    issue_number: int
    is_revoked: bool


@dataclass(frozen=True, slots=True)
class Payer:
    """Whose account a card of a service recharges: for stations that take money."""

    pupil_id: int
    service_id: int
    service_group_id: int
    service_group_name: str
    first_name: str
    last_name: str
    class_name: str


@dataclass(frozen=True, slots=True)
class KnownBalance:
    """The balance of an account when the office told it."""

    pupil_id: int
    service_group_id: int
    cents: int


@dataclass(frozen=True, slots=True)
class DayMenu:
    """What is served on a day, in the order of the courses."""

    on: date
    dishes: tuple[MenuDish, ...]


@dataclass(frozen=True, slots=True)
class RosterUpdate:
    """The office's answer to a pull: only what differs from the versions that the station has; None is "as before".

    `days` are all days to hold, `current_day` the one that the office counts as today. `last_receipts` are the highest
    numbers that the office has of the station, by year. `photos` are those that differ; whose photo the office has at
    all is told by `versions` (core.station.photos). With `is_revoked` all is empty: the station must forget.
    """

    station: StationIdentity
    office_at: datetime
    is_revoked: bool = False
    current_day: date | None = None
    days: tuple[date, ...] = ()
    rosters: tuple[DayRoster, ...] = ()
    cards: tuple[KnownCard, ...] | None = None
    payers: tuple[Payer, ...] | None = None
    balances: tuple[KnownBalance, ...] | None = None
    menus: tuple[DayMenu, ...] | None = None
    photos: tuple[KnownPhoto, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    last_receipts: Mapping[int, int] = field(default_factory=dict)


Change = tuple[str, Sequence[object]]


def known_versions(store: StationStore) -> dict[str, str]:
    """Return what the station has, by part."""
    parts = {str(part): str(version) for part, version in store.database.rows("SELECT part, version FROM version")}
    return parts | known_photos(store.database)


def take_update(store: StationStore, update: RosterUpdate) -> None:
    """Put what the office gave into the file, in one transaction; scans go on before and after it.

    Photos follow one by one: a scan never waits for more than one of them.

    Raises:
        WrongStation: the file belongs to another station.
    """
    if update.is_revoked:
        with store.database.transaction():
            store.become(update.station)
            forget_people(store.database, store.clock)
            store.database.execute("UPDATE contact SET is_revoked = 1")
        return
    # What differs is worked out before the write lock is taken: a scan waits for the writing only.
    changes = _changes(store.database, update)
    with store.database.transaction():
        store.become(update.station)
        for sql, values in changes:
            store.database.execute(sql, values)
        _take_contact(store, update)
    take_photos(store.database, update.photos, update.versions)


def _take_contact(store: StationStore, update: RosterUpdate) -> None:
    database = store.database
    current = update.current_day
    database.execute(
        "UPDATE contact SET current_day = ?, exchanged_at = ?, office_at = ?, seen_day = ?, days_seen = 0,"
        " wiped_at = NULL, is_revoked = 0",
        (
            None if current is None else day_number(current),
            instant_number(store.clock.now()),
            instant_number(update.office_at),
            day_number(today(store.clock)),
        ),
    )
    database.execute("DELETE FROM version")
    for part, version in update.versions.items():
        if is_photo_part(part):
            continue
        database.execute("INSERT INTO version (part, version) VALUES (?, ?)", (part, version))
    for year, number in update.last_receipts.items():
        database.execute(
            "INSERT INTO receipt_counter (year, last_number) VALUES (?, ?) ON CONFLICT (year) DO UPDATE"
            " SET last_number = MAX(last_number, excluded.last_number)",
            (year, number),
        )


def _changes(database: Database, update: RosterUpdate) -> list[Change]:
    changes = _dropped_days(update.days)
    for roster in update.rosters:
        changes += _day_changes(database, roster)
    if update.cards is not None:
        rows = [(c.token_hash, c.pupil_id, c.service_id, c.issue_number, int(c.is_revoked)) for c in update.cards]
        columns = ("token_hash", "pupil_id", "service_id", "issue_number", "is_revoked")
        changes += _difference(database, "card", columns, 1, rows)
    if update.payers is not None:
        payers = [tuple(asdict(payer).values()) for payer in update.payers]
        changes += _difference(database, "payer", tuple(Payer.__dataclass_fields__), 2, payers)
    if update.balances is not None:
        balances = [(b.pupil_id, b.service_group_id, b.cents) for b in update.balances]
        changes += _difference(database, "known_balance", tuple(KnownBalance.__dataclass_fields__), 2, balances)
    if update.menus is not None:
        dishes = [
            (day_number(menu.on), place, dish.name, dish.allergens, int(dish.is_frozen))
            for menu in update.menus
            for place, dish in enumerate(menu.dishes)
        ]
        changes += _difference(database, "menu_dish", ("day", "place", "name", "allergens", "is_frozen"), 2, dishes)
    return changes


def _dropped_days(days: Iterable[date]) -> list[Change]:
    kept = [day_number(day) for day in days]
    places = ", ".join("?" * len(kept))
    return [
        (f"DELETE FROM {table} WHERE day NOT IN ({places})", kept)
        for table in ("roster", "roster_line", "served_elsewhere", "presence")
    ]


def _day_changes(database: Database, roster: DayRoster) -> list[Change]:
    day = day_number(roster.on)
    head: Change = (
        "INSERT OR REPLACE INTO roster (day, is_service, no_service_text) VALUES (?, ?, ?)",
        (day, int(roster.is_service), roster.no_service_text),
    )
    lines = [
        (day, p.pupil_id, p.first_name, p.last_name, p.class_id, p.class_name, p.state.value, p.no_service_text,
         diets_text(p.diets))
        for p in roster.pupils
    ]  # fmt: skip
    columns = (
        "day", "pupil_id", "first_name", "last_name", "class_id", "class_name", "state", "no_service_text", "diets",
    )  # fmt: skip
    served = [
        (day, one.pupil_id, instant_number(one.at), one.event_id)
        for one in roster.served
        if not _is_decided_here(database, one.event_id)
    ]
    return [
        head,
        _taken_back(day, roster),
        *_difference(database, "roster_line", columns, 2, lines, day=day),
        *_difference(database, "served_elsewhere", ("day", "pupil_id", "at", "event_id"), 2, served, day=day),
    ]


def _taken_back(day: int, roster: DayRoster) -> Change:
    """Forget own presences that the office had taken and has no more: somebody there took them back."""
    sql = (
        "DELETE FROM presence WHERE day = ? AND pupil_id NOT IN (SELECT value FROM json_each(?)) AND EXISTS"
        " (SELECT 1 FROM journal j WHERE j.event_id = presence.event_id AND j.verdict IN ('applied', 'repeated'))"
    )
    return sql, (day, json.dumps([one.pupil_id for one in roster.served]))


def _is_decided_here(database: Database, event_id: str | None) -> bool:
    """Tell whether the station knows better: it shows the presence itself, or took it back and was not refused."""
    if event_id is None:
        return False
    known = database.scalar(
        "SELECT 1 FROM presence WHERE event_id = ? UNION ALL SELECT 1 FROM journal"
        " WHERE event_id = ? AND (verdict IS NULL OR verdict IN ('applied', 'repeated'))",
        (event_id, undo_id(event_id)),
    )
    return known is not None


def _difference(
    database: Database, table: str, columns: Sequence[str], key: int, rows: Iterable[Row], *, day: int | None = None
) -> list[Change]:
    """Return what makes `table` (of one day, if given) hold `rows`; the first `key` columns are its key."""
    where, values = ("", ()) if day is None else (" WHERE day = ?", (day,))
    names = ", ".join(columns)
    have = {row[:key]: row for row in database.rows(f"SELECT {names} FROM {table}{where}", values)}
    want = {row[:key]: row for row in rows}
    is_key = " AND ".join(f"{column} = ?" for column in columns[:key])
    places = ", ".join("?" * len(columns))
    gone: list[Change] = [(f"DELETE FROM {table} WHERE {is_key}", one) for one in have.keys() - want.keys()]
    new: list[Change] = [
        (f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})", row)
        for one, row in want.items()
        if have.get(one) != row
    ]
    return gone + new


def diets_text(diets: Iterable[DietOnPlate]) -> str:
    """Return diets as they stand in the file."""
    return json.dumps([asdict(diet) for diet in diets], ensure_ascii=False)


def diets_from(text: str) -> tuple[DietOnPlate, ...]:
    """Return the diets that stand in the file as `text`."""
    return tuple(DietOnPlate(**diet) for diet in json.loads(text))
