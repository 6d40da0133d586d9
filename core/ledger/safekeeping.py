"""Backups as the office asks for them: a copy counts only when the ledger in it proves sound."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from core.access import audit
from core.access.options import Option, get_option, set_option
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue
from core.ledger.verifying import verify
from core.progress import NO_PROGRESS, Progress
from core.storage import Database
from core.storage.backup import Backup, backup, list_backups, prune, restore

#: After so many hours an office that is open makes a copy by itself; 0: never.
BACKUP_HOURS: Option[int] = Option("backup.every_hours", 24)
#: What it can be: never, twice in a morning, daily, weekly.
BACKUP_CHOICES = (0, 4, 24, 168)

#: Lines of the file's own check that are told; a file broken everywhere would fill the screen.
_TOLD = 5


def back_up(session: Session, folder: Path, *, progress: Progress = NO_PROGRESS) -> Backup:
    """Make a checked copy of the database in `folder`, and remove the old ones that are not kept any more.

    Raises:
        DiskFull: no room.
        BackupFailed: the copy could not be made or is not sound.
        Cancelled: stopped; nothing half-made is left.
        NotAllowed: the role may not.
    """
    session.require(Permission.BACK_UP)
    path = backup(session.database, folder, session.clock, check=ledger_problems, progress=progress)
    with session.database.transaction():
        audit.record(session, "back_up", f"backup:{path.name}", size=path.stat().st_size)
    prune(folder, session.clock)
    return next(one for one in list_backups(folder) if one.path == path)


def is_backup_due(session: Session, folder: Path) -> bool:
    """Tell whether the newest copy in `folder` is older than was set; one of a later hour (clock set back) is none."""
    session.require(Permission.BACK_UP)
    hours = get_option(session, BACKUP_HOURS)
    if hours <= 0:
        return False
    now = session.now()
    made = [one.made_at for one in backups(session, folder) if one.made_at <= now]
    return not made or now - made[0] >= timedelta(hours=hours)


def set_backup_hours(session: Session, hours: int, *, shown: int | None = None) -> None:
    """Set after how many hours a copy is made by itself, from now on; 0: never.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: it is none of `BACKUP_CHOICES`.
    """
    session.require(Permission.EDIT_SETTINGS)
    if hours not in BACKUP_CHOICES:
        raise InvalidValue(field="Copia automatica", reason="scegli ogni quanto, oppure mai.")
    set_option(session, BACKUP_HOURS, hours, shown=shown)


def backups(session: Session, folder: Path) -> tuple[Backup, ...]:
    """Return the backups in `folder`, newest first; none while there is no folder."""
    session.require(Permission.BACK_UP)
    return list_backups(folder) if folder.is_dir() else ()


def last_backup_at(folder: Path) -> datetime | None:
    """Return when the newest backup in `folder` was made (UTC): for the status line of whoever is signed in."""
    found = list_backups(folder) if folder.is_dir() else ()
    return found[0].made_at if found else None


def restore_backup(session: Session, copy: Path, target: Path) -> None:
    """Put a backup at `target`, a name that does not exist yet; the database in use is not touched.

    Raises:
        TargetExists: `target` exists.
        BackupUnreadable: the copy is missing, damaged, not sound, or a PostgreSQL dump.
        DiskFull: no room at `target`.
        NotAllowed: the role may not.
    """
    session.require(Permission.BACK_UP)
    restore(copy, target, check=ledger_problems)
    with session.database.transaction():
        audit.record(session, "restore_backup", f"backup:{copy.name}", target=target.name)


def health(session: Session, *, progress: Progress = NO_PROGRESS) -> tuple[str, ...]:
    """Return what is broken in the database in use, in Italian; nothing when it is whole.

    Raises:
        Cancelled: stopped.
        NotAllowed: the role may not.
    """
    session.require(Permission.BACK_UP)
    problems = [finding.text for finding in verify(session.database, progress).findings]
    return (*_file_problems(session.database), *problems)


def ledger_problems(database: Database) -> list[str]:
    """Return what is broken in the ledger of a database, in Italian."""
    return [finding.text for finding in verify(database).findings]


def _file_problems(database: Database) -> list[str]:
    """Ask SQLite about its file; PostgreSQL sees to itself."""
    if database.dialect != "sqlite":
        return []
    rows = database.rows(f"PRAGMA integrity_check({_TOLD})")
    lines = [line for (text,) in rows for line in str(text).splitlines() if line != "ok"]
    return [f"File della base dati: {line}" for line in lines[:_TOLD]]
