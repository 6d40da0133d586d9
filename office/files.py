"""Where the office's papers go, and how they are opened. Given to the desk, so that tests open and ask nothing."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from core.documents import FolderNotWritable

_UNFIT = re.compile(r"[^\w.()ªº-]+")


class Files:
    """The folder of the papers (made when first used), the dialogs that ask for another, and how a paper is opened."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or default_folder()
        self._read_from = self._folder

    @property
    def folder(self) -> Path:
        """Where papers go unless asked otherwise."""
        return self._folder

    def set_folder(self, folder: Path) -> None:
        """Put papers into `folder` from now on."""
        self._folder = folder

    def new_path(self, name: str) -> Path:
        """Return a path in the folder for a paper called `name`; an older paper of that name gives way.

        Raises:
            FolderNotWritable: the folder cannot be made.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderNotWritable(folder=self._folder) from error
        return self._folder / fit_name(name)

    def open(self, path: Path) -> bool:
        """Open a file, or a folder, as a double click would; tell whether a program was found."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def ask_save(self, parent: QWidget, name: str, kind: str) -> Path | None:
        """Ask where to save; `kind` is the dialog's filter. None when the clerk thinks better of it."""
        where = _that_exists(self._folder) / fit_name(name)
        chosen, _filter = QFileDialog.getSaveFileName(parent, "", str(where), kind)
        return Path(chosen) if chosen else None

    def ask_open(self, parent: QWidget, kind: str) -> Path | None:
        """Ask for a file to read, first where the last one was; `kind` is the dialog's filter.

        None when the clerk thinks better of it.
        """
        chosen, _filter = QFileDialog.getOpenFileName(parent, "", str(_that_exists(self._read_from)), kind)
        if not chosen:
            return None
        self._read_from = Path(chosen).parent
        return Path(chosen)

    def ask_folder(self, parent: QWidget) -> Path | None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(parent, "", str(_that_exists(self._folder)))
        return Path(chosen) if chosen else None


def _that_exists(folder: Path) -> Path:
    """Return the folder, or what there is of the way to it: a dialog takes the rest for a file's name."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)


def default_folder() -> Path:
    """Return the folder `Refettorio` among the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / "Refettorio"


def fit_name(name: str) -> str:
    """Return `name` as every file system takes it: no separators, no blanks, not too long."""
    stem, dot, ending = name.rpartition(".")
    cleaned = _UNFIT.sub("-", stem if dot else name).strip("-.") or "documento"
    return f"{cleaned[:100]}{dot}{ending}"
