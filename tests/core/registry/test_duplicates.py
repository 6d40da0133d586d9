"""Who may be entered twice: found, or left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core import registry
from core.access.permissions import Role
from core.access.session import Actor
from core.errors import Cancelled, InvalidValue, NotAllowed, NotFound
from core.registry.duplicates import Likeness, find_duplicates, is_near, mark_distinct
from core.storage import tables
from tests.builders import Town

BORN, OTHER = date(2018, 3, 1), date(2018, 1, 3)


def add(town: Town, last: str, first: str, born: date | None = BORN, code: str | None = None) -> int:
    return town.database.insert(
        tables.Pupil, last_name=last, first_name=first, fiscal_code=code, born_on=born,
        search_key=registry.search_key(last, first, code), created_at=town.session.now(),
    )  # fmt: skip


def found(town: Town) -> list[tuple[str, str, str]]:
    return [(one.likeness.value, one.first.name, one.second.name) for one in find_duplicates(town.session)]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (("Rossi", "Anna"), ("Rossi", "Anna"), Likeness.SAME_NAME_AND_BIRTH),
        (("Rossi", "Anna"), ("Anna", "Rossi"), Likeness.SAME_NAME_AND_BIRTH),  # exchanged
        (("D'Amico", "Noè"), ("DAMICO", "Noe'"), Likeness.SAME_NAME_AND_BIRTH),
        (("Rossi", "Anna", BORN), ("Rossi", "Anna", None), Likeness.SAME_NAME),
        (("Rossi", "Anna", BORN), ("Rossi", "Anna", OTHER), Likeness.SAME_NAME),  # day and month exchanged
        (("Bertolino", "Giulia"), ("Bertollino", "Giulia"), Likeness.NEAR_NAME),
        (("Bertolino", "Giulia"), ("Bertolnio", "Giulia"), Likeness.NEAR_NAME),
        (("Rossi", "Anna", BORN, "A"), ("Rossi", "Anna", BORN, "B"), Likeness.SAME_NAME_AND_BIRTH),
        (("Rossi", "Anna", BORN, "A"), ("Rossi", "Anna", OTHER, "B"), None),  # two children of the same name
        (("Rossi", "Mario", BORN, "A"), ("Rossi", "Maria", BORN, "B"), None),  # twins
        (("Rossi", "Anna"), ("Rossi", "Giovanna"), None),
        (("Bertolino", "Giulia", BORN), ("Bertollino", "Giulia", OTHER), None),
        (("Li", "An"), ("Lu", "An"), None),  # too short to tell
    ],
)  # fmt: skip
def test_who_is_alike(
    sqlite_town: Town, one: tuple[object, ...], other: tuple[object, ...], likeness: Likeness | None
) -> None:
    with sqlite_town.database.transaction():
        first, second = add(sqlite_town, *one), add(sqlite_town, *other)
    pairs = find_duplicates(sqlite_town.session)
    assert [(pair.likeness, pair.first.id, pair.second.id) for pair in pairs] == (
        [] if likeness is None else [(likeness, first, second)]
    )


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("abcdef", "abcdef", True), ("abcdef", "abxdef", True), ("abcdef", "abdef", True), ("abcdef", "badcef", True),
        ("abcdef", "xbcdey", True), ("abcdef", "xbydez", False), ("abcdef", "abc", False),
        ("abcdefgh", "hgfedcba", False),
    ],
)  # fmt: skip
def test_what_is_near(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) is near
    assert is_near(other, one) is near


def test_the_most_alike_come_first_with_their_classes(town: Town) -> None:
    with town.database.transaction():
        town.pupil("Zucca", "Ada")
        add(town, "Bertolino", "Giulia")
        add(town, "Bertollino", "Giulia")
        add(town, "Zucca", "Ada", None)
    assert found(town) == [
        ("same_name", "Zucca Ada", "Zucca Ada"), ("near_name", "Bertolino Giulia", "Bertollino Giulia")
    ]  # fmt: skip
    assert find_duplicates(town.session)[0].first.class_name == "3ªA · Primaria Italo Calvino"


def test_two_children_are_said_once_and_never_again(town: Town) -> None:
    with town.database.transaction():
        one, other = add(town, "Rossi", "Anna"), add(town, "Rossi", "Anna")
    mark_distinct(town.session, other, one)
    mark_distinct(town.session, one, other)
    assert found(town) == []
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'mark_distinct'") == 1
    with pytest.raises(InvalidValue):
        mark_distinct(town.session, one, one)
    with pytest.raises(NotFound):
        mark_distinct(town.session, one, 999)


def test_it_can_be_stopped(sqlite_town: Town) -> None:
    class Stopping:
        def advance(self, done: int, total: int) -> None:
            """Look away."""

        def check(self) -> None:
            raise Cancelled

    with sqlite_town.database.transaction():
        add(sqlite_town, "Rossi", "Anna")
    with pytest.raises(Cancelled):
        find_duplicates(sqlite_town.session, progress=Stopping())


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR])
def test_only_the_office_looks_for_them(sqlite_town: Town, role: Role) -> None:
    session = replace(sqlite_town.session, actor=Actor(9, "Altri", role, sqlite_town.school_id))
    with pytest.raises(NotAllowed):
        find_duplicates(session)
    with pytest.raises(NotAllowed):
        mark_distinct(session, 1, 2)
