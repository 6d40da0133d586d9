"""What a station may have to tell, each with what to do about it."""

from __future__ import annotations

from core.errors import EnvironmentFault, UserError


class RosterMissing(EnvironmentFault):
    """The station holds no list of children: never exchanged, or wiped."""

    template = (
        "La postazione non ha l'elenco dei bambini: non si può registrare. Segna le presenze su carta e collega la "
        "postazione all'ufficio."
    )


class ClockDoubtful(EnvironmentFault):
    """The station's clock cannot be right: it is before the last exchange, or far after it."""

    template = (
        "L'orologio della postazione segna {shown}, ma l'ultimo collegamento con l'ufficio è del {exchanged}. Correggi "
        "data e ora del computer, oppure collega la postazione, poi ripeti la ricarica: nulla è stato registrato."
    )


class ModeNotAllowed(UserError):
    """The office did not enable this station for that."""

    template = "Questa postazione non è abilitata a {what}. Chiedi all'ufficio di abilitarla."


class NotOnRoster(UserError):
    """The child chosen by name is not (or no longer) on the day's list."""

    template = "Il bambino non è nell'elenco di oggi. Aggiorna l'elenco e cerca di nuovo."


class NothingToUndo(UserError):
    """The presence was taken back before, is another day's, or was never recorded here."""

    template = "Non c'è una registrazione di oggi da annullare: forse è già stata annullata."


class CardNotAccepted(UserError):
    """A recharge needs a card in use of this municipality."""

    template = "Tessera non valida per la ricarica ({read}). Controlla la tessera o rivolgiti all'ufficio."


class CardRevokedHere(UserError):
    """The card was replaced: money is put on the account only with the card in use."""

    template = "Questa tessera è stata annullata: per ricaricare serve quella nuova."


class TillAlreadyOpen(UserError):
    """One drawer is open at a time."""

    template = (
        "La cassa è già aperta, di {operator} dal {opened_at}: chiudila con il conteggio prima di aprirne un'altra."
    )


class TillNotOpen(UserError):
    """There is no such drawer on this station."""

    template = "La cassa non è aperta: aprila con il fondo iniziale."


class TillClosed(UserError):
    """The drawer was closed today: what is taken now belongs into a new one."""

    template = (
        "La cassa è stata chiusa alle {hour}: questa ricarica NON è registrata. Apri una nuova cassa da «Gestione», "
        "poi ripeti."
    )


class WrongStation(UserError):
    """The station's file belongs to another station of the office."""

    template = (
        "Il file della postazione appartiene a «{own}», l'ufficio risponde per «{other}». Controlla le impostazioni "
        "della postazione: ogni postazione ha il suo file."
    )


class UnknownStation(UserError):
    """The office has no such station."""

    template = "L'ufficio non conosce la postazione «{station}». Registrala in «Postazioni» e riprova."


class AlreadyRevokedStation(UserError):
    """The station was revoked before."""

    template = "La postazione «{name}» era già stata revocata."


class DamagedStationFile(EnvironmentFault):
    """The station's file is damaged and cannot be set aside."""

    template = "Il file della postazione è danneggiato e non si può mettere da parte ({reason}). Chiama l'assistenza."


class CodeNotAccepted(UserError):
    """The one-time code is wrong, was used before, or is too old."""

    template = (
        "Il codice «{code}» non è valido: forse è scaduto o già usato. Chiedi all'ufficio un codice nuovo in "
        "«Postazioni» e scrivilo qui."
    )


class StationIdTaken(UserError):
    """Another station has, or had, the id: its receipts carry it."""

    template = "Esiste già una postazione con il codice «{station}»: scegline un altro, anche se quella è revocata."


class TillStillOpen(UserError):
    """The money of a drawer is taken over once it is counted."""

    template = "La cassa di «{station}» è ancora aperta: chiudila sulla postazione contando i contanti, poi prendila."


class TillNotWhole(UserError):
    """Not everything that a station took into its drawer is here, or some of it waits to be looked at."""

    template = (
        "Della cassa di «{station}» manca qualche ricarica, o ce n'è una messa da parte. Collega la postazione, "
        "guarda «Dalle postazioni» nella Chiusura e riprova."
    )


class TillTakenOver(UserError):
    """The money of a drawer is taken over once."""

    template = "Questa cassa è già stata presa in consegna da {by} il {day}."


class HandoverOver(UserError):
    """A handover is cancelled once."""

    template = "Questa presa in consegna è già stata annullata da {by} il {day}: {reason}"


class HandoverPaidIn(UserError):
    """The money of a handover, or part of it, is paid in already."""

    template = (
        "{means} per {amount} non sono più da versare: sono già stati versati in tesoreria, del tutto o in parte "
        "(restano {due}). Annulla prima il versamento."
    )


class NothingToTakeOver(UserError):
    """A station took no money outside its drawers, or somebody has taken it over."""

    template = "Non c'è denaro da prendere in consegna: forse l'ha già preso qualcun altro."


class EventDecided(UserError):
    """Somebody has decided of an event that was kept aside."""

    template = "Questa registrazione è già stata trattata da {by} il {at}: non serve altro."


class NoWayForEvent(UserError):
    """An event that cannot be carried out, only put away."""

    template = "Questa registrazione non si può eseguire: leggi il motivo, correggi a mano se serve e mettila da parte."
