"""Letters that the bundled fonts do not have, in Latin ones: as passports do (ICAO Doc 9303-3, section 6).

Italian registry offices write names in Latin letters already; what comes from a family's form or a spreadsheet may not
be. Cyrillic and Greek come out readable; Arabic gives the consonants, as it is written without vowels.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = (
    "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh"
    " щ:shch ъ:ie ы:y ь: э:e ю:iu я:ia є:ie і:i ї:i ґ:g ђ:d ј:j љ:lj њ:nj ћ:c ѓ:g ќ:k џ:dz ў:u"
)
_GREEK = "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o"
_ARABIC = (
    "ا:a أ:a إ:i آ:a ب:b ت:t ث:th ج:j ح:h خ:kh د:d ذ:dh ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع:a غ:gh ف:f ق:q ك:k ل:l"
    " م:m ن:n ه:h و:w ي:y ى:a ة:h ئ:e ؤ:o ء: پ:p چ:ch ژ:zh ک:k گ:g ی:y"
)
_LATIN = "ß:ss æ:ae œ:oe ø:o đ:d ħ:h ı:i ł:l þ:th ð:d ŋ:n ə:a ʻ:’ ʼ:’ ′:’"
_SIGNS = "−:– ‐:- ‑:- ‒:– ―:— ⁄:/ ªa ºo"


def _table(*texts: str) -> dict[str, str]:
    pairs = [part.partition(":") for text in texts for part in text.split()]
    return {letter: latin for letter, sign, latin in pairs if sign}


_PLAIN = _table(_CYRILLIC, _GREEK, _ARABIC, _LATIN, _SIGNS)
#: Stands for a letter that has no Latin form here (Chinese, Georgian …): the name is seen to be incomplete.
UNKNOWN = "?"


#: Two letters that are read as one sound.
_DIGRAPHS = {"ου": "ou", "ού": "ou", "Ου": "Ou", "Ού": "Ou", "ΟΥ": "OU", "ΟΎ": "OU"}


def with_digraphs(word: str) -> str:
    """Return `word` with the pairs of letters that make one sound in Latin letters already."""
    for pair, plain in _DIGRAPHS.items():
        word = word.replace(pair, plain)
    return word


def latin(character: str) -> str:
    """Return `character` in plain Latin letters, `?` for a foreign letter, nothing for a picture or a control sign."""
    plain = _mapped(character)
    if plain is not None:
        return plain
    base = [one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one)]
    text = "".join(one if one.isascii() else _mapped(one) or "" for one in base)
    if text:
        return text
    return UNKNOWN if unicodedata.category(character)[0] in "LN" else ""


def _mapped(character: str) -> str | None:
    if character in _PLAIN:
        return _PLAIN[character]
    small = _PLAIN.get(character.lower())
    return None if small is None else small.capitalize()
