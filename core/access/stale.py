"""Two people at the same record: who saves second is told, and nothing of either is lost.

Whoever changes a record says as what it was `shown` to them. If it is something else by now, nothing is written, and
the refusal carries the record as it is, so that a screen can show both and let one choose.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from core.access.session import Session
from core.clock import rome
from core.errors import Phrase, UserError
from core.storage import instant_from_number

T = TypeVar("T")

#: PostgreSQL's advisory lock of a record ("SHOW" and its name): what was compared stays so until it is written.
_LOCK = 0x53484F57


class ChangedMeanwhile(UserError):
    """Somebody else changed the record after it was put on screen; `shown` is what it was, `now` what it is.

    Params: `who` and `when`, from the audit trail.
    """

    template = (
        "Intanto {who} ha cambiato questi dati{when}: non è stato salvato niente. Confronta e scegli che cosa tenere."
    )

    def __init__(self, shown: object, now: object, **params: object) -> None:
        super().__init__(**params)
        self.shown, self.now = shown, now


def ensure_as_shown(
    session: Session,
    subject: str | tuple[str, ...],
    shown: T | None,
    read: Callable[[], T],
    *,
    by: Callable[[T], object] = lambda record: record,
) -> None:
    """Refuse to write over what somebody else changed; to be called inside the transaction that writes.

    Args:
        session: who acts.
        subject: what is changed, as the audit trail names it (`school:3`); several where a screen shows them as one.
        shown: the record as it was on screen; None: whoever writes has not looked, nothing is checked.
        read: gives the record as it is.
        by: what of it would be written over; the rest may differ.

    Raises:
        ChangedMeanwhile: it is not as it was.
    """
    if shown is None:
        return
    session.database.ensure_in_transaction()
    subjects = (subject,) if isinstance(subject, str) else subject
    if session.database.dialect == "postgresql":
        session.database.execute("SELECT pg_advisory_xact_lock(?, hashtext(?))", (_LOCK, subjects[0]))
    now = read()
    if by(now) != by(shown):
        who, when = _last_change(session, subjects)
        raise ChangedMeanwhile(shown, now, who=who, when=when)


def _last_change(session: Session, subjects: tuple[str, ...]) -> tuple[str, str]:
    """Return who changed the record last, and when, as far as the trail goes back."""
    places = ", ".join("?" * len(subjects))
    row = session.database.row(
        f"SELECT actor_name, at FROM audit WHERE subject IN ({places}) ORDER BY at DESC, id DESC LIMIT 1", subjects
    )
    if row is None:
        return Phrase("un'altra persona"), ""
    at = rome(instant_from_number(row[1]))
    if at.date() == session.today():
        return row[0], Phrase(" alle {hour}", hour=f"{at:%H:%M}")
    return row[0], Phrase(" il {day} alle {hour}", day=f"{at:%d/%m/%Y}", hour=f"{at:%H:%M}")
