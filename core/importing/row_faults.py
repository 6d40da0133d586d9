"""What keeps one row out of an import, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class RowTorn(UserError):
    """The row itself is damaged."""

    template = "{what}."


class TwiceInFile(UserError):
    """Two rows are the same pupil."""

    template = "È lo stesso alunno della riga {row} ({why}): togli una delle due righe."


class Namesake(UserError):
    """A pupil of the same name is there, and nothing tells whether it is the same."""

    template = (
        "C'è già un alunno di nome {name}: aggiungi il codice fiscale o la data di nascita, così si capisce se è lui."
    )


class NameUnclear(UserError):
    """A whole name can be cut in several ways."""

    template = (
        "Non si capisce dove finisce il cognome: {ways}. Scegli qui sotto quale, oppure metti nel file il codice "
        "fiscale."
    )


class InOtherClass(UserError):
    """The pupil is there, in another class."""

    template = "{name} è già nella classe {class_name}: usa «Sposta» nella sua scheda, oppure correggi la riga."
