"""An order's way by e-mail: whether it went, to whom, and what to do when it did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core import messages
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.meals import kitchen
from core.meals.kitchen import KitchenOrder, MailEvent, Mailing, MailState, OrderMail
from core.qt.columns import Column, Tone
from core.qt.icons import Icon, set_icon
from core.qt.record_table import RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from office.kitchen.section import set_widths

#: What waits longer than this waits for something: the office looks each minute.
_SOON_GONE = timedelta(minutes=2)


class MailTrouble(StrEnum):
    """Why the kitchen may not have an order: refused, nobody knows, or it still waits after a try or for a server."""

    FAILED = "failed"
    LOST = "lost"
    WAITING = "waiting"
    NO_SERVER = "no_server"


@dataclass(frozen=True, slots=True)
class MailFacts:
    """The mails of a day's orders, and where kitchens want them. `has_server` is None for who may not look."""

    mails: dict[int, tuple[OrderMail, ...]]
    events: dict[int, tuple[MailEvent, ...]]
    mailings: dict[int, Mailing]
    has_server: bool | None
    now: datetime

    def trouble(self, order: KitchenOrder | None) -> MailTrouble | None:
        """Return what keeps the last version of an order from its kitchen, None while nothing does."""
        mails = [] if order is None else self.mails.get(order.id, ())
        last = [mail for mail in mails if order is not None and mail.version == order.last.version]
        if order is None or order.last.read_at is not None:
            return None  # whoever has read it has it
        if any(mail.state is MailState.FAILED for mail in last):
            return MailTrouble.FAILED
        if any(mail.is_lost(self.now) for mail in last):
            return MailTrouble.LOST
        waiting = [mail for mail in last if mail.state is MailState.QUEUED]
        if waiting and self.has_server is False:
            return MailTrouble.NO_SERVER
        is_held = any(mail.last_error or self.now - mail.state_at >= _SOON_GONE for mail in waiting)
        return MailTrouble.WAITING if is_held else None

    def why(self, order: KitchenOrder) -> str:
        """Return what the server said of the last version, as it was told; empty when it said nothing."""
        mails = (mail for mail in self.mails.get(order.id, ()) if mail.version == order.last.version)
        return next((f"{mail.address}: {mail.last_error}" for mail in mails if mail.last_error), "")

    def is_mailed(self, order: KitchenOrder) -> bool:
        """Whether the order's kitchen wants its orders by e-mail."""
        mailing = self.mailings.get(order.kitchen_id)
        return mailing is not None and mailing.is_on


def mail_facts(session: Session, orders: Sequence[KitchenOrder]) -> MailFacts:
    """Return what is known of the mails of some orders."""
    ids = [order.id for order in orders]
    may_look = session.may(Permission.SEND_REMINDERS)
    return MailFacts(
        kitchen.order_mails(session, ids),
        {order_id: kitchen.mail_history(session, order_id) for order_id in ids},
        kitchen.mailings(session),
        bool(messages.mail_server(session).host) if may_look else None,
        session.now(),
    )


def state_word(state: MailState) -> tuple[str, Tone | None]:
    """Return what a mail's state is called, and its colour."""
    match state:
        case MailState.QUEUED:
            return QCoreApplication.translate("Kitchen", "Da inviare"), Tone.WARNING
        case MailState.SENDING:
            return QCoreApplication.translate("Kitchen", "In partenza"), Tone.WARNING
        case MailState.SENT:
            return QCoreApplication.translate("Kitchen", "Inviata"), Tone.SUCCESS
        case MailState.FAILED:
            return QCoreApplication.translate("Kitchen", "Rifiutata"), Tone.DANGER
        case MailState.CANCELLED:
            return QCoreApplication.translate("Kitchen", "Non più da inviare"), Tone.MUTED


def trouble_word(trouble: MailTrouble) -> str:
    """Return a trouble in two words, for a table."""
    if trouble is MailTrouble.FAILED:
        return QCoreApplication.translate("Kitchen", "E-mail rifiutata")
    if trouble is MailTrouble.LOST:
        return QCoreApplication.translate("Kitchen", "E-mail incerta")
    return QCoreApplication.translate("Kitchen", "E-mail in attesa")


