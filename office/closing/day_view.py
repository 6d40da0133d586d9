"""Layout of the closing wizard: the day, where it stands, one of three panels, what goes on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from core.qt.confirm import ConfirmBar
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from office.closing.choices_panel import ChoicesPanel
from office.closing.closed_panel import ClosedPanel
from office.closing.preview_panel import PreviewPanel
from office.days import DayField
from office.desk import Desk
from office.page import Page
from office.reason_bar import ReasonBar
from office.shell.letters import fix_width
from office.shell.room import Pages
from office.today.view import DayStateLine


class ClosingDayView(Page):
    """Everything that is seen of the wizard."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("closing_page")
        self.service = QComboBox()
        self.service.setObjectName("closing_service")
        self.waiting = QComboBox()
        self.waiting.setObjectName("days_waiting")
        self.waiting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.waiting.setMinimumContentsLength(17)
        self.day = DayField(desk.session.today)
        self.day.setObjectName("closing_day")
        fix_width(self.day, 130)
        self.back_button, self.print_button, self.export_button = QPushButton(), QPushButton(), QPushButton()
        for button, name, meaning in (
            (self.back_button, "closing_back", Icon.LEFT),
            (self.print_button, "closing_print", Icon.PDF),
            (self.export_button, "closing_export", Icon.SPREADSHEET),
        ):
            button.setObjectName(name)
            set_icon(button, meaning)
        for widget in (
            self.service, self.waiting, self.day, self.export_button, self.print_button, self.back_button,
        ):  # fmt: skip
            self.tools.addWidget(widget)
        self.state = DayStateLine()
        self.rule = QLabel()
        self.rule.setObjectName("closing_rule")
        self.rule.setWordWrap(True)
        set_role(self.rule, Role.MUTED)
        self.held = QLabel()
        self.held.setObjectName("closing_held")
        self.held.setWordWrap(True)
        self.held.setTextFormat(Qt.TextFormat.PlainText)
        self.held.setProperty("tone", "warning")
        self.held.hide()
        self.confirm = ConfirmBar()
        self.reason = ReasonBar()
        self.choices = ChoicesPanel()
        self.preview = PreviewPanel()
        self.closed = ClosedPanel()
        self.nothing = EmptyState(Icon.DAY_CLOSE)
        self.content = Pages()
        for panel in (self.choices, self.preview, self.closed, self.nothing):
            self.content.addWidget(panel)
        top = QWidget()
        lines = QVBoxLayout(top)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self.state)
        lines.addWidget(self.rule)
        lines.addWidget(self.held)
        self.body.setSpacing(8)
        self.body.addWidget(top)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.content, 1)

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Chiusura della giornata")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Chiusura: scegli il giorno (i giorni ancora aperti, dal più vecchio), decidi di chi non è stato rilevato, "
            "guarda l'anteprima, chiudi.\n"
            "P segna presente a mano, A assente che paga, G assente giustificato: il motivo si scrive una volta per "
            "tutti quelli scelti. Canc annulla una scelta. Ogni scelta è registrata subito: uscendo nulla si perde.\n"
            "Chi non ha una tariffa viene elencato e la giornata non si chiude: non si indovina mai.\n"
            "Una giornata chiusa non si riapre: lì si storna un addebito con il motivo, o si addebita un pasto "
            "dimenticato."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.service.setAccessibleName(self.tr("Servizio"))
        self.waiting.setAccessibleName(self.tr("Giorni da chiudere"))
        self.day.setAccessibleName(self.tr("Giorno"))
        self.back_button.setText(self.tr("Indietro"))
        self.print_button.setText(self.tr("Elenco (PDF)"))
        self.export_button.setText(self.tr("Esporta"))
        self.export_button.setToolTip(self.tr("Elenco di chiusura per un foglio di calcolo"))
        for panel in (self.choices, self.preview, self.closed):
            panel.retranslate()

    def show_day(self, day: date) -> None:
        """Put a day on screen without asking for it again."""
        self.day.blockSignals(True)
        self.day.set_day(day)
        self.day.blockSignals(False)

    def minimumSizeHint(self) -> QSize:
        """Tables give way before the window does."""
        return QSize(640, 360)
