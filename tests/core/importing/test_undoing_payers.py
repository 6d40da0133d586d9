"""An import is not taken back from under whoever pays."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.importing import ImportInUse, carry_out, undo
from core.registry import create_pupil, guardians_of, search_pupils, set_payers, withdraw_payers
from tests.builders import TUESDAY, Town
from tests.core.importing.conftest import planned
from tests.core.importing.test_importing import ANNA, CARLA

ONE = f"""
Cognome | Nome | Codice fiscale | Scuola  | Classe | Cognome genitore | Nome genitore | CF genitore
Rossi   | Anna | {ANNA}         | Calvino | 3^a    | Rossi            | Carla         | {CARLA}
"""


@pytest.mark.parametrize("was_there", [False, True])
def test_a_guardian_who_was_imported_and_pays_stays(ready: Town, tmp_path: Path, was_there: bool) -> None:
    if was_there:
        create_pupil(ready.session, "Rossi", "Anna", ANNA)
    carry_out(ready.session, "run-1", planned(ready, ONE, tmp_path))
    anna = search_pupils(ready.session, "rossi").items[0].id
    (carla,) = guardians_of(ready.session, anna)
    period = set_payers(ready.session, anna, {carla.id: 100}, TUESDAY)
    withdraw_payers(ready.session, anna, period)  # what was withdrawn is history, too
    with pytest.raises(ImportInUse, match="Rossi Anna"):
        undo(ready.session, "run-1")
    assert [one.id for one in guardians_of(ready.session, anna)] == [carla.id]


def test_without_payers_it_goes_as_before(ready: Town, tmp_path: Path) -> None:
    carry_out(ready.session, "run-1", planned(ready, ONE, tmp_path))
    assert undo(ready.session, "run-1").removed == 1
