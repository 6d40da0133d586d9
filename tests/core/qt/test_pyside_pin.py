"""The PySide6 that runs is the one that was checked (tests/setup/test_pyside_pin.py says for what)."""

from __future__ import annotations

import re
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[3]
PINNED = "6.11.3"


def test_the_version_that_runs_is_the_one_we_checked():
    assert PySide6.__version__ == PINNED


def test_the_lock_and_its_source_pin_it():
    locked = re.findall(r"^(?:pyside6[\w-]*|shiboken6)==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    asked = re.search(r"^PySide6-Essentials==(\S+)$", (ROOT / "requirements.in").read_text(), re.MULTILINE)

    assert set(locked) == {PINNED}
    assert asked is not None
    assert asked[1] == PINNED
