"""The tax certificate: cash basis, traceable apart, net of refunds, shared."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import InvalidValue, NotAllowed
from core.ledger import Contra, EntryKey, EntryKind, post, reverse_entry
from core.payments import Means
from core.registry import create_guardian, link_guardian
from core.reports import (
    NothingToCertify,
    Sharing,
    TaxCertificate,
    TaxPayer,
    TaxPayment,
    tax_certificate,
    tax_certificates,
)
from core.reports.tax import _less, ceiling_cents
from core.reports.tax_shares import divided
from tests.builders import Town
from tests.core.ledger.test_posting import as_role
from tests.core.payments.test_cash_sessions import give_back
from tests.core.payments.test_recharging import take


def family(town: Town, *names: str) -> list[int]:
    """An Anna with guardians, the first of whom is the applicant."""
    anna = town.pupil()
    found = []
    for place, name in enumerate(names):
        found.append(create_guardian(town.session, name, "Ida"))
        link_guardian(town.session, anna, found[-1], "genitore", is_applicant=place == 0)
    return found


def refund(town: Town, cents: int, name: str = "rimborso", kind: EntryKind = EntryKind.REFUND) -> EntryKey:
    account = town.database.scalar("SELECT id FROM account WHERE pupil_id = ?", (town.pupils[0],))
    return post(
        town.session, OperationId("office", name), account_id=account or town.account(town.pupils[0]),
        on=town.session.today(), kind=kind, amount_cents=cents, contra=Contra.TREASURY,
    ).key  # fmt: skip


def certified(town: Town, year: int = 2026, **more: object) -> TaxCertificate:
    return tax_certificate(town.session, town.pupils[0], year, **more)


def test_what_was_received_in_the_year_counts_traceable_and_cash_apart(town: Town, clock: FixedClock) -> None:
    family(town, "Verdi")
    town.database.execute("UPDATE pupil SET fiscal_code = 'RSSNNA18A41L219X'")
    clock.set(datetime(2026, 12, 31, 22, 30, tzinfo=UTC))
    take(town, "1", 5000, means=Means.CARD)
    take(town, "2", 2000)
    give_back(town, take(town, "3", 9999, means=Means.CARD))
    clock.set(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))  # the new year has begun in Rome
    take(town, "4", 700, means=Means.PAGOPA)
    one = certified(town)
    assert (one.pupil_name, one.pupil_fiscal_code) == ("Rossi Anna", "RSSNNA18A41L219X")
    assert one.schools == ("Primaria Italo Calvino, classe 3ªA, a.s. 2026/2027",)
    assert one.service_groups == ("Refezione",)
    verdi = (TaxPayer(one.shares[0].guardian_id, "Verdi Ida", 100),)
    assert one.payments == (
        TaxPayment(date(2026, 12, 31), "UFF/2026/000001", Means.CARD, 5000, verdi),
        TaxPayment(date(2026, 12, 31), "UFF/2026/000002", Means.CASH, 2000, verdi),
    )
    assert (one.net_traceable_cents, one.net_cash_cents, one.refunded_cents) == (5000, 2000, 0)
    assert certified(town, 2027).net_traceable_cents == 700
    with pytest.raises(NothingToCertify, match="2025"):
        certified(town, 2025)


def test_a_recharge_taken_back_later_was_never_received(town: Town, clock: FixedClock) -> None:
    family(town)
    wrong = take(town, "1", 5000, means=Means.CARD)
    take(town, "2", 100, means=Means.CARD)
    clock.set(datetime(2027, 1, 5, 9, tzinfo=UTC))
    give_back(town, wrong)
    assert certified(town).net_traceable_cents == 100


def test_refunds_are_taken_off_in_proportion(town: Town) -> None:
    family(town)
    take(town, "1", 7500, means=Means.CARD)
    take(town, "2", 2500)
    refund(town, -1000)
    reverse_entry(town.session, OperationId("office", "x"), refund(town, -4000, "sbagliato"), "IBAN sbagliato")
    one = certified(town)
    assert (one.traceable_cents, one.cash_cents, one.refunded_cents) == (7500, 2500, 1000)
    assert (one.net_traceable_cents, one.net_cash_cents, one.excess_refund_cents) == (6750, 2250, 0)


def test_more_refunded_than_received_belongs_to_earlier_years(town: Town) -> None:
    family(town)
    take(town, "1", 500, means=Means.CARD)
    refund(town, -2000)
    one = certified(town)
    assert (one.net_traceable_cents, one.net_cash_cents, one.excess_refund_cents) == (0, 0, 1500)


def test_a_year_of_refunds_only_is_certified_too(town: Town) -> None:
    family(town)
    refund(town, -2000)
    one = certified(town)
    assert (one.payments, one.net_traceable_cents, one.excess_refund_cents) == ((), 0, 2000)


def test_transfers_between_siblings_are_told_not_counted(town: Town) -> None:
    family(town)
    take(town, "1", 5000, means=Means.CARD)
    refund(town, -1200, "fratello", EntryKind.TRANSFER)
    one = certified(town)
    assert (one.net_traceable_cents, one.transferred_cents) == (5000, -1200)


def drawn(one: TaxCertificate) -> list[str]:
    return [f"{part.guardian_name} {part.percent}% {part.traceable_cents}+{part.cash_cents}" for part in one.shares]


def test_shared_between_parents(town: Town) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    take(town, "1", 1001, means=Means.CARD)
    take(town, "2", 301)
    assert drawn(certified(town)) == ["Verdi Ida 100% 1001+301"]
    even = certified(town, sharing=Sharing.EQUAL)
    assert drawn(even) == ["Verdi Ida 50% 501+151", "Bianchi Ida 50% 500+150"]
    assert drawn(certified(town, sharing=Sharing.APPLICANT)) == ["Verdi Ida 100% 1001+301"]
    uneven = certified(town, percents={bianchi: 70, verdi: 30})
    assert drawn(uneven) == ["Verdi Ida 30% 301+91", "Bianchi Ida 70% 700+210"]  # the odd cents go to the applicant
    assert [one.is_chosen for one in (certified(town), even, uneven)] == [False, True, True]
    assert drawn(certified(town, percents={verdi: 0, bianchi: 100})) == ["Bianchi Ida 100% 1001+301"]
    for wrong in ({verdi: 60, bianchi: 60}, {verdi: 120, bianchi: -20}, {}):
        with pytest.raises(InvalidValue, match="100"):
            certified(town, percents=wrong)
    stranger = create_guardian(town.session, "Neri")
    with pytest.raises(InvalidValue, match="genitori"):
        certified(town, percents={stranger: 100})


def test_three_guardians_or_none(town: Town) -> None:
    family(town, "Verdi", "Bianchi", "Comunità Arco")
    take(town, "1", 1000, means=Means.CARD)
    assert drawn(certified(town, sharing=Sharing.EQUAL)) == [
        "Verdi Ida 34% 340+0", "Bianchi Ida 33% 330+0", "Comunità Arco Ida 33% 330+0",
    ]  # fmt: skip
    luca = town.pupil("Bianchi", "Luca")
    take(town, "2", 500, pupil_id=luca)
    one = tax_certificate(town.session, luca, 2026)
    assert (one.shares, one.net_cash_cents) == ((), 500)


def test_the_whole_batch_in_the_order_of_names(town: Town) -> None:
    family(town, "Verdi")
    luca, _nobody = town.pupil("Bianchi", "Luca"), town.pupil("Neri", "Ada")
    take(town, "1", 1000)
    take(town, "2", 500, pupil_id=luca, means=Means.CARD)
    batch = tax_certificates(town.session, 2026)
    assert [one.pupil_name for one in batch] == ["Bianchi Luca", "Rossi Anna"]
    assert batch[1] == certified(town)
    assert tax_certificates(town.session, 2026, pupil_ids=[]) == ()


def test_who_may_certify(sqlite_town: Town) -> None:
    family(sqlite_town)
    take(sqlite_town, "1", 1000)
    allowed = {Role.ADMINISTRATOR, Role.CLERK, Role.CASHIER, Role.AUDITOR, Role.SYSTEM}
    for role in Role:
        session = as_role(sqlite_town.session, role)
        if role in allowed:
            assert len(tax_certificates(session, 2026)) == 1
            continue
        with pytest.raises(NotAllowed):
            tax_certificates(session, 2026)


@given(st.integers(0, 10**7), st.lists(st.integers(0, 100), min_size=1, max_size=4))
def test_parts_add_up_to_the_cent(cents: int, weights: list[int]) -> None:
    percents = [*weights[:-1], 100 - sum(weights[:-1])]
    if min(percents) < 0:
        return
    parts = divided(cents, percents)
    assert sum(parts) == cents
    first = next(place for place, percent in enumerate(percents) if percent)
    floors = [cents * percent // 100 for percent in percents]
    assert [part for place, part in enumerate(parts) if place != first] == [
        floor for place, floor in enumerate(floors) if place != first
    ]
    assert 0 <= parts[first] - floors[first] < len(percents)


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_refund_leaves_neither_part_below_zero(traceable: int, cash: int, refunded: int) -> None:
    refunded = min(refunded, traceable + cash)
    left = _less(traceable, cash, refunded)
    assert sum(left) == traceable + cash - refunded
    assert 0 <= left[0] <= traceable
    assert 0 <= left[1] <= cash


def test_the_ceiling_of_the_year() -> None:
    assert (ceiling_cents(2024), ceiling_cents(2025), ceiling_cents(2026)) == (80_000, 100_000, 100_000)
