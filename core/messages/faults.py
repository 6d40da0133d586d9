"""What messages refuse, and what is missing around them, each with what to do about it."""

from __future__ import annotations

from core.errors import EnvironmentFault, UserError


class UnknownPlace(UserError):
    """A text has a place that nothing fills."""

    template = "Nel testo c'è «{{{place}}}», che non esiste. Si possono usare: {known}."


class MessageNotOpen(UserError):
    """A message that was sent, printed or cancelled cannot be changed."""

    template = "Il messaggio a {recipient} è già stato inviato, stampato o annullato: aggiorna l'elenco."


class MailNotConfigured(EnvironmentFault):
    """Nobody said which mail server to use."""

    template = "Manca il server di posta: inseriscilo in «Soglie e posta» (chiedilo a chi gestisce i computer)."


class MailServerUnreachable(EnvironmentFault):
    """The mail server does not answer; what was to be sent waits."""

    template = (
        "Il server di posta {host}:{port} non risponde ({reason}). I messaggi restano da inviare: controlla la rete o "
        "l'indirizzo del server e riprova."
    )


class MailLoginRefused(EnvironmentFault):
    """The mail server does not accept the name or the password."""

    template = (
        "Il server di posta {host} non accetta l'utente «{user}». La password sta nella variabile "
        "REFETTORIO_MAIL_PASSWORD di questo computer: chiedi a chi lo gestisce."
    )


class MailSenderRefused(EnvironmentFault):
    """The mail server does not send for this sender."""

    template = "Il server di posta {host} non invia per «{sender}» ({reason}): correggi il mittente."


class MailProtectionRefused(EnvironmentFault):
    """The mail server answers, but not under the protection that was set."""

    template = (
        "Il server di posta {host}:{port} risponde, ma non con la protezione scelta ({reason}): in «Soglie e posta» "
        "cambia «Protezione» o la porta."
    )


class MailUncertain(EnvironmentFault):
    """The connection broke after a mail was handed in and before the server said that it has it."""

    template = (
        "Il server di posta {host} si è interrotto mentre prendeva una e-mail ({reason}): non si sa se è partita. "
        "Prima di inviarla di nuovo chiedi a chi doveva riceverla. Le altre restano da inviare."
    )


class MailRefused(UserError):
    """The server does not take this one mail; others may go."""

    template = "Indirizzo rifiutato dal server di posta: {reason}"


class MailDeferred(MailRefused):
    """The server does not take this one mail for now (greylisting, a full mailbox); others may go."""

    template = "Il server di posta per ora non la prende: {reason}. Riprova più tardi."
