"""Text that fits, in letters that the typeface has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from core.documents import lettering
from core.documents.lettering import broken, fitted, typefaces


@pytest.fixture
def without_fonts(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An installation whose fonts are gone."""

    class Gone:
        def __truediv__(self, _name: str) -> Gone:
            return self

        def read_bytes(self) -> bytes:
            raise FileNotFoundError("fonts")

    typefaces.cache_clear()
    monkeypatch.setattr(lettering, "files", lambda _package: Gone())
    yield
    typefaces.cache_clear()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Nicolò Ștefănescu Łukasz Đorđević", "Nicolò Ștefănescu Łukasz Đorđević"),
        ("e\u0300", "è"),
        ("  due \n spazi\t", "due spazi"),
        ("Шевченко Юлія", "Shevchenko Iuliia"),
        ("Παπαδόπουλος", "Papadopoulos"),
        ("محمد", "Mhmd"),
        ("Nguyễn", "Nguyen"),
        ("李 Ada", "? Ada"),
        ("Ada 😀\u200d", "Ada"),
        ("\u202e\x00\x1b[31m", "[31m"),
    ],
)
def test_what_the_typeface_lacks_is_written_in_latin_letters(text: str, written: str):
    assert typefaces().regular.printable(text) == written


@given(st.text(max_size=60))
def test_whatever_the_text_it_can_be_printed(text: str):
    for face in (typefaces().regular, typefaces().bold, typefaces().mono):
        assert all(map(face.has_glyph, face.printable(text)))


@given(st.text(max_size=300), st.floats(20, 200), st.integers(1, 3))
def test_lines_fit_their_width(text: str, width: float, count: int):
    face = typefaces().regular

    line, size = fitted(text, face, width, size=13, smallest=9)
    assert face.width(line, size) <= width + 0.001
    lines, size = broken(text, face, width, size=13, smallest=9, lines=count)
    assert len(lines) <= count
    assert 9 <= size <= 13
    assert all(face.width(one, size) <= width + 0.001 for one in lines)


def test_a_line_shrinks_before_it_is_cut():
    face = typefaces().bold

    assert fitted("Rossi", face, 200, size=13, smallest=9) == ("Rossi", 13)
    text, size = fitted("De Bartolomeis-Castelnuovo", face, 140, size=13, smallest=9)
    assert text == "De Bartolomeis-Castelnuovo"
    assert 9 < size < 13
    assert fitted("De Bartolomeis-Castelnuovo", face, 60, size=13, smallest=9) == ("De Bartolome…", 9)


def test_lines_break_at_blanks_and_after_hyphens():
    face = typefaces().bold

    assert broken("Bartolomeis-Castelnuovo", face, 95, size=13, smallest=9, lines=2)[0] == (
        "Bartolomeis-",
        "Castelnuovo",
    )
    lines, size = broken("De Luca " * 30, face, 95, size=13, smallest=9, lines=2)
    assert lines[0].endswith("De Luca")
    assert lines[1].endswith("…")
    assert size == 9
    lines, _ = broken("Wolfeschlegelsteinhausen", face, 95, size=13, smallest=9, lines=2)
    assert "".join(lines) == "Wolfeschlegelsteinhausen"


def test_without_the_bundled_fonts_papers_are_still_printed(without_fonts: None):
    face = typefaces().regular

    assert face.name == "Helvetica"
    assert face.printable("Nicolò – 5,25 €") == "Nicolò – 5,25 €"
    assert face.printable("−5,25 €") == "–5,25 €"  # WinAnsi has no minus sign: the nearest dash
    assert face.printable("Ștefănescu Шевченко 李") == "Stefanescu Shevchenko ?"
    assert pdfmetrics.stringWidth("Nicolò", face.name, 10) > 0
