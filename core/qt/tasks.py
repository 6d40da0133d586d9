"""The one task runner: screens never write and never wait, they hand operations over.

One thread writes, so that two operations never contend for the database; a few threads read. Results come back on the
screen's thread. See docs/decisions/0010-tasks.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from threading import Event, Lock
from types import MethodType
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from core.errors import Cancelled
from core.progress import Progress

T = TypeVar("T")

#: Threads that only read.
READERS = 3


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """What an operation returns when only it knows which areas it touched."""

    value: T
    areas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Changes:
    """Which areas (names of core's packages: `ledger`, `registry`, …) an operation touched."""

    areas: frozenset[str]

    def touch(self, *areas: str) -> bool:
        """Tell whether any of `areas` was touched."""
        return not self.areas.isdisjoint(areas)


class TaskState(StrEnum):
    """Where a task is on its way."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Task:
    """An operation handed to the runner. Read on the screen's thread; `cancel` may be called from anywhere."""

    def __init__(self, title: str | None, *, is_query: bool) -> None:
        self.title = title
        self.is_query = is_query
        self.state = TaskState.WAITING
        self.done, self.total = 0, 0
        self._stop = Event()
        self._lock = Lock()
        self._reached = (0, 0)
        self._is_telling = False

    @property
    def is_finished(self) -> bool:
        """Whether it came to an end, good or bad."""
        return self.state in {TaskState.DONE, TaskState.FAILED, TaskState.CANCELLED}

    @property
    def is_cancelling(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask it to stop at its next step; one that has not begun will not begin."""
        self._stop.set()

    def reach(self, done: int, total: int) -> bool:
        """Note, on the worker's thread, how far it is; tell whether the screen has yet to be told."""
        with self._lock:
            self._reached = (done, total)
            is_news, self._is_telling = not self._is_telling, True
        return is_news

    def look(self) -> None:
        """Take over, on the screen's thread, what the worker noted last."""
        with self._lock:
            self.done, self.total = self._reached
            self._is_telling = False


@dataclass(slots=True)
class _Order:
    """A task with what is to be done before and after it, and what came of it."""

    task: Task
    operation: Callable[[Progress], Any]
    on_done: Callable[[Any], None]
    on_failed: Callable[[BaseException], None] | None
    owner: QObject | None
    touches: frozenset[str]
    key: str | None
    result: Any = None
    error: BaseException | None = None


class _TaskProgress:
    """The `Progress` handed to an operation: tells the screen, but never faster than the screen looks."""

    def __init__(self, task: Task, tell: Callable[[], None]) -> None:
        self._task = task
        self._tell = tell

    def advance(self, done: int, total: int) -> None:
        if self._task.reach(done, total):
            self._tell()

    def check(self) -> None:
        if self._task.is_cancelling:
            raise Cancelled


class TaskRunner(QObject):
    """Runs operations one by one on the writer's thread and queries on the readers'.

    `after_each` runs on the worker's thread after every operation, whatever came of it: there the thread's database
    connection is closed. `on_unhandled` gets, on the screen's thread, the failures nobody asked for; unless set it is
    `sys.excepthook`, where core.qt.crash tells the user's errors from ours.
    """

    changed = Signal(object)  # Changes
    started = Signal(object)  # Task
    advanced = Signal(object)  # Task
    finished = Signal(object)  # Task
    # From the workers' threads: numbers of orders. Orders themselves stay in `_orders`, which only the screen's thread
    # empties, so that no widget held by a callback is ever destroyed on another thread.
    _began = Signal(int)
    _went_on = Signal(int)
    _ended = Signal(int)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        after_each: Callable[[], None] | None = None,
        on_unhandled: Callable[[BaseException], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._after_each = after_each
        self._on_unhandled = on_unhandled or _raise_to_hook
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._orders: dict[int, _Order] = {}
        self._count = 0
        self._latest: dict[str, Task] = {}
        self._is_closed = False
        self._began.connect(self._on_began, Qt.ConnectionType.QueuedConnection)
        self._went_on.connect(self._on_went_on, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is waiting or running, oldest first."""
        return tuple(order.task for order in self._orders.values())

    @overload
    def submit(
        self,
        operation: Callable[[Progress], Changed[T]],
        *,
        on_done: Callable[[T], None] = ...,
        on_failed: Callable[[BaseException], None] | None = ...,
        title: str | None = ...,
        touches: Iterable[str] = ...,
        owner: QObject | None = ...,
    ) -> Task: ...

    @overload
    def submit(
        self,
        operation: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None] = ...,
        on_failed: Callable[[BaseException], None] | None = ...,
        title: str | None = ...,
        touches: Iterable[str] = ...,
        owner: QObject | None = ...,
    ) -> Task: ...

    def submit(
        self,
        operation: Callable[[Progress], Any],
        *,
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[BaseException], None] | None = None,
        title: str | None = None,
        touches: Iterable[str] = (),
        owner: QObject | None = None,
    ) -> Task:
        """Run `operation` on the writer's thread, after those submitted before.

        `on_done(result)` or `on_failed(error)` follows on the screen's thread, unless `owner` (by default the object
        whose method `on_done` is) was destroyed meanwhile. Without `on_failed` the failure goes to `on_unhandled`.
        A task with a `title` is shown when it lasts. `touches` names the areas whose pages reload afterwards, also
        when the operation failed or was stopped half-way: its finished steps stay. After `close` nothing runs.
        """
        task = Task(title, is_query=False)
        self._start(
            _Order(task, operation, on_done or _ignore, on_failed, _owner(owner, on_done), frozenset(touches), None)
        )
        return task

    def query(
        self,
        operation: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None],
        on_failed: Callable[[BaseException], None] | None = None,
        title: str | None = None,
        owner: QObject | None = None,
        key: str | None = None,
    ) -> Task:
        """Run `operation`, which only reads, on one of the readers' threads; the rest is as for `submit`.

        Of the queries with the same `key` only the last one asked is answered: the earlier are stopped and forgotten.
        """
        task = Task(title, is_query=True)
        if key is not None:
            if key in self._latest:
                self._latest[key].cancel()
            self._latest[key] = task
        self._start(_Order(task, operation, on_done, on_failed, _owner(owner, on_done), frozenset(), key))
        return task

    def close(self) -> None:
        """Stop: what waits never begins, what runs is asked to stop and waited for, and nobody is called back."""
        self._is_closed = True
        for task in self.tasks:
            task.cancel()
        self._writer.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._orders.clear()
        self._latest.clear()

    def _start(self, order: _Order) -> None:
        if self._is_closed:
            order.task.state = TaskState.CANCELLED
            return
        self._count += 1
        self._orders[self._count] = order
        executor = self._readers if order.task.is_query else self._writer
        executor.submit(self._work, self._count)

    # On the worker's thread

    def _work(self, number: int) -> None:
        self._run(number)
        self._ended.emit(number)

    def _run(self, number: int) -> None:
        order = self._orders[number]
        try:
            progress = _TaskProgress(order.task, lambda: self._went_on.emit(number))
            progress.check()
            self._began.emit(number)
            order.result = order.operation(progress)
        except BaseException as error:  # noqa: BLE001 - the boundary of the thread: it is handed to the screen's
            order.error = error
        try:
            if self._after_each is not None:
                self._after_each()
        except BaseException as error:  # noqa: BLE001 - likewise; what went wrong first is told first
            order.error = order.error or error

    # On the screen's thread

    @Slot(int)
    def _on_began(self, number: int) -> None:
        if not self._is_closed:
            task = self._orders[number].task
            task.state = TaskState.RUNNING
            self.started.emit(task)

    @Slot(int)
    def _on_went_on(self, number: int) -> None:
        if not self._is_closed:
            task = self._orders[number].task
            task.look()
            self.advanced.emit(task)

    @Slot(int)
    def _on_ended(self, number: int) -> None:
        if self._is_closed:
            return
        order = self._orders.pop(number)
        order.task.state = _end_state(order.error)
        self.finished.emit(order.task)
        touched, result = order.touches, order.result
        if isinstance(result, Changed):
            touched, result = touched | result.areas, result.value
        try:
            if self._is_awaited(order):
                self._answer(order, result, order.error)
        finally:
            if touched:
                self.changed.emit(Changes(touched))

    def _is_awaited(self, order: _Order) -> bool:
        if order.key is None:
            return True
        is_latest = self._latest.get(order.key) is order.task
        if is_latest:
            del self._latest[order.key]
        return is_latest

    def _answer(self, order: _Order, result: Any, error: BaseException | None) -> None:  # noqa: ANN401
        is_orphan = order.owner is not None and not isValid(order.owner)
        if error is None:
            if not is_orphan:
                order.on_done(result)
        elif order.on_failed is None:
            # Nobody is left to tell that a query of a closed page was stopped; any other failure is still told.
            if not (is_orphan and isinstance(error, Cancelled)):
                self._on_unhandled(error)
        elif not is_orphan:
            order.on_failed(error)
        elif not isinstance(error, Cancelled):
            self._on_unhandled(error)


def _end_state(error: BaseException | None) -> TaskState:
    if error is None:
        return TaskState.DONE
    return TaskState.CANCELLED if isinstance(error, Cancelled) else TaskState.FAILED


def _owner(owner: QObject | None, on_done: Callable[[Any], None] | None) -> QObject | None:
    if owner is None and isinstance(on_done, MethodType) and isinstance(on_done.__self__, QObject):
        return on_done.__self__
    return owner


def _ignore(_result: object) -> None:
    """Nothing to do with the result."""


def _raise_to_hook(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
