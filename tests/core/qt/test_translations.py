"""Every text on screen goes through the catalogue, and the catalogue is whole."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QLabel

from core.errors import InvalidValue, NotAllowed, NotFound, Phrase, RefettorioError
from core.qt.translations import Language, current_language, describe, in_words, set_language
from resources.translations import update

ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted(path for folder in ("office", "kiosk", "core/qt") for path in (ROOT / folder).rglob("*.py"))

#: Calls whose text people see or hear.
SETTERS = {
    "setText", "setWindowTitle", "setPlaceholderText", "setToolTip", "setStatusTip", "setWhatsThis", "setTitle",
    "setAccessibleName", "setAccessibleDescription", "setPrefix", "setSuffix", "addTab", "addAction", "addItem",
    "setTabText", "setHeaderData", "setInformativeText", "set_caption", "set_empty_text", "set_texts", "set_note",
}  # fmt: skip
WIDGETS = {"QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu"}
WORD = re.compile(r"[^\W\d_]{2,}")


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def built_texts(tree: ast.AST) -> Iterator[int]:
    """Lines where what is to be translated is put together before: no catalogue can hold it."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or name_of(call) not in {"tr", "translate"}:
            continue
        if name_of(call) == "translate" and ast.unparse(call.func) != "QCoreApplication.translate":
            continue  # a painter's
        texts = call.args[:1] if name_of(call) == "tr" else call.args[1:2]
        for text in texts:
            plain = isinstance(text, ast.Constant) and isinstance(text.value, str)
            variable = name_of(call) == "translate" and isinstance(text, (ast.Name, ast.Attribute, ast.Subscript))
            if not plain and not variable:
                yield call.lineno


def bare_texts(tree: ast.AST) -> Iterator[int]:
    """Lines where words are shown that did not go through the catalogue."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and name_of(call) in SETTERS | WIDGETS:
            for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                if any(WORD.search(text) for text in literals(argument)):
                    yield call.lineno


def literals(node: ast.AST) -> Iterator[str]:
    """The texts that an expression shows as they are written."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            for value in values:
                yield from literals(value)
        case ast.BinOp(left=left, right=right):
            yield from literals(left)
            yield from literals(right)
        case ast.IfExp(body=one, orelse=other):
            yield from literals(one)
            yield from literals(other)
        case ast.Call(func=ast.Attribute(value=ast.Constant() as text, attr="format" | "join")):
            yield from literals(text)


def where(path: Path, lines: Iterator[int]) -> list[str]:
    return [f"{path.relative_to(ROOT)}:{line}" for line in lines]


@pytest.mark.parametrize(
    ("code", "is_bad"),
    [
        ('self.tr("Ciao {name}").format(name=1)', False),
        ('self.tr(f"Ciao {name}")', True),
        ('self.tr("Ciao " + name)', True),
        ('self.tr("Ciao {}".format(name))', True),
        ("self.tr(text)", True),
        ("QCoreApplication.translate(CONTEXT, self.word)", False),
        ('QCoreApplication.translate("X", f"{n}")', True),
        ("painter.translate(self.width(), 0)", False),
    ],
)
def test_the_search_for_built_texts_finds_them(code, is_bad):
    assert bool(list(built_texts(ast.parse(code)))) is is_bad


