"""The till: whom for (name or card), how much, and the receipt. What is typed stays until it is registered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.cards import CardFound, CardRevoked, CardUnknown, parse_token
from core.money import format_euro
from core.payments import RechargeReceipt
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from core.registry import PupilSummary, search_pupils
from office.account.reading import GroupAccount, Holder, holder
from office.account.recharge_card import RechargeCard
from office.desk import Desk
from office.recharging import Recharging
from office.shell.card_reader import HEARS_CODES
from office.shell.cards_read import Scanned, scanned

#: Pupils offered below the search.
_OFFERED = 8
_PUPIL = int(Qt.ItemDataRole.UserRole)


class Till(QWidget):
    """Finds a pupil and takes money for it."""

    #: A recharge was registered.
    recharged = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._holder: Holder | None = None
        self._enter_takes_first = False
        self.search = SearchField()
        self.search.setObjectName("till_search")
        self.search.installEventFilter(self)
        self.search.setProperty(HEARS_CODES, True)
        self.found = QListWidget()
        self.found.setObjectName("till_found")
        self.found.hide()
        self.name, self.where = QLabel(), QLabel()
        for label in (self.name, self.where):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.name.setObjectName("till_pupil")
        set_role(self.name, Role.SUBTITLE)
        set_role(self.where, Role.MUTED)
        self.group = QComboBox()
        self.group.setObjectName("till_group")
        self.card = RechargeCard()
        self.recharging = Recharging(desk, self.card)
        self._lay_out()
        self._connect()
        self._show_holder()

    # What the panel around it says

    def set_open(self, is_open: bool) -> None:
        """Whether the drawer is open: only then money is taken. What was typed stays."""
        self.recharging.set_open(is_open)
        self.card.button.setToolTip("" if is_open else self.tr("Apri prima la cassa"))

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def take_code(self, text: str) -> None:
        """A reader sent a code, wherever the keyboard was."""
        if parse_token(text) is None:
            self.desk.messages.warning(self.tr("Il codice letto non è di una tessera: cerca l'alunno per nome."))
        else:
            self._on_search(text)

    def retranslate(self) -> None:
        """Set all texts."""
        self.search.setPlaceholderText(self.tr("Nome, oppure leggi la tessera"))
        self.search.setAccessibleName(self.tr("Alunno da ricaricare: nome o tessera"))
        self.found.setAccessibleName(self.tr("Alunni trovati"))
        self.group.setAccessibleName(self.tr("Conto"))
        self._show_holder()

    # Whom for

    def _on_search(self, text: str) -> None:
        if not text:
            self._offer(())
            return
        if parse_token(text) is not None:
            self._enter_takes_first = False
            self.desk.read(lambda session: scanned(session, text), self._on_scanned, owner=self, key="till")
            return
        self.desk.read(
            lambda session: search_pupils(session, text, limit=_OFFERED).items, self._on_found, owner=self, key="till"
        )

    def _on_enter(self) -> None:
        if self.found.isVisible() and self.found.count():
            self._take_first()
        elif self.search.text().strip():
            self._enter_takes_first = True

    def _on_found(self, pupils: Sequence[PupilSummary]) -> None:
        self._offer(pupils)
        if self._enter_takes_first and pupils:
            self._take_first()
        self._enter_takes_first = False

    def _take_first(self) -> None:
        item = self.found.item(max(0, self.found.currentRow()))
        if item.data(_PUPIL) is not None:
            self._choose(item.data(_PUPIL))

    def _offer(self, pupils: Sequence[PupilSummary]) -> None:
        self.found.clear()
        for pupil in pupils:
            item = QListWidgetItem(" · ".join(name for name in (pupil.full_name, pupil.class_name) if name))
            item.setToolTip(pupil.school_name or "")
            item.setData(_PUPIL, pupil.id)
            self.found.addItem(item)
        is_none = bool(self.search.text().strip()) and not pupils
        if is_none:
            item = QListWidgetItem(self.tr("Nessun alunno corrisponde."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(item)
        rows = self.found.count()
        self.found.setFixedHeight(sum(self.found.sizeHintForRow(row) for row in range(rows)) + 4 if rows else 0)
        # One thing at a time: the form comes back, as it was, when a pupil is chosen or the search is emptied. What
        # goes away goes first: both at once would make the window grow.
        form = (self.name, self.where, self.card)
        if rows:
            for widget in form:
                widget.hide()
            self.found.show()
        else:
            self.found.hide()
            for widget in form:
                widget.show()

    def _on_scanned(self, found: tuple[Scanned, str]) -> None:
        lookup, name = found
        self._enter_takes_first = False
        self.search.clear()
        match lookup:
            case CardFound(card=card):
                self._choose(card.pupil_id)
            case CardRevoked():
                text = self.tr("Tessera revocata di {pupil}: chiedi quella nuova, o cerca per nome.")
                self.desk.messages.warning(text.format(pupil=name))
            case CardUnknown():
                self.desk.messages.warning(self.tr("Tessera sconosciuta: cerca l'alunno per nome."))

    def _choose(self, pupil_id: int) -> None:
        self.desk.read(lambda session: holder(session, pupil_id), self._on_chosen, owner=self, key="till holder")

    def _on_chosen(self, shown: Holder) -> None:
        self.search.clear()
        self._offer(())
        self._holder = shown
        self.group.blockSignals(True)
        self.group.clear()
        for one in shown.groups:
            self.group.addItem(one.group_name, one.group_id)
        self.group.blockSignals(False)
        self.card.begin(shown.payers, shown.usual_payer)
        self._show_holder()
        self.card.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_holder(self) -> None:
        shown, account = self._holder, self._account()
        self.recharging.aim(None if shown is None else shown.pupil_id, None if account is None else account.group_id)
        self.group.setVisible(shown is not None and len(shown.groups) > 1)
        self.card.setEnabled(shown is not None)
        if shown is None or account is None:
            self.name.setText("")
            self.where.setText(self.tr("Scegli l'alunno: poi importo, Invio, Invio."))
            return
        self.name.setText(shown.full_name)
        balance = format_euro(account.balance_cents)
        if account.balance_cents < 0:
            balance = self.tr("{balance} a debito").format(balance=balance)
        text = self.tr("saldo {balance}").format(balance=balance)
        self.where.setText("\n".join(part for part in (shown.class_text, text) if part))

    def _account(self) -> GroupAccount | None:
        return None if self._holder is None else self._holder.group(self.group.currentData())

    # How much

    def _on_recharged(self, receipt: RechargeReceipt) -> None:
        self.recharged.emit(receipt)
        if self._holder is not None and self._holder.pupil_id != receipt.pupil_id:
            return  # the next child's card was read meanwhile
        self._holder = None
        self.card.clear_amount()
        self._show_holder()
        self.begin()

    # Keyboard and layout

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search ↓ and ↑ move among the pupils found."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.found.isVisible():
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.search.search_changed.connect(self._on_search)
        self.search.returnPressed.connect(self._on_enter)
        self.found.itemClicked.connect(lambda item: self._choose(item.data(_PUPIL)))
        self.found.itemActivated.connect(lambda item: self._choose(item.data(_PUPIL)))
        self.group.currentIndexChanged.connect(lambda _index: self._show_holder())
        self.recharging.recharged.connect(self._on_recharged)
        self.card.code_read.connect(self._on_search)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.search, self.found, self.name, self.where, self.group):
            layout.addWidget(widget)
        layout.addWidget(self.card)
        layout.addStretch(1)
