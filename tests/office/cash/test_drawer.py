"""A morning at the drawer: open, take, count, close; and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.access.operations import OperationId
from core.access.options import get_option
from core.access.permissions import Role
from core.cards import issue_card, reissue_card
from core.clock import FixedClock
from core.ledger import reverse_entry
from core.payments import (
    SESSION_REQUIRED,
    Channel,
    Means,
    cash_sessions,
    close_cash_session,
    day_register,
    my_cash_session,
    open_cash_session,
    recharge,
)
from office.cash.page import CashPage
from tests.core.documents.reading import page_texts
from tests.office.cash.acts import elsewhere, open_drawer, plain, rows, said, take
from tests.office.conftest import FakeFiles, OfficeTown

TODAY = date(2026, 11, 24)
Settled = Callable[[], None]


def test_a_morning_from_float_to_count(
    cash: CashPage, office_town: OfficeTown, settled: Settled, files: FakeFiles, clock: FixedClock
):
    assert cash.drawer.states.currentWidget() is cash.drawer.closed
    assert not cash.primary.isVisible()
    assert not cash.drawer.till.card.button.isEnabled()
    open_drawer(cash, settled)
    assert said(cash) == "success: Cassa aperta con 50,00 €."
    assert cash.primary.isVisible()

    take(cash, settled)
    assert said(cash) == "success: Ricarica di 25,00 € a Verdi Noè registrata. Ricevuta UFF/2026/000001."
    assert plain(cash.drawer.in_drawer.number.text()) == "75,00 €"
    assert plain(cash.drawer.detail.text()) == "aperta alle 08:00 · fondo 50,00 €"
    assert rows(cash.drawer.model) == ["UFF/2026/000001 | 08:00 | Verdi Noè | Contanti | 25,00 €"]
    assert cash.drawer.till.name.text() == ""
    assert cash.drawer.till.search.window().focusWidget() is cash.drawer.till.search

    cash.primary.click()
    count = cash.drawer.count
    assert cash.drawer.side.currentWidget() is count
    assert not cash.primary.isVisible()
    count.total.setText("74,50")
    assert plain(count.difference.text()) == "Dovrebbero esserci 75,00 €. Differenza −0,50 €."
    assert not count.reason.isHidden()
    count.close_button.click()
    settled()
    assert "scrivi il motivo" in count.fault.text()
    assert my_cash_session(office_town.session) is not None

    count.reason.setText("Resto sbagliato")
    count.close_button.click()
    settled()
    assert said(cash) == "success: Cassa chiusa: contati 74,50 €, differenza −0,50 € (Resto sbagliato)."
    assert my_cash_session(office_town.session) is None
    assert cash.drawer.side.currentWidget() is cash.drawer.till
    assert "24/11/2026 08:00, contati 74,50 €, differenza −0,50 €" in plain(cash.drawer.last_text.text())

    cash.desk.messages.messages[-1].on_action()
    settled()
    (path,) = files.opened
    assert path.name == "Registro-incassi-2026-11-24.pdf"
    assert "Resto sbagliato" in page_texts(path)[0]


def test_a_recharge_typed_while_the_drawer_is_closed_elsewhere_is_told_and_kept(
    cash: CashPage, office_town: OfficeTown, settled: Settled
):
    open_drawer(cash, settled)
    till = cash.drawer.till
    till.search.setText("verdi")
    till.search.returnPressed.emit()
    settled()
    till.card.amount.setText("25,00")
    drawer = my_cash_session(office_town.session)
    close_cash_session(office_town.session, OperationId("office", "altro"), drawer.id, 5000)

    till.card.button.click()
    settled()
    assert "NON è stata registrata" in till.card.fault.text()
    assert till.card.amount.text() == "25,00"
    assert till.name.text() == "Verdi Noè"
    assert day_register(office_town.session, TODAY).receipts == ()
    assert cash.drawer.states.currentWidget() is cash.drawer.closed
    assert not till.card.button.isEnabled()

    open_drawer(cash, settled, "50,00")
    assert till.card.amount.text() == "25,00"
    till.card.prints.setChecked(False)
    till.card.button.click()
    settled()
    assert said(cash).startswith("success: Ricarica di 25,00 € a Verdi Noè")


def test_the_receipt_of_a_recharge_of_the_day_is_printed_again(cash: CashPage, settled: Settled, files: FakeFiles):
    open_drawer(cash, settled)
    take(cash, settled)
    cash.drawer.table.selectRow(0)
    settled()
    cash.drawer.receipt_button.click()
    settled()
    assert files.opened[-1].name == "Ricevuta-UFF-2026-000001.pdf"


def test_once_it_is_closed_one_is_where_the_next_is_opened(cash: CashPage, settled: Settled):
    open_drawer(cash, settled)
    cash.drawer.ask_close()
    cash.drawer.count.total.setText("50")
    cash.drawer.count.close_button.setFocus()
    cash.drawer.count.close_button.click()
    settled()
    assert said(cash) == "success: Cassa chiusa: contati 50,00 €, nessuna differenza."
    assert cash.drawer.float_amount.hasFocus()


def test_the_next_childs_card_read_while_money_is_registered_stays(
    cash: CashPage, office_town: OfficeTown, settled: Settled
):
    session = office_town.session
    card = issue_card(session, office_town.pupils["Verdi"], office_town.service_id)
    open_drawer(cash, settled)
    till = cash.drawer.till
    till.card.prints.setChecked(False)
    receipt = elsewhere(office_town, "Rossi")
    till.take_code(card.token)
    settled()
    till.card.amount.setText("12")
    till.recharging.recharged.emit(receipt)
    assert till.name.text().startswith("Verdi")
    assert till.card.amount.text() == "12"


def test_closed_twice_the_second_is_told(cash: CashPage, office_town: OfficeTown, settled: Settled):
    open_drawer(cash, settled)
    cash.primary.click()
    drawer = my_cash_session(office_town.session)
    close_cash_session(office_town.session, OperationId("office", "altro"), drawer.id, 5000)
    cash.drawer.count.total.setText("40")
    cash.drawer.count.reason.setText("boh")
    cash.drawer.count.close_button.click()
    settled()
    assert "già stata chiusa il 24/11/2026 alle 08:00" in said(cash)
    assert [one.counted_cents for one in cash_sessions(office_town.session, TODAY, TODAY)] == [5000]
    assert cash.drawer.side.currentWidget() is cash.drawer.till


def test_what_comes_in_while_one_counts_moves_what_should_be_there(
    cash: CashPage, office_town: OfficeTown, settled: Settled
):
    open_drawer(cash, settled)
    cash.primary.click()
    count = cash.drawer.count
    count.total.setText("50")
    assert count.difference.text() == "Il conteggio torna."
    elsewhere(office_town, "1")
    cash.reload()
    settled()
    assert "Differenza −10,00 €" in plain(count.difference.text())
    assert count.total.text() == "50"


def test_pieces_write_the_total(cash: CashPage, settled: Settled):
    open_drawer(cash, settled)
    cash.primary.click()
    count = cash.drawer.count
    count.pieces[2000].setText("2")
    count.pieces[50].setText("3")
    assert count.total.text() == "41,50"
    QTest.keyClick(count, Qt.Key.Key_Escape)
    assert cash.drawer.side.currentWidget() is cash.drawer.till


def test_a_float_must_be_an_amount(cash: CashPage, office_town: OfficeTown, settled: Settled):
    for wrong in ("", "abc", "-3"):
        open_drawer(cash, settled, wrong)
        assert cash.drawer.open_fault.isVisible()
        assert cash.drawer.open_fault.text().startswith("Fondo cassa:")
    assert cash_sessions(office_town.session, TODAY, TODAY) == ()
    open_drawer(cash, settled, "0")
    assert my_cash_session(office_town.session).float_cents == 0


def test_what_was_given_back_and_other_means_are_beside(cash: CashPage, office_town: OfficeTown, settled: Settled):
    open_drawer(cash, settled)
    wrong = elsewhere(office_town, "1", 3000)
    elsewhere(office_town, "2", 4000, Means.BANCOMAT)
    reverse_entry(office_town.session, OperationId("office", "s"), wrong.entry, "Errore")
    cash.reload()
    settled()
    assert plain(cash.drawer.detail.text()) == (
        "aperta alle 08:00 · fondo 50,00 € · resi 30,00 € · bancomat 1 per 40,00 €"
    )
    assert plain(cash.drawer.in_drawer.number.text()) == "50,00 €"
    assert plain(cash.drawer.other_means.number.text()) == "40,00 €"
    assert "Contanti · stornata" in rows(cash.drawer.model)[1]


def test_a_card_that_is_read_brings_its_pupil(cash: CashPage, office_town: OfficeTown, settled: Settled):
    session, pupil = office_town.session, office_town.pupils["Rossi"]
    old = issue_card(session, pupil, office_town.service_id)
    new = reissue_card(session, old.id, "Persa")
    open_drawer(cash, settled)
    till = cash.drawer.till
    for token, shown in ((old.token, "Tessera revocata di Rossi Anna"), ("CQ1" + "A" * 25, "")):
        QTest.keyClicks(till.search, token)
        QTest.keyClick(till.search, Qt.Key.Key_Return)
        settled()
        assert till.name.text() == ""
        if shown:
            assert shown in said(cash)
    till.search.clear()
    QTest.keyClicks(till.search, new.token)
    QTest.keyClick(till.search, Qt.Key.Key_Return)
    settled()
    assert till.name.text() == "Rossi Anna"
    assert till.search.text() == ""


def test_pupils_found_are_chosen_with_the_arrows(cash: CashPage, settled: Settled):
    open_drawer(cash, settled)
    till = cash.drawer.till
    till.search.setText("ross")
    till.search.search_changed.emit("ross")
    settled()
    assert till.found.count() == 2
    QTest.keyClick(till.search, Qt.Key.Key_Down)
    QTest.keyClick(till.search, Qt.Key.Key_Down)
    till.search.returnPressed.emit()
    settled()
    assert till.name.text() == "Rossini Luca"
    till.search.setText("zzz")
    till.search.search_changed.emit("zzz")
    settled()
    assert till.found.item(0).text() == "Nessun alunno corrisponde."


def test_an_administrator_closes_a_forgotten_drawer(
    make_cash: Callable[..., CashPage], office_town: OfficeTown, settled: Settled
):
    from tests.core.payments.test_cash_sessions import another

    marco = another(office_town.town)
    open_cash_session(marco, OperationId("office", "m"), 2000)
    page = make_cash()
    assert plain(page.drawer.others.text()) == "Altre casse aperte: Marco Neri dal 24/11 08:00."
    page.drawer.others_button.click()
    settled()
    assert page.drawer.count.whose.text() == "Marco Neri"
    page.drawer.count.total.setText("20")
    page.drawer.count.close_button.click()
    settled()
    assert [one.closed_by for one in cash_sessions(office_town.session, TODAY, TODAY)] == ["Giulia Cirillo"]
    assert not page.drawer.others.isVisible()
    clerk = make_cash(Role.CLERK)
    open_cash_session(marco, OperationId("office", "m2"), 2000)
    clerk.reload()
    settled()
    assert clerk.drawer.others.isVisible()
    assert not clerk.drawer.others_button.isVisible()


def test_missing_receipt_numbers_are_listed(cash: CashPage, office_town: OfficeTown, settled: Settled):
    assert not cash.drawer.notice.isVisible()
    recharge(
        office_town.session, OperationId("k", "1"), pupil_id=office_town.pupils["Rossi"],
        service_group_id=office_town.town.group_id, amount_cents=500, means=Means.CASH, channel=Channel.PUNTOLIS,
        issuer="K01", station_id="K01", receipt_number=4,
    )  # fmt: skip
    cash.reload()
    settled()
    assert cash.drawer.notice.text().startswith("Numeri di ricevuta mancanti: K01/2026 1–3.")


def test_the_municipality_may_want_a_drawer_for_every_recharge(
    cash: CashPage, office_town: OfficeTown, settled: Settled, make_cash: Callable[..., CashPage]
):
    cash.drawer.required.setChecked(True)
    settled()
    assert get_option(office_town.session, SESSION_REQUIRED)
    assert "solo a cassa aperta" in said(cash)
    assert not make_cash(Role.CASHIER).drawer.required.isVisible()


def test_one_begins_where_the_work_begins(cash: CashPage, settled: Settled):
    cash.setFocus()
    cash._wants_keyboard = True
    cash.reload()
    settled()
    assert cash.window().focusWidget() is cash.drawer.float_amount
    open_drawer(cash, settled)
    cash.focus_search()
    assert cash.window().focusWidget() is cash.drawer.till.search
