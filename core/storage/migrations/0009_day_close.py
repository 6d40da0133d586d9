"""The day's close: who was looked at, what became of events kept aside, who took over the money of a station.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TYPES = {
    "sqlite": {"id": "INTEGER NOT NULL PRIMARY KEY", "instant": "INTEGER", "cents": "INTEGER",
               "strict": " STRICT", "by_key": " STRICT, WITHOUT ROWID"},
    "postgresql": {"id": "SERIAL NOT NULL PRIMARY KEY", "instant": "BIGINT", "cents": "BIGINT",
                   "strict": "", "by_key": ""},
}  # fmt: skip

TABLES = """
CREATE TABLE closing_seen (
    service_id INTEGER NOT NULL REFERENCES service (id), day INTEGER NOT NULL,
    pupil_id INTEGER NOT NULL REFERENCES pupil (id), actor_id INTEGER REFERENCES app_user (id),
    at {instant} NOT NULL, PRIMARY KEY (service_id, day, pupil_id)){by_key};
CREATE TABLE event_decision (
    event_id TEXT NOT NULL PRIMARY KEY REFERENCES event (event_id), decision TEXT NOT NULL, reason TEXT NOT NULL,
    actor_id INTEGER REFERENCES app_user (id), actor_name TEXT NOT NULL, at {instant} NOT NULL,
    CHECK (decision IN ('applied', 'dismissed')), CHECK (decision <> 'dismissed' OR reason <> '')){by_key};
CREATE TABLE station_handover (
    id {id}, station_id TEXT NOT NULL REFERENCES station (id), till_id TEXT,
    actor_id INTEGER NOT NULL REFERENCES app_user (id), surplus_cents {cents} NOT NULL, at {instant} NOT NULL,
    CHECK (surplus_cents >= 0)){strict};
CREATE TABLE station_handover_recharge (
    recharge_id INTEGER NOT NULL PRIMARY KEY REFERENCES recharge (id),
    station_handover_id INTEGER NOT NULL REFERENCES station_handover (id)){strict};
"""

INDEXES = """
CREATE UNIQUE INDEX station_handover_till ON station_handover (till_id) WHERE till_id IS NOT NULL;
CREATE INDEX station_handover_actor ON station_handover (actor_id, at);
CREATE INDEX station_handover_recharge_of ON station_handover_recharge (station_handover_id);
CREATE INDEX event_kept ON event (received_at) WHERE verdict NOT IN ('applied', 'repeated');
"""

_UNCHANGED = ("event_decision", "station_handover", "station_handover_recharge")


def up(migrator, db):
    """Make the tables; all but the first only grow."""
    dialect = "sqlite" if isinstance(db, SqliteDatabase) else "postgresql"
    for text in (TABLES.format(**TYPES[dialect]), INDEXES):
        for statement in filter(None, (part.strip() for part in text.split(";\n"))):
            db.execute_sql(statement)
    for table in _UNCHANGED:
        for event in ("UPDATE", "DELETE"):
            _never(db, dialect, f"{table}_no_{event.lower()}", table, event)


def _never(db, dialect, name, table, event):
    message = f"{table}: rows are never changed"
    if dialect == "sqlite":
        db.execute_sql(f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END")
        return
    db.execute_sql(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    db.execute_sql(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def down(migrator, db):
    """Refuse: going back would throw away what the office decided. Restore the copy made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
