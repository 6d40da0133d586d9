"""A family contests a meal: from the statement's line to the decision; a meal reversed by mistake is charged again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from core.access.operations import OperationId
from core.access.options import set_option
from core.access.permissions import Role
from core.ledger import (
    CONTEST_DAYS,
    Charge,
    ContestAbout,
    ContestChannel,
    EntryKey,
    EntryKind,
    contest,
    contestations,
    post_charges,
    refuse_contestation,
    reverse_entry,
)
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from core.registry import create_guardian, link_guardian
from office.account.page import AccountPage
from tests.core.documents.reading import page_texts
from tests.office.account.acts import lines, said
from tests.office.conftest import FakeFiles, OfficeTown, texts

Settled = Callable[[], None]
MONDAY = date(2026, 11, 23)


@pytest.fixture
def meal(anna: AccountPage, office_town: OfficeTown, settled: Settled) -> EntryKey:
    """Monday's meal, charged to Rossi Anna by the close and chosen on the statement; her mother is Rossi Carla."""
    session, anna_id = office_town.session, office_town.pupils["Rossi"]
    link_guardian(session, anna_id, create_guardian(session, "Rossi", "Carla"), "madre", is_applicant=True)
    account, service = office_town.town.account(anna_id), office_town.service_id
    post_charges(session, on=MONDAY, service_id=service, scope=f"meals:{service}:1", charges=[Charge(account, 525)])
    show(anna, settled)
    return EntryKey(account, MONDAY, EntryKind.CHARGE, service * 1000)


def show(page: AccountPage, settled: Settled, row: int = -1) -> None:
    page.reload()
    settled()
    page.register.table.selectRow(row % max(1, page.register.model.rowCount()))
    settled()


def kept(office_town: OfficeTown):
    return contestations(office_town.session).items


def rows(page: AccountPage) -> list[str]:
    model = page.contestations.model
    return [
        " | ".join(str(model.index(row, column).data() or "") for column in range(6)) for row in range(model.rowCount())
    ]


def open_by_form(page: AccountPage, settled: Settled) -> None:
    page.register.contest_action.trigger()
    settled()
    form = page.moving.contest_form
    form.text.setPlainText("Era a casa con la febbre")
    form.attachment.setText("prot. 123/2026")
    form.save_button.click()
    form.save_button.click()
    settled()


def test_a_meal_is_contested_from_its_line(
    anna: AccountPage, meal: EntryKey, office_town: OfficeTown, settled: Settled
):
    anna.register.contest_action.trigger()
    settled()
    form = anna.moving.contest_form
    assert anna.moving.isVisible()
    assert (form.heading.text().replace("\xa0", " "), form.received_on.text(), form.asked_by.currentText()) == (
        "Contesta 5,25 € del 23/11/2026", "24/11/2026", "Rossi Carla",
    )  # fmt: skip
    form.save_button.click()
    settled()
    assert "scrivi che cosa dice la famiglia" in next(
        line.fault.text() for line in form._lines if line.field is form.text
    )
    form.text.setPlainText("Era a casa con la febbre")
    form.channel.setCurrentIndex(form.channel.findData(ContestChannel.EMAIL.value))
    form.attachment.setText("prot. 123/2026")
    form.save_button.click()
    form.save_button.click()
    settled()

    (one,) = kept(office_town)
    assert (one.key, one.channel, one.about, one.asked_by, one.text, one.attachment) == (
        meal, ContestChannel.EMAIL, ContestAbout.ABSENT, "Rossi Carla", "Era a casa con la febbre", "prot. 123/2026",
    )  # fmt: skip
    assert "contestato, da decidere" in lines(anna)[0]
    show(anna, settled)
    assert (anna.register.contest_action.isEnabled(), anna.register.decide_action.isEnabled()) == (False, True)


def test_a_late_one_is_told_and_taken(anna: AccountPage, meal: EntryKey, office_town: OfficeTown, settled: Settled):
    set_option(office_town.session, CONTEST_DAYS, 0)
    anna.register.contest_action.trigger()
    settled()
    form = anna.moving.contest_form
    assert not form.late.isVisible()  # it was posted today
    form._deadline = MONDAY
    form.received_on.setText("24/11/2026")
    form._tell_late()
    assert "dopo il termine, che era il 23/11/2026" in form.late.text()
    assert form.late.isVisible()
    form.text.setPlainText("x")
    form.save_button.click()
    settled()
    assert len(kept(office_town)) == 1


def test_accepted_in_the_list_the_credit_comes_back(
    anna: AccountPage, meal: EntryKey, office_town: OfficeTown, settled: Settled, files: FakeFiles
):
    open_by_form(anna, settled)
    show(anna, settled)
    anna.register.decide_action.trigger()
    settled()
    panel = anna.contestations
    assert panel.isVisible()
    assert [row.replace("\xa0", " ") for row in rows(anna)] == [
        "aperta | 0 | Rossi Anna | 23/11/2026 | 5,25 € | l'alunno era assente"
    ]
    panel.table.selectRow(0)
    settled()
    assert "Rossi Carla, allo sportello: Era a casa con la febbre\nAllegato: prot. 123/2026" in panel.detail.text()
    panel.accept_button.click()
    assert "viene stornato: il credito torna sul conto di Rossi Anna" in panel.reason_bar.label.text()
    panel.reason_bar.field.setText("Il registro lo dà assente")
    panel.reason_bar.accept_button.click()
    settled()

    assert said(anna) == "success: Contestazione accolta: il saldo è 0,00 €."
    assert rows(anna)[0].startswith("accolta")
    assert not panel.accept_button.isEnabled()
    panel.back_button.click()
    settled()
    assert any("Storno di pasto del 23/11/2026 · Contestazione accolta: Il registro lo dà assente" in line
               for line in lines(anna))  # fmt: skip


