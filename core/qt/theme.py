"""How everything looks: one theme for office and kiosk, from the colours, the bundled fonts and the stylesheets.

`apply_theme` dresses the whole application and may be called again at any time. Sizes that Qt takes in numbers (row
heights, icons, keys) come from `current_look()`, so that the touch variant is one choice made in one place.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources
from core.qt.colours import DARK, LIGHT, Colours
from core.qt.icons import redress_icons

_log = logging.getLogger(__name__)

#: First the bundled family, then what stands in for it where the file is missing.
TEXT_FAMILIES = ("Titillium Web", "Segoe UI", "Noto Sans", "DejaVu Sans", "Arial")
CODE_FAMILIES = ("Roboto Mono", "Consolas", "DejaVu Sans Mono", "Courier New")

_FONT_FILES = (
    "TitilliumWeb-Regular.ttf",
    "TitilliumWeb-SemiBold.ttf",
    "TitilliumWeb-Bold.ttf",
    "RobotoMono-Regular.ttf",
    "RobotoMono-Bold.ttf",
)
_STYLESHEETS = ("base.qss", "buttons.qss", "fields.qss", "tables.qss", "parts.qss", "office.qss")


class Theme(StrEnum):
    """Which variant to wear. SYSTEM is light or dark as the desktop is, and follows it while the program runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    TOUCH = "touch"
    TOUCH_DARK = "touch_dark"


class Role(StrEnum):
    """What a label or frame is, for the stylesheet: set with `set_role`."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    MUTED = "muted"
    CODE = "code"
    CARD = "card"
    SIDEBAR = "sidebar"
    PRIMARY = "primary"
    DANGER = "danger"
    QUIET = "quiet"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and sizes in force. Sizes are in device-independent pixels, fonts in points."""

    colours: Colours
    is_dark: bool
    is_touch: bool
    body_pt: float
    row_height: int
    control_height: int
    icon_size: int

    def places(self) -> dict[str, str]:
        """Return what fills the places of the stylesheets."""
        colours = {name: getattr(self.colours, name) for name in Colours.__slots__}
        numbers = {
            "title_pt": self.body_pt * 1.8,
            "subtitle_pt": self.body_pt * 1.25,
            "body_pt": self.body_pt,
            "small_pt": self.body_pt * 0.9,
            "control_height": self.control_height,
            "icon_size": self.icon_size,
            "pad": 16 if self.is_touch else 8,
            "indicator": 32 if self.is_touch else 16,
            "indicator_radius": 17 if self.is_touch else 9,  # half of the indicator with its border
            "scrollbar": 20 if self.is_touch else 12,
        }
        families = {"code_families": ", ".join(f'"{family}"' for family in CODE_FAMILIES)}
        shade = "dark" if self.is_dark else "light"
        images = {
            name.replace("-", "_"): _resource("icons", f"{name}-{shade}.svg").as_posix()
            for name in ("chevron-down", "chevron-up", "check", "dot")
        }
        return colours | families | images | {name: f"{value:g}" for name, value in numbers.items()}


