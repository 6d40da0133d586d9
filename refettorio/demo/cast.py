"""Which cards come before the camera, in which order, and what the kiosk must answer to each.

The pictures are cut from the pages of the PDFs that the program printed; only the code that is no card at all is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np
import pypdfium2
import segno

from core import cards
from core.access.session import Session
from core.cards import PrintableCard
from core.documents.cards import CARD_HEIGHT, CARD_WIDTH, COLUMNS, ROWS
from core.documents.paper import A4
from core.station import CheckInOutcome
from refettorio.demo.morning import BUS_CARDS, CARDS, NEW_CARD, Morning
from refettorio.demo.place import DemoPlace
from refettorio.demo.virtual_camera import Picture

#: Pixels to a typographic point at 300 dots an inch.
_SCALE = 300 / 72
#: What a child may hold before the camera instead of a card.
_OTHER_CODE = "HTTPS://EXAMPLE.ORG/MENU/SETTIMANA"


@dataclass(frozen=True, slots=True)
class Showing:
    """A card held before the camera, and what it must come to."""

    token: str = field(repr=False)
    expected: CheckInOutcome
    pupil_id: int | None
    picture: Picture = field(repr=False, compare=False)


class CardCutter:
    """Cuts cards out of the page images of the printed PDFs."""

    def __init__(self, morning: Morning, place: DemoPlace) -> None:
        self._papers = place.papers
        self._places = {
            card.token: (name, page, place_on_page)
            for name, printed in morning.sheets.items()
            for card, page, place_on_page in _places(printed)
        }
        self._pages: dict[tuple[str, int], Picture] = {}

    def cut(self, token: str) -> Picture:
        """Return the picture of the printed card."""
        name, page, place = self._places[token]
        picture = self._pages.get((name, page))
        if picture is None:
            picture = self._pages[name, page] = page_picture(self._papers / name, page)
        return _card_of(picture, place)


def page_picture(path: Path, page: int) -> Picture:
    """Return a page of a PDF as a grey picture of 300 dots an inch."""
    paper = pypdfium2.PdfDocument(path)
    try:
        rendered = paper[page].render(scale=_SCALE, grayscale=True).to_numpy()
        return np.asarray(rendered.reshape(rendered.shape[:2]), np.uint8).copy()
    finally:
        paper.close()


def presences(session: Session, morning: Morning, cutter: CardCutter, count: int) -> list[Showing]:
    """Return `count` showings for the presences: every kind of outcome as far as `count` goes, most of them served."""
    people, town = morning.people, morning.town

    def shown(pupil_id: int, expected: CheckInOutcome, service_id: int = town.service_id) -> Showing:
        card = cards.card_of(session, pupil_id, service_id)
        if card is None:
            raise AssertionError("every pupil has a card")
        return Showing(card.token, expected, pupil_id, cutter.cut(card.token))

    first, *others = people.others
    special: list[Callable[[], Showing]] = [
        lambda: shown(people.diet, CheckInOutcome.SERVED_DIET),
        lambda: shown(people.absent, CheckInOutcome.NOT_BOOKED),
        lambda: Showing(
            morning.lost_token, CheckInOutcome.REVOKED_CARD, people.lost_card, cutter.cut(morning.lost_token)
        ),
        lambda: shown(people.plain, CheckInOutcome.SERVED_PLAIN),
        lambda: shown(people.of_other_school, CheckInOutcome.OTHER_SCHOOL),
        lambda: Showing(_OTHER_CODE, CheckInOutcome.UNKNOWN_CARD, None, _other_code()),
        lambda: shown(people.lost_card, CheckInOutcome.SERVED),
        lambda: shown(people.on_trip, CheckInOutcome.NO_SERVICE_TODAY),
        lambda: shown(people.by_bus, CheckInOutcome.OTHER_SERVICE, town.bus_service_id),
    ]
    chosen = [make() for make in special[: max(0, count - 2)]]
    served = [shown(first, CheckInOutcome.SERVED)]
    served += [shown(pupil, CheckInOutcome.SERVED) for pupil in others[: max(0, count - 2 - len(chosen))]]
    # The first card comes once more at the very end: long after it was put away, or it would only be a card still held.
    again = [Showing(served[0].token, CheckInOutcome.ALREADY_SERVED, first, served[0].picture)] if count > 1 else []
    return [*_mixed(served, chosen), *again]


def payer_cards(session: Session, morning: Morning, cutter: CardCutter, count: int) -> list[Showing]:
    """Return the cards on which money is put after the meal."""
    payers = morning.people.others[:count]
    found = [cards.card_of(session, pupil, morning.town.service_id) for pupil in payers]
    return [
        Showing(card.token, CheckInOutcome.SERVED, card.pupil_id, cutter.cut(card.token))
        for card in found
        if card is not None
    ]


def _mixed(many: Sequence[Showing], few: Sequence[Showing]) -> list[Showing]:
    """Return both, the few spread evenly among the many, beginning with one of the many."""
    queue = list(many)
    for number, one in enumerate(few):
        queue.insert(min(len(queue), 1 + number * (1 + max(1, (len(many) - 1) // max(1, len(few))))), one)
    return queue


def _places(printed: Sequence[PrintableCard]) -> Iterator[tuple[PrintableCard, int, int]]:
    """Return each card with the page and the place on it where `core.documents.card_sheets_pdf` puts it."""
    page = 0
    for _, same in groupby(printed, key=lambda card: (card.school_name, card.class_name, card.service_name)):
        group = list(same)
        for number, card in enumerate(group):
            yield card, page + number // (COLUMNS * ROWS), number % (COLUMNS * ROWS)
        page += -(-len(group) // (COLUMNS * ROWS))


def _card_of(page: Picture, place: int) -> Picture:
    """Return the card at a place of a sheet, along its cutting lines."""
    row, column = divmod(place, COLUMNS)
    left = (A4[0] - COLUMNS * CARD_WIDTH) / 2 + column * CARD_WIDTH
    top = (A4[1] - ROWS * CARD_HEIGHT) / 2 + row * CARD_HEIGHT
    x, y = round(left * _SCALE), round(top * _SCALE)
    return page[y : y + round(CARD_HEIGHT * _SCALE), x : x + round(CARD_WIDTH * _SCALE)]


def _other_code() -> Picture:
    """Return a slip of paper with a code that is no card of anybody's."""
    height, width = round(CARD_HEIGHT * _SCALE), round(CARD_WIDTH * _SCALE)
    slip = np.full((height, width), 255, np.uint8)
    matrix = np.array([list(row) for row in segno.make(_OTHER_CODE, error="m", micro=False).matrix], np.uint8)
    code = np.kron(np.where(matrix > 0, 0, 255).astype(np.uint8), np.ones((14, 14), np.uint8))
    rows, columns = code.shape
    top, left = (height - rows) // 2, (width - columns) // 2
    slip[top : top + rows, left : left + columns] = code
    return slip


__all__ = ["BUS_CARDS", "CARDS", "NEW_CARD", "CardCutter", "Showing", "page_picture", "payer_cards", "presences"]
