"""What is set up once and changed sometimes: made, changed, refused beside its field, taken back."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt, QTime

from core import meals, registry
from core.access.options import get_option, set_option
from core.access.permissions import Role
from core.ledger import CONTEST_DAYS, REFUND_MINIMUM
from core.meals import CLOSES_ITSELF, CLOSING_MINUTE
from core.meals.menu import Allergen, exclusions
from core.payments import SESSION_REQUIRED
from core.qt.record_model import read_all
from core.qt.translations import Language, set_language
from core.registry import ChargePolicy, SchoolLevel
from office.areas import areas_of
from office.structure.page import StructurePage
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import texts


@pytest.fixture
def open_page(qapp, make_desk, shown, settled):
    """Open one page of the area as a role."""

    def opened(key: str, role: Role = Role.ADMINISTRATOR):
        set_language(qapp, Language.ITALIAN)
        desk = make_desk(role)
        area = StructurePage(desk)
        shown(area)
        desk.runner.changed.connect(area.on_changes)  # as the workspace does
        area.enter()
        page = area.show_page(key)
        settled()
        page.area = area
        return page

    return opened


@pytest.fixture
def undo(messages, settled):
    """Press the last message's «Annulla»."""

    def pressed() -> None:
        messages.messages[-1].on_action()
        settled()

    return pressed


def choose(page, name: str) -> None:
    row = next(row for row, one in enumerate(read_all(page.model)) if one.name == name)
    page.table.selectRow(row)


def names(model) -> list[str]:
    return [one.name for one in read_all(model)]


def fault(form, field) -> str:
    """What stands beside a field; nothing where no fault is shown."""
    line = next(line for line in form._lines if line.field is field)
    return line.fault.text() if not line.fault.isHidden() else ""


# Who may what


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (Role.ADMINISTRATOR, ["schools", "years", "services", "diets", "municipality", "options"]),
        (Role.CLERK, ["schools", "years", "diets"]),
    ],
)
def test_each_role_sees_what_it_may_change(make_desk, qtbot, role, tabs):
    area = StructurePage(make_desk(role))
    qtbot.addWidget(area)
    assert list(area.pages) == tabs


def test_whoever_may_change_nothing_has_no_such_area(make_desk):
    with_area = {role for role in Role if "structure" in {area.key for area in areas_of(make_desk(role))}}
    assert with_area == {Role.ADMINISTRATOR, Role.CLERK, Role.SYSTEM}


# Schools


def test_a_school_made_by_keyboard_offers_what_the_others_do(qtbot, open_page, settled, undo, messages, office_town):
    page = open_page("schools")
    page.primary.setFocus()
    qtbot.keyClick(page.primary, Qt.Key.Key_Space)
    assert page.school_form.school_name.hasFocus()
    qtbot.keyClicks(page.school_form.school_name, "Secondaria Gozzano")
    page.school_form.level.setCurrentIndex(page.school_form.level.findData(SchoolLevel.SECONDARIA))
    qtbot.keyClick(page.school_form.school_name, Qt.Key.Key_Return)
    settled()
    assert texts(messages) == ["success: Scuola «Secondaria Gozzano» aggiunta: ora le sue classi."]
    made = page.chosen()
    assert (made.name, made.level) == ("Secondaria Gozzano", SchoolLevel.SECONDARIA)
    assert [one.service_name for one in registry.offered_services(office_town.session, made.id)] == ["Mensa"]
    assert page.table.hasFocus()
    undo()
    assert "Secondaria Gozzano" not in names(page.model)


def test_a_school_gets_an_hour_of_its_own_and_gives_it_back(open_page, settled, undo, office_town):
    page = open_page("schools")
    choose(page, "Primaria Italo Calvino")
    page.edit_button.click()
    row = page.school_form.offers.rows[office_town.service_id]
    assert not row.hour.isEnabled()
    row.is_own.setChecked(True)
    row.hour.setTime(QTime(8, 45))
    page.school_form.address.setText("Via Nuova 1")
    page.school_form.save_button.click()
    settled()
    (offered,) = registry.offered_services(office_town.session, office_town.town.school_id)
    assert (offered.cutoff, offered.is_own_cutoff) == (time(8, 45), True)
    assert "Mensa: si disdice fino alle 08:45 (orario proprio)" in page.panel.text.text()
    undo()
    (offered,) = registry.offered_services(office_town.session, office_town.town.school_id)
    assert (offered.cutoff, offered.is_own_cutoff) == (time(9, 30), False)
    assert "Via Nuova 1" not in page.panel.text.text()


