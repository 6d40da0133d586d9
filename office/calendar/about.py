"""What a day is, in words: whether there is service, for whom, and if not, why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.calendar import YearDay
from core.qt.translations import in_words


def day_text(day: YearDay, suspensions: Sequence[str] = ()) -> str:
    """Return what a day is; `suspensions` (cause and whom) that touch it are named, whatever most classes say."""
    text = _service_text(day, in_words(day.text))
    if not suspensions:
        return text
    told = QCoreApplication.translate("Calendar", "Sospensione: {what}").format(what="; ".join(suspensions))
    is_said = not day.served and len(suspensions) == 1
    # The cause stands in the suspension already, with whom it concerns.
    return told if is_said else f"{_service_text(day, '')} {told}"


def _service_text(day: YearDay, why: str) -> str:
    if day.is_partial:
        text = QCoreApplication.translate("Calendar", "Servizio per {served} classi su {classes}.")
        return f"{text.format(served=day.served, classes=day.classes)} {why}".strip()
    if day.served:
        return f"{QCoreApplication.translate('Calendar', 'Servizio per tutte le classi.')} {why}".strip()
    if not why:
        return QCoreApplication.translate("Calendar", "Servizio non disponibile.")
    return QCoreApplication.translate("Calendar", "Servizio non disponibile: {text}").format(text=why)
