"""The municipality's data: changed, changed back, refused beside its field."""

from __future__ import annotations

import pytest

from core import registry
from tests.office.structure.hands import fault


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
