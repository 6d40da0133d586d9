"""What suspensions refuse because of what was closed or charged, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class SuspensionInClosedPeriod(UserError):
    """A day of the suspension lies in an accounting period that takes no more entries."""

    template = (
        "{period} è chiuso nella contabilità (il {day} ne fa parte): la sospensione non può più cambiare i suoi "
        "addebiti e non è stata registrata. Accorcia il periodo, oppure storna i singoli addebiti dall'estratto conto."
    )


class UndoInClosedPeriod(UserError):
    """Charges that a suspension reversed would have to be posted again into a closed period."""

    template = (
        "{period} è chiuso nella contabilità: gli addebiti del {day} non si possono più registrare e la sospensione "
        "non è stata annullata. Registra l'importo dovuto nell'estratto conto con la data di oggi."
    )


class NothingToSuspend(UserError):
    """None of the classes has the service on any of the days."""

    template = (
        "Dal {starts_on} al {ends_on} il servizio non è già previsto per chi hai scelto: non c'è nulla da sospendere. "
        "Controlla le date, la scuola e le classi."
    )


class CloseUnderWay(UserError):
    """The close of a day has begun and is not done: its charges are just being posted."""

    template = "La chiusura della giornata del {day} è iniziata e non è finita: completala, poi riprova."


class NothingToUndo(UserError):
    """All days of the suspension were closed while it held."""

    template = (
        "Le giornate di questa sospensione sono state chiuse mentre valeva: nessuno vi è stato prenotato o addebitato, "
        "e non c'è nulla da ripristinare."
    )
