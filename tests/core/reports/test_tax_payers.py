"""The tax certificate follows who paid: by the day of each recharge, to the cent."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access.operations import OperationId
from core.clock import FixedClock
from core.merging import merge_pupils
from core.payments import Means
from core.registry import create_guardian, link_guardian, payers_of, set_applicant, set_payers, unlink_guardian
from core.reports import Sharing, TaxPayment, tax_certificate, tax_certificates
from core.reports.tax_shares import TaxGuardian, named_guardian, shares_of
from tests.builders import Town
from tests.core.payments.test_cash_sessions import give_back
from tests.core.payments.test_recharging import take
from tests.core.reports.test_tax import certified, drawn, family, refund

JANUARY, JULY = date(2026, 1, 1), date(2026, 7, 1)


def at(clock: FixedClock, month: int, day: int, hour: int = 9, year: int = 2026) -> None:
    clock.set(datetime(year, month, day, hour, tzinfo=UTC))


def test_each_recharge_is_shared_as_on_its_own_day(town: Town, clock: FixedClock) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_payers(town.session, town.pupils[0], {verdi: 60, bianchi: 40}, JULY)
    set_payers(town.session, town.pupils[0], {bianchi: 100}, date(2026, 12, 31))
    for number, (month, day, cents) in enumerate([(6, 30, 1000), (7, 1, 1001), (12, 30, 1000), (12, 31, 500)]):
        at(clock, month, day)
        take(town, f"{number}", cents, means=Means.CARD)
    one = certified(town)
    # 1000 | 2001 at 60 and 40, the odd cent with the applicant | 500
    assert drawn(one) == ["Verdi Ida None% 2201+0", "Bianchi Ida None% 1300+0"]
    assert [[(payer.name, payer.percent) for payer in payment.payers] for payment in one.payments] == [
        [("Verdi Ida", 100)],
        [("Verdi Ida", 60), ("Bianchi Ida", 40)],
        [("Verdi Ida", 60), ("Bianchi Ida", 40)],
        [("Bianchi Ida", 100)],
    ]


def test_the_day_changes_at_midnight_in_rome(town: Town, clock: FixedClock) -> None:
    _verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_payers(town.session, town.pupils[0], {bianchi: 100}, date(2027, 1, 1))
    at(clock, 12, 31, 22)
    take(town, "1", 500, means=Means.CARD)
    at(clock, 12, 31, 23)  # midnight has passed in Rome
    take(town, "2", 700, means=Means.CARD)
    assert drawn(certified(town)) == ["Verdi Ida 100% 500+0"]
    assert drawn(certified(town, 2027)) == ["Bianchi Ida 100% 700+0"]


def test_a_receipt_that_names_a_guardian_is_that_guardians(town: Town, clock: FixedClock) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_payers(town.session, town.pupils[0], {verdi: 50, bianchi: 50}, JANUARY)
    for number, paid_by in enumerate(("Ida  BIANCHI", "Zia Carla", None)):
        take(town, f"{number}", 1000, means=Means.CARD, paid_by=paid_by)
    one = certified(town)
    assert [payment.is_named for payment in one.payments] == [True, False, False]
    assert drawn(one) == ["Verdi Ida None% 1000+0", "Bianchi Ida None% 2000+0"]


def test_two_of_one_name_are_nobody_in_particular() -> None:
    twins = [
        TaxGuardian(1, "Rossi Ida", None, is_applicant=True),
        TaxGuardian(2, "Ida Rossi", None, is_applicant=False),
    ]
    assert named_guardian("Rossi Ida", twins) is None
    assert named_guardian("Rossi Ida", twins[:1]) == twins[0]
    assert named_guardian("", twins) is None


def test_three_payers_and_a_refund_come_to_the_total(town: Town) -> None:
    guardians = family(town, "Verdi", "Bianchi", "Comunità Arco")
    set_payers(town.session, town.pupils[0], dict(zip(guardians, (34, 33, 33), strict=True)), JANUARY)
    take(town, "1", 1001, means=Means.CARD)
    take(town, "2", 500)
    refund(town, -100)
    one = certified(town)
    assert (one.net_traceable_cents, one.net_cash_cents) == (934, 467)
    assert drawn(one) == ["Verdi Ida 34% 318+159", "Bianchi Ida 33% 308+154", "Comunità Arco Ida 33% 308+154"]


def test_after_a_refund_sixty_and_forty_are_still_sixty_and_forty(town: Town) -> None:
    guardians = family(town, "Verdi", "Bianchi")
    set_payers(town.session, town.pupils[0], dict(zip(guardians, (60, 40), strict=True)), JANUARY)
    take(town, "1", 8334, means=Means.CARD)
    take(town, "2", 2001)
    refund(town, -1700)
    assert drawn(certified(town)) == ["Verdi Ida 60% 4178+1004", "Bianchi Ida 40% 2785+668"]  # 41,778 and 27,852


def test_a_recharge_taken_back_in_another_year_leaves_no_share(town: Town, clock: FixedClock) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_payers(town.session, town.pupils[0], {verdi: 50, bianchi: 50}, JANUARY)
    wrong = take(town, "1", 5000, means=Means.CARD)
    take(town, "2", 100, means=Means.CARD)
    at(clock, 1, 5, year=2027)
    give_back(town, wrong)
    assert drawn(certified(town)) == ["Verdi Ida 50% 50+0", "Bianchi Ida 50% 50+0"]


def test_who_paid_and_is_no_guardian_any_more_is_still_certified(town: Town, clock: FixedClock) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    town.database.execute("UPDATE guardian SET fiscal_code = 'BNCDIA80A41L219X' WHERE id = ?", (bianchi,))
    set_payers(town.session, town.pupils[0], {bianchi: 100}, JANUARY, date(2026, 6, 30))
    at(clock, 6, 30)
    take(town, "1", 300, means=Means.CARD)
    at(clock, 12, 1)
    unlink_guardian(town.session, town.pupils[0], bianchi)
    (share,) = certified(town).shares
    assert (share.guardian_name, share.fiscal_code, share.traceable_cents) == ("Bianchi Ida", "BNCDIA80A41L219X", 300)
    assert verdi != share.guardian_id


def test_the_choice_at_the_printing_sets_it_aside(town: Town) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_payers(town.session, town.pupils[0], {bianchi: 100}, JANUARY)
    take(town, "1", 1000, means=Means.CARD, paid_by="Bianchi Ida")
    for more, lines in (
        ({"sharing": Sharing.APPLICANT}, ["Verdi Ida 100% 1000+0"]),
        ({"sharing": Sharing.EQUAL}, ["Verdi Ida 50% 500+0", "Bianchi Ida 50% 500+0"]),
        ({"percents": {verdi: 10, bianchi: 90}}, ["Verdi Ida 10% 100+0", "Bianchi Ida 90% 900+0"]),
    ):
        one = certified(town, **more)
        assert (drawn(one), one.is_chosen) == (lines, True)
        assert [payment.is_named for payment in one.payments] == [False]
    assert drawn(certified(town)) == ["Bianchi Ida 100% 1000+0"]


def test_another_applicant_does_not_take_over_what_was_paid_before(town: Town, clock: FixedClock) -> None:
    _verdi, bianchi = family(town, "Verdi", "Bianchi")
    at(clock, 3, 1)
    take(town, "1", 1000, means=Means.CARD)
    at(clock, 6, 1)
    set_applicant(town.session, town.pupils[0], bianchi)
    take(town, "2", 300, means=Means.CARD)
    assert drawn(certified(town)) == ["Bianchi Ida None% 300+0", "Verdi Ida None% 1000+0"]
    (period,) = payers_of(town.session, town.pupils[0])
    assert (period.starts_on, period.ends_on) == (date(2026, 3, 1), date(2026, 5, 31))
    set_applicant(town.session, town.pupils[0], bianchi)  # again: nothing to keep
    assert len(payers_of(town.session, town.pupils[0])) == 1


def test_what_was_written_before_holds_whoever_becomes_the_applicant(town: Town, clock: FixedClock) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_applicant(town.session, town.pupils[0], bianchi)  # corrected before anything was paid
    assert payers_of(town.session, town.pupils[0]) == ()
    at(clock, 3, 1, year=2027)
    give_back(town, take(town, "1", 1000, means=Means.CARD))
    at(clock, 4, 1, year=2027)
    set_applicant(town.session, town.pupils[0], verdi)  # what came in was taken back
    assert payers_of(town.session, town.pupils[0]) == ()
    take(town, "2", 500, means=Means.CARD)
    at(clock, 5, 1, year=2027)
    set_payers(town.session, town.pupils[0], {bianchi: 100}, date(2027, 1, 1))
    set_applicant(town.session, town.pupils[0], bianchi)
    assert len(payers_of(town.session, town.pupils[0])) == 1


def test_what_was_written_for_some_days_does_not_hide_who_paid_on_the_others(town: Town, clock: FixedClock) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    for month in (3, 5, 7):
        at(clock, month, 10)
        take(town, f"{month}", 1000, means=Means.CARD)
    at(clock, 9, 1)
    set_payers(town.session, town.pupils[0], {verdi: 50, bianchi: 50}, date(2026, 5, 1), date(2026, 5, 31))
    before = drawn(certified(town))
    assert before == ["Verdi Ida None% 2500+0", "Bianchi Ida None% 500+0"]
    set_applicant(town.session, town.pupils[0], bianchi)
    assert sorted(drawn(certified(town))) == sorted(before)
    assert [(one.starts_on, one.ends_on) for one in payers_of(town.session, town.pupils[0])] == [
        (date(2026, 7, 10), date(2026, 8, 31)), (date(2026, 5, 1), date(2026, 5, 31)),
        (date(2026, 3, 10), date(2026, 4, 30)),
    ]  # fmt: skip


def test_several_guardians_without_applicant_share_evenly_until_somebody_says(town: Town) -> None:
    family(town)
    for name in ("Verdi", "Bianchi"):
        link_guardian(town.session, town.pupils[0], create_guardian(town.session, name, "Ida"), "genitore")
    take(town, "1", 1000, means=Means.CARD)
    assert [part.percent for part in certified(town).shares] == [50, 50]


def test_the_batch_is_the_single_ones(town: Town, clock: FixedClock) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    luca = town.pupil("Bianchi", "Luca")
    link_guardian(town.session, luca, bianchi, "padre", is_applicant=True)
    set_payers(town.session, town.pupils[0], {verdi: 60, bianchi: 40}, JULY)
    take(town, "1", 1001, means=Means.CARD)
    take(town, "2", 500, pupil_id=luca)
    assert tax_certificates(town.session, 2026) == tuple(
        tax_certificate(town.session, one, 2026) for one in (luca, town.pupils[0])
    )


def test_a_merged_record_is_certified_to_those_who_paid_for_it(town: Town) -> None:
    (verdi,) = family(town, "Verdi")
    kept, merged = town.pupils[0], town.pupil("Rossi", "Anna Maria")
    take(town, "1", 800, means=Means.CARD, pupil_id=merged)
    merge_pupils(town.session, OperationId("office", "merge"), kept, merged)
    one = tax_certificate(town.session, merged, 2026)
    assert [(share.guardian_id, share.traceable_cents) for share in one.shares] == [(verdi, 800)]


def test_a_record_merged_through_another_is_certified_to_the_family_of_the_last(town: Town) -> None:
    (verdi,) = family(town, "Verdi")
    kept, second, third = town.pupils[0], town.pupil("Rossi", "Anna Maria"), town.pupil("Rossi", "Annamaria")
    take(town, "1", 800, means=Means.CARD, pupil_id=third)
    merge_pupils(town.session, OperationId("office", "first"), second, third)
    merge_pupils(town.session, OperationId("office", "second"), kept, second)
    one = tax_certificate(town.session, third, 2026)
    assert [(share.guardian_id, share.traceable_cents) for share in one.shares] == [(verdi, 800)]
    shared = tax_certificate(town.session, third, 2026, sharing=Sharing.APPLICANT)
    assert [(share.guardian_id, share.traceable_cents) for share in shared.shares] == [(verdi, 800)]


@given(
    st.lists(
        st.tuples(st.integers(1, 10**5), st.booleans(), st.sampled_from(((1, 2, 3), (1, 2), (3,), (2, 3)))), min_size=1
    ),
    st.integers(0, 99), st.integers(0, 10**6),
)  # fmt: skip
def test_the_shares_always_come_to_what_is_certified(drawn_payments, weight: int, refunded: int) -> None:
    people = {one: TaxGuardian(one, f"{one}", None, is_applicant=one == 1) for one in (1, 2, 3)}
    payments = []
    for cents, is_card, who in drawn_payments:
        first = 100 if len(who) == 1 else max(1, weight - len(who))
        rest = (100 - first) // (len(who) - 1) if len(who) > 1 else 0
        percents = [first, *([rest] * (len(who) - 1))]
        percents[-1] += 100 - sum(percents)
        means = Means.CARD if is_card else Means.CASH
        payments.append((TaxPayment(JANUARY, "", means, cents), tuple(zip(who, percents, strict=True))))
    traceable = sum(one.amount_cents for one, _parts in payments if one.means is Means.CARD)
    cash = sum(one.amount_cents for one, _parts in payments) - traceable
    net = (max(0, traceable - refunded), cash)
    shares = shares_of(payments, net, people, ())
    assert (sum(one.traceable_cents for one in shares), sum(one.cash_cents for one in shares)) == net
    assert all(one.traceable_cents >= 0 <= one.cash_cents for one in shares)


@pytest.mark.parametrize("percent", [1, 33, 50, 99])
def test_a_cent_goes_to_the_applicant_whole(town: Town, percent: int) -> None:
    verdi, bianchi = family(town, "Verdi", "Bianchi")
    set_payers(town.session, town.pupils[0], {bianchi: 100 - percent, verdi: percent}, JANUARY)
    take(town, "1", 1, means=Means.CARD)
    assert [share.traceable_cents for share in certified(town).shares] == [1, 0]