@pytest.mark.parametrize(
    ("code", "is_bad"),
    [
        ('w.setText(self.tr("Ciao"))', False),
        ('w.setText("Ciao")', True),
        ('w.setText("‹")', False),
        ('w.setText(f"{a} / {b}")', False),
        ('w.setText(f"{a} di {b}")', True),
        ('w.setText("Ciao " + name)', True),
        ('QLabel("Ciao", self)', True),
        ('w.setToolTip("Chiudi" if x else "")', True),
        ('w.setText(", ".join(names))', False),
        ('w.setObjectName("chiudi")', False),
    ],
)
def test_the_search_for_bare_texts_finds_them(code, is_bad):
    assert bool(list(bare_texts(ast.parse(code)))) is is_bad


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_text_on_screen_goes_through_the_catalogue_as_it_is_written(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert where(path, built_texts(tree)) == []
    assert where(path, bare_texts(tree)) == []


@pytest.fixture(scope="module")
def catalogue() -> update.Catalogue:
    return update.read(update.CATALOGUE)


def test_the_catalogue_holds_exactly_the_texts_of_the_sources(catalogue):
    assert sorted(catalogue.english) == sorted(update.wanted_texts()), "python -m resources.translations.update"


def test_every_text_has_english(catalogue):
    assert catalogue.unfinished == []


def test_english_has_the_same_places_as_italian(catalogue):
    different = [
        (source, text)
        for (_context, source), text in catalogue.english.items()
        if text and sorted(update.PLACE.findall(source)) != sorted(update.PLACE.findall(text))
    ]

    assert different == []


def test_the_compiled_catalogue_is_that_of_the_written_one(catalogue):
    text = update.CATALOGUE.read_text(encoding="utf-8")

    assert text == update.rendered(catalogue)
    assert update.COMPILED.read_bytes() == update.compiled(text)


def test_new_texts_are_added_old_ones_go_and_english_stays():
    old = update.Catalogue({("Page", "Ciao"): "Hello", ("Page", "Via"): "Gone", ("Other", "Oggi"): "Today"})

    new = update.merged(old, {("Page", "Ciao"), ("Page", "Oggi"), ("Page", "Nuovo")})

    assert new.english == {("Page", "Ciao"): "Hello", ("Page", "Nuovo"): "", ("Page", "Oggi"): "Today"}
    assert new.unfinished == [("Page", "Nuovo")]


def test_errors_are_found_with_the_words_that_fill_them():
    tree = ast.parse(
        'class Missing(NotFound):\n    template = "{what} manca"\n'
        'raise Missing(what="Classe" if x else "Scuola", day=row["day"], n=f"{n} volte")'
    )
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    known = ast.parse(
        "class NotFound(UserError): ...\nclass UserError(RefettorioError): ...\nclass Other(ValueError): ..."
    )
    names = update.error_names([*classes, *(node for node in known.body if isinstance(node, ast.ClassDef))])

    assert names == {"RefettorioError", "UserError", "NotFound", "Missing"}
    assert list(update.templates_of(classes[0])) == ["{what} manca"]
    assert list(update.words_given(tree, names)) == ["Classe", "Scuola"]


def test_words_are_found_where_they_are_handed_on_to_an_error():
    tree = ast.parse(
        """
def checked(text, field):
    raise InvalidValue(field=field, reason=Phrase("al massimo {most}.", most=3), limit=text)
class Names:
    def last(self, text, name="Nome"):
        return checked(text, name)
Names().last("Rossi", "Cognome")
checked("Bianchi", field="Indirizzo")
TABLE = {1: Phrase("contanti"), 2: "assegni"}
"""
    )
    handed = update.handed_on([tree], {"InvalidValue"})

    assert handed == {("checked", 1, "field"), ("last", 1, "name")}
    assert set(update.words_given(tree, {"InvalidValue"}, handed)) == {
        "Cognome", "Indirizzo", "al massimo {most}.", "contanti"
    }  # fmt: skip


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    set_language(qapp, Language.ITALIAN)
    QLocale.setDefault(before)


def test_an_error_speaks_the_language_on_screen(app):
    set_language(app, Language.ITALIAN)
    assert describe(NotFound(what="Alunno")) == "Alunno non trovato. Aggiorna l'elenco e riprova."
    set_language(app, Language.ENGLISH)
    assert describe(NotFound(what="Alunno")) == "Pupil not found. Refresh the list and try again."
    assert (
        describe(NotAllowed(role="clerk")) == "Your role (clerk) does not allow this operation. Ask the administrator."
    )
    assert current_language() is Language.ENGLISH


def test_words_without_english_stay_as_they_are(app):
    set_language(app, Language.ENGLISH)

    assert describe(InvalidValue(field="Importo", reason="motivo nuovo")) == "Amount: motivo nuovo"


def test_words_with_places_are_translated_before_they_are_filled(app):
    error = InvalidValue(field=Phrase("Versione {number}", number=3), reason=Phrase("da 1 a {most}.", most=60))

    assert str(error) == "Versione 3: da 1 a 60."
    set_language(app, Language.ENGLISH)
    assert describe(error) == "Version 3: from 1 to 60."
    assert in_words(Phrase("Non previsto di {weekday}", weekday=Phrase("sabato"))) == "Not on Saturday"
    assert in_words("Sciopero del comune") == "Sciopero del comune"
    assert in_words("") == ""


def test_a_phrase_is_its_italian_text():
    phrase = Phrase("da 1 a {most}.", most=60)

    assert phrase == "da 1 a 60."
    assert json.dumps([phrase]) == '["da 1 a 60."]'


def test_numbers_in_an_error_are_not_taken_for_words(app):
    class Late(RefettorioError):
        template = "Ritardo di {minutes} minuti {note}"

    assert describe(Late(minutes=3, note="")) == "Ritardo di 3 minuti "


def test_of_a_defect_people_hear_only_that_it_happened(app):
    assert "Rossi" not in describe(KeyError("Rossi Anna"))
    assert describe(KeyError("Rossi Anna")).startswith("Qualcosa nel programma")


def test_widgets_are_told_when_the_language_changes(app, qtbot):
    class Greeting(QLabel):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.LanguageChange:
                self.setText(QCoreApplication.translate("TaskBar", "Interrompi"))
            super().changeEvent(event)

    greeting = Greeting()
    qtbot.addWidget(greeting)
    set_language(app, Language.ENGLISH)
    app.sendPostedEvents()
    assert greeting.text() == "Stop"
    set_language(app, Language.ITALIAN)
    app.sendPostedEvents()
    assert greeting.text() == "Interrompi"


def test_qts_own_texts_and_dates_follow(app):
    set_language(app, Language.ITALIAN)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annulla"
    assert QLocale().dayName(1) == "lunedì"
    set_language(app, Language.ENGLISH)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QLocale().dayName(1) == "Monday"


def test_what_qts_italian_lacks_is_filled_and_english_stays_english(app):
    wanted = (("QFileDialog", "&Look in:"), ("QFileDialog", "Files of &type:"), ("QAbstractFileIconProvider", "Folder"))
    set_language(app, Language.ITALIAN)
    found = [QCoreApplication.translate(context, text) for context, text in wanted]
    assert found == ["&Cerca in:", "&Tipo di file:", "Cartella"]
    set_language(app, Language.ENGLISH)
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:"


def test_a_catalogue_that_is_not_there_is_named_and_the_screen_stays_italian(app, monkeypatch, tmp_path):
    monkeypatch.setattr("core.qt.translations.catalogue", lambda language: tmp_path / "missing.qm")

    assert set_language(app, Language.ENGLISH) == ("missing.qm",)
    assert describe(NotFound(what="Alunno")).startswith("Alunno non trovato")
