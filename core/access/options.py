"""Options that the office changes while it works (table `setting`): typed, with a default, audited.

Where things live is not one of them: see `core.settings`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown

T = TypeVar("T", bool, int, str)


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """An option: the name under which it is stored, and what holds until somebody changes it."""

    name: str
    default: T


def get_option(session: Session, option: Option[T]) -> T:
    """Return what was set, or the default (also when what is stored is of another type: an older version's)."""
    stored = session.database.scalar("SELECT value FROM setting WHERE name = ?", (option.name,))
    if stored is None:
        return option.default
    value = json.loads(stored)
    # `type(…) is`, because True is an int too.
    return value if type(value) is type(option.default) else option.default


def set_option(session: Session, option: Option[T], value: T, *, shown: T | None = None) -> None:
    """Set an option from now on.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
    """
    session.require(Permission.EDIT_SETTINGS)
    if type(value) is not type(option.default):
        raise TypeError(f"{option.name} is a {type(option.default).__name__}")
    with session.database.transaction():
        before = get_option(session, option)
        ensure_as_shown(session, f"setting:{option.name}", shown, lambda: before)
        session.database.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (option.name, json.dumps(value)),
        )
        record(session, "set_option", f"setting:{option.name}", before=before, after=value)
