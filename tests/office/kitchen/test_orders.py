"""The kitchen's orders: sent, read, followed, by hand and by themselves."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from core import meals
from core.access.permissions import Role
from core.clock import rome_instant
from core.meals import kitchen
from core.qt.record_model import read_all
from office.kitchen.due_orders import DueOrders
from office.kitchen.view import CERTIFICATES, KITCHENS, MENU, ORDERS, SUSPENSIONS
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.office.conftest import texts
from tests.office.kitchen.conftest import late_absence, schools, versions

WEDNESDAY = TUESDAY + timedelta(days=1)

# Orders


def test_before_the_cutoff_it_is_asked_then_sent(open_page, settled, messages):
    page = open_page()
    assert schools(page) == [("Infanzia Collodi", 2, "waiting"), ("Primaria Italo Calvino", 5, "waiting")]
    assert page.orders.tiles["total"].number.text() == "7"
    assert "fino alle 09:30" in page.orders.state.label.text()
    page.primary.click()
    assert "Pasti che partono adesso: 7" in page.orders.confirm.label.text()
    page.orders.confirm.cancel()
    settled()
    assert [status for _name, _total, status in schools(page)] == ["waiting", "waiting"]
    page.primary.click()
    page.orders.confirm.confirm_button.click()
    settled()
    assert texts(messages) == ["success: Ordini inviati: 2, pasti in tutto: 7."]
    assert [status for _name, _total, status in schools(page)] == ["sent", "sent"]
    assert page.primary.isHidden()


def test_after_the_cutoff_it_is_sent_at_once_and_followed(open_page, settled, office_town):
    page = open_page(hour=time(9, 31))
    assert "Ordini da inviare: 2" in page.orders.state.label.text()
    page.primary.click()
    settled()
    page.orders.table.selectRow(1)
    assert versions(page) == [(1, 5, "Inviato da Giulia Cirillo")]
    late_absence(office_town, "Rossi")
    page.reload()
    settled()
    assert versions(page)[0] == (2, 4, "3ªA: standard −1 · Assenza registrata dopo l'invio")
    assert page.orders.parts.tabText(1) == "Versioni (2)"
    # A diet that nobody told the kitchen of.
    diet = meals.create_diet(office_town.session, "GLU", "Senza glutine", "niente pane")
    meals.assign_diet(office_town.session, office_town.pupils["Bianchi"], diet, starts_on=YEAR_START, ends_on=YEAR_END)
    page.reload()
    settled()
    assert versions(page)[0] == (0, 4, "da inviare · 3ªA: standard −1; 3ªA: dieta GLU +1")
    assert page.primary.text() == "Invia gli aggiornamenti"
    page.orders.send_button.click()
    settled()
    assert versions(page)[0][0] == 3


def test_the_kitchen_reads_and_the_office_writes_who_told(open_page, settled, office_town, messages):
    kitchen.send_orders(office_town.session, office_town.service_id, TUESDAY)
    cook = open_page(Role.KITCHEN, time(9, 40))
    assert cook.orders.reader.isHidden()
    assert not cook.orders.send_button.isVisible()
    cook.orders.read_button.click()
    settled()
    assert [status for _name, _total, status in schools(cook)] == ["read", "sent"]
    office = open_page(hour=time(9, 45))
    office.orders.table.selectRow(1)
    office.orders.reader.setText("Ada al telefono")
    office.orders.read_button.click()
    settled()
    assert read_all(office.orders.versions)[0].read == "Ada al telefono 09:45"
    assert office.orders.state.label.text() == "Tutti gli ordini sono inviati e letti."
    assert not office.orders.read_button.isEnabled()
    assert texts(messages)[-1] == "success: Ordine CC/2026/000001: versione 1 letta."


def test_a_version_that_came_meanwhile_is_told_and_shown(open_page, settled, office_town, messages):
    kitchen.send_orders(office_town.session, office_town.service_id, TUESDAY)
    page = open_page(hour=time(9, 40))
    page.orders.table.selectRow(1)
    late_absence(office_town, "Rossi")  # another clerk
    page.orders.read_button.click()
    settled()
    assert "è già uscita la versione 2" in texts(messages)[-1]
    assert versions(page)[0][0] == 2


def test_papers_are_written_and_opened(open_page, settled, office_town, files):
    diet = meals.create_diet(office_town.session, "GLU", "Senza glutine", "niente pane")
    meals.assign_diet(office_town.session, office_town.pupils["Bianchi"], diet, starts_on=YEAR_START, ends_on=YEAR_END)
    kitchen.send_orders(office_town.session, office_town.service_id, TUESDAY)
    page = open_page(hour=time(9, 40))
    page.orders.table.selectRow(1)
    assert not page.orders.changes_button.isEnabled()
    late_absence(office_town, "Rossi")
    page.reload()
    settled()
    for button in (page.orders.pdf_button, page.orders.changes_button, page.orders.labels_button):
        assert button.isEnabled()
        button.click()
        settled()
    assert [path.name for path in files.opened] == [
        "ordine-CC-2026-000001-v2.pdf", "variazioni-CC-2026-000001-v2.pdf",
        "etichette-diete-Primaria-Italo-Calvino-2026-11-24.pdf",
    ]  # fmt: skip
    assert all(path.read_bytes().startswith(b"%PDF") for path in files.opened)


def test_staff_meals_of_the_day_and_of_every_week(open_page, settled, office_town, messages):
    page = open_page(hour=time(9, 40))
    page.orders.table.selectRow(1)
    card = page.orders.staff_card
    card.staff.setValue(3)
    assert card.save_always.text() == "Ogni martedì"
    card.save_always.click()
    settled()
    assert kitchen.standing_meals(office_town.session, office_town.town.school_id, office_town.service_id)[1].staff == 3
    assert schools(page)[1][1] == 8
    card.staff.setValue(4)
    card.note.setText("Alle 11:45")
    card.save_day.click()
    settled()
    (one,) = [one for one in read_all(page.orders.model) if one.school_id == office_town.town.school_id]
    assert (one.needed.staff, one.needed.note) == (4, "Alle 11:45")
    assert texts(messages)[-1] == "success: Primaria Italo Calvino, 24/11/2026: personale 4, pasti in più 0."


def test_what_is_being_typed_is_not_overwritten(open_page, settled):
    page = open_page()
    page.orders.staff_card.note.setFocus()
    page.orders.staff_card.note.setText("Alle 11")
    page.reload()
    settled()
    assert page.orders.staff_card.note.text() == "Alle 11"


def test_a_day_without_service_says_why(open_page, settled):
    page = open_page()
    page.set_day(date(2026, 12, 8))
    settled()
    assert page.orders.content.currentIndex() == 1
    assert page.orders.empty.heading.text() == "martedì 8 dicembre 2026: servizio non disponibile"
    assert page.primary.isHidden()


def test_another_day_takes_the_question_away(open_page, settled):
    page = open_page()
    page.primary.click()
    page.next_day.click()
    settled()
    assert page.orders.confirm.isHidden()
    assert page.shown_day() == WEDNESDAY


ROLES = [
    (Role.ADMINISTRATOR, {ORDERS, SUSPENSIONS, MENU, CERTIFICATES, KITCHENS}, True),
    (Role.CLERK, {ORDERS, SUSPENSIONS, MENU, CERTIFICATES, KITCHENS}, True),
    (Role.KITCHEN, {ORDERS, MENU}, False),
    (Role.SCHOOL, {ORDERS, MENU}, False),
    (Role.AUDITOR, {ORDERS, MENU}, False),
]


@pytest.mark.parametrize(("role", "parts", "may_send"), ROLES)
def test_each_role_sees_its_parts(open_page, office_town, role, parts, may_send):
    page = open_page(role, time(9, 40), office_town.town.school_id if role is Role.SCHOOL else None)
    assert {part for part in range(5) if page.parts.isTabVisible(part)} == parts
    assert page.primary.isVisible() == may_send
    assert len(schools(page)) == (1 if role is Role.SCHOOL else 2)
    found = {one.key for one in page.search_actions()}
    assert ("send_orders" in found) == may_send
    assert ("menu" in found, "diet_certificates" in found) == (True, CERTIFICATES in parts)


# By itself at the cut-off


def test_at_the_cutoff_orders_go_out_once(make_desk, settled, clock, messages, office_town):
    due = DueOrders(make_desk())
    for hour, expected in ((time(9, 30), []), (time(9, 31), ["Ordini inviati alla cucina: 2."]), (time(9, 32), [])):
        clock.set(rome_instant(TUESDAY, hour))
        messages.clear()
        due.look()
        settled()
        settled()
        assert [text.split(". ")[-1] for text in texts(messages)] == expected
    due.deleteLater()


def test_a_role_that_may_not_send_does_not_look(make_desk, settled, clock, office_town):
    clock.set(rome_instant(TUESDAY, time(9, 40)))
    due = DueOrders(make_desk(Role.KITCHEN))
    due.start()
    settled()
    assert kitchen.day_orders(office_town.session, office_town.service_id, TUESDAY)[0].order is None
    due.deleteLater()
