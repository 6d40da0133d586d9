"""How far a command is, on one line of the terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self, TextIO

_WIDTH = 60


class LineProgress:
    """Shows `title: 45 %` on a line that is written over, and takes it away in the end.

    Nothing is shown where the error output is no terminal: a nightly job's log holds results only.
    """

    def __init__(self, title: str, stream: TextIO | None = None) -> None:
        """`stream` is the error output when None (which a program without a console does not have)."""
        self._title = title
        self._stream: TextIO | None = stream or sys.stderr
        self._is_shown = self._stream is not None and self._stream.isatty()
        self._shown = ""

    def __enter__(self) -> Self:
        self._show(f"{self._title}…")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._shown:
            self._show("")

    def advance(self, done: int, total: int) -> None:
        """Show how much of it is done, when it is another per cent."""
        if total:
            self._show(f"{self._title}: {done * 100 // total} %")

    def check(self) -> None:
        """Go on: who wants to stop presses Ctrl-C."""

    def _show(self, text: str) -> None:
        if self._stream is None or not self._is_shown or text == self._shown:
            return
        self._stream.write(f"\r{text[:_WIDTH]:{_WIDTH}}\r" if not text else f"\r{text[:_WIDTH]:{_WIDTH}}")
        self._stream.flush()
        self._shown = text
