"""Messages and questions: seen, heard, gone in time, never in the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.errors import NotFound
from core.qt.confirm import ConfirmBar
from core.qt.messages import Message, MessageBar, MessageKind


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []

    def hear(_widget: QWidget, text: str, *, is_urgent: bool = False) -> None:
        heard.append((text, is_urgent))

    monkeypatch.setattr("core.qt.messages.announce", hear)
    monkeypatch.setattr("core.qt.confirm.announce", hear)
    return heard


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.bar = MessageBar()
        self.confirm = ConfirmBar()
        layout = QVBoxLayout(self)
        for widget in (self.field, self.bar, self.confirm):
            layout.addWidget(widget)


@pytest.fixture
def window(shown: Callable[[QWidget], QWidget], announced: object) -> Window:
    window = Window()
    shown(window)
    window.activateWindow()
    return window


@pytest.fixture
def bar(window: Window) -> MessageBar:
    return window.bar


def texts(bar: MessageBar) -> list[str]:
    return [f"{message.kind.value}: {message.text}" for message in bar.messages]


def test_without_messages_the_bar_takes_no_room(bar):
    assert not bar.isVisible()
    bar.info("Ciao")
    assert bar.isVisible()
    bar.rows[0].close_button.click()
    assert not bar.isVisible()


def test_a_message_is_seen_and_said(bar, announced):
    bar.success("Ricarica registrata")
    bar.error("Manca la carta")

    assert texts(bar) == ["success: Ricarica registrata", "error: Manca la carta"]
    assert announced == [("Ricarica registrata", False), ("Manca la carta", True)]
    assert bar.rows[1].label.text() == "Manca la carta"


def test_three_are_shown_and_the_others_wait_their_turn(bar):
    for n in range(5):
        bar.info(f"{n}")
    assert texts(bar) == ["info: 0", "info: 1", "info: 2"]
    bar.rows[1].close_button.click()
    assert texts(bar) == ["info: 0", "info: 2", "info: 3"]


def test_the_same_message_is_said_again_but_shown_once(bar, announced):
    bar.error("Manca la carta")
    bar.error("Manca la carta")

    assert texts(bar) == ["error: Manca la carta"]
    assert len(announced) == 2


def test_errors_stay_and_the_others_go_after_the_time_it_takes_to_read(bar):
    def stays(kind: MessageKind, text: str, action: str = "") -> int | None:
        return Message(kind, text, action).stays_ms

    assert stays(MessageKind.ERROR, "x") is None
    assert stays(MessageKind.INFO, "x" * 50) == 9_000
    assert stays(MessageKind.SUCCESS, "x" * 50, action="Annulla") == 18_000
    assert stays(MessageKind.WARNING, "x") >= 5_000


def test_a_message_goes_away_by_itself(qtbot, bar, monkeypatch):
    monkeypatch.setattr("core.qt.messages.LEAST_MS", 1)
    monkeypatch.setattr("core.qt.messages.MS_PER_LETTER", 0)
    bar.info("breve")
    bar.error("lungo")

    qtbot.waitUntil(lambda: texts(bar) == ["error: lungo"])


def test_under_the_pointer_a_message_does_not_go_away(bar):
    bar.info("da leggere")
    row = bar.rows[0]
    row.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not row._timer.isActive()
    row.leaveEvent(QEvent(QEvent.Type.Leave))
    assert row._timer.isActive()


def test_the_action_runs_once_and_closes_the_message(bar):
    undone: list[str] = []
    bar.success("Assenza registrata", action="Annulla", on_action=lambda: undone.append("sì"))
    button = bar.rows[0].action_button
    assert (button.text(), button.isVisible()) == ("Annulla", True)
    button.click()
    button.click()

    assert undone == ["sì"]
    assert bar.messages == ()


def test_a_message_without_action_has_no_button(bar):
    bar.info("Ciao")

    assert not bar.rows[0].action_button.isVisible()


def test_escape_closes_the_message_that_has_the_keyboard(qtbot, bar):
    bar.error("Manca la carta")
    qtbot.keyClick(bar.rows[0].close_button, Qt.Key.Key_Escape)

    assert bar.messages == ()


def test_errors_of_people_are_said_and_ours_go_to_the_crash_report(qtbot, bar):
    bar.show_error(NotFound(what="Alunno"))
    assert texts(bar) == ["error: Alunno non trovato. Aggiorna l'elenco e riprova."]
    with qtbot.captureExceptions() as caught:
        bar.show_error(KeyError("x"))
    assert [kind for kind, _error, _trace in caught] == [KeyError]
    assert len(bar.messages) == 1


def test_all_can_be_taken_away(bar):
    for n in range(5):
        bar.error(str(n))
    bar.clear()

    assert bar.messages == ()
    assert not bar.isVisible()


def test_every_button_has_a_name_for_who_does_not_see_it(bar):
    bar.info("Ciao")

    assert bar.rows[0].close_button.accessibleName() == "Chiudi il messaggio"


# Questions


@pytest.fixture
def answers() -> list[str]:
    return []


@pytest.fixture
def asked(qtbot: QtBot, window: Window, answers: list[str]) -> ConfirmBar:
    window.field.setFocus()
    window.confirm.ask(
        "Lo storno non si può annullare.",
        "Storna",
        lambda: answers.append("yes"),
        on_cancel=lambda: answers.append("no"),
    )
    return window.confirm


def test_a_question_stands_in_the_page_with_the_keyboard_on_the_harmless_answer(asked, announced):
    assert asked.isVisible()
    assert asked.label.text() == "Lo storno non si può annullare."
    assert asked.confirm_button.text() == "Storna"
    assert asked.cancel_button.hasFocus()
    assert announced == [("Lo storno non si può annullare.", True)]


def test_a_long_question_is_seen_whole_in_a_narrow_bar(asked, window, qapp):
    window.resize(420, 300)
    for text in ("Una domanda che dice per filo e per segno che cosa succede. " * 5, "Corta."):
        asked.ask(text, "Storna", lambda: None)
        qapp.processEvents()
        assert asked.label.height() >= asked.label.heightForWidth(asked.label.width())
        assert asked.rect().contains(asked.label.geometry())
    assert asked.height() < 120  # and it does not stay as tall


def test_yes_acts_once_and_the_keyboard_goes_back(asked, answers, window):
    asked.confirm_button.click()
    asked.confirm_button.click()

    assert answers == ["yes"]
    assert not asked.isVisible()
    assert window.field.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_a_hasty_enter_mean_no(qtbot, asked, answers, key):
    qtbot.keyClick(asked.cancel_button, key)

    assert answers == ["no"]
    assert not asked.isVisible()


def test_enter_on_the_other_button_means_yes(qtbot, asked, answers):
    asked.confirm_button.setFocus()
    qtbot.keyClick(asked.confirm_button, Qt.Key.Key_Return)

    assert answers == ["yes"]


def test_a_second_question_answers_the_first_with_no(asked, answers):
    asked.ask("Altro?", "Fallo", lambda: answers.append("second"), is_dangerous=False)
    asked.confirm_button.click()

    assert answers == ["no", "second"]


def test_a_question_whose_former_field_is_gone_closes_all_the_same(qtbot, window, asked, answers):
    window.field.deleteLater()
    qtbot.waitUntil(lambda: window.findChild(QLineEdit) is None)
    asked.cancel()

    assert answers == ["no"]
