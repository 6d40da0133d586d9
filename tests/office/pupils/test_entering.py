"""Entering and correcting: pupil, guardians, class, enrolments, diets; what is wrong stands beside its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from stdnum.it import codicefiscale

from core.access.permissions import Role
from core.access.sealing import Sealer
from core.access.trail import audit_trail
from core.meals import assign_diet, create_diet, diets_of
from core.registry import (
    check_fiscal_code,
    create_guardian,
    guardians_of,
    link_guardian,
    pupil,
    search_pupils,
    update_guardian,
    update_pupil,
)
from office.pupils.page import PupilsPage
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import OfficeTown, texts
from tests.office.pupils.conftest import names, press

TODAY = date(2026, 11, 24)
Settled = Callable[[], None]


@pytest.fixture
def anna(page: PupilsPage, office_town: OfficeTown, settled: Settled) -> PupilsPage:
    """The record of Rossi Anna is on screen."""
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    page.panel.tabs.setCurrentWidget(page.panel.record)
    return page


def record(page: PupilsPage, office_town: OfficeTown):
    return pupil(office_town.session, page.panel.pupil_id)


def act(page: PupilsPage, name: str) -> QPushButton:
    return page.panel.record.findChild(QPushButton, name)


def shown(page: PupilsPage, section: str) -> str:
    labels = page.panel.record._sections[section].findChildren(QLabel)
    return "\n".join(label.text() for label in labels if not label.isHidden())


# The pupil


def test_a_new_pupil_with_class_and_service_in_one_step(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    page.primary.click()
    form = page.panel.pupil_form
    assert form.last_name.window().focusWidget() is form.last_name
    press(page, "Èrcoli")
    form.first_name.setText(" Ugo ")
    form.born_on.setText("13.6.2019")
    form.class_box.setCurrentIndex(form.class_box.findText("3ªB · Primaria Italo Calvino"))
    form.save_button.click()
    settled()

    new = search_pupils(office_town.session, "ercoli").items[0]
    kept = pupil(office_town.session, new.id)
    assert (kept.last_name, kept.first_name, kept.born_on) == ("Èrcoli", "Ugo", date(2019, 6, 13))
    assert [(one.class_name, one.starts_on, one.ends_on) for one in kept.placements] == [("3ªB", TODAY, YEAR_END)]
    assert [(one.service_name, one.starts_on, one.ends_on) for one in kept.enrolments] == [("Mensa", TODAY, YEAR_END)]
    assert page.panel.name.text() == "Èrcoli Ugo"
    assert "Èrcoli Ugo" in names(page)
    assert texts(page.desk.messages)[-1].startswith("success: Alunno aggiunto")


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    page: PupilsPage, office_town: OfficeTown, settled: Settled
):
    page.begin_new()
    form = page.panel.pupil_form
    for field, text, told in (
        (form.last_name, "", "Cognome: è obbligatorio."),
        (form.fiscal_code, "RSSMRA80A01H501Z", "Codice fiscale: la lettera di controllo non torna"),
        (form.fiscal_code, "RSS", "Codice fiscale: deve avere 16 caratteri"),
        (form.born_on, "31/2/2019", "Data di nascita: questo giorno non esiste"),
        (form.born_on, "1/1/2030", "Data di nascita: 01/01/2030 deve ancora venire."),
    ):
        form.last_name.setText("Neri")
        form.first_name.setText("Ada")
        form.fiscal_code.clear()
        form.born_on.clear()
        field.setText(text)
        form.save_button.click()
        settled()
        line = next(line for line in form._lines if line.field is field)
        assert line.fault.text().startswith(told)
        assert line.fault.isVisible()
        assert field.window().focusWidget() is field
        assert field.text() == text
        assert field.property("invalid") is True
    assert search_pupils(office_town.session, "neri").total == 0


def test_a_pupil_from_abroad_needs_no_fiscal_code(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    assert "Senza codice fiscale" in shown(anna, "person")
    anna.panel.record.person_wanted.emit()
    anna.panel.pupil_form.first_name.setText("Anna Maria")
    press(anna, Qt.Key.Key_Return)
    settled()

    assert record(anna, office_town).first_name == "Anna Maria"
    assert anna.panel.name.text() == "Rossi Anna Maria"
    assert "Rossi Anna Maria" in names(anna)


def test_two_pupils_with_one_fiscal_code_are_told_apart(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    code = next(
        code for code in (f"VRDNOE18H13D969{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if codicefiscale.is_valid(code)
    )  # fmt: skip
    assert check_fiscal_code(code) == code
    update_pupil(office_town.session, office_town.pupils["Verdi"], last_name="Verdi", first_name="Noè",
                 fiscal_code=code)  # fmt: skip
    anna.panel.record.person_wanted.emit()
    anna.panel.pupil_form.fiscal_code.setText(code.lower())
    anna.panel.pupil_form.save_button.click()
    settled()

    line = next(line for line in anna.panel.pupil_form._lines if line.field is anna.panel.pupil_form.fiscal_code)
    assert line.fault.text().startswith(f"Il codice fiscale {code} è già di Verdi Noè: apri la sua scheda")
    assert record(anna, office_town).fiscal_code is None


def test_the_second_of_two_clerks_is_told_and_shown_both(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    anna.panel.record.person_wanted.emit()
    form = anna.panel.pupil_form
    form.first_name.setText("Annalisa")
    update_pupil(office_town.session, anna.panel.pupil_id, last_name="Rossi", first_name="Anita")
    form.save_button.click()
    settled()

    assert form.both.told.text().startswith("Intanto Giulia Cirillo ha cambiato questi dati alle")
    ((theirs, mine),) = form.both.choices
    assert (theirs.accessibleName(), mine.accessibleName()) == ("Nome, Ora: Anita", "Nome, Il tuo: Annalisa")
    assert mine.isChecked()
    assert form.first_name.text() == "Annalisa"
    assert record(anna, office_town).first_name == "Anita"
    form.save_button.click()  # having seen both, the second keeps the own
    settled()
    assert record(anna, office_town).first_name == "Annalisa"


def test_two_clerks_who_correct_one_guardian(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    session, pupil_id = office_town.session, anna.panel.pupil_id
    mother = create_guardian(session, "Verdi", "Maria", phone="011 111111")
    link_guardian(session, pupil_id, mother, "madre", is_applicant=True)
    anna.panel.record.guardian_wanted.emit(guardians_of(session, pupil_id)[0])
    form = anna.panel.guardian_form
    form.email.setText("maria@esempio.it")
    update_guardian(session, mother, last_name="Verdi", first_name="Maria", phone="011 222222")
    form.save_button.click()
    settled()

    ((theirs, before),) = form.both.choices
    assert theirs.accessibleName() == "Telefono, Ora: 011 222222"
    assert before.accessibleName() == "Telefono, Com'era: 011 111111"
    assert theirs.isChecked()
    assert (form.phone.text(), form.email.text()) == ("011 222222", "maria@esempio.it")
    assert [(one.phone, one.email) for one in guardians_of(session, pupil_id)] == [("011 222222", None)]
    form.save_button.click()
    settled()
    kept = guardians_of(session, pupil_id)[0]
    assert (kept.phone, kept.email, kept.relation) == ("011 222222", "maria@esempio.it", "madre")


def test_leaving_a_form_with_something_typed_asks_first(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    panel = anna.panel
    panel.record.person_wanted.emit()
    anna.open_pupil(office_town.pupils["Verdi"])  # nothing typed: no question
    settled()
    assert panel.name.text() == "Verdi Noè"

    panel.record.person_wanted.emit()
    panel.pupil_form.first_name.setText("Noè Maria")
    anna.table.select_identity(office_town.pupils["Rossi"])
    settled()
    assert panel.confirm.isVisible()
    panel.confirm.cancel_button.click()
    settled()
    assert panel.name.text() == "Verdi Noè"
    assert panel.pupil_form.first_name.text() == "Noè Maria"
    assert anna.table.current_record().full_name == "Verdi Noè"

    anna.table.select_identity(office_town.pupils["Rossi"])
    panel.confirm.confirm_button.click()
    settled()
    assert panel.name.text() == "Rossi Anna"
    assert panel.current_form() is None


def test_a_reload_does_not_touch_what_is_being_typed(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    anna.panel.record.person_wanted.emit()
    anna.panel.pupil_form.first_name.setText("Anna Chiara")
    anna.reload()
    settled()

    assert anna.panel.current_form() is anna.panel.pupil_form
    assert anna.panel.pupil_form.first_name.text() == "Anna Chiara"


# Guardians


def test_the_first_guardian_is_the_applicant(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    anna.panel.record.new_guardian_wanted.emit()
    form = anna.panel.guardian_form
    form.last_name.setText("Rossi")
    form.first_name.setText("Mario")
    form.phone.setText("abc")
    form.relation.setEditText("padre")
    form.save_button.click()
    settled()
    line = next(line for line in form._lines if line.field is form.phone)
    assert line.fault.text().startswith("Telefono: scrivi solo il numero")
    form.phone.setText("333 1234567")
    form.save_button.click()
    settled()

    (kept,) = guardians_of(office_town.session, anna.panel.pupil_id)
    assert (kept.full_name, kept.phone, kept.relation) == ("Rossi Mario", "333 1234567", "padre")
    assert kept.is_applicant
    assert "richiedente" in shown(anna, "guardians")


def test_a_sibling_s_parent_is_linked_not_written_twice(
    qtbot, anna: PupilsPage, office_town: OfficeTown, settled: Settled
):
    known = create_guardian(office_town.session, "Rossi", "Carla", email="carla@example.org")
    anna.panel.record.new_guardian_wanted.emit()
    form = anna.panel.guardian_form
    form.last_name.setFocus()
    press(anna, "ros")
    qtbot.waitUntil(lambda: form.known.count() == 1)
    form.known.itemActivated.emit(form.known.item(0))
    assert (form.first_name.text(), form.email.text()) == ("Carla", "carla@example.org")
    form.save_button.click()
    settled()

    assert [one.id for one in guardians_of(office_town.session, anna.panel.pupil_id)] == [known]
    assert office_town.database.scalar("SELECT COUNT(*) FROM guardian") == 1


def test_the_applicant_is_changed_after_asking(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    pupil_id = anna.panel.pupil_id
    mother = create_guardian(office_town.session, "Rossi", "Carla")
    father = create_guardian(office_town.session, "Rossi", "Mario")
    link_guardian(office_town.session, pupil_id, mother, "madre", is_applicant=True)
    link_guardian(office_town.session, pupil_id, father, "padre")
    anna.reload()
    settled()
    act(anna, "make_applicant").click()
    assert "Rossi Mario prende il posto di Rossi Carla" in anna.panel.confirm.label.text()
    anna.panel.confirm.confirm_button.click()
    settled()
    assert [one.full_name for one in guardians_of(office_town.session, pupil_id) if one.is_applicant] == ["Rossi Mario"]

    act(anna, "unlink_guardian").click()
    anna.panel.confirm.cancel_button.click()
    settled()
    assert len(guardians_of(office_town.session, pupil_id)) == 2
    act(anna, "unlink_guardian").click()
    anna.panel.confirm.confirm_button.click()
    settled()
    assert [one.full_name for one in guardians_of(office_town.session, pupil_id)] == ["Rossi Mario"]


# Class and enrolments


def test_moving_to_another_class(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    anna.panel.record.move_wanted.emit()
    form = anna.panel.move_form
    assert form.class_box.findText("3ªA · Primaria Italo Calvino") < 0  # where she is already
    form.class_box.setCurrentIndex(form.class_box.findText("3ªB · Primaria Italo Calvino"))
    form.from_on.setText("1/7/2027")
    form.save_button.click()
    settled()
    line = next(line for line in form._lines if line.field is form.from_on)
    assert "l'anno scolastico della classe va dal" in line.fault.text()
    form.from_on.setText("1/12")
    form.save_button.click()
    settled()

    placements = record(anna, office_town).placements
    assert [(one.class_name, one.starts_on) for one in placements] == [("3ªB", date(2026, 12, 1)), ("3ªA", YEAR_START)]


def test_enrolling_twice_is_refused_in_words_and_ending_frees_the_days(
    anna: PupilsPage, office_town: OfficeTown, settled: Settled
):
    anna.panel.record.enrol_wanted.emit()
    form = anna.panel.enrol_form
    form.save_button.click()
    settled()
    assert "è già iscritto a «Mensa»" in form.fault.text()
    form.cancel_button.click()

    act(anna, "withdraw").click()
    last = anna.panel.last_day_form
    assert last.last_on.day() == TODAY
    last.last_on.setText("30/11")
    last.save_button.click()
    settled()
    assert record(anna, office_town).enrolments[0].ends_on == date(2026, 11, 30)

    anna.panel.record.enrol_wanted.emit()
    form.starts_on.setText("7/1/2027")
    form.save_button.click()
    settled()
    assert [(one.starts_on, one.ends_on) for one in record(anna, office_town).enrolments] == [
        (date(2027, 1, 7), YEAR_END), (YEAR_START, date(2026, 11, 30)),
    ]  # fmt: skip


# Diets


def test_a_diet_with_its_reason_kept_apart(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, settled: Settled
):
    create_diet(office_town.session, "GLU", "Senza glutine", "niente pane e pasta")
    page = make_page(Role.CLERK)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    page.panel.record.diet_wanted.emit()
    settled()
    form = page.panel.diet_form
    form.expires_on.setText("10/6/27")
    form.reason.setText("celiachia")
    form.save_button.click()
    settled()

    (kept,) = diets_of(office_town.session, office_town.pupils["Rossi"])
    assert (kept.diet.code, kept.starts_on, kept.certificate_expires_on) == ("GLU", TODAY, date(2027, 6, 10))
    assert "celiachia" not in shown(page, "diets")
    assert "niente pane e pasta" in shown(page, "diets")
    assert page.panel.diet_badge.text() == "Dieta GLU"
    act(page, "show_reason").click()
    settled()
    assert "Motivo: celiachia" in shown(page, "diets")
    assert "read_diet_reason" in {line.operation for line in audit_trail(office_town.session).items}
    page.open_pupil(office_town.pupils["Verdi"])
    settled()
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    assert "celiachia" not in shown(page, "diets")  # asked for anew each time


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.SCHOOL])
def test_the_reason_is_locked_to_the_role(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, sealer: Sealer, role: Role, settled: Settled
):
    diet_id = create_diet(office_town.session, "GLU", "Senza glutine", "niente pane e pasta")
    assign_diet(office_town.session, office_town.pupils["Rossi"], diet_id, starts_on=YEAR_START, ends_on=YEAR_END,
                reason="celiachia", sealer=sealer)  # fmt: skip
    page = make_page(role, office_town.town.school_id if role is Role.SCHOOL else None)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()

    assert "GLU" in shown(page, "diets")
    assert act(page, "show_reason") is None


def test_a_diet_ends_earlier(anna: PupilsPage, office_town: OfficeTown, settled: Settled):
    diet_id = create_diet(office_town.session, "VEG", "Vegetariana", "niente carne")
    assign_diet(office_town.session, anna.panel.pupil_id, diet_id, starts_on=YEAR_START, ends_on=YEAR_END)
    anna.reload()
    settled()
    act(anna, "end_diet").click()
    anna.panel.last_day_form.save_button.click()
    settled()

    assert diets_of(office_town.session, anna.panel.pupil_id)[0].ends_on == TODAY


def test_the_way_to_account_and_cards(qtbot, anna: PupilsPage):
    with qtbot.waitSignal(anna.desk.account_wanted) as account:
        anna.panel.account_button.click()
    with qtbot.waitSignal(anna.desk.cards_wanted) as cards:
        anna.panel.cards_button.click()

    assert account.args == cards.args == [anna.panel.pupil_id]
