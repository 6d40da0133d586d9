"""The words of the roll-over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.registry import SchoolLevel


def leaving_word(level: SchoolLevel) -> str:
    """Return where the pupils of a class go that has no next one."""
    match level:
        case SchoolLevel.INFANZIA:
            return QCoreApplication.translate("Rollover", "passano alla primaria")
        case SchoolLevel.PRIMARIA:
            return QCoreApplication.translate("Rollover", "passano alla secondaria")
        case SchoolLevel.SECONDARIA:
            return QCoreApplication.translate("Rollover", "terminano")
