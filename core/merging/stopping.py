"""Messages that are not sent any more because two records became one."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.session import Session
from core.storage import instant_number

REASON = "Schede unite"


def stop_messages(session: Session, where: str, values: Sequence[object]) -> None:
    """Cancel the messages `m` of a condition, in the caller's transaction."""
    database, at = session.database, instant_number(session.now())
    ids = [row[0] for row in database.rows(f"SELECT m.id FROM message m WHERE {where} ORDER BY m.id", values)]
    for message_id in ids:
        database.execute(
            "INSERT INTO message_event (message_id, seq, state, detail, actor_id, at)"
            " SELECT m.id, (SELECT COALESCE(MAX(e.seq) + 1, 0) FROM message_event e WHERE e.message_id = m.id),"
            " 'cancelled', CAST(? AS TEXT), CAST(? AS INTEGER), CAST(? AS BIGINT) FROM message m WHERE m.id = ?",
            (REASON, session.actor.id, at, message_id),
        )
        database.execute("UPDATE message SET state = 'cancelled', state_at = ? WHERE id = ?", (at, message_id))
