"""Gradual insertion at the nursery school: days of an enrolment on which the child does not eat yet.

Frozen: never edited after a release; what changes comes in a later file. One text for both engines.
"""

from peewee import SqliteDatabase

#: `weekdays` are those on which the child eats between the two days (bit 0 for Monday), none of them at first.
TABLE = """
CREATE TABLE insertion (
    id {id} NOT NULL PRIMARY KEY, enrolment_id INTEGER NOT NULL REFERENCES enrolment (id) ON DELETE CASCADE,
    starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL, weekdays INTEGER NOT NULL,
    CHECK (starts_on <= ends_on), CHECK (weekdays BETWEEN 0 AND 127)){options}
"""
INDEX = "CREATE INDEX insertion_of ON insertion (enrolment_id, starts_on)"

OVERLAP = (
    "EXISTS (SELECT 1 FROM insertion t WHERE t.id <> NEW.id AND t.enrolment_id = NEW.enrolment_id"
    " AND t.starts_on <= NEW.ends_on AND t.ends_on >= NEW.starts_on)"
)
_MESSAGE = "insertion: dates overlap"


def up(migrator, db):
    """Make the table; its spans of one enrolment never overlap."""
    is_sqlite = isinstance(db, SqliteDatabase)
    db.execute_sql(TABLE.format(id="INTEGER" if is_sqlite else "SERIAL", options=" STRICT" if is_sqlite else ""))
    db.execute_sql(INDEX)
    for event in ("INSERT", "UPDATE"):
        name = f"insertion_overlap_{event.lower()}"
        if is_sqlite:
            db.execute_sql(
                f"CREATE TRIGGER {name} BEFORE {event} ON insertion WHEN {OVERLAP}"
                f" BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
            )
        else:
            db.execute_sql(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {OVERLAP} THEN"
                f" RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
                " RETURN NEW; END $$"
            )
            db.execute_sql(f"CREATE TRIGGER {name} BEFORE {event} ON insertion FOR EACH ROW EXECUTE FUNCTION {name}()")


def down(migrator, db):
    """Refuse: going back would book children who do not eat yet. Restore the copy made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
