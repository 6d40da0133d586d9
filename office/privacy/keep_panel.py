"""How long data are kept, and what of the rest is due to go."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from core.privacy import DEFAULT_RETENTION, LEAST_AUDIT_YEARS, Retention, RetentionReport, RetentionTooShort
from core.qt.columns import shown
from core.qt.theme import Role, set_role
from office.form import Form, Line
from office.privacy.photo_card import PhotoCard
from office.upright import Upright

_FIELDS = {
    "pupil_years": ("Anni dei dati degli alunni", 40), "reason_months": ("Mesi dei motivi delle diete", 240),
    "message_years": ("Anni dei testi dei messaggi", 40), "audit_years": ("Anni del registro", 40),
    "photo_months": ("Mesi delle foto", 240),
}  # fmt: skip


class Purge(StrEnum):
    """What can go by itself."""

    REASONS = "reasons"
    TEXTS = "texts"
    PHOTOS = "photos"
    AUDIT = "audit"


class KeepPanel(QWidget):
    """The times, and a row for each kind of data whose time is over."""

    retention_wanted = Signal(object)
    purge_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos = PhotoCard()
        self._retention: Retention | None = None
        self._report: RetentionReport | None = None
        self.shown: Retention | None = None  # what the fields were filled with
        self.form = Form(across=2)
        self.form.show_now = self.show_kept
        self.boxes: dict[str, QSpinBox] = {}
        self._lines: dict[str, Line] = {}
        for name, (field_name, most) in _FIELDS.items():
            self.boxes[name] = QSpinBox()
            self.boxes[name].setObjectName(name)
            self.boxes[name].setRange(1, most)
            self._lines[name] = self.form.add(self.boxes[name], field_name)
        self.form.tie(RetentionTooShort, self.boxes["audit_years"])
        self.form.save_wanted.connect(lambda: self.retention_wanted.emit(self.wanted()))
        self.form.cancelled.connect(self._show_retention)
        self.due_title, self.audit_note, self.about = QLabel(), QLabel(), QLabel()
        self.about.setWordWrap(True)
        set_role(self.about, Role.MUTED)
        set_role(self.due_title, Role.SUBTITLE)
        set_role(self.audit_note, Role.MUTED)
        self.audit_note.setWordWrap(True)
        self.texts: dict[Purge, QLabel] = {}
        self.buttons: dict[Purge, QPushButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for row, kind in enumerate(Purge):
            self.texts[kind], self.buttons[kind] = QLabel(), QPushButton()
            self.texts[kind].setWordWrap(True)
            self.buttons[kind].setObjectName(f"purge_{kind.value}")
            self.buttons[kind].clicked.connect(lambda _checked=False, kind=kind: self.purge_wanted.emit(kind))
            grid.addWidget(self.texts[kind], row, 0)
            grid.addWidget(self.buttons[kind], row, 1)
        grid.setColumnStretch(0, 1)
        self.due_card = self._card()
        self._lay_out(grid)
        self._retranslate()

    def _lay_out(self, grid: QGridLayout) -> None:
        due = QVBoxLayout(self.due_card)
        due.setContentsMargins(16, 16, 16, 16)
        due.setSpacing(12)
        due.addWidget(self.due_title)
        due.addLayout(grid)
        due.addWidget(self.audit_note)
        due.addStretch(1)
        times, held = self._card(), QWidget()
        outside, inside = QVBoxLayout(times), QVBoxLayout(held)
        outside.setContentsMargins(16, 16, 4, 16)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addWidget(self.form)
        inside.addWidget(self.about)
        inside.addStretch(1)
        outside.addWidget(Upright(held))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(times, 1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.due_card, 1)
        right.addWidget(self.photos)
        layout.addLayout(right, 1)

    def wanted(self) -> Retention:
        """Return the times as they are being set."""
        return Retention(**{name: box.value() for name, box in self.boxes.items()})

    def show_retention(self, retention: Retention, report: RetentionReport | None, *, may_edit: bool) -> None:
        """Show the times that hold and what is due; without a report only the times."""
        is_touched = self.form.is_typed()
        self._retention, self._report = retention, report
        if not is_touched:
            self._show_retention()
        for box in self.boxes.values():
            box.setEnabled(may_edit)
        self.form.save_button.setVisible(may_edit)
        self.form.cancel_button.setVisible(may_edit)
        self.due_card.setVisible(report is not None)
        self._show_report()

    def _show_retention(self) -> None:
        self.form.clear_faults()
        if self._retention is not None:
            self.shown = self._retention
            for name, box in self.boxes.items():
                box.setValue(getattr(self._retention, name))
            self.form.begun()

    def show_kept(self, kept: Retention) -> None:
        """Show the times that hold now, whatever was typed."""
        self._retention = kept
        self._show_retention()

    def _show_report(self) -> None:
        report = self._report
        if report is None:
            return
        for kind, count, text in (
            (Purge.REASONS, report.reasons, self.tr("Motivi di diete finite da tempo: {count}")),
            (Purge.TEXTS, report.texts, self.tr("Testi di messaggi vecchi: {count}")),
            (Purge.PHOTOS, report.photos, self.tr("Foto di chi non frequenta più: {count}")),
            (Purge.AUDIT, report.audit_lines, self.tr("Righe del registro oltre la conservazione: {count}")),
        ):
            self.texts[kind].setText(text.format(count=count))
            self.buttons[kind].setEnabled(count > 0)
        oldest = shown(report.oldest_audit_at)
        self.audit_note.setText(
            self.tr("La riga più vecchia del registro è del {at}.").format(at=oldest) if oldest else ""
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.form.heading.setText(self.tr("Quanto si conserva"))
        for name, text in (
            ("pupil_years", self.tr("Dati di alunni e famiglie: anni dall'ultimo uso")),
            ("reason_months", self.tr("Motivi delle diete: mesi dalla fine della dieta")),
            ("message_years", self.tr("Testi di lettere ed e-mail: anni")),
            ("photo_months", self.tr("Foto: mesi dalla fine dell'iscrizione")),
            ("audit_years", self.tr("Registro delle operazioni: anni (almeno {least})").format(
                least=LEAST_AUDIT_YEARS)),
        ):  # fmt: skip
            self._lines[name].label.setText(text)
            self.boxes[name].setAccessibleName(text)
        self._explain()
        self.photos.retranslate()
        self.due_title.setText(self.tr("Che cosa è scaduto"))
        for button in self.buttons.values():
            button.setText(self.tr("Cancella ora"))
        self._show_report()

    def _explain(self) -> None:
        usual = DEFAULT_RETENTION
        years, months = self.tr(" anni"), self.tr(" mesi")
        for name, unit, text in (
            (
                "pupil_years",
                years,
                self.tr("Poi un alunno si può cancellare: i movimenti del conto restano, senza nome."),
            ),
            ("reason_months", months, self.tr("Poi il motivo si può cancellare; la dieta resta scritta.")),
            ("message_years", years, self.tr("Poi il testo si può cancellare; resta che il messaggio è partito.")),
            ("photo_months", months, self.tr("Poi la foto si può cancellare.")),
            (
                "audit_years",
                years,
                self.tr("Poi le righe si possono cancellare: rispondono dei soldi, tienile a lungo."),
            ),
        ):
            self.boxes[name].setSuffix(unit)
            told = self.tr("{text} Di solito {usual}.")
            self.form.explain(self._lines[name], told.format(text=text, usual=f"{getattr(usual, name)}{unit}"))
        self.about.setText(
            self.tr(
                "Valgono da quando salvi. Niente si cancella da solo: qui accanto vedi che cosa è scaduto e decidi."
            )
        )

    @staticmethod
    def _card() -> QFrame:
        card = QFrame()
        set_role(card, Role.CARD)
        return card
