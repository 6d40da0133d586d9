"""What the office keeps about a pupil, section by section; what the role may not change has no buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.access.permissions import Permission
from core.access.session import Session
from core.meals import PupilDiet
from core.money import format_euro
from core.registry import Enrolment, Guardian
from office.pupils.card import PupilCard
from office.pupils.payers_section import payer_entries
from office.pupils.photo_section import PhotoSection
from office.pupils.sections import Act, Entry, Section
from office.wording import short_day


class RecordPanel(QScrollArea):
    """The record. Asks the panel around it for what is to be changed."""

    person_wanted = Signal()
    move_wanted = Signal()
    new_guardian_wanted = Signal()
    guardian_wanted = Signal(object)
    applicant_wanted = Signal(object)
    unlink_wanted = Signal(object)
    payers_wanted = Signal()
    withdraw_payers_wanted = Signal(object)
    enrol_wanted = Signal()
    withdraw_wanted = Signal(object)
    diet_wanted = Signal()
    end_diet_wanted = Signal(object)
    reason_wanted = Signal(object)
    account_wanted = Signal()
    cards_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record")
        self.setWidgetResizable(True)
        self._session = session
        self._card: PupilCard | None = None
        self._reasons: dict[int, str] = {}
        names = ("person", "class", "guardians", "payers", "enrolments", "diets", "cards", "accounts")
        self._sections = {name: Section(name) for name in names}
        self.photo = PhotoSection()
        self.photo.hide()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 8, 8, 8)
        layout.setSpacing(8)
        for section in self._sections.values():
            layout.addWidget(section)
        layout.insertWidget(1, self.photo)
        layout.addStretch(1)
        self.setWidget(inside)
        for name, signal in (
            ("person", self.person_wanted), ("class", self.move_wanted), ("guardians", self.new_guardian_wanted),
            ("payers", self.payers_wanted),
            ("enrolments", self.enrol_wanted), ("diets", self.diet_wanted), ("cards", self.cards_wanted),
            ("accounts", self.account_wanted),
        ):  # fmt: skip
            self._sections[name].action.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
        self.retranslate()

    def show_card(self, card: PupilCard) -> None:
        """Show a pupil; reasons that were shown of another one are gone."""
        if self._card is None or self._card.record.id != card.record.id:
            self._reasons.clear()
            self.verticalScrollBar().setValue(0)
        self._card = card
        self.retranslate()

    def show_reason(self, diet: PupilDiet, reason: str | None) -> None:
        """Show why a diet is followed, until another pupil is looked at."""
        self._reasons[diet.id] = reason or self.tr("nessun motivo registrato")
        self.retranslate()

    def hide_reasons(self) -> None:
        """Take the reasons off the screen."""
        if self._reasons:
            self._reasons.clear()
            self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        may = self._session.may
        edits = may(Permission.EDIT_REGISTRY)
        headings = {
            "person": (self.tr("Dati"), self.tr("Modifica") if edits else ""),
            "class": (self.tr("Classe"), self.tr("Sposta") if edits else ""),
            "guardians": (self.tr("Genitori"), self.tr("Aggiungi") if edits else ""),
            "payers": (self.tr("Chi paga"), self.tr("Cambia") if edits and self._has_guardians() else ""),
            "enrolments": (self.tr("Iscrizioni"), self.tr("Iscrivi") if edits else ""),
            "diets": (self.tr("Diete"), self.tr("Assegna") if may(Permission.EDIT_DIETS) else ""),
            "cards": (self.tr("Tessere"), self.tr("Apri le tessere") if may(Permission.ISSUE_CARDS) else ""),
            "accounts": (self.tr("Conti"), self.tr("Apri il conto")),
        }
        for name, (heading, action) in headings.items():
            self._sections[name].set_texts(heading, action)
        for name in ("guardians", "payers"):
            self._sections[name].setVisible(may(Permission.VIEW_GUARDIANS))
        self._sections["diets"].setVisible(may(Permission.VIEW_MEALS))
        self._sections["accounts"].setVisible(may(Permission.VIEW_LEDGER))
        if self._card is not None:
            self._fill(self._card, may_edit=edits)

    def _fill(self, card: PupilCard, *, may_edit: bool) -> None:
        show = {name: section.show_entries for name, section in self._sections.items()}
        show["person"](self._person(card), "")
        self.photo.setVisible(card.has_photo_place)
        self.photo.show_photo(card.record.full_name, card.photo, may_edit=may_edit)
        show["class"](self._classes(card), self.tr("Non è in nessuna classe: senza classe non ha pasti."))
        show["guardians"](
            [self._guardian(one, may_edit=may_edit) for one in card.record.guardians],
            self.tr("Nessun genitore: aggiungi chi ha fatto la domanda di iscrizione."),
        )
        withdraw = self.withdraw_payers_wanted if may_edit else None
        show["payers"](payer_entries(card, self._session.today(), withdraw), "")
        show["enrolments"](
            [self._enrolment(one, may_edit=may_edit) for one in card.record.enrolments],
            self.tr("Nessuna iscrizione: premi «Iscrivi» perché i pasti siano prenotati."),
        )
        show["diets"]([self._diet(one) for one in card.diets], self.tr("Nessuna dieta speciale."))
        show["cards"](
            [
                Entry(
                    self.tr("{service}: tessera n. {number}").format(
                        service=card.service_name(one.service_id), number=one.issue_number
                    ),
                    self.tr("Emessa il {day}").format(day=f"{one.issued_at:%d/%m/%Y}"),
                )
                for one in card.cards
            ],
            self.tr("Nessuna tessera in uso."),
        )
        show["accounts"](
            [
                Entry(
                    f"{one.service_group_name}: {format_euro(one.balance_cents)}",
                    badge=self.tr("a debito") if one.balance_cents < 0 else "",
                    tone="danger" if one.balance_cents < 0 else "",
                )
                for one in card.accounts
            ],
            self.tr("Nessun movimento: il conto si apre con la prima ricarica."),
        )

    def _has_guardians(self) -> bool:
        return self._card is not None and bool(self._card.record.guardians)

    def _person(self, card: PupilCard) -> list[Entry]:
        record = card.record
        entries = [
            Entry(record.fiscal_code, is_code=True)
            if record.fiscal_code
            else Entry(self.tr("Senza codice fiscale"), is_muted=True)
        ]
        if record.born_on is not None:
            entries.append(Entry(self.tr("Data di nascita: {day}").format(day=short_day(record.born_on))))
        else:
            entries.append(Entry(self.tr("Data di nascita non indicata"), is_muted=True))
        return entries

    def _classes(self, card: PupilCard) -> list[Entry]:
        today = self._session.today()
        return [
            Entry(
                f"{one.class_name} · {one.school_name}",
                self.tr("dal {first} al {last}").format(first=short_day(one.starts_on), last=short_day(one.ends_on)),
                is_muted=one.ends_on < today,
            )
            for one in card.record.placements
        ]

    def _guardian(self, guardian: Guardian, *, may_edit: bool) -> Entry:
        told = (guardian.relation, guardian.phone, guardian.email, guardian.fiscal_code, guardian.address)
        acts = [Act(self.tr("Modifica"), "edit_guardian", lambda: self.guardian_wanted.emit(guardian))]
        if not guardian.is_applicant:
            acts.append(Act(self.tr("Richiedente"), "make_applicant", lambda: self.applicant_wanted.emit(guardian)))
            acts.append(Act(self.tr("Togli"), "unlink_guardian", lambda: self.unlink_wanted.emit(guardian)))
        return Entry(
            guardian.full_name,
            " · ".join(text for text in told if text),
            badge=self.tr("richiedente") if guardian.is_applicant else "",
            acts=tuple(acts) if may_edit else (),
        )

    def _enrolment(self, enrolment: Enrolment, *, may_edit: bool) -> Entry:
        is_over = enrolment.ends_on < self._session.today()
        act = Act(self.tr("Chiudi"), "withdraw", lambda: self.withdraw_wanted.emit(enrolment))
        return Entry(
            enrolment.service_name,
            self.tr("dal {first} al {last}").format(
                first=short_day(enrolment.starts_on), last=short_day(enrolment.ends_on)
            ),
            badge=self.tr("finita") if is_over else "",
            acts=(act,) if may_edit and not is_over else (),
        )

    def _diet(self, diet: PupilDiet) -> Entry:
        today = self._session.today()
        lines = [
            diet.diet.effect,
            self.tr("dal {first} al {last}").format(first=short_day(diet.starts_on), last=short_day(diet.ends_on)),
        ]
        badge = ""
        if diet.certificate_expires_on is not None:
            lines.append(self.tr("certificato fino al {day}").format(day=short_day(diet.certificate_expires_on)))
            badge = self.tr("certificato scaduto") if diet.certificate_expires_on < today <= diet.ends_on else ""
        if diet.id in self._reasons:
            lines.append(self.tr("Motivo: {reason}").format(reason=self._reasons[diet.id]))
        acts = []
        if diet.has_reason and diet.id not in self._reasons and self._session.may(Permission.READ_DIET_REASON):
            acts.append(Act(self.tr("Mostra il motivo"), "show_reason", lambda: self.reason_wanted.emit(diet)))
        if diet.ends_on >= today and self._session.may(Permission.EDIT_DIETS):
            acts.append(Act(self.tr("Termina"), "end_diet", lambda: self.end_diet_wanted.emit(diet)))
        return Entry(f"{diet.diet.code} · {diet.diet.name}", "\n".join(lines), badge=badge, acts=tuple(acts))
