"""The end of a demonstration on a screen: the office and the kiosk stay open on the day that was lived.

Each is dressed in its own theme, so each has a process of its own; the clock of both is still the demonstration's.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import time
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QApplication

from core.access.signin import sign_in
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
_LOOK_SECONDS = 0.5


def stay_open(app: QApplication, place: DemoPlace, clock: DemoClock) -> None:
    """Open both and wait until both were closed, or somebody stops the program."""
    print(f"Ufficio e postazione restano aperti (per rientrare in ufficio: «{USERNAME}», password «{PASSWORD}»).")
    print(
        "La postazione usa la fotocamera di questo computer: prova una tessera stampata. Per finire chiudi le finestre."
    )
    clock.put(_HOUR)
    ids = RandomIds(clock)
    store = StationStore.open(place.station_file, clock=clock, ids=ids)
    gateway = DatabaseGateway(lambda: open_database(sqlite_url(place.database)), clock, ids)
    with stopped_by_signals(app) as is_stopped:
        office = subprocess.Popen([sys.executable, "-m", "refettorio.demo.staying", str(place.root)])  # noqa: S603 - ours
        window = open_kiosk(app, store, gateway, "0", windowed=True, folder=place.data, language="it")
        app.exec()
        window.close()
        window.deleteLater()
        store.close_thread()
        _wait_for(office, is_stopped)


def _wait_for(office: subprocess.Popen[bytes], is_stopped: Event) -> None:
    while office.poll() is None and not is_stopped.wait(_LOOK_SECONDS):
        pass
    if is_stopped.is_set():
        office.terminate()
    office.wait()


def main(root: Path) -> int:
    """Open the office of the demonstration in `root`, signed in to; return when its window is closed."""
    place, clock = DemoPlace(root), DemoClock(DAY)
    clock.put(_HOUR)
    app = application()
    settings, ids = demo_settings(place), RandomIds(clock)
    database = open_database(settings.database_url)
    with stopped_by_signals(app):
        session = sign_in(database, clock, ids, USERNAME, PASSWORD)
        window = open_office(app, settings, database, clock, ids, session=session)
        app.exec()
        window.close()
        window.deleteLater()
    database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
