"""The check characters of a card's text: a Reed-Solomon code over the 32 letters and digits of base32.

Two characters, because one is not enough for every slip: ISO 7064 MOD 37,36, the usual choice for letters and digits,
lets 1 of 630 pairs of neighbours be swapped (docs/decisions/0009-card-payload.md). Here two texts with right check
characters differ in at least three places: any one or two wrong characters are seen, and so is any swap of two, also
of two that are not neighbours. Holds for up to 31 characters, check characters included.
"""

from __future__ import annotations

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
"""Base32 (RFC 4648 §6): no 0 and 1, which people take for O and I."""

#: x⁵ + x² + 1, primitive over GF(2): its root generates all 31 elements that are not zero.
_PRIMITIVE = 0b100101
LONGEST = 31


def _powers() -> tuple[int, ...]:
    powers, value = [], 1
    for _ in range(31):
        powers.append(value)
        value <<= 1
        value ^= _PRIMITIVE if value & 32 else 0
    return tuple(powers)


_POWER = _powers()
_EXPONENT = {value: exponent for exponent, value in enumerate(_POWER)}
_VALUE = {character: value for value, character in enumerate(ALPHABET)}

#: (x − a)(x − a²) = x² + (a + a²) x + a³, with a the primitive element.
_GENERATOR = (_POWER[1] ^ _POWER[2], _POWER[3])


def _times(left: int, right: int) -> int:
    if not left or not right:
        return 0
    return _POWER[(_EXPONENT[left] + _EXPONENT[right]) % 31]


def check_characters(text: str) -> str:
    """Return the two check characters of `text`: the rest of its division by the generator."""
    if len(text) + 2 > LONGEST:
        raise ValueError(f"the code covers {LONGEST} characters")
    high = low = 0
    for character in text:
        carry = _VALUE[character] ^ high
        high, low = low ^ _times(carry, _GENERATOR[0]), _times(carry, _GENERATOR[1])
    return ALPHABET[high] + ALPHABET[low]


def is_checked(text: str) -> bool:
    """Tell whether `text`, of base32 characters, ends with its own check characters."""
    return text[-2:] == check_characters(text[:-2])
