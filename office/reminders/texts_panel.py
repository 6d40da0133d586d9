"""The texts of the reminders: written with named places, shown as a family would read them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.access.stale import ChangedMeanwhile
from core.messages import PLACES, Step, Template, Written, default_template
from core.qt.theme import Role, set_role
from core.qt.translations import in_words
from office.both_shown import BothShown, Named
from office.reminders.wording import step_name


class TextsPanel(QWidget):
    """A step's subject and body, the places that can be used, and an example beside them."""

    step_chosen = Signal(object)
    #: The text changed: an example of it is to be shown.
    example_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: dict[Step, Template] = {}
        self.shown: Template | None = None  # what the fields were filled with
        self.both = BothShown()
        self._may_edit = True
        self.step_label, self.subject_label, self.body_label = QLabel(), QLabel(), QLabel()
        self.step = QComboBox()
        self.step.setObjectName("text_step")
        for step in Step:
            self.step.addItem("", step)
        self.subject = QLineEdit()
        self.subject.setObjectName("subject")
        self.subject.setMaxLength(150)
        self.body = QPlainTextEdit()
        self.body.setObjectName("body")
        self.body.setTabChangesFocus(True)
        for label, field in (
            (self.step_label, self.step), (self.subject_label, self.subject), (self.body_label, self.body)
        ):  # fmt: skip
            label.setBuddy(field)
        self.places = QLabel()
        self.places.setObjectName("places")
        self.places.setWordWrap(True)
        self.places.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.places, Role.MUTED)
        self.example_title, self.example_subject, self.example_body = QLabel(), QLabel(), QLabel()
        set_role(self.example_subject, Role.SUBTITLE)
        set_role(self.example_title, Role.MUTED)
        for label in (self.example_subject, self.example_body):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.save_button, self.reset_button = QPushButton(), QPushButton()
        self.save_button.setObjectName("save_text")
        self.reset_button.setObjectName("reset_text")
        self._lay_out()
        self.step.currentIndexChanged.connect(lambda _row: self._show_step())
        self.subject.textChanged.connect(lambda _text: self._on_typed())
        self.body.textChanged.connect(self._on_typed)
        self.save_button.clicked.connect(lambda: self.save_wanted.emit(self.wanted()))
        self.reset_button.clicked.connect(lambda: self._write(default_template(self.shown_step())))
        self._retranslate()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        for label, field in ((self.step_label, self.step), (self.subject_label, self.subject)):
            left.addWidget(label)
            left.addWidget(field)
            left.addSpacing(4)
        left.addWidget(self.both)
        left.addWidget(self.body_label)
        left.addWidget(self.body, 1)
        left.addWidget(self.places)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.reset_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        left.addLayout(buttons)
        card = QFrame()
        card.setObjectName("example_card")
        set_role(card, Role.CARD)
        right = QVBoxLayout(card)
        right.setContentsMargins(16, 16, 16, 16)
        right.setSpacing(12)
        for widget in (self.example_title, self.example_subject, self.example_body):
            right.addWidget(widget)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(card, 1)

    def shown_step(self) -> Step:
        """Return the step whose text is on show."""
        return Step(self.step.currentData())

    def wanted(self) -> Template:
        """Return the text as it is being written."""
        return Template(self.shown_step(), self.subject.text(), self.body.toPlainText())

    def show_texts(self, texts: dict[Step, Template], *, may_edit: bool) -> None:
        """Show the texts that hold; what is being written stays."""
        step = self.shown_step()
        is_touched = self.shown is not None and self.shown.step == step and self.wanted() != self.shown
        self._saved, self._may_edit = texts, may_edit
        for field in (self.subject, self.body):
            field.setReadOnly(not may_edit)
        self.reset_button.setVisible(may_edit)
        self.save_button.setVisible(may_edit)
        if is_touched:
            self._on_typed()
        else:
            self._show_step()

    def show_example(self, text: Written) -> None:
        """Show what a family would read."""
        self.example_subject.setText(text.subject)
        self.example_body.setText(text.body)

    def show_kept(self, kept: Template) -> None:
        """Show a text as it holds now, whatever was typed."""
        self._saved[kept.step] = kept
        self._show_step()

    def show_both(self, error: ChangedMeanwhile) -> None:
        """Show what somebody else wrote meanwhile beside what was typed here."""
        fields = [Named(self.subject_label.text, self.subject), Named(self.body_label.text, self.body)]
        before = None if self.shown is None else (self.shown.subject, self.shown.body)
        now: Any = error.now
        self.both.ask(error, fields, before, lambda: self.show_kept(now))

    def _show_step(self) -> None:
        step = self.shown_step()
        self.both.hide()
        if step in self._saved:
            self.shown = self._saved[step]
            self._write(self._saved[step])

    def _write(self, text: Template) -> None:
        self.subject.blockSignals(True)
        self.subject.setText(text.subject)
        self.subject.blockSignals(False)
        self.body.setPlainText(text.body)
        self._on_typed()

    def _on_typed(self) -> None:
        wanted = self.wanted()
        self.save_button.setEnabled(self._may_edit and wanted != self._saved.get(wanted.step))
        self.example_wanted.emit(wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.step_label.setText(self.tr("&Passo"))
        self.subject_label.setText(self.tr("&Oggetto"))
        self.body_label.setText(self.tr("&Testo"))
        for field, name in (
            (self.step, self.tr("Passo")), (self.subject, self.tr("Oggetto")), (self.body, self.tr("Testo"))
        ):  # fmt: skip
            field.setAccessibleName(name)
        for row, step in enumerate(Step):
            self.step.setItemText(row, step_name(step))
        self.places.setText(
            self.tr("Si riempiono da soli: {places}").format(places=" ".join(f"{{{name}}}" for name in PLACES))
        )
        self.places.setToolTip("\n".join(f"{{{name}}}: {in_words(meaning)}" for name, meaning in PLACES.items()))
        self.example_title.setText(self.tr("Come la leggerebbe una famiglia"))
        self.save_button.setText(self.tr("Salva il testo"))
        self.reset_button.setText(self.tr("Torna al testo iniziale"))
