"""Classes: several at once, renamed, on which days they eat, taken away while empty."""

from __future__ import annotations

from core import registry
from core.qt.record_model import read_all
from tests.office.conftest import texts
from tests.office.structure.hands import choose, fault, names


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
