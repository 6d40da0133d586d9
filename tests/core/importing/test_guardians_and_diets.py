"""Several guardians in one row, diets by their code: entered, told when wrong, taken back with the import."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from stdnum.it import codicefiscale

from core.access.operations import OperationId
from core.importing import ImportInUse, carry_out, guess, undo, undoing
from core.importing.guessing import is_first_name_first, relations
from core.ledger import verify
from core.meals import create_diet, diets_of
from core.merging import merge_guardians
from core.registry import create_guardian, create_pupil, guardians_of, search_guardians, search_pupils
from core.registry.guardian_duplicates import mark_guardians_distinct
from core.storage import Database
from tests.builders import YEAR_END, YEAR_START, Town
from tests.core.importing.conftest import drawn, planned

HEADERS = """
Alunno;Cl.;Padre;CF padre;Cell. padre;Madre;CF madre;Cell. madre
full_name class guardian_full_name guardian_fiscal_code guardian_phone second_full_name second_fiscal_code second_phone

Nominativo;Sez.;Genitore 1;Email genitore 1;Genitore 2;Email genitore 2;Dieta;Scad. certificato
full_name class guardian_full_name guardian_email second_full_name second_email diet diet_expires_on

Cognome;Nome;Cognome genitore;Nome genitore;Cognome genitore;Nome genitore
last_name first_name guardian_last_name guardian_first_name second_last_name second_first_name

Cognomme;Nome;Codice fiscalle;CFPadre;Nato/a il;N.;Mensa
last_name first_name fiscal_code guardian_fiscal_code born_on - -

Nome e Cognome;E-mail;Cognome_secondo_genitore;Genitore 3
full_name guardian_email second_last_name -

