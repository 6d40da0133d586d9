"""Erasure is pseudonymisation: names, families and diets go, entries and counts stay.

What the ledger, the receipts and the kitchen's figures say stays true; whom they were about is not known any more. It
does not come back.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.access.audit import record
from core.access.operations import Answer, OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import NotFound, Phrase
from core.privacy.faults import StillKept
from core.privacy.records import ErasurePreview
from core.privacy.retention import due_for_erasure, stored_retention
from core.progress import NO_PROGRESS, Progress
from core.registry.merged_guardians import merged_guardians, records_of
from core.registry.naming import search_key
from core.storage import Database, instant_number

LAST_NAME = "Alunno"
CARD_REASON = "Dati cancellati"


def preview_erasure(session: Session, pupil_ids: Sequence[int]) -> ErasurePreview:
    """Return what erasing these pupils would take away now. Nothing is written."""
    session.require(Permission.ERASE_DATA)
    database = session.database
    ids = [one for pupil_id in pupil_ids for one in _group(database, pupil_id)]
    if not ids:
        return ErasurePreview(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

    def count(sql: str) -> int:
        return sum(int(database.scalar(sql.format(ids=", ".join("?" * len(part))), part)) for part in _parts(ids))

    guardians = count("SELECT COUNT(DISTINCT guardian_id) FROM guardianship WHERE pupil_id IN ({ids})")
    kept = len(_guardians_of_others(database, ids))
    return ErasurePreview(
        pupils=len(pupil_ids),
        guardians_gone=guardians - kept,
        guardians_kept=kept,
        diets=count("SELECT COUNT(*) FROM pupil_diet WHERE pupil_id IN ({ids})"),
        reasons=count(
            "SELECT COUNT(*) FROM diet_reason r JOIN pupil_diet d ON d.id = r.pupil_diet_id WHERE d.pupil_id IN ({ids})"
        ),
        requests=count("SELECT COUNT(*) FROM meal_request WHERE asked_by <> '' AND pupil_id IN ({ids})"),
        receipts=count(
            "SELECT COUNT(*) FROM recharge r JOIN account a ON a.id = r.account_id"
            " WHERE r.paid_by IS NOT NULL AND a.pupil_id IN ({ids})"
        ),
        messages=count("SELECT COUNT(*) FROM message WHERE pupil_id IN ({ids})"),
        cards=count("SELECT COUNT(*) FROM card WHERE revoked_at IS NULL AND pupil_id IN ({ids})"),
        entries_kept=count(
            "SELECT COUNT(*) FROM entry e JOIN account a ON a.id = e.account_id WHERE a.pupil_id IN ({ids})"
        ),
        photos=count("SELECT COUNT(*) FROM pupil_photo WHERE pupil_id IN ({ids})"),
    )


def erase_pupils(
    session: Session, operation: OperationId, pupil_ids: Sequence[int], *, progress: Progress = NO_PROGRESS
) -> int:
    """Take the names of pupils away, each in one transaction; return how many were erased by this or an earlier run.

    The same `operation` again goes on where it stopped. Records that were merged into a pupil go with it; guardians go
    unless they stand for another child.

    Raises:
        NotFound: no such pupil.
        StillKept: a pupil's retention is not over, or an account is not at zero; those before it are erased.
        Cancelled: the clerk stopped it; those erased before stay erased.
    """
    session.require(Permission.ERASE_DATA)
    for done, pupil_id in enumerate(pupil_ids, start=1):
        progress.check()
        _erase(session, OperationId(operation.source, f"{operation.external_id}:{pupil_id}"), pupil_id)
        progress.advance(done, len(pupil_ids))
    return len(pupil_ids)


def _erase(session: Session, operation: OperationId, pupil_id: int) -> None:
    def action() -> Answer:
        _ensure_due(session, pupil_id)
        counts: dict[str, int] = {}
        for one in _group(session.database, pupil_id):
            for name, changed in _take_away(session, one).items():
                counts[name] = counts.get(name, 0) + changed
        record(session, "erase_pupil", f"pupil:{pupil_id}", **counts)
        return {"pupil": pupil_id}

    once(session, operation, {"erase": pupil_id}, action)


def _ensure_due(session: Session, pupil_id: int) -> None:
    row = session.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (pupil_id,))
    if row is None:
        raise NotFound(what="Alunno")
    name = " ".join(row)
    due = due_for_erasure(session, pupil_id)
    if not due:
        years = stored_retention(session).pupil_years
        reason = Phrase("non sono passati {years} anni dall'ultimo uso, o è già stato fatto", years=years)
        raise StillKept(pupil=name, reason=reason)
    if due[0].in_the_way:
        raise StillKept(pupil=name, reason=due[0].in_the_way)


def _take_away(session: Session, pupil_id: int) -> dict[str, int]:
    """Take one record's names away; return how much of what went."""
    database, at = session.database, instant_number(session.now())
    first_name = f"n. {pupil_id}"
    database.execute(
        "UPDATE pupil SET last_name = ?, first_name = ?, fiscal_code = NULL, born_on = NULL, search_key = ?"
        " WHERE id = ?",
        (LAST_NAME, first_name, search_key(LAST_NAME, first_name), pupil_id),
    )
    # First that it was erased: only then what says who paid may go.
    database.execute(
        "INSERT INTO pupil_erasure (pupil_id, actor_id, actor_name, at) VALUES (?, ?, ?, ?)",
        (pupil_id, session.actor.id, session.actor.name, at),
    )
    counts = {
        "messages": blank_messages(database, "pupil_id = ?", (pupil_id,)),
        "guardians": _take_guardians(database, pupil_id),
        "reasons": database.execute(
            "DELETE FROM diet_reason WHERE pupil_diet_id IN (SELECT id FROM pupil_diet WHERE pupil_id = ?)", (pupil_id,)
        ),
        "diets": database.execute("DELETE FROM pupil_diet WHERE pupil_id = ?", (pupil_id,)),
        "requests": database.execute(
            "UPDATE meal_request SET asked_by = '', override_reason = NULL"
            " WHERE pupil_id = ? AND (asked_by <> '' OR override_reason IS NOT NULL)",
            (pupil_id,),
        ),
        "receipts": database.execute(
            "UPDATE recharge SET paid_by = NULL WHERE paid_by IS NOT NULL"
            " AND account_id IN (SELECT id FROM account WHERE pupil_id = ?)",
            (pupil_id,),
        ),
        "bank_accounts": database.execute(
            "UPDATE entry_note SET iban = NULL, payee = NULL WHERE iban IS NOT NULL"
            " AND account_id IN (SELECT id FROM account WHERE pupil_id = ?)",
            (pupil_id,),
        ),
        "photos": database.execute("DELETE FROM pupil_photo WHERE pupil_id = ?", (pupil_id,)),
        "contestations": _blank_contestations(database, pupil_id),
        "cards": database.execute(
            "UPDATE card SET revoked_at = ?, revoke_reason = ? WHERE pupil_id = ? AND revoked_at IS NULL",
            (at, CARD_REASON, pupil_id),
        ),
    }
    database.execute("UPDATE band_assignment SET reason = NULL WHERE pupil_id = ?", (pupil_id,))
    database.execute("UPDATE waiting_entry SET note = '' WHERE pupil_id = ?", (pupil_id,))
    return counts


