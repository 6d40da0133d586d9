"""The class's week, and changing its cells together, as pictures: a line a pupil, a letter a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta

import pytest

from core.access.permissions import Role
from core.errors import Conflict, InvalidValue, NotAllowed, NotFound
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
    PresenceSource,
    ReasonNeeded,
    RequestChannel,
    RequestKind,
    change_cells,
    class_week,
    close_day,
    day_summary,
    monday_of,
    receipt,
    record_presence,
)
from core.meals.kitchen import Changed, day_orders, differences, order, send_orders
from core.storage import day_number
from core.storage.tables import Placement
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import LETTERS, Canteen

MONDAY = date(2026, 11, 23)
WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = (TUESDAY + timedelta(days=number) for number in (1, 2, 3, 4))
STATES = {letter: BookingState(state) for state, letter in LETTERS.items()}


def week(canteen: Canteen, day: date = TUESDAY, class_id: int | None = None) -> str:
    """`Rossi BBABB--` a line; a small letter where the child was there."""
    shown = class_week(canteen.session, canteen.service_id, class_id or canteen.town.class_id, day)
    return "\n".join(
        f"{row.last_name} "
        + "".join(
            LETTERS[cell.state.value].lower() if cell.is_present else LETTERS[cell.state.value] for cell in row.cells
        )
        for row in shown.rows
    )


def change(canteen: Canteen, *wishes: CellWish, **more: object) -> CellsChanged:
    options = {"channel": RequestChannel.PHONE, "asked_by": "madre", "session": canteen.session, **more}
    session, operation = options.pop("session"), options.pop("operation", None) or canteen.operation()
    return change_cells(session, operation, canteen.service_id, wishes, **options)


def wish(pupil: int, day: date, letters: str) -> CellWish:
    """`BA`: shown as booked, wanted absent; `?A`: whatever it is."""
    return CellWish(pupil, day, STATES.get(letters[0]), STATES[letters[1]])


def check_in(canteen: Canteen, pupil: int) -> None:
    record_presence(
        canteen.session, pupil_id=pupil, service_id=canteen.service_id, day=TUESDAY, at=canteen.session.now(),
        source=PresenceSource.OFFICE,
    )  # fmt: skip


@contextmanager
def statements(canteen: Canteen, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    told: list[str] = []
    run = canteen.database.engine.execute_sql

    def counted(sql: str, *rest: object, **more: object) -> object:
        told.append(sql)
        return run(sql, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(canteen.database.engine, "execute_sql", counted)
        yield told


# What is shown


def test_a_week_shows_every_child_and_day(both: Canteen):
    anna, marco = both.pupil("Rossi"), both.pupil("Bianchi")
    both.pupil("Verdi", enrolled=False)
    both.closed(THURSDAY)
    both.absence(anna, WEDNESDAY)
    both.plain(marco, WEDNESDAY)
    check_in(both, marco)
    assert week(both) == "Bianchi BbP-B--\nRossi BBA-B--\nVerdi xxx-x--"


def test_a_day_says_why_there_is_no_service_and_until_when_it_may_change(canteen: Canteen):
    canteen.pupil()
    canteen.closed(THURSDAY, cause="Sciopero")
    canteen.at(TUESDAY, time(9, 31))
    days = class_week(canteen.session, canteen.service_id, canteen.town.class_id, TUESDAY).days
    assert [day.on for day in days] == [MONDAY + timedelta(days=number) for number in range(7)]
    assert [day.no_service_text for day in days] == [
        "", "", "", "Sciopero", "", "Non previsto di sabato", "Non previsto di domenica"
    ]  # fmt: skip
    assert [day.is_open for day in days] == [False, False, True, True, True, True, True]


def test_a_child_in_two_classes_of_one_week_is_counted_once(canteen: Canteen):
    """Moved on Thursday: each class shows and counts its own days only."""
    other = canteen.town.class_group("3ªB")
    anna = canteen.pupil("Rossi")
    canteen.database.execute("DELETE FROM placement")
    for class_id, first, last in ((canteen.town.class_id, YEAR_START, WEDNESDAY), (other, THURSDAY, YEAR_END)):
        canteen.database.insert(Placement, pupil=anna, class_group=class_id, starts_on=first, ends_on=last)
    check_in(canteen, anna)
    assert week(canteen) == "Rossi BbBxx--"
    assert week(canteen, class_id=other) == "Rossi xxxBB--"
    shown = class_week(canteen.session, canteen.service_id, other, TUESDAY)
    assert [day.totals.plates for day in shown.days] == [0, 0, 0, 1, 1, 0, 0]
    assert [day.totals.present for day in shown.days] == [0] * 7
    assert [cell.is_placed for cell in shown.rows[0].cells] == [False, False, False, True, True, True, True]


def test_the_week_in_which_the_school_year_ends(canteen: Canteen):
    """The year ends on Thursday 10 June 2027; the placements with it."""
    canteen.pupil()
    shown = class_week(canteen.session, canteen.service_id, canteen.town.class_id, YEAR_END)
    assert week(canteen, YEAR_END) == "Rossi BBBB---"
    assert [day.no_service_text for day in shown.days[4:]] == ["Fuori dall'anno scolastico 2026/2027"] * 3


def test_a_withdrawn_child_is_shown_as_not_enrolled_from_then_on(canteen: Canteen):
    canteen.pupil(ends_on=WEDNESDAY)
    assert week(canteen) == "Rossi BBBxx--"


def test_totals_count_each_plate_once_and_agree_with_the_day(canteen: Canteen):
    """Standard, plain, diet, absent; a diet in a plain meal is a diet, as the kitchen cooks it."""
    names = ("Standard", "Bianco", "Dieta", "DietaBianca", "Assente", "DietaAssente")
    made = {name: canteen.pupil(name) for name in names}
    for name in ("Dieta", "DietaBianca", "DietaAssente"):
        canteen.diet(made[name], "GLU")
    canteen.diet(made["Dieta"], "LAT")
    for name in ("Bianco", "DietaBianca"):
        canteen.plain(made[name], TUESDAY)
    for name in ("Assente", "DietaAssente"):
        canteen.absence(made[name], TUESDAY)
    check_in(canteen, made["Dieta"])
    totals = class_week(canteen.session, canteen.service_id, canteen.town.class_id, TUESDAY).days[1].totals
    assert (totals.standard, totals.plain, totals.diets, totals.absent, totals.present) == (1, 1, 2, 2, 1)
    one = day_summary(canteen.session, canteen.service_id, TUESDAY)[0]
    assert (totals.plates, totals.absent) == (one.expected, one.absent)


def test_diets_are_codes_and_effects_on_their_days_only(canteen: Canteen):
    anna = canteen.pupil()
    canteen.diet(anna, "GLU")
    canteen.database.execute("UPDATE pupil_diet SET ends_on = ?", (day_number(WEDNESDAY),))
    cells = class_week(canteen.session, canteen.service_id, canteen.town.class_id, TUESDAY).rows[0].cells
    assert [[(plate.code, plate.effect) for plate in cell.diets] for cell in cells] == [
        *[[("GLU", "attenzione")]] * 3, *[[]] * 4
    ]  # fmt: skip


@pytest.mark.parametrize("pupils", [1, 40])
def test_a_week_takes_the_same_few_statements_for_any_class(
    canteen: Canteen, monkeypatch: pytest.MonkeyPatch, pupils: int
):
    for number in range(pupils):
        canteen.diet(canteen.pupil(f"Alunno{number:02}"), "GLU")
    with statements(canteen, monkeypatch) as told:
        class_week(canteen.session, canteen.service_id, canteen.town.class_id, TUESDAY)
    assert len(told) <= 13


def test_only_its_own_school(canteen: Canteen):
    other = canteen.town.school("Infanzia")
    own, foreign = canteen.session_of(Role.SCHOOL, canteen.town.school_id), canteen.session_of(Role.SCHOOL, other)
    assert class_week(own, canteen.service_id, canteen.town.class_id, TUESDAY).class_name == "3ªA"
    with pytest.raises(NotAllowed):
        class_week(foreign, canteen.service_id, canteen.town.class_id, TUESDAY)


@pytest.mark.parametrize(("service", "class_"), [(99, None), (None, 99)])
def test_what_does_not_exist(canteen: Canteen, service: int | None, class_: int | None):
    with pytest.raises(NotFound):
        class_week(canteen.session, service or canteen.service_id, class_ or canteen.town.class_id, TUESDAY)


def test_the_monday_of_a_week():
    assert {monday_of(MONDAY + timedelta(days=number)) for number in range(7)} == {MONDAY}


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
