"""Certificates of diets: which run out, and the new one noted in the page."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from core.access.session import Session
from core.errors import RefettorioError
from core.meals.certificates import Certificate, certificates, renew_certificate
from core.qt.columns import Column
from core.qt.icons import Icon, set_icon
from core.qt.record_table import RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.form import Form
from office.kitchen.section import Section, set_widths
from office.kitchen.words import certificate_word
from office.shell.letters import fix_side


class CertificatesSection(Section):
    """Behaviour and layout of the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filled_for: Certificate | None = None
        self.show_all = QCheckBox()
        self.show_all.setObjectName("all_certificates")
        self.count = QLabel()
        set_role(self.count, Role.MUTED)
        self.export_button = QPushButton()
        self.export_button.setObjectName("export_certificates")
        set_icon(self.export_button, Icon.EXPORT)
        self.model: RecordTableModel[Certificate] = RecordTableModel(
            self._columns(), identity=lambda one: one.pupil_diet_id
        )
        self.table = RecordTableView(runner=desk.runner)
        self.table.setObjectName("certificates")
        self.table.setModel(self.model)
        set_widths(self.table, self.model, **{"class": 72}, school=156, diet=70, expires=100, state=160)
        self.form = Form()
        self.form.cancel_button.hide()
        self.expires, self.diet_ends = DayField(desk.session.today), DayField(desk.session.today)
        self.expires.setObjectName("certificate_expires")
        self.diet_ends.setObjectName("diet_ends")
        self.expires.field_name, self.diet_ends.field_name = "Scadenza del certificato", "Ultimo giorno della dieta"
        self._expires_line = self.form.add(self.expires, "Scadenza del certificato")
        self._ends_line = self.form.add(self.diet_ends, "Ultimo giorno della dieta")
        self.show_all.toggled.connect(lambda _checked: self.reload())
        self.export_button.clicked.connect(self.table.export)
        self.table.record_selected.connect(self._show_chosen)
        self.table.record_activated.connect(lambda one: desk.pupil_wanted.emit(one.pupil_id))
        self.form.save_wanted.connect(self._on_save)
        self._lay_out()
        self._show_chosen(None)

    def _lay_out(self) -> None:
        top = FlowLayout(grown=self.count)
        top.setSpacing(12)
        top.addWidget(self.count)
        top.addWidget(self.show_all)
        top.addWidget(self.export_button)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(top)
        left.addWidget(self.table, 1)
        card = QFrame()
        set_role(card, Role.CARD)
        fix_side(card, 300)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.form)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(card)

    def reload(self) -> None:
        """Ask for the list."""
        only_due = not self.show_all.isChecked()
        self.desk.read(
            lambda session: certificates(session, only_due=only_due), self._show, owner=self,
            key=f"certificates {id(self)}",
        )  # fmt: skip

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self.show_all.setText(self.tr("Mostra anche quelli validi"))
        self.export_button.setText(self.tr("Esporta"))
        self.table.setAccessibleName(self.tr("Certificati delle diete"))
        self.table.set_empty_text(self.tr("Nessun certificato è scaduto o sta per scadere."))
        self.form.heading.setText(self.tr("Nuovo certificato"))
        self.form.name(self._expires_line, self.tr("Vale fino al"))
        self.form.name(self._ends_line, self.tr("Ultimo giorno della dieta"))
        self.model.set_columns(self._columns())

    def _columns(self) -> list[Column[Certificate]]:
        return [
            Column("pupil", self.tr("Alunno"), lambda one: one.full_name, is_stretched=True),
            Column("class", self.tr("Classe"), lambda one: one.class_name),
            Column("school", self.tr("Scuola"), lambda one: one.school_name),
            Column("diet", self.tr("Dieta"), lambda one: one.diet_code, tooltip=lambda one: one.diet_name),
            Column("expires", self.tr("Scade il"), lambda one: one.expires_on),
            Column("state", self.tr("Stato"), lambda one: certificate_word(one.state, one.days_left)[0],
                   sort_key=lambda one: one.days_left, tone=lambda one: certificate_word(one.state, one.days_left)[1]),
            Column("ends", self.tr("Dieta fino al"), lambda one: one.diet_ends_on, is_hidden=True),
        ]  # fmt: skip

    def _show(self, found: tuple[Certificate, ...]) -> None:
        self.model.set_records(found)
        self.count.setText(self.tr("Certificati: {count}. La dieta si serve anche a certificato scaduto.").format(
            count=len(found)
        ))  # fmt: skip
        self._show_chosen(self.table.current_record())

    def _show_chosen(self, one: Certificate | None) -> None:
        self.form.setEnabled(one is not None)
        if one is not None and one == self._filled_for:
            return  # reloaded: what is being typed stays, and what is wrong with it
        self._filled_for = one
        self.form.clear_faults()
        self.expires.set_day(None)
        self.diet_ends.set_day(None if one is None else one.diet_ends_on)

    def _on_save(self) -> None:
        one: Certificate | None = self.table.current_record()
        if one is None:
            return
        try:
            expires_on, ends_on = self.expires.wanted_day(), self.diet_ends.day()
        except RefettorioError as error:
            self.form.show_fault(error)
            return

        def failed(error: BaseException) -> None:
            if isinstance(error, RefettorioError):
                self.form.show_fault(error)
            else:
                self.desk.tell_error(error)

        def renew(session: Session, _progress: object) -> None:
            renew_certificate(session, one.pupil_diet_id, expires_on, diet_ends_on=ends_on)

        self.desk.write(
            renew,
            lambda _nothing: self.desk.tell(
                self.tr("{pupil}, dieta {code}: certificato valido fino al {day}.").format(
                    pupil=one.full_name, code=one.diet_code, day=f"{expires_on:%d/%m/%Y}"
                )
            ),
            owner=self,
            touches=("meals",),
            on_failed=failed,
        )
