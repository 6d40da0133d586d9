"""The reminders' page: look at who is due, write the messages, send and print them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from core import documents, messages, registry
from core.access.operations import OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ChangedMeanwhile
from core.documents import Heading, ReminderLetter
from core.errors import RefettorioError
from core.messages import (
    DueReminder,
    Ladder,
    MailServer,
    MailTransport,
    MessageChannel,
    MessageLine,
    Prepared,
    SendReport,
    Step,
    Template,
    Written,
)
from core.messages.household import HouseholdLetter, household_letters
from core.progress import Progress
from core.qt.translations import describe
from office.desk import Desk
from office.form import Form
from office.reminders.outbox_panel import OutboxCounts, OutboxSource, outbox_counts
from office.reminders.view import DUE, OUTBOX, RemindersView


@dataclass(frozen=True, slots=True)
class ReminderFacts:
    """What the page shows."""

    groups: tuple[registry.ServiceGroup, ...]
    group_id: int | None
    due: tuple[DueReminder, ...]
    counts: OutboxCounts
    texts: dict[Step, Template]
    ladder: Ladder
    server: MailServer


def reminder_facts(session: Session, group_id: int | None) -> ReminderFacts:
    """Return who is due of a service group (the first one unless asked for another), and what the rest shows."""
    groups = registry.service_groups(session)
    chosen = group_id if group_id in {one.id for one in groups} else (groups[0].id if groups else None)
    return ReminderFacts(
        groups,
        chosen,
        () if chosen is None else messages.due_reminders(session, chosen),
        outbox_counts(session),
        {step: messages.template(session, step) for step in Step},
        messages.ladder(session),
        messages.mail_server(session),
    )


class RemindersPage(RemindersView):
    """Behaviour of the reminders' page. `transport` opens the door to the mail server."""

    areas = frozenset({"messages", "ledger", "registry", "meals"})
    icon = "email-outline"

    def __init__(self, desk: Desk, transport: Callable[[Session], MailTransport] = messages.smtp_transport) -> None:
        super().__init__(desk.runner)
        self._desk, self._transport = desk, transport
        self._counts = OutboxCounts(0, 0, 0)
        self._example: DueReminder | None = None
        self.parts.currentChanged.connect(self._on_part)
        self.primary.clicked.connect(self._on_primary)
        self.due.group_chosen.connect(self.reload)
        self.due.choice_changed.connect(self._show_primary)
        self.due.text_wanted.connect(self._show_text)
        self.due.pupil_wanted.connect(desk.account_wanted)
        self.outbox.view_changed.connect(self._show_outbox)
        self.outbox.history_wanted.connect(self._show_history)
        self.outbox.print_wanted.connect(self._print_letters)
        self.outbox.retry_wanted.connect(self._retry)
        self.outbox.cancel_wanted.connect(self._cancel)
        self.outbox.pupil_wanted.connect(desk.account_wanted)
        self.texts.example_wanted.connect(self._show_example)
        self.texts.save_wanted.connect(self._save_text)
        self.rules.ladder_wanted.connect(self._save_ladder)
        self.rules.server_wanted.connect(self._save_server)
        self._show_outbox()
        self.retranslate()

    # What is shown

    def reload(self) -> None:
        """Ask for who is due, and for the outbox."""
        group_id = self.due.group_id()
        self._desk.read(
            lambda session: reminder_facts(session, group_id), self._show, owner=self, key=f"reminders {id(self)}"
        )
        self.outbox.model.reload()

    def focus_search(self) -> None:
        """Put the keyboard into the search of the list."""
        (self.outbox.search if self.parts.currentIndex() == OUTBOX else self.due.search).setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self._show_primary()

    def _show(self, facts: ReminderFacts) -> None:
        may_edit = self._desk.session.may(Permission.EDIT_SETTINGS)
        self._counts = facts.counts
        self._example = facts.due[0] if facts.due else None
        self.due.show_groups(facts.groups, facts.group_id)
        self.due.show_due(facts.due)
        self.outbox.show_counts(facts.counts)
        self.texts.show_texts(facts.texts, may_edit=may_edit)
        self.rules.show_rules(facts.ladder, facts.server, may_edit=may_edit)
        self._show_primary()

    def _show_outbox(self) -> None:
        self.outbox.model.set_source(OutboxSource(self._desk.session, self.outbox.states()))

    def _on_part(self, part: int) -> None:
        if not self.confirm.isHidden():
            self.confirm.cancel()
        self.stack.setCurrentIndex(part)
        self._show_primary()

    def _show_primary(self) -> None:
        part = self.parts.currentIndex()
        self.primary.setVisible(part in {DUE, OUTBOX})
        count = len(self.due.chosen()) if part == DUE else self._counts.mails
        prepare = self.tr("Prepara 1 avviso") if count == 1 else self.tr("Prepara {count} avvisi")
        send = self.tr("Invia 1 avviso per e-mail") if count == 1 else self.tr("Invia {count} avvisi per e-mail")
        text = prepare if part == DUE else send
        self.primary.setText(text.format(count=count))
        self.primary.setEnabled(count > 0)

    def _show_text(self, one: DueReminder) -> None:
        self._desk.read(
            lambda session: messages.preview_text(session, one),
            self.due.show_text,
            owner=self,
            key=f"reminder text {id(self)}",
        )

    def _show_example(self, wanted: Template) -> None:
        """Show the text being written for the first family that is due, or for a made-up one."""
        one = self._example or _made_up(wanted.step)
        self._desk.read(
            lambda session: messages.preview_text(session, replace(one, step=wanted.step), wanted),
            self.texts.show_example,
            owner=self,
            key=f"reminder example {id(self)}",
            on_failed=self._on_no_example,
        )

    def _on_no_example(self, error: BaseException) -> None:
        """Without the municipality's data there is no letter: that is said where the letter would be."""
        if isinstance(error, registry.MunicipalityMissing):
            self.texts.show_example(Written("", describe(error)))
        else:
            self._desk.tell_error(error)

    def _show_history(self, message_id: int) -> None:
        self._desk.read(
            lambda session: messages.message_history(session, message_id),
            self.outbox.show_history,
            owner=self,
            key=f"message history {id(self)}",
        )

    # Preparing and sending

    def _on_primary(self) -> None:
        if self.parts.currentIndex() == DUE:
            self._ask_prepare()
        else:
            self._ask_send()

    def _ask_prepare(self) -> None:
        chosen = self.due.chosen()
        mails = sum(1 for one in chosen if one.channel is MessageChannel.EMAIL)
        operation = self._desk.new_operation()
        self.confirm.ask(
            self.tr(
                "E-mail: {mails}, lettere: {letters}. Vengono scritte e messe in uscita: niente parte finché non le "
                "invii o le stampi da lì."
            ).format(mails=mails, letters=len(chosen) - mails),
            self.tr("Prepara gli avvisi"),
            lambda: self._prepare(operation, chosen),
            is_dangerous=False,
        )

    def _prepare(self, operation: OperationId, chosen: Sequence[DueReminder]) -> None:
        group_id = self.due.group_id() or 0
        self._desk.write(
            lambda session, _progress: messages.prepare_reminders(
                session,
                operation,
                group_id,
                [(one.account_id, one.step) for one in chosen],
                payers={(one.account_id, one.guardian_id) for one in chosen if one.guardian_id is not None},
            ),
            self._on_prepared,
            owner=self,
            touches=("messages",),
            title=self.tr("Scrittura degli avvisi"),
        )

    def _on_prepared(self, prepared: Prepared) -> None:
        self.parts.setCurrentIndex(OUTBOX)
        text = self.tr("Avvisi pronti in uscita: {count}.").format(count=len(prepared.ids))
        if prepared.skipped:
            text += " " + self.tr("Avvisi che non servivano più: {count}.").format(count=prepared.skipped)
        self._desk.tell(text)

    def _ask_send(self) -> None:
        self.confirm.ask(
            self.tr(
                "Avvisi che partono adesso per e-mail: {count}. I figli di uno stesso genitore stanno in una sola; chi "
                "ha già pagato viene saltato."
            ).format(count=self._counts.mails),
            self.tr("Invia le e-mail"),
            self._send,
            is_dangerous=False,
        )

    def _send(self) -> None:
        transport = self._transport

        def send(session: Session, progress: Progress) -> SendReport:
            return messages.send_reminders(session, transport(session), progress=progress)

        self.primary.setEnabled(False)
        self._desk.write(send, self._on_sent, owner=self, touches=("messages",), title=self.tr("Invio delle e-mail"))

    def _on_sent(self, report: SendReport) -> None:
        parts = [self.tr("E-mail inviate: {count}.").format(count=report.mails)]
        if report.sent > report.mails:
            parts.append(self.tr("Avvisi che c'erano dentro: {count}.").format(count=report.sent))
        if report.cancelled:
            parts.append(self.tr("Avvisi che non servivano più: {count}.").format(count=report.cancelled))
        if report.refused:
            parts.append(
                self.tr("Avvisi rifiutati dal server: {count}. Guarda quelli in attesa.").format(count=report.refused)
            )
        text = " ".join(parts)
        if report.refused:
            self._desk.messages.warning(text)
        else:
            self._desk.tell(text)

    # Letters

    def _print_letters(self) -> None:
        new_path, name = self._desk.files.new_path, self.tr("lettere.pdf")

        def write(session: Session, _progress: Progress) -> tuple[Path, int] | None:
            letters = messages.letters_to_print(session)
            if not letters:
                return None
            heading, today = Heading.of(registry.municipality(session)), session.today()
            path = new_path(f"{today:%Y-%m-%d}-{name}")
            papers = household_letters(letters)
            documents.reminder_letters_pdf([_letter(heading, today, one) for one in papers], path)
            messages.mark_printed(session, [line.id for line in letters])
            return path, len(papers)

        self._desk.write(
            write, self._on_printed, owner=self, touches=("messages",), title=self.tr("Stampa delle lettere")
        )

    def _on_printed(self, printed: tuple[Path, int] | None) -> None:
        if printed is None:
            self._desk.tell(self.tr("Nessuna lettera da stampare: chi doveva riceverla ha già pagato."))
            return
        path, count = printed
        text = self.tr("Lettere: {count}, in {path}. Stampale da lì.").format(count=count, path=path)
        if self._desk.files.open(path):
            self._desk.tell(text)
        else:
            self._desk.messages.warning(text)

    # One message

    def _retry(self, line: MessageLine) -> None:
        self._desk.write(
            lambda session, _progress: messages.retry_message(session, line.id),
            lambda _none: self._desk.tell(self.tr("Messaggio a {who} di nuovo in attesa.").format(who=line.recipient)),
            owner=self,
            touches=("messages",),
        )

    def _cancel(self, line: MessageLine) -> None:
        self._desk.write(
            lambda session, _progress: messages.cancel_message(session, line.id, ""),
            lambda _none: self._desk.tell(self.tr("Messaggio a {who} annullato.").format(who=line.recipient)),
            owner=self,
            touches=("messages",),
        )

    # Texts, thresholds, server

    def _save_text(self, wanted: Template) -> None:
        shown = self.texts.shown

        def on_done(_none: object) -> None:
            self.texts.show_kept(wanted)
            self._desk.tell(self.tr("Testo salvato: vale dal prossimo avviso che prepari."))

        def on_failed(error: BaseException) -> None:
            if isinstance(error, ChangedMeanwhile):
                self.texts.show_both(error)
            else:
                self._desk.tell_error(error)

        self._desk.write(
            lambda session, _progress: messages.set_template(session, wanted, shown=shown),
            on_done,
            owner=self,
            touches=("messages",),
            on_failed=on_failed,
        )

    def _save_ladder(self, wanted: Ladder) -> None:
        shown = self.rules.shown_ladder
        self._save(
            self.rules.rules,
            lambda session: messages.set_ladder(session, wanted, shown=shown),
            self.tr("Soglie salvate: valgono da adesso."),
            lambda: self.rules.show_ladder(wanted),
        )

    def _save_server(self, wanted: MailServer) -> None:
        shown = self.rules.shown_server
        self._save(
            self.rules.mail,
            lambda session: messages.set_mail_server(session, wanted, shown=shown),
            self.tr("Server salvato: vale dalla prossima e-mail."),
            lambda: self.rules.show_server(wanted),
        )

    def _save(self, form: Form, save: Callable[[Session], None], done: str, show: Callable[[], None]) -> None:
        form.clear_faults()
        form.set_busy(True)

        def on_done(_none: None) -> None:
            form.set_busy(False)
            show()
            self._desk.tell(done)

        def on_failed(error: BaseException) -> None:
            form.set_busy(False)
            if isinstance(error, RefettorioError):
                form.show_fault(error)
            else:
                self._desk.tell_error(error)

        self._desk.write(
            lambda session, _progress: save(session), on_done, owner=self, touches=("messages",), on_failed=on_failed
        )


def _letter(heading: Heading, on: date, one: HouseholdLetter) -> ReminderLetter:
    return ReminderLetter(heading, on, one.recipient, one.address, one.subject, one.body)


def _made_up(step: Step) -> DueReminder:
    return DueReminder(
        account_id=0,
        pupil_id=0,
        pupil_name="Rossi Anna",
        class_name="3ªA",
        account_name="Refezione",
        balance_cents=-2_725,
        step=step,
        last_step=None,
        last_on=None,
        guardian_id=0,
        recipient="Ida Rossi",
        channel=MessageChannel.EMAIL,
        address="ida.rossi@example.org",
        problem=None,
    )
