"""The close by itself: an office that is open closes at the hour, says so once, and says once what keeps a day open."""

from __future__ import annotations

from datetime import date, time

import pytest

from core import meals
from core.access.options import set_option
from core.access.permissions import Role
from core.clock import rome_instant
from core.storage.tables import BandAssignment
from office.closing.by_itself import ClosesByItself
from office.closing.day_page import ClosingDayPage
from tests.builders import TUESDAY
from tests.office.conftest import OfficeTown, texts

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def wanted(office_town: OfficeTown) -> OfficeTown:
    set_option(office_town.session, meals.CLOSES_ITSELF, value=True)
    return office_town


def closed(office_town: OfficeTown, day: date = TUESDAY) -> bool:
    return meals.is_day_closed(office_town.session, office_town.service_id, day)


def test_at_the_hour_it_closes_and_says_so_once(wanted, desk, clock, settled, messages):
    looking = ClosesByItself(desk)
    clock.set(rome_instant(TUESDAY, time(17, 59)))
    looking.start()
    settled()
    assert not closed(wanted)
    clock.set(rome_instant(TUESDAY, time(18)))
    for _minute in range(3):
        looking.look()
        settled()
    assert closed(wanted)
    assert texts(messages) == [
        "success: Mensa, 24/11/2026: chiusa in automatico, 7 pasti addebitati, 36,75\N{NO-BREAK SPACE}€ in tutto."
    ]
    by = wanted.database.scalar("SELECT actor_name FROM audit WHERE operation = 'close_day'")
    assert by == "automatico"
    looking.stop()


def test_when_the_office_opens_in_the_morning_yesterday_is_closed(wanted, desk, clock, settled):
    clock.set(rome_instant(WEDNESDAY, time(7, 45)))
    looking = ClosesByItself(desk)
    looking.start()
    settled()
    assert closed(wanted)
    assert not closed(wanted, WEDNESDAY)
    looking.stop()


def test_what_keeps_a_day_open_is_said_once_and_leads_there(qtbot, wanted, desk, clock, settled, messages):
    wanted.database.run(BandAssignment.delete().where(BandAssignment.pupil == wanted.pupils["Verdi"]))
    clock.set(rome_instant(TUESDAY, time(18)))
    looking = ClosesByItself(desk)
    for _minute in range(3):
        looking.look()
        settled()
    assert not closed(wanted)
    assert texts(messages) == [
        "warning: Mensa, 24/11/2026: non chiusa in automatico, un alunno è senza tariffa (Verdi Noè)."
    ]
    with qtbot.waitSignal(desk.closing_wanted) as asked:
        messages.messages[0].on_action()
    assert asked.args == [wanted.service_id, TUESDAY]


def test_whoever_comes_later_reads_on_the_page_why_the_day_is_open(wanted, desk, clock, settled, shown):
    wanted.database.run(BandAssignment.delete().where(BandAssignment.pupil == wanted.pupils["Verdi"]))
    clock.set(rome_instant(TUESDAY, time(17)))
    page = ClosingDayPage(desk)
    shown(page)
    page.enter()
    settled()
    assert page.held.isHidden()  # its hour has not come
    clock.set(rome_instant(TUESDAY, time(18)))
    page.reload()
    settled()
    assert page.held.text() == "Mensa, 24/11/2026: non chiusa in automatico, un alunno è senza tariffa (Verdi Noè)."


def test_many_days_that_wait_are_said_in_one_sentence(wanted, desk, clock, settled, messages):
    wanted.database.run(BandAssignment.delete().where(BandAssignment.pupil == wanted.pupils["Verdi"]))
    clock.set(rome_instant(date(2026, 12, 3), time(8)))
    looking = ClosesByItself(desk)
    for _minute in range(2):
        looking.look()
        settled()
    assert texts(messages) == [
        "warning: Giornate non chiuse in automatico: 7, dalla più vecchia (24/11/2026). Guardale una per una."
    ]


def test_unless_it_is_wanted_nothing_is_closed(office_town, desk, clock, settled, messages):
    clock.set(rome_instant(TUESDAY, time(23)))
    looking = ClosesByItself(desk)
    looking.start()
    settled()
    assert not closed(office_town)
    assert texts(messages) == []
    looking.stop()


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.CASHIER, Role.KITCHEN, Role.AUDITOR])
def test_an_office_that_may_not_close_does_not_look(wanted, make_desk, clock, settled, role):
    clock.set(rome_instant(TUESDAY, time(18)))
    looking = ClosesByItself(make_desk(role, wanted.town.school_id))
    looking.start()
    settled()
    assert not looking.is_looking
    assert not closed(wanted)


def test_a_fault_is_said_once_and_stops_the_looking(wanted, desk, clock, settled, messages, monkeypatch):
    from core.storage import DatabaseUnavailable

    def gone(_session, _progress):
        raise DatabaseUnavailable(reason="spento")

    monkeypatch.setattr("office.closing.by_itself.close_due_days", gone)
    clock.set(rome_instant(TUESDAY, time(18)))
    looking = ClosesByItself(desk)
    looking.start()
    settled()
    assert not looking.is_looking
    assert len(texts(messages)) == 1
