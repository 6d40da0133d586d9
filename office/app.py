"""Opening the office: the one door for the command line and the demonstration."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from core.access.session import Session
from core.clock import Clock, SystemClock
from core.ids import IdSource, RandomIds
from core.qt.crash import CrashHandler
from core.qt.translations import Language
from core.settings import Settings
from core.storage import Database
from office.files import Files
from office.shell.preferences import Preferences
from office.window import OfficeWindow


def open_office(
    app: QApplication,
    settings: Settings,
    database: Database,
    clock: Clock | None = None,
    ids: IdSource | None = None,
    *,
    session: Session | None = None,
    preferences: Preferences | None = None,
    files: Files | None = None,
    crash: CrashHandler | None = None,
    sample: Callable[[Session], object] | None = None,
    is_shown: bool = True,
) -> OfficeWindow:
    """Return the office's window on an open, migrated database.

    Args:
        app: the application, which is dressed.
        settings: where things live; preferences and crash reports go beside its settings file.
        database: the municipality's; the caller closes it after the window.
        clock: the machine's when None.
        ids: the operating system's random source when None.
        session: somebody who is signed in already (the demonstration); None: the first screen asks.
        preferences: where the clerk's choices are kept, beside the settings file when None.
        files: where papers go and how they are opened, the user's documents when None.
        crash: catches what nobody caught; made and installed by the caller.
        sample: fills an empty database with a sample municipality, offered at the first start.
        is_shown: show it now.
    """
    clock = clock or SystemClock()
    folder = settings.settings_file.parent
    preferences = preferences or Preferences.in_folder(folder)
    window = OfficeWindow(
        app,
        database,
        clock,
        ids or RandomIds(clock),
        preferences=preferences,
        files=files or Files(preferences.papers_folder),
        backup_folder=settings.backup_folder,
        language=None if settings.language is None else Language(settings.language),
        crash=crash,
        sample=sample,
    )
    if session is not None:
        window.enter(session)
    if is_shown:
        window.show()
    return window
