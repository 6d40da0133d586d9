"""Files as they come: encodings, separators, Excel's own ideas of dates and figures, damaged and hostile ones."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from core.errors import InvalidValue
from core.importing import (
    FileTooLarge,
    FileUnreadable,
    NotASpreadsheet,
    NothingToImport,
    Target,
    TooManyRows,
    guess,
    read_table,
    tables,
    xlsx_reading,
)
from core.importing.values import cents_of, day_of, text_of
from tests.core.importing.conftest import MakeCsv

PLAIN = "Cognome;Nome;Città\r\nNicolò;Zoë;Mazzè\r\n"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
def test_letters_with_accents_survive_every_encoding(csv_file: MakeCsv, encoding: str, told: str):
    table = read_table(csv_file(PLAIN, encoding=encoding))

    assert table.header == ("Cognome", "Nome", "Città")
    assert table.rows[0].cells == ("Nicolò", "Zoë", "Mazzè")
    assert table.told == f"{told}, punto e virgola"


@pytest.mark.parametrize(
    ("separator", "told"), [(";", "punto e virgola"), (",", "virgola"), ("\t", "tabulazione"), ("|", "barra")]
)
def test_the_separator_is_found(csv_file: MakeCsv, separator: str, told: str):
    text = f'Cognome{separator}Nome{separator}Saldo\nRossi{separator}"Anna{separator} detta Nina"{separator}12,50\n'
    if separator == ",":
        text = text.replace("12,50", '"12,50"')
    table = read_table(csv_file(text))

    assert table.rows[0].cells == ("Rossi", f"Anna{separator} detta Nina", "12,50")
    assert table.told.endswith(told)


def test_rows_keep_their_number_in_the_file(csv_file: MakeCsv):
    table = read_table(csv_file('Cognome;Nome\n\nRossi;"Anna\nMaria"\n;\nVerdi;Noè\n'))

    assert [(row.number, row.cells[0]) for row in table.rows] == [(3, "Rossi"), (6, "Verdi")]


def test_a_torn_last_line_is_marked_not_swallowed(csv_file: MakeCsv):
    table = read_table(csv_file("Cognome;Nome;Classe\nRossi;Anna;3A\nVer"))
    assert [row.fault for row in table.rows] == ["", "La riga è tronca: il file sembra incompleto"]
    whole = read_table(csv_file("Cognome;Nome;Classe\nRossi;Anna;3A\nVerdi;Noè;3B"))
    assert [row.fault for row in whole.rows] == ["", ""]


def test_a_quote_never_closed_does_not_lose_the_rest_in_silence(csv_file: MakeCsv):
    table = read_table(csv_file('Cognome;Nome\nRossi;Anna\n"Verdi;Noè\nBianchi;Ugo\n'))

    assert len(table.rows) == 2
    assert "virgoletta mai chiusa" in table.rows[1].fault


def test_too_many_cells_are_told(csv_file: MakeCsv):
    table = read_table(csv_file("Cognome;Nome\nRossi;Anna;3A\nVerdi;Noè;\n"))

    assert table.rows[0].fault.startswith("la riga ha 3 celle, l'intestazione 2")
    assert table.rows[1].fault == ""


def test_a_workbook_s_figures_and_days(xlsx_file: Callable[..., Path]):
    table = read_table(
        xlsx_file(
            ("Cognome", "Nato il", "Saldo", "Telefono", "Classe", "Vero"),
            ("Rossi", datetime(2018, 3, 12), 12.3, 3331234567, "3A", True),  # noqa: DTZ001 - as Excel keeps it
            (None, None, None),
            ("  Verdi ", "12/03/2018", "-5,25", "011 12", 3.0, None),
        )
    )

    assert table.rows[0].cells == ("Rossi", date(2018, 3, 12), Decimal("12.3"), Decimal(3331234567), "3A", "sì")
    assert (table.rows[1].number, table.rows[1].cells[0]) == (4, "Verdi")
    assert table.told == "foglio «Sheet»"


def test_what_is_no_spreadsheet_is_said(tmp_path: Path, csv_file: MakeCsv):
    picture = tmp_path / "foto.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    with pytest.raises(NotASpreadsheet, match=r"foto\.csv.*non è un file di testo"):
        read_table(picture)
    broken = tmp_path / "rotto.xlsx"
    broken.write_bytes(b"PK\x03\x04" + b"x" * 200)
    with pytest.raises(NotASpreadsheet, match=r"danneggiato o non è un XLSX"):
        read_table(broken)
    with zipfile.ZipFile(tmp_path / "archivio.xlsx", "w") as archive:
        archive.writestr("lettera.txt", "ciao")
    with pytest.raises(NotASpreadsheet):
        read_table(tmp_path / "archivio.xlsx")
    with pytest.raises(FileUnreadable, match=r"manca\.csv"):
        read_table(tmp_path / "manca.csv")
    for text in ("", "\n\n", "Cognome;Nome\n", "Cognome;Nome\n;\n"):
        with pytest.raises(NothingToImport):
            read_table(csv_file(text))


def test_a_zip_bomb_is_never_unpacked(tmp_path: Path):
    path = tmp_path / "bomba.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b"\0" * 1_000_000)

    assert path.stat().st_size < 1_000_000
    with pytest.raises(FileTooLarge, match=r"bomba\.xlsx.*400 MB"):
        read_table(path)


def test_a_file_of_200_000_rows_is_refused_before_it_is_looked_at(csv_file: MakeCsv):
    with pytest.raises(TooManyRows, match=r"50\.000"):
        read_table(csv_file("Cognome;Nome\n" + "Rossi;Anna\n" * 200_000))


def test_a_workbook_of_200_000_rows_is_refused_without_being_held(xlsx_file: Callable[..., Path], monkeypatch):
    """The same in small: it stops reading two rows beyond what is allowed, wherever the sheet ends."""
    monkeypatch.setattr(tables, "MOST_ROWS", 20)
    seen = []
    value = xlsx_reading._value
    monkeypatch.setattr(xlsx_reading, "_value", lambda cell: seen.append(cell) or value(cell))
    with pytest.raises(TooManyRows, match=r"ha più di 20 righe: dividilo in più file"):
        read_table(xlsx_file(("Cognome", "Nome"), *(("Rossi", "Anna") for _row in range(200))))
    assert len(seen) <= 2 * 23


def test_formulas_of_a_workbook_are_never_computed(xlsx_file: Callable[..., Path]):
    """A formula gives the value that it had when the workbook was saved; saved by a program that kept none, nothing."""
    table = read_table(
        xlsx_file(("Cognome", "Nome", "Saldo"), ("Rossi", "Anna", "=10+5"), ('=HYPERLINK("x","y")', "Ugo", 3))
    )
    assert [row.cell(2) for row in table.rows] == [None, Decimal(3)]
    assert table.rows[1].cell(0) is None


def test_a_formula_in_a_text_file_is_a_text(csv_file: MakeCsv):
    table = read_table(csv_file("Cognome;Nome\n=1+1;@SUM(A1)\n"))
    assert table.rows[0].cells == ("=1+1", "@SUM(A1)")


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either(tmp_path: Path):
    path = tmp_path / "bugia.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)
    raw = path.read_bytes()
    true_size, small = (50_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")
    assert raw.count(true_size) == 2
    path.write_bytes(raw.replace(true_size, small))
    with pytest.raises(NotASpreadsheet, match="danneggiato"):
        read_table(path)


def test_a_separator_that_nobody_uses_is_said_to_be_none(csv_file: MakeCsv):
    table = read_table(csv_file("Cognome:Nome:Classe\nRossi:Anna:3A\n"))
    assert table.header == ("Cognome:Nome:Classe",)
    assert table.told == "UTF-8, una sola colonna: i separatori che si riconoscono sono ; , | e la tabulazione"


def test_a_file_too_large_to_be_a_list(csv_file: MakeCsv, monkeypatch):
    monkeypatch.setattr(tables, "MOST_MEGABYTES", 0)
    with pytest.raises(FileTooLarge):
        read_table(csv_file(PLAIN))


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Cognome;Nome;Codice fiscale;Data di nascita;Plesso;Classe/Sezione", "lfcbsC"),
        ("COGNOME ALUNNO;NOME ALUNNO;COD. FISC.;Nato il;Scuola;Classe;Cognome genitore;Nome genitore", "lfcbsCLF"),
        ("Nome;Cognome;CF;E-mail;Cellulare;CF richiedente;Fascia ISEE;Saldo", "flcEPGBM"),
        ("Cognome dell'alunno;Nome;Note;Colore", "lf--"),
        ("Nome;Nome;Cognome", "f-l"),
    ],
)
def test_what_a_header_means(header: str, wanted: str):
    letters = {
        Target.LAST_NAME: "l", Target.FIRST_NAME: "f", Target.FISCAL_CODE: "c", Target.BORN_ON: "b",
        Target.SCHOOL: "s", Target.CLASS: "C", Target.GUARDIAN_LAST_NAME: "L", Target.GUARDIAN_FIRST_NAME: "F",
        Target.GUARDIAN_FISCAL_CODE: "G", Target.GUARDIAN_EMAIL: "E", Target.GUARDIAN_PHONE: "P", Target.BAND: "B",
        Target.BALANCE: "M",
    }  # fmt: skip
    titles = header.split(";")
    found = {column: letters[target] for target, column in guess(titles).items()}

    assert "".join(found.get(column, "-") for column in range(len(titles))) == wanted


TWELFTH = date(2018, 3, 12)
DAYS = (
    ("12/03/2018", date(2018, 3, 12)), ("12.3.18", date(2018, 3, 12)), ("12-03-2018", date(2018, 3, 12)),
    ("2018-03-12", date(2018, 3, 12)), ("2018-03-12 00:00:00", date(2018, 3, 12)),
    ("12/03/2018 00:00", date(2018, 3, 12)), (Decimal(43171), date(2018, 3, 12)), (TWELFTH, TWELFTH),
    ("1/1/85", date(1985, 1, 1)), (None, None), ("", None),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "day"), DAYS)
def test_a_day_whatever_excel_made_of_it(cell, day):
    assert day_of(cell, "Data", century_until=2026) == day


@pytest.mark.parametrize("cell", ["31/02/2018", "marzo", "2018", Decimal(2018), "12/03", Decimal("43171.5")])
def test_what_is_no_day(cell):
    with pytest.raises(InvalidValue, match="Nascita: "):
        day_of(cell, "Nascita", century_until=2026)


AMOUNTS = (
    ("12,50", 1250), ("12.50", 1250), ("1.234,5", 123450), ("€ 20", 2000), ("20,00 €", 2000), ("-5,25", -525),
    ("−5,25", -525), ("5,25-", -525), (Decimal("12.3"), 1230), (Decimal("12.299999999999999"), 1230), (Decimal(7), 700),
    (None, None), ("0", 0),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "cents"), AMOUNTS)
def test_an_amount_is_exact(cell, cents):
    assert cents_of(cell, "Saldo") == cents


@pytest.mark.parametrize("cell", ["abc", "1,2,3", Decimal("12.345"), "1e3", "99999999", Decimal(10**9), TWELFTH])
def test_what_is_no_amount(cell):
    with pytest.raises(InvalidValue, match="Saldo: "):
        cents_of(cell, "Saldo")


def test_figures_as_text():
    assert text_of(Decimal(3331234567)) == "3331234567"
    assert text_of(Decimal("3.0")) == "3"
    assert text_of(Decimal("1E+2")) == "100"


def test_a_title_above_the_header_is_left_out(csv_file: MakeCsv, xlsx_file: Callable[..., Path]):
    table = read_table(csv_file("Elenco alunni 2026/27\n\nCognome;Nome;Classe\nRossi;Anna;3A\nVer"))
    assert (table.header, table.header_row) == (("Cognome", "Nome", "Classe"), 3)
    assert table.told == "UTF-8, punto e virgola, intestazione alla riga 3"
    # How many cells a row has is measured by the header, not by the title.
    assert [(row.number, row.fault) for row in table.rows] == [
        (4, ""), (5, "La riga è tronca: il file sembra incompleto")
    ]  # fmt: skip
    table = read_table(xlsx_file(("Elenco",), (None,), ("Alunno", "Classe"), ("Rossi Anna", "3A")))
    assert (table.header, [row.cells for row in table.rows]) == (("Alunno", "Classe"), [("Rossi Anna", "3A")])
    assert read_table(csv_file("Rossi;Anna\nVerdi;Noè\n")).is_header_known is False


def test_the_sheet_with_the_pupils_is_taken(tmp_path: Path):
    workbook = openpyxl.Workbook()
    workbook.active.append(["Istruzioni per la segreteria"])
    sheet = workbook.create_sheet("Alunni")
    sheet.append(["Cognome", "Nome"])
    sheet.append(["Rossi", "Anna"])
    workbook.save(tmp_path / "due.xlsx")
    table = read_table(tmp_path / "due.xlsx")
    assert (table.told, len(table.rows)) == ("foglio «Alunni»", 1)


def test_a_formula_without_its_value_is_said_not_read_as_empty(xlsx_file: Callable[..., Path]):
    """As a program writes it that computes nothing: the day of birth would go missing unseen."""
    rows = read_table(xlsx_file(("Cognome", "Nome", "Nato il"), ("Rossi", "Anna", "=DATE(2019,5,3)"))).rows
    assert [row.fault for row in rows] == [
        "La formula nella colonna C non ha un valore: apri il file nel foglio di calcolo, salvalo e riprova"
    ]


@pytest.mark.parametrize("name", ["alunni.xls", "alunni.xlsx", "alunni.ods"])
def test_a_page_saved_as_a_workbook_is_told_as_such(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(b"<html><table><tr><td>Cognome</td><td>Nome</td></tr><tr><td>Rossi</td></tr></table></html>")
    with pytest.raises(NotASpreadsheet, match=r"Salvalo come XLSX oppure come CSV"):
        read_table(path)
