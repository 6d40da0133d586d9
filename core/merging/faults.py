"""What a merge refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class TwoFiscalCodes(UserError):
    """Two guardians with different fiscal codes are two people, or one of the codes is wrong."""

    template = (
        "{kept} ha il codice fiscale {kept_code}, {merged} ha {merged_code}: o sono due persone, o un codice è "
        "sbagliato. Correggilo nella scheda di un figlio, poi unisci."
    )


class PupilRetired(UserError):
    """The record was merged into another or erased before."""

    template = "La scheda di {pupil} non è più in uso (unita o cancellata): aggiorna l'elenco e scegline un'altra."
