"""What is printed in these tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from core.cards import PrintableCard, new_token
from core.documents import Heading
from core.ids import CountedIds

NINE_FIVE = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)  # 09:05 in Rome

MakeCards = Callable[..., list[PrintableCard]]


@pytest.fixture
def heading() -> Heading:
    return Heading("Mazzè", "Ufficio scolastico", "Piazza della Repubblica 2", "011 9835901")


@pytest.fixture
def make_cards(ids: CountedIds) -> MakeCards:
    def make(count: int, **what: object) -> list[PrintableCard]:
        return [
            PrintableCard(
                **{
                    "token": new_token(ids, 1 + number % 5).text,
                    "last_name": f"Cognome{number:03d}",
                    "first_name": f"Nome{number:03d}",
                    "class_name": "3ªA",
                    "school_name": "Primaria Italo Calvino",
                    "service_name": "Mensa",
                    "municipality_name": "Mazzè",
                    "issue_number": 1 + number % 5,
                    **what,
                }
            )
            for number in range(count)
        ]

    return make
