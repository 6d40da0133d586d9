"""The day's orders: sent, followed, read, printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core import meals
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.documents.kitchen_order import kitchen_order_pdf
from core.documents.kitchen_order_changes import difference_sheet_pdf
from core.documents.kitchen_order_labels import diet_labels_pdf
from core.documents.kitchen_order_papers import changes_paper_of, labels_paper_of, order_paper_of
from core.errors import UserError
from core.meals import kitchen
from core.meals.kitchen import KitchenOrder, OrderContent, OrderStatus, SchoolOrder, SendReport, differences
from core.qt.icons import Icon
from office.desk import Desk
from office.kitchen.order_mails import MailFacts, MailTrouble, mail_facts, trouble_text
from office.kitchen.orders_view import MAILS, OrdersView, VersionLine, is_sendable
from office.kitchen.words import difference_text, weekday_name
from office.papers import show_paper
from office.wording import long_day, short_day

#: Versions and plates of the last minutes: what is on screen stays true while it is looked at.
REFRESH_MS = 30_000


@dataclass(frozen=True, slots=True)
class OrdersFacts:
    """A day: where it stands, each school's order, and what became of their mails."""

    day: date
    status: meals.DayStatus
    orders: tuple[SchoolOrder, ...]
    mails: MailFacts


def orders_facts(session: Session, service_id: int, day: date) -> OrdersFacts:
    """Return what the section shows."""
    found = kitchen.day_orders(session, service_id, day)
    mails = mail_facts(session, [one.order for one in found if one.order is not None])
    return OrdersFacts(day, meals.day_status(session, service_id, day), found, mails)


