"""A project folder as small as start.py needs, and a machine on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.setup.machines import PaperMachine


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "refettorio"
    root.mkdir()
    for name in ("start.py", "requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (root / name).write_text(f"{name}, first version\n")
    for name in ("core", "refettorio"):
        (root / name).mkdir()
    return root


@pytest.fixture
def machine() -> PaperMachine:
    return PaperMachine()
