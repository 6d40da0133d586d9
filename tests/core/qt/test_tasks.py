"""The task runner: one writer, answers on the screen's thread, nobody called back who is gone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core.errors import Cancelled, NotFound
from core.progress import Progress
from core.qt.tasks import Changed, Changes, Task, TaskRunner, TaskState


@pytest.fixture
def unhandled() -> list[BaseException]:
    return []


@pytest.fixture
def runner(qapp: object, unhandled: list[BaseException]) -> Iterator[TaskRunner]:
    runner = TaskRunner(on_unhandled=unhandled.append)
    yield runner
    runner.close()


@pytest.fixture
def settled(qtbot: QtBot, runner: TaskRunner) -> Callable[[], None]:
    """Wait until nothing waits or runs."""
    return lambda: qtbot.waitUntil(lambda: not runner.tasks)


class Page(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.failed: list[BaseException] = []

    def on_done(self, result: object) -> None:
        self.got.append(result)

    def on_failed(self, error: BaseException) -> None:
        self.failed.append(error)


def test_work_is_done_elsewhere_and_answered_on_the_screens_thread(runner, settled):
    threads: list[object] = []

    def operation(_progress: Progress) -> int:
        threads.append(threading.current_thread().name)
        return 12

    answers: list[tuple[int, bool]] = []
    runner.submit(operation, on_done=lambda n: answers.append((n, QThread.currentThread() is runner.thread())))
    settled()

    assert answers == [(12, True)]
    assert threads == ["writer_0"]


def test_operations_run_one_by_one_in_the_order_submitted(runner, settled):
    log: list[str] = []
    may_go = threading.Event()

    def slow(_progress: Progress) -> None:
        log.append("first begins")
        may_go.wait(10)
        log.append("first ends")

    runner.submit(slow)
    runner.submit(lambda _progress: log.append("second"))
    may_go.set()
    settled()

    assert log == ["first begins", "first ends", "second"]


def test_a_query_is_answered_while_the_writer_is_busy(qtbot, runner, settled):
    may_go = threading.Event()
    answers: list[str] = []
    runner.submit(lambda _progress: may_go.wait(10))
    runner.query(lambda _progress: "rows", on_done=answers.append)

    qtbot.waitUntil(lambda: answers == ["rows"])

    assert len(runner.tasks) == 1
    may_go.set()
    settled()


def test_a_failure_goes_to_who_asked_and_else_to_the_handler_of_the_unhandled(runner, settled, unhandled):
    page = Page()

    def fail(_progress: Progress) -> None:
        raise NotFound(what="Alunno")

    asked = runner.submit(fail, on_done=page.on_done, on_failed=page.on_failed)
    runner.submit(fail, on_done=page.on_done)
    settled()

    assert [type(error) for error in page.failed] == [NotFound]
    assert [type(error) for error in unhandled] == [NotFound]
    assert page.got == []
    assert asked.state is TaskState.FAILED


def test_without_a_handler_a_failure_reaches_the_excepthook(qtbot, qapp):
    runner = TaskRunner()
    with qtbot.captureExceptions() as caught:
        runner.submit(lambda _progress: 1 // 0)
        qtbot.waitUntil(lambda: not runner.tasks)
    runner.close()

    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_pages_hear_which_areas_were_touched_after_the_answer(runner, settled):
    log: list[object] = []
    runner.changed.connect(log.append)

    runner.submit(lambda _progress: "paid", on_done=log.append, touches={"ledger"})
    settled()

    assert log == ["paid", Changes(frozenset({"ledger"}))]
    assert log[1].touch("meals", "ledger")
    assert not log[1].touch("meals")


def test_an_operation_may_say_itself_what_it_touched(runner, settled):
    log: list[object] = []
    runner.changed.connect(log.append)

    runner.submit(lambda _progress: Changed(7, frozenset({"cards"})), on_done=log.append, touches={"ledger"})
    settled()

    assert log == [7, Changes(frozenset({"cards", "ledger"}))]


def test_pages_reload_also_after_a_failure_half_way_and_not_after_a_query(runner, settled):
    log: list[Changes] = []
    runner.changed.connect(log.append)

    runner.submit(lambda _progress: 1 // 0, touches={"registry"})
    runner.query(lambda _progress: 1, on_done=lambda _one: None)
    settled()

    assert log == [Changes(frozenset({"registry"}))]


def test_a_closed_page_is_not_called_back(runner, settled, unhandled):
    page, may_go, heard = Page(), threading.Event(), []
    runner.submit(lambda _progress: may_go.wait(10), on_done=page.on_done)
    runner.submit(lambda _progress: 1, on_done=heard.append, owner=page)

    delete(page)
    may_go.set()
    settled()

    assert page.got == []
    assert heard == []
    assert unhandled == []


def test_a_failure_that_its_page_cannot_hear_any_more_is_still_told(runner, settled, unhandled):
    page, may_go = Page(), threading.Event()

    def fail(_progress: Progress) -> None:
        may_go.wait(10)
        raise NotFound(what="Alunno")

    runner.submit(fail, on_done=page.on_done, on_failed=page.on_failed)
    delete(page)
    may_go.set()
    settled()

    assert [type(error) for error in unhandled] == [NotFound]


def test_progress_is_told_and_never_faster_than_the_screen_looks(runner, settled):
    seen: list[tuple[int, int]] = []
    is_through = threading.Event()
    runner.advanced.connect(lambda task: seen.append((task.done, task.total)))

    def long(progress: Progress) -> None:
        for done in range(1, 10_001):
            progress.advance(done, 10_000)
        is_through.set()

    runner.submit(long)
    is_through.wait(10)  # the screen is busy and looks only now
    settled()

    assert seen == [(10_000, 10_000)]


def test_a_running_task_stops_at_its_next_step(qtbot, runner, settled, unhandled):
    steps: list[int] = []
    cancelled_once = threading.Event()

    def long(progress: Progress) -> None:
        steps.append(1)
        progress.advance(1, 2)
        cancelled_once.wait(10)
        progress.check()
        steps.append(2)

    task = runner.submit(long)
    qtbot.waitUntil(lambda: task.done == 1)
    task.cancel()
    cancelled_once.set()
    settled()

    assert steps == [1]
    assert task.state is TaskState.CANCELLED
    assert [type(error) for error in unhandled] == [Cancelled]


def test_a_waiting_task_that_is_cancelled_never_begins(runner, settled):
    may_go, log = threading.Event(), []
    runner.submit(lambda _progress: may_go.wait(10))
    waiting = runner.submit(lambda _progress: log.append("ran"), on_failed=lambda error: log.append(type(error)))
    waiting.cancel()
    may_go.set()
    settled()

    assert log == [Cancelled]


def test_of_queries_with_one_key_only_the_last_is_answered(runner, settled, unhandled):
    answers: list[str] = []
    may_go = threading.Event()

    def slow(_progress: Progress) -> str:
        may_go.wait(10)
        return "ann"

    runner.query(slow, on_done=answers.append, key="search")
    runner.query(lambda _progress: "anna", on_done=answers.append, key="search")
    runner.query(lambda _progress: "other", on_done=answers.append, key="else")
    may_go.set()
    settled()

    assert sorted(answers) == ["anna", "other"]
    assert unhandled == []


def test_every_operation_is_followed_by_the_threads_own_tidying(qtbot, qapp, unhandled):
    log: list[str] = []
    runner = TaskRunner(
        after_each=lambda: log.append(threading.current_thread().name.partition("_")[0]),
        on_unhandled=unhandled.append,
    )
    runner.submit(lambda _progress: 1 // 0)
    qtbot.waitUntil(lambda: not runner.tasks)
    runner.query(lambda _progress: 1, on_done=lambda _one: None)
    qtbot.waitUntil(lambda: not runner.tasks)
    runner.close()

    assert log == ["writer", "reader"]


def test_signals_tell_a_task_from_its_beginning_to_its_end(runner, settled):
    log: list[tuple[str, TaskState]] = []

    def note(word: str) -> Callable[[Task], None]:
        return lambda task: log.append((word, task.state))

    runner.started.connect(note("started"))
    runner.finished.connect(note("finished"))
    runner.submit(lambda _progress: None)
    settled()

    assert log == [("started", TaskState.RUNNING), ("finished", TaskState.DONE)]


def test_closing_lets_the_running_operation_finish_and_forgets_the_rest(qtbot, qapp):
    log: list[str] = []
    runner = TaskRunner()
    has_begun = threading.Event()

    def running(_progress: Progress) -> None:
        has_begun.set()
        log.append("running was finished")

    runner.submit(running, on_done=lambda _none: log.append("answered"))
    waiting = runner.submit(lambda _progress: log.append("waiting ran"))
    has_begun.wait(10)
    runner.close()
    late = runner.submit(lambda _progress: log.append("late ran"))
    qapp.processEvents()

    assert log[0] == "running was finished"
    assert "answered" not in log
    assert "late ran" not in log
    assert late.state is TaskState.CANCELLED
    assert waiting.is_cancelling
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("writer", "reader"))]
