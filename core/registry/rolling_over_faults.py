"""What a roll-over refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class RollOverAlreadyUndone(UserError):
    """It was taken back before."""

    template = "Il passaggio all'anno {label} è già stato annullato il {undone_on}: non serve rifarlo."


class YearInUse(UserError):
    """Something of the new year depends on what the roll-over made."""

    template = (
        "Il passaggio all'anno {label} non si può più annullare: {reason}. Correggi i singoli alunni dalla loro scheda."
    )


class NewYearTooEarly(UserError):
    """The new year lies wrongly in time."""

    template = "Il nuovo anno deve cominciare dopo la fine di quello vecchio ({ends_on}): correggi le date."
