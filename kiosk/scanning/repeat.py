"""The same code held before the camera is one code, not thirty a second."""

from __future__ import annotations

#: For how long, in seconds since its last sight, a code is still the same one (research: people hold a card 1 to 3 s).
CAMERA_HOLD_SECONDS = 5.0
SCANNER_HOLD_SECONDS = 2.5

#: How many codes are remembered: whoever waves a thousand codes must not fill the memory.
_MOST_REMEMBERED = 64


class RepeatGuard:
    """Tells a code that has just come from one that is still there. Instants are monotonic seconds."""

    def __init__(self, hold_seconds: float) -> None:
        """A code is new again `hold_seconds` after it was last seen."""
        self._hold = hold_seconds
        self._last_seen: dict[str, float] = {}

    def is_new(self, text: str, at: float) -> bool:
        """Note that `text` is seen at the instant `at`; return whether it was away for long enough to count."""
        seen_at = self._last_seen.pop(text, None)
        self._last_seen[text] = at
        if len(self._last_seen) > _MOST_REMEMBERED:
            del self._last_seen[next(iter(self._last_seen))]
        return seen_at is None or at - seen_at >= self._hold
