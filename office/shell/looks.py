"""Theme, language and size of letters: chosen by the clerk, worn at once, kept for next time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QWidget

from core.qt.icons import Icon, set_icon
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from office.shell.preferences import FONT_SCALES, Preferences

#: Languages are written in themselves: whoever does not read the one on screen finds their own.
_OWN_NAMES = {Language.ITALIAN: "Italiano", Language.ENGLISH: "English"}


class Looks(QObject):
    """Dresses the application as the preferences say."""

    changed = Signal()

    def __init__(self, app: QApplication, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.preferences = preferences
        self.language = preferences.language or Language.ITALIAN

    def wear(self, language: Language | None = None) -> None:
        """Dress the application; `language` holds this time, unless the clerk has chosen one."""
        self.language = self.preferences.language or language or Language.ITALIAN
        self._app.setOverrideCursor(Qt.CursorShape.WaitCursor)  # with all pages open it takes a second
        try:
            set_language(self._app, self.language)
            apply_theme(self._app, self.preferences.theme, font_scale=self.preferences.font_scale)
        finally:
            self._app.restoreOverrideCursor()
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Wear a theme from now on."""
        if theme is not self.preferences.theme:
            self.preferences.theme = theme
            self.wear(self.language)

    def set_language(self, language: Language) -> None:
        """Speak a language from now on."""
        self.preferences.language = language
        if language is not self.language:
            self.wear(language)

    def set_font_scale(self, scale: float) -> None:
        """Write larger or smaller from now on."""
        if scale != self.preferences.font_scale:
            self.preferences.font_scale = scale
            self.wear(self.language)

    def step_font(self, step: int) -> None:
        """Write one size larger (+1) or smaller (-1)."""
        here = FONT_SCALES.index(self.preferences.font_scale)
        self.set_font_scale(FONT_SCALES[min(len(FONT_SCALES) - 1, max(0, here + step))])


class LooksButtons(QWidget):
    """Two buttons with menus: appearance (theme, size of letters) and language."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.look_button, self.language_button = QToolButton(), QToolButton()
        self.look_button.setObjectName("look")
        self.language_button.setObjectName("language")
        set_icon(self.look_button, Icon.THEME)
        set_icon(self.language_button, Icon.LANGUAGE)
        for button in (self.look_button, self.language_button):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._themes = {theme: QAction(self) for theme in (Theme.SYSTEM, Theme.LIGHT, Theme.DARK)}
        self._scales = {scale: QAction(self) for scale in FONT_SCALES}
        self._languages = {language: QAction(self) for language in Language}
        self.look_button.setMenu(self._look_menu())
        self.language_button.setMenu(self._menu_of(self._languages, self._looks.set_language))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.look_button)
        layout.addWidget(self.language_button)
        looks.changed.connect(self._show_chosen)
        self._retranslate()
        self._show_chosen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _look_menu(self) -> QMenu:
        menu = self._menu_of(self._themes, self._looks.set_theme)
        menu.addSeparator()
        return self._menu_of(self._scales, self._looks.set_font_scale, menu)

    def _menu_of(self, actions: dict, choose: object, menu: QMenu | None = None) -> QMenu:  # type: ignore[type-arg]
        menu = menu or QMenu(self)
        group = QActionGroup(self)
        for value, action in actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))  # type: ignore[operator]
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _show_chosen(self) -> None:
        preferences = self._looks.preferences
        self._themes[preferences.theme].setChecked(True)
        self._scales[preferences.font_scale].setChecked(True)
        self._languages[self._looks.language].setChecked(True)

    def _retranslate(self) -> None:
        for button, text in ((self.look_button, self.tr("Aspetto")), (self.language_button, self.tr("Lingua"))):
            button.setAccessibleName(text)
            button.setToolTip(text)
        self._themes[Theme.SYSTEM].setText(self.tr("Come il sistema"))
        self._themes[Theme.LIGHT].setText(self.tr("Chiaro"))
        self._themes[Theme.DARK].setText(self.tr("Scuro"))
        for scale, action in self._scales.items():
            action.setText(self.tr("Caratteri al {percent} %").format(percent=round(scale * 100)))
        for language, action in self._languages.items():
            action.setText(_OWN_NAMES[language])
