"""Which column of a spreadsheet is what: guessed from its header, chosen by the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from core.errors import Phrase
from core.registry.naming import search_words


class Target(StrEnum):
    """What a column may hold."""

    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    FISCAL_CODE = "fiscal_code"
    BORN_ON = "born_on"
    SCHOOL = "school"
    CLASS = "class"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    BAND = "band"
    GUARDIAN_LAST_NAME = "guardian_last_name"
    GUARDIAN_FIRST_NAME = "guardian_first_name"
    GUARDIAN_FISCAL_CODE = "guardian_fiscal_code"
    GUARDIAN_EMAIL = "guardian_email"
    GUARDIAN_PHONE = "guardian_phone"
    GUARDIAN_ADDRESS = "guardian_address"
    GUARDIAN_RELATION = "guardian_relation"
    BALANCE = "balance"


#: The Italian name of each: what the page and the messages call it, and the header of the model to fill in.
ITALIAN = {
    Target.LAST_NAME: Phrase("Cognome"),
    Target.FIRST_NAME: Phrase("Nome"),
    Target.FISCAL_CODE: Phrase("Codice fiscale"),
    Target.BORN_ON: Phrase("Data di nascita"),
    Target.SCHOOL: Phrase("Scuola"),
    Target.CLASS: Phrase("Classe"),
    Target.STARTS_ON: Phrase("Iscritto dal"),
    Target.ENDS_ON: Phrase("Iscritto al"),
    Target.BAND: Phrase("Fascia"),
    Target.GUARDIAN_LAST_NAME: Phrase("Cognome genitore"),
    Target.GUARDIAN_FIRST_NAME: Phrase("Nome genitore"),
    Target.GUARDIAN_FISCAL_CODE: Phrase("Codice fiscale genitore"),
    Target.GUARDIAN_EMAIL: Phrase("E-mail genitore"),
    Target.GUARDIAN_PHONE: Phrase("Telefono genitore"),
    Target.GUARDIAN_ADDRESS: Phrase("Indirizzo genitore"),
    Target.GUARDIAN_RELATION: Phrase("Relazione genitore"),
    Target.BALANCE: Phrase("Saldo iniziale"),
}
REQUIRED = (Target.LAST_NAME, Target.FIRST_NAME)


_WHOSE = frozenset({"genitore", "genitori", "richiedente", "tutore", "padre", "madre", "pagante", "intestatario"})
_FILLERS = frozenset(
    {"di", "del", "della", "dell", "dellalunno", "alunno", "alunna", "studente", "bambino", "utente", "minore", "il"}
)
_SYNONYMS: dict[Target, tuple[str, ...]] = {
    Target.LAST_NAME: ("cognome", "last name", "surname"),
    Target.FIRST_NAME: ("nome", "first name", "name"),
    Target.FISCAL_CODE: ("codice fiscale", "cod fiscale", "cod fisc", "codfisc", "cf", "c f", "codicefiscale"),
    Target.BORN_ON: ("data nascita", "nato", "nata", "nascita", "datanascita", "data nasc", "birth date"),
    Target.SCHOOL: ("scuola", "plesso", "istituto", "school", "sede"),
    Target.CLASS: ("classe", "sezione", "classe sezione", "class", "cl"),
    Target.STARTS_ON: ("iscritto dal", "dal", "inizio", "data inizio", "dal giorno", "decorrenza"),
    Target.ENDS_ON: ("iscritto al", "al", "fine", "data fine", "al giorno"),
    Target.BAND: ("fascia", "fascia isee", "tariffa", "band", "codice tariffa"),
    Target.GUARDIAN_EMAIL: ("e mail", "email", "mail", "posta elettronica", "indirizzo e mail", "indirizzo email"),
    Target.GUARDIAN_PHONE: ("telefono", "cellulare", "tel", "cell", "recapito", "phone", "numero telefono"),
    Target.GUARDIAN_ADDRESS: ("indirizzo", "residenza", "via", "address"),
    Target.GUARDIAN_RELATION: ("relazione", "parentela", "grado parentela", "ruolo"),
    Target.BALANCE: ("saldo iniziale", "saldo", "credito", "residuo", "saldo attuale", "balance", "credito residuo"),
}
#: A guardian's own columns: the pupil's words with whose they are beside.
_OF_GUARDIAN = {
    Target.LAST_NAME: Target.GUARDIAN_LAST_NAME,
    Target.FIRST_NAME: Target.GUARDIAN_FIRST_NAME,
    Target.FISCAL_CODE: Target.GUARDIAN_FISCAL_CODE,
}
_BY_WORDS = {synonym: target for target, synonyms in _SYNONYMS.items() for synonym in synonyms}


def guess(header: Sequence[str]) -> dict[Target, int]:
    """Return which column is what, as far as the header tells; each column once, the leftmost of two alike."""
    found: dict[Target, int] = {}
    for column, title in enumerate(header):
        target = _meaning(title)
        if target is not None and target not in found:
            found[target] = column
    return found


def _meaning(title: str) -> Target | None:
    words = search_words(title)
    is_guardian = any(word in _WHOSE for word in words)
    kept = [word for word in words if word not in _WHOSE and word not in _FILLERS]
    target = _BY_WORDS.get(" ".join(kept)) or _BY_WORDS.get(" ".join(words))
    if target is None and is_guardian and not kept:
        return Target.GUARDIAN_LAST_NAME
    if target is not None and is_guardian:
        return _OF_GUARDIAN.get(target, target)
    return target
