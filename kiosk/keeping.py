"""Saving small things off the screen's thread: one at a time, the newest last, none forgotten at the end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

from core.errors import RefettorioError

_log = logging.getLogger(__name__)
T = TypeVar("T")

#: Runs an operation elsewhere; calls back on the screen's thread.
RunBeside = Callable[[Callable[[], None], Callable[[None], None], Callable[[BaseException], None]], None]


class Keeper(Generic[T]):
    """Keeps the newest of the values it is given. Used by the screen's thread."""

    def __init__(
        self, save: Callable[[T], None], run_beside: RunBeside, on_failed: Callable[[BaseException], None]
    ) -> None:
        """`save` may raise; it never runs twice at once."""
        self._save = save
        self._run_beside = run_beside
        self._on_failed = on_failed
        self._waiting: list[T] = []
        self._is_saving = False

    def keep(self, value: T) -> None:
        """Save `value` soon; a value that was still waiting is not saved any more."""
        self._waiting = [value]
        self._next()

    def finish(self) -> None:
        """Save what waits, now: nothing runs beside any more."""
        for value in self._waiting:
            try:
                self._save(value)
            except RefettorioError as error:
                _log.warning("%s", error)
        self._waiting = []

    def _next(self) -> None:
        if self._is_saving or not self._waiting:
            return
        self._is_saving = True
        value = self._waiting[0]

        def failed(error: BaseException) -> None:
            self._on_failed(error)
            self._done(value)

        self._run_beside(lambda: self._save(value), lambda _nothing: self._done(value), failed)

    def _done(self, value: T) -> None:
        """Go on with what came meanwhile; what failed is not tried again by itself."""
        self._is_saving = False
        self._waiting = [one for one in self._waiting if one is not value]
        self._next()
