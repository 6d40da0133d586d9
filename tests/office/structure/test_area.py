"""The area as a whole: who has it, which pages for whom, found by the search, spoken of by the help."""

from __future__ import annotations

import pytest

from core.access.permissions import Role
from office.areas import areas_of
from office.structure.page import StructurePage


@pytest.mark.parametrize(
    ("role", "tabs"),
    [
        (Role.ADMINISTRATOR, ["schools", "years", "services", "diets", "municipality", "options"]),
        (Role.CLERK, ["schools", "years", "diets"]),
    ],
)
def test_each_role_sees_what_it_may_change(make_desk, qtbot, role, tabs):
    area = StructurePage(make_desk(role))
    qtbot.addWidget(area)
    assert list(area.pages) == tabs


def test_whoever_may_change_nothing_has_no_such_area(make_desk):
    with_area = {role for role in Role if "structure" in {area.key for area in areas_of(make_desk(role))}}
    assert with_area == {Role.ADMINISTRATOR, Role.CLERK, Role.SYSTEM}


def test_the_search_finds_the_pages_and_the_help_speaks_of_each(open_page, qtbot):
    area = open_page("schools").area
    keys = [action.key for action in area.search_actions()]
    assert {"structure_schools", "structure_municipality", "structure_options"} <= set(keys)
    assert len(keys) == len(set(keys))
    with qtbot.waitSignal(area._desk.area_wanted) as asked:
        next(action for action in area.search_actions() if action.key == "new_diet").run()
    assert (asked.args, area.tabs.currentIndex()) == (["structure"], list(area.pages).index("diets"))
    paragraphs = area.help_text().split("\n")
    assert [text.partition(":")[0] for text in paragraphs] == [page.title() for page in area.pages.values()]
