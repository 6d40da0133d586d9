"""The form that enrols a station."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from core.registry import School, Service
from core.station import StationIdTaken
from office.form import Form, chosen


class StationForm(Form):
    """Name, code, school, service, and what it may do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("station_form")
        self.called, self.station_id = QLineEdit(), QLineEdit()
        self.school, self.service = QComboBox(), QComboBox()
        self.presence, self.recharge = QCheckBox(), QCheckBox()
        for field, name in (
            (self.called, "called"), (self.station_id, "station_id"), (self.school, "school"),
            (self.service, "service"), (self.presence, "presence"), (self.recharge, "recharge"),
        ):  # fmt: skip
            field.setObjectName(name)
        self.station_id.setMaxLength(12)
        self._called_line = self.add(self.called, "Nome")
        self._id_line = self.add(self.station_id, "Codice", "Codice della postazione")
        self._school_line = self.add(self.school, "Scuola")
        self._service_line = self.add(self.service, "Servizio")
        self._presence_line = self.add(self.presence, "Postazione")
        self._recharge_line = self.add(self.recharge)
        self.tie(StationIdTaken, self.station_id)
        self.retranslate()

    def begin(self, schools: Sequence[School], services: Sequence[Service], station_id: str) -> None:
        """Show an empty form; `station_id` is a code that is free."""
        for box, items in ((self.school, schools), (self.service, services)):
            box.clear()
            for item in items:
                box.addItem(item.name, item.id)
        self.called.clear()
        self.station_id.setText(station_id)
        self.presence.setChecked(True)
        self.recharge.setChecked(False)
        self.start()

    def values(self) -> dict[str, object]:
        """Return what was typed, as `core.station.enrol_station` wants it."""
        return {
            "id": self.station_id.text(),
            "name": self.called.text(),
            "school_id": chosen(self.school) or 0,
            "service_id": chosen(self.service) or 0,
            "may_presence": self.presence.isChecked(),
            "may_recharge": self.recharge.isChecked(),
        }

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Nuova postazione"))
        for line, label in (
            (self._called_line, self.tr("Nome (per esempio: Refettorio Calvino)")),
            (self._id_line, self.tr("Codice, che sta sulle sue ricevute")),
            (self._school_line, self.tr("Scuola")),
            (self._service_line, self.tr("Servizio")),
            (self._presence_line, self.tr("Che cosa fa")),
            (self._recharge_line, ""),
        ):
            self.name(line, label)
        self._recharge_line.label.hide()
        self.presence.setText(self.tr("Registra le presenze"))
        self.recharge.setText(self.tr("Incassa le ricariche"))
        self.presence.setAccessibleName(self.presence.text())
        self.recharge.setAccessibleName(self.recharge.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
