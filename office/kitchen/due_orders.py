"""At the cut-off the orders go out by themselves, what changes them follows, and the kitchens get their e-mails.

As long as an office that may send orders is open somewhere; whatever number of offices do so, whoever comes second
finds it done. It looks each minute, and soon after every change of children, classes, calendar or meals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from core import messages
from core.access.permissions import Permission
from core.access.session import Session
from core.documents.kitchen_order_mail import order_mail
from core.errors import Cancelled, EnvironmentFault, RefettorioError
from core.meals.kitchen import (
    OrderStatus,
    SentOrder,
    cooked_services,
    day_orders,
    follow_all,
    is_any_behind,
    send_all_due,
    waiting_mails,
)
from core.messages import MailTransport, OrderMailReport, send_order_mails
from core.progress import Progress
from core.qt.tasks import Changes
from core.qt.translations import describe
from office.desk import Desk

#: How often it is looked whether a cut-off has passed.
LOOK_MS = 60_000
#: How long after a change it is looked: several in a row make one version.
SOON_MS = 2_000
#: A mail server that cannot be used is left alone for so long, twice as long each time, up to the last.
_REST, _LONGEST_REST = timedelta(minutes=5), timedelta(hours=1)
#: Changes of these areas may change what is to be cooked.
_AREAS = frozenset({"meals", "registry", "calendar"})
#: A change of these may be another mail server: it is tried at once.
_MAIL_AREAS = frozenset({"messages"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What there is to do: orders to send or to bring up to date, and the ids of mails that wait."""

    is_order: bool
    mails: frozenset[int]


class DueOrders(QObject):
    """Looks every minute, once started; says what it sent. `transport` opens the door to the mail server."""

    def __init__(
        self,
        desk: Desk,
        parent: QObject | None = None,
        *,
        transport: Callable[[Session], MailTransport] = messages.smtp_transport,
    ) -> None:
        super().__init__(parent)
        self._desk, self._transport = desk, transport
        self._is_busy = False
        self._told = ""
        self._tried: frozenset[int] = frozenset()
        self._rest = _REST
        #: From when until when the server is left alone; a clock set back ends it.
        self._rests: tuple[datetime, datetime] | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.look)

    @property
    def is_looking(self) -> bool:
        """Whether it looks every minute."""
        return self._timer.isActive()

    def start(self) -> None:
        """Look from now on, if the role may send orders."""
        if self._desk.session.may(Permission.SEND_ORDER) and not self.is_looking:
            self._desk.runner.changed.connect(self._on_changes)
            self.look()
            self._timer.start()

    def stop(self) -> None:
        """Look no longer."""
        if self.is_looking:
            self._desk.runner.changed.disconnect(self._on_changes)
        self._timer.stop()
        self._soon.stop()

    def look(self) -> None:
        """Send what is due, bring up to date what was sent, let the mails go."""
        if self._is_busy:
            return
        self._is_busy = True
        self._desk.read(_wanted, self._on_looked, owner=self, on_failed=self._on_failed)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touch(*_MAIL_AREAS):
            self._rest, self._rests = _REST, None
        if changes.touch(*_AREAS, *_MAIL_AREAS):
            self._soon.start()

    def _on_looked(self, wanted: Wanted) -> None:
        self._told = ""
        if wanted.is_order:
            self._desk.write(
                lambda session, _progress: (send_all_due(session), follow_all(session)),
                self._on_sent,
                owner=self,
                touches=("meals",),
                on_failed=self._on_failed,
            )
        elif wanted.mails and not self._is_resting(wanted.mails):
            self._tried = wanted.mails
            self._desk.write(
                self._mail,
                self._on_mailed,
                owner=self,
                touches=("meals",),
                title=QCoreApplication.translate("Kitchen", "E-mail alla cucina"),
                on_failed=self._on_mail_failed,
            )
        else:
            self._is_busy = False

    def _on_sent(self, done: tuple[tuple[SentOrder, ...], tuple[SentOrder, ...]]) -> None:
        self._is_busy = False
        sent, changed = done
        if sent:
            text = QCoreApplication.translate("Kitchen", "Orario limite passato. Ordini inviati alla cucina: {count}.")
            self._desk.tell(text.format(count=len(sent)))
        if changed:
            text = QCoreApplication.translate("Kitchen", "Ordini alla cucina aggiornati: {numbers}.")
            self._desk.tell(text.format(numbers=", ".join(f"{one.number_text} v{one.version}" for one in changed)))
        if self.is_looking:
            self._soon.start()  # their mails

    def _on_failed(self, error: BaseException) -> None:
        self._is_busy = False
        if not isinstance(error, RefettorioError):
            self.stop()  # a defect of ours: one report of it is enough
            self._desk.tell_error(error)
            return
        text = describe(error)
        if text != self._told:  # said once, not every minute; a database that comes back is worked on again
            self._told = text
            self._desk.tell_error(error)

    # Mails

    def _mail(self, session: Session, progress: Progress) -> OrderMailReport:
        return send_order_mails(session, self._transport(session), order_mail, progress=progress)

    def _is_resting(self, mails: frozenset[int]) -> bool:
        """Whether the server was found out of use a moment ago, and nothing new waits since."""
        if mails - self._tried or self._rests is None:
            return False
        began, until = self._rests
        return began <= self._desk.session.now() < until

    def _on_mailed(self, report: OrderMailReport) -> None:
        self._is_busy = False
        self._rest, self._rests = _REST, None
        if report.sent:
            text = QCoreApplication.translate("Kitchen", "E-mail alla cucina inviate: {count}.")
            self._desk.tell(text.format(count=len(report.sent)))
        if report.refused:
            text = QCoreApplication.translate(
                "Kitchen", "La posta ha rifiutato {addresses}: lì l'ordine non è arrivato."
            )
            addresses = ", ".join(sorted({mail.address for mail in report.refused}))
            self._desk.messages.error(f"{text.format(addresses=addresses)} {_by_hand()}")

    def _on_mail_failed(self, error: BaseException) -> None:
        self._is_busy = False
        if not isinstance(error, (EnvironmentFault, Cancelled)):
            self._on_failed(error)
            return
        now = self._desk.session.now()
        self._rests = now, now + self._rest
        self._rest = min(2 * self._rest, _LONGEST_REST)
        if isinstance(error, EnvironmentFault):
            text = QCoreApplication.translate("Kitchen", "L'e-mail alla cucina non è partita.")
            self._desk.messages.warning(f"{text} {describe(error)} {_by_hand()}")
        else:
            self._desk.tell_error(error)


def _by_hand() -> str:
    return QCoreApplication.translate("Kitchen", "L'ordine è numerato: stampalo e telefona alla cucina.")


def _wanted(session: Session) -> Wanted:
    """Tell, without writing, what there is to do: nothing is written each minute for nothing."""
    is_due = any(
        one.status is OrderStatus.DUE
        for service in cooked_services(session)
        for one in day_orders(session, service.id, session.today())
    )
    is_order = is_due or is_any_behind(session)
    return Wanted(is_order, frozenset(mail.id for mail in waiting_mails(session)))
