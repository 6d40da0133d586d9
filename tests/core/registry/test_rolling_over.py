"""From 2026/2027 to 2027/2028: who goes where, nothing twice, and back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor
from core.clock import FixedClock
from core.errors import Cancelled, Conflict, NotAllowed, NotFound
from core.registry.enrolments import enrol, enrolments_of, withdraw_enrolment
from core.registry.records import SchoolLevel
from core.registry.rolling_over import roll_over, roll_overs, undo_roll_over
from core.registry.rolling_over_classes import next_class_name
from core.registry.rolling_over_faults import NewYearTooEarly, RollOverAlreadyUndone, YearInUse
from core.registry.rolling_over_preview import preview_roll_over, propose_roll_over
from core.registry.rolling_over_records import ExpiringKind, RollOverPlan
from core.storage import Database, day_number, tables
from tests.builders import YEAR_END, YEAR_START, Town

JULY = datetime(2027, 7, 5, 8, 0, tzinfo=UTC)
FIRST, SECOND = OperationId("office", "1"), OperationId("office", "2")
NEW_START, NEW_END = date(2027, 9, 14), date(2028, 6, 10)


def born(town: Town, pupil_id: int, on: date) -> None:
    town.database.execute("UPDATE pupil SET born_on = ? WHERE id = ?", (day_number(on), pupil_id))


@pytest.fixture
def summer(town: Town, clock: FixedClock) -> Town:
    """3ªA: Anna and Bruno; 5ªB: Carla; a section of the infanzia: Dino. Everybody enrolled and priced."""
    database = town.database
    with database.transaction():
        town.pupil("Rossi", "Anna")
        town.pupil("Bianchi", "Bruno")
        town.pupil("Verdi", "Carla", class_id=town.class_group("5ªB"))
        collodi = town.school("Collodi", "infanzia")
        town.pupil("Neri", "Dino", class_id=town.class_group("Gialli", collodi))
        born(town, town.pupils[-1], date(2021, 5, 4))  # old enough for the primary school
    clock.set(JULY)
    return town


def plan_of(town: Town) -> RollOverPlan:
    proposal = propose_roll_over(town.session)
    assert proposal is not None
    return proposal.plan


def class_in_new_year(database: Database, pupil_id: int) -> str | None:
    return database.scalar(
        "SELECT c.name FROM placement p JOIN class_group c ON c.id = p.class_group_id"
        " JOIN school_year y ON y.id = c.school_year_id WHERE p.pupil_id = ? AND y.label = '2027/2028'",
        (pupil_id,),
    )


def everything(database: Database) -> list[list[tuple[object, ...]]]:
    """All that a roll-over may touch, or must not."""
    names = ("school_year", "class_group", "placement", "enrolment", "card", "account", "entry", "band_assignment")
    return [database.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in names]


@pytest.mark.parametrize(
    ("name", "level", "after"),
    [
        ("1ªA", "primaria", "2ªA"), ("4 B", "primaria", "5 B"), ("5ªA", "primaria", None), ("3A", "secondaria", None),
        ("2^C tempo pieno", "secondaria", "3^C tempo pieno"), ("II B", "primaria", "III B"),
        ("IV A", "primaria", "V A"), ("V A", "primaria", None), ("Gialli", "infanzia", None),
        ("3 anni", "infanzia", None),
        ("Verdi", "primaria", None), ("12", "primaria", None), ("IVA", "primaria", None),
    ],
)  # fmt: skip
def test_what_a_class_is_called_a_year_later(name: str, level: str, after: str | None) -> None:
    assert next_class_name(name, SchoolLevel(level)) == after


def test_the_proposal_promotes_and_lets_the_last_class_go(summer: Town) -> None:
    proposal = propose_roll_over(summer.session)
    assert proposal is not None
    assert (proposal.from_year.label, proposal.to_year) == ("2026/2027", None)
    assert (proposal.plan.label, proposal.plan.starts_on, proposal.plan.ends_on) == ("2027/2028", NEW_START, NEW_END)
    assert [(one.class_name, one.pupils, one.next_name) for one in proposal.classes] == [
        ("Gialli", 1, "Gialli"), ("3ªA", 2, "4ªA"), ("5ªB", 1, None),
    ]  # fmt: skip
    assert proposal.plan.service_ids == (summer.service_id,)


def test_the_preview_says_it_all_and_writes_nothing(summer: Town) -> None:
    anna, _bruno, carla, _dino = summer.pupils
    database = summer.database
    with database.transaction():
        account = summer.account(carla)
        database.insert(
            tables.Batch, id=1, day=YEAR_START, scope="a", entries=1, total_cents=-700, prev_hash="", hash="1",
            at=summer.session.now(),
        )  # fmt: skip
        database.execute(
            "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, batch_id, actor_id, at)"
            " VALUES (?, ?, 4, 0, -700, 6, 1, 0, 0)",
            (account, day_number(YEAR_START)),
        )
        diet = database.insert(tables.Diet, code="GLU", name="Senza glutine", effect="niente pane")
        database.insert(
            tables.PupilDiet, pupil=anna, diet=diet, starts_on=YEAR_START, ends_on=date(2029, 6, 30),
            certificate_expires_on=date(2027, 12, 31),
        )  # fmt: skip
    before = everything(database)
    preview = preview_roll_over(summer.session, plan_of(summer))
    assert (preview.makes_year, preview.going, preview.already) == (True, 2, 0)
    assert [(one.class_name, one.next_name, one.going, one.leaving) for one in preview.classes] == [
        ("Gialli", "Gialli", 0, 1), ("3ªA", "4ªA", 2, 0), ("5ªB", None, 0, 1),
    ]  # fmt: skip
    assert set(preview.new_classes) == {
        "4ªA · Primaria Italo Calvino", "3ªA · Primaria Italo Calvino", "5ªB · Primaria Italo Calvino",
        "Gialli · Collodi",
    }  # fmt: skip
    assert [(one.service_name, one.renewed, one.ended) for one in preview.services] == [("Mensa", 2, 0)]
    assert [(one.name, one.balance_cents) for one in preview.leavers] == [("Neri Dino", 0), ("Verdi Carla", -700)]
    assert [(one.name, one.kind, one.what, one.ends_on) for one in preview.expiring] == [
        ("Bianchi Bruno", ExpiringKind.BAND, "F1 · Mensa", YEAR_END),
        ("Rossi Anna", ExpiringKind.BAND, "F1 · Mensa", YEAR_END),
        ("Rossi Anna", ExpiringKind.CERTIFICATE, "GLU", date(2027, 12, 31)),
    ]
    assert everything(database) == before


def test_it_makes_year_classes_placements_and_enrolments_with_their_audit_line(summer: Town) -> None:
    done = roll_over(summer.session, FIRST, plan_of(summer))
    assert (done.label, done.classes, done.placements, done.enrolments, done.is_repeat) == ("2027/2028", 4, 2, 2, False)
    anna, bruno, carla, dino = summer.pupils
    assert [class_in_new_year(summer.database, one) for one in (anna, bruno, carla, dino)] == ["4ªA", "4ªA", None, None]
    dates = summer.database.rows(
        "SELECT starts_on, ends_on FROM enrolment WHERE starts_on > ?", (day_number(YEAR_END),)
    )
    assert dates == [(day_number(NEW_START), day_number(NEW_END))] * 2
    assert summer.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'roll_over'") == 1


def test_the_same_again_is_answered_and_another_run_doubles_nothing(summer: Town) -> None:
    plan = plan_of(summer)
    first = roll_over(summer.session, FIRST, plan)
    after = everything(summer.database)
    assert roll_over(summer.session, FIRST, plan) == replace(first, is_repeat=True)
    with pytest.raises(Conflict):
        roll_over(summer.session, FIRST, replace(plan, service_ids=()))
    with summer.database.transaction():
        late = summer.pupil("Tardi", "Eva")
    again = roll_over(summer.session, SECOND, plan)
    assert (again.classes, again.placements, again.enrolments) == (0, 1, 1)
    assert class_in_new_year(summer.database, late) == "4ªA"
    assert len(everything(summer.database)[2]) == len(after[2]) + 2  # the new pupil's placements of both years


def test_who_left_during_the_year_does_not_come_back(summer: Town) -> None:
    anna, bruno, *_rest = summer.pupils
    with summer.database.transaction():
        summer.database.execute("UPDATE placement SET ends_on = ends_on - 100 WHERE pupil_id = ?", (anna,))
        summer.database.execute("UPDATE enrolment SET ends_on = ends_on - 100 WHERE pupil_id = ?", (bruno,))
    done = roll_over(summer.session, FIRST, plan_of(summer))
    assert (done.placements, done.enrolments) == (1, 0)
    assert class_in_new_year(summer.database, anna) is None


def test_a_school_that_ends_before_the_year_goes_on_too(summer: Town) -> None:
    """The year lasts until the infanzia's end, the primary school's placements end before."""
    with summer.database.transaction():
        summer.database.execute("UPDATE school_year SET ends_on = ends_on + 20")
    assert roll_over(summer.session, FIRST, plan_of(summer)).placements == 2


def test_a_service_that_is_not_renewed_ends(summer: Town) -> None:
    plan = replace(plan_of(summer), service_ids=())
    preview = preview_roll_over(summer.session, plan)
    assert [(one.renewed, one.ended) for one in preview.services] == [(0, 2)]
    assert roll_over(summer.session, FIRST, plan).enrolments == 0


def test_a_new_year_that_exists_keeps_its_dates(summer: Town) -> None:
    with summer.database.transaction():
        summer.database.insert(
            tables.SchoolYear, label="2027/2028", starts_on=date(2027, 9, 8), ends_on=date(2028, 6, 30)
        )
    plan = replace(plan_of(summer), starts_on=date(2027, 9, 1))
    roll_over(summer.session, FIRST, plan)
    assert summer.database.scalar("SELECT MIN(starts_on) FROM placement WHERE starts_on > ?", (day_number(YEAR_END),)) \
        == day_number(date(2027, 9, 8))  # fmt: skip


def test_a_new_year_inside_the_old_one_is_refused(summer: Town) -> None:
    plan = replace(plan_of(summer), label="", starts_on=date(2027, 6, 1))
    with pytest.raises(NewYearTooEarly, match="10/06/2027"):
        preview_roll_over(summer.session, plan)


class Stopping:
    """Asks to stop once something was written."""

    def __init__(self) -> None:
        self.is_writing = False

    def advance(self, done: int, total: int) -> None:
        self.is_writing = True

    def check(self) -> None:
        if self.is_writing:
            raise Cancelled


def test_stopped_half_way_nothing_is_changed(summer: Town) -> None:
    before = everything(summer.database)
    with pytest.raises(Cancelled):
        roll_over(summer.session, FIRST, plan_of(summer), progress=Stopping())
    assert everything(summer.database) == before
    assert roll_over(summer.session, FIRST, plan_of(summer)).placements == 2


def test_it_goes_back_as_it_came(summer: Town) -> None:
    before = everything(summer.database)
    done = roll_over(summer.session, FIRST, plan_of(summer))
    undone = undo_roll_over(summer.session, done.roll_over_id)
    assert (undone.placements, undone.enrolments, undone.classes, undone.kept_classes) == (2, 2, 4, ())
    assert everything(summer.database) == before
    with pytest.raises(RollOverAlreadyUndone):
        undo_roll_over(summer.session, done.roll_over_id)
    assert [(one.to_label, one.in_the_way, one.undone_by) for one in roll_overs(summer.session)] == [
        ("2027/2028", "", "Giulia Cirillo")
    ]


def test_what_was_entered_by_hand_stays_with_its_class(summer: Town) -> None:
    done = roll_over(summer.session, FIRST, plan_of(summer))
    database = summer.database
    with database.transaction():
        new = database.insert(
            tables.Pupil, last_name="Primi", first_name="Ugo", search_key="primi ugo", created_at=summer.session.now()
        )
        class_id = database.scalar(
            "SELECT c.id FROM class_group c JOIN school_year y ON y.id = c.school_year_id"
            " WHERE y.label = '2027/2028' AND c.name = '3ªA'"
        )
        database.insert(tables.Placement, pupil=new, class_group=class_id, starts_on=NEW_START, ends_on=NEW_END)
    undone = undo_roll_over(summer.session, done.roll_over_id)
    assert (undone.placements, undone.classes, undone.kept_classes) == (2, 3, ("3ªA",))
    assert class_in_new_year(database, new) == "3ªA"


@pytest.mark.parametrize("what", ["presence", "request", "charge", "insertion"])
def test_a_year_in_use_is_not_taken_back(summer: Town, what: str) -> None:
    done = roll_over(summer.session, FIRST, plan_of(summer))
    database, pupil, at = summer.database, summer.pupils[0], summer.session.now()
    with database.transaction():
        match what:
            case "presence":
                database.run(
                    tables.Presence.insert(
                        day=NEW_START, service=summer.service_id, pupil=pupil, source="office", is_extra=False, at=at
                    )
                )
            case "request":
                database.insert(
                    tables.MealRequest, receipt_code="A", pupil=pupil, service=summer.service_id, kind="absence",
                    starts_on=date(2027, 9, 1), ends_on=NEW_START, channel="phone", asked_by="", at=at,
                )  # fmt: skip
            case "insertion":
                enrolment = database.scalar("SELECT MAX(id) FROM enrolment WHERE ends_on = ?", (day_number(NEW_END),))
                database.insert(
                    tables.Insertion, enrolment=enrolment, starts_on=NEW_START, ends_on=NEW_START, weekdays=0
                )
            case "charge":
                database.insert(
                    tables.Batch, id=1, day=NEW_START, scope="mensa:1", entries=1, total_cents=-500, prev_hash="",
                    hash="1", at=at,
                )  # fmt: skip
    before = everything(database)
    with pytest.raises(YearInUse, match="2027/2028"):
        undo_roll_over(summer.session, done.roll_over_id)
    assert everything(database) == before
    assert roll_overs(summer.session)[0].in_the_way


def test_a_row_that_got_the_number_of_one_that_went_stays(summer: Town) -> None:
    session = summer.session
    done = roll_over(session, FIRST, plan_of(summer))
    last, pupil = summer.database.row("SELECT id, pupil_id FROM enrolment ORDER BY id DESC") or (0, 0)
    withdraw_enrolment(session, last, date(2027, 7, 1))  # the family gives up before the year begins
    other = next(one for one in summer.pupils if one != pupil)
    (renewed,) = (one for one in enrolments_of(session, other) if one.starts_on == NEW_START)
    withdraw_enrolment(session, renewed.id, NEW_START)
    by_hand = enrol(session, other, summer.service_id, date(2027, 10, 1), NEW_END)  # on SQLite under the same number
    undo_roll_over(session, done.roll_over_id)
    assert by_hand in {one.id for one in enrolments_of(session, other)}


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_only_the_office_rolls_over(summer: Town, role: Role) -> None:
    plan = plan_of(summer)
    session = replace(summer.session, actor=Actor(9, "Altri", role, summer.school_id))
    for verb in (
        lambda: propose_roll_over(session), lambda: preview_roll_over(session, plan),
        lambda: roll_over(session, FIRST, plan), lambda: undo_roll_over(session, 1), lambda: roll_overs(session),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            verb()


@pytest.mark.parametrize(
    ("born_on", "goes_to"),
    [
        (date(2021, 12, 31), None),  # six by the end of 2027: the primary school waits
        (date(2020, 3, 1), None),
        (date(2022, 1, 1), "Gialli"),
        (None, "Gialli"),  # nobody knows: stays until somebody looks
    ],
)
def test_of_a_section_the_oldest_leave_and_the_others_stay(summer: Town, born_on: date | None, goes_to: str | None):
    dino = summer.pupils[3]
    summer.database.execute(
        "UPDATE pupil SET born_on = ? WHERE id = ?", (None if born_on is None else day_number(born_on), dino)
    )
    proposal = propose_roll_over(summer.session)
    assert proposal is not None
    step = next(one for one in proposal.classes if one.class_name == "Gialli")
    assert (step.next_name, step.oldest) == ("Gialli", int(goes_to is None))
    preview = preview_roll_over(summer.session, proposal.plan)
    assert ("Neri Dino" in {one.name for one in preview.leavers}) is (goes_to is None)
    roll_over(summer.session, FIRST, proposal.plan)

    assert class_in_new_year(summer.database, dino) == goes_to


def test_an_old_child_of_another_school_does_not_leave_for_its_age(summer: Town):
    born(summer, summer.pupils[0], date(2015, 1, 1))
    assert summer.pupils[0] not in plan_of(summer).leaving


def test_a_whole_section_may_be_sent_on_all_the_same(summer: Town):
    born(summer, summer.pupils[3], date(2023, 1, 1))
    plan = plan_of(summer)
    gialli = next(class_id for class_id, name in plan.next_names if name == "Gialli")
    others = tuple(pair for pair in plan.next_names if pair[0] != gialli)
    roll_over(summer.session, FIRST, replace(plan, next_names=others))
    assert class_in_new_year(summer.database, summer.pupils[3]) is None


def moved(town: Town, *pairs: tuple[int, str]) -> RollOverPlan:
    """The proposal, with pupils (by place) who enter a class of the old year's name."""
    classes = dict(town.database.rows("SELECT name, id FROM class_group"))
    return replace(plan_of(town), moves=tuple((town.pupils[place], classes[name]) for place, name in pairs))


