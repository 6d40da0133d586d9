"""The roll-over's page: the clerk decides, looks, and only then it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core import registry
from core.access.operations import OperationId
from core.access.session import Session
from core.progress import Progress
from core.registry import RollOverDone, RollOverLine, RollOverPlan, RollOverPreview, RollOverProposal, RollOverUndone
from office.desk import Desk
from office.rollover.view import CHECK, DECIDE, DONE, PlannedClass, RolloverView


@dataclass(frozen=True, slots=True)
class RolloverFacts:
    """What the page shows before anything is decided."""

    years: tuple[registry.SchoolYear, ...]
    services: tuple[registry.Service, ...]
    proposal: RollOverProposal | None
    history: tuple[RollOverLine, ...]


def rollover_facts(session: Session, from_year_id: int | None) -> RolloverFacts:
    """Return years, services, what is proposed for a year, and the roll-overs so far."""
    return RolloverFacts(
        registry.school_years(session),
        registry.services(session),
        registry.propose_roll_over(session, from_year_id),
        registry.roll_overs(session),
    )


class RolloverPage(RolloverView):
    """Behaviour of the roll-over's page."""

    areas = frozenset({"registry", "meals"})
    icon = "calendar-month"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._from_year_id: int | None = None
        self._proposal: RollOverProposal | None = None
        self._next_names: dict[int, str | None] = {}
        #: Who leaves and was given a class of another school: pupil → class of the old year whose name it bears.
        self._moves: dict[int, int] = {}
        #: Made when the preview is shown: doing it twice by a double click is recognised.
        self._operation: OperationId | None = None
        self._plan: RollOverPlan | None = None
        self.steps.currentChanged.connect(self._on_step)
        self.primary.clicked.connect(self._on_primary)
        self.card.from_year_chosen.connect(self._on_from_year)
        self.card.next_name_given.connect(self._on_next_name)
        self.table.record_selected.connect(self._on_class)
        self.table.record_activated.connect(lambda _one: self.card.next_name.setFocus())
        self.history_table.record_selected.connect(self.show_undo)
        self.undo_button.clicked.connect(self._ask_undo)
        self.preview.pupil_wanted.connect(desk.pupil_wanted)
        self.preview.move_wanted.connect(self._on_move)
        self.retranslate()

    def reload(self) -> None:
        """Ask for the year's classes and the roll-overs so far."""
        from_year_id = self._from_year_id
        self._desk.read(
            lambda session: rollover_facts(session, from_year_id), self._show, owner=self, key=f"rollover {id(self)}"
        )

    def focus_search(self) -> None:
        """Put the keyboard into the table of the classes."""
        self.table.setFocus()

    def planned(self) -> RollOverPlan | None:
        """Return the plan as it was decided."""
        if self._proposal is None:
            return None
        starts_on, ends_on = self.card.days()
        exists = self._proposal.to_year is not None
        return replace(
            self._proposal.plan,
            label=self._proposal.plan.label if exists else registry.school_year_label(starts_on),
            starts_on=starts_on,
            ends_on=ends_on,
            next_names=tuple((class_id, name) for class_id, name in self._next_names.items() if name),
            service_ids=self.card.service_ids(),
            makes_empty_classes=self.card.empty_classes.isChecked(),
            moves=tuple(self._moves.items()),
        )

    # What is shown

    def _show(self, facts: RolloverFacts) -> None:
        proposal = facts.proposal
        self.content.setCurrentIndex(1 if proposal is None else 0)
        self.show_history(facts.history)
        self.show_primary()
        if proposal is None:
            return
        is_new = self._proposal is None or self._proposal.from_year.id != proposal.from_year.id
        self.card.show_years(facts.years, proposal.from_year.id)
        self.card.show_services(facts.services, proposal.plan.service_ids)
        if is_new or proposal.to_year != (self._proposal.to_year if self._proposal else None):
            plan = proposal.plan
            exists = proposal.to_year is not None
            self.card.show_new_year(plan.label, plan.starts_on, plan.ends_on, exists=exists)
        proposed = {step.class_id: step.next_name for step in proposal.classes}
        # What the clerk has already changed stays, also when something else was changed meanwhile.
        self._next_names = proposed if is_new else {**proposed, **_among(self._next_names, proposed)}
        if is_new:
            self._moves = {}
        self._proposal = proposal
        self.preview.moving.show_classes(proposal.classes)
        self._show_classes()
        if self.steps.currentIndex() == CHECK:
            self._look()

    def _show_classes(self) -> None:
        steps = () if self._proposal is None else self._proposal.classes
        self.model.set_records(PlannedClass(step, self._next_names.get(step.class_id)) for step in steps)

    def _on_class(self, one: PlannedClass | None) -> None:
        self.card.show_step(None if one is None else one.step, None if one is None else one.next_name)

    def _on_from_year(self, year_id: int) -> None:
        self._from_year_id = year_id
        self.card.show_step(None, None)
        self.reload()

    def _on_next_name(self, name: str) -> None:
        """The chosen class is decided: on to the one below."""
        one = self.table.current_record()
        if one is None:
            return
        self._next_names[one.step.class_id] = name or None
        row = self.table.currentIndex().row()
        self._show_classes()
        self.table.selectRow(min(row + 1, self.model.rowCount() - 1))
        self.table.setFocus()

    def _on_move(self, pupil_ids: list[int], class_id: int | None) -> None:
        for pupil_id in pupil_ids:
            if class_id is None:
                self._moves.pop(pupil_id, None)
            else:
                self._moves[pupil_id] = class_id
        self._look()

    # Steps

    def _on_step(self, step: int) -> None:
        if not self.confirm.isHidden():
            self.confirm.cancel()
        self.stack.setCurrentIndex(step)
        self.show_primary()
        if step == CHECK:
            self._look()

    def _on_primary(self) -> None:
        if self.steps.currentIndex() == DECIDE:
            self.steps.setCurrentIndex(CHECK)
        else:
            self._ask_run()

    def _look(self) -> None:
        plan = self.planned()
        self._plan = None
        self.primary.setEnabled(False)
        if plan is not None:
            self._desk.read(
                lambda session: registry.preview_roll_over(session, plan),
                lambda preview: self._show_preview(plan, preview),
                owner=self,
                key=f"rollover preview {id(self)}",
                on_failed=self._on_look_failed,
            )

    def _show_preview(self, plan: RollOverPlan, preview: RollOverPreview) -> None:
        self._plan, self._operation = plan, self._desk.new_operation()
        self.preview.show_preview(preview)
        self.primary.setEnabled(preview.going > 0 or preview.makes_year or bool(preview.new_classes))

    def _on_look_failed(self, error: BaseException) -> None:
        self.steps.setCurrentIndex(DECIDE)
        self.primary.setEnabled(True)
        self._desk.tell_error(error)

    def _ask_run(self) -> None:
        preview = self.preview.shown_preview
        if preview is None or self._plan is None:
            return
        self.confirm.ask(
            self.tr(
                "{going} alunni passano all'anno {label} e {leaving} escono; si rinnovano {renewals} fra fasce, "
                "esenzioni e diete. Si può annullare finché nell'anno nuovo non ci sono assenze, pasti o addebiti."
            ).format(
                going=preview.going,
                label=preview.plan.label,
                leaving=len(preview.leavers),
                renewals=len(self.preview.renewals()),
            ),
            self.tr("Esegui il passaggio"),
            self._run,
            is_dangerous=False,
        )

    def _run(self) -> None:
        if self._plan is None or self._operation is None:
            return
        plan, operation = replace(self._plan, renewals=self.preview.renewals()), self._operation
        self.primary.setEnabled(False)

        def run(session: Session, progress: Progress) -> RollOverDone:
            return registry.roll_over(session, operation, plan, progress=progress)

        self._desk.write(
            run,
            self._on_done,
            owner=self,
            touches=("registry", "meals", "calendar"),
            title=self.tr("Passaggio all'anno {label}").format(label=plan.label),
            on_failed=self._on_run_failed,
        )

    def _on_done(self, done: RollOverDone) -> None:
        self.steps.setCurrentIndex(DONE)
        self.primary.setEnabled(True)
        self._desk.tell(
            self.tr(
                "Anno {label}: {pupils} alunni, {enrolments} iscrizioni, {classes} classi nuove, {renewals} rinnovi."
            ).format(
                label=done.label,
                pupils=done.placements,
                enrolments=done.enrolments,
                classes=done.classes,
                renewals=done.renewals,
            )
        )

    def _on_run_failed(self, error: BaseException) -> None:
        self.primary.setEnabled(True)
        self._desk.tell_error(error)

    # Taking back

    def _ask_undo(self) -> None:
        line = self.history_table.current_record()
        if line is None:
            return
        self.confirm.ask(
            self.tr(
                "{pupils} alunni tornano senza classe nell'anno {label}, con le loro {enrolments} iscrizioni. Quanto "
                "è stato inserito a mano resta."
            ).format(pupils=line.placements, label=line.to_label, enrolments=line.enrolments),
            self.tr("Annulla il passaggio"),
            lambda: self._undo(line.id),
        )

    def _undo(self, roll_over_id: int) -> None:
        self._desk.write(
            lambda session, _progress: registry.undo_roll_over(session, roll_over_id),
            self._on_undone,
            owner=self,
            touches=("registry", "meals", "calendar"),
        )

    def _on_undone(self, undone: RollOverUndone) -> None:
        text = self.tr("Passaggio annullato: {pupils} alunni e {classes} classi tolti.").format(
            pupils=undone.placements, classes=undone.classes
        )
        if undone.renewals:
            text += " " + self.tr("Tornano a scadere: {count}.").format(count=undone.renewals)
        if undone.kept_classes:
            text += " " + self.tr("Restano perché usate: {classes}.").format(classes=", ".join(undone.kept_classes))
        self._desk.tell(text)


def _among(decided: dict[int, str | None], proposed: dict[int, str | None]) -> dict[int, str | None]:
    return {class_id: name for class_id, name in decided.items() if class_id in proposed}
