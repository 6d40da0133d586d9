"""How each outcome looks and sounds: colour, shape, word and sound, never colour alone.

Contrasts of text on ground are at least 4.5 (WCAG 2.1, 1.4.3); the palette is that of the product's look. Nothing here
speaks of money or of the reason of a diet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from core.station import CheckInOutcome


class Shape(StrEnum):
    """The drawing beside the word: readable without colours."""

    CHECK = "check"
    LETTER_B = "letter_b"
    TRIANGLE = "triangle"
    TWO_CIRCLES = "two_circles"
    PLUS = "plus"
    CROSS = "cross"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Look:
    """Ground and text colours, shape and the name of the sound."""

    ground: str
    ink: str
    shape: Shape
    sound: str


_REFUSED = Look("#A3161F", "#FFFFFF", Shape.CROSS, "refused")

LOOKS: Mapping[CheckInOutcome, Look] = MappingProxyType(
    {
        CheckInOutcome.SERVED: Look("#0B6B3A", "#FFFFFF", Shape.CHECK, "served"),
        CheckInOutcome.SERVED_PLAIN: Look("#0B4F8A", "#FFFFFF", Shape.LETTER_B, "plain"),
        CheckInOutcome.SERVED_DIET: Look("#6B1F7A", "#FFFFFF", Shape.TRIANGLE, "diet"),
        CheckInOutcome.ALREADY_SERVED: Look("#F2A900", "#1A1A1A", Shape.TWO_CIRCLES, "repeated"),
        CheckInOutcome.NOT_BOOKED: Look("#8A4B00", "#FFFFFF", Shape.PLUS, "extra"),
        CheckInOutcome.NO_SERVICE_TODAY: Look("#3B4754", "#FFFFFF", Shape.BAR, "no_service"),
        CheckInOutcome.REVOKED_CARD: _REFUSED,
        CheckInOutcome.UNKNOWN_CARD: _REFUSED,
        CheckInOutcome.OTHER_SERVICE: _REFUSED,
        CheckInOutcome.OTHER_SCHOOL: _REFUSED,
    }
)
#: When the station could not record: the same red, its own sound.
FAILURE = Look("#A3161F", "#FFFFFF", Shape.CROSS, "error")


def word_of(outcome: CheckInOutcome) -> str:
    """Return the outcome's word in the language on screen; that of a repeat holds `{time}`."""
    translate = QCoreApplication.translate
    return {
        CheckInOutcome.SERVED: translate("Outcome", "Buon appetito"),
        CheckInOutcome.SERVED_PLAIN: translate("Outcome", "In bianco"),
        CheckInOutcome.SERVED_DIET: translate("Outcome", "Dieta"),
        CheckInOutcome.ALREADY_SERVED: translate("Outcome", "Già registrato alle {time}"),
        CheckInOutcome.NOT_BOOKED: translate("Outcome", "Non prenotato"),
        CheckInOutcome.NO_SERVICE_TODAY: translate("Outcome", "Oggi niente mensa"),
        CheckInOutcome.REVOKED_CARD: translate("Outcome", "Tessera non valida"),
        CheckInOutcome.UNKNOWN_CARD: translate("Outcome", "Tessera non valida"),
        CheckInOutcome.OTHER_SERVICE: translate("Outcome", "Altro servizio"),
        CheckInOutcome.OTHER_SCHOOL: translate("Outcome", "Altra scuola"),
    }[outcome]


def advice_for(outcome: CheckInOutcome) -> str:
    """Return what the attendant should do, in the language on screen; empty when that is plain."""
    translate = QCoreApplication.translate
    return {
        CheckInOutcome.SERVED_DIET: translate("Outcome", "Tocca quando il vassoio è pronto"),
        CheckInOutcome.NOT_BOOKED: translate("Outcome", "Tocca «Servi come extra»: il pasto non si nega"),
        CheckInOutcome.REVOKED_CARD: translate("Outcome", "È stata annullata: cerca il bambino per nome"),
        CheckInOutcome.UNKNOWN_CARD: translate("Outcome", "Cerca il bambino per nome: il pasto non si nega"),
        CheckInOutcome.OTHER_SERVICE: translate("Outcome", "Non è della mensa: cerca il bambino per nome"),
        CheckInOutcome.OTHER_SCHOOL: translate("Outcome", "Avvisa l'ufficio: il pasto non si nega"),
    }.get(outcome, "")
