"""Reports on screen, as charts and as files; certificates one at a time and all; who sees what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import openpyxl
import pytest

from core.access.permissions import Role
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from core.registry import create_guardian, link_guardian, set_payers
from office.reports.kinds import ReportKind
from office.reports.page import LAST_MONTH, SCHOOL_YEAR, TYPED, ReportsPage
from office.reports.view import TAX
from tests.core.documents.reading import page_texts
from tests.office.conftest import FakeFiles, OfficeTown, texts

Settled = Callable[[], None]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def rows(model) -> list[str]:
    return [
        plain(" | ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount())))
        for row in range(model.rowCount())
    ]


def titles(page: ReportsPage) -> list[str]:
    return [column.title for column in page.model.columns]


def test_attendance_comes_first(reports: ReportsPage):
    assert rows(reports.model) == [
        "11/2026 | Infanzia Collodi | Gialli | 17 | 2 | 34 | 0 | 0 | 0 | 0 | 0,0%",
        "11/2026 | Primaria Italo Calvino | 3ªA | 17 | 3 | 51 | 4 | 0 | 0 | 0 | 7,8%",
        "11/2026 | Primaria Italo Calvino | 3ªB | 17 | 2 | 34 | 2 | 0 | 0 | 0 | 5,9%",
    ]
    assert titles(reports)[:4] == ["Mese", "Scuola", "Classe", "Giorni"]
    assert reports.totals.text() == ("In tutto: Attesi 119 · Presenti 6 · Assenze 0 · In bianco 0 · Extra 0")
    assert [one.name for one in reports.chart.data.series] == ["Attesi", "Presenti", "Assenze"]
    assert "11/2026: Attesi 119, Presenti 6" in reports.chart.accessibleDescription()


def test_the_caterers_bill_is_compared(reports: ReportsPage, settled: Settled):
    reports.show_report(ReportKind.COMPARISON.value)
    reports.first.set_day(date(2026, 11, 23))
    reports.last.set_day(date(2026, 11, 24))
    reports.reload()
    settled()
    assert rows(reports.model)[1] == "23/11/2026 | Primaria Italo Calvino |  | 5 | 3 | 4 | 1 |  | 21,00 €"
    for typed, answer in (
        ("14", "Tornano con gli addebitati più gli esenti."),
        ("16", "2 in più degli addebitati più gli esenti (14)."),
        ("13", "1 in meno degli addebitati più gli esenti (14)."),
        ("x", "Scrivi un numero di pasti."),
        ("", ""),
    ):
        reports.billed.setText(typed)
        assert reports.billed_answer.text() == answer
    reports.show_report(ReportKind.TAKINGS.value)
    settled()
    assert not reports.billed.isVisible()


def test_takings_debts_bands_and_staff(reports: ReportsPage, settled: Settled):
    shown = {}
    for kind in (ReportKind.TAKINGS, ReportKind.DEBTS, ReportKind.BANDS, ReportKind.STAFF):
        reports.show_report(kind.value)
        settled()
        shown[kind] = rows(reports.model)
        assert reports.chart_place.isVisible() == bool(shown[kind])
    assert shown[ReportKind.TAKINGS] == [
        "01/11/2026 | 24/11/2026 | Sportello | Contanti | no | 2 | 30,00 €",
        "01/11/2026 | 24/11/2026 | Sportello | Carta | sì | 1 | 50,00 €",
    ]
    assert len(shown[ReportKind.DEBTS]) == 4
    assert shown[ReportKind.DEBTS][0].endswith("10,50 € |  | 23/11/2026 | 1 | ")
    assert shown[ReportKind.BANDS] == ["11/2026 | F1 | Fascia 1 | 12 | 63,00 €", "11/2026 |  | Esenti | 2 | 0,00 €"]
    assert shown[ReportKind.STAFF] == []
    assert not reports.pdf_button.isEnabled()
    assert "periodo" in reports.table.empty_text


def test_files_hold_what_is_on_screen(reports: ReportsPage, settled: Settled, files: FakeFiles):
    reports.show_report(ReportKind.BANDS.value)
    settled()
    for button in (reports.pdf_button, reports.xlsx_button, reports.csv_button):
        button.click()
        settled()
    paper, book, plain_file = files.opened
    assert [path.name for path in files.opened] == [
        f"Pasti-per-fascia-Mensa-dal-01-11-2026-al-24-11-2026.{ending}" for ending in ("pdf", "xlsx", "csv")
    ]
    assert "Pasti per fascia" in page_texts(paper)[0]
    assert openpyxl.load_workbook(book).active["E4"].value == 63
    assert plain_file.read_text(encoding="utf-8-sig").splitlines()[1] == "11/2026;F1;Fascia 1;12;63,00"


def test_periods(reports: ReportsPage, settled: Settled):
    reports.period.setCurrentIndex(LAST_MONTH)
    settled()
    assert (reports.first.text(), reports.last.text()) == ("01/10/2026", "31/10/2026")
    reports.period.setCurrentIndex(SCHOOL_YEAR)
    settled()
    assert (reports.first.text(), reports.last.text()) == ("14/09/2026", "24/11/2026")
    reports.first.setText("1/11")
    reports.first.editingFinished.emit()
    settled()
    assert reports.period.currentIndex() == TYPED
    assert len(rows(reports.model)) == 3
    reports.first.setText("31/02")
    reports.reload()
    settled()
    assert "non esiste" in texts(reports.desk.messages)[-1]
    reports.first.set_day(date(2027, 1, 1))
    reports.reload()
    settled()
    assert "Periodo" in texts(reports.desk.messages)[-1]


def guardians(town: OfficeTown) -> None:
    """Verdi Ida, the applicant, pays 60 of 100 for Rossi Anna, and Rossi Ida the rest."""
    pupil, found = town.pupils["Rossi"], []
    for place, name in enumerate(("Verdi", "Rossi")):
        found.append(create_guardian(town.session, name, "Ida"))
        link_guardian(town.session, pupil, found[-1], "genitore", is_applicant=place == 0)
    set_payers(town.session, pupil, dict(zip(found, (60, 40), strict=True)), date(2026, 9, 1))


def test_certificates_one_and_all(reports: ReportsPage, lived: OfficeTown, settled: Settled, files: FakeFiles):
    guardians(lived)
    reports.show_report(TAX)
    settled()
    tax = reports.tax
    assert tax.year.value() == 2026
    assert rows(tax.model) == [
        "Bianchi Marco |  |  | 0,00 € | 20,00 € | ",
        "Rossi Anna |  | Verdi Ida 60%, Rossi Ida 40% | 50,00 € | 10,00 € | ",
    ]
    assert plain(tax.totals.text()) == "Tracciabile 50,00 € · contanti 30,00 €"
    tax.all_button.click()
    settled()
    assert "Attestazioni in un solo file: 2" in texts(reports.desk.messages)[-1]
    assert len(page_texts(files.opened[-1])) == 2

    tax.table.selectRow(1)
    assert (tax.share_label.text(), tax.share.text()) == ("Quota di Verdi Ida", "come in elenco")
    tax.one_button.click()
    settled()
    text = plain(page_texts(files.opened[-1])[0])
    assert "60% 30,00 € 6,00 €" in text
    assert "scelte dall'ufficio" not in text

    tax.share.setValue(70)
    tax.one_button.click()
    settled()
    assert files.opened[-1].name == "Attestazione-mensa-2026-Rossi-Anna.pdf"
    text = plain(page_texts(files.opened[-1])[0])
    assert "70% 35,00 € 7,00 €" in text
    assert "30% 15,00 € 3,00 €" in text
    assert "scelte dall'ufficio" in text

    tax.sharing.setCurrentIndex(2)
    settled()
    assert rows(tax.model)[1].split(" | ")[2] == "Verdi Ida 50%, Rossi Ida 50%"
    tax.table.selectRow(1)
    assert tax.share.text() == "come in elenco"  # what was typed for one list is not for another
    tax.sharing.setCurrentIndex(1)
    settled()
    assert rows(tax.model)[1].split(" | ")[2] == "Verdi Ida"
    assert not tax.share.isVisible()
    tax.search.setText("bian")
    tax.search.search_changed.emit("bian")
    assert len(rows(tax.model)) == 1
    tax.year.setValue(2025)
    settled()
    assert not tax.all_button.isEnabled()
    assert "nulla da attestare" in tax.table.empty_text


def test_a_batch_that_is_stopped_leaves_nothing(reports: ReportsPage, settled: Settled, files: FakeFiles, runner):
    reports.show_report(TAX)
    settled()
    reports.tax.all_button.click()
    for task in runner.tasks:
        task.cancel()
    settled()
    assert not list(files.folder.glob("*")) if files.folder.exists() else True
    assert reports.tax.all_button.isEnabled()
    assert texts(reports.desk.messages)[-1].startswith("info: Operazione interrotta")


@pytest.mark.parametrize(
    ("role", "count", "has_tax"),
    [
        (Role.ADMINISTRATOR, 6, True),
        (Role.CASHIER, 4, True),
        (Role.AUDITOR, 6, True),
        (Role.SCHOOL, 2, False),
        (Role.KITCHEN, 2, False),
    ],
)
def test_what_a_role_sees(
    make_reports: Callable[..., ReportsPage], lived: OfficeTown, settled: Settled, role: Role, count: int, has_tax: bool
):
    page = make_reports(role, lived.town.school_id if role is Role.SCHOOL else None)
    assert page.list.count() == count + has_tax
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        settled()
    assert texts(page.desk.messages) == []


@pytest.mark.usefixtures("plain_looks")
def test_it_speaks_both_languages_in_both_themes(qapp, reports: ReportsPage, settled: Settled):
    for theme in (Theme.DARK, Theme.LIGHT):
        apply_theme(qapp, theme)
        for language in (Language.ENGLISH, Language.ITALIAN):
            set_language(qapp, language)
            settled()
            for row in range(reports.list.count()):
                reports.list.setCurrentRow(row)
                settled()
                assert reports.list.item(row).text()
    assert reports.heading.text() == "Statistiche"


def test_the_search_at_the_top_leads_here(reports: ReportsPage, qtbot, settled: Settled):
    actions = {action.key: action for action in reports.search_actions()}
    assert len(actions) == 6
    with qtbot.waitSignal(reports.desk.area_wanted) as asked:
        actions["report_debts"].run()
    settled()
    assert asked.args == ["reports"]
    assert reports.chosen() == "debts"
    assert reports.help_text()


def test_printing_the_page_prints_the_report_with_its_totals(reports: ReportsPage, settled: Settled, files: FakeFiles):
    assert reports.print_list()
    settled()
    text = plain("".join(page_texts(files.opened[-1])))
    assert "Totale" in text
    assert "119" in text
    assert reports.export_list()
    settled()
    book = openpyxl.load_workbook(files.opened[-1])
    assert any(119 in row for row in book.active.iter_rows(values_only=True))
    reports.show_report(TAX)
    settled()
    assert not reports.print_list()
