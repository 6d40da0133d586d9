"""What the ledger refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class PeriodClosed(UserError):
    """The day belongs to a closed period, which takes no more entries."""

    template = (
        "Il periodo del {day} è chiuso: non accetta altre registrazioni. Registra l'operazione con la data di oggi."
    )


class MonthNotOver(UserError):
    """A month can be closed only when its last day has passed."""

    template = "Il mese {month} non è ancora finito: si può chiudere dal {first_possible}."


class EarlierMonthOpen(UserError):
    """Months are closed in order."""

    template = "Ci sono registrazioni di un mese precedente ancora aperto ({month}): chiudi prima quello."


class AlreadyReversed(UserError):
    """An entry is reversed at most once."""

    template = "La registrazione del {day} è già stata stornata il {reversed_on} ({reason}): non serve rifarlo."


class ReversalNotReversible(UserError):
    """A reversal is final."""

    template = "Uno storno non si può stornare: registra di nuovo l'operazione giusta."


class AlreadyCharged(UserError):
    """The service of that day is charged already and the charge is not reversed."""

    template = "Il pasto del {day} è già addebitato: storna prima l'addebito esistente."


class NotContestable(UserError):
    """A family contests what was taken off its account."""

    template = "Si contesta un addebito: scegli la riga di un pasto, o di una rettifica che toglie credito."


class AlreadyContested(UserError):
    """A charge has one contestation that is open at most."""

    template = "L'addebito del {day} è già contestato (ricevuta il {received_on}): decidi prima quella contestazione."


class ContestationDecided(UserError):
    """A decision is final."""

    template = "Questa contestazione è già stata decisa il {day}: aggiorna l'elenco."


class NotToRepeat(UserError):
    """Only a charge that was taken back, the last one of its service and day, is posted again."""

    template = "Si riaddebita solo un pasto stornato, dopo la chiusura della sua giornata: {reason}"


class NoPrice(UserError):
    """No tariff and no exemption covers the pupil on that day."""

    template = "{pupil} non ha una tariffa per «{service}» il {day}: assegna una fascia o un'esenzione e riprova."


class BandInUse(UserError):
    """Somebody is, or was, in the band."""

    template = "La fascia «{name}» è già di qualche alunno e non si può togliere: assegna agli alunni un'altra fascia."


class RateInUse(UserError):
    """Meals were charged at the price: what was told to families is put right, not taken back."""

    template = (
        "A questo prezzo c'è già chi ha pagato (pasti addebitati: {count}) e non si può togliere: imposta il prezzo "
        "giusto, poi approva le differenze in «Rettifiche»."
    )


class RatesChanged(UserError):
    """Other prices were set in the days to which the former ones would come back."""

    template = "In quei giorni intanto è stato impostato un altro prezzo: guarda l'elenco e imposta quello giusto."


class BalanceTooLow(UserError):
    """More was to be taken off an account than it holds."""

    template = "Sul conto ci sono {balance}: non si possono togliere {amount}. Scrivi un importo più basso."


class NotSiblings(UserError):
    """Credit is moved between brothers and sisters only."""

    template = (
        "I due alunni non hanno un genitore in comune: il credito si trasferisce solo tra fratelli. Controlla i "
        "genitori nelle schede."
    )


class RefundTooSmall(UserError):
    """Below the minimum nothing is paid back."""

    template = "Si rimborsa da {minimum} in su: un credito più piccolo si può trasferire a un fratello o consumare."


class TransferNotReversible(UserError):
    """One side of a transfer alone would make money, or lose it."""

    template = "Un giroconto non si storna da un lato solo: trasferisci indietro lo stesso importo."