class OrdersSection(OrdersView):
    """Behaviour of the orders."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: OrdersFacts | None = None
        self._is_busy = False
        self._may_send = desk.session.may(Permission.SEND_ORDER)
        self._may_read = desk.session.may(Permission.ACKNOWLEDGE_ORDER)
        self._may_count = desk.session.may(Permission.REPORT_ABSENCE)
        self.staff_card.setVisible(self._may_count)
        # Whoever signs in as the kitchen confirms for itself; the office writes who told it.
        self.reader.setVisible(self._may_read and self._may_send)
        self.table.record_selected.connect(lambda _one: self._show_chosen())
        self.send_button.clicked.connect(self._on_send_one)
        self.read_button.clicked.connect(self._on_read)
        self.reader.returnPressed.connect(self._on_read)
        self.pdf_button.clicked.connect(self._on_pdf)
        self.changes_button.clicked.connect(self._on_changes)
        self.labels_button.clicked.connect(self._on_labels)
        self.mail_panel.send_wanted.connect(self._on_mail)
        self.staff_card.save_day.clicked.connect(self._on_save_day)
        self.staff_card.note.returnPressed.connect(self._on_save_day)
        self.staff_card.save_always.clicked.connect(self._on_save_always)

    # What is shown

    def reload(self) -> None:
        """Ask for the day's orders."""
        service_id, day = self.service_id, self.day
        if service_id is None:
            return
        self.desk.read(
            lambda session: orders_facts(session, service_id, day), self._show, owner=self, key=f"orders {id(self)}"
        )

    def on_other(self) -> None:
        """Another day: what was asked about the old one is off."""
        if not self.confirm.isHidden():
            self.confirm.cancel()

    def retranslate(self) -> None:
        """Set all texts, those of the day too."""
        super().retranslate()
        if self._facts is not None:
            self._show(self._facts)

    def print_paper(self) -> bool:
        """Print the chosen order."""
        has_order = self._chosen_order() is not None
        self._on_pdf()
        return has_order

    def take_focus(self) -> None:
        """Put the keyboard into the table of the schools."""
        self.table.setFocus()

    def primary_text(self) -> str:
        """Return what the button at the top would do."""
        if self._facts is None or not self._may_send or self._is_busy or not self._sendable():
            return ""
        if all(one.order is not None for one in self._facts.orders):
            return self.tr("Invia gli aggiornamenti")
        return self.tr("Invia gli ordini")

    def run_primary(self) -> None:
        """Send what is to be sent; before the cut-off it is asked first."""
        self._ask_send(None, self._sendable())

    def _sendable(self) -> list[SchoolOrder]:
        is_past = self.day < self.desk.session.today()
        return [] if self._facts is None or is_past else [one for one in self._facts.orders if is_sendable(one)]

    def _show(self, facts: OrdersFacts) -> None:
        if facts.day != self.day:
            return
        self._facts = facts
        had_none = self.table.current_record() is None
        self.content.setCurrentIndex(0 if facts.orders else 1)
        self.table.set_hidden_columns(() if len({one.kitchen_name for one in facts.orders}) > 1 else ("kitchen",))
        self.model.set_records(facts.orders)
        self.show_numbers(facts.orders)
        self._show_state(facts)
        if facts.orders and had_none:
            self.table.selectRow(0)
        self._show_chosen()
        self.primary_changed.emit()

    def _show_state(self, facts: OrdersFacts) -> None:
        reason = facts.status.reason or self.tr("fuori dall'anno scolastico")
        self.empty.set_texts(
            self.tr("{day}: servizio non disponibile").format(day=long_day(facts.day)), reason.rstrip(".")
        )
        self.state.say(*self._state_of(facts))

    def _state_of(self, facts: OrdersFacts) -> tuple[str, Icon, str]:  # noqa: PLR0911 - one line a state
        counts = {status: sum(one.status is status for one in facts.orders) for status in OrderStatus}
        if not facts.orders:
            return "", Icon.INFO, "primary"
        if counts[OrderStatus.CHANGED]:
            text = self.tr("Da aggiornare: {count}. Gli ordini inviati non dicono più quello che serve.")
            return text.format(count=counts[OrderStatus.CHANGED]), Icon.WARNING, "danger"
        if counts[OrderStatus.DUE] and facts.day >= self.desk.session.today():
            text = self.tr("L'orario limite è passato. Ordini da inviare: {count}.")
            return text.format(count=counts[OrderStatus.DUE]), Icon.WARNING, "danger"
        if counts[OrderStatus.WAITING]:
            hour = max(one.deadline_at for one in facts.orders if one.status is OrderStatus.WAITING)
            text = self.tr("Le famiglie possono cambiare fino alle {hour}: i numeri non sono ancora definitivi.")
            return text.format(hour=f"{rome(hour):%H:%M}"), Icon.EDIT, "primary"
        troubled = sum(self.trouble(one) is not None for one in facts.orders)
        if troubled and facts.day >= self.desk.session.today():
            text = self.tr("Ordini che l'e-mail non ha consegnato: {count}. Stampali e telefona alla cucina.")
            return text.format(count=troubled), Icon.WARNING, "danger"
        if counts[OrderStatus.SENT]:
            text = self.tr("Inviati. Non ancora letti dalla cucina: {count}. Se serve, telefona.")
            return text.format(count=counts[OrderStatus.SENT]), Icon.BELL, "warning"
        if counts[OrderStatus.READ]:
            return self.tr("Tutti gli ordini sono inviati e letti."), Icon.CHECK_CIRCLE, "success"
        return self.tr("Per questo giorno non è stato inviato nessun ordine."), Icon.INFO, "muted"

    def _show_chosen(self) -> None:
        one: SchoolOrder | None = self.table.current_record()
        self.detail.setEnabled(one is not None)
        self._show_mails(None if one is None else one.order)
        if one is None:
            self.classes.set_records(())
            self.versions.set_records(())
            self.title_label.setText("")
            return
        order = one.order
        self.title_label.setText(one.school_name if order is None else f"{one.school_name} · {order.number_text}")
        self.classes.set_records(one.shown.classes)
        self.versions.set_records(self._version_lines(one))
        self.name_parts(0 if order is None else len(order.versions))
        self.staff_card.retranslate(self.day)
        self.staff_card.show_content((one.school_id, self.day), one.needed)
        is_past = self.day < self.desk.session.today()
        self.staff_card.setEnabled(not is_past)
        self.send_button.setText(self.tr("Invia aggiornamento") if order else self.tr("Invia ora"))
        self.send_button.setVisible(self._may_send and not is_past and is_sendable(one))
        can_read = order is not None and order.last.read_at is None and self._may_read
        self.read_button.setEnabled(can_read and not self._is_busy)
        self.reader.setEnabled(can_read)
        self.read_button.setVisible(self._may_read)
        self.pdf_button.setEnabled(order is not None)
        self.changes_button.setEnabled(order is not None and len(order.versions) > 1)
        self.labels_button.setEnabled(order is not None and one.shown.diet > 0)

    def _show_mails(self, order: KitchenOrder | None) -> None:
        mails = None if self._facts is None else self._facts.mails
        is_over = self.day < self.desk.session.today()
        self.mail_panel.show_order(order, mails, may_send=self._may_send and not is_over and not self._is_busy)
        has_any = order is not None and mails is not None and bool(mails.events.get(order.id))
        self.parts.setTabVisible(MAILS, has_any or (order is not None and mails is not None and mails.is_mailed(order)))
        trouble = None if mails is None or is_over else mails.trouble(order)
        if trouble is None or mails is None or order is None:
            self.mail_state.say("", Icon.MAIL, "primary")
            return
        text = _joined(trouble_text(trouble), mails.why(order) if trouble is not MailTrouble.NO_SERVER else "")
        self.mail_state.say(text, Icon.WARNING, "danger")

    def trouble(self, one: SchoolOrder) -> MailTrouble | None:
        """Return what keeps an order from its kitchen's mailbox."""
        return None if self._facts is None else self._facts.mails.trouble(one.order)

    def _version_lines(self, one: SchoolOrder) -> list[VersionLine]:
        """Return the versions, newest first; on top what would be sent now, if it differs."""
        if one.order is None:
            return []
        lines, before = [], OrderContent()
        for version in one.order.versions:
            read = "" if version.read_at is None else f"{version.read_by} {rome(version.read_at):%H:%M}"
            changes = version.reason if version.version > 1 else self.tr("Inviato da {name}").format(name=version.by)
            if version.version > 1:
                changes = _joined(self._changes(before, version.content), changes)
            lines.append(VersionLine(
                version.version, version.at, version.by, version.reason, version.content.total, changes, read
            ))  # fmt: skip
            before = version.content
        if one.status is OrderStatus.CHANGED:
            changes = _joined(self.tr("da inviare"), self._changes(before, one.needed))
            lines.append(VersionLine(0, None, "", "", one.needed.total, changes, ""))
        return lines[::-1]

    def _changes(self, before: OrderContent, after: OrderContent) -> str:
        texts = [difference_text(one) for one in differences(before, after)]
        return "; ".join(texts) or self.tr("descrizioni o note")

    # Sending

    def _on_send_one(self) -> None:
        one: SchoolOrder | None = self.table.current_record()
        if one is not None:
            self._ask_send(one.school_id, [one])

    def _ask_send(self, school_id: int | None, orders: Sequence[SchoolOrder]) -> None:
        early = [one for one in orders if one.status is OrderStatus.WAITING]
        if not early:
            self._send(school_id)
            return
        text = self.tr(
            "L'orario limite non è passato. Pasti che partono adesso: {total}; quello che le famiglie cambiano ancora "
            "diventa una nuova versione dell'ordine."
        ).format(total=sum(one.needed.total for one in orders))
        self.confirm.ask(text, self.tr("Invia adesso"), lambda: self._send(school_id), is_dangerous=False)

    def _send(self, school_id: int | None) -> None:
        service_id, day = self.service_id, self.day
        if service_id is None or self._is_busy:
            return
        self._set_busy(True)
        self.desk.write(
            lambda session, _progress: kitchen.send_orders(session, service_id, day, school_id=school_id),
            self._on_sent,
            owner=self,
            touches=("meals",),
            on_failed=self._on_failed,
        )

    def _on_sent(self, report: SendReport) -> None:
        self._set_busy(False)
        parts = []
        if report.sent:
            total = sum(one.content.total for one in report.sent)
            text = self.tr("Ordini inviati: {count}, pasti in tutto: {total}.")
            parts.append(text.format(count=len(report.sent), total=total))
        if report.changed:
            parts.append(self.tr("Ordini aggiornati: {count}.").format(count=len(report.changed)))
        self.desk.tell(" ".join(parts) or self.tr("Gli ordini erano già inviati così: non è cambiato nulla."))

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.desk.tell_error(error)
        if isinstance(error, UserError):  # somebody else changed it meanwhile: look again
            self.reload()

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.primary_changed.emit()
        self._show_chosen()

    def _on_mail(self) -> None:
        order = self._chosen_order()
        if order is None or self._is_busy:
            return
        self._set_busy(True)

        def done(count: int) -> None:
            self._set_busy(False)
            text = self.tr("Ordine {number}: e-mail in partenza, {count}.")
            self.desk.tell(text.format(number=order.number_text, count=count))

        self.desk.write(
            lambda session, _progress: kitchen.mail_order(session, order.id),
            done,
            owner=self,
            touches=("meals",),
            on_failed=self._on_failed,
        )

    # Reading and printing

    def _chosen_order(self) -> KitchenOrder | None:
        one: SchoolOrder | None = self.table.current_record()
        return None if one is None else one.order

    def _on_read(self) -> None:
        order = self._chosen_order()
        if order is None or self._is_busy or order.last.read_at is not None:
            return
        name, version = self.reader.text(), order.last.version
        self._set_busy(True)

        def done(_nothing: None) -> None:
            self._set_busy(False)
            self.reader.clear()
            text = self.tr("Ordine {number}: versione {version} letta.")
            self.desk.tell(text.format(number=order.number_text, version=version))

        self.desk.write(
            lambda session, _progress: kitchen.acknowledge_order(session, order.id, version, received_by=name),
            done,
            owner=self,
            touches=("meals",),
            on_failed=self._on_failed,
        )

    def _on_pdf(self) -> None:
        order = self._chosen_order()
        if order is not None:
            name = f"ordine-{order.number_text.replace('/', '-')}-v{order.last.version}.pdf"
            self._paper(name, lambda session, path: kitchen_order_pdf(order_paper_of(session, order.id), path))

    def _on_changes(self) -> None:
        order = self._chosen_order()
        if order is not None:
            name = f"variazioni-{order.number_text.replace('/', '-')}-v{order.last.version}.pdf"
            self._paper(name, lambda session, path: difference_sheet_pdf(changes_paper_of(session, order.id), path))

    def _on_labels(self) -> None:
        order = self._chosen_order()
        if order is not None:
            name = f"etichette-diete-{order.school_name}-{order.on.isoformat()}.pdf"
            self._paper(name, lambda session, path: diet_labels_pdf(labels_paper_of(session, order.id), path))

    def _paper(self, name: str, write: Callable[[Session, Path], object]) -> None:
        show_paper(self.desk, name, write, owner=self)

    # Meals of the staff

    def _on_save_day(self) -> None:
        one: SchoolOrder | None = self.table.current_record()
        service_id, day, card = self.service_id, self.day, self.staff_card
        if one is None or service_id is None:
            return
        staff, extra, note = card.staff.value(), card.extra.value(), card.note.text()
        self.desk.write(
            lambda session, _progress: kitchen.set_day_meals(
                session, one.school_id, service_id, day, staff=staff, extra=extra, note=note
            ),
            lambda _nothing: self.desk.tell(
                self.tr("{school}, {day}: personale {staff}, pasti in più {extra}.").format(
                    school=one.school_name, day=short_day(day), staff=staff, extra=extra
                )
            ),
            owner=self,
            touches=("meals",),
        )

    def _on_save_always(self) -> None:
        one: SchoolOrder | None = self.table.current_record()
        service_id, weekday, card = self.service_id, self.day.weekday(), self.staff_card
        if one is None or service_id is None:
            return
        staff, extra = card.staff.value(), card.extra.value()
        self.desk.write(
            lambda session, _progress: kitchen.set_standing_meals(
                session, one.school_id, service_id, weekday, staff=staff, extra=extra
            ),
            lambda _nothing: self.desk.tell(
                self.tr("{school}, ogni {weekday}: personale {staff}, pasti in più {extra}.").format(
                    school=one.school_name, weekday=weekday_name(weekday), staff=staff, extra=extra
                )
            ),
            owner=self,
            touches=("meals",),
        )


def _joined(*texts: str) -> str:
    return " · ".join(filter(None, texts))
