"""The bookings of a pupil's month: ticks and periods become requests, refusals are said in words, receipts printed."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QKeySequence, QShortcut

from core.access.permissions import Permission, Role
from core.access.session import Session
from core.documents import Heading, RequestPaper, request_receipt_pdf
from core.errors import RefettorioError, UserError
from core.meals import (
    BookingDay,
    CutoffPassed,
    PlainLimitExceeded,
    RequestChannel,
    RequestKind,
    RequestReceipt,
    bookings,
)
from core.qt.announcing import announce
from core.qt.translations import describe, in_words
from core.registry import municipality
from office.desk import Desk
from office.papers import show_paper
from office.pupils.asking import Ask, Done, carry_out, take_back
from office.pupils.card import PupilCard
from office.pupils.month_view import MonthView

#: Days named one by one in a message; more are counted.
_NAMED = 3


class MonthPanel(MonthView):
    """Shows and changes the bookings of one pupil."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session.today)
        self._desk = desk
        self._card: PupilCard | None = None
        self._month = desk.session.today().replace(day=1)
        self._is_sending = False
        self._done: Done | None = None
        if desk.session.actor.role is Role.SCHOOL:
            self.request.channels.choose(RequestChannel.SCHOOL)
        self.request.setVisible(desk.session.may(Permission.REPORT_ABSENCE))
        self.previous_month.clicked.connect(lambda: self.go(-1))
        self.next_month.clicked.connect(lambda: self.go(1))
        self.go_today.clicked.connect(self._on_today)
        self.service.currentIndexChanged.connect(lambda _index: self.reload())
        self.model.absence_asked.connect(self._on_absence_ticked)
        self.model.plain_asked.connect(self._on_plain_ticked)
        self.grid.selectionModel().currentRowChanged.connect(lambda *_rows: self._on_day_chosen())
        self.request.asked.connect(self._on_period_asked)
        self.request.wrong.connect(self._refuse)
        self.request.print_button.clicked.connect(self.print_receipt)
        self._shortcut = QShortcut(QKeySequence("Alt+A"), self, self.start_absence)

    # What is shown

    def show_pupil(self, card: PupilCard | None) -> None:
        """Show a pupil's month; the same pupil again: with what changed meanwhile."""
        former, self._card = self._card, card
        if card is None:
            return
        if former is None or former.record.id != card.record.id:
            self._forget()
            self._month = self._today().replace(day=1)
            self.request.set_day(self._today())
            self.request.set_callers([guardian.full_name for guardian in card.record.guardians])
        self._offer_services(card)
        self.reload()

    def reload(self) -> None:
        """Ask core again for the month on screen."""
        card, service_id = self._card, self.service_id()
        if card is None:
            return
        self.show_month(self._month)
        if service_id is None:
            self.model.show_days((), is_editable=False)
            self.show_empty(
                self.tr("{pupil} non è iscritto a nessun servizio: apri «Scheda» e premi «Iscrivi».").format(
                    pupil=card.record.full_name
                )
            )
            return
        first, last = self._month, _end_of(self._month)
        pupil_id = card.record.id
        self._desk.read(
            lambda session: bookings(session, pupil_id, service_id, first, last),
            lambda days: self._show(pupil_id, days),
            owner=self,
            key="bookings",
        )

    def service_id(self) -> int | None:
        """Return the service on screen."""
        data = self.service.currentData()
        return None if data is None else int(data)

    def go(self, months: int) -> None:
        """Go some months on, or back."""
        shown = QDate(self._month.year, self._month.month, 1).addMonths(months)
        self._month = date(shown.year(), shown.month(), 1)
        self.reload()

    def start_absence(self) -> None:
        """Begin the absence of today: how it came, then Enter."""
        if self._card is not None and self.request.isVisible():
            self.request.start()

    def _show(self, pupil_id: int, days: tuple[BookingDay, ...]) -> None:
        if self._card is None or self._card.record.id != pupil_id:
            return
        index = self.grid.currentIndex()
        kept = self.model.day_at(index.row()).on if index.isValid() else None
        column, scroll = index.column(), self.grid.verticalScrollBar().value()
        self.show_empty("")
        may_ask = self._desk.session.may(Permission.REPORT_ABSENCE)
        self.model.show_days(days, is_editable=may_ask, today=self._today())
        if kept is not None and self.model.row_of(kept) >= 0:
            self.grid.selectionModel().blockSignals(True)
            self.grid.setCurrentIndex(self.model.index(self.model.row_of(kept), column))
            self.grid.selectionModel().blockSignals(False)
            self.grid.verticalScrollBar().setValue(scroll)
        elif self.model.row_of(self._today()) >= 0:
            self.grid.go_to(self._today())
        else:
            self.grid.scrollToTop()

    def _offer_services(self, card: PupilCard) -> None:
        before = self.service_id()
        self.service.blockSignals(True)
        self.service.clear()
        for service in card.enrolled_services:
            self.service.addItem(service.name, service.id)
        self.service.setCurrentIndex(max(0, self.service.findData(before)) if self.service.count() else -1)
        self.service.setVisible(self.service.count() > 1)
        self.service.blockSignals(False)

    def _on_today(self) -> None:
        self._month = self._today().replace(day=1)
        self.grid.setCurrentIndex(self.model.index(-1, -1))
        self.reload()

    def _on_day_chosen(self) -> None:
        index = self.grid.currentIndex()
        if index.isValid():
            self.request.set_day(self.model.day_at(index.row()).on)

    # Asking

    def _on_absence_ticked(self, day: date, is_ticked: bool) -> None:
        self._ask(RequestKind.ABSENCE if is_ticked else RequestKind.RESTORE, day, day)

    def _on_plain_ticked(self, day: date, is_ticked: bool) -> None:
        self._ask(RequestKind.PLAIN if is_ticked else RequestKind.RESTORE, day, day)

    def _on_period_asked(self, kind: RequestKind, first: date, last: date) -> None:
        self._ask(kind, first, last)

    def _ask(self, kind: RequestKind, first: date, last: date) -> None:
        card, service_id = self._card, self.service_id()
        if card is None or service_id is None or self._is_sending:
            return
        who = self.request.who.currentText().strip()
        self._send(Ask(kind, card.record.id, service_id, first, last, self.request.channels.channel(), who))

    def _send(self, ask: Ask) -> None:
        operation = self._desk.new_operation()
        self._set_sending(True)
        self.show_refusal("")
        self.reason_bar.cancel()
        self._desk.write(
            lambda session, _progress: carry_out(session, operation, ask),
            self._on_done,
            owner=self,
            touches=("meals",),
            on_failed=lambda error: self._on_refused(ask, error),
        )

    def _on_done(self, done: Done) -> None:
        self._set_sending(False)
        self._done = done
        receipt = done.receipt
        self.request.show_receipt(receipt.receipt_code)
        code = self.tr("Ricevuta {code}.").format(code=receipt.receipt_code)
        parts = (self._told(receipt), self._skipped(receipt), code)
        self._desk.tell(
            " ".join(part for part in parts if part),
            action=self.tr("Annulla"),
            on_action=lambda: self._take_back(done),
        )

    def _on_refused(self, ask: Ask, error: BaseException) -> None:
        self._set_sending(False)
        may_override = self._desk.session.may(Permission.OVERRIDE_CUTOFF)
        if isinstance(error, (CutoffPassed, PlainLimitExceeded)) and may_override and ask.reason is None:
            self.reason_bar.ask(
                self._way_round(error),
                self.tr("Registra lo stesso"),
                lambda reason: self._send(replace(ask, reason=reason)),
            )
        elif isinstance(error, UserError):
            self._refuse(error)
        else:
            self._desk.tell_error(error)

    def _way_round(self, error: CutoffPassed | PlainLimitExceeded) -> str:
        """Say to the office, which may set the rule aside, what the rule was."""
        match error:
            case CutoffPassed():
                text = self.tr("Il {day} si poteva cambiare entro le {hour}. Per registrarlo scrivi il motivo.")
            case PlainLimitExceeded():
                text = self.tr(
                    "Il pasto in bianco vale al massimo per {limit} giorni di servizio consecutivi, qui diventano "
                    "{days}. Per registrarlo lo stesso scrivi il motivo, per esempio il certificato."
                )
        return text.format(**error.params)

    def _refuse(self, error: RefettorioError) -> None:
        text = describe(error)
        self.show_refusal(text)
        announce(self.refusal, text, is_urgent=True)

    def _take_back(self, done: Done) -> None:
        def operation(session: Session) -> tuple[RequestReceipt, ...]:
            return take_back(session, self._desk.new_operation, done)

        self._desk.write(
            lambda session, _progress: operation(session),
            lambda _receipts: self._on_taken_back(done),
            owner=self,
            touches=("meals",),
        )

    def _on_taken_back(self, done: Done) -> None:
        if self._done is done:
            self._forget()
        self._desk.tell(self.tr("Annullata: i giorni sono come prima della richiesta {code}.").format(
            code=done.receipt.receipt_code
        ))  # fmt: skip

    def _set_sending(self, is_sending: bool) -> None:
        self._is_sending = is_sending
        self.request.set_enabled_kinds(is_busy=is_sending)

    def _forget(self) -> None:
        self._done = None
        self.request.show_receipt("")
        self.reason_bar.cancel()
        self.show_refusal("")

    # The receipt

    def print_receipt(self) -> None:
        """Write the receipt of the last request and open it."""
        card, done = self._card, self._done
        if card is None or done is None:
            return
        receipt = done.receipt
        texts = (self._kind_text(receipt.kind), self._channel_text(receipt.channel))
        service_name = card.service_name(receipt.service_id)

        def write(session: Session, path: Path) -> int:
            paper = RequestPaper(
                heading=Heading.of(municipality(session)),
                code=receipt.receipt_code,
                at=receipt.at,
                request_text=texts[0],
                pupil_name=card.record.full_name,
                class_text=card.class_text,
                service_name=service_name,
                days=receipt.days,
                skipped=receipt.skipped,
                asked_by=receipt.asked_by,
                channel_text=texts[1],
            )
            return request_receipt_pdf(paper, path)

        show_paper(self._desk, f"Ricevuta {receipt.receipt_code}.pdf", write, owner=self)

    # Words

    def _told(self, receipt: RequestReceipt) -> str:
        assert self._card is not None  # noqa: S101 - asked from here
        match receipt.kind:
            case RequestKind.ABSENCE:
                text = self.tr("Assenza di {pupil} registrata: {days}.")
            case RequestKind.PLAIN:
                text = self.tr("Pasto in bianco di {pupil} registrato: {days}.")
            case RequestKind.RESTORE:
                text = self.tr("Prenotazione di {pupil} ripristinata: {days}.")
        return text.format(pupil=self._card.record.full_name, days=self._days_text(receipt.days))

    def _days_text(self, days: Sequence[date]) -> str:
        if len(days) <= _NAMED:
            return ", ".join(map(_short_day, days))
        return self.tr("{count} giorni dal {first} al {last}").format(
            count=len(days), first=f"{days[0]:%d/%m}", last=f"{days[-1]:%d/%m}"
        )

    def _skipped(self, receipt: RequestReceipt) -> str:
        """Say which days of the period are left out, unless there simply is no service on them."""
        told = [(day, reason) for day, reason in receipt.skipped if not reason.startswith("servizio non disponibile")]
        if not told:
            return ""
        parts = [f"{day:%d/%m} {in_words(reason)}" for day, reason in told[:_NAMED]]
        if len(told) > _NAMED:
            parts.append(self.tr("e altri {count}").format(count=len(told) - _NAMED))
        return self.tr("Non compresi: {days}.").format(days=", ".join(parts))

    def _kind_text(self, kind: RequestKind) -> str:
        match kind:
            case RequestKind.ABSENCE:
                return self.tr("Assenza")
            case RequestKind.PLAIN:
                return self.tr("Pasto in bianco")
            case RequestKind.RESTORE:
                return self.tr("Ripristino della prenotazione")

    def _channel_text(self, channel: RequestChannel) -> str:
        match channel:
            case RequestChannel.PHONE:
                return self.tr("Telefono")
            case RequestChannel.DESK:
                return self.tr("Sportello")
            case RequestChannel.EMAIL:
                return self.tr("E-mail")
            case RequestChannel.SCHOOL:
                return self.tr("Scuola")
            case RequestChannel.PORTAL:
                return self.tr("Portale")
            case RequestChannel.IMPORT:
                return self.tr("Importazione")


def _short_day(day: date) -> str:
    return f"{QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)} {day:%d/%m}"


def _end_of(month: date) -> date:
    return month + timedelta(days=calendar.monthrange(month.year, month.month)[1] - 1)
