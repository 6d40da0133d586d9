"""The kitchens: which cooks for which school, and for which services at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from core import messages, registry
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import RefettorioError
from core.meals import kitchen
from core.meals.kitchen import Kitchen, Mailing
from core.qt.columns import Column, Tone
from core.qt.record_table import RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from office.desk import Desk
from office.form import Form, chosen
from office.kitchen.mailing_form import MailingForm
from office.kitchen.section import Section, scrolled, set_widths
from office.shell.letters import fix_side


@dataclass(frozen=True, slots=True)
class SchoolKitchen:
    """A school and its own kitchen; None: the first one cooks for it."""

    school_id: int
    school_name: str
    kitchen_id: int | None
    kitchen_name: str


@dataclass(frozen=True, slots=True)
class KitchensFacts:
    """What the section shows."""

    kitchens: tuple[Kitchen, ...]
    schools: tuple[SchoolKitchen, ...]
    services: tuple[tuple[registry.Service, bool], ...]
    mailings: dict[int, Mailing]
    has_server: bool


def kitchens_facts(session: Session) -> KitchensFacts:
    """Return kitchens, schools with theirs, services with whether they are cooked."""
    known = kitchen.kitchens(session)
    names = {one.id: one.name for one in known}
    first = next((one.name for one in known if one.is_default), "")
    assigned = kitchen.assigned_kitchens(session)
    cooked = {one.id for one in kitchen.cooked_services(session)}
    offered = {one.service_id for one in registry.offered_services(session)}
    return KitchensFacts(
        known,
        tuple(
            SchoolKitchen(one.id, one.name, assigned.get(one.id), names.get(assigned.get(one.id, 0), first))
            for one in registry.schools(session)
        ),
        tuple((one, one.id in cooked) for one in registry.services(session) if one.id in offered),
        kitchen.mailings(session),
        bool(messages.mail_server(session).host),
    )


class KitchenForm(Form):
    """A kitchen, new or known."""

    def __init__(self) -> None:
        super().__init__()
        self._kitchens: dict[int, Kitchen] = {}
        self._filled_with: tuple[int | None, Kitchen | None] | None = None
        self.show_now = self._show_now
        self.which = QComboBox()
        self.which.setObjectName("which_kitchen")
        self.code, self.kitchen_name = QLineEdit(), QLineEdit()
        self.code.setObjectName("kitchen_code")
        self.code.setMaxLength(8)
        self.kitchen_name.setObjectName("kitchen_name")
        self.is_active = QCheckBox()
        self.is_active.setObjectName("kitchen_active")
        self._which_line = self.add(self.which)
        self._code_line = self.add(self.code, "Codice del centro cottura")
        self._name_line = self.add(self.kitchen_name, "Centro cottura")
        self._active_line = self.add(self.is_active)
        self.tie(kitchen.KitchenCodeTaken, self.kitchen_name)
        self.cancel_button.hide()
        self.which.currentIndexChanged.connect(lambda _index: self.refill())

    @property
    def kitchen_id(self) -> int | None:
        """The kitchen that is changed, None for a new one."""
        return chosen(self.which)

    def show_kitchens(self, known: tuple[Kitchen, ...]) -> None:
        """Offer the kitchens; what is being typed stays."""
        wanted, self._kitchens = self.kitchen_id, {one.id: one for one in known}
        self.which.blockSignals(True)
        self.which.clear()
        self.which.addItem(self.tr("Nuovo centro cottura"), None)
        for one in known:
            self.which.addItem(f"{one.code} · {one.name}", one.id)
        self.which.setCurrentIndex(max(0, self.which.findData(wanted)))
        self.which.blockSignals(False)
        filled = self._filled_with
        is_other = filled is None or filled[0] != self.kitchen_id
        if is_other or (filled != (self.kitchen_id, self._kitchens.get(self.kitchen_id or 0)) and not self.is_typed()):
            self.refill()

    def refill(self) -> None:
        """Show the chosen kitchen as it is kept."""
        self.clear_faults()
        one = self._kitchens.get(self.kitchen_id or 0)
        self._filled_with = (self.kitchen_id, one)
        self.code.setText("" if one is None else one.code)
        self.code.setEnabled(one is None)
        self.kitchen_name.setText("" if one is None else one.name)
        self.is_active.setChecked(one is None or one.is_active)
        self.is_active.setEnabled(one is not None)
        self.begun()

    @property
    def shown(self) -> Kitchen | None:
        """The kitchen as the fields were filled with it."""
        return None if self._filled_with is None else self._filled_with[1]

    def _show_now(self, now: Kitchen) -> None:
        self._kitchens[now.id] = now
        self.refill()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Centro cottura"))
        self.name(self._which_line, self.tr("Quale"))
        self.name(self._code_line, self.tr("Codice, con cui comincia il numero degli ordini"))
        self.name(self._name_line, self.tr("Nome"))
        self.name(self._active_line, self.tr("Riceve ordini"))
        self._active_line.label.hide()  # the box says it itself
        self.is_active.setText(self.tr("Riceve ordini"))
        if self.which.count():
            self.which.setItemText(0, self.tr("Nuovo centro cottura"))


class KitchensSection(Section):
    """Behaviour and layout of the kitchens."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: KitchensFacts | None = None
        self.model: RecordTableModel[SchoolKitchen] = RecordTableModel(
            self._columns(), identity=lambda one: one.school_id
        )
        self.table = RecordTableView()
        self.table.setObjectName("school_kitchens")
        self.table.setModel(self.model)
        set_widths(self.table, self.model, kitchen=260)
        self.school_title, self.services_title = QLabel(), QLabel()
        self.choice = QComboBox()
        self.choice.setObjectName("school_kitchen")
        self.services: dict[int, QCheckBox] = {}
        self._services_box = QVBoxLayout()
        self._services_box.setSpacing(4)
        self.form = KitchenForm()
        self.mailing_form = MailingForm()
        self.table.record_selected.connect(lambda _one: self._show_chosen())
        self.choice.activated.connect(self._on_assign)
        self.form.save_wanted.connect(self._on_save)
        self.mailing_form.save_wanted.connect(self._on_save_mailing)
        self._lay_out()

    def _lay_out(self) -> None:
        cards = QVBoxLayout()
        cards.setSpacing(12)
        for widgets in ((self.school_title, self.choice), (self.services_title, self._services_box), (self.form,),
                        (self.mailing_form,)):  # fmt: skip
            card = QFrame()
            set_role(card, Role.CARD)
            inside = QVBoxLayout(card)
            inside.setContentsMargins(16, 8, 16, 8)
            inside.setSpacing(6)
            for one in widgets:
                if isinstance(one, QVBoxLayout):
                    inside.addLayout(one)
                else:
                    inside.addWidget(one)
            cards.addWidget(card)
        for title in (self.school_title, self.services_title):
            set_role(title, Role.SUBTITLE)
            title.setWordWrap(True)
        cards.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.table, 1)
        # A refusal or a second kitchen makes the cards taller than a small screen.
        column = QWidget()
        column.setLayout(cards)
        cards.setContentsMargins(0, 0, 0, 0)
        fix_side(column, 370)
        area = scrolled(column)
        fix_side(area, 386)
        layout.addWidget(area)

    def reload(self) -> None:
        """Ask for kitchens and schools."""
        self.desk.read(kitchens_facts, self._show, owner=self, key=f"kitchens {id(self)}")

    def take_focus(self) -> None:
        """Put the keyboard into the table of the schools."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self.table.setAccessibleName(self.tr("Scuole e centri cottura"))
        self.table.set_empty_text(self.tr("Nessuna scuola: aggiungila in «Scuole e servizi»."))
        self.services_title.setText(self.tr("Servizi che la cucina prepara"))
        self.choice.setAccessibleName(self.tr("Centro cottura della scuola"))
        self.model.set_columns(self._columns())
        self.form.retranslate()
        self.mailing_form.retranslate()
        self._show_chosen()

    def _columns(self) -> list[Column[SchoolKitchen]]:
        return [
            Column("school", self.tr("Scuola"), lambda one: one.school_name, is_stretched=True),
            Column("kitchen", self.tr("Centro cottura"),
                   lambda one: one.kitchen_name or self.tr("si crea al primo ordine"),
                   tone=lambda one: Tone.MUTED if one.kitchen_id is None else None),
        ]  # fmt: skip

    def _show(self, facts: KitchensFacts) -> None:
        self._facts = facts
        self.form.show_kitchens(facts.kitchens)
        self.mailing_form.show_mailings(facts.kitchens, facts.mailings, has_server=facts.has_server)
        self._show_services(facts)
        had_none = self.table.current_record() is None
        self.model.set_records(facts.schools)
        if facts.schools and had_none:
            self.table.selectRow(0)
        self._show_chosen()

    def _show_services(self, facts: KitchensFacts) -> None:
        may_set = self.desk.session.may(Permission.EDIT_SETTINGS)
        for service, _is_cooked in facts.services:
            if service.id not in self.services:
                box = QCheckBox(service.name)
                box.setObjectName(f"cooked_{service.id}")
                box.clicked.connect(lambda is_cooked, service_id=service.id: self._on_cooked(service_id, is_cooked))
                self.services[service.id] = box
                self._services_box.addWidget(box)
        for service, is_cooked in facts.services:
            self.services[service.id].setText(service.name)
            self.services[service.id].setChecked(is_cooked)
            self.services[service.id].setEnabled(may_set)

    def _show_chosen(self) -> None:
        one: SchoolKitchen | None = self.table.current_record()
        self.choice.clear()
        self.choice.setEnabled(one is not None)
        self.school_title.setText(self.tr("Scegli una scuola") if one is None else one.school_name)
        if one is None or self._facts is None:
            return
        first = next((each.name for each in self._facts.kitchens if each.is_default), "")
        self.choice.addItem(self.tr("Il primo centro cottura ({name})").format(name=first) if first else self.tr(
            "Il primo centro cottura"
        ), None)  # fmt: skip
        for each in self._facts.kitchens:
            if each.is_active:
                self.choice.addItem(each.name, each.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(one.kitchen_id)))

    def _on_assign(self, _index: int) -> None:
        one: SchoolKitchen | None = self.table.current_record()
        kitchen_id = chosen(self.choice)
        if one is not None and kitchen_id != one.kitchen_id:
            text = self.tr("{school}: dal prossimo ordine cucina {kitchen}.")
            told = text.format(school=one.school_name, kitchen=self.choice.currentText())
            self._write(lambda session: kitchen.assign_kitchen(session, one.school_id, kitchen_id), told)

    def _on_cooked(self, service_id: int, is_cooked: bool) -> None:
        self._write(lambda session: kitchen.set_cooked(session, service_id, is_cooked=is_cooked))

    def _on_save(self) -> None:
        form = self.form
        kitchen_id, code, name, is_active, shown = (
            form.kitchen_id, form.code.text(), form.kitchen_name.text(), form.is_active.isChecked(), form.shown
        )  # fmt: skip
        told = self.tr("Centro cottura «{name}» salvato.").format(name=name.strip())
        if kitchen_id is None:
            self._write(lambda session: kitchen.create_kitchen(session, code, name), told, form)
        else:
            self._write(
                lambda session: kitchen.update_kitchen(
                    session, kitchen_id, name=name, is_active=is_active, shown=shown
                ),
                told,
                form,
            )

    def _on_save_mailing(self) -> None:
        form, kitchen_id = self.mailing_form, self.mailing_form.kitchen_id
        if kitchen_id is None:
            return
        addresses, is_on, shown = form.typed(), form.is_on.isChecked(), form.shown
        told = self.tr("{kitchen}: da adesso gli ordini vanno per e-mail.") if is_on else self.tr(
            "{kitchen}: gli ordini non vanno per e-mail."
        )  # fmt: skip
        told = told.format(kitchen=form.which.currentText())
        self._write(
            lambda session: kitchen.set_mailing(session, kitchen_id, addresses, is_on=is_on, shown=shown), told, form
        )

    def _write(
        self, operation: Callable[[Session], object], told: str = "", form: KitchenForm | MailingForm | None = None
    ) -> None:
        def done(_result: object) -> None:
            if form is not None:
                form.refill()
            if told:
                self.desk.tell(told)

        def failed(error: BaseException) -> None:
            if form is not None and isinstance(error, RefettorioError):
                form.show_fault(error)
            else:
                self.desk.tell_error(error)
                self._show_chosen()

        self.desk.write(
            lambda session, _progress: operation(session), done, owner=self, touches=("meals",), on_failed=failed
        )
