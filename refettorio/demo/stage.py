"""What all parts of the demonstration work with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from core.access.session import Session
from core.storage import Database
from refettorio.demo.clock import DemoClock
from refettorio.demo.place import DemoPlace


@dataclass(frozen=True)
class Stage:
    """The application, the folder, the clock, the office's database and the program's own session on it."""

    app: QApplication
    place: DemoPlace
    clock: DemoClock
    database: Database
    session: Session
    seed: int
