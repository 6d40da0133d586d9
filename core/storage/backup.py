"""Backups: made while others work, checked before they count, kept by age, restored beside and never over.

SQLite is copied through its backup API, PostgreSQL by pg_dump (docs/decisions/0006-storage.md).
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import apsw

from core.clock import Clock, rome
from core.errors import Phrase
from core.progress import NO_PROGRESS, Progress
from core.storage.database import (
    Database,
    faults_named,
    open_database,
    open_for_reading,
    postgresql_host,
    sqlite_url,
)
from core.storage.faults import BackupFailed, BackupUnreadable, DatabaseCorrupt, DiskFull, TargetExists
from core.storage.migrating import BeforeChange, migrate, pending

#: Looks at a database and returns what is broken, in Italian; nothing when it is whole. Given in, so that storage
#: knows no ledger.
Check = Callable[[Database], Sequence[str]]

_NAME = re.compile(r"refettorio-(?P<at>\d{8}T\d{6}Z)(?:-\d+)?\.(?:db|dump)")
_AT = "%Y%m%dT%H%M%SZ"
#: What SQLite says of such a file is English, and tells the office nothing.
_DAMAGED = Phrase("il file è danneggiato")
_STEP_PAGES = 2_000  # 8 MB between two looks at the progress


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in its folder, and when it was made (UTC)."""

    path: Path
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Keep:
    """What `prune` keeps: the newest ones, then the last of each day and of each month in Rome, this far back."""

    newest: int = 24
    days: int = 31
    months: int = 24


