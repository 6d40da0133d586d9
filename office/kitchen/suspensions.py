"""Suspensions: made after seeing what they do, listed, undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core import registry
from core.access.operations import OperationId
from core.access.session import Session
from core.calendar import Suspension, SuspensionScope, suspensions
from core.errors import Cancelled, RefettorioError
from core.meals.suspending import (
    SuspensionPreview,
    SuspensionReport,
    UndoPreview,
    complete_suspension,
    is_unfinished,
    suspend,
    suspension_preview,
    undo_preview,
    undo_suspension,
)
from core.money import format_euro
from core.progress import Progress
from core.qt.columns import Column, Tone
from core.qt.confirm import ConfirmBar
from core.qt.icons import Icon, set_icon
from core.qt.record_table import RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from core.qt.translations import describe
from office.desk import Desk
from office.kitchen.section import Section, set_widths
from office.kitchen.suspension_form import ClassChoice, SuspensionForm
from office.kitchen.words import kind_name, period, whom
from office.shell.letters import fix_side
from office.wording import short_day

_TOUCHES = ("calendar", "meals", "ledger")


@dataclass(frozen=True, slots=True)
class SuspensionFacts:
    """The suspensions of the school year, and whom a new one may concern."""

    suspensions: tuple[Suspension, ...]
    unfinished: frozenset[int]
    schools: tuple[registry.School, ...]
    classes: tuple[ClassChoice, ...]


def suspension_facts(session: Session, service_id: int) -> SuspensionFacts:
    """Return what the section shows: this school year's suspensions, or those of the last twelve months."""
    year = registry.current_school_year(session)
    today = session.today()
    first = today - timedelta(days=366) if year is None else min(year.starts_on, today)
    last = today + timedelta(days=366) if year is None else max(year.ends_on, today)
    found = tuple(one for one in suspensions(session, first, last) if one.scope.service_id == service_id)
    groups = () if year is None else registry.classes(session, school_year_id=year.id)
    unfinished = frozenset(one.id for one in found if is_unfinished(session, one))
    choices = tuple(ClassChoice(one.id, one.school_id, one.name) for one in groups)
    return SuspensionFacts(found, unfinished, registry.schools(session), choices)


