"""Receipt codes of requests: eight letters and digits that can be read aloud, such as `7KQF-M2RX`.

Crockford's base32 (no I, L, O, U): seven random characters, 35 bits, and one check character. The weights are odd, thus
without common divisor with 32: every single wrong character is seen, and so are all swaps of neighbours but those of
characters sixteen apart. A code opens nothing by itself; it only must not be found by counting.
"""

from __future__ import annotations

from core.ids import IdSource

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 7

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_MISREAD = str.maketrans("OIL", "011")


def new_code(ids: IdSource) -> str:
    """Return a new receipt code as it is stored, printed and read."""
    number = int.from_bytes(ids.random_bytes(5), "big")
    body = "".join(ALPHABET[(number >> 5 * place) & 31] for place in range(RANDOM_CHARACTERS))
    return _grouped(body + _check_character(body))


def parse_code(text: str) -> str | None:
    """Return the code that somebody typed, in the form in which it is stored; None if it cannot be one.

    Lower case, blanks, a missing hyphen, and O, I, L for 0, 1, 1 are taken as meant.
    """
    code = "".join(character for character in text.upper() if character.isalnum()).translate(_MISREAD)
    if len(code) != RANDOM_CHARACTERS + 1 or any(character not in _VALUE for character in code):
        return None
    return _grouped(code) if code[-1] == _check_character(code[:-1]) else None


def _check_character(body: str) -> str:
    return ALPHABET[sum((2 * place + 1) * _VALUE[character] for place, character in enumerate(body)) % 32]


def _grouped(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"