def trouble_text(trouble: MailTrouble) -> str:
    """Return a trouble with what to do about it."""
    match trouble:
        case MailTrouble.FAILED:
            text = QCoreApplication.translate(
                "Kitchen", "La posta ha rifiutato un indirizzo: correggilo in «Centri cottura», poi riprova."
            )
        case MailTrouble.LOST:
            text = QCoreApplication.translate(
                "Kitchen", "Il programma si è fermato mentre spediva: non si sa se l'e-mail è partita."
            )
        case MailTrouble.WAITING:
            text = QCoreApplication.translate(
                "Kitchen", "Il server di posta non ha ancora accettato l'e-mail: il programma riprova da solo."
            )
        case MailTrouble.NO_SERVER:
            text = QCoreApplication.translate(
                "Kitchen", "L'e-mail non parte: manca il server di posta («Avvisi e solleciti», «Soglie e posta»)."
            )
    by_hand = QCoreApplication.translate("Kitchen", "L'ordine è numerato: stampalo e telefona alla cucina.")
    return f"{text} {by_hand}"


def telling(events: Sequence[MailEvent]) -> list[MailEvent]:
    """Return what is worth reading of a history, newest first: not the steps on the way to what followed."""
    told: list[MailEvent] = []
    known: set[tuple[str, int]] = set()
    for one in events:
        mail = (one.address, one.version)
        is_step = one.state in {MailState.QUEUED, MailState.SENDING} and not one.detail
        if mail not in known or not is_step:
            told.append(one)
        known.add(mail)
    return told


class OrderMailPanel(QWidget):
    """What became of an order's mails, newest first, and the button that sends the last version (again)."""

    send_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._order: KitchenOrder | None = None
        self._facts: MailFacts | None = None
        self.model: RecordTableModel[MailEvent] = RecordTableModel(
            self._columns(), identity=lambda one: (one.address, one.version, one.state, one.at)
        )
        self.table = RecordTableView()
        self.table.setObjectName("order_mails")
        self.table.setModel(self.model)
        set_widths(self.table, self.model, at=110, version=60, address=230, state=150)
        self.where = QLabel()
        self.where.setObjectName("mailed_to")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.where, Role.MUTED)
        self.send_button = QPushButton()
        self.send_button.setObjectName("mail_order")
        set_icon(self.send_button, Icon.MAIL)
        self.send_button.clicked.connect(self.send_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.where, 1)
        row.addWidget(self.send_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        self.retranslate()

    def show_order(self, order: KitchenOrder | None, facts: MailFacts | None, *, may_send: bool) -> None:
        """Show the mails of an order; nothing while there is none."""
        self._order, self._facts = order, facts
        if order is None or facts is None:
            self.model.set_records(())
            self.where.setText("")
            self.send_button.hide()
            return
        self.model.set_records(telling(facts.events.get(order.id, ())))
        mailing = facts.mailings.get(order.kitchen_id)
        is_mailed = facts.is_mailed(order)
        if is_mailed and mailing is not None:
            self.where.setText(self.tr("A: {addresses}").format(addresses=", ".join(mailing.addresses)))
        else:
            text = self.tr("{kitchen} non riceve ordini per e-mail: si attiva in «Centri cottura».")
            self.where.setText(text.format(kitchen=order.kitchen_name))
        last = [mail for mail in facts.mails.get(order.id, ()) if mail.version == order.last.version]
        self.send_button.setText(self._send_text(last))
        is_waiting = any(mail.state is MailState.QUEUED for mail in last)
        self.send_button.setVisible(may_send and is_mailed)
        self.send_button.setEnabled(not is_waiting)

    def retranslate(self) -> None:
        """Set all texts."""
        self.table.setAccessibleName(self.tr("E-mail dell'ordine"))
        self.table.set_empty_text(self.tr("Nessuna e-mail per questo ordine."))
        self.send_button.setToolTip(self.tr("Manda alla cucina l'ultima versione con il PDF"))
        self.model.set_columns(self._columns())

    def _send_text(self, last: Sequence[OrderMail]) -> str:
        if any(mail.state in {MailState.FAILED, MailState.SENDING} for mail in last):
            return self.tr("Riprova")
        if any(mail.state is MailState.SENT for mail in last):
            return self.tr("Manda di nuovo")
        return self.tr("Invia per e-mail")

    def _columns(self) -> list[Column[MailEvent]]:
        return [
            Column("at", self.tr("Quando"), lambda one: one.at, display=lambda at: f"{rome(at):%d/%m, %H:%M}"),
            Column("version", self.tr("Vers."), lambda one: one.version, align=Qt.AlignmentFlag.AlignRight),
            Column("address", self.tr("Indirizzo"), lambda one: one.address, tooltip=lambda one: one.address),
            Column("state", self.tr("Che cosa"), lambda one: state_word(one.state)[0],
                   tone=lambda one: state_word(one.state)[1]),
            Column("detail", self.tr("Perché"), lambda one: one.detail, tooltip=lambda one: one.detail,
                   is_stretched=True),
        ]  # fmt: skip
