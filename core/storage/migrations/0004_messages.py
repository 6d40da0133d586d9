"""Letters and e-mails to families, roll-overs, waiting lists, merged and erased pupils, purges of the audit trail.

Rows that are never changed get one way each in which they may be: a request, a receipt and a message's history may lose
the name of who asked, paid or was written to; an audit line may go once a purge of older lines is on record.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TYPES = {
    "sqlite": {
        "id": "INTEGER NOT NULL PRIMARY KEY",
        "instant": "INTEGER",
        "cents": "INTEGER",
        "strict": " STRICT",
        "by_key": " STRICT, WITHOUT ROWID",
    },
    "postgresql": {
        "id": "SERIAL NOT NULL PRIMARY KEY",
        "instant": "BIGINT",
        "cents": "BIGINT",
        "strict": "",
        "by_key": "",
    },
}

TABLES = """
CREATE TABLE message (
    id {id}, account_id INTEGER NOT NULL REFERENCES account (id), pupil_id INTEGER NOT NULL REFERENCES pupil (id),
    guardian_id INTEGER REFERENCES guardian (id), step TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL,
    address TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, balance_cents {cents} NOT NULL,
    state TEXT NOT NULL, attempts INTEGER NOT NULL, last_error TEXT, actor_id INTEGER NOT NULL,
    made_at {instant} NOT NULL, state_at {instant} NOT NULL,
    CHECK (step IN ('alert', 'first', 'second', 'formal')), CHECK (channel IN ('email', 'letter')),
    CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'failed', 'cancelled')),
    CHECK (channel = 'email' OR state NOT IN ('sending', 'sent', 'failed')),
    CHECK (channel = 'letter' OR state <> 'printed'), CHECK (attempts >= 0)){strict};
CREATE TABLE message_event (
    message_id INTEGER NOT NULL REFERENCES message (id), seq INTEGER NOT NULL, state TEXT NOT NULL,
    detail TEXT NOT NULL, actor_id INTEGER NOT NULL, at {instant} NOT NULL,
    PRIMARY KEY (message_id, seq)){by_key};

CREATE TABLE roll_over (
    id {id}, from_year_id INTEGER NOT NULL REFERENCES school_year (id), to_year_id INTEGER NOT NULL,
    to_label TEXT NOT NULL, actor_id INTEGER NOT NULL, actor_name TEXT NOT NULL, at {instant} NOT NULL,
    undone_at {instant}, undone_by TEXT,
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))){strict};
CREATE TABLE roll_over_row (
    roll_over_id INTEGER NOT NULL REFERENCES roll_over (id), kind TEXT NOT NULL, row_id INTEGER NOT NULL,
    PRIMARY KEY (roll_over_id, kind, row_id),
    CHECK (kind IN ('year', 'class', 'placement', 'enrolment'))){by_key};
CREATE TABLE service_capacity (
    school_id INTEGER NOT NULL REFERENCES school (id), service_id INTEGER NOT NULL REFERENCES service (id),
    school_year_id INTEGER NOT NULL REFERENCES school_year (id), seats INTEGER NOT NULL,
    PRIMARY KEY (school_id, service_id, school_year_id), CHECK (seats >= 0)){by_key};
CREATE TABLE waiting_entry (
    id {id}, pupil_id INTEGER NOT NULL REFERENCES pupil (id), service_id INTEGER NOT NULL REFERENCES service (id),
    school_id INTEGER NOT NULL REFERENCES school (id),
    school_year_id INTEGER NOT NULL REFERENCES school_year (id), asked_on INTEGER NOT NULL, note TEXT NOT NULL,
    state TEXT NOT NULL, at {instant} NOT NULL, closed_at {instant},
    CHECK (state IN ('waiting', 'enrolled', 'withdrawn')),
    CHECK ((state = 'waiting') = (closed_at IS NULL))){strict};

CREATE TABLE pupil_merge (
    merged_id INTEGER NOT NULL PRIMARY KEY REFERENCES pupil (id), kept_id INTEGER NOT NULL REFERENCES pupil (id),
    actor_id INTEGER NOT NULL, at {instant} NOT NULL, CHECK (merged_id <> kept_id)){by_key};
CREATE TABLE pupil_distinct (
    first_id INTEGER NOT NULL REFERENCES pupil (id), second_id INTEGER NOT NULL REFERENCES pupil (id),
    actor_id INTEGER NOT NULL, at {instant} NOT NULL, PRIMARY KEY (first_id, second_id)){by_key};
