"""The accounts' page with somebody at the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from core.access.operations import OperationId
from core.ledger import EntryKind, accounts_of, post, statement
from core.ledger.kinds import Contra
from office.account.page import AccountPage
from tests.office.account.acts import take
from tests.office.conftest import OfficeTown
from tests.office.pupils.conftest import italian, press

__all__ = ["italian", "press"]


@pytest.fixture
def make_page(opened: Callable[..., AccountPage]) -> Callable[..., AccountPage]:
    """The page of a role, on screen and loaded."""
    return partial(opened, AccountPage)


@pytest.fixture
def page(make_page: Callable[..., AccountPage]) -> AccountPage:
    return make_page()


@pytest.fixture
def anna(page: AccountPage, office_town: OfficeTown, settled: Callable[[], None]) -> AccountPage:
    """The account of Rossi Anna is on screen; the receipt is not opened by itself."""
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    page.card.prints.setChecked(False)
    return page


@pytest.fixture
def entries(office_town: OfficeTown) -> Callable[[str], list[str]]:
    """What the ledger holds for a pupil, oldest first: `recharge +2500 = 2500`."""

    def read(last_name: str) -> list[str]:
        accounts = accounts_of(office_town.session, office_town.pupils[last_name])
        return [
            f"{line.kind.name.lower()} {line.amount_cents:+} = {line.balance_cents}"
            for account in accounts
            for line in statement(office_town.session, account.id, newest_first=False).lines
        ]

    return read


@pytest.fixture
def charge(office_town: OfficeTown) -> Callable[[str, date], None]:
    """Charge a meal of 5.25 to a pupil on a day."""

    def put(last_name: str, on: date) -> None:
        session, pupil_id = office_town.session, office_town.pupils[last_name]
        known = accounts_of(session, pupil_id)
        account_id = known[0].id if known else office_town.town.account(pupil_id)
        post(
            session, OperationId("test", session.ids.new_id()), account_id=account_id, on=on, kind=EntryKind.CHARGE,
            amount_cents=-525, contra=Contra.MEALS, service_id=office_town.service_id,
        )  # fmt: skip

    return put


@pytest.fixture
def moved(anna: AccountPage, charge: Callable[[str, date], None], settled: Callable[[], None]) -> AccountPage:
    for day in (9, 10, 11):
        charge("Rossi", date(2026, 11, day))
    take(anna, "20", settled)
    return anna
