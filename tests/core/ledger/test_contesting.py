"""A family contests a charge: written once, decided once, told on the statement."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from core.access.operations import OperationId
from core.access.options import set_option
from core.access.permissions import Role
from core.clock import FixedClock
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
from core.ledger import (
    CONTEST_DAYS,
    AlreadyContested,
    AlreadyReversed,
    ContestAbout,
    Contestation,
    ContestationDecided,
    ContestChannel,
    ContestState,
    EntryKey,
    EntryKind,
    NotContestable,
    accept_contestation,
    balance,
    contest,
    contest_deadline,
    contestations,
    post,
    refuse_contestation,
    reverse_entry,
    statement,
    verify,
)
from core.ledger.contestations import contested_cents
from core.ledger.kinds import Contra
from tests.builders import TUESDAY, Town
from tests.core.ledger.test_posting import as_role, charge, put

New = Callable[[], OperationId]


@pytest.fixture
def meal(town: Town) -> EntryKey:
    """A meal of Tuesday 24 November, charged to Rossi Anna."""
    return charge(town, town.account(town.pupil()), "meal").key


def open_one(town: Town, key: EntryKey, new: New | None = None, **more: object) -> int:
    given: dict[str, object] = {
        "received_on": TUESDAY, "channel": ContestChannel.EMAIL, "about": ContestAbout.ABSENT,
        "text": "Era a casa con la febbre", "asked_by": "Rossi Carla (madre)", "attachment": "prot. scuola 123/2026",
    }  # fmt: skip
    operation = OperationId("test", "contest") if new is None else new()
    return contest(town.session, operation, key, **(given | more))


def listed(town: Town, text: str = "", **more: object) -> list[Contestation]:
    return list(contestations(town.session, text, **more).items)


def on_statement(town: Town, key: EntryKey) -> list[tuple[str, str | None, str | None]]:
    """Kind, where its contestation is, and why."""
    lines = statement(town.session, key.account_id, newest_first=False).lines
    return [
        (line.kind.name.lower(), None if line.contested is None else line.contested.value, line.contest_reason)
        for line in lines
    ]


def test_what_the_family_says_is_kept_and_shown_on_the_line(town: Town, meal: EntryKey) -> None:
    open_one(town, meal)
    (one,) = listed(town)
    assert (one.key, one.pupil_name, one.service_name, one.amount_cents) == (meal, "Rossi Anna", "Mensa", 525)
    assert (one.state, one.about, one.channel, one.days) == (
        ContestState.OPEN, ContestAbout.ABSENT, ContestChannel.EMAIL, 0,
    )  # fmt: skip
    assert (one.text, one.asked_by, one.attachment) == (
        "Era a casa con la febbre", "Rossi Carla (madre)", "prot. scuola 123/2026",
    )  # fmt: skip
    assert (one.opened_by, one.reason, one.reversal, one.is_taken_back) == ("Giulia Cirillo", "", None, False)
    assert on_statement(town, meal) == [("charge", "open", None)]
    assert balance(town.session, meal.account_id) == -525  # nothing moves before somebody decides


def test_accepted_it_is_reversed_with_the_reason_and_linked(town: Town, meal: EntryKey, new_operation: New) -> None:
    one = open_one(town, meal)
    done = accept_contestation(town.session, new_operation(), one, "Il registro di classe lo dà assente")
    assert (done.balance_cents, balance(town.session, meal.account_id)) == (0, 0)
    (kept,) = listed(town)
    assert (kept.state, kept.reversal, kept.is_taken_back, kept.decided_by) == (
        ContestState.ACCEPTED, done.key, True, "Giulia Cirillo",
    )  # fmt: skip
    assert on_statement(town, meal) == [
        ("charge", "accepted", "Il registro di classe lo dà assente"),
        ("reversal", None, None),
    ]
    (line,) = [line for line in statement(town.session, meal.account_id).lines if line.key == done.key]
    assert (line.reverses, line.reason) == (meal, "Contestazione accolta: Il registro di classe lo dà assente")
    assert verify(town.database).is_ok


def test_refused_the_charge_stays_and_it_may_be_contested_again(town: Town, meal: EntryKey, new_operation: New) -> None:
    refuse_contestation(town.session, open_one(town, meal), "La scuola conferma che c'era")
    assert on_statement(town, meal) == [("charge", "refused", "La scuola conferma che c'era")]
    assert balance(town.session, meal.account_id) == -525
    open_one(town, meal, new_operation, text="Ecco il certificato")
    assert on_statement(town, meal) == [("charge", "open", None)]  # the last one tells


def test_a_decision_is_final_whoever_comes_second(town: Town, meal: EntryKey, new_operation: New) -> None:
    one = open_one(town, meal)
    first = new_operation()
    done = accept_contestation(town.session, first, one, "Aveva ragione")
    again = accept_contestation(town.session, first, one, "Aveva ragione")
    assert (again.key, again.is_repeat) == (done.key, True)
    with pytest.raises(ContestationDecided, match="24/11/2026"):
        accept_contestation(town.session, new_operation(), one, "Aveva ragione")
    with pytest.raises(ContestationDecided):
        refuse_contestation(town.session, one, "No")
    with pytest.raises(Conflict):
        accept_contestation(town.session, first, one, "Altro motivo")
    assert balance(town.session, meal.account_id) == 0


def test_reversed_elsewhere_meanwhile_it_is_not_reversed_twice(town: Town, meal: EntryKey, new_operation: New) -> None:
    one = open_one(town, meal)
    strike = reverse_entry(town.session, new_operation(), meal, "Sciopero")
    (shown,) = listed(town)
    assert (shown.state, shown.is_taken_back) == (ContestState.OPEN, True)
    assert contested_cents(town.database) == {}
    done = accept_contestation(town.session, new_operation(), one, "È stato lo sciopero")
    assert (done.key, done.balance_cents) == (strike.key, 0)
    assert listed(town)[0].reversal == strike.key
    assert verify(town.database).is_ok


def test_a_charge_has_one_open_contestation(town: Town, meal: EntryKey, new_operation: New) -> None:
    one = open_one(town, meal)
    assert open_one(town, meal) == one  # sent again
    with pytest.raises(Conflict):
        open_one(town, meal, text="altro")
    with pytest.raises(AlreadyContested, match="ricevuta il 24/11/2026"):
        open_one(town, meal, new_operation)


def test_only_what_takes_money_off_is_contested(town: Town, meal: EntryKey, new_operation: New) -> None:
    opening = put(town, meal.account_id, 500).key
    up, down = (
        post(
            town.session, new_operation(), account_id=meal.account_id, on=TUESDAY, kind=EntryKind.ADJUSTMENT,
            amount_cents=cents, contra=Contra.MEALS,
        ).key
        for cents in (100, -100)
    )  # fmt: skip
    for key in (opening, up):
        with pytest.raises(NotContestable):
            open_one(town, key, new_operation)
    assert open_one(town, down, new_operation)
    reverse_entry(town.session, new_operation(), meal, "Sbagliato")
    with pytest.raises(AlreadyReversed):
        open_one(town, meal, new_operation)
    with pytest.raises(NotFound):
        open_one(town, EntryKey(meal.account_id, TUESDAY, EntryKind.CHARGE, 9_000), new_operation)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"text": "  "}, "Testo"), ({"text": "x" * 2001}, "Testo"), ({"asked_by": "x" * 101}, "Chi"),
        ({"attachment": "x" * 201}, "Allegato"), ({"received_on": TUESDAY + timedelta(days=1)}, "Ricevuta il"),
        ({"received_on": TUESDAY - timedelta(days=1)}, "Ricevuta il"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_field(town: Town, meal: EntryKey, more: dict, field: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        open_one(town, meal, **more)
    assert refusal.value.params["field"] == field
    assert listed(town) == []


def test_without_a_reason_nothing_is_decided(town: Town, meal: EntryKey, new_operation: New) -> None:
    one = open_one(town, meal)
    for decide in (
        lambda: accept_contestation(town.session, new_operation(), one, " "),
        lambda: refuse_contestation(town.session, one, ""),
    ):
        with pytest.raises(InvalidValue, match="Motivo"):
            decide()
    with pytest.raises(NotFound):
        refuse_contestation(town.session, 999, "x")
    assert listed(town)[0].state is ContestState.OPEN


def test_the_deadline_warns_and_blocks_nothing(
    town: Town, meal: EntryKey, clock: FixedClock, new_operation: New
) -> None:
    assert contest_deadline(town.session, meal) == date(2027, 1, 23)  # 60 days
    set_option(town.session, CONTEST_DAYS, 10)
    assert contest_deadline(town.session, meal) == date(2026, 12, 4)
    clock.set(datetime(2026, 12, 5, 9, tzinfo=UTC))
    open_one(town, meal, received_on=date(2026, 12, 4))
    refuse_contestation(town.session, listed(town)[0].id, "x")
    open_one(town, meal, new_operation, received_on=date(2026, 12, 5))
    assert [one.is_late for one in listed(town)] == [True, False]


def test_a_charge_posted_late_counts_from_its_posting(town: Town, clock: FixedClock, new_operation: New) -> None:
    clock.set(datetime(2026, 12, 20, 9, tzinfo=UTC))
    late = charge(town, town.account(town.pupil()), "late").key
    assert contest_deadline(town.session, late) == date(2027, 2, 18)


def test_the_list_shows_the_open_ones_first_the_oldest_on_top(
    town: Town, clock: FixedClock, new_operation: New
) -> None:
    keys = [
        charge(town, town.account(town.pupil(name, first)), name).key
        for name, first in (("Rossi", "Anna"), ("Bianchi", "Marco"), ("Verdi", "Noè"), ("Neri", "Ugo"))
    ]
    clock.set(datetime(2026, 12, 4, 9, tzinfo=UTC))
    days = [date(2026, 12, 3), date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 1)]
    ids = [open_one(town, key, new_operation, received_on=day) for key, day in zip(keys, days, strict=True)]
    refuse_contestation(town.session, ids[3], "No")
    clock.set(datetime(2026, 12, 10, 9, tzinfo=UTC))
    refuse_contestation(town.session, ids[1], "No")
    assert [(one.pupil_name, one.days) for one in listed(town)] == [
        ("Verdi Noè", 8), ("Rossi Anna", 7), ("Bianchi Marco", 9), ("Neri Ugo", 3),
    ]  # fmt: skip
    assert [one.pupil_name for one in listed(town, state=ContestState.OPEN)] == ["Verdi Noè", "Rossi Anna"]
    assert [one.pupil_name for one in listed(town, "an ros")] == ["Rossi Anna"]
    assert [one.pupil_name for one in listed(town, account_id=keys[3].account_id)] == ["Neri Ugo"]
    page = contestations(town.session, limit=1, offset=1)
    assert ([one.pupil_name for one in page.items], page.total) == (["Rossi Anna"], 4)


def test_what_is_contested_of_an_account_is_what_is_open(town: Town, meal: EntryKey, new_operation: New) -> None:
    other = charge(town, town.account(town.pupil("Verdi", "Noè")), "other").key
    open_one(town, meal)
    one = open_one(town, other, new_operation)
    assert contested_cents(town.database) == {meal.account_id: 525, other.account_id: 525}
    refuse_contestation(town.session, one, "No")
    assert contested_cents(town.database) == {meal.account_id: 525}


def test_every_step_is_on_record_without_the_familys_words(town: Town, meal: EntryKey, new_operation: New) -> None:
    one = open_one(town, meal)
    accept_contestation(town.session, new_operation(), one, "Aveva ragione")
    rows = town.database.rows("SELECT operation, detail FROM audit WHERE subject = ?", (f"account:{meal.account_id}",))
    told = {verb: json.loads(detail) for verb, detail in rows}
    assert {"contest", "reverse_entry", "accept_contestation"} <= set(told)
    assert "febbre" not in json.dumps(told)
    assert told["accept_contestation"]["contestation"] == one


def test_who_may(sqlite_town: Town, new_operation: New) -> None:
    meal = charge(sqlite_town, sqlite_town.account(sqlite_town.pupil()), "meal").key
    one = open_one(sqlite_town, meal)
    for role in Role:
        session = as_role(sqlite_town.session, role)
        if role in {Role.ADMINISTRATOR, Role.CLERK, Role.CASHIER, Role.AUDITOR, Role.SYSTEM}:
            assert contestations(session).total == 1
        else:
            with pytest.raises(NotAllowed):
                contestations(session)
        if role not in {Role.ADMINISTRATOR, Role.CLERK, Role.SYSTEM}:
            with pytest.raises(NotAllowed):
                refuse_contestation(session, one, "x")
            with pytest.raises(NotAllowed):
                accept_contestation(session, new_operation(), one, "x")
