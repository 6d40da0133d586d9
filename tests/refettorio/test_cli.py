"""The words of the command line: what is understood, what is said when it is not, and how a defect ends."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from refettorio import maintenance
from refettorio.line_progress import LineProgress
from refettorio.options import parser
from tests.refettorio.conftest import Command

ROOT = Path(__file__).parents[2]
COMMANDS = ("demo", "office", "kiosk", "close-day", "send-orders", "verify", "backup", "migrate", "station-rights")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_tells_its_options(command: Command, name: str) -> None:
    said = command(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"uso: refettorio {name}")
    assert "opzioni:" in said.out


def test_the_readme_names_every_command_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"python3 start\.py ([a-z][a-z-]*)", readme))
    assert set(COMMANDS) - {"demo"} <= named <= {*COMMANDS, "test", "lint", "prepare"}


def test_every_option_that_the_readme_names_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    help_texts = "".join(_help_of(name) for name in COMMANDS)
    options = set(re.findall(r"`?(--[a-z][a-z-]*)", readme))
    assert len(options) > 5
    assert {option for option in options if option not in help_texts} == set()


def _help_of(name: str) -> str:
    (commands,) = (action for action in parser()._actions if action.metavar == "COMANDO")
    return commands.choices[name].format_help()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "manca il comando"),
        (("mangia",), "non c'è un comando «mangia»"),
        (("verify", "--databse"), "non capisco: --databse"),
        (("verify", "--database"), "dopo --database manca il valore"),
        (("verify", "--database", " "), "--database: il valore è vuoto"),
        (("close-day", "--day", "domani"), "«domani» non è un giorno come 2026-11-24"),
        (("demo", "--cards", "0"), "da 1 a 300 tessere"),
        (("demo", "--seed", "x"), "«x» non è un numero intero"),
        (("kiosk", "--language", "fr"), "--language non può essere «fr»: scegli tra"),
    ],
)
def test_wrong_words_are_told_in_one_italian_line(command: Command, words: tuple[str, ...], said: str) -> None:
    answer = command(*words)
    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
    assert answer.err.endswith("--help\n")


def test_a_defect_of_ours_ends_in_a_report_without_its_values(
    command: Command, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_options: object) -> int:
        raise RuntimeError("Rossi Anna deve 12,00")

    monkeypatch.setattr(maintenance, "verify", broken)
    said = command("verify")
    assert said.code == 5
    assert len(said.err.splitlines()) == 1
    assert "Traceback" not in said.err
    (report,) = (own_folders / "log").iterdir()
    assert str(report) in said.err
    assert "RuntimeError" in report.read_text(encoding="utf-8")
    assert "Rossi" not in said.err + report.read_text(encoding="utf-8")


def test_who_stops_a_command_is_told_what_stays(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(maintenance, "verify", stopped)
    said = command("verify")
    assert (said.code, "interrotto. Quanto già concluso resta registrato." in said.err) == (1, True)


class Terminal(io.StringIO):
    """Takes text as a terminal does."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_goes_away() -> None:
    terminal = Terminal()
    with LineProgress("Chiusura", terminal) as progress:
        for done in range(1001):
            progress.advance(done, 1000)
    lines = [line.strip() for line in terminal.getvalue().split("\r")]
    assert lines[1] == "Chiusura…"
    assert lines[2:103] == [f"Chiusura: {percent} %" for percent in range(101)]
    assert "\n" not in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")


def test_no_progress_where_nobody_looks() -> None:
    log = io.StringIO()
    with LineProgress("Chiusura", log) as progress:
        progress.advance(1, 0)
        progress.advance(1, 2)
    assert log.getvalue() == ""
