"""What an enrolment still lacks, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.access.permissions import Role
from core.access.session import Actor, Session
from core.cards import issue_card, revoke_card
from core.errors import NotFound
from core.ledger import assign_band, exempt
from core.registry import create_guardian, create_pupil, link_guardian, place_pupil
from core.registry.waiting import enrol_where_placed
from core.reports import completeness
from core.station import enrol_station
from tests.builders import YEAR_END, YEAR_START, Town

OCTOBER_END, AFTER_CHRISTMAS = date(2026, 10, 31), date(2027, 1, 7)


def of_role(town: Town, role: Role, school_id: int | None = None) -> Session:
    return replace(town.session, actor=Actor(town.session.actor.id, "Giulia Cirillo", role, school_id))


def test_step_by_step_until_nothing_is_missing(town: Town) -> None:
    session = town.session
    issue_card(session, town.pupil("Rossi", "Anna"), town.service_id)  # the service works with cards
    pupil = create_pupil(session, "Zanetti", "Ugo")
    found = completeness(session, pupil)
    assert (found.has_class, found.has_applicant, found.services, found.has_left) == (False, False, (), False)

    place_pupil(session, pupil, town.class_id, YEAR_START, YEAR_END)
    enrol_where_placed(session, pupil, town.service_id, YEAR_START, YEAR_END)
    first, second = (create_guardian(session, "Zanetti", name) for name in ("Ada", "Ivo"))
    link_guardian(session, pupil, first, "madre")
    found = completeness(session, pupil)
    assert (found.has_class, found.has_applicant) == (True, False)  # a parent who did not apply is not enough
    assert (found.without_band, found.without_card) == (found.services[0], found.services[0])

    link_guardian(session, pupil, second, "padre", is_applicant=True)
    exempt(session, pupil, town.service_id, YEAR_START, YEAR_END, "L.104")  # an exemption is as good as a band
    assert not completeness(session, pupil).is_complete
    card = issue_card(session, pupil, town.service_id)
    assert completeness(session, pupil).is_complete
    revoke_card(session, card.id, "persa")
    assert completeness(session, pupil).without_card is not None


def test_a_service_that_issues_no_cards_misses_none(town: Town) -> None:
    session = town.session
    pupil, new = town.pupil(), create_pupil(session, "Zanetti", "Ugo")
    parent = create_guardian(session, "Zanetti", "Ada")
    link_guardian(session, pupil, parent, "madre", is_applicant=True)
    found = completeness(session, pupil)
    assert (found.is_complete, found.wants_card, completeness(session, new).wants_card) == (True, False, False)
    # The first card of another child, even one that was revoked since: cards are used.
    card = issue_card(session, town.pupil("Rossi", "Anna"), town.service_id)
    revoke_card(session, card.id, "persa")
    found = completeness(session, pupil)
    assert (found.is_complete, found.wants_card, completeness(session, new).wants_card) == (False, True, True)


def test_a_station_wants_cards(town: Town) -> None:
    pupil = town.pupil()
    enrol_station(
        town.session,
        id="CALVINO",
        name="Refettorio",
        school_id=town.school_id,
        service_id=town.service_id,
        may_presence=True,
        may_recharge=False,
    )
    assert completeness(town.session, pupil).without_card is not None


def test_only_the_days_without_a_band_are_offered(town: Town) -> None:
    pupil = town.pupil(priced=False)
    for first, last in ((YEAR_START, OCTOBER_END), (AFTER_CHRISTMAS, YEAR_END)):
        assign_band(town.session, pupil, town.service_id, town.band_id, first, last)
    (found,) = completeness(town.session, pupil).services
    assert (found.has_band, found.band_from, found.band_to) == (False, date(2026, 11, 1), date(2027, 1, 6))


def test_an_enrolment_that_begins_later_is_looked_at_on_its_first_day(town: Town) -> None:
    pupil = town.pupil(priced=False, starts_on=AFTER_CHRISTMAS)
    assign_band(town.session, pupil, town.service_id, town.band_id, YEAR_START, OCTOBER_END)
    (found,) = completeness(town.session, pupil).services
    assert (found.has_band, found.band_from, found.band_to) == (False, AFTER_CHRISTMAS, YEAR_END)


def test_whoever_left_lacks_nothing(town: Town) -> None:
    found = completeness(town.session, town.pupil(priced=False, ends_on=OCTOBER_END))
    assert (found.has_left, found.is_complete) == (True, True)


def test_a_school_sees_no_bands_and_only_its_own(town: Town) -> None:
    pupil = town.pupil(priced=False)
    (found,) = completeness(of_role(town, Role.SCHOOL, town.school_id), pupil).services
    assert found.has_band is None
    elsewhere = town.school("Infanzia Collodi", "infanzia")
    with pytest.raises(NotFound):
        completeness(of_role(town, Role.SCHOOL, elsewhere), pupil)
