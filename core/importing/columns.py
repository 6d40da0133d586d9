"""What a column of a spreadsheet may be."""

from __future__ import annotations

from enum import StrEnum

from core.errors import Phrase


class Target(StrEnum):
    """What a column may hold."""

    FULL_NAME = "full_name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    FISCAL_CODE = "fiscal_code"
    BORN_ON = "born_on"
    SCHOOL = "school"
    CLASS = "class"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    BAND = "band"
    DIET = "diet"
    DIET_EXPIRES_ON = "diet_expires_on"
    GUARDIAN_FULL_NAME = "guardian_full_name"
    GUARDIAN_LAST_NAME = "guardian_last_name"
    GUARDIAN_FIRST_NAME = "guardian_first_name"
    GUARDIAN_FISCAL_CODE = "guardian_fiscal_code"
    GUARDIAN_EMAIL = "guardian_email"
    GUARDIAN_PHONE = "guardian_phone"
    GUARDIAN_ADDRESS = "guardian_address"
    GUARDIAN_RELATION = "guardian_relation"
    SECOND_FULL_NAME = "second_full_name"
    SECOND_LAST_NAME = "second_last_name"
    SECOND_FIRST_NAME = "second_first_name"
    SECOND_FISCAL_CODE = "second_fiscal_code"
    SECOND_EMAIL = "second_email"
    SECOND_PHONE = "second_phone"
    SECOND_ADDRESS = "second_address"
    SECOND_RELATION = "second_relation"
    BALANCE = "balance"


#: The Italian name of each: what the page and the messages call it, and the header of the model to fill in.
ITALIAN = {
    Target.FULL_NAME: Phrase("Cognome e nome"),
    Target.LAST_NAME: Phrase("Cognome"),
    Target.FIRST_NAME: Phrase("Nome"),
    Target.FISCAL_CODE: Phrase("Codice fiscale"),
    Target.BORN_ON: Phrase("Data di nascita"),
    Target.SCHOOL: Phrase("Scuola"),
    Target.CLASS: Phrase("Classe"),
    Target.STARTS_ON: Phrase("Iscritto dal"),
    Target.ENDS_ON: Phrase("Iscritto al"),
    Target.BAND: Phrase("Fascia"),
    Target.DIET: Phrase("Dieta"),
    Target.DIET_EXPIRES_ON: Phrase("Certificato dieta fino al"),
    Target.GUARDIAN_FULL_NAME: Phrase("Cognome e nome genitore"),
    Target.GUARDIAN_LAST_NAME: Phrase("Cognome genitore"),
    Target.GUARDIAN_FIRST_NAME: Phrase("Nome genitore"),
    Target.GUARDIAN_FISCAL_CODE: Phrase("Codice fiscale genitore"),
    Target.GUARDIAN_EMAIL: Phrase("E-mail genitore"),
    Target.GUARDIAN_PHONE: Phrase("Telefono genitore"),
    Target.GUARDIAN_ADDRESS: Phrase("Indirizzo genitore"),
    Target.GUARDIAN_RELATION: Phrase("Relazione genitore"),
    Target.SECOND_FULL_NAME: Phrase("Cognome e nome secondo genitore"),
    Target.SECOND_LAST_NAME: Phrase("Cognome secondo genitore"),
    Target.SECOND_FIRST_NAME: Phrase("Nome secondo genitore"),
    Target.SECOND_FISCAL_CODE: Phrase("Codice fiscale secondo genitore"),
    Target.SECOND_EMAIL: Phrase("E-mail secondo genitore"),
    Target.SECOND_PHONE: Phrase("Telefono secondo genitore"),
    Target.SECOND_ADDRESS: Phrase("Indirizzo secondo genitore"),
    Target.SECOND_RELATION: Phrase("Relazione secondo genitore"),
    Target.BALANCE: Phrase("Saldo iniziale"),
}
#: Without both of these (or the full name in their place) nobody can be entered.
REQUIRED = (Target.LAST_NAME, Target.FIRST_NAME)
#: The columns of the first guardian, and those of a second in the same order.
FIRST_GUARDIAN = tuple(target for target in Target if target.value.startswith("guardian_"))
SECOND_GUARDIAN = tuple(target for target in Target if target.value.startswith("second_"))
