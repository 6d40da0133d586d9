"""A class register read from a file, however a school's program wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from core.errors import UserError
from core.importing import (
    NoNameColumn,
    NothingToImport,
    RegisterFile,
    RegisterOfOtherDay,
    read_register,
)
from tests.builders import TUESDAY


def read(folder: Path, text: str, encoding: str = "utf-8") -> RegisterFile:
    path = folder / "registro.csv"
    path.write_bytes(text.encode(encoding))
    return read_register(path, TUESDAY)


def told(file: RegisterFile) -> str:
    return " ".join(f"{'A' if line.is_absent else 'P'}:{line.name}" for line in file.lines)


#: What the file says, and what is read of it (A absent, P present).
READ = [
    ("names in two columns", "Cognome;Nome;Assente\nRossi;Anna;X\nVerdi;Noè;\n", "A:Rossi Anna P:Verdi Noè"),
    ("name in one column", "Alunno;Presenza\nRossi Anna;A\nVerdi Noè;P\n", "A:Rossi Anna P:Verdi Noè"),
    ("both names in a column", "Cognome e nome,Assenza\nRossi Anna,sì\nVerdi Noè,no\n", "A:Rossi Anna P:Verdi Noè"),
    ("present with a cross", "Studente\tPresente\nRossi Anna\tx\nVerdi Noè\tno\n", "P:Rossi Anna A:Verdi Noè"),
    ("late and early", "Alunno;Stato\nRossi Anna;Ritardo\nVerdi Noè;Uscita anticipata\n", "P:Rossi Anna P:Verdi Noè"),
    ("a name alone", "Nome;Assente\nRossi Anna;1\n", "A:Rossi Anna"),
    ("a list of the absent", "Classe;Alunno\n3A;Rossi Anna\n", "A:Rossi Anna"),
    ("a fiscal code alone", "Codice fiscale;Assente\nrss nna 16a41 l219x;A\n", "A:RSSNNA16A41L219X"),
    ("quotes and commas", '"Alunno","Assente"\n"Rossi, Anna","A"\n', "A:Rossi, Anna"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "lines"), READ, ids=[case for case, _text, _lines in READ])
def test_registers_as_schools_have_them(tmp_path: Path, case: str, text: str, lines: str):
    file = read(tmp_path, text)
    assert told(file) == lines
    assert file.faults == ()
    assert file.is_list_of_absent is (case == "a list of the absent")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding(tmp_path: Path, encoding: str):
    assert told(read(tmp_path, "Alunno;Assente\r\nVerdi Noè;A\r\n", encoding)) == "A:Verdi Noè"


def test_a_workbook(tmp_path: Path):
    book = Workbook()
    for row in (
        ["Alunno", "Classe", "Data", "Assente"],
        ["Rossi Anna", "3A", TUESDAY, "A"],
        ["Verdi Noè", "3A", TUESDAY, 0],
    ):
        book.active.append(row)
    book.save(tmp_path / "registro.xlsx")
    file = read_register(tmp_path / "registro.xlsx", TUESDAY)
    assert told(file) == "A:Rossi Anna P:Verdi Noè"
    assert [(line.row, line.class_name) for line in file.lines] == [(2, "3A"), (3, "3A")]


def test_rows_of_other_days_are_left_out_and_counted(tmp_path: Path):
    file = read(tmp_path, "Data;Alunno;Assente\n23/11/2026;Rossi Anna;A\n24/11/2026;Verdi Noè;A\n;Bianchi Ugo;A\n")
    assert (told(file), file.other_days) == ("A:Verdi Noè A:Bianchi Ugo", 1)
    with pytest.raises(RegisterOfOtherDay, match="24/11/2026"):
        read(tmp_path, "Data;Alunno;Assente\n23/11/2026;Rossi Anna;A\n")


def test_what_is_not_understood_is_told_and_nobody_guessed_absent(tmp_path: Path):
    file = read(tmp_path, "Alunno;Presenza\nRossi Anna;?\nVerdi Noè;\n;A\nBianchi Ugo;P\nNeri Ada;A;troppo\n")
    assert told(file) == "P:Bianchi Ugo"
    assert [row for row, _text in file.faults] == [2, 3, 4, 6]
    assert "«?» non dice se è presente o assente" in file.faults[0][1]


def test_a_torn_last_line(tmp_path: Path):
    file = read(tmp_path, "Alunno;Classe;Assente\nRossi Anna;3A;A\nVer")
    assert told(file) == "A:Rossi Anna"
    assert [row for row, _text in file.faults] == [3]


@pytest.mark.parametrize(
    ("text", "error"),
    [("Classe;Assente\n3A;A\n", NoNameColumn), ("Alunno;Assente\n", NothingToImport), ("", UserError)],
)
def test_files_that_are_no_register(tmp_path: Path, text: str, error: type[UserError]):
    with pytest.raises(error):
        read(tmp_path, text)
