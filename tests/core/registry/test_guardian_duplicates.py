"""Which guardians may be entered twice: a name alone is not enough, a name and something else in common is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stdnum.it import codicefiscale

from core.access.permissions import Role
from core.access.session import Actor
from core.errors import Cancelled, InvalidValue, NotAllowed, NotFound
from core.registry import create_guardian, link_guardian
from core.registry.fiscal_codes import without_omocodia
from core.registry.guardian_duplicates import (
    GuardianLikeness,
    find_guardian_duplicates,
    mark_guardians_distinct,
)
from tests.builders import Town

CODE, OTHER_CODE = "RSSMRA80A01H501U", "VRDLGU75C12L219I"
#: The same person's, a digit written as a letter.
OMOCODE = "RSSMRA80A01H50M" + codicefiscale.calc_check_digit("RSSMRA80A01H50M")


def valid(code: str) -> str:
    return code[:15] + codicefiscale.calc_check_digit(code[:15])


def found(town: Town) -> list[tuple[str, str, str]]:
    return [(one.likeness.value, one.first.name, one.second.name) for one in find_guardian_duplicates(town.session)]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ({"email": "ida@example.it"}, {"email": "IDA@example.it"}, "same_contact"),
        ({"phone": "+39 011 123456"}, {"phone": "011/123456"}, "same_contact"),
        ({"phone": "011 123456"}, {"phone": "011 123457"}, None),
        ({}, {}, None),  # two of a common name
        ({"address": "Via Roma 1"}, {"address": "Via Roma 1"}, None),  # an address without a child tells nothing
        ({"email": "a@example.it", "fiscal_code": valid(CODE)}, {"email": "a@example.it"}, "same_contact"),
        (
            {"email": "a@example.it", "fiscal_code": valid(CODE)},
            {"email": "a@example.it", "fiscal_code": valid(OTHER_CODE)},
            None,  # father and son
        ),
        ({"fiscal_code": valid(CODE)}, {"fiscal_code": OMOCODE}, "same_code"),
    ],
)
def test_the_same_name_and_what_else(
    sqlite_town: Town, one: dict[str, str], other: dict[str, str], likeness: str | None
) -> None:
    create_guardian(sqlite_town.session, "Rossi", "Ida", **one)
    create_guardian(sqlite_town.session, "ROSSI", "Ida", **other)
    assert [pair[0] for pair in found(sqlite_town)] == ([] if likeness is None else [likeness])


def test_a_child_in_common_or_a_family_at_one_address(town: Town) -> None:
    with town.database.transaction():
        anna, ugo = town.pupil("Rossi", "Anna"), town.pupil("Rossi", "Ugo")
    ids = [create_guardian(town.session, "Verdi", "Ida", address=where) for where in (None, "Via Po, 2", "via po 2")]
    link_guardian(town.session, anna, ids[0], "madre")
    link_guardian(town.session, anna, ids[1], "madre")
    link_guardian(town.session, ugo, ids[2], "madre")
    pairs = {(one.first.id, one.second.id): one.likeness for one in find_guardian_duplicates(town.session)}
    assert pairs == {
        (ids[0], ids[1]): GuardianLikeness.SAME_CHILD,
        (ids[1], ids[2]): GuardianLikeness.SAME_FAMILY,
    }
    assert find_guardian_duplicates(town.session)[0].first.children == ("Rossi Anna",)


def test_near_names_of_one_child_unless_they_are_its_mother_and_its_father(sqlite_town: Town) -> None:
    with sqlite_town.database.transaction():
        anna = sqlite_town.pupil("Rossi", "Anna")
    for first_name, relation in (("Andrea", "padre"), ("Andreia", "madre"), ("Andra", "padre")):
        link_guardian(sqlite_town.session, anna, create_guardian(sqlite_town.session, "Rossi", first_name), relation)
    assert found(sqlite_town) == [("near_name", "Rossi Andrea", "Rossi Andra")]


def test_the_number_of_the_school_is_no_sign(sqlite_town: Town) -> None:
    with sqlite_town.database.transaction():
        for _number in range(41):
            create_guardian(sqlite_town.session, "Rossi", "Ida", phone="011 9835901")
    assert found(sqlite_town) == []


def test_the_strongest_reason_comes_first(sqlite_town: Town) -> None:
    near = [create_guardian(sqlite_town.session, "Bianchi", name, email="b@example.it") for name in ("Luca", "Lucia")]
    same = [create_guardian(sqlite_town.session, "Verdi", "Ida", email="v@example.it") for _twice in "12"]
    assert [(one.first.id, one.second.id) for one in find_guardian_duplicates(sqlite_town.session)] == [
        tuple(same), tuple(near),
    ]  # fmt: skip


def test_two_people_are_remembered(town: Town) -> None:
    one, other = (create_guardian(town.session, "Rossi", "Ida", email="i@example.it") for _twice in "12")
    mark_guardians_distinct(town.session, other, one)
    mark_guardians_distinct(town.session, one, other)
    assert found(town) == []
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'mark_distinct'") == 1
    with pytest.raises(InvalidValue, match="due schede diverse"):
        mark_guardians_distinct(town.session, one, one)
    with pytest.raises(NotFound):
        mark_guardians_distinct(town.session, one, 999)


def test_the_search_can_be_stopped_and_is_the_offices(sqlite_town: Town) -> None:
    class Stopping:
        def advance(self, done: int, total: int) -> None: ...

        def check(self) -> None:
            raise Cancelled

    create_guardian(sqlite_town.session, "Rossi", "Ida", email="i@example.it")
    with pytest.raises(Cancelled):
        find_guardian_duplicates(sqlite_town.session, progress=Stopping())
    session = replace(sqlite_town.session, actor=Actor(1, "Chi", Role.CASHIER))
    for refused in (find_guardian_duplicates, lambda one: mark_guardians_distinct(one, 1, 2)):
        with pytest.raises(NotAllowed):
            refused(session)


def test_omocodia_changes_digits_only() -> None:
    assert without_omocodia(OMOCODE) == without_omocodia(valid(CODE)) == "RSSMRA80A01H501"
    assert without_omocodia("12345678901") == "12345678901"
