"""At the cut-off the orders go out by themselves, as long as an office that may send them is open somewhere.

Whatever number of offices do so: whoever comes second finds them sent.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from core.access.permissions import Permission
from core.access.session import Session
from core.meals.kitchen import OrderStatus, SentOrder, cooked_services, day_orders, send_all_due
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

    @property
    def is_looking(self) -> bool:
        """Whether it looks every minute."""
        return self._timer.isActive()

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
            lambda session, _progress: send_all_due(session),
            self._on_sent,
            owner=self,
            touches=("meals",),
            on_failed=self._on_failed,
        )

    def _on_sent(self, sent: tuple[SentOrder, ...]) -> None:
        self._is_sending = False
        if sent:
            text = QCoreApplication.translate("Kitchen", "Orario limite passato. Ordini inviati alla cucina: {count}.")
            self._desk.tell(text.format(count=len(sent)))

    def _on_failed(self, error: BaseException) -> None:
        self._is_sending = False
        self._timer.stop()  # said once, not every minute
        self._desk.tell_error(error)


def _is_any_due(session: Session) -> bool:
    """Tell, without writing, whether some order should have gone out: nothing is written each minute for nothing."""
    return any(
        one.status is OrderStatus.DUE
        for service in cooked_services(session)
        for one in day_orders(session, service.id, session.today())
    )
