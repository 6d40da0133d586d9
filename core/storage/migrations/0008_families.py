"""Who pays for a pupil and by how much, charges that a family contests, charges posted again after a wrong reversal.

A set of payers is a draft until a period uses it: only a whole one (100 %) may be used, and from then on it is never
changed. A period may be cut short or withdrawn; the rest of it stays as it was. What was contested and what was decided
lose the family's words when a pupil is erased, and are never changed otherwise.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TYPES = {
    "sqlite": {
        "id": "INTEGER NOT NULL PRIMARY KEY", "instant": "INTEGER", "strict": " STRICT",
        "by_key": " STRICT, WITHOUT ROWID",
    },
    "postgresql": {"id": "SERIAL NOT NULL PRIMARY KEY", "instant": "BIGINT", "strict": "", "by_key": ""},
}  # fmt: skip

TABLES = """
CREATE TABLE payer_set (
    id {id}, actor_id INTEGER NOT NULL, at {instant} NOT NULL){strict};
CREATE TABLE payer_share (
    payer_set_id INTEGER NOT NULL REFERENCES payer_set (id), guardian_id INTEGER NOT NULL REFERENCES guardian (id),
    percent INTEGER NOT NULL, PRIMARY KEY (payer_set_id, guardian_id), CHECK (percent BETWEEN 1 AND 100)){by_key};
CREATE TABLE payer_period (
    id {id}, payer_set_id INTEGER NOT NULL UNIQUE REFERENCES payer_set (id),
    pupil_id INTEGER NOT NULL REFERENCES pupil (id), starts_on INTEGER NOT NULL, ends_on INTEGER NOT NULL,
    actor_id INTEGER NOT NULL, at {instant} NOT NULL, withdrawn_at {instant}, withdrawn_by_id INTEGER,
    CHECK (starts_on <= ends_on), CHECK ((withdrawn_at IS NULL) = (withdrawn_by_id IS NULL))){strict};

CREATE TABLE contestation (
    id {id}, account_id INTEGER NOT NULL REFERENCES account (id), day INTEGER NOT NULL, kind INTEGER NOT NULL,
    seq INTEGER NOT NULL, received_on INTEGER NOT NULL, channel TEXT NOT NULL, about TEXT NOT NULL,
    asked_by TEXT NOT NULL, text TEXT NOT NULL, attachment TEXT NOT NULL, actor_id INTEGER NOT NULL,
    at {instant} NOT NULL,
    FOREIGN KEY (account_id, day, kind, seq) REFERENCES entry (account_id, day, kind, seq),
    CHECK (kind IN (1, 7)), CHECK (channel IN ('desk', 'phone', 'email', 'letter', 'portal')),
    CHECK (about IN ('absent', 'price', 'double', 'other')), CHECK (text <> '')){strict};
CREATE TABLE contestation_decision (
    contestation_id INTEGER NOT NULL PRIMARY KEY REFERENCES contestation (id),
    account_id INTEGER NOT NULL REFERENCES account (id), state TEXT NOT NULL, reason TEXT NOT NULL,
    by_day INTEGER, by_kind INTEGER, by_seq INTEGER, actor_id INTEGER NOT NULL, at {instant} NOT NULL,
    FOREIGN KEY (account_id, by_day, by_kind, by_seq) REFERENCES entry (account_id, day, kind, seq),
    CHECK (state IN ('accepted', 'refused')), CHECK ((state = 'accepted') = (by_day IS NOT NULL)),
    CHECK ((by_day IS NULL) = (by_seq IS NULL)), CHECK ((by_day IS NULL) = (by_kind IS NULL)), CHECK (by_kind = 3),
    CHECK (reason <> '')){by_key};
CREATE TABLE charge_repeat (
    account_id INTEGER NOT NULL REFERENCES account (id), by_day INTEGER NOT NULL, by_kind INTEGER NOT NULL,
    by_seq INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, seq INTEGER NOT NULL, reason TEXT NOT NULL,
    actor_id INTEGER NOT NULL, at {instant} NOT NULL, PRIMARY KEY (account_id, by_day, by_kind, by_seq),
    FOREIGN KEY (account_id, by_day, by_kind, by_seq) REFERENCES entry (account_id, day, kind, seq),
    FOREIGN KEY (account_id, day, kind, seq) REFERENCES reversal (account_id, day, kind, seq),
    CHECK (kind = 1), CHECK (by_kind IN (1, 7)), CHECK (reason <> '')){by_key};
"""

#: A message of a step waits once for an account and a guardian: where two pay, both are written to.
INDEXES = """
CREATE INDEX payer_share_guardian ON payer_share (guardian_id);
CREATE INDEX payer_period_pupil ON payer_period (pupil_id, starts_on);
CREATE INDEX contestation_entry ON contestation (account_id, day, kind, seq);
CREATE INDEX charge_repeat_of ON charge_repeat (account_id, day, kind, seq);
DROP INDEX message_open;
CREATE UNIQUE INDEX message_open ON message (account_id, step, COALESCE(guardian_id, 0))
    WHERE state IN ('queued', 'sending', 'failed');
