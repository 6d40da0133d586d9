from __future__ import annotations

from dataclasses import replace

import pytest

from core.access.permissions import Role
from core.access.session import Actor, Session
from tests.builders import Town


@pytest.fixture
def session(sqlite_town: Town) -> Session:
    """An administrator's, in a small municipality on SQLite."""
    return sqlite_town.session


@pytest.fixture
def teacher(sqlite_town: Town) -> Session:
    """A school user of the one school."""
    return replace(sqlite_town.session, actor=Actor(2, "Maestra", Role.SCHOOL, sqlite_town.school_id))
