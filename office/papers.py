"""Papers: written off the screen's thread into the clerk's folder, then opened, from where they are printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from core.access.session import Session
from office.desk import Desk


def show_paper(desk: Desk, name: str, write: Callable[[Session, Path], object], *, owner: QObject) -> None:
    """Write a paper called `name` and open it; where no program opens it, say where it lies."""
    new_path = desk.files.new_path

    def written(session: Session) -> Path:
        path = new_path(name)
        write(session, path)
        return path

    title = QCoreApplication.translate("papers", "Preparazione di «{name}»").format(name=name)
    desk.runner.query(
        lambda _progress: written(desk.session),
        on_done=lambda path: _open(desk, path),
        on_failed=desk.tell_error,
        title=title,
        owner=owner,
    )


def _open(desk: Desk, path: Path) -> None:
    if not desk.files.open(path):
        text = QCoreApplication.translate("papers", "Il documento è pronto: {path}. Aprilo da lì per stamparlo.")
        desk.messages.warning(text.format(path=path))
