"""Every page opened and photographed, in both languages and both themes, on a small screen; nothing is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from core.access.permissions import Role
from core.qt.theme import Theme
from core.qt.translations import Language
from office.areas import areas_of
from office.window import OfficeWindow
from tests.office.conftest import wait_for

LOOKS = [(theme, language) for theme in (Theme.LIGHT, Theme.DARK) for language in Language]


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_every_page_opened_and_photographed(qtbot, make_window, tmp_path, theme, language):
    window = make_window()
    window.looks.set_theme(theme)
    window.looks.set_language(language)
    photograph(window, "sign-in", tmp_path)
    window.close()
    window = make_window(Role.ADMINISTRATOR, areas=areas_of)
    for key in (*window.workspace.area_keys(), "help"):
        window.workspace.show_help() if key == "help" else window.workspace.show_area(key)
        wait_for(qtbot, window)
        picture = photograph(window, key, tmp_path)
        assert is_dark(picture) is (theme is Theme.DARK)
        assert cut_off(window) == []
        assert outside(window) == []
        assert window.workspace.room.horizontalScrollBar().maximum() == 0, f"{key} is wider than a small screen"


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_with_large_letters_one_scrolls_and_nothing_is_squeezed(qtbot, make_window, tmp_path, scale):
    window = make_window(Role.ADMINISTRATOR, areas=areas_of)
    window.looks.set_font_scale(scale)
    for key in (*window.workspace.area_keys(), "help"):
        window.workspace.show_help() if key == "help" else window.workspace.show_area(key)
        wait_for(qtbot, window)
        photograph(window, key, tmp_path)
        assert cut_off(window) == []
        assert window.size() == QSize(1280, 800)


def photograph(window: OfficeWindow, name: str, folder) -> QImage:
    QApplication.processEvents()
    picture = window.grab().toImage()
    assert picture.save(str(folder / f"{name}.png"))
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert len(colours) > 8, f"{name} is almost empty"
    return picture


def is_dark(picture: QImage) -> bool:
    return picture.pixelColor(picture.width() - 5, picture.height() // 2).lightness() < 128


def cut_off(window: OfficeWindow) -> list[str]:
    """Buttons too narrow for their words, labels too low for their lines."""
    found = [
        f"button {button.objectName()} {button.text()!r}"
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.sizeHint().width()
    ]
    return found + [
        f"label {label.objectName()} {label.text()!r}"
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.height() < label.heightForWidth(label.width()) - 1
    ]


def outside(window: OfficeWindow) -> list[str]:
    """Buttons that the window's edge hides."""
    return [
        f"{button.objectName()} {button.text()!r}"
        for button in window.findChildren(QPushButton)
        if button.isVisible() and not scrolls(button) and not window.rect().contains(
            button.mapTo(window, QPoint(button.width() - 1, button.height() - 1))
        )
    ]  # fmt: skip


def scrolls(widget: QWidget) -> bool:
    """Whether it lies in something that can be scrolled to it."""
    parent = widget.parentWidget()
    while parent is not None:
        if parent.inherits("QAbstractScrollArea"):
            return True
        parent = parent.parentWidget()
    return False
