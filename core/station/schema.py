"""The tables of a station's own file: versioned statements, each frozen once released.

`PRAGMA user_version` counts how many were run. A station is set up anew in a minute from the office, so that the file
needs no way back; its journal is what must never be lost.
"""

from __future__ import annotations

from core.errors import Phrase
from core.storage import Database, SchemaTooNew

_FIRST = """
CREATE TABLE station (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1), id TEXT NOT NULL, name TEXT NOT NULL,
    municipality_name TEXT NOT NULL, school_id INTEGER NOT NULL, school_name TEXT NOT NULL, service_id INTEGER NOT NULL,
    service_name TEXT NOT NULL, may_presence INTEGER NOT NULL, may_recharge INTEGER NOT NULL) STRICT;
CREATE TABLE contact (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1), current_day INTEGER, exchanged_at INTEGER,
    office_at INTEGER, seen_day INTEGER, days_seen INTEGER NOT NULL, wiped_at INTEGER, is_revoked INTEGER NOT NULL)
    STRICT;
INSERT INTO contact (only_row, days_seen, is_revoked) VALUES (1, 0, 0);
CREATE TABLE version (part TEXT NOT NULL PRIMARY KEY, version TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE roster (
    day INTEGER NOT NULL PRIMARY KEY, is_service INTEGER NOT NULL, no_service_text TEXT NOT NULL) STRICT;
CREATE TABLE roster_line (
    day INTEGER NOT NULL, pupil_id INTEGER NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
    class_id INTEGER NOT NULL, class_name TEXT NOT NULL, state TEXT NOT NULL, no_service_text TEXT NOT NULL,
    diets TEXT NOT NULL, PRIMARY KEY (day, pupil_id)) STRICT, WITHOUT ROWID;
CREATE TABLE served_elsewhere (
    day INTEGER NOT NULL, pupil_id INTEGER NOT NULL, at INTEGER NOT NULL, event_id TEXT,
    PRIMARY KEY (day, pupil_id)) STRICT, WITHOUT ROWID;
CREATE TABLE card (
    token_hash TEXT NOT NULL PRIMARY KEY, pupil_id INTEGER, service_id INTEGER NOT NULL, issue_number INTEGER NOT NULL,
    is_revoked INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE payer (
    pupil_id INTEGER NOT NULL, service_id INTEGER NOT NULL, service_group_id INTEGER NOT NULL,
    service_group_name TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL, class_name TEXT NOT NULL,
    PRIMARY KEY (pupil_id, service_id)) STRICT, WITHOUT ROWID;
CREATE TABLE known_balance (
    pupil_id INTEGER NOT NULL, service_group_id INTEGER NOT NULL, cents INTEGER NOT NULL,
    PRIMARY KEY (pupil_id, service_group_id)) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    day INTEGER NOT NULL, body TEXT NOT NULL, made_at INTEGER NOT NULL, acked_at INTEGER, verdict TEXT, reason TEXT,
    CHECK (kind IN ('presence', 'undo', 'recharge')), CHECK ((acked_at IS NULL) = (verdict IS NULL))) STRICT;
CREATE INDEX journal_unsent ON journal (seq) WHERE acked_at IS NULL;
CREATE TABLE presence (
    day INTEGER NOT NULL, pupil_id INTEGER NOT NULL, event_id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
    is_extra INTEGER NOT NULL, PRIMARY KEY (day, pupil_id)) STRICT, WITHOUT ROWID;
CREATE TABLE receipt_counter (year INTEGER NOT NULL PRIMARY KEY, last_number INTEGER NOT NULL) STRICT;
CREATE TABLE salvage (
    at INTEGER NOT NULL, set_aside TEXT NOT NULL, reason TEXT NOT NULL, events INTEGER NOT NULL,
    unsent INTEGER NOT NULL, lost INTEGER, has_roster INTEGER NOT NULL) STRICT;
"""

#: The journal tells of a till too, and the day's menu is known by heart.
_SECOND = """
CREATE TABLE journal_with_till (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    day INTEGER NOT NULL, body TEXT NOT NULL, made_at INTEGER NOT NULL, acked_at INTEGER, verdict TEXT, reason TEXT,
    CHECK (kind IN ('presence', 'undo', 'recharge', 'till_opened', 'till_closed')),
    CHECK ((acked_at IS NULL) = (verdict IS NULL))) STRICT;
INSERT INTO journal_with_till (seq, event_id, kind, day, body, made_at, acked_at, verdict, reason)
    SELECT seq, event_id, kind, day, body, made_at, acked_at, verdict, reason FROM journal;
DROP TABLE journal;
ALTER TABLE journal_with_till RENAME TO journal;
CREATE INDEX journal_unsent ON journal (seq) WHERE acked_at IS NULL;
CREATE TABLE till (
    id TEXT NOT NULL PRIMARY KEY, operator_name TEXT NOT NULL, opened_at INTEGER NOT NULL, float_cents INTEGER NOT NULL,
    first_seq INTEGER NOT NULL, closed_at INTEGER, expected_cents INTEGER, counted_cents INTEGER, reason TEXT,
    last_seq INTEGER, CHECK ((closed_at IS NULL) = (counted_cents IS NULL)),
    CHECK ((closed_at IS NULL) = (expected_cents IS NULL)), CHECK ((closed_at IS NULL) = (last_seq IS NULL)),
    CHECK (counted_cents = expected_cents OR COALESCE(reason, '') <> '')) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX till_open ON till ((closed_at IS NULL)) WHERE closed_at IS NULL;
CREATE TABLE menu_dish (
    day INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, allergens TEXT NOT NULL,
    is_frozen INTEGER NOT NULL, PRIMARY KEY (day, place)) STRICT, WITHOUT ROWID;
"""

#: Photos of the children, where the municipality wants them; the picture stands last, so that looking at what is there
#: reads none.
_THIRD = """
CREATE TABLE photo (pupil_id INTEGER NOT NULL PRIMARY KEY, digest TEXT NOT NULL, jpeg BLOB NOT NULL) STRICT;
"""

#: Frozen: what changes is added as a next text.
VERSIONS: tuple[str, ...] = (_FIRST, _SECOND, _THIRD)


def bring_up(database: Database) -> None:
    """Run the statements that the file has not seen, each version in its own transaction.

    Raises:
        SchemaTooNew: a newer version of the program wrote the file.
    """
    done = int(database.scalar("PRAGMA user_version"))
    if done > len(VERSIONS):
        raise SchemaTooNew(migration=Phrase("postazione, versione {number}", number=done))
    for number, text in enumerate(VERSIONS[done:], start=done + 1):
        with database.transaction():
            for statement in text.split(";\n"):
                if statement.strip():
                    database.execute(statement)
            database.execute(f"PRAGMA user_version = {number}")
