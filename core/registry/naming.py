"""Names as people write them, and the key under which they are found."""

from __future__ import annotations

import unicodedata

from core.errors import InvalidValue, Phrase

MAX_NAME = 100

#: Joins emoji and letters of some scripts: part of a name, unlike the other invisible characters.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_APOSTROPHES = dict.fromkeys(map(ord, "'`´’‘ʼ′"))
#: Letters of neighbouring alphabets that have no accent to take off.
_PLAIN_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def clean_text(text: str, field: str, *, longest: int = 200) -> str:
    """Return `text` on one line: trimmed, inner spaces folded, without control and direction characters.

    Args:
        text: what was typed; may come out empty.
        field: the field's Italian name, for the message.
        longest: how many characters it may have.

    Raises:
        InvalidValue: it is too long.
    """
    spaced = "".join(" " if char.isspace() else char for char in text)
    visible = "".join(char for char in spaced if unicodedata.category(char)[0] != "C" or char in _JOINERS)
    cleaned = unicodedata.normalize("NFC", " ".join(visible.split()).strip(_JOINERS))
    if len(cleaned) > longest:
        raise InvalidValue(field=field, reason=Phrase("non può superare {most} caratteri.", most=longest))
    return cleaned


def clean_name(text: str, field: str) -> str:
    """Return a name as `clean_text` does; at least one letter, digit or sign must be left of it.

    Raises:
        InvalidValue: nothing is left, or it has more than 100 characters.
    """
    name = clean_text(text, field, longest=MAX_NAME)
    if not any(unicodedata.category(char)[0] in "LNS" for char in name):
        raise InvalidValue(field=field, reason="è obbligatorio.")
    return name


def search_words(text: str) -> list[str]:
    """Return the words of `text` without case, accents, apostrophes and punctuation."""
    folded = text.casefold().translate(_APOSTROPHES)
    bare = unicodedata.normalize("NFKD", folded).translate(_PLAIN_LETTERS)
    return "".join(_searched(char) for char in bare).split()


def search_key(last_name: str, first_name: str, fiscal_code: str | None = None) -> str:
    """Return the key under which a person is found: the words of last name, first name and fiscal code.

    A name with an apostrophe is found written together (`dangelo`) and by its second part (`angelo`).
    """
    parts = f"{last_name} {first_name}"
    words = search_words(parts)
    if fiscal_code:
        words += search_words(fiscal_code)
    apart = search_words(parts.translate(dict.fromkeys(_APOSTROPHES, " ")))
    return " ".join([*words, *(word for word in apart if word not in words)])


def _searched(char: str) -> str:
    """Return the character if people search by it, nothing for a mark, a space for what stands between words."""
    match unicodedata.category(char)[0]:
        case "L" | "N" | "S":
            return char
        case "M" | "C" if not char.isspace():
            return ""
        case _:
            return " "
