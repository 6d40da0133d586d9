"""How each outcome looks and sounds: colour, shape, word and sound, never colour alone.

Contrasts of text on ground are at least 4.5 (WCAG 2.1, 1.4.3); the palette is that of the product's look. Nothing here
speaks of money or of the reason of a diet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from core.station import CheckInOutcome

_CONTEXT = "Outcome"


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
    """Ground and text colours, shape, word (Italian source text, may hold `{time}`), sound, and how to go on."""

    ground: str
    ink: str
    shape: Shape
    word: str
    sound: str
    advice: str = ""

    def spoken_word(self, **places: object) -> str:
        """Return the word in the language on screen."""
        return QCoreApplication.translate(_CONTEXT, self.word).format(**places)

    def spoken_advice(self) -> str:
        """Return what the attendant should do, in the language on screen, or an empty text."""
        return QCoreApplication.translate(_CONTEXT, self.advice) if self.advice else ""


_RED = ("#A3161F", "#FFFFFF", Shape.CROSS)

LOOKS: Mapping[CheckInOutcome, Look] = MappingProxyType(
    {
        CheckInOutcome.SERVED: Look(
            "#0B6B3A", "#FFFFFF", Shape.CHECK, QT_TRANSLATE_NOOP("Outcome", "Buon appetito"), "served"
        ),
        CheckInOutcome.SERVED_PLAIN: Look(
            "#0B4F8A",
            "#FFFFFF",
            Shape.LETTER_B,
            QT_TRANSLATE_NOOP("Outcome", "In bianco"),
            "plain",
            QT_TRANSLATE_NOOP("Outcome", "Servi il pasto in bianco"),
        ),
        CheckInOutcome.SERVED_DIET: Look(
            "#6B1F7A",
            "#FFFFFF",
            Shape.TRIANGLE,
            QT_TRANSLATE_NOOP("Outcome", "Dieta"),
            "diet",
            QT_TRANSLATE_NOOP("Outcome", "Tocca quando il vassoio è pronto"),
        ),
        CheckInOutcome.ALREADY_SERVED: Look(
            "#F2A900",
            "#1A1A1A",
            Shape.TWO_CIRCLES,
            QT_TRANSLATE_NOOP("Outcome", "Già registrato alle {time}"),
            "repeated",
        ),
        CheckInOutcome.NOT_BOOKED: Look(
            "#8A4B00",
            "#FFFFFF",
            Shape.PLUS,
            QT_TRANSLATE_NOOP("Outcome", "Non prenotato"),
            "extra",
            QT_TRANSLATE_NOOP("Outcome", "Tocca «Servi come extra»: il pasto non si nega"),
        ),
        CheckInOutcome.REVOKED_CARD: Look(
            *_RED,
            QT_TRANSLATE_NOOP("Outcome", "Tessera annullata"),
            "refused",
            QT_TRANSLATE_NOOP("Outcome", "Cerca il bambino per nome: il pasto non si nega"),
        ),
        CheckInOutcome.UNKNOWN_CARD: Look(
            *_RED,
            QT_TRANSLATE_NOOP("Outcome", "Tessera non valida"),
            "refused",
            QT_TRANSLATE_NOOP("Outcome", "Cerca il bambino per nome: il pasto non si nega"),
        ),
        CheckInOutcome.OTHER_SERVICE: Look(
            *_RED,
            QT_TRANSLATE_NOOP("Outcome", "Altro servizio"),
            "refused",
            QT_TRANSLATE_NOOP("Outcome", "Questa tessera non è della mensa: cerca il bambino per nome"),
        ),
        CheckInOutcome.OTHER_SCHOOL: Look(
            *_RED,
            QT_TRANSLATE_NOOP("Outcome", "Altra scuola"),
            "refused",
            QT_TRANSLATE_NOOP("Outcome", "Avvisa l'ufficio: il pasto non si nega"),
        ),
        CheckInOutcome.NO_SERVICE_TODAY: Look(
            "#3B4754", "#FFFFFF", Shape.BAR, QT_TRANSLATE_NOOP("Outcome", "Oggi niente mensa"), "no_service"
        ),
    }
)
