"""The list of the cards: every pupil is where its card stands, and counts agree with lists."""

from __future__ import annotations

import pytest

from core.access.permissions import Role
from core.cards import CardState, card_counts, card_list, issue_card, reissue_card, revoke_card, tokens_in_use
from core.errors import NotAllowed


def names(town, state, **options):
    page = card_list(town.session, town.service_id, state, **options)
    assert page.total >= len(page.items)
    return [line.last_name for line in page.items]


def test_pupils_stand_where_their_card_stands(town):
    used, lost, none = (town.pupil(name) for name in ("Usa", "Perso", "Senza"))
    town.pupil("Noniscritto", enrolled=False)
    issue_card(town.session, used, town.service_id)
    revoke_card(town.session, issue_card(town.session, lost, town.service_id).id, "Smarrita")
    assert names(town, CardState.IN_USE) == ["Usa"]
    assert names(town, CardState.REVOKED) == ["Perso"]
    assert names(town, CardState.MISSING) == ["Perso", "Senza"]
    counts = card_counts(town.session, town.service_id)
    assert (counts.in_use, counts.revoked, counts.missing) == (1, 1, 2)
    assert none in {line.pupil_id for line in card_list(town.session, town.service_id, CardState.MISSING).items}


def test_a_line_tells_all_but_the_whole_token(town):
    pupil_id = town.pupil("Rossi", "Anna")
    old = issue_card(town.session, pupil_id, town.service_id)
    new = reissue_card(town.session, old.id, "Rovinata")
    (line,) = card_list(town.session, town.service_id, CardState.IN_USE).items
    assert (line.full_name, line.class_name, line.school_name) == ("Rossi Anna", "3ªA", "Primaria Italo Calvino")
    assert (line.card_id, line.issue_number, line.masked) == (new.id, 2, new.masked)
    assert new.token not in repr(line)
    (gone,) = card_list(town.session, town.service_id, CardState.REVOKED).items
    assert (gone.card_id, gone.revoke_reason, gone.issue_number) == (old.id, "Rovinata", 1)


def test_search_and_place_narrow_the_list(town):
    other = town.class_group("3ªB")
    for name, class_id in (("Rossi", None), ("Rossini", other), ("D'Amico", None)):
        issue_card(town.session, town.pupil(name, class_id=class_id), town.service_id)
    assert names(town, CardState.IN_USE, text="ross") == ["Rossi", "Rossini"]
    assert names(town, CardState.IN_USE, text="ross", class_id=other) == ["Rossini"]
    assert names(town, CardState.IN_USE, school_id=town.school("Altra")) == []
    assert names(town, CardState.IN_USE, offset=1, limit=1) == ["Rossi"]


def test_a_school_user_sees_its_own_pupils_and_the_kitchen_no_cards(town, as_role):
    issue_card(town.session, town.pupil("Rossi"), town.service_id)
    other = town.school("Altra")
    mine = town.pupil("Altrove", class_id=town.class_group("1ªA", other))
    token = issue_card(town.session, mine, town.service_id).token
    school = as_role(town, Role.SCHOOL, other)
    assert [line.pupil_id for line in card_list(school, town.service_id, CardState.IN_USE).items] == [mine]
    assert tokens_in_use(school, town.service_id, town.pupils) == {mine: token}
    with pytest.raises(NotAllowed):
        card_list(as_role(town, Role.KITCHEN), town.service_id, CardState.IN_USE)
