"""Many values bound as one: a JSON array, unfolded by either engine. One statement instead of thousands."""

from __future__ import annotations

from core.storage import Database


def json_rows(database: Database) -> str:
    """Return a table expression `j` over the elements of one bound JSON array."""
    if database.dialect == "sqlite":
        return "json_each(?) AS j"
    return "jsonb_array_elements(CAST(? AS jsonb)) AS j(value)"


def json_number(index: int | None = None) -> str:
    """Return the whole number that an element of `json_rows` is, or holds at `index`."""
    if index is None:
        return "CAST(j.value AS BIGINT)"
    return f"CAST(j.value ->> {index} AS BIGINT)"
