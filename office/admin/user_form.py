"""A user's form: new, changed, or only a new password."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from core.access.permissions import Role
from core.access.users import User
from core.qt.theme import Role as Look
from core.qt.theme import set_role
from core.registry import School
from office.form import Form, chosen
from office.sign_in.password_field import PasswordField
from office.wording import role_name

#: The roles that people sign in with, the most trusted first.
PEOPLE = (Role.ADMINISTRATOR, Role.CLERK, Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR)


class UserTask(StrEnum):
    """What the form is for."""

    CREATE = "create"
    CHANGE = "change"
    PASSWORD = "password"  # noqa: S105 - the name of a task


@dataclass(frozen=True, slots=True)
class UserEntry:
    """What was typed."""

    username: str
    display_name: str
    role: Role
    school_id: int | None
    password: str


class UserForm(Form):
    """Shows only the fields that its task needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("user_form")
        self.display_name, self.username = QLineEdit(), QLineEdit()
        self.role, self.school = QComboBox(), QComboBox()
        self.about = QLabel()
        self.password = PasswordField()
        self.task = UserTask.CREATE
        self.user: User | None = None
        self.schools: Sequence[School] = ()
        self.show_now = lambda now: self.begin(self.task, now, self.schools)
        for field, name in (
            (self.display_name, "name"), (self.username, "username"), (self.role, "role"), (self.school, "school"),
            (self.password, "password"),
        ):  # fmt: skip
            field.setObjectName(name)
        self.about.setWordWrap(True)
        set_role(self.about, Look.MUTED)
        self._name_line = self.add(self.display_name, "Nome e cognome")
        self._username_line = self.add(self.username, "Nome utente")
        self._role_line = self.add(self.role, "Ruolo")
        self._rows.addWidget(self.about)
        self._school_line = self.add(self.school, "Scuola")
        self._password_line = self.add(self.password, "Password")
        for role in PEOPLE:
            self.role.addItem("", role)
        self.role.currentIndexChanged.connect(self._show_fields)
        self.retranslate()

    def begin(self, task: UserTask, user: User | None, schools: Sequence[School]) -> None:
        """Show the form for a task; `user` is None for a new one."""
        self.task, self.user, self.schools = task, user, schools
        self.school.clear()
        for school in schools:
            self.school.addItem(school.name, school.id)
        self.display_name.setText("" if user is None else user.display_name)
        self.username.setText("" if user is None else user.username)
        self.role.setCurrentIndex(PEOPLE.index(Role.CLERK if user is None else user.role))
        self.school.setCurrentIndex(max(0, self.school.findData(None if user is None else user.school_id)))
        self.password.clear()
        self.retranslate()
        self._show_fields()
        self.start()

    def entry(self) -> UserEntry:
        """Return what was typed."""
        role = Role(self.role.currentData())
        return UserEntry(
            self.username.text(),
            self.display_name.text(),
            role,
            chosen(self.school) if role is Role.SCHOOL else None,
            self.password.text(),
        )

    def _show_fields(self) -> None:
        is_password = self.task is UserTask.PASSWORD
        is_school = Role(self.role.currentData()) is Role.SCHOOL
        for line, is_shown in (
            (self._name_line, not is_password),
            (self._username_line, self.task is UserTask.CREATE),
            (self._role_line, not is_password),
            (self._school_line, is_school and not is_password),
            (self._password_line, self.task is not UserTask.CHANGE),
        ):
            line.label.setVisible(is_shown)
            line.field.setVisible(is_shown)
            line.fault.hide()
        self.about.setVisible(not is_password)
        self.about.setText(self._about(Role(self.role.currentData())))

    def retranslate(self) -> None:
        """Set all texts."""
        user = self.user
        match self.task:
            case UserTask.CREATE:
                self.heading.setText(self.tr("Nuovo utente"))
            case UserTask.CHANGE:
                self.heading.setText(self.tr("Modifica {name}").format(name="" if user is None else user.display_name))
            case UserTask.PASSWORD:
                heading = self.tr("Nuova password per {name}")
                self.heading.setText(heading.format(name="" if user is None else user.display_name))
        for line, label in (
            (self._name_line, self.tr("Nome e cognome")),
            (self._username_line, self.tr("Nome utente")),
            (self._role_line, self.tr("Ruolo")),
            (self._school_line, self.tr("Scuola")),
            (self._password_line, self.tr("Password (almeno 12 caratteri)")),
        ):
            self.name(line, label)
        for row, role in enumerate(PEOPLE):
            self.role.setItemText(row, role_name(role))
        self.about.setText(self._about(Role(self.role.currentData())))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _about(self, role: Role) -> str:
        match role:
            case Role.ADMINISTRATOR:
                return self.tr("Fa tutto e crea gli utenti; non legge il motivo delle diete.")
            case Role.CLERK:
                return self.tr("Iscrizioni, prenotazioni, diete, tariffe, conti, tessere, chiusura della giornata.")
            case Role.CASHIER:
                return self.tr("Cerca gli alunni, registra le ricariche e vede i conti.")
            case Role.SCHOOL:
                return self.tr("Assenze, presenze e tessere, soltanto per gli alunni della sua scuola.")
            case Role.KITCHEN:
                return self.tr("Vede quanti pasti, in bianco e diete per classe; niente famiglie e niente conti.")
            case _:
                return self.tr("Guarda tutto e il registro delle attività, senza cambiare nulla.")
