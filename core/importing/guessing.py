"""Which column of a spreadsheet is what, as far as its header tells; the clerk has the last word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from core.importing.columns import FIRST_GUARDIAN, SECOND_GUARDIAN, Target
from core.registry.naming import search_words

#: Words that say that a column is about a guardian.
_WHOSE = frozenset(
    {"genitore", "genitori", "gen", "richiedente", "tutore", "padre", "madre", "papa", "mamma", "pagante",
     "intestatario", "affidatario"}
)  # fmt: skip
#: Who of two is meant: «Genitore 2», «secondo genitore».
_WHICH = {"1": "1", "primo": "1", "prima": "1", "i": "1", "2": "2", "secondo": "2", "seconda": "2", "ii": "2"}
_RELATIONS = {"padre": "padre", "papa": "padre", "madre": "madre", "mamma": "madre", "tutore": "tutore"}
#: What the pupil is called, and what means nothing beside it.
_PERSONS = frozenset(
    {"alunno", "alunna", "alunni", "studente", "studentessa", "bambino", "bambina", "utente", "consumatore", "minore",
     "iscritto", "figlio", "figlia"}
)  # fmt: skip
_FILLERS = _PERSONS | {
    "di", "del", "dello", "della", "dell", "dellalunno", "dellalunna", "delliscritto", "il", "la", "frequentata",
    "frequenza", "attuale", "n", "nr", "num", "mensa",
}  # fmt: skip
_SYNONYMS: dict[Target, tuple[str, ...]] = {
    Target.FULL_NAME: (
        "cognome e nome", "cognome nome", "nome e cognome", "nome cognome", "nominativo", "nome completo", "full name",
        "cognome nome e", "anagrafica",
    ),
    Target.LAST_NAME: ("cognome", "last name", "surname"),
    Target.FIRST_NAME: ("nome", "first name", "name"),
    Target.FISCAL_CODE: (
        "codice fiscale", "cod fiscale", "cod fisc", "codfisc", "cf", "c f", "codicefiscale", "cod fis", "codfiscale",
        "codice fisc",
    ),
    Target.BORN_ON: (
        "data nascita", "nato", "nata", "nascita", "datanascita", "data nasc", "birth date", "data di nascita",
        "nato a", "nata a", "nato il", "nata il", "d nascita",
    ),
    Target.SCHOOL: ("scuola", "plesso", "istituto", "school", "sede", "plesso scolastico", "scuola plesso"),
    Target.CLASS: (
        "classe", "sezione", "classe sezione", "class", "cl", "sez", "cl sez", "classe sez", "classe e sezione",
    ),
    Target.STARTS_ON: ("iscritto dal", "dal", "inizio", "data inizio", "dal giorno", "decorrenza", "iscrizione dal"),
    Target.ENDS_ON: ("iscritto al", "al", "fine", "data fine", "al giorno", "scadenza", "iscrizione al"),
    Target.BAND: (
        "fascia", "fascia isee", "tariffa", "band", "codice tariffa", "fascia tariffaria", "fascia reddito",
        "fascia tariffa", "codice fascia",
    ),
    Target.DIET: ("dieta", "diete", "codice dieta", "dieta speciale", "diet", "tipo dieta", "menu speciale"),
    Target.DIET_EXPIRES_ON: (
        "certificato dieta fino al", "scadenza certificato", "scadenza dieta", "scadenza certificato dieta",
        "certificato fino al", "dieta fino al", "scad certificato",
    ),
    Target.GUARDIAN_EMAIL: (
        "e mail", "email", "mail", "posta elettronica", "indirizzo e mail", "indirizzo email", "indirizzo mail",
    ),
    Target.GUARDIAN_PHONE: (
        "telefono", "cellulare", "tel", "cell", "recapito", "phone", "numero telefono", "recapito telefonico",
        "telefono cellulare", "numero cellulare", "tel cell",
    ),
    Target.GUARDIAN_ADDRESS: ("indirizzo", "residenza", "via", "address", "indirizzo residenza"),
    Target.GUARDIAN_RELATION: ("relazione", "parentela", "grado parentela", "ruolo"),
    Target.BALANCE: (
        "saldo iniziale", "saldo", "credito", "residuo", "saldo attuale", "balance", "credito residuo", "saldo residuo",
        "saldo euro",
    ),
}  # fmt: skip
#: A guardian's own columns: the pupil's words with whose they are beside.
_OF_GUARDIAN = {
    Target.FULL_NAME: Target.GUARDIAN_FULL_NAME,
    Target.LAST_NAME: Target.GUARDIAN_LAST_NAME,
    Target.FIRST_NAME: Target.GUARDIAN_FIRST_NAME,
    Target.FISCAL_CODE: Target.GUARDIAN_FISCAL_CODE,
}
_SECOND = dict(zip(FIRST_GUARDIAN, SECOND_GUARDIAN, strict=True))
_BY_WORDS = {synonym: target for target, synonyms in _SYNONYMS.items() for synonym in synonyms}
#: Slips of the keyboard are forgiven from this likeness on, in words long enough.
_LIKENESS, _LONG_ENOUGH = 0.88, 6


@dataclass(frozen=True, slots=True)
class _Title:
    """What a header says: what it is, and of whom ("" of nobody, else the words that tell guardians apart)."""

    target: Target | None
    whose: str = ""


@dataclass
class _Guardians:
    """Which guardian is the first and which the second, in the order in which the columns come."""

    met: list[str] = field(default_factory=list)

    def place(self, whose: str) -> int:
        """Return 0 for the first guardian met, 1 for the second, more for those that have no place."""
        if whose == "2" and not self.met:
            return 1  # only a second one has columns of this kind so far
        if whose not in self.met:
            self.met.append(whose)
        return self.met.index(whose)


def guess(header: Sequence[str]) -> dict[Target, int]:
    """Return which column is what, as far as the header tells; each column once, the leftmost of two alike.

    Columns about a guardian that come a second time (or are of the mother after the father's) are a second guardian's.
    """
    found: dict[Target, int] = {}
    guardians = _Guardians()
    for column, title in enumerate(header):
        meaning = _meaning(title)
        if meaning.target is None:
            continue
        target: Target | None = meaning.target
        if target in _SECOND:
            place = guardians.place(meaning.whose) if meaning.whose else 0
            if place == 0 and target in found and meaning.whose:
                place = 1  # the same title again
            target = (target, _SECOND[target], None)[min(place, 2)]
        if target is not None and target not in found:
            found[target] = column
    return found


def relations(header: Sequence[str], columns: Mapping[Target, int]) -> tuple[str, str]:
    """Return what the titles say of the first and the second guardian: `padre`, `madre`, `tutore`, or nothing."""

    def told(targets: Sequence[Target]) -> str:
        words = [word for target in targets if target in columns for word in search_words(header[columns[target]])]
        return next((_RELATIONS[word] for word in words if word in _RELATIONS), "")

    return told(FIRST_GUARDIAN), told(SECOND_GUARDIAN)


def is_first_name_first(title: str) -> bool:
    """Tell whether a column of whole names says «Nome e cognome»."""
    words = search_words(title)
    return "nome" in words and "cognome" in words and words.index("nome") < words.index("cognome")


def is_turned(header: Sequence[str], columns: Mapping[Target, int], target: Target) -> bool:
    """Tell whether the column of a target is one of whole names with the first name first."""
    return target in columns and is_first_name_first(header[columns[target]])


def _meaning(title: str) -> _Title:
    words = _words(title)
    whose = [word for word in words if word in _WHOSE]
    which = next((_WHICH[word] for word in words if word in _WHICH), "") if whose else ""
    kept = [word for word in words if word not in _WHOSE and word not in _FILLERS and not (whose and word in _WHICH)]
    target = _BY_WORDS.get(" ".join(kept)) or _BY_WORDS.get(" ".join(words)) or _nearly(" ".join(kept))
    if target is None and not kept and (whose or not _PERSONS.isdisjoint(words)):
        target = Target.FULL_NAME  # «Alunno», «Genitore»: the whole name
    if not whose:
        return _Title(target)
    relation = next((_RELATIONS[word] for word in whose if word in _RELATIONS), "")
    return _Title(_OF_GUARDIAN.get(target, target) if target is not None else None, which or relation or "genitore")


def _words(title: str) -> list[str]:
    """Return the words of a title; «Genitore2» and «CFPadre» are two."""
    spaced = re.sub(r"(?<=[a-zà-ù])(?=[A-ZÀ-Ù0-9])|(?<=[A-Z]{2})(?=[A-Z][a-z])", " ", title.replace("_", " "))
    return search_words(spaced)


def _nearly(text: str) -> Target | None:
    if len(text) < _LONG_ENOUGH:
        return None
    close = get_close_matches(text, [words for words in _BY_WORDS if len(words) >= _LONG_ENOUGH], 1, _LIKENESS)
    return _BY_WORDS[close[0]] if close else None
