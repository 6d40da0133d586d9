from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.access.permissions import Role
from core.access.session import Actor, Session
from core.errors import InvalidValue, NotAllowed, NotFound
from core.registry import (
    AlreadyEnrolled,
    AlreadyPlaced,
    ApplicantExists,
    FiscalCodeTaken,
    create_guardian,
    create_pupil,
    enrol,
    enrolments_of,
    link_guardian,
    move_pupil,
    place_pupil,
    placements_of,
    pupil,
    pupil_names,
    search_guardians,
    set_applicant,
    unlink_guardian,
    update_guardian,
    update_pupil,
    withdraw_enrolment,
)
from tests.builders import TUESDAY, YEAR_END, YEAR_START, Town

CODE, BORN = "RSSNNA16S58D969I", date(2016, 11, 18)


def test_a_pupil_is_entered_with_all_that_the_office_keeps(town: Town) -> None:
    session = town.session
    pupil_id = create_pupil(session, " Rossi ", "Anna", CODE.lower(), BORN)
    place_pupil(session, pupil_id, town.class_id, YEAR_START, YEAR_END)
    enrolment_id = enrol(session, pupil_id, town.service_id, YEAR_START, YEAR_END)
    father = create_guardian(session, "Rossi", "Bruno", phone="+39 011 1234567", address="Via Po 1")
    mother = create_guardian(session, "Verdi", "Carla", "RCCMNL83S18D969H", "carla@example.org")
    link_guardian(session, pupil_id, father, "padre")
    link_guardian(session, pupil_id, mother, "madre", is_applicant=True)

    found = pupil(session, pupil_id)

    assert (found.full_name, found.fiscal_code, found.born_on) == ("Rossi Anna", CODE, BORN)
    assert (found.class_name, found.school_name) == ("3ªA", "Primaria Italo Calvino")
    assert (found.class_id, found.school_id) == (town.class_id, town.school_id)
    assert [(one.full_name, one.relation, one.is_applicant) for one in found.guardians] == [
        ("Verdi Carla", "madre", True),
        ("Rossi Bruno", "padre", False),
    ]
    assert (found.guardians[0].email, found.guardians[1].phone) == ("carla@example.org", "+39 011 1234567")
    assert [(one.id, one.service_name, one.starts_on, one.ends_on) for one in found.enrolments] == [
        (enrolment_id, "Mensa", YEAR_START, YEAR_END)
    ]
    assert [one.class_name for one in found.placements] == ["3ªA"]


def test_a_fiscal_code_is_one_childs_only(town: Town) -> None:
    create_pupil(town.session, "Rossi", "Anna", CODE)
    other = create_pupil(town.session, "Bianchi", "Ugo")
    create_pupil(town.session, "Neri", "Ada")  # without a code there may be many
    with pytest.raises(FiscalCodeTaken, match=f"{CODE} è già di Rossi Anna"):
        create_pupil(town.session, "Rossi", "Anna Maria", CODE)
    with pytest.raises(FiscalCodeTaken, match="Rossi Anna"):
        update_pupil(town.session, other, last_name="Bianchi", first_name="Ugo", fiscal_code=CODE)
    assert pupil(town.session, other).fiscal_code is None


def test_a_refusal_inside_a_larger_transaction_spoils_nothing(town: Town) -> None:
    session = town.session
    with session.database.transaction():
        create_pupil(session, "Rossi", "Anna", CODE)
        with pytest.raises(FiscalCodeTaken):
            create_pupil(session, "Verdi", "Anna", CODE)
        create_pupil(session, "Neri", "Ada")
    assert session.database.scalar("SELECT COUNT(*) FROM pupil") == 2


def test_what_was_changed_is_told_in_the_audit_trail(session: Session) -> None:
    pupil_id = create_pupil(session, "Rosi", "Anna", None, BORN)
    update_pupil(session, pupil_id, last_name="Rossi", first_name="Anna", fiscal_code=CODE, born_on=BORN)
    found = pupil(session, pupil_id)
    assert (found.last_name, found.fiscal_code, found.born_on) == ("Rossi", CODE, BORN)
    detail = session.database.scalar("SELECT detail FROM audit WHERE operation = 'update_pupil'")
    assert json.loads(detail) == {"last_name": ["Rosi", "Rossi"], "fiscal_code": [None, CODE]}


@pytest.mark.parametrize(
    ("born_on", "text"),
    [(date(2026, 11, 25), "deve ancora venire"), (date(1999, 1, 1), "non può essere di un alunno")],
)
def test_a_birth_date_is_a_childs(session: Session, born_on: date, text: str) -> None:
    with pytest.raises(InvalidValue, match=text):
        create_pupil(session, "Rossi", "Anna", None, born_on)


