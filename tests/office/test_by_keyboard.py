"""The ten commonest jobs of the office with the keyboard alone: no click, nothing put in focus but by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import calendar, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.cards import issue_card
from core.clock import FixedClock, rome_instant
from core.ledger import accounts_of
from core.payments import Channel, Means, recharge
from core.storage import day_from_number
from office.areas import Area, areas_of
from office.desk import Desk
from office.window import OfficeWindow
from tests.office.conftest import FakeFiles, OfficeTown
from tests.office.hands import Hands

TODAY = date(2026, 11, 24)
#: Where these jobs are done: making all areas takes a second. Ctrl+1 is the first.
AREAS = ("today", "pupils", "account", "cash", "cards", "kitchen", "calendar", "closing")


@pytest.fixture
def window(make_window: Callable[..., OfficeWindow]) -> OfficeWindow:
    def rooms(desk: Desk) -> list[Area]:
        return [area for area in areas_of(desk) if area.key in AREAS]

    return make_window(Role.ADMINISTRATOR, areas=rooms)


@pytest.fixture
def hands(qtbot: QtBot, window: OfficeWindow, monkeypatch: pytest.MonkeyPatch) -> Hands:
    def no_mouse(*_args: object, **_more: object) -> None:
        raise AssertionError("with the keyboard alone")

    monkeypatch.setattr(QTest, "mouseClick", no_mouse)
    return Hands(qtbot, window)


def test_a_pupil_is_found_from_anywhere(hands: Hands, window: OfficeWindow):
    hands.press("Ctrl+7").search("rossi a")
    page = window.workspace.page("pupils")
    assert (window.workspace.current_key(), page.panel.name.text()) == ("pupils", "Rossi Anna")


def test_an_absence_on_the_telephone(hands: Hands, office_town: OfficeTown):
    hands.search("rossi a").press("Alt+A", "T", "Return")
    assert exceptions_of(office_town, "Rossi") == [("absent", TODAY)]


def test_a_plain_meal_for_some_days(hands: Hands, office_town: OfficeTown):
    hands.search("rossi a").press("Alt+A", "S").tab_to("Primo giorno").type("25/11").press("Tab").type("26/11")
    hands.tab_to("In bianco").press("Return")
    assert exceptions_of(office_town, "Rossi") == [("plain", date(2026, 11, 25)), ("plain", date(2026, 11, 26))]


def test_a_recharge_at_the_counter(hands: Hands, office_town: OfficeTown):
    hands.press("Ctrl+4").type("50").press("Return")
    hands.type("rossi a").press("Return").type("25").press("Return", "Return")
    assert balance_of(office_town, "Rossi") == 2500
    # And the next family: the keyboard is where one begins.
    hands.type("verdi").press("Return").type("10,50").press("Return", "Return")
    assert balance_of(office_town, "Verdi") == 1050


def test_a_recharge_with_a_wrong_amount_is_reversed(hands: Hands, office_town: OfficeTown):
    take_money(office_town, "Rossi", 5000)
    hands.press("Ctrl+3").type("rossi a").press("Return").tab_to("statement").press("Down")
    hands.tab_to("Storna").press("Return").type("Importo sbagliato").press("Return")
    assert balance_of(office_town, "Rossi") == 0


def test_a_statement_on_paper(hands: Hands, office_town: OfficeTown, files: FakeFiles):
    take_money(office_town, "Rossi", 5000)
    hands.press("Ctrl+3").type("rossi a").press("Return").tab_to("Estratto conto").press("Return")
    assert [path.suffix for path in files.opened] == [".pdf"]


def test_a_lost_card_is_replaced(hands: Hands, office_town: OfficeTown):
    old = issue_card(office_town.session, office_town.pupils["Rossi"], office_town.service_id)
    hands.press("Ctrl+5").type("rossi a").press("Down").tab_to("Revoca e riemetti").press("Return").confirm()
    cards = office_town.database.rows("SELECT id, revoked_at IS NULL FROM card ORDER BY id")
    assert [(row[0] == old.id, bool(row[1])) for row in cards] == [(True, False), (False, True)]


def test_a_new_pupil_with_a_class(hands: Hands, office_town: OfficeTown):
    hands.search("nuovo alunno").type("Zorzi").press("Tab").type("Ada").tab_to("Classe").press("Down")
    hands.tab_to("Salva").press("Return")
    assert [one.full_name for one in registry.search_pupils(office_town.session, "zorzi").items] == ["Zorzi Ada"]


def test_the_order_goes_to_the_kitchen_and_is_acknowledged(hands: Hands, office_town: OfficeTown):
    hands.press("Ctrl+6").tab_to("Invia ora").press("Return").confirm()
    assert office_town.database.scalar("SELECT COUNT(*) FROM kitchen_order") == 1
    hands.tab_to("Chi conferma per la cucina").type("Cuoca Rita").tab_to("Letto").press("Return")
    assert office_town.database.scalar("SELECT COUNT(*) FROM kitchen_order_receipt") == 1


def test_a_day_is_closed_in_the_calendar(hands: Hands, office_town: OfficeTown):
    hands.press("Ctrl+7", "Right", "Right", "Return").type("Neve").press("Return")
    found = calendar.exceptions(office_town.session, TODAY, date(2026, 12, 31))
    assert [(one.cause, one.starts_on) for one in found] == [("Neve", date(2026, 11, 25))]


def test_the_day_is_closed(hands: Hands, office_town: OfficeTown, clock: FixedClock):
    clock.set(rome_instant(TODAY, time(13, 0)))
    hands.search("chiudi la giornata").press("Ctrl+A", "P").tab_to("Anteprima").press("Return")
    hands.tab_to("Chiudi la giornata").press("Return").confirm()
    assert office_town.database.scalar("SELECT COUNT(*) FROM entry WHERE kind = 1") == 7


def exceptions_of(town: OfficeTown, name: str) -> list[tuple[str, date]]:
    rows = town.database.rows(
        "SELECT kind, day FROM meal_exception WHERE pupil_id = ? ORDER BY day", (town.pupils[name],)
    )
    return [(str(kind), day_from_number(day)) for kind, day in rows]


def balance_of(town: OfficeTown, name: str) -> int:
    return sum(account.balance_cents for account in accounts_of(town.session, town.pupils[name]))


def take_money(town: OfficeTown, name: str, cents: int) -> None:
    recharge(
        town.session, OperationId("office", name), pupil_id=town.pupils[name], service_group_id=town.town.group_id,
        amount_cents=cents, means=Means.CASH, channel=Channel.COUNTER, issuer="UFF",
    )  # fmt: skip
