"""How a long operation tells how far it is, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Given to long operations. Screens show it as a bar with a cancel button, the command line as a line."""

    def advance(self, done: int, total: int) -> None:
        """Say that `done` of `total` steps are finished."""
        ...

    def check(self) -> None:
        """Return, or raise `core.errors.Cancelled` when the user asked to stop.

        Called only between whole steps: what was finished before stays.
        """
        ...


class NoProgress:
    """For callers who do not look."""

    def advance(self, done: int, total: int) -> None:
        """Ignore it."""

    def check(self) -> None:
        """Never ask to stop."""


NO_PROGRESS = NoProgress()
