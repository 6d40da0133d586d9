"""What the meals refuse, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class CutoffPassed(UserError):
    """The hour until when the day could be changed has passed."""

    template = (
        "Il {day} si poteva cambiare entro le {hour} dello stesso giorno. Per un caso particolare rivolgiti "
        "all'ufficio, che può registrarlo indicando il motivo."
    )


class PlainLimitExceeded(UserError):
    """Too many plain meals in a row."""

    template = (
        "Il pasto in bianco si può chiedere per {limit} giorni di servizio consecutivi al massimo: con questa "
        "richiesta diventerebbero {days}. Riduci il periodo; oltre serve una dieta con certificato."
    )


class NoServiceThatDay(UserError):
    """The canteen does not serve on that day."""

    template = "{day}: servizio non disponibile ({reason}). Scegli un altro giorno."


class NotEnrolled(UserError):
    """The pupil is not enrolled in the service, or in no class, on that day."""

    template = (
        "{pupil} non è iscritto al servizio il {day}, o è ancora in inserimento: controlla l'iscrizione e la classe."
    )


class DayClosed(UserError):
    """The day is being closed or is closed: its charges are posted and change only by reversal."""

    template = "La giornata del {day} è chiusa: non si può più cambiare. Se c'è un errore, storna l'addebito."


class AbsentThatDay(UserError):
    """A plain meal was asked for a day with a reported absence, which wins."""

    template = "Il {day} c'è già un'assenza: ripristina prima la prenotazione, poi chiedi il pasto in bianco."


class NothingToRestore(UserError):
    """The day is booked as usual already."""

    template = "Il {day} il pasto è già prenotato come al solito: non c'è nulla da ripristinare."


class DietTaken(UserError):
    """The pupil follows the diet already on some of the days."""

    template = "L'alunno segue già la dieta {code} dal {starts_on} al {ends_on}: scegli date che non la toccano."


class DietCodeTaken(UserError):
    """Another diet has the code."""

    template = "Esiste già una dieta con il codice {code} ({name}): usa quella oppure scegli un altro codice."


class PricesMissing(UserError):
    """Some of those to be charged have neither band nor exemption; nothing was posted.

    Params: `count`, `names` (the first few), `pupils` (all, as `(id, full name)`).
    """

    template = (
        "{count} alunni non hanno una tariffa in questo giorno ({names}): assegna una fascia o un'esenzione e chiudi "
        "di nuovo la giornata. Nessun addebito è stato registrato."
    )

    @property
    def pupils(self) -> tuple[tuple[int, str], ...]:
        """All the pupils without a price: id and full name."""
        return self.params["pupils"]  # type: ignore[return-value]


class DayNotOver(UserError):
    """A day is closed only after its cut-off, when nothing can be cancelled any more."""

    template = "La giornata del {day} si può chiudere dopo le {hour}: fino ad allora le famiglie possono cambiarla."


class ReasonNeeded(UserError):
    """Several meals at once, some of which only the office may change, and only with a reason; nothing was written.

    Params: `count` of `whole`, `why` (the first of the rules that stand against it).
    """

    template = "{count} pasti su {whole} si cambiano solo indicando un motivo. {why}"


class NoneChanged(UserError):
    """Several meals at once, none of which may be changed."""

    template = "Nessuno dei {count} pasti scelti si può cambiare. {why}"


class CellChanged(UserError):
    """Somebody else changed a day after it was put on screen."""

    template = (
        "{pupil}, {day}: nel frattempo qualcun altro lo ha cambiato, ora è {state}. Guarda la griglia aggiornata e, se "
        "serve, cambia di nuovo."
    )


class AlreadyThere(UserError):
    """Whoever ate cannot be excused as absent."""

    template = "{pupil} risulta presente: non può essere un'assenza giustificata. Se è un errore, togli la presenza."


class NotThere(UserError):
    """A presence that is not there cannot be taken away."""

    template = "{pupil} non risulta presente: non c'è una presenza da togliere."


class DayNotClosed(UserError):
    """Something that is done only of a closed day."""

    template = (
        "La giornata del {day} non è ancora chiusa: non serve uno storno o un addebito a parte, correggila prima di "
        "chiuderla."
    )


class NothingToReverse(UserError):
    """A meal that was not charged, or whose charge is reversed, cannot be reversed."""

    template = "{pupil} non ha un addebito da stornare per il {day}."


class NothingToCharge(UserError):
    """The exempt pay nothing, so that there is nothing to charge."""

    template = "{pupil} è esente il {day}: non c'è nulla da addebitare."


class OnlyNursery(UserError):
    """Gradual insertions are for nursery schools only."""

    template = (
        "Gli inserimenti graduali sono solo della scuola dell'infanzia, {name} è della scuola {level}. Per un altro "
        "primo giorno cambia l'iscrizione al servizio."
    )


class MonthHasOpenDays(UserError):
    """A month is to take no more entries, and some of its days are still to be closed."""

    template = (
        "In {month} ci sono ancora giornate da chiudere: {count}, la prima è il {day}. Chiudile prima: a mese chiuso i "
        "loro pasti non si potrebbero più addebitare."
    )
