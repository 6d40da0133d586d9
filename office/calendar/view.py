"""Layout of the calendar's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.calendar import DayMark
from core.qt.confirm import ConfirmBar
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.theme import current_look
from office.calendar.days_panel import DaysPanel
from office.calendar.facts import CalendarFacts
from office.calendar.holidays_form import HolidaysForm
from office.calendar.marks import dress_of
from office.calendar.weekdays_form import WeekdaysForm
from office.calendar.year_grid import YearGrid
from office.flow import FlowLayout
from office.page import Page
from office.shell.room import Pages

_LEGEND = (
    DayMark.SERVICE, DayMark.PARTIAL, DayMark.OPENED, DayMark.CLOSED, DayMark.SUSPENDED, DayMark.HOLIDAY
)  # fmt: skip


class Legend(QWidget):
    """What grounds and signs mean."""

    def __init__(self) -> None:
        super().__init__()
        self._signs = {mark: QLabel() for mark in _LEGEND}
        self._words = {mark: QLabel() for mark in _LEGEND}
        layout = FlowLayout()
        self.setLayout(layout)
        layout.setSpacing(16)
        for mark in _LEGEND:
            both = QWidget()
            row = QHBoxLayout(both)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(self._signs[mark])
            row.addWidget(self._words[mark])
            layout.addWidget(both)
        self._retranslate()
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        look = current_look()
        side = round(look.body_pt * 1.9)
        for mark, label in self._signs.items():
            dress = dress_of(mark, look.colours)
            picture = QPixmap(side, side)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(dress.ground))
            painter.drawRoundedRect(picture.rect(), 4, 4)
            painter.setPen(QColor(dress.ink))
            painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, dress.sign)
            painter.end()
            label.setPixmap(picture)

    def _retranslate(self) -> None:
        names = {
            DayMark.SERVICE: self.tr("servizio"),
            DayMark.PARTIAL: self.tr("per alcune classi"),
            DayMark.OPENED: self.tr("aperto"),
            DayMark.CLOSED: self.tr("chiuso"),
            DayMark.SUSPENDED: self.tr("sospeso"),
            DayMark.HOLIDAY: self.tr("festa"),
        }
        for mark, label in self._words.items():
            label.setText(names[mark])


class CalendarView(Page):
    """Widgets and texts; the page decides."""

    def __init__(self, today: Callable[[], date], *, may_edit: bool) -> None:
        super().__init__()
        self.year, self.service, self.school, self.class_group = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        for combo, name in (
            (self.service, "service"), (self.school, "school"), (self.class_group, "class"), (self.year, "year"),
        ):  # fmt: skip
            combo.setObjectName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self.tools.addWidget(combo)
        self.grid = YearGrid()
        self.legend = Legend()
        self.confirm = ConfirmBar()
        self.panel = DaysPanel(may_edit=may_edit)
        self.weekdays_form = WeekdaysForm(today)
        self.holidays_form = HolidaysForm(today)
        self.propose_button = QPushButton()
        self.propose_button.setObjectName("propose_holidays")
        set_icon(self.propose_button, Icon.CALENDAR)
        self.tools.addWidget(self.propose_button)
        self.propose_button.setVisible(may_edit)  # in its place: alone it would be a window that takes the keyboard
        self.empty = EmptyState(Icon.CALENDAR)
        self._lay_out()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.grid)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QWidget()
        left_layout = QVBoxLayout(left)
        left_layout.setContentsMargins(0, 0, 0, 0)
        left_layout.setSpacing(12)
        left_layout.addWidget(self.legend)
        left_layout.addWidget(scroll, 1)
        splitter = QSplitter()
        splitter.setProperty("role", "gap")
        splitter.setHandleWidth(16)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        self.side = QStackedWidget()
        self.side.addWidget(self.panel)
        self.side.addWidget(self.weekdays_form)
        self.side.addWidget(self.holidays_form)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        self.side.setMinimumWidth(344)
        self.side.setMaximumWidth(460)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.confirm)
        layout.addWidget(splitter, 1)
        self.content = Pages()
        self.content.addWidget(content)
        self.content.addWidget(self.empty)
        self.body.addWidget(self.content, 1)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Calendario")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "L'anno scolastico a colpo d'occhio: feste nazionali, patrono, giorni senza mensa sono già al loro posto. "
            "Scegli un giorno o trascina su più giorni, scrivi il motivo e premi «Chiudi» o «Apri»: vale per la scuola "
            "o la classe scelta in alto.\n"
            "«Vacanze…» propone Natale, Carnevale, Pasqua e ponti che mancano: correggi i giorni e chiudili insieme.\n"
            "Sciopero, gita, uscita anticipata: scegli i giorni e premi «Sospendi…» (o S): si apre la sospensione già "
            "compilata, che libera i pasti, storna gli addebiti e avvisa la cucina. I giorni sospesi hanno un «!».\n"
            "Scegliendo una classe vedi in quali giorni mangia a scuola; «Cambia da un giorno…» per un orario nuovo, "
            "senza toccare i giorni passati.\n"
            "La stampante in alto (Ctrl+P) fa il calendario della scuola scelta da appendere, o uno per ogni scuola.\n"
            "Con la tastiera: frecce per muoverti, Maiusc+frecce per più giorni, Invio per scrivere il motivo, S per "
            "sospendere, il tasto del menu per tutte le scelte."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        for combo, name in (
            (self.year, self.tr("Anno scolastico")),
            (self.service, self.tr("Servizio")),
            (self.school, self.tr("Scuola")),
            (self.class_group, self.tr("Classe")),
        ):
            combo.setAccessibleName(name)
        self.propose_button.setText(self.tr("Vacanze…"))
        self.propose_button.setToolTip(self.tr("Proponi le vacanze e i ponti che mancano nell'anno"))
        self.weekdays_form.retranslate()
        self.grid.setAccessibleName(self.tr("Giorni dell'anno scolastico"))
        self.empty.set_texts(
            self.tr("Qui vedrai l'anno scolastico"),
            self.tr("Quando ci saranno anno scolastico, servizio e classi, qui potrai chiudere e aprire i giorni."),
        )

    def show_choices(self, facts: CalendarFacts) -> None:
        """Offer years, services, schools and classes."""
        wanted = facts.wanted
        offer(self.year, [(one.id, one.label) for one in facts.years], wanted.year_id)
        offer(self.service, [(one.id, one.name) for one in facts.services], wanted.service_id)
        schools = [(None, self.tr("Tutte le scuole")), *((one.id, one.name) for one in facts.schools)]
        offer(self.school, schools, wanted.school_id)
        mine = [one for one in facts.classes if one.school_id == wanted.school_id]
        classes = [(None, self.tr("Tutte le classi")), *((one.id, one.name) for one in mine)]
        offer(self.class_group, classes, wanted.class_id)
        self.year.setVisible(len(facts.years) > 1)
        self.service.setVisible(len(facts.services) > 1)
        self.school.setVisible(len(facts.schools) > 1)
        self.class_group.setVisible(bool(mine))


def offer(combo: QComboBox, wanted: Sequence[tuple[int | None, str]], chosen: int | None) -> None:
    """Fill a combo without telling anybody; what is not there any more gives way to the first."""
    combo.blockSignals(True)
    if [(combo.itemData(row), combo.itemText(row)) for row in range(combo.count())] != list(wanted):
        combo.clear()
        for value, text in wanted:
            combo.addItem(text, value)
    combo.setCurrentIndex(next((row for row, (value, _text) in enumerate(wanted) if value == chosen), 0))
    combo.blockSignals(False)
