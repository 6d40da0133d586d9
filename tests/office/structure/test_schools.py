"""Schools and their services: made, changed, refused beside its field, taken back."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTime

from core import registry
from core.access.permissions import Role
from core.registry import SchoolLevel
from tests.office.conftest import texts
from tests.office.structure.hands import choose, fault, names


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