def test_a_service_is_taken_from_a_school_only_after_asking(open_page, settled, undo, office_town):
    page = open_page("schools")
    choose(page, "Primaria Italo Calvino")
    page.begin_change()
    page.school_form.offers.rows[office_town.service_id].is_offered.setChecked(False)
    page.school_form.save_button.click()
    assert "non ha più: Mensa" in page.confirm.label.text()
    page.confirm.cancel()
    settled()
    assert registry.offered_services(office_town.session, office_town.town.school_id)
    page.school_form.save_button.click()
    page.confirm.confirm_button.click()
    settled()
    assert registry.offered_services(office_town.session, office_town.town.school_id) == ()
    undo()
    assert registry.offered_services(office_town.session, office_town.town.school_id)


def test_a_school_that_closes_is_asked_for_too(open_page, settled, office_town):
    page = open_page("schools")
    choose(page, "Primaria Italo Calvino")
    page.begin_change()
    page.school_form.is_active.setChecked(False)
    page.school_form.save_button.click()
    assert not page.confirm.isHidden()
    page.confirm.confirm_button.click()
    settled()
    assert not page.chosen().is_active
    assert page.panel.text.text().count("Chiusa") == 1


def test_a_refused_name_stands_beside_its_field_and_nothing_is_lost(open_page, settled, messages):
    page = open_page("schools")
    page.begin_new()
    form = page.school_form
    form.school_name.setText("Primaria Italo Calvino")
    form.address.setText("Via Nuova 1")
    form.save_button.click()
    settled()
    assert "Esiste già la scuola" in fault(form, form.school_name)
    assert (form.school_name.text(), form.address.text()) == ("Primaria Italo Calvino", "Via Nuova 1")
    assert texts(messages) == []
    form.school_name.clear()
    form.save_button.click()
    settled()
    assert fault(form, form.school_name) == "Scuola: è obbligatorio."


def test_a_clerk_changes_a_school_and_leaves_its_services(open_page, settled, office_town, messages):
    page = open_page("schools", Role.CLERK)
    choose(page, "Primaria Italo Calvino")
    page.begin_change()
    row = page.school_form.offers.rows[office_town.service_id]
    assert not row.is_offered.isEnabled()
    assert "amministratore" in page.school_form.note.text()
    page.school_form.school_name.setText("Primaria Calvino")
    page.school_form.save_button.click()
    settled()
    assert texts(messages) == ["success: Scuola «Primaria Calvino» salvata."]
    assert registry.offered_services(office_town.session, office_town.town.school_id)


def test_a_school_in_use_is_not_taken_away(open_page, settled, messages):
    page = open_page("schools")
    choose(page, "Primaria Italo Calvino")
    page.delete_button.click()
    settled()
    assert "è già in uso e non si può togliere" in texts(messages)[0]
    assert "Primaria Italo Calvino" in names(page.model)


# Classes


def test_several_classes_at_once_eat_on_the_days_of_the_others(open_page, settled, undo, office_town, messages):
    page = open_page("schools")
    choose(page, "Primaria Italo Calvino")
    before = names(page.classes)
    page.new_class.click()
    page.class_form.names.setText("4ªA, 4ªB")
    page.class_form.weekdays.days[4].click()
    page.class_form.save_button.click()
    settled()
    assert texts(messages) == ["success: Classi aggiunte a Primaria Italo Calvino: 4ªA, 4ªB."]
    assert names(page.classes) == [*before, "4ªA", "4ªB"]
    assert read_all(page.classes)[-1].weekdays == frozenset(range(4))
    undo()
    assert names(page.classes) == before


def test_of_several_classes_one_that_is_there_stops_all(open_page, settled):
    page = open_page("schools")
    choose(page, "Primaria Italo Calvino")
    before = names(page.classes)
    page.new_class.click()
    page.class_form.names.setText("4ªA, 3ªA")
    page.class_form.save_button.click()
    settled()
    assert "«3ªA»" in fault(page.class_form, page.class_form.names)
    page.class_form.cancel_button.click()
    page.reload()
    settled()
    assert names(page.classes) == before


def test_a_class_is_renamed_and_must_eat_on_some_day(open_page, settled, undo, office_town):
    page = open_page("schools")
    choose(page, "Primaria Italo Calvino")
    page.class_table.selectRow(names(page.classes).index("3ªB"))
    page.edit_class.click()
    form = page.class_form
    for day in form.weekdays.days:
        day.setChecked(False)
    form.names.setText("3ªC")
    form.save_button.click()
    assert fault(form, form.weekdays) == "Giorni: scegli almeno un giorno."
    form.weekdays.days[1].click()
    form.save_button.click()
    settled()
    changed = registry.class_group(office_town.session, office_town.classes["3ªB"])
    assert (changed.name, changed.weekdays) == ("3ªC", frozenset({1}))
    undo()
    changed = registry.class_group(office_town.session, office_town.classes["3ªB"])
    assert (changed.name, changed.weekdays) == ("3ªB", frozenset(range(5)))


