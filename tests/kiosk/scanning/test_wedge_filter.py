"""Keys sent to a real field, as a reader and as a person send them. The filter's clock is the test's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from kiosk.scanning.wedge_filter import WedgeFilter
from tests.kiosk.scanning.pictures import TOKEN

ENTER = Qt.Key.Key_Return


class Keyboard:
    """Presses keys at instants that it writes into them, as the system does."""

    def __init__(self) -> None:
        self.at = 1_000

    def press(
        self, receiver: QWidget, text: str, *, gap: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for character in text:
            self.at += gap
            key = {"\r": ENTER, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}.get(character, ord(character.upper()))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, modifiers, character)
                event.setTimestamp(self.at)
                QCoreApplication.sendEvent(receiver, event)


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def wedge(qapp: QApplication) -> Iterator[WedgeFilter]:
    wedge = WedgeFilter()
    wedge.install(qapp)
    yield wedge
    wedge.remove(qapp)


@pytest.fixture
def field(qtbot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    return field


def test_a_scan_is_told_and_not_typed(qtbot, wedge, keyboard, field):
    pressed: list[str] = []
    field.returnPressed.connect(lambda: pressed.append("enter"))
    with qtbot.waitSignal(wedge.token_read) as read:
        keyboard.press(field, TOKEN + "\r", gap=5)
    assert read.args == [TOKEN]
    assert (field.text(), pressed) == ("", [])


def test_a_scan_without_ending_is_told_by_the_timer(qtbot, wedge, keyboard, field):
    with qtbot.waitSignal(wedge.token_read, timeout=20_000) as read:
        keyboard.press(field, TOKEN, gap=5)
    assert read.args == [TOKEN]
    assert field.text() == ""


def test_what_a_person_types_arrives(qtbot, wedge, keyboard, field):
    keyboard.press(field, "Anna Rossi", gap=120)
    qtbot.waitUntil(lambda: field.text() == "Anna Rossi", timeout=20_000)


def test_a_fast_roll_of_three_fingers_arrives_in_order(qtbot, wedge, keyboard, field):
    keyboard.press(field, "mar", gap=15)
    assert field.text() == ""
    qtbot.waitUntil(lambda: field.text() == "mar", timeout=20_000)


def test_typing_and_enter_arrive_at_once_with_the_enter(qtbot, wedge, keyboard, field):
    with qtbot.waitSignal(field.returnPressed):
        keyboard.press(field, "12\r", gap=20)
    assert field.text() == "12"


def test_typing_just_before_a_scan_is_not_swallowed_by_it(qtbot, wedge, keyboard, field):
    keyboard.press(field, "An", gap=100)
    keyboard.at += 100
    with qtbot.waitSignal(wedge.token_read) as read:
        keyboard.press(field, TOKEN + "\r", gap=5)
    assert (read.args, field.text()) == ([TOKEN], "An")


def test_a_command_passes_and_comes_after_what_was_typed(qtbot, wedge, keyboard, field):
    field.setText("old ")
    keyboard.press(field, "ab", gap=5)
    keyboard.press(field, "a", gap=5, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "old ab"
    assert field.selectedText() == "old ab"


def test_shift_between_the_characters_of_a_scan_does_not_end_it(qtbot, wedge, keyboard, field):
    with qtbot.waitSignal(wedge.token_read) as read:
        for character in TOKEN:
            QCoreApplication.sendEvent(
                field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
            )
            keyboard.press(field, character, gap=5, modifiers=Qt.KeyboardModifier.ShiftModifier)
        keyboard.press(field, "\r", gap=5)
    assert read.args == [TOKEN]


def test_the_ending_of_a_scan_presses_no_button(qtbot, wedge, keyboard):
    button = QPushButton("Elimina")
    qtbot.addWidget(button)
    clicked: list[bool] = []
    button.clicked.connect(clicked.append)
    with qtbot.waitSignal(wedge.token_read):
        keyboard.press(button, "CQ1ABC DEFGHIJ 234\r", gap=5)
    assert clicked == []


def test_space_pressed_by_a_person_presses_the_button(qtbot, wedge, keyboard):
    button = QPushButton("Ristampa")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked, timeout=20_000):
        keyboard.press(button, " ", gap=200)
    assert not button.isDown()


def test_ten_thousand_characters_are_thrown_away(qtbot, wedge, keyboard, field):
    with qtbot.waitSignal(wedge.garbage_read) as garbage:
        keyboard.press(field, "A7" * 5_000 + "\r", gap=1)
    assert garbage.args == [10_001]
    assert field.text() == ""
    assert wedge._held == []


def test_a_field_that_is_gone_gets_nothing(qtbot, wedge, keyboard):
    field = QLineEdit()
    keyboard.press(field, "ab", gap=5)
    field.deleteLater()
    QCoreApplication.sendPostedEvents(field, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: wedge._held == [], timeout=20_000)


def test_taking_the_filter_away_delivers_what_it_kept(qapp, wedge, keyboard, field):
    keyboard.press(field, "ab", gap=5)
    wedge.remove(qapp)
    assert field.text() == "ab"
    keyboard.press(field, TOKEN, gap=1)
    assert field.text() == "ab" + TOKEN


def test_a_screen_that_was_busy_does_not_cut_a_scan_in_two(qtbot, qapp, keyboard, field):
    now = [0]
    wedge = WedgeFilter(clock_ms=lambda: now[0])
    wedge.install(qapp)
    keyboard.press(field, TOKEN[:14], gap=5)
    now[0] = 500  # the screen was painting; the second half waits in the queue, behind the timer
    wedge._on_pause()
    with qtbot.waitSignal(wedge.token_read) as read:
        keyboard.press(field, TOKEN[14:] + "\r", gap=5)
    wedge.remove(qapp)
    assert read.args == [TOKEN]
    assert field.text() == ""


def test_a_held_key_repeats_in_the_field(wedge, field):
    for _ in range(20):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0", autorep=True, count=1
        )
        QCoreApplication.sendEvent(field, event)
    assert field.text() == "0" * 20
