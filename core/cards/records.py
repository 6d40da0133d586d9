"""What the fronts receive about cards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from core.cards.tokens import parse_token
from core.storage import instant_from_number
from core.storage.database import Row


@dataclass(frozen=True, slots=True)
class Card:
    """A card, in use while `revoked_at` is None. The token is whole: print it, never log it."""

    id: int
    token: str = field(repr=False)
    pupil_id: int
    service_id: int
    issue_number: int
    issued_at: datetime
    revoked_at: datetime | None = None
    revoke_reason: str | None = None

    @property
    def is_in_use(self) -> bool:
        """Whether a station accepts it."""
        return self.revoked_at is None

    @property
    def masked(self) -> str:
        """The form of the token that may be shown and logged."""
        return masked(self.token)


@dataclass(frozen=True, slots=True)
class CardFound:
    """The text is that of a card in use."""

    card: Card


@dataclass(frozen=True, slots=True)
class CardRevoked:
    """The text is that of a revoked card; `has_successor` when the pupil has another one in use."""

    card: Card
    has_successor: bool


@dataclass(frozen=True, slots=True)
class CardUnknown:
    """The text is no card of this municipality; `read_text` is a short form of it that may be shown.

    `is_our_form` tells a card that is none of ours (another municipality's, or removed data) from any other code.
    """

    read_text: str
    is_our_form: bool


CardLookup = CardFound | CardRevoked | CardUnknown


@dataclass(frozen=True, slots=True)
class PrintableCard:
    """What stands on a printed card. Class and school are empty for a pupil who is in no class on the day asked for."""

    token: str = field(repr=False)
    last_name: str
    first_name: str
    class_name: str
    school_name: str
    service_name: str
    municipality_name: str
    issue_number: int


COLUMNS = "c.id, c.token, c.pupil_id, c.service_id, c.issue_number, c.issued_at, c.revoked_at, c.revoke_reason"


def card_from(row: Row) -> Card:
    """Return the card in a row of `COLUMNS`."""
    card_id, token, pupil_id, service_id, issue_number, issued_at, revoked_at, reason = row
    return Card(
        id=card_id,
        token=token,
        pupil_id=pupil_id,
        service_id=service_id,
        issue_number=issue_number,
        issued_at=instant_from_number(issued_at),
        revoked_at=None if revoked_at is None else instant_from_number(revoked_at),
        revoke_reason=reason,
    )


def masked(token: str) -> str:
    """Return the form of a stored token that may be shown and logged."""
    parsed = parse_token(token)
    return "…" if parsed is None else parsed.masked
