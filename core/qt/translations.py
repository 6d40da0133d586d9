"""The language on screen. Sources are Italian; English stands in resources/translations/refettorio_en.ts and .qm.

Texts of errors are templates in core, which knows no Qt: they are translated here, in the context `errors`, before
their places are filled. docs/decisions/0011-translations.md says how texts get into the catalogue.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator

import resources
from core.errors import Phrase, RefettorioError

_log = logging.getLogger(__name__)

#: The context of the texts of `core.errors`' classes and of the words that fill them.
ERRORS = "errors"


class Language(StrEnum):
    """The languages of the screens; the value is the ISO 639 code."""

    ITALIAN = "it"
    ENGLISH = "en"


_LOCALES = {
    Language.ITALIAN: QLocale(QLocale.Language.Italian, QLocale.Country.Italy),
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


#: Texts of Qt's own file dialog that its Italian catalogue (6.12) lacks; Windows and macOS show theirs.
_QT_LACKS = {
    ("QFileDialog", "&Look in:"): "&Cerca in:",
    ("QFileDialog", "Files of &type:"): "&Tipo di file:",
    ("QAbstractFileIconProvider", "Folder"): "Cartella",
    ("QAbstractFileIconProvider", "Drive"): "Disco",
}


class _WhatQtLacks(QTranslator):
    """The Italian of the few texts that Qt shows in English."""

    def translate(self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str | None:
        """Return the Italian text; None for all others, so that Qt asks the next translator."""
        return _QT_LACKS.get((context, text))

    def isEmpty(self) -> bool:
        """Say that there are texts: Qt asks no translator that is empty."""
        return False


class _Installed(QObject):
    """What `set_language` put into the application, to take it out again. A child of the application."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.language = Language.ITALIAN
        self.translators: list[QTranslator] = []


def set_language(app: QCoreApplication, language: Language) -> tuple[str, ...]:
    """Show `language` from now on; every widget gets a LanguageChange event and sets its texts anew.

    Dates and numbers follow (money is always written the Italian way). Returns the catalogues that could not be read:
    their texts stay Italian.
    """
    installed = _installed(app) or _Installed(app)
    for translator in installed.translators:
        app.removeTranslator(translator)
        translator.deleteLater()
    installed.language, installed.translators = language, []
    QLocale.setDefault(_LOCALES[language])
    # Qt's own texts (file dialogs, the menus of text fields) are English in the source.
    wanted = [Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language.value}.qm"]
    if language is not Language.ITALIAN:
        wanted.append(catalogue(language))
    failed = []
    for path in wanted:
        translator = QTranslator(installed)
        if translator.load(str(path)):
            installed.translators.append(translator)
            app.installTranslator(translator)
        else:
            _log.info("catalogue %s cannot be read", path.name)
            translator.deleteLater()
            failed.append(path.name)
    if language is Language.ITALIAN:
        installed.translators.append(_WhatQtLacks(installed))
        app.installTranslator(installed.translators[-1])
    return tuple(failed)


def current_language() -> Language:
    """Return the language on screen."""
    app = QCoreApplication.instance()
    installed = _installed(app) if app is not None else None
    return installed.language if installed is not None else Language.ITALIAN


def catalogue(language: Language) -> Path:
    """Return where the compiled catalogue of `language` lies."""
    return Path(resources.__file__).parent / "translations" / f"refettorio_{language.value}.qm"


def describe(error: BaseException) -> str:
    """Return what `error` says to people, in the language on screen.

    The user's and the environment's errors say their own text; words given as texts are translated where the catalogue
    has them. Anything else is a defect of ours, of which people only learn that it happened.
    """
    if not isinstance(error, RefettorioError):
        return QCoreApplication.translate(
            "describe", "Qualcosa nel programma non ha funzionato. Il lavoro già registrato è salvo."
        )
    return _filled(error.template, error.params)


def in_words(value: str) -> str:
    """Return words that core gives (why something cannot be done, for example) in the language on screen."""
    if isinstance(value, Phrase):
        return _filled(value.template, value.params)
    return QCoreApplication.translate(ERRORS, value) if value else value


def _filled(template: str, params: Mapping[str, object]) -> str:
    words = {name: in_words(value) if isinstance(value, str) else value for name, value in params.items()}
    return QCoreApplication.translate(ERRORS, template).format(**words)


def _installed(app: QObject) -> _Installed | None:
    return app.findChild(_Installed, options=Qt.FindChildOption.FindDirectChildrenOnly)
