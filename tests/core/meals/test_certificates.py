"""Certificates that run out: told in time, renewed, never with the reason."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest

from core.access.permissions import Role
from core.errors import InvalidValue, NotAllowed, NotFound
from core.meals import assign_diet, create_diet
from core.meals.certificates import Certificate, certificates, renew_certificate
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.core.meals.conftest import Canteen

# Days from today until the certificate runs out (- none), and what it is with 45 days of warning.
STATES = """
    -10  expired
    -1   expired
    0    expiring
    45   expiring
    46   valid
    -    none
"""


def follow(canteen: Canteen, name: str, expires_on: date | None, ends_on: date = YEAR_END) -> int:
    known = canteen.database.scalar("SELECT id FROM diet")
    diet = known or create_diet(canteen.session, "GLU", "Senza glutine", "niente pasta")
    return assign_diet(
        canteen.session, canteen.pupil(name), diet, starts_on=YEAR_START, ends_on=ends_on,
        certificate_expires_on=expires_on,
    )  # fmt: skip


def test_states_and_order(both: Canteen):
    lines = [line.split() for line in STATES.strip().splitlines()]
    for days, _state in lines:
        follow(both, f"P{days}", None if days == "-" else TUESDAY + timedelta(days=int(days)))
    everybody = certificates(both.session, only_due=False)
    assert [(one.last_name, one.state.value) for one in everybody] == [(f"P{days}", state) for days, state in lines]
    assert [one.days_left for one in everybody] == [None if days == "-" else int(days) for days, _state in lines]
    assert [one.last_name for one in certificates(both.session)] == ["P-10", "P-1", "P0", "P45"]
    assert [one.last_name for one in certificates(both.session, soon_days=0)] == ["P-10", "P-1", "P0"]
    assert (everybody[0].class_name, everybody[0].school_name, everybody[0].diet_code) == (
        "3ªA", "Primaria Italo Calvino", "GLU",
    )  # fmt: skip


def test_a_diet_that_is_over_is_not_asked_for(canteen: Canteen):
    follow(canteen, "Finita", TUESDAY - timedelta(days=30), ends_on=TUESDAY - timedelta(days=1))
    follow(canteen, "Oggi", TUESDAY - timedelta(days=30), ends_on=TUESDAY)
    assert [one.last_name for one in certificates(canteen.session)] == ["Oggi"]


def test_renewed(both: Canteen):
    diet = follow(both, "Anna", TUESDAY - timedelta(days=1))
    later = date(2028, 6, 30)
    renew_certificate(both.session, diet, later, diet_ends_on=date(2028, 6, 10))
    (one,) = certificates(both.session, only_due=False)
    assert (one.expires_on, one.diet_ends_on, one.state.value) == (later, date(2028, 6, 10), "valid")
    renew_certificate(both.session, diet, TUESDAY)
    assert certificates(both.session)[0].diet_ends_on == date(2028, 6, 10)
    with pytest.raises(InvalidValue, match="è già passata"):
        renew_certificate(both.session, diet, TUESDAY - timedelta(days=1))
    with pytest.raises(InvalidValue, match="non può venire prima"):
        renew_certificate(both.session, diet, later, diet_ends_on=YEAR_END)
    with pytest.raises(NotFound):
        renew_certificate(both.session, 99, later)


def test_the_reason_is_not_among_what_is_told():
    assert not [field.name for field in fields(Certificate) if "reason" in field.name]


@pytest.mark.parametrize("role", Role)
def test_who_may(canteen: Canteen, role: Role):
    diet = follow(canteen, "Anna", TUESDAY)
    session = canteen.session_of(role)
    for verb in (lambda: certificates(session), lambda: renew_certificate(session, diet, YEAR_END)):
        if role in {Role.ADMINISTRATOR, Role.CLERK, Role.SYSTEM}:
            verb()
        else:
            with pytest.raises(NotAllowed):
                verb()
