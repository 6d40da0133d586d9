"""What tests of the account do again and again, and how they read what is on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from office.account.page import AccountPage
from tests.office.conftest import texts

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
