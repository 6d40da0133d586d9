"""What is gathered for a class's sheet."""

from __future__ import annotations

import pytest

from core.cards import issue_card
from core.documents import class_sheet_of
from core.errors import NotFound
from tests.builders import TUESDAY


def test_a_sheet_holds_all_pupils_of_the_class_with_and_without_card(sqlite_town):
    town = sqlite_town
    token = issue_card(town.session, town.pupil("Rossi", "Anna"), town.service_id).token
    town.pupil("Bianchi", "Marco")
    town.pupil("Altrove", class_id=town.class_group("3ªB"))
    town.pupil("Noniscritto", enrolled=False)
    sheet = class_sheet_of(town.session, town.service_id, town.class_id, TUESDAY)
    assert [(line.last_name, line.token) for line in sheet.lines] == [("Bianchi", None), ("Rossi", token)]
    assert (sheet.class_name, sheet.school_name, sheet.service_name) == ("3ªA", "Primaria Italo Calvino", "Mensa")
    assert sheet.heading.municipality_name == "Mazzè"


def test_a_service_that_is_gone_is_told(sqlite_town):
    with pytest.raises(NotFound, match="Servizio"):
        class_sheet_of(sqlite_town.session, 99, sqlite_town.class_id, TUESDAY)
