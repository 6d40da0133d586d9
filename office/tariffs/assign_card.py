"""Putting pupils into a band, or exempting them: which, from when to when, why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QVBoxLayout

from core.access.permissions import Permission
from core.errors import InvalidValue, UserError
from core.ledger import Band, assign_many
from core.qt.theme import Role, set_role
from office.days import DayField
from office.desk import Desk
from office.form import Form
from office.shell.letters import fix_side

#: In the place of a band's id.
SAME, EXEMPT = "same", "exempt"


class AssignCard(QFrame):
    """The form; whoever shows it says for whom with `set_pupils`."""

    assigned = Signal(int)

    def __init__(self, desk: Desk, *, may_keep: bool = False) -> None:
        super().__init__()
        self.setObjectName("assign_card")
        set_role(self, Role.CARD)
        fix_side(self, 288)
        self.desk = desk
        self._service_id: int | None = None
        self._pupils: dict[int, int | None] = {}
        self._bands: tuple[Band, ...] = ()
        self._may_keep = may_keep
        self._has_offered = False
        self.whom = QLabel()
        self.whom.setWordWrap(True)
        self.whom.setObjectName("assign_whom")
        set_role(self.whom, Role.MUTED)
        self.form = Form()
        self.band = QComboBox()
        self.band.setObjectName("assign_band")
        self.first, self.last = DayField(desk.session.today), DayField(desk.session.today)
        self.first.setObjectName("assign_first")
        self.last.setObjectName("assign_last")
        self.first.field_name, self.last.field_name = "Dal giorno", "Al giorno"
        self.reason = QLineEdit()
        self.reason.setObjectName("assign_reason")
        self.reason.setMaxLength(200)
        self._band_line = self.form.add(self.band, "Fascia")
        self._first_line = self.form.add(self.first, "Dal giorno", "Date")
        self._last_line = self.form.add(self.last, "Al giorno")
        self._reason_line = self.form.add(self.reason, "Motivo")
        self.form.cancel_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addWidget(self.whom)
        layout.addWidget(self.form)
        self.form.save_wanted.connect(self._on_save)
        if not desk.session.may(Permission.EDIT_TARIFFS):
            self.hide()

    def set_service(self, service_id: int | None, bands: Sequence[Band]) -> None:
        """Offer the bands of a service."""
        self._service_id, self._bands = service_id, tuple(bands)
        self._offer()

    def set_pupils(self, pupils: Mapping[int, int | None], names: Sequence[str]) -> None:
        """Say for whom: ids, each with its present band (None: exempt or none), and their names."""
        self._pupils = dict(pupils)
        shown = ", ".join(names[:3])
        if len(names) > 3:
            shown = self.tr("{names} e altri {count}").format(names=shown, count=len(names) - 3)
        self.whom.setText(shown or self.tr("Scegli uno o più alunni nell'elenco."))
        self.form.set_busy(not pupils)

    def set_days(self, first: date | None, last: date | None) -> None:
        """Propose from when to when."""
        self.first.set_day(first)
        self.last.set_day(last)

    def retranslate(self) -> None:
        """Set all texts."""
        self.form.heading.setText(self.tr("Assegna una fascia"))
        self.form.name(self._band_line, self.tr("Fascia"))
        self.form.name(self._first_line, self.tr("Dal giorno"))
        self.form.name(self._last_line, self.tr("Al giorno"))
        self.form.name(self._reason_line, self.tr("Motivo (obbligatorio per le esenzioni)"))
        self.form.save_button.setText(self.tr("Assegna"))
        self.reason.setPlaceholderText(self.tr("ISEE 2027, prot. …"))
        self._offer()
        if not self._pupils:
            self.whom.setText(self.tr("Scegli uno o più alunni nell'elenco."))

    def _offer(self) -> None:
        # Before there were bands «Esente» stood there alone: nobody chose it.
        before = self.band.currentData() if self._has_offered else None
        self._has_offered = bool(self._bands)
        self.band.clear()
        if self._may_keep:
            self.band.addItem(self.tr("La stessa fascia"), SAME)
        for band in self._bands:
            self.band.addItem(f"{band.code} · {band.name}", band.id)
        self.band.addItem(self.tr("Esente"), EXEMPT)
        self.band.setCurrentIndex(max(0, self.band.findData(before)))

    def _wanted(self) -> dict[int, int | None]:
        chosen = self.band.currentData()
        pick: Callable[[int | None], int | None] = {
            SAME: lambda present: present,
            EXEMPT: lambda _present: None,
        }.get(chosen, lambda _present: int(chosen))
        return {pupil_id: pick(present) for pupil_id, present in self._pupils.items()}

    def _on_save(self) -> None:
        service_id = self._service_id
        if service_id is None or not self._pupils:
            return
        try:
            first, last = self.first.wanted_day(), self.last.wanted_day()
        except InvalidValue as error:
            self.form.show_fault(error)
            return
        wanted, reason = self._wanted(), self.reason.text()
        self.form.set_busy(True)
        self.desk.write(
            lambda session, _progress: assign_many(
                session, service_id, wanted, starts_on=first, ends_on=last, reason=reason
            ),
            self._on_saved,
            owner=self,
            touches=("ledger",),
            on_failed=self._on_failed,
        )

    def _on_saved(self, count: int) -> None:
        self.form.set_busy(False)
        self.form.clear_faults()
        self.reason.clear()
        text = self.tr("Fascia assegnata a un alunno.") if count == 1 else self.tr("Fascia assegnata a {count} alunni.")
        self.desk.tell(text.format(count=count))
        self.assigned.emit(count)

    def _on_failed(self, error: BaseException) -> None:
        self.form.set_busy(False)
        if isinstance(error, UserError):
            self.form.show_fault(error)
        else:
            self.desk.tell_error(error)
