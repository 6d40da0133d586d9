"""Families with balances, and a mail server that only remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from core import ledger, registry
from core.access.operations import OperationId
from core.clock import FixedClock
from core.errors import EnvironmentFault
from core.messages import Mail, MailRefused
from tests.builders import Town


@dataclass
class FakeMail:
    """Remembers what was sent; refuses addresses, or breaks, as it is told."""

    sent: list[Mail] = field(default_factory=list)
    refused: tuple[str, ...] = ()
    broken: EnvironmentFault | None = None
    is_closed: bool = False

    def send(self, mail: Mail) -> None:
        if self.broken is not None:
            raise self.broken
        if mail.to_address in self.refused:
            raise MailRefused(reason="550 no such user")
        self.sent.append(mail)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def mail() -> FakeMail:
    return FakeMail()


@dataclass
class Families:
    """Pupils with a mother and a balance."""

    town: Town
    clock: FixedClock
    accounts: dict[str, int] = field(default_factory=dict)
    pupils: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def add(self, name: str, cents: int, *, email: str | None = "", address: str | None = "Via Roma 1") -> int:
        """A pupil called `name` with this balance; an empty `email` means one made of the name."""
        session = self.town.session
        with self.town.database.transaction():
            pupil_id = self.town.pupil(name, "Anna")
        guardian = registry.create_guardian(
            session, name, "Ida", email=f"{name.lower()}@example.org" if email == "" else email, address=address
        )
        registry.link_guardian(session, pupil_id, guardian, "madre", is_applicant=True)
        self.pupils[name] = pupil_id
        self.accounts[name] = ledger.open_account(session, pupil_id, self.town.group_id)
        if cents:
            self.post(name, cents)
        return pupil_id

    def post(self, name: str, cents: int) -> None:
        self.count += 1
        ledger.post(
            self.town.session, OperationId("test", str(self.count)), account_id=self.accounts[name],
            on=self.town.session.today(), kind=ledger.EntryKind.ADJUSTMENT, amount_cents=cents,
            contra=ledger.Contra.OPENING,
        )  # fmt: skip

    def wait(self, days: int) -> date:
        self.clock.advance(timedelta(days=days))
        return self.town.session.today()


@pytest.fixture
def families(town: Town, clock: FixedClock) -> Families:
    return Families(town, clock)
