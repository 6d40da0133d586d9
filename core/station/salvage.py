"""A damaged station file: set aside under a dated name, and what can be read of it carried into a new one.

The new file is made whole beside the damaged one, and gets the name `….nuovo` only then; as long as that name is there,
the names are not all exchanged yet, and whoever opens the station finishes it. A kill at any moment thus leaves a file
with the journal in it, and what was lost is told all the same: it stands in the new file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import apsw

from core.clock import Clock, rome
from core.station.faults import DamagedStationFile
from core.station.journal import EventKind
from core.station.schema import bring_up
from core.storage import Database, DatabaseCorrupt, instant_from_number, instant_number, open_database
from core.storage.database import Row, sqlite_url

_JOURNAL = ("seq", "event_id", "kind", "day", "body", "made_at", "acked_at", "verdict", "reason")
#: Kept only if every one of them can be read whole: half a list of children is worse than none.
_KNOWN = ("contact", "version", "roster", "roster_line", "served_elsewhere", "card", "payer", "known_balance",
          "presence", "receipt_counter", "till", "menu_dish")  # fmt: skip
#: What a file of the first version has not got.
_SINCE_SECOND = frozenset({"till", "menu_dish"})
_BESIDE = ("", "-wal", "-shm")
#: How far behind a hole rows are looked for one by one.
_LONGEST_HOLE = 100_000


@dataclass(frozen=True, slots=True)
class Salvage:
    """What became of a damaged station file.

    `set_aside` is where it lies now, `events` how many of its journal were carried over, `unsent` those of them that
    the office has not got, `lost` how many could not be read (None: nobody can tell). `has_roster` tells whether the
    list of children came over too; otherwise the station needs an exchange before it can answer.
    """

    set_aside: Path
    at: datetime
    reason: str
    events: int
    unsent: int
    lost: int | None
    has_roster: bool


def last_salvage(database: Database, folder: Path) -> Salvage | None:
    """Return what became of the last damaged file, None when there never was one; the file lies in `folder`."""
    row = database.row(
        "SELECT set_aside, at, reason, events, unsent, lost, has_roster FROM salvage ORDER BY rowid DESC LIMIT 1"
    )
    if row is None:
        return None
    set_aside, at, reason, events, unsent, lost, has_roster = row
    return Salvage(folder / set_aside, instant_from_number(at), reason, events, unsent, lost, bool(has_roster))


def open_whole(path: Path, clock: Clock) -> tuple[Database, Salvage | None]:
    """Open the station file at `path`, made when missing, with all its tables; set a damaged one aside first.

    Raises:
        DamagedStationFile: a damaged file cannot be given another name.
        EnvironmentFault: no room, no rights, or written by a newer version.
    """
    part, fresh = _beside(path, ".parte"), _beside(path, ".nuovo")
    _remove(part)
    if not fresh.exists():
        reason = _damage(path)
        if reason is None:
            return _opened(path), None
        _carry_over(path, part, clock, reason)
        _rename(part, fresh)
    salvage = _told(fresh)
    # The log before its file: a log left behind would be taken for the new file's.
    for suffix in reversed(_BESIDE):
        if (old := _beside(path, suffix)).exists():
            _rename(old, _beside(salvage.set_aside, suffix))
    _rename(fresh, path)
    return _opened(path), salvage


def _opened(path: Path) -> Database:
    database = open_database(sqlite_url(path))
    try:
        bring_up(database)
    except BaseException:
        database.close()
        raise
    return database


def _told(fresh: Path) -> Salvage:
    """Return what the new file says of how it was made."""
    database = open_database(sqlite_url(fresh))
    try:
        told = last_salvage(database, fresh.parent)
    finally:
        database.close()
    if told is None:
        raise RuntimeError(f"{fresh} was not made by a salvage")
    return told


def _damage(path: Path) -> str | None:
    """Return what is wrong with the file, or None: it is whole, or not there."""
    if not path.exists():
        return None
    if path.stat().st_size == 0:
        return "il file è vuoto"
    database = open_database(sqlite_url(path))
    try:
        found = str(database.scalar("PRAGMA quick_check(1)"))
        # A file that is whole for SQLite and has none of our tables is somebody else's.
        if found == "ok":
            database.rows("SELECT seq FROM journal LIMIT 1") if database.scalar("PRAGMA user_version") else None
            return None
        return found.splitlines()[-1][:200]
    except DatabaseCorrupt as error:
        return str(error.params["reason"])
    except apsw.SQLError as error:
        return str(error)[:200]
    finally:
        database.close()


def _carry_over(path: Path, part: Path, clock: Clock, reason: str) -> None:
    """Make the file `part` of what can be read at `path`."""
    old = _connected(path)
    new = open_database(sqlite_url(part))
    try:
        bring_up(new)
        events, lost = _journal_of(old)
        known = _known_of(old)
        station = _rows_of(old, "station") or []
        with new.transaction():
            _insert(new, "station", station)
            _insert(new, "journal", events, _JOURNAL)
            if known is None:
                _rebuild(new, events)
            else:
                for table, rows in known.items():
                    if rows:
                        new.execute(f"DELETE FROM {table}")
                        _insert(new, table, rows)
            new.execute(
                "INSERT INTO salvage (at, set_aside, reason, events, unsent, lost, has_roster)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    instant_number(clock.now()), _free_name(path, clock.now()).name, reason, len(events),
                    sum(1 for event in events if event[6] is None), lost, int(bool(known and known["roster"])),
                ),
            )  # fmt: skip
    finally:
        new.close()
        if old is not None:
            old.close()


def _connected(path: Path) -> apsw.Connection | None:
    try:
        return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    except apsw.Error:
        return None


def _journal_of(old: apsw.Connection | None) -> tuple[list[Row], int | None]:
    """Return the rows of the journal that can be read, and how many cannot (None: unknown)."""
    if old is None:
        return [], None
    columns = ", ".join(_JOURNAL)
    found: dict[int, Row] = {}
    is_whole = _collect(found, old, f"SELECT {columns} FROM journal ORDER BY seq")
    if is_whole:
        return sorted(found.values()), 0
    # From the other end, up to the hole; then one by one through it, also by the index of what is unsent.
    _collect(found, old, f"SELECT {columns} FROM journal ORDER BY seq DESC", stop_at=max(found, default=0))
    last = max([*found, *_numbers(old)], default=0)
    for seq in range(max(1, last - _LONGEST_HOLE), last + 1):
        if seq not in found:
            _collect(found, old, f"SELECT {columns} FROM journal WHERE seq = {seq}")
    return sorted(found.values()), max(last - len(found), 0) if last else None


def _collect(found: dict[int, Row], old: apsw.Connection, sql: str, stop_at: int = 0) -> bool:
    """Put the rows that can be read into `found`; tell whether the end was reached."""
    try:
        for row in old.execute(sql):
            if row[0] <= stop_at:
                return True
            if _is_sound(row):
                found[row[0]] = row
    except (apsw.Error, UnicodeDecodeError):
        return False
    return True


def _is_sound(row: Row) -> bool:
    """Tell whether a row read from a damaged page is a row of the journal."""
    _seq, event_id, kind, day, body, made_at, acked_at, verdict, _reason = row
    return (
        isinstance(event_id, str) and kind in set(EventKind) and isinstance(day, int)
        and isinstance(body, str) and isinstance(made_at, int) and (acked_at is None) == (verdict is None)
    )  # fmt: skip


def _numbers(old: apsw.Connection) -> Iterator[int]:
    """Return what else the file says about the highest number of the journal."""
    for sql in ("SELECT seq FROM sqlite_sequence WHERE name = 'journal'", "SELECT MAX(seq) FROM journal"):
        with suppress(apsw.Error):
            for (number,) in old.execute(sql):
                if isinstance(number, int):
                    yield number


def _known_of(old: apsw.Connection | None) -> dict[str, list[Row]] | None:
    """Return all that the station knew, or None when any of it cannot be read."""
    known: dict[str, list[Row]] = {}
    version = _version_of(old)
    for table in _KNOWN:
        rows = [] if table in _SINCE_SECOND and version == 1 else _rows_of(old, table)
        if rows is None:
            return None
        known[table] = rows
    return known


def _rows_of(old: apsw.Connection | None, table: str) -> list[Row] | None:
    if old is None:
        return None
    try:
        return list(old.execute(f"SELECT * FROM {table}"))
    except (apsw.Error, UnicodeDecodeError):
        return None


def _version_of(old: apsw.Connection | None) -> int | None:
    """Return the version of the file's tables, None when not even that can be read."""
    try:
        return None if old is None else int(next(iter(old.execute("PRAGMA user_version")))[0])
    except (apsw.Error, StopIteration):
        return None


