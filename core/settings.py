"""Where things live: the database, the key file, the station's file, the backups.

Read in this order, the first that says something holds: the argument (a command's option), the environment, the
settings file, the default. Options of the office's work are not here but in the database (`core.access.options`).
"""

from __future__ import annotations

import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from core.errors import EnvironmentFault, Phrase

SETTINGS_FILE = "REFETTORIO_SETTINGS"
_NAME = "refettorio"
_LINE = re.compile(r"at line (\d+)")

#: What a settings file may say, and the environment's name for it.
VARIABLES = {
    "database": "REFETTORIO_DATABASE",
    "key_file": "REFETTORIO_KEY_FILE",
    "station_file": "REFETTORIO_STATION_FILE",
    "backup_folder": "REFETTORIO_BACKUP_FOLDER",
    "language": "REFETTORIO_LANGUAGE",
}
#: The languages that the screens speak.
LANGUAGES = ("it", "en")


class SettingsTorn(EnvironmentFault):
    """The settings file is not TOML."""

    template = (
        "Il file delle impostazioni «{path}» ha un errore alla riga {line} ({reason}). Correggila, oppure togli il "
        "file per usare i valori normali. I percorsi di Windows vanno tra apostrofi: 'C:\\dati\\mensa.db'."
    )


class SettingsUnreadable(EnvironmentFault):
    """The settings file cannot be read or written."""

    template = (
        "Il file delle impostazioni «{path}» non si può usare ({reason}). Controlla che esista e i suoi permessi."
    )


class SettingUnknown(EnvironmentFault):
    """The settings file says something that nobody reads, or in a way that nobody understands."""

    template = "Nel file delle impostazioni «{path}» la voce «{name}» non va bene: {reason}."


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things live. Nothing of it needs to exist yet.

    `database_url` is SQLite's or PostgreSQL's (`core.storage.open_database`), `language` that of the screens, or None
    for the system's.
    """

    database_url: str
    key_file: Path
    station_file: Path
    backup_folder: Path
    language: str | None
    settings_file: Path


def load_settings(
    *,
    database: str | Path | None = None,
    key_file: Path | None = None,
    station_file: Path | None = None,
    backup_folder: Path | None = None,
    language: str | None = None,
    settings_file: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Return where things live.

    Args:
        database: a URL, or the path of an SQLite file.
        key_file: the key of the sealed texts.
        station_file: a kiosk's own file.
        backup_folder: where backups go.
        language: one of `LANGUAGES`.
        settings_file: the file to read; unless given, `REFETTORIO_SETTINGS` or `default_settings_file()`, which may be
            missing.
        environment: the process's own when None.

    Raises:
        SettingsTorn: the settings file is not TOML; the line is told.
        SettingsUnreadable: it cannot be read, or the one that was named does not exist.
        SettingUnknown: it says something that nobody reads.
    """
    environment = os.environ if environment is None else environment
    named = settings_file or (Path(environment[SETTINGS_FILE]) if environment.get(SETTINGS_FILE) else None)
    path = (named or default_settings_file()).absolute()
    given = {
        "database": None if database is None else str(database),
        "key_file": None if key_file is None else str(key_file),
        "station_file": None if station_file is None else str(station_file),
        "backup_folder": None if backup_folder is None else str(backup_folder),
        "language": language,
    }
    read = _read(path, must_exist=named is not None)
    # What a file says is relative to the file, the rest to where the command was given.
    found = {name: _beside(path, name, value) for name, value in read.items() if value}
    found.update({name: environment[variable] for name, variable in VARIABLES.items() if environment.get(variable)})
    found.update({name: value for name, value in given.items() if value is not None})
    return _settings(found, path)


