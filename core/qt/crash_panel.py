"""The calm panel that says that something of ours did not work, and lets people go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.qt.announcing import announce
from core.qt.icons import Icon, icon
from core.qt.theme import Role, current_look, set_role


class CrashPanel(QFrame):
    """Stands in the window, takes no room until it is needed; the work underneath goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_panel")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._report = ""
        self._path: Path | None = None
        self._count = 0
        self._sign = QLabel()
        self.heading = QLabel()
        self.heading.setObjectName("crash_title")
        set_role(self.heading, Role.SUBTITLE)
        self.text = QLabel()
        self.text.setObjectName("crash_text")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.copy_button = QPushButton()
        self.copy_button.setObjectName("crash_copy")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        self.folder_button = QPushButton()
        self.folder_button.setObjectName("crash_folder")
        self.folder_button.clicked.connect(self._on_folder_wanted)
        self.close_button = QPushButton()
        self.close_button.setObjectName("crash_close")
        self.close_button.clicked.connect(self.dismiss)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.copy_button, self.folder_button, self.close_button):
            buttons.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.heading)
        words.addWidget(self.text)
        words.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(16)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.hide()
        self._dress()
        self._retranslate()

    def show_report(self, report: str, path: Path | None) -> None:
        """Say that something happened; `report` is its text and `path` where it was written, if it was."""
        self._report, self._path = report, path
        self._count += 1
        self._retranslate()
        self.show()
        announce(self, f"{self.heading.text()} {self.text.text()}", is_urgent=True)

    def dismiss(self) -> None:
        """Take the panel away."""
        self._count = 0
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and language."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_folder_wanted(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _dress(self) -> None:
        look = current_look()
        self._sign.setPixmap(icon(Icon.ERROR, look.colours.danger).pixmap(round(look.icon_size * 1.5)))

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Qualcosa nel programma non ha funzionato"))
        sentences = [self.tr("Il lavoro già registrato è salvo e puoi continuare.")]
        if self._path is not None:
            sentences.append(
                self.tr("È stato scritto il rapporto {name}, senza dati personali: mandalo a chi vi assiste.").format(
                    name=self._path.name
                )
            )
        else:
            sentences.append(self.tr("Il rapporto non si è potuto scrivere: copialo e mandalo a chi vi assiste."))
        if self._count > 1:
            sentences.append(self.tr("È successo {count} volte.").format(count=self._count))
        self.text.setText(" ".join(sentences))
        self.copy_button.setText(self.tr("Copia il rapporto"))
        self.folder_button.setText(self.tr("Apri la cartella"))
        self.folder_button.setEnabled(self._path is not None)
        self.close_button.setText(self.tr("Continua"))
