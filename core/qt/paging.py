"""Where a table's records come from: all in memory, or page by page from core."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from core.qt.columns import Column

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Sort:
    """Order by the column named `key`."""

    key: str
    is_descending: bool = False


class PageSource(Protocol[R_co]):
    """Gives a table its records, a page at a time. Called on a reader's thread when the table has a task runner."""

    def count(self, filter_text: str) -> int:
        """Return how many records match `filter_text` (all, when it is empty)."""
        ...

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[R_co]:
        """Return at most `limit` matching records in order, from the `offset`-th on."""
        ...


class ListSource(Generic[R]):
    """Records in memory. The filter finds its words anywhere in the texts of the columns; sorting is stable."""

    def __init__(self, records: Sequence[R], columns: Sequence[Column[R]]) -> None:
        self._records = tuple(records)
        self._columns = {column.key: column for column in columns}
        self._filtered: tuple[str, list[R]] = ("", list(records))
        self._ordered: tuple[Sort | None, list[R]] = (None, self._filtered[1])

    def count(self, filter_text: str) -> int:
        """Return how many records match."""
        return len(self._filter(filter_text))

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[R]:
        """Return a slice of the matching records."""
        self._filter(filter_text)
        column = self._columns.get(sort.key) if sort is not None else None
        if self._ordered[0] != sort:
            records = self._filtered[1]
            if sort is not None and column is not None:
                records = _sorted(records, column, is_descending=sort.is_descending)
            self._ordered = (sort, records)
        return self._ordered[1][offset : offset + limit]

    def _filter(self, text: str) -> list[R]:
        if self._filtered[0] != text:
            columns = self._columns.values()
            self._filtered = (text, [record for record in self._records if matches(record, columns, text)])
            self._ordered = (None, self._filtered[1])
        return self._filtered[1]


def matches(record: R, columns: Iterable[Column[R]], filter_text: str) -> bool:
    """Tell whether every word of `filter_text` stands somewhere in the record's texts, whatever the case."""
    words = filter_text.casefold().split()
    if not words:
        return True
    text = "\n".join(column.text(record) for column in columns).casefold()
    return all(word in text for word in words)


def _sorted(records: list[R], column: Column[R], *, is_descending: bool) -> list[R]:
    # Empty cells stay last in both directions.
    orders = [(column.order(record), record) for record in records]
    filled = [(order, record) for order, record in orders if not order[0]]
    filled.sort(key=lambda pair: pair[0][1], reverse=is_descending)
    return [record for _order, record in filled] + [record for order, record in orders if order[0]]
