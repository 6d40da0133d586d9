"""Suspensions: shown before they are done, done once, undone."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import Qt

from core import ledger, meals, registry
from core.calendar import SuspensionScope, suspensions
from core.clock import rome_instant
from core.meals import kitchen
from core.qt.record_model import read_all
from office.kitchen.page import KitchenPage
from office.kitchen.view import MENU, ORDERS, SUSPENSIONS
from tests.builders import TUESDAY, YEAR_END
from tests.office.conftest import texts

WEDNESDAY = TUESDAY + timedelta(days=1)


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


def test_the_search_opens_the_menu(open_page, settled):
    page = open_page()
    next(one for one in page.search_actions() if one.key == "menu").run()
    settled()
    assert page.parts.currentIndex() == MENU


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
