"""What a roll-over let go on into the new year (bands, exemptions, diets), and when it would have ended.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

TABLE = """
CREATE TABLE roll_over_renewal (
    roll_over_id INTEGER NOT NULL REFERENCES roll_over (id), kind TEXT NOT NULL, row_id INTEGER NOT NULL,
    ended_on INTEGER NOT NULL, renewed_to INTEGER NOT NULL, PRIMARY KEY (roll_over_id, kind, row_id),
    CHECK (kind IN ('band', 'diet')), CHECK (ended_on < renewed_to)){options}
"""


def up(migrator, db):
    """Make the table."""
    db.execute_sql(TABLE.format(options=" STRICT, WITHOUT ROWID" if isinstance(db, SqliteDatabase) else ""))


def down(migrator, db):
    """Refuse: what was renewed could no longer be taken back. Restore the copy that was made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
