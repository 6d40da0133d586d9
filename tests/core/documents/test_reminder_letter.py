"""Letters: each family's on its own page, nothing cut off, nothing of others beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.documents import FolderMissing, Heading, ReminderLetter, reminder_letters_pdf
from core.documents.reminder_letter import address_lines
from tests.core.documents.reading import page_texts

HEADING = Heading("Mazzè", "Ufficio scolastico", "Piazza della Repubblica 2", "011 9835901")
LETTER = ReminderLetter(
    HEADING, date(2026, 11, 24), "Ida Rossi", "Via Roma 1, 10035 Mazzè (TO)", "Secondo avviso per Rossi Anna",
    "Gentile Ida Rossi,\n\nal 24/11/2026 mancano ancora −27,25 €.\n\nUfficio scolastico\nComune di Mazzè",
)  # fmt: skip


def test_each_family_has_its_own_page(tmp_path: Path) -> None:
    other = replace(LETTER, recipient="Ugo Verdi", subject="Primo avviso per Verdi Noè", body="Gentile Ugo Verdi,")
    path = tmp_path / "lettere.pdf"
    assert reminder_letters_pdf([LETTER, other], path) == 2
    first, second = page_texts(path)
    for text in ("Comune di Mazzè", "Mazzè, 24/11/2026", "Ida Rossi", "Via Roma 1", "10035 Mazzè (TO)", "−27,25 €"):
        assert text in first
    assert "Verdi" not in first
    assert "Rossi" not in second
    assert "Pagina 1 di 1" in second


def test_a_long_text_goes_on_and_loses_no_word(tmp_path: Path) -> None:
    words = [f"parola{number}" for number in range(1500)]
    letter = replace(LETTER, body=" ".join(words[:700]) + "\n\n" + " ".join(words[700:]))
    path = tmp_path / "lunga.pdf"
    pages = reminder_letters_pdf([letter], path)
    texts = page_texts(path)
    assert pages == len(texts) > 2
    assert f"Pagina 2 di {pages}" in texts[1]
    assert " ".join(texts).split().count("parola1499") == 1
    assert [word for word in " ".join(texts).split() if word.startswith("parola")] == words


def test_the_same_letters_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        reminder_letters_pdf([LETTER], tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_strange_names_and_none_at_all(tmp_path: Path) -> None:
    letter = replace(LETTER, recipient="Іда 🌻 " + "Lunghissimo" * 20, address="", subject="S" * 300)
    assert reminder_letters_pdf([letter], tmp_path / "a.pdf") == 1
    with pytest.raises(ValueError, match="no letters"):
        reminder_letters_pdf([], tmp_path / "b.pdf")
    with pytest.raises(FolderMissing):
        reminder_letters_pdf([LETTER], tmp_path / "none" / "b.pdf")


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("Via Roma 1, 10035 Mazzè (TO)", ["Via Roma 1", "10035 Mazzè (TO)"]),
        ("Via Roma 1 - 10035 Mazzè", ["Via Roma 1", "10035 Mazzè"]),
        ("Via Roma 1", ["Via Roma 1"]),
        ("c/o Verdi; Via Roma 1; Frazione Tonengo; 10035 Mazzè", ["c/o Verdi", "Via Roma 1",
                                                                  "Frazione Tonengo, 10035 Mazzè"]),
        ("", []),
    ],
)  # fmt: skip
def test_addresses_as_envelopes_have_them(address: str, lines: list[str]) -> None:
    assert address_lines(address) == lines
