"""What privacy refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class StillKept(UserError):
    """The retention of a pupil's data is not over, or something is still open."""

    template = "I dati di {pupil} non si possono cancellare: {reason}."


class RetentionTooShort(UserError):
    """The audit trail is kept at least so long, whatever is set."""

    template = "Il registro delle operazioni si conserva almeno {least} anni: scegli un numero maggiore o uguale."
