"""Two clerks at one record, at the screen: the second sees both, chooses line by line, and saves what was chosen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime

import office
from core import messages, registry
from core.access.options import set_option
from core.ledger import REFUND_MINIMUM, bands, set_rate
from core.meals import menu
from core.meals.menu import Course
from core.messages import Step, Template
from core.qt.record_model import read_all
from core.registry import ChargePolicy
from office.kitchen.page import KitchenPage
from office.kitchen.view import MENU
from office.reminders.page import RemindersPage
from office.reminders.view import TEXTS
from office.tariffs.page import TariffsPage
from tests.builders import YEAR_END, YEAR_START
from tests.core.access.test_stale import EDITS
from tests.office.conftest import texts as bar_texts
from tests.office.two_clerks.scenes import SCENES, Stage, pick

scenes = pytest.mark.parametrize("name", SCENES)


@scenes
def test_the_second_sees_both_and_the_own_line_is_proposed(name: str, stage: Stage):
    opened, own, _theirs = SCENES[name]
    view = opened(stage)
    before = view.kept()
    view.save.click()
    stage.settled()
    assert "Intanto Carla Verdi ha cambiato questi dati alle" in view.both.told.text()
    assert view.both.isVisible()
    assert view.kept() == before  # nothing of Carla's is gone
    typed = [pair for pair in view.both.choices if ", Il tuo: " in pair[1].accessibleName()]
    ((theirs, mine),) = typed
    assert mine.isChecked()
    assert ", Ora: " in theirs.accessibleName()
    for pair in view.both.choices:
        assert pair in typed or pair[0].isChecked()  # where nothing was typed: theirs
    assert any(button.hasFocus() for button in view.both.choices[0] if button.isChecked())
    view.save.click()
    stage.settled()

    assert view.kept() == own
    assert not view.both.isVisible()


@scenes
def test_the_second_takes_theirs_with_the_keyboard(name: str, stage: Stage, qtbot):
    opened, _own, theirs = SCENES[name]
    view = opened(stage)
    view.save.click()
    stage.settled()
    radio = next(theirs for theirs, mine in view.both.choices if mine.isChecked())
    radio.setFocus()
    qtbot.keyClick(radio, Qt.Key.Key_Space)
    if view.save.isEnabled():  # all as Carla left it: there may be nothing to save
        view.save.click()
        stage.settled()

    assert view.kept() == theirs


def test_a_reload_while_one_types_does_not_make_the_other_s_work_one_s_own(stage: Stage):
    """F5 between typing and saving: what was shown is what the fields were filled with, not what was read since."""
    page = stage.structure("municipality")
    page.form.fields["phone"].setText("011 33")
    registry.save_municipality(stage.carla, name="Mazzè", province="TO", fiscal_code="01716020019", phone="011 44")
    page.reload()
    stage.settled()
    assert page.form.fields["phone"].text() == "011 33"
    page.form.save_button.click()
    stage.settled()

    assert page.form.both.isVisible()
    assert registry.municipality(stage.session).phone == "011 44"


def test_who_wrote_the_same_has_nothing_to_choose(stage: Stage):
    page = stage.structure("options")
    page.form.refund_minimum.setText("7,00")
    set_option(stage.carla, REFUND_MINIMUM, 700)
    page.form.save_button.click()
    stage.settled()

    assert page.form.both.choices == []
    assert page.form.both.hint.text() == "Avete scritto le stesse cose: non c'è niente da scegliere."


def test_undoing_after_somebody_else_went_on_does_not_take_their_work_away(stage: Stage, messages):
    page = stage.structure("services")
    pick(page)
    page.service_form.cutoff.setTime(QTime(9, 0))
    page.service_form.save_button.click()
    stage.settled()
    registry.update_service(stage.carla, stage.town.service_id, name="Mensa", charge_policy=ChargePolicy.BOOKED,
                            cutoff=time(8, 0), plain_limit_days=3)  # fmt: skip
    messages.messages[-1].on_action()
    stage.settled()

    assert registry.services(stage.session)[0].cutoff == time(8, 0)
    assert "Intanto Carla Verdi ha cambiato questi dati" in bar_texts(messages)[-1]


def test_a_long_text_is_cut_where_it_differs(stage: Stage):
    page = stage.open(RemindersPage(stage.desk))
    page.parts.setCurrentIndex(TEXTS)
    same = "Gentile famiglia, " * 20
    page.texts.body.setPlainText(f"{same}saluti da me. {same}")
    messages.set_template(stage.carla, Template(Step.ALERT, page.texts.subject.text(), f"{same}saluti da lei. {same}"))
    page.texts.save_button.click()
    stage.settled()

    ((theirs, mine),) = page.texts.both.choices
    for button, told in ((theirs, "saluti da lei."), (mine, "saluti da me.")):
        text = button.accessibleName().partition(": ")[2]
        assert told in text
        assert len(text) < 200


def test_dishes_of_a_day_both_are_named_and_one_s_own_can_be_set_all_the_same(stage: Stage, messages):
    pasta = menu.save_dish(stage.session, "Pasta", Course.FIRST)
    bread = menu.save_dish(stage.session, "Pane", Course.BREAD)
    one = menu.save_menu(stage.session, stage.town.service_id, "Menu", starts_on=YEAR_START, ends_on=YEAR_END, weeks=1)
    page = stage.open(KitchenPage(stage.desk))
    page.parts.setCurrentIndex(MENU)
    stage.settled()
    menu.set_menu_day(stage.carla, one, 1, 0, [pasta])
    page.menus.day_card.dishes_wanted.emit([bread])
    stage.settled()
    assert "Ora: Pasta. I tuoi: Pane." in bar_texts(messages)[-1]
    assert [dish.name for dish in menu.menu_days(stage.session, one)[1, 0]] == ["Pasta"]
    messages.messages[-1].on_action()
    stage.settled()

    assert [dish.name for dish in menu.menu_days(stage.session, one)[1, 0]] == ["Pane"]


def test_a_rate_that_another_set_meanwhile_is_in_the_list_and_the_own_is_still_typed(stage: Stage):
    page = stage.open(TariffsPage(stage.desk))
    panel = page.bands
    band = bands(stage.session, stage.town.service_id)[0]
    panel.amount.setText("6,00")
    set_rate(stage.carla, band.id, YEAR_START, YEAR_END, 700)
    panel.rate_form.save_button.click()
    panel.confirm.confirm_button.click()
    stage.settled()

    assert "Intanto Carla Verdi ha cambiato questi dati" in panel.rate_form.fault.text()
    assert panel.amount.text() == "6,00"
    assert [line.rate.amount_cents for line in read_all(panel.model)] == [700]
    panel.rate_form.save_button.click()
    assert "7,00" in panel.confirm.label.text()
    panel.confirm.confirm_button.click()
    stage.settled()
    assert [rate.amount_cents for rate in bands(stage.session, stage.town.service_id)[0].rates] == [600]


# No screen forgets to say what it showed

#: Calls that need not: where, what, and why.
ALONE = {
    ("office/setup/plan.py", "set_rate"): "the first start: nobody else is there",
    ("office/setup/plan.py", "save_municipality"): "the first start: nobody else is there",
    ("office/cash/drawer_panel.py", "set_option"): "a box to tick, said again at once",
    ("office/structure/options_page.py", "set_option"): "save_options has compared all of them",
    ("office/structure/school_forms.py", "update_school"): "save_school has compared it with what it offers",
    ("office/structure/diets_page.py", "change_diet"): "change has compared it with what it leaves out",
    ("office/structure/diets_page.py", "set_exclusion"): "change has compared it; create makes a new one",
}


def _calls() -> Iterator[tuple[str, str, bool]]:
    names = {edit.name.rpartition(".")[2] for edit in EDITS}
    root = Path(office.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                given = {keyword.arg for keyword in node.keywords}
                if called in names:
                    where = path.relative_to(root.parent).as_posix()
                    yield where, called, "shown" in given or None in given


def test_every_screen_says_what_it_showed():
    silent = {(where, called) for where, called, is_told in _calls() if not is_told}
    assert silent == ALONE.keys()
