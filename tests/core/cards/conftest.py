"""Sessions of other roles, and what the audit trail says."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from core.access.permissions import Role
from core.access.session import Actor, Session
from tests.builders import Town

As = Callable[..., Session]


@pytest.fixture
def as_role() -> As:
    """The session of the same town, of another role."""

    def session(town: Town, role: Role, school_id: int | None = None) -> Session:
        actor = Actor(town.session.actor.id, "Altra persona", role, school_id)
        return dataclasses.replace(town.session, actor=actor)

    return session


def audit_lines(town: Town) -> list[tuple[str, str, dict[str, Any]]]:
    rows = town.database.rows("SELECT operation, subject, detail FROM audit ORDER BY id")
    return [(operation, subject, json.loads(detail)) for operation, subject, detail in rows]
