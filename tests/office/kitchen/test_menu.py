"""The menu: seasons, days, dishes, and what a diet may not eat."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from core import meals, registry
from core.access.permissions import Role
from core.meals import menu
from core.meals.menu import Allergen
from core.qt.record_model import read_all
from core.qt.translations import Language, set_language
from office.kitchen.page import KitchenPage
from office.kitchen.view import MENU
from tests.builders import TUESDAY
from tests.office.conftest import texts
from tests.office.kitchen.conftest import make_menu

WEDNESDAY = TUESDAY + timedelta(days=1)


# Menu


def open_menu(page: KitchenPage, settled):
    page.parts.setCurrentIndex(MENU)
    settled()
    return page.menus


def test_a_season_is_begun_in_the_page(open_page, settled, office_town):
    section = open_menu(open_page(), settled)
    assert "Nessun menu" in section.table.empty_text
    section.run_primary()
    form = section.season_form
    form.menu_name.setText("Autunno")
    form.first.setText("14/09/2026")
    form.save_button.click()
    assert "è obbligatorio" in form.fault.text() or any(line.fault.text() for line in form._lines)
    form.last.setText("01/09/2026")
    form.save_button.click()
    settled()
    assert any("prima dell'inizio" in line.fault.text() for line in form._lines)
    form.last.setText("31/03/2027")
    form.weeks.setValue(2)
    form.save_button.click()
    settled()
    assert [one.name for one in menu.menus(office_town.session, office_town.service_id)] == ["Autunno"]
    assert len(read_all(section.model)) == 10


def test_a_menu_of_the_nursery_begins_with_that_of_all(open_page, settled, office_town):
    first = make_menu(office_town)
    pasta = menu.dishes(office_town.session)[0]
    menu.set_menu_day(office_town.session, first, 1, 0, [pasta.id])
    section = open_menu(open_page(), settled)
    section.run_primary()
    form = section.season_form
    assert form.level.itemText(0) == "Tutte (se non hanno un menu loro)"
    form.menu_name.setText("Piccoli")
    form.level.setCurrentIndex(form.level.findText("Infanzia"))
    form.first.setText("14/09/2026")
    form.last.setText("31/03/2027")
    form.weeks.setValue(1)
    form.source.setCurrentIndex(form.source.findText("Autunno"))
    form.save_button.click()
    settled()
    settled()
    made = menu.menus(office_town.session, office_town.service_id)[1]
    assert (made.name, made.level) == ("Piccoli", registry.SchoolLevel.INFANZIA)
    assert list(menu.menu_days(office_town.session, made.id)) == [(1, 0)]
    assert section.which.currentText() == "Piccoli · Infanzia · 14/09/2026 – 31/03/2027"
    # Changed: what it began with is no longer asked.
    section.edit_button.click()
    assert (form.source.isHidden(), form.level.currentText()) == (True, "Infanzia")
    form.level.setCurrentIndex(0)
    form.save_button.click()
    settled()
    assert "vale già il menu «Autunno»" in form.fault.text() + "".join(line.fault.text() for line in form._lines)


def test_a_menu_is_deleted_after_asking(open_page, settled, office_town, messages):
    make_menu(office_town)
    section = open_menu(open_page(), settled)
    section.run_primary()
    assert section.season_form.delete_button.isHidden()  # a new one
    section.edit_button.click()
    section.season_form.delete_button.click()
    assert "«Autunno»" in section.confirm.label.text()
    assert len(menu.menus(office_town.session, office_town.service_id)) == 1
    section.confirm.confirm_button.click()
    settled()
    settled()
    assert menu.menus(office_town.session, office_town.service_id) == ()
    assert texts(messages)[-1] == "success: Menu «Autunno» eliminato."


def test_the_menu_is_printed(open_page, settled, office_town, files, messages):
    menu_id = make_menu(office_town)
    section = open_menu(open_page(), settled)
    section.pdf_button.click()
    settled()
    assert "non ha ancora piatti" in texts(messages)[-1]
    menu.set_menu_day(office_town.session, menu_id, 1, 0, [menu.dishes(office_town.session)[0].id])
    section.pdf_button.click()
    settled()
    assert [path.name for path in files.opened] == ["menu-Autunno.pdf"]


def test_dishes_are_put_into_a_day_by_typing_a_part(open_page, settled, office_town, qtbot):
    menu_id = make_menu(office_town)
    section = open_menu(open_page(), settled)
    section.table.selectRow(3)
    card = section.day_card
    assert card.heading.text() == "Settimana 1, giovedì"
    card.choice.lineEdit().setText("past")
    card.add_button.click()
    settled()
    assert [one.name for one in menu.menu_days(office_town.session, menu_id)[1, 3]] == ["Pasta"]
    assert card.choice.currentText() == ""
    card.list.setCurrentRow(0)
    card.remove_button.click()
    settled()
    assert menu.menu_days(office_town.session, menu_id) == {}


def test_conflicts_are_seen_and_answered(open_page, settled, office_town):
    menu_id = make_menu(office_town)
    session = office_town.session
    meals.create_diet(session, "GLU", "Senza glutine", "niente pane")
    menu.set_menu_day(session, menu_id, 1, 0, [1])
    section = open_menu(open_page(), settled)
    assert "Diete non verificate: GLU" in section.summary.text()
    form = section.exclusion_form
    form.save_button.click()
    settled()
    assert any("almeno un allergene" in line.fault.text() for line in form._lines if line.fault.isVisibleTo(form))
    form.allergens.boxes[Allergen.GLUTEN].setChecked(True)
    form.save_button.click()
    settled()
    assert section.summary.text() == "Piatti da sostituire per una dieta: 1."
    card = section.day_card
    assert card.conflicts.item(0).text() == "GLU · Pasta (Glutine): DA SOSTITUIRE"
    card.substitute.lineEdit().setText("riso")
    card.substitute_button.click()
    settled()
    assert card.conflicts.item(0).text() == "GLU · Pasta (Glutine): si serve Riso"
    assert section.summary.text() == "Ogni dieta ha il suo piatto."


def test_a_name_that_is_not_understood_takes_no_substitute_away(open_page, settled, office_town, messages, qtbot):
    menu_id = make_menu(office_town)
    session = office_town.session
    gluten = meals.create_diet(session, "GLU", "Senza glutine", "niente pane")
    menu.set_exclusion(session, gluten, allergens=Allergen.GLUTEN, ingredients=[])
    menu.set_menu_day(session, menu_id, 1, 0, [1])
    section = open_menu(open_page(), settled)
    card = section.day_card
    card.substitute.lineEdit().setText("riso")
    qtbot.keyClick(card.substitute.lineEdit(), Qt.Key.Key_Return)
    settled()
    assert card.conflicts.item(0).text() == "GLU · Pasta (Glutine): si serve Riso"

    card.substitute.lineEdit().setText("polenta")
    card.substitute_button.click()
    settled()

    assert "«polenta» non basta" in texts(messages)[-1]
    assert card.conflicts.item(0).text() == "GLU · Pasta (Glutine): si serve Riso"


def test_what_a_diet_may_not_eat_is_said_in_the_language_on_screen(open_page, settled, office_town, qapp):
    menu_id = make_menu(office_town)
    session = office_town.session
    gluten = meals.create_diet(session, "GLU", "Senza glutine", "niente pane")
    menu.set_exclusion(session, gluten, allergens=Allergen.GLUTEN, ingredients=["orzo"])
    menu.set_menu_day(session, menu_id, 1, 0, [1])
    section = open_menu(open_page(), settled)
    set_language(qapp, Language.ENGLISH)
    try:
        section.reload()
        settled()
        assert "Pasta (Gluten)" in section.day_card.conflicts.item(0).text()
    finally:
        set_language(qapp, Language.ITALIAN)


def test_a_dish_is_written_changed_and_refused_in_its_form(open_page, settled, office_town):
    make_menu(office_town)
    section = open_menu(open_page(), settled)
    form = section.dish_form
    form.dish_name.setText("Pasta")
    form.save_button.click()
    settled()
    assert "C'è già un piatto" in form.fault.text()
    assert form.fault.isVisibleTo(form)
    assert form.dish_name.text() == "Pasta"
    form.dish_name.setText("Merluzzo")
    form.is_frozen.setChecked(True)
    form.allergens.boxes[Allergen.FISH].setChecked(True)
    form.ingredients.setText("merluzzo, olio")
    form.save_button.click()
    settled()
    (fish,) = [one for one in menu.dishes(office_town.session) if one.name == "Merluzzo"]
    assert (fish.allergens, fish.ingredients, fish.is_frozen) == (Allergen.FISH, ("merluzzo", "olio"), True)
    assert form.dish_name.text() == ""  # ready for the next
    form.which.setCurrentIndex(form.which.findText("Merluzzo"))
    assert (form.ingredients.text(), form.is_frozen.isChecked()) == ("merluzzo, olio", True)
    form.delete_button.click()
    assert "«Merluzzo»" in section.confirm.label.text()
    settled()
    assert len(menu.dishes(office_town.session)) == 3  # asked first
    section.confirm.confirm_button.click()
    settled()
    assert [one.name for one in menu.dishes(office_town.session)] == ["Pasta", "Riso"]


def test_a_school_looks_at_the_menu_and_changes_nothing(open_page, settled, office_town):
    make_menu(office_town)
    section = open_menu(open_page(Role.SCHOOL, school_id=office_town.town.school_id), settled)
    assert len(read_all(section.model)) == 10
    assert section.primary_text() == ""
    assert section.edit_button.isHidden()
    assert section.day_card.choice.isHidden()
    assert not section.cards.isTabVisible(1)
