"""Brings the English catalogue up to date: `python -m resources.translations.update`.

Texts come from three places: `tr()` and `translate()` in the sources (found by Qt's lupdate), the templates of the
errors of core, which knows no Qt, and the words that core puts into those templates: where an error is made, where a
function is called that hands its argument on to one (`clean_name(text, "Cognome")`), and in `Phrase(…)`.

English that is there is kept; what is new is left unfinished and listed. `--english FILE` fills it from a JSON file,
`{"Italian": "English"}`. With `--check` nothing is written: the exit code tells whether all is well.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import PySide6

from core.qt.translations import ERRORS

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Path(__file__).parent / "refettorio_en.ts"
COMPILED = CATALOGUE.with_suffix(".qm")
#: Where texts for the screen are written, and where errors are raised.
SCREENS = ("office", "kiosk", "core/qt", "refettorio")
PACKAGES = ("core", "office", "kiosk", "refettorio")

#: A place in a text, to be filled after it was translated.
PLACE = re.compile(r"\{[^}]*\}")

#: The places of errors that hold words of ours; others hold names, numbers and paths.
WORDS = {"field", "what", "reason", "why"}

Key = tuple[str, str]
#: A function's name and one of its parameters: its place among the others, and its name.
Handed = tuple[str, int, str]


@dataclass
class Catalogue:
    """Texts by (context, Italian): their English, empty while there is none."""

    english: dict[Key, str] = field(default_factory=dict)

    @property
    def unfinished(self) -> list[Key]:
        """What still lacks English."""
        return [key for key, text in self.english.items() if not text]


def tool(name: str) -> str:
    """Return the path of one of Qt's programs, as PySide6 brings it."""
    folder = Path(PySide6.__file__).parent
    found = [path for path in (folder / name, folder / f"{name}.exe") if path.exists()]
    if not found:
        raise FileNotFoundError(f"{name} is not in {folder.name}")
    return str(found[0])


def wanted_texts() -> set[Key]:
    """Return all texts that people may see, with their contexts."""
    return texts_of_screens() | texts_of_errors()


