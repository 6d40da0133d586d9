"""A station may also tell of its till: opened with a float, closed with a count.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

KINDS = "kind IN ('presence', 'undo', 'recharge', 'till_opened', 'till_closed')"

#: SQLite cannot change a check: the table is made again, with the same rows.
COLUMNS = "event_id, payload_hash, station_id, kind, body, made_at, received_at, verdict, reason, day, pupil_id"
TABLE = f"""
CREATE TABLE event_of_stations (
    event_id TEXT NOT NULL PRIMARY KEY, payload_hash TEXT NOT NULL,
    station_id TEXT NOT NULL REFERENCES station (id), kind TEXT NOT NULL, body TEXT NOT NULL,
    made_at INTEGER NOT NULL, received_at INTEGER NOT NULL, verdict TEXT NOT NULL, reason TEXT,
    day INTEGER, pupil_id INTEGER, CHECK ({KINDS})) STRICT, WITHOUT ROWID
"""


def up(migrator, db):
    """Allow the two kinds."""
    if not isinstance(db, SqliteDatabase):
        db.execute_sql("ALTER TABLE event DROP CONSTRAINT event_kind_check")
        db.execute_sql(f"ALTER TABLE event ADD CONSTRAINT event_kind_check CHECK ({KINDS})")
        return
    beside = db.execute_sql(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'event' AND type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall()
    db.execute_sql(TABLE)
    db.execute_sql(f"INSERT INTO event_of_stations ({COLUMNS}) SELECT {COLUMNS} FROM event")
    db.execute_sql("DROP TABLE event")
    db.execute_sql("ALTER TABLE event_of_stations RENAME TO event")
    for (statement,) in beside:
        db.execute_sql(statement)


def down(migrator, db):
    """Refuse: going back would throw away what stations told. Restore the copy made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
