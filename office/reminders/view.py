"""Layout of the reminders' page: due, going out, texts, thresholds."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QTabBar

from core.qt.confirm import ConfirmBar
from core.qt.tasks import TaskRunner
from office.page import Page
from office.reminders.due_panel import DuePanel
from office.reminders.outbox_panel import OutboxPanel
from office.reminders.rules_panel import RulesPanel
from office.reminders.texts_panel import TextsPanel
from office.shell.room import Pages

DUE, OUTBOX, TEXTS, RULES = range(4)


class RemindersView(Page):
    """Widgets and texts; the page decides."""

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self.parts = QTabBar()
        self.parts.setObjectName("reminder_parts")
        self.parts.setExpanding(False)
        self.parts.setDrawBase(False)
        for _part in (DUE, OUTBOX, TEXTS, RULES):
            self.parts.addTab("")
        self.confirm = ConfirmBar()
        self.due = DuePanel()
        self.outbox = OutboxPanel(runner)
        self.texts = TextsPanel()
        self.rules = RulesPanel()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.rules)
        self.stack = Pages()
        for widget in (self.due, self.outbox, self.texts, scroll):
            self.stack.addWidget(widget)
        self.body.setSpacing(12)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.stack, 1)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Avvisi e solleciti")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Le famiglie con il saldo basso o a debito, un passo alla volta: saldo basso, primo avviso, secondo "
            "avviso, sollecito formale. Nessun passo si salta, nessuno si ripete prima dei giorni fissati, e chi è "
            "esente non compare mai.\n"
            "«Prepara» scrive i messaggi e li mette tra quelli in uscita: da lì si inviano le e-mail e si stampano le "
            "lettere. Chi nel frattempo ha pagato viene tolto da solo.\n"
            "Gli elenchi sono solo per l'ufficio: non stamparli e non lasciarli in vista."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.parts.setAccessibleName(self.tr("Parti della pagina"))
        for part, text in (
            (DUE, self.tr("Da avvisare")), (OUTBOX, self.tr("In uscita")), (TEXTS, self.tr("Testi")),
            (RULES, self.tr("Soglie e posta")),
        ):  # fmt: skip
            self.parts.setTabText(part, text)
