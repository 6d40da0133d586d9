"""What every page works with: the session, the one task runner, and the way to say something to the clerk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from core.access.operations import OperationId
from core.access.session import Session
from core.errors import Cancelled
from core.progress import Progress
from core.qt.messages import MessageBar
from core.qt.tasks import Task, TaskRunner
from core.qt.translations import describe
from office.files import Files

T = TypeVar("T")

#: The source of the operation ids made at this desk.
SOURCE = "office"


class Desk(QObject):
    """One signed-in clerk at one PC."""

    #: A page asks for another one: the pupil's record or account, the pupils of a class. The window brings the page to
    #: the front and calls its `open_pupil` or `open_class`.
    pupil_wanted = Signal(int)
    account_wanted = Signal(int)
    class_wanted = Signal(int)
    cards_wanted = Signal(int)
    #: The close of a service's day is wanted: service and day; or the list of what stations told.
    closing_wanted = Signal(int, object)
    kept_wanted = Signal()
    #: A suspension is to be made, of these days for these classes (a SuspensionScope); or one is to be seen (its id).
    new_suspension_wanted = Signal(object)
    suspension_wanted = Signal(int)
    #: A page asks to be brought to the front: the name of its area.
    area_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        runner: TaskRunner,
        messages: MessageBar,
        parent: QObject | None = None,
        *,
        files: Files | None = None,
        backup_folder: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.runner = runner
        self.messages = messages
        self.files = files or Files()
        self.backup_folder = backup_folder

    def read(
        self,
        query: Callable[[Session], T],
        on_done: Callable[[T], None],
        *,
        owner: QObject,
        key: str | None = None,
        on_failed: Callable[[BaseException], None] | None = None,
    ) -> Task:
        """Run a query off the screen's thread; of those with the same `key` only the last is answered."""
        return self.runner.query(
            lambda _progress: query(self.session),
            on_done=on_done,
            on_failed=on_failed or (lambda error: self._not_read(owner, error)),
            owner=owner,
            key=key,
        )

    def _not_read(self, owner: QObject, error: BaseException) -> None:
        """Say what went wrong, and let the pages that asked ask again when they are next entered."""
        self.tell_error(error)
        asking: QObject | None = owner
        while asking is not None:
            look_again = getattr(asking, "look_again", None)
            if look_again is not None:
                look_again()
            asking = asking.parent()

    def write(
        self,
        operation: Callable[[Session, Progress], T],
        on_done: Callable[[T], None],
        *,
        owner: QObject,
        touches: Iterable[str],
        title: str | None = None,
        on_failed: Callable[[BaseException], None] | None = None,
    ) -> Task:
        """Run an operation on the one writer; pages that show what it touches reload afterwards."""
        return self.runner.submit(
            lambda progress: operation(self.session, progress),
            on_done=on_done,
            on_failed=on_failed or self.tell_error,
            title=title,
            touches=touches,
            owner=owner,
        )

    def new_operation(self) -> OperationId:
        """Return an id for an operation, made before it is sent, so that a retry is recognised."""
        return OperationId(SOURCE, self.session.ids.new_id())

    def tell(self, text: str, *, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say that something was done, with an action such as «Annulla»."""
        self.messages.success(text, action=action, on_action=on_action)

    def tell_error(self, error: BaseException) -> None:
        """Say what went wrong and what to do; a defect of ours goes on to the crash report."""
        if isinstance(error, Cancelled):
            self.messages.info(describe(error))
            return
        self.messages.show_error(error)
