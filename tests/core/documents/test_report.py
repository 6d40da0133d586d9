"""Reports as paper and as files: figures as figures, texts never as formulas, whole or not at all."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from core.documents import FolderMissing, Heading
from core.documents.report import ReportPaper, cell_text, report_pdf
from core.documents.report_sheets import report_csv, report_xlsx
from core.reports import CellKind, ReportColumn, ReportTable
from tests.core.documents.conftest import NINE_FIVE
from tests.core.documents.reading import opened, page_texts

COLUMNS = (
    ReportColumn("month", "Mese", CellKind.MONTH),
    ReportColumn("on", "Giorno", CellKind.DAY),
    ReportColumn("name", "Alunno"),
    ReportColumn("meals", "Pasti", CellKind.NUMBER, is_summed=True),
    ReportColumn("amount", "Importo", CellKind.MONEY, is_summed=True),
    ReportColumn("rate", "Presenza", CellKind.SHARE),
)
NASTY = ('=HYPERLINK("http://x")', "+39011", "-1+1", "@SUM(A1)", "\tTab", "Rossi; «Anna»\nè")


def table(*names: str, count: int = 1) -> ReportTable:
    wanted = (names or ("Rossi Anna",)) * count
    rows = tuple((date(2026, 11, 1), date(2026, 11, 24), name, 1234, -123456, 0.925) for name in wanted)
    totals = (None, None, None, 1234 * len(rows), -123456 * len(rows), None)
    return ReportTable("Pasti: prova [1]", "Mensa, novembre 2026", COLUMNS, rows, totals, "Come si legge.")


def test_a_spreadsheet_gets_numbers_days_and_amounts(tmp_path: Path) -> None:
    path = tmp_path / "prova.xlsx"
    assert report_xlsx(table(), path) == 1
    sheet = openpyxl.load_workbook(path).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "Pasti: prova [1]"
    assert rows[1][0] == "Mensa, novembre 2026"
    assert rows[2] == [column.title for column in COLUMNS]
    assert rows[3] == [
        datetime(2026, 11, 1), datetime(2026, 11, 24), "Rossi Anna", 1234, -1234.56, 0.925,  # noqa: DTZ001 - as Excel
    ]  # fmt: skip
    assert rows[4] == ["Totale", None, None, 1234, -1234.56, None]
    assert sheet["E4"].number_format == '#,##0.00\\ "€"'
    assert sheet["A4"].number_format == "mm/yyyy"
    assert sheet.title == "Pasti prova 1"


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_ever_a_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "prova.xlsx"
    report_xlsx(table(text), path)
    cell = openpyxl.load_workbook(path).active["C4"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t"))
    report_csv(table(text), tmp_path / "prova.csv")
    content = (tmp_path / "prova.csv").read_text(encoding="utf-8-sig")
    (_head, row) = csv.reader(content.splitlines(keepends=True), delimiter=";")
    assert row[2] == (f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text)


def test_csv_is_what_an_italian_spreadsheet_opens(tmp_path: Path) -> None:
    path = tmp_path / "prova.csv"
    assert report_csv(table("Noè"), path) == 1
    assert (
        path.read_bytes()
        == (
            "\N{BYTE ORDER MARK}Mese;Giorno;Alunno;Pasti;Importo;Presenza\r\n"
            "11/2026;24/11/2026;Noè;1234;-1234,56;92,5%\r\n"
        ).encode()
    )


def test_control_signs_do_not_break_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "prova.xlsx"
    report_xlsx(table("Ro\x00ssi\x0b"), path)
    assert openpyxl.load_workbook(path).active["C4"].value == "Rossi"


def test_amounts_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "prova.xlsx"
    rows = ((None, None, "", 0, cents, None) for cents in (1, 10, 99999999999))
    report_xlsx(replace(table(), rows=tuple(rows)), path)
    sheet = openpyxl.load_workbook(path).active
    assert [round(Decimal(str(sheet[f"E{row}"].value)) * 100) for row in (4, 5, 6)] == [1, 10, 99999999999]


def text_of(paper: ReportPaper, path: Path) -> list[str]:
    report_pdf(paper, path)
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in page_texts(path)]


def test_paper_has_title_rows_totals_and_note(heading: Heading, tmp_path: Path) -> None:
    (text,) = text_of(ReportPaper(heading, table(count=2), NINE_FIVE), tmp_path / "prova.pdf")
    for shown in (
        "Comune di Mazzè", "Pasti: prova [1]", "Mensa, novembre 2026", "11/2026", "24/11/2026", "1.234",
        "−1.234,56 €", "92,5%", "Totale", "2.468", "−2.469,12 €", "Come si legge.", "ore 09:05",
    ):  # fmt: skip
        assert shown in text, shown


def test_a_long_report_repeats_its_head(heading: Heading, tmp_path: Path) -> None:
    texts = text_of(ReportPaper(heading, table(count=120), NINE_FIVE), tmp_path / "prova.pdf")
    assert len(texts) == 3
    assert all("Presenza" in text for text in texts)
    assert sum(text.count("Rossi Anna") for text in texts) == 120
    assert ["Totale" in text for text in texts] == [False, False, True]


def test_many_columns_lie_across(heading: Heading, tmp_path: Path) -> None:
    wide = tuple(replace(COLUMNS[2], key=f"c{number}") for number in range(8))
    rows = (("Cognome molto lungo e nome",) * 8,)
    paper = ReportPaper(heading, ReportTable("Largo", "", wide, rows, (None,) * 8), NINE_FIVE)
    report_pdf(paper, tmp_path / "largo.pdf")
    report_pdf(ReportPaper(heading, table(), NINE_FIVE), tmp_path / "stretto.pdf")
    shapes = []
    for name in ("largo", "stretto"):
        with opened(tmp_path / f"{name}.pdf") as document:
            page = document[0]
            shapes.append(page.get_width() > page.get_height())
            page.close()
    assert shapes == [True, False]


def test_nothing_to_report_is_said(heading: Heading, tmp_path: Path) -> None:
    empty = replace(table(), rows=(), totals=(None,) * 6)
    assert "Nessun dato nel periodo scelto." in text_of(ReportPaper(heading, empty, NINE_FIVE), tmp_path / "p.pdf")[0]
    assert report_csv(empty, tmp_path / "p.csv") == report_xlsx(empty, tmp_path / "p.xlsx") == 0


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    for write in (report_csv, report_xlsx):
        with pytest.raises(FolderMissing, match="manca"):
            write(table(), tmp_path / "manca" / "prova")


def test_cells() -> None:
    assert cell_text(None, CellKind.MONEY) == ""
    assert cell_text(0, CellKind.NUMBER) == "0"
    assert cell_text("", CellKind.TEXT) == ""
