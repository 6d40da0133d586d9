"""What a card's QR code says: the product's mark, the issue number, 105 random bits, two check characters.

`CQ1` `II` `RRRRRRRRRRRRRRRRRRRRR` `XX`: 28 upper-case letters and digits, so that a code reader that types like a
keyboard gives the same text in every layout, and the code is a version 2-Q symbol. Nothing in it tells whose it is.
Why this length: docs/decisions/0009-card-payload.md.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field

from core.cards.check_characters import ALPHABET, check_characters, is_checked
from core.cards.faults import TooManyIssues
from core.ids import IdSource

PREFIX = "CQ1"
TOKEN_LENGTH = 28
#: Two base32 characters hold ten bits; the database says the same.
LAST_ISSUE = 1023
#: How much of a foreign code is shown.
LONGEST_SHOWN = 24

_RANDOM_CHARACTERS = 21
_ISSUE_CHARACTERS = 2
_BITS = 5
#: A code reader may add spaces or line ends; anything longer than this is not ours.
_LONGEST_READ = 64
_ALLOWED = frozenset(ALPHABET)
_UNSAFE_TO_SHOW = "\N{MIDDLE DOT}"


@dataclass(frozen=True, slots=True)
class CardToken:
    """The text of a card, of the right form: it may still be revoked, or of another municipality."""

    text: str = field(repr=False)
    issue_number: int

    @property
    def masked(self) -> str:
        """What may be shown and logged: enough to compare by eye, too little to make the card from."""
        return f"{PREFIX}…{self.text[-4:]}"


def new_token(ids: IdSource, issue_number: int) -> CardToken:
    """Return a token that nobody can guess.

    Raises:
        TooManyIssues: `issue_number` is above 1023.
    """
    if issue_number < 1:
        raise ValueError("issue numbers begin with 1")
    if issue_number > LAST_ISSUE:
        raise TooManyIssues(limit=LAST_ISSUE)
    count = (_RANDOM_CHARACTERS * _BITS + 7) // 8
    random = int.from_bytes(ids.random_bytes(count), "big") >> (count * 8 - _RANDOM_CHARACTERS * _BITS)
    body = _base32(issue_number, _ISSUE_CHARACTERS) + _base32(random, _RANDOM_CHARACTERS)
    return CardToken(PREFIX + body + check_characters(body), issue_number)


def parse_token(text: str) -> CardToken | None:
    """Return the token that `text` is, or None when it is not one of ours. Never raises, whatever was read.

    Lower-case letters are taken too (a reader with caps lock on), and blanks around the text.
    """
    if len(text) > _LONGEST_READ or not text.isascii():
        return None
    cleaned = text.strip().upper()
    body = cleaned[len(PREFIX) :]
    if len(cleaned) != TOKEN_LENGTH or not cleaned.startswith(PREFIX) or not _ALLOWED.issuperset(body):
        return None
    issue_number = _number(body[:_ISSUE_CHARACTERS])
    if issue_number < 1 or not is_checked(body):
        return None
    return CardToken(cleaned, issue_number)


def token_hash(token: CardToken | str) -> str:
    """Return the SHA-256 of a token's text, in hexadecimal: what stations keep instead of the token."""
    text = token.text if isinstance(token, CardToken) else token
    return hashlib.sha256(text.encode()).hexdigest()


def describe_unknown(text: str) -> str:
    """Return a short form of whatever a code said, fit for a screen: at most 24 harmless characters.

    Control and direction characters, right-to-left writing (it would reorder the words around it) and stacked accents
    do not come through; a text of our own form is masked.
    """
    token = parse_token(text)
    if token is not None:
        return token.masked
    # No more than what could be shown is looked at: codes hold up to 7,089 characters.
    start = unicodedata.normalize("NFC", text[: 4 * LONGEST_SHOWN])
    shown = " ".join("".join(_harmless(character) for character in start).split())
    if not shown:
        return "(vuoto)"
    if len(shown) > LONGEST_SHOWN or len(text) > 4 * LONGEST_SHOWN:
        return shown[: LONGEST_SHOWN - 1].rstrip() + "…"
    return shown


def _harmless(character: str) -> str:
    category = unicodedata.category(character)
    if category.startswith("M"):
        return ""
    if category.startswith("Z") or character in "\t\r\n":
        return " "
    if category.startswith("C") or unicodedata.bidirectional(character) in {"R", "AL", "AN"}:
        return _UNSAFE_TO_SHOW
    return character


def _base32(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> (_BITS * place) & 31] for place in reversed(range(length)))


def _number(text: str) -> int:
    number = 0
    for character in text:
        number = number << _BITS | ALPHABET.index(character)
    return number
