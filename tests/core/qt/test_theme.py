"""The look: contrast, variants, fonts, icons."""

from __future__ import annotations

import re
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

import resources
from core.qt.colours import DARK, LEAST_CONTRAST, LIGHT, Colours, contrast
from core.qt.icons import Icon, _font, icon, set_icon
from core.qt.theme import (
    Role,
    Theme,
    apply_theme,
    code_font,
    current_look,
    load_fonts,
    set_role,
    stylesheet,
    text_font,
)

PAIRS = [
    (name, text, ground)
    for name, colours in (("light", LIGHT), ("dark", DARK))
    for text, ground in colours.text_pairs()
]


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    apply_theme(qapp, Theme.LIGHT)
    qapp.setStyleSheet("")


def test_contrast_is_counted_as_wcag_defines_it():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize(("name", "text", "ground"), PAIRS)
def test_every_text_is_legible_on_its_ground(name, text, ground):
    colours = {"light": LIGHT, "dark": DARK}[name]

    assert contrast(getattr(colours, text), getattr(colours, ground)) >= LEAST_CONTRAST


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_edges_of_fields_and_the_focus_can_be_seen(colours):
    """WCAG 2.1, 1.4.11: at least 3 for what shows where a control is."""
    for ground in (colours.surface, colours.ground):
        assert contrast(colours.field_line, ground) >= 3
        assert contrast(colours.primary, ground) >= 3


def test_the_colours_are_those_of_the_look():
    assert (LIGHT.ground, LIGHT.surface, LIGHT.text) == ("#F5F7FA", "#FFFFFF", "#17324D")
    assert (LIGHT.muted, LIGHT.primary, LIGHT.line) == ("#5C6F82", "#0066CC", "#D6DEE6")
    assert (DARK.ground, DARK.surface, DARK.text, DARK.primary) == ("#0F1720", "#16202B", "#E6ECF2", "#6AAFF0")


@pytest.mark.parametrize("theme", list(Theme))
def test_stylesheets_have_no_place_left_empty_and_no_colour_of_their_own(app, theme):
    apply_theme(app, theme)
    text = stylesheet(current_look())
    colours = {getattr(current_look().colours, name) for name in Colours.__slots__}

    assert "$" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", text)) <= colours
    assert all(Path(path).exists() for path in re.findall(r'url\("([^"]+)"\)', text))


def test_a_theme_reaches_palette_font_and_sizes(app):
    apply_theme(app, Theme.DARK)
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground
    assert current_look().is_dark
    assert (current_look().row_height, app.font().pointSizeF()) == (32, 10.5)

    apply_theme(app, Theme.TOUCH)
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.ground
    assert current_look().is_touch
    assert current_look().icon_size == 48
    assert app.font().pointSizeF() == 22


def test_letters_grow_with_the_factor_and_within_reason(app):
    apply_theme(app, Theme.LIGHT, font_scale=1.5)
    assert app.font().pointSizeF() == 15.75
    assert current_look().row_height == 48
    apply_theme(app, Theme.LIGHT, font_scale=9)
    assert app.font().pointSizeF() == 21


def test_the_system_theme_follows_the_desktop_and_the_others_do_not(app, monkeypatch):
    # Off screen there is no desktop: we say what it would.
    desktop_is_dark = [False]
    monkeypatch.setattr("core.qt.theme._is_dark", lambda _app: desktop_is_dark[0])
    apply_theme(app, Theme.SYSTEM)
    assert not current_look().is_dark

    desktop_is_dark[0] = True
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_look().is_dark
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground

    apply_theme(app, Theme.LIGHT)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not current_look().is_dark


def test_there_is_one_keeper_of_the_theme_and_it_tells_of_changes(app, qtbot):
    themes = apply_theme(app, Theme.LIGHT)
    with qtbot.waitSignal(themes.changed):
        assert apply_theme(app, Theme.DARK) is themes
    assert themes.theme is Theme.DARK


