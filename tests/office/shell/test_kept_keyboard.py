"""A button that is out of use while its work is done keeps the keyboard: Enter once more presses nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from office.shell.kept_keyboard import KeptKeyboard


class Form(QWidget):
    """A button to save, and beside it one that must not be pressed by mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.save, self.undo = QPushButton("Salva"), QPushButton("Annulla")
        layout = QVBoxLayout(self)
        for button in (self.save, self.undo):
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on, button=button: self.pressed.append(button.text()))
            layout.addWidget(button)
        self.kept = KeptKeyboard(self)


@pytest.fixture
def form(qapp, shown) -> Form:
    form = Form()
    shown(form)
    form.save.setFocus()
    return form


def test_while_it_is_out_of_use_nothing_else_has_the_keyboard(form: Form, qtbot):
    form.save.setEnabled(False)
    assert QApplication.focusWidget() is None
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert form.pressed == []
    form.save.setEnabled(True)
    assert form.save.hasFocus()


def test_what_takes_the_keyboard_meanwhile_keeps_it(form: Form):
    form.save.setEnabled(False)
    form.undo.setFocus()
    form.save.setEnabled(True)
    assert form.undo.hasFocus()


def test_tab_goes_on_from_a_button_that_stays_out_of_use(form: Form, qtbot):
    form.save.setEnabled(False)
    qtbot.keyClick(form, Qt.Key.Key_Tab)
    assert form.undo.hasFocus()


def test_by_tab_the_keyboard_goes_on_as_ever(form: Form, qtbot):
    qtbot.keyClick(form.save, Qt.Key.Key_Tab)
    assert form.undo.hasFocus()


def test_a_button_that_is_hidden_is_not_waited_for(form: Form):
    form.save.hide()
    assert form.undo.hasFocus()
