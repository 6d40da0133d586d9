from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import accumulate

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import NotAllowed, NotFound
from core.ledger import Charge, Contra, EntryKind, StatementPage, post, post_charges, reverse_entry, statement
from core.storage import day_number
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role, charge, put


def drawn(page: StatementPage) -> list[str]:
    """A statement as a picture: day, kind, amount, balance."""
    return [
        f"{line.on:%d/%m} {line.kind.name.lower():<9} {line.amount_cents:>6} {line.balance_cents:>6}"
        for line in page.lines
    ]


def week(town: Town) -> int:
    """50.00 on Monday, a meal on each day from Tuesday to Thursday; Wednesday's is taken back on Thursday."""
    account = town.account(town.pupil())
    post(
        town.session, OperationId("t", "open"), account_id=account, on=TUESDAY - timedelta(days=1),
        kind=EntryKind.OPENING, amount_cents=5000, contra=Contra.OPENING,
    )  # fmt: skip
    for number in range(3):
        on = TUESDAY + timedelta(days=number)
        post_charges(town.session, on=on, service_id=town.service_id, scope="s", charges=[Charge(account, 525)])
    assert isinstance(town.session.clock, FixedClock)
    town.session.clock.advance(timedelta(days=2))
    wrong = statement(town.session, account).lines[1].key
    reverse_entry(town.session, OperationId("t", "back"), wrong, "Era malata")
    return account


WEEK = [
    "26/11 reversal     525   3950",
    "26/11 charge      -525   3425",
    "25/11 charge      -525   3950",
    "24/11 charge      -525   4475",
    "23/11 opening     5000   5000",
]


def test_newest_first_with_the_balance_after_each(town: Town) -> None:
    page = statement(town.session, week(town))
    assert drawn(page) == WEEK
    assert (page.total, page.balance_cents, page.opening_cents, page.closing_cents) == (5, 3950, 0, 3950)


def test_oldest_first_is_the_same_the_other_way_round(town: Town) -> None:
    page = statement(town.session, week(town), newest_first=False)
    assert drawn(page) == WEEK[::-1]


@pytest.mark.parametrize("newest_first", [True, False])
def test_pages_join_to_the_whole(town: Town, newest_first: bool) -> None:
    account = week(town)
    joined = []
    for offset in range(0, 6, 2):
        page = statement(town.session, account, offset=offset, limit=2, newest_first=newest_first)
        assert page.total == 5
        joined += drawn(page)
    assert joined == (WEEK if newest_first else WEEK[::-1])
    assert statement(town.session, account, offset=6).lines == ()


def test_between_dates_the_balances_are_still_the_account_s(town: Town) -> None:
    account = week(town)
    page = statement(town.session, account, date(2026, 11, 24), date(2026, 11, 25))
    assert drawn(page) == WEEK[2:4]
    assert (page.total, page.opening_cents, page.closing_cents, page.balance_cents) == (2, 5000, 3950, 3950)
    none = statement(town.session, account, date(2026, 12, 1), date(2026, 12, 31))
    assert (none.lines, none.total, none.opening_cents, none.closing_cents) == ((), 0, 3950, 3950)


def test_what_a_line_tells(town: Town) -> None:
    reversal, _thursday, wednesday, tuesday, opening = statement(town.session, week(town)).lines
    assert (tuesday.service_id, tuesday.service_name, tuesday.contra) == (town.service_id, "Mensa", Contra.MEALS)
    assert (tuesday.actor_name, tuesday.is_reversed, tuesday.reverses, tuesday.reason) == (
        "Giulia Cirillo",
        False,
        None,
        None,
    )
    assert (wednesday.is_reversed, wednesday.reason) == (True, "Era malata")
    assert (reversal.reverses, reversal.reason) == (wednesday.key, "Era malata")
    assert (reversal.is_reversed, reversal.service_name) == (False, "Mensa")
    assert reversal.at == town.session.now()
    assert (opening.service_id, opening.contra) == (None, Contra.OPENING)


def test_of_some_kinds_only_the_balances_are_still_the_account_s(town: Town) -> None:
    account = week(town)
    kinds = {EntryKind.CHARGE, EntryKind.OPENING}
    page = statement(town.session, account, kinds=kinds)
    assert (drawn(page), page.total, page.balance_cents) == (WEEK[1:], 4, 3950)
    back = statement(town.session, account, kinds=kinds, newest_first=False, offset=1, limit=2)
    assert (drawn(back), back.total) == (WEEK[2:4][::-1], 4)
    assert statement(town.session, account, kinds={EntryKind.REFUND}).lines == ()


def test_only_its_own_account(town: Town) -> None:
    """Two accounts with entries of the same day, kind and number."""
    one, other = town.account(town.pupil("A")), town.account(town.pupil("B"))
    put(town, one, 100, "a")
    done = put(town, other, 900, "b")
    reverse_entry(town.session, OperationId("t", "r"), done.key, "Errore")
    page = statement(town.session, one)
    assert drawn(page) == ["24/11 opening      100    100"]
    assert not page.lines[0].is_reversed


def test_within_a_day_what_was_there_before_comes_first_then_kind_and_number(town: Town) -> None:
    account = town.account(town.pupil())
    for number in range(11):
        put(town, account, 100 + number, f"{number}")
    charge(town, account, "c")
    amounts = [*range(100, 111), -525]
    expected = list(zip(amounts, accumulate(amounts), strict=True))
    for kinds in ((), tuple(EntryKind)):
        for newest_first in (False, True):
            found = [
                (line.amount_cents, line.balance_cents)
                for offset in range(0, 12, 5)
                for line in statement(
                    town.session, account, offset=offset, limit=5, kinds=kinds, newest_first=newest_first
                ).lines
            ]
            assert found == (expected[::-1] if newest_first else expected)


def test_an_account_with_nothing_or_none_at_all(town: Town) -> None:
    account = town.account(town.pupil())
    assert statement(town.session, account) == StatementPage((), 0, 0, 0, 0)
    with pytest.raises(NotFound, match="Conto"):
        statement(town.session, 999)


def test_a_page_of_a_long_statement_is_quick(sqlite_town: Town) -> None:
    """5,000 entries: ten years of meals. Each page reads its own lines, not all of them with their joins."""
    account = sqlite_town.account(sqlite_town.pupil())
    sqlite_town.database.execute(
        "INSERT INTO batch (id, day, scope, entries, total_cents, prev_hash, hash, at)"
        " VALUES (1, 0, '', 0, 0, '', '', 0)"
    )
    sqlite_town.database.execute(
        "WITH RECURSIVE n(value) AS (SELECT ? UNION ALL SELECT value + 1 FROM n WHERE value < ?)"
        " INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, batch_id, actor_id, at)"
        f" SELECT {account}, value, 1, 1000, -525, 1, 1, 0, 0 FROM n",
        (day_number(TUESDAY) - 4999, day_number(TUESDAY)),
    )
    began = time.perf_counter()
    page = statement(sqlite_town.session, account, offset=4950)
    assert time.perf_counter() - began < 0.25  # some 3 ms; ten times that is still not a second
    assert page.lines[-1].balance_cents == -525
    assert page.lines[0].balance_cents == -525 * 50
    assert page.lines[0].actor_name == "automatico"


def test_who_may_not_read(sqlite_town: Town) -> None:
    account = sqlite_town.account(sqlite_town.pupil())
    for role in (Role.SCHOOL, Role.KITCHEN, Role.STATION):
        with pytest.raises(NotAllowed):
            statement(as_role(sqlite_town.session, role), account)