"""


def same(columns):
    """Return the condition under which these columns stay as they were."""
    return " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in columns.split())


_USED = "EXISTS (SELECT 1 FROM payer_period p WHERE p.payer_set_id = {row}.payer_set_id)"
_SUM = "(SELECT COALESCE(SUM(s.percent), 0) FROM payer_share s WHERE s.payer_set_id = NEW.payer_set_id)"
_NOT_WHOLE = f"{_SUM} <> 100 AND EXISTS (SELECT 1 FROM payer_set t WHERE t.id = NEW.payer_set_id)"
_TOO_MUCH = f"NEW.percent + {_SUM} > 100"
_OVERLAP = (
    "NEW.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM payer_period t WHERE t.id <> NEW.id"
    " AND t.pupil_id = NEW.pupil_id AND t.withdrawn_at IS NULL"
    " AND t.starts_on <= NEW.ends_on AND t.ends_on >= NEW.starts_on)"
)
_KEPT = (
    "OLD.withdrawn_at IS NOT NULL OR NEW.ends_on > OLD.ends_on"
    f" OR NOT ({same('id payer_set_id pupil_id starts_on actor_id at')})"
)
_NOT_ERASED = "NOT EXISTS (SELECT 1 FROM pupil_erasure x WHERE x.pupil_id = OLD.pupil_id)"
_OPEN = (
    "EXISTS (SELECT 1 FROM contestation c WHERE c.account_id = NEW.account_id AND c.day = NEW.day AND c.kind = NEW.kind"
    " AND c.seq = NEW.seq AND NOT EXISTS (SELECT 1 FROM contestation_decision d WHERE d.contestation_id = c.id))"
)
_WORDS_GO = (
    "NOT ((OLD.asked_by <> '' OR OLD.text <> '-' OR OLD.attachment <> '') AND NEW.asked_by = '' AND NEW.text = '-'"
    f" AND NEW.attachment = '' AND {same('id account_id day kind seq received_on channel about actor_id at')})"
)
_REASON_GOES = (
    "NOT (OLD.reason <> '-' AND NEW.reason = '-'"
    f" AND {same('contestation_id account_id state by_day by_kind by_seq actor_id at')})"
)
_REPEATED = (
    "EXISTS (SELECT 1 FROM charge_repeat r WHERE r.account_id = NEW.account_id AND r.day = NEW.day"
    " AND r.seq / 1000 = NEW.seq / 1000 AND NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = r.account_id"
    " AND v.day = r.by_day AND v.kind = r.by_kind AND v.seq = r.by_seq))"
)

#: Trigger, table, event, when it refuses (None: always), what it says.
TRIGGERS = (
    ("payer_share_whole", "payer_share", "INSERT", _TOO_MUCH, "payer_share: more than 100"),
    ("payer_share_used", "payer_share", "INSERT", _USED.format(row="NEW"), "payer_share: the set is in use"),
    ("payer_share_no_update", "payer_share", "UPDATE", None, "payer_share: rows are never changed"),
    ("payer_share_no_delete", "payer_share", "DELETE", _USED.format(row="OLD"), "payer_share: the set is in use"),
    ("payer_period_whole", "payer_period", "INSERT", _NOT_WHOLE, "payer_period: the shares are not 100"),
    ("payer_period_overlap_insert", "payer_period", "INSERT", _OVERLAP, "payer_period: dates overlap"),
    ("payer_period_overlap_update", "payer_period", "UPDATE", _OVERLAP, "payer_period: dates overlap"),
    ("payer_period_kept", "payer_period", "UPDATE", _KEPT, "payer_period: only cut short or withdrawn"),
    ("payer_period_no_delete", "payer_period", "DELETE", _NOT_ERASED, "payer_period: rows are kept"),
    ("contestation_once", "contestation", "INSERT", _OPEN, "contestation: one is open already"),
    ("contestation_no_update", "contestation", "UPDATE", _WORDS_GO, "contestation: rows are never changed"),
    ("contestation_no_delete", "contestation", "DELETE", None, "contestation: rows are never changed"),
    (
        "contestation_decision_no_update", "contestation_decision", "UPDATE", _REASON_GOES,
        "contestation_decision: rows are never changed",
    ),
    (
        "contestation_decision_no_delete", "contestation_decision", "DELETE", None,
        "contestation_decision: rows are never changed",
    ),
    ("charge_repeat_once", "charge_repeat", "INSERT", _REPEATED, "charge_repeat: charged again already"),
    ("charge_repeat_no_update", "charge_repeat", "UPDATE", None, "charge_repeat: rows are never changed"),
    ("charge_repeat_no_delete", "charge_repeat", "DELETE", None, "charge_repeat: rows are never changed"),
)  # fmt: skip


def up(migrator, db):
    """Make the tables, indexes and triggers; let a message wait for each of two payers."""
    dialect = "sqlite" if isinstance(db, SqliteDatabase) else "postgresql"
    for text in (TABLES.format(**TYPES[dialect]), INDEXES):
        for statement in filter(None, (part.strip() for part in text.split(";\n"))):
            db.execute_sql(statement)
    make = sqlite_trigger if dialect == "sqlite" else postgresql_trigger
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
    """Refuse: going back would throw away who pays and what was contested. Restore the copy made before it."""
    raise NotImplementedError("restore the backup made before the migration")
