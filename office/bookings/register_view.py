"""Layout of the page of class registers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from office.bookings.register_columns import RegisterColumnsForm
from office.bookings.register_model import RegisterModel
from office.bookings.register_table import RegisterTable
from office.days import DayField
from office.page import Page
from office.reason_bar import ReasonBar
from office.shell.room import Pages


class RegisterView(Page):
    """Widgets and texts; the page decides."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.day = DayField(today)
        self.day.setObjectName("register_day")
        self.day.set_day(today())
        self.class_box, self.service = QComboBox(), QComboBox()
        self.class_box.setObjectName("register_class")
        self.service.setObjectName("register_service")
        for box in (self.class_box, self.service):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choose_button, self.apply_button, self.columns_button = QPushButton(), QPushButton(), QPushButton()
        self.all_button, self.none_button = QPushButton(), QPushButton()
        for button, name in (
            (self.choose_button, "register_choose"), (self.apply_button, "register_apply"),
            (self.columns_button, "register_columns_shown"),
            (self.all_button, "register_all"), (self.none_button, "register_none"),
        ):  # fmt: skip
            button.setObjectName(name)
        set_icon(self.choose_button, Icon.IMPORT)
        set_icon(self.columns_button, Icon.EDIT)
        self.columns_button.setCheckable(True)
        self.columns = RegisterColumnsForm()
        self.columns.hide()
        set_role(self.apply_button, Role.PRIMARY)
        self.told, self.faults, self.refusal = QLabel(), QLabel(), QLabel()
        self.told.setObjectName("register_told")
        self.faults.setObjectName("register_faults")
        self.faults.setProperty("tone", "warning")
        self.refusal.setObjectName("register_refusal")
        self.refusal.setProperty("tone", "danger")
        self.refusal.hide()
        for label in (self.told, self.faults, self.refusal):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.model = RegisterModel()
        self.table = RegisterTable(self.model)
        self.empty = EmptyState(Icon.IMPORT)
        self.content = Pages()
        self.reason_bar = ReasonBar()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.day, self.class_box, self.service, self.choose_button, self.columns_button):
            top.addWidget(widget)
        self.columns_button.hide()
        top.addStretch(1)
        found = QWidget()
        layout = QVBoxLayout(found)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self.all_button)
        bottom.addWidget(self.none_button)
        bottom.addStretch(1)
        bottom.addWidget(self.apply_button)
        layout.addLayout(bottom)
        self.content.addWidget(self.empty)
        self.content.addWidget(found)
        self.body.setSpacing(8)
        self.body.addLayout(top)
        self.body.addWidget(self.columns)
        self.body.addWidget(self.refusal)
        self.body.addWidget(self.told)
        self.body.addWidget(self.faults)
        self.body.addWidget(self.content, 1)
        self.body.addWidget(self.reason_bar)

    def title(self) -> str:
        """Return the page's name."""
        return self.tr("Registro di classe")

    def help_text(self) -> str:
        """Return what the help says of the page."""
        return self.tr(
            "Registro di classe: scegli il file delle presenze del giorno (CSV o XLSX, con «Alunno» e «Assente» o "
            "«Presenza»). Vedi solo ciò che è diverso; niente cambia finché non premi «Registra». Se una colonna non è "
            "stata capita, «Colonne…»: la prossima volta è ricordata."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.day.field_name = self.tr("Giorno")
        self.day.setAccessibleName(self.tr("Giorno del registro"))
        self.class_box.setAccessibleName(self.tr("Classe"))
        self.service.setAccessibleName(self.tr("Servizio"))
        self.choose_button.setText(self.tr("Scegli il file…"))
        self.columns_button.setText(self.tr("Colonne…"))
        self.columns_button.setToolTip(self.tr("Di' che cosa c'è nelle colonne del file, se non è stato capito bene"))
        self.all_button.setText(self.tr("Tutti"))
        self.none_button.setText(self.tr("Nessuno"))
        self.table.setAccessibleName(self.tr("Differenze tra registro e prenotazioni"))
