"""The strip at the bottom: the last children, with a sign each, so that a doubt is settled at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from core.station import CheckIn, CheckInOutcome

_SIGNS = {
    CheckInOutcome.SERVED: "✓",
    CheckInOutcome.SERVED_PLAIN: "✓ B",
    CheckInOutcome.SERVED_DIET: "✓ !",
    CheckInOutcome.ALREADY_SERVED: "⧉",
    CheckInOutcome.NOT_BOOKED: "+",
}


class RecentStrip(QLabel):
    """One line of names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recent")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_recent(())

    def show_recent(self, recent: Sequence[CheckIn]) -> None:
        """Show the last outcomes, newest first."""
        if not recent:
            self.setText(self.tr("Ancora nessuno: le tessere lette compariranno qui"))
            return
        names = [
            f"{check_in.first_name} {check_in.class_name} {_SIGNS.get(check_in.outcome, '×')}" for check_in in recent
        ]
        self.setText(self.tr("Ultimi: {names}").format(names=" · ".join(names)))
