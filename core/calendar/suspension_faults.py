"""What suspensions refuse, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class BelongsToSuspension(UserError):
    """A closure of the calendar that a suspension made cannot be taken out by itself."""

    template = (
        "«{cause}» del {day} è una sospensione: annullala dalla pagina della cucina, così tornano anche prenotazioni, "
        "addebiti e ordini."
    )


class AlreadyUndone(UserError):
    """The suspension was undone before."""

    template = "La sospensione «{cause}» è già stata annullata da {by} il {day}: non serve rifarlo."
