"""What is said of a register above its differences: how it was read, and what of it was not understood."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.importing import RegisterFile
from core.meals import RegisterCheck
from core.qt.translations import in_words

#: Rows that could not be read, named one by one.
_NAMED = 3


def summary(file: RegisterFile, check: RegisterCheck) -> str:
    """Return how many were read and how many are to be looked at."""
    parts = [
        QCoreApplication.translate(
            "RegisterPage",
            "{name}: {lines} alunni letti, {agreeing} d'accordo con le prenotazioni, {count} da guardare.",
        ).format(name=file.name, lines=len(file.lines), agreeing=check.agreeing, count=len(check.differences))
    ]
    if file.is_list_of_absent:
        parts.append(
            QCoreApplication.translate("RegisterPage", "È un elenco di soli assenti: chi non c'è non viene toccato.")
        )
    if file.other_days:
        parts.append(
            QCoreApplication.translate("RegisterPage", "{count} righe di altri giorni non contano.").format(
                count=file.other_days
            )
        )
    return " ".join(parts)


def faults(file: RegisterFile) -> str:
    """Return the rows that are left out, and why; empty when there are none."""
    if not file.faults:
        return ""
    told = [f"{row}: {in_words(text)}" for row, text in file.faults[:_NAMED]]
    if len(file.faults) > _NAMED:
        told.append(
            QCoreApplication.translate("RegisterPage", "e altre {count}").format(count=len(file.faults) - _NAMED)
        )
    return QCoreApplication.translate("RegisterPage", "Righe non capite, lasciate fuori. {rows}").format(
        rows=" · ".join(told)
    )
