"""A class register against what is booked: only what differs, and only what is sure may be registered."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from core.access.permissions import Role
from core.errors import NotAllowed, NotFound
from core.meals import (
    BookingState,
    NoServiceThatDay,
    PresenceSource,
    ReasonNeeded,
    RegisterCheck,
    RegisterKind,
    RegisterLine,
    RequestChannel,
    change_cells,
    record_presence,
    register_differences,
    wishes_of,
)
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

WEDNESDAY = TUESDAY + timedelta(days=1)
SATURDAY = TUESDAY + timedelta(days=4)


def line(row: int, name: str, mark: str, code: str = "", class_name: str = "") -> RegisterLine:
    return RegisterLine(row, name, code, class_name, mark == "A")


def check(canteen: Canteen, *lines: RegisterLine, day: date = TUESDAY, **more: object) -> RegisterCheck:
    session = more.pop("session", canteen.session)
    return register_differences(session, canteen.service_id, day, lines, **more)


def told(found: RegisterCheck) -> list[tuple[int, str]]:
    return [(one.row, one.kind.value) for one in found.differences]


#: What is booked, what the register says, and how it differs.
CASES = [
    ("booked", "P", None),
    ("booked", "A", RegisterKind.ABSENT_BUT_BOOKED),
    ("plain", "A", RegisterKind.ABSENT_BUT_BOOKED),
    ("plain", "P", None),
    ("absent", "A", None),
    ("absent", "P", RegisterKind.PRESENT_BUT_ABSENT),
    ("not enrolled", "A", None),
    ("not enrolled", "P", None),
]


@pytest.mark.parametrize(("booked", "mark", "kind"), CASES)
def test_only_what_differs(both: Canteen, booked: str, mark: str, kind: RegisterKind | None):
    anna = both.pupil("Rossi", enrolled=booked != "not enrolled")
    both.pupil("Bianchi")
    if booked == "absent":
        both.absence(anna, TUESDAY)
    if booked == "plain":
        both.plain(anna, TUESDAY)
    found = check(both, line(2, "ROSSI Anna", mark))
    assert told(found) == ([] if kind is None else [(2, kind.value)])
    assert found.agreeing == (1 if kind is None else 0)


def test_names_in_any_order_and_spelling(canteen: Canteen):
    for last_name, first_name in (("D'Amico", "Noè"), ("De Luca", "Ada Maria")):
        canteen.town.pupil(last_name, first_name)
    names = (
        "D'AMICO NOE'",
        "noe d amico",
        "Noè D’Amico",
        "Ada Maria De Luca",
        "DE LUCA ADA MARIA",
        "De Luca, Ada Maria",
    )
    for name in names:
        assert told(check(canteen, line(2, name, "A"))) == [(2, "absent_but_booked")], name


def test_a_fiscal_code_counts_more_than_a_name(canteen: Canteen):
    """And whoever has another code is somebody else."""
    anna, other = canteen.pupil("Rossi"), canteen.pupil("Rossi")
    canteen.database.execute("UPDATE pupil SET fiscal_code = 'CODE1' WHERE id = ?", (anna,))
    canteen.database.execute("UPDATE pupil SET fiscal_code = 'CODE2' WHERE id = ?", (other,))
    found = check(canteen, line(2, "chiunque", "A", code="CODE2"), line(3, "Rossi Anna", "A", code="CODE3"))
    assert [(one.row, one.kind, one.pupil_id) for one in found.differences] == [
        (2, RegisterKind.ABSENT_BUT_BOOKED, other), (3, RegisterKind.UNKNOWN, None)
    ]  # fmt: skip


def test_namesakes_are_ambiguous_unless_the_class_tells(canteen: Canteen):
    canteen.pupil("Rossi")
    other = canteen.pupil("Rossi", class_id=canteen.town.class_group("3ªB"))
    found = check(canteen, line(2, "Rossi Anna", "A"), line(3, "Rossi Anna", "A", class_name="3 B"))
    assert [(one.row, one.kind, one.pupil_id) for one in found.differences] == [
        (2, RegisterKind.AMBIGUOUS, None), (3, RegisterKind.ABSENT_BUT_BOOKED, other)
    ]  # fmt: skip
    assert found.differences[0].maybe == ("Rossi Anna (3ªA)", "Rossi Anna (3ªB)")


def test_an_unknown_name_is_told_with_whom_it_may_mean(canteen: Canteen):
    canteen.pupil("Rossini")
    found = check(canteen, line(2, "Rosini Anna", "A"), line(3, "Zzz", "A"))
    assert [(one.kind, one.maybe) for one in found.differences] == [
        (RegisterKind.UNKNOWN, ("Rossini Anna (3ªA)",)), (RegisterKind.UNKNOWN, ())
    ]  # fmt: skip


def test_a_child_listed_twice(canteen: Canteen):
    """The same twice is one; absent and present at once is nobody's absence."""
    canteen.pupil("Rossi"), canteen.pupil("Bianchi")
    found = check(
        canteen, line(2, "Rossi Anna", "A"), line(3, "Rossi Anna", "A"), line(4, "Bianchi Anna", "A"),
        line(5, "Bianchi Anna", "P"),
    )  # fmt: skip
    assert told(found) == [(2, "absent_but_booked"), (4, "contradictory")]
    assert [one.pupil_id for one in wishes_of(found, {2, 3, 4, 5})] == [found.differences[0].pupil_id]


