"""Dry run, import and undo: what each row comes to, what core then holds, and what is left when it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.access.permissions import Role
from core.cards import issue_card
from core.clock import FixedClock
from core.errors import Cancelled, InvalidValue, NotAllowed, NotFound
from core.importing import (
    AlreadyUndone,
    ColumnsMissing,
    ImportInUse,
    Target,
    Verdict,
    carry_out,
    guess,
    imports,
    plan,
    read_table,
    running,
    undo,
)
from core.ledger import accounts_of, assignments_of, verify
from core.meals import BookingState, bookings
from core.registry import (
    create_guardian,
    create_pupil,
    enable_photos,
    enrolments_of,
    place_pupil,
    pupil,
    search_guardians,
    search_pupils,
    set_photo,
)
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town
from tests.core.importing.conftest import DAY, defaults, drawn, planned
from tests.core.ledger.test_posting import as_role
from tests.pictures import picture

CODE = "RSSNNA18C52F067I"


def good_code(start: str) -> str:
    from stdnum.it import codicefiscale

    return next(code for code in (start + chr(65 + n) for n in range(26)) if codicefiscale.is_valid(code))


ANNA, NOE = good_code("RSSNNA18C52F067"), good_code("VRDNOE19H13F067")
CARLA = good_code("RSSCRL88C52F067")

FAMILY = f"""
Cognome | Nome  | Codice fiscale | Nato il    | Scuola   | Classe | Fascia | Cognome genitore | Nome genitore | CF genitore | E-mail           | Saldo
Rossi   | Anna  | {ANNA}         | 12/03/2018 | Calvino  | 3^a    | F1     | Rossi            | Carla         | {CARLA}     | carla@example.it | 12,50
Rossi   | Bruno |                | 1/2/2020   | Gozzano  | 1A     | f2     | Rossi            | Carla         | {CARLA}     | carla@example.it | -3,00
Verdi   | Noè   | {NOE}          |            |          | 3 B    |        |                  |               |             |                  |
"""  # noqa: E501


# The dry run


def test_a_good_file_is_all_new(ready: Town, tmp_path: Path):
    made = planned(ready, FAMILY, tmp_path)

    assert drawn(made.rows) == ["2 Rossi Anna new", "3 Rossi Bruno new", "4 Verdi Noè new"]
    assert (made.count(Verdict.NEW), made.balance_cents) == (3, 950)
    entry = made.rows[0].entry
    assert entry is not None
    assert (entry.fiscal_code, entry.born_on, entry.class_id, entry.balance_cents) == (ANNA, DAY, ready.class_id, 1250)
    assert search_pupils(ready.session, "").total == 0  # nothing was written


WRONG = f"""
Cognome | Nome  | Codice fiscale   | Data nascita | Scuola | Classe | Fascia | Dal        | Al         | Telefono | Cognome genitore | Saldo
        | Anna  |                  |              |        | 3ªA    |        |            |            |          |                  |
