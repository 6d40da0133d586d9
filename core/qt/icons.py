"""One family of icons, by what they mean: Material Design Icons, drawn by qtawesome from its bundled font."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QAbstractButton, QApplication
from qtawesome.iconic_font import IconicFont

from core.qt.colours import LIGHT, Colours

_FONT, _CHARACTERS = "materialdesignicons6-webfont-6.9.96.ttf", "materialdesignicons6-webfont-charmap-6.9.96.json"
_ICON, _INK = "refettorio_icon", "refettorio_ink"


class Icon(StrEnum):
    """What an icon means; the value is its name in the family."""

    ABSENCE = "calendar-remove"
    ADD = "plus"
    BACKSPACE = "backspace-outline"
    BELL = "bell-outline"
    BUS = "bus"
    CALENDAR = "calendar-month"
    CAMERA = "camera-outline"
    CAMERA_OFF = "camera-off-outline"
    CARD = "card-account-details-outline"
    CASH = "cash-register"
    CHART = "chart-bar"
    CHECK = "check"
    CHECK_CIRCLE = "check-circle-outline"
    CLASSES = "account-group-outline"
    CLEAR = "close-circle-outline"
    CLOSE = "close"
    COLUMNS = "view-column-outline"
    COPY = "content-copy"
    DATABASE = "database-outline"
    DAY_CLOSE = "clipboard-check-outline"
    DELETE = "trash-can-outline"
    DIET = "leaf"
    DOWN = "chevron-down"
    DOWNLOAD = "download"
    DUPLICATES = "account-multiple-outline"
    EDIT = "pencil-outline"
    ERROR = "alert-octagon-outline"
    EXPORT = "file-export-outline"
    FAMILY = "human-male-female-child"
    FILTER = "filter-variant"
    HELP = "help-circle-outline"
    HIDE = "eye-off-outline"
    HISTORY = "history"
    HOME = "home-outline"
    IMPORT = "file-import-outline"
    INFO = "information-outline"
    KEYBOARD = "keyboard-outline"
    KITCHEN = "chef-hat"
    LANGUAGE = "translate"
    LEDGER = "book-open-variant"
    LEFT = "chevron-left"
    LOCK = "lock-outline"
    MAIL = "email-outline"
    MEALS = "silverware-fork-knife"
    MENU = "menu"
    MORE = "dots-vertical"
    NEXT_YEAR = "calendar-arrow-right"
    OFFLINE = "lan-disconnect"
    ONLINE = "lan-connect"
    PAYMENT = "bank-outline"
    PDF = "file-pdf-box"
    PHOTO = "image-outline"
    PLAIN_MEAL = "rice"
    PRINT = "printer-outline"
    PUPIL = "account-outline"
    QR = "qrcode"
    RECEIPT = "receipt"
    REFRESH = "refresh"
    RIGHT = "chevron-right"
    SAVE = "content-save-outline"
    SCAN = "qrcode-scan"
    SCANNER = "barcode-scan"
    SCHOOL = "school-outline"
    SEARCH = "magnify"
    SETTINGS = "cog-outline"
    SHOW = "eye-outline"
    SIGN_OUT = "logout"
    SOUND = "volume-high"
    SOUND_OFF = "volume-off"
    SPREADSHEET = "table-large"
    STATEMENT = "file-document-outline"
    STOP = "stop-circle-outline"
    TARIFF = "tag-outline"
    THEME = "theme-light-dark"
    UNDO = "undo"
    UP = "chevron-up"
    USERS = "shield-account-outline"
    WAITING = "account-clock-outline"
    WARNING = "alert-outline"


def icon(meaning: Icon, colour: str | None = None) -> QIcon:
    """Return the icon in `colour` (`#RRGGBB`; the theme's text colour unless given). It keeps that colour."""
    return _drawn(meaning, colour or _theme.colours.text, _theme.colours.field_line)


def set_icon(target: QAbstractButton | QAction, meaning: Icon, ink: str = "text") -> None:
    """Give `target` an icon that follows the theme; `ink` names one of `core.qt.colours`' colours.

    On a button with a ground of its own that is `on_primary` or `on_danger`.
    """
    target.setProperty(_ICON, meaning.value)
    target.setProperty(_INK, ink)
    _dress(target)


def redress_icons(colours: Colours) -> None:
    """Draw all icons given by `set_icon` anew in the new theme's colours."""
    _theme.colours = colours
    targets: set[QAbstractButton | QAction] = set()
    for widget in QApplication.allWidgets():
        targets.update(action for action in widget.actions() if action.property(_ICON))
        if isinstance(widget, QAbstractButton) and widget.property(_ICON):
            targets.add(widget)
    for target in targets:
        _dress(target)


class _Theme:
    """The colours in force; told by the theme, which stands above this module."""

    colours = LIGHT


_theme = _Theme()


def _dress(target: QAbstractButton | QAction) -> None:
    colour = getattr(_theme.colours, target.property(_INK))
    target.setIcon(icon(Icon(target.property(_ICON)), colour))


@cache
def _font() -> IconicFont:
    # qtawesome's own door loads all ten families; one is enough and opens the window sooner.
    return IconicFont(("mdi6", _FONT, _CHARACTERS))


@cache
def _drawn(meaning: Icon, colour: str, disabled: str) -> QIcon:
    drawn: QIcon = _font().icon(f"mdi6.{meaning.value}", color=colour, color_disabled=disabled)
    return drawn
