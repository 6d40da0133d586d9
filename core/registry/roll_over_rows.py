"""What a roll-over made or let go on, by the number of its row: forgotten when the row goes.

SQLite gives the number of a row that went to the next one that comes: undoing the roll-over would take away what
somebody else has entered since.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.access.session import Session

#: Table, where it is noted, and as what.
_NOTED = {
    "class_group": ("roll_over_row", "class"),
    "placement": ("roll_over_row", "placement"),
    "enrolment": ("roll_over_row", "enrolment"),
    "band_assignment": ("roll_over_renewal", "band"),
    "pupil_diet": ("roll_over_renewal", "diet"),
}


def forget_rows(session: Session, table: str, row_ids: Iterable[int]) -> None:
    """Forget that a roll-over had to do with these rows, in the transaction in which they are deleted."""
    noted = _NOTED.get(table)
    if noted is not None:
        for row_id in row_ids:
            session.database.execute(f"DELETE FROM {noted[0]} WHERE kind = ? AND row_id = ?", (noted[1], row_id))
