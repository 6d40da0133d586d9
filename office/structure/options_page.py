"""The options that stand nowhere else, and where the others are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QVBoxLayout

from core.access.options import get_option, set_option
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, RefettorioError
from core.ledger import CONTEST_DAYS, REFUND_MINIMUM
from core.meals import CLOSES_ITSELF, CLOSING_MINUTE
from core.money import format_euro, parse_euro
from core.payments import SESSION_REQUIRED
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from office.desk import Desk
from office.page import Page
from office.structure.forms import StructureForm, hour_field, note_label
from office.upright import Upright

_WIDEST = 640
_TOUCHED = ("ledger", "payments", "meals")
_OPTIONS = (REFUND_MINIMUM, SESSION_REQUIRED, CLOSES_ITSELF, CLOSING_MINUTE, CONTEST_DAYS)
_ZERO = {"0", "0,0", "0,00"}


@dataclass(frozen=True, slots=True)
class Options:
    """What can be set here."""

    refund_minimum_cents: int
    is_session_required: bool
    closes_itself: bool
    closing_minute: int
    contest_days: int


def read_options(session: Session) -> Options:
    """Return what holds."""
    return Options(
        get_option(session, REFUND_MINIMUM),
        get_option(session, SESSION_REQUIRED),
        get_option(session, CLOSES_ITSELF),
        get_option(session, CLOSING_MINUTE),
        get_option(session, CONTEST_DAYS),
    )


def save_options(session: Session, wanted: Options, shown: Options) -> Options:
    """Set what is different from what holds (the trail names only that), unless somebody else did; return it.

    Raises:
        ChangedMeanwhile: somebody did since it was `shown`.
    """
    with session.database.transaction():
        subjects = tuple(f"setting:{option.name}" for option in _OPTIONS)
        ensure_as_shown(session, subjects, shown, lambda: read_options(session))
        known = read_options(session)
        if wanted.refund_minimum_cents != known.refund_minimum_cents:
            set_option(session, REFUND_MINIMUM, wanted.refund_minimum_cents)
        if wanted.is_session_required != known.is_session_required:
            set_option(session, SESSION_REQUIRED, wanted.is_session_required)
        if wanted.closes_itself != known.closes_itself:
            set_option(session, CLOSES_ITSELF, wanted.closes_itself)
        if wanted.closing_minute != known.closing_minute:
            set_option(session, CLOSING_MINUTE, wanted.closing_minute)
        if wanted.contest_days != known.contest_days:
            set_option(session, CONTEST_DAYS, wanted.contest_days)
        return read_options(session)


class OptionsForm(StructureForm):
    """Each option with what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.refund_minimum, self.is_session_required = QLineEdit(), QCheckBox()
        self.refund_minimum.setObjectName("refund_minimum")
        self.is_session_required.setObjectName("session_required")
        self._refund_line = self.add(self.refund_minimum, "Rimborso minimo")
        self.refund_note, self.session_note, self.contest_note = note_label(), note_label(), note_label()
        self._rows.addWidget(self.refund_note)
        self._rows.addSpacing(12)
        self.contest_days = QSpinBox()
        self.contest_days.setObjectName("contest_days")
        self.contest_days.setRange(0, 3650)
        self._contest_line = self.add(self.contest_days)
        self._rows.addWidget(self.contest_note)
        self._rows.addSpacing(4)
        self._session_line = self.add(self.is_session_required)
        self._rows.addWidget(self.session_note)
        self._rows.addSpacing(12)
        self.closes_itself, self.closing_hour = QCheckBox(), hour_field("closing_hour")
        self.closes_itself.setObjectName("closes_itself")
        self.closes_itself.toggled.connect(self.closing_hour.setEnabled)
        self._closes_line = self.add(self.closes_itself)
        self._hour_line = self.add(self.closing_hour, "Ora della chiusura automatica")
        self.closing_note = note_label()
        self._rows.addWidget(self.closing_note)
        self.retranslate()

    def fill(self, options: Options) -> None:
        """Show what holds."""
        self.clear_faults()
        self.refund_minimum.setText(format_euro(options.refund_minimum_cents, symbol=False))
        self.is_session_required.setChecked(options.is_session_required)
        self.contest_days.setValue(options.contest_days)
        self.closes_itself.setChecked(options.closes_itself)
        self.closing_hour.setTime(QTime(*divmod(options.closing_minute, 60)))
        self.closing_hour.setEnabled(options.closes_itself)

    def wanted(self) -> Options:
        """Return what was typed.

        Raises:
            InvalidValue: the amount is none.
        """
        text = self.refund_minimum.text().replace("€", "").strip()
        try:
            cents = 0 if text in _ZERO else parse_euro(text)
        except InvalidValue as error:
            raise InvalidValue(field="Rimborso minimo", reason=error.params["reason"]) from error
        hour = self.closing_hour.time()
        minute = hour.hour() * 60 + hour.minute()
        return Options(
            cents, self.is_session_required.isChecked(), self.closes_itself.isChecked(), minute,
            self.contest_days.value(),
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Opzioni"))
        self.name(self._refund_line, self.tr("Rimborso minimo (€)"))
        self.refund_note.setText(
            self.tr(
                "Un credito più piccolo non si rimborsa: il bonifico costerebbe di più. Con 0 non c'è un minimo. Di "
                "solito {usual}; vale dal prossimo rimborso."
            ).format(usual=format_euro(REFUND_MINIMUM.default))
        )
        self.name(self._contest_line, self.tr("Giorni per contestare un pasto, da quando è addebitato"))
        self.contest_note.setText(
            self.tr("Oltre, si registra lo stesso, con un avviso. Di solito {usual}; vale da subito.").format(
                usual=CONTEST_DAYS.default
            )
        )
        self.is_session_required.setText(self.tr("Allo sportello si ricarica solo a cassa aperta"))
        self.name(self._session_line, self.is_session_required.text())
        self._session_line.label.hide()  # the box says it itself
        self.session_note.setText(
            self.tr(
                "Chi incassa apre prima la cassa e la conta alla fine del turno: ogni contante ha il suo cassetto. Di "
                "solito no; vale dalla prossima ricarica."
            )
        )
        self.closes_itself.setText(self.tr("La giornata si chiude da sola"))
        self.name(self._closes_line, self.closes_itself.text())
        self._closes_line.label.hide()
        self.name(self._hour_line, self.tr("Ogni giorno dalle ore"))
        self.closing_note.setText(
            self.tr(
                "A quell'ora, se un ufficio è aperto, i pasti si addebitano, anche dei giorni passati rimasti aperti. "
                "Se a un alunno manca la tariffa, se una postazione può avere ancora presenze da trasmettere o se dove "
                "c'è una postazione non è stato rilevato nessuno, la giornata resta aperta e viene detto. Di solito "
                "no; vale da subito."
            )
        )


class OptionsPage(Page):
    """A form, and ways to the options of other areas."""

    areas = frozenset({"ledger", "payments", "meals"})

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._known: Options | None = None
        self._shown: Options | None = None  # what the fields were filled with
        self._filled: tuple[str, ...] | None = None
        self.form = OptionsForm()
        self.form.show_now = self._show_now
        self.elsewhere = note_label()
        self.ways: dict[str, QPushButton] = {}
        # Beside each other: the form is high, and in a low window it scrolls.
        beside = QHBoxLayout()
        beside.setSpacing(16)
        self.body.addLayout(beside, 1)
        self._card(beside, 3).addWidget(Upright(self.form))
        column = QVBoxLayout()
        beside.addLayout(column, 2)
        others = self._card(column)
        column.addStretch(1)
        others.addWidget(self.elsewhere)
        for area, meaning in (("reminders", Icon.MAIL), ("admin", Icon.SETTINGS), ("kitchen", Icon.KITCHEN)):
            button = self.ways[area] = QPushButton()
            button.setObjectName(f"way_{area}")
            set_icon(button, meaning)
            button.clicked.connect(self._way_to(area))
            others.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.save_wanted.connect(self._on_save)
        self.form.cancelled.connect(self._refill)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Opzioni")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Opzioni: il rimborso più piccolo, se per ricaricare allo sportello serve la cassa aperta, entro quanti "
            "giorni si contesta un pasto, se e a che ora la giornata si chiude da sola."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.elsewhere.setText(self.tr("Altre cose che si impostano una volta stanno dove si usano:"))
        for area, text in (
            ("reminders", self.tr("Soglie dei solleciti, testi e posta")),
            ("admin", self.tr("Utenti, postazioni, quanto si conserva")),
            ("kitchen", self.tr("Centri cottura e servizi cucinati")),
        ):
            self.ways[area].setText(text)

    def reload(self) -> None:
        """Ask for what holds."""
        self._desk.read(read_options, self._show, owner=self, key=f"options {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard where one begins."""
        self.form.start()

    def _card(self, into: QBoxLayout, share: int = 0) -> QVBoxLayout:
        card = QFrame()
        set_role(card, Role.CARD)
        card.setMaximumWidth(_WIDEST)
        into.addWidget(card, share)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(8)
        return inside

    def _way_to(self, area: str) -> Callable[[], None]:
        return lambda: self._desk.area_wanted.emit(area)

    def _show(self, known: Options) -> None:
        """Show what holds, unless somebody is typing."""
        self._known = known
        if self._filled is None or self.form.snapshot() == self._filled:
            self._refill()

    def _refill(self) -> None:
        if self._known is not None:
            self._shown = self._known
            self.form.fill(self._known)
            self.form.begun()
            self._filled = self.form.snapshot()

    def _show_now(self, now: Options) -> None:
        self._known = now
        self._refill()

    def _on_save(self) -> None:
        self.form.clear_faults()
        before = self._shown
        try:
            wanted = self.form.wanted()
        except RefettorioError as error:
            self.form.show_fault(error)
            return
        if before is not None and self.form.save_button.isEnabled():
            self._save(wanted, self.tr("Opzioni salvate: valgono da adesso."), before)

    def _save(self, wanted: Options, told: str, shown: Options, *, is_undo: bool = False) -> None:
        self.form.set_busy(True)

        def done(now: Options) -> None:
            self.form.set_busy(False)
            self._filled = None
            self.reload()
            if is_undo:
                self._desk.tell(told)
                return
            back = self.tr("Annullato: è tutto come prima.")
            self._desk.tell(
                told, action=self.tr("Annulla"), on_action=lambda: self._save(shown, back, now, is_undo=True)
            )

        def failed(error: BaseException) -> None:
            self.form.set_busy(False)
            if isinstance(error, RefettorioError) and not is_undo:
                self.form.show_fault(error)
            else:
                self._desk.tell_error(error)

        self._desk.write(
            lambda session, _progress: save_options(session, wanted, shown), done, owner=self, touches=_TOUCHED,
            on_failed=failed,
        )  # fmt: skip
