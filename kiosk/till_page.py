"""The till's behaviour: opened with a name and a float, closed with a count; each once."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.qt.announcing import announce
from core.qt.translations import describe
from core.station import Till
from kiosk import till_flow
from kiosk.receipts import ReceiptDesk
from kiosk.screens.till_view import TillView
from kiosk.station_desk import StationDesk
from kiosk.till_flow import TillState

_log = logging.getLogger(__name__)


class TillPage(TillView):
    """Knows the station; everything runs off the screen's thread, in line with the recharges."""

    notice = Signal(str)
    failed = Signal(str)
    out = Signal()

    def __init__(self, desk: StationDesk, papers: ReceiptDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._papers = papers
        self.state = TillState()
        self.sign_typed.connect(self._on_sign_typed)
        self.name_accepted.connect(self._on_named)
        self.float_accepted.connect(self._on_float)
        self.close_wanted.connect(self._on_close_wanted)
        self.count_accepted.connect(self._on_count)
        self.reason_chosen.connect(self._on_explained)
        self.print_wanted.connect(self._on_print)
        self.back_tapped.connect(self._on_back)

    def start(self) -> None:
        """Ask the station how its till stands, and show it."""
        self._go(TillState())
        self._desk.till(self._on_looked, self._on_failed)

    def _go(self, state: TillState) -> None:
        is_new = state.phase is not self.state.phase
        self.state = state
        self.show_state(state)
        if is_new:
            announce(self, self.title.text())

    def _on_looked(self, found: tuple[Till | None, tuple[str, ...]]) -> None:
        till, operators = found
        self.show_operators(operators)
        self._go(till_flow.looked(till))

    def _on_sign_typed(self, sign: str) -> None:
        self._go(till_flow.typed(self.state, sign))

    def _on_named(self, name: str) -> None:
        self._go(till_flow.named(self.state, name, self._desk.new_id()))

    def _on_float(self, cents: int) -> None:
        state, must_send = till_flow.float_entered(self.state, cents)
        self._go(state)
        if must_send:
            self._desk.open_till(state.operation_id, state.name, cents, self._on_answered, self._on_failed)

    def _on_close_wanted(self) -> None:
        def looked(found: tuple[Till | None, tuple[str, ...]]) -> None:
            till = found[0]
            if till is not None:  # with what was taken up to now
                self._go(till_flow.closing(self.state, till, self._desk.new_id()))

        self._desk.till(looked, self._on_failed)

    def _on_count(self, cents: int) -> None:
        state, must_send = till_flow.counted(self.state, cents)
        self._go(state)
        if must_send:
            self._send_close(state, "")

    def _on_explained(self, reason: str) -> None:
        state, must_send = till_flow.explained(self.state)
        self._go(state)
        if must_send:
            self._send_close(state, reason)

    def _send_close(self, state: TillState, reason: str) -> None:
        if state.till is not None:
            self._desk.close_till(
                state.operation_id, state.till.id, state.counted_cents, reason, self._on_answered, self._on_failed
            )

    def _on_answered(self, till: Till) -> None:
        _log.info("the till was %s", "opened" if till.is_open else "closed")
        self._go(till_flow.answered(self.state, till))
        if not till.is_open:
            self._papers.write_slip(till, self._ignore, self._on_paper_failed)

    def _on_failed(self, error: BaseException) -> None:
        self._go(till_flow.failed(self.state, describe(error)))

    def _on_print(self) -> None:
        if self.state.till is not None:
            self._papers.print_slip(self.state.till, self._on_printed, self._on_paper_failed)

    def _on_printed(self, _path: Path) -> None:
        self.notice.emit(self.tr("Foglio di cassa inviato alla stampante"))

    def _on_paper_failed(self, error: BaseException) -> None:
        self.failed.emit(self.tr("La cassa è chiusa, ma il foglio non è stato stampato. {reason}").format(
            reason=describe(error)
        ))  # fmt: skip

    def _on_back(self) -> None:
        state = till_flow.back(self.state)
        if state is None:
            self.out.emit()
        else:
            self._go(state)

    def _ignore(self, _path: Path) -> None:
        """The paper lies in its folder: nothing to say."""