Rossi   | Anna  | RSSNNA18C52F067Z |              |        | 3ªA    |        |            |            |          |                  |
Rossi   | Bea   | {ANNA}           | 13/03/2018   |        | 3ªA    |        |            |            |          |                  |
Rossi   | Carla |                  | 31/02/2018   |        | 3ªA    |        |            |            |          |                  |
Rossi   | Dina  |                  |              |        | 3ªC    |        |            |            |          |                  |
Rossi   | Elsa  |                  |              |        | 1A     |        |            |            |          |                  |
Rossi   | Fina  |                  |              | Manzoni| 3ªA    | F9     |            |            |          |                  |
Rossi   | Gaia  |                  |              |        | 3ªA    |        | 1/3/2027   | 1/2/2027   |          |                  |
Rossi   | Ida   |                  |              |        | 3ªA    |        | 1/9/2026   |            |          |                  |
Rossi   | Lia   |                  |              |        | 3ªA    |        |            |            | 333      |                  |
Rossi   | Mara  |                  |              |        | 3ªA    |        |            |            | abc      | Rossi            | dieci
Rossi   | Nora  |                  | 1/1/2031     |        |        |        |            |            |          |                  |
"""  # noqa: E501


def test_everything_that_is_wrong_with_a_row_is_told_at_once(ready: Town, tmp_path: Path):
    told = drawn(planned(ready, WRONG, tmp_path).rows)
    begins = [
        "2 Anna faulty: Cognome: è obbligatorio.",
        "3 Rossi Anna faulty: Codice fiscale: la lettera di controllo non torna",
        "4 Rossi Bea faulty: Data di nascita: il codice fiscale dice 12/03",
        "5 Rossi Carla faulty: Data di nascita: «31/02/2018» non esiste",
        "6 Rossi Dina faulty: Classe: «3ªC» non esiste: crea la classe o correggi il nome. Forse «3ª",
        "7 Rossi Elsa faulty: Classe: «1A» c'è in più scuole (Primaria Italo Calvino, Secondaria Gozzano)",
        (
            "8 Rossi Fina faulty: Scuola: «Manzoni» non esiste. Ci sono: Primaria Italo Calvino, Secondaria Gozzano. / "
            "Fascia: «F9» non esiste. Ci sono: F1, F2."
        ),
        "9 Rossi Gaia faulty: Iscritto al: viene prima",
        "10 Rossi Ida faulty: Iscritto dal/al: i giorni devono cadere in 14/09/2026 - 10/06/2027.",
        "11 Rossi Lia faulty: Cognome genitore: è obbligatorio.",
        "12 Rossi Mara faulty: Telefono genitore: scrivi solo il numero",
        "13 Rossi Nora faulty: Data di nascita: 01/01/2031 deve ancora venire.",
    ]
    assert [line[: len(begin)] for line, begin in zip(told, begins, strict=True)] == begins
    assert "Saldo iniziale: «dieci» non è un importo" in told[10]


def test_who_is_there_twice_and_who_is_there_already(ready: Town, tmp_path: Path):
    session = ready.session
    create_pupil(session, "Verdi", "Noè", NOE)
    create_pupil(session, "Neri", "Ugo", None, date(2019, 5, 5))
    bea = create_pupil(session, "Neri", "Bea")
    place_pupil(session, bea, ready.class_id, YEAR_START, YEAR_END)
    told = drawn(
        planned(
            ready,
            f"""
            Cognome | Nome | CF     | Nato il  | Classe
            Rossi   | Anna | {ANNA} |          | 3ªA
            Rosi    | Anna | {ANNA} |          | 3ªA
            Verdi   | Noe  | {NOE}  |          | 3ªB
            Neri    | Ugo  |        | 5/5/2019 | 3ªB
            Neri    | Ugo  |        | 6/6/2019 | 3ªB
            Neri    | Bea  |        | 1/1/2019 | 3ªB
            """,
            tmp_path,
        ).rows
    )
    assert told == [
        "2 Rossi Anna new",
        f"3 Rosi Anna faulty: È lo stesso alunno della riga 2 (codice fiscale {ANNA}): togli una delle due righe.",
        "4 Verdi Noe known",
        "5 Neri Ugo known",
        "6 Neri Ugo new",  # born another day: another child
        (
            "7 Neri Bea faulty: C'è già un alunno di nome Neri Bea: aggiungi il codice fiscale o la data di nascita, "
            "così si capisce se è lui."
        ),
    ]


def test_a_pupil_of_another_class_is_not_moved_by_a_file(ready: Town, tmp_path: Path):
    noe = create_pupil(ready.session, "Verdi", "Noè", NOE)
    place_pupil(ready.session, noe, ready.class_id, YEAR_START, YEAR_END)
    (row,) = planned(ready, f"Cognome|Nome|CF|Classe\nVerdi|Noè|{NOE}|3ªB", tmp_path).rows

    assert row.verdict is Verdict.FAULTY
    assert "è già nella classe 3ªA: usa «Sposta»" in str(row.faults[0])


def test_the_school_of_the_defaults_tells_classes_of_one_name_apart(ready: Town, tmp_path: Path):
    text = "Cognome|Nome|Classe\nRossi|Anna|I A"
    (row,) = planned(ready, text, tmp_path, school_id=ready.school_id).rows

    assert row.verdict is Verdict.NEW


def test_without_the_columns_of_the_names_there_is_no_plan(ready: Town, tmp_path: Path, csv_file: Callable[..., Path]):
    table = read_table(csv_file("Note;Classe\nRossi Anna;3A\n"))
    with pytest.raises(ColumnsMissing, match="«Cognome»"):
        plan(ready.session, table, guess(table.header), defaults(ready))
    with pytest.raises(InvalidValue):
        plan(ready.session, table, {Target.LAST_NAME: 0, Target.FIRST_NAME: 1},
             defaults(ready, starts_on=YEAR_END, ends_on=YEAR_START))  # fmt: skip


def test_a_hostile_cell_is_a_name_like_any_other(ready: Town, tmp_path: Path):
    rows = planned(
        ready,
        f"Cognome|Nome|Classe\n=cmd()|Anna|3ªA\n{'x' * 200}|Ugo|3ªA\n\u202eissoR|👧|3ªA\n' OR 1=1 --|Bo|3ªA",
        tmp_path,
    ).rows
    assert [row.verdict.value for row in rows] == ["new", "faulty", "new", "new"]
    assert "non può superare 100 caratteri" in str(rows[1].faults[0])
    entry = rows[2].entry
    assert entry is not None
    assert entry.last_name == "issoR"  # the sign that turns the direction is gone


# The import


def test_what_core_holds_after_an_import(ready: Town, tmp_path: Path):
    session = ready.session
    report = carry_out(session, "run-1", planned(ready, FAMILY, tmp_path))

    assert (report.created, report.changed, report.guardians, report.balance_cents) == (3, 0, 1, 950)
    assert report.refused == ()
    anna = pupil(session, search_pupils(session, "rossi anna").items[0].id)
    assert (anna.class_name, anna.born_on) == ("3ªA", DAY)
    assert [(one.full_name, one.is_applicant, one.email) for one in anna.guardians] == [
        ("Rossi Carla", True, "carla@example.it")
    ]
    bruno = pupil(session, search_pupils(session, "rossi bruno").items[0].id)
    assert bruno.school_name == "Secondaria Gozzano"
    assert bruno.guardians[0].id == anna.guardians[0].id  # one mother, two children
    assert [one.balance_cents for one in accounts_of(session, bruno.id)] == [-300]
    assert [one.band_code for one in assignments_of(session, bruno.id)] == ["F2"]
    assert bookings(session, anna.id, ready.service_id, TUESDAY, TUESDAY)[0].state is BookingState.BOOKED
    assert verify(ready.database).is_ok


def test_the_same_run_again_changes_nothing(ready: Town, tmp_path: Path):
    made = planned(ready, FAMILY, tmp_path)
    first = carry_out(ready.session, "run-1", made)
    assert carry_out(ready.session, "run-1", made) == first
    assert search_pupils(ready.session, "").total == 3
    assert ready.database.scalar("SELECT COUNT(*) FROM entry") == 2


def test_the_same_file_again_adds_nothing(ready: Town, tmp_path: Path):
    carry_out(ready.session, "run-1", planned(ready, FAMILY, tmp_path))
    again = planned(ready, FAMILY, tmp_path)
    assert drawn(again.rows) == [
        (
            "2 Rossi Anna known: saldo iniziale già registrato: non viene ripetuto / già presente e iscritto / "
            "ha già una fascia: non viene cambiata"
        ),
        (
            "3 Rossi Bruno known: saldo iniziale già registrato: non viene ripetuto / già presente e iscritto / "
            "ha già una fascia: non viene cambiata"
        ),
        "4 Verdi Noè known: già presente e iscritto",
    ]
    report = carry_out(ready.session, "run-2", again)
    assert (report.created, report.guardians, report.balance_cents) == (0, 0, 0)
    assert ready.database.scalar("SELECT COUNT(*) FROM enrolment") == 3
    assert ready.database.scalar("SELECT COUNT(*) FROM guardian") == 1


def test_a_row_refused_at_the_last_moment_is_told_and_the_others_go_in(ready: Town, tmp_path: Path):
    made = planned(ready, FAMILY, tmp_path)
    create_pupil(ready.session, "Rossi", "Anna", ANNA)  # somebody enters her meanwhile
    report = carry_out(ready.session, "run-1", made)

    assert report.created == 2
    assert [(row, text[:30]) for row, text in report.refused] == [(2, f"Il codice fiscale {ANNA}"[:30])]
    assert ready.database.scalar("SELECT COUNT(*) FROM guardian") == 1  # with Bruno, not left over from Anna


class StopAfter:
    """Stops after so many parts."""

    def __init__(self, parts: int) -> None:
        self.left = parts

    def advance(self, done: int, total: int) -> None:
        self.left -= 1

    def check(self) -> None:
        if self.left <= 0:
            raise Cancelled


def test_stopped_half_way_what_is_in_stays_and_goes_on_or_back(ready: Town, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(running, "PART", 2)
    made = planned(ready, FAMILY, tmp_path)
    with pytest.raises(Cancelled):
        carry_out(ready.session, "run-1", made, StopAfter(1))
    assert search_pupils(ready.session, "").total == 2
    assert carry_out(ready.session, "run-1", made).created == 3
    assert search_pupils(ready.session, "").total == 3
    # Both parts are one import.
    assert [(run.run_id, run.rows) for run in imports(ready.session)] == [("run-1", 3)]


# Taking it back


def test_undo_leaves_nothing_of_an_import_without_balances(ready: Town, tmp_path: Path):
    counted = ("pupil", "placement", "enrolment", "band_assignment", "guardian", "guardianship")

    def counts() -> list[int]:
        return [ready.database.scalar(f"SELECT COUNT(*) FROM {table}") for table in counted]

    create_guardian(ready.session, "Rossi", "Carla", CARLA)
    before = counts()
    carry_out(ready.session, "run-1", planned(ready, FAMILY.replace("12,50", "").replace("-3,00", ""), tmp_path))
    assert counts() == [3, 3, 3, 2, 1, 2]
    report = undo(ready.session, "run-1")

    assert (report.removed, report.kept, report.reversed_cents) == (3, 0, 0)
    assert counts() == before  # Carla was there before
    assert [run.is_undone for run in imports(ready.session)] == [True]
    with pytest.raises(AlreadyUndone):
        undo(ready.session, "run-1")
    with pytest.raises(NotFound):
        undo(ready.session, "run-9")


def test_undo_reverses_balances_and_keeps_whose_account_moved(ready: Town, tmp_path: Path):
    carry_out(ready.session, "run-1", planned(ready, FAMILY, tmp_path))
    report = undo(ready.session, "run-1")

    assert (report.removed, report.kept, report.reversed_cents) == (1, 2, 950)
    for one in search_pupils(ready.session, "").items:
        kept = pupil(ready.session, one.id)
        assert (kept.placements, kept.enrolments, kept.guardians) == ((), (), ())
        assert [account.balance_cents for account in accounts_of(ready.session, one.id)] == [0]
    assert verify(ready.database).is_ok
    again = planned(ready, FAMILY, tmp_path)  # and the file can be imported again, corrected
    assert [row.verdict.value for row in again.rows] == ["known", "known", "new"]
    assert again.balance_cents == 950


def test_who_was_there_before_stays_as_before(ready: Town, tmp_path: Path):
    noe = create_pupil(ready.session, "Verdi", "Noè", NOE)
    carry_out(ready.session, "run-1", planned(ready, FAMILY, tmp_path))
    assert pupil(ready.session, noe).class_name == "3ªB"
    undo(ready.session, "run-1")

    assert pupil(ready.session, noe).placements == ()


def test_what_somebody_has_worked_with_is_not_taken_back(ready: Town, tmp_path: Path):
    carry_out(ready.session, "run-1", planned(ready, FAMILY, tmp_path))
    issue_card(ready.session, search_pupils(ready.session, "verdi").items[0].id, ready.service_id)
    with pytest.raises(ImportInUse, match=r"1 alunni hanno già altri dati \(Verdi Noè\)"):
        undo(ready.session, "run-1")
    assert search_pupils(ready.session, "").total == 3
    assert [run.is_undone for run in imports(ready.session)] == [False]


def test_whom_a_school_is_inserting_is_not_taken_back(ready: Town, tmp_path: Path):
    carry_out(ready.session, "run-1", planned(ready, FAMILY, tmp_path))
    enrolment = enrolments_of(ready.session, search_pupils(ready.session, "verdi").items[0].id)[0]
    ready.database.execute(
        "INSERT INTO insertion (enrolment_id, starts_on, ends_on, weekdays) VALUES (?, 20780, 20790, 0)",
        (enrolment.id,),
    )
    with pytest.raises(ImportInUse, match="Verdi Noè"):
        undo(ready.session, "run-1")


def test_who_has_got_a_photo_is_not_taken_back(ready: Town, tmp_path: Path):
    carry_out(ready.session, "run-1", planned(ready, FAMILY, tmp_path))
    enable_photos(ready.session)
    set_photo(ready.session, search_pupils(ready.session, "verdi").items[0].id, picture())
    with pytest.raises(ImportInUse, match="Verdi Noè"):
        undo(ready.session, "run-1")


def test_who_may(ready: Town, tmp_path: Path):
    made = planned(ready, FAMILY, tmp_path)
    for role in (Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR):
        with pytest.raises(NotAllowed):
            carry_out(as_role(ready.session, role), "run-1", made)
        with pytest.raises(NotAllowed):
            imports(as_role(ready.session, role))
    assert carry_out(as_role(ready.session, Role.CLERK), "run-1", made).created == 3


def test_on_postgresql_too(town: Town, tmp_path: Path):
    assert isinstance(town.session.clock, FixedClock)
    text = f"Cognome|Nome|CF|Classe|Saldo|Cognome genitore\nRossi|Anna|{ANNA}|3ªA|10|Rossi\nVerdi|Noè||3ªA||"
    carry_out(town.session, "run-1", planned(town, text, tmp_path))
    assert search_guardians(town.session, "rossi")[0].last_name == "Rossi"
    report = undo(town.session, "run-1")
    assert (report.removed, report.kept, report.reversed_cents) == (1, 1, 1000)


def test_5000_rows_are_quick_enough_to_wait_for(ready: Town, tmp_path: Path):
    """Target of the office: 5,000 rows in seconds; here 500, with a margin for a busy machine."""
    import time

    lines = ["Cognome|Nome|Classe|Cognome genitore|E-mail|Saldo"]
    lines += [f"Cognome{number}|Nome|3ªA|Genitore{number}|g{number}@example.it|10" for number in range(500)]
    began = time.perf_counter()
    made = planned(ready, "\n".join(lines), tmp_path)
    dry = time.perf_counter() - began
    report = carry_out(ready.session, "run-1", made)
    seconds = time.perf_counter() - began - dry

    assert report.created == 500
    assert dry < 2
    assert seconds < 15
    assert replace(report, refused=()) == report
