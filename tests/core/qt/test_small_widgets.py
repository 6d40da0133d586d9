"""The small parts that office and kiosk share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import miniaudio
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.money import MAX_AMOUNT_CENTS
from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon
from core.qt.keypad import AmountKeypad, pixels_of
from core.qt.search_field import SearchField
from core.qt.sounder import Mixer, SilentSounder, SpeakerSounder, load_sounds
from core.qt.task_bar import TaskBar
from core.qt.tasks import TaskRunner
from core.qt.theme import Theme, apply_theme
from resources.sounds.make import SOUNDS


@pytest.fixture
def keypad(shown: Callable[[QWidget], QWidget]) -> AmountKeypad:
    return shown(AmountKeypad())


def press(keypad: AmountKeypad, *names: str) -> int:
    for name in names:
        keypad.key(name).click()
    return keypad.amount_cents


@pytest.mark.parametrize(
    ("keys", "cents"),
    [
        (["2", "5", "00"], 2500),
        (["5"], 5),
        (["1", "2", "5", "0"], 1250),
        (["0", "00"], 0),
        (["1", "2", "backspace"], 1),
        (["1", "2", "clear", "7"], 7),
    ],
)
def test_figures_come_in_from_the_right_as_at_a_till(keypad, keys, cents):
    assert press(keypad, *keys) == cents


def test_the_amount_is_shown_and_told_each_time_it_changes(keypad):
    heard: list[int] = []
    keypad.amount_changed.connect(heard.append)
    press(keypad, "2", "00", "backspace", "clear", "clear")

    assert heard == [2, 200, 20, 0]
    assert keypad.display.text() == "0,00\N{NO-BREAK SPACE}€"


def test_more_than_anybody_may_enter_is_not_taken(keypad):
    press(keypad, "9", "00", "00")
    assert press(keypad, "0") == 900_000
    assert press(keypad, "0") == 900_000
    keypad.set_amount(MAX_AMOUNT_CENTS)
    assert keypad.amount_cents == MAX_AMOUNT_CENTS
    keypad.set_amount(MAX_AMOUNT_CENTS + 1)
    keypad.set_amount(-1)
    assert keypad.amount_cents == MAX_AMOUNT_CENTS


def test_a_keyboard_works_as_well(qtbot, keypad):
    qtbot.keyClicks(keypad, "1250")
    assert keypad.amount_cents == 1250
    qtbot.keyClick(keypad, Qt.Key.Key_Backspace)
    assert keypad.amount_cents == 125
    qtbot.keyClicks(keypad, "a²")
    assert keypad.amount_cents == 125
    qtbot.keyClick(keypad, Qt.Key.Key_Delete)
    assert keypad.amount_cents == 0


@pytest.mark.parametrize(
    ("density", "pixels"),
    [
        (96.0, 76),
        (141.0, 111),  # 22 inches, full HD, seen from afar it is still 20 mm
        (72.0, 76),  # never fewer than at 96 to the inch
        (0.0, 76),  # a screen that does not know its size
        (25_400.0, 76),
    ],
)
def test_keys_are_twenty_millimetres_on_any_screen(density, pixels):
    assert pixels_of(20, SimpleNamespace(physicalDotsPerInch=lambda: density)) == pixels
    assert pixels_of(20, None) == 76


def test_every_key_is_large_enough_and_has_a_name(keypad):
    for name in ("0", "1", "00", "backspace"):
        key = keypad.key(name)
        assert min(key.width(), key.height()) >= pixels_of(20, keypad.screen())
        assert key.text() or key.accessibleName()


# Searching


@pytest.fixture
def search(shown: Callable[[QWidget], QWidget]) -> SearchField:
    return shown(SearchField())


@pytest.fixture
def wanted(search: SearchField) -> list[str]:
    wanted: list[str] = []
    search.search_changed.connect(wanted.append)
    return wanted


def test_a_search_begins_when_the_typing_pauses(qtbot, search, wanted):
    qtbot.keyClicks(search, " rossi ")
    assert wanted == []
    assert search._timer.isActive()
    qtbot.waitUntil(lambda: wanted == ["rossi"])


def test_enter_does_not_wait_and_nothing_is_searched_twice(qtbot, search, wanted):
    qtbot.keyClicks(search, "rossi")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert wanted == ["rossi"]
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert wanted == ["rossi"]
    assert not search._timer.isActive()


def test_escape_clears_and_in_an_empty_field_goes_on(qtbot, search, wanted):
    qtbot.keyClicks(search, "rossi")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert (search.text(), wanted) == ("", ["rossi", ""])

    window = QWidget()
    qtbot.addWidget(window)
    heard: list[int] = []
    window.keyPressEvent = lambda event: heard.append(event.key())
    inner = SearchField(window)
    qtbot.keyClick(inner, Qt.Key.Key_Escape)
    assert heard == [Qt.Key.Key_Escape]


# Tiles and empty pages


def test_a_tile_shows_and_says_its_number_and_can_be_pressed(qtbot, shown):
    tile = shown(BigNumber("Conti a debito", 12))
    pressed: list[bool] = []
    tile.clicked.connect(lambda: pressed.append(True))
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tile.number, Qt.MouseButton.LeftButton, pos=tile.number.rect().center())
    tile.set_value("1.234,50 €")
    tile.set_note("da sollecitare", Tone.DANGER)

    assert pressed == [True, True]  # the number itself can be pressed too
    assert tile.number.text() == "1.234,50 €"
    assert tile.accessibleName() == "Conti a debito: 1.234,50 €: da sollecitare"


def test_a_tile_that_leads_nowhere_stops_neither_mouse_nor_keyboard(qtbot, shown):
    frame = QFrame()
    layout = QVBoxLayout(frame)
    read, pressed = BigNumber("Posti", 12), BigNumber("In attesa", 3)
    layout.addWidget(read)
    layout.addWidget(pressed)
    pressed.clicked.connect(lambda: None)
    shown(frame)
    assert frame.childAt(read.geometry().center()) is None
    assert frame.childAt(pressed.geometry().center()) is pressed
    assert [tile.focusPolicy() for tile in (read, pressed)] == [Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.StrongFocus]
    assert [tile.cursor().shape() for tile in (read, pressed)] == [
        Qt.CursorShape.ArrowCursor, Qt.CursorShape.PointingHandCursor
    ]  # fmt: skip


def test_a_tone_colours_the_number_and_can_be_taken_back(qapp, shown):
    apply_theme(qapp, Theme.LIGHT)
    tile = shown(BigNumber("Debiti", 12))
    before = tile.number.palette().windowText().color().name()
    tile.set_note("molti", Tone.DANGER)
    assert tile.number.palette().windowText().color().name() == "#b3141d"
    tile.set_note("")
    assert tile.number.palette().windowText().color().name() == before
    qapp.setStyleSheet("")


def test_an_empty_page_offers_the_first_step(shown):
    page = shown(EmptyState(Icon.FAMILY))
    steps: list[bool] = []
    page.action_wanted.connect(lambda: steps.append(True))
    page.set_texts("Nessuna famiglia", "Qui stanno i genitori.")
    assert not page.action_button.isVisible()
    page.set_texts("Nessuna famiglia", "Qui stanno i genitori.", "Importa")
    page.action_button.click()

    assert page.heading.text() == "Nessuna famiglia"
    assert steps == [True]


# What is being done


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    runner = TaskRunner(on_unhandled=lambda _error: None)
    yield runner
    runner.close()


@pytest.fixture
def task_bar(shown: Callable[[QWidget], QWidget], runner: TaskRunner) -> Iterator[TaskBar]:
    window = QWidget()
    bar = TaskBar(runner, window)
    shown(window)
    yield bar
    del window  # it has kept the bar alive until here


def test_a_long_task_is_shown_and_can_be_stopped(qtbot: QtBot, runner, task_bar):
    may_go = threading.Event()

    def long(progress) -> None:
        progress.advance(90, 240)
        may_go.wait(10)
        progress.check()

    task = runner.submit(long, title="Stampa di 240 tessere")
    qtbot.waitUntil(task_bar.isVisible)
    assert (task_bar.label.text(), task_bar.figures.text()) == ("Stampa di 240 tessere", "90 di 240")
    assert (task_bar.bar.value(), task_bar.bar.maximum()) == (90, 240)

    task_bar.stop_button.click()
    assert task.is_cancelling
    assert task_bar.label.text() == "Interrompo: Stampa di 240 tessere"
    assert not task_bar.stop_button.isEnabled()
    may_go.set()
    qtbot.waitUntil(lambda: not task_bar.isVisible())
    assert task_bar.task is None


def test_a_short_task_and_one_without_title_are_not_shown(qtbot, runner, task_bar):
    runner.submit(lambda _progress: None, title="Breve")
    qtbot.waitUntil(lambda: not runner.tasks)
    assert not task_bar.isVisible()
    assert not task_bar._timer.isActive()

    may_go = threading.Event()
    runner.submit(lambda _progress: may_go.wait(10))
    with qtbot.waitSignal(runner.started):
        pass
    assert not task_bar._timer.isActive()
    may_go.set()
    qtbot.waitUntil(lambda: not runner.tasks)


# Sounds


class Speaker:
    def __init__(self) -> None:
        self.is_closed = False

    def start(self, stream) -> None:
        self.stream = stream

    def close(self) -> None:
        self.is_closed = True


def test_the_last_sound_asked_for_is_the_one_heard():
    mixer = Mixer()
    stream = mixer.stream()
    mixer.play(b"aabb")
    assert stream.send(1) == b"aa"
    mixer.play(b"cc")
    assert stream.send(2) == b"cc\0\0"
    assert stream.send(1) == b"\0\0"


def test_the_speaker_is_opened_once_and_let_go():
    speakers: list[Speaker] = []

    def open_device() -> Speaker:
        speakers.append(Speaker())
        return speakers[-1]

    sounder = SpeakerSounder({"ok": b"ab"}, open_device=open_device)
    sounder.play("ok")
    sounder.wait_until_open()
    sounder.play("ok")

    assert len(speakers) == 1
    assert speakers[0].stream.send(1) == b"ab"
    sounder.close()
    assert speakers[0].is_closed


def test_without_a_speaker_it_is_silent_and_looks_again_only_after_a_while():
    now, tries = [0.0], []

    def open_device() -> Speaker:
        tries.append(now[0])
        raise miniaudio.MiniaudioError("no device")

    sounder = SpeakerSounder({"ok": b"ab"}, open_device=open_device, monotonic=lambda: now[0])
    for second in (0.0, 5.0, 59.0, 61.0):
        now[0] = second
        sounder.play("ok")
        sounder.wait_until_open()
    sounder.close()

    assert tries == [0.0, 61.0]


def test_playing_does_not_wait_for_the_speaker():
    may_open, is_waiting = threading.Event(), threading.Event()

    def open_device() -> Speaker:
        is_waiting.set()
        may_open.wait(10)
        return Speaker()

    sounder = SpeakerSounder({"ok": b"ab"}, open_device=open_device)
    sounder.play("ok")
    is_waiting.wait(10)
    sounder.play("ok")  # would hang here
    may_open.set()
    sounder.close()


def test_an_unknown_sound_is_silence():
    sounder = SpeakerSounder({}, open_device=lambda: pytest.fail("not even opened"))
    sounder.play("nothing")
    SilentSounder().play("ok")


def test_every_outcome_has_its_sound_and_no_two_are_alike():
    sounds = load_sounds()

    assert set(sounds) == set(SOUNDS) == {
        "served", "plain", "diet", "repeated", "extra", "refused", "no_service", "ok", "error"
    }  # fmt: skip
    assert len(set(sounds.values())) == len(sounds)


def test_parts_follow_the_language(qapp, keypad, search):
    from core.qt.translations import Language, set_language

    set_language(qapp, Language.ENGLISH)
    qapp.sendPostedEvents(None, int(QEvent.Type.LanguageChange))
    english = keypad.key("clear").text(), search.placeholderText()
    set_language(qapp, Language.ITALIAN)
    qapp.sendPostedEvents(None, int(QEvent.Type.LanguageChange))

    assert english == ("Clear", "Search")
    assert search.placeholderText() == "Cerca"
