"""Putting charges right after a tariff changed: the list of differences, and its approval."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.access.operations import OperationId
from core.access.permissions import Permission
from core.errors import InvalidValue
from core.ledger import Approved, ChargeDifference, WhySkipped, approve_differences
from core.money import format_euro
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from office.days import DayField
from office.desk import Desk
from office.flow import FlowLayout
from office.reason_bar import ReasonBar
from office.shell.letters import fix_width
from office.tables import keep_tight
from office.tariffs.reading import Choices, differences


class DifferencesPanel(QWidget):
    """Charges that are not what the tariffs say now. Nothing changes before it is approved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service_id: int | None = None
        self._found: tuple[ChargeDifference, ...] = ()
        self._operation: OperationId | None = None
        self.text, self.first_label, self.last_label = QLabel(), QLabel(), QLabel()
        self.text.setWordWrap(True)
        set_role(self.text, Role.MUTED)
        today = desk.session.today
        self.first, self.last = DayField(today), DayField(today)
        self.first.setObjectName("differences_first")
        self.last.setObjectName("differences_last")
        self.first.field_name, self.last.field_name = "Dal giorno", "Al giorno"
        self.count, self.more, self.less = (BigNumber() for _ in range(3))
        self.model: RecordTableModel[ChargeDifference] = RecordTableModel(
            self._columns(), identity=lambda one: (one.pupil_id, one.on, one.key)
        )
        self.table = RecordTableView()
        self.table.setObjectName("differences")
        self.table.setModel(self.model)
        keep_tight(self.table, self.model)
        self.reason_bar = ReasonBar()
        self.approve_button, self.account_button = QPushButton(), QPushButton()
        self.approve_button.setObjectName("approve")
        self.account_button.setObjectName("open_account")
        set_role(self.approve_button, Role.PRIMARY)
        self._lay_out()
        self._connect()
        if not (desk.session.may(Permission.POST_LEDGER) and desk.session.may(Permission.EDIT_TARIFFS)):
            self.approve_button.hide()

    def show_choices(self, shown: Choices) -> None:
        """Show the differences of a service."""
        self._service_id = shown.service_id
        today = self.desk.session.today()
        if not self.first.text():
            self.first.set_day(today.replace(day=1) if shown.year is None else min(today, shown.year.starts_on))
            self.last.set_day(today)
        self.look()

    def look(self) -> None:
        """Ask for the differences between the two days."""
        service_id = self._service_id
        if service_id is None:
            self._show(())
            return
        try:
            first, last = self.first.wanted_day(), self.last.wanted_day()
        except InvalidValue as error:
            self.desk.tell_error(error)
            return
        self.desk.read(
            lambda session: differences(session, service_id, first, last), self._show, owner=self, key="differences"
        )

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self.text.setText(
            self.tr("Pasti addebitati a un prezzo diverso da quello che le fasce danno oggi. Approvare storna il "
                    "vecchio addebito e registra quello giusto; nei mesi chiusi entra con la data di oggi.")
        )  # fmt: skip
        self.first_label.setText(self.tr("Dal"))
        self.last_label.setText(self.tr("al"))
        self.first.setAccessibleName(self.tr("Dal giorno"))
        self.last.setAccessibleName(self.tr("Al giorno"))
        self.count.set_caption(self.tr("Differenze"))
        self.more.set_caption(self.tr("Le famiglie pagano in più"))
        self.less.set_caption(self.tr("Le famiglie pagano in meno"))
        self.account_button.setText(self.tr("Conto"))
        self.table.setAccessibleName(self.tr("Differenze da approvare"))
        self.table.set_empty_text(self.tr("Nessuna differenza: gli addebiti sono quelli delle tariffe."))
        self.model.set_columns(self._columns())
        self._name_button()

    def wanted(self) -> tuple[ChargeDifference, ...]:
        """Return what an approval is about: the rows chosen, when there are several, or all that have a price."""
        chosen = self.table.selected_records()
        return tuple(one for one in (chosen if len(chosen) > 1 else self._found) if one.is_approvable)

    def _show(self, found: tuple[ChargeDifference, ...]) -> None:
        self._found, self._operation = found, None
        self.model.set_records(found)
        more = sum(one.delta_cents for one in found if one.delta_cents > 0)
        less = sum(one.delta_cents for one in found if one.delta_cents < 0)
        self.count.set_value(len(found))
        without = sum(not one.is_approvable for one in found)
        self.count.set_note(self.tr("{count} senza prezzo").format(count=without) if without else "", Tone.WARNING)
        self.more.set_value(format_euro(more))
        self.less.set_value(format_euro(-less))
        self._name_button()

    def _name_button(self) -> None:
        count = len(self.wanted())
        text = self.tr("Approva 1 rettifica") if count == 1 else self.tr("Approva {count} rettifiche")
        self.approve_button.setText(text.format(count=count))
        self.approve_button.setEnabled(count > 0)
        self.account_button.setEnabled(self.table.current_record() is not None)

    # Approving

    def _on_approve(self) -> None:
        wanted = self.wanted()
        if not wanted:
            return
        delta = sum(one.delta_cents for one in wanted)
        pupils = len({one.pupil_id for one in wanted})
        question = self.tr(
            "{count} addebiti di {pupils} alunni vengono stornati e registrati al prezzo giusto: in tutto {delta} a "
            "carico delle famiglie. Le righe vecchie restano nell'estratto conto, con questo motivo:"
        ).format(count=len(wanted), pupils=pupils, delta=format_euro(delta, signed=True))
        self.reason_bar.ask(
            question, self.tr("Approva"), lambda reason: self._approve(wanted, reason), is_dangerous=True
        )

    def _approve(self, wanted: tuple[ChargeDifference, ...], reason: str) -> None:
        # Kept until it is known what came of it: sent again after a lost answer it goes on where it stopped.
        self._operation = operation = self._operation or self.desk.new_operation()
        self.approve_button.setEnabled(False)
        self.desk.write(
            lambda session, progress: approve_differences(session, operation, wanted, reason, progress=progress),
            self._on_approved,
            owner=self,
            touches=("ledger",),
            title=self.tr("Rettifica degli addebiti"),
            on_failed=self._on_failed,
        )

    def _on_approved(self, approved: Approved) -> None:
        self._operation = None
        text = self.tr("Addebiti rettificati: {count}, {delta} in tutto.").format(
            count=approved.done, delta=format_euro(approved.delta_cents, signed=True)
        )
        if not approved.skipped:
            self.desk.tell(text)
            return
        reasons = {why for _one, why in approved.skipped}
        left = self.tr("{text} Lasciati com'erano: {count} ({reasons}).").format(
            text=text, count=len(approved.skipped), reasons=", ".join(sorted(self._why(why) for why in reasons))
        )
        self.desk.messages.warning(left)

    def _on_failed(self, error: BaseException) -> None:
        self._name_button()
        self.desk.tell_error(error)

    def _why(self, why: WhySkipped) -> str:
        match why:
            case WhySkipped.NO_PRICE:
                return self.tr("senza prezzo")
            case WhySkipped.PRICE_CHANGED:
                return self.tr("la tariffa è cambiata di nuovo")
            case WhySkipped.ALREADY_REVERSED:
                return self.tr("già stornati")
            case WhySkipped.ALREADY_CHARGED:
                return self.tr("già addebitati")

    def _on_account(self) -> None:
        one = self.table.current_record()
        if one is not None:
            self.desk.account_wanted.emit(one.pupil_id)

    # Layout

    def _columns(self) -> list[Column[ChargeDifference]]:
        return [
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name, is_stretched=True),
            Column("on", self.tr("Giorno"), lambda one: one.on),
            Column("band", self.tr("Fascia di oggi"), self._band, tone=_tone),
            money_column("old", self.tr("Addebitato"), lambda one: one.old_cents),
            money_column("new", self.tr("Giusto"), lambda one: one.new_cents),
            money_column("delta", self.tr("Differenza"), _delta, is_signed=True),
        ]

    def _band(self, one: ChargeDifference) -> str:
        if one.is_exempt:
            return self.tr("esente")
        if one.new_cents is None:
            return self.tr("nessun prezzo")
        return one.band_code or ""

    def _connect(self) -> None:
        for field in (self.first, self.last):
            field.day_changed.connect(lambda _day: self.look())
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._name_button())
        self.table.record_activated.connect(lambda _one: self._on_account())
        self.approve_button.clicked.connect(self._on_approve)
        self.account_button.clicked.connect(self._on_account)

    def _lay_out(self) -> None:
        filters = FlowLayout()
        for label, field in ((self.first_label, self.first), (self.last_label, self.last)):
            fix_width(field, 140)
            label.setBuddy(field)
            filters.addWidget(label)
            filters.addWidget(field)
        filters.add_gap()
        filters.addWidget(self.account_button)
        filters.addWidget(self.approve_button)
        tiles = QHBoxLayout()
        tiles.setSpacing(16)
        for tile in (self.count, self.more, self.less):
            tiles.addWidget(tile)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.text)
        layout.addLayout(filters)
        layout.addWidget(self.reason_bar)
        layout.addLayout(tiles)
        layout.addWidget(self.table, 1)


def _delta(one: ChargeDifference) -> int | None:
    return one.delta_cents if one.is_approvable else None


def _tone(one: ChargeDifference) -> Tone | None:
    return None if one.is_approvable else Tone.WARNING
