"""SQLite gives the number of a row that went to the next one: taking an import back leaves that to its pupil."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.importing import carry_out, undo
from core.ledger import assign_band, assignments_of
from core.registry import enrol, enrolments_of, search_pupils, withdraw_enrolment
from tests.builders import TUESDAY, YEAR_END, Town
from tests.core.importing.conftest import planned

JANUARY = date(2027, 1, 7)
ONE = """
Cognome | Nome | Scuola  | Classe | Fascia
Rossi   | Anna | Calvino | 3^a    | F1
"""


def test_what_got_the_number_of_an_imported_row_stays(ready: Town, tmp_path: Path) -> None:
    other = ready.pupil("Verdi", "Luca", enrolled=False, priced=False)
    carry_out(ready.session, "run-1", planned(ready, ONE, tmp_path, starts_on=JANUARY))
    anna = search_pupils(ready.session, "rossi").items[0].id
    # The family gives up before it begins; somebody else's enrolment and band get the numbers.
    (imported,) = enrolments_of(ready.session, anna)
    withdraw_enrolment(ready.session, imported.id, TUESDAY)
    assign_band(ready.session, anna, ready.service_id, ready.band_id, TUESDAY, YEAR_END)
    assert enrol(ready.session, other, ready.service_id, JANUARY, YEAR_END) == imported.id
    assign_band(ready.session, other, ready.service_id, ready.band_id, JANUARY, YEAR_END)
    undo(ready.session, "run-1")
    assert [one.id for one in enrolments_of(ready.session, other)] == [imported.id]
    assert len(assignments_of(ready.session, other)) == 1
