"""Which step is due, drawn as tables; nobody's ladder has a rung missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access.permissions import Role
from core.access.session import Actor
from core.errors import InvalidValue, NotAllowed
from core.messages import Ladder, SentStep, Step, ladder, set_ladder, step_due
from tests.builders import Town

TODAY = date(2026, 11, 24)
RULES = Ladder(
    low_cents=1_000, first_cents=500, second_cents=2_000, formal_cents=5_000, first_after_days=7,
    second_after_days=15, formal_after_days=30, repeat_days=15,
)  # fmt: skip

#: Balance in euro, what was sent (step and days ago), the step due.
TABLE = """
 20.00  -                          -
 10.01  -                          -
 10.00  -                          alert
 -80.00 -                          alert
  9.00  alert:3                    -
  9.00  alert:15                   alert
 -5.00  alert:6                    -
 -5.00  alert:7                    first
 -4.99  alert:7                    -
 -4.99  alert:15                   alert
 -80.00 alert:30                   first
 -80.00 alert:30,first:14          -
 -80.00 alert:30,first:15          second
 -19.99 alert:30,first:14          -
 -19.99 alert:30,first:15          first
  8.00  alert:40,first:15          alert
 -50.00 alert:90,first:60,second:29    -
 -50.00 alert:90,first:60,second:30    formal
 -49.99 alert:90,first:60,second:30    second
 -90.00 alert:99,first:80,second:60,formal:14 -
 -90.00 alert:99,first:80,second:60,formal:15 formal
"""


def cases() -> list[tuple[int, list[SentStep], Step | None]]:
    found = []
    for line in TABLE.strip().splitlines():
        euro, sent, due = line.split()
        steps = [part.split(":") for part in sent.split(",") if part != "-"]
        found.append(
            (
                round(float(euro) * 100),
                [SentStep(Step(step), TODAY - timedelta(days=int(days))) for step, days in steps],
                None if due == "-" else Step(due),
            )
        )
    return found


@pytest.mark.parametrize(("balance", "sent", "due"), cases())
def test_the_step_that_is_due(balance: int, sent: list[SentStep], due: Step | None) -> None:
    assert step_due(balance, sent, RULES, TODAY, is_enrolled=True) is due


def test_who_is_not_enrolled_any_more_is_told_of_debts_only() -> None:
    assert step_due(900, (), RULES, TODAY, is_enrolled=False) is None
    assert step_due(-499, (), RULES, TODAY, is_enrolled=False) is None
    assert step_due(-500, (), RULES, TODAY, is_enrolled=False) is Step.FIRST


@given(
    st.lists(st.integers(-10_000, 3_000), min_size=1, max_size=60),
    st.booleans(),
)
def test_no_rung_is_skipped_and_none_comes_too_soon(balances: list[int], is_enrolled: bool) -> None:
    """Day by day: whatever the balance does, a formal notice has all the others before it."""
    sent: list[SentStep] = []
    order = list(Step)
    for number, balance in enumerate(balances):
        today = TODAY + timedelta(days=number * 4)
        step = step_due(balance, sent, RULES, today, is_enrolled=is_enrolled)
        if step is None:
            continue
        assert RULES.is_reason(step, balance)
        known = {one.step for one in sent}
        below = order[1 if not is_enrolled else 0 : order.index(step)]
        assert set(below) <= known
        if sent:
            assert (today - sent[-1].on).days >= min(RULES.first_after_days, RULES.repeat_days)
        if step in known:
            assert (today - sent[-1].on).days >= RULES.repeat_days
        sent.append(SentStep(step, today))


def test_the_ladder_is_a_setting(town: Town) -> None:
    assert ladder(town.session).low_cents == 1_000
    wanted = replace(RULES, low_cents=0, repeat_days=30)
    set_ladder(town.session, wanted)
    assert ladder(town.session) == wanted
    assert town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'set_option'") == 2


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("low_cents", -1, "Saldo basso"), ("first_cents", 0, "Primo avviso"), ("second_cents", 400, "Secondo avviso"),
        ("formal_cents", 1_999, "formale"), ("repeat_days", 0, "ripetere"), ("first_after_days", 366, "primo avviso"),
    ],
)  # fmt: skip
def test_a_ladder_that_cannot_be_climbed_is_refused(sqlite_town: Town, field: str, value: int, name: str) -> None:
    with pytest.raises(InvalidValue, match=name):
        set_ladder(sqlite_town.session, replace(RULES, **{field: value}))
    assert ladder(sqlite_town.session).first_cents == 500


def test_only_the_administrator_sets_it(sqlite_town: Town) -> None:
    clerk = replace(sqlite_town.session, actor=Actor(1, "Ufficio", Role.CLERK))
    with pytest.raises(NotAllowed):
        set_ladder(clerk, RULES)
