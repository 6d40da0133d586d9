"""Users and roles."""

from __future__ import annotations

from collections.abc import Callable

from core import registry
from core.access.session import Session
from core.access.users import User, create_user, reset_password, set_active, unlock_user, update_user, users
from core.clock import rome
from core.errors import RefettorioError
from core.qt.confirm import ConfirmBar
from core.qt.icons import Icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Tone
from core.qt.search_field import SearchField
from office.admin.side_panel import SidePanel, beside
from office.admin.user_form import UserForm, UserTask
from office.desk import Desk
from office.page import Page
from office.wording import role_name


class UsersPage(Page):
    """Who signs in, and as what. Nobody is ever deleted: the trail names them."""

    areas = frozenset({"access", "registry"})
    icon = "users"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._schools: tuple[registry.School, ...] = ()
        self.confirm = ConfirmBar()
        self.model: RecordTableModel[User] = RecordTableModel(self._columns(), identity=lambda user: user.id)
        self.table = RecordTableView()
        self.table.setObjectName("users")
        self.table.setModel(self.model)
        self.form = UserForm()
        self.panel = SidePanel("user_panel", self.form)
        self.edit_button = self.panel.add_button("edit_user", Icon.EDIT)
        self.password_button = self.panel.add_button("reset_password", Icon.LOCK)
        self.unlock_button = self.panel.add_button("unlock_user", Icon.CHECK)
        self.active_button = self.panel.add_button("toggle_user", Icon.STOP)
        self.search = SearchField()
        self.search.setMaximumWidth(360)
        self.body.addWidget(self.confirm)
        self.body.addWidget(self.search)
        self.body.addWidget(beside(self.table, self.panel), 1)
        self.primary.show()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.primary.clicked.connect(lambda: self._begin(UserTask.CREATE))
        self.edit_button.clicked.connect(lambda: self._begin(UserTask.CHANGE))
        self.password_button.clicked.connect(lambda: self._begin(UserTask.PASSWORD))
        self.unlock_button.clicked.connect(self._on_unlock)
        self.active_button.clicked.connect(self._on_active)
        self.form.save_wanted.connect(self._on_save)
        self.form.cancelled.connect(self._show_chosen)
        self.search.search_changed.connect(self.model.set_filter)
        self.search.lead_to(self.table)
        self.table.record_selected.connect(self._on_selected)
        self.table.record_activated.connect(lambda _user: self._begin(UserTask.CHANGE))

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Utenti")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Utenti: ognuno entra con il suo nome, e il registro delle attività dice chi ha fatto che cosa. Il ruolo "
            "decide che cosa può vedere e fare. Chi non lavora più si disattiva: non si cancella."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Nuovo utente"))
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Utenti"))
        self.table.set_empty_text(self.tr("Nessun utente con questo nome."))
        self.search.setPlaceholderText(self.tr("Cerca un utente"))
        self.search.setAccessibleName(self.tr("Cerca un utente"))
        self.edit_button.setText(self.tr("Modifica"))
        self.password_button.setText(self.tr("Nuova password"))
        self.unlock_button.setText(self.tr("Sblocca l'accesso"))
        if not self.panel.is_form_shown:
            self._show_chosen()

    def reload(self) -> None:
        """Ask for the users again."""
        self._desk.read(
            lambda session: (users(session), registry.schools(session)), self._show, owner=self, key=f"users {id(self)}"
        )

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus()

    def _show(self, found: tuple[tuple[User, ...], tuple[registry.School, ...]]) -> None:
        known, self._schools = found
        self.model.set_records(known)
        if not self.panel.is_form_shown:
            self._show_chosen()

    def _on_selected(self, _user: User | None) -> None:
        """Show another user; a form that is being filled in stays until it is saved or cancelled."""
        if not self.panel.is_form_shown:
            self._show_chosen()

    def _show_chosen(self) -> None:
        user = self._chosen()
        self.panel.setVisible(user is not None)
        if user is None:
            return
        lines = [role_name(user.role), user.school_name or "", self._state(user)]
        if user.locked_until is not None:
            told = self.tr("Troppe password sbagliate: può riprovare dalle {hour}, o quando lo sblocchi.")
            lines.append(told.format(hour=f"{rome(user.locked_until):%H:%M}"))
        self.panel.show_facts(user.display_name, "\n".join(line for line in lines if line))
        self.unlock_button.setVisible(user.locked_until is not None)
        self.active_button.setText(self.tr("Disattiva") if user.is_active else self.tr("Riattiva"))

    def _chosen(self) -> User | None:
        user: User | None = self.table.current_record()
        return user if self.table.selected_rows() else None

    def _begin(self, task: UserTask) -> None:
        user = None if task is UserTask.CREATE else self._chosen()
        if task is UserTask.CREATE or user is not None:
            self.panel.show_form()
            self.form.begin(task, user, self._schools)

    def _on_save(self) -> None:
        if not self.form.save_button.isEnabled():
            return
        entry, user, task = self.form.entry(), self.form.user, self.form.task

        def save(session: Session) -> int:
            if task is UserTask.PASSWORD and user is not None:
                reset_password(session, user.id, entry.password)
                return user.id
            if user is not None:
                update_user(
                    session, user.id, display_name=entry.display_name, role=entry.role, school_id=entry.school_id,
                    shown=user,
                )  # fmt: skip
                return user.id
            return create_user(session, entry.username, entry.display_name, entry.role, entry.password, entry.school_id)

        text = {
            UserTask.CREATE: self.tr("Utente {name} creato: può entrare da subito."),
            UserTask.CHANGE: self.tr("Utente {name} modificato: vale dal suo prossimo accesso."),
            UserTask.PASSWORD: self.tr("Password di {name} cambiata."),
        }[task]
        self.form.set_busy(True)
        self._desk.write(
            lambda session, _progress: save(session),
            lambda user_id: self._on_saved(user_id, text.format(name=entry.display_name)),
            owner=self,
            touches=("access",),
            on_failed=self._on_refused,
        )

    def _on_saved(self, user_id: int, text: str) -> None:
        self.form.set_busy(False)
        self.form.password.clear()
        self.panel.pages.setCurrentIndex(0)
        self._desk.tell(text)
        self._desk.read(users, lambda known: self._show_and_choose(known, user_id), owner=self)

    def _show_and_choose(self, known: tuple[User, ...], user_id: int) -> None:
        self.model.set_records(known)
        self.table.select_identity(user_id)
        self.table.setFocus()

    def _on_refused(self, error: BaseException) -> None:
        self.form.set_busy(False)
        if isinstance(error, RefettorioError):
            self.form.show_fault(error)
        else:
            self._desk.tell_error(error)

    def _on_unlock(self) -> None:
        user = self._chosen()
        if user is not None:
            self.table.setFocus()  # the button goes away: the keyboard would fall on «Disattiva»
            self._run(
                lambda session: unlock_user(session, user.id),
                self.tr("{name} può riprovare subito.").format(name=user.display_name),
            )

    def _on_active(self) -> None:
        user = self._chosen()
        if user is None:
            return
        if not user.is_active:
            self._set_active(user, is_active=True)
            return
        question = self.tr("{name} non potrà più entrare. Quello che ha fatto resta nel registro.")
        if user.id == self._desk.session.actor.id:
            question = self.tr("Sei tu: uscendo non potrai più entrare. Quello che hai fatto resta nel registro.")
        text = question.format(name=user.display_name)
        self.confirm.ask(text, self.tr("Disattiva"), lambda: self._set_active(user, is_active=False))

    def _set_active(self, user: User, *, is_active: bool) -> None:
        text = self.tr("{name} può di nuovo entrare.") if is_active else self.tr("{name} non può più entrare.")
        self._run(
            lambda session: set_active(session, user.id, is_active),
            text.format(name=user.display_name),
            undo=lambda: self._set_active(user, is_active=not is_active),
        )

    def _run(self, change: Callable[[Session], object], text: str, undo: Callable[[], None] | None = None) -> None:
        self._desk.write(
            lambda session, _progress: change(session),
            lambda _none: self._desk.tell(text, action=self.tr("Annulla") if undo else "", on_action=undo),
            owner=self,
            touches=("access",),
        )

    def _columns(self) -> list[Column[User]]:
        return [
            Column("name", self.tr("Nome"), lambda user: user.display_name),
            Column("username", self.tr("Nome utente"), lambda user: user.username),
            Column("role", self.tr("Ruolo"), lambda user: role_name(user.role)),
            Column("school", self.tr("Scuola"), lambda user: user.school_name),
            Column("state", self.tr("Stato"), self._state, tone=_tone),
        ]

    def _state(self, user: User) -> str:
        if not user.is_active:
            return self.tr("Disattivato")
        if user.locked_until is not None:
            return self.tr("Bloccato")
        return self.tr("Attivo")


def _tone(user: User) -> Tone | None:
    if not user.is_active:
        return Tone.MUTED
    return Tone.WARNING if user.locked_until is not None else Tone.SUCCESS
