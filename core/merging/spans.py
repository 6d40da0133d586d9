"""Stretches of days, as stored: both ends belong to them."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]


def free_parts(span: Span, taken: Iterable[Span]) -> list[Span]:
    """Return the parts of `span` that none of `taken` covers, in order."""
    parts: list[Span] = []
    first, last = span
    for starts, ends in sorted(taken):
        if ends < first or starts > last:
            continue
        if starts > first:
            parts.append((first, starts - 1))
        first = max(first, ends + 1)
    if first <= last:
        parts.append((first, last))
    return parts
