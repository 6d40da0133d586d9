"""The top of the window: search everywhere, appearance, language, help, who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from core.qt.icons import Icon, set_icon
from office.shell.looks import Looks, LooksButtons
from office.shell.search_box import SearchBox


class TopBar(QFrame):
    """Widgets only; the workspace acts."""

    help_wanted = Signal()
    #: The list in front is wanted on paper, or as a file.
    print_wanted = Signal()
    export_wanted = Signal()
    password_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.search = SearchBox()
        self.search.setMinimumWidth(320)
        self.search.setMaximumWidth(640)
        self.looks = LooksButtons(looks)
        self.print_button, self.export_button = QToolButton(), QToolButton()
        for button, name, meaning, wanted in (
            (self.print_button, "print_list", Icon.PRINT, self.print_wanted),
            (self.export_button, "export_list", Icon.EXPORT, self.export_wanted),
        ):
            button.setObjectName(name)
            set_icon(button, meaning)
            button.clicked.connect(wanted)
        self.help_button = QToolButton()
        self.help_button.setObjectName("help")
        set_icon(self.help_button, Icon.HELP)
        self.help_button.clicked.connect(self.help_wanted)
        self.user_button = QToolButton()
        self.user_button.setObjectName("user")
        set_icon(self.user_button, Icon.PUPIL)
        self.user_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.user_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.password_action = QAction(self)
        self.password_action.setObjectName("change_password")
        set_icon(self.password_action, Icon.LOCK)
        self.password_action.triggered.connect(self.password_wanted)
        self._menu.addAction(self.password_action)
        self.sign_out_action = QAction(self)
        self.sign_out_action.setObjectName("sign_out")
        set_icon(self.sign_out_action, Icon.SIGN_OUT)
        self.sign_out_action.triggered.connect(self.sign_out_wanted)
        self._menu.addAction(self.sign_out_action)
        self.user_button.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.search, 1)
        layout.addStretch(1)
        for widget in (self.print_button, self.export_button, self.looks, self.help_button, self.user_button):
            layout.addWidget(widget)
        self._retranslate()

    def set_user(self, name: str) -> None:
        """Say who is signed in."""
        self.user_button.setText(name)
        self.user_button.setAccessibleName(self.tr("Utente: {name}").format(name=name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.print_button.setAccessibleName(self.tr("Stampa l'elenco"))
        self.print_button.setToolTip(self.tr("Stampa l'elenco (Ctrl+P)"))
        self.export_button.setAccessibleName(self.tr("Esporta l'elenco"))
        self.export_button.setToolTip(self.tr("Esporta l'elenco (Ctrl+E)"))
        self.help_button.setAccessibleName(self.tr("Aiuto"))
        self.help_button.setToolTip(self.tr("Aiuto (F1)"))
        self.password_action.setText(self.tr("Cambia la password"))
        self.sign_out_action.setText(self.tr("Esci"))
        self.set_user(self.user_button.text())
