"""Receipt numbers: without gaps for each issuer and year, and never a reason to lose money."""

from __future__ import annotations

from dataclasses import dataclass

from core.access.permissions import Permission
from core.access.session import Session
from core.storage import Database

#: Where a payment goes whose printed number is taken already (a station set up anew that counts from 1 again).
DOUBLES = "-BIS"


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """The number of a receipt."""

    issuer: str
    year: int
    number: int

    @property
    def text(self) -> str:
        """Return the number as printed: `UFF/2026/000123`."""
        return f"{self.issuer}/{self.year}/{self.number:06d}"


@dataclass(frozen=True, slots=True)
class MissingReceipts:
    """Numbers of an issuer that never arrived: `first` to `last`, both included."""

    issuer: str
    year: int
    first: int
    last: int


def next_number(database: Database, issuer: str, year: int) -> ReceiptNumber:
    """Take the issuer's next number: the counter moves in the caller's transaction, so none is lost with it."""
    database.ensure_in_transaction()
    number = database.scalar(
        "INSERT INTO receipt_counter (issuer, year, last_number) VALUES (?, ?, 1)"
        " ON CONFLICT (issuer, year) DO UPDATE SET last_number = receipt_counter.last_number + 1"
        " RETURNING last_number",
        (issuer, year),
    )
    return ReceiptNumber(issuer, year, number)


def given_number(database: Database, issuer: str, year: int, number: int) -> ReceiptNumber:
    """Take a number that a station has printed already.

    A gap is accepted (`missing_receipts` tells it: the event before may still be on its way). A number that is taken
    is not: the payment gets the next number of `<issuer>-BIS`, the printed one stays in the audit trail.
    """
    database.ensure_in_transaction()
    taken = database.scalar(
        "SELECT 1 FROM recharge WHERE issuer = ? AND receipt_year = ? AND receipt_number = ?", (issuer, year, number)
    )
    if taken is not None:
        return next_number(database, issuer + DOUBLES, year)
    database.execute(
        "INSERT INTO receipt_counter (issuer, year, last_number) VALUES (?, ?, ?)"
        " ON CONFLICT (issuer, year) DO UPDATE SET last_number = excluded.last_number"
        " WHERE excluded.last_number > receipt_counter.last_number",
        (issuer, year, number),
    )
    return ReceiptNumber(issuer, year, number)


def missing_receipts(session: Session, year: int) -> tuple[MissingReceipts, ...]:
    """Return the numbers of a year that are missing between 1 and each issuer's last."""
    session.require(Permission.VIEW_LEDGER)
    rows = session.database.rows(
        "SELECT issuer, receipt_number, before FROM (SELECT issuer, receipt_number,"
        " COALESCE(LAG(receipt_number) OVER (PARTITION BY issuer ORDER BY receipt_number), 0) AS before"
        " FROM recharge WHERE receipt_year = ?) n WHERE receipt_number > before + 1 ORDER BY issuer, receipt_number",
        (year,),
    )
    return tuple(MissingReceipts(issuer, year, before + 1, number - 1) for issuer, number, before in rows)
