"""The cash desk: sessions, what was taken in them, deposits to the treasury.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TYPES = {
    "sqlite": {"id": "INTEGER NOT NULL PRIMARY KEY", "instant": "INTEGER", "cents": "INTEGER", "strict": " STRICT"},
    "postgresql": {"id": "SERIAL NOT NULL PRIMARY KEY", "instant": "BIGINT", "cents": "BIGINT", "strict": ""},
}

TABLES = """
CREATE TABLE cash_session (
    id {id}, actor_id INTEGER NOT NULL REFERENCES app_user (id), opened_at {instant} NOT NULL,
    opened_batch_id INTEGER NOT NULL, float_cents {cents} NOT NULL, closed_at {instant}, closed_batch_id INTEGER,
    closed_by_id INTEGER REFERENCES app_user (id), expected_cents {cents}, counted_cents {cents}, reason TEXT,
    CHECK (float_cents >= 0), CHECK (counted_cents >= 0),
    CHECK ((closed_at IS NULL) = (counted_cents IS NULL)), CHECK ((closed_at IS NULL) = (expected_cents IS NULL)),
    CHECK ((closed_at IS NULL) = (closed_batch_id IS NULL)), CHECK ((closed_at IS NULL) = (closed_by_id IS NULL)),
    CHECK (counted_cents = expected_cents OR COALESCE(reason, '') <> '')){strict};
CREATE TABLE cash_taking (
    recharge_id INTEGER NOT NULL PRIMARY KEY REFERENCES recharge (id),
    cash_session_id INTEGER NOT NULL REFERENCES cash_session (id)){strict};
CREATE TABLE cash_deposit (
    id {id}, actor_id INTEGER NOT NULL REFERENCES app_user (id),
    cash_session_id INTEGER REFERENCES cash_session (id), day INTEGER NOT NULL, means TEXT NOT NULL,
    amount_cents {cents} NOT NULL, treasury_receipt TEXT NOT NULL, note TEXT, at {instant} NOT NULL,
    cancelled_at {instant}, cancel_reason TEXT, CHECK (means IN ('cash', 'cheque')), CHECK (amount_cents > 0),
    CHECK (treasury_receipt <> ''), CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
    CHECK (cancel_reason <> '')){strict};
"""

INDEXES = """
CREATE UNIQUE INDEX cash_session_open ON cash_session (actor_id) WHERE closed_at IS NULL;
CREATE INDEX cash_session_opened ON cash_session (opened_at);
CREATE INDEX cash_taking_session ON cash_taking (cash_session_id);
CREATE INDEX cash_deposit_day ON cash_deposit (actor_id, day);
CREATE INDEX reversal_recharge ON reversal (at) WHERE kind = 2;
"""

_IS_CLOSED = "EXISTS (SELECT 1 FROM cash_session s WHERE s.id = NEW.cash_session_id AND s.closed_at IS NOT NULL)"
_OPENING_CHANGES = (
    "NEW.actor_id <> OLD.actor_id OR NEW.opened_at <> OLD.opened_at OR NEW.float_cents <> OLD.float_cents"
    " OR NEW.opened_batch_id <> OLD.opened_batch_id"
)
_DEPOSIT_CHANGES = (
    "OLD.cancelled_at IS NOT NULL OR NEW.actor_id <> OLD.actor_id OR NEW.day <> OLD.day"
    " OR NEW.amount_cents <> OLD.amount_cents OR NEW.means <> OLD.means"
    " OR NEW.treasury_receipt <> OLD.treasury_receipt"
)

#: Name, table, event, condition (None: always), what is said.
TRIGGERS = (
    ("cash_session_no_delete", "cash_session", "DELETE", None, "cash_session: rows are never deleted"),
    ("cash_session_closed", "cash_session", "UPDATE", "OLD.closed_at IS NOT NULL", "cash_session: already closed"),
    (
        "cash_session_kept", "cash_session", "UPDATE",
        _OPENING_CHANGES,
        "cash_session: its opening is never changed",
    ),
    ("cash_taking_no_update", "cash_taking", "UPDATE", None, "cash_taking: rows are never changed"),
    ("cash_taking_no_delete", "cash_taking", "DELETE", None, "cash_taking: rows are never changed"),
    ("cash_taking_open", "cash_taking", "INSERT", _IS_CLOSED, "cash_taking: the session is closed"),
    ("cash_deposit_no_delete", "cash_deposit", "DELETE", None, "cash_deposit: rows are never deleted"),
    (
        "cash_deposit_kept", "cash_deposit", "UPDATE",
        _DEPOSIT_CHANGES,
        "cash_deposit: only cancelled, never changed",
    ),
    ("cash_deposit_open", "cash_deposit", "INSERT", _IS_CLOSED, "cash_deposit: the session is closed"),
)  # fmt: skip


def up(migrator, db):
    """Make the tables of the cash desk."""
    dialect = "sqlite" if isinstance(db, SqliteDatabase) else "postgresql"
    for text in (TABLES.format(**TYPES[dialect]), INDEXES):
        for statement in filter(None, (part.strip() for part in text.split(";\n"))):
            db.execute_sql(statement)
    make = sqlite_trigger if dialect == "sqlite" else postgresql_trigger
    for name, table, event, condition, message in TRIGGERS:
        make(db, name, table, event, condition, message)


def sqlite_trigger(db, name, table, event, condition, message):
    """Refuse the event when `condition` holds (always, when it is None)."""
    guard = f" WHEN {condition}" if condition else ""
    db.execute_sql(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table}{guard} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def postgresql_trigger(db, name, table, event, condition, message):
    """Do the same with a function."""
    result = "OLD" if event == "DELETE" else "NEW"
    db.execute_sql(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition or 'TRUE'} THEN"
        f" RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        f" RETURN {result}; END $$"
    )
    db.execute_sql(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def down(migrator, db):
    """Refuse: going back would throw the cash desk away. Restore the copy that was made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
