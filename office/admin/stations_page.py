"""Stations: enrolled here, joined by a one-time code, shut out for good; what they told and was not carried out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QLabel

from core import registry
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import RefettorioError
from core.qt.confirm import ConfirmBar
from core.qt.icons import Icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Tone
from core.qt.theme import Role, code_font, current_look, set_role
from core.station import (
    KeptEvent,
    Station,
    StationCode,
    enrol_station,
    make_station_code,
    quarantined,
    revoke_station,
    stations,
)
from office.admin.side_panel import SidePanel, beside
from office.admin.station_form import StationForm
from office.desk import Desk
from office.page import Page


@dataclass(frozen=True, slots=True)
class StationFacts:
    """What the page shows and offers."""

    stations: tuple[Station, ...]
    schools: tuple[registry.School, ...]
    services: tuple[registry.Service, ...]


def station_facts(session: Session) -> StationFacts:
    """Return the stations, and what a new one may be for."""
    return StationFacts(stations(session), registry.schools(session), registry.services(session))


class StationsPage(Page):
    """The kiosks as the office sees them."""

    areas = frozenset({"station", "registry"})
    icon = "scan"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts = StationFacts((), (), ())
        self._code: StationCode | None = None
        self.confirm = ConfirmBar()
        self.model: RecordTableModel[Station] = RecordTableModel(self._columns(), identity=lambda one: one.id)
        self.table = RecordTableView()
        self.table.setObjectName("stations")
        self.table.setModel(self.model)
        self.form = StationForm()
        self.panel = SidePanel("station_panel", self.form)
        self.code = QLabel()
        self.code.setObjectName("station_code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code_note = QLabel()
        self.code_note.setWordWrap(True)
        self.panel.add_widget(self.code)
        self.panel.add_widget(self.code_note)
        self.copy_button = self.panel.add_button("copy_code", Icon.COPY)
        self.code_button = self.panel.add_button("make_code", Icon.LOCK)
        self.revoke_button = self.panel.add_button("revoke_station", Icon.STOP)
        self.kept_label = QLabel()
        set_role(self.kept_label, Role.MUTED)
        self.kept_label.setWordWrap(True)
        self.panel.add_widget(self.kept_label)
        self.kept_model: RecordTableModel[KeptEvent] = RecordTableModel(
            self._kept_columns(), identity=lambda one: one.event_id
        )
        self.kept_table = RecordTableView()
        self.kept_table.setObjectName("kept_events")
        self.kept_table.setModel(self.kept_model)
        self.kept_table.setMinimumHeight(160)
        self.panel.add_widget(self.kept_table)
        self.kept_button = self.panel.add_button("kept_open", Icon.DAY_CLOSE)
        self.body.addWidget(self.confirm)
        self.body.addWidget(beside(self.table, self.panel), 1)
        self._may_manage = desk.session.may(Permission.MANAGE_STATIONS)
        self.primary.setVisible(self._may_manage)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.primary.clicked.connect(self._on_new)
        self.form.save_wanted.connect(self._on_save)
        self.form.cancelled.connect(self._show_chosen)
        self.table.record_selected.connect(lambda _one: self._on_selected())
        self.code_button.clicked.connect(self._on_code_wanted)
        self.copy_button.clicked.connect(self._on_copy)
        self.revoke_button.clicked.connect(self._on_revoke)
        self.kept_button.clicked.connect(self._desk.kept_wanted)

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Postazioni")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Postazioni: ogni computer in refettorio o allo sportello si iscrive qui. Il codice usa e getta va scritto "
            "sulla postazione entro un giorno. Una postazione persa o rubata si revoca: al primo contatto dimentica "
            "tutti gli alunni."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Nuova postazione"))
        self.code_button.setText(self.tr("Fai un codice di iscrizione"))
        self.copy_button.setText(self.tr("Copia il codice"))
        self.revoke_button.setText(self.tr("Revoca la postazione"))
        self.kept_button.setText(self.tr("Guardale nella Chiusura"))
        self.model.set_columns(self._columns())
        self.kept_model.set_columns(self._kept_columns())
        self.table.setAccessibleName(self.tr("Postazioni"))
        self.kept_table.setAccessibleName(self.tr("Registrazioni da guardare"))
        self.table.set_empty_text(
            self.tr("Nessuna postazione: con «Nuova postazione» iscrivi il computer del refettorio o dello sportello.")
        )
        self.kept_table.set_empty_text(self.tr("Niente."))
        if not self.panel.is_form_shown:
            self._show_chosen()

    def reload(self) -> None:
        """Ask for the stations again."""
        self._desk.read(station_facts, self._show, owner=self, key=f"stations {id(self)}")

    def focus_search(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def _show(self, facts: StationFacts) -> None:
        self._facts = facts
        self.model.set_records(facts.stations)
        if not self.panel.is_form_shown:
            self._show_chosen()

    def _chosen(self) -> Station | None:
        station: Station | None = self.table.current_record()
        return station if self.table.selected_rows() else None

    def _on_selected(self) -> None:
        """Show another station; a form that is being filled in stays until it is saved or cancelled."""
        if self.panel.is_form_shown:
            return
        self._show_chosen()
        station = self._chosen()
        if station is not None:
            self._desk.read(
                lambda session: quarantined(session, station_id=station.id).items,
                lambda kept: self._show_kept(station, kept),
                owner=self,
                key=f"kept {id(self)}",
            )

    def _show_kept(self, station: Station, kept: tuple[KeptEvent, ...]) -> None:
        if self._chosen() == station:
            self.kept_model.set_records(kept)

    def _show_chosen(self) -> None:
        station = self._chosen()
        self.panel.setVisible(station is not None)
        if station is None:
            return
        lines = [f"{station.school_name} · {station.service_name}", self._does(station), self._state(station)]
        self.panel.show_facts(f"{station.name} ({station.id})", "\n".join(lines))
        is_usable = self._may_manage and not station.is_revoked
        self.code_button.setVisible(is_usable)
        self.revoke_button.setVisible(is_usable)
        has_code = self._code is not None and self._code.station_id == station.id
        self.code.setVisible(has_code)
        self.code_note.setVisible(has_code)
        self.copy_button.setVisible(has_code)
        if has_code and self._code is not None:
            self.code.setFont(code_font(current_look().body_pt * 1.6, QFont.Weight.Bold))
            self.code.setText(self._code.text)
            until = rome(self._code.expires_at)
            text = self.tr("Scrivilo sulla postazione entro le {hour} del {day}: vale una volta sola.")
            self.code_note.setText(text.format(hour=f"{until:%H:%M}", day=f"{until:%d/%m/%Y}"))
        self.kept_label.setVisible(station.kept_aside > 0)
        self.kept_table.setVisible(station.kept_aside > 0)
        self.kept_button.setVisible(station.kept_aside > 0)
        self.kept_label.setText(
            self.tr("Registrazioni non eseguite, da guardare ({count}):").format(count=station.kept_aside)
        )

    # Enrolling

    def _on_new(self) -> None:
        self.panel.show_form()
        self.form.begin(self._facts.schools, self._facts.services, self._free_id())

    def _free_id(self) -> str:
        known = {station.id for station in self._facts.stations}
        return next(f"P{number}" for number in range(1, len(known) + 2) if f"P{number}" not in known)

    def _on_save(self) -> None:
        if not self.form.save_button.isEnabled():
            return
        values = self.form.values()
        self.form.set_busy(True)
        self._desk.write(
            lambda session, _progress: enrol_station(session, **values),  # type: ignore[arg-type]
            self._on_enrolled,
            owner=self,
            touches=("station",),
            on_failed=self._on_refused,
        )

    def _on_enrolled(self, station: Station) -> None:
        self.form.set_busy(False)
        self.panel.pages.setCurrentIndex(0)
        self._desk.tell(self.tr("Postazione «{name}» iscritta: ora fai il suo codice.").format(name=station.name))
        self._desk.read(station_facts, lambda facts: self._show_and_choose(facts, station.id), owner=self)

    def _show_and_choose(self, facts: StationFacts, station_id: str) -> None:
        self._show(facts)
        self.table.select_identity(station_id)
        self.code_button.setFocus()

    def _on_refused(self, error: BaseException) -> None:
        self.form.set_busy(False)
        if isinstance(error, RefettorioError):
            self.form.show_fault(error)
        else:
            self._desk.tell_error(error)

    # Codes and revoking

    def _on_code_wanted(self) -> None:
        station = self._chosen()
        if station is None:
            return
        if station.claimed_at is None:
            self._make_code(station)
            return
        self.confirm.ask(
            self.tr(
                "«{name}» è già in uso su un computer. Con un codice nuovo un altro computer può prendere il suo posto."
            ).format(name=station.name),
            self.tr("Fai il codice"),
            lambda: self._make_code(station),
            is_dangerous=False,
        )

    def _make_code(self, station: Station) -> None:
        self._desk.write(
            lambda session, _progress: make_station_code(session, station.id),
            self._on_code,
            owner=self,
            touches=("station",),
        )

    def _on_code(self, code: StationCode) -> None:
        self._code = code
        self._show_chosen()
        self.copy_button.setFocus()

    def _on_copy(self) -> None:
        if self._code is not None:
            QGuiApplication.clipboard().setText(self._code.text)
            self._desk.messages.info(self.tr("Codice copiato."))

    def _on_revoke(self) -> None:
        station = self._chosen()
        if station is None:
            return
        self.confirm.ask(
            self.tr(
                "«{name}» non varrà più e non torna valida: al primo contatto dimentica tutti gli alunni, e quello che "
                "non ha ancora trasmesso sarà messo da parte."
            ).format(name=station.name),
            self.tr("Revoca la postazione"),
            lambda: self._revoke(station),
        )

    def _revoke(self, station: Station) -> None:
        self._desk.write(
            lambda session, _progress: revoke_station(session, station.id),
            lambda one: self._desk.tell(self.tr("Postazione «{name}» revocata.").format(name=one.name)),
            owner=self,
            touches=("station",),
        )

    # Words

    def _columns(self) -> list[Column[Station]]:
        return [
            Column("name", self.tr("Postazione"), lambda one: one.name),
            Column("id", self.tr("Codice"), lambda one: one.id),
            Column("school", self.tr("Scuola"), lambda one: one.school_name),
            Column("does", self.tr("Che cosa fa"), self._does),
            Column("contact", self.tr("Ultimo contatto"), lambda one: one.last_exchange_at),
            Column("state", self.tr("Stato"), self._state, tone=_tone),
        ]

    def _kept_columns(self) -> list[Column[KeptEvent]]:
        return [
            Column("made", self.tr("Quando"), lambda one: one.made_at),
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name),
            Column("reason", self.tr("Perché"), lambda one: one.reason, tooltip=lambda one: one.reason),
        ]

    def _does(self, station: Station) -> str:
        words = [self.tr("presenze")] if station.may_presence else []
        words += [self.tr("ricariche")] if station.may_recharge else []
        return self.tr(" e ").join(words)

    def _state(self, station: Station) -> str:
        if station.is_revoked:
            return self.tr("Revocata")
        if station.kept_aside:
            return self.tr("{count} da guardare").format(count=station.kept_aside)
        return self.tr("In uso") if station.claimed_at is not None else self.tr("Aspetta il codice")


def _tone(station: Station) -> Tone | None:
    if station.is_revoked:
        return Tone.MUTED
    if station.kept_aside or station.claimed_at is None:
        return Tone.WARNING
    return Tone.SUCCESS
