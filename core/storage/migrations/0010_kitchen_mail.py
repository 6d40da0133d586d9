"""Orders that go to the kitchen by e-mail; menus of one level of schools; a class's weekdays from a day on.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TYPES = {
    "sqlite": {
        "id": "INTEGER NOT NULL PRIMARY KEY",
        "bool": "INTEGER",
        "instant": "INTEGER",
        "strict": " STRICT",
        "by_key": " STRICT, WITHOUT ROWID",
    },
    "postgresql": {
        "id": "SERIAL NOT NULL PRIMARY KEY",
        "bool": "BOOLEAN",
        "instant": "BIGINT",
        "strict": "",
        "by_key": "",
    },
}

#: One mail a version and address, whichever PC asks for it: the key keeps the second out.
TABLES = """
CREATE TABLE kitchen_mailing (
    kitchen_id INTEGER NOT NULL PRIMARY KEY REFERENCES kitchen (id), addresses TEXT NOT NULL, is_on {bool} NOT NULL,
    CHECK (addresses <> '')){by_key};
CREATE TABLE kitchen_mail (
    id {id}, kitchen_order_id INTEGER NOT NULL, version INTEGER NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL,
    attempts INTEGER NOT NULL, last_error TEXT, made_at {instant} NOT NULL, state_at {instant} NOT NULL,
    UNIQUE (kitchen_order_id, version, address),
    FOREIGN KEY (kitchen_order_id, version) REFERENCES kitchen_order_version (kitchen_order_id, version),
    CHECK (address <> ''), CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled')),
    CHECK (attempts >= 0)){strict};
CREATE TABLE kitchen_mail_event (
    kitchen_mail_id INTEGER NOT NULL REFERENCES kitchen_mail (id), seq INTEGER NOT NULL, state TEXT NOT NULL,
    detail TEXT NOT NULL, actor_name TEXT NOT NULL, at {instant} NOT NULL,
    PRIMARY KEY (kitchen_mail_id, seq)){by_key};
CREATE TABLE class_weekdays (
    class_group_id INTEGER NOT NULL REFERENCES class_group (id), starts_on INTEGER NOT NULL, weekdays INTEGER NOT NULL,
    PRIMARY KEY (class_group_id, starts_on), CHECK (weekdays BETWEEN 0 AND 127)){by_key};
ALTER TABLE menu ADD COLUMN level TEXT CHECK (level IN ('infanzia', 'primaria', 'secondaria'));
CREATE INDEX kitchen_mail_state ON kitchen_mail (state, made_at);
"""

#: Two menus may share days when they are not for the same schools: the narrower one holds.
MENUS_OVERLAP = (
    "EXISTS (SELECT 1 FROM menu t WHERE t.id <> NEW.id AND t.service_id = NEW.service_id"
    " AND t.level IS NOT DISTINCT FROM NEW.level AND t.starts_on <= NEW.ends_on AND t.ends_on >= NEW.starts_on)"
)


def up(migrator, db):
    """Make the tables and the column; let menus of different levels share days."""
    dialect = "sqlite" if isinstance(db, SqliteDatabase) else "postgresql"
    for statement in filter(None, (part.strip() for part in TABLES.format(**TYPES[dialect]).split(";\n"))):
        db.execute_sql(statement)
    make = sqlite_trigger if dialect == "sqlite" else postgresql_trigger
    for event in ("UPDATE", "DELETE"):
        name = f"kitchen_mail_event_no_{event.lower()}"
        make(db, name, "kitchen_mail_event", event, None, "kitchen_mail_event: rows are never changed")
    for event in ("INSERT", "UPDATE"):
        name = f"menu_overlap_{event.lower()}"
        db.execute_sql(f"DROP TRIGGER {name}" + ("" if dialect == "sqlite" else " ON menu"))
        make(db, name, "menu", event, MENUS_OVERLAP, "menu: dates overlap")


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
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition or 'TRUE'} THEN RAISE EXCEPTION '{message}'"
        f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END $$"
    )
    db.execute_sql(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def down(migrator, db):
    """Refuse: going back would throw away what was sent. Restore the copy that was made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
