"""Operations done once: recognised by the id made before they were sent, however often they arrive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import peewee

from core.access.session import Session
from core.errors import Conflict
from core.storage import instant_number

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OperationId:
    """Who made the id (`office`, a station's id, `pagopa`) and the id itself."""

    source: str
    external_id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of an operation, and whether it had been done before."""

    answer: Answer
    is_repeat: bool


def once(
    session: Session, operation: OperationId, payload: Mapping[str, object], action: Callable[[], Answer]
) -> Outcome:
    """Do `action` unless the operation was done before: then give back the first answer.

    `action` runs inside one transaction with the record of the operation; its answer must be plain JSON.

    Raises:
        Conflict: the same id came before with a different `payload`; nothing was done.
    """
    try:
        return _once(session, operation, payload_hash(payload), action)
    except (_Raced, peewee.IntegrityError):
        # The other writer has committed by now: this time its answer is found. It may also have been felt earlier, when
        # `action` wrote what the other had just written; a refusal that has another cause comes again.
        return _once(session, operation, payload_hash(payload), action)


def _once(session: Session, operation: OperationId, digest: str, action: Callable[[], Answer]) -> Outcome:
    database = session.database
    with database.transaction():
        known = database.row(
            "SELECT payload_hash, result FROM operation WHERE source = ? AND external_id = ?",
            (operation.source, operation.external_id),
        )
        if known is not None:
            return _repeat(operation, digest, known)
        # On PostgreSQL another writer may be doing the same at this moment: whoever inserts second waits here.
        answer = action()
        added = database.execute(
            "INSERT INTO operation (source, external_id, payload_hash, result, at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (
                operation.source,
                operation.external_id,
                digest,
                json.dumps(answer, ensure_ascii=False),
                instant_number(session.now()),
            ),
        )
        if not added:
            raise _Raced
        return Outcome(answer, is_repeat=False)


def payload_hash(payload: Mapping[str, object]) -> str:
    """Return the SHA-256 of a payload in canonical JSON."""
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _repeat(operation: OperationId, digest: str, known: tuple[Any, ...]) -> Outcome:
    if known[0] != digest:
        raise Conflict(operation=operation.external_id)
    return Outcome(json.loads(known[1]), is_repeat=True)


class _Raced(Exception):
    """Another writer did the same operation meanwhile: undo ours and read its answer."""