def backup(
    database: Database, folder: Path, clock: Clock, *, check: Check | None = None, progress: Progress = NO_PROGRESS
) -> Path:
    """Copy the database into `folder` while others go on working; return the copy, checked and complete.

    The copy is made under another name, opened again and checked (`PRAGMA integrity_check`, then `check`), and only
    then given its own: what is named like a backup is one. On PostgreSQL, whose dump cannot be opened, `check` looks
    at the database itself.

    Raises:
        DiskFull: no room in `folder`.
        BackupFailed: the copy could not be made or is not whole, or pg_dump is missing.
        Cancelled: the user stopped it. In all cases nothing half-made is left.
    """
    if database.in_transaction():
        raise RuntimeError("a backup is made outside transactions")
    suffix = "db" if database.dialect == "sqlite" else "dump"
    with _room(folder):
        folder.mkdir(parents=True, exist_ok=True)
        path = _free_name(folder, clock.now(), suffix)
        part = path.with_suffix(f".{suffix}.part")
        try:
            if database.dialect == "sqlite":
                _copy(database, part, progress)
                _ensure_whole(part, check)
            else:
                _dump(database, part)
                _ensure_sound(database, check)
            _sync(part)
            part.rename(path)
        finally:
            _remove(part)
    return path


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in `folder`, newest first; other files are not looked at."""
    found = []
    for path in folder.glob("refettorio-*"):
        match = _NAME.fullmatch(path.name)
        if match is not None:
            made_at = datetime.strptime(match["at"], _AT).replace(tzinfo=UTC)
            found.append(Backup(path, made_at, path.stat().st_size))
    return tuple(sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True))


def prune(folder: Path, clock: Clock, keep: Keep | None = None) -> tuple[Path, ...]:
    """Remove the backups that `keep` does not keep; return them."""
    keep = keep or Keep()
    found = list_backups(folder)
    kept = {one.path for one in found[: max(keep.newest, 1)]}
    now = clock.now()
    for key, since in (
        ("%Y-%m-%d", now - timedelta(days=keep.days)),
        ("%Y-%m", now - timedelta(days=31 * keep.months)),
    ):
        last: dict[str, Path] = {}
        for one in found:  # newest first: the first of a day or month is its last
            if one.made_at >= since:
                last.setdefault(f"{rome(one.made_at):{key}}", one.path)
        kept.update(last.values())
    removed = tuple(one.path for one in found if one.path not in kept)
    for path in removed:
        path.unlink()
    return removed


def restore(copy: Path, target: Path, *, check: Check | None = None) -> None:
    """Put a backup of an SQLite database at `target`, a name that does not exist yet; the copy stays.

    The program is then opened on `target`: no file that somebody may have open is ever written over. What an older
    version of the program wrote is brought up to date there, so that it opens.

    Raises:
        TargetExists: `target` exists.
        BackupUnreadable: the copy is missing, damaged, or a PostgreSQL dump (which pg_restore reads).
        SchemaTooNew: a newer version of the program made the copy.
        DiskFull: no room at `target`.
    """
    if target.exists():
        raise TargetExists(path=target)
    if copy.suffix == ".dump":
        raise BackupUnreadable(name=copy.name, reason="è di PostgreSQL: usa pg_restore in una base dati nuova")
    if not copy.is_file():
        raise BackupUnreadable(name=copy.name, reason="non esiste")
    part = target.with_name(target.name + ".part")
    with _room(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(copy, part)
            try:
                _ensure_whole(part, None)
                _bring_up_to_date(part)
                _ensure_whole(part, check)
            except BackupFailed as error:
                raise BackupUnreadable(name=copy.name, reason=error.params["reason"]) from error
            _sync(part)
            _take_name(part, target)
        finally:
            _remove(part)


def backup_before_change(folder: Path, clock: Clock, check: Check | None = None) -> BeforeChange:
    """Return what `core.storage.migrating.migrate` calls before it changes a database that holds data."""

    def before_change(database: Database) -> None:
        backup(database, folder, clock, check=check)

    return before_change


def _copy(database: Database, part: Path, progress: Progress) -> None:
    """Copy page by page, all as of one moment: writers neither wait nor start it over."""
    _remove(part)
    copy = open_copy(part)
    try:
        with database.snapshot():
            database.scalar("SELECT COUNT(*) FROM sqlite_master")  # the moment is that of the first read
            with faults_named(), copy.backup("main", database.engine.connection(), "main") as running:
                while not running.done:
                    running.step(_STEP_PAGES)
                    progress.advance(running.page_count - running.remaining, running.page_count)
                    progress.check()
        with faults_named():
            # The original is in WAL, and says so in its header: alone, the copy is one file.
            copy.execute("PRAGMA journal_mode = delete")
    finally:
        copy.close()


def open_copy(part: Path) -> apsw.Connection:
    """Return a connection to the file that the copy goes to."""
    with faults_named():
        return apsw.Connection(str(part))


def _bring_up_to_date(part: Path) -> None:
    """Run what an older version of the program had not; the copy itself is the one from before."""
    restored = open_for_reading(part)
    try:
        if not restored.scalar("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'") or not pending(restored):
            return
    finally:
        restored.close()
    restored = open_database(sqlite_url(part))
    try:
        migrate(restored, before_change=lambda _database: None)
    finally:
        restored.close()
    restored_alone = open_copy(part)
    try:
        with faults_named():
            restored_alone.execute("PRAGMA journal_mode = delete")  # one file again
    finally:
        restored_alone.close()


def _ensure_whole(part: Path, check: Check | None) -> None:
    copy = open_for_reading(part)
    try:
        problems = [str(row[0]) for row in copy.rows("PRAGMA integrity_check(3)") if row[0] != "ok"]
        if problems:
            raise BackupFailed(reason=_DAMAGED)
        if not copy.scalar("SELECT COUNT(*) FROM sqlite_master"):
            raise BackupFailed(reason="non contiene nulla")  # SQLite takes an empty file for a database
        _ensure_sound(copy, check)
    except DatabaseCorrupt as error:
        raise BackupFailed(reason=_DAMAGED) from error
    finally:
        copy.close()


def _ensure_sound(database: Database, check: Check | None) -> None:
    problems = [] if check is None else list(check(database))
    if problems:
        raise BackupFailed(reason=problems[0])


def _dump(database: Database, part: Path) -> None:
    """Run pg_dump; the password goes through its environment, where other users' `ps` does not see it."""
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupFailed(reason="serve pg_dump: installa i programmi client di PostgreSQL")
    parts = urlsplit(database.url)
    told = {
        "PGHOST": postgresql_host(database.url),
        "PGPORT": None if parts.port is None else str(parts.port),
        "PGUSER": unquote(parts.username) if parts.username else None,
        "PGPASSWORD": unquote(parts.password) if parts.password else None,
        "PGDATABASE": unquote(parts.path.strip("/")),
    }
    done = subprocess.run(  # noqa: S603 - no shell, our own arguments
        [program, "--format=custom", "--no-password", f"--file={part}"],
        env={**os.environ, **{name: value for name, value in told.items() if value is not None}},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        if "No space left" in done.stderr:
            raise DiskFull
        raise BackupFailed(reason=(done.stderr.strip().splitlines() or ["pg_dump"])[-1][:120])


@contextmanager
def _room(folder: Path) -> Iterator[None]:
    """Name what the file system refuses."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull from error
        raise BackupFailed(reason=f"{folder}: {error.strerror}") from error


def _free_name(folder: Path, at: datetime, suffix: str) -> Path:
    stem = f"refettorio-{at.astimezone(UTC).strftime(_AT)}"
    path, number = folder / f"{stem}.{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.{suffix}"
    return path


def _take_name(part: Path, target: Path) -> None:
    """Give the file its name, unless somebody else took it meanwhile."""
    try:
        os.link(part, target)  # fails when the name is taken, where rename would write over it
    except FileExistsError as error:
        raise TargetExists(path=target) from error
    except OSError:  # a file system without hard links (exFAT)
        part.rename(target)


def _sync(part: Path) -> None:
    """Have the file on the disk before it gets its name."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(part: Path) -> None:
    for path in (part, *(part.with_name(part.name + ending) for ending in ("-journal", "-wal", "-shm"))):
        path.unlink(missing_ok=True)
