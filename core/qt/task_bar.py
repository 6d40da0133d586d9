"""What is being done, when it lasts: title, bar, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from core.qt.tasks import Task, TaskRunner, TaskState

#: Shorter tasks are not shown: a flash tells nothing (Nielsen's limits; 300 ms is felt as a pause, not as waiting).
SHOW_AFTER_MS = 300


class TaskBar(QFrame):
    """Shows the running task with a title that began first, after a moment; takes no room otherwise."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("task_bar")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._running: list[Task] = []
        self.label = QLabel()
        self.label.setObjectName("task_title")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setObjectName("task_progress")
        self.bar.setTextVisible(False)
        self.figures = QLabel()
        self.figures.setObjectName("task_figures")
        self.stop_button = QPushButton()
        self.stop_button.setObjectName("task_stop")
        self.stop_button.clicked.connect(self._on_stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(12)
        layout.addWidget(self.label)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.figures)
        layout.addWidget(self.stop_button)
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        runner.started.connect(self._on_started)
        runner.advanced.connect(self._on_advanced)
        runner.finished.connect(self._on_finished)
        self.hide()
        self._retranslate()

    @property
    def task(self) -> Task | None:
        """The task on show, or about to be."""
        return self._running[0] if self._running else None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_started(self, task: Task) -> None:
        if task.title is None:
            return
        self._running.append(task)
        if len(self._running) == 1:
            self._timer.start()
        self._refresh()

    def _on_advanced(self, task: Task) -> None:
        if task is self.task:
            self._refresh()

    def _on_finished(self, task: Task) -> None:
        if task not in self._running:
            return
        self._running.remove(task)
        if not self._running:
            self._timer.stop()
            self.hide()
        self._refresh()

    def _on_stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
            self._refresh()

    def _refresh(self) -> None:
        task = self.task
        if task is None:
            return
        is_stopping = task.is_cancelling and task.state is TaskState.RUNNING
        self.label.setText(self.tr("Interrompo: {title}").format(title=task.title) if is_stopping else task.title or "")
        self.stop_button.setEnabled(not is_stopping)
        # A bar from 0 to 0 moves to and fro: how long it takes is not known.
        self.bar.setRange(0, task.total)
        self.bar.setValue(task.done)
        self.figures.setText(
            self.tr("{done} di {total}").format(done=task.done, total=task.total) if task.total else ""
        )
        self.bar.setAccessibleName(self.label.text())

    def _retranslate(self) -> None:
        self.stop_button.setText(self.tr("Interrompi"))
        self._refresh()
