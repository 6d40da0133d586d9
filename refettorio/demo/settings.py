"""Where things live in a demonstration: all of it in its own folder."""

from __future__ import annotations

from core.settings import Settings
from core.storage.database import sqlite_url
from refettorio.demo.place import DemoPlace


def demo_settings(place: DemoPlace) -> Settings:
    """Return the settings of the demonstration in `place`."""
    return Settings(
        database_url=sqlite_url(place.database),
        key_file=place.key_file,
        station_file=place.station_file,
        backup_folder=place.data / "copie",
        language="it",
        settings_file=place.data / "impostazioni.toml",
    )
