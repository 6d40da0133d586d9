"""The holidays that the region decides, proposed for the year on show: ticked, corrected, closed all together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from core.calendar import SchoolHoliday
from core.qt.theme import Role, set_role
from office.calendar.holiday_rows import HolidayRows, where_from
from office.form import Form
from office.shell.tab_order import ready_keyboard


class HolidaysForm(QFrame):
    """Says what it wants; the page asks core."""

    save_wanted = Signal()
    cancelled = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("holidays_form")
        set_role(self, Role.CARD)
        self.form = Form()
        self.rows = HolidayRows(today, is_narrow=True)
        self.about = QLabel()
        self.about.setWordWrap(True)
        set_role(self.about, Role.MUTED)
        self._line = self.form.add(self.rows, "Vacanze", "Date")
        self.form.save_wanted.connect(self.save_wanted)
        self.form.cancelled.connect(self.cancelled)
        self.rows.changed.connect(self._name_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.form)
        layout.addWidget(self.about)
        layout.addStretch(1)
        self.retranslate()

    def begin(self, holidays: Sequence[SchoolHoliday]) -> None:
        """Show what is missing in the year."""
        self.rows.propose(holidays)
        self._name_button()
        self.retranslate()
        ready_keyboard(self)
        self.form.start()

    def retranslate(self) -> None:
        """Set all texts."""
        self.form.heading.setText(self.tr("Vacanze e ponti"))
        self.form.name(self._line, self.tr("Spunta quelli da chiudere, per tutte le scuole"))
        self.about.setText(where_from())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._name_button()

    def _name_button(self) -> None:
        count = sum(row[0].isChecked() for row in self.rows.rows)
        text = self.tr("Chiudi 1 periodo") if count == 1 else self.tr("Chiudi {count} periodi")
        self.form.save_button.setText(text.format(count=count))
        self.form.save_button.setEnabled(count > 0)
