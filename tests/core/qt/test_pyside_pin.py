"""PySide6 6.12.0 drops a reference to None on every call that returns it, until Python 3.11 aborts: we stay at 6.11.3.

docs/decisions/0003-pyside-pin.md; research measured the abort after 5,000 to 10,000 calls.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parents[3]
PINNED = "6.11.3"


def test_calls_that_return_nothing_do_not_wear_none_out(qapp):
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(50_000):
        thing.setObjectName("x")
    drift = sys.getrefcount(None) - before

    assert abs(drift) < 1_000


def test_the_version_that_runs_is_the_one_we_checked():
    assert PySide6.__version__ == PINNED


def test_the_lock_and_its_source_pin_it():
    locked = re.findall(r"^(?:pyside6[\w-]*|shiboken6)==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    asked = re.search(r"^PySide6-Essentials==(\S+)$", (ROOT / "requirements.in").read_text(), re.MULTILINE)

    assert set(locked) == {PINNED}
    assert asked is not None
    assert asked[1] == PINNED
