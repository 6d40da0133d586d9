"""Guardians who were entered twice: which record is used instead, and who only looks like the other.

A record that was merged stands for no child any more; it stays for the history of who paid, until the record that is
used instead goes too.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TABLES = """
CREATE TABLE guardian_merge (
    merged_id INTEGER NOT NULL PRIMARY KEY REFERENCES guardian (id),
    kept_id INTEGER NOT NULL REFERENCES guardian (id), actor_id INTEGER NOT NULL, at {instant} NOT NULL,
    CHECK (merged_id <> kept_id)){by_key};
CREATE TABLE guardian_distinct (
    first_id INTEGER NOT NULL REFERENCES guardian (id), second_id INTEGER NOT NULL REFERENCES guardian (id),
    actor_id INTEGER NOT NULL, at {instant} NOT NULL, PRIMARY KEY (first_id, second_id)){by_key};
CREATE INDEX guardian_merge_kept ON guardian_merge (kept_id);
CREATE INDEX guardian_distinct_second ON guardian_distinct (second_id);
"""

_MERGED = "EXISTS (SELECT 1 FROM guardian_merge m WHERE m.merged_id = NEW.guardian_id)"
_STANDS = "EXISTS (SELECT 1 FROM guardianship l WHERE l.guardian_id = {guardian})"

#: Trigger, table, event, when it refuses (None: always), what it says.
TRIGGERS = (
    (
        "guardian_merge_stands", "guardian_merge", "INSERT", _STANDS.format(guardian="NEW.merged_id"),
        "guardian_merge: it still stands for a child",
    ),
    ("guardian_merge_no_update", "guardian_merge", "UPDATE", None, "guardian_merge: rows are never changed"),
    (
        "guardian_merge_no_delete", "guardian_merge", "DELETE", _STANDS.format(guardian="OLD.kept_id"),
        "guardian_merge: rows are kept",
    ),
    ("guardianship_in_use", "guardianship", "INSERT", _MERGED, "guardianship: the guardian was merged"),
)  # fmt: skip


def up(migrator, db):
    """Make the tables, indexes and triggers."""
    is_sqlite = isinstance(db, SqliteDatabase)
    text = TABLES.format(
        instant="INTEGER" if is_sqlite else "BIGINT", by_key=" STRICT, WITHOUT ROWID" if is_sqlite else ""
    )
    for statement in filter(None, (part.strip() for part in text.split(";\n"))):
        db.execute_sql(statement)
    make = sqlite_trigger if is_sqlite else postgresql_trigger
    for trigger in TRIGGERS:
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
    """Refuse: going back would bring merged records back as people. Restore the copy made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
