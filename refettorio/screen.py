"""Whether windows can be shown here. Asked before Qt is started: without a screen Qt ends the process by itself."""

from __future__ import annotations

import os
import subprocess
import sys

from core.errors import EnvironmentFault

_PLATFORM = "QT_QPA_PLATFORM"
#: Platforms of Qt that need no screen.
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
_LONGEST_PROBE = 20.0


class NoScreen(EnvironmentFault):
    """No graphical session."""

    template = (
        "Qui non c'è uno schermo su cui aprire la finestra (DISPLAY e WAYLAND_DISPLAY non sono impostate). Avvia il "
        "programma dal desktop; da un terminale remoto si possono usare gli altri comandi: close-day, verify, backup."
    )


class ScreenNotUsable(EnvironmentFault):
    """There is a graphical session, but Qt cannot use it."""

    template = (
        "Lo schermo c'è, ma Qt non riesce a usarlo ({reason}). Avvia con «python3 start.py», che installa le librerie "
        "di sistema mancanti o dice quali sono."
    )


def has_screen() -> bool:
    """Tell whether a window can be seen by somebody here."""
    if os.environ.get(_PLATFORM, "").partition(":")[0] in _WITHOUT_SCREEN:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def ensure_screen() -> None:
    """Check that Qt can open a window, or was told to do without a screen.

    Raises:
        NoScreen: there is none.
        ScreenNotUsable: Qt cannot use it: a library is missing, or the session refuses us.
    """
    if os.environ.get(_PLATFORM, "").partition(":")[0] in _WITHOUT_SCREEN or sys.platform in {"win32", "darwin"}:
        return
    if not has_screen():
        raise NoScreen
    # Qt ends the whole process when it finds no way to the screen: it is let try in another one.
    try:
        tried = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-c", _PROBE], capture_output=True, text=True, timeout=_LONGEST_PROBE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ScreenNotUsable(reason="non risponde") from error
    if tried.returncode:
        raise ScreenNotUsable(reason=_reason(tried.stderr))


def do_without_screen() -> None:
    """Have Qt draw its windows in memory only."""
    os.environ[_PLATFORM] = "offscreen"


def _reason(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = next((line for line in lines if "needed" in line or "could not connect" in line), None)
    return (telling or (lines[0] if lines else "nessun dettaglio"))[:200]
