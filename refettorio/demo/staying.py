"""The end of a demonstration on a screen: the office and the kiosk stay open on the day that was lived.

Each is dressed in its own theme, so each has a process of its own; the clock of both is still the demonstration's.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.ids import RandomIds
from core.station import DatabaseGateway, StationStore
from core.storage import open_database
from core.storage.database import sqlite_url
from kiosk.app import open_kiosk
from office.app import open_office
from refettorio.demo.clock import DemoClock
from refettorio.demo.morning import DAY, PASSWORD, USERNAME
from refettorio.demo.place import DemoPlace
from refettorio.demo.settings import demo_settings
from refettorio.windows import application, stopped_by_signals

#: The hour at which people find the day.
_HOUR = time(15, 30)


def stay_open(app: QApplication, place: DemoPlace, clock: DemoClock) -> None:
    """Open both and wait until both were closed."""
    print(f"Ufficio e postazione restano aperti: entra con «{USERNAME}», password «{PASSWORD}».")
    print(
        "La postazione usa la fotocamera di questo computer: prova una tessera stampata. Per finire chiudi le finestre."
    )
    office = subprocess.Popen([sys.executable, "-m", "refettorio.demo.staying", str(place.root)])  # noqa: S603 - ours
    clock.put(_HOUR)
    ids = RandomIds(clock)
    store = StationStore.open(place.station_file, clock=clock, ids=ids)
    gateway = DatabaseGateway(lambda: open_database(sqlite_url(place.database)), clock, ids)
    window = open_kiosk(app, store, gateway, "0", windowed=True, folder=place.data, language="it")
    app.exec()
    window.close()
    window.deleteLater()
    store.close_thread()
    office.wait()


def main(root: Path) -> int:
    """Open the office of the demonstration in `root`; return when its window is closed."""
    place, clock = DemoPlace(root), DemoClock(DAY)
    clock.put(_HOUR)
    app = application()
    settings = demo_settings(place)
    database = open_database(settings.database_url)
    with stopped_by_signals(app):
        window = open_office(app, settings, database, clock, RandomIds(clock))
        app.exec()
        window.close()
        window.deleteLater()
    database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
