"""«Cognome e nome» in one cell: where the last name ends, told by the fiscal code, the letters' case or the words.

Nobody can tell from «Rossi Bianchi Anna» alone. What is not sure is never entered without being confirmed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

#: Words that belong to the one after them: De Luca, Della Valle, Van Dijk, El Idrissi.
_PARTICLES = frozenset(
    {
        "a", "al", "ait", "ben", "bin", "bou", "d", "da", "dal", "dalla", "dall", "de", "degli", "dei", "del", "dell",
        "della", "delle", "dello", "den", "der", "di", "do", "dos", "du", "el", "la", "las", "le", "li", "lo", "los",
        "mac", "mc", "san", "santa", "st", "ten", "ter", "van", "von", "y", "zu",
    }
)  # fmt: skip
_VOWELS = frozenset("AEIOU")

Cut = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Split:
    """The ways to cut a name in two (last name, first name), the likeliest first; `is_sure` when it is the only one."""

    choices: tuple[Cut, ...]
    is_sure: bool


def split_name(text: str, fiscal_code: str | None = None, *, is_first_name_first: bool = False) -> Split:
    """Return how «Rossi Anna» is cut into last name and first name.

    Args:
        text: the whole name, last name first unless told otherwise; a comma ends the first of the two.
        fiscal_code: the code of the same person: its letters tell the cut for certain, when one fits.
        is_first_name_first: the file's column says «Nome e cognome».
    """
    head, comma, tail = (part.strip() for part in text.partition(","))
    if comma and head and tail:
        return Split(((head, tail),), is_sure=True)  # «Rossi, Anna», whatever the column is called
    words = text.replace(",", " ").split()
    if len(words) < 2:
        return Split(((text.strip(), ""),), is_sure=False)
    cuts = [_cut(words, place, is_first_name_first) for place in range(1, len(words))]
    fitting = [cut for cut in cuts if fiscal_code and _fits(cut, fiscal_code)]
    if len(fitting) == 1:
        return Split((fitting[0],), is_sure=True)
    by_case = _by_case(words)
    if by_case is not None:
        return Split((by_case,), is_sure=True)
    # Of two words one is the first name, whatever they look like: Li Anna.
    groups = _grouped(words) if len(words) > 2 else [[word] for word in words]
    if len(groups) == 2:
        return Split((_cut(words, len(groups[0]), is_first_name_first),), is_sure=True)
    # The likeliest is first: a last name of one word (with its particles), or a first name of one when it comes first.
    # Nobody is called «De»: between a particle and its word there is no cut.
    between = [sum(map(len, groups[:place])) for place in range(1, len(groups))]
    sensible = fitting or [_cut(words, place, is_first_name_first) for place in between] or cuts
    return Split(tuple(sensible), is_sure=False)


def _cut(words: list[str], place: int, is_first_name_first: bool) -> Cut:
    before, after = " ".join(words[:place]), " ".join(words[place:])
    return (after, before) if is_first_name_first else (before, after)


def _by_case(words: list[str]) -> Cut | None:
    """Cut «ROSSI BIANCHI Anna» where capitals end or begin; None when all is written alike."""
    capital = [word == word.upper() and any(char.isalpha() for char in word) for word in words]
    changes = [place for place in range(1, len(words)) if capital[place] != capital[place - 1]]
    if len(changes) != 1:
        return None
    before, after = " ".join(words[: changes[0]]), " ".join(words[changes[0] :])
    return (before, after) if capital[0] else (after, before)


def _grouped(words: list[str]) -> list[list[str]]:
    """Put particles together with the word that they belong to."""
    groups: list[list[str]] = []
    is_open = False
    for word in words:
        if is_open:
            groups[-1].append(word)
        else:
            groups.append([word])
        is_open = word.casefold().strip("'’.") in _PARTICLES and word is not words[-1]
    return groups


def _fits(cut: Cut, fiscal_code: str) -> bool:
    last_name, first_name = cut
    return fiscal_code[:6].upper() == _letters(last_name, is_first=False) + _letters(first_name, is_first=True)


def _letters(name: str, *, is_first: bool) -> str:
    """Return the three letters of a name in a fiscal code (DM 12/3/1974): consonants, then vowels, then X."""
    bare = unicodedata.normalize("NFKD", name.upper())
    letters = [char for char in bare if "A" <= char <= "Z"]
    consonants = [char for char in letters if char not in _VOWELS]
    if is_first and len(consonants) > 3:
        consonants = [consonants[0], *consonants[2:4]]
    vowels = [char for char in letters if char in _VOWELS]
    return "".join([*consonants, *vowels, "X", "X", "X"][:3])
