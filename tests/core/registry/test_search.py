from __future__ import annotations

import itertools
from datetime import date

import pytest

from core.access.session import Session
from core.errors import NotAllowed
from core.registry import create_pupil, place_pupil, search_pupils
from core.storage import Database
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town

PEOPLE = """
Abate      Rosa
D'Angelo   Nicolò
De Luca    Anna
Rosa       Abele
Rosati     Zoe
Rossi      Anna
Rossi      Anna Maria
Èrcoli     Ugo
山田        太郎
"""


@pytest.fixture
def people(town: Town) -> Session:
    for line in PEOPLE.strip().splitlines():
        last_name, first_name = line.split("  ", 1)
        create_pupil(town.session, last_name, first_name.strip())
    create_pupil(town.session, "Verdi", "Ada", "RSSNNA16S58D969I")
    return town.session


def names(session: Session, text: str, **options: object) -> list[str]:
    return [one.full_name for one in search_pupils(session, text, **options).items]


#: What is typed, and who is found, in this order.
FOUND: tuple[tuple[str, list[str]], ...] = (
    ("rossi", ["Rossi Anna", "Rossi Anna Maria"]),
    ("ROSSI  anna m", ["Rossi Anna Maria"]),
    ("anna rossi", ["Rossi Anna", "Rossi Anna Maria"]),
    ("rosa", ["Rosa Abele", "Rosati Zoe", "Abate Rosa"]),  # last names first
    ("nicolo'", ["D'Angelo Nicolò"]),
    ("angelo", ["D'Angelo Nicolò"]),
    ("D'ANGELO", ["D'Angelo Nicolò"]),
    ("ercoli", ["Èrcoli Ugo"]),
    ("deluca", []),
    ("luca", ["De Luca Anna"]),
    ("rssnna16", ["Verdi Ada"]),
    ("verdi rssnna16s58d969i", ["Verdi Ada"]),
    ("ossi", []),  # words are found by their beginning
    ("rossi verdi", []),
    ("山", ["山田 太郎"]),
    ("100%", []),
    ("'; DROP TABLE pupil; --", []),
)


def test_every_word_begins_a_word(people: Session) -> None:
    for typed, found in FOUND:
        page = search_pupils(people, typed)
        assert [one.full_name for one in page.items] == found, typed
        assert page.total == len(found), typed
    assert search_pupils(people, " _%- ").total == 10  # nothing to search by: all


def test_without_words_all_are_listed_by_name(people: Session) -> None:
    assert names(people, "") == [
        "Abate Rosa", "D'Angelo Nicolò", "De Luca Anna", "Èrcoli Ugo", "Rosa Abele", "Rosati Zoe", "Rossi Anna",
        "Rossi Anna Maria", "Verdi Ada", "山田 太郎",
    ]  # fmt: skip


def test_pages_put_together_are_the_whole_list(people: Session) -> None:
    for typed, limit in itertools.product(["", "a", "ro", "r a", "zzz"], [1, 2, 3, 7]):
        whole = search_pupils(people, typed, limit=100)
        assert whole.total == len(whole.items)
        pages = [search_pupils(people, typed, limit=limit, offset=offset) for offset in range(0, 12, limit)]
        assert [one for page in pages for one in page.items] == list(whole.items), (typed, limit)
        assert {page.total for page in pages} == {whole.total}, (typed, limit)


def test_a_page_has_bounds(people: Session) -> None:
    assert search_pupils(people, "", limit=0).items == ()
    assert search_pupils(people, "", limit=0).total == 10
    assert search_pupils(people, "rossi", limit=-5).total == 2
    assert len(search_pupils(people, "", limit=10_000, offset=-3).items) == 10


def test_class_and_school_narrow_the_search_to_the_day(town: Town) -> None:
    session = town.session
    other_school = town.school("Altra")
    other_class, third_class = town.class_group("1B", other_school), town.class_group("3ªB")
    anna, ugo, ada = (create_pupil(session, "Rossi", name) for name in ("Anna", "Ugo", "Ada"))
    place_pupil(session, anna, town.class_id, YEAR_START, TUESDAY)
    place_pupil(session, anna, third_class, date(2026, 11, 25), YEAR_END)
    place_pupil(session, ugo, other_class, YEAR_START, YEAR_END)

    assert names(session, "rossi", class_id=town.class_id, on=TUESDAY) == ["Rossi Anna"]
    assert names(session, "rossi", class_id=town.class_id, on=date(2026, 11, 25)) == []
    assert names(session, "", school_id=town.school_id, on=date(2026, 11, 25)) == ["Rossi Anna"]
    assert names(session, "anna", school_id=other_school) == []
    assert names(session, "rossi", class_id=other_class, school_id=town.school_id) == []
    everyone = {one.id: (one.class_name, one.school_name) for one in search_pupils(session, "rossi").items}
    assert everyone == {
        anna: ("3ªA", "Primaria Italo Calvino"),
        ugo: ("1B", "Altra"),
        ada: (None, None),
    }
    assert search_pupils(session, "", school_id=town.school_id).total == 1


def test_only_those_enrolled_in_a_service_that_day(town: Town) -> None:
    here, gone = town.pupil("Rossi", "Anna"), town.pupil("Rossi", "Bea", ends_on=date(2026, 10, 30))
    town.pupil("Rossi", "Carla", enrolled=False)
    found = search_pupils(town.session, "rossi", service_id=town.service_id)
    assert ([one.id for one in found.items], found.total) == ([here], 1)
    before = search_pupils(town.session, "", service_id=town.service_id, class_id=town.class_id, on=date(2026, 10, 1))
    assert [one.id for one in before.items] == [here, gone]


def test_a_school_user_finds_its_own_pupils(teacher: Session, sqlite_town: Town) -> None:
    other_school = sqlite_town.school("Altra")
    sqlite_town.pupil("Rossi", "Anna")
    sqlite_town.pupil("Rossi", "Ugo", class_id=sqlite_town.class_group("1B", other_school))
    assert names(teacher, "rossi") == ["Rossi Anna"]
    with pytest.raises(NotAllowed):
        search_pupils(teacher, "rossi", school_id=other_school)


def test_a_search_walks_the_index_and_sorts_nothing(
    sqlite_database: Database, sqlite_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []
    rows = Database.rows

    def watched(self: Database, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        asked.append((sql, values))
        return rows(self, sql, values)

    monkeypatch.setattr(Database, "rows", watched)
    for text in ("", "ros", "anna rossi"):
        search_pupils(sqlite_town.session, text)
    for sql, values in asked:
        if " ORDER BY " in sql:
            plan = " ".join(str(row[3]) for row in rows(sqlite_database, f"EXPLAIN QUERY PLAN {sql}", values))
            assert "pupil_search" in plan
            assert "TEMP B-TREE" not in plan


def test_a_class_is_read_from_its_own_placements(sqlite_database: Database, sqlite_town: Town) -> None:
    """Otherwise a class of twenty costs a walk over all pupils."""
    from core.registry.search import _Among

    among = _Among.of(sqlite_town.class_id, None, None, 20_000)
    sql = f"EXPLAIN QUERY PLAN SELECT p.id FROM {among.tables} WHERE {among.where} ORDER BY p.search_key"
    plan = [str(row[3]) for row in sqlite_database.rows(sql, among.values)]
    assert any("pl USING INDEX placement_class" in line for line in plan)
    assert not any(line.startswith("SCAN p") for line in plan)
