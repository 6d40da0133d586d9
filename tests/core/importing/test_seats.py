"""An import beyond the places of a school is told row by row, and lets everybody in."""

from __future__ import annotations

from pathlib import Path

from core.importing import carry_out
from core.registry.waiting import places, set_seats
from tests.builders import Town
from tests.core.importing.conftest import planned

FOUR = """
Cognome | Nome  | Scuola  | Classe
Rossi   | Anna  | Calvino | 3^a
Rossi   | Bruno | Gozzano | 1A
Rossi   | Carla | Calvino | 3^a
Rossi   | Dina  | Calvino | 3 B
"""


def told(town: Town, folder: Path, **more: object) -> list[list[str]]:
    return [list(row.notes) for row in planned(town, FOUR, folder, **more).rows]


def test_rows_beyond_the_places_are_told_in_the_order_of_the_file(ready: Town, tmp_path: Path) -> None:
    key = ready.school_id, ready.service_id, ready.school_year_id
    assert told(ready, tmp_path) == [[], [], [], []]  # without a number there is no limit
    set_seats(ready.session, *key, 2)
    note = "oltre i 2 posti della scuola: entra lo stesso"
    assert told(ready, tmp_path) == [[], [], [], [note]]
    assert told(ready, tmp_path, service_id=None) == [[], [], [], []]
    carry_out(ready.session, "run-1", planned(ready, FOUR, tmp_path))
    assert places(ready.session, *key).taken == 3