def test_an_empty_class_goes_and_one_with_pupils_stays(open_page, settled, undo, office_town, messages):
    office_town.town.class_group("5ªZ")
    page = open_page("schools")
    choose(page, "Primaria Italo Calvino")
    for name, answer in (("5ªZ", "Classe «5ªZ» tolta."), ("3ªA", "«3ªA» è già in uso")):
        page.class_table.selectRow(names(page.classes).index(name))
        page.delete_class.click()
        settled()
        assert answer in texts(messages)[-1]
        if name == "5ªZ":
            assert "5ªZ" not in names(page.classes)
            undo()
    assert {"3ªA", "5ªZ"} <= set(names(page.classes))


# Services


def test_a_service_in_a_new_group_comes_and_goes_with_it(open_page, settled, undo, office_town):
    page = open_page("services")
    page.begin_new()
    form = page.service_form
    form.service_name.setText("Scuolabus")
    assert form.group_name.isHidden()
    form.group.setCurrentIndex(form.group.count() - 1)
    form.policy.setCurrentIndex(form.policy.findData(ChargePolicy.PRESENT))
    assert "Chi manca non paga" in form.policy_note.text()
    form.save_button.click()
    settled()
    assert fault(form, form.group_name) == "Gruppo di servizi: è obbligatorio."
    form.group_name.setText("Trasporto")
    form.save_button.click()
    settled()
    made = page.chosen()
    assert (made.name, made.service_group_name, made.charge_policy) == ("Scuolabus", "Trasporto", ChargePolicy.PRESENT)
    assert "Nessuna scuola lo offre" in page.panel.text.text()
    undo()
    assert names(page.model) == ["Mensa"]
    assert [one.name for one in registry.service_groups(office_town.session)] == ["Refezione"]


def test_hour_and_plain_meals_change_at_once_who_pays_only_after_asking(open_page, settled, undo, office_town):
    page = open_page("services")
    choose(page, "Mensa")
    page.begin_change()
    form = page.service_form
    assert not form.group.isEnabled()
    form.cutoff.setTime(QTime(10, 15))
    form.plain.setValue(5)
    form.save_button.click()
    settled()
    (kept,) = registry.services(office_town.session)
    assert (kept.cutoff, kept.plain_limit_days, kept.charge_policy) == (time(10, 15), 5, ChargePolicy.BOOKED)
    page.begin_change()
    form.policy.setCurrentIndex(form.policy.findData(ChargePolicy.PRESENT))
    form.save_button.click()
    settled()
    assert registry.services(office_town.session) == (kept,)
    assert "giornate ancora da chiudere" in page.confirm.label.text()
    page.confirm.confirm_button.click()
    settled()
    assert registry.services(office_town.session)[0].charge_policy is ChargePolicy.PRESENT
    undo()
    assert registry.services(office_town.session) == (kept,)


def test_a_group_is_called_otherwise(open_page, settled, undo, office_town):
    page = open_page("services")
    choose(page, "Mensa")
    page.group_button.click()
    page.group_form.group_name.setText("")
    page.group_form.save_button.click()
    settled()
    assert fault(page.group_form, page.group_form.group_name)
    page.group_form.group_name.setText("Mensa e merende")
    page.group_form.save_button.click()
    settled()
    assert page.chosen().service_group_name == "Mensa e merende"
    undo()
    assert page.chosen().service_group_name == "Refezione"


def test_a_service_taken_away_by_mistake_comes_back_with_its_schools(open_page, settled, undo, office_town):
    session, school_id = office_town.session, office_town.town.school_id
    spare = registry.create_service(session, office_town.town.group_id, "Merenda", "present", time(7), 0)
    registry.offer_service(session, school_id, spare, time(7, 30))
    page = open_page("services")
    choose(page, "Merenda")
    page.delete_button.click()
    settled()
    assert names(page.model) == ["Mensa"]
    undo()
    back = next(one for one in registry.services(session) if one.name == "Merenda")
    assert (back.charge_policy, back.cutoff, back.plain_limit_days) == (ChargePolicy.PRESENT, time(7), 0)
    offered = [one.cutoff for one in registry.offered_services(session, school_id) if one.service_id == back.id]
    assert offered == [time(7, 30)]


# Diets


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


# The municipality


