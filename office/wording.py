"""Words of the trade as the screens write them, in the language on screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core.access.permissions import Role
from core.registry import SchoolLevel

#: The program's name, the same in every language.
PROGRAM = "Refettorio"


def role_name(role: Role) -> str:  # noqa: PLR0911 - one line a role
    """Return what a role is called."""
    match role:
        case Role.ADMINISTRATOR:
            return QCoreApplication.translate("Words", "Amministratore")
        case Role.CLERK:
            return QCoreApplication.translate("Words", "Ufficio scolastico")
        case Role.CASHIER:
            return QCoreApplication.translate("Words", "Cassa")
        case Role.SCHOOL:
            return QCoreApplication.translate("Words", "Scuola")
        case Role.KITCHEN:
            return QCoreApplication.translate("Words", "Cucina")
        case Role.AUDITOR:
            return QCoreApplication.translate("Words", "Revisore")
        case Role.STATION:
            return QCoreApplication.translate("Words", "Postazione")
        case Role.SYSTEM:
            return QCoreApplication.translate("Words", "Programma")


def level_name(level: SchoolLevel) -> str:
    """Return what a kind of school is called."""
    match level:
        case SchoolLevel.INFANZIA:
            return QCoreApplication.translate("Words", "Infanzia")
        case SchoolLevel.PRIMARIA:
            return QCoreApplication.translate("Words", "Primaria")
        case SchoolLevel.SECONDARIA:
            return QCoreApplication.translate("Words", "Secondaria di I grado")


def long_day(day: date) -> str:
    """Return `martedì 24 novembre 2026`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def short_day(day: date) -> str:
    """Return `24/11/2026`."""
    return f"{day:%d/%m/%Y}"
