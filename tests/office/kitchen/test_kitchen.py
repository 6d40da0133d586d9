"""The kitchen's page at work: orders sent and read, suspensions seen before they are made, menu, certificates."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt

from core import ledger, meals, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.calendar import SuspensionScope, suspensions
from core.clock import rome_instant
from core.meals import kitchen, menu
from core.meals.menu import Allergen, Course
from core.qt.record_model import read_all
from core.qt.translations import Language, set_language
from office.kitchen.due_orders import DueOrders
from office.kitchen.page import KitchenPage
from office.kitchen.view import CERTIFICATES, KITCHENS, MENU, ORDERS, SUSPENSIONS
from office.kitchen.words import period
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.office.conftest import texts

WEDNESDAY = TUESDAY + timedelta(days=1)


@pytest.fixture
def open_page(qapp, make_desk, shown, settled, clock):
    """Open the page as a role, at an hour of the Tuesday; nothing is sent by itself."""

    def opened(role: Role = Role.ADMINISTRATOR, hour: time = time(8), school_id: int | None = None) -> KitchenPage:
        set_language(qapp, Language.ITALIAN)
        clock.set(rome_instant(TUESDAY, hour))
        desk = make_desk(role, school_id)
        page = KitchenPage(desk)
        shown(page)
        desk.runner.changed.connect(page.on_changes)  # as the workspace does
        page.enter()
        settled()
        return page

    return opened


def schools(page: KitchenPage) -> list[tuple[str, int, str]]:
    return [(one.school_name, one.shown.total, one.status.value) for one in read_all(page.orders.model)]


def versions(page: KitchenPage) -> list[tuple[int, int, str]]:
    return [(line.number, line.total, line.changes) for line in read_all(page.orders.versions)]


def late_absence(office_town, name: str) -> None:
    meals.report_absence(
        office_town.session, OperationId("office", name), office_town.pupils[name], office_town.service_id, TUESDAY,
        TUESDAY, channel=meals.RequestChannel.PHONE, asked_by="madre", override_reason="malattia",
    )  # fmt: skip


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
    assert bool(page.search_actions()) == may_send


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


# Suspensions


def open_suspensions(page: KitchenPage, settled):
    page.parts.setCurrentIndex(SUSPENSIONS)
    settled()
    return page.suspensions


def test_it_is_shown_then_done_then_undone(open_page, settled, office_town, messages, clock):
    clock.set(rome_instant(TUESDAY, time(14)))
    kitchen.send_orders(office_town.session, office_town.service_id, TUESDAY)
    meals.close_day(office_town.session, office_town.service_id, TUESDAY)
    page = open_page(hour=time(14, 5))
    section = open_suspensions(page, settled)
    form = section.form
    form.school.setCurrentIndex(form.school.findText("Primaria Italo Calvino"))
    assert [form.classes.item(row).text() for row in range(form.classes.count())] == ["3ªA", "3ªB"]
    form.classes.item(0).setCheckState(Qt.CheckState.Checked)
    assert not form.suspend_button.isEnabled()
    form.preview_button.click()
    settled()
    told = form.told.text()
    for part in (
        "Giorni di servizio: 1. Pasti non più prenotati: 3.", "Addebiti da stornare: 3. Tornano alle famiglie: 15,75",
        "Ordine CC/2026/000001, Primaria Italo Calvino, 24/11/2026: da 5 a 2 pasti.",
    ):  # fmt: skip
        assert part in told
    form.suspend_button.click()
    form.suspend_button.click()  # twice: once is done
    settled()
    assert section.table.hasFocus()  # not on «Ripristina» of the message: Enter once more would take all back
    assert section.table.current_record().cause == "Sciopero"
    assert [one.freed for one in suspensions(office_town.session, TUESDAY, TUESDAY)] == [3]
    assert "pasti liberati: 3, storni: 3 (15,75" in texts(messages)[-1]
    assert [one.cause for one in read_all(section.model)] == ["Sciopero"]
    section.undo_button.click()
    settled()
    assert "Addebiti stornati da registrare di nuovo: 3 (15,75" in section.confirm.label.text()
    section.confirm.confirm_button.click()
    settled()
    assert suspensions(office_town.session, TUESDAY, TUESDAY)[0].undone_by == "Giulia Cirillo"
    assert texts(messages)[-1] == "success: Sospensione «Sciopero» annullata: il servizio è ripristinato."
    section.table.selectRow(0)
    assert not section.undo_button.isEnabled()


def test_any_change_takes_the_preview_away(open_page, settled):
    form = open_suspensions(open_page(), settled).form
    for change in (
        lambda: form.last.setText("26/11/2026"),
        lambda: form.school.setCurrentIndex(1),
        lambda: form.classes.item(0).setCheckState(Qt.CheckState.Checked),
        lambda: form.kind.setCurrentIndex(1),
        lambda: form.cause.textEdited.emit("x"),
    ):
        form.preview_button.click()
        settled()
        assert form.suspend_button.isEnabled()
        change()
        assert not form.suspend_button.isEnabled()
        assert form.told.isHidden()


def test_the_cause_follows_the_kind_until_the_clerk_writes(open_page, settled):
    form = open_suspensions(open_page(), settled).form
    form.kind.setCurrentIndex(1)
    assert form.cause.text() == "Gita"
    form.cause.setText("Museo egizio")
    form.kind.setCurrentIndex(0)
    assert form.cause.text() == "Museo egizio"


def test_refusals_stand_in_the_form_and_lose_nothing(open_page, settled, office_town, clock):
    clock.set(rome_instant(TUESDAY, time(14)))
    meals.close_day(office_town.session, office_town.service_id, TUESDAY)
    clock.set(rome_instant(date(2026, 12, 1), time(8)))
    ledger.close_period(office_town.session, TUESDAY)
    form = open_suspensions(open_page(), settled).form
    form.cause.setText("Sciopero generale")
    for typed, expected in (
        ("24/11/2026", "Il mese di novembre 2026 è chiuso"), ("31/02/2026", "non esiste"), ("", "obbligatorio"),
        ("05/12/2026", "non è già previsto"),
    ):  # fmt: skip
        form.first.setText(typed)
        form.last.setText(typed)
        form.preview_button.click()
        settled()
        assert expected in form.told.text()
        assert form.told.property("tone") == "danger"
        assert not form.suspend_button.isEnabled()
        assert form.cause.text() == "Sciopero generale"


def test_the_search_opens_a_suspension_of_today(open_page, settled):
    page = open_page()
    next(one for one in page.search_actions() if one.key == "suspend").run()
    settled()
    assert page.parts.currentIndex() == SUSPENSIONS
    assert page.suspensions.form.first.text() == "24/11/2026"


def test_the_calendar_opens_one_filled_in(open_page, settled, office_town):
    page = open_page()
    classes = frozenset({office_town.classes["3ªB"]})
    last = WEDNESDAY + timedelta(days=1)
    scope = SuspensionScope(office_town.service_id, WEDNESDAY, last, office_town.town.school_id, classes)
    page.begin_suspension(scope)
    settled()
    settled()
    form = page.suspensions.form
    assert page.parts.currentIndex() == SUSPENSIONS
    assert (form.first.text(), form.last.text(), form.school.currentText()) == (
        "25/11/2026", "26/11/2026", "Primaria Italo Calvino",
    )  # fmt: skip
    assert form.scope(office_town.service_id) == scope
    assert form.kind.hasFocus()
    form.preview_button.click()
    settled()
    assert form.preview is not None
    assert form.preview.scope == scope
    form.suspend_button.click()
    settled()
    settled()
    (made,) = suspensions(office_town.session, TUESDAY, YEAR_END)
    page.parts.setCurrentIndex(ORDERS)
    page.show_suspension(made.id)
    for _turn in range(3):
        settled()
    assert page.suspensions.table.current_record().id == made.id


def test_a_page_that_was_never_opened_is_filled_in_too(qapp, make_desk, shown, settled, clock, office_town):
    clock.set(rome_instant(TUESDAY, time(8)))
    page = KitchenPage(make_desk())
    shown(page)
    page.begin_suspension(SuspensionScope(office_town.service_id, WEDNESDAY, WEDNESDAY))
    page.enter()
    for _turn in range(3):
        settled()
    assert page.suspensions.form.first.text() == "25/11/2026"
    assert page.content.currentIndex() == 0


def test_the_school_bus_is_suspended_though_nobody_cooks_it(open_page, settled, office_town):
    town = office_town.town
    bus = registry.create_service(office_town.session, town.group_id, "Scuolabus", plain_limit_days=0)
    registry.offer_service(office_town.session, town.school_id, bus)
    page = open_page()
    assert [page.service.itemText(row) for row in range(page.service.count())] == ["Mensa"]
    page.begin_suspension(SuspensionScope(bus, WEDNESDAY, WEDNESDAY))
    settled()
    settled()
    assert page.service.currentText() == "Scuolabus"
    page.parts.setCurrentIndex(ORDERS)
    assert page.service.currentText() == "Mensa"


# Menu


def open_menu(page: KitchenPage, settled):
    page.parts.setCurrentIndex(MENU)
    settled()
    return page.menus


def make_menu(office_town) -> int:
    session = office_town.session
    menu.save_dish(session, "Pasta", Course.FIRST, allergens=Allergen.GLUTEN)
    menu.save_dish(session, "Riso", Course.FIRST)
    return menu.save_menu(
        session, office_town.service_id, "Autunno", starts_on=date(2026, 9, 14), ends_on=date(2027, 3, 31), weeks=2
    )


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


# Certificates


def test_certificates_that_run_out_are_renewed(open_page, settled, office_town, messages):
    session = office_town.session
    diet = meals.create_diet(session, "GLU", "Senza glutine", "niente pane")
    for name, days in (("Rossi", -2), ("Bianchi", 1), ("Verdi", 200)):
        meals.assign_diet(
            session, office_town.pupils[name], diet, starts_on=YEAR_START, ends_on=YEAR_END,
            certificate_expires_on=TUESDAY + timedelta(days=days),
        )  # fmt: skip
    page = open_page()
    page.parts.setCurrentIndex(CERTIFICATES)
    settled()
    section = page.certificates
    column = {one.key: one for one in section.model.columns}["state"]
    assert [(one.last_name, column.text(one)) for one in read_all(section.model)] == [
        ("Rossi", "Scaduto"), ("Bianchi", "Scade domani"),
    ]  # fmt: skip
    assert not section.form.isEnabled()
    section.table.selectRow(0)
    for typed, expected in (("23/11/2026", "è già passata"), ("31/02/2027", "non esiste"), ("", "obbligatorio")):
        section.expires.setText(typed)
        section.form.save_button.click()
        settled()
        assert any(expected in line.fault.text() and line.fault.isVisible() for line in section.form._lines)
    section.expires.setText("30/06/2027")
    section.form.save_button.click()
    settled()
    assert [one.last_name for one in read_all(section.model)] == ["Bianchi"]
    assert texts(messages)[-1] == "success: Rossi Anna, dieta GLU: certificato valido fino al 30/06/2027."
    section.show_all.setChecked(True)
    settled()
    assert len(read_all(section.model)) == 3


# Kitchens


def test_a_second_kitchen_cooks_for_a_school(open_page, settled, office_town, messages):
    page = open_page(hour=time(9, 40))
    page.parts.setCurrentIndex(KITCHENS)
    settled()
    section = page.kitchens
    assert [one.kitchen_name for one in read_all(section.model)] == ["", ""]
    form = section.form
    for code, name in (("CC", "Centro cottura"), ("NIDO", "Cucina del nido")):
        form.code.setText(code)
        form.kitchen_name.setText(name)
        form.save_button.click()
        settled()
        assert (form.code.text(), form.kitchen_name.text()) == ("", "")
    form.code.setText("NIDO")
    form.kitchen_name.setText("Altra")
    form.save_button.click()
    settled()
    assert any("Esiste già" in line.fault.text() and line.fault.isVisible() for line in form._lines)
    assert form.kitchen_name.text() == "Altra"
    section.table.selectRow(0)
    section.choice.setCurrentIndex(section.choice.findText("Cucina del nido"))
    section.choice.activated.emit(section.choice.currentIndex())
    settled()
    assert texts(messages)[-1] == "success: Infanzia Collodi: dal prossimo ordine cucina Cucina del nido."
    page.parts.setCurrentIndex(ORDERS)
    settled()
    page.primary.click()
    settled()
    numbers = {one.school_name: one.order.number_text for one in read_all(page.orders.model)}
    assert numbers == {"Infanzia Collodi": "NIDO/2026/000001", "Primaria Italo Calvino": "CC/2026/000001"}
    assert not page.orders.table.isColumnHidden(9)
    form.which.setCurrentIndex(2)
    assert (form.code.isEnabled(), form.kitchen_name.text()) == (False, "Cucina del nido")
    form.is_active.setChecked(False)
    form.save_button.click()
    settled()
    assert [one.is_active for one in kitchen.kitchens(office_town.session)] == [True, False]


def test_what_is_cooked_is_ticked(open_page, settled, office_town):
    page = open_page()
    page.parts.setCurrentIndex(KITCHENS)
    settled()
    box = page.kitchens.services[office_town.service_id]
    assert box.isChecked()
    box.click()
    settled()
    assert kitchen.cooked_services(office_town.session) == ()


# The whole page


def test_without_a_cooked_service_it_says_the_first_step(open_page, settled, office_town):
    kitchen.set_cooked(office_town.session, office_town.service_id, is_cooked=False)
    page = open_page()
    assert page.content.currentIndex() == 1
    assert page.empty.heading.text() == "Nessun servizio"
    assert page.primary.isHidden()


def test_both_languages(qapp, open_page, settled, plain_looks, office_town):
    make_menu(office_town)
    page = open_page()
    for language in (Language.ENGLISH, Language.ITALIAN):
        set_language(qapp, language)
        for part in (ORDERS, SUSPENSIONS, MENU, CERTIFICATES, KITCHENS):
            page.parts.setCurrentIndex(part)
            settled()
    assert page.parts.tabText(SUSPENSIONS) == "Sospensioni"
    assert page.suspensions.form.kind.count() == 5
    assert page.menus.dish_form.course.count() == 7


def test_everything_to_press_has_a_name(open_page, settled, office_town):
    make_menu(office_town)
    page = open_page(hour=time(9, 40))
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QSpinBox

    nameless = []
    for part in (ORDERS, SUSPENSIONS, MENU, CERTIFICATES, KITCHENS):
        page.parts.setCurrentIndex(part)
        settled()
        for kind in (QAbstractButton, QComboBox, QSpinBox, QAbstractItemView, QLineEdit):
            for widget in page.findChildren(kind):
                named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
                # What Qt puts inside a box, a table or a day field speaks through its owner.
                inner = widget.objectName().startswith("qt_") or type(widget).__name__ in {"QToolButton", "QListView"}
                owned = isinstance(widget.parent(), (QComboBox, QSpinBox)) or inner
                owned = owned or isinstance(widget, QHeaderView)
                if widget.isVisible() and not named and not owned:
                    nameless.append((part, type(widget).__name__, widget.objectName()))
    assert nameless == []


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (TUESDAY, TUESDAY, "24/11/2026"),
        (TUESDAY, WEDNESDAY, "24–25/11/2026"),
        (TUESDAY, date(2026, 12, 2), "24/11–02/12/2026"),
        (TUESDAY, date(2027, 1, 2), "24/11/2026–02/01/2027"),
    ],
)
def test_periods(first: date, last: date, expected: str):
    assert period(first, last) == expected
