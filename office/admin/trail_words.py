"""What the audit trail is about, in the words of the office."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from core.access.trail import AuditLine

_SUBJECTS: dict[str, object] = {
    "account": QT_TRANSLATE_NOOP("Trail", "Conto"),
    "app_user": QT_TRANSLATE_NOOP("Trail", "Utente"),
    "audit": QT_TRANSLATE_NOOP("Trail", "Registro"),
    "backup": QT_TRANSLATE_NOOP("Trail", "Copia"),
    "band_assignment": QT_TRANSLATE_NOOP("Trail", "Fascia di un alunno"),
    "batch": QT_TRANSLATE_NOOP("Trail", "Addebiti"),
    "calendar_exception": QT_TRANSLATE_NOOP("Trail", "Chiusura o apertura"),
    "card": QT_TRANSLATE_NOOP("Trail", "Tessera"),
    "cash_deposit": QT_TRANSLATE_NOOP("Trail", "Versamento"),
    "cash_session": QT_TRANSLATE_NOOP("Trail", "Cassa"),
    "class_group": QT_TRANSLATE_NOOP("Trail", "Classe"),
    "diet": QT_TRANSLATE_NOOP("Trail", "Dieta"),
    "diet_reason": QT_TRANSLATE_NOOP("Trail", "Motivi delle diete"),
    "dish": QT_TRANSLATE_NOOP("Trail", "Piatto"),
    "guardian": QT_TRANSLATE_NOOP("Trail", "Genitore"),
    "import": QT_TRANSLATE_NOOP("Trail", "Importazione"),
    "kitchen": QT_TRANSLATE_NOOP("Trail", "Centro cottura"),
    "kitchen_order": QT_TRANSLATE_NOOP("Trail", "Ordine alla cucina"),
    "meal_request": QT_TRANSLATE_NOOP("Trail", "Assenza o pasto in bianco"),
    "menu": QT_TRANSLATE_NOOP("Trail", "Menu"),
    "message": QT_TRANSLATE_NOOP("Trail", "Messaggio"),
    "municipality": QT_TRANSLATE_NOOP("Trail", "Comune"),
    "operation": QT_TRANSLATE_NOOP("Trail", "Operazione"),
    "period": QT_TRANSLATE_NOOP("Trail", "Mese"),
    "pupil": QT_TRANSLATE_NOOP("Trail", "Alunno"),
    "pupil_photo": QT_TRANSLATE_NOOP("Trail", "Foto"),
    "roll_over": QT_TRANSLATE_NOOP("Trail", "Passaggio d'anno"),
    "school": QT_TRANSLATE_NOOP("Trail", "Scuola"),
    "school_year": QT_TRANSLATE_NOOP("Trail", "Anno scolastico"),
    "service": QT_TRANSLATE_NOOP("Trail", "Servizio"),
    "service_group": QT_TRANSLATE_NOOP("Trail", "Gruppo di servizi"),
    "setting": QT_TRANSLATE_NOOP("Trail", "Opzione"),
    "station": QT_TRANSLATE_NOOP("Trail", "Postazione"),
    "suspension": QT_TRANSLATE_NOOP("Trail", "Sospensione"),
    "tariff_band": QT_TRANSLATE_NOOP("Trail", "Fascia"),
    "tariff_rate": QT_TRANSLATE_NOOP("Trail", "Prezzo"),
}

_DETAILS: dict[str, object] = {
    "address": QT_TRANSLATE_NOOP("Trail", "indirizzo"),
    "addresses": QT_TRANSLATE_NOOP("Trail", "indirizzi"),
    "after": QT_TRANSLATE_NOOP("Trail", "ora"),
    "amount_cents": QT_TRANSLATE_NOOP("Trail", "importo"),
    "asked_on": QT_TRANSLATE_NOOP("Trail", "chiesto il"),
    "balance_cents": QT_TRANSLATE_NOOP("Trail", "saldo"),
    "band": QT_TRANSLATE_NOOP("Trail", "fascia"),
    "before": QT_TRANSLATE_NOOP("Trail", "prima"),
    "born_on": QT_TRANSLATE_NOOP("Trail", "data di nascita"),
    "cause": QT_TRANSLATE_NOOP("Trail", "causa"),
    "cents": QT_TRANSLATE_NOOP("Trail", "importo"),
    "channel": QT_TRANSLATE_NOOP("Trail", "come"),
    "class_group": QT_TRANSLATE_NOOP("Trail", "classe"),
    "classes": QT_TRANSLATE_NOOP("Trail", "classi"),
    "code": QT_TRANSLATE_NOOP("Trail", "codice"),
    "count": QT_TRANSLATE_NOOP("Trail", "quanti"),
    "counted_cents": QT_TRANSLATE_NOOP("Trail", "contati"),
    "cutoff": QT_TRANSLATE_NOOP("Trail", "orario limite"),
    "cutoff_minutes": QT_TRANSLATE_NOOP("Trail", "orario limite, in minuti"),
    "day": QT_TRANSLATE_NOOP("Trail", "giorno"),
    "days": QT_TRANSLATE_NOOP("Trail", "giorni"),
    "difference_cents": QT_TRANSLATE_NOOP("Trail", "differenza"),
    "diet": QT_TRANSLATE_NOOP("Trail", "dieta"),
    "diets": QT_TRANSLATE_NOOP("Trail", "diete"),
    "display_name": QT_TRANSLATE_NOOP("Trail", "nome e cognome"),
    "effect": QT_TRANSLATE_NOOP("Trail", "effetto"),
    "ends_on": QT_TRANSLATE_NOOP("Trail", "al"),
    "enrolments": QT_TRANSLATE_NOOP("Trail", "iscrizioni"),
    "entries": QT_TRANSLATE_NOOP("Trail", "movimenti"),
    "expected_cents": QT_TRANSLATE_NOOP("Trail", "attesi"),
    "file": QT_TRANSLATE_NOOP("Trail", "file"),
    "first_name": QT_TRANSLATE_NOOP("Trail", "nome"),
    "fiscal_code": QT_TRANSLATE_NOOP("Trail", "codice fiscale"),
    "float_cents": QT_TRANSLATE_NOOP("Trail", "fondo"),
    "from_on": QT_TRANSLATE_NOOP("Trail", "dal"),
    "guardian": QT_TRANSLATE_NOOP("Trail", "genitore"),
    "guardians": QT_TRANSLATE_NOOP("Trail", "genitori"),
    "ingredients": QT_TRANSLATE_NOOP("Trail", "ingredienti"),
    "is_active": QT_TRANSLATE_NOOP("Trail", "attivo"),
    "is_applicant": QT_TRANSLATE_NOOP("Trail", "richiedente"),
    "kind": QT_TRANSLATE_NOOP("Trail", "tipo"),
    "label": QT_TRANSLATE_NOOP("Trail", "anno"),
    "last_name": QT_TRANSLATE_NOOP("Trail", "cognome"),
    "last_on": QT_TRANSLATE_NOOP("Trail", "ultimo giorno"),
    "level": QT_TRANSLATE_NOOP("Trail", "ordine"),
    "means": QT_TRANSLATE_NOOP("Trail", "mezzo"),
    "name": QT_TRANSLATE_NOOP("Trail", "nome"),
    "note": QT_TRANSLATE_NOOP("Trail", "nota"),
    "number": QT_TRANSLATE_NOOP("Trail", "numero"),
    "office": QT_TRANSLATE_NOOP("Trail", "ufficio"),
    "on": QT_TRANSLATE_NOOP("Trail", "giorno"),
    "phone": QT_TRANSLATE_NOOP("Trail", "telefono"),
    "placements": QT_TRANSLATE_NOOP("Trail", "alunni nelle classi"),
    "policy": QT_TRANSLATE_NOOP("Trail", "chi paga"),
    "province": QT_TRANSLATE_NOOP("Trail", "provincia"),
    "pupil": QT_TRANSLATE_NOOP("Trail", "alunno"),
    "pupils": QT_TRANSLATE_NOOP("Trail", "alunni"),
    "reason": QT_TRANSLATE_NOOP("Trail", "motivo"),
    "receipt": QT_TRANSLATE_NOOP("Trail", "ricevuta"),
    "relation": QT_TRANSLATE_NOOP("Trail", "relazione"),
    "renewals": QT_TRANSLATE_NOOP("Trail", "rinnovi"),
    "role": QT_TRANSLATE_NOOP("Trail", "ruolo"),
    "school": QT_TRANSLATE_NOOP("Trail", "scuola"),
    "school_id": QT_TRANSLATE_NOOP("Trail", "scuola"),
    "school_year": QT_TRANSLATE_NOOP("Trail", "anno scolastico"),
    "service": QT_TRANSLATE_NOOP("Trail", "servizio"),
    "service_group": QT_TRANSLATE_NOOP("Trail", "gruppo di servizi"),
    "size": QT_TRANSLATE_NOOP("Trail", "byte"),
    "staff": QT_TRANSLATE_NOOP("Trail", "pasti del personale"),
    "starts_on": QT_TRANSLATE_NOOP("Trail", "dal"),
    "station": QT_TRANSLATE_NOOP("Trail", "postazione"),
    "target": QT_TRANSLATE_NOOP("Trail", "file"),
    "total_cents": QT_TRANSLATE_NOOP("Trail", "totale"),
    "username": QT_TRANSLATE_NOOP("Trail", "nome utente"),
    "version": QT_TRANSLATE_NOOP("Trail", "versione"),
    "weekdays": QT_TRANSLATE_NOOP("Trail", "giorni della settimana"),
    "what": QT_TRANSLATE_NOOP("Trail", "che cosa"),
}


def subject_text(line: AuditLine) -> str:
    """Return what a line is about: `Alunno Rossi Anna`, or `Ordine alla cucina 7` for what has no name."""
    table, _colon, key = line.subject.partition(":")
    known = str(_SUBJECTS.get(table, ""))
    kind = QCoreApplication.translate("Trail", known) if known else table
    return f"{kind} {line.about or key}".strip()


def detail_name(name: str) -> str:
    """Return what a detail is called; one that has no name yet is shown as it is stored."""
    known = str(_DETAILS.get(name, ""))
    return QCoreApplication.translate("Trail", known) if known else name.replace("_", " ")


def known_subjects() -> frozenset[str]:
    """Return the tables that have a name."""
    return frozenset(_SUBJECTS)
