"""The thresholds of the ladder and the mail server: two short forms beside each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from core.errors import InvalidValue, RefettorioError
from core.messages import DEFAULT_LADDER, Ladder, MailSecurity, MailServer
from core.money import format_euro, parse_euro
from core.qt.theme import Role, set_role
from office.form import Form, Line

#: The amounts and the days of a ladder, with the Italian names that core gives them.
AMOUNTS = {
    "low_cents": "Saldo basso", "first_cents": "Primo avviso", "second_cents": "Secondo avviso",
    "formal_cents": "Sollecito formale",
}  # fmt: skip
DAYS = {
    "first_after_days": "Giorni prima del primo avviso", "second_after_days": "Giorni prima del secondo avviso",
    "formal_after_days": "Giorni prima del sollecito", "repeat_days": "Giorni prima di ripetere",
}  # fmt: skip


class RulesPanel(QWidget):
    """Thresholds and server; read only for whoever may not change settings."""

    ladder_wanted = Signal(object)
    server_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ladder: Ladder | None = None
        self._server: MailServer | None = None
        self.rules, self.mail = Form(across=2), Form(across=2)
        self.rules.show_now, self.mail.show_now = self.show_ladder, self.show_server
        self.shown_ladder: Ladder | None = None  # what the fields were filled with
        self.shown_server: MailServer | None = None
        self.amounts: dict[str, QLineEdit] = {}
        self.days: dict[str, QSpinBox] = {}
        self._lines: dict[str, Line] = {}
        # Each amount has the days before the next step beside it.
        for (amount, amount_field), (days, days_field) in zip(AMOUNTS.items(), DAYS.items(), strict=True):
            self.amounts[amount], self.days[days] = QLineEdit(), QSpinBox()
            self.days[days].setRange(1, 365)
            self._add(self.rules, amount, self.amounts[amount], amount_field)
            self._add(self.rules, days, self.days[days], days_field)
        self.host, self.user, self.from_address, self.from_name = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.port, self.security = QSpinBox(), QComboBox()
        self.port.setRange(1, 65_535)
        for kind in MailSecurity:
            self.security.addItem("", kind.value)
        for name, field, field_name in (
            ("host", self.host, "Server"), ("port", self.port, "Porta"), ("security", self.security, "Protezione"),
            ("user", self.user, "Utente"), ("sender", self.from_address, "Mittente"),
            ("sender_name", self.from_name, "Nome del mittente"),
        ):  # fmt: skip
            self._add(self.mail, name, field, field_name)
        self.password_note, self.rules_note = QLabel(), QLabel()
        for note in (self.password_note, self.rules_note):
            note.setWordWrap(True)
            set_role(note, Role.MUTED)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for form, extra in ((self.rules, self.rules_note), (self.mail, self.password_note)):
            card = QFrame()
            set_role(card, Role.CARD)
            inside = QVBoxLayout(card)
            inside.setContentsMargins(16, 16, 16, 16)
            inside.addWidget(form)
            inside.addWidget(extra)
            inside.addStretch(1)
            layout.addWidget(card, 1)
        self.rules.save_wanted.connect(self._on_save_rules)
        self.mail.save_wanted.connect(lambda: self.server_wanted.emit(self.wanted_server()))
        self.rules.cancelled.connect(self._show_ladder)
        self.mail.cancelled.connect(self._show_server)
        self._retranslate()

    def _add(self, form: Form, name: str, field: QWidget, field_name: str) -> None:
        field.setObjectName(name)
        self._lines[name] = form.add(field, field_name)

    def show_rules(self, ladder: Ladder, server: MailServer, *, may_edit: bool) -> None:
        """Show what holds; what is being typed stays."""
        self._ladder, self._server = ladder, server
        if not self.rules.is_typed():
            self._show_ladder()
        if not self.mail.is_typed():
            self._show_server()
        for form in (self.rules, self.mail):
            form.save_button.setVisible(may_edit)
            form.cancel_button.setVisible(may_edit)
        for line in self._lines.values():
            line.field.setEnabled(may_edit)

    def wanted_ladder(self) -> Ladder:
        """Return the ladder as it is being typed.

        Raises:
            InvalidValue: an amount is none.
        """
        amounts = {name: self._cents(name) for name in AMOUNTS}
        return Ladder(**amounts, **{name: box.value() for name, box in self.days.items()})

    def wanted_server(self) -> MailServer:
        """Return the server as it is being typed."""
        return MailServer(
            self.host.text().strip(), self.port.value(), str(self.security.currentData()), self.user.text().strip(),
            self.from_address.text().strip(), self.from_name.text().strip(),
        )  # fmt: skip

    def show_fault(self, form: Form, error: RefettorioError) -> None:
        """Say what is wrong, beside its field."""
        form.show_fault(error)

    def _cents(self, name: str) -> int:
        text = self.amounts[name].text().strip()
        if name == "low_cents" and text.replace("€", "").strip() in {"0", "0,00"}:
            return 0
        try:
            return parse_euro(text)
        except InvalidValue as error:
            raise InvalidValue(field=AMOUNTS[name], reason=error.params["reason"]) from error

    def _on_save_rules(self) -> None:
        self.rules.clear_faults()
        try:
            wanted = self.wanted_ladder()
        except InvalidValue as error:
            self.rules.show_fault(error)
            return
        self.ladder_wanted.emit(wanted)

    def show_ladder(self, kept: Ladder) -> None:
        """Show the ladder that holds now, whatever was typed."""
        self._ladder = kept
        self._show_ladder()

    def show_server(self, kept: MailServer) -> None:
        """Show the server that holds now, whatever was typed."""
        self._server = kept
        self._show_server()

    def _show_ladder(self) -> None:
        if self._ladder is None:
            return
        self.shown_ladder = self._ladder
        for name, field in self.amounts.items():
            field.setText(format_euro(getattr(self._ladder, name), symbol=False))
        for name, box in self.days.items():
            box.setValue(getattr(self._ladder, name))
        self.rules.begun()

    def _show_server(self) -> None:
        server = self._server
        if server is None:
            return
        self.shown_server = server
        self.host.setText(server.host)
        self.port.setValue(server.port)
        self.security.setCurrentIndex(max(0, self.security.findData(server.security)))
        self.user.setText(server.user)
        self.from_address.setText(server.sender)
        self.from_name.setText(server.sender_name)
        self.mail.begun()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.rules.heading.setText(self.tr("La scala degli avvisi"))
        self.mail.heading.setText(self.tr("Server di posta"))
        names = {
            "low_cents": self.tr("Saldo basso, da questo saldo in giù (€)"),
            "first_cents": self.tr("Primo avviso, da questo debito (€)"),
            "second_cents": self.tr("Secondo avviso, da questo debito (€)"),
            "formal_cents": self.tr("Sollecito formale, da questo debito (€)"),
            "first_after_days": self.tr("Tra il saldo basso e il primo avviso"),
            "second_after_days": self.tr("Tra il primo e il secondo avviso"),
            "formal_after_days": self.tr("Tra il secondo avviso e il sollecito"),
            "repeat_days": self.tr("Prima di ripetere lo stesso avviso"),
            "host": self.tr("Server"),
            "port": self.tr("Porta"),
            "security": self.tr("Protezione"),
            "user": self.tr("Utente"),
            "sender": self.tr("Indirizzo del mittente"),
            "sender_name": self.tr("Nome del mittente"),
        }
        for name, text in names.items():
            self._lines[name].label.setText(text)
            self._lines[name].field.setAccessibleName(text)
        self._explain()
        for row, text in enumerate((self.tr("STARTTLS (587)"), self.tr("TLS (465)"), self.tr("Nessuna"))):
            self.security.setItemText(row, text)
        self.rules_note.setText(
            self.tr("Valgono dai prossimi avvisi che prepari; quelli già in uscita restano come sono.")
        )
        self.password_note.setText(
            self.tr(
                "La password non si scrive qui: chi gestisce i computer la mette nella variabile "
                "REFETTORIO_MAIL_PASSWORD di questo PC. Quello che salvi vale dalla prossima e-mail."
            )
        )

    def _explain(self) -> None:
        amounts = {
            "low_cents": self.tr("La famiglia riceve un promemoria gentile."),
            "first_cents": self.tr("Si chiede di ricaricare."),
            "second_cents": self.tr("Si chiede di pagare entro 15 giorni."),
            "formal_cents": self.tr("Lettera che mette in mora."),
        }
        days = {
            "first_after_days": self.tr("Almeno questo tempo dopo il promemoria."),
            "second_after_days": self.tr("Almeno questo tempo dopo il primo."),
            "formal_after_days": self.tr("Almeno questo tempo dopo il secondo."),
            "repeat_days": self.tr("Se il debito non sale, lo stesso avviso torna dopo questo tempo."),
        }
        usual, unit = self.tr("{text} Di solito {usual}."), self.tr(" giorni")
        for name, text in amounts.items():
            cents = format_euro(getattr(DEFAULT_LADDER, name))
            self.rules.explain(self._lines[name], usual.format(text=text, usual=cents))
        for name, text in days.items():
            self.days[name].setSuffix(unit)
            number = f"{getattr(DEFAULT_LADDER, name)}{unit}"
            self.rules.explain(self._lines[name], usual.format(text=text, usual=number))
        for name, text in (
            ("host", self.tr("Il computer che spedisce la posta dell'ente, per esempio smtp.comune.it. Vuoto: solo "
                             "lettere.")),
            ("port", self.tr("Di solito 587 con STARTTLS, 465 con TLS.")),
            ("security", self.tr("Come viaggia la posta fino al server. Di solito STARTTLS; «Nessuna» solo dentro "
                                 "l'ente.")),
            ("user", self.tr("Con che nome ci si presenta al server; vuoto se non lo chiede.")),
            ("sender", self.tr("Da qui partono le e-mail, e qui arrivano le risposte delle famiglie.")),
            ("sender_name", self.tr("Come lo legge la famiglia, per esempio Ufficio scolastico.")),
        ):  # fmt: skip
            self.mail.explain(self._lines[name], text)
