"""Guardians' records that were merged into another: kept for the history of who paid, used for nothing new."""

from __future__ import annotations

from core.access.session import Session
from core.errors import NotFound
from core.registry.faults import GuardianRetired
from core.registry.merged_pupils import through_all
from core.storage import Database

#: Of a guardian `g`: the record is one that is used.
IN_USE = "g.id NOT IN (SELECT merged_id FROM guardian_merge)"


def ensure_guardian_in_use(session: Session, guardian_id: int) -> None:
    """Refuse a guardian who is not there or was merged.

    Raises:
        NotFound: no such guardian.
        GuardianRetired: the record was merged into another.
    """
    row = session.database.row(
        "SELECT g.last_name, g.first_name, k.last_name, k.first_name FROM guardian g"
        " LEFT JOIN guardian_merge m ON m.merged_id = g.id LEFT JOIN guardian k ON k.id = m.kept_id WHERE g.id = ?",
        (guardian_id,),
    )
    if row is None:
        raise NotFound(what="Genitore")
    if row[2] is not None:
        raise GuardianRetired(guardian=f"{row[0]} {row[1]}".strip(), kept=f"{row[2]} {row[3]}".strip())


def lock_guardian(session: Session, guardian_id: int) -> None:
    """Refuse as `ensure_guardian_in_use`; whoever merges the record meanwhile waits for this transaction.

    Raises:
        NotFound, GuardianRetired: as there.
    """
    database = session.database
    database.ensure_in_transaction()
    database.execute("UPDATE guardian SET search_key = search_key WHERE id = ?", (guardian_id,))
    ensure_guardian_in_use(session, guardian_id)


def merged_guardians(database: Database) -> dict[int, int]:
    """Return the merged records, each with the one that is used instead (through all merges)."""
    return through_all(dict(database.rows("SELECT merged_id, kept_id FROM guardian_merge")))


def records_of(database: Database, guardian_id: int) -> list[int]:
    """Return a guardian's record and all that were merged into it."""
    merged = merged_guardians(database)
    return [guardian_id, *sorted(one for one, kept_id in merged.items() if kept_id == guardian_id)]
