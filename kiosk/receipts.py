"""The papers of the counter: each receipt is written to a folder as it is given, and printed when asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.documents import FolderNotWritable, Heading, ReceiptPaper, recharge_receipt_pdf
from core.payments import Means
from core.station import RechargeAnswer, StationStore
from kiosk.printing import PaperPrinter
from kiosk.station_desk import OnFailed, StationDesk

#: What stands on the paper: always Italian, it is kept by the municipality.
_MEANS = {
    Means.CASH: "Contanti",
    Means.BANCOMAT: "Bancomat",
    Means.CARD: "Carta di credito",
    Means.CHEQUE: "Assegno",
    Means.PAGOPA: "pagoPA",
}


class ReceiptDesk:
    """Writes and prints receipts, off the screen's thread."""

    def __init__(self, desk: StationDesk, store: StationStore, folder: Path, printer: PaperPrinter) -> None:
        """`folder` is made when the first receipt is written."""
        self._desk = desk
        self._store = store
        self._folder = folder
        self._printer = printer
        self._printed: set[str] = set()

    def write(self, receipt: RechargeAnswer, on_done: Callable[[Path], None], on_failed: OnFailed) -> None:
        """Write the receipt into the folder."""
        self._desk.run_beside(lambda: self._write(receipt, is_copy=receipt.is_repeat), on_done, on_failed)

    def print(self, receipt: RechargeAnswer, on_done: Callable[[Path], None], on_failed: OnFailed) -> None:
        """Print the receipt; from the second time on it is marked as a copy."""

        def operation() -> Path:
            path = self._write(receipt, is_copy=receipt.is_repeat or receipt.event_id in self._printed)
            self._printer.print_pdf(path)
            self._printed.add(receipt.event_id)
            return path

        self._desk.run_beside(operation, on_done, on_failed)

    def _write(self, receipt: RechargeAnswer, *, is_copy: bool) -> Path:
        """Write the receipt; return where it lies.

        Raises:
            EnvironmentFault: it cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderNotWritable(folder=self._folder) from error
        path = self._folder / f"ricevuta-{receipt.number_text.replace('/', '-')}.pdf"
        recharge_receipt_pdf(self._paper(receipt, is_copy=is_copy), path)
        return path

    def _paper(self, receipt: RechargeAnswer, *, is_copy: bool) -> ReceiptPaper:
        station = self._store.identity()
        name = "" if station is None else station.name
        return ReceiptPaper(
            heading=Heading("" if station is None else station.municipality_name, name, "", ""),
            number_text=receipt.number_text,
            at=receipt.at,
            pupil_name=f"{receipt.pupil_name} ({receipt.class_name})" if receipt.class_name else receipt.pupil_name,
            account_name=receipt.service_group_name,
            amount_cents=receipt.amount_cents,
            means_text=_MEANS[receipt.means],
            is_traceable=receipt.means.is_traceable,
            received_by=name,
            balance_cents=receipt.balance_cents,
            is_copy=is_copy,
        )
