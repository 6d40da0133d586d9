"""Who leaves one school enters the first class of another: chosen in the list of those who leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core import registry
from core.qt.record_model import read_all
from office.rollover.page import RolloverPage
from office.rollover.preview_panel import PreviewList
from office.rollover.view import CHECK


@pytest.fixture
def page(desk, shown, settled, clock, office_town) -> RolloverPage:
    session = office_town.session
    registry.create_class(session, office_town.town.school_id, office_town.town.school_year_id, "1ªA", range(5))
    for name, first in (("Abdelkarim", "Yasmine"), ("Ferrero", "Tommaso")):
        registry.update_pupil(session, office_town.pupils[name], last_name=name, first_name=first,
                              born_on=date(2021, 4, 2))  # fmt: skip
    clock.set(datetime(2027, 7, 5, 7, 0, tzinfo=UTC))
    page = RolloverPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    page.steps.setCurrentIndex(CHECK)
    settled()
    page.preview.leaving.click()
    return page


def leaving(page) -> dict[str, str]:
    model = page.preview.leavers
    column = next(column for column in model.columns if column.key == "where")
    return {one.name: column.text(one) for one in read_all(model)}


def test_both_at_once_enter_the_first_class(page, settled, office_town):
    bar, table = page.preview.moving, page.preview.tables[PreviewList.LEAVERS]
    assert bar.isVisible()
    assert [bar.target.itemText(row) for row in range(bar.target.count())] == ["1ªA · Primaria Italo Calvino"]
    assert leaving(page) == {"Abdelkarim Yasmine": "passano alla primaria", "Ferrero Tommaso": "passano alla primaria"}
    table.selectAll()
    bar.move_button.click()
    settled()
    assert set(leaving(page).values()) == {"1ªA · Primaria Italo Calvino"}
    assert page.preview.leaving.number.text() == "0"
    assert page.preview.going.number.text() == "7"

    table.selectRow(0)
    bar.leave_button.click()
    settled()
    assert sorted(leaving(page).values()) == ["1ªA · Primaria Italo Calvino", "passano alla primaria"]
    page.primary.click()
    assert "6 alunni passano all'anno 2027/2028 e 1 escono" in page.confirm.label.text()
    page.confirm.confirm_button.click()
    settled()
    classes = [
        one.class_name
        for name in ("Abdelkarim", "Ferrero")
        for one in registry.placements_of(office_town.session, office_town.pupils[name])
        if one.starts_on.year == 2027
    ]
    assert classes == ["1ªA"]


def test_who_enters_a_class_here_is_not_to_be_paid_back(page, settled, office_town):
    model = page.preview.leavers
    word = next(column for column in model.columns if column.key == "word")
    abdelkarim = next(one for one in read_all(model) if one.name.startswith("Abd"))
    told = [
        word.text(replace(abdelkarim, balance_cents=cents, moves_to=to)) for cents in (100, -100) for to in ("", "1ªA")
    ]
    assert told == ["da rimborsare o trasferire", "continua sul conto", "da incassare", "continua sul conto"]


def test_without_anybody_chosen_nothing_happens(page, settled):
    page.preview.tables[PreviewList.LEAVERS].clearSelection()
    page.preview.moving.move_button.click()
    settled()
    assert page.preview.leaving.number.text() == "2"


def test_another_year_forgets_who_was_moved(page, settled):
    page.preview.tables[PreviewList.LEAVERS].selectAll()
    page.preview.moving.move_button.click()
    settled()
    assert len(page.planned().moves) == 2
    page._proposal = None  # as when another year is chosen
    page.reload()
    settled()
    assert page.planned().moves == ()
