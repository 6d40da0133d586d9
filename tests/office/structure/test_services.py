"""Services and their groups: who pays, until when, plain meals, made and taken away."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime

from core import registry
from core.registry import ChargePolicy
from tests.office.structure.hands import choose, fault, names


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
