"""What the kitchen's orders refuse, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class KitchenCodeTaken(UserError):
    """Another kitchen has the code or the name."""

    template = "Esiste già un centro cottura con il codice o il nome «{name}»: scegline un altro."


class OrderDayPassed(UserError):
    """Nothing is ordered for a day that is over."""

    template = "Il {day} è passato: un ordine si invia o si cambia per oggi o per un giorno che deve venire."


class NothingToOrder(UserError):
    """No school that was asked for has the service on the day."""

    template = "Il {day} il servizio non è previsto nelle scuole scelte ({reason}): non c'è nulla da ordinare."


class NewerVersion(UserError):
    """A version was acknowledged after a newer one had been sent."""

    template = "Dell'ordine {number} è già uscita la versione {version}: leggi quella e conferma quella."


class KitchenNotMailed(UserError):
    """The kitchen gets no orders by e-mail."""

    template = (
        "«{kitchen}» non riceve ordini per e-mail: in «Centri cottura» scrivi il suo indirizzo e attiva l'invio, "
        "oppure stampa l'ordine e telefona."
    )
