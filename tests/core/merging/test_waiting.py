"""Two records of one child on one waiting list: the family keeps its place in the queue, and what was noted."""

from __future__ import annotations

from datetime import date

from core.access.operations import OperationId
from core.merging import merge_pupils
from core.registry.waiting import WaitingState, add_to_waiting, waiting_list
from tests.builders import Town

OPERATION = OperationId("office", "merge")


def wait(town: Town, pupil_id: int, asked_on: date, note: str, school_id: int | None = None) -> None:
    add_to_waiting(
        town.session, pupil_id, town.service_id, school_id or town.school_id, town.school_year_id, asked_on=asked_on,
        note=note,
    )  # fmt: skip


def queue(town: Town, school_id: int | None = None) -> list[tuple[str, date, str, WaitingState]]:
    found = waiting_list(
        town.session, school_id or town.school_id, town.service_id, town.school_year_id, with_past=True
    )  # fmt: skip
    return [(one.pupil_name, one.asked_on, one.note, one.state) for one in found]


def test_the_earlier_request_counts(town: Town) -> None:
    kept, merged, other = (town.pupil(last, "Anna", enrolled=False) for last in ("Rossi", "Rosssi", "Verdi"))
    wait(town, merged, date(2026, 9, 20), "Chiamare la nonna")
    wait(town, other, date(2026, 10, 1), "")
    wait(town, kept, date(2026, 11, 2), "Lavora fino alle 14")
    merge_pupils(town.session, OPERATION, kept, merged, "stessa bambina")
    assert queue(town) == [
        ("Rossi Anna", date(2026, 9, 20), "Lavora fino alle 14. Chiamare la nonna", WaitingState.WAITING),
        ("Verdi Anna", date(2026, 10, 1), "", WaitingState.WAITING),
        ("Rosssi Anna", date(2026, 9, 20), "Chiamare la nonna", WaitingState.WITHDRAWN),
    ]


def test_of_two_schools_the_kept_record_s_stays(town: Town) -> None:
    kept, merged = (town.pupil(last, "Anna", enrolled=False) for last in ("Rossi", "Rosssi"))
    elsewhere = town.school("Infanzia Collodi", "infanzia")
    wait(town, merged, date(2026, 9, 20), "", elsewhere)
    wait(town, kept, date(2026, 11, 2), "")
    merge_pupils(town.session, OPERATION, kept, merged, "stessa bambina")
    assert queue(town) == [("Rossi Anna", date(2026, 11, 2), "", WaitingState.WAITING)]
    assert queue(town, elsewhere) == [("Rosssi Anna", date(2026, 9, 20), "", WaitingState.WITHDRAWN)]
