"""Who pays for a pupil: shares of 100, from a day on, the history kept."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from core.access.permissions import Role
from core.access.stale import ChangedMeanwhile
from core.errors import InvalidValue, NotAllowed, NotFound
from core.registry import (
    PayerPeriod,
    StillPays,
    create_guardian,
    link_guardian,
    payers_of,
    payers_on,
    set_applicant,
    set_payers,
    unlink_guardian,
    withdraw_payers,
)
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role

SEPTEMBER, JANUARY, MARCH = date(2026, 9, 1), date(2027, 1, 1), date(2027, 3, 1)


def family(town: Town, *names: str, applicant: int | None = 0) -> list[int]:
    """An Anna and her guardians."""
    anna = town.pupil()
    found = []
    for place, name in enumerate(names):
        found.append(create_guardian(town.session, name, "Ida"))
        link_guardian(town.session, anna, found[-1], "genitore", is_applicant=place == applicant)
    return found


def told(periods: tuple[PayerPeriod, ...]) -> list[str]:
    """The history as it is read: newest first, what was withdrawn between brackets."""
    lines = []
    for one in periods:
        last = "…" if one.ends_on is None else f"{one.ends_on:%d/%m/%y}"
        who = ", ".join(f"{payer.name} {payer.percent}" for payer in one.payers)
        text = f"{one.starts_on:%d/%m/%y}-{last}: {who}"
        lines.append(f"({text})" if one.is_withdrawn else text)
    return lines


def paying(town: Town, day: date = TUESDAY) -> str:
    return ", ".join(f"{one.name} {one.percent}" for one in payers_on(town.session, town.pupils[0], day))


def test_where_nothing_is_written_the_applicant_pays_all(town: Town) -> None:
    family(town, "Bianchi", "Verdi", applicant=1)
    assert paying(town) == "Verdi Ida 100"


def test_an_only_guardian_pays_and_of_several_without_applicant_nobody_is_known(town: Town) -> None:
    family(town, "Verdi", applicant=None)
    assert paying(town) == "Verdi Ida 100"
    link_guardian(town.session, town.pupils[0], create_guardian(town.session, "Bianchi"), "padre")
    assert paying(town) == ""


def test_a_change_from_a_day_on_closes_what_held_before(town: Town) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    anna = town.pupils[0]
    set_payers(town.session, anna, {bianchi: 40, verdi: 60}, SEPTEMBER)
    set_payers(town.session, anna, {bianchi: 100}, JANUARY)
    assert told(payers_of(town.session, anna)) == [
        "01/01/27-…: Bianchi Ida 100",
        "01/09/26-31/12/26: Verdi Ida 60, Bianchi Ida 40",  # the applicant first
    ]
    days = [date(2026, 8, 31), SEPTEMBER, date(2026, 12, 31), JANUARY, date(2040, 1, 1)]
    assert [paying(town, day) for day in days] == [
        "Verdi Ida 100", "Verdi Ida 60, Bianchi Ida 40", "Verdi Ida 60, Bianchi Ida 40", "Bianchi Ida 100",
        "Bianchi Ida 100",
    ]  # fmt: skip


def test_after_its_last_day_the_applicant_pays_again(town: Town) -> None:
    _verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_payers(town.session, town.pupils[0], {bianchi: 100}, JANUARY, MARCH)
    assert [paying(town, day) for day in (MARCH, date(2027, 3, 2))] == ["Bianchi Ida 100", "Verdi Ida 100"]


def test_what_was_to_begin_later_is_withdrawn_and_stays_in_the_history(town: Town) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    anna = town.pupils[0]
    set_payers(town.session, anna, {verdi: 50, bianchi: 50}, MARCH)
    set_payers(town.session, anna, {verdi: 30, bianchi: 70}, JANUARY)
    set_payers(town.session, anna, {verdi: 20, bianchi: 80}, JANUARY)  # typed again: the first was wrong
    assert told(payers_of(town.session, anna)) == [
        "(01/03/27-…: Verdi Ida 50, Bianchi Ida 50)",
        "01/01/27-…: Verdi Ida 20, Bianchi Ida 80",
        "(01/01/27-…: Verdi Ida 30, Bianchi Ida 70)",
    ]
    assert paying(town, MARCH) == "Verdi Ida 20, Bianchi Ida 80"


def test_a_period_typed_wrong_is_withdrawn_once(town: Town) -> None:
    _verdi, bianchi = family(town, "Verdi", "Bianchi")
    anna = town.pupils[0]
    period = set_payers(town.session, anna, {bianchi: 100}, SEPTEMBER)
    other = town.pupil("Neri", "Ugo")
    with pytest.raises(NotFound):  # another pupil's
        withdraw_payers(town.session, other, period)
    withdraw_payers(town.session, anna, period)
    assert paying(town) == "Verdi Ida 100"
    assert told(payers_of(town.session, anna)) == ["(01/09/26-…: Bianchi Ida 100)"]
    with pytest.raises(NotFound):
        withdraw_payers(town.session, anna, period)


@pytest.mark.parametrize("percents", [(99,), (50, 49), (60, 41), (0, 100), (-10, 110), (200,), ()])
def test_shares_that_are_not_a_hundred_are_refused_and_nothing_is_written(
    town: Town, percents: tuple[int, ...]
) -> None:
    guardians = family(town, "Verdi", "Bianchi")
    before = set_payers(town.session, town.pupils[0], {guardians[0]: 100}, SEPTEMBER)
    with pytest.raises(InvalidValue, match="100"):
        set_payers(town.session, town.pupils[0], dict(zip(guardians, percents, strict=False)), JANUARY)
    (kept,) = payers_of(town.session, town.pupils[0])
    assert (kept.id, kept.ends_on) == (before, None)


def test_three_guardians_share(town: Town) -> None:
    guardians = family(town, "Verdi", "Bianchi", "Comunità Arco")
    set_payers(town.session, town.pupils[0], dict(zip(guardians, (34, 33, 33), strict=True)), SEPTEMBER)
    assert paying(town) == "Verdi Ida 34, Bianchi Ida 33, Comunità Arco Ida 33"


def test_only_the_pupils_guardians_pay_and_days_go_forward(town: Town) -> None:
    (verdi,) = family(town, "Verdi")
    stranger = create_guardian(town.session, "Neri")
    with pytest.raises(InvalidValue, match="genitori"):
        set_payers(town.session, town.pupils[0], {stranger: 100}, SEPTEMBER)
    with pytest.raises(InvalidValue, match="prima dell'inizio"):
        set_payers(town.session, town.pupils[0], {verdi: 100}, JANUARY, SEPTEMBER)
    with pytest.raises(NotFound):
        set_payers(town.session, 999, {verdi: 100}, SEPTEMBER)


def test_who_pays_stays_a_guardian_and_who_paid_may_go(town: Town) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    anna = town.pupils[0]
    set_payers(town.session, anna, {bianchi: 100}, SEPTEMBER)
    with pytest.raises(StillPays, match="Bianchi Ida paga dal 01/09/2026"):
        unlink_guardian(town.session, anna, bianchi)
    set_payers(town.session, anna, {verdi: 100}, TUESDAY)
    unlink_guardian(town.session, anna, bianchi)
    assert paying(town, SEPTEMBER) == "Bianchi Ida 100"  # the history does not forget


@pytest.mark.parametrize(("days", "may_go"), [(0, False), (-1, True)])
def test_one_pays_up_to_and_with_the_last_day(town: Town, days: int, may_go: bool) -> None:
    _verdi, bianchi = family(town, "Verdi", "Bianchi")
    anna = town.pupils[0]
    set_payers(town.session, anna, {bianchi: 100}, SEPTEMBER, TUESDAY + timedelta(days=days))
    if may_go:
        unlink_guardian(town.session, anna, bianchi)
    else:
        with pytest.raises(StillPays):
            unlink_guardian(town.session, anna, bianchi)


def test_a_second_clerk_is_told(town: Town) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    anna, shown = town.pupils[0], payers_of(town.session, town.pupils[0])
    set_payers(town.session, anna, {bianchi: 100}, SEPTEMBER, shown=shown)
    with pytest.raises(ChangedMeanwhile):
        set_payers(town.session, anna, {verdi: 50, bianchi: 50}, SEPTEMBER, shown=shown)
    assert paying(town) == "Bianchi Ida 100"


def test_another_applicant_pays_where_nothing_is_written(town: Town) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_applicant(town.session, town.pupils[0], bianchi)
    assert paying(town) == "Bianchi Ida 100"
    set_payers(town.session, town.pupils[0], {verdi: 100}, SEPTEMBER)
    assert paying(town) == "Verdi Ida 100"


def test_every_change_is_on_record(town: Town) -> None:
    (verdi,) = family(town, "Verdi")
    anna = town.pupils[0]
    withdraw_payers(town.session, anna, set_payers(town.session, anna, {verdi: 100}, SEPTEMBER))
    rows = town.database.rows("SELECT operation, detail FROM audit WHERE subject = ? ORDER BY id", (f"pupil:{anna}",))
    assert [row[0] for row in rows][-2:] == ["set_payers", "withdraw_payers"]
    assert json.loads(rows[-2][1])["percents"] == {str(verdi): 100}


def test_who_may(sqlite_town: Town) -> None:
    (verdi,) = family(sqlite_town, "Verdi")
    anna = sqlite_town.pupils[0]
    for role in Role:
        session = as_role(sqlite_town.session, role)
        if role in {Role.ADMINISTRATOR, Role.CLERK, Role.SYSTEM}:
            set_payers(session, anna, {verdi: 100}, SEPTEMBER)
        else:
            with pytest.raises(NotAllowed):
                set_payers(session, anna, {verdi: 100}, SEPTEMBER)
        if role in {Role.KITCHEN, Role.STATION}:
            with pytest.raises(NotAllowed):
                payers_of(session, anna)


def test_a_school_user_sees_its_own_pupils_payers(sqlite_town: Town, teacher) -> None:
    family(sqlite_town, "Verdi")
    elsewhere = sqlite_town.pupil(class_id=sqlite_town.class_group("1B", sqlite_town.school("Altra")))
    assert payers_on(teacher, sqlite_town.pupils[0], TUESDAY)
    for look in (payers_of, lambda session, pupil_id: payers_on(session, pupil_id, TUESDAY)):
        with pytest.raises(NotFound):
            look(teacher, elsewhere)
