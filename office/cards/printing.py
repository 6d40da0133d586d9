"""The papers of the cards' page, made on a reader's thread: sheets to cut, one card, a class's sheet."""

from __future__ import annotations

from pathlib import Path

from core import cards, documents
from core.access.session import Session
from core.cards import CardState
from core.errors import UserError
from core.progress import Progress
from office.cards.source import Wanted, printing_day


class NothingToPrint(UserError):
    """No card in use is among those chosen."""

    template = "Non c'è nessuna tessera in uso da stampare: emetti prima le tessere mancanti, o cambia la scelta."


def print_sheets(
    session: Session, progress: Progress, wanted: Wanted, pupil_ids: tuple[int, ...], path: Path
) -> tuple[int, int]:
    """Write A4 sheets of the cards in use; return how many cards and pages.

    Of the pupils named, or (none named) of all that are looked at.

    Raises:
        NothingToPrint: there is none.
        EnvironmentFault: the file cannot be written.
        Cancelled: stopped; nothing was written.
    """
    chosen: tuple[int, ...] | None = pupil_ids
    if not pupil_ids:
        in_use = Wanted(wanted.service_id, CardState.IN_USE, wanted.school_id, wanted.class_id, wanted.text)
        chosen = None if wanted.is_everybody else tuple(line.pupil_id for line in in_use.all_lines(session))
    found = cards.printable_cards(session, wanted.service_id, pupil_ids=chosen, on=printing_day(session))
    if not found:
        raise NothingToPrint
    return len(found), documents.card_sheets_pdf(found, path, progress=progress)


def print_one(session: Session, service_id: int, pupil_id: int, path: Path) -> None:
    """Write the card in use of one pupil, large.

    Raises:
        NothingToPrint: the pupil has none.
        EnvironmentFault: the file cannot be written.
    """
    found = cards.printable_cards(session, service_id, pupil_ids=[pupil_id], on=printing_day(session))
    if not found:
        raise NothingToPrint
    documents.card_pdf(found[0], path)


def print_class_sheet(session: Session, service_id: int, class_id: int, path: Path) -> int:
    """Write the teacher's sheet of a class; return how many pupils are on it.

    Raises:
        MunicipalityMissing: the heading is not entered yet.
        EnvironmentFault: the file cannot be written.
    """
    sheet = documents.class_sheet_of(session, service_id, class_id, printing_day(session))
    documents.class_sheet_pdf(sheet, path)
    return len(sheet.lines)
