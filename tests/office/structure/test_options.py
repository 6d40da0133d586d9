"""Options: changed, changed back, refused, and what stands one button away."""

from __future__ import annotations

from PySide6.QtCore import QTime

from core.access.options import get_option, set_option
from core.ledger import CONTEST_DAYS, REFUND_MINIMUM
from core.meals import CLOSES_ITSELF, CLOSING_MINUTE
from core.payments import SESSION_REQUIRED
from tests.office.structure.hands import fault


def test_options_are_changed_and_changed_back(open_page, settled, undo, office_town):
    page = open_page("options")
    assert page.form.refund_minimum.text() == "5,00"
    page.form.refund_minimum.setText("0")
    page.form.is_session_required.setChecked(True)
    page.form.contest_days.setValue(90)
    page.form.save_button.click()
    settled()
    session = office_town.session
    options = (REFUND_MINIMUM, SESSION_REQUIRED, CONTEST_DAYS)
    assert [get_option(session, one) for one in options] == [0, True, 90]
    undo()
    assert [get_option(session, one) for one in options] == [500, False, 60]
    assert page.form.refund_minimum.text() == "5,00"


def test_the_day_closes_by_itself_from_the_hour_set_here(open_page, settled, undo, office_town):
    page = open_page("options")
    assert not page.form.closes_itself.isChecked()
    assert not page.form.closing_hour.isEnabled()
    page.form.closes_itself.setChecked(True)
    page.form.closing_hour.setTime(QTime(17, 30))
    page.form.save_button.click()
    settled()
    session = office_town.session
    assert (get_option(session, CLOSES_ITSELF), get_option(session, CLOSING_MINUTE)) == (True, 17 * 60 + 30)
    undo()
    assert (get_option(session, CLOSES_ITSELF), get_option(session, CLOSING_MINUTE)) == (False, 18 * 60)
    assert page.form.closing_hour.time() == QTime(18, 0)


def test_an_amount_that_is_none_is_refused_and_one_set_elsewhere_shows(open_page, settled, office_town):
    page = open_page("options")
    page.form.refund_minimum.setText("tanto")
    page.form.save_button.click()
    assert "25,00" in fault(page.form, page.form.refund_minimum)
    page.form.cancel_button.click()
    set_option(office_town.session, REFUND_MINIMUM, 1200)
    page.reload()
    settled()
    assert page.form.refund_minimum.text() == "12,00"


def test_the_other_options_are_one_button_away(open_page, qtbot):
    page = open_page("options")
    for area, button in page.ways.items():
        with qtbot.waitSignal(page._desk.area_wanted) as asked:
            button.click()
        assert asked.args == [area]
