"""A pupil's photo, small, for those municipalities that want it beside the name at the refectory.

Frozen: never edited after a release; what changes comes in a later file.
"""

from peewee import SqliteDatabase

#: The picture stands last: whoever reads the other columns does not read its pages.
TABLE = """
CREATE TABLE pupil_photo (
    pupil_id INTEGER NOT NULL PRIMARY KEY REFERENCES pupil (id), digest TEXT NOT NULL, width INTEGER NOT NULL,
    height INTEGER NOT NULL, actor_id INTEGER NOT NULL, actor_name TEXT NOT NULL, at {instant} NOT NULL,
    jpeg {bytes} NOT NULL,
    CHECK (LENGTH(digest) = 64), CHECK (LENGTH(jpeg) BETWEEN 1 AND 61440), CHECK (width BETWEEN 1 AND 480),
    CHECK (height BETWEEN 1 AND 640)){options}
"""


def up(migrator, db):
    """Make the table."""
    is_sqlite = isinstance(db, SqliteDatabase)
    db.execute_sql(
        TABLE.format(
            instant="INTEGER" if is_sqlite else "BIGINT",
            bytes="BLOB" if is_sqlite else "BYTEA",
            options=" STRICT" if is_sqlite else "",
        )
    )


def down(migrator, db):
    """Refuse: going back would throw photos away. Restore the copy that was made before the migration."""
    raise NotImplementedError("restore the backup made before the migration")
