"""What stands behind a transfer or a refund: why, with which other account, to which bank account.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TABLE = """
CREATE TABLE entry_note (
    account_id INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, seq INTEGER NOT NULL,
    reason TEXT NOT NULL, other_account_id INTEGER REFERENCES account (id), iban TEXT, payee TEXT,
    PRIMARY KEY (account_id, day, kind, seq),
    FOREIGN KEY (account_id, day, kind, seq) REFERENCES entry (account_id, day, kind, seq),
    CHECK (reason <> ''), CHECK ((iban IS NULL) = (payee IS NULL)), CHECK (iban IS NULL OR kind = 5)){options}
"""


#: The only change: whose bank account it was goes, when a family is erased.
_IS_ERASURE = (
    "OLD.iban IS NOT NULL AND NEW.iban IS NULL AND NEW.payee IS NULL AND NEW.account_id = OLD.account_id"
    " AND NEW.day = OLD.day AND NEW.kind = OLD.kind AND NEW.seq = OLD.seq AND NEW.reason = OLD.reason"
    " AND COALESCE(NEW.other_account_id, 0) = COALESCE(OLD.other_account_id, 0)"
)
_MESSAGE = "entry_note: rows are never changed"


def up(migrator, db):
    """Make the table; its rows are only added."""
    is_sqlite = isinstance(db, SqliteDatabase)
    db.execute_sql(TABLE.format(options=" WITHOUT ROWID, STRICT" if is_sqlite else ""))
    for event, condition in (("UPDATE", f"NOT ({_IS_ERASURE})"), ("DELETE", "TRUE")):
        name = f"entry_note_no_{event.lower()}"
        if is_sqlite:
            db.execute_sql(
                f"CREATE TRIGGER {name} BEFORE {event} ON entry_note WHEN {condition}"
                f" BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
            )
        else:
            db.execute_sql(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN"
                f" RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
                f" RETURN {'OLD' if event == 'DELETE' else 'NEW'}; END $$"
            )
            db.execute_sql(f"CREATE TRIGGER {name} BEFORE {event} ON entry_note FOR EACH ROW EXECUTE FUNCTION {name}()")


def down(migrator, db):
    """Refuse: going back would throw away why money moved. Restore the copy that was made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
