"""The papers of the counter: each receipt is written to a folder as it is given, and printed when asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.clock import rome
from core.documents import (
    FolderNotWritable,
    Heading,
    ReceiptPaper,
    TillSlip,
    recharge_receipt_pdf,
    till_slip_pdf,
)
from core.payments import Means
from core.station import RechargeAnswer, StationStore, Till
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

        self._desk.run_printing(operation, on_done, on_failed)

    def write_slip(self, till: Till, on_done: Callable[[Path], None], on_failed: OnFailed) -> None:
        """Write the slip of a closed till into the folder."""
        self._desk.run_beside(lambda: self._write_slip(till), on_done, on_failed)

    def print_slip(self, till: Till, on_done: Callable[[Path], None], on_failed: OnFailed) -> None:
        """Print the slip of a closed till."""

        def operation() -> Path:
            path = self._write_slip(till)
            self._printer.print_pdf(path)
            return path

        self._desk.run_printing(operation, on_done, on_failed)

    def _write(self, receipt: RechargeAnswer, *, is_copy: bool) -> Path:
        """Write the receipt; return where it lies.

        Raises:
            EnvironmentFault: it cannot be written.
        """
        self._make_folder()
        path = self._folder / f"ricevuta-{receipt.number_text.replace('/', '-')}.pdf"
        recharge_receipt_pdf(self._paper(receipt, is_copy=is_copy), path)
        return path

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderNotWritable(folder=self._folder) from error

    def _write_slip(self, till: Till) -> Path:
        """Write the slip; return where it lies.

        Raises:
            EnvironmentFault: it cannot be written.
        """
        self._make_folder()
        station = self._store.identity()
        name = "" if station is None else station.name
        closed_at = till.closed_at or till.opened_at
        slip = TillSlip(
            heading=Heading("" if station is None else station.municipality_name, name, "", ""),
            station_text=name,
            operator_name=till.operator_name,
            opened_at=till.opened_at,
            closed_at=closed_at,
            float_cents=till.float_cents,
            taken=tuple((_MEANS[one.means], one.count, one.amount_cents) for one in till.taken),
            expected_cents=till.expected_cents,
            counted_cents=till.counted_cents or 0,
            reason=till.reason,
        )
        path = self._folder / f"cassa-{rome(closed_at):%Y%m%d-%H%M%S}.pdf"
        till_slip_pdf(slip, path)
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
            received_by=" · ".join(part for part in (receipt.operator_name, name) if part),
            balance_cents=receipt.balance_cents,
            is_copy=is_copy,
        )
