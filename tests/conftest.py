"""What every test may ask for: a clock that stands still, counted ids, and a database of either kind."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from core.clock import FixedClock
from core.ids import CountedIds
from core.storage import Database, open_database
from core.storage.database import sqlite_url
from core.storage.migrating import migrate
from tests.builders import Town, make_town

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)  # Tuesday, 12:00 in Rome
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # Tuesday, 08:00 in Rome


def pytest_configure() -> None:
    """Keep thousands of small databases, each written through to the disk, in memory where there is room."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 << 30:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


@pytest.fixture(scope="session", autouse=True)
def collected_between_tests() -> Iterator[None]:
    """No thread of a test collects garbage in which a window may be (docs/decisions/0022-collecting.md)."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def usual_looks(request: pytest.FixtureRequest) -> None:
    """Begin every test with windows in the light theme and in Italian, whatever the test before left on."""
    if "qapp" not in request.fixturenames:
        return
    from core.qt.theme import Theme, apply_theme, current_look
    from core.qt.translations import Language, current_language, set_language

    app = request.getfixturevalue("qapp")
    if current_language() is not Language.ITALIAN:
        set_language(app, Language.ITALIAN)
    look = current_look()
    if look.is_dark or look.is_touch or look.body_pt != 10.5:
        apply_theme(app, Theme.LIGHT)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Collect here, where no window is being walked through; after a test with windows all of them."""
    if "qapp" in getattr(item, "fixturenames", ()):
        gc.collect()
    elif gc.get_count()[0] > 10_000:
        gc.collect(1)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def ids() -> CountedIds:
    return CountedIds()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated, empty SQLite file, made once."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    database = open_database(sqlite_url(path))
    migrate(database, before_change=lambda _database: None)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path.read_bytes()


@pytest.fixture
def sqlite_database(sqlite_template: bytes, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "refettorio.db"
    path.write_bytes(sqlite_template)
    database = open_database(sqlite_url(path))
    yield database
    database.close()


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A real PostgreSQL with a migrated template database; `{name}` stands for the database's name."""
    from tests.postgresql import running_server

    with running_server() as url:
        template = open_database(url.format(name="postgres"))
        template.execute("CREATE DATABASE refettorio_template")
        template.close()
        database = open_database(url.format(name="refettorio_template"))
        migrate(database, before_change=lambda _database: None)
        database.close()
        yield url


_made = 0


@pytest.fixture
def postgresql_database(postgresql_url: str) -> Iterator[Database]:
    global _made  # noqa: PLW0603 - a number for the next database's name
    _made += 1
    name = f"refettorio_{_made}"
    server = open_database(postgresql_url.format(name="postgres"))
    server.execute(f"CREATE DATABASE {name} TEMPLATE refettorio_template")
    database = open_database(postgresql_url.format(name=name))
    yield database
    database.close()
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest) -> Database:
    """The same test on both engines."""
    return request.getfixturevalue(f"{request.param}_database")


@pytest.fixture
def town(database: Database, clock: FixedClock, ids: CountedIds) -> Town:
    """One school, one class, one service, one band, on both engines; the session is `town.session`."""
    return make_town(database, clock, ids)


@pytest.fixture
def sqlite_town(sqlite_database: Database, clock: FixedClock, ids: CountedIds) -> Town:
    """The same on SQLite only, for what does not depend on the engine."""
    return make_town(sqlite_database, clock, ids)