def test_the_municipality_is_changed_and_changed_back(open_page, settled, undo, office_town):
    before = registry.municipality(office_town.session)
    page = open_page("municipality")
    fields = page.form.fields
    assert (fields["patron_on"].text(), fields["holiday_province"].text()) == ("19/06", "")
    fields["phone"].setText("011 1234567")
    fields["patron_on"].setText("24/6")
    fields["holiday_province"].setText("bz")
    page.form.save_button.click()
    settled()
    kept = registry.municipality(office_town.session)
    assert (kept.phone, kept.patron_month, kept.patron_day, kept.holiday_province) == ("011 1234567", 6, 24, "BZ")
    assert fields["holiday_province"].text() == "BZ"
    undo()
    assert registry.municipality(office_town.session) == before
    assert fields["phone"].text() == before.phone


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("name", "", "obbligatorio"),
        ("province", "T", "sigla"),
        ("fiscal_code", "01716020010", "una cifra non torna"),
        ("patron_on", "31/02", "esistono"),
        ("patron_on", "giugno", "19/06"),
        ("patron_on", "", "19/06"),
        ("patron_name", "", "obbligatorio"),
        ("holiday_province", "B", "sigla"),
    ],
)
def test_what_the_municipality_cannot_be_stands_beside_its_field(open_page, settled, office_town, name, text, reason):
    before = registry.municipality(office_town.session)
    page = open_page("municipality")
    page.form.fields["phone"].setText("011 7")
    page.form.fields[name].setText(text)
    page.form.save_button.click()
    settled()
    assert reason in fault(page.form, page.form.fields[name])
    assert registry.municipality(office_town.session) == before
    # Somebody else changes something: what is being typed stays.
    page.reload()
    settled()
    assert (page.form.fields["phone"].text(), page.form.fields[name].text()) == ("011 7", text)
    page.form.cancel_button.click()
    assert page.form.fields["phone"].text() == before.phone


# Options


def test_options_are_changed_and_changed_back(open_page, settled, undo, office_town):
    page = open_page("options")
    assert page.form.refund_minimum.text() == "5,00"
    page.form.refund_minimum.setText("0")
    page.form.is_session_required.setChecked(True)
    page.form.contest_days.setValue(90)
    page.form.save_button.click()
    settled()
    session = office_town.session
    options = (REFUND_MINIMUM, SESSION_REQUIRED, CONTEST_DAYS)
    assert [get_option(session, one) for one in options] == [0, True, 90]
    undo()
    assert [get_option(session, one) for one in options] == [500, False, 60]
    assert page.form.refund_minimum.text() == "5,00"


def test_the_day_closes_by_itself_from_the_hour_set_here(open_page, settled, undo, office_town):
    page = open_page("options")
    assert not page.form.closes_itself.isChecked()
    assert not page.form.closing_hour.isEnabled()
    page.form.closes_itself.setChecked(True)
    page.form.closing_hour.setTime(QTime(17, 30))
    page.form.save_button.click()
    settled()
    session = office_town.session
    assert (get_option(session, CLOSES_ITSELF), get_option(session, CLOSING_MINUTE)) == (True, 17 * 60 + 30)
    undo()
    assert (get_option(session, CLOSES_ITSELF), get_option(session, CLOSING_MINUTE)) == (False, 18 * 60)
    assert page.form.closing_hour.time() == QTime(18, 0)


def test_an_amount_that_is_none_is_refused_and_one_set_elsewhere_shows(open_page, settled, office_town):
    page = open_page("options")
    page.form.refund_minimum.setText("tanto")
    page.form.save_button.click()
    assert "25,00" in fault(page.form, page.form.refund_minimum)
    page.form.cancel_button.click()
    set_option(office_town.session, REFUND_MINIMUM, 1200)
    page.reload()
    settled()
    assert page.form.refund_minimum.text() == "12,00"


def test_the_other_options_are_one_button_away(open_page, qtbot):
    page = open_page("options")
    for area, button in page.ways.items():
        with qtbot.waitSignal(page._desk.area_wanted) as asked:
            button.click()
        assert asked.args == [area]


# The area


def test_the_search_finds_the_pages_and_the_help_speaks_of_each(open_page, qtbot):
    area = open_page("schools").area
    keys = [action.key for action in area.search_actions()]
    assert {"structure_schools", "structure_municipality", "structure_options"} <= set(keys)
    assert len(keys) == len(set(keys))
    with qtbot.waitSignal(area._desk.area_wanted) as asked:
        next(action for action in area.search_actions() if action.key == "new_diet").run()
    assert (asked.args, area.tabs.currentIndex()) == (["structure"], list(area.pages).index("diets"))
    paragraphs = area.help_text().split("\n")
    assert [text.partition(":")[0] for text in paragraphs] == [page.title() for page in area.pages.values()]
