"""The drawer: opened, filled, counted and closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from core.access.operations import OperationId
from core.access.options import get_option, set_option
from core.access.permissions import Permission
from core.errors import InvalidValue, UserError
from core.money import format_euro
from core.payments import (
    SESSION_REQUIRED,
    CashAlreadyClosed,
    CashSession,
    CashState,
    RechargeReceipt,
    cash_state,
    close_cash_session,
    open_cash_session,
)
from core.qt.translations import describe
from office.cash.drawer_view import DrawerView
from office.cash.papers import register_name, write_register
from office.cash.reading import Drawer, drawer
from office.desk import Desk
from office.papers import show_paper


class DrawerPanel(DrawerView):
    """One operator's drawer. What is being typed at the till stays when the drawer is closed elsewhere."""

    #: Whether the drawer may be closed (it is open, and nobody is counting), each time this may have changed.
    looked = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self._shown: Drawer | None = None
        self._is_left = False  # closed just now: what had the keyboard is gone
        self._opening: OperationId | None = None
        self._closing: tuple[OperationId, int, str] | None = None
        self._is_administrator = desk.session.may(Permission.CLOSE_PERIOD)
        if not desk.session.may(Permission.EDIT_SETTINGS):
            self.required.hide()
        self._connect()
        self.retranslate()
        self._on_chosen(None)

    def reload(self) -> None:
        """Look at the drawer again."""
        self.desk.read(drawer, self._show, owner=self, key="drawer")
        if self.desk.session.may(Permission.EDIT_SETTINGS):
            self.desk.read(
                lambda session: get_option(session, SESSION_REQUIRED), self._show_required, owner=self, key="required"
            )

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        if self._shown is None or self._shown.state is None:
            self.float_amount.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.till.begin()

    def take_code(self, text: str) -> bool:
        """A reader sent a code: the till looks whose it is, unless the drawer is being counted."""
        if self.side.currentWidget() is not self.till:
            return False
        self.till.take_code(text)
        return True

    def ask_close(self) -> None:
        """Begin the count of the open drawer."""
        if self._shown is not None and self._shown.state is not None:
            self._begin_count(self._shown.state)

    def _show(self, shown: Drawer) -> None:
        self._shown = shown
        self.show_drawer(shown)
        self.show_others(shown.others, may_close=self._is_administrator)
        is_counting = self.side.currentWidget() is self.count
        if is_counting and shown.state is not None and self.count.session_id == shown.state.session.id:
            self.count.refresh(shown.state)
        self._on_chosen(self.table.current_record())
        self._tell()
        if self._is_left and self.isVisible():
            self.begin()
        self._is_left = False

    def _show_required(self, is_required: bool) -> None:
        self.required.blockSignals(True)
        self.required.setChecked(is_required)
        self.required.blockSignals(False)

    # Opening

    def _on_open(self) -> None:
        try:
            cents = self.float_amount.cents()
        except InvalidValue as error:
            self._say_open_fault(describe(error))
            return
        self._say_open_fault("")
        self._opening = operation = self._opening or self.desk.new_operation()
        self.open_button.setEnabled(False)
        self.desk.write(
            lambda session, _progress: open_cash_session(session, operation, cents),
            self._on_opened,
            owner=self,
            touches=("payments",),
            on_failed=self._on_open_failed,
        )

    def _on_opened(self, opened: CashSession) -> None:
        self.open_button.setEnabled(True)
        self._opening = None
        self.float_amount.clear()
        self.desk.tell(self.tr("Cassa aperta con {amount}.").format(amount=format_euro(opened.float_cents)))
        self.till.begin()

    def _on_open_failed(self, error: BaseException) -> None:
        self.open_button.setEnabled(True)
        if isinstance(error, UserError):
            self._opening = None
            self._say_open_fault(describe(error))
        else:
            self.desk.tell_error(error)

    def _say_open_fault(self, text: str) -> None:
        self.open_fault.setText(text)
        self.open_fault.setVisible(bool(text))
        if text:
            self.float_amount.setFocus(Qt.FocusReason.OtherFocusReason)

    # Closing

    def _begin_count(self, state: CashState) -> None:
        self._closing = None
        self.side.setCurrentWidget(self.count)
        self.count.begin(state)
        self._tell()

    def _leave_count(self) -> None:
        self._closing = None
        self.side.setCurrentWidget(self.till)
        self._tell()

    def _tell(self) -> None:
        is_open = self._shown is not None and self._shown.state is not None
        self.looked.emit(is_open and self.side.currentWidget() is self.till)

    def _on_close_wanted(self, cents: int, reason: str) -> None:
        session_id = self.count.session_id
        if session_id is None:
            return
        # A count that was corrected is another operation; the same count sent again is the same.
        if self._closing is None or self._closing[1:] != (cents, reason):
            self._closing = (self.desk.new_operation(), cents, reason)
        operation = self._closing[0]
        self.count.set_busy(True)
        self.desk.write(
            lambda session, _progress: close_cash_session(session, operation, session_id, cents, reason),
            self._on_closed,
            owner=self,
            touches=("payments",),
            on_failed=self._on_close_failed,
        )

    def _on_closed(self, closed: CashSession) -> None:
        self.count.set_busy(False)
        self._is_left = True
        self._leave_count()
        counted, difference = format_euro(closed.counted_cents or 0), closed.difference_cents or 0
        if difference:
            text = self.tr("Cassa chiusa: contati {counted}, differenza {difference} ({reason}).").format(
                counted=counted, difference=format_euro(difference, signed=True), reason=closed.reason
            )
        else:
            text = self.tr("Cassa chiusa: contati {counted}, nessuna differenza.").format(counted=counted)
        self.desk.tell(text, action=self.tr("Stampa il registro"), on_action=self._print_register)

    def _on_close_failed(self, error: BaseException) -> None:
        self.count.set_busy(False)
        if isinstance(error, CashAlreadyClosed):
            self._leave_count()
            self.desk.tell_error(error)
        elif isinstance(error, UserError):
            self.count.show_fault(error)
        else:
            self.desk.tell_error(error)

    def _on_close_other(self) -> None:
        if self._shown is None or not self._shown.others:
            return
        session_id = self._shown.others[0].id
        self.desk.read(lambda session: cash_state(session, session_id), self._begin_count, owner=self, key="other")

    def _print_register(self) -> None:
        on = self.desk.session.today()
        show_paper(self.desk, register_name(on), lambda session, path: write_register(session, on, path), owner=self)

    # The list

    def _on_chosen(self, one: RechargeReceipt | None) -> None:
        self.receipt_button.setEnabled(one is not None)
        self.account_button.setEnabled(one is not None)

    def _on_reprint(self) -> None:
        one = self.table.current_record()
        if one is not None:
            self.till.recharging.open_receipt(one)

    def _on_account(self) -> None:
        one = self.table.current_record()
        if one is not None:
            self.desk.account_wanted.emit(one.pupil_id)

    def _on_required(self, is_required: bool) -> None:
        self.desk.write(
            lambda session, _progress: set_option(session, SESSION_REQUIRED, is_required),
            lambda _none: self.desk.tell(
                self.tr("Da ora allo sportello si ricarica solo a cassa aperta.")
                if is_required
                else self.tr("Da ora allo sportello si può ricaricare anche senza una sessione di cassa.")
            ),
            owner=self,
            touches=("payments",),
        )

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open)
        self.float_amount.returnPressed.connect(self._on_open)
        self.count.close_wanted.connect(self._on_close_wanted)
        self.count.cancelled.connect(self._leave_count)
        self.others_button.clicked.connect(self._on_close_other)
        self.table.record_selected.connect(self._on_chosen)
        self.table.record_activated.connect(lambda _one: self._on_account())
        self.receipt_button.clicked.connect(self._on_reprint)
        self.account_button.clicked.connect(self._on_account)
        self.required.toggled.connect(self._on_required)
