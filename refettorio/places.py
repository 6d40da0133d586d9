"""The program's own folders and version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

import platformdirs

_NAME = "refettorio"


def crash_folder() -> Path:
    """Return where crash reports go: the user's folder for logs."""
    return Path(platformdirs.user_log_dir(_NAME, appauthor=False))


def version() -> str:
    """Return the program's version, as it was installed."""
    try:
        return installed_version(_NAME)
    except PackageNotFoundError:
        return "da sorgenti"
