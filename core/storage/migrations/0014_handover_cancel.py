"""The money of a station that was taken over by mistake goes back: the handover stays, and a row says that it is over.

A drawer, and a recharge, can then be taken over again: triggers keep one handover of each in force, as keys did.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TYPES = {
    "sqlite": {"instant": "INTEGER", "strict": " STRICT"},
    "postgresql": {"instant": "BIGINT", "strict": ""},
}

TABLES = """
CREATE TABLE handover_cancel (
    station_handover_id INTEGER NOT NULL PRIMARY KEY REFERENCES station_handover (id), reason TEXT NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES app_user (id), at {instant} NOT NULL, CHECK (reason <> '')){strict};
DROP INDEX station_handover_till;
CREATE INDEX station_handover_till ON station_handover (till_id) WHERE till_id IS NOT NULL;
"""

#: SQLite cannot give a table another key: the rows go over into a new one.
REKEYED_SQLITE = """
CREATE TABLE station_handover_recharge_new (
    recharge_id INTEGER NOT NULL REFERENCES recharge (id),
    station_handover_id INTEGER NOT NULL REFERENCES station_handover (id),
    PRIMARY KEY (recharge_id, station_handover_id)) STRICT, WITHOUT ROWID;
INSERT INTO station_handover_recharge_new (recharge_id, station_handover_id)
    SELECT recharge_id, station_handover_id FROM station_handover_recharge;
DROP TABLE station_handover_recharge;
ALTER TABLE station_handover_recharge_new RENAME TO station_handover_recharge;
CREATE INDEX station_handover_recharge_of ON station_handover_recharge (station_handover_id);
"""
REKEYED_POSTGRESQL = """
ALTER TABLE station_handover_recharge DROP CONSTRAINT station_handover_recharge_pkey;
ALTER TABLE station_handover_recharge ADD PRIMARY KEY (recharge_id, station_handover_id);
"""

_OVER = "EXISTS (SELECT 1 FROM handover_cancel c WHERE c.station_handover_id = {handover})"
_TILL_HELD = (
    f"EXISTS (SELECT 1 FROM station_handover h WHERE h.till_id = NEW.till_id AND NOT {_OVER.format(handover='h.id')})"
)
_RECHARGE_HELD = (
    "EXISTS (SELECT 1 FROM station_handover_recharge l WHERE l.recharge_id = NEW.recharge_id"
    " AND l.station_handover_id <> NEW.station_handover_id"
    f" AND NOT {_OVER.format(handover='l.station_handover_id')})"
)
#: Trigger, table, event, when it refuses (None: always), what it says.
TRIGGERS = (
    ("handover_cancel_no_update", "handover_cancel", "UPDATE", None, "handover_cancel: rows are never changed"),
    ("handover_cancel_no_delete", "handover_cancel", "DELETE", None, "handover_cancel: rows are never changed"),
    ("station_handover_once", "station_handover", "INSERT", _TILL_HELD, "station_handover: the till is taken over"),
    (
        "station_handover_recharge_once", "station_handover_recharge", "INSERT", _RECHARGE_HELD,
        "station_handover_recharge: the recharge is taken over",
    ),
)  # fmt: skip
#: Those that went with the table on SQLite.
LOST = tuple(
    (f"station_handover_recharge_no_{event.lower()}", "station_handover_recharge", event, None,
     "station_handover_recharge: rows are never changed")
    for event in ("UPDATE", "DELETE")
)  # fmt: skip


def up(migrator, db):
    """Make the table and the triggers; give the recharges of a handover a key that lets them be taken over again."""
    is_sqlite = isinstance(db, SqliteDatabase)
    tables = TABLES.format(**TYPES["sqlite" if is_sqlite else "postgresql"])
    for text in (tables, REKEYED_SQLITE if is_sqlite else REKEYED_POSTGRESQL):
        for statement in filter(None, (part.strip() for part in text.split(";\n"))):
            db.execute_sql(statement)
    make = sqlite_trigger if is_sqlite else postgresql_trigger
    for trigger in (*TRIGGERS, *(LOST if is_sqlite else ())):
        make(db, *trigger)


def sqlite_trigger(db, name, table, event, condition, message):
    """Refuse the event when `condition` holds (always, when it is None)."""
    guard = f" WHEN {condition}" if condition else ""
    db.execute_sql(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}{guard} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def postgresql_trigger(db, name, table, event, condition, message):
    """Do the same with a function: a condition with a sub-query may not stand in PostgreSQL's WHEN."""
    result = "OLD" if event == "DELETE" else "NEW"
    db.execute_sql(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition or 'TRUE'} THEN"
        f" RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        f" RETURN {result}; END $$"
    )
    db.execute_sql(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def down(migrator, db):
    """Refuse: going back would make the office answer for money that it gave back. Restore the copy made before."""
    raise NotImplementedError("restore the backup made before the migration")
