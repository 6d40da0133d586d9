"""Issue, revoke and reissue cards: at most one in use a pupil and service (the database holds to it as well)."""

from __future__ import annotations

from core.access import audit
from core.access.permissions import Permission
from core.access.session import Session
from core.cards.faults import AlreadyIssued, AlreadyRevoked, NotEnrolledForCard
from core.cards.finding import card_by_id
from core.cards.reach import require_in_reach
from core.cards.records import Card
from core.cards.tokens import new_token
from core.errors import InvalidValue, NotFound, Phrase
from core.storage import day_number, instant_number

LONGEST_REASON = 200


def issue_card(session: Session, pupil_id: int, service_id: int) -> Card:
    """Give a pupil a card for a service; the issue number goes on from the last card, revoked ones included.

    Raises:
        NotFound: no such pupil.
        NotEnrolledForCard: the pupil is not enrolled in the service today or later.
        AlreadyIssued: there is one in use; `reissue_card` replaces it.
    """
    session.require(Permission.ISSUE_CARDS)
    with session.database.transaction():
        name = _name(session, pupil_id)
        require_in_reach(session, pupil_id)
        if not _is_enrolled(session, pupil_id, service_id):
            raise NotEnrolledForCard(pupil=name)
        card = _insert(session, pupil_id, service_id)
        if card is None:
            raise AlreadyIssued(pupil=name)
        audit.record(session, "issue_card", f"card:{card.id}", **_subject(card))
        return card


def revoke_card(session: Session, card_id: int, reason: str) -> Card:
    """Make a card worthless from now on (lost, stolen, broken); it stays on record with its reason.

    Raises:
        NotFound: no such card.
        AlreadyRevoked: it was before.
        InvalidValue: no reason is given.
    """
    session.require(Permission.ISSUE_CARDS)
    with session.database.transaction():
        card = _revoke(session, card_id, reason)
        audit.record(session, "revoke_card", f"card:{card.id}", reason=card.revoke_reason, **_subject(card))
        return card


def reissue_card(session: Session, card_id: int, reason: str) -> Card:
    """Revoke a card and give its pupil the next one, in one transaction; return the new card.

    Raises:
        NotFound: no such card.
        AlreadyRevoked: it was before: the pupil may have the next one already.
        InvalidValue: no reason is given.
        TooManyIssues: the pupil had 1023 cards for this service.
    """
    session.require(Permission.ISSUE_CARDS)
    with session.database.transaction():
        old = _revoke(session, card_id, reason)
        card = _insert(session, old.pupil_id, old.service_id)
        if card is None:
            # Only another writer between the two statements gets here, and the old card stays as it was.
            raise AlreadyIssued(pupil=_name(session, old.pupil_id))
        audit.record(
            session, "reissue_card", f"card:{card.id}", replaces=old.id, reason=old.revoke_reason, **_subject(card)
        )
        return card


def _revoke(session: Session, card_id: int, reason: str) -> Card:
    cleaned = " ".join(reason.split())
    if not 0 < len(cleaned) <= LONGEST_REASON:
        reason = Phrase("scrivi perché la tessera è revocata, in {most} caratteri.", most=LONGEST_REASON)
        raise InvalidValue(field="Motivo", reason=reason)
    found = card_by_id(session, card_id)
    if found is None:
        raise NotFound(what="Tessera")
    require_in_reach(session, found.pupil_id)
    changed = session.database.execute(
        "UPDATE card SET revoked_at = ?, revoke_reason = ? WHERE id = ? AND revoked_at IS NULL",
        (instant_number(session.now()), cleaned, card_id),
    )
    if not changed:
        raise AlreadyRevoked(issue_number=found.issue_number)
    revoked = card_by_id(session, card_id)
    if revoked is None:
        raise RuntimeError("a card vanished inside its own transaction")
    return revoked


def _insert(session: Session, pupil_id: int, service_id: int) -> Card | None:
    """Return the new card, or None when one is in use."""
    database = session.database
    last = database.scalar(
        "SELECT MAX(issue_number) FROM card WHERE pupil_id = ? AND service_id = ?", (pupil_id, service_id)
    )
    token = new_token(session.ids, int(last or 0) + 1)
    added = database.rows(
        "INSERT INTO card (token, pupil_id, service_id, issue_number, issued_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING RETURNING id",
        (token.text, pupil_id, service_id, token.issue_number, instant_number(session.now())),
    )
    return card_by_id(session, int(added[0][0])) if added else None


def _name(session: Session, pupil_id: int) -> str:
    row = session.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (pupil_id,))
    if row is None:
        raise NotFound(what="Alunno")
    return f"{row[0]} {row[1]}"


def _is_enrolled(session: Session, pupil_id: int, service_id: int) -> bool:
    return (
        session.database.row(
            "SELECT 1 FROM enrolment WHERE pupil_id = ? AND service_id = ? AND ends_on >= ?",
            (pupil_id, service_id, day_number(session.today())),
        )
        is not None
    )


def _subject(card: Card) -> dict[str, object]:
    """What an audit line says of a card: never the token."""
    return {"pupil_id": card.pupil_id, "service_id": card.service_id, "issue_number": card.issue_number}
