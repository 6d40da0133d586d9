"""Every paper and every spreadsheet with texts of any length, script and intent in every place that holds a text.

The papers are found by themselves and filled by the types of their fields: a new one is tried as soon as it is there.
"""

from __future__ import annotations

import collections.abc
import csv
import dataclasses
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import core.documents
from core.cards import new_token
from core.documents.lettering import typefaces
from core.ids import CountedIds
from core.reports import CellKind, ReportTable
from core.reports.tables import ReportColumn
from tests.core.documents.reading import opened, page_texts

STRANGE = {
    "long": "De Bartolomeis-Castelnuovo della Misericordia " * 4 + "W" * 16,  # 200 characters
    "one word": "W" * 200,
    "arabic": "يوسف الأمراني",
    "hebrew": "נועה כהן",
    "emoji": "🌸 Fiore 👩\N{ZERO WIDTH JOINER}🍳",
    "chinese": "李小龙",
    "turned": "\N{RIGHT-TO-LEFT OVERRIDE}annA",
    "markup": "<b>Rossi</b> &amp; D'Angelo",
}
FORMULAS = ('=HYPERLINK("http://x";"y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1")


def papers(*endings: str) -> list[Callable[..., int]]:
    """The functions that write a file of these kinds, in whatever module of the documents."""
    modules = [
        importlib.import_module(info.name) for info in pkgutil.iter_modules(core.documents.__path__, "core.documents.")
    ]
    found = {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if name.endswith(endings) and not name.startswith("_") and inspect.isfunction(value)
    }
    return [found[name] for name in sorted(found)]


class Filled:
    """Arguments made of the types of the parameters, with `text` in every text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ids = CountedIds()
        self._named: dict[str, object] = {
            "token": new_token(self._ids, 1).text, "kind": CellKind.TEXT, "jpeg_base64": "",
        }  # fmt: skip

    def of(self, function: Callable[..., int]) -> dict[str, object]:
        hints = typing.get_type_hints(function)
        return {
            parameter.name: self.value(parameter.name, hints[parameter.name])
            for parameter in inspect.signature(function).parameters.values()
            if parameter.default is parameter.empty and parameter.name != "path"
        }

    def value(self, name: str, hint: Any) -> Any:
        origin = typing.get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            return self.value(name, typing.get_args(hint)[0])
        if origin in (tuple, list, collections.abc.Sequence):
            return self._several(name, hint)
        if origin in (dict, collections.abc.Mapping):
            key, value = typing.get_args(hint)
            return {self.value(name, key): self.value(name, value)}
        if origin in (frozenset, set, collections.abc.Set, collections.abc.Collection):
            return frozenset({self.value(name, typing.get_args(hint)[0])})
        if name in self._named and hint is not date:
            return self._named[name] if name != "kind" or hint is CellKind else next(iter(hint))
        return self._plain(hint)

    def _several(self, name: str, hint: Any) -> tuple[object, ...]:
        inner = typing.get_args(hint)
        if len(inner) > 1 and Ellipsis not in inner:
            return tuple(self.value(name, one) for one in inner)
        if name in {"days", "cells", "classes_days"}:  # of a week
            return tuple(self.value(name, inner[0]) for _day in range(7))
        return tuple(self.value(name, inner[0]) for _time in range(2))

    def _plain(self, hint: Any) -> Any:
        plain: dict[object, object] = {
            str: self._text, int: 3, float: 1.0, bool: True, date: date(2026, 11, 24),
            datetime: datetime(2026, 11, 24, 8, 5, tzinfo=UTC),
        }  # fmt: skip
        if hint in plain:
            return plain[hint]
        if hint is ReportTable:
            columns = (ReportColumn("a", self._text), ReportColumn("b", self._text))
            made = self._dataclass(hint)
            return dataclasses.replace(made, columns=columns, rows=((self._text, self._text),) * 2)
        if inspect.isclass(hint) and issubclass(hint, Enum):
            return next(iter(hint))
        if dataclasses.is_dataclass(hint):
            return self._dataclass(hint)
        raise AssertionError(f"nothing is known of {hint}")

    def _dataclass(self, hint: Any) -> Any:
        hints = typing.get_type_hints(hint)
        return hint(
            **{
                field.name: self.value(field.name, hints[field.name])
                for field in dataclasses.fields(hint)
                if field.init and (field.default is dataclasses.MISSING or hints[field.name] is str)
            }
        )


def outside(path: Path) -> list[str]:
    """Where text runs over the edge of a page."""
    found = []
    with opened(path) as document:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            text_page = page.get_textpage()
            for place in range(text_page.count_rects()):
                left, bottom, right, top = text_page.get_rect(place)
                if left < 0 or bottom < 0 or right > width or top > height:
                    found.append(f"page {number}: {text_page.get_text_bounded(left, bottom, right, top)[:40]!r}")
            text_page.close()
            page.close()
    return found


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("paper", papers("_pdf"), ids=lambda paper: paper.__name__)
def test_every_paper_takes_them(paper: Callable[..., int], text: str, tmp_path: Path) -> None:
    path = tmp_path / "carta.pdf"
    pages = paper(**Filled(text).of(paper), path=path)
    written = page_texts(path)
    assert len(written) == pages > 0
    assert outside(path) == []
    # The name can be read by whoever holds the paper, in Latin letters where the typeface has no others.
    begins = typefaces().regular.printable(text)[:6].strip()
    assert begins in " ".join(" ".join(written).split())


def cells(path: Path) -> Iterator[str]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, delimiter=";"):
                yield from row
        return
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{cell.coordinate} is a formula: {cell.value}"
                if isinstance(cell.value, str):
                    yield cell.value
    book.close()


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("sheet", papers("_csv", "_xlsx"), ids=lambda sheet: sheet.__name__)
def test_no_text_of_a_spreadsheet_is_run(sheet: Callable[..., int], text: str, tmp_path: Path) -> None:
    path = tmp_path / f"foglio.{sheet.__name__.rpartition('_')[2]}"
    sheet(**Filled(text).of(sheet), path=path)
    found = list(cells(path))
    assert any(text.strip() in cell for cell in found)
    if path.suffix == ".csv":
        assert not [cell for cell in found if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("sheet", papers("_csv", "_xlsx"), ids=lambda sheet: sheet.__name__)
def test_every_spreadsheet_has_them_as_they_were_written(sheet: Callable[..., int], text: str, tmp_path: Path) -> None:
    path = tmp_path / f"foglio.{sheet.__name__.rpartition('_')[2]}"
    sheet(**Filled(text).of(sheet), path=path)
    assert any(text in cell for cell in cells(path))


def test_there_are_papers() -> None:
    assert len(papers("_pdf")) >= 17
    assert {"report_csv", "report_xlsx", "week_csv"} <= {one.__name__ for one in papers("_csv", "_xlsx")}
