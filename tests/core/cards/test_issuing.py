"""Cards are issued, revoked, replaced; one in use at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.access.permissions import Role
from core.cards import (
    AlreadyIssued,
    AlreadyRevoked,
    CardFound,
    CardRevoked,
    CardUnknown,
    NotEnrolledForCard,
    TooManyIssues,
    card_of,
    cards_of,
    find_card,
    issue_card,
    parse_token,
    reissue_card,
    revoke_card,
)
from core.clock import FixedClock
from core.errors import InvalidValue, NotAllowed, NotFound
from tests.builders import Town
from tests.core.cards.conftest import As, audit_lines


def test_a_card_is_issued_found_and_of_its_pupil(town: Town):
    pupil = town.pupil()

    card = issue_card(town.session, pupil, town.service_id)

    assert card.is_in_use
    assert (card.pupil_id, card.service_id, card.issue_number) == (pupil, town.service_id, 1)
    assert card.issued_at == town.session.now()
    assert find_card(town.session, card.token.lower() + "\n") == CardFound(card)
    assert card_of(town.session, pupil, town.service_id) == card


def test_one_in_use_a_pupil_and_service(town: Town):
    pupil = town.pupil("Rossi", "Anna")
    issue_card(town.session, pupil, town.service_id)

    with pytest.raises(AlreadyIssued, match="Rossi Anna"):
        issue_card(town.session, pupil, town.service_id)
    assert len(cards_of(town.session, pupil)) == 1


def test_a_revoked_card_stays_with_its_reason(town: Town, clock: FixedClock):
    pupil = town.pupil()
    card = issue_card(town.session, pupil, town.service_id)
    clock.advance(timedelta(hours=1))

    revoked = revoke_card(town.session, card.id, "  smarrita\nal parco ")

    assert revoked.revoked_at == town.session.now()
    assert revoked.revoke_reason == "smarrita al parco"
    assert find_card(town.session, card.token) == CardRevoked(revoked, has_successor=False)
    assert card_of(town.session, pupil, town.service_id) is None


def test_a_reissued_card_counts_on_and_the_old_one_is_worthless(town: Town, clock: FixedClock):
    pupil = town.pupil()
    first = issue_card(town.session, pupil, town.service_id)
    clock.advance(timedelta(days=1))

    second = reissue_card(town.session, first.id, "rotta")

    assert second.issue_number == 2
    parsed = parse_token(second.token)
    assert parsed is not None
    assert parsed.issue_number == 2
    assert second.token[5:] != first.token[5:]
    found = find_card(town.session, first.token)
    assert isinstance(found, CardRevoked)
    assert found.has_successor
    assert found.card.revoke_reason == "rotta"
    assert card_of(town.session, pupil, town.service_id) == second
    assert [card.issue_number for card in cards_of(town.session, pupil)] == [2, 1]


def test_after_a_revocation_alone_the_next_card_counts_on(sqlite_town: Town):
    town, pupil = sqlite_town, sqlite_town.pupil()
    revoke_card(town.session, issue_card(town.session, pupil, town.service_id).id, "smarrita")

    assert issue_card(town.session, pupil, town.service_id).issue_number == 2


def test_a_second_click_on_reissue_changes_nothing(town: Town):
    pupil = town.pupil()
    first = issue_card(town.session, pupil, town.service_id)
    second = reissue_card(town.session, first.id, "rotta")

    for again in (reissue_card, revoke_card):
        with pytest.raises(AlreadyRevoked, match=r"n\. 1"):
            again(town.session, first.id, "rotta")
    assert card_of(town.session, pupil, town.service_id) == second


def test_a_reissue_that_cannot_end_leaves_the_old_card_in_use(sqlite_town: Town):
    town, pupil = sqlite_town, sqlite_town.pupil()
    card = issue_card(town.session, pupil, town.service_id)
    town.database.execute("UPDATE card SET issue_number = 1023")

    with pytest.raises(TooManyIssues, match="1023"):
        reissue_card(town.session, card.id, "rotta")
    found = card_of(town.session, pupil, town.service_id)
    assert found is not None
    assert found.id == card.id


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 201])
def test_a_revocation_needs_a_reason(sqlite_town: Town, reason: str):
    town = sqlite_town
    card = issue_card(town.session, town.pupil(), town.service_id)

    with pytest.raises(InvalidValue, match="Motivo"):
        revoke_card(town.session, card.id, reason)
    assert isinstance(find_card(town.session, card.token), CardFound)


def test_only_who_is_or_will_be_enrolled_gets_a_card(sqlite_town: Town):
    town = sqlite_town
    never = town.pupil(enrolled=False)
    over = town.pupil(ends_on=date(2026, 11, 23))
    until_today = town.pupil(ends_on=date(2026, 11, 24))
    later = town.pupil(starts_on=date(2027, 1, 7))

    for pupil in (never, over):
        with pytest.raises(NotEnrolledForCard):
            issue_card(town.session, pupil, town.service_id)
    for pupil in (until_today, later):
        assert issue_card(town.session, pupil, town.service_id).issue_number == 1


def test_what_does_not_exist_is_said_so(sqlite_town: Town):
    with pytest.raises(NotFound, match="Alunno"):
        issue_card(sqlite_town.session, 999, sqlite_town.service_id)
    with pytest.raises(NotFound, match="Tessera"):
        revoke_card(sqlite_town.session, 999, "smarrita")


def test_a_foreign_code_is_unknown_and_one_of_another_town_is_of_our_form(sqlite_town: Town):
    town = sqlite_town
    card = issue_card(town.session, town.pupil(), town.service_id)
    town.database.execute("DELETE FROM card")

    assert find_card(town.session, "8001234567890") == CardUnknown("8001234567890", is_our_form=False)
    assert find_card(town.session, card.token) == CardUnknown(f"CQ1…{card.token[-4:]}", is_our_form=True)
    assert find_card(town.session, "'; DROP TABLE card; --" * 500).read_text.startswith("'; DROP")


def test_the_audit_trail_tells_everything_but_the_token(town: Town):
    pupil = town.pupil()
    first = issue_card(town.session, pupil, town.service_id)
    second = reissue_card(town.session, first.id, "rotta")
    revoke_card(town.session, second.id, "trasferito")

    lines = audit_lines(town)

    assert [(operation, subject) for operation, subject, _ in lines] == [
        ("issue_card", f"card:{first.id}"),
        ("reissue_card", f"card:{second.id}"),
        ("revoke_card", f"card:{second.id}"),
    ]
    assert lines[1][2] == {
        "issue_number": 2,
        "pupil_id": pupil,
        "reason": "rotta",
        "replaces": first.id,
        "service_id": town.service_id,
    }
    for token in (first.token, second.token):
        assert token[5:] not in str(lines)


def test_tokens_are_not_in_what_is_logged_of_a_card(sqlite_town: Town):
    card = issue_card(sqlite_town.session, sqlite_town.pupil(), sqlite_town.service_id)

    assert card.token not in repr(card)
    assert card.masked == f"CQ1…{card.token[-4:]}"


@pytest.mark.parametrize("role", [Role.CASHIER, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_who_may_not_issue_is_refused(sqlite_town: Town, as_role: As, role: Role):
    town, pupil = sqlite_town, sqlite_town.pupil()
    card = issue_card(town.session, pupil, town.service_id)
    session = as_role(town, role)

    with pytest.raises(NotAllowed):
        issue_card(session, pupil, town.service_id)
    with pytest.raises(NotAllowed):
        revoke_card(session, card.id, "smarrita")
    with pytest.raises(NotAllowed):
        reissue_card(session, card.id, "smarrita")
    assert isinstance(find_card(session, card.token), CardFound)


def test_a_school_reaches_only_its_own_pupils(sqlite_town: Town, as_role: As):
    town = sqlite_town
    other_school = town.school("Primaria Rodari")
    other = town.pupil("Bianchi", "Luca", class_id=town.class_group("1ªB", other_school))
    own = town.pupil("Rossi", "Anna")
    card = issue_card(town.session, other, town.service_id)
    session = as_role(town, Role.SCHOOL, town.school_id)

    assert issue_card(session, own, town.service_id).issue_number == 1
    for forbidden in (
        lambda: issue_card(session, other, town.service_id),
        lambda: revoke_card(session, card.id, "smarrita"),
        lambda: reissue_card(session, card.id, "smarrita"),
        lambda: card_of(session, other, town.service_id),
        lambda: cards_of(session, other),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
    assert isinstance(find_card(town.session, card.token), CardFound)


def test_the_database_itself_refuses_a_second_card_in_use(town: Town):
    pupil = town.pupil()
    card = issue_card(town.session, pupil, town.service_id)

    # As if two colleagues pressed the button at the same moment: the second insert must not go through.
    assert (
        town.database.execute(
            "INSERT INTO card (token, pupil_id, service_id, issue_number, issued_at) VALUES ('X', ?, ?, 2, 0)"
            " ON CONFLICT DO NOTHING",
            (pupil, town.service_id),
        )
        == 0
    )
    assert [one.id for one in cards_of(town.session, pupil)] == [card.id]
