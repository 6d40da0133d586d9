"""Records of pupils that were merged: which one is used instead, through however many merges."""

from __future__ import annotations

from collections.abc import Mapping

from core.storage import Database

#: A common table `merged_into(kept_id, merged_id)`: each record with all that were merged into it, through others too.
MERGED_INTO = (
    "WITH RECURSIVE merged_into (kept_id, merged_id) AS (SELECT kept_id, merged_id FROM pupil_merge UNION ALL"
    " SELECT m.kept_id, i.merged_id FROM merged_into i JOIN pupil_merge m ON m.merged_id = i.kept_id)"
)


def merged_pupils(database: Database) -> dict[int, int]:
    """Return the merged records, each with the one that is used instead (through all merges)."""
    return through_all(dict(database.rows("SELECT merged_id, kept_id FROM pupil_merge")))


def through_all(steps: Mapping[int, int]) -> dict[int, int]:
    """Return where each step ends when it is followed to the last."""

    def last(one: int) -> int:
        while one in steps:
            one = steps[one]
        return one

    return {one: last(one) for one in steps}
