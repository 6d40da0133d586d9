"""What tests of the cash desk do again and again, and how they read what is on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from core.access.operations import OperationId
from core.payments import (
    Channel,
    Means,
    recharge,
)
from office.cash.page import CashPage
from tests.office.conftest import OfficeTown, texts

TODAY = date(2026, 11, 24)
Settled = Callable[[], None]


def said(page: CashPage) -> str:
    return texts(page.desk.messages)[-1].replace("\N{NO-BREAK SPACE}", " ")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def rows(model) -> list[str]:
    return [
        plain(" | ".join(str(model.index(row, column).data()) for column in range(model.columnCount())))
        for row in range(model.rowCount())
    ]


def open_drawer(page: CashPage, settled: Settled, amount: str = "50") -> None:
    page.drawer.float_amount.setText(amount)
    page.drawer.open_button.click()
    settled()


def take(page: CashPage, settled: Settled, name: str = "verdi", amount: str = "25") -> None:
    till = page.drawer.till
    till.search.setText(name)
    till.search.returnPressed.emit()
    settled()
    till.card.prints.setChecked(False)
    till.card.amount.setText(amount)
    till.card.button.click()
    settled()


def elsewhere(town: OfficeTown, name: str, cents: int = 1000, means: Means = Means.CASH):
    return recharge(
        town.session, OperationId("office", name), pupil_id=town.pupils["Rossi"], service_group_id=town.town.group_id,
        amount_cents=cents, means=means, channel=Channel.COUNTER, issuer="UFF",
    )  # fmt: skip