def _rebuild(new: Database, events: Sequence[Row]) -> None:
    """Work out from the journal who is present and which receipt was the last, and how the till stood."""
    present: dict[str, tuple[Any, ...]] = {}
    for seq, event_id, kind, day, text, made_at, *_rest in events:
        body = json.loads(text)
        if kind == "presence":
            present[event_id] = (day, body["pupil_id"], event_id, made_at, int(body["is_extra"]))
        elif kind == "undo":
            present.pop(body["event_id"], None)
        elif kind == "till_opened":
            new.execute(
                "INSERT OR IGNORE INTO till (id, operator_name, opened_at, float_cents, first_seq)"
                " VALUES (?, ?, ?, ?, ?)",
                (event_id, body["operator"], made_at, body["float_cents"], seq),
            )
        elif kind == "till_closed":
            new.execute(
                "UPDATE till SET closed_at = ?, expected_cents = ?, counted_cents = ?, reason = ?, last_seq = ?"
                " WHERE id = ? AND closed_at IS NULL",
                (made_at, body["expected_cents"], body["counted_cents"], body["reason"], seq, body["till"]),
            )
        else:
            new.execute(
                "INSERT INTO receipt_counter (year, last_number) VALUES (?, ?) ON CONFLICT (year) DO UPDATE"
                " SET last_number = MAX(last_number, excluded.last_number)",
                (body["year"], body["number"]),
            )
    for values in present.values():
        new.execute("INSERT OR IGNORE INTO presence (day, pupil_id, event_id, at, is_extra) VALUES (?, ?, ?, ?, ?)",
                    values)  # fmt: skip


def _insert(new: Database, table: str, rows: Sequence[Row], columns: Sequence[str] = ()) -> None:
    named = f" ({', '.join(columns)})" if columns else ""
    for row in rows:
        new.execute(f"INSERT OR IGNORE INTO {table}{named} VALUES ({', '.join('?' * len(row))})", row)


def _free_name(path: Path, at: datetime) -> Path:
    """Return a dated name beside `path` that nothing has."""
    stem = f"{path.stem}-danneggiato-{rome(at):%Y%m%d-%H%M%S}"
    for number in range(1, 1000):
        name = path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not any(_beside(name, suffix).exists() for suffix in _BESIDE):
            return name
    raise DamagedStationFile(reason="troppi file danneggiati nella cartella")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _rename(old: Path, new: Path) -> None:
    try:
        old.rename(new)
    except OSError as error:
        raise DamagedStationFile(reason=error.strerror or str(error)) from error


def _remove(path: Path) -> None:
    for suffix in _BESIDE:
        _beside(path, suffix).unlink(missing_ok=True)
