"""The accounts: statement, recharge at the counter, reversal, papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, NotFound
from core.ledger import StatementLine
from core.payments import RechargeReceipt
from core.registry import PupilSummary
from office.account.correcting import Correcting
from office.account.page_view import AccountView
from office.account.paper import statement_name, write_statement
from office.account.reading import GroupAccount, Holder, holder, receipt_of
from office.desk import Desk
from office.papers import show_paper
from office.pupils.source import Among, PupilSource
from office.recharging import Recharging
from office.shell.search_box import Action


class AccountPage(AccountView):
    """One pupil's accounts at a time."""

    areas = frozenset({"ledger", "payments", "meals", "registry"})
    icon = "LEDGER"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self._was_entered = False
        self._holder: Holder | None = None
        self._pupil_id: int | None = None
        self._wants_amount = False
        self._enter_takes_first = False
        self.recharging = Recharging(desk, self.card)
        self.correcting = Correcting(desk, self.register, self._account)
        self._is_allowed = desk.session.may(Permission.VIEW_LEDGER)
        if self._is_allowed:
            self.found_model.set_source(PupilSource(desk.session, Among()))
        self._connect()
        self.retranslate()
        self._show_nobody()

    # As a page

    def reload(self) -> None:
        """Ask core again for the account on screen; an amount that is being typed stays."""
        if self.content.currentWidget() is self.contestations:
            self.contestations.reload()
        pupil_id = self._pupil_id
        if pupil_id is None or not self._is_allowed:
            return
        self.desk.read(
            lambda session: holder(session, pupil_id),
            self._show,
            owner=self,
            key="account holder",
            on_failed=self._on_not_shown,
        )

    def enter(self) -> None:
        """The page comes to the front: one begins by searching; coming back, one goes on where one was."""
        super().enter()
        if not self._was_entered or self.focusWidget() is None:
            self._was_entered = True
            self.focus_search()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done here from anywhere."""
        actions = []
        if self._may_recharge:
            words = self.tr("soldi incasso cassa")
            actions.append(Action("recharge", self.tr("Ricarica allo sportello"), self._begin_from_afar, "", words))
        if self._is_allowed:
            words = self.tr("ricorsi pasti contestati")
            show = partial(self._list_from_afar, self._show_contestations)
            actions.append(Action("contestations", self.tr("Contestazioni"), show, "", words))
            words, show = self.tr("iban restituire credito"), partial(self._list_from_afar, self._show_refunds)
            actions.append(Action("refunds", self.tr("Rimborsi"), show, "", words))
        return tuple(actions)

    def help_text(self) -> str:
        """Return what the help says of the page."""
        return "\n".join(
            (
                self.tr("Scrivi nome o cognome, Invio: si apre il conto e la tastiera è già sull'importo."),
                self.tr("Importo, Invio, e di nuovo Invio sul pulsante che dice che cosa registra."),
                self.tr("Uno sbaglio si corregge con «Storna»: la riga resta, e sotto c'è quella che la annulla."),
                self.tr("Contesta un pasto: scegli la riga, poi «Altro». Si decide nell'elenco «Contestazioni»."),
                self.tr("Finché la giornata non è chiusa, il pasto di oggi è in sospeso e non è ancora nel saldo."),
            )
        )

    def take_card(self, pupil_id: int) -> bool:
        """A card that is read opens its child's account, unless something is half written about another."""
        if not self._is_allowed or self.moving.isVisible() or self.register.reason_bar.isVisible():
            return False
        self.open_pupil(pupil_id)
        return True

    def open_pupil(self, pupil_id: int) -> None:
        """Show a pupil's accounts."""
        if pupil_id != self._pupil_id:
            self._forget()
            self._pupil_id = pupil_id
        self.reload()

    show_account = open_pupil

    # Choosing

    def _on_search(self, text: str) -> None:
        self.found_model.set_filter(text)
        if text:
            self.content.setCurrentWidget(self.found)
        elif self._holder is not None:
            self._show_account()
        else:
            self._show_nobody()

    def _on_enter(self) -> None:
        """Take the first that was found, now or when the search has come back."""
        if self.search.text().strip():
            self._enter_takes_first = True
            self._on_found()

    def _on_found(self, _count: int = 0) -> None:
        if not self._enter_takes_first or self.found_model.is_loading:
            return
        self._enter_takes_first = False
        first = self.found_model.record(0)
        if first is not None:
            self._choose(first)

    def _choose(self, pupil: PupilSummary) -> None:
        self.search.clear()
        self._wants_amount = True
        self.open_pupil(pupil.id)

    def _show_nobody(self) -> None:
        self.content.setCurrentWidget(self.empty if self._is_allowed else self.refused)
        self.search.setVisible(self._is_allowed)
        for button in (self.refunds_button, self.contestations_button):
            button.setVisible(self._is_allowed)
        self.group.hide()
        for button in (self.record_button, self.export_button, self.paper_button):
            button.hide()

    def _show(self, shown: Holder) -> None:
        if shown.pupil_id != self._pupil_id:
            return
        is_other = self._holder is None or self._holder.pupil_id != shown.pupil_id
        self._holder = shown
        self.show_holder(shown)
        if is_other:
            self.card.begin(shown.payers, shown.usual_payer)
        lists = (self.refunds, self.contestations)
        if not self.search.text() and (is_other or self.content.currentWidget() not in lists):
            self._show_account()
        self._show_group()
        if self._wants_amount:
            self._wants_amount = False
            (self.card.amount if self._may_recharge else self.register.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_shown(self, error: BaseException) -> None:
        if isinstance(error, NotFound):
            self._forget()
            self._show_nobody()
        self.desk.tell_error(error)

    def _forget(self) -> None:
        """Leave the pupil: what was typed was for that one."""
        self._pupil_id = self._holder = None
        self.recharging.aim(None, None)
        self.name.setText("")
        self.where.setText("")
        self.card.clear_amount()
        self._close_moving()
        self.register.reason_bar.cancel()
        self.register.clear_filters()

    def _account(self) -> GroupAccount | None:
        return None if self._holder is None else self._holder.group(self.group.currentData())

    def _show_group(self) -> None:
        account = self._account()
        self.recharging.aim(self._pupil_id, None if account is None else account.group_id)
        if account is not None:
            self.show_amounts(account)
            self.register.show_account(account.account_id)

    def _on_group_chosen(self) -> None:
        self._close_moving()
        self.register.reason_bar.cancel()
        self._show_group()

    # Recharging

    def _on_recharged(self, receipt: RechargeReceipt) -> None:
        if receipt.pupil_id == self._pupil_id:
            self.card.clear_amount()
            self.focus_search()

    def _on_receipt_wanted(self, line: StatementLine | None) -> None:
        pupil_id = self._pupil_id
        if line is not None and pupil_id is not None:
            self.desk.read(
                lambda session: receipt_of(session, pupil_id, line.key), self._reprint, owner=self, key="receipt"
            )

    def _reprint(self, receipt: RechargeReceipt | None) -> None:
        if receipt is None:
            self.desk.messages.warning(self.tr("Questa ricarica non ha una ricevuta numerata."))
        else:
            self.recharging.open_receipt(receipt)

    # Credit that goes elsewhere

    def _on_transfer_wanted(self) -> None:
        shown, account = self._holder, self._account()
        if shown is not None and account is not None:
            self.moving.begin_transfer(shown, account, self._open_moving)

    def _on_refund_wanted(self) -> None:
        shown, account = self._holder, self._account()
        if shown is not None and account is not None:
            self.moving.begin_refund(shown, account, self._open_moving)

    def _on_contest_wanted(self, line: StatementLine | None) -> None:
        shown, account = self._holder, self._account()
        if line is not None and shown is not None and account is not None:
            self.moving.begin_contest(shown, account, line, self._open_moving)

    def _open_moving(self) -> None:
        self.card.hide()
        self.moving.show()

    def _close_moving(self) -> None:
        self.moving.hide()
        self.card.setVisible(self._may_recharge)
        self.register.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_refunds(self) -> None:
        self._show_list(self.refunds)
        self.refunds.begin()

    def _show_contestations(self, name: str = "") -> None:
        self._show_list(self.contestations)
        self.contestations.begin(name)

    def _show_list(self, panel: QWidget) -> None:
        self.content.setCurrentWidget(panel)
        for widget in (
            self.refunds_button, self.contestations_button, self.export_button, self.paper_button, self.name,
            self.where, self.group, self.record_button,
        ):  # fmt: skip
            widget.hide()

    def _leave_list(self) -> None:
        if self._holder is None:
            self._show_nobody()
        else:
            self._show_account()

    def _on_account_wanted(self, pupil_id: int) -> None:
        self.content.setCurrentWidget(self.account)
        self._leave_list()
        self.open_pupil(pupil_id)

    def _show_account(self) -> None:
        self.content.setCurrentWidget(self.account)
        for widget in (
            self.record_button, self.refunds_button, self.contestations_button, self.export_button, self.paper_button,
            self.name, self.where,
        ):  # fmt: skip
            widget.show()
        self.group.setVisible(self.group.count() > 1)

    # Papers

    def _on_paper_wanted(self) -> None:
        shown, account = self._holder, self._account()
        if shown is None or account is None:
            return
        try:
            span = self.register.span()
        except InvalidValue as error:
            self.desk.tell_error(error)
            return
        last: date = span.last or self.desk.session.today()

        def write(session: Session, path: Path) -> int:
            return write_statement(session, shown, account, span, path)

        show_paper(self.desk, statement_name(shown, last), write, owner=self)

    def _on_exported(self, path: Path, count: int) -> None:
        self.desk.tell(self.tr("Movimenti esportati in {name}: {count}.").format(count=count, name=path.name))

    def _list_from_afar(self, show: Callable[[], None]) -> None:
        self.desk.area_wanted.emit("account")
        show()

    def _begin_from_afar(self) -> None:
        self.desk.area_wanted.emit("account")
        if self._holder is None:
            self.focus_search()
        else:
            self.card.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.search.search_changed.connect(self._on_search)
        self.search.returnPressed.connect(self._on_enter)
        self.found_model.loaded.connect(self._on_found)
        self.found.record_activated.connect(self._choose)
        self.found.clicked.connect(lambda _index: self._choose(self.found.current_record()))
        self.group.currentIndexChanged.connect(lambda _index: self._on_group_chosen())
        self.record_button.clicked.connect(self._ask_record)
        self.register.table.exported.connect(self._on_exported)
        self.register.receipt_wanted.connect(self._on_receipt_wanted)
        self.register.transfer_wanted.connect(self._on_transfer_wanted)
        self.register.refund_wanted.connect(self._on_refund_wanted)
        self.moving.closed.connect(self._close_moving)
        self.refunds_button.clicked.connect(self._show_refunds)
        self.refunds.left.connect(self._leave_list)
        self.contestations_button.clicked.connect(lambda _checked: self._show_contestations())
        self.contestations.left.connect(self._leave_list)
        self.contestations.account_wanted.connect(self._on_account_wanted)
        self.register.contest_wanted.connect(self._on_contest_wanted)
        self.register.decide_wanted.connect(lambda: self._show_contestations(self.name.text()))
        self.recharging.recharged.connect(self._on_recharged)
        self.recharging.conflicted.connect(self.reload)
        self.export_button.clicked.connect(self.register.table.export)
        self.paper_button.clicked.connect(self._on_paper_wanted)

    def _ask_record(self) -> None:
        if self._pupil_id is not None:
            self.desk.pupil_wanted.emit(self._pupil_id)
