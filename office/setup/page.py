"""The page of the first things: the way is shown at the left, one step at a time is filled in at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.access.session import Session
from core.errors import RefettorioError
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from office.desk import Desk
from office.page import Page
from office.setup.plan import SetupPlan, carry_out, rehearse
from office.setup.steps import Step, SummaryStep, all_steps

_CHANGED = ("registry", "calendar", "meals", "ledger", "cards", "access")


class SetupPage(Page):
    """From an empty database to one that can take pupils."""

    icon = "settings"
    #: Everything is there: the window takes this page away.
    finished = Signal()

    def __init__(self, desk: Desk, sample: Callable[[Session], object] | None = None) -> None:
        super().__init__()
        self._desk, self._sample = desk, sample
        self._plan = SetupPlan()
        self.steps = all_steps(desk.session.today)
        self.welcome, self.welcome_text = QLabel(), QLabel()
        set_role(self.welcome, Role.SUBTITLE)
        self.welcome_text.setWordWrap(True)
        self.begin_button, self.sample_button = QPushButton(), QPushButton()
        self.begin_button.setObjectName("setup_begin")
        self.sample_button.setObjectName("setup_sample")
        set_role(self.begin_button, Role.PRIMARY)
        set_icon(self.sample_button, Icon.SCHOOL)
        self.begin_button.clicked.connect(lambda: self.show_step(0))
        self.sample_button.clicked.connect(self._on_sample)
        self._marks = [QLabel() for _step in self.steps]
        self.stack = QStackedWidget()
        self._scroll = QScrollArea()
        self._start = QWidget()
        self._lay_out()
        for place, step in enumerate(self.steps):
            step.save_wanted.connect(lambda place=place: self._on_next(place))
            step.cancelled.connect(lambda place=place: self.show_step(place - 1))
        self.retranslate()
        self.show_step(-1)

    def _lay_out(self) -> None:
        start = self._start
        start_layout = QVBoxLayout(start)
        start_layout.setContentsMargins(0, 0, 0, 0)
        start_layout.setSpacing(12)
        start_layout.addWidget(self.welcome)
        start_layout.addWidget(self.welcome_text)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.begin_button)
        if self._sample is not None:
            buttons.addWidget(self.sample_button)
        buttons.addStretch(1)
        start_layout.addLayout(buttons)
        start_layout.addStretch(1)
        self.stack.addWidget(start)
        for step in self.steps:
            self.stack.addWidget(step)
        card = QFrame()
        set_role(card, Role.CARD)
        card.setMaximumWidth(760)
        card_layout = QVBoxLayout(card)
        card_layout.setContentsMargins(24, 24, 24, 24)
        card_layout.addWidget(self.stack)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(card)
        scroll.setMaximumWidth(780)
        way = QVBoxLayout()
        way.setSpacing(12)
        for mark in self._marks:
            way.addWidget(mark)
        way.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(32)
        across.addLayout(way)
        across.addWidget(scroll, 1)
        across.addStretch(0)
        self.body.addLayout(across, 1)

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Prepara il comune")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "I primi passi: comune, anno scolastico, scuole e classi, servizio e tariffe. Nulla viene creato prima del "
            "riepilogo; poi puoi importare o inserire gli alunni. Il comune di esempio serve per provare il programma."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.welcome.setText(self.tr("Benvenuto in Refettorio"))
        welcome = (
            self.tr("In cinque passi il tuo comune è pronto per gli alunni: serve qualche minuto.")
            if self._sample is None
            else self.tr(
                "In cinque passi il tuo comune è pronto per gli alunni: serve qualche minuto. Se prima vuoi provare, "
                "carica un comune inventato con tre scuole e trecento alunni."
            )
        )
        self.welcome_text.setText(welcome)
        self.begin_button.setText(self.tr("Prepara il mio comune"))
        self.sample_button.setText(self.tr("Carica il comune di esempio"))
        self._show_way()

    def reload(self) -> None:
        """Nothing to ask core for: what stands here was typed here."""

    def focus_search(self) -> None:
        """Put the keyboard where one goes on."""
        if self.current() < 0:
            self.begin_button.setFocus()
        else:
            self.steps[self.current()].start()

    def current(self) -> int:
        """Return the number of the step on show, -1 for the welcome."""
        return self.stack.currentIndex() - 1

    def show_step(self, place: int) -> None:
        """Show a step; -1 is the welcome."""
        self.stack.setCurrentIndex(place + 1)
        # A short step keeps no room for the longest one, below which nothing would be but emptiness to scroll through.
        for page in (self._start, *self.steps):
            is_here = page is self.stack.currentWidget()
            upright = QSizePolicy.Policy.Preferred if is_here else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, upright)
        self._scroll.verticalScrollBar().setValue(0)
        self._show_way()
        if place >= 0:
            step = self.steps[place]
            if isinstance(step, SummaryStep):
                step.show_plan(self._plan)
            step.start()

    def _show_way(self) -> None:
        here = self.current()
        for place, (mark, step) in enumerate(zip(self._marks, self.steps, strict=True)):
            sign = "✓" if place < here else "●" if place == here else "○"
            mark.setText(f"{sign}  {step.title()}")
            set_role(mark, Role.MUTED if place > here else None)

    def _on_next(self, place: int) -> None:
        step = self.steps[place]
        if not step.save_button.isEnabled():
            return
        try:
            plan = step.take_into(self._plan)
        except RefettorioError as error:
            step.show_fault(error)
            return
        step.set_busy(True)
        if place == len(self.steps) - 1:
            self._desk.write(
                lambda session, _progress: carry_out(session, plan),
                lambda _none: self._on_made(),
                owner=self,
                touches=_CHANGED,
                on_failed=lambda error: self._on_refused(step, error),
            )
            return
        # Rehearsed and taken back, so that what core would refuse at the end is said where it was typed.
        self._desk.write(
            lambda session, _progress: rehearse(session, plan),
            lambda _none: self._on_accepted(place, plan),
            owner=self,
            touches=(),
            on_failed=lambda error: self._on_refused(step, error),
        )

    def _on_accepted(self, place: int, plan: SetupPlan) -> None:
        self._plan = plan
        self.steps[place].set_busy(False)
        self.show_step(place + 1)

    def _on_refused(self, step: Step, error: BaseException) -> None:
        step.set_busy(False)
        if isinstance(error, RefettorioError):
            step.show_fault(error)
        else:
            self._desk.tell_error(error)

    def _on_made(self) -> None:
        self._desk.tell(
            self.tr("Il comune è pronto: ora inserisci o importa gli alunni."),
            action=self.tr("Vai agli alunni"),
            on_action=lambda: self._desk.area_wanted.emit("pupils"),
        )
        self.finished.emit()

    def _on_sample(self) -> None:
        sample = self._sample
        if sample is None:
            return
        self.begin_button.setEnabled(False)
        self.sample_button.setEnabled(False)
        self._desk.write(
            lambda session, _progress: sample(session),
            lambda _town: self._on_sample_made(),
            owner=self,
            touches=_CHANGED,
            title=self.tr("Preparo il comune di esempio"),
            on_failed=self._on_sample_failed,
        )

    def _on_sample_made(self) -> None:
        self._desk.tell(self.tr("Il comune di esempio è pronto: alunni e famiglie sono inventati."))
        self.finished.emit()

    def _on_sample_failed(self, error: BaseException) -> None:
        self.begin_button.setEnabled(True)
        self.sample_button.setEnabled(True)
        self._desk.tell_error(error)
