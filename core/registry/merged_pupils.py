"""Records of pupils that were merged: which one is used instead, through however many merges."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from core.storage import Database, day_number

#: A common table `merged_into(kept_id, merged_id)`: each record with all that were merged into it, through others too.
MERGED_INTO = (
    "WITH RECURSIVE merged_into (kept_id, merged_id) AS (SELECT kept_id, merged_id FROM pupil_merge UNION ALL"
    " SELECT m.kept_id, i.merged_id FROM merged_into i JOIN pupil_merge m ON m.merged_id = i.kept_id)"
)


def merged_pupils(database: Database) -> dict[int, int]:
    """Return the merged records, each with the one that is used instead (through all merges)."""
    return through_all(dict(database.rows("SELECT merged_id, kept_id FROM pupil_merge")))


def current_record(database: Database, pupil_id: int, day: date | None = None) -> int:
    """Return the record that stands for a pupil: its own, or the one that it was merged into (through all merges).

    A station that was out of reach while two records became one still tells of the one that is not used any more. Days
    that stayed with a merged record, because something was charged to it after them, are its own still: with a `day`
    it stands for itself where it has a class.
    """
    while True:
        kept = database.scalar("SELECT kept_id FROM pupil_merge WHERE merged_id = ?", (pupil_id,))
        if kept is None or (day is not None and _has_class(database, pupil_id, day)):
            return pupil_id
        pupil_id = int(kept)


def _has_class(database: Database, pupil_id: int, day: date) -> bool:
    number = day_number(day)
    found = database.scalar(
        "SELECT 1 FROM placement WHERE pupil_id = ? AND starts_on <= ? AND ends_on >= ?", (pupil_id, number, number)
    )
    return found is not None


def through_all(steps: Mapping[int, int]) -> dict[int, int]:
    """Return where each step ends when it is followed to the last."""

    def last(one: int) -> int:
        while one in steps:
            one = steps[one]
        return one

    return {one: last(one) for one in steps}