Cognome;Nome;Cognome tutore;Cognome padre;Cognome madre
last_name first_name guardian_last_name second_last_name -
"""


@pytest.mark.parametrize("case", HEADERS.strip().split("\n\n"))
def test_what_a_header_means(case: str) -> None:
    header, wanted = case.splitlines()
    titles = header.split(";")
    found = {column: target.value for target, column in guess(titles).items()}
    assert " ".join(found.get(column, "-") for column in range(len(titles))) == wanted


def test_what_the_titles_say_of_the_guardians() -> None:
    titles = ["Alunno", "Padre", "Madre"]
    assert relations(titles, guess(titles)) == ("padre", "madre")
    assert relations(["Genitore 1", "Genitore 2"], guess(["Genitore 1", "Genitore 2"])) == ("", "")
    assert is_first_name_first("Nome e cognome")
    assert not is_first_name_first("Cognome e nome")
    assert not is_first_name_first("Alunno")


TWO = """
Cognome | Nome | Classe | Padre     | Cell padre | Madre          | Mail madre
Rossi   | Anna | 3ªA    | Rossi Ivo | 333 1      | Verdi Bianchi Ida | ida@example.it
Rossi   | Ugo  | 3ªA    | Rossi Ivo | 333 1      |                |
Neri    | Lia  | 3ªA    |           |            | Neri Eva       | eva@
"""


def test_two_guardians_in_one_row(ready: Town, tmp_path: Path) -> None:
    made = planned(ready, TWO, tmp_path)
    assert drawn(made.rows) == [
        "2 Rossi Anna new: secondo genitore: cognome «Verdi», nome «Bianchi Ida»",
        "3 Rossi Ugo new",
        "4 Neri Lia faulty: E-mail secondo genitore: controlla l'indirizzo, per esempio nome@esempio.it.",
    ]
    report = carry_out(ready.session, "run-1", made)
    assert (report.created, report.guardians) == (2, 2)
    ids = {one.first_name: one.id for one in search_pupils(ready.session, "rossi").items}
    anna = [(one.full_name, one.relation, one.is_applicant) for one in guardians_of(ready.session, ids["Anna"])]
    assert anna == [("Rossi Ivo", "padre", True), ("Verdi Bianchi Ida", "madre", False)]
    (ivo,) = guardians_of(ready.session, ids["Ugo"])
    assert ivo.id == guardians_of(ready.session, ids["Anna"])[0].id  # one father, two children


def test_both_go_with_the_import(ready: Town, tmp_path: Path) -> None:
    carry_out(ready.session, "run-1", planned(ready, TWO, tmp_path))
    assert undo(ready.session, "run-1").removed == 2
    assert search_guardians(ready.session, "ivo") == ()
    assert search_guardians(ready.session, "ida") == ()


def test_an_import_whose_guardian_became_one_with_another_is_not_taken_back(ready: Town, tmp_path: Path) -> None:
    carry_out(ready.session, "run-1", planned(ready, TWO, tmp_path))
    (ivo,) = search_guardians(ready.session, "ivo")
    ivan = create_guardian(ready.session, "Rossi", "Ivan")
    mark_guardians_distinct(ready.session, ivo.id, ivan)
    merge_guardians(ready.session, OperationId("office", "merge"), ivan, ivo.id)
    with pytest.raises(ImportInUse, match="Rossi"):
        undo(ready.session, "run-1")
    assert [one.id for one in search_guardians(ready.session, "rossi")] == [ivan]


def test_two_that_were_told_apart_go_with_the_import(ready: Town, tmp_path: Path) -> None:
    carry_out(ready.session, "run-1", planned(ready, TWO, tmp_path))
    (ivo,) = search_guardians(ready.session, "ivo")
    ivan = create_guardian(ready.session, "Rossi", "Ivan")
    mark_guardians_distinct(ready.session, ivo.id, ivan)
    assert undo(ready.session, "run-1").removed == 2
    assert [one.id for one in search_guardians(ready.session, "rossi")] == [ivan]


def test_the_same_person_in_both_places_is_one(ready: Town, tmp_path: Path) -> None:
    text = "Cognome|Nome|Classe|Padre|Madre\nRossi|Anna|3ªA|Rossi Ivo|Rossi Ivo"
    carry_out(ready.session, "run-1", planned(ready, text, tmp_path))
    (one,) = search_pupils(ready.session, "").items
    assert [guardian.relation for guardian in guardians_of(ready.session, one.id)] == ["padre"]


DIETS = """
Cognome | Nome | Classe | Dieta      | Certificato dieta fino al
Rossi   | Anna | 3ªA    | glu + LAT  | 30/06/2027
Verdi   | Ugo  | 3ªA    | Senza glu  |
Neri    | Lia  | 3ªA    | no         |
Bianchi | Eva  | 3ªA    | XYZ        | 31/02/2027
"""


@pytest.fixture
def with_diets(ready: Town) -> Town:
    create_diet(ready.session, "GLU", "Senza glu", "niente pane")
    create_diet(ready.session, "LAT", "Senza latte", "niente formaggio")
    return ready


def diets(town: Town, name: str) -> list[tuple[str, date, date, date | None, bool]]:
    (one,) = search_pupils(town.session, name).items
    return [
        (diet.diet.code, diet.starts_on, diet.ends_on, diet.certificate_expires_on, diet.has_reason)
        for diet in diets_of(town.session, one.id)
    ]


def test_diets_come_by_code_with_their_certificate(with_diets: Town, tmp_path: Path) -> None:
    made = planned(with_diets, DIETS, tmp_path)
    late = "Certificato dieta fino al: «31/02/2027» non esiste: controlla il giorno."
    assert drawn(made.rows) == [
        "2 Rossi Anna new",
        "3 Verdi Ugo new",
        "4 Neri Lia new",
        f"5 Bianchi Eva faulty: {late} / Dieta: «XYZ» non esiste. Ci sono: GLU, LAT.",
    ]
    carry_out(with_diets.session, "run-1", made)
    until = date(2027, 6, 30)
    assert diets(with_diets, "rossi") == [
        ("GLU", YEAR_START, YEAR_END, until, False), ("LAT", YEAR_START, YEAR_END, until, False),
    ]  # fmt: skip
    assert diets(with_diets, "verdi") == [("GLU", YEAR_START, YEAR_END, None, False)]
    assert diets(with_diets, "neri") == []


def test_the_same_file_again_gives_no_diet_twice(with_diets: Town, tmp_path: Path) -> None:
    code = f"RSSNNA18C52F067{codicefiscale.calc_check_digit('RSSNNA18C52F067')}"
    text = f"Cognome|Nome|CF|Classe|Dieta\nRossi|Anna|{code}|3ªA|GLU"
    carry_out(with_diets.session, "run-1", planned(with_diets, text, tmp_path))
    made = planned(with_diets, text, tmp_path)
    told = "2 Rossi Anna known: già presente e iscritto / segue già la dieta: non viene cambiata"
    assert drawn(made.rows) == [told]
    assert carry_out(with_diets.session, "run-2", made).refused == ()
    assert len(diets(with_diets, "rossi")) == 1


def test_diets_go_with_the_import_unless_somebody_worked_with_them(with_diets: Town, tmp_path: Path) -> None:
    carry_out(with_diets.session, "run-1", planned(with_diets, DIETS, tmp_path))
    database: Database = with_diets.database
    (row,) = database.rows("SELECT MIN(id) FROM pupil_diet")
    with database.transaction():
        database.execute(
            "INSERT INTO diet_reason (pupil_diet_id, sealed, actor_id, at) VALUES (?, 'x', 1, 1)", (row[0],)
        )
    with pytest.raises(ImportInUse, match="Rossi Anna"):
        undo(with_diets.session, "run-1")
    with database.transaction():
        database.execute("DELETE FROM diet_reason")
    assert undo(with_diets.session, "run-1").removed == 3
    assert database.scalar("SELECT COUNT(*) FROM pupil_diet") == 0


def test_an_import_of_the_first_version_can_still_be_taken_back(ready: Town, tmp_path: Path) -> None:
    """It noted one guardian as a number, not as a list."""
    carry_out(ready.session, "run-1", planned(ready, "Cognome|Nome|Classe|Padre\nRossi|Anna|3ªA|Rossi Ivo", tmp_path))
    made = undoing._made(ready.database, "run-1")
    assert (made[0]["guardian"], made[0]["linked"]) == ([1], [1])
    made[0]["guardian"], made[0]["linked"] = 1, 1
    with ready.database.transaction():
        undoing._Undoing(ready.session, "run-1", made).answer()
    assert search_pupils(ready.session, "").total == 0
    assert search_guardians(ready.session, "ivo") == ()


def test_balances_of_a_part_are_sealed_together(ready: Town, tmp_path: Path) -> None:
    lines = ["Cognome|Nome|Nato il|Classe|Saldo", *(f"Cognome{n}|Nome|1/3/2019|3ªA|{n - 60}" for n in range(130))]
    report = carry_out(ready.session, "run-1", planned(ready, "\n".join(lines), tmp_path))
    assert report.balance_cents == sum(100 * (n - 60) for n in range(130))
    assert ready.database.scalar("SELECT COUNT(*) FROM entry") == 129  # one begins with nothing
    assert ready.database.scalar("SELECT COUNT(*) FROM batch") == 2
    assert verify(ready.database).is_ok
    undo(ready.session, "run-1")
    assert ready.database.scalar("SELECT COALESCE(SUM(cents), 0) FROM balance") == 0
    again = carry_out(ready.session, "run-2", planned(ready, "\n".join(lines), tmp_path))  # the same day once more
    assert again.balance_cents == report.balance_cents
    assert verify(ready.database).is_ok


def test_a_code_pasted_into_another_row_mixes_no_families(ready: Town, tmp_path: Path) -> None:
    """The pupil's or the guardian's code belongs to somebody who is there, or to a row before."""
    anna, elena = "RSSNNA18C52F205N", "CNTLNE85A41F205P"
    create_pupil(ready.session, "Rossi", "Anna", anna, date(2018, 3, 12))
    create_guardian(ready.session, "Conti", "Elena", elena)
    made = planned(
        ready,
        f"""
        Cognome | Nome       | Codice fiscale | Classe | Cognome genitore | Nome genitore | CF genitore
        Rossi   | Anna Maria | {anna}         | 3ªA    |                  |               |
        Verdi   | Luca       | {anna}         | 3ªA    |                  |               |
        Bianchi | Ugo        |                | 3ªA    | Conti            | Elena         | {elena}
        Neri    | Ada        |                | 3ªA    | Neri             | Marta         | {elena}
        Riva    | Ivo        |                | 3ªA    | Riva             | Carlo         | RVICRL80A01F205I
        Sala    | Eva        |                | 3ªA    | Sala             | Paolo         | RVICRL80A01F205I
        """,
        tmp_path,
    )
    told = {row.name: " ".join(map(str, row.faults)) for row in made.rows}
    assert told["Rossi Anna Maria"] == told["Bianchi Ugo"] == told["Riva Ivo"] == ""
    assert "Codice fiscale: è di Rossi Anna, che è già in archivio" in told["Verdi Luca"]
    assert told["Neri Ada"].startswith("Codice fiscale genitore: è di Conti Elena, che è già in archivio")
    assert told["Sala Eva"].startswith("Codice fiscale genitore: alla riga 6 è di Riva Carlo")


def test_two_guardians_of_one_name_without_contacts_stay_two(ready: Town, tmp_path: Path) -> None:
    made = planned(
        ready,
        """
        Cognome | Nome | Classe | Cognome genitore | Nome genitore | Telefono genitore
        Rossi   | Ugo  | 3ªA    | Rossi            | Maria         |
        Rossi   | Ada  | 3ªB    | Rossi            | Maria         |
        Sala    | Eva  | 3ªA    | Sala             | Paolo         | 011 222333
        Sala    | Ivo  | 3ªB    | Sala             | Paolo         | 011 222333
        """,
        tmp_path,
    )
    report = carry_out(ready.session, "run", made)
    assert (report.created, report.guardians, report.refused) == (4, 3, ())


def test_the_guardian_who_is_there_is_not_entered_again(ready: Town, tmp_path: Path) -> None:
    text = """
        Cognome | Nome | Data di nascita | Classe | Cognome genitore | Nome genitore | E-mail genitore
        Rossi   | Ugo  | 01/02/2018      | 3ªA    | Rossi            | Maria         | m@example.org
        """
    carry_out(ready.session, "first", planned(ready, text, tmp_path))
    report = carry_out(ready.session, "second", planned(ready, text, tmp_path))
    assert (report.created, report.changed, report.guardians) == (0, 0, 0)
    assert ready.database.scalar("SELECT COUNT(*) FROM guardian") == 1
