"""What a station remembers about its own corner: camera, scanner, PIN, language. A small file beside the station's.

Nothing in it concerns children or money. A file that cannot be read never keeps the station from working: it starts
with the usual values and says so.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from core.errors import EnvironmentFault

#: Minutes without anybody before the screen rests; 0 for never.
SAVER_MINUTES = 20


class PreferencesUnreadable(EnvironmentFault):
    """The file is torn or of another kind; it was set aside."""

    template = (
        "Le impostazioni della postazione non si leggono: sono in «{kept}». Si usano quelle normali: controlla "
        "fotocamera e PIN in «Gestione»."
    )


class PreferencesNotSaved(EnvironmentFault):
    """The file cannot be written."""

    template = "Le impostazioni della postazione non sono state salvate ({reason}): valgono fino alla chiusura."


@dataclass(frozen=True, slots=True)
class KioskPreferences:
    """`camera` as `CameraSource.parse` reads it; `width` and `height` are wishes; `rotation` in degrees clockwise.

    `mirror` is for a camera that mirrors by itself. `serial_port` empty: no serial scanner. `pin_hash` empty: nobody is
    asked for a PIN. `saver_minutes` 0: the screen never rests.
    """

    camera: str = "0"
    width: int = 1280
    height: int = 720
    mirror: bool = False
    rotation: int = 0
    serial_port: str = ""
    pin_hash: str = ""
    hides_surnames: bool = False
    language: str = "it"
    saver_minutes: int = SAVER_MINUTES


def load_preferences(path: Path) -> KioskPreferences:
    """Return what the file says; the usual values when there is none, or for what is missing in it.

    Raises:
        PreferencesUnreadable: it is no file of ours; it was set aside under another name.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))  # Notepad puts a mark at the beginning
        return _from(told)
    except FileNotFoundError:
        return KioskPreferences()
    except (OSError, ValueError, TypeError) as error:
        kept = path.with_suffix(".illeggibile")
        try:
            path.replace(kept)
        except OSError:
            kept = path
        raise PreferencesUnreadable(kept=kept) from error


def save_preferences(path: Path, preferences: KioskPreferences) -> None:
    """Write the file, whole or not at all.

    Raises:
        PreferencesNotSaved: it cannot be written; the old one is as it was.
    """
    write_json(path, asdict(preferences))


def write_json(path: Path, values: dict[str, object]) -> None:
    """Put `values` at `path`, whole or not at all.

    Raises:
        PreferencesNotSaved: it cannot be written.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False, indent=2)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise PreferencesNotSaved(reason=error.strerror or type(error).__name__) from error


def _from(told: object) -> KioskPreferences:
    """Return the preferences in what was read; unknown names are for another version.

    Raises:
        TypeError, ValueError: it says something of another kind.
    """
    if not isinstance(told, dict):
        raise TypeError("not a table")
    usual = KioskPreferences()
    values = {field.name: told[field.name] for field in fields(usual) if field.name in told}
    for name, value in values.items():
        if type(value) is not type(getattr(usual, name)):
            raise TypeError(name)
    if values.get("rotation", 0) not in {0, 90, 180, 270}:
        raise ValueError("rotation")
    return KioskPreferences(**values)
