"""The band of a pupil for one service, or the exemption, over the days that have none yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from core.ledger import Band
from core.reports import ServiceSteps
from office.days import DayField
from office.form import Form, chosen


class BandForm(Form):
    """A band, from a day to a day, and why."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = ""
        self.service_id = 0
        self.band_box, self.reason = QComboBox(), QLineEdit()
        self.band_box.setObjectName("band_box")
        self.reason.setObjectName("band_reason")
        self.reason.setMaxLength(200)
        self.starts_on, self.ends_on = DayField(today), DayField(today)
        self.starts_on.setObjectName("band_starts_on")
        self.ends_on.setObjectName("band_ends_on")
        self.starts_on.field_name, self.ends_on.field_name = "Dal giorno", "Al giorno"
        self._band = self.add(self.band_box, "Fascia")
        self._from = self.add(self.starts_on, "Dal giorno", "Date")
        self._to = self.add(self.ends_on, "Al giorno")
        self._why = self.add(self.reason, "Motivo")
        self.retranslate()

    def begin(self, bands: Sequence[Band], steps: ServiceSteps) -> None:
        """Offer the bands of a service over the days of the enrolment that have none."""
        self.service_id, self._service = steps.service_id, steps.service_name
        self.band_box.clear()
        for band in bands:
            self.band_box.addItem(f"{band.code} · {band.name}", band.id)
        self.band_box.addItem(self.tr("Esente"), None)
        self.starts_on.set_day(steps.band_from)
        self.ends_on.set_day(steps.band_to)
        self.reason.clear()
        self.retranslate()
        self.start()

    def wanted_band(self) -> int | None:
        """Return the chosen band, None for an exemption."""
        return chosen(self.band_box)

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Fascia o esenzione: {service}").format(service=self._service))
        self.name(self._band, self.tr("Fascia"))
        self.name(self._from, self.tr("Dal giorno"))
        self.name(self._to, self.tr("Al giorno (compreso)"))
        self.name(self._why, self.tr("Motivo (obbligatorio per le esenzioni)"))
        self.save_button.setText(self.tr("Assegna"))
