"""Layout of the orders: the day's numbers, a row a school, and what is behind the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from core.clock import rome
from core.meals.kitchen import ClassPlates, OrderContent, OrderStatus, SchoolOrder
from core.qt.columns import Column, Tone
from core.qt.confirm import ConfirmBar
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.record_table import RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from office.desk import Desk
from office.flow import FlowLayout
from office.kitchen.order_mails import MailTrouble, OrderMailPanel, trouble_word
from office.kitchen.section import Section, Tile, set_widths
from office.kitchen.words import status_word, weekday_name
from office.shell.letters import fix_side, fix_width
from office.today.view import DayStateLine
from office.upright import Upright

CLASSES, VERSIONS, MAILS = range(3)
TILES = ("total", "standard", "plain", "diet", "extra", "staff")


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, or (number 0) what would be sent now; `changes` against the one before."""

    number: int
    at: datetime | None
    by: str
    reason: str
    total: int
    changes: str
    read: str


class OrdersView(Section):
    """Widgets and texts; the behaviour is in `orders`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = DayStateLine()
        self.confirm = ConfirmBar()
        self.tiles = {name: Tile() for name in TILES}
        self.model: RecordTableModel[SchoolOrder] = RecordTableModel(
            self._columns(), identity=lambda one: one.school_id
        )
        self.table = _table("orders", self.model)
        set_widths(self.table, self.model, total=66, standard=80, plain=70, diet=62, extra=62, staff=60, state=150,
                   number=176, kitchen=150)  # fmt: skip
        self.title_label = QLabel()
        self.title_label.setObjectName("order_title")
        set_role(self.title_label, Role.SUBTITLE)
        self.send_button, self.read_button, self.pdf_button, self.changes_button, self.labels_button = (
            QPushButton() for _ in range(5)
        )
        for button, name, meaning in (
            (self.send_button, "send_order", Icon.KITCHEN), (self.read_button, "read_order", Icon.CHECK),
            (self.pdf_button, "order_pdf", Icon.PDF), (self.changes_button, "changes_pdf", Icon.HISTORY),
            (self.labels_button, "labels_pdf", Icon.DIET),
        ):  # fmt: skip
            button.setObjectName(name)
            set_icon(button, meaning)
        self.reader = QLineEdit()
        self.reader.setObjectName("read_by")
        self.reader.setMaxLength(100)
        fix_width(self.reader, 170)
        self.classes: RecordTableModel[ClassPlates] = RecordTableModel(
            self._class_columns(), identity=lambda one: one.class_id
        )
        self.classes_table = _table("order_classes", self.classes)
        set_widths(self.classes_table, self.classes, **{"class": 130}, standard=90, plain=90, extra=90, total=90)
        self.versions: RecordTableModel[VersionLine] = RecordTableModel(
            self._version_columns(), identity=lambda one: one.number
        )
        self.versions_table = _table("order_versions", self.versions)
        set_widths(self.versions_table, self.versions, number=60, at=64, total=66, read=160)
        self.parts = QTabBar()
        self.parts.setObjectName("order_parts")
        self.parts.setDrawBase(False)
        self.parts.setExpanding(False)
        for _part in (CLASSES, VERSIONS, MAILS):
            self.parts.addTab("")
        self.mail_panel = OrderMailPanel()
        self.mail_state = DayStateLine()
        self.mail_state.setObjectName("mail_state")
        self.staff_card = StaffCard()
        self.empty = EmptyState(Icon.KITCHEN)
        self._lay_out()

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        actions = FlowLayout(grown=self.title_label)
        actions.addWidget(self.title_label)
        for widget in (self.send_button, self.reader, self.read_button, self.pdf_button, self.changes_button,
                       self.labels_button):  # fmt: skip
            actions.addWidget(widget)
        shown = QStackedWidget()
        for part in (self.classes_table, self.versions_table, self.mail_panel):
            shown.addWidget(part)
        self.parts.currentChanged.connect(shown.setCurrentIndex)
        tables = QVBoxLayout()
        tables.setSpacing(4)
        tables.addWidget(self.parts)
        tables.addWidget(shown, 1)
        details = QHBoxLayout()
        details.setSpacing(16)
        details.addLayout(tables, 1)
        side = Upright(self.staff_card)  # messages take its room: scrolled, not squeezed
        fix_side(side, 300)
        details.addWidget(side)
        self.detail = QWidget()
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(actions)
        column.addWidget(self.mail_state)
        column.addLayout(details, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(12)
        halves.setProperty("role", "gap")
        halves.addWidget(self.table)
        halves.addWidget(self.detail)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 2)
        halves.setSizes([180, 270])
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(tiles)
        whole.addWidget(halves, 1)
        self.content = QStackedWidget()
        self.content.addWidget(content)
        self.content.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.state)
        layout.addWidget(self.confirm)
        layout.addWidget(self.content, 1)

    def retranslate(self) -> None:
        """Set all texts."""
        for name, text in zip(TILES, (
            self.tr("Totale pasti"), self.tr("Standard"), self.tr("In bianco"), self.tr("Diete"), self.tr("Extra"),
            self.tr("Personale"),
        ), strict=True):  # fmt: skip
            self.tiles[name].caption.setText(text)
        self.read_button.setText(self.tr("Letto"))
        self.read_button.setToolTip(self.tr("La cucina ha letto l'ultima versione"))
        self.reader.setPlaceholderText(self.tr("Chi conferma (telefono)"))
        self.reader.setAccessibleName(self.tr("Chi conferma per la cucina"))
        self.pdf_button.setText(self.tr("PDF"))
        self.pdf_button.setToolTip(self.tr("Ordine completo da stampare o spedire"))
        self.changes_button.setText(self.tr("Variazioni"))
        self.changes_button.setToolTip(self.tr("Che cosa è cambiato dall'ultima versione letta"))
        self.labels_button.setText(self.tr("Etichette"))
        self.labels_button.setToolTip(self.tr("Etichette con i nomi per i piatti delle diete"))
        self.table.setAccessibleName(self.tr("Ordini del giorno"))
        self.classes_table.setAccessibleName(self.tr("Piatti per classe"))
        self.classes_table.set_empty_text(self.tr("Nessun piatto."))
        self.versions_table.setAccessibleName(self.tr("Versioni dell'ordine"))
        self.versions_table.set_empty_text(self.tr("Non ancora inviato."))
        self.model.set_columns(self._columns())
        self.classes.set_columns(self._class_columns())
        self.versions.set_columns(self._version_columns())
        self.mail_panel.retranslate()
        self.name_parts(0)
        self.staff_card.retranslate(self.day)

    def name_parts(self, versions: int) -> None:
        """Name the tabs; that of the versions says how many there are."""
        self.parts.setTabText(CLASSES, self.tr("Per classe"))
        text = self.tr("Versioni") if not versions else self.tr("Versioni ({count})").format(count=versions)
        self.parts.setTabText(VERSIONS, text)
        self.parts.setTabText(MAILS, self.tr("E-mail"))
        self.parts.setAccessibleName(self.tr("Dettaglio dell'ordine"))

    def show_numbers(self, orders: Sequence[SchoolOrder]) -> None:
        """Show the numbers of all schools together: what was sent, or would be."""
        for name, tile in self.tiles.items():
            tile.set_value(sum(getattr(one.shown, name) for one in orders))

    def _columns(self) -> list[Column[SchoolOrder]]:
        right = Qt.AlignmentFlag.AlignRight

        def number(key: str, title: str) -> Column[SchoolOrder]:
            return Column(key, title, lambda one: getattr(one.shown, key), align=right)

        return [
            Column("school", self.tr("Scuola"), lambda one: one.school_name, is_stretched=True),
            number("total", self.tr("Totale")),
            number("standard", self.tr("Standard")),
            number("plain", self.tr("Bianco")),
            number("diet", self.tr("Diete")),
            number("extra", self.tr("Extra")),
            number("staff", self.tr("Pers.")),
            Column("state", self.tr("Stato"), lambda one: self._status(one)[0], tone=lambda one: self._status(one)[1]),
            Column("number", self.tr("Ordine"), _number, is_code=True),
            Column("kitchen", self.tr("Cucina"), lambda one: one.kitchen_name, is_hidden=True),
        ]

    def trouble(self, one: SchoolOrder) -> MailTrouble | None:
        """Return what keeps an order from going by e-mail; the behaviour knows."""
        raise NotImplementedError

    def _status(self, one: SchoolOrder) -> tuple[str, Tone | None]:
        trouble = self.trouble(one)
        if trouble is not None and one.status is OrderStatus.SENT:
            return trouble_word(trouble), Tone.DANGER
        return status_word(one.status, is_past=self.day < self.desk.session.today())

    def _class_columns(self) -> list[Column[ClassPlates]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column("class", self.tr("Classe"), lambda one: one.class_name),
            Column("standard", self.tr("Standard"), lambda one: one.standard, align=right),
            Column("plain", self.tr("Bianco"), lambda one: one.plain, align=right),
            Column("extra", self.tr("Extra"), lambda one: one.extra, align=right),
            Column("total", self.tr("Totale"), lambda one: one.total, align=right),
            Column("diets", self.tr("Diete"), lambda one: ", ".join(f"{label} {n}" for label, n in one.diets),
                   is_stretched=True),
        ]  # fmt: skip

    def _version_columns(self) -> list[Column[VersionLine]]:
        right = Qt.AlignmentFlag.AlignRight
        return [
            Column("number", self.tr("Vers."), lambda one: one.number or "…", align=right,
                   sort_key=lambda one: one.number or 9_999),
            Column("at", self.tr("Ore"), lambda one: one.at, display=_hour),
            Column("total", self.tr("Totale"), lambda one: one.total, align=right),
            Column("changes", self.tr("Che cosa cambia"), lambda one: one.changes, is_stretched=True,
                   tooltip=lambda one: "\n".join(filter(None, (one.reason, one.changes)))),
            Column("read", self.tr("Letto"), lambda one: one.read),
        ]  # fmt: skip


class StaffCard(QFrame):
    """Meals of the staff and to spare: of this day, or of every such weekday."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("staff_card")
        self._filled: tuple[object, tuple[int, int, str]] | None = None
        set_role(self, Role.CARD)
        self.heading = QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.staff_label, self.extra_label = QLabel(), QLabel()
        self.staff, self.extra = QSpinBox(), QSpinBox()
        for spin, name in ((self.staff, "staff_meals"), (self.extra, "extra_meals")):
            spin.setObjectName(name)
            spin.setRange(0, 500)
        self.note = QLineEdit()
        self.note.setObjectName("kitchen_note")
        self.note.setMaxLength(200)
        self.save_day, self.save_always = QPushButton(), QPushButton()
        self.save_day.setObjectName("save_day_meals")
        self.save_always.setObjectName("save_standing_meals")
        set_role(self.save_always, Role.QUIET)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, (label, spin) in enumerate(((self.staff_label, self.staff), (self.extra_label, self.extra))):
            label.setBuddy(spin)
            grid.addWidget(label, 0, place)
            grid.addWidget(spin, 1, place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addLayout(grid)
        layout.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save_always, 1)
        buttons.addWidget(self.save_day, 1)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def retranslate(self, day: date) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Personale ed extra"))
        self.staff_label.setText(self.tr("Personale"))
        self.staff.setAccessibleName(self.tr("Pasti del personale"))
        self.extra_label.setText(self.tr("Pasti in più"))
        self.extra.setAccessibleName(self.tr("Pasti in più"))
        self.note.setPlaceholderText(self.tr("Nota per la cucina"))
        self.note.setAccessibleName(self.tr("Nota per la cucina"))
        self.save_day.setText(self.tr("Salva"))
        self.save_day.setToolTip(self.tr("Solo per questo giorno"))
        self.save_always.setText(self.tr("Ogni {weekday}").format(weekday=weekday_name(day.weekday())))
        self.save_always.setToolTip(self.tr("Salva questi numeri per tutte le settimane, da oggi"))

    def show_content(self, key: object, content: OrderContent) -> None:
        """Show what is needed now for `key` (a school's day); what somebody has typed meanwhile for it stays."""
        wanted = (content.staff, content.spare, content.note)
        is_typed = self._filled is not None and self._filled[0] == key and self._filled[1] != self._typed()
        if is_typed and self._typed() != wanted:
            return
        self._filled = (key, wanted)
        self.staff.setValue(content.staff)
        self.extra.setValue(content.spare)
        self.note.setText(content.note)

    def _typed(self) -> tuple[int, int, str]:
        return self.staff.value(), self.extra.value(), self.note.text()


def _table(name: str, model: RecordTableModel) -> RecordTableView:  # type: ignore[type-arg]
    table = RecordTableView()
    table.setObjectName(name)
    table.setModel(model)
    return table


def _number(one: SchoolOrder) -> str:
    return "" if one.order is None else f"{one.order.number_text} v{one.order.last.version}"


def _hour(at: datetime | None) -> str:
    return "" if at is None else f"{rome(at):%H:%M}"


def is_sendable(one: SchoolOrder) -> bool:
    """Tell whether sending the school's order would do something."""
    return one.order is None or one.status is OrderStatus.CHANGED