def test_whoever_is_at_table_all_the_same_is_marked(canteen: Canteen):
    anna = canteen.pupil()
    record_presence(
        canteen.session, pupil_id=anna, service_id=canteen.service_id, day=TUESDAY, at=canteen.session.now(),
        source=PresenceSource.SCAN,
    )  # fmt: skip
    assert check(canteen, line(2, "Rossi Anna", "A")).differences[0].is_at_table


def test_a_class_or_a_school_only(canteen: Canteen):
    canteen.pupil("Rossi")
    other = canteen.town.school("Altra")
    class_id = canteen.town.class_group("1ªA", other)
    canteen.pupil("Verdi", class_id=class_id)
    lines = (line(2, "Rossi Anna", "A"), line(3, "Verdi Anna", "A"))
    assert told(check(canteen, *lines)) == [(2, "absent_but_booked"), (3, "absent_but_booked")]
    assert told(check(canteen, *lines, class_id=class_id)) == [(2, "unknown"), (3, "absent_but_booked")]
    assert told(check(canteen, *lines, school_id=other)) == [(2, "unknown"), (3, "absent_but_booked")]


def test_a_school_sees_and_names_its_own_only(canteen: Canteen):
    canteen.pupil("Rossi")
    other = canteen.town.school("Altra")
    canteen.pupil("Verdi", class_id=canteen.town.class_group("1ªA", other))
    school = canteen.session_of(Role.SCHOOL, other)
    lines = (line(2, "Rossi Anna", "A"), line(3, "Verdi Anna", "A"))
    found = check(canteen, *lines, session=school)
    assert told(found) == [(2, "unknown"), (3, "absent_but_booked")]
    assert found.differences[0].maybe == ()
    for scope in ({"class_id": canteen.town.class_id}, {"school_id": canteen.town.school_id}):
        with pytest.raises(NotAllowed):
            check(canteen, *lines, session=school, **scope)
    for role in (Role.KITCHEN, Role.AUDITOR, Role.CASHIER):
        with pytest.raises(NotAllowed):
            check(canteen, *lines, session=canteen.session_of(role))
    with pytest.raises(NotFound):
        check(canteen, *lines, class_id=99)


def test_a_day_without_service(canteen: Canteen):
    canteen.pupil()
    with pytest.raises(NoServiceThatDay, match="sabato"):
        check(canteen, line(2, "Rossi Anna", "A"), day=SATURDAY)
    with pytest.raises(NoServiceThatDay, match="fuori dall'anno"):
        check(canteen, line(2, "Rossi Anna", "A"), day=date(2027, 8, 2))


def test_what_is_chosen_is_registered_with_a_reason_and_taken_back_whole(both: Canteen):
    """Given a register of this morning, read after the cut-off; when two of three are chosen; then those change."""
    anna, marco, sara = both.pupil("Rossi"), both.pupil("Bianchi"), both.pupil("Verdi")
    both.absence(marco, TUESDAY)
    both.at(TUESDAY, time(10))
    found = check(both, line(2, "Rossi Anna", "A"), line(3, "Bianchi Anna", "P"), line(4, "Verdi Anna", "A"))
    assert [one.state for one in found.differences] == [BookingState.BOOKED, BookingState.ABSENT, BookingState.BOOKED]
    assert both.database.scalar("SELECT COUNT(*) FROM meal_request") == 1
    options = {"channel": RequestChannel.IMPORT, "asked_by": "registro di classe"}
    wishes = wishes_of(found, {2, 3})
    with pytest.raises(ReasonNeeded):
        change_cells(both.session, both.operation(), both.service_id, wishes, **options)
    done = change_cells(
        both.session, both.operation(), both.service_id, wishes, override_reason="Registro di classe", **options
    )
    assert [both.month(pupil, TUESDAY, TUESDAY) for pupil in (anna, marco, sara)] == ["A", "B", "B"]
    assert {one.channel for one in done.receipts} == {RequestChannel.IMPORT}
    change_cells(both.session, both.operation(), both.service_id, done.way_back, override_reason="Annullato", **options)
    assert [both.month(pupil, TUESDAY, TUESDAY) for pupil in (anna, marco, sara)] == ["B", "A", "B"]