class Themes(QObject):
    """Keeps the application in its theme; there is one, made by `apply_theme`."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._theme = Theme.LIGHT
        self._font_scale = 1.0
        self._is_begun = False
        self.look = _look(Theme.LIGHT, is_system_dark=False, font_scale=1.0)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def theme(self) -> Theme:
        """The theme last asked for."""
        return self._theme

    def wear(self, theme: Theme, font_scale: float) -> None:
        """Dress the application."""
        self._theme, self._font_scale = theme, font_scale
        hints = self._app.styleHints()
        if theme is Theme.SYSTEM:
            hints.unsetColorScheme()
        else:
            # The window's own frame and native dialogs follow too.
            is_dark = theme in {Theme.DARK, Theme.TOUCH_DARK}
            hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
        self._dress()

    def _on_scheme_changed(self) -> None:
        if self._theme is Theme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        if not self._is_begun:
            load_fonts()
            self._app.setStyle("Fusion")  # once: each time makes Qt look at every widget anew
            self._is_begun = True
        is_system_dark = _is_dark(self._app)
        self.look = _look(self._theme, is_system_dark=is_system_dark, font_scale=self._font_scale)
        # Taken off first: a sheet that takes another's place dresses each widget once for every widget around it.
        self._app.setStyleSheet("")
        self._app.setPalette(_palette(self.look.colours))
        self._app.setFont(text_font(self.look.body_pt))
        self._app.setStyleSheet(stylesheet(self.look))
        redress_icons(self.look.colours)
        self.changed.emit()


def apply_theme(app: QApplication, theme: Theme, *, font_scale: float = 1.0) -> Themes:
    """Dress `app` in `theme`; letters are `font_scale` times their usual size (0.75 to 2).

    Returns the keeper of the theme, whose `changed` tells painted widgets to look again.
    """
    themes = _themes(app) or Themes(app)
    themes.wear(theme, min(2.0, max(0.75, font_scale)))
    return themes


def current_look() -> Look:
    """Return the colours and sizes in force (the light ones before any theme was applied)."""
    app = QApplication.instance()
    themes = _themes(app) if isinstance(app, QApplication) else None
    return themes.look if themes is not None else _look(Theme.LIGHT, is_system_dark=False, font_scale=1.0)


def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; return the files that could not be used, which the fallbacks replace."""
    failed = []
    for name in _FONT_FILES:
        if QFontDatabase.addApplicationFont(str(_resource("fonts", name))) < 0:
            _log.info("font %s cannot be used, a font of the system stands in for it", name)
            failed.append(name)
    return tuple(failed)


def text_font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the text font with figures of equal width, so that columns of money stand straight."""
    return _font(TEXT_FAMILIES, points, weight)


def code_font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the fixed-width font for codes: cards, notices, fiscal codes."""
    return _font(CODE_FAMILIES, points, weight)


def stylesheet(look: Look) -> str:
    """Return the stylesheet of `look`, put together from the templates."""
    names = (*_STYLESHEETS, "touch.qss", "kiosk.qss") if look.is_touch else _STYLESHEETS
    texts = (_resource("stylesheets", name).read_text(encoding="utf-8") for name in names)
    return Template("\n".join(texts)).substitute(look.places())


def set_role(widget: QWidget, role: Role | None) -> None:
    """Tell the stylesheet what `widget` is; works at any time."""
    widget.setProperty("role", None if role is None else role.value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def _is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _themes(app: QObject | None) -> Themes | None:
    return app.findChild(Themes, options=Qt.FindChildOption.FindDirectChildrenOnly) if app is not None else None


def _resource(folder: str, name: str) -> Path:
    return Path(resources.__file__).parent / folder / name


def _look(theme: Theme, *, is_system_dark: bool, font_scale: float) -> Look:
    is_touch = theme in {Theme.TOUCH, Theme.TOUCH_DARK}
    is_dark = theme in {Theme.DARK, Theme.TOUCH_DARK} or (theme is Theme.SYSTEM and is_system_dark)
    return Look(
        colours=DARK if is_dark else LIGHT,
        is_dark=is_dark,
        is_touch=is_touch,
        body_pt=(22 if is_touch else 10.5) * font_scale,
        row_height=round((64 if is_touch else 32) * max(1.0, font_scale)),
        control_height=round((72 if is_touch else 32) * max(1.0, font_scale)),
        icon_size=round((48 if is_touch else 20) * max(1.0, font_scale)),
    )


def _font(families: tuple[str, ...], points: float, weight: QFont.Weight) -> QFont:
    font = QFont(list(families))
    font.setPointSizeF(points)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _palette(colours: Colours) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, colours.ground),
        (roles.WindowText, colours.text),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.zebra),
        (roles.Text, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Button, colours.surface),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.danger),
        (roles.ToolTipBase, colours.surface),
        (roles.ToolTipText, colours.text),
        (roles.Highlight, colours.selection),
        (roles.HighlightedText, colours.on_selection),
        (roles.Link, colours.primary),
        (roles.LinkVisited, colours.primary),
        (roles.Accent, colours.primary),
        (roles.Light, colours.surface),
        (roles.Midlight, colours.hover),
        (roles.Mid, colours.line),
        (roles.Dark, colours.field_line),
        (roles.Shadow, colours.line),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.field_line))
    return palette
