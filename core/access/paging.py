"""A page of a longer list: what a screen shows, and how many there are in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

#: No screen asks for more rows at once.
LARGEST_PAGE = 500


@dataclass(frozen=True, slots=True)
class Page(Generic[T_co]):
    """The items asked for, and the number of all that match."""

    items: tuple[T_co, ...]
    total: int


def bounded(limit: int, offset: int) -> tuple[int, int]:
    """Return a limit and an offset that a database accepts and a screen can hold."""
    return max(0, min(limit, LARGEST_PAGE)), max(0, offset)