def test_who_leaves_a_school_enters_the_first_class_of_another(summer: Town):
    summer.class_group("1ªA", weekdays=0b0000101)
    plan = moved(summer, (3, "1ªA"))
    preview = preview_roll_over(summer.session, plan)
    assert [(one.name, one.moves_to) for one in preview.moved] == [("Neri Dino", "1ªA · Primaria Italo Calvino")]
    assert "Neri Dino" not in {one.name for one in preview.leavers}
    assert preview.going == 3
    done = roll_over(summer.session, FIRST, plan)

    assert done.placements == preview.going
    assert class_in_new_year(summer.database, summer.pupils[3]) == "1ªA"
    assert summer.database.scalar(
        "SELECT c.weekdays FROM class_group c JOIN school_year y ON y.id = c.school_year_id"
        " WHERE c.name = '1ªA' AND y.label = '2027/2028'"
    ) == 0b0000101  # fmt: skip
    assert done.enrolments == 3  # the meals go on, too


def test_the_class_is_made_though_no_empty_ones_are(summer: Town):
    summer.class_group("1ªA")
    roll_over(summer.session, FIRST, replace(moved(summer, (3, "1ªA")), makes_empty_classes=False))
    assert class_in_new_year(summer.database, summer.pupils[3]) == "1ªA"


def test_a_class_of_no_school_is_refused(summer: Town):
    with pytest.raises(NotFound):
        preview_roll_over(summer.session, replace(plan_of(summer), moves=((summer.pupils[3], 99),)))


def test_who_has_a_class_already_is_not_moved(summer: Town):
    summer.class_group("1ªA")
    plan = moved(summer, (3, "1ªA"))
    roll_over(summer.session, FIRST, plan)
    assert roll_over(summer.session, SECOND, plan).placements == 0
