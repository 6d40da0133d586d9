"""Places and who waits for one: never more than there are, in the order in which families asked."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import date

import pytest

from core.access.permissions import Role
from core.access.session import Actor
from core.access.stale import ChangedMeanwhile
from core.errors import InvalidValue, NotAllowed, NotFound, RefettorioError
from core.registry import AlreadyEnrolled
from core.registry.waiting import (
    WaitingState,
    add_to_waiting,
    enrol_if_place,
    enrol_where_placed,
    give_place,
    note_waiting,
    places,
    set_seats,
    wait_where_placed,
    waiting_list,
    withdraw_waiting,
)
from core.registry.waiting_faults import AlreadyWaiting, NoPlaceLeft, NotWaiting
from core.storage import day_number
from tests.builders import TUESDAY, YEAR_END, Town


@pytest.fixture
def full(town: Town) -> Town:
    """One enrolled pupil and one place; two more pupils in the class."""
    with town.database.transaction():
        town.pupil("Rossi", "Anna")
        town.pupil("Bianchi", "Bruno", enrolled=False)
        town.pupil("Verdi", "Carla", enrolled=False)
    set_seats(town.session, town.school_id, town.service_id, town.school_year_id, 1)
    return town


def key(town: Town) -> tuple[int, int, int]:
    return town.school_id, town.service_id, town.school_year_id


def wait(town: Town, place: int, asked_on: date | None = None) -> int:
    return add_to_waiting(
        town.session, town.pupils[place], town.service_id, town.school_id, town.school_year_id, asked_on=asked_on
    )


def enrolled(town: Town, pupil_id: int) -> list[tuple[int, int]]:
    return town.database.rows("SELECT starts_on, ends_on FROM enrolment WHERE pupil_id = ?", (pupil_id,))


def test_without_a_number_there_is_no_limit(town: Town) -> None:
    with town.database.transaction():
        pupil = town.pupil("Rossi", "Anna", enrolled=False)
    assert places(town.session, *key(town)).free is None
    enrol_if_place(town.session, pupil, town.service_id, town.school_id, town.school_year_id, TUESDAY)
    assert enrolled(town, pupil) == [(day_number(TUESDAY), day_number(YEAR_END))]


def test_a_full_school_sends_to_the_list_and_the_next_gets_the_place(full: Town) -> None:
    _anna, bruno, carla = full.pupils
    assert (places(full.session, *key(full)).taken, places(full.session, *key(full)).free) == (1, 0)
    with pytest.raises(NoPlaceLeft, match="1 posti"):
        enrol_if_place(full.session, bruno, full.service_id, full.school_id, full.school_year_id, TUESDAY)
    late, early = wait(full, 1), wait(full, 2, date(2026, 10, 1))
    assert [(one.pupil_id, one.position) for one in waiting_list(full.session, *key(full))] == [(carla, 1), (bruno, 2)]
    with pytest.raises(NoPlaceLeft):
        give_place(full.session, early, TUESDAY)
    set_seats(full.session, *key(full), 2)
    give_place(full.session, early, TUESDAY)
    assert enrolled(full, carla) == [(day_number(TUESDAY), day_number(YEAR_END))]
    found = places(full.session, *key(full))
    assert (found.taken, found.free, found.waiting) == (2, 0, 1)
    assert [(one.id, one.position) for one in waiting_list(full.session, *key(full))] == [(late, 1)]
    with pytest.raises(NotWaiting, match="Verdi Carla"):
        give_place(full.session, early, TUESDAY)


def test_a_withdrawn_enrolment_gives_its_place_free(full: Town) -> None:
    with full.database.transaction():
        full.database.execute("UPDATE enrolment SET ends_on = ?", (day_number(TUESDAY) - 1,))
    assert places(full.session, *key(full)).free == 1


def test_out_of_turn_is_on_record(full: Town) -> None:
    wait(full, 1)
    second = wait(full, 2)
    set_seats(full.session, *key(full), None)
    give_place(full.session, second, TUESDAY)
    detail = full.database.scalar("SELECT detail FROM audit WHERE operation = 'give_place'")
    assert '"out_of_turn": true' in detail


def test_one_waits_once_and_may_give_up(full: Town) -> None:
    entry = wait(full, 1)
    with pytest.raises(AlreadyWaiting, match="Bianchi Bruno"):
        wait(full, 1)
    withdraw_waiting(full.session, entry)
    with pytest.raises(NotWaiting):
        withdraw_waiting(full.session, entry)
    again = wait(full, 1)
    assert [(one.id, one.state) for one in waiting_list(full.session, *key(full), with_past=True)] == [
        (again, WaitingState.WAITING), (entry, WaitingState.WITHDRAWN)
    ]  # fmt: skip


def test_a_place_is_not_given_to_who_is_enrolled(full: Town) -> None:
    entry = wait(full, 0)
    set_seats(full.session, *key(full), 9)
    with pytest.raises(AlreadyEnrolled):
        give_place(full.session, entry, TUESDAY)
    assert waiting_list(full.session, *key(full))[0].state is WaitingState.WAITING


def test_what_cannot_be_is_refused(full: Town) -> None:
    with pytest.raises(InvalidValue, match="Posti"):
        set_seats(full.session, *key(full), -1)
    with pytest.raises(InvalidValue, match="domanda"):
        wait(full, 1, date(2027, 1, 1))
    with pytest.raises(NotFound):
        set_seats(full.session, 99, full.service_id, full.school_year_id, 1)
    with pytest.raises(NotFound):
        give_place(full.session, 99, TUESDAY)
    entry = wait(full, 1)
    set_seats(full.session, *key(full), 9)
    with pytest.raises(InvalidValue, match="anno scolastico"):
        give_place(full.session, entry, date(2028, 1, 1))


def test_two_clerks_and_one_place(full: Town) -> None:
    set_seats(full.session, *key(full), 2)
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def take(pupil_id: int) -> None:
        start.wait()
        try:
            enrol_if_place(full.session, pupil_id, full.service_id, full.school_id, full.school_year_id, TUESDAY)
            outcomes.append("enrolled")
        except RefettorioError as error:
            outcomes.append(error.code)
        finally:
            full.database.close()

    threads = [threading.Thread(target=take, args=(pupil_id,)) for pupil_id in full.pupils[1:]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["NoPlaceLeft", "enrolled"]


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR])
def test_only_the_office_gives_places(full: Town, role: Role) -> None:
    session = replace(full.session, actor=Actor(9, "Altri", role, full.school_id))
    for verb in (
        lambda: set_seats(session, *key(full), 1), lambda: waiting_list(session, *key(full)),
        lambda: give_place(session, 1, TUESDAY), lambda: withdraw_waiting(session, 1),
        lambda: add_to_waiting(session, 1, 1, 1, 1), lambda: enrol_if_place(session, 1, 1, 1, 1, TUESDAY),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            verb()


def test_who_is_in_a_class_takes_a_place_of_its_school(town: Town) -> None:
    set_seats(town.session, town.school_id, town.service_id, town.school_year_id, 1)
    anna, bruno = (town.pupil(name, enrolled=False) for name in ("Anna", "Bruno"))
    enrol_where_placed(town.session, anna, town.service_id, TUESDAY, date(2026, 12, 1))
    with pytest.raises(NoPlaceLeft, match="1 posti"):
        enrol_where_placed(town.session, bruno, town.service_id, TUESDAY, YEAR_END)
    wait_where_placed(town.session, bruno, town.service_id, TUESDAY)
    (entry,) = waiting_list(town.session, town.school_id, town.service_id, town.school_year_id)
    assert entry.pupil_id == bruno
    with pytest.raises(AlreadyWaiting):
        wait_where_placed(town.session, bruno, town.service_id, TUESDAY)


def test_who_is_in_no_class_takes_nobodys_place_and_cannot_wait(town: Town) -> None:
    set_seats(town.session, town.school_id, town.service_id, town.school_year_id, 0)
    anna = town.pupil(enrolled=False)
    town.database.execute("DELETE FROM placement")
    with pytest.raises(NotFound, match="Classe"):
        wait_where_placed(town.session, anna, town.service_id, TUESDAY)
    assert enrol_where_placed(town.session, anna, town.service_id, TUESDAY, YEAR_END)


def test_a_note_is_kept_while_the_pupil_waits(full: Town) -> None:
    entry = wait(full, 1)
    note_waiting(full.session, entry, " Chiamare  la nonna ", shown="")
    assert [one.note for one in waiting_list(full.session, *key(full))] == ["Chiamare la nonna"]
    with pytest.raises(ChangedMeanwhile):
        note_waiting(full.session, entry, "Altro", shown="")
    with pytest.raises(InvalidValue):
        note_waiting(full.session, entry, "x" * 201)
    # The trail says that something was noted; what it was may be about a family.
    details = full.database.rows("SELECT detail FROM audit WHERE operation = 'note_waiting'")
    assert [json.loads(detail) for (detail,) in details] == [{"entry": entry}]
    withdraw_waiting(full.session, entry)
    with pytest.raises(NotWaiting):
        note_waiting(full.session, entry, "Troppo tardi")
