"""The command line as a person uses it: words in, exit code and text out; nothing in the user's own folders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs
import pytest

from core.clock import FixedClock
from core.settings import SETTINGS_FILE, VARIABLES
from refettorio.cli import main
from tests.core.qt.conftest import nothing_left_running, pytest_itemcollected

__all__ = ["nothing_left_running", "pytest_itemcollected"]


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of a user who has just arrived."""
    home = tmp_path / "home"
    for name in ("config", "data", "log"):
        monkeypatch.setattr(platformdirs, f"user_{name}_dir", lambda *_a, _to=home / name, **_k: str(_to))
    for variable in (SETTINGS_FILE, *VARIABLES.values()):
        monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture
def command(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs `refettorio WORDS` at the time of `clock`."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words], clock=clock)
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Said(code, *capsys.readouterr())

    return run
