"""A decision of many pupils, part by part: whoever scans meanwhile waits for one part only."""

from __future__ import annotations

from datetime import date

from core import meals
from core.access.operations import OperationId
from core.access.session import Session
from core.meals import ChoicesMade, ClosingChoice
from core.progress import Progress
from office.desk import Desk

#: Decided together in one transaction.
CHUNK = 100

#: The id of an operation, made before it is sent, and whom it is about.
Part = tuple[OperationId, list[int]]


def parts_of(desk: Desk, pupil_ids: list[int]) -> list[Part]:
    """Return pupils in parts, each with the id of its operation."""
    return [(desk.new_operation(), pupil_ids[first : first + CHUNK]) for first in range(0, len(pupil_ids), CHUNK)]


def decide_parts(  # noqa: PLR0917 - what the writer is handed
    session: Session,
    service_id: int,
    day: date,
    parts: list[Part],
    choice: ClosingChoice | None,
    reason: str,
    progress: Progress,
) -> ChoicesMade:
    """Decide part by part; a part that is done stays."""
    done: list[int] = []
    refused: list[tuple[int, str, str]] = []
    for number, (operation, ids) in enumerate(parts):
        progress.check()
        made = (
            meals.undo_closing_choices(session, operation, service_id, day, ids)
            if choice is None
            else meals.choose_at_closing(session, operation, service_id, day, ids, choice, reason=reason)
        )
        done += made.done
        refused += made.refused
        progress.advance(number + 1, len(parts))
    return ChoicesMade(tuple(done), tuple(refused))