def default_settings_file() -> Path:
    """Return where the settings file lies unless told otherwise: the user's configuration folder."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "settings.toml"


def write_settings(path: Path, **values: str) -> None:
    """Write some of the settings into the file, which is made if missing; its other lines and comments stay.

    The file is replaced whole or not at all.

    Args:
        path: the settings file.
        values: by the names in `VARIABLES`; empty text takes a setting out.

    Raises:
        SettingsTorn: what is there is not TOML: it is not touched.
        SettingsUnreadable: it cannot be written.
        SettingUnknown: a value cannot be.
    """
    _read(path, must_exist=False)
    for name, value in values.items():
        _ensure_known(path, name, value)
    lines = _text(path).splitlines() if path.exists() else []
    for name, value in values.items():
        lines = _with(lines, name, value)
    _replace(path, "".join(f"{line}\n" for line in lines))


def _settings(found: Mapping[str, str], path: Path) -> Settings:
    data = Path(platformdirs.user_data_dir(_NAME, appauthor=False))
    language = found.get("language")
    if language is not None and language not in LANGUAGES:
        reason = Phrase("scegli tra {names}", names=", ".join(LANGUAGES))
        raise SettingUnknown(path=path, name="language", reason=reason)
    return Settings(
        database_url=_database_url(found.get("database") or str(data / "refettorio.db")),
        # Not in the folder of the data: who copies that has not copied the key as well.
        key_file=Path(found.get("key_file") or path.parent / "refettorio.key").absolute(),
        station_file=Path(found.get("station_file") or data / "station.db").absolute(),
        backup_folder=Path(found.get("backup_folder") or data / "backups").absolute(),
        language=language,
        settings_file=path,
    )


def _database_url(text: str) -> str:
    """Return the URL of what may be given as the path of a file."""
    return text if _is_url(text) else f"sqlite:///{Path(text).expanduser().resolve().as_posix()}"


def _is_url(text: str) -> bool:
    return "://" in text


def _beside(path: Path, name: str, value: str) -> str:
    """Return a path of the settings file as it is meant: beside the file."""
    if name == "language" or _is_url(value):
        return value
    return str(path.parent / Path(value).expanduser())


def _read(path: Path, *, must_exist: bool) -> dict[str, str]:
    if not must_exist and not path.exists():
        return {}
    text = _text(path)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise SettingsTorn(
            path=path,
            line=line[1] if line else max(1, len(text.splitlines())),
            reason=str(error).partition(" (")[0],
        ) from error
    for name, value in values.items():
        _ensure_known(path, name, value)
    return values


def _ensure_known(path: Path, name: str, value: object) -> None:
    if name not in VARIABLES:
        raise SettingUnknown(path=path, name=name, reason=Phrase("le voci sono {names}", names=", ".join(VARIABLES)))
    if not isinstance(value, str) or any(ord(char) < 32 for char in value):
        raise SettingUnknown(path=path, name=name, reason="il valore va scritto tra apici, su una riga")
    if name == "language" and value and value not in LANGUAGES:
        raise SettingUnknown(path=path, name=name, reason=Phrase("scegli tra {names}", names=", ".join(LANGUAGES)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # Notepad puts a mark at the beginning
    except UnicodeDecodeError as error:
        raise SettingsUnreadable(path=path, reason="non è un file di testo in UTF-8") from error
    except OSError as error:
        raise SettingsUnreadable(path=path, reason=error.strerror) from error


def _with(lines: list[str], name: str, value: str) -> list[str]:
    """Return the lines with the setting in its old place, at the end when it is new, or without it."""
    line = f"{name} = {_quoted(value)}"
    places = [number for number, old in enumerate(lines) if re.match(rf"\s*[\"']?{name}[\"']?\s*=", old)]
    if not value:
        return [old for number, old in enumerate(lines) if number not in places]
    if not places:
        return [*lines, line]
    return [line if number in places else old for number, old in enumerate(lines)]


def _quoted(value: str) -> str:
    """Return a TOML string: plain between apostrophes, as Windows paths need, if there is none in it."""
    if "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _replace(path: Path, text: str) -> None:
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsUnreadable(path=path, reason=error.strerror) from error
