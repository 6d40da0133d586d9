"""The till at the counter: opened and closed behind the PIN, each once; the recharges between belong to it."""

from __future__ import annotations

import json
from dataclasses import replace

import pypdfium2
import pytest

from core.payments import Means
from kiosk import till_flow
from kiosk.mode import Mode
from kiosk.till_flow import TillPhase, TillState
from tests.kiosk.conftest import Kiosk, OpenKiosk
from tests.kiosk.refectory import IDENTITY


@pytest.fixture
def counter(kiosk: Kiosk) -> Kiosk:
    kiosk.window.show_mode(Mode.RECHARGE)
    return kiosk


def open_till(counter: Kiosk, *, euros: str = "50") -> None:
    go_to_till(counter)
    for sign in "MARIA␣ROSSI":
        counter.tap(f"letter_{sign}")
    counter.tap("till_name_accept")
    for digit in (*euros, "00"):
        counter.tap(f"key_{digit}")
    counter.tap("till_amount_accept")


def go_to_till(counter: Kiosk) -> None:
    counter.window.open_menu()
    counter.settle()
    counter.tap("menu_till")


def pay(counter: Kiosk, name: str, cents: int = 2000, means: Means = Means.CASH) -> None:
    counter.scan(counter.refectory.child(name).token)
    counter.tap(f"preset_{cents}")
    counter.tap(f"means_{means.value}")
    counter.tap("recharge_confirm")


def count(counter: Kiosk, digits: str) -> None:
    counter.tap("till_close")
    for digit in digits:
        counter.tap(f"key_{digit}")
    counter.tap("till_amount_accept")


def page(counter: Kiosk):
    return counter.window.supervisor.till


