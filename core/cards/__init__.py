"""QR cards: what their code says, issue, revoke, reissue, find (docs/decisions/0009-card-payload.md)."""

from core.cards.bulk import issue_missing_cards, printable_cards, tokens_in_use
from core.cards.faults import AlreadyIssued, AlreadyRevoked, NotEnrolledForCard, TooManyIssues
from core.cards.finding import card_of, cards_of, find_card
from core.cards.issuing import issue_card, reissue_card, revoke_card
from core.cards.listing import CardCounts, CardLine, CardState, card_counts, card_list
from core.cards.records import Card, CardFound, CardLookup, CardRevoked, CardUnknown, PrintableCard
from core.cards.symbol import QUIET_ZONE, Modules, qr_modules
from core.cards.tokens import TOKEN_LENGTH, CardToken, describe_unknown, new_token, parse_token, token_hash

__all__ = [
    "QUIET_ZONE",
    "TOKEN_LENGTH",
    "AlreadyIssued",
    "AlreadyRevoked",
    "Card",
    "CardCounts",
    "CardFound",
    "CardLine",
    "CardLookup",
    "CardRevoked",
    "CardState",
    "CardToken",
    "CardUnknown",
    "Modules",
    "NotEnrolledForCard",
    "PrintableCard",
    "TooManyIssues",
    "card_counts",
    "card_list",
    "card_of",
    "cards_of",
    "describe_unknown",
    "find_card",
    "issue_card",
    "issue_missing_cards",
    "new_token",
    "parse_token",
    "printable_cards",
    "qr_modules",
    "reissue_card",
    "revoke_card",
    "token_hash",
    "tokens_in_use",
]
