"""What the supervisor can do: take a presence back, choose camera and scanner, set the PIN, close the kiosk."""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from core.clock import rome
from core.errors import RefettorioError
from core.qt.translations import describe
from core.station import PupilOnDay, Salvage, StationOverview, StationState
from kiosk.cameras import found_cameras
from kiosk.preferences import KioskPreferences
from kiosk.receipts import ReceiptDesk
from kiosk.scanning.serial_scanner import serial_ports
from kiosk.screens.supervisor_view import SupervisorView
from kiosk.screens.tile import TileText
from kiosk.station_desk import StationDesk
from kiosk.till_page import TillPage

_log = logging.getLogger(__name__)

#: How many of the last presences can be taken back: what is older is for the office.
LAST_PRESENCES = 12


class SupervisorPage(SupervisorView):
    """Knows the station and the preferences in force; what it changes in them goes through signals."""

    preferences_tried = Signal(object)  # KioskPreferences: use the camera so, but do not keep it
    preferences_saved = Signal(object)
    pin_change_wanted = Signal()
    undone = Signal(str)  # event id
    notice = Signal(str)
    failed = Signal(str)

    def __init__(
        self, desk: StationDesk, preferences: KioskPreferences, papers: ReceiptDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state: StationState | None = None
        self.till = TillPage(desk, papers)
        self.stack.addWidget(self.till)
        self.till.out.connect(self.open_menu)
        self.till.notice.connect(self.notice)
        self.till.failed.connect(self.failed)
        self._preferences = preferences
        self._overview: StationOverview | None = None
        self.may_close = True
        self.section_opened.connect(self._on_section)
        self.undo_wanted.connect(self._on_undo_wanted)
        self.port_chosen.connect(self._on_port_chosen)
        self.exchange_wanted.connect(self._on_exchange_wanted)
        self.camera.tried.connect(self.preferences_tried)
        self.camera.saved.connect(self._on_camera_saved)
        self.camera.left.connect(self._on_camera_left)
        self._fill_menu()

    @property
    def is_testing_camera(self) -> bool:
        """Whether what the camera reads is a trial."""
        return self.stack.currentWidget() is self.camera

    def take_preferences(self, preferences: KioskPreferences) -> None:
        """Note the preferences in force."""
        self._preferences = preferences
        self._fill_menu()

    def show_overview(self, overview: StationOverview) -> None:
        """Note who is present."""
        self._overview = overview
        if self.stack.currentWidget() is self.undo:
            self._fill_presences()

    def show_station_state(self, state: StationState) -> None:
        """Say how the station stands, in full."""
        before, self._state = self._state, state
        if before is None or _till_of(before) != _till_of(state):
            self._fill_menu()
        none = self.tr("nessuno")
        exchanged = none if state.exchanged_at is None else f"{rome(state.exchanged_at):%d/%m/%Y %H:%M}"
        days = ", ".join(f"{day:%d/%m}" for day in state.days_held) or none
        station = state.station
        lines = [
            self.tr("Postazione: {name} ({id})").format(
                name="–" if station is None else station.name, id="–" if station is None else station.id
            ),
            self.tr("Comune: {name}").format(name="–" if station is None else station.municipality_name),
            self.tr("Giorno: {day}").format(day=none if state.day is None else f"{state.day:%d/%m/%Y}"),
            self.tr("Elenchi in memoria: {days}").format(days=days),
            self.tr("Ultimo scambio con l'ufficio: {time}").format(time=exchanged),
            self.tr("Registrazioni da consegnare: {count}").format(count=state.unsent),
        ]
        if state.is_clock_wrong:
            minutes = round(state.clock_error.total_seconds() / 60)
            lines.append(self.tr("L'orologio di questo computer sbaglia di {count} minuti").format(count=minutes))
        if state.salvage is not None:
            lines.append(self._salvage_line(state.salvage))
        self.station_text.setText("\n".join(lines))

    def _salvage_line(self, salvage: Salvage) -> str:
        """Return what became of a damaged file: it stays here until whoever is responsible has read it."""
        lost = self.tr("non si sa quante") if salvage.lost is None else str(salvage.lost)
        text = self.tr(
            "Archivio danneggiato il {day}: registrazioni recuperate {events}, perse {lost}. Il vecchio file è «{file}»"
        )
        day = f"{rome(salvage.at):%d/%m/%Y %H:%M}"
        return text.format(day=day, events=salvage.events, lost=lost, file=salvage.set_aside.name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill_menu()

    def _fill_menu(self) -> None:
        entries = [
            ("undo", TileText(self.tr("Togli una presenza"), self.tr("l'ultima, o una delle ultime"))),
            ("camera", TileText(self.tr("Fotocamera"), self.tr("quale, come è girata"))),
            ("scanner", TileText(self.tr("Lettore di codici"), self._preferences.serial_port)),
            ("station", TileText(self.tr("Stato della postazione"), self.tr("scambi, giorni, consegne"))),
            ("pin", TileText("PIN", self.tr("cambia") if self._preferences.pin_hash else self.tr("non impostato"))),
            (
                "surnames",
                TileText(
                    self.tr("Cognomi"),
                    self.tr("solo l'iniziale") if self._preferences.hides_surnames else self.tr("per intero"),
                ),
            ),
            ("language", TileText(self.tr("Lingua"), "Italiano" if self._preferences.language == "it" else "English")),
            ("close", TileText(self.tr("Chiudi la postazione"), self.tr("esce dal programma"))),
        ]
        till, operator = _till_of(self._state)
        if till:
            note = self.tr("aperta: {name}").format(name=operator) if operator else self.tr("non aperta")
            entries.insert(1, ("till", TileText(self.tr("Cassa delle ricariche"), note)))
        self.show_menu(entries)

    def _on_section(self, name: str) -> None:
        match name:
            case "undo":
                self._fill_presences()
            case "camera_setup":
                self.camera.start(self._preferences, found_cameras())
            case "scanner":
                self._fill_ports()
            case "till":
                self.stack.setCurrentWidget(self.till)
                self.till.start()
            case "pin":
                self.pin_change_wanted.emit()
            case "surnames":
                self._save(replace(self._preferences, hides_surnames=not self._preferences.hides_surnames))
            case "language":
                self._save(replace(self._preferences, language="en" if self._preferences.language == "it" else "it"))
            case "close":
                self.confirm.ask(
                    self.tr("La postazione si chiude: da quel momento le tessere non si leggono più."),
                    self.tr("Chiudi"),
                    self.close_wanted.emit,
                )
            case _:
                pass

    def _fill_presences(self) -> None:
        pupils = () if self._overview is None else self._overview.pupils
        own = [pupil for pupil in pupils if pupil.event_id is not None and pupil.at is not None]
        own.sort(key=lambda pupil: (pupil.at, pupil.pupil_id), reverse=True)
        self.show_presences(own[:LAST_PRESENCES])

    def _fill_ports(self) -> None:
        try:
            ports, note = serial_ports(), ""
        except RefettorioError as error:
            ports, note = (), describe(error)
        if self._preferences.serial_port and self._preferences.serial_port not in ports:
            ports = (*ports, self._preferences.serial_port)
        self.show_ports(ports, self._preferences.serial_port, note)

    def _on_undo_wanted(self, pupil: PupilOnDay) -> None:
        event_id = pupil.event_id
        if event_id is None:
            return
        at = "" if pupil.at is None else f"{rome(pupil.at):%H:%M}"
        question = self.tr("La presenza di {name}, {class_name}, delle {time} sarà tolta.").format(
            name=f"{pupil.first_name} {pupil.last_name}", class_name=pupil.class_name, time=at
        )
        self.confirm.ask(question, self.tr("Togli la presenza"), lambda: self._undo(event_id, pupil.first_name))

    def _undo(self, event_id: str, first_name: str) -> None:
        def done(_nothing: None) -> None:
            _log.info("a presence was taken back: %s", event_id)
            self.undone.emit(event_id)
            self.notice.emit(self.tr("Presenza di {name} tolta").format(name=first_name))

        self._desk.undo(event_id, done, self._on_undo_failed)

    def _on_undo_failed(self, error: BaseException) -> None:
        self.failed.emit(describe(error))

    def _on_port_chosen(self, port: str) -> None:
        self._save(replace(self._preferences, serial_port=port))
        self._fill_ports()

    def _on_exchange_wanted(self) -> None:
        if self._desk.has_office:
            self._desk.exchange_now()
            self.notice.emit(self.tr("Scambio con l'ufficio avviato"))
        else:
            self.failed.emit(self.tr("Questa postazione lavora senza ufficio: non c'è con chi scambiare."))

    def _on_camera_saved(self, preferences: KioskPreferences) -> None:
        self._save(preferences)
        self.open_menu()

    def _on_camera_left(self) -> None:
        """Back to what was in force."""
        self.preferences_tried.emit(self._preferences)

    def _save(self, preferences: KioskPreferences) -> None:
        self.take_preferences(preferences)
        self.preferences_saved.emit(preferences)


def _till_of(state: StationState | None) -> tuple[bool, str]:
    """Return whether the station takes money, and who keeps its till."""
    if state is None or state.station is None or state.is_revoked:
        return False, ""
    return state.station.may_recharge, state.till_operator