def _blank_contestations(database: Database, pupil_id: int) -> int:
    """Empty what the family wrote and what it was answered; that a charge was contested stays."""
    mine = "account_id IN (SELECT id FROM account WHERE pupil_id = ?)"
    database.execute(f"UPDATE contestation_decision SET reason = '-' WHERE reason <> '-' AND {mine}", (pupil_id,))
    return database.execute(
        f"UPDATE contestation SET asked_by = '', text = '-', attachment = '' WHERE text <> '-' AND {mine}", (pupil_id,)
    )


def blank_messages(database: Database, where: str, values: Sequence[object]) -> int:
    """Empty the texts, names and addresses of messages, and what the server said of them; return how many."""
    database.execute(
        "UPDATE message_event SET detail = '' WHERE detail <> ''"
        f" AND message_id IN (SELECT id FROM message WHERE {where})",
        values,
    )
    return database.execute(
        "UPDATE message SET recipient = '', address = '', subject = '', body = '', last_error = NULL,"
        " guardian_id = NULL,"
        f" state = CASE WHEN state IN ('queued', 'failed', 'sending') THEN 'cancelled' ELSE state END WHERE {where}",
        values,
    )


def _take_guardians(database: Database, pupil_id: int) -> int:
    """Unlink a pupil's guardians and payers; who stands or paid for nobody any more goes. Return how many went."""
    ids = [
        row[0]
        for row in database.rows(
            "SELECT guardian_id FROM guardianship WHERE pupil_id = ? UNION SELECT s.guardian_id FROM payer_share s"
            " JOIN payer_period p ON p.payer_set_id = s.payer_set_id WHERE p.pupil_id = ? ORDER BY 1",
            (pupil_id, pupil_id),
        )
    ]
    _take_payers(database, pupil_id)
    database.execute("DELETE FROM guardianship WHERE pupil_id = ?", (pupil_id,))
    kept = merged_guardians(database)
    return sum(_take_guardian(database, one) for one in sorted({kept.get(one, one) for one in ids}))


