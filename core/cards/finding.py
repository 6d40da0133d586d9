"""Find a card: by what was read, by its pupil and service."""

from __future__ import annotations

from core.access.permissions import Permission
from core.access.session import Session
from core.cards.reach import require_in_reach
from core.cards.records import COLUMNS, Card, CardFound, CardLookup, CardRevoked, CardUnknown, card_from
from core.cards.tokens import describe_unknown, parse_token


def find_card(session: Session, token_text: str) -> CardLookup:
    """Return whose card the read text is, in one of three closed forms; never raises because of what was read.

    A text that has not our form is not looked up.
    """
    session.require(Permission.VIEW_REGISTRY)
    token = parse_token(token_text)
    if token is None:
        return CardUnknown(describe_unknown(token_text), is_our_form=False)
    row = session.database.row(
        f"SELECT {COLUMNS}, EXISTS (SELECT 1 FROM card n WHERE n.pupil_id = c.pupil_id AND n.service_id = c.service_id"
        " AND n.revoked_at IS NULL) FROM card c WHERE c.token = ?",
        (token.text,),
    )
    if row is None:
        return CardUnknown(token.masked, is_our_form=True)
    card = card_from(row[:-1])
    return CardFound(card) if card.is_in_use else CardRevoked(card, has_successor=bool(row[-1]))


def card_of(session: Session, pupil_id: int, service_id: int) -> Card | None:
    """Return the card that the pupil uses for the service, or None.

    Raises:
        NotAllowed: the actor is bound to a school and the pupil is not of that school.
    """
    session.require(Permission.VIEW_REGISTRY)
    require_in_reach(session, pupil_id)
    row = session.database.row(
        f"SELECT {COLUMNS} FROM card c WHERE c.pupil_id = ? AND c.service_id = ? AND c.revoked_at IS NULL",
        (pupil_id, service_id),
    )
    return None if row is None else card_from(row)


def cards_of(session: Session, pupil_id: int) -> tuple[Card, ...]:
    """Return all cards that the pupil ever had, of all services, newest first.

    Raises:
        NotAllowed: the actor is bound to a school and the pupil is not of that school.
    """
    session.require(Permission.VIEW_REGISTRY)
    require_in_reach(session, pupil_id)
    rows = session.database.rows(
        f"SELECT {COLUMNS} FROM card c WHERE c.pupil_id = ? ORDER BY c.issued_at DESC, c.id DESC", (pupil_id,)
    )
    return tuple(card_from(row) for row in rows)


def card_by_id(session: Session, card_id: int) -> Card | None:
    """Return a card to an operation that has asked for its own permission."""
    row = session.database.row(f"SELECT {COLUMNS} FROM card c WHERE c.id = ?", (card_id,))
    return None if row is None else card_from(row)
