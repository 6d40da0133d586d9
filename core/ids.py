"""Identifiers made before anything is sent, so that a retry can be recognised (UUID version 7, RFC 9562 §5.7)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from core.clock import Clock


class IdSource(Protocol):
    """Makes identifiers and secrets. Given to whoever needs one, so that tests get the same ones each time."""

    def new_id(self) -> str:
        """Return a new UUIDv7 as lower-case text, ordered by time."""
        ...

    def random_bytes(self, count: int) -> bytes:
        """Return `count` unguessable bytes."""
        ...


@dataclass(frozen=True)
class RandomIds:
    """Identifiers from the operating system's random source and the given clock."""

    clock: Clock

    def new_id(self) -> str:
        """Return a new UUIDv7."""
        return uuid7(int(self.clock.now().timestamp() * 1000), secrets.token_bytes(10))

    def random_bytes(self, count: int) -> bytes:
        """Return `count` bytes of the operating system's random source."""
        return secrets.token_bytes(count)


class CountedIds:
    """The same identifiers at every run: for tests only, guessable by design."""

    def __init__(self, start: int = 0) -> None:
        self._count = start

    def new_id(self) -> str:
        """Return the next identifier in line."""
        self._count += 1
        return uuid7(1_700_000_000_000 + self._count, self._count.to_bytes(10, "big"))

    def random_bytes(self, count: int) -> bytes:
        """Return the next `count` bytes in line: different each time, the same at every run."""
        self._count += 1
        # A multiplicative scramble: neighbouring numbers must not make look-alike card tokens.
        scrambled = pow(self._count + 0x9E3779B9, 0x10001, (1 << (8 * count)) - 59 if count > 1 else 251)
        return scrambled.to_bytes(count, "big")


def uuid7(milliseconds: int, random: bytes) -> str:
    """Return the UUIDv7 of a UNIX time in milliseconds and 10 random bytes (RFC 9562 §5.7)."""
    value = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(random[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=value))
