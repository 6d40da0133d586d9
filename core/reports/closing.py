"""The closing list as one plain table: every pupil of the day, what was decided, what was charged."""

from __future__ import annotations

from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import Phrase
from core.meals import (
    BookingState,
    ClosedLine,
    ClosedState,
    ClosingChoice,
    ClosingLine,
    closed_lines,
    closing_lines,
    day_pupils,
    is_day_closed,
)
from core.registry import services
from core.reports.tables import CellKind, ReportColumn, ReportTable

_CHOICES = {
    ClosingChoice.PRESENT: Phrase("Presente, segnato a mano"),
    ClosingChoice.CHARGED: Phrase("Confermato"),
    ClosingChoice.EXCUSED: Phrase("Assente giustificato"),
}
_STATES = {
    ClosedState.CHARGED: Phrase("Addebitato"),
    ClosedState.REVERSED: Phrase("Stornato"),
    ClosedState.EXEMPT: Phrase("Esente"),
    ClosedState.NOT_CHARGED: Phrase("Non addebitato"),
}
_COLUMNS = (
    ReportColumn("school", "Scuola"),
    ReportColumn("class", "Classe"),
    ReportColumn("pupil", "Alunno"),
    ReportColumn("booked", "Prenotato"),
    ReportColumn("present", "Presente"),
    ReportColumn("decided", "Esito"),
    ReportColumn("reason", "Motivo"),
    ReportColumn("amount", "Importo", CellKind.MONEY, is_summed=True),
)
_YES, _NO = Phrase("sì"), Phrase("no")


def closing_table(session: Session, service_id: int, day: date) -> ReportTable:
    """Return every pupil of the day: of an open one with what was decided so far, of a closed one with the charges.

    Raises:
        NotFound: no such service.
        NotAllowed: the role may not close days.
    """
    session.require(Permission.CLOSE_DAY)
    with session.database.snapshot():
        is_closed = is_day_closed(session, service_id, day)
        pupils = day_pupils(session, service_id, day)
        charges = {one.pupil_id: one for one in closed_lines(session, service_id, day)} if is_closed else {}
        decided = {one.pupil_id: one for one in closing_lines(session, service_id, day)}
        name = next((one.name for one in services(session) if one.id == service_id), "")
    rows = []
    for one in pupils:
        if one.state in {BookingState.NO_SERVICE, BookingState.NOT_ENROLLED} and not one.is_present:
            continue
        charge, choice = charges.get(one.pupil_id), decided.get(one.pupil_id)
        amount = charge.amount_cents if charge is not None and charge.state is ClosedState.CHARGED else None
        is_booked = one.state.is_expected or (choice is not None and choice.is_expected)
        rows.append(
            (
                one.school_name, one.class_name, one.full_name, _YES if is_booked else _NO,
                _YES if one.is_present else _NO, _outcome(charge, choice, is_absent=one.state is BookingState.ABSENT),
                _reason(charge, choice), amount,
            )
        )  # fmt: skip
    total = sum(row[-1] or 0 for row in rows) if is_closed else None
    note = Phrase("Giornata chiusa.") if is_closed else Phrase("Giornata ancora aperta: gli importi ci sono dopo.")
    totals = (None,) * (len(_COLUMNS) - 1) + (total,)
    return ReportTable(Phrase("Elenco di chiusura"), f"{name}, {day:%d/%m/%Y}", _COLUMNS, tuple(rows), totals, note)


def _outcome(charge: ClosedLine | None, choice: ClosingLine | None, *, is_absent: bool) -> str:
    if charge is not None and charge.state is not ClosedState.NOT_CHARGED:
        return _STATES[charge.state]
    if choice is not None and choice.choice is not None:
        return _CHOICES[choice.choice]
    if is_absent:
        return Phrase("Assenza comunicata")
    return "" if charge is None else _STATES[charge.state]


def _reason(charge: ClosedLine | None, choice: ClosingLine | None) -> str:
    if charge is not None and charge.reason:
        return charge.reason
    return "" if choice is None else choice.reason
