"""The page of privacy: a family gets its papers, names go only after a question, times have a floor."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pypdfium2
import pytest

from core import ledger, meals, privacy, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.qt.record_model import read_all
from office.privacy.keep_panel import Purge
from office.privacy.page import ERASE, EXPORT, KEEP, PrivacyPage
from tests.builders import YEAR_END, YEAR_START
from tests.core.privacy.conftest import Backwards
from tests.office.conftest import texts
from tests.pictures import picture


@pytest.fixture
def families(office_town):
    session, pupils = office_town.session, office_town.pupils
    ida = registry.create_guardian(session, "Rossi", "Ida", email="ida@example.org")
    registry.link_guardian(session, pupils["Rossi"], ida, "madre", is_applicant=True)
    diet = meals.create_diet(session, "GLU", "Senza glutine", "niente pane")
    meals.assign_diet(
        session, pupils["Rossi"], diet, starts_on=YEAR_START, ends_on=YEAR_END, reason="celiachia", sealer=Backwards()
    )
    account = ledger.open_account(session, pupils["Bianchi"], office_town.town.group_id)
    ledger.post(
        session, OperationId("test", "debt"), account_id=account, on=session.today(),
        kind=ledger.EntryKind.ADJUSTMENT, amount_cents=-700, contra=ledger.Contra.OPENING,
    )  # fmt: skip
    return office_town


@pytest.fixture
def open_page(make_desk, shown, settled, families):
    def open_as(role: Role = Role.ADMINISTRATOR) -> PrivacyPage:
        page = PrivacyPage(make_desk(role), sealer=Backwards)
        shown(page)
        page._desk.runner.changed.connect(page.on_changes)
        page.enter()
        settled()
        return page

    return open_as


def search(page, settled, text: str) -> None:
    page.export.search.setText(text)
    page.export.search.returnPressed.emit()
    settled()


@pytest.mark.parametrize(("role", "reason"), [(Role.CLERK, "celiachia"), (Role.ADMINISTRATOR, "riservato")])
def test_a_family_gets_paper_and_file(open_page, settled, messages, files, role, reason):
    page = open_page(role)
    assert page.export.card.isHidden()
    search(page, settled, "ros")
    assert [(line.guardian.full_name, line.children) for line in read_all(page.export.model)] == [
        ("Rossi Ida", ("Rossi Anna",))
    ]
    page.export.table.selectRow(0)
    page.export.export_button.click()
    settled()
    (path,) = files.opened
    document = pypdfium2.PdfDocument(path)
    text = "".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    document.close()
    assert "ida@example.org" in text
    assert reason in text
    assert "Genitore collegato" in text
    assert "link_guardian" not in text
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert told["interessato"] == "Ida Rossi"
    assert "accanto il file JSON" in texts(messages)[0]


def test_names_go_after_a_question_and_debts_hold_them(open_page, settled, messages, office_town, clock):
    page = open_page()
    clock.set(datetime(2038, 9, 1, 7, tzinfo=UTC))
    page.reload()
    settled()
    page.parts.setCurrentIndex(ERASE)
    notes = {one.name: one.in_the_way for one in read_all(page.erase.model)}
    assert len(notes) == 7
    assert "saldo" in notes["Bianchi Marco"]
    assert page.primary.text() == "Cancella i dati di 6 alunni"
    row = next(row for row, one in enumerate(read_all(page.erase.model)) if one.name == "Rossi Anna")
    page.erase.table.selectRow(row)
    settled()
    assert "1 motivi di diete" in page.erase.goes.text()
    page.primary.click()
    assert "I dati di Rossi Anna" in page.confirm.label.text()
    assert registry.search_pupils(office_town.session, "rossi anna").total == 1
    page.confirm.confirm_button.click()
    settled()
    assert texts(messages) == ["success: Dati cancellati di alunni: 1."]
    assert registry.search_pupils(office_town.session, "rossi anna").total == 0
    assert "Rossi Anna" not in {one.name for one in read_all(page.erase.model)}


def test_whoever_has_an_open_balance_cannot_be_chosen(open_page, settled, clock):
    page = open_page()
    clock.set(datetime(2038, 9, 1, 7, tzinfo=UTC))
    page.reload()
    settled()
    page.parts.setCurrentIndex(ERASE)
    row = next(row for row, one in enumerate(read_all(page.erase.model)) if one.in_the_way)
    page.erase.table.selectRow(row)
    assert not page.primary.isEnabled()


def test_times_have_a_floor_that_is_said_beside_the_field(open_page, settled, messages, office_town):
    page = open_page()
    page.parts.setCurrentIndex(KEEP)
    page.keep.boxes["audit_years"].setValue(4)
    page.keep.form.save_button.click()
    settled()
    assert "almeno 5 anni" in page.keep._lines["audit_years"].fault.text()
    page.keep.boxes["audit_years"].setValue(6)
    page.keep.form.save_button.click()
    settled()
    assert texts(messages) == ["success: Tempi di conservazione salvati: valgono da adesso."]
    assert privacy.retention(office_town.session).audit_years == 6


def test_reasons_go_after_a_question(open_page, settled, messages, office_town, clock):
    page = open_page()
    clock.set(datetime(2029, 9, 1, 7, tzinfo=UTC))
    page.reload()
    settled()
    page.parts.setCurrentIndex(KEEP)
    assert not page.keep.buttons[Purge.AUDIT].isEnabled()
    page.keep.buttons[Purge.REASONS].click()
    assert "per sempre" in page.confirm.label.text()
    page.confirm.confirm_button.click()
    settled()
    assert texts(messages) == ["success: Cancellati: 1."]
    assert not page.keep.buttons[Purge.REASONS].isEnabled()


def test_photos_are_switched_on_with_a_word_and_off_with_a_question(open_page, settled, messages, office_town):
    page = open_page()
    page.parts.setCurrentIndex(KEEP)
    card = page.keep.photos
    assert card.state.text() == "Non attive: nessuna foto viene conservata."
    card.button.click()
    settled()
    assert registry.photos_enabled(office_town.session)
    assert card.state.text() == "Attive."
    registry.set_photo(office_town.session, office_town.pupils["Rossi"], picture())
    page.reload()
    settled()
    assert card.state.text() == "Attive. Foto conservate: 1."
    card.button.click()
    assert "(1) spariscono per sempre" in page.confirm.label.text()
    assert registry.count_photos(office_town.session) == 1
    page.confirm.confirm_button.click()
    settled()
    assert registry.count_photos(office_town.session) == 0
    assert not registry.photos_enabled(office_town.session)
    assert texts(messages)[-1] == "success: Foto disattivate: non ne è rimasta nessuna."


def test_photos_of_those_who_left_go_after_a_question(open_page, settled, messages, office_town, clock):
    registry.enable_photos(office_town.session)
    registry.set_photo(office_town.session, office_town.pupils["Rossi"], picture())
    page = open_page()
    page.parts.setCurrentIndex(KEEP)
    assert not page.keep.buttons[Purge.PHOTOS].isEnabled()
    page.keep.boxes["photo_months"].setValue(2)
    page.keep.form.save_button.click()
    settled()
    clock.set(datetime(2027, 9, 1, 7, tzinfo=UTC))
    page.reload()
    settled()
    page.keep.buttons[Purge.PHOTOS].click()
    page.confirm.confirm_button.click()
    settled()
    assert registry.count_photos(office_town.session) == 0


def test_a_clerk_exports_and_erases_nothing(open_page):
    page = open_page(Role.CLERK)
    assert not page.parts.isTabVisible(ERASE)
    page.parts.setCurrentIndex(KEEP)
    assert page.keep.due_card.isHidden()
    assert page.keep.photos.button.isHidden()
    assert not page.keep.boxes["pupil_years"].isEnabled()
    page.parts.setCurrentIndex(EXPORT)
    assert page.primary.isHidden()
