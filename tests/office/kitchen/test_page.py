"""Certificates, kitchens, and the page as a whole."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from core import meals
from core.meals import kitchen
from core.qt.record_model import read_all
from core.qt.translations import Language, set_language
from office.kitchen.view import CERTIFICATES, KITCHENS, MENU, ORDERS, SUSPENSIONS
from office.kitchen.words import period
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.office.conftest import texts
from tests.office.kitchen.conftest import make_menu

WEDNESDAY = TUESDAY + timedelta(days=1)


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