def texts_of_screens() -> set[Key]:
    """Return what lupdate finds in the sources of the screens."""
    sources = [str(path) for folder in SCREENS for path in sorted((ROOT / folder).rglob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "found.ts"
        listed = Path(folder) / "sources.lst"
        listed.write_text("\n".join(sources), encoding="utf-8")
        command = [tool("lupdate"), f"@{listed}", "-ts", str(path), "-locations", "none", "-silent"]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - Qt's own program, our own files
        return set(read(path).english)


def texts_of_errors() -> set[Key]:
    """Return the templates of all errors, and the words given to them where they are raised.

    The sources are read, not imported: a catalogue can be made while a module is still being written.
    """
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names = error_names(classes)
    texts = {template for node in classes if node.name in names for template in templates_of(node)}
    handed = handed_on(trees, names)
    for tree in trees:
        texts.update(words_given(tree, names, handed))
    return {(ERRORS, text) for text in texts if any(map(str.isalpha, PLACE.sub("", text)))}


def error_names(classes: list[ast.ClassDef]) -> set[str]:
    """Return the names of the classes that descend from `RefettorioError`."""
    names = {"RefettorioError"}
    while True:
        more = {node.name for node in classes if names & {ast.unparse(base).split(".")[-1] for base in node.bases}}
        if more <= names:
            return names
        names |= more


def templates_of(node: ast.ClassDef) -> Iterator[str]:
    """Yield the template that an error's class sets."""
    for line in node.body:
        targets = [line.target] if isinstance(line, ast.AnnAssign) else getattr(line, "targets", [])
        value = getattr(line, "value", None)
        if any(isinstance(target, ast.Name) and target.id == "template" for target in targets):
            yield ast.literal_eval(value) if value is not None else ""


def words_given(tree: ast.AST, names: set[str], handed: Collection[Handed] = ()) -> Iterator[str]:
    """Yield the literal texts given to the classes called `names` (or to what hands them on), and all phrases."""
    for call in calls_in(tree):
        if called(call) == "Phrase":
            yield from literal_texts(call)
        for value in values_given(call, names, handed):
            yield from literal_texts(value)


def values_given(
    call: ast.Call, names: set[str], handed: Collection[Handed], only: Collection[str] | None = None
) -> Iterator[ast.expr]:
    """Yield what a call puts into an error: by keyword (`only` some), or as an argument that is handed on to one."""
    name = called(call)
    if name in names and isinstance(call.func, ast.Name):
        yield from (word.value for word in call.keywords if only is None or word.arg in only)
    for function, place, parameter in handed:
        if function == name:
            yield from call.args[place : place + 1]
            yield from (word.value for word in call.keywords if word.arg == parameter)


def handed_on(trees: list[ast.Module], names: set[str]) -> set[Handed]:
    """Return the parameters of functions that end up as words of an error, directly or through other functions."""
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    handed: set[Handed] = set()
    while True:
        more = {found for function in functions for found in handed_by(function, names, handed)}
        if more <= handed:
            return handed
        handed |= more


def handed_by(function: ast.FunctionDef, names: set[str], handed: Collection[Handed]) -> Iterator[Handed]:
    """Yield the parameters that one function gives to an error, or to what is known to hand them on."""
    arguments = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    places = {name: place for place, name in enumerate(one for one in arguments if one not in {"self", "cls"})}
    for call in calls_in(function):
        for value in values_given(call, names, handed, only=WORDS):
            if isinstance(value, ast.Name) and value.id in places:
                yield function.name, places[value.id], value.id


def calls_in(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield all calls."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """Return the name of what is called, without what it belongs to."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def literal_texts(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an expression may be, where they are written out: one, one of two, or a phrase's."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from literal_texts(one)
            yield from literal_texts(other)
        case ast.Call(func=ast.Name(id="Phrase"), args=[template]):
            yield from literal_texts(template)


def read(path: Path) -> Catalogue:
    """Return the catalogue in a .ts file; an empty one when there is no file."""
    catalogue = Catalogue()
    if not path.exists():
        return catalogue
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            is_finished = translation is not None and translation.get("type") is None
            text = (translation.text or "") if translation is not None and is_finished else ""
            catalogue.english[name, message.findtext("source") or ""] = text
    return catalogue


def merged(old: Catalogue, wanted: set[Key]) -> Catalogue:
    """Return the wanted texts with the English there is; the same words elsewhere lend theirs."""
    elsewhere = {source: text for (_context, source), text in old.english.items() if text}
    return Catalogue({key: old.english.get(key) or elsewhere.get(key[1], "") for key in sorted(wanted)})


def rendered(catalogue: Catalogue) -> str:
    """Return the .ts file, the same whenever the texts are the same."""
    root = ET.Element("TS", version="2.1", language="en_GB", sourcelanguage="it_IT")
    contexts: dict[str, ET.Element] = {}
    for (context, source), text in sorted(catalogue.english.items()):
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        translation.text = text
        if not text:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def compiled(text: str) -> bytes:
    """Return the .qm file that lrelease makes of the .ts file's `text`."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "refettorio_en.ts", Path(folder) / "refettorio_en.qm"
        source.write_text(text, encoding="utf-8")
        command = [tool("lrelease"), str(source), "-qm", str(target), "-silent"]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - as above
        return target.read_bytes()


def with_english(catalogue: Catalogue, path: Path) -> Catalogue:
    """Return the catalogue with English from a JSON file, `{"Italian": "English"}`, wherever there is none yet."""
    given: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return Catalogue({key: text or given.get(key[1], "") for key, text in catalogue.english.items()})


def main(words: list[str]) -> int:
    """Update both files, or only look; return 1 when something is missing."""
    old = read(CATALOGUE)
    new = merged(old, wanted_texts())
    if "--english" in words:
        new = with_english(new, Path(words[words.index("--english") + 1]))
    text = rendered(new)
    if "--check" in words:
        is_current = CATALOGUE.exists() and CATALOGUE.read_text(encoding="utf-8") == text
        sys.stdout.write("up to date\n" if is_current else "not up to date: python -m resources.translations.update\n")
        return 0 if is_current and not new.unfinished else 1
    CATALOGUE.write_text(text, encoding="utf-8", newline="\n")
    COMPILED.write_bytes(compiled(text))
    gone = len(set(old.english) - set(new.english))
    sys.stdout.write(f"{len(new.english)} texts, {gone} gone, {len(new.unfinished)} without English\n")
    for context, source in new.unfinished:
        sys.stdout.write(f"  {context}: {source!r}\n")
    return 1 if new.unfinished else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
