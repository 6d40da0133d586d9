"""An import is not taken back from under what was done with its pupils since; that two are not one goes along."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.access.operations import OperationId
from core.errors import Cancelled
from core.importing import ImportInUse, carry_out, undo
from core.merging import merge_pupils
from core.registry import search_pupils
from core.registry.duplicates import mark_distinct
from core.registry.waiting import add_to_waiting
from tests.builders import Town
from tests.core.importing.conftest import planned

TWO = """
Cognome | Nome | Classe
Rossi   | Anna | 3ªA
Rossi   | Ada  | 3ªB
"""


@pytest.fixture
def imported(ready: Town, tmp_path: Path) -> tuple[int, int]:
    carry_out(ready.session, "run", planned(ready, TWO, tmp_path))
    ada, anna = (one.id for one in search_pupils(ready.session, "rossi").items)
    return ada, anna


def test_who_waits_for_a_place_stays(ready: Town, imported: tuple[int, int]) -> None:
    add_to_waiting(ready.session, imported[0], ready.service_id, ready.school_id, ready.school_year_id)
    with pytest.raises(ImportInUse, match="Rossi Ada"):
        undo(ready.session, "run")


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_record_that_became_one_with_another_stays(ready: Town, imported: tuple[int, int], is_kept: bool) -> None:
    other = ready.pupil("Rossi", "Adele")
    kept, merged = (imported[0], other) if is_kept else (other, imported[0])
    merge_pupils(ready.session, OperationId("office", "merge"), kept, merged, "stessa bambina")
    with pytest.raises(ImportInUse, match="Rossi Ada"):
        undo(ready.session, "run")


def test_that_two_are_not_one_is_forgotten_with_one_of_them(ready: Town, imported: tuple[int, int]) -> None:
    mark_distinct(ready.session, *imported)
    assert undo(ready.session, "run").removed == 2
    assert ready.database.scalar("SELECT COUNT(*) FROM pupil_distinct") == 0


def test_stopped_it_has_changed_nothing(ready: Town, imported: tuple[int, int]) -> None:
    class Stopped:
        def advance(self, done: int, total: int) -> None:
            pass

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        undo(ready.session, "run", Stopped())
    assert search_pupils(ready.session, "rossi").total == 2
    assert undo(ready.session, "run").removed == 2
