"""What the badge at the corner says of the station: in one word and one line, honest, never in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from core.clock import rome
from core.station import StationState


class Health(Enum):
    """How the station stands; each has its own shape."""

    GOOD = auto()
    DOUBTFUL = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Status:
    """A word (`in linea`) and what stands behind it (`ultimo scambio 12:31 · 3 in attesa`)."""

    health: Health
    word: str
    detail: str


def status_of(state: StationState, now: datetime, *, has_office: bool, is_office_reached: bool) -> Status:
    """Return what to say. What hinders work comes first, then what will hinder it soon."""
    health, word = _head(state, has_office=has_office, is_office_reached=is_office_reached)
    return Status(health, word, _detail(state, now))


def _head(state: StationState, *, has_office: bool, is_office_reached: bool) -> tuple[Health, str]:
    translate = QCoreApplication.translate
    is_old = not state.is_day_of_clock or state.is_stale
    found = (
        (state.station is None, Health.BAD, translate("Status", "da collegare")),
        (state.is_revoked, Health.BAD, translate("Status", "revocata dall'ufficio")),
        (state.day is None, Health.BAD, translate("Status", "senza elenco")),
        (state.is_clock_wrong, Health.DOUBTFUL, translate("Status", "orologio da correggere")),
        (is_old, Health.DOUBTFUL, translate("Status", "elenco non aggiornato")),
        (not (has_office and is_office_reached), Health.DOUBTFUL, translate("Status", "non in linea")),
        (True, Health.GOOD, translate("Status", "in linea")),
    )
    return next((health, word) for is_so, health, word in found if is_so)


def _detail(state: StationState, now: datetime) -> str:
    translate = QCoreApplication.translate
    if state.exchanged_at is None:
        parts = [translate("Status", "nessuno scambio")]
    else:
        at = rome(state.exchanged_at)
        shown = f"{at:%H:%M}" if at.date() == rome(now).date() else f"{at:%d/%m %H:%M}"
        parts = [translate("Status", "ultimo scambio {time}").format(time=shown)]
    if state.unsent:
        parts.append(translate("Status", "{count} in attesa").format(count=state.unsent))
    return " · ".join(parts)
