"""What the search at the top finds: pupils, classes and guardians, as far as the role may see them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core import registry
from core.access.permissions import Permission
from core.access.session import Session

_PUPILS, _CLASSES, _GUARDIANS = 8, 5, 5


class HitKind(StrEnum):
    """What was found."""

    ACTION = "action"
    PUPIL = "pupil"
    CLASS = "class"
    GUARDIAN = "guardian"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `key` says what opens: a pupil's id (also for its guardian), a class's id, an action's name."""

    kind: HitKind
    key: int | str
    title: str
    detail: str = ""


def find(session: Session, text: str) -> tuple[Hit, ...]:
    """Return what matches every word of `text`: pupils first, then classes, then guardians (one hit a child).

    Nothing for a role that may not see families (the kitchen): no page of its would show what was found.
    """
    if not text.strip() or not session.may(Permission.VIEW_GUARDIANS):
        return ()
    return (*_pupils(session, text), *_classes(session, text), *_guardians(session, text))


def words_match(wanted: str, *texts: str) -> bool:
    """Tell whether every word of `wanted` begins a word of the texts, whatever case and accents."""
    words = [word for text in texts for word in registry.search_key(text, "").split()]
    return all(any(word.startswith(one) for word in words) for one in registry.search_key(wanted, "").split())


def _pupils(session: Session, text: str) -> list[Hit]:
    found = registry.search_pupils(session, text, limit=_PUPILS).items
    return [Hit(HitKind.PUPIL, one.id, one.full_name, _place(one.class_name, one.school_name)) for one in found]


def _classes(session: Session, text: str) -> list[Hit]:
    matching = (one for one in registry.classes(session) if words_match(text, one.name, one.school_name))
    hits = [Hit(HitKind.CLASS, one.id, one.name, one.school_name) for one in matching]
    return hits[:_CLASSES]


def _guardians(session: Session, text: str) -> list[Hit]:
    # A school's user would find families of other schools.
    if session.actor.school_id is not None:
        return []
    found = registry.search_guardians(session, text, limit=_GUARDIANS)
    children = registry.pupils_of_guardians(session, [one.id for one in found])
    return [
        Hit(HitKind.GUARDIAN, pupil_id, one.full_name, name) for one in found for pupil_id, name in children[one.id]
    ]


def _place(class_name: str | None, school_name: str | None) -> str:
    return " · ".join(part for part in (class_name, school_name) if part)
