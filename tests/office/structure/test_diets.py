"""Diets and what they leave out: made, changed back, refused while somebody follows them."""

from __future__ import annotations

from core import meals
from core.access.permissions import Role
from core.meals.menu import Allergen, exclusions
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import texts
from tests.office.structure.hands import fault


def test_a_diet_with_what_it_leaves_out(open_page, settled, undo, office_town):
    page = open_page("diets")
    assert page.table.empty_text.startswith("Nessuna dieta")
    page.begin_new()
    form = page.form
    form.code.setText("glu")
    form.diet_name.setText("Senza glutine")
    form.save_button.click()
    settled()
    assert fault(form, form.effect).startswith("Effetto della dieta")
    form.effect.setText("Vassoio sigillato")
    form.allergens.set_allergens(Allergen.GLUTEN)
    form.ingredients.setText("farro,  orzo ")
    form.save_button.click()
    settled()
    diet = page.chosen()
    assert (diet.code, diet.effect) == ("GLU", "Vassoio sigillato")
    kept = exclusions(office_town.session)[diet.id]
    assert (kept.allergens, kept.ingredients) == (Allergen.GLUTEN, ("farro", "orzo"))
    undo()
    assert meals.diets(office_town.session) == ()


def test_a_changed_diet_goes_back_to_saying_nothing(open_page, settled, undo, office_town):
    session = office_town.session
    diet_id = meals.create_diet(session, "LAT", "Senza latte", "Niente latticini")
    page = open_page("diets")
    assert "non verificata" in page.model.index(0, 3).data()
    page.begin_change()
    form = page.form
    assert not form.code.isEnabled()
    form.effect.setText("Niente latte")
    form.allergens.set_allergens(Allergen.MILK)
    form.save_button.click()
    settled()
    assert page.model.index(0, 3).data() == "Latte"
    assert meals.diets(session)[0].effect == "Niente latte"
    # To say nothing any more would blind the menu: refused beside the boxes.
    page.begin_change()
    form.allergens.set_allergens(Allergen.NONE)
    form.save_button.click()
    settled()
    assert "almeno un allergene" in fault(form, form.allergens)
    assert exclusions(session)[diet_id].allergens == Allergen.MILK
    form.cancel_button.click()
    undo()
    assert exclusions(session) == {}
    assert meals.diets(session)[0].effect == "Niente latticini"


def test_a_code_that_is_taken_and_a_diet_that_is_followed(open_page, settled, office_town, messages):
    session = office_town.session
    diet_id = meals.create_diet(session, "LAT", "Senza latte", "Niente latticini")
    meals.assign_diet(session, office_town.pupils["Rossi"], diet_id, starts_on=YEAR_START, ends_on=YEAR_END)
    page = open_page("diets", Role.CLERK)
    page.begin_new()
    for field, text in ((page.form.code, "lat"), (page.form.diet_name, "Altra"), (page.form.effect, "Altro")):
        field.setText(text)
    page.form.save_button.click()
    settled()
    assert "LAT" in fault(page.form, page.form.code)
    page.form.cancel_button.click()
    page.delete_button.click()
    settled()
    assert "«Senza latte» è già in uso" in texts(messages)[0]
    assert len(meals.diets(session)) == 1
