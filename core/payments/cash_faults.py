"""What the cash desk refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class CashSessionOpen(UserError):
    """An operator has one drawer at a time."""

    template = "La tua cassa è già aperta dal {opened_at}: chiudila con il conteggio prima di aprirne un'altra."


class CashSessionClosed(UserError):
    """The drawer was closed while somebody was still typing a recharge."""

    template = (
        "La cassa è stata chiusa alle {hour}, mentre scrivevi: questa ricarica NON è stata registrata. Apri una nuova "
        "sessione di cassa e registra di nuovo; quanto hai scritto è ancora qui."
    )


class CashSessionNeeded(UserError):
    """The municipality takes money at the counter only in a cash session."""

    template = "La cassa non è aperta: apri una sessione di cassa con il fondo iniziale, poi registra la ricarica."


class CashAlreadyClosed(UserError):
    """A session is closed once."""

    template = "Questa sessione di cassa è già stata chiusa il {closed_at} con un conteggio di {counted}."


class CountDiffers(UserError):
    """The count is not what it should be, and nobody has said why.

    Params: `expected`, `counted`, `difference` (texts), `difference_cents`.
    """

    template = (
        "In cassa dovrebbero esserci {expected}, ne hai contati {counted} (differenza {difference}). Conta di nuovo; "
        "se la differenza resta, scrivi il motivo e chiudi."
    )


class DepositTooLarge(UserError):
    """More is paid in than was taken."""

    template = (
        "Da versare risultano {due} ({means}): non puoi registrare un versamento di {amount}. Controlla l'importo e i "
        "versamenti già registrati."
    )


class DepositKnown(UserError):
    """The treasury's receipt is registered already."""

    template = "La quietanza n. {number} del {year} è già registrata ({amount} il {day}): controlla il numero."


class DepositCancelled(UserError):
    """A deposit is cancelled once."""

    template = "Questo versamento è già stato annullato ({reason})."