def test_who_does_not_exist_is_told(session: Session, sqlite_town: Town) -> None:
    service, group = sqlite_town.service_id, sqlite_town.class_id
    someone = create_pupil(session, "Rossi", "Anna")
    for missing in (
        lambda: pupil(session, 999),
        lambda: update_pupil(session, 999, last_name="A", first_name="B"),
        lambda: place_pupil(session, 999, group, YEAR_START, YEAR_END),
        lambda: place_pupil(session, someone, 999, YEAR_START, YEAR_END),
        lambda: enrol(session, 999, service, YEAR_START, YEAR_END),
        lambda: enrol(session, someone, 999, YEAR_START, YEAR_END),
        lambda: withdraw_enrolment(session, 999, YEAR_END),
        lambda: link_guardian(session, someone, 999, "madre"),
        lambda: unlink_guardian(session, someone, 999),
        lambda: set_applicant(session, someone, 999),
        lambda: update_guardian(session, 999, last_name="A"),
    ):
        with pytest.raises(NotFound):
            missing()


def test_names_are_read_by_the_set(town: Town) -> None:
    ids = [town.pupil(f"Alunno{number:04d}", "Prova") for number in range(3)]
    assert pupil_names(town.session, [ids[2], ids[0], ids[0], 999]) == {
        ids[0]: "Alunno0000 Prova",
        ids[2]: "Alunno0002 Prova",
    }
    assert pupil_names(town.session, range(1, 1200)).keys() == set(ids)
    assert pupil_names(town.session, []) == {}


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (YEAR_START, YEAR_END),
        (date(2027, 1, 31), YEAR_END),  # shares the last day
        (date(2026, 10, 1), date(2026, 10, 1)),
    ],
)
def test_enrolments_share_no_day(town: Town, starts_on: date, ends_on: date) -> None:
    pupil_id = create_pupil(town.session, "Rossi", "Anna")
    enrol(town.session, pupil_id, town.service_id, YEAR_START, date(2027, 1, 31))
    with pytest.raises(AlreadyEnrolled, match="Rossi Anna è già iscritto a «Mensa» dal 14/09/2026 al 31/01/2027"):
        enrol(town.session, pupil_id, town.service_id, starts_on, ends_on)
    enrol(town.session, pupil_id, town.service_id, date(2027, 2, 1), YEAR_END)
    assert [one.starts_on for one in enrolments_of(town.session, pupil_id)] == [date(2027, 2, 1), YEAR_START]
    with pytest.raises(InvalidValue, match="prima dell'inizio"):
        enrol(town.session, pupil_id, town.service_id, YEAR_END, YEAR_START)


def test_an_enrolment_ends_on_its_last_day(town: Town) -> None:
    session = town.session
    pupil_id = create_pupil(session, "Rossi", "Anna")
    running = enrol(session, pupil_id, town.service_id, YEAR_START, YEAR_END)
    with pytest.raises(InvalidValue, match="finisce già il 10/06/2027"):
        withdraw_enrolment(session, running, YEAR_END + timedelta(1))
    with pytest.raises(InvalidValue, match="cominciata il 14/09/2026"):
        withdraw_enrolment(session, running, YEAR_START - timedelta(1))
    withdraw_enrolment(session, running, TUESDAY)
    later = enrol(session, pupil_id, town.service_id, TUESDAY + timedelta(1), YEAR_END)
    assert [one.ends_on for one in enrolments_of(session, pupil_id)] == [YEAR_END, TUESDAY]
    withdraw_enrolment(session, later, TUESDAY)  # it had not begun
    assert [one.id for one in enrolments_of(session, pupil_id)] == [running]


def test_a_pupil_is_in_one_class_at_a_time(town: Town) -> None:
    session = town.session
    other = town.class_group("3ªB")
    pupil_id = create_pupil(session, "Rossi", "Anna")
    place_pupil(session, pupil_id, town.class_id, YEAR_START, YEAR_END)
    with pytest.raises(AlreadyPlaced, match="Rossi Anna è già nella classe 3ªA dal 14/09/2026"):
        place_pupil(session, pupil_id, other, TUESDAY, YEAR_END)
    with pytest.raises(InvalidValue, match="va dal 14/09/2026 al 10/06/2027"):
        place_pupil(session, pupil_id, other, YEAR_START, YEAR_END + timedelta(1))

    move_pupil(session, pupil_id, other, TUESDAY)

    drawn = [(one.class_name, one.starts_on, one.ends_on) for one in placements_of(session, pupil_id)]
    assert drawn == [("3ªB", TUESDAY, YEAR_END), ("3ªA", YEAR_START, TUESDAY - timedelta(1))]
    assert pupil(session, pupil_id).class_name == "3ªB"
    move_pupil(session, pupil_id, town.class_id, TUESDAY)  # moved by mistake: the same day again
    assert [one.class_name for one in placements_of(session, pupil_id)] == ["3ªA", "3ªA"]


