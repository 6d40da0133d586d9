"""Diets: code and effect for all, the reason for the clerk alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.access.permissions import Role
from core.access.sealing import SealBroken, open_sealer
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals import (
    DietCodeTaken,
    DietOnPlate,
    DietTaken,
    assign_diet,
    change_diet,
    create_diet,
    delete_diet,
    diet_reason,
    diets,
    diets_of,
    end_diet,
)
from core.meals.menu import Allergen, clear_exclusion, exclusions, set_exclusion
from core.registry import StillInUse
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen

REASON = "Celiachia, certificato ASL TO4"


class LockedDrawer:
    """Seals by turning round; opens only what was sealed for the same row."""

    def seal(self, text: str, *, bound_to: str) -> str:
        return f"{bound_to}|{text[::-1]}"

    def unseal(self, sealed: str, *, bound_to: str) -> str:
        row, _, text = sealed.partition("|")
        assert row == bound_to
        return text[::-1]


@pytest.fixture
def gluten_free(canteen: Canteen) -> int:
    return create_diet(canteen.session, " glu ", "Senza glutine", "niente pane, pasta, pizza")


def follow(canteen: Canteen, pupil: int, diet_id: int, first: date = YEAR_START, last: date = YEAR_END, **more) -> int:
    return assign_diet(canteen.session, pupil, diet_id, starts_on=first, ends_on=last, **more)


def test_a_diet_has_code_name_and_effect(canteen: Canteen, gluten_free: int):
    assert [(d.id, d.code, d.name, d.effect) for d in diets(canteen.session)] == [
        (gluten_free, "GLU", "Senza glutine", "niente pane, pasta, pizza")
    ]
    with pytest.raises(DietCodeTaken, match="GLU"):
        create_diet(canteen.session, "Glu", "Altra", "altro")
    for code, name, effect in (("", "x", "x"), ("x", " ", "x"), ("x", "x", ""), ("LUNGHISSIMO13", "x", "x")):
        with pytest.raises(InvalidValue):
            create_diet(canteen.session, code, name, effect)


def test_a_diet_is_called_otherwise_and_serves_otherwise_from_now_on(both: Canteen):
    pupil, diet_id = both.pupil(), create_diet(both.session, "LAT", "Senza latte", "niente latticini")
    follow(both, pupil, diet_id)
    change_diet(both.session, diet_id, name=" Senza  lattosio", effect="latte delattosato")
    assert diets_of(both.session, pupil)[0].on_plate == DietOnPlate("LAT", "Senza lattosio", "latte delattosato")
    trail = both.session.database.rows("SELECT subject, detail FROM audit WHERE operation = 'change_diet'")
    assert [tuple(line) for line in trail] == [
        (f"diet:{diet_id}", '{"effect": "latte delattosato", "name": "Senza lattosio"}')
    ]
    with pytest.raises(InvalidValue, match="Effetto"):
        change_diet(both.session, diet_id, name="Senza lattosio", effect=" ")
    with pytest.raises(NotFound, match="Dieta"):
        change_diet(both.session, 999, name="x", effect="x")
    assert diets(both.session)[0].effect == "latte delattosato"


def test_only_a_diet_that_nobody_followed_is_taken_away(both: Canteen):
    followed, spare = (create_diet(both.session, code, "Dieta", "a parte") for code in ("A", "B"))
    follow(both, both.pupil(), followed)
    set_exclusion(both.session, followed, allergens=Allergen.MILK)
    set_exclusion(both.session, spare, allergens=Allergen.MILK)
    delete_diet(both.session, spare)
    with pytest.raises(StillInUse, match="«Dieta»"):
        delete_diet(both.session, followed)
    assert [diet.id for diet in diets(both.session)] == [followed]
    assert set(exclusions(both.session)) == {followed}  # refused, it has lost nothing
    with pytest.raises(NotFound):
        delete_diet(both.session, spare)


def test_what_a_diet_leaves_out_can_be_taken_back(both: Canteen):
    diet_id = create_diet(both.session, "A", "Dieta", "a parte")
    set_exclusion(both.session, diet_id, allergens=Allergen.MILK)
    clear_exclusion(both.session, diet_id)
    assert exclusions(both.session) == {}
    with pytest.raises(NotFound):
        clear_exclusion(both.session, diet_id)


def test_a_diet_holds_on_its_days(both: Canteen):
    pupil, diet_id = both.pupil(), create_diet(both.session, "LAT", "Senza latte", "niente latticini")
    assigned = follow(both, pupil, diet_id, date(2026, 10, 1), date(2026, 11, 24), certificate_expires_on=YEAR_END)
    assert diets_of(both.session, pupil, date(2026, 9, 30)) == ()
    (held,) = diets_of(both.session, pupil, date(2026, 11, 24))
    assert (held.id, held.on_plate, held.certificate_expires_on, held.has_reason) == (
        assigned, DietOnPlate("LAT", "Senza latte", "niente latticini"), YEAR_END, False
    )  # fmt: skip
    assert diets_of(both.session, pupil, date(2026, 11, 25)) == ()
    assert len(diets_of(both.session, pupil)) == 1


def test_a_diet_is_followed_once_at_a_time(canteen: Canteen, gluten_free: int):
    pupil = canteen.pupil()
    assigned = follow(canteen, pupil, gluten_free, TUESDAY, YEAR_END)
    with pytest.raises(DietTaken, match="dal 24/11/2026 al 10/06/2027"):
        follow(canteen, pupil, gluten_free, YEAR_START, TUESDAY)
    end_diet(canteen.session, assigned, date(2026, 12, 31))
    follow(canteen, pupil, gluten_free, date(2027, 1, 1), YEAR_END)
    with pytest.raises(InvalidValue):
        end_diet(canteen.session, assigned, date(2027, 1, 1))
    with pytest.raises(InvalidValue):
        follow(canteen, pupil, gluten_free, YEAR_END, YEAR_START)
    with pytest.raises(NotFound, match="Dieta"):
        follow(canteen, pupil, 99)
    with pytest.raises(NotFound, match="Alunno"):
        follow(canteen, 99, gluten_free)


def test_the_reason_lies_sealed_and_nowhere_else(both: Canteen):
    pupil, diet_id = both.pupil(), create_diet(both.session, "GLU", "Senza glutine", "niente pane")
    assigned = follow(both, pupil, diet_id, reason=REASON, sealer=LockedDrawer())
    assert diets_of(both.session, pupil, TUESDAY)[0].has_reason
    assert both.database.scalar("SELECT sealed FROM diet_reason") == f"diet_reason:{assigned}|{REASON[::-1]}"
    everything = str(both.database.rows("SELECT * FROM audit") + both.database.rows("SELECT * FROM pupil_diet"))
    assert "Celiachia" not in everything
    assert REASON[::-1] not in everything


def test_reading_a_reason_is_the_clerks_and_is_written_down(both: Canteen):
    pupil, diet_id = both.pupil(), create_diet(both.session, "GLU", "Senza glutine", "niente pane")
    assigned = follow(both, pupil, diet_id, reason=REASON, sealer=LockedDrawer())
    clerk = both.session_of(Role.CLERK)
    assert diet_reason(clerk, assigned, LockedDrawer()) == REASON
    row = both.database.row("SELECT actor_name, subject FROM audit WHERE operation = 'read_diet_reason'")
    assert row == ("clerk", f"pupil:{pupil}")
    for role in set(Role) - {Role.CLERK}:
        with pytest.raises(NotAllowed):
            diet_reason(both.session_of(role), assigned, LockedDrawer())


def test_the_real_sealer_keeps_a_reason_bound_to_its_row(both: Canteen, tmp_path: Path):
    pupil, other = both.pupil(), both.pupil()
    diet_id = create_diet(both.session, "GLU", "Senza glutine", "niente pane")
    sealer = open_sealer(tmp_path / "refettorio.key", both.database)
    first, second = (follow(both, one, diet_id, reason=REASON, sealer=sealer) for one in (pupil, other))
    assert REASON not in str(both.database.rows("SELECT * FROM diet_reason"))
    clerk = both.session_of(Role.CLERK)
    assert diet_reason(clerk, first, sealer) == REASON
    with both.database.transaction():
        both.database.execute(
            "UPDATE diet_reason SET sealed = (SELECT sealed FROM diet_reason WHERE pupil_diet_id = ?)"
            " WHERE pupil_diet_id = ?",
            (first, second),
        )
    with pytest.raises(SealBroken):
        diet_reason(clerk, second, sealer)


def test_no_reason_is_none(canteen: Canteen, gluten_free: int):
    assigned = follow(canteen, canteen.pupil(), gluten_free)
    clerk = canteen.session_of(Role.CLERK)
    assert diet_reason(clerk, assigned, LockedDrawer()) is None
    with pytest.raises(NotFound):
        diet_reason(clerk, 99, LockedDrawer())


def test_a_reason_is_never_stored_open(canteen: Canteen, gluten_free: int):
    with pytest.raises(ValueError, match="sealed"):
        follow(canteen, canteen.pupil(), gluten_free, reason=REASON)


def test_a_school_sees_diets_and_does_not_set_them(canteen: Canteen, gluten_free: int):
    pupil = canteen.pupil()
    school = canteen.session_of(Role.SCHOOL, canteen.town.school_id)
    with pytest.raises(NotAllowed):
        assign_diet(school, pupil, gluten_free, starts_on=YEAR_START, ends_on=YEAR_END)
    assert diets_of(school, pupil) == ()


def test_a_school_sees_the_diets_of_its_own_pupils_only(canteen: Canteen, gluten_free: int):
    pupil = canteen.pupil()
    assign_diet(canteen.session, pupil, gluten_free, starts_on=YEAR_START, ends_on=YEAR_END)
    own, other = canteen.town.school_id, canteen.town.school("Altra")
    assert len(diets_of(canteen.session_of(Role.SCHOOL, own), pupil)) == 1
    with pytest.raises(NotAllowed):
        diets_of(canteen.session_of(Role.SCHOOL, other), pupil)
