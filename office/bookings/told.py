"""What came of a change, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from core.errors import Phrase, RefettorioError
from core.meals import BookingState, CellsChanged, CutoffPassed, PlainLimitExceeded, ReasonNeeded
from core.qt.translations import describe, in_words
from office.bookings.week_model import day_name

#: Names, days and codes told one by one in a message; more are counted.
_NAMED = 3


def told(done: CellsChanged, name_of: Callable[[int], str]) -> str:
    """Say what was changed, for whom and when."""
    states = {one.wanted for one in done.changed}
    pupils = {one.pupil_id for one in done.changed}
    days = sorted({one.on for one in done.changed})
    words = {
        BookingState.ABSENT: QCoreApplication.translate("Week", "assente"),
        BookingState.PLAIN: QCoreApplication.translate("Week", "pasto in bianco"),
        BookingState.BOOKED: QCoreApplication.translate("Week", "di nuovo prenotato"),
    }
    state = words[states.pop()] if len(states) == 1 else QCoreApplication.translate("Week", "cambiato")
    if len(pupils) > 1:
        text = QCoreApplication.translate("Week", "{count} pasti di {pupils} alunni: {state}.")
        return text.format(count=len(done.changed), pupils=len(pupils), state=state)
    named = ", ".join(map(day_name, days)) if len(days) <= _NAMED else f"{day_name(days[0])} – {day_name(days[-1])}"
    return f"{name_of(next(iter(pupils)))}, {named}: {state}."


def codes(done: CellsChanged) -> str:
    """Say the codes of the receipts."""
    found = [one.receipt_code for one in done.receipts]
    if len(found) == 1:
        return QCoreApplication.translate("Week", "Ricevuta {code}.").format(code=found[0])
    shown = ", ".join(found[:_NAMED])
    if len(found) > _NAMED:
        text = QCoreApplication.translate("Week", "{count} ricevute: {codes} …, tutte nella scheda «Ricevute».")
        return text.format(codes=shown, count=len(found))
    return QCoreApplication.translate("Week", "Ricevute {codes}.").format(codes=shown)


def refused(done: CellsChanged) -> str:
    """Say which cells stay as they are, and why; nothing when there are none."""
    if not done.refused:
        return ""
    cells = [f"{one.pupil_name} {one.on:%d/%m} ({in_words(one.text)})" for one in done.refused[:_NAMED]]
    if len(done.refused) > _NAMED:
        more = QCoreApplication.translate("Week", "e altri {count}")
        cells.append(more.format(count=len(done.refused) - _NAMED))
    return QCoreApplication.translate("Week", "Non cambiati: {cells}.").format(cells=", ".join(cells))


def way_round(error: RefettorioError, count: int) -> str:
    """Say to the office, which may set a rule aside, what the rule was."""
    why = error.params.get("why") if isinstance(error, ReasonNeeded) else None
    if isinstance(why, Phrase) and why.template == CutoffPassed.template:
        # What core says to a family sends it to the office; this is the office.
        text = QCoreApplication.translate(
            "Week",
            "{count} pasti su {whole} si cambiano solo con un motivo: il {day} si poteva cambiare entro le {hour}. Per "
            "registrarli scrivilo.",
        )
        return text.format(count=error.params["count"], whole=error.params["whole"], **why.params)
    if count > 1:
        many = QCoreApplication.translate("Week", "{why} Per registrarli scrivi il motivo.")
        return many.format(why=describe(error))
    match error:
        case CutoffPassed():
            text = QCoreApplication.translate(
                "Week", "Il {day} si poteva cambiare entro le {hour}. Per registrarlo scrivi il motivo."
            )
        case PlainLimitExceeded():
            text = QCoreApplication.translate(
                "Week",
                "Il pasto in bianco si dà al massimo per {limit} giorni di servizio di seguito, qui diventano {days}. "
                "Per registrarlo lo stesso scrivi il motivo, per esempio il certificato.",
            )
        case _:
            return describe(error)
    return text.format(**error.params)