def _take_guardian(database: Database, guardian_id: int) -> bool:
    """Take away a guardian, with the records that were merged into it, unless one still stands or paid for a child."""
    records = records_of(database, guardian_id)
    places = ", ".join("?" * len(records))
    for table in ("guardianship", "payer_share"):
        if database.scalar(f"SELECT 1 FROM {table} WHERE guardian_id IN ({places})", records) is not None:
            return False
    database.execute(
        "UPDATE message SET guardian_id = NULL,"
        " state = CASE WHEN state IN ('queued', 'failed', 'sending') THEN 'cancelled' ELSE state END"
        f" WHERE guardian_id IN ({places})",
        records,
    )
    database.execute(f"DELETE FROM guardian_merge WHERE kept_id IN ({places})", records)
    for column in ("first_id", "second_id"):
        database.execute(f"DELETE FROM guardian_distinct WHERE {column} IN ({places})", records)
    database.execute(f"DELETE FROM guardian WHERE id IN ({places})", records)
    return True


def _take_payers(database: Database, pupil_id: int) -> None:
    """Take away who paid for a pupil, and when."""
    sets = database.rows("SELECT payer_set_id FROM payer_period WHERE pupil_id = ?", (pupil_id,))
    database.execute("DELETE FROM payer_period WHERE pupil_id = ?", (pupil_id,))
    for row in sets:
        database.execute("DELETE FROM payer_share WHERE payer_set_id = ?", row)
        database.execute("DELETE FROM payer_set WHERE id = ?", row)


def _guardians_of_others(database: Database, ids: Sequence[int]) -> set[int]:
    """Return the guardians of these pupils who also stand for others."""
    wanted = set(ids)
    mine = {
        row[0]
        for part in _parts(ids)
        for row in database.rows(
            f"SELECT guardian_id FROM guardianship WHERE pupil_id IN ({', '.join('?' * len(part))})", part
        )
    }
    return {
        guardian_id
        for guardian_id in mine
        if any(
            row[0] not in wanted
            for row in database.rows("SELECT pupil_id FROM guardianship WHERE guardian_id = ?", (guardian_id,))
        )
    }


def _group(database: Database, pupil_id: int) -> list[int]:
    """Return a pupil and all records that were merged into it, also through others."""
    found, asked = [pupil_id], [pupil_id]
    while asked:
        rows = database.rows("SELECT merged_id FROM pupil_merge WHERE kept_id = ?", (asked.pop(),))
        found += [row[0] for row in rows]
        asked += [row[0] for row in rows]
    return found


def _parts(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[first : first + 500] for first in range(0, len(ids), 500)]
