"""The database: URL, connections, transactions, tables, migrations, backup.

Two engines, one set of rules (docs/decisions/0006-storage.md): an SQLite file for one PC, PostgreSQL for several.
Invariants live in the database itself: keys, CHECKs and triggers.
"""

from core.storage.database import Database, open_database
from core.storage.faults import (
    BackupFailed,
    BackupUnreadable,
    DatabaseCorrupt,
    DatabaseMoved,
    DatabaseReadOnly,
    DatabaseUnavailable,
    DiskFull,
    SchemaOutdated,
    SchemaTooNew,
    TargetExists,
    UnknownDatabaseUrl,
    UnsafeLocation,
    UnsafeSqlite,
)
from core.storage.moments import day_from_number, day_number, instant_from_number, instant_number

__all__ = [
    "BackupFailed",
    "BackupUnreadable",
    "Database",
    "DatabaseCorrupt",
    "DatabaseMoved",
    "DatabaseReadOnly",
    "DatabaseUnavailable",
    "DiskFull",
    "SchemaOutdated",
    "SchemaTooNew",
    "TargetExists",
    "UnknownDatabaseUrl",
    "UnsafeLocation",
    "UnsafeSqlite",
    "day_from_number",
    "day_number",
    "instant_from_number",
    "instant_number",
    "open_database",
]
