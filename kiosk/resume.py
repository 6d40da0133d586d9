"""What the kiosk was doing, so that it comes back to the same after it was restarted.

Presences and money are in the station's journal; here is only which page was open and whose outcome nobody has
confirmed yet: a diet that was on screen when the program stopped must come back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from core.station import CheckIn, CheckInOutcome, PupilOnDay
from kiosk.flow import State
from kiosk.mode import Mode
from kiosk.preferences import write_json


@dataclass(frozen=True, slots=True)
class Resumed:
    """The page, and the pupils whose diet was waiting for a tap."""

    mode: Mode | None = None
    unseen: tuple[int, ...] = ()


def unseen_of(state: State) -> tuple[int, ...]:
    """Return the pupils whose diet is on screen or waits for its turn."""
    shown = (*(() if state.shown is None else (state.shown,)), *state.waiting)
    check_ins = [one.check_in for one in shown if one.check_in is not None and one.stays]
    return tuple(check_in.pupil_id for check_in in check_ins if check_in.pupil_id is not None)


def check_ins_of(resumed: Resumed, pupils: tuple[PupilOnDay, ...]) -> tuple[CheckIn, ...]:
    """Return the outcomes to show again; whoever is not present any more is left out."""
    by_id = {pupil.pupil_id: pupil for pupil in pupils}
    found = [by_id[pupil_id] for pupil_id in resumed.unseen if pupil_id in by_id]
    return tuple(
        CheckIn(
            CheckInOutcome.SERVED_DIET,
            event_id=pupil.event_id,
            pupil_id=pupil.pupil_id,
            first_name=pupil.first_name,
            last_name=pupil.last_name,
            class_name=pupil.class_name,
            diets=pupil.diets,
        )
        for pupil in found
        if pupil.is_present and pupil.diets
    )


def load_resumed(path: Path) -> Resumed:
    """Return what the kiosk was doing; nothing when that cannot be read."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        mode = told.get("mode")
        return Resumed(None if mode is None else Mode(mode), tuple(int(one) for one in told.get("unseen", ())))
    except (OSError, ValueError, TypeError, AttributeError):
        return Resumed()


def save_resumed(path: Path, resumed: Resumed) -> None:
    """Note what the kiosk is doing.

    Raises:
        PreferencesNotSaved: it cannot be written.
    """
    write_json(path, {"mode": resumed.mode, "unseen": list(resumed.unseen)})
