"""The register: an entry taken back, filters, the statement and the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.clock import FixedClock
from core.ledger import close_period, verify
from office.account.page import AccountPage
from tests.core.documents.reading import page_texts
from tests.office.account.acts import lines, said, take
from tests.office.account.conftest import press
from tests.office.conftest import FakeFiles, OfficeTown, texts

TODAY, MONDAY = date(2026, 11, 24), date(2026, 11, 23)
Settled = Callable[[], None]
Entries = Callable[[str], list[str]]
Charge = Callable[[str, date], None]


def test_a_reversal_says_what_it_will_do_and_asks_for_a_reason(
    anna: AccountPage, entries: Entries, charge: Charge, settled: Settled
):
    take(anna, "10", settled)
    charge("Rossi", MONDAY)
    anna.reload()
    settled()
    anna.register.table.selectRow(1)
    anna.register.reverse_button.click()
    bar = anna.register.reason_bar
    told = bar.label.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "«Pasto» del 23/11/2026 (−5,25 €): il saldo passa da 4,75 € a 10,00 €" in told
    assert not bar.accept_button.isEnabled()
    press(anna, "Era malata")
    press(anna, Qt.Key.Key_Return)
    settled()

    assert entries("Rossi") == ["charge -525 = -525", "recharge +1000 = 475", "reversal +525 = 1000"]
    assert lines(anna)[0].startswith("24/11/2026 | Storno di pasto del 23/11/2026 · Era malata | +5,25 €")
    assert "stornato: Era malata" in lines(anna)[2]
    assert said(anna) == "success: Storno registrato: il saldo è 10,00 €."
    for row in (0, 2):  # neither the reversal nor what it took back can be taken back
        anna.register.table.selectRow(row)
        assert not anna.register.reverse_button.isEnabled()


def test_taken_back_meanwhile_it_is_said(anna: AccountPage, charge: Charge, entries: Entries, settled: Settled):
    charge("Rossi", MONDAY)
    anna.reload()
    settled()
    line = anna.register.model.record(0)
    anna.correcting.reverse(anna.desk.new_operation(), line, "uno")
    anna.correcting.reverse(anna.desk.new_operation(), line, "due")
    settled()

    assert "è già stata stornata il 24/11/2026 (uno)" in "\n".join(texts(anna.desk.messages))
    assert entries("Rossi") == ["charge -525 = -525", "reversal +525 = 0"]


def test_an_entry_of_a_closed_month_is_taken_back_today(
    anna: AccountPage, clock: FixedClock, charge: Charge, entries: Entries, office_town: OfficeTown, settled: Settled
):
    charge("Rossi", MONDAY)
    clock.advance(timedelta(days=8))
    close_period(office_town.session, MONDAY)
    anna.reload()
    settled()
    anna.correcting.reverse(anna.desk.new_operation(), anna.register.model.record(0), "Errore")
    settled()

    assert entries("Rossi") == ["charge -525 = -525", "reversal +525 = 0"]
    assert lines(anna)[0].startswith("02/12/2026")
    assert verify(office_town.database).is_ok


def test_filters_by_day_and_kind_keep_the_account_s_balances(moved: AccountPage, settled: Settled):
    register = moved.register
    register.kind.setCurrentIndex(register.kind.findText("Pasto"))
    settled()
    assert [line.split(" | ")[0] for line in lines(moved)] == ["11/11/2026", "10/11/2026", "09/11/2026"]
    assert lines(moved)[0].endswith("−15,75 €")
    register.first.setFocus()
    QTest.keyClicks(register.first, "10/11")
    QTest.keyClick(register.first, Qt.Key.Key_Return)
    settled()
    assert len(lines(moved)) == 2
    register.kind.setCurrentIndex(register.kind.findText("Altri"))
    settled()
    assert lines(moved) == []
    assert "Premi «Tutto»" in register.table.empty_text
    register.all_button.click()
    settled()
    assert len(lines(moved)) == 4


def test_the_statement_on_paper_holds_all_kinds_of_the_days_asked_for(
    moved: AccountPage, files: FakeFiles, settled: Settled
):
    moved.register.first.set_day(date(2026, 11, 10))
    moved.register.kind.setCurrentIndex(1)
    moved.paper_button.click()
    settled()

    (path,) = files.opened
    (text,) = page_texts(path)
    for told in ("Rossi Anna", "dal 10/11/2026 al 24/11/2026", "Pasto · Mensa", "Ricarica in contanti"):
        assert told in text
    assert "09/11/2026" not in text.replace("prima del 10/11/2026", "")


def test_the_register_as_a_file(moved: AccountPage, tmp_path, settled: Settled):
    moved.register.table.export_to(tmp_path / "conto.csv")
    settled()

    rows = (tmp_path / "conto.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "Data;Descrizione;Importo;Saldo"
    assert rows[1] == "24/11/2026;Ricarica in contanti;20,00;4,25"
    assert rows[-1] == "09/11/2026;Pasto · Mensa;-5,25;-5,25"


def test_a_folder_that_cannot_be_written_is_said(moved: AccountPage, files: FakeFiles, tmp_path, settled: Settled):
    (tmp_path / "piena").write_text("")
    files.set_folder(tmp_path / "piena" / "sotto")
    moved.paper_button.click()
    settled()

    assert texts(moved.desk.messages)[-1].startswith("error: Nella cartella")
