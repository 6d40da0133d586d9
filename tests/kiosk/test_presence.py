"""The presence screen as the attendant meets it, over a real station file."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton

from core.meals import BookingState
from core.station import CheckInOutcome, EventKind
from core.storage import DiskFull
from kiosk import station_desk
from kiosk.flow import Source
from kiosk.outcomes import FAILURE, LOOKS
from kiosk.screens.tile import TOUCH
from tests.kiosk.conftest import Kiosk
from tests.kiosk.refectory import no_service

O = CheckInOutcome  # noqa: E741 - short in the tables below


CHILDREN = {
    O.SERVED: "Anna",
    O.SERVED_PLAIN: "Sara",
    O.SERVED_DIET: "Nicolò",
    O.ALREADY_SERVED: "Anna",
    O.NOT_BOOKED: "Dragoș",
    O.NO_SERVICE_TODAY: "Anna",
}
CARDS = {
    O.OTHER_SERVICE: "other service",
    O.OTHER_SCHOOL: "other school",
    O.REVOKED_CARD: "revoked",
    O.UNKNOWN_CARD: "unknown",
}


def token_for(kiosk: Kiosk, outcome: CheckInOutcome) -> str:
    """A card that leads to the outcome; what has to happen before it happens here."""
    refectory = kiosk.refectory
    if outcome is O.NO_SERVICE_TODAY:
        no_service(refectory)
    if outcome is O.ALREADY_SERVED:
        kiosk.scan(refectory.child(CHILDREN[outcome]).token)
        kiosk.pass_seconds(10)
    return refectory.child(CHILDREN[outcome]).token if outcome in CHILDREN else refectory.tokens[CARDS[outcome]]


WORDS = {
    O.SERVED: "Buon appetito",
    O.SERVED_PLAIN: "In bianco",
    O.SERVED_DIET: "Dieta",
    O.ALREADY_SERVED: "Già registrato alle\N{NO-BREAK SPACE}12:31",
    O.NOT_BOOKED: "Non prenotato",
    O.NO_SERVICE_TODAY: "Oggi niente mensa",
    O.OTHER_SERVICE: "Altro servizio",
    O.OTHER_SCHOOL: "Altra scuola",
    O.REVOKED_CARD: "Tessera non valida",
    O.UNKNOWN_CARD: "Tessera non valida",
}


@pytest.mark.parametrize("outcome", list(CheckInOutcome))
def test_every_outcome_has_its_word_colour_and_sound_and_is_recorded_only_when_it_says_so(kiosk, outcome):
    token = token_for(kiosk, outcome)
    before, kiosk.ears.heard[:] = kiosk.presences(), []

    kiosk.scan(token)

    assert kiosk.word == WORDS[outcome]
    view = kiosk.window.presence.outcome
    assert view.grab().toImage().pixelColor(3, 3) == QColor(LOOKS[outcome].ground)
    assert kiosk.ears.heard == [LOOKS[outcome].sound]
    assert kiosk.presences() - before == outcome.is_recorded
    assert view.accessibleName().startswith(WORDS[outcome])
    assert view.accessibleName() == view.spoken()


@pytest.mark.parametrize("outcome", list(CheckInOutcome))
def test_every_outcome_goes_by_itself_but_a_diet(kiosk, outcome):
    kiosk.scan(token_for(kiosk, outcome))
    kiosk.pass_seconds(5.1)
    assert (kiosk.word == "") == (outcome is not O.SERVED_DIET)


def test_a_diet_says_code_and_effect_and_goes_by_a_tap(kiosk):
    kiosk.scan(kiosk.refectory.child("Alessandra Maria").token)
    spoken = kiosk.window.presence.outcome.spoken()
    for text in ("Alessandra Maria · 3ªA", "SG · Senza glutine", "Vassoio", "SL · Senza latte", "Niente latte"):
        assert text in spoken
    kiosk.pass_seconds(600)
    assert kiosk.word == "Dieta"
    kiosk.qtbot.mouseClick(kiosk.window.presence.outcome, Qt.MouseButton.LeftButton)
    assert kiosk.word == ""


def test_the_surname_and_money_are_never_on_an_outcome(kiosk):
    kiosk.scan(kiosk.refectory.child("Anna").token)
    spoken = kiosk.window.presence.outcome.spoken()
    assert "Rossi" not in spoken
    assert "€" not in spoken
    assert "12,50" not in spoken


def test_a_child_who_was_not_booked_is_served_by_one_tap_and_counted_as_extra_once(kiosk):
    kiosk.scan(kiosk.refectory.child("Dragoș").token)
    kiosk.tap("serve_extra")
    assert kiosk.word == "Buon appetito"
    assert kiosk.window.presence.outcome.spoken().endswith("Registrato come extra")
    assert kiosk.presences() == 1
    assert kiosk.window.presence.overview.extra == 1


def test_two_taps_on_serve_extra_serve_once(kiosk):
    kiosk.scan(kiosk.refectory.child("Dragoș").token)
    button = kiosk.widget("serve_extra")
    kiosk.hand.at += 1
    button.click()
    button.click()
    kiosk.settle()
    assert kiosk.presences() == 1
    assert kiosk.word == "Buon appetito"


def test_a_card_of_another_school_cannot_be_served_as_extra(kiosk):
    kiosk.scan(kiosk.refectory.tokens["other school"])
    assert not kiosk.is_visible("serve_extra")


def test_what_cannot_be_recorded_is_said_sounded_and_tried_again(kiosk, monkeypatch):
    answer, full = station_desk.answer, [True]

    def full_disk(store, text):
        if full[0]:
            raise DiskFull(path="station.db")
        return answer(store, text)

    monkeypatch.setattr(station_desk, "answer", full_disk)
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Non registrato"
    assert kiosk.ears.heard == [FAILURE.sound]
    assert "disco" in kiosk.window.presence.outcome.spoken().lower()
    kiosk.pass_seconds(600)
    assert kiosk.word == "Non registrato"
    full[0] = False
    kiosk.tap("retry")
    assert kiosk.word == "Buon appetito"
    assert kiosk.presences() == 1


def test_several_codes_in_one_picture_are_all_recorded_and_shown_in_turn(kiosk):
    names = ("Anna", "Marco", "Bea")
    kiosk.see(*(kiosk.refectory.child(name).token for name in names))
    assert kiosk.presences() == 3
    assert "2" in kiosk.window.presence.waiting.text()
    shown = [kiosk.window.presence.outcome.shown.check_in.first_name]
    for _ in range(2):
        kiosk.pass_seconds(1)
        shown.append(kiosk.window.presence.outcome.shown.check_in.first_name)
    assert shown == list(names)
    assert not kiosk.window.presence.waiting.isVisible()


def test_a_card_without_a_name_waits_under_its_word(kiosk):
    kiosk.see(kiosk.refectory.child("Anna").token, kiosk.refectory.tokens["other school"])
    assert kiosk.window.presence.waiting.text() == "In attesa di essere visti: 1 · Altra scuola"


def test_dates_are_in_the_language_of_the_screen_from_the_beginning(kiosk):
    assert kiosk.window.header.day.text() == "martedì 24 novembre"


def test_a_burst_while_the_station_is_busy_loses_nobody_and_doubles_nobody(kiosk):
    gate = threading.Event()
    kiosk.window.parts.desk._scans.submit(lambda _progress: gate.wait(20))
    tokens = [child.token for child in kiosk.refectory.children.values()]
    for text in tokens * 3:
        kiosk.window.read(text, Source.CAMERA)
    assert kiosk.presences() == 0
    gate.set()
    kiosk.settle()
    booked = len(tokens) - 2  # Dragoș is absent, Elif is not enrolled
    assert kiosk.presences() == booked
    state = kiosk.window.presence.state
    assert len(state.waiting) + 1 == len(tokens)


def test_a_card_held_before_the_camera_is_one_card(kiosk):
    token = kiosk.refectory.child("Anna").token
    for _ in range(120):
        kiosk.hand.at += 1 / 15
        kiosk.reader.token_read.emit(token, "fake")
    kiosk.settle()
    assert kiosk.ears.heard == ["served"]
    kiosk.pass_seconds(6)
    kiosk.see(token)
    assert kiosk.ears.heard == ["served", "repeated"]
    assert kiosk.presences() == 1


def test_the_strip_shows_the_last_children_and_shows_one_again(kiosk):
    for name in ("Anna", "Dragoș", "Marco"):
        kiosk.scan(kiosk.refectory.child(name).token)
    assert [tile.shown.title for tile in kiosk.window.presence.recent.tiles] == ["Marco", "Dragoș", "Anna"]
    assert [tile.shown.sign for tile in kiosk.window.presence.recent.tiles] == ["✓", "+", "✓"]
    kiosk.pass_seconds(30)
    assert kiosk.word == ""
    kiosk.tap("recent_1")
    assert kiosk.word == "Non prenotato"
    kiosk.tap("serve_extra")
    assert kiosk.presences() == 3


def test_counters_by_class_diet_and_plain_meal_follow_each_scan(kiosk):
    def figures() -> dict[str, str]:
        return {tile.objectName(): tile.shown.note for tile in kiosk.window.presence.classes.tiles}

    assert figures() == {
        "class_1": "0/7", "class_2": "0/7", "class_3": "0/7", "diet_SG": "0/6", "diet_SL": "0/3", "plain": "0/3",
    }  # fmt: skip
    for name in ("Anna", "Sara", "Alessandra Maria"):
        kiosk.scan(kiosk.refectory.child(name).token)
    assert figures()["class_1"] == "3/7"
    assert figures()["diet_SG"] == "1/6"
    assert figures()["plain"] == "1/3"
    assert kiosk.window.presence.total.text() == "3/21"


def test_a_forgotten_card_is_found_by_class(kiosk):
    kiosk.tap("search_button")
    kiosk.tap("search_class_1")
    kiosk.tap("pupil_100")
    assert kiosk.word == "Buon appetito"
    kiosk.pass_seconds(4)
    assert kiosk.window.presence.stack.currentWidget() is kiosk.window.presence.camera


def test_a_forgotten_card_is_found_by_the_letters_of_the_name(kiosk):
    kiosk.tap("search_button")
    for letter in "DAN":
        kiosk.tap(f"letter_{letter}")
    assert [tile.shown.title for tile in kiosk.window.presence.search.tiles] == ["D'Angelo"] * 3
    kiosk.tap("pupil_103")
    assert kiosk.word == "Dieta"


def test_a_card_that_comes_while_names_are_on_screen_is_answered_and_the_names_come_back(kiosk):
    presence = kiosk.window.presence
    kiosk.tap("search_button")
    kiosk.tap("search_class_2")
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.word == "Buon appetito"
    kiosk.pass_seconds(4)
    assert presence.stack.currentWidget() is presence.search
    assert presence.search.title.text().startswith("3ªB")


def test_a_tap_on_a_class_tells_who_is_missing(kiosk):
    kiosk.scan(kiosk.refectory.child("Anna").token)
    kiosk.pass_seconds(10)
    kiosk.tap("class_1")
    assert kiosk.window.presence.search.title.text() == "3ªA: ne mancano 6"
    signs = {tile.shown.title: tile.shown.sign for tile in kiosk.window.presence.search.tiles}
    assert signs["Rossi"] == "✓ 12:31"
    assert signs["Ionescu"] == "assente"
    assert signs["D'Angelo"] == "SG"


def test_all_present_but_some_is_one_transaction_and_shows_each_special_plate(kiosk):
    kiosk.tap("class_1")
    kiosk.tap("mark_class")
    kiosk.tap("pupil_100")
    assert kiosk.widget("mark_confirm").text() == "Registra 6 presenti"
    kiosk.tap("mark_confirm")
    assert kiosk.presences() == 6
    assert "Presenze registrate: 6" in kiosk.messages()
    special = []
    while kiosk.word:
        special.append(kiosk.window.presence.outcome.shown.check_in.first_name)
        kiosk.hand.at += 1
        kiosk.window.presence._on_tapped()
    assert sorted(special) == ["Alessandra Maria", "Nicolò", "Sara"]
    assert kiosk.window.presence.search.title.text() == "3ªA: ne manca 1"


def test_two_taps_on_all_present_record_the_class_once(kiosk):
    kiosk.tap("class_2")
    kiosk.tap("mark_class")
    button = kiosk.widget("mark_confirm")
    button.click()
    button.click()
    kiosk.settle()
    assert kiosk.presences() == 7


def test_surnames_can_be_hidden(kiosk):
    kiosk.tap("menu_button")
    kiosk.tap("menu_surnames")
    kiosk.tap("menu_back")
    kiosk.tap("class_1")
    titles = [tile.shown.title for tile in kiosk.window.presence.search.tiles]
    assert "Anna R." in titles
    assert not any("Rossi" in title for title in titles)


def test_everything_to_tap_is_large_enough_for_a_finger(kiosk):
    kiosk.tap("search_button")
    buttons = [b for b in kiosk.window.findChildren(QAbstractButton) if b.isVisible()]
    assert len(buttons) > 30
    small = {b.objectName(): (b.width(), b.height()) for b in buttons if min(b.width(), b.height()) < 76}
    assert small == {}
    assert TOUCH >= 76


def test_everything_fits_on_the_smallest_screen_that_kiosks_have(kiosk):
    """1024×768, with messages, a queue, a refusal and a question on screen."""
    window = kiosk.window
    names = ("Nicolò", "Alessandra Maria", "Anna", "Bea")
    kiosk.see(*(kiosk.refectory.child(name).token for name in names))
    assert window.presence.waiting.isVisible()
    window.messages.error("La base dati non risponde. " * 6)
    window.recharge.alert.setText("Tessera non valida per la ricarica (QUALCOSA). Rivolgiti all'ufficio.")
    window.recharge.alert.show()
    window.supervisor.confirm.ask("La postazione si chiude: le tessere non si leggono più.", "Chiudi", lambda: None)
    window.resize(1024, 768)
    QCoreApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 768)
    window.supervisor.confirm.cancel()


def test_messages_cover_the_header_and_move_nothing(kiosk):
    window = kiosk.window
    before = window.presence.mapTo(window, QPoint(0, 0))
    window.messages.error("La base dati non risponde.")
    QCoreApplication.processEvents()
    assert window.messages.geometry().top() == 0
    assert window.messages.geometry().height() >= window.header.height()
    assert window.presence.mapTo(window, QPoint(0, 0)) == before
    window.messages.clear()
    assert not window.messages.isVisible()


def test_no_button_takes_the_keyboard(kiosk):
    for page in (kiosk.window.header, kiosk.window.presence, kiosk.window.recharge):
        for button in page.findChildren(QAbstractButton):
            assert button.focusPolicy() is Qt.FocusPolicy.NoFocus, button.objectName()


def test_presences_taken_here_reach_the_office_with_the_next_exchange(kiosk):
    kiosk.scan(kiosk.refectory.child("Anna").token)
    assert kiosk.window.header.badge.status.detail == "ultimo scambio 12:31 · 1 in attesa"
    kiosk.window.parts.desk.exchange_now()
    kiosk.settle()
    assert [event.kind for event in kiosk.refectory.office.got] == [EventKind.PRESENCE]
    assert kiosk.window.header.badge.status.detail == "ultimo scambio 12:31"


def test_outcomes_queue_while_the_counter_is_in_use_and_are_shown_when_it_is_left(kiosk):
    kiosk.scan(kiosk.refectory.child("Nicolò").token)
    kiosk.tap("mode_recharge")
    kiosk.pass_seconds(60)
    kiosk.tap("mode_presence")
    assert kiosk.word == "Dieta"


def test_a_class_that_does_not_eat_today_is_told_so_and_not_as_a_zero(kiosk):
    (roster,) = kiosk.refectory.office.rosters
    pupils = tuple(
        replace(pupil, state=BookingState.NO_SERVICE, no_service_text="Gita") if pupil.class_name == "3ªB" else pupil
        for pupil in roster.pupils
    )
    kiosk.refectory.office.rosters = (replace(roster, pupils=pupils),)
    kiosk.window.parts.desk.exchange_now()
    kiosk.settle()
    shown = {tile.shown.title: tile for tile in kiosk.window.presence.classes.tiles}
    assert (shown["3ªB"].shown.note, shown["3ªB"].shown.share) == ("no mensa", None)
    assert shown["3ªB"].accessibleName() == "3ªB: oggi niente mensa"
    assert shown["3ªA"].shown.note == "0/7"
    # Who comes all the same is counted.
    other = next(pupil for pupil in pupils if pupil.class_name == "3ªB")
    kiosk.window.presence._on_pupil_chosen(other.pupil_id)
    kiosk.settle()
    assert kiosk.word == "Oggi niente mensa"


def test_the_counters_use_the_room_of_a_large_screen(kiosk):
    heights = []
    for size in ((1280, 800), (1920, 1080)):
        kiosk.window.resize(*size)
        QCoreApplication.processEvents()
        heights.append({tile.height() for tile in kiosk.window.presence.classes.tiles})
    assert all(len(height) == 1 and min(height) >= TOUCH for height in heights)
    assert min(heights[1]) > min(heights[0]) or min(heights[0]) == 150
