"""A code reader in the office: its burst presses nothing and changes nothing, wherever the keyboard is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.access.permissions import Role
from core.cards import issue_card
from core.payments import recharges
from office.account.page import AccountPage
from office.areas import areas_of
from office.cash.page import CashPage
from office.shell.card_reader import GAP_MS, CardReader
from office.shell.tab_order import ready_keyboard, stops
from office.window import OfficeWindow
from tests.office.conftest import OfficeTown, texts, wait_for

Settled = Callable[[], None]
KEYS = {"\r": Qt.Key.Key_Return, "\n": Qt.Key.Key_unknown, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}


class Hands:
    """Types into a window as its platform does: a shortcut is asked for first, then the key is pressed and let go.

    The clock is the events' own, in milliseconds. `left` are the keys that were left to shortcuts.
    """

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.now = 100_000
        self.left: list[str] = []

    def type(self, text: str, gap: int) -> None:
        for character in text:
            self.now += gap
            key = KEYS.get(character) or Qt.Key(ord(character.upper()))
            if not self._send(QEvent.Type.ShortcutOverride, key, character):
                self.left.append(character)
            self._send(QEvent.Type.KeyPress, key, character)
            self._send(QEvent.Type.KeyRelease, key, character)

    def read(self, code: str, end: str = "\r") -> None:
        """As a reader: a key each three milliseconds, after a while, Shift around each capital."""
        self.now += 1_000
        for character in code + end:
            if character.isupper():
                self._send(QEvent.Type.KeyPress, Qt.Key.Key_Shift, "")
            self.type(character, 3)
            if character.isupper():
                self._send(QEvent.Type.KeyRelease, Qt.Key.Key_Shift, "")
        self.now += 1_000

    def _send(self, kind: QEvent.Type, key: Qt.Key, text: str) -> bool:
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(self.now)
        event.setAccepted(kind != QEvent.Type.ShortcutOverride)
        QApplication.sendEvent(self.window.windowHandle(), event)
        return event.isAccepted()


@pytest.fixture
def window(make_window: Callable[..., OfficeWindow]) -> OfficeWindow:
    return make_window(Role.ADMINISTRATOR, areas=areas_of)


@pytest.fixture
def settled(qtbot: QtBot, window: OfficeWindow) -> Settled:
    """Wait for the window's own runner."""
    return lambda: wait_for(qtbot, window)


