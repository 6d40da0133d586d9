"""What the registry refuses, each with what to do about it."""

from __future__ import annotations

from core.errors import UserError


class FiscalCodeTaken(UserError):
    """Somebody else has the fiscal code already."""

    template = "Il codice fiscale {fiscal_code} è già di {owner}: apri la sua scheda oppure correggi il codice."


class NameTaken(UserError):
    """A name that must be unique is used already."""

    template = "Esiste già {what} «{name}»: scegli un altro nome."


class StillInUse(UserError):
    """Something else depends on what was to be taken away."""

    template = (
        "«{name}» è già in uso e non si può togliere: altri dati ne dipendono. Se il nome è sbagliato, modificalo."
    )


class AlreadyEnrolled(UserError):
    """Two enrolments of a pupil in one service may not share a day."""

    template = (
        "{pupil} è già iscritto a «{service}» dal {starts_on} al {ends_on}: chiudi prima quell'iscrizione o scegli "
        "date che non la toccano."
    )


class AlreadyPlaced(UserError):
    """A pupil is in one class at a time."""

    template = (
        "{pupil} è già nella classe {class_name} dal {starts_on} al {ends_on}: usa «Sposta» oppure scegli date che "
        "non la toccano."
    )


class ApplicantExists(UserError):
    """A pupil has one applicant at most."""

    template = "Il richiedente di {pupil} è già {applicant}: usa «Cambia richiedente» per sostituirlo."


class GuardianRetired(UserError):
    """The record was merged into another."""

    template = "La scheda di {guardian} è stata unita a quella di {kept}: aggiorna l'elenco e usa quella."


class StillPays(UserError):
    """Who pays for a pupil stays its guardian until somebody else pays."""

    template = "{guardian} paga dal {since}: scrivi prima chi paga da un certo giorno in poi, poi togli il genitore."


class YearsOverlap(UserError):
    """Two school years may not share a day."""

    template = "Le date toccano l'anno scolastico {label} (dal {starts_on} al {ends_on}): correggile."


class MunicipalityMissing(UserError):
    """Nothing can be printed or opened before the municipality's own data are entered."""

    template = "Mancano i dati del comune: inseriscili in «Scuole e servizi»."


class YearHasMeals(UserError):
    """A day on which somebody ate or was charged would lie in no school year."""

    template = (
        "Il {day} qualcuno ha mangiato o pagato, e con le nuove date quel giorno resterebbe fuori dall'anno {label}: "
        "scegli date che lo comprendano."
    )
