"""Which column of a register is what: guessed, told, remembered. A guess never makes anybody absent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from core.importing import (
    NoMarkColumn,
    RegisterColumn,
    RegisterFile,
    RegisterLayout,
    SheetTable,
    guess_register,
    known_layout,
    read_table,
    register_of,
    remember_layout,
)
from tests.builders import TUESDAY, Town

NAME, ABSENT, PRESENT = RegisterColumn.FULL_NAME, RegisterColumn.ABSENT, RegisterColumn.PRESENT


def table(folder: Path, text: str) -> SheetTable:
    path = folder / "registro.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


def told(file: RegisterFile) -> str:
    return " ".join(f"{'A' if line.is_absent else 'P'}:{line.name}" for line in file.lines)


#: Columns without a title that says who is absent, and what is made of them: who is absent, or that nobody knows.
UNSAID = [
    ("marks that speak for themselves", "Alunno;Esito\nRossi Anna;A\nVerdi Noè;P\n", "A:Rossi Anna P:Verdi Noè"),
    ("the column of the day", "Alunno;23/11;24/11\nRossi Anna;A;P\nVerdi Noè;P;A\n", "P:Rossi Anna A:Verdi Noè"),
    ("the day among other words", "Alunno;mar 24/11\nRossi Anna;P\nVerdi Noè;A\n", "P:Rossi Anna A:Verdi Noè"),
    ("a bare cross", "Alunno;Esito\nRossi Anna;x\nVerdi Noè;x\n", "?"),
    ("nobody absent: nothing written", "Alunno;Esito\nRossi Anna;\nVerdi Noè;\n", "?"),
    ("two columns of marks", "Alunno;Mattina;Mensa\nRossi Anna;P;A\nVerdi Noè;A;P\n", "?"),
    ("remarks are no marks", "Alunno;Nota\nRossi Anna;febbre\nVerdi Noè;visita\n", "A:Rossi Anna A:Verdi Noè"),
    ("numbers of the rows are no marks", "N.;Alunno\n1;Rossi Anna\n", "A:Rossi Anna"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "wanted"), UNSAID, ids=[case for case, _text, _wanted in UNSAID])
def test_where_no_title_says_who_is_absent(tmp_path: Path, case: str, text: str, wanted: str):
    read = table(tmp_path, text)
    if wanted == "?":
        with pytest.raises(NoMarkColumn, match="scegli qui la colonna «Assente» o «Presente»"):
            register_of(read, TUESDAY, guess_register(read, TUESDAY))
    else:
        assert told(register_of(read, TUESDAY, guess_register(read, TUESDAY))) == wanted


def test_a_workbook_with_a_column_a_day(tmp_path: Path):
    book = Workbook()
    for row in (["Alunno", date(2026, 11, 23), TUESDAY], ["Rossi Anna", "A", "P"], ["Verdi Noè", "P", "A"]):
        book.active.append(row)
    book.save(tmp_path / "registro.xlsx")
    read = read_table(tmp_path / "registro.xlsx")
    assert told(register_of(read, TUESDAY, guess_register(read, TUESDAY))) == "P:Rossi Anna A:Verdi Noè"


def test_the_clerk_has_the_last_word(tmp_path: Path):
    read = table(tmp_path, "Chi;Esito\nRossi Anna;x\nVerdi Noè;\n")
    for layout, wanted in (
        (RegisterLayout({NAME: 0, ABSENT: 1}), "A:Rossi Anna P:Verdi Noè"),
        (RegisterLayout({NAME: 0}, is_list_of_absent=True), "A:Rossi Anna A:Verdi Noè"),
        (RegisterLayout({NAME: 0, PRESENT: 1}), "P:Rossi Anna"),  # an empty cell is no presence
    ):
        assert told(register_of(read, TUESDAY, layout)) == wanted


def test_what_was_told_of_titles_is_known_at_the_next_file_with_them(town: Town, tmp_path: Path):
    session, titles = town.session, "Chi;Esito\n"
    first = table(tmp_path, f"{titles}Rossi Anna;x\n")
    assert known_layout(session, first) is None
    said = RegisterLayout({NAME: 0, ABSENT: 1})
    remember_layout(session, first, said)
    remember_layout(session, first, said)
    assert known_layout(session, table(tmp_path, f"{titles}Verdi Noè;\n")) == said
    assert known_layout(session, table(tmp_path, "Chi;Altro\nVerdi Noè;x\n")) is None
    lines = session.database.rows("SELECT operation FROM audit WHERE operation = 'remember_register_columns'")
    assert len(lines) == 1


def test_a_list_of_the_absent_is_known_as_one(town: Town, tmp_path: Path):
    read = table(tmp_path, "Chi;Note\nRossi Anna;\n")
    remember_layout(town.session, read, RegisterLayout({NAME: 0}, is_list_of_absent=True))
    assert known_layout(town.session, read) == RegisterLayout({NAME: 0}, is_list_of_absent=True)