@pytest.fixture
def hands(window: OfficeWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def code(office_town: OfficeTown) -> str:
    """Verdi's card."""
    return issue_card(office_town.session, office_town.pupils["Verdi"], office_town.service_id).token


def pressed_in(root: QWidget) -> list[str]:
    """Note the buttons that are pressed from now on."""
    found: list[str] = []
    for button in root.findChildren(QAbstractButton):
        name = button.objectName() or button.text()
        button.clicked.connect(lambda *_checked, name=name: found.append(name))
    return found


def all_areas(window: OfficeWindow) -> list[str]:
    return list(window.workspace.area_keys())


def test_wherever_the_keyboard_is_a_card_presses_nothing(
    window: OfficeWindow, hands: Hands, code: str, settled: Settled, office_town: OfficeTown
):
    """In each area, at each stop of the keyboard that is on screen."""
    workspace = window.workspace
    tried = 0
    for key in all_areas(window):
        page = workspace.show_area(key)
        settled()
        ready_keyboard(page)
        pressed = pressed_in(page)
        for stop in list(stops(page)):
            if not stop.isVisible() or not stop.isEnabled():
                continue
            was = choice_of(stop)
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            hands.read(code)
            tried += 1
            assert pressed == [], (key, stop.objectName(), stop)
            if was is not None and stop.isVisible():
                assert choice_of(stop) == was, (key, stop.objectName(), stop)
        settled()
    assert tried > 60
    assert office_town.database.scalar("SELECT COUNT(*) FROM recharge") == 0
    assert office_town.database.scalar("SELECT COUNT(*) FROM meal_exception") == 0


def choice_of(stop: QWidget) -> object:
    """What a widget holds that a code could change; None: nothing, or it takes codes itself."""
    match stop:
        case QComboBox():
            return stop.currentIndex(), stop.currentText()
        case QPlainTextEdit():
            return stop.toPlainText()
        case QLineEdit() if not stop.property("hears_codes"):
            return stop.text()
    return None


def test_the_next_card_does_not_press_the_button_of_the_one_before(
    window: OfficeWindow, hands: Hands, code: str, settled: Settled, office_town: OfficeTown
):
    page = window.workspace.show_area("cash")
    assert isinstance(page, CashPage)
    settled()
    page.drawer.float_amount.setText("0")
    page.drawer.open_button.click()
    settled()
    till = page.drawer.till
    for place in (till.card.button, till.card.amount, page.drawer.receipt_button, page.tabs):
        till.take_code(issue_card_of(office_town, "Rossi"))
        settled()
        assert till.name.text() == "Rossi Anna"
        till.card.amount.setText("25")
        place.setFocus()
        hands.read(code)
        settled()
        assert till.name.text().startswith("Verdi"), place
        assert till.card.amount.text() == ""
    assert recharges(office_town.session).total == 0


def issue_card_of(town: OfficeTown, name: str) -> str:
    token = town.database.scalar(
        "SELECT token FROM card WHERE pupil_id = ? AND revoked_at IS NULL", (town.pupils[name],)
    )
    return str(token) if token else issue_card(town.session, town.pupils[name], town.service_id).token


def test_while_the_drawer_is_counted_a_card_changes_nothing(
    window: OfficeWindow, hands: Hands, code: str, settled: Settled
):
    page = window.workspace.show_area("cash")
    settled()
    page.drawer.float_amount.setText("0")
    page.drawer.open_button.click()
    settled()
    page.drawer.ask_close()
    hands.read(code)
    settled()
    assert page.drawer.till.name.text() == ""
    assert "Letta la tessera di Verdi" in texts(window.messages)[-1]


def test_on_the_accounts_a_card_opens_its_childs(window: OfficeWindow, hands: Hands, code: str, settled: Settled):
    page = window.workspace.show_area("account")
    assert isinstance(page, AccountPage)
    settled()
    page.primary.setFocus()
    hands.read(code)
    settled()
    assert page.name.text().startswith("Verdi")


def test_in_a_reason_a_card_is_not_written_nor_is_it_given(
    window: OfficeWindow, hands: Hands, code: str, settled: Settled, office_town: OfficeTown
):
    page = window.workspace.show_area("account")
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    given: list[str] = []
    page.register.reason_bar.ask("Si storna il pasto.", "Storna", given.append)
    hands.type("errore", 120)
    hands.read(code)
    settled()
    assert page.register.reason_bar.field.text() == "errore"
    assert given == []
    assert page.name.text().startswith("Rossi"), "what is half written about a child is not left"
    assert "Letta la tessera di Verdi" in texts(window.messages)[-1]


@pytest.mark.parametrize("end", ["\r", "\r\r", "\r\n", "\t", ""])
def test_readers_end_in_many_ways(qtbot: QtBot, hands: Hands, window: OfficeWindow, settled: Settled, end: str):
    window.workspace.show_area("cash")
    settled()
    pressed = pressed_in(window)
    window.workspace.page("cash").tabs.setFocus()
    hands.read("8001234567890", end)
    settled()
    assert pressed == []


class Bench(QWidget):
    """A button, a list of choices and a key of its own, to see what a person's keys do there."""

    def __init__(self) -> None:
        super().__init__()
        self.button, self.choice, self.reader = QPushButton("Vai", self), QComboBox(self), CardReader(self)
        self.choice.addItems(["Anna", "Carta", "Quinta"])
        self.choice.move(0, 60)
        self.keys: list[str] = []
        shortcut = QShortcut("P", self.button)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self.keys.append("P"))
        self.codes: list[str] = []
        self.reader.code_read.connect(self.codes.append)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    bench = Bench()
    qtbot.addWidget(bench)
    bench.show()
    qtbot.waitExposed(bench)
    bench.activateWindow()
    bench.reader.watch(bench.windowHandle())
    return bench


def test_a_persons_keys_go_on_as_they_came(bench: Bench, qtbot: QtBot):
    hands = Hands(bench)
    bench.choice.setFocus()
    hands.type("q", 200)
    qtbot.waitUntil(lambda: bench.choice.currentText() == "Quinta", timeout=20 * GAP_MS)
    bench.button.setFocus()
    hands.type("p", 200)
    qtbot.waitUntil(lambda: bench.keys == ["P"], timeout=20 * GAP_MS)
    pressed = pressed_in(bench)
    hands.type(" ", 200)
    assert pressed == ["Vai"]
    assert bench.codes == []


def test_a_key_that_waits_comes_before_the_next(bench: Bench):
    """A letter and then an arrow, quickly: the letter is for the line where it was typed."""
    order: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.KeyPress:
                order.append(Qt.Key(event.key()).name)
            return False

    watch = Watch(bench)
    bench.choice.installEventFilter(watch)
    bench.choice.setFocus()
    hands = Hands(bench)
    hands.type("a", 200)
    assert order == []
    hands.type("\t", 10)
    assert order[:2] == ["Key_A", "Key_Tab"]


def test_a_code_with_blanks_is_one_code(bench: Bench):
    pressed = pressed_in(bench)
    bench.button.setFocus()
    hands = Hands(bench)
    hands.read("PQ1 2345 6789")
    assert hands.left == []
    assert bench.codes == ["PQ1 2345 6789"]
    assert (pressed, bench.keys) == ([], [])
