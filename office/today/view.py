"""Layout of the day's page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.meals import ClassDay
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView
from core.qt.theme import Role, current_look, set_role
from core.qt.translations import in_words
from core.registry import Service
from office.page import Page
from office.shell.room import Pages
from office.tables import keep_tight, keep_within
from office.today.facts import DayList
from office.today.pupils_panel import PupilsPanel


class DayStateLine(QFrame):
    """Where the day stands: a sign and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("day_state")
        self._meaning, self._ink = Icon.INFO, "primary"
        self._sign = QLabel()
        self.label = QLabel()
        self.label.setObjectName("day_state_text")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self.label, 1)
        self.hide()

    def say(self, text: str, meaning: Icon, ink: str) -> None:
        """Say `text`; `ink` names one of the theme's colours."""
        self._meaning, self._ink = meaning, ink
        self.label.setText(text)
        self.setVisible(bool(text))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        look = current_look()
        self._sign.setPixmap(icon(self._meaning, getattr(look.colours, self._ink)).pixmap(look.icon_size))


class TodayView(Page):
    """Widgets and texts; the page decides."""

    def __init__(self) -> None:
        super().__init__()
        self.previous_day, self.next_day, self.go_today = QToolButton(), QToolButton(), QToolButton()
        for button, meaning, name in (
            (self.previous_day, Icon.LEFT, "previous_day"), (self.next_day, Icon.RIGHT, "next_day"),
        ):  # fmt: skip
            set_icon(button, meaning)
            button.setObjectName(name)
        self.go_today.setObjectName("go_today")
        self.day_edit = QDateEdit()
        self.day_edit.setObjectName("day")
        self.day_edit.setCalendarPopup(True)
        self.day_edit.setDisplayFormat("ddd d MMMM yyyy")
        self.service = QComboBox()
        self.service.setObjectName("service")
        self.service.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.service.hide()
        for widget in (self.service, self.previous_day, self.day_edit, self.next_day, self.go_today):
            self.tools.addWidget(widget)
        self.state = DayStateLine()
        self.kept_button = QPushButton()
        self.kept_button.setObjectName("kept_waiting")
        set_role(self.kept_button, Role.LINK)
        set_icon(self.kept_button, Icon.WARNING, "warning")
        self.kept_button.hide()
        self.numbers: dict[DayList, BigNumber] = {
            kind: BigNumber()
            for kind in (
                DayList.EXPECTED, DayList.PRESENT, DayList.MISSING, DayList.PLAIN, DayList.DIETS, DayList.EXTRA
            )
        }  # fmt: skip
        for kind, number in self.numbers.items():
            number.setObjectName(f"number_{kind.value}")
        self.model: RecordTableModel[ClassDay] = RecordTableModel(self._columns(), identity=lambda line: line.class_id)
        self.table = RecordTableView()
        self.table.setObjectName("classes")
        self.table.setModel(self.model)
        self.panel = PupilsPanel()
        self.empty = EmptyState(Icon.MEALS)
        self.day_off = EmptyState(Icon.CALENDAR)
        self._lay_out()
        keep_tight(self.table, self.model)
        keep_within(self.table, "school", "diets", "state")

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for number in self.numbers.values():
            tiles.addWidget(number)
        self.splitter = QSplitter()
        self.splitter.setObjectName("day_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        self.splitter.setProperty("role", "gap")
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.panel.setMinimumWidth(300)
        self.panel.setMaximumWidth(520)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.state)
        layout.addWidget(self.kept_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(tiles)
        layout.addWidget(self.splitter, 1)
        self.content = Pages()
        self.content.addWidget(content)
        self.content.addWidget(self.empty)
        self.content.addWidget(self.day_off)
        self.body.addWidget(self.content, 1)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Oggi")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Quanti pasti sono attesi, chi è presente e chi manca, classe per classe. Un clic su un numero o su una "
            "classe mostra i nomi; doppio clic o Invio sulla classe apre i suoi alunni.\n"
            "«Chiudi la giornata» apre la chiusura: si decide di chi manca, si guarda l'anteprima, si addebita.\n"
            "Alt+← e Alt+→ passano al giorno prima e dopo, Alt+O torna a oggi."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.go_today.setText(self.tr("Vai a oggi"))
        for button, name in (
            (self.previous_day, self.tr("Giorno precedente (Alt+←)")),
            (self.next_day, self.tr("Giorno successivo (Alt+→)")),
            (self.go_today, self.tr("Vai a oggi (Alt+O)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.day_edit.setAccessibleName(self.tr("Giorno"))
        self.day_edit.setLocale(self.day_edit.locale().__class__())
        self.service.setAccessibleName(self.tr("Servizio"))
        for kind, number in self.numbers.items():
            number.set_caption(self.list_name(kind))
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Classi"))
        self.table.set_empty_text(self.tr("Nessuna classe in questo giorno: è fuori dall'anno scolastico."))
        self.empty.set_texts(
            self.tr("Qui vedrai la giornata della mensa"),
            self.tr("Quando ci saranno un servizio, una scuola e le sue classi, qui comparirà chi mangia oggi."),
        )

    def show_kept(self, count: int) -> None:
        """Say that something of what stations told waits to be looked at."""
        self.kept_button.setText(self.tr("Dalle postazioni: {count} da guardare").format(count=count))
        self.kept_button.setVisible(count > 0)

    def list_name(self, kind: DayList) -> str:  # noqa: PLR0911 - one line a list
        """Return what a list is called."""
        match kind:
            case DayList.EXPECTED:
                return self.tr("Pasti attesi")
            case DayList.PRESENT:
                return self.tr("Presenti")
            case DayList.MISSING:
                return self.tr("Mancano")
            case DayList.PLAIN:
                return self.tr("In bianco")
            case DayList.DIETS:
                return self.tr("Diete")
            case DayList.ABSENT:
                return self.tr("Assenti")
            case DayList.EXTRA:
                return self.tr("Extra")
            case DayList.CLASS:
                return self.tr("Classe")

    def shown_day(self) -> date:
        """Return the day on screen."""
        day = self.day_edit.date()
        return date(day.year(), day.month(), day.day())

    def set_day(self, day: date) -> None:
        """Put `day` on screen."""
        self.day_edit.setDate(QDate(day.year, day.month, day.day))

    def show_services(self, services: Sequence[Service], chosen: int | None) -> None:
        """Offer the services; a single one needs no choice."""
        known = [(self.service.itemData(row), self.service.itemText(row)) for row in range(self.service.count())]
        wanted = [(one.id, one.name) for one in services]
        self.service.blockSignals(True)
        if known != wanted:
            self.service.clear()
            for service_id, name in wanted:
                self.service.addItem(name, service_id)
        self.service.setCurrentIndex(self.service.findData(chosen))
        self.service.blockSignals(False)
        self.service.setVisible(len(services) > 1)

    def show_classes(self, classes: Sequence[ClassDay]) -> None:
        """Show figures and table."""
        expected = sum(line.expected for line in classes)
        present = sum(line.present for line in classes)
        extra = sum(line.extra for line in classes)
        self.numbers[DayList.EXPECTED].set_value(expected)
        self.numbers[DayList.PRESENT].set_value(present)
        self.numbers[DayList.MISSING].set_value(expected - present)
        self.numbers[DayList.PLAIN].set_value(sum(line.plain for line in classes))
        self.numbers[DayList.DIETS].set_value(sum(count for line in classes for _code, count in line.diets))
        self.numbers[DayList.EXTRA].set_value(extra)
        self.numbers[DayList.EXTRA].set_note(self.tr("non prenotati") if extra else "", Tone.WARNING if extra else None)
        self.model.set_records(classes)

    def _columns(self) -> list[Column[ClassDay]]:
        def number(key: str, title: str, value: object) -> Column[ClassDay]:
            return Column(key, title, value, align=Qt.AlignmentFlag.AlignRight)  # type: ignore[arg-type]

        return [
            Column("school", self.tr("Scuola"), lambda line: line.school_name),
            Column("class", self.tr("Classe"), lambda line: line.class_name),
            number("expected", self.tr("Attesi"), lambda line: line.expected),
            number("present", self.tr("Presenti"), lambda line: line.present),
            number("missing", self.tr("Mancano"), lambda line: max(0, line.expected - line.present)),
            number("plain", self.tr("In bianco"), lambda line: line.plain),
            number("absent", self.tr("Assenti"), lambda line: line.absent),
            number("extra", self.tr("Extra"), lambda line: line.extra),
            Column("diets", self.tr("Diete"), lambda line: ", ".join(f"{code} {n}" for code, n in line.diets)),
            Column("state", self.tr("Stato"), self._class_state, tone=_class_tone),
        ]

    def _class_state(self, line: ClassDay) -> str:
        if not line.is_service:
            return in_words(line.no_service_text)
        return self.tr("Chiusa") if line.is_closed else self.tr("Aperta")

    def minimumSizeHint(self) -> QSize:
        """Numbers give way before the window does."""
        return QSize(640, 360)


def _class_tone(line: ClassDay) -> Tone | None:
    if not line.is_service:
        return Tone.MUTED
    return Tone.SUCCESS if line.is_closed else None
