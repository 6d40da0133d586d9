"""What the parts of a contestation are called on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.ledger import ContestAbout, Contestation, ContestChannel, ContestState
from core.qt.columns import Tone


def about_text(about: ContestAbout) -> str:
    """Return what is contested."""
    match about:
        case ContestAbout.ABSENT:
            return QCoreApplication.translate("Contest", "l'alunno era assente")
        case ContestAbout.PRICE:
            return QCoreApplication.translate("Contest", "la tariffa")
        case ContestAbout.DOUBLE:
            return QCoreApplication.translate("Contest", "addebitato due volte")
        case ContestAbout.OTHER:
            return QCoreApplication.translate("Contest", "altro")


def channel_text(channel: ContestChannel) -> str:
    """Return how it came in."""
    match channel:
        case ContestChannel.DESK:
            return QCoreApplication.translate("Contest", "allo sportello")
        case ContestChannel.PHONE:
            return QCoreApplication.translate("Contest", "per telefono")
        case ContestChannel.EMAIL:
            return QCoreApplication.translate("Contest", "per e-mail o PEC")
        case ContestChannel.LETTER:
            return QCoreApplication.translate("Contest", "per lettera")
        case ContestChannel.PORTAL:
            return QCoreApplication.translate("Contest", "dal portale")


def state_text(one: Contestation) -> str:
    """Return where it is; one whose charge was reversed elsewhere says so."""
    match one.state:
        case ContestState.OPEN if one.is_taken_back:
            return QCoreApplication.translate("Contest", "aperta, addebito già stornato")
        case ContestState.OPEN:
            return QCoreApplication.translate("Contest", "aperta")
        case ContestState.ACCEPTED:
            return QCoreApplication.translate("Contest", "accolta")
        case ContestState.REFUSED:
            return QCoreApplication.translate("Contest", "respinta")


def state_tone(one: Contestation) -> Tone | None:
    """Return the tone of the state's word."""
    return Tone.WARNING if one.state is ContestState.OPEN else Tone.MUTED
