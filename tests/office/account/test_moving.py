"""Credit transferred to a sibling or paid back, from the account's page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.access.permissions import Role
from core.ledger import accounts_of
from core.registry import create_guardian, link_guardian
from office.account import moving_card
from office.account.page import AccountPage
from tests.office.account.acts import lines, said, take
from tests.office.conftest import OfficeTown, texts

Settled = Callable[[], None]
IBAN = "IT60 X054 2811 1010 0000 0123 456"


@pytest.fixture
def rich(anna: AccountPage, office_town: OfficeTown, settled: Settled) -> AccountPage:
    """Rossi Anna has 20 euro and, in Rossini Luca, a brother."""
    mother = create_guardian(office_town.session, "Rossi", "Carla")
    for name in ("Rossi", "Rossini"):
        link_guardian(office_town.session, office_town.pupils[name], mother, "madre", is_applicant=True)
    take(anna, "20", settled)
    anna.reload()
    settled()
    return anna


def balance(office_town: OfficeTown, name: str) -> list[int]:
    return [account.balance_cents for account in accounts_of(office_town.session, office_town.pupils[name])]


def test_a_transfer_begins_with_the_whole_credit_and_says_what_is_left(
    rich: AccountPage, office_town: OfficeTown, settled: Settled
):
    rich.register.transfer_action.trigger()
    settled()
    form = rich.moving.transfer_form
    assert rich.moving.isVisible()
    assert not rich.card.isVisible()
    assert (form.to.currentText(), form.amount.text()) == ("Rossini Luca · 3ªB", "20,00")
    form.amount.setText("15")
    form.save_button.click()
    settled()
    assert "Motivo: scrivi perché" in next(line.fault.text() for line in form._lines if line.field is form.reason)
    form.reason.setText("Anna cambia scuola")
    form.save_button.click()
    form.save_button.click()
    settled()

    assert (balance(office_town, "Rossi"), balance(office_town, "Rossini")) == ([500], [1500])
    assert said(rich) == "success: Trasferiti 15,00 €: qui restano 5,00 €, sull'altro conto ci sono 15,00 €."
    assert "Giroconto a Rossini Luca · Anna cambia scuola" in lines(rich)[0]
    assert rich.card.isVisible()
    rich.register.table.selectRow(0)
    assert not rich.register.reverse_button.isEnabled()


def test_more_than_there_is_is_said_beside_the_amount(rich: AccountPage, office_town: OfficeTown, settled: Settled):
    rich.register.transfer_action.trigger()
    settled()
    form = rich.moving.transfer_form
    form.amount.setText("20,01")
    form.reason.setText("x")
    form.save_button.click()
    settled()

    line = next(line for line in form._lines if line.field is form.amount)
    assert "non si possono togliere 20,01" in line.fault.text()
    assert balance(office_town, "Rossini") == []
    form.cancel_button.click()
    assert rich.card.isVisible()


def test_without_credit_or_siblings_it_says_what_is_missing(anna: AccountPage, settled: Settled):
    for action in (anna.register.transfer_action, anna.register.refund_action):
        action.trigger()
        settled()
        assert "non c'è credito da spostare" in texts(anna.desk.messages)[-1]
        anna.desk.messages.clear()
    take(anna, "5", settled)
    anna.register.transfer_action.trigger()
    settled()

    assert "non ha fratelli in archivio" in texts(anna.desk.messages)[-1]
    assert not anna.moving.isVisible()


def test_a_refund_goes_into_the_list_of_what_is_to_be_paid(
    rich: AccountPage, office_town: OfficeTown, settled: Settled, tmp_path
):
    rich.register.refund_action.trigger()
    form = rich.moving.refund_form
    assert (form.amount.text(), form.payee.text()) == ("20,00", "Rossi Carla")
    form.reason.setText("Fine ciclo")
    form.iban.setText("IT00")
    form.save_button.click()
    settled()
    assert "IBAN: non è giusto" in next(line.fault.text() for line in form._lines if line.field is form.iban)
    form.iban.setText(IBAN)
    form.save_button.click()
    settled()

    assert balance(office_town, "Rossi") == [0]
    assert "Rimborso · Fine ciclo" in lines(rich)[0]
    rich.refunds_button.click()
    settled()
    assert rich.content.currentWidget() is rich.refunds
    assert rich.refunds.sum_label.text().replace("\N{NO-BREAK SPACE}", " ") == "Da pagare: 20,00 €"
    rich.refunds.table.export_to(tmp_path / "rimborsi.csv")
    settled()
    (_titles, line) = (tmp_path / "rimborsi.csv").read_text(encoding="utf-8-sig").splitlines()
    assert line == f"24/11/2026;Rossi Anna;20,00;Rossi Carla;{IBAN.replace(' ', '')};Fine ciclo;da pagare"
    rich.refunds.back_button.click()
    assert rich.content.currentWidget() is rich.account


def test_a_lost_answer_moves_once(rich: AccountPage, office_town: OfficeTown, monkeypatch, settled: Settled):
    from core.errors import EnvironmentFault

    real = moving_card.transfer

    def commit_and_lose(*args: object, **more: object) -> object:
        real(*args, **more)
        raise EnvironmentFault

    rich.register.transfer_action.trigger()
    settled()
    rich.moving.transfer_form.amount.setText("5")
    rich.moving.transfer_form.reason.setText("x")
    with monkeypatch.context() as patch:
        patch.setattr(moving_card, "transfer", commit_and_lose)
        rich.moving.transfer_form.save_button.click()
        settled()
    rich.moving.transfer_form.save_button.click()
    settled()

    assert (balance(office_town, "Rossi"), balance(office_town, "Rossini")) == ([1500], [500])


@pytest.mark.parametrize("role", [Role.CASHIER, Role.AUDITOR])
def test_who_may_not_post_moves_nothing(
    make_page: Callable[..., AccountPage], office_town: OfficeTown, settled: Settled, role: Role
):
    page = make_page(role)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()

    assert not page.register.more_button.isVisible()
    assert page.refunds_button.isVisible()
