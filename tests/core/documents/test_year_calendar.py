"""A school's year on paper: the months, what closes it, who eats on which days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.calendar import (
    DayMark,
    SuspensionKind,
    SuspensionScope,
    add_closure,
    add_opening,
    set_weekdays_from,
)
from core.documents import YearPaper, year_calendar_pdf, year_paper_of
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals.suspending import suspend
from tests.builders import TUESDAY, Town
from tests.core.documents.reading import page_texts

TUESDAY_THURSDAY = 0b0001010


@pytest.fixture
def two_schools(sqlite_town: Town) -> Town:
    town = sqlite_town
    town.class_group("3ªB")
    town.class_group("1A", town.school("Secondaria Gozzano", "secondaria"), weekdays=TUESDAY_THURSDAY)
    return town


def paper_of(town: Town, **wanted: int) -> YearPaper:
    return year_paper_of(town.session, town.service_id, town.school_year_id, **wanted)


def test_a_page_a_school_with_its_months_closures_and_weekdays(two_schools: Town, tmp_path: Path):
    town = two_schools
    add_closure(town.session, date(2026, 12, 23), date(2027, 1, 6), "Vacanze di Natale")
    add_closure(town.session, TUESDAY, TUESDAY, "Gita al museo", class_group_id=town.class_id)
    add_opening(town.session, date(2026, 11, 28), date(2026, 11, 28), "Sabato di lezione", school_id=town.school_id)
    assert year_calendar_pdf(paper_of(town), tmp_path / "a.pdf") == 2
    primary, secondary = page_texts(tmp_path / "a.pdf")
    for shown in (
        "Primaria Italo Calvino", "anno scolastico 2026/2027", "Settembre 2026", "Giugno 2027", "Che cosa vuol dire",
        "23/12 – 06/01", "Vacanze di Natale", "mar 08/12", "Immacolata Concezione", "Gita al museo (3ªA)",
        "aperto: Sabato di lezione", "lun, mar, mer, gio, ven", "Pagina 1 di 2",
    ):  # fmt: skip
        assert shown in primary, shown
    # What the other school does is no concern of this one's families.
    assert "mar, gio" in secondary
    assert "Vacanze di Natale" in secondary
    assert "Gita" not in secondary
    assert "Sabato di lezione" not in secondary


def test_days_are_marked_as_on_the_screen(two_schools: Town):
    town = two_schools
    add_closure(town.session, TUESDAY, TUESDAY, "Gita", class_group_id=town.class_id)
    (page,) = paper_of(town, school_id=town.school_id).pages
    marks = {
        TUESDAY: DayMark.PARTIAL, date(2026, 11, 25): DayMark.SERVICE, date(2026, 11, 29): DayMark.NO_LESSONS,
        date(2026, 12, 8): DayMark.HOLIDAY, date(2026, 8, 31): DayMark.NOTHING, date(2028, 1, 1): DayMark.NOTHING,
    }  # fmt: skip
    assert {on: page.mark_on(on) for on in marks} == marks


def test_a_suspension_says_that_it_is_one(two_schools: Town):
    town = two_schools
    town.pupil("Rossi", "Anna")
    strike = SuspensionScope(town.service_id, TUESDAY, TUESDAY)
    suspend(town.session, OperationId("test", "strike"), strike, SuspensionKind.STRIKE, "Sciopero generale")
    (page,) = paper_of(town, school_id=town.school_id).pages
    assert page.mark_on(TUESDAY) is DayMark.SUSPENDED
    assert [(one.starts_on, one.text) for one in page.notes if one.starts_on == TUESDAY] == [
        (TUESDAY, "sospeso: Sciopero generale")
    ]


def test_one_class_from_a_day_on_other_weekdays(two_schools: Town):
    town = two_schools
    set_weekdays_from(town.session, town.class_id, date(2027, 2, 1), {0, 3})
    (page,) = paper_of(town, school_id=town.school_id).pages
    assert page.weekdays == (
        "3ªA: lun, mar, mer, gio, ven; dal 01/02/2027 lun, gio", "3ªB: lun, mar, mer, gio, ven",
    )  # fmt: skip
    (alone,) = paper_of(town, school_id=town.school_id, class_id=town.class_id).pages
    assert alone.name == "Primaria Italo Calvino · classe 3ªA"
    assert alone.weekdays == ("lun, mar, mer, gio, ven; dal 01/02/2027 lun, gio",)


def test_more_closures_than_a_page_holds_go_on_overleaf_and_none_is_lost(two_schools: Town, tmp_path: Path):
    town = two_schools
    for number in range(60):
        add_closure(town.session, date(2027, 3, 3), date(2027, 3, 3), f"Chiusura numero {number:02}")
    pages = year_calendar_pdf(paper_of(town, school_id=town.school_id), tmp_path / "a.pdf")
    texts = page_texts(tmp_path / "a.pdf")
    assert len(texts) == pages == 2
    assert all(f"Chiusura numero {number:02}" in "".join(texts) for number in range(60))
    assert "Chiusure e feste (segue)" in texts[1]


def test_a_school_prints_its_own(two_schools: Town):
    town = two_schools
    own = Session(
        town.session.database, town.session.clock, town.session.ids, Actor(9, "Dada", Role.SCHOOL, town.school_id)
    )
    pages = year_paper_of(own, town.service_id, town.school_year_id).pages
    assert [page.name for page in pages] == ["Primaria Italo Calvino"]
    other = town.database.scalar("SELECT id FROM school WHERE name = 'Secondaria Gozzano'")
    with pytest.raises(NotAllowed):
        year_paper_of(own, town.service_id, town.school_year_id, school_id=other)


def test_nothing_to_print(two_schools: Town):
    town = two_schools
    with pytest.raises(NotFound, match="Anno scolastico"):
        year_paper_of(town.session, town.service_id, 99)
    with pytest.raises(NotFound, match="Servizio"):
        year_paper_of(town.session, 99, town.school_year_id)
    with pytest.raises(InvalidValue, match="nessuna scuola"):
        paper_of(town, school_id=town.school_id, class_id=99)
