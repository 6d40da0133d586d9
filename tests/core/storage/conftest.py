"""A database as it is before Refettorio makes its tables, for the tests of migrations: SQLite, and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.storage import Database, open_database
from core.storage.database import sqlite_url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Database]]:
    """A database without tables, made when asked for."""
    opened: list[Database] = []
    url = sqlite_url(tmp_path / "old.db")
    server = None
    if request.param == "postgresql":
        template = request.getfixturevalue("postgresql_url")
        server = open_database(template.format(name="postgres"))
        server.execute("CREATE DATABASE refettorio_old")
        url = template.format(name="refettorio_old")

    def make() -> Database:
        opened.append(open_database(url))
        return opened[-1]

    yield make
    for database in opened:
        database.close()
    if server is not None:
        server.execute("DROP DATABASE refettorio_old WITH (FORCE)")
        server.close()
