"""Changing cells of a class's week together: what is asked, receipted, refused."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.access.permissions import Role
from core.errors import Conflict, InvalidValue, NotAllowed
from core.meals import (
    BookingState,
    CellChanged,
    CellsChanged,
    CellWish,
    CutoffPassed,
    DayClosed,
    NoneChanged,
    NoServiceThatDay,
    NotEnrolled,
    PlainLimitExceeded,
    ReasonNeeded,
    RequestChannel,
    RequestKind,
    close_day,
    receipt,
)
from core.meals.kitchen import Changed, day_orders, differences, order, send_orders
from core.storage import day_number
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen
from tests.core.meals.weekly import FRIDAY, MONDAY, SATURDAY, THURSDAY, WEDNESDAY, change, week, wish

# Changing cells


@pytest.mark.parametrize(
    ("before", "wanted", "kinds"),
    [
        ("B", "A", "absence"),
        ("B", "P", "plain"),
        ("A", "B", "restore"),
        ("P", "B", "restore"),
        ("P", "A", "absence"),
        ("A", "P", "restore plain"),
        ("A", "A", ""),
        ("B", "B", ""),
    ],
)
def test_a_cell_goes_from_every_state_to_every_other(canteen: Canteen, before: str, wanted: str, kinds: str):
    """Each by the usual request with its receipt; what is so already asks for nothing. And each can be taken back."""
    anna = canteen.pupil()
    if before != "B":
        (canteen.absence if before == "A" else canteen.plain)(anna, WEDNESDAY)
    done = change(canteen, wish(anna, WEDNESDAY, before + wanted))
    assert week(canteen) == f"Rossi BB{wanted}BB--"
    assert " ".join(one.kind.value for one in done.receipts) == kinds
    assert all(receipt(canteen.session, one.receipt_code).days == (WEDNESDAY,) for one in done.receipts)
    if kinds:
        change(canteen, *done.way_back)
        assert week(canteen) == f"Rossi BB{before}BB--"


def test_several_cells_give_one_receipt_a_child_and_run_of_days(both: Canteen):
    anna, marco = both.pupil("Rossi"), both.pupil("Bianchi")
    days = [(anna, TUESDAY), (anna, WEDNESDAY), (anna, FRIDAY), (marco, TUESDAY)]
    done = change(both, *(wish(pupil, day, "BA") for pupil, day in days))
    assert week(both) == "Bianchi BABBB--\nRossi BAABA--"
    assert [(one.pupil_id, one.days) for one in done.receipts] == [
        (anna, (TUESDAY, WEDNESDAY)), (anna, (FRIDAY,)), (marco, (TUESDAY,))
    ]  # fmt: skip
    assert {(one.channel, one.asked_by) for one in done.receipts} == {(RequestChannel.PHONE, "madre")}
    assert change(both, *done.way_back).refused == ()
    assert week(both) == "Bianchi BBBBB--\nRossi BBBBB--"


def test_the_same_operation_again_gives_the_same_answer(both: Canteen):
    anna, operation = both.pupil(), both.operation()
    first = change(both, wish(anna, TUESDAY, "BA"), operation=operation)
    second = change(both, wish(anna, TUESDAY, "BA"), operation=operation)
    assert [one.receipt_code for one in second.receipts] == [one.receipt_code for one in first.receipts]
    assert (second.changed, second.is_repeat) == (first.changed, True)
    assert both.database.scalar("SELECT COUNT(*) FROM meal_request") == 1
    with pytest.raises(Conflict):
        change(both, wish(anna, TUESDAY, "BP"), operation=operation)


def test_two_clerks_at_the_same_cell(canteen: Canteen):
    """The second is told, and what the first did stays; wanting the same is no quarrel."""
    anna = canteen.pupil()
    change(canteen, wish(anna, WEDNESDAY, "BP"))
    with pytest.raises(CellChanged, match=r"Rossi Anna, 25/11/2026.*in bianco"):
        change(canteen, wish(anna, WEDNESDAY, "BA"))
    assert week(canteen) == "Rossi BBPBB--"
    assert change(canteen, wish(anna, WEDNESDAY, "BP")) == CellsChanged((), (), ())


def test_a_way_back_leaves_what_somebody_else_changed_since(canteen: Canteen):
    anna, marco = canteen.pupil("Rossi"), canteen.pupil("Bianchi")
    done = change(canteen, wish(anna, WEDNESDAY, "BA"), wish(marco, WEDNESDAY, "BA"))
    canteen.restore(marco, WEDNESDAY)
    canteen.plain(marco, WEDNESDAY)
    back = change(canteen, *done.way_back)
    assert week(canteen) == "Bianchi BBPBB--\nRossi BBBBB--"
    assert [(one.pupil_name, one.on) for one in back.refused] == [("Bianchi Anna", WEDNESDAY)]
    assert "in bianco" in back.refused[0].text


def test_the_cutoff_passes_while_the_grid_is_open(canteen: Canteen):
    """One cell: the usual refusal. Several: how many need a reason. With it: only those carry it."""
    anna, marco = canteen.pupil("Rossi"), canteen.pupil("Bianchi")
    canteen.at(TUESDAY, time(9, 30, 1))
    with pytest.raises(CutoffPassed, match="entro le 09:30"):
        change(canteen, wish(anna, TUESDAY, "BA"))
    both_days = [wish(pupil, day, "BA") for pupil in (anna, marco) for day in (TUESDAY, WEDNESDAY)]
    with pytest.raises(ReasonNeeded, match=r"2 pasti su 4 .*entro le 09:30"):
        change(canteen, *both_days)
    assert canteen.database.scalar("SELECT COUNT(*) FROM meal_request") == 0
    change(canteen, *both_days, override_reason="Gita non comunicata")
    assert week(canteen) == "Bianchi BAABB--\nRossi BAABB--"
    assert (
        canteen.database.rows(
            "SELECT starts_on - ends_on, override_reason FROM meal_request ORDER BY pupil_id, starts_on"
        )
        == [(0, "Gita non comunicata"), (0, None)] * 2
    )


def test_a_school_leaves_out_what_is_past_the_cutoff_and_is_told(canteen: Canteen):
    anna = canteen.pupil()
    canteen.at(TUESDAY, time(10))
    school = canteen.session_of(Role.SCHOOL, canteen.town.school_id)
    done = change(canteen, wish(anna, TUESDAY, "BA"), wish(anna, WEDNESDAY, "BA"), session=school)
    assert week(canteen) == "Rossi BBABB--"
    assert [(one.on, "09:30" in one.text) for one in done.refused] == [(TUESDAY, True)]
    with pytest.raises(CutoffPassed):
        change(canteen, wish(anna, TUESDAY, "BA"), session=school)
    with pytest.raises(NotAllowed):
        change(canteen, wish(anna, TUESDAY, "BA"), session=school, override_reason="perché sì")


def test_the_plain_limit_holds_across_cells(canteen: Canteen):
    """Three in a row at most; the fourth asks for a reason, and nothing of it is written before."""
    anna = canteen.pupil()
    canteen.plain(anna, MONDAY, override_reason="ieri")
    change(canteen, wish(anna, TUESDAY, "BP"), wish(anna, WEDNESDAY, "BP"))
    with pytest.raises(PlainLimitExceeded):
        change(canteen, wish(anna, THURSDAY, "BP"))
    assert week(canteen) == "Rossi PPPBB--"
    change(canteen, wish(anna, THURSDAY, "BP"), override_reason="Certificato")
    assert week(canteen) == "Rossi PPPPB--"


def test_an_absence_turned_plain_beyond_the_limit_stays_an_absence(canteen: Canteen):
    """The restore that goes before the plain meal is taken back with it."""
    anna = canteen.pupil()
    canteen.plain(anna, TUESDAY, THURSDAY)
    canteen.absence(anna, FRIDAY)
    with pytest.raises(PlainLimitExceeded):
        change(canteen, wish(anna, FRIDAY, "AP"))
    assert week(canteen) == "Rossi BPPPA--"
    assert canteen.database.scalar("SELECT COUNT(*) FROM meal_request WHERE kind = 'restore'") == 0


REFUSED = [
    ("a closed day", TUESDAY, DayClosed),
    ("a strike", THURSDAY, NoServiceThatDay),
    ("a Saturday", SATURDAY, NoServiceThatDay),
    ("after the child was withdrawn", FRIDAY, NotEnrolled),
]


@pytest.mark.parametrize(("case", "day", "error"), REFUSED, ids=[case for case, _day, _error in REFUSED])
def test_what_may_not_change_is_refused_alone_and_told_among_others(
    canteen: Canteen, case: str, day: date, error: type
):
    anna = canteen.pupil(ends_on=THURSDAY)
    canteen.closed(THURSDAY)
    canteen.at(TUESDAY, time(15))
    close_day(canteen.session, canteen.service_id, TUESDAY)
    with pytest.raises(error):
        change(canteen, wish(anna, day, "?A"), override_reason="un motivo")
    done = change(canteen, wish(anna, day, "?A"), wish(anna, WEDNESDAY, "?A"), override_reason="un motivo")
    assert [one.on for one in done.changed] == [WEDNESDAY]
    assert [one.on for one in done.refused] == [day]
    assert week(canteen) == "Rossi BBA-x--"


def test_nothing_of_several_may_change(canteen: Canteen):
    anna, marco = canteen.pupil("Rossi"), canteen.pupil("Bianchi")
    canteen.closed(THURSDAY)
    with pytest.raises(NoneChanged, match=r"Nessuno dei 2 pasti scelti.*Sciopero"):
        change(canteen, wish(anna, THURSDAY, "?A"), wish(marco, THURSDAY, "?A"))


def test_a_sent_order_follows_once_for_a_whole_class(canteen: Canteen):
    pupils = [canteen.pupil(f"Alunno{number}") for number in range(5)]
    canteen.at(TUESDAY, time(9, 45))
    send_orders(canteen.session, canteen.service_id, TUESDAY)
    sent = day_orders(canteen.session, canteen.service_id, TUESDAY)[0].order
    change(canteen, *(wish(pupil, TUESDAY, "BA") for pupil in pupils[:4]), override_reason="Gita")
    versions = order(canteen.session, sent.id).versions
    assert len(versions) == 2
    told = differences(versions[0].content, versions[1].content)
    assert [(one.what, one.before, one.after) for one in told] == [(Changed.STANDARD, 5, 1)]


@pytest.mark.parametrize(
    ("role", "own", "is_let"),
    [
        (Role.CLERK, None, True),
        (Role.SCHOOL, True, True),
        (Role.SCHOOL, False, False),
        (Role.KITCHEN, None, False),
        (Role.AUDITOR, None, False),
        (Role.CASHIER, None, False),
    ],
)
def test_who_may_change(canteen: Canteen, role: Role, own: bool | None, is_let: bool):
    """A school's user not another school's child, even beside one of its own, even by its number."""
    anna = canteen.pupil()
    other = canteen.town.school("Altra")
    foreign = canteen.pupil("Verdi", class_id=canteen.town.class_group("1ªA", other))
    school = None if own is None else canteen.town.school_id if own else other
    session = canteen.session_of(role, school)
    if is_let:
        assert change(canteen, wish(anna, WEDNESDAY, "BA"), session=session).receipts
    else:
        with pytest.raises(NotAllowed):
            change(canteen, wish(anna, WEDNESDAY, "BA"), session=session)
    if role is Role.SCHOOL:
        pair = [wish(anna, THURSDAY, "BA"), wish(foreign, THURSDAY, "BA")]
        with pytest.raises(NotAllowed):
            change(canteen, *pair, session=session)
        assert (
            canteen.database.scalar("SELECT COUNT(*) FROM meal_exception WHERE day = ?", (day_number(THURSDAY),)) == 0
        )


@pytest.mark.parametrize("wishes", [[], [CellWish(1, TUESDAY, None, BookingState.NO_SERVICE)]])
def test_what_nobody_can_mean(canteen: Canteen, wishes: list[CellWish]):
    with pytest.raises(InvalidValue):
        change(canteen, *wishes)


def test_every_request_leaves_its_line_in_the_trail(canteen: Canteen):
    anna = canteen.pupil()
    done = change(canteen, wish(anna, TUESDAY, "BA"), wish(anna, FRIDAY, "BP"))
    told = canteen.database.rows("SELECT operation FROM audit WHERE subject LIKE 'meal_request:%' ORDER BY id")
    assert told == [("report_absence",), ("request_plain_meal",)]
    assert [one.kind for one in done.receipts] == [RequestKind.ABSENCE, RequestKind.PLAIN]
