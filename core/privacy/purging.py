"""What goes when its time is over, without naming anybody: reasons of diets, texts of messages, photos, audit lines."""

from __future__ import annotations

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.privacy.erasing import blank_messages
from core.privacy.retention import (
    PHOTOS_DUE,
    REASONS_DUE,
    TEXTS_DUE,
    audit_before,
    photos_before,
    reasons_before,
    texts_before,
)
from core.storage import instant_from_number, tables


def purge_diet_reasons(session: Session) -> int:
    """Take out the reasons of diets that ended long enough ago; return how many. The diets themselves stay."""
    session.require(Permission.ERASE_DATA)
    before = reasons_before(session)
    with session.database.transaction():
        gone = session.database.execute(
            f"DELETE FROM diet_reason WHERE pupil_diet_id IN (SELECT r.pupil_diet_id {REASONS_DUE})", (before,)
        )
        if gone:
            record(session, "purge_diet_reasons", "diet_reason", gone=gone)
        return gone


def purge_message_texts(session: Session) -> int:
    """Empty the texts and addresses of messages that were finished long enough ago; return how many."""
    session.require(Permission.ERASE_DATA)
    before = texts_before(session)
    with session.database.transaction():
        gone = blank_messages(session.database, f"id IN (SELECT m.id {TEXTS_DUE})", (before,))
        if gone:
            record(session, "purge_message_texts", "message", gone=gone)
        return gone


def purge_photos(session: Session) -> int:
    """Take out the photos of those who left long enough ago; return how many."""
    session.require(Permission.ERASE_DATA)
    before = photos_before(session)
    with session.database.transaction():
        gone = session.database.execute(
            f"DELETE FROM pupil_photo WHERE pupil_id IN (SELECT f.pupil_id {PHOTOS_DUE})", before
        )
        if gone:
            record(session, "purge_photos", "pupil_photo", gone=gone)
        return gone


def purge_audit(session: Session) -> int:
    """Take out the lines of the audit trail that are older than its retention; return how many.

    The database itself lets no younger line go, and keeps on record that and when older ones went.
    """
    session.require(Permission.ERASE_DATA)
    database, before = session.database, audit_before(session)
    with database.transaction():
        lines = int(database.scalar("SELECT COUNT(*) FROM audit WHERE at < ?", (before,)))
        if not lines:
            return 0
        database.insert(
            tables.AuditPurge, before_at=instant_from_number(before), lines=lines, actor_id=session.actor.id,
            actor_name=session.actor.name, at=session.now(),
        )  # fmt: skip
        database.execute("DELETE FROM audit WHERE at < ?", (before,))
        record(session, "purge_audit", "audit", gone=lines, before=instant_from_number(before))
        return lines
