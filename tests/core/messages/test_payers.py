"""Reminders go to those who pay today, each of them; what is contested is told to the office."""

from __future__ import annotations

from datetime import date

from core import ledger
from core.access.operations import OperationId
from core.messages import Step, due_reminders, outbox, prepare_reminders
from core.registry import create_guardian, link_guardian, set_payers
from tests.builders import TUESDAY, Town

FIRST = date(2026, 9, 1)


def parents(town: Town) -> tuple[int, int, int]:
    """An Anna 12 euro in debt, Carla who made the enrolment and Ugo, who live apart."""
    anna = town.pupil("Rossi", "Anna")
    found = []
    for place, (name, address) in enumerate((("Carla", "Via Roma 1"), ("Ugo", "Via Po 2"))):
        found.append(create_guardian(town.session, "Rossi", name, address=address))
        link_guardian(town.session, anna, found[-1], "genitore", is_applicant=not place)
    ledger.post(
        town.session, OperationId("test", "debt"), account_id=ledger.open_account(town.session, anna, town.group_id),
        on=TUESDAY, kind=ledger.EntryKind.CHARGE, amount_cents=-1200, contra=ledger.Contra.MEALS,
        service_id=town.service_id,
    )  # fmt: skip
    return anna, found[0], found[1]


def told(town: Town) -> list[str]:
    return [f"{one.recipient}, {one.address}" for one in due_reminders(town.session, town.group_id)]


def test_who_pays_today_is_written_to(town: Town) -> None:
    anna, _carla, ugo = parents(town)
    assert told(town) == ["Carla Rossi, Via Roma 1"]
    set_payers(town.session, anna, {ugo: 100}, FIRST)
    assert told(town) == ["Ugo Rossi, Via Po 2"]
    set_payers(town.session, anna, {_carla: 100}, date(2027, 1, 1))  # from next year on
    assert told(town) == ["Ugo Rossi, Via Po 2"]


def test_where_two_pay_both_are_written_to_once(town: Town) -> None:
    anna, carla, ugo = parents(town)
    set_payers(town.session, anna, {carla: 60, ugo: 40}, FIRST)
    assert told(town) == ["Carla Rossi, Via Roma 1", "Ugo Rossi, Via Po 2"]
    (account,) = {one.account_id for one in due_reminders(town.session, town.group_id)}
    step = due_reminders(town.session, town.group_id)[0].step
    made = prepare_reminders(town.session, OperationId("office", "1"), town.group_id, [(account, step)])
    assert (len(made.ids), made.skipped) == (2, 0)
    assert sorted(one.recipient for one in outbox(town.session).items) == ["Carla Rossi", "Ugo Rossi"]
    again = prepare_reminders(town.session, OperationId("office", "2"), town.group_id, [(account, step)])
    assert (again.ids, again.skipped) == ((), 1)
    assert told(town) == []


def test_of_two_who_pay_one_alone_can_be_written_to(town: Town) -> None:
    anna, carla, ugo = parents(town)
    set_payers(town.session, anna, {carla: 60, ugo: 40}, FIRST)
    one = next(one for one in due_reminders(town.session, town.group_id) if one.guardian_id == ugo)
    made = prepare_reminders(
        town.session, OperationId("office", "1"), town.group_id, [(one.account_id, one.step)],
        payers={(one.account_id, ugo)},
    )  # fmt: skip
    assert (len(made.ids), made.skipped) == (1, 0)
    assert [line.recipient for line in outbox(town.session).items] == ["Ugo Rossi"]
    assert told(town) == ["Carla Rossi, Via Roma 1"]  # who was not written to waits on
    set_payers(town.session, anna, {carla: 100}, FIRST)
    assert told(town) == []  # the debt was written about: to one who does not pay any more


def test_several_guardians_of_whom_nobody_is_known_to_pay_are_nobody(town: Town) -> None:
    parents(town)
    town.database.execute("UPDATE guardianship SET is_applicant = ?", (False,))
    (one,) = due_reminders(town.session, town.group_id)
    assert (one.guardian_id, one.can_go) == (None, False)


def test_what_is_contested_is_told_and_hides_nobody(town: Town) -> None:
    parents(town)
    (one,) = due_reminders(town.session, town.group_id)
    assert (one.step, one.contested_cents) == (Step.ALERT, 0)
    key = ledger.statement(town.session, one.account_id).lines[0].key
    ledger.contest(
        town.session, OperationId("test", "c"), key, received_on=TUESDAY, channel=ledger.ContestChannel.DESK,
        about=ledger.ContestAbout.ABSENT, text="Era assente",
    )  # fmt: skip
    (one,) = due_reminders(town.session, town.group_id)
    assert one.contested_cents == 1200
