"""What can be wrong with a request about cards, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class AlreadyIssued(UserError):
    """The pupil has a card in use for the service."""

    template = "{pupil} ha già una tessera in uso per questo servizio: per sostituirla usa «Riemetti»."


class NotEnrolledForCard(UserError):
    """A card is made only for a service to which the pupil is, or will be, enrolled."""

    template = "{pupil} non è iscritto a questo servizio: registra prima l'iscrizione, poi emetti la tessera."


class AlreadyRevoked(UserError):
    """The card was revoked before, perhaps by a colleague at this moment."""

    template = "La tessera n. {issue_number} è già stata revocata. Aggiorna la scheda per vedere quella in uso."


class TooManyIssues(UserError):
    """The issue number has no room in the token any more."""

    template = "Raggiunto il numero massimo di emissioni ({limit}) per questo alunno e servizio."