def test_refused_it_is_written_on_the_line_and_on_paper(
    anna: AccountPage, meal: EntryKey, office_town: OfficeTown, settled: Settled, files: FakeFiles
):
    open_by_form(anna, settled)
    anna.paper_button.click()
    settled()
    assert "contestato, in esame" in " ".join(page_texts(files.opened[-1])[0].split())
    anna._show_contestations()
    settled()
    panel = anna.contestations
    panel.table.selectRow(0)
    settled()
    panel.refuse_button.click()
    panel.reason_bar.field.setText("La scuola conferma che c'era")
    panel.reason_bar.accept_button.click()
    settled()
    panel.account_button.click()
    settled()
    assert "contestazione respinta: La scuola conferma che c'era" in lines(anna)[0]
    anna.paper_button.click()
    settled()
    assert "contestazione respinta: La scuola conferma" in " ".join(page_texts(files.opened[-1])[0].split())


def test_the_list_is_searched_filtered_and_exported(
    anna: AccountPage, meal: EntryKey, office_town: OfficeTown, settled: Settled, files: FakeFiles, tmp_path
):
    open_by_form(anna, settled)
    anna._show_contestations()
    settled()
    panel = anna.contestations
    panel.state.setCurrentIndex(panel.state.findData("refused"))
    settled()
    assert rows(anna) == []
    panel.state.setCurrentIndex(0)
    panel.model.set_filter("verd")
    settled()
    assert rows(anna) == []
    panel.model.set_filter("ann")
    settled()
    assert len(rows(anna)) == 1
    assert panel.export_button.isEnabled()


def test_decided_by_somebody_else_meanwhile_it_is_said(
    anna: AccountPage, meal: EntryKey, office_town: OfficeTown, settled: Settled
):

    open_by_form(anna, settled)
    anna._show_contestations()
    settled()
    panel = anna.contestations
    panel.table.selectRow(0)
    settled()
    panel.accept_button.click()
    panel.reason_bar.field.setText("x")
    refuse_contestation(office_town.session, kept(office_town)[0].id, "No")
    panel.reason_bar.accept_button.click()
    settled()
    assert "è già stata decisa il 24/11/2026" in texts(anna.desk.messages)[-1]


@pytest.mark.parametrize("role", [Role.CASHIER, Role.AUDITOR])
def test_who_only_looks_decides_nothing(
    make_page: Callable[..., AccountPage], meal: EntryKey, office_town: OfficeTown, settled: Settled, role: Role
):
    contest(
        office_town.session, OperationId("test", "c"), meal, received_on=MONDAY, channel=ContestChannel.DESK,
        about=ContestAbout.PRICE, text="x",
    )  # fmt: skip
    page = make_page(role)
    page._show_contestations()
    settled()
    page.contestations.table.selectRow(0)
    settled()
    assert not page.contestations.accept_button.isEnabled()
    assert not page.contestations.refuse_button.isEnabled()


def test_a_meal_reversed_by_mistake_is_charged_again_once(
    anna: AccountPage, meal: EntryKey, office_town: OfficeTown, entries: Callable[[str], list[str]], settled: Settled
):
    assert not anna.register.repeat_action.isEnabled()
    reverse_entry(office_town.session, OperationId("test", "r"), meal, "Creduta assente")
    show(anna, settled)
    assert anna.register.repeat_action.isEnabled()
    anna.register.repeat_action.trigger()
    bar = anna.register.reason_bar
    assert "fu stornato per «Creduta assente»: viene addebitato di nuovo, una volta sola" in bar.label.text()
    bar.field.setText("Era presente")
    bar.accept_button.click()
    settled()

    assert said(anna) == "success: Pasto addebitato di nuovo: il saldo è −5,25 €."
    assert entries("Rossi") == ["charge -525 = -525", "charge -525 = -1050", "reversal +525 = -525"]
    told = "\n".join(lines(anna))
    assert "riaddebitato il 24/11/2026" in told
    assert "riaddebito del 23/11/2026: Era presente" in told
    show(anna, settled)
    anna.register.repeat_action.trigger()
    bar.field.setText("Ancora")
    bar.accept_button.click()
    settled()
    assert "è già addebitato" in texts(anna.desk.messages)[-1]


# As it looks and sounds


def test_in_both_languages_and_themes_without_a_warning(
    anna: AccountPage, meal: EntryKey, qapp: QApplication, settled: Settled, plain_looks: None
):
    open_by_form(anna, settled)
    anna._show_contestations()
    settled()
    anna.contestations.table.selectRow(0)
    for theme in (Theme.DARK, Theme.LIGHT):
        apply_theme(qapp, theme)
        for language in (Language.ENGLISH, Language.ITALIAN):
            set_language(qapp, language)
            settled()
            assert not anna.grab().isNull()
    assert anna.contestations.heading.text() == "Contestazioni"
    assert rows(anna)[0].startswith("aperta")


def test_every_field_has_a_name_for_a_screen_reader(anna: AccountPage, meal: EntryKey, settled: Settled):
    anna.register.contest_action.trigger()
    settled()
    form = anna.moving.contest_form
    for field in (form.received_on, form.channel, form.asked_by, form.about, form.text, form.attachment):
        assert field.accessibleName(), field.objectName()
    panel = anna.contestations
    for widget in (panel.search, panel.state, panel.table):
        assert widget.accessibleName(), widget.objectName()
