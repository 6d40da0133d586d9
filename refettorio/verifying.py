"""Whether a database is sound: what backups, `verify` and the demonstration look at."""

from __future__ import annotations

from core import ledger
from core.storage import Database

#: Lines of the file's own check that are told; a file broken everywhere would fill the screen.
_TOLD = 5


def ledger_check(database: Database) -> list[str]:
    """Return what is broken in the ledger, in Italian; nothing when it is whole."""
    return [finding.text for finding in ledger.verify(database).findings]


def file_check(database: Database) -> list[str]:
    """Return what is broken in an SQLite file underneath the tables; nothing on PostgreSQL, which sees to itself."""
    if database.dialect != "sqlite":
        return []
    rows = database.rows(f"PRAGMA integrity_check({_TOLD})")
    found = [line for (text,) in rows for line in str(text).splitlines() if line != "ok"]
    return [f"File della base dati: {line}" for line in found[:_TOLD]]
