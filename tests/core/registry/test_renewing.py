"""What ends with the year goes on with the roll-over where somebody ticked it and it may; its undo ends it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core import ledger, meals
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor
from core.access.trail import audit_trail
from core.clock import FixedClock
from core.errors import Conflict, NotAllowed
from core.registry.rolling_over import roll_over, undo_roll_over
from core.registry.rolling_over_preview import preview_roll_over, propose_roll_over
from core.registry.rolling_over_records import Expiring, ExpiringKind, RollOverPlan
from tests.builders import YEAR_END, YEAR_START, Town

JULY = datetime(2027, 7, 5, 8, 0, tzinfo=UTC)
NEW_END = date(2028, 6, 10)
FIRST, SECOND = OperationId("office", "1"), OperationId("office", "2")


@pytest.fixture
def summer(town: Town, clock: FixedClock) -> Town:
    """Anna and Bruno in 3ªA, enrolled; Carla leaves with 5ªB. What they have each test says."""
    with town.database.transaction():
        town.pupil("Rossi", "Anna", priced=False)
        town.pupil("Bianchi", "Bruno", priced=False)
        town.pupil("Verdi", "Carla", class_id=town.class_group("5ªB"), priced=False)
    clock.set(JULY)
    return town


def plan_of(town: Town) -> RollOverPlan:
    proposal = propose_roll_over(town.session)
    assert proposal is not None
    return proposal.plan


def ending(town: Town) -> dict[str, Expiring]:
    found = preview_roll_over(town.session, plan_of(town)).expiring
    return {f"{one.name.split()[0]} {one.kind.value}": one for one in found}


def band_until(town: Town, place: int = 0) -> list[date]:
    return [one.ends_on for one in ledger.assignments_of(town.session, town.pupils[place])]


def assign(town: Town, ends_on: date = YEAR_END, reason: str | None = None, place: int = 0) -> None:
    ledger.assign_band(town.session, town.pupils[place], town.service_id, town.band_id, YEAR_START, ends_on, reason)


PROPOSED, OFF, NEVER = "proposed", "off", "never"


@pytest.mark.parametrize(
    ("ends_on", "reason", "may"),
    [
        (YEAR_END, "residente a Mazzè", PROPOSED),
        (YEAR_END, None, PROPOSED),
        (YEAR_END, "ISEE 8.500 €", OFF),
        (date(2027, 12, 31), "ISEE 8.500 €", NEVER),  # the law: it holds until 31 December
        (date(2027, 12, 31), None, NEVER),
        (date(2026, 12, 31), None, NEVER),
        (date(2027, 2, 28), "fino a febbraio", NEVER),  # it would cover days that are past
    ],
)
def test_which_bands_may_go_on(summer: Town, ends_on: date, reason: str | None, may: str):
    assign(summer, ends_on, reason)
    one = ending(summer)["Rossi band"]
    assert (one.until, one.is_proposed) == {
        PROPOSED: (NEW_END, True), OFF: (NEW_END, False), NEVER: (None, False)
    }[may]  # fmt: skip
    assert bool(one.why_not) is (may == NEVER)


def test_a_band_called_isee_is_one_though_no_reason_says_so(summer: Town):
    band = ledger.create_band(summer.session, summer.service_id, "A", "ISEE fino a 6.000 €")
    ledger.assign_band(summer.session, summer.pupils[0], summer.service_id, band, YEAR_START, YEAR_END)
    assert not ending(summer)["Rossi band"].is_proposed


@pytest.mark.parametrize(
    ("certificate", "until"),
    [(None, NEW_END), (date(2030, 1, 1), NEW_END), (NEW_END, NEW_END), (date(2027, 12, 31), None)],
)
def test_which_diets_may_go_on(summer: Town, certificate: date | None, until: date | None):
    diet = meals.create_diet(summer.session, "GLU", "Senza glutine", "niente pane")
    meals.assign_diet(summer.session, summer.pupils[0], diet, starts_on=YEAR_START, ends_on=YEAR_END,
                      certificate_expires_on=certificate)  # fmt: skip
    one = ending(summer)["Rossi diet"]
    assert (one.until, one.is_proposed) == (until, until is not None)


def test_only_what_was_ticked_goes_on_and_the_preview_says_so(summer: Town):
    assign(summer)
    assign(summer, place=1)
    found = ending(summer)
    plan = replace(plan_of(summer), renewals=(found["Rossi band"].key,))
    foreseen = preview_roll_over(summer.session, plan)
    assert [one.name for one in foreseen.renewed] == ["Rossi Anna"]
    assert band_until(summer) == [YEAR_END]  # nothing was written yet
    done = roll_over(summer.session, FIRST, plan)

    assert done.renewals == len(foreseen.renewed) == 1
    assert band_until(summer) == [NEW_END]
    assert band_until(summer, 1) == [YEAR_END]
    (line,) = audit_trail(summer.session, operation="renew_band").items
    assert (line.subject, line.detail["after"]) == (f"pupil:{summer.pupils[0]}", "2028-06-10")


def test_an_exemption_and_a_diet_go_on_with_their_reasons(summer: Town):
    session, pupil = summer.session, summer.pupils[0]
    ledger.exempt(session, pupil, summer.service_id, YEAR_START, YEAR_END, "L. 104")
    diet = meals.create_diet(session, "VEG", "Vegetariana", "niente carne")
    meals.assign_diet(session, pupil, diet, starts_on=YEAR_START, ends_on=YEAR_END)
    plan = replace(plan_of(summer), renewals=tuple(one.key for one in ending(summer).values()))
    assert roll_over(session, FIRST, plan).renewals == 2

    (exemption,) = ledger.assignments_of(session, pupil)
    assert (exemption.is_exempt, exemption.reason, exemption.ends_on) == (True, "L. 104", NEW_END)
    assert [one.ends_on for one in meals.diets_of(session, pupil)] == [NEW_END]


def test_what_may_not_go_on_does_not_whatever_the_plan_says(summer: Town):
    """A screen that ticks what cannot be, or that was changed meanwhile, renews nothing."""
    assign(summer, date(2027, 12, 31), "ISEE")
    one = ending(summer)["Rossi band"]
    done = roll_over(summer.session, FIRST, replace(plan_of(summer), renewals=(one.key, (ExpiringKind.DIET, 99))))
    assert done.renewals == 0
    assert band_until(summer) == [date(2027, 12, 31)]


def test_who_leaves_takes_the_band_along(summer: Town):
    assign(summer, place=2)
    assert "Verdi band" not in ending(summer)


def test_the_undo_ends_it_again_where_it_ended(summer: Town):
    assign(summer)
    assign(summer, place=1)
    keys = tuple(one.key for one in ending(summer).values())
    done = roll_over(summer.session, FIRST, replace(plan_of(summer), renewals=keys))
    # Bruno's was changed by hand since: that is not the roll-over's any more.
    summer.database.execute("UPDATE band_assignment SET ends_on = ends_on - 30 WHERE pupil_id = ?", (summer.pupils[1],))
    by_hand = band_until(summer, 1)
    undone = undo_roll_over(summer.session, done.roll_over_id)

    assert undone.renewals == 1
    assert band_until(summer) == [YEAR_END]
    assert band_until(summer, 1) == by_hand


def test_the_same_operation_with_other_ticks_is_refused(summer: Town):
    assign(summer)
    plan = replace(plan_of(summer), renewals=(ending(summer)["Rossi band"].key,))
    roll_over(summer.session, FIRST, plan)
    again = roll_over(summer.session, FIRST, plan)
    assert (again.is_repeat, again.renewals) == (True, 1)
    with pytest.raises(Conflict):
        roll_over(summer.session, FIRST, replace(plan, renewals=()))


def test_once_renewed_it_is_not_offered_again(summer: Town):
    assign(summer)
    roll_over(summer.session, FIRST, replace(plan_of(summer), renewals=(ending(summer)["Rossi band"].key,)))
    with summer.database.transaction():
        summer.pupil("Neri", "Dino", priced=False)  # who came later
    assert ending(summer) == {}
    assert roll_over(summer.session, SECOND, plan_of(summer)).renewals == 0


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR])
def test_whoever_may_not_set_prices_renews_none(summer: Town, role: Role):
    assign(summer)
    plan = replace(plan_of(summer), renewals=(ending(summer)["Rossi band"].key,))
    with pytest.raises(NotAllowed):
        roll_over(replace(summer.session, actor=Actor(1, "X", role)), FIRST, plan)
