"""The audit trail: who did what, written in the same transaction as what it tells, never changed afterwards."""

from __future__ import annotations

import json

from core.access.session import Session
from core.storage.tables import Audit


def record(session: Session, operation: str, subject: str, **detail: object) -> None:
    """Add a line to the audit trail, inside the caller's transaction.

    Args:
        session: who acts.
        operation: the verb of the office, e.g. `report_absence`.
        subject: what it was done to, as `table:id`, e.g. `pupil:12`.
        detail: what changed; never the reason of a diet, never a password, never a whole card token.
    """
    session.database.ensure_in_transaction()
    session.database.insert(
        Audit,
        at=session.now(),
        actor=session.actor.id or None,
        actor_name=session.actor.name,
        operation=operation,
        subject=subject,
        detail=json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str),
    )
