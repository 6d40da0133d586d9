"""At the cut-off the orders go out by themselves, as long as an office that may send them is open somewhere.

Whatever number of offices do so: whoever comes second finds them sent.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from core import registry
from core.access.permissions import Permission
from core.access.session import Session
from core.meals.kitchen import OrderStatus, SentOrder, day_orders, send_due_orders
from office.desk import Desk

#: How often it is looked whether a cut-off has passed.
LOOK_MS = 60_000


class DueOrders(QObject):
    """Looks every minute, once started; says what it sent."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_sending = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on, if the role may send orders."""
        if self._desk.session.may(Permission.SEND_ORDER):
            self.look()
            self._timer.start()

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Send what is due today."""
        if self._is_sending:
            return
        self._is_sending = True
        self._desk.read(_is_any_due, self._on_looked, owner=self, on_failed=self._on_failed)

    def _on_looked(self, is_due: bool) -> None:
        if not is_due:
            self._is_sending = False
            return
        self._desk.write(
            lambda session, _progress: send_all_due(session, session.today()),
            self._on_sent,
            owner=self,
            touches=("meals",),
            on_failed=self._on_failed,
        )

    def _on_sent(self, sent: tuple[SentOrder, ...]) -> None:
        self._is_sending = False
        if sent:
            text = QCoreApplication.translate("Kitchen", "Orario limite passato: {count} ordini inviati alla cucina.")
            self._desk.tell(text.format(count=len(sent)))

    def _on_failed(self, error: BaseException) -> None:
        self._is_sending = False
        self._timer.stop()  # said once, not every minute
        self._desk.tell_error(error)


def send_all_due(session: Session, day: date) -> tuple[SentOrder, ...]:
    """Send what is due on a day, of all services that some school offers."""
    offered = sorted({one.service_id for one in registry.offered_services(session)})
    return tuple(order for service_id in offered for order in send_due_orders(session, service_id, day).sent)


def _is_any_due(session: Session) -> bool:
    """Tell, without writing, whether some order should have gone out: nothing is written each minute for nothing."""
    offered = {one.service_id for one in registry.offered_services(session)}
    return any(
        one.status is OrderStatus.DUE
        for service_id in offered
        for one in day_orders(session, service_id, session.today())
    )
