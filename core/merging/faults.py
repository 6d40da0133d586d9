"""What a merge refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class PupilRetired(UserError):
    """The record was merged into another or erased before."""

    template = "La scheda di {pupil} non è più in uso (unita o cancellata): aggiorna l'elenco e scegline un'altra."
