"""Cards for a whole school: issued where missing, listed for printing."""

from __future__ import annotations

from datetime import date

import pytest

from core.access.permissions import Role
from core.cards import bulk as bulk_module
from core.cards import card_of, issue_card, issue_missing_cards, parse_token, printable_cards, revoke_card
from core.errors import Cancelled, NotAllowed
from tests.builders import TUESDAY, Town
from tests.core.cards.conftest import As, audit_lines


class Watch:
    """Remembers how far it got; asks to stop before the given step."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self.stop_at = stop_at

    def advance(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def check(self) -> None:
        if self.stop_at == len(self.steps):
            raise Cancelled


def test_whoever_is_enrolled_and_has_none_gets_one(town: Town):
    had_one, lost_it, never_had = town.pupil("A"), town.pupil("B"), town.pupil("C")
    not_enrolled = town.pupil("D", enrolled=False)
    over = town.pupil("E", ends_on=date(2026, 11, 23))
    kept = issue_card(town.session, had_one, town.service_id)
    revoke_card(town.session, issue_card(town.session, lost_it, town.service_id).id, "smarrita")

    assert issue_missing_cards(town.session, town.service_id) == 2

    assert card_of(town.session, had_one, town.service_id) == kept
    second, first = card_of(town.session, lost_it, town.service_id), card_of(town.session, never_had, town.service_id)
    assert second is not None
    assert first is not None
    assert (second.issue_number, first.issue_number) == (2, 1)
    for card in (first, second):
        parsed = parse_token(card.token)
        assert parsed is not None
        assert parsed.issue_number == card.issue_number
    for pupil in (not_enrolled, over):
        assert card_of(town.session, pupil, town.service_id) is None


def test_running_again_issues_nothing_and_writes_no_audit_line(town: Town):
    pupils = [town.pupil(f"P{number}") for number in range(3)]
    assert issue_missing_cards(town.session, town.service_id) == 3
    assert issue_missing_cards(town.session, town.service_id) == 0

    lines = audit_lines(town)
    assert lines == [("issue_missing_cards", f"service:{town.service_id}", {"count": 3, "pupils": pupils})]


def test_only_one_class_when_asked(town: Town):
    other_class = town.class_group("4ªB")
    here, there = town.pupil("A"), town.pupil("B", class_id=other_class)

    assert issue_missing_cards(town.session, town.service_id, other_class) == 1
    assert card_of(town.session, there, town.service_id) is not None
    assert card_of(town.session, here, town.service_id) is None


def test_it_tells_how_far_it_is_and_stops_between_whole_steps(sqlite_town: Town, monkeypatch: pytest.MonkeyPatch):
    town = sqlite_town
    monkeypatch.setattr(bulk_module, "CHUNK", 2)
    for number in range(5):
        town.pupil(f"P{number}")

    with pytest.raises(Cancelled):
        issue_missing_cards(town.session, town.service_id, progress=Watch(stop_at=1))
    assert town.database.scalar("SELECT COUNT(*) FROM card") == 2
    watch = Watch()
    assert issue_missing_cards(town.session, town.service_id, progress=watch) == 3
    assert watch.steps == [(2, 3), (3, 3)]


def test_a_school_issues_for_its_own_pupils_only(sqlite_town: Town, as_role: As):
    town = sqlite_town
    other_class = town.class_group("1ªB", town.school("Primaria Rodari"))
    own, other = town.pupil("A"), town.pupil("B", class_id=other_class)

    assert issue_missing_cards(as_role(town, Role.SCHOOL, town.school_id), town.service_id) == 1
    assert card_of(town.session, own, town.service_id) is not None
    assert card_of(town.session, other, town.service_id) is None


def test_rights(sqlite_town: Town, as_role: As):
    session = as_role(sqlite_town, Role.CASHIER)
    with pytest.raises(NotAllowed):
        issue_missing_cards(session, sqlite_town.service_id)
    with pytest.raises(NotAllowed):
        printable_cards(session, sqlite_town.service_id, on=TUESDAY)


def test_cards_to_print_are_in_the_order_of_school_class_and_name(town: Town):
    rodari = town.school("Primaria Rodari")
    b, a = town.class_group("3ªB"), town.class_group("1ªA", rodari)
    for last, first, class_id in (
        ("Èrcole", "Ugo", town.class_id),
        ("Ferrero", "Ada", town.class_id),
        ("Bianchi", "Luca", town.class_id),
        ("Rossi", "Ivo", b),
        ("Aiello", "Pia", a),
    ):
        town.pupil(last, first, class_id=class_id)
    issue_missing_cards(town.session, town.service_id)

    cards = printable_cards(town.session, town.service_id, on=TUESDAY)

    assert [(card.school_name, card.class_name, card.last_name) for card in cards] == [
        ("Primaria Italo Calvino", "3ªA", "Bianchi"),
        ("Primaria Italo Calvino", "3ªA", "Èrcole"),
        ("Primaria Italo Calvino", "3ªA", "Ferrero"),
        ("Primaria Italo Calvino", "3ªB", "Rossi"),
        ("Primaria Rodari", "1ªA", "Aiello"),
    ]
    assert {(card.service_name, card.municipality_name, card.issue_number) for card in cards} == {("Mensa", "Mazzè", 1)}
    assert all(parse_token(card.token) for card in cards)


def test_cards_to_print_can_be_a_class_or_some_pupils(town: Town, as_role: As):
    b = town.class_group("3ªB")
    here, there = town.pupil("A"), town.pupil("B", class_id=b)
    gone = town.pupil("C", ends_on=TUESDAY)
    issue_missing_cards(town.session, town.service_id)

    def names(**which: object) -> list[str]:
        return [one.last_name for one in printable_cards(town.session, town.service_id, **which)]

    assert names(on=TUESDAY) == ["A", "C", "B"]
    assert names(on=date(2026, 11, 25)) == ["A", "B"]  # C's enrolment is over
    assert names(on=date(2026, 11, 25), pupil_ids=[gone, there]) == ["C", "B"]
    assert names(on=TUESDAY, class_id=b) == ["B"]
    assert names(on=TUESDAY, pupil_ids=[]) == []
    assert names(on=date(2027, 6, 11), pupil_ids={here}) == ["A"]  # in no class that day
    school = as_role(town, Role.SCHOOL, town.school("Primaria Rodari"))
    assert printable_cards(school, town.service_id, on=TUESDAY) == ()


def test_a_pupil_in_no_class_is_printed_last_without_one(sqlite_town: Town):
    town = sqlite_town
    nowhere, here = town.pupil("Abate"), town.pupil("Zucca")
    town.database.execute("DELETE FROM placement WHERE pupil_id = ?", (nowhere,))
    issue_missing_cards(town.session, town.service_id)

    cards = printable_cards(town.session, town.service_id, on=TUESDAY)

    assert [(one.last_name, one.class_name, one.school_name) for one in cards] == [
        ("Zucca", "3ªA", "Primaria Italo Calvino"),
        ("Abate", "", ""),
    ]
    assert here != nowhere


def test_revoked_cards_are_not_printed(sqlite_town: Town):
    town = sqlite_town
    card = issue_card(town.session, town.pupil(), town.service_id)
    revoke_card(town.session, card.id, "smarrita")

    assert printable_cards(town.session, town.service_id, on=TUESDAY) == ()
