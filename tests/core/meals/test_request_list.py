"""Requests found again: by code, by name, by day; and their receipt printed once more."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pypdfium2
import pytest

from core.access.permissions import Role
from core.documents import request_paper_of, request_receipt_pdf
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals import RequestChannel, RequestKind, meal_requests
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

WEDNESDAY, FRIDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=3)
NEXT_MONDAY = TUESDAY + timedelta(days=6)


def codes(canteen: Canteen, text: str = "", first: date | None = None, last: date | None = None, **more: object):
    session = more.pop("session", canteen.session)
    return [one.receipt_code for one in meal_requests(session, text, first, last, **more).items]


def test_the_list_tells_who_what_when_how_and_by_whom(both: Canteen):
    anna = both.pupil()
    both.at(TUESDAY, time(10))
    receipt = both.absence(anna, TUESDAY, WEDNESDAY, asked_by="la nonna", override_reason="linea occupata")
    found = meal_requests(both.session)
    assert found.total == 1
    one = found.items[0]
    assert (one.receipt_code, one.kind, one.pupil_name, one.class_name, one.service_name) == (
        receipt.receipt_code, RequestKind.ABSENCE, "Rossi Anna", "3ªA", "Mensa"
    )  # fmt: skip
    assert (one.first_on, one.last_on, one.channel, one.asked_by) == (
        TUESDAY, WEDNESDAY, RequestChannel.DESK, "la nonna"
    )  # fmt: skip
    assert (one.reason, one.by, one.at) == ("linea occupata", "Giulia Cirillo", both.session.now())


def test_newest_first_a_page_at_a_time(canteen: Canteen):
    anna = canteen.pupil()
    made = []
    for hour in (7, 8, 9):
        canteen.at(TUESDAY, time(hour))
        made.append(canteen.absence(anna, FRIDAY).receipt_code)
    assert codes(canteen) == made[::-1]
    assert codes(canteen, limit=1, offset=1) == [made[1]]
    assert meal_requests(canteen.session, limit=1).total == 3


def test_a_code_as_somebody_reads_it_aloud(both: Canteen):
    anna = both.pupil()
    code = both.absence(anna, TUESDAY).receipt_code
    other = both.absence(both.pupil("Bianchi"), TUESDAY).receipt_code
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", ""), code[:6].lower()):
        assert codes(both, typed) == [code], typed
    assert codes(both, "ZZZZ-ZZZZ") == []
    assert set(codes(both)) == {code, other}


def test_letters_that_are_misheard_for_figures(canteen: Canteen):
    """No code has an O, an I or an L: whoever types one means 0 or 1."""
    anna, code = canteen.pupil(), ""
    while "0" not in code and "1" not in code:
        code = canteen.absence(anna, TUESDAY).receipt_code
    assert codes(canteen, code.replace("0", "O").replace("1", "l")) == [code]


@pytest.mark.parametrize(
    ("text", "found"),
    [("rossi", 2), ("Rossi Anna", 1), ("anna ro", 1), ("DAMICO", 1), ("d'amico", 1), ("nessuno", 0), ("%", 3), ("", 3)],
)
def test_names_as_they_are_typed(canteen: Canteen, text: str, found: int):
    for last_name, first_name in (("Rossi", "Anna"), ("Rossi", "Ugo"), ("D'Amico", "Ada")):
        pupil = canteen.town.pupil(last_name, first_name)
        canteen.database.execute(
            "UPDATE pupil SET search_key = ? WHERE id = ?",
            (f"{last_name} {first_name}".lower().replace("'", ""), pupil),
        )
        canteen.absence(pupil, TUESDAY)
    assert len(codes(canteen, text)) == found


@pytest.mark.parametrize(
    ("first", "last", "is_found"),
    [
        (None, None, True),
        (TUESDAY, TUESDAY, False),
        (WEDNESDAY, WEDNESDAY, True),
        (FRIDAY, NEXT_MONDAY, True),
        (NEXT_MONDAY, None, False),
        (None, TUESDAY, False),
        (None, WEDNESDAY, True),
    ],
)
def test_requests_that_concern_a_day(canteen: Canteen, first: date | None, last: date | None, is_found: bool):
    canteen.absence(canteen.pupil(), WEDNESDAY, FRIDAY)
    assert bool(codes(canteen, "", first, last)) is is_found


def test_days_the_wrong_way_round(canteen: Canteen):
    with pytest.raises(InvalidValue):
        codes(canteen, "", FRIDAY, WEDNESDAY)


def test_a_school_finds_its_own_childrens_only(canteen: Canteen):
    own = canteen.absence(canteen.pupil(), TUESDAY).receipt_code
    other = canteen.town.school("Altra")
    foreign = canteen.absence(
        canteen.pupil("Verdi", class_id=canteen.town.class_group("1ªA", other)), TUESDAY
    ).receipt_code
    school = canteen.session_of(Role.SCHOOL, canteen.town.school_id)
    assert codes(canteen, session=school) == [own]
    assert codes(canteen, foreign, session=school) == []
    assert codes(canteen, session=canteen.session_of(Role.SCHOOL, None)) == []
    with pytest.raises(NotAllowed):
        request_paper_of(school, foreign)
    with pytest.raises(NotAllowed):
        codes(canteen, session=canteen.session_of(Role.CASHIER))


def test_the_receipt_is_printed_again_as_it_was_given(canteen: Canteen, tmp_path: Path):
    """What was changed since changes the days, never the paper."""
    anna = canteen.pupil()
    code = canteen.plain(anna, TUESDAY, WEDNESDAY, asked_by="la madre").receipt_code
    canteen.restore(anna, WEDNESDAY)
    paper = request_paper_of(canteen.session, code.lower())
    assert (paper.request_text, paper.days, paper.is_copy) == ("Pasto in bianco", (TUESDAY, WEDNESDAY), True)
    assert request_receipt_pdf(paper, tmp_path / "ricevuta.pdf") == 1
    text = pypdfium2.PdfDocument(tmp_path / "ricevuta.pdf")[0].get_textpage().get_text_range()
    for words in (code, "RISTAMPA", "Rossi Anna", "3ªA", "la madre", "Sportello", "24/11/2026", "25/11/2026"):
        assert words in text
    with pytest.raises(NotFound):
        request_paper_of(canteen.session, "0000-0000")
