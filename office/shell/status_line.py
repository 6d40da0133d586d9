"""The line at the bottom: which database, who works, when the last backup was made."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from core.clock import rome
from core.storage import Database
from core.storage.database import without_password


class StatusLine(QStatusBar):
    """Texts only; long ones have a tooltip with everything."""

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._database = database
        self._user = ("", "")
        self._backup: tuple[datetime | None] | None = None
        self.database_label, self.user_label, self.backup_label = QLabel(), QLabel(), QLabel()
        self.database_label.setObjectName("status_database")
        self.user_label.setObjectName("status_user")
        self.backup_label.setObjectName("status_backup")
        for label in (self.database_label, self.user_label):
            label.setContentsMargins(16, 4, 16, 4)
            self.addWidget(label)
        self.backup_label.setContentsMargins(16, 4, 16, 4)
        self.addPermanentWidget(self.backup_label)
        self._retranslate()

    def set_user(self, name: str, role: str) -> None:
        """Say who is signed in; empty when nobody is."""
        self._user = (name, role)
        self._retranslate()

    def set_last_backup(self, made_at: datetime | None) -> None:
        """Say when the last backup was made (UTC); None: there is none."""
        self._backup = (made_at,)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.database_label.setText(self.tr("Base dati: {name}").format(name=database_name(self._database)))
        self.database_label.setToolTip(without_password(self._database.url))
        name, role = self._user
        self.user_label.setText(f"{name} · {role}" if name else "")
        self.backup_label.setText(self._backup_text())

    def _backup_text(self) -> str:
        if self._backup is None:
            return ""
        (made_at,) = self._backup
        if made_at is None:
            return self.tr("Nessuna copia di sicurezza")
        return self.tr("Ultima copia di sicurezza: {at}").format(at=f"{rome(made_at):%d/%m/%Y %H:%M}")


def database_name(database: Database) -> str:
    """Return the short name of a database: the file's, or `name su server`."""
    if database.path is not None:
        return database.path.name
    parts = urlsplit(database.url)
    name = unquote(PurePosixPath(parts.path).name)
    return f"{name} ({parts.hostname})" if parts.hostname else name
