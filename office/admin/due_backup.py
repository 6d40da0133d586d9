"""The copy that makes itself: as long as an office that may make copies is open, whatever page is in front."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from core import ledger
from core.access.permissions import Permission
from core.errors import Cancelled, RefettorioError
from core.qt.translations import describe
from core.storage.backup import Backup
from office.desk import Desk

#: How often it is looked whether a copy is due; the first time soon after somebody signed in, not in the first rush.
LOOK_MS, FIRST_MS = 600_000, 60_000
#: After a copy that failed (no room, no pg_dump) nobody is told again for so long.
_REST = timedelta(hours=4)


class DueBackup(QObject):
    """Looks every ten minutes, once started; says what it made."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False
        self._rests_until: datetime | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self, interval=FIRST_MS, singleShot=True)
        self._first.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on, if the role may make copies and there is a place for them."""
        if self._desk.backup_folder is not None and self._desk.session.may(Permission.BACK_UP):
            self._timer.start()
            self._first.start()

    @property
    def is_looking(self) -> bool:
        """Whether it looks."""
        return self._timer.isActive()

    def look(self) -> None:
        """Make a copy if one is due."""
        folder, now = self._desk.backup_folder, self._desk.session.now()
        is_resting = self._rests_until is not None and now < self._rests_until
        if folder is None or self._is_busy or is_resting:
            return
        self._is_busy = True
        self._desk.read(
            lambda session: ledger.is_backup_due(session, folder),
            self._on_looked,
            owner=self,
            on_failed=self._on_failed,
        )

    def _on_looked(self, is_due: bool) -> None:
        folder = self._desk.backup_folder
        if not is_due or folder is None:
            self._is_busy = False
            return
        self._desk.write(
            lambda session, progress: ledger.back_up(session, folder, progress=progress),
            self._on_made,
            owner=self,
            touches=("backup",),
            title=QCoreApplication.translate("Backup", "Copia di sicurezza automatica"),
            on_failed=self._on_failed,
        )

    def _on_made(self, one: Backup) -> None:
        self._is_busy, self._rests_until = False, None
        text = QCoreApplication.translate("Backup", "Copia di sicurezza automatica fatta e controllata: {name}.")
        self._desk.messages.info(text.format(name=one.path.name))

    def _on_failed(self, error: BaseException) -> None:
        self._is_busy = False
        self._rests_until = self._desk.session.now() + _REST
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, RefettorioError):
            self._desk.tell_error(error)
            return
        text = QCoreApplication.translate("Backup", "La copia di sicurezza automatica non è riuscita. {why}")
        self._desk.messages.error(text.format(why=describe(error)))
