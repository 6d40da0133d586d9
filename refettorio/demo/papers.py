"""The demonstration's papers of the evening: a statement, the kiosk's receipts, a picture of a sheet of cards."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from core import documents, ledger, registry
from core.access.session import Session
from core.ledger import Contra, EntryKind, StatementLine
from core.station import RechargeAnswer
from kiosk.app import RECEIPTS
from kiosk.scanning._opencv import cv2
from refettorio.demo.cast import page_picture
from refettorio.demo.morning import CARDS, DAY
from refettorio.demo.place import DemoPlace

_CONTRA = {Contra.CASH: "contanti", Contra.ELECTRONIC: "bancomat o carta"}


def print_evening_papers(session: Session, place: DemoPlace, pupil_id: int, receipts: Sequence[RechargeAnswer]) -> None:
    """Print the pupil's statement, gather the receipts that the kiosk wrote, photograph the first sheet of cards."""
    pupil = registry.pupil(session, pupil_id)
    account = ledger.accounts_of(session, pupil_id)[0]
    page = ledger.statement(session, account.id, limit=200, newest_first=False)
    paper = documents.StatementPaper(
        heading=documents.Heading.of(registry.municipality(session)),
        pupil_name=f"{pupil.last_name} {pupil.first_name}",
        class_text=f"classe {pupil.class_name}, {pupil.school_name}" if pupil.class_name else "",
        account_name=account.service_group_name,
        first=None,
        last=DAY,
        opening_cents=page.opening_cents,
        closing_cents=page.closing_cents,
        lines=tuple(_line(line) for line in page.lines),
        printed_at=session.now(),
    )
    documents.statement_pdf(paper, place.papers / "estratto-conto.pdf")
    written = sorted((place.data / RECEIPTS).glob("*.pdf"))
    for path, receipt in zip(written, receipts, strict=False):
        shutil.copyfile(path, place.papers / f"ricevuta-{receipt.number}.pdf")
    cv2.imwrite(str(place.pictures / "cards_sheet.png"), page_picture(place.papers / CARDS, 0)[::2, ::2])


def _line(line: StatementLine) -> documents.StatementPaperLine:
    what = f"Pasto · {line.service_name}"
    if line.kind is EntryKind.RECHARGE:
        what = f"Ricarica allo sportello ({_CONTRA.get(line.contra, 'altro')})"
    elif line.kind is EntryKind.OPENING:
        what = "Saldo di partenza"
    return documents.StatementPaperLine(line.on, what, line.amount_cents, line.balance_cents)
