"""At the hour that the municipality sets the day is closed, as long as an office that may close it is open somewhere.

Whatever number of offices look: core closes a day once. The program itself closes, not whoever is signed in.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from core.access.permissions import Permission
from core.access.session import Session, SystemActor, system_session
from core.meals import ClosedByItself, HeldDay, WhyHeld, close_due_days, is_close_due
from core.money import format_euro
from core.progress import Progress
from core.qt.tasks import Changed
from office.desk import Desk
from office.wording import short_day

#: How often it is looked whether the hour has come.
LOOK_MS = 60_000
#: So many reasons are told one by one.
_TOLD_APART = 3


class ClosesByItself(QObject):
    """Looks every minute, once started; says what it closed and, once for each, what keeps a day open."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_closing = False
        self._told: frozenset[HeldDay] = frozenset()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_looking(self) -> bool:
        """Whether it looks every minute."""
        return self._timer.isActive()

    def start(self) -> None:
        """Look from now on, if the role may close days."""
        if self._desk.session.may(Permission.CLOSE_DAY):
            self.look()
            self._timer.start()

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def look(self) -> None:
        """Close what is due."""
        if self._is_closing:
            return
        self._is_closing = True
        self._desk.read(is_close_due, self._on_looked, owner=self, on_failed=self._on_failed)

    def _on_looked(self, is_due: bool) -> None:
        if not is_due:
            self._is_closing = False
            self._told = frozenset()
            return
        self._desk.runner.submit(
            partial(_close, self._desk.session),
            on_done=self._on_closed,
            on_failed=self._on_failed,
            title=QCoreApplication.translate("Closing", "Chiusura automatica"),
            owner=self,
        )

    def _on_closed(self, done: ClosedByItself) -> None:
        self._is_closing = False
        for service, report in done.closed:
            text = QCoreApplication.translate(
                "Closing", "{service}, {day}: chiusa in automatico, {count} pasti addebitati, {total} in tutto."
            )
            self._desk.tell(
                text.format(
                    service=service, day=short_day(report.on), count=report.charged,
                    total=format_euro(report.total_cents),
                )
            )  # fmt: skip
        self._tell_held(frozenset(done.held))

    def _tell_held(self, held: frozenset[HeldDay]) -> None:
        """Say what keeps days open, each only once; many of them in one sentence."""
        news = sorted(held - self._told, key=lambda one: (one.on, one.service_name, one.why))
        self._told = held
        action = QCoreApplication.translate("Closing", "Apri la chiusura")
        if len(news) > _TOLD_APART:
            text = QCoreApplication.translate(
                "Closing",
                "Giornate non chiuse in automatico: {count}, dalla più vecchia ({day}). Guardale una per una.",
            )
            days = len({(one.service_id, one.on) for one in news})
            self._desk.messages.warning(
                text.format(count=days, day=short_day(news[0].on)),
                action=action,
                on_action=partial(self._desk.closing_wanted.emit, news[0].service_id, news[0].on),
            )
            return
        for one in news:
            self._desk.messages.warning(
                held_text(one),
                action=action,
                on_action=partial(self._desk.closing_wanted.emit, one.service_id, one.on),
            )

    def _on_failed(self, error: BaseException) -> None:
        self._is_closing = False
        self._timer.stop()  # said once, not every minute
        self._desk.tell_error(error)


def _close(session: Session, progress: Progress) -> Changed[ClosedByItself]:
    """Close as the program; pages look again only when something was closed."""
    program = system_session(session.database, session.clock, session.ids, SystemActor.NIGHTLY)
    done = close_due_days(program, progress)
    return Changed(done, frozenset({"meals", "ledger"}) if done.closed else frozenset())


def held_text(one: HeldDay) -> str:
    """Return what keeps a day open, and what to do."""
    if one.why is WhyHeld.NO_PRICE and one.count == 1:
        text = QCoreApplication.translate(
            "Closing", "{service}, {day}: non chiusa in automatico, un alunno è senza tariffa ({what})."
        )
        return text.format(service=one.service_name, day=short_day(one.on), what=one.what)
    texts = {
        WhyHeld.NO_PRICE: QCoreApplication.translate(
            "Closing", "{service}, {day}: non chiusa in automatico, {count} alunni senza tariffa ({what})."
        ),
        WhyHeld.STATION: QCoreApplication.translate(
            "Closing",
            "{service}, {day}: non chiusa in automatico, può avere ancora presenze da trasmettere: {what}. Accendi e "
            "collega la postazione, o chiudi a mano.",
        ),
        WhyHeld.NOBODY_CAME: QCoreApplication.translate(
            "Closing",
            "{service}, {day}: non chiusa in automatico, nessuna presenza registrata: {what}. Se la scuola era chiusa "
            "registra la sospensione, altrimenti chiudi a mano.",
        ),
        WhyHeld.REFUSED: QCoreApplication.translate("Closing", "{service}, {day}: non chiusa in automatico. {what}"),
    }
    return texts[one.why].format(service=one.service_name, day=short_day(one.on), count=one.count, what=one.what)