def test_a_move_that_fails_changes_nothing(town: Town) -> None:
    session = town.session
    pupil_id = create_pupil(session, "Rossi", "Anna")
    place_pupil(session, pupil_id, town.class_id, YEAR_START, YEAR_END)
    with pytest.raises(InvalidValue):
        move_pupil(session, pupil_id, town.class_group("3ªB"), YEAR_END + timedelta(1))
    with pytest.raises(NotFound):
        move_pupil(session, pupil_id, 999, TUESDAY)
    assert [(one.starts_on, one.ends_on) for one in placements_of(session, pupil_id)] == [(YEAR_START, YEAR_END)]


def test_a_pupil_has_one_applicant(town: Town) -> None:
    session = town.session
    pupil_id = create_pupil(session, "Rossi", "Anna")
    mother, father = create_guardian(session, "Verdi", "Carla"), create_guardian(session, "Rossi", "Bruno")
    link_guardian(session, pupil_id, mother, "madre", is_applicant=True)
    with pytest.raises(ApplicantExists, match="Il richiedente di Rossi Anna è già Verdi Carla"):
        link_guardian(session, pupil_id, father, "padre", is_applicant=True)
    link_guardian(session, pupil_id, father, "padre")
    set_applicant(session, pupil_id, father)
    link_guardian(session, pupil_id, father, "tutore", is_applicant=True)  # still the same one
    drawn = [(one.full_name, one.relation, one.is_applicant) for one in pupil(session, pupil_id).guardians]
    assert drawn == [("Rossi Bruno", "tutore", True), ("Verdi Carla", "madre", False)]
    unlink_guardian(session, pupil_id, mother)
    assert [one.full_name for one in pupil(session, pupil_id).guardians] == ["Rossi Bruno"]


def test_guardians_are_found_changed_and_kept_apart(town: Town) -> None:
    session = town.session
    home = create_guardian(session, "Comunità «Il Sole»")
    carla = create_guardian(session, "D'Angelo", "Càrla", "RCCMNL83S18D969H")
    with pytest.raises(FiscalCodeTaken, match="D'Angelo Càrla"):
        create_guardian(session, "Verdi", "Ada", "RCCMNL83S18D969H")
    with pytest.raises(FiscalCodeTaken, match="D'Angelo Càrla"):
        update_guardian(session, home, last_name="Il Sole", fiscal_code="RCCMNL83S18D969H")
    assert [one.id for one in search_guardians(session, "carla dangelo")] == [carla]
    assert [one.id for one in search_guardians(session, "sole")] == [home]
    assert len(search_guardians(session, "", limit=1)) == 1
    update_guardian(session, carla, last_name="D'Angelo", first_name="Carla", email="c@example.org")
    changed = search_guardians(session, "angelo")[0]
    assert (changed.first_name, changed.email, changed.fiscal_code) == ("Carla", "c@example.org", None)
    for wrong in ({"email": "carla"}, {"email": "a@b"}, {"email": "a b@example.org"}, {"phone": "casa"}):
        with pytest.raises(InvalidValue):
            create_guardian(session, "Verdi", "Ada", **wrong)


def test_a_school_user_opens_its_own_pupils_only(teacher: Session, sqlite_town: Town) -> None:
    own = sqlite_town.pupil("Rossi", "Anna")
    other = sqlite_town.pupil("Verdi", "Ugo", class_id=sqlite_town.class_group("1B", sqlite_town.school("Altra")))
    assert pupil(teacher, own).full_name == "Rossi Anna"
    with pytest.raises(NotFound):
        pupil(teacher, other)
    with pytest.raises(NotAllowed):
        create_pupil(teacher, "Neri", "Ada")


@pytest.mark.parametrize("role", [Role.KITCHEN, Role.STATION])
def test_kitchen_and_kiosk_see_no_family(sqlite_town: Town, role: Role) -> None:
    session = sqlite_town.session
    pupil_id = sqlite_town.pupil()
    link_guardian(session, pupil_id, create_guardian(session, "Verdi", "Carla", phone="011 12345"), "madre")
    looking = replace(session, actor=Actor(0, "x", role))
    assert pupil(looking, pupil_id).guardians == ()
    with pytest.raises(NotAllowed):
        search_guardians(looking, "verdi")
    assert len(pupil(session, pupil_id).guardians) == 1
