"""Code readers that type like a keyboard ("wedge"), told from people by how fast they type.

A reader sends a whole code within a few hundredths of a second, with or without a final Enter or Tab; nobody types
eight characters with less than 50 ms between each. Pure: characters and instants go in, what they were comes out.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

_ENDINGS = frozenset("\r\n\t")


@dataclass(frozen=True, slots=True)
class Scan:
    """A reader sent `text`, untouched. `keys` were pressed for it, the final Enter included."""

    text: str
    keys: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A person pressed `keys` keys."""

    keys: int


@dataclass(frozen=True, slots=True)
class Garbage:
    """`keys` keys came at a reader's speed, more than any code has: thrown away."""

    keys: int


@dataclass(frozen=True, slots=True)
class LateEnding:
    """An Enter or Tab that belongs to the scan that was just told: not to be typed."""

    keys: int = 1


WedgeResult = Scan | Typed | Garbage | LateEnding


@dataclass(frozen=True, slots=True)
class WedgeTiming:
    """What counts as a reader.

    `gap_ms`: longest time between two characters of a scan. `tail_ms`: an Enter that comes this long after a scan is
    still its ending. `shortest`, `longest`: how many characters a scan has.
    """

    gap_ms: int = 50
    tail_ms: int = 300
    shortest: int = 8
    longest: int = 512


class Wedge:
    """Sorts characters into scans and typing. Instants are milliseconds of any clock that does not go back."""

    def __init__(self, timing: WedgeTiming = WedgeTiming()) -> None:
        self._timing = timing
        self._text: list[str] = []
        self._keys = 0
        self._last_at = 0
        self._told_at: int | None = None

    @property
    def is_pending(self) -> bool:
        """Whether keys wait for their verdict: then `tick` must be called after the gap."""
        return self._keys > 0

    def key(self, character: str, at_ms: int) -> tuple[WedgeResult, ...]:
        """Take one character; return what is now known, in the order of the keys."""
        results = self.tick(at_ms)
        if character in _ENDINGS:
            return (*results, *self._end(at_ms))
        self._keys += 1
        self._last_at = at_ms
        self._told_at = None
        if len(self._text) <= self._timing.longest:
            self._text.append(character)
        return results

    def tick(self, at_ms: int) -> tuple[WedgeResult, ...]:
        """Return what the keys so far were, if the last is longer ago than the gap; otherwise nothing."""
        if not self._keys or at_ms - self._last_at <= self._timing.gap_ms:
            return ()
        return (self._verdict(self._last_at, endings=0),)

    def _end(self, at_ms: int) -> tuple[WedgeResult, ...]:
        """Return what an Enter or Tab finishes."""
        if self._keys:
            return (self._verdict(at_ms, endings=1),)
        if self._told_at is not None and at_ms - self._told_at <= self._timing.tail_ms:
            return (LateEnding(),)
        return (Typed(keys=1),)

    def _verdict(self, at_ms: int, *, endings: int) -> WedgeResult:
        text, keys = "".join(self._text), self._keys + endings
        self._text.clear()
        self._keys = 0
        if len(text) < self._timing.shortest or _is_stuck_key(text):
            # A held key is typing while it is short (somebody fills a field with zeros), rubbish when it goes on.
            is_typing = len(text) <= self._timing.longest
            self._told_at = None if is_typing else at_ms
            return Typed(keys) if is_typing else Garbage(keys)
        self._told_at = at_ms
        return Scan(text, keys) if len(text) <= self._timing.longest else Garbage(keys)


def _is_stuck_key(text: str) -> bool:
    """Return whether most of `text` is one character in a row: a key held down, not a code."""
    longest = run = 1
    for before, after in itertools.pairwise(text):
        run = run + 1 if before == after else 1
        longest = max(longest, run)
    return longest * 2 > len(text)
