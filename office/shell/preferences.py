"""What the clerk chose about the program itself, kept from one day to the next at this PC."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from core.qt.theme import Theme
from core.qt.translations import Language

#: The sizes of letters offered, as parts of the usual one.
FONT_SCALES = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_THEMES = (Theme.SYSTEM, Theme.LIGHT, Theme.DARK)


class Preferences:
    """Typed access to `QSettings`; what is stored and makes no sense (another version's) counts as not stored."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @classmethod
    def in_folder(cls, folder: Path) -> Preferences:
        """Keep them in `folder`, in a file of their own."""
        return cls(QSettings(str(folder / "office.ini"), QSettings.Format.IniFormat))

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the desktop is."""
        stored = self._text("theme")
        return Theme(stored) if stored in set(_THEMES) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._settings.setValue("theme", theme.value)

    @property
    def language(self) -> Language | None:
        """The language chosen, None while nobody chose."""
        stored = self._text("language")
        return Language(stored) if stored in set(Language) else None

    @language.setter
    def language(self, language: Language) -> None:
        self._settings.setValue("language", language.value)

    @property
    def font_scale(self) -> float:
        """How large letters are, one of `FONT_SCALES`."""
        try:
            stored = float(self._text("font_scale") or 1.0)
        except ValueError:
            return 1.0
        return stored if stored in FONT_SCALES else 1.0

    @font_scale.setter
    def font_scale(self, scale: float) -> None:
        self._settings.setValue("font_scale", str(scale))

    @property
    def is_sidebar_narrow(self) -> bool:
        """Whether the sidebar shows icons only."""
        return self._text("sidebar") == "narrow"

    @is_sidebar_narrow.setter
    def is_sidebar_narrow(self, is_narrow: bool) -> None:
        self._settings.setValue("sidebar", "narrow" if is_narrow else "wide")

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window was."""
        stored = self._settings.value("geometry")
        return stored if isinstance(stored, QByteArray) and not stored.isEmpty() else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    @property
    def username(self) -> str:
        """Who signed in last here."""
        return self._text("username")

    @username.setter
    def username(self, username: str) -> None:
        self._settings.setValue("username", username)

    @property
    def papers_folder(self) -> Path | None:
        """Where papers go, None while nobody chose."""
        stored = self._text("papers_folder")
        return Path(stored) if stored else None

    @papers_folder.setter
    def papers_folder(self, folder: Path) -> None:
        self._settings.setValue("papers_folder", str(folder))

    def kept(self, name: str) -> str:
        """Return what was kept of the window's arrangement under a name, empty if nothing was."""
        return self._text(f"window/{name}")

    def keep(self, name: str, text: str) -> None:
        """Keep something of the window's arrangement."""
        self._settings.setValue(f"window/{name}", text)

    def save(self) -> None:
        """Write everything down now."""
        self._settings.sync()

    def _text(self, name: str) -> str:
        stored = self._settings.value(name, "")
        return stored if isinstance(stored, str) else ""
