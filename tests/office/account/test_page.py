"""The account: whose, what it says, money in, an entry taken back, papers; and who may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import EnvironmentFault
from core.ledger import close_period, verify
from core.payments import Means, recharges
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from core.registry import create_guardian, link_guardian, set_payers
from office import recharging
from office.account.page import AccountPage
from tests.core.documents.reading import page_texts
from tests.office.account.conftest import press
from tests.office.conftest import FakeFiles, OfficeTown, texts

TODAY, MONDAY = date(2026, 11, 24), date(2026, 11, 23)
Settled = Callable[[], None]
Entries = Callable[[str], list[str]]
Charge = Callable[[str, date], None]


def lines(page: AccountPage) -> list[str]:
    """The register as a picture."""
    model = page.register.model
    return [
        " | ".join(str(model.index(row, column).data()).replace("\N{NO-BREAK SPACE}", " ") for column in range(4))
        for row in range(model.rowCount())
    ]


def said(page: AccountPage) -> str:
    return texts(page.desk.messages)[-1].replace("\N{NO-BREAK SPACE}", " ")


def take(page: AccountPage, text: str = "25", settled: Settled | None = None) -> None:
    page.card.amount.setText(text)
    page.card.button.click()
    if settled is not None:
        settled()


# Whose account


def test_one_begins_by_searching_and_enter_opens_the_first(page: AccountPage, settled: Settled):
    assert page.content.currentWidget() is page.empty
    assert not page.paper_button.isVisible()
    assert page.search.window().focusWidget() is page.search
    press(page, "verdi")
    press(page, Qt.Key.Key_Return)
    settled()

    assert page.name.text() == "Verdi Noè"
    assert page.content.currentWidget() is page.account
    assert page.search.text() == ""
    assert page.card.amount.window().focusWidget() is page.card.amount
    assert page.register.table.empty_text == "Nessun movimento: la prima ricarica apre il conto."


def test_several_found_are_chosen_from_by_arrow_and_enter(qtbot, page: AccountPage, settled: Settled):
    with qtbot.waitSignal(page.search.search_changed):
        press(page, "ross")
    settled()
    assert page.content.currentWidget() is page.found
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    settled()

    assert page.name.text() == "Rossini Luca"


def test_clearing_the_search_goes_back_to_the_account(qtbot, anna: AccountPage, settled: Settled):
    anna.search.setFocus()
    with qtbot.waitSignal(anna.search.search_changed):
        press(anna, "zzz")
    settled()
    assert anna.content.currentWidget() is anna.found
    assert anna.found_model.rowCount() == 0
    press(anna, Qt.Key.Key_Escape)
    assert anna.content.currentWidget() is anna.account
    assert anna.name.text() == "Rossi Anna"


def test_a_negative_balance_has_a_word_and_today_s_meal_is_pending(anna: AccountPage, charge: Charge, settled: Settled):
    charge("Rossi", MONDAY)
    anna.reload()
    settled()

    assert anna.balance.accessibleName() == "Saldo Refezione: −5,25\N{NO-BREAK SPACE}€: a debito"
    assert anna.pending.accessibleName() == (
        "Oggi: pasto in sospeso: −5,25\N{NO-BREAK SPACE}€: poi −10,50\N{NO-BREAK SPACE}€ a debito"
    )


def test_until_when_the_credit_lasts(anna: AccountPage, settled: Settled):
    assert anna.balance.note.text() == "non basta per il prossimo pasto"
    take(anna, "20", settled)
    assert anna.balance.note.text() == "basta per 3 pasti, fino al 26/11"
    take(anna, "2000", settled)
    assert anna.balance.note.text() == "basta per tutti i pasti previsti"


# Money in


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
        take(anna, "25", settled)
    assert said(anna) == "error: La base dati non risponde."
    assert anna.card.amount.text() == "25"
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


# Taking back


def test_a_reversal_says_what_it_will_do_and_asks_for_a_reason(
    anna: AccountPage, entries: Entries, charge: Charge, settled: Settled
):
    take(anna, "10", settled)
    charge("Rossi", MONDAY)
    anna.reload()
    settled()
    anna.register.table.selectRow(1)
    anna.register.reverse_button.click()
    bar = anna.register.reason_bar
    told = bar.label.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "«Pasto» del 23/11/2026 (−5,25 €): il saldo passa da 4,75 € a 10,00 €" in told
    assert not bar.accept_button.isEnabled()
    press(anna, "Era malata")
    press(anna, Qt.Key.Key_Return)
    settled()

    assert entries("Rossi") == ["charge -525 = -525", "recharge +1000 = 475", "reversal +525 = 1000"]
    assert lines(anna)[0].startswith("24/11/2026 | Storno di pasto del 23/11/2026 · Era malata | +5,25 €")
    assert "stornato: Era malata" in lines(anna)[2]
    assert said(anna) == "success: Storno registrato: il saldo è 10,00 €."
    for row in (0, 2):  # neither the reversal nor what it took back can be taken back
        anna.register.table.selectRow(row)
        assert not anna.register.reverse_button.isEnabled()


def test_taken_back_meanwhile_it_is_said(anna: AccountPage, charge: Charge, entries: Entries, settled: Settled):
    charge("Rossi", MONDAY)
    anna.reload()
    settled()
    line = anna.register.model.record(0)
    anna.correcting.reverse(anna.desk.new_operation(), line, "uno")
    anna.correcting.reverse(anna.desk.new_operation(), line, "due")
    settled()

    assert "è già stata stornata il 24/11/2026 (uno)" in "\n".join(texts(anna.desk.messages))
    assert entries("Rossi") == ["charge -525 = -525", "reversal +525 = 0"]


def test_an_entry_of_a_closed_month_is_taken_back_today(
    anna: AccountPage, clock: FixedClock, charge: Charge, entries: Entries, office_town: OfficeTown, settled: Settled
):
    charge("Rossi", MONDAY)
    clock.advance(timedelta(days=8))
    close_period(office_town.session, MONDAY)
    anna.reload()
    settled()
    anna.correcting.reverse(anna.desk.new_operation(), anna.register.model.record(0), "Errore")
    settled()

    assert entries("Rossi") == ["charge -525 = -525", "reversal +525 = 0"]
    assert lines(anna)[0].startswith("02/12/2026")
    assert verify(office_town.database).is_ok


# The register and the papers


@pytest.fixture
def moved(anna: AccountPage, charge: Charge, settled: Settled) -> AccountPage:
    for day in (9, 10, 11):
        charge("Rossi", date(2026, 11, day))
    take(anna, "20", settled)
    return anna


def test_filters_by_day_and_kind_keep_the_account_s_balances(moved: AccountPage, settled: Settled):
    register = moved.register
    register.kind.setCurrentIndex(register.kind.findText("Pasto"))
    settled()
    assert [line.split(" | ")[0] for line in lines(moved)] == ["11/11/2026", "10/11/2026", "09/11/2026"]
    assert lines(moved)[0].endswith("−15,75 €")
    register.first.setFocus()
    QTest.keyClicks(register.first, "10/11")
    QTest.keyClick(register.first, Qt.Key.Key_Return)
    settled()
    assert len(lines(moved)) == 2
    register.kind.setCurrentIndex(register.kind.findText("Altri"))
    settled()
    assert lines(moved) == []
    assert "Premi «Tutto»" in register.table.empty_text
    register.all_button.click()
    settled()
    assert len(lines(moved)) == 4


def test_the_statement_on_paper_holds_all_kinds_of_the_days_asked_for(
    moved: AccountPage, files: FakeFiles, settled: Settled
):
    moved.register.first.set_day(date(2026, 11, 10))
    moved.register.kind.setCurrentIndex(1)
    moved.paper_button.click()
    settled()

    (path,) = files.opened
    (text,) = page_texts(path)
    for told in ("Rossi Anna", "dal 10/11/2026 al 24/11/2026", "Pasto · Mensa", "Ricarica in contanti"):
        assert told in text
    assert "09/11/2026" not in text.replace("prima del 10/11/2026", "")


def test_the_register_as_a_file(moved: AccountPage, tmp_path, settled: Settled):
    moved.register.table.export_to(tmp_path / "conto.csv")
    settled()

    rows = (tmp_path / "conto.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "Data;Descrizione;Importo;Saldo"
    assert rows[1] == "24/11/2026;Ricarica in contanti;20,00;4,25"
    assert rows[-1] == "09/11/2026;Pasto · Mensa;-5,25;-5,25"


def test_a_folder_that_cannot_be_written_is_said(moved: AccountPage, files: FakeFiles, tmp_path, settled: Settled):
    (tmp_path / "piena").write_text("")
    files.set_folder(tmp_path / "piena" / "sotto")
    moved.paper_button.click()
    settled()

    assert texts(moved.desk.messages)[-1].startswith("error: Nella cartella")


# Who may


@pytest.mark.parametrize(
    ("role", "card", "reverse"),
    [
        (Role.ADMINISTRATOR, True, True), (Role.CLERK, True, True), (Role.CASHIER, True, False),
        (Role.AUDITOR, False, False),
    ],
)  # fmt: skip
def test_what_each_role_may(
    make_page: Callable[..., AccountPage], office_town: OfficeTown, charge: Charge, settled: Settled, role: Role,
    card: bool, reverse: bool,
):  # fmt: skip
    charge("Rossi", MONDAY)
    page = make_page(role)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    page.register.table.selectRow(0)

    assert page.card.isVisible() is card
    assert page.register.reverse_button.isVisible() is reverse
    assert len(lines(page)) == 1


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.KITCHEN])
def test_accounts_are_not_for_schools_and_kitchens(
    make_page: Callable[..., AccountPage], office_town: OfficeTown, settled: Settled, role: Role
):
    page = make_page(role, office_town.town.school_id if role is Role.SCHOOL else None)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()

    assert page.content.currentWidget() is page.refused
    assert not page.search.isVisible()
    assert page.name.text() == ""


def test_both_languages_and_themes(moved: AccountPage, qapp, settled: Settled, plain_looks: None):
    for language in (Language.ENGLISH, Language.ITALIAN):
        for theme in (Theme.DARK, Theme.LIGHT):
            set_language(qapp, language)
            apply_theme(qapp, theme)
            qapp.sendPostedEvents()
            settled()
            assert not moved.grab().isNull()
    assert moved.heading.text() == "Conti"
    assert len(lines(moved)) == 4


def test_the_way_to_the_record(qtbot, anna: AccountPage, office_town: OfficeTown):
    with qtbot.waitSignal(anna.desk.pupil_wanted) as asked:
        anna.record_button.click()

    assert asked.args == [office_town.pupils["Rossi"]]
