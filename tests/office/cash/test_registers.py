"""What is paid in to the treasury, and the registers of the day and of the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from core.payments import (
    Means,
    deposits,
)
from office.cash.page import CashPage
from tests.core.documents.reading import page_texts
from tests.office.cash.acts import elsewhere, plain, rows, said
from tests.office.conftest import FakeFiles, OfficeTown

TODAY = date(2026, 11, 24)
Settled = Callable[[], None]


def test_a_deposit_is_registered_and_cancelled(cash: CashPage, office_town: OfficeTown, settled: Settled):
    elsewhere(office_town, "1", 5000)
    cash.show_panel(cash.deposits)
    settled()
    panel = cash.deposits
    assert plain(panel.tiles[Means.CASH].number.text()) == "50,00 €"
    assert not cash.primary.isVisible()
    panel.amount.setText("60")
    panel.number.setText("771")
    panel.form.save_button.click()
    settled()
    assert "non puoi registrare un versamento di 60,00" in plain(panel._amount_line.fault.text())
    panel.amount.setText("40")
    panel.form.save_button.click()
    settled()
    assert said(cash) == "success: Versamento di 40,00 € registrato, quietanza 771."
    assert plain(panel.tiles[Means.CASH].number.text()) == "10,00 €"
    assert rows(panel.model) == ["24/11/2026 | 771 | Giulia Cirillo | Contanti | 40,00 € | "]
    assert panel.amount.text() == ""

    panel.amount.setText("5")
    panel.number.setText("771")
    panel.form.save_button.click()
    settled()
    assert "già registrata" in panel._number_line.fault.text()

    panel.table.selectRow(0)
    panel.cancel_button.click()
    panel.reason_bar.field.setText("Doppio")
    panel.reason_bar.accept_button.click()
    settled()
    assert said(cash) == "success: Versamento annullato."
    assert rows(panel.model) == ["24/11/2026 | 771 | Giulia Cirillo | Contanti | 40,00 € | Annullato: Doppio"]
    assert not panel.cancel_button.isEnabled()
    assert [one.is_cancelled for one in deposits(office_town.session, TODAY, TODAY)] == [True]


def test_a_day_that_is_none_is_told_beside_its_field(cash: CashPage, settled: Settled):
    cash.show_panel(cash.deposits)
    settled()
    cash.deposits.on.setText("31/02")
    cash.deposits.amount.setText("5")
    cash.deposits.form.save_button.click()
    assert "non esiste" in cash.deposits._on_line.fault.text()


def test_the_day_and_the_year_on_screen_and_on_paper(
    cash: CashPage, office_town: OfficeTown, settled: Settled, files: FakeFiles
):
    elsewhere(office_town, "1", 5000)
    elsewhere(office_town, "2", 700, Means.CARD)
    cash.show_panel(cash.register)
    settled()
    assert plain(cash.register.total.number.text()) == "57,00 €"
    assert plain(cash.register.traceable.number.text()) == "7,00 €"
    assert rows(cash.register.model)[0] == (
        "UFF/2026/000001 | 08:00 | Rossi Anna | Contanti | Sportello | Giulia Cirillo | 50,00 €"
    )
    cash.register.paper_button.click()
    settled()
    assert "Registro degli incassi" in page_texts(files.opened[-1])[0]
    cash.register.day.set_day(TODAY - timedelta(days=1))
    cash.register.reload()
    settled()
    assert cash.register.model.rowCount() == 0

    cash.show_panel(cash.account)
    settled()
    assert cash.account.operator.currentText() == "Giulia Cirillo"
    assert rows(cash.account.model) == ["11/2026 | Refezione | Contanti | UFF 1 | 50,00 € |  | 50,00 €"]
    assert plain(cash.account.due.number.text()) == "50,00 €"
    cash.account.paper_button.click()
    settled()
    assert files.opened[-1].name == "Conto-agente-contabile-2026-Giulia-Cirillo.pdf"
    assert "Mod. 21" in page_texts(files.opened[-1])[0]
    cash.account.year.setValue(2025)
    settled()
    assert not cash.account.paper_button.isEnabled()
    assert cash.account.model.rowCount() == 0