CREATE TABLE pupil_erasure (
    pupil_id INTEGER NOT NULL PRIMARY KEY REFERENCES pupil (id), actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL, at {instant} NOT NULL){by_key};
CREATE TABLE audit_purge (
    id {id}, before_at {instant} NOT NULL, lines INTEGER NOT NULL, actor_id INTEGER NOT NULL,
    actor_name TEXT NOT NULL, at {instant} NOT NULL, CHECK (lines >= 0)){strict};
"""

#: One message of a step waits for an account at a time, whoever prepares it; one place is waited for once.
INDEXES = """
CREATE UNIQUE INDEX message_open ON message (account_id, step) WHERE state IN ('queued', 'sending', 'failed');
CREATE INDEX message_account ON message (account_id, made_at);
CREATE INDEX message_state ON message (state, made_at);
CREATE INDEX message_pupil ON message (pupil_id);
CREATE UNIQUE INDEX waiting_entry_open ON waiting_entry (pupil_id, service_id) WHERE state = 'waiting';
CREATE INDEX pupil_merge_kept ON pupil_merge (kept_id);
CREATE INDEX pupil_born ON pupil (born_on);
"""

NEVER_CHANGED = ("message_event", "pupil_merge", "pupil_erasure", "audit_purge")

#: What a server said of an address goes with the name it was about.
_DETAIL_GOES = "OLD.detail <> '' AND NEW.detail = ''"
_SAME_EVENT = "message_id seq state actor_id at"

_SAME_REQUEST = "id receipt_code pupil_id service_id kind starts_on ends_on channel actor_id at"
_SAME_RECHARGE = (
    "id account_id day kind seq amount_cents means channel issuer receipt_year receipt_number station_id actor_id at"
)
_NAMES_GO = (
    "(OLD.asked_by <> '' OR OLD.override_reason IS NOT NULL) AND NEW.asked_by = '' AND NEW.override_reason IS NULL"
)


def _only(goes, columns):
    """Return the condition under which a change is anything but names that go."""
    same = " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in columns.split())
    return f"NOT (({goes}) AND {same})"


#: Trigger, table, event, when it refuses.
REPLACED = (
    ("message_event_no_update", "message_event", "UPDATE", _only(_DETAIL_GOES, _SAME_EVENT)),
    ("meal_request_no_update", "meal_request", "UPDATE", _only(_NAMES_GO, _SAME_REQUEST)),
    (
        "recharge_no_update", "recharge", "UPDATE",
        _only("OLD.paid_by IS NOT NULL AND NEW.paid_by IS NULL", _SAME_RECHARGE),
    ),
    ("audit_no_delete", "audit", "DELETE", "OLD.at >= COALESCE((SELECT MAX(p.before_at) FROM audit_purge p), 0)"),
)  # fmt: skip


def up(migrator, db):
    """Make the tables, indexes and triggers; give the triggers their one way."""
    dialect = "sqlite" if isinstance(db, SqliteDatabase) else "postgresql"
    for text in (TABLES.format(**TYPES[dialect]), INDEXES):
        for statement in filter(None, (part.strip() for part in text.split(";\n"))):
            db.execute_sql(statement)
    make = sqlite_trigger if dialect == "sqlite" else postgresql_trigger
    for table in NEVER_CHANGED:
        for event in ("UPDATE", "DELETE"):
            make(db, f"{table}_no_{event.lower()}", table, event, None)
    for name, table, event, condition in REPLACED:
        db.execute_sql(f"DROP TRIGGER {name}" + ("" if dialect == "sqlite" else f" ON {table}"))
        make(db, name, table, event, condition)


def sqlite_trigger(db, name, table, event, condition):
    """Refuse the event when `condition` holds (always, when it is None)."""
    guard = f" WHEN {condition}" if condition else ""
    db.execute_sql(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}{guard}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: rows are never changed'); END"
    )


def postgresql_trigger(db, name, table, event, condition):
    """Do the same with a function: a condition with a sub-query may not stand in PostgreSQL's WHEN."""
    result = "OLD" if event == "DELETE" else "NEW"
    db.execute_sql(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition or 'TRUE'} THEN RAISE EXCEPTION '{table}: rows are never changed'"
        f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {result}; END $$"
    )
    db.execute_sql(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def down(migrator, db):
    """Refuse: going back would throw messages away. Restore the copy that was made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
