"""Money in at the account: once, whatever is pressed or lost; its receipt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt

from core.errors import EnvironmentFault
from core.payments import Means, recharges
from core.registry import create_guardian, link_guardian, set_payers
from office import recharging
from office.account.page import AccountPage
from tests.core.documents.reading import page_texts
from tests.office.account.acts import lines, said, take
from tests.office.account.conftest import press
from tests.office.conftest import FakeFiles, OfficeTown

TODAY, MONDAY = date(2026, 11, 24), date(2026, 11, 23)
Settled = Callable[[], None]
Entries = Callable[[str], list[str]]
Charge = Callable[[str, date], None]


def test_a_recharge_and_its_receipt(anna: AccountPage, entries: Entries, files: FakeFiles, settled: Settled):
    assert anna.card.button.text() == "Registra la ricarica"
    anna.card.amount.setText("25,5")
    anna.card.means_buttons[Means.BANCOMAT].setChecked(True)
    assert anna.card.button.text().replace("\N{NO-BREAK SPACE}", " ") == "Registra 25,50 € · bancomat"
    anna.card.payer.setEditText("Ida Verdi")
    anna.card.button.click()
    settled()

    assert entries("Rossi") == ["recharge +2550 = 2550"]
    (kept,) = recharges(anna.desk.session).items
    assert (kept.number_text, kept.means.value, kept.paid_by) == ("UFF/2026/000001", "bancomat", "Ida Verdi")
    assert said(anna) == "success: Ricarica di 25,50 € a Rossi Anna registrata. Ricevuta UFF/2026/000001."
    assert lines(anna) == ["24/11/2026 | Ricarica allo sportello, tracciabile | +25,50 € | 25,50 €"]
    assert anna.balance.number.text().startswith("25,50")
    assert anna.card.amount.text() == ""
    anna.desk.messages.rows[-1].action_button.click()
    settled()
    (path,) = files.opened
    (text,) = page_texts(path)
    assert "UFF/2026/000001" in text
    assert "RISTAMPA" not in text


def test_the_receipt_opens_by_itself_and_a_reprint_is_a_copy(anna: AccountPage, files: FakeFiles, settled: Settled):
    anna.card.prints.setChecked(True)
    take(anna, "10", settled)
    settled()
    anna.register.table.selectRow(0)
    assert anna.register.receipt_button.isEnabled()
    anna.register.receipt_button.click()
    settled()
    settled()

    assert len(files.opened) == 2
    assert files.opened[0].name == "Ricevuta-UFF-2026-000001.pdf"
    (text,) = page_texts(files.opened[1])
    assert text.count("RISTAMPA") == 2


def test_a_double_click_recharges_once(qtbot, anna: AccountPage, entries: Entries, settled: Settled):
    anna.card.amount.setText("25")
    qtbot.mouseClick(anna.card.button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(anna.card.button, Qt.MouseButton.LeftButton)
    anna.card.recharge_wanted.emit()
    settled()

    assert entries("Rossi") == ["recharge +2500 = 2500"]


def test_a_retry_after_a_lost_answer_does_not_double(
    anna: AccountPage, entries: Entries, monkeypatch, settled: Settled
):
    class Gone(EnvironmentFault):
        template = "La base dati non risponde."

    real = recharging.recharge

    def commit_and_lose(*args: object, **more: object) -> object:
        real(*args, **more)
        raise Gone

    with monkeypatch.context() as patch:
        patch.setattr(recharging, "recharge", commit_and_lose)
        anna.card.button.setFocus()
        take(anna, "25")
        assert anna.card.amount.hasFocus(), "not whatever comes after a button that is disabled"
        settled()
    assert said(anna) == "error: La base dati non risponde."
    assert anna.card.amount.text() == "25"
    assert anna.card.button.hasFocus(), "pressed again, it is the same recharge"
    anna.card.button.click()
    settled()

    assert entries("Rossi") == ["recharge +2500 = 2500"]
    assert said(anna) == "success: La ricarica era già registrata e non è stata ripetuta: ricevuta UFF/2026/000001."


def test_another_amount_after_a_lost_answer_is_held_back_once(
    anna: AccountPage, entries: Entries, monkeypatch, settled: Settled
):
    real = recharging.recharge

    def commit_and_lose(*args: object, **more: object) -> object:
        real(*args, **more)
        raise EnvironmentFault

    with monkeypatch.context() as patch:
        patch.setattr(recharging, "recharge", commit_and_lose)
        take(anna, "25", settled)
    take(anna, "52", settled)
    assert entries("Rossi") == ["recharge +2500 = 2500"]
    assert "risulta già registrata" in said(anna)
    assert len(lines(anna)) == 1
    anna.card.button.click()
    settled()
    assert entries("Rossi") == ["recharge +2500 = 2500", "recharge +5200 = 7700"]


@pytest.mark.parametrize("text", ["", "0", "-5", "12,345", "abc", "20.000", "1e3"])
def test_what_is_no_amount_is_said_and_stays(anna: AccountPage, entries: Entries, text: str, settled: Settled):
    take(anna, text, settled)

    assert entries("Rossi") == []
    assert anna.card.fault.isVisible()
    assert anna.card.fault.text().startswith("Importo: ")
    assert anna.card.amount.text() == text
    anna.card.amount.setText("5")
    assert anna.card.fault.isHidden()


def test_two_recharges_in_a_row_are_two(anna: AccountPage, entries: Entries, settled: Settled):
    take(anna, "10", settled)
    take(anna, "10", settled)

    assert entries("Rossi") == ["recharge +1000 = 1000", "recharge +1000 = 2000"]


def test_a_recharge_by_keyboard_alone(page: AccountPage, entries: Entries, settled: Settled):
    page.card.prints.setChecked(False)
    press(page, "verdi")
    press(page, Qt.Key.Key_Return)
    settled()
    press(page, "20")
    press(page, Qt.Key.Key_Return)
    assert entries("Verdi") == []  # the first Enter only goes on to the button, which says what it does
    assert page.card.button.window().focusWidget() is page.card.button
    press(page, Qt.Key.Key_Return)
    settled()

    assert entries("Verdi") == ["recharge +2000 = 2000"]
    assert page.window().focusWidget() is page.search, page.window().focusWidget()  # ready for the next


def test_who_pays_is_offered_and_where_several_share_nobody_is(
    page: AccountPage, office_town: OfficeTown, settled: Settled
):
    session, anna = office_town.session, office_town.pupils["Rossi"]
    carla, ugo = (create_guardian(session, *name) for name in (("Rossi", "Carla"), ("Bianchi", "Ugo")))
    for guardian in (carla, ugo):
        link_guardian(session, anna, guardian, "genitore", is_applicant=guardian == carla)
    for percents, shown in (({ugo: 100}, "Bianchi Ugo"), ({carla: 60, ugo: 40}, "")):
        set_payers(session, anna, percents, session.today())
        page.open_pupil(office_town.pupils["Verdi"])
        page.open_pupil(anna)
        settled()
        assert page.card.payer.currentText() == shown
    assert [page.card.payer.itemText(place) for place in range(page.card.payer.count())] == [
        "Rossi Carla", "Bianchi Ugo",
    ]  # fmt: skip


def test_the_applicant_is_offered_as_payer(page: AccountPage, office_town: OfficeTown, settled: Settled):
    session, pupil_id = office_town.session, office_town.pupils["Rossi"]
    for name, is_applicant in (("Bruna", False), ("Carla", True)):
        link_guardian(session, pupil_id, create_guardian(session, "Rossi", name), "", is_applicant)
    page.open_pupil(pupil_id)
    settled()

    assert page.card.payer.currentText() == "Rossi Carla"
    page.card.amount.setText("33")
    page.open_pupil(office_town.pupils["Verdi"])
    settled()
    assert (page.card.payer.currentText(), page.card.amount.text()) == ("", "")  # nothing goes to the next by mistake


def test_an_amount_being_typed_outlives_a_reload(anna: AccountPage, charge: Charge, settled: Settled):
    anna.card.amount.setText("33")
    charge("Rossi", MONDAY)  # the day is closed meanwhile
    anna.reload()
    settled()

    assert anna.card.amount.text() == "33"
    assert len(lines(anna)) == 1
