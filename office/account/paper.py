"""The papers of an account: the receipt of a recharge, the statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.access.session import Session
from core.documents import (
    Heading,
    ReceiptPaper,
    StatementPaper,
    StatementPaperLine,
    recharge_receipt_pdf,
    statement_pdf,
)
from core.ledger import StatementPage, statement
from core.payments import RechargeReceipt
from core.registry import municipality
from core.reports import MEANS_TEXTS
from office.account.reading import GroupAccount, Holder, Span
from office.account.words import paper_description

#: Lines read at once for a paper.
_AT_ONCE = 500


def receipt_name(receipt: RechargeReceipt) -> str:
    """Return the name of a receipt's file."""
    return f"Ricevuta {receipt.number_text.replace('/', '-')}.pdf"


def write_receipt(session: Session, receipt: RechargeReceipt, path: Path) -> int:
    """Write the receipt of a recharge; one given before is marked as a copy, one taken back as such."""
    paper = ReceiptPaper(
        heading=Heading.of(municipality(session)),
        number_text=receipt.number_text,
        at=receipt.at,
        pupil_name=receipt.pupil_name,
        account_name=receipt.service_group_name,
        amount_cents=receipt.amount_cents,
        means_text=MEANS_TEXTS[receipt.means],
        is_traceable=receipt.means.is_traceable,
        received_by=receipt.actor_name,
        balance_cents=receipt.balance_cents,
        paid_by=receipt.paid_by,
        is_copy=receipt.is_repeat,
        is_reversed=receipt.is_reversed,
    )
    return recharge_receipt_pdf(paper, path)


def statement_name(holder: Holder, last: date) -> str:
    """Return the name of a statement's file."""
    return f"Estratto conto {holder.full_name} {last:%Y-%m-%d}.pdf"


def write_statement(session: Session, holder: Holder, account: GroupAccount, span: Span, path: Path) -> int:
    """Write the statement of an account between two days, all kinds of entries, oldest first."""
    last = span.last or session.today()
    pages = _pages(session, account.account_id, span.first, last)
    paper = StatementPaper(
        heading=Heading.of(municipality(session)),
        pupil_name=holder.full_name,
        class_text=holder.class_text,
        account_name=account.group_name,
        first=span.first,
        last=last,
        opening_cents=pages[0].opening_cents,
        closing_cents=pages[0].closing_cents,
        lines=tuple(
            StatementPaperLine(line.on, paper_description(line), line.amount_cents, line.balance_cents)
            for page in pages
            for line in page.lines
        ),
        printed_at=session.now(),
    )
    return statement_pdf(paper, path)


def _pages(session: Session, account_id: int | None, first: date | None, last: date) -> list[StatementPage]:
    if account_id is None:
        return [StatementPage((), 0, 0, 0, 0)]
    with session.database.snapshot():
        pages: list[StatementPage] = []
        while not pages or sum(len(page.lines) for page in pages) < pages[0].total:
            offset = _AT_ONCE * len(pages)
            pages.append(statement(session, account_id, first, last, offset, _AT_ONCE, newest_first=False))
        return pages
