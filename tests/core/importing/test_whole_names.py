"""«Cognome e nome» in one column: cut where it is sure, asked where it is not, never guessed in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.it import codicefiscale

from core.importing import Verdict, carry_out, guess, plan
from core.importing.full_names import split_name
from core.registry import create_pupil, search_pupils
from tests.builders import Town
from tests.core.importing.conftest import defaults, drawn, planned, table_of

ANNA = f"RSSNNA18C52F067{codicefiscale.calc_check_digit('RSSNNA18C52F067')}"

SURE = """
Rossi Anna              |                  | Rossi           | Anna
De Luca Sara            |                  | De Luca         | Sara
Della Valle Ugo         |                  | Della Valle     | Ugo
D'Amico Sara            |                  | D'Amico         | Sara
El Idrissi Yasmine      |                  | El Idrissi      | Yasmine
Li Anna                 |                  | Li              | Anna
ROSSI BIANCHI Anna      |                  | ROSSI BIANCHI   | Anna
Anna Maria ROSSI        |                  | ROSSI           | Anna Maria
Rossi, Anna Maria       |                  | Rossi           | Anna Maria
Rossi Bianchi Anna      | RSSNNA18C52F067I | Rossi Bianchi   | Anna
Rossi Anna Maria        | RSSNMR18C52F067X | Rossi           | Anna Maria
Fò Lia Rosa             | FOXLRS18C52F067X | Fò              | Lia Rosa
"""


@pytest.mark.parametrize("line", SURE.strip().splitlines())
def test_where_it_is_sure(line: str) -> None:
    text, code, last_name, first_name = (cell.strip() for cell in line.split("|"))
    split = split_name(text, code or None)
    assert (split.choices, split.is_sure) == (((last_name, first_name),), True)


UNSURE = """
Rossi Bianchi Anna      |                  | Rossi / Bianchi Anna, Rossi Bianchi / Anna
De Luca Anna Maria      |                  | De Luca / Anna Maria, De Luca Anna / Maria
De La Cruz              |                  | De / La Cruz, De La / Cruz
ROSSI BIANCHI ANNA      |                  | ROSSI / BIANCHI ANNA, ROSSI BIANCHI / ANNA
Rossi Bianchi Anna      | VRDGPP18C52F067X | Rossi / Bianchi Anna, Rossi Bianchi / Anna
"""


@pytest.mark.parametrize("line", UNSURE.strip().splitlines())
def test_where_nobody_can_tell_the_likeliest_comes_first(line: str) -> None:
    text, code, ways = (cell.strip() for cell in line.split("|"))
    split = split_name(text, code or None)
    assert not split.is_sure
    assert ", ".join(f"{last} / {first}" for last, first in split.choices) == ways


def test_a_code_that_fits_two_ways_leaves_those_two() -> None:
    split = split_name("Rossi Io Marco Eo", "RSSMRC18C12F067X")
    assert not split.is_sure
    assert split.choices == (("Rossi", "Io Marco Eo"), ("Rossi Io", "Marco Eo"))


@pytest.mark.parametrize(
    ("text", "cut"),
    [("Anna Rossi", ("Rossi", "Anna")), ("Anna De Luca", ("De Luca", "Anna")), ("Anna Maria Rossi", None)],
)
def test_first_name_first_when_the_column_says_so(text: str, cut: tuple[str, str] | None) -> None:
    split = split_name(text, is_first_name_first=True)
    assert split.is_sure == (cut is not None)
    if cut is not None:
        assert split.choices == (cut,)


@given(st.text(max_size=60), st.text(max_size=16), st.booleans())
def test_whatever_stands_there_there_is_a_way_and_no_letter_is_lost(text: str, code: str, is_turned: bool) -> None:
    split = split_name(text, code, is_first_name_first=is_turned)
    assert split.choices
    for last_name, first_name in split.choices:
        letters = sorted("".join(f"{last_name}{first_name}".split()).replace(",", ""))
        assert letters == sorted("".join(text.split()).replace(",", ""))


@pytest.mark.parametrize("text", ["", "Rossi", ",", "Rossi,", " , "])
def test_one_word_is_no_whole_name(ready: Town, tmp_path: Path, text: str) -> None:
    made = planned(ready, f"Alunno|Classe\n{text}|3ªA", tmp_path)
    assert [row.verdict for row in made.rows] == [Verdict.FAULTY]
    assert "è obbligatorio" in drawn(made.rows)[0]


FILE = f"""
Cognome e nome      | CF     | Classe
Rossi Bianchi Anna  | {ANNA} | 3ªA
De Luca Sara        |        | 3ªA
Rossi Bianchi Ugo   |        | 3ªA
Verdi Lia Rosa      |        | 3ªA
"""


def test_what_is_not_sure_is_kept_out_until_it_is_confirmed(ready: Town, tmp_path: Path) -> None:
    table = table_of(FILE, tmp_path / "alunni.csv")
    columns = guess(table.header)

    def told(**more: object) -> list[str]:
        return drawn(plan(ready.session, table, columns, defaults(ready), **more).rows)  # type: ignore[arg-type]

    unclear = (
        "Non si capisce dove finisce il cognome: {}. Scegli qui sotto quale, oppure metti nel file il codice fiscale."
    )
    assert told() == [
        "2 Rossi Bianchi Anna new",
        "3 De Luca Sara new",
        f"4 Rossi Bianchi Ugo faulty: {unclear.format('«Rossi» «Bianchi Ugo» | «Rossi Bianchi» «Ugo»')}",
        f"5 Verdi Lia Rosa faulty: {unclear.format('«Verdi» «Lia Rosa» | «Verdi Lia» «Rosa»')}",
    ]
    assert told(cuts={4: ("Rossi Bianchi", "Ugo")})[2] == (
        "4 Rossi Bianchi Ugo new: cognome «Rossi Bianchi», nome «Ugo»"
    )
    assert "Non si capisce" in told(cuts={4: ("Altri", "Ugo")})[2]  # of a name that stands there no more
    made = plan(
        ready.session, table, columns, defaults(ready), cuts={4: ("Rossi Bianchi", "Ugo")}, takes_likeliest=True
    )
    assert drawn(made.rows)[3] == "5 Verdi Lia Rosa new: cognome «Verdi», nome «Lia Rosa»"
    carry_out(ready.session, "run-1", made)
    found = [(one.last_name, one.first_name) for one in search_pupils(ready.session, "").items]
    assert found == [("De Luca", "Sara"), ("Rossi Bianchi", "Anna"), ("Rossi Bianchi", "Ugo"), ("Verdi", "Lia Rosa")]


def test_who_is_there_already_tells_where_the_name_is_cut(ready: Town, tmp_path: Path) -> None:
    create_pupil(ready.session, "Rossi Bianchi", "Ugo")
    made = planned(ready, "Alunno|Classe\nRossi Bianchi Ugo|3ªA", tmp_path)
    assert made.rows[0].cuts == ()
    assert "C'è già un alunno di nome Rossi Bianchi Ugo" in drawn(made.rows)[0]


def test_two_columns_of_their_own_say_more_than_one(ready: Town, tmp_path: Path) -> None:
    made = planned(ready, "Alunno|Cognome|Nome|Classe\nRossi Bianchi Ugo|Rossi|Bianchi Ugo|3ªA", tmp_path)
    assert drawn(made.rows) == ["2 Rossi Bianchi Ugo new"]