def read(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\xa0", " ")


def bodies(counter: Kiosk, kind: str) -> list[dict[str, object]]:
    rows = counter.refectory.store.database.rows("SELECT body FROM journal WHERE kind = ? ORDER BY seq", (kind,))
    return [json.loads(text) for (text,) in rows]


def test_a_shift_from_the_float_to_the_slip(counter: Kiosk):
    assert counter.window.recharge.till.text() == "Nessuna cassa aperta: si apre da «Gestione»"
    open_till(counter)
    assert page(counter).state.phase is TillPhase.OPEN
    assert "Fondo iniziale: 50,00 €" in read(page(counter).open_text.text())
    counter.tap("till_back")
    assert counter.window.supervisor.stack.currentWidget() is counter.window.supervisor.menu
    counter.tap("menu_back")
    assert counter.window.recharge.till.text() == "Cassa aperta: Maria Rossi, dalle 12:31"

    pay(counter, "Anna")
    pay(counter, "Marco", 5000, Means.BANCOMAT)
    pay(counter, "Bea", 1000)
    go_to_till(counter)
    text = read(page(counter).open_text.text())
    assert "Contanti, ricariche 2: 30,00 €" in text
    assert "Bancomat, ricariche 1: 50,00 €" in text
    assert "Contanti attesi nel cassetto: 80,00 €" in text
    count(counter, "8000")
    assert page(counter).state.phase is TillPhase.CLOSED
    assert "Nessuna differenza ✓" in read(page(counter).closed_text.text())

    counter.tap("till_print")
    (slip,) = (counter.folder / "ricevute").glob("cassa-*.pdf")
    assert counter.printer.printed[-1] == slip
    document = pypdfium2.PdfDocument(slip)
    words = read(document[0].get_textpage().get_text_range())
    document.close()
    for said in ("Maria Rossi", "Fondo iniziale", "50,00 €", "Bancomat: ricariche 1", "80,00 €", "nessuna"):
        assert said in words
    (closing,) = bodies(counter, "till_closed")
    assert (closing["expected_cents"], closing["counted_cents"]) == (8000, 8000)
    assert {body["operator"] for body in bodies(counter, "recharge")} == {"Maria Rossi"}


def test_a_difference_asks_why_and_can_be_counted_again(counter: Kiosk):
    open_till(counter)
    count(counter, "4990")
    assert page(counter).state.phase is TillPhase.REASON
    assert "differenza −0,10 €" in read(page(counter).reason_text.text())
    counter.tap("till_back")
    assert page(counter).state.phase is TillPhase.COUNT
    for digit in "4995":
        counter.tap(f"key_{digit}")
    counter.tap("till_amount_accept")
    assert bodies(counter, "till_closed") == []
    counter.tap("till_reason_0")
    (closing,) = bodies(counter, "till_closed")
    assert (closing["counted_cents"], closing["reason"]) == (4995, "Resto sbagliato")
    assert "Differenza: −0,05 € (Resto sbagliato)" in read(page(counter).closed_text.text())


def test_tapped_twice_it_is_opened_and_closed_once(counter: Kiosk):
    go_to_till(counter)
    counter.tap("letter_M")
    counter.tap("till_name_accept")
    page(counter).float_accepted.emit(0)
    page(counter).float_accepted.emit(0)
    counter.settle()
    counter.tap("till_close")
    page(counter).count_accepted.emit(0)
    page(counter).count_accepted.emit(0)
    counter.settle()
    assert (len(bodies(counter, "till_opened")), len(bodies(counter, "till_closed"))) == (1, 1)


def test_after_closing_money_is_taken_in_a_new_till_whose_keeper_is_one_tap_away(counter: Kiosk):
    open_till(counter)
    count(counter, "5000")
    counter.tap("till_back")
    counter.tap("menu_back")
    counter.scan(counter.refectory.child("Anna").token)
    counter.tap("preset_2000")
    counter.tap("means_cash")
    counter.tap("recharge_confirm")
    assert counter.recharges() == 0
    assert "La cassa è stata chiusa alle 12:31" in counter.window.recharge.alert.text()

    go_to_till(counter)
    counter.tap("till_operator_0")  # Maria Rossi, no name to type
    counter.tap("till_amount_accept")  # an empty drawer
    assert page(counter).state.till.float_cents == 0
    counter.tap("till_back")
    counter.tap("menu_back")
    if counter.window.recharge.state.phase.value != "confirm":
        counter.scan(counter.refectory.child("Anna").token)
        counter.tap("preset_2000")
        counter.tap("means_cash")
    counter.tap("recharge_confirm")
    assert counter.recharges() == 1
    assert counter.window.recharge.state.receipt.number == 1  # the refused one took no number


def test_a_full_disk_opens_nothing_and_the_same_tap_again_does(counter: Kiosk, monkeypatch):
    from core.storage import DiskFull
    from kiosk import station_desk

    def full(*_args: object) -> None:
        raise DiskFull(path="prova")

    go_to_till(counter)
    counter.tap("letter_M")
    counter.tap("till_name_accept")
    with monkeypatch.context() as patch:
        patch.setattr(station_desk, "open_till", full)
        counter.tap("till_amount_accept")
    assert page(counter).alert.isVisible()
    assert page(counter).state.phase is TillPhase.FLOAT
    counter.tap("till_amount_accept")
    assert page(counter).state.phase is TillPhase.OPEN
    assert len(bodies(counter, "till_opened")) == 1


def test_the_till_stays_open_over_a_restart(open_station: OpenKiosk):
    first = open_station()
    open_till(first)
    first.window.shut_down()
    again = open_station()
    again.window.show_mode(Mode.RECHARGE)
    assert again.window.recharge.till.text() == "Cassa aperta: Maria Rossi, dalle 12:31"
    go_to_till(again)
    assert page(again).state.phase is TillPhase.OPEN


def test_a_station_for_presences_only_has_no_till(open_station, tmp_path, noon, refectory):
    refectory.office.identity = replace(IDENTITY, may_recharge=False)
    from core.station import exchange

    exchange(refectory.store, refectory.office)
    kiosk = open_station()
    kiosk.window.open_menu()
    kiosk.settle()
    assert not kiosk.is_visible("menu_till")


def test_a_card_while_the_till_is_counted_is_answered(counter: Kiosk):
    """The menu gives way; the count is begun again, the till stays as it was."""
    open_till(counter)
    counter.tap("till_close")
    counter.scan(counter.refectory.child("Anna").token)
    assert counter.window.recharge.state.target.first_name == "Anna"
    assert bodies(counter, "till_closed") == []


@pytest.mark.parametrize(
    ("signs", "name"),
    [("  MARIA", "Maria"), ("ANNA MARIA D'ALÒ", "Anna Maria D'Alò"), ("X" * 40, "X" + "x" * 29)],
)
def test_names_as_they_are_typed(signs: str, name: str):
    state = TillState()
    for sign in signs:
        state = till_flow.typed(state, sign)
    assert state.name == name
    assert till_flow.typed(state, "").name == name[:-1]


def test_nothing_is_opened_without_a_name():
    assert till_flow.named(TillState(name="  "), "  ", "id").phase is TillPhase.NAME
