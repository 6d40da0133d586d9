"""The texts of reminders: written by the office, with named places that the program fills."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.access.options import Option, get_option, set_option
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, Phrase
from core.messages.faults import UnknownPlace
from core.messages.records import DueReminder, Step
from core.money import format_euro
from core.registry import Municipality, municipality_title

#: What may stand between braces, and what it says.
PLACES = {
    "genitore": Phrase("nome e cognome di chi riceve"),
    "alunno": Phrase("nome e cognome dell'alunno"),
    "classe": Phrase("la classe di oggi"),
    "conto": Phrase("il conto, per esempio Refezione"),
    "saldo": Phrase("il saldo, con il segno"),
    "debito": Phrase("quanto manca, senza segno"),
    "comune": Phrase("il comune"),
    "ufficio": Phrase("l'ufficio"),
    "telefono": Phrase("il telefono dell'ufficio"),
    "data": Phrase("la data di oggi"),
}
_PLACE = re.compile(r"\{([^{}]*)\}")
_LONGEST_SUBJECT, _LONGEST_BODY = 150, 4_000
_SIGNATURE = "\n\n{ufficio}\n{comune} · tel. {telefono}"

_DEFAULTS = {
    Step.ALERT: (
        "Mensa scolastica: il saldo di {alunno} è basso",
        "Gentile {genitore},\n\n"
        "il saldo del conto {conto} di {alunno} è di {saldo}. Puoi ricaricarlo quando vuoi: in un punto di ricarica o "
        "in ufficio mostrando il codice QR, oppure online con pagoPA.\n\n"
        "Questo è solo un promemoria: se hai già ricaricato, non devi fare niente." + _SIGNATURE,
    ),
    Step.FIRST: (
        "Mensa scolastica: pasti da pagare di {alunno}",
        "Gentile {genitore},\n\n"
        "al {data} sul conto {conto} di {alunno} mancano {debito} per i pasti già consumati. Ti chiediamo di "
        "ricaricare il conto: in un punto di ricarica o in ufficio con il codice QR, oppure online con pagoPA.\n\n"
        "Se hai già pagato in questi giorni, non tener conto di questo avviso. Se qualcosa non torna, o se hai bisogno "
        "di pagare a rate, chiamaci." + _SIGNATURE,
    ),
    Step.SECOND: (
        "Mensa scolastica: secondo avviso per {alunno}",
        "Gentile {genitore},\n\n"
        "ti abbiamo già scritto per il conto {conto} di {alunno}: al {data} mancano ancora {debito}. Ti chiediamo di "
        "pagare entro 15 giorni, oppure di chiamarci per concordare un pagamento a rate.\n\n"
        "Se hai già pagato in questi giorni, non tener conto di questo avviso." + _SIGNATURE,
    ),
    Step.FORMAL: (
        "Sollecito di pagamento – servizio di refezione scolastica",
        "Gentile {genitore},\n\n"
        "nonostante gli avvisi precedenti, al {data} il conto {conto} intestato a {alunno} risulta a debito per "
        "{debito}.\n\n"
        "La invitiamo a versare la somma entro 15 giorni dal ricevimento della presente, che vale come costituzione in "
        "mora ai sensi dell'art. 1219 del codice civile. Trascorso il termine, l'ente avvierà il recupero del credito "
        "secondo la legge.\n\n"
        "Per verificare i pasti addebitati o chiedere un pagamento a rate può rivolgersi all'ufficio." + _SIGNATURE,
    ),
}


@dataclass(frozen=True, slots=True)
class Template:
    """The text of a step, with its places."""

    step: Step
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its places filled."""

    subject: str
    body: str


def template(session: Session, step: Step) -> Template:
    """Return the text of a step as it stands."""
    session.require(Permission.SEND_REMINDERS)
    return _stored(session, step)


def set_template(session: Session, wanted: Template, *, shown: Template | None = None) -> None:
    """Set the text of a step from now on; what was written stays as it was.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the subject or the text is missing or too long.
        UnknownPlace: a place is not one of `PLACES`.
    """
    session.require(Permission.EDIT_SETTINGS)
    subject, body = " ".join(wanted.subject.split()), wanted.body.strip()
    for field, text, longest in (("Oggetto", subject, _LONGEST_SUBJECT), ("Testo", body, _LONGEST_BODY)):
        if not 0 < len(text) <= longest:
            raise InvalidValue(field=field, reason=Phrase("da 1 a {most} caratteri.", most=longest))
        check_places(text)
    with session.database.transaction():
        subjects = tuple(f"setting:{option.name}" for option in _options(wanted.step))
        ensure_as_shown(session, subjects, shown, lambda: _stored(session, wanted.step))
        for option, value in zip(_options(wanted.step), (subject, body), strict=True):
            if get_option(session, option) != value:
                set_option(session, option, value)


def default_template(step: Step) -> Template:
    """Return the text that the program brings along."""
    return Template(step, *_DEFAULTS[step])


def check_places(text: str) -> None:
    """Refuse a text with a place that nothing fills.

    Raises:
        UnknownPlace: there is one.
    """
    for place in _PLACE.findall(text):
        if place not in PLACES:
            raise UnknownPlace(place=place, known=", ".join(f"{{{name}}}" for name in PLACES))


def written(template_: Template, reminder: DueReminder, municipality: Municipality, on: str) -> Written:
    """Return the text for one family. A value that itself has braces is written as it is, never filled again."""
    debt = max(0, -reminder.balance_cents)
    values = {
        "genitore": reminder.recipient,
        "alunno": reminder.pupil_name,
        "classe": reminder.class_name,
        "conto": reminder.account_name,
        "saldo": format_euro(reminder.balance_cents),
        "debito": format_euro(debt),
        "comune": municipality_title(municipality.name),
        "ufficio": municipality.office,
        "telefono": municipality.phone,
        "data": on,
    }
    filled = (_PLACE.sub(lambda match: values.get(match[1], match[0]), text) for text in _texts(template_))
    subject, body = filled
    return Written(" ".join(subject.split()), body)


def _stored(session: Session, step: Step) -> Template:
    subject, body = _options(step)
    return Template(step, get_option(session, subject), get_option(session, body))


def _texts(template_: Template) -> tuple[str, str]:
    return template_.subject, template_.body


def _options(step: Step) -> tuple[Option[str], Option[str]]:
    subject, body = _DEFAULTS[step]
    return Option(f"reminder.{step.value}.subject", subject), Option(f"reminder.{step.value}.body", body)
