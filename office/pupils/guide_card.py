"""The small card above a pupil's record: what the enrolment still lacks, step by step, and the way to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from core.qt.announcing import announce
from core.qt.theme import Role, set_role
from office.flow import FlowLayout

_DONE, _MISSING = "✓", "○"


class Step(StrEnum):
    """The steps, in the order in which they are gone."""

    CLASS = "class"
    SERVICE = "service"
    APPLICANT = "applicant"
    BAND = "band"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class StepState:
    """How a step stands, and whether whoever sits here can do it now.

    `of` names the service that lacks something, where the pupil has several.
    """

    is_done: bool
    can_do: bool
    of: str = ""


class GuideCard(QFrame):
    """Says what is there and what is missing. Shown only while something is, where its place is free."""

    step_wanted = Signal(Step)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        set_role(self, Role.CARD)
        self._states: Mapping[Step, StepState] = {}
        self._is_place_free = self._is_finished = False
        self.heading = QLabel()
        self.heading.setObjectName("guide_heading")
        self.heading.setWordWrap(True)
        self.close_button = QPushButton()
        self.close_button.setObjectName("guide_close")
        self.close_button.clicked.connect(self.leave)
        self.words = {step: QLabel() for step in Step}
        self.buttons = {step: QPushButton() for step in Step}
        top, line = QHBoxLayout(), FlowLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.close_button)
        for step in Step:
            self.buttons[step].setObjectName(f"guide_{step}")
            self.buttons[step].clicked.connect(lambda _checked=False, step=step: self.step_wanted.emit(step))
            line.addWidget(self.words[step])
            line.addWidget(self.buttons[step])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(line)
        self.leave()

    @property
    def next_step(self) -> Step | None:
        """The first step that is missing and can be done here."""
        return next((step for step, state in self._states.items() if not state.is_done and state.can_do), None)

    def show_steps(self, states: Mapping[Step, StepState]) -> None:
        """Show how the steps stand. When the last one was just done, say so once."""
        is_missing = any(not state.is_done for state in states.values())
        was_missing = any(not state.is_done for state in self._states.values())
        self._is_finished = bool(states) and not is_missing and (was_missing or self._is_finished)
        self._states = states
        self.retranslate()
        self._appear()
        if self._is_finished and was_missing:
            announce(self, self.heading.text())

    def leave(self) -> None:
        """Go, and forget whose steps they were."""
        self._states, self._is_finished = {}, False
        self.retranslate()
        self._appear()

    def set_place_free(self, is_free: bool) -> None:
        """Show or hide: a form takes the whole place."""
        self._is_place_free = is_free
        self._appear()

    def focus_next(self) -> None:
        """Put the keyboard on the next step, or on closing when all are done."""
        step = self.next_step
        if step is not None:
            self.buttons[step].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._is_finished:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(
            self.tr("Iscrizione completa: non manca più niente.")
            if self._is_finished
            else self.tr("Per completare l'iscrizione")
        )
        self.close_button.setText(self.tr("Chiudi"))
        self.close_button.setVisible(self._is_finished)
        names = {
            Step.CLASS: (self.tr("Classe"), self.tr("Classe")),
            Step.SERVICE: (self.tr("Servizio"), self.tr("Servizio")),
            Step.APPLICANT: (self.tr("Genitore"), self.tr("Genitore che ha fatto la domanda")),
            Step.BAND: (self.tr("Fascia"), self.tr("Fascia o esenzione")),
            Step.CARD: (self.tr("Tessera"), self.tr("Tessera")),
        }
        first = self.next_step
        for step, (short, name) in names.items():
            state = self._states.get(step)
            label, button = self.words[step], self.buttons[step]
            can_do = state is not None and state.can_do and not state.is_done
            label.setVisible(state is not None and not can_do)
            button.setVisible(can_do)
            if state is None:
                continue
            told = self.tr("{step}: c'è") if state.is_done else self.tr("{step}: manca")
            shown = f"{short} {state.of}" if state.of else short
            whole = f"{name} ({state.of})" if state.of else name
            text = f"{_DONE if state.is_done else _MISSING} {shown}"
            label.setText(text)
            button.setText(text.replace("&", "&&"))  # a button would take it for its letter
            for part in (label, button):
                part.setAccessibleName(told.format(step=whole))
                part.setToolTip(told.format(step=whole))
            set_role(button, Role.PRIMARY if step is first else Role.LINK)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _appear(self) -> None:
        is_missing = any(not state.is_done for state in self._states.values())
        self.setVisible(self._is_place_free and (is_missing or self._is_finished))
