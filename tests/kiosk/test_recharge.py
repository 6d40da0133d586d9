"""The counter: once for each confirmation, whatever is tapped, and never mistaken for the presence."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from core.money import MAX_AMOUNT_CENTS
from core.payments import Means
from core.station import EventKind
from core.storage import DiskFull
from kiosk import station_desk
from kiosk.family_words import FamilyLanguage, words_in
from kiosk.flow import Source
from kiosk.mode import Mode
from kiosk.printing import PrinterMissing
from kiosk.recharge_flow import Phase
from tests.kiosk.conftest import Kiosk


@pytest.fixture
def counter(kiosk: Kiosk) -> Kiosk:
    kiosk.tap("mode_recharge")
    return kiosk


def recharge(counter: Kiosk, name: str = "Anna", cents: int = 2500, means: str = "cash") -> None:
    """Everything up to the confirmation."""
    counter.scan(counter.refectory.child(name).token)
    counter.window.recharge.keypad.set_amount(cents)
    counter.tap("amount_accept")
    counter.tap(f"means_{means}")


def text(counter: Kiosk, name: str) -> str:
    return counter.widget(name).text()


def test_card_amount_means_confirmation_numbered_receipt_with_the_new_balance(counter):
    recharge(counter)
    assert text(counter, "recharge_who") == "Anna Rossi · 3ªA · Refezione"
    assert text(counter, "recharge_amount") == "25,00\N{NO-BREAK SPACE}€"
    assert counter.recharges() == 0
    counter.tap("recharge_confirm")
    assert counter.recharges() == 1
    assert counter.window.recharge.receipt_number.text() == "Ricevuta MENSA1/2026/000001"
    assert counter.window.recharge.receipt_note.text() == "Nuovo saldo: 37,50\N{NO-BREAK SPACE}€"
    assert counter.ears.heard == ["ok", "served"]


def test_a_balance_that_nobody_knows_is_promised_not_invented(counter):
    recharge(counter, "Marco")
    counter.tap("recharge_confirm")
    assert "prossimo scambio" in counter.window.recharge.receipt_note.text()
    assert "saldo:" not in counter.window.recharge.receipt_note.text()


def test_receipts_are_numbered_without_gaps_off_line_too(counter):
    counter.refectory.office.is_away = True
    counter.window.parts.desk.exchange_now()
    counter.settle()
    numbers = []
    for name in ("Anna", "Marco", "Bea"):
        recharge(counter, name)
        counter.tap("recharge_confirm")
        numbers.append(counter.window.recharge.state.receipt.number_text)
        counter.tap("recharge_back")
    assert numbers == ["MENSA1/2026/000001", "MENSA1/2026/000002", "MENSA1/2026/000003"]
    counter.refectory.office.is_away = False
    counter.window.parts.desk.exchange_now()
    counter.settle()
    assert [event.kind for event in counter.refectory.office.got] == [EventKind.RECHARGE] * 3


def test_however_often_confirm_is_tapped_the_account_is_credited_once(counter):
    recharge(counter)
    gate = threading.Event()
    counter.window.parts.desk._scans.submit(lambda _progress: gate.wait(20))
    button = counter.widget("recharge_confirm")
    counter.hand.at += 1
    for _ in range(25):
        button.click()
        counter.window.recharge._on_confirmed()  # as an event that was already on its way
    gate.set()
    counter.settle()
    assert counter.recharges() == 1
    assert counter.window.recharge.state.phase is Phase.RECEIPT


def test_what_could_not_be_recorded_is_tried_again_under_the_same_id(counter, monkeypatch):
    recorded, asked = station_desk.recharge, []

    def once_full(store, operation_id, *rest):
        asked.append(operation_id)
        if len(asked) == 1:
            raise DiskFull(path="station.db")
        return recorded(store, operation_id, *rest)

    monkeypatch.setattr(station_desk, "recharge", once_full)
    recharge(counter)
    counter.tap("recharge_confirm")
    assert counter.window.recharge.state.phase is Phase.CONFIRM
    assert "disco" in counter.window.recharge.alert.text().lower()
    assert counter.ears.heard[-1] == "error"
    counter.tap("recharge_confirm")
    assert asked[0] == asked[1]
    assert counter.recharges() == 1


def test_a_retry_after_the_answer_was_lost_gives_the_same_receipt(counter, monkeypatch):
    recorded, calls = station_desk.recharge, []

    def lost_answer(store, *rest):
        answer = recorded(store, *rest)
        calls.append(answer)
        if len(calls) == 1:
            raise DiskFull(path="station.db")
        return answer

    monkeypatch.setattr(station_desk, "recharge", lost_answer)
    recharge(counter)
    counter.tap("recharge_confirm")
    counter.tap("recharge_confirm")
    assert counter.recharges() == 1
    assert calls[1].is_repeat
    assert counter.window.recharge.state.receipt.number == 1


def test_a_double_tap_does_not_choose_on_the_next_page(counter):
    counter.scan(counter.refectory.child("Anna").token)
    counter.hand.at += 1
    counter.widget("preset_2000").click()
    counter.window.recharge.means_buttons[Means.CASH].click()
    assert counter.window.recharge.state.phase is Phase.MEANS


@pytest.mark.parametrize("cents", [0, -1, MAX_AMOUNT_CENTS + 1])
def test_an_amount_out_of_bounds_is_not_taken(counter, cents):
    counter.scan(counter.refectory.child("Anna").token)
    counter.hand.at += 1
    counter.window.recharge._on_amount(cents)
    assert counter.window.recharge.state.phase is Phase.AMOUNT


@pytest.mark.parametrize(
    ("card", "said"), [("unknown", "non valida"), ("revoked", "annullata"), ("other school", "non valida")]
)
def test_a_card_that_cannot_be_recharged_says_why(counter, card, said):
    counter.scan(counter.refectory.tokens[card])
    assert said in counter.window.recharge.alert.text()
    assert counter.ears.heard == ["refused"]
    counter.scan(counter.refectory.child("Anna").token)
    assert counter.window.recharge.alert.text() == ""
    assert counter.window.recharge.state.phase is Phase.AMOUNT


def test_a_card_of_a_sibling_in_the_middle_is_refused_aloud_and_changes_nothing(counter):
    recharge(counter)
    before = counter.window.recharge.state
    counter.scan(counter.refectory.child("Bea").token)
    assert counter.window.recharge.state == before
    assert counter.ears.heard[-1] == "repeated"
    assert any("in corso" in text for text in counter.messages())


def test_two_cards_in_one_picture_begin_one_recharge(counter):
    counter.see(counter.refectory.child("Anna").token, counter.refectory.child("Bea").token)
    assert counter.window.recharge.state.target.first_name == "Anna"
    assert "repeated" in counter.ears.heard


def test_the_card_still_held_after_the_receipt_begins_nothing(counter):
    token = counter.refectory.child("Anna").token
    counter.reader.token_read.emit(token, "fake")
    counter.settle()
    counter.window.recharge.keypad.set_amount(500)
    for name in ("amount_accept", "means_cash", "recharge_confirm"):
        counter.reader.token_read.emit(token, "fake")
        counter.tap(name)
    counter.reader.token_read.emit(token, "fake")
    counter.settle()
    assert counter.window.recharge.state.phase is Phase.RECEIPT


def test_a_scan_at_the_counter_is_no_presence(counter):
    counter.scan(counter.refectory.child("Anna").token)
    assert counter.presences() == 0


def test_the_counter_is_another_screen_with_its_word_always_there(counter):
    page = counter.window.recharge
    for phase in ("card", "amount"):
        picture = page.grab().toImage()
        assert picture.pixelColor(3, picture.height() // 2) == QColor("#F2A900"), phase
        assert picture.pixelColor(24, picture.height() - 30) == QColor("#004D4D"), phase
        assert page.word.isVisible()
        assert page.word.text() == "RICARICA"
        counter.scan(counter.refectory.child("Anna").token)


def test_the_mode_does_not_change_under_a_recharge(counter):
    counter.scan(counter.refectory.child("Anna").token)
    counter.tap("mode_presence")
    assert counter.window.mode is Mode.RECHARGE
    assert any("in corso" in text for text in counter.messages())
    counter.tap("recharge_back")
    counter.tap("mode_presence")
    assert counter.window.mode is Mode.PRESENCE


def test_an_answer_that_comes_after_the_counter_was_left_opens_nothing(counter):
    gate = threading.Event()
    counter.window.parts.desk._scans.submit(lambda _progress: gate.wait(20))
    counter.window.read(counter.refectory.child("Anna").token, Source.SCANNER)
    counter.window.show_mode(Mode.PRESENCE)
    gate.set()
    counter.settle()
    counter.window.show_mode(Mode.RECHARGE)
    assert counter.window.recharge.state.phase is Phase.CARD


def test_each_receipt_lies_in_the_folder_and_is_printed_when_asked(counter):
    recharge(counter)
    counter.tap("recharge_confirm")
    path = counter.folder / "ricevute" / "ricevuta-MENSA1-2026-000001.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert counter.printer.printed == []
    counter.tap("receipt_print")
    assert counter.printer.printed == [path]
    assert any("stampante" in text for text in counter.messages())


def test_without_a_printer_the_recharge_stands_and_the_paper_is_in_its_folder(counter):
    counter.printer.fault = PrinterMissing(path="ricevuta.pdf")
    recharge(counter)
    counter.tap("recharge_confirm")
    counter.tap("receipt_print")
    (message,) = counter.messages()
    assert message.startswith("La ricarica è registrata")
    assert "Nessuna stampante" in message
    assert counter.recharges() == 1


def test_a_folder_that_cannot_be_written_is_said(counter):
    (counter.folder / "ricevute").write_text("not a folder")
    recharge(counter)
    counter.tap("recharge_confirm")
    assert any(text.startswith("La ricarica è registrata, ma") for text in counter.messages())
    assert counter.recharges() == 1


@pytest.mark.parametrize("language", list(FamilyLanguage))
def test_a_parent_is_spoken_to_in_the_own_language(counter, language):
    counter.tap(f"language_{language.value}")
    recharge(counter)
    words = words_in(language)
    page = counter.window.recharge
    assert page.means_buttons[Means.CASH].text() == words.cash
    counter.tap("recharge_confirm")
    assert page.receipt_number.text() == words.receipt.format(number="MENSA1/2026/000001")
    assert page.word.text() == "RICARICA"
    is_right_to_left = page.stack.layoutDirection() == page.stack.layoutDirection().RightToLeft
    assert is_right_to_left == (language is FamilyLanguage.ARABIC)
    counter.tap("recharge_back")
    counter.window.show_mode(Mode.PRESENCE)
    assert page.language is FamilyLanguage.ITALIAN


def test_all_languages_have_all_words_with_the_same_places():
    italian = words_in(FamilyLanguage.ITALIAN)
    for language in FamilyLanguage:
        words = words_in(language)
        for name in italian.__dataclass_fields__:
            own, theirs = getattr(italian, name), getattr(words, name)
            assert theirs, (language, name)
            places = [place for place in ("{means}", "{number}", "{balance}") if place in own]
            assert all(place in theirs for place in places), (language, name)


def test_the_amount_typed_for_one_child_is_not_there_for_the_next(counter):
    counter.scan(counter.refectory.child("Anna").token)
    counter.window.recharge.keypad.set_amount(2500)
    counter.tap("recharge_back")
    counter.scan(counter.refectory.child("Bea").token)
    assert counter.window.recharge.keypad.amount_cents == 0
    accept = counter.widget("amount_accept")
    assert isinstance(accept, QWidget)
    assert not accept.isEnabled()


def test_a_printer_that_hangs_does_not_keep_the_kiosk_from_closing(counter: Kiosk, monkeypatch):
    gate, has_begun = threading.Event(), threading.Event()

    def hang(_path) -> None:
        has_begun.set()
        gate.wait(60)

    monkeypatch.setattr(station_desk, "_LONGEST_GOODBYE", 0.2)
    monkeypatch.setattr(counter.printer, "print_pdf", hang)
    counter.scan(counter.refectory.child("Anna").token)
    for name in ("preset_2000", "means_cash", "recharge_confirm"):
        counter.tap(name)
    counter.hand.at += 1
    counter.window.recharge._on_print()
    assert has_begun.wait(20)
    started = time.monotonic()
    counter.window.shut_down()
    assert time.monotonic() - started < 5
    (left,) = [thread for thread in threading.enumerate() if thread.name == "printer-line"]
    gate.set()
    left.join(20)
    assert counter.recharges() == 1


def test_every_step_fits_on_the_smallest_screen_that_kiosks_have(counter):
    window = counter.window
    window.resize(1024, 768)

    def size() -> tuple[int, int]:
        QCoreApplication.processEvents()
        return window.width(), window.height()

    sizes = [size()]
    counter.scan(counter.refectory.child("Anna").token)
    sizes.append(size())
    window.recharge.keypad.set_amount(2500)
    counter.tap("amount_accept")
    sizes.append(size())
    counter.tap("means_cash")
    sizes.append(size())
    counter.tap("recharge_confirm")
    sizes.append(size())
    assert sizes == [(1024, 768)] * 5
