"""Children with names of 100 characters, from right to left and made of signs, at the kiosk: read, found, charged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QAbstractButton, QApplication

from core.station import exchange
from kiosk.screens.outcome_layout import WORD_PX, Part, arranged
from tests.kiosk.conftest import Kiosk, OpenKiosk
from tests.kiosk.refectory import Refectory

STRANGE = {
    "long": ("De Bartolomeis-Castelnuovo della Misericordia " * 2, ("Anna Sofia Maria Vittoria " * 4)[:100].strip()),
    "one word": ("W" * 100, "W" * 100),
    "arabic": ("الأمراني", "يوسف"),
    "hebrew": ("כהן", "נועה"),
    "emoji": ("🌸 Fiore", "👩\N{ZERO WIDTH JOINER}🍳"),
    "markup": ("<b>Rossi</b>", "&Anna & C."),
}


@pytest.fixture
def renamed(refectory: Refectory) -> Callable[[str], None]:
    """Give Anna (no diet) and Alessandra Maria (two diets) such a name, at the office and at the station."""

    def rename(key: str) -> None:
        last_name, first_name = STRANGE[key]
        wanted = {refectory.child(name).pupil_id for name in ("Anna", "Alessandra Maria")}
        rosters = refectory.office.rosters
        refectory.office.rosters = tuple(
            replace(
                roster,
                pupils=tuple(
                    replace(pupil, last_name=last_name, first_name=first_name) if pupil.pupil_id in wanted else pupil
                    for pupil in roster.pupils
                ),
            )
            for roster in rosters
        )
        refectory.office.payers = tuple(
            replace(payer, last_name=last_name, first_name=first_name) if payer.pupil_id in wanted else payer
            for payer in refectory.office.payers
        )
        exchange(refectory.store, refectory.office)

    return rename


def in_sight(kiosk: Kiosk) -> list[str]:
    """Buttons that leave the window."""
    window = kiosk.window
    return [
        button.objectName()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.mapTo(window, button.rect().topLeft()).x() + button.width() > window.width()
    ]


@pytest.mark.parametrize("key", STRANGE)
def test_the_outcome_says_the_word_and_the_diet_whatever_the_name(
    refectory: Refectory, open_station: OpenKiosk, renamed: Callable[[str], None], key: str
) -> None:
    renamed(key)
    kiosk = open_station()
    kiosk.window.resize(1280, 800)
    QApplication.processEvents()
    for child, word in (("Anna", "Buon appetito"), ("Alessandra Maria", "Dieta")):
        kiosk.scan(refectory.child(child).token)
        assert kiosk.word == word
        view = kiosk.window.presence.outcome
        assert STRANGE[key][1] in view.spoken()
        layout = arranged(view.lines(), QRectF(28, 16, view.width() - 56, view.height() - 28), view.font())
        words = [line for line in layout.lines if line.font.pixelSize() == layout.lines[0].font.pixelSize()]
        assert words[0].font.pixelSize() >= min(WORD_PX, 64)
        # The word and every diet are whole and in sight: only the name gives way.
        shown = " ".join(line.text for line in layout.lines if line.box.bottom() <= view.height())
        for line in view.lines():
            if line.part in {Part.WORD, Part.DIET}:
                assert line.text.replace("\N{NO-BREAK SPACE}", " ") in shown.replace("\N{NO-BREAK SPACE}", " "), key
        kiosk.tap("seen") if kiosk.is_visible("seen") else kiosk.window.presence.outcome.tapped.emit()
        assert (kiosk.window.width(), kiosk.window.height()) == (1280, 800)
        assert in_sight(kiosk) == []


@pytest.mark.parametrize("key", STRANGE)
def test_found_by_name_and_on_the_till(
    refectory: Refectory, open_station: OpenKiosk, renamed: Callable[[str], None], key: str
) -> None:
    renamed(key)
    kiosk = open_station()
    kiosk.window.resize(1280, 800)
    kiosk.tap("search_button")
    assert in_sight(kiosk) == []
    kiosk.window.presence.search.pupil_chosen.emit(refectory.child("Anna").pupil_id)
    kiosk.settle()
    assert kiosk.word == "Buon appetito"
    assert (kiosk.window.width(), kiosk.window.height()) == (1280, 800)
    assert kiosk.messages() == []