def test_the_bundled_fonts_load_with_their_weights(app):
    assert load_fonts() == ()
    assert {"Regular", "SemiBold", "Bold"} <= set(QFontDatabase.styles("Titillium Web"))
    assert QFontInfo(text_font(11)).family() == "Titillium Web"
    assert QFontInfo(code_font(11)).fixedPitch()


def test_figures_have_one_width_so_that_columns_of_money_stand(app):
    for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold):
        metrics = QFontMetricsF(text_font(11, weight))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_missing_font_files_leave_the_fonts_of_the_system(app, monkeypatch, tmp_path):
    monkeypatch.setattr("core.qt.theme._resource", lambda folder, name: tmp_path / name)

    assert len(load_fonts()) == 5
    assert QFontInfo(text_font(11)).family()


def test_every_licence_lies_beside_its_font():
    fonts = Path(resources.__file__).parent / "fonts"
    families = {path.name.split("-")[0] for path in fonts.glob("*.ttf")}
    licences = {path.name.split("-")[0] for path in fonts.glob("*.txt")}

    assert families == licences == {"TitilliumWeb", "RobotoMono"}


def test_every_icon_is_in_the_family(app):
    characters = _font().charmap["mdi6"]

    assert [meaning for meaning in Icon if meaning.value not in characters] == []


def ink(button: QPushButton | QAction) -> set[str]:
    image = button.icon().pixmap(24).toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_icons_change_colour_with_the_theme(app, qtbot):
    apply_theme(app, Theme.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    plain, primary, action = QPushButton(window), QPushButton(window), QAction(window)
    window.addAction(action)
    set_icon(plain, Icon.SAVE)
    set_icon(primary, Icon.SAVE, "on_primary")
    set_icon(action, Icon.SAVE)
    assert (ink(plain), ink(primary)) == ({LIGHT.text}, {LIGHT.on_primary})

    apply_theme(app, Theme.DARK)

    assert (ink(plain), ink(primary), ink(action)) == ({DARK.text}, {DARK.on_primary}, {DARK.text})


def test_an_icon_may_have_a_colour_of_its_own(app):
    action = QAction()
    action.setIcon(icon(Icon.WARNING, "#8A4B00"))

    assert ink(action) == {"#8A4B00"}


def test_a_role_changes_how_a_widget_looks_at_once(app, qtbot):
    apply_theme(app, Theme.LIGHT)
    label = QLabel("Oggi")
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.font().pointSizeF()
    set_role(label, Role.TITLE)
    assert label.font().pointSizeF() == pytest.approx(10.5 * 1.8, abs=0.1)
    set_role(label, None)
    assert label.font().pointSizeF() == before


def test_every_sound_is_the_one_its_maker_makes():
    from resources.sounds.make import SOUNDS, wave_file

    folder = Path(resources.__file__).parent / "sounds"
    assert {path.stem for path in folder.glob("*.wav")} == set(SOUNDS)
    for name in SOUNDS:
        assert (folder / f"{name}.wav").read_bytes() == wave_file(name)
        with wave.open(str(folder / f"{name}.wav")) as file:
            assert 0.05 < file.getnframes() / file.getframerate() < 0.8


class _Counting(QWidget):
    """Counts how often it is dressed."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:
        self.times += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def test_another_theme_dresses_each_widget_as_often_however_deep_it_lies(app, qtbot):
    """A sheet put in another's place makes Qt dress each widget once for every widget around it: it takes seconds."""
    outer = _Counting()
    qtbot.addWidget(outer)
    widget = outer
    for _depth in range(12):
        widget = _Counting(widget)
    apply_theme(app, Theme.LIGHT)
    with qtbot.waitExposed(outer):
        outer.show()
    outer.times = widget.times = 0
    apply_theme(app, Theme.DARK)

    assert 0 < widget.times <= outer.times
