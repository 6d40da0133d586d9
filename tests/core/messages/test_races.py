"""Two clerks at the same moment, on both engines: one message, one year."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

from core import registry
from core.access.operations import OperationId
from core.clock import FixedClock
from core.messages import due_reminders, outbox, prepare_reminders
from tests.builders import Town
from tests.core.messages.conftest import Families


def at_once(town: Town, verb: Callable[[int], object], count: int = 3) -> list[object]:
    """Run `verb` in threads that begin together; return what each answered."""
    start, answers = threading.Barrier(count), []

    def run(number: int) -> None:
        start.wait()
        try:
            answers.append(verb(number))
        finally:
            town.database.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_a_family_is_written_to_once(families: Families) -> None:
    for name in ("Rossi", "Verdi", "Bianchi"):
        families.add(name, -700)
    town = families.town
    chosen = [(one.account_id, one.step) for one in due_reminders(town.session, town.group_id)]
    answers = at_once(
        town, lambda number: prepare_reminders(town.session, OperationId("office", str(number)), town.group_id, chosen)
    )
    assert sum(len(answer.ids) for answer in answers) == 3  # type: ignore[attr-defined]
    assert outbox(town.session).total == 3


def test_a_year_is_rolled_over_once(town: Town, clock: FixedClock) -> None:
    with town.database.transaction():
        for number in range(30):
            town.pupil(f"Alunno{number}", "Prova")
    clock.set(datetime(2027, 7, 5, 8, tzinfo=UTC))
    proposal = registry.propose_roll_over(town.session)
    assert proposal is not None
    answers = at_once(
        town, lambda number: registry.roll_over(town.session, OperationId("office", str(number)), proposal.plan)
    )
    assert sorted(answer.placements for answer in answers) == [0, 0, 30]  # type: ignore[attr-defined]
    assert town.database.scalar("SELECT COUNT(*) FROM placement") == 60
    assert town.database.scalar("SELECT COUNT(*) FROM enrolment") == 60