class SuspensionsSection(Section):
    """Behaviour and layout of the suspensions."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: SuspensionFacts | None = None
        #: Made with the preview: sending twice by a double click, or after a lost answer, is recognised.
        self._operation: OperationId | None = None
        self._is_busy = False
        #: What another page asked for, until schools, classes and suspensions are known.
        self._wanted_scope: SuspensionScope | None = None
        self._wanted_id: int | None = None
        self.confirm = ConfirmBar()
        self.model: RecordTableModel[Suspension] = RecordTableModel(self._columns(), identity=lambda one: one.id)
        self.table = RecordTableView()
        self.table.setObjectName("suspensions")
        self.table.setModel(self.model)
        set_widths(self.table, self.model, days=132, freed=62, reversed=66, state=84)
        self.undo_button, self.complete_button = QPushButton(), QPushButton()
        self.undo_button.setObjectName("undo_suspension")
        self.complete_button.setObjectName("complete_suspension")
        set_icon(self.undo_button, Icon.UNDO)
        self.note = QLabel()
        self.note.setWordWrap(True)
        set_role(self.note, Role.MUTED)
        self.form = SuspensionForm(desk.session.today)
        fix_side(self.form, 410)
        self.table.record_selected.connect(self._show_chosen)
        self.undo_button.clicked.connect(self._on_undo_wanted)
        self.complete_button.clicked.connect(self._on_complete)
        self.form.preview_wanted.connect(self._on_preview_wanted)
        self.form.suspend_wanted.connect(self._on_suspend)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.undo_button)
        foot.addWidget(self.complete_button)
        foot.addWidget(self.note, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.confirm)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(left, 1)
        layout.addWidget(self.form)
        self._show_chosen(None)

    def reload(self) -> None:
        """Ask for the year's suspensions."""
        service_id = self.service_id
        if service_id is not None:
            self.desk.read(
                lambda session: suspension_facts(session, service_id), self._show, owner=self,
                key=f"suspensions {id(self)}",
            )  # fmt: skip

    def take_focus(self) -> None:
        """Put the keyboard where a suspension begins."""
        self.form.kind.setFocus()

    def begin(self, day: date) -> None:
        """Offer a suspension of `day`."""
        self.form.clear()
        self.form.first.set_day(day)
        self.form.last.set_day(day)
        self.form.kind.setFocus()

    def begin_scope(self, scope: SuspensionScope) -> None:
        """Offer a suspension of those days for those schools and classes, as soon as they are known."""
        self._wanted_scope = scope
        self.reload()

    def show_suspension(self, suspension_id: int) -> None:
        """Choose a suspension of the list, as soon as it is known."""
        self._wanted_id = suspension_id
        self.reload()

    def retranslate(self) -> None:
        """Set all texts."""
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Sospensioni"))
        self.table.set_empty_text(
            self.tr(
                "Nessuna sospensione quest'anno. Sciopero, gita o uscita anticipata: una sospensione libera le "
                "prenotazioni, storna gli addebiti e avvisa la cucina, anche dopo l'orario limite."
            )
        )
        self.undo_button.setText(self.tr("Ripristina il servizio"))
        self.complete_button.setText(self.tr("Completa"))
        self.complete_button.setToolTip(self.tr("Riprendi storni o addebiti rimasti a metà"))

    def _columns(self) -> list[Column[Suspension]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column("days", self.tr("Giorni"), lambda one: period(one.scope.starts_on, one.scope.ends_on),
                   sort_key=lambda one: one.scope.starts_on),
            Column("cause", self.tr("Che cosa"), lambda one: f"{one.cause} · {whom(one)}", is_stretched=True,
                   tooltip=lambda one: f"{kind_name(one.kind)}: {one.cause}\n{whom(one)}"),
            Column("freed", self.tr("Pasti"), lambda one: one.freed, align=right),
            Column("reversed", self.tr("Storni"), lambda one: one.reversed_charges, align=right),
            Column("state", self.tr("Stato"), self._state,
                   tone=lambda one: Tone.MUTED if one.undone_at else Tone.SUCCESS),
        ]  # fmt: skip

    def _state(self, one: Suspension) -> str:
        return self.tr("Annullata") if one.undone_at else self.tr("In vigore")

    def _show(self, facts: SuspensionFacts) -> None:
        self._facts = facts
        self.model.set_records(facts.suspensions)
        self.form.show_choices(((one.id, one.name) for one in facts.schools), facts.classes)
        self._show_chosen(self.table.current_record())
        scope, self._wanted_scope = self._wanted_scope, None
        if scope is not None:
            self.form.fill(scope)
        wanted, self._wanted_id = self._wanted_id, None
        row = None if wanted is None else self.model.row_of(wanted)
        if row is not None:
            self.table.selectRow(row)
            self.table.setFocus()

    def _show_chosen(self, one: Suspension | None) -> None:
        self.undo_button.setEnabled(one is not None and one.undone_at is None and not self._is_busy)
        is_unfinished = one is not None and self._facts is not None and one.id in self._facts.unfinished
        self.complete_button.setVisible(is_unfinished)
        self.complete_button.setEnabled(not self._is_busy)
        if one is None:
            self.note.setText("")
            return
        if is_unfinished:
            text = self.tr("Interrotta: restano storni o addebiti da registrare. Completala.")
        elif one.undone_at is not None:
            text = self.tr("Annullata da {name} il {day}.").format(name=one.undone_by, day=short_day(one.undone_at))
        else:
            text = self.tr("Registrata da {name} il {day}.").format(name=one.by, day=short_day(one.at))
        self.note.setText(text)
        self.note.setProperty("tone", "danger" if is_unfinished else None)

    # Making one

    def _on_preview_wanted(self) -> None:
        scope = self._scope()
        if scope is not None:
            self.desk.read(
                lambda session: suspension_preview(session, scope),
                self._on_preview,
                owner=self,
                key=f"suspension preview {id(self)}",
                on_failed=self._on_refused,
            )

    def _scope(self) -> SuspensionScope | None:
        if self.service_id is None:
            return None
        try:
            return self.form.scope(self.service_id)
        except RefettorioError as error:
            self.form.show_fault(describe(error))
            return None

    def _on_preview(self, preview: SuspensionPreview) -> None:
        if self._scope() != preview.scope:  # changed while core was asked
            return
        self._operation = self.desk.new_operation()
        schools = () if self._facts is None else self._facts.schools
        self.form.show_preview(preview, {one.id: one.name for one in schools})

    def _on_refused(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, RefettorioError) and not isinstance(error, Cancelled):
            self.form.show_fault(describe(error))
        else:
            self.desk.tell_error(error)

    def _on_suspend(self) -> None:
        preview, operation = self.form.preview, self._operation
        if preview is None or operation is None or self._is_busy:
            return
        kind, cause = self.form.chosen_kind(), self.form.cause.text()
        # The button is out of use from here on: left there, the keyboard would fall on «Ripristina» of the message.
        self.table.setFocus()
        self._set_busy(True)

        def run(session: Session, progress: Progress) -> SuspensionReport:
            return suspend(session, operation, preview.scope, kind, cause, progress=progress)

        self.desk.write(
            run, self._on_suspended, owner=self, touches=_TOUCHES,
            title=self.tr("Sospensione: {cause}").format(cause=cause), on_failed=self._on_not_suspended,
        )  # fmt: skip

    def _on_not_suspended(self, error: BaseException) -> None:
        self._on_refused(error)
        self.form.first.setFocus()  # the button is out of use; what may be changed are the days

    def _on_suspended(self, report: SuspensionReport) -> None:
        self._set_busy(False)
        self.form.clear()
        self.show_suspension(report.suspension_id)
        parts = [self.tr("pasti liberati: {count}").format(count=report.freed)]
        if report.reversals:
            text = self.tr("storni: {count} ({total})")
            parts.append(text.format(count=report.reversals, total=format_euro(report.total_cents)))
        if report.orders:
            parts.append(self.tr("ordini alla cucina cambiati: {count}").format(count=report.orders))
        self.desk.tell(
            self.tr("Servizio sospeso · {what}.").format(what=", ".join(parts)),
            action=self.tr("Ripristina"),
            on_action=lambda: self._ask_undo(report.suspension_id),
        )

    # Undoing

    def _on_undo_wanted(self) -> None:
        one: Suspension | None = self.table.current_record()
        if one is not None:
            self._ask_undo(one.id)

    def _ask_undo(self, suspension_id: int) -> None:
        self.desk.read(lambda session: undo_preview(session, suspension_id), self._on_undo_preview, owner=self)

    def _on_undo_preview(self, told: UndoPreview) -> None:
        sentences = [
            self.tr("«{cause}», {whom}: tornano le prenotazioni (giorni: {days}).").format(
                cause=told.suspension.cause, whom=whom(told.suspension), days=len(told.days)
            )
        ]
        if told.charges:
            text = self.tr("Addebiti stornati da registrare di nuovo: {count} ({total}).")
            sentences.append(text.format(count=told.charges, total=format_euro(told.total_cents)))
        if told.kept_days:
            text = self.tr("Restano sospesi i giorni già chiusi: {days}.")
            sentences.append(text.format(days=", ".join(map(short_day, told.kept_days))))
        sentences.append(self.tr("Gli ordini già inviati alla cucina cambiano di conseguenza."))
        operation = self.desk.new_operation()
        self.confirm.ask(
            " ".join(sentences), self.tr("Ripristina il servizio"), lambda: self._undo(operation, told.suspension)
        )

    def _undo(self, operation: OperationId, one: Suspension) -> None:
        self._set_busy(True)

        def run(session: Session, progress: Progress) -> SuspensionReport:
            return undo_suspension(session, operation, one.id, progress=progress)

        def done(_report: SuspensionReport) -> None:
            self._set_busy(False)
            text = self.tr("Sospensione «{cause}» annullata: il servizio è ripristinato.")
            self.desk.tell(text.format(cause=one.cause))

        self.desk.write(
            run, done, owner=self, touches=_TOUCHES, title=self.tr("Annullamento della sospensione"),
            on_failed=self._on_failed,
        )  # fmt: skip

    def _on_complete(self) -> None:
        one: Suspension | None = self.table.current_record()
        if one is None:
            return
        self._set_busy(True)

        def run(session: Session, progress: Progress) -> SuspensionReport:
            return complete_suspension(session, one.id, progress=progress)

        def done(_report: SuspensionReport) -> None:
            self._set_busy(False)
            self.desk.tell(self.tr("Tutto a posto: non resta nulla da stornare o addebitare."))

        self.desk.write(
            run, done, owner=self, touches=_TOUCHES, title=self.tr("Completamento della sospensione"),
            on_failed=self._on_failed,
        )  # fmt: skip

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.desk.tell_error(error)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.form.set_busy(is_busy)
        self._show_chosen(self.table.current_record())
