"""What a waiting list refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class NoPlaceLeft(UserError):
    """All places of the service are taken in this school."""

    template = "I {seats} posti di questa scuola sono tutti occupati: metti l'alunno in lista d'attesa."


class AlreadyWaiting(UserError):
    """A pupil waits for a service once."""

    template = "{pupil} è già in lista d'attesa per questo servizio."


class NotWaiting(UserError):
    """The entry was closed before."""

    template = "{pupil} non è più in lista d'attesa: aggiorna l'elenco."
