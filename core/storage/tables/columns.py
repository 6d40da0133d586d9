"""Column types shared by all tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import peewee

from core.storage.moments import day_from_number, day_number, instant_from_number, instant_number


class DayField(peewee.IntegerField):
    """A day, stored as days since 1970-01-01."""

    def db_value(self, value: date | int | None) -> int | None:
        """Return what is stored."""
        return day_number(value) if isinstance(value, date) else value

    def python_value(self, value: int | None) -> date | None:
        """Return the day."""
        return None if value is None else day_from_number(value)


class InstantField(peewee.BigIntegerField):
    """A UTC instant, stored as milliseconds since 1970-01-01T00:00Z."""

    def db_value(self, value: datetime | int | None) -> int | None:
        """Return what is stored."""
        return instant_number(value) if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> datetime | None:
        """Return the instant."""
        return None if value is None else instant_from_number(value)


class Table(peewee.Model):
    """Root of all tables."""

    class Meta:
        """Names as they are written (not `_`-less), types enforced on SQLite."""

        legacy_table_names = False
        strict_tables = True


def reference(table: type[Table], **options: Any) -> Any:  # noqa: ANN401 - peewee's field, typed by use
    """Return a foreign key without its own index and without a way back (queries say what they join)."""
    return peewee.ForeignKeyField(table, backref="+", index=False, **options)


def check(condition: str) -> peewee.SQL:
    """Return a CHECK constraint."""
    return peewee.SQL(f"CHECK ({condition})")
