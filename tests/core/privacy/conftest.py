"""A family with all that can be kept about it, and the years to pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from core import cards, ledger, meals, messages, payments, registry
from core.access.operations import OperationId
from core.access.options import set_option
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import FixedClock
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town


class Backwards:
    """Seals by writing backwards, bound to its row."""

    def seal(self, text: str, *, bound_to: str) -> str:
        return f"{bound_to}|{text[::-1]}"

    def unseal(self, sealed: str, *, bound_to: str) -> str:
        assert sealed.startswith(f"{bound_to}|")
        return sealed.partition("|")[2][::-1]


@dataclass
class Family:
    """Ida Rossi with Anna; Ugo Bianchi, who also has Marco. Anna has paid, eaten, been absent, been written to."""

    town: Town
    clock: FixedClock
    anna: int
    marco: int
    ida: int
    ugo: int
    account: int
    pupil_diet: int

    @property
    def session(self) -> Session:
        return self.town.session

    @property
    def clerk(self) -> Session:
        return replace(self.session, actor=Actor(self.session.actor.id, "Giulia Cirillo", Role.CLERK))

    def settle(self) -> None:
        """Bring Anna's account to zero."""
        cents = ledger.balance(self.session, self.account)
        if cents:
            ledger.post(
                self.session, OperationId("test", "settle"), account_id=self.account, on=self.session.today(),
                kind=ledger.EntryKind.ADJUSTMENT, amount_cents=-cents, contra=ledger.Contra.TREASURY,
            )  # fmt: skip

    def go(self, year: int) -> None:
        self.clock.set(datetime(year, 9, 1, 7, tzinfo=UTC))


@pytest.fixture
def family(town: Town, clock: FixedClock) -> Family:
    session = town.session
    with town.database.transaction():
        anna, marco = town.pupil("Rossi", "Anna"), town.pupil("Bianchi", "Marco")
    registry.update_pupil(
        session, anna, last_name="Rossi", first_name="Anna", fiscal_code=None, born_on=date(2018, 3, 1)
    )
    ida = registry.create_guardian(session, "Rossi", "Ida", email="ida@example.org", address="Via Roma 1")
    ugo = registry.create_guardian(
        session, "Bianchi", "Ugo", email="ugo@example.org", phone="011 555", address="Via Po 2"
    )
    registry.link_guardian(session, anna, ida, "madre", is_applicant=True)
    registry.link_guardian(session, anna, ugo, "padre")
    registry.link_guardian(session, marco, ugo, "padre", is_applicant=True)
    diet = meals.create_diet(session, "GLU", "Senza glutine", "niente pane")
    pupil_diet = meals.assign_diet(
        session, anna, diet, starts_on=YEAR_START, ends_on=YEAR_END, reason="celiachia", sealer=Backwards()
    )
    cards.issue_card(session, anna, town.service_id)
    meals.report_absence(
        session, OperationId("test", "absence"), anna, town.service_id, TUESDAY, TUESDAY,
        channel=meals.RequestChannel.PHONE, asked_by="Ida Rossi (madre)",
    )  # fmt: skip
    payments.recharge(
        session, OperationId("test", "pay"), pupil_id=anna, service_group_id=town.group_id, amount_cents=500,
        means=payments.Means.BANCOMAT, channel=payments.Channel.COUNTER, issuer="UFF", paid_by="Ida Rossi",
    )  # fmt: skip
    account = ledger.open_account(session, anna, town.group_id)
    set_option(session, ledger.REFUND_MINIMUM, 1)
    ledger.refund(
        session, OperationId("test", "refund"), account_id=account, amount_cents=100,
        iban="IT60X0542811101000000123456", payee="Ida Rossi", reason="fine ciclo",
    )  # fmt: skip
    (due,) = messages.due_reminders(session, town.group_id)
    messages.prepare_reminders(session, OperationId("test", "m"), town.group_id, [(due.account_id, due.step)])
    ledger.assign_band(session, anna, town.service_id, town.band_id, YEAR_START, YEAR_END, "ISEE della famiglia Rossi")
    return Family(town, clock, anna, marco, ida, ugo, account, pupil_diet)
