"""The supervisor's PIN: asked for before what a child or a passer-by must not do."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.access.passwords import hash_password, is_password
from core.errors import InvalidValue, Phrase

SHORTEST, LONGEST = 4, 8
#: After so many wrong ones in a row, so many seconds pass before the next is taken; longer each time.
FREE_TRIES = 3
FIRST_PAUSE, LONGEST_PAUSE = 15.0, 300.0

_FIGURES = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")


def new_pin_hash(pin: str) -> str:
    """Return what is kept of a new PIN. Takes about 70 ms.

    Raises:
        InvalidValue: too short or long, not figures, all the same, or a row of the keypad.
    """
    if not _FIGURES.fullmatch(pin):
        raise InvalidValue(field="PIN", reason=Phrase("usa da {least} a {most} cifre.", least=SHORTEST, most=LONGEST))
    if len(set(pin)) == 1 or pin in "01234567890" or pin in "09876543210":
        raise InvalidValue(field="PIN", reason="è troppo facile da indovinare: usa altre cifre.")
    return hash_password(pin)


class PinGate:
    """Counts wrong PINs, so that nobody tries them all. Instants are monotonic seconds."""

    def __init__(self, pin_hash: str, monotonic: Callable[[], float]) -> None:
        """An empty `pin_hash` opens to everybody."""
        self._hash = pin_hash
        self._monotonic = monotonic
        self._wrong = 0
        self._open_at = float("-inf")

    @property
    def is_needed(self) -> bool:
        """Whether a PIN is set."""
        return bool(self._hash)

    @property
    def seconds_to_wait(self) -> float:
        """How long the next PIN is not taken; 0 when it is."""
        return max(0.0, self._open_at - self._monotonic())

    def set_hash(self, pin_hash: str) -> None:
        """Take another PIN from now on."""
        self._hash = pin_hash
        self._wrong = 0

    def is_right(self, pin: str) -> bool:
        """Tell whether it is the PIN. Takes about 70 ms; may run on any thread."""
        return not self._hash or is_password(self._hash, pin)

    def note(self, *, was_right: bool) -> None:
        """Count a try."""
        if was_right:
            self._wrong = 0
            return
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            pause = min(FIRST_PAUSE * 2 ** (self._wrong - FREE_TRIES), LONGEST_PAUSE)
            self._open_at = self._monotonic() + pause
