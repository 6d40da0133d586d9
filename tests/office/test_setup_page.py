"""From an empty database to one that takes pupils: in steps, in words, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core import calendar, ledger, registry
from core.access.permissions import Role
from core.access.session import Session
from core.errors import InvalidValue
from core.registry import ChargePolicy, SchoolLevel
from office.setup.page import SetupPage
from office.setup.plan import BandPlan, _price_of, class_names, needs_setup
from office.setup.rows import SchoolRow
from office.window import OfficeWindow
from tests.office.conftest import OfficeTown, wait_for

PASSWORD = "quattro gatti nel cortile"


@pytest.fixture
def empty(office_town: OfficeTown) -> Session:
    """The same database with nobody and nothing in it but the administrator."""
    database = office_town.database
    for table in (
        "band_assignment", "enrolment", "placement", "pupil", "tariff_rate", "tariff_band", "class_group",
        "school_service", "school", "school_year", "service", "service_group", "municipality",
    ):  # fmt: skip
        database.execute(f"DELETE FROM {table}")
    return office_town.session


@pytest.fixture
def page(empty, desk, shown, settled) -> SetupPage:
    page = SetupPage(desk, sample=lambda session: None)
    shown(page)
    page.enter()
    settled()
    return page


def go_on(page: SetupPage, settled: Callable[[], None]) -> None:
    page.steps[page.current()].save_button.click()
    settled()


def fill(page: SetupPage) -> None:
    municipality, year, schools, service, _summary = page.steps
    for name, text in (
        ("name", "Mazzè"), ("province", "to"), ("fiscal_code", "01716020019"),
        ("patron_name", "Santi Gervasio e Protasio"), ("patron_on", "19/6"),
    ):  # fmt: skip
        municipality.fields[name].setText(text)
    year.first.set_day(date(2026, 9, 14))
    year.last.set_day(date(2027, 6, 10))
    row = schools.schools.rows[0]
    row.name.setText("Primaria Calvino")
    row.level.setCurrentIndex(row.level.findData(SchoolLevel.PRIMARIA))
    row.classes.setText("1ªA, 1ªB; 2ªA,")
    other = schools.schools.add()
    other.name.setText("Secondaria Gozzano")
    other.level.setCurrentIndex(other.level.findData(SchoolLevel.SECONDARIA))
    other.classes.setText("1A")
    other.weekdays.set_weekdays(frozenset({1, 3}))
    band = service.bands.rows[0]
    band.code.setText("F1")
    band.name.setText("Fascia 1")
    band.price.setText("5,25")
    dear = service.bands.add()
    dear.code.setText("NR")
    dear.name.setText("Non residenti")
    dear.price.setText("6,40 €")


@pytest.mark.parametrize(
    ("place", "field"),
    [
        (1, lambda step: step.holidays.rows[1][1]),
        (2, lambda step: step.schools.rows[0].classes),
        (2, lambda step: step.schools.rows[1].name),
        (3, lambda step: step.bands.rows[1].price),
    ],
)
def test_enter_goes_on_from_every_line(page, settled, place, field):
    fill(page)
    page.begin_button.click()
    for _step in range(place):
        go_on(page, settled)
    QTest.keyClick(field(page.steps[place]), Qt.Key.Key_Return)
    settled()
    assert page.current() == place + 1


def test_a_price_that_cannot_be_read_is_named_and_gets_the_keyboard(page, settled):
    fill(page)
    page.begin_button.click()
    for _step in range(3):
        go_on(page, settled)
    step = page.steps[3]
    step.bands.rows[1].price.setText("sei euro")
    go_on(page, settled)
    assert step._lines_of["bands"].fault.text() == "Importo: fascia «NR»: scrivi una cifra in euro, per esempio 25,00."
    assert step.focusWidget() is step.bands.rows[1].price


def nothing_is_there(session: Session) -> bool:
    tables = ("municipality", "school_year", "school", "class_group", "service", "tariff_band")
    return all(session.database.scalar(f"SELECT COUNT(*) FROM {table}") == 0 for table in tables)


def test_all_steps_make_the_municipality_at_once(page, settled, empty, qtbot: QtBot):
    fill(page)
    page.begin_button.click()
    for _step in range(4):
        assert nothing_is_there(empty)
        go_on(page, settled)
    assert "Primaria Calvino: 1ªA, 1ªB, 2ªA" in page.steps[-1].summary.text()
    assert nothing_is_there(empty)
    with qtbot.waitSignal(page.finished):
        page.steps[-1].save_button.click()
    settled()
    town = registry.municipality(empty)
    assert (town.name, town.province, town.patron_month, town.patron_day) == ("Mazzè", "TO", 6, 19)
    (year,) = registry.school_years(empty)
    assert (year.label, year.ends_on) == ("2026/2027", date(2027, 6, 10))
    found = {(one.school_name, one.name): one.weekdays for one in registry.classes(empty)}
    assert found["Secondaria Gozzano", "1A"] == frozenset({1, 3})
    assert len(found) == 4
    (service,) = registry.services(empty)
    assert (service.name, f"{service.cutoff:%H:%M}", service.charge_policy) == ("Mensa", "09:30", ChargePolicy.BOOKED)
    assert [(band.code, band.name) for band in ledger.bands(empty, service.id)] == [
        ("F1", "Fascia 1"), ("NR", "Non residenti")
    ]  # fmt: skip
    served = calendar.classes_served(empty, service.id, date(2026, 11, 25))
    assert sum(one.is_service for one in served.values()) == 3
    assert not needs_setup(empty)


@pytest.mark.parametrize(
    ("step", "spoil", "fault"),
    [
        (0, lambda page: page.steps[0].fields["name"].clear(), "obbligatorio"),
        (0, lambda page: page.steps[0].fields["province"].setText("T"), "sigla"),
        (0, lambda page: page.steps[0].fields["fiscal_code"].setText("123"), "11 cifre"),
        (0, lambda page: page.steps[0].fields["patron_on"].setText("31/02"), "esistono"),
        (0, lambda page: page.steps[0].fields["patron_on"].setText("giugno"), "19/06"),
        (1, lambda page: page.steps[1].first.setText("31/02/2026"), "non esiste"),
        (1, lambda page: page.steps[1].last.set_day(date(2026, 9, 14)), "più di un giorno"),
        (2, lambda page: page.steps[2].schools.rows[0].classes.setText(" , "), "separate da virgole"),
        (2, lambda page: page.steps[2].schools.rows[1].name.setText("Primaria Calvino"), "Primaria Calvino"),
        (2, lambda page: page.steps[2].schools.rows[0].weekdays.set_weekdays(frozenset()), "in quali giorni"),
        (3, lambda page: page.steps[3].service.clear(), "obbligatorio"),
        (3, lambda page: page.steps[3].bands.rows[0].price.setText("gratis"), "cifra in euro"),
        (3, lambda page: page.steps[3].bands.rows[1].code.setText("F1"), "esiste già"),
    ],
)
def test_what_cannot_be_is_said_at_its_step_and_nothing_is_lost(page, settled, empty, step, spoil, fault):
    fill(page)
    spoil(page)
    page.begin_button.click()
    for _step in range(step + 1):
        go_on(page, settled)
    assert page.current() == step
    faults = [line.fault.text() for line in page.steps[step]._lines if line.fault.isVisible()]
    assert len(faults) == 1
    assert fault in faults[0]
    assert page.steps[3].bands.rows[1].name.text() == "Non residenti"
    assert page.steps[step].save_button.isEnabled()
    assert nothing_is_there(empty)


def test_going_back_keeps_what_was_typed(page, settled):
    fill(page)
    page.begin_button.click()
    go_on(page, settled)
    page.steps[1].cancel_button.click()
    assert page.current() == 0
    assert page.steps[0].fields["name"].text() == "Mazzè"
    page.steps[0].cancel_button.click()
    assert page.current() == -1


def test_enter_goes_on_and_esc_goes_back(qtbot, page, settled):
    fill(page)
    page.begin_button.click()
    field = page.steps[0].fields["name"]
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled()
    assert page.current() == 1
    qtbot.keyClick(page.steps[1].first, Qt.Key.Key_Escape)
    assert page.current() == 0


def test_rows_are_added_and_taken_away_but_one_stays(page):
    rows = page.steps[2].schools
    assert not rows.rows[0].remove_button.isEnabled()
    rows.add_button.click()
    assert len(rows.rows) == 2
    rows.rows[0].remove_button.click()
    assert len(rows.rows) == 1
    assert not rows.rows[0].remove_button.isEnabled()


# Holidays and the end of lessons


def closures(session: Session) -> list[tuple[str, date, date, int | None]]:
    found = calendar.exceptions(session, date(2026, 9, 1), date(2027, 7, 31))
    return [(one.cause, one.starts_on, one.ends_on, one.school_id) for one in found]


def make_all(page: SetupPage, settled: Callable[[], None]) -> None:
    page.begin_button.click()
    for _step in page.steps:
        go_on(page, settled)


def test_the_holidays_that_are_ticked_are_closed_and_bridges_are_not(page, settled, empty):
    fill(page)
    # Given Carnival is not kept here, and Easter begins a day later.
    ticks = {row[0].text(): row for row in page.steps[1].holidays.rows}
    assert list(ticks) == ["Ponte", "Vacanze di Natale", "Carnevale", "Vacanze di Pasqua"]
    ticks["Carnevale"][0].setChecked(False)
    ticks["Vacanze di Pasqua"][1].set_day(date(2027, 3, 26))
    make_all(page, settled)
    assert closures(empty) == [
        ("Vacanze di Natale", date(2026, 12, 23), date(2027, 1, 6), None),
        ("Vacanze di Pasqua", date(2027, 3, 26), date(2027, 3, 30), None),
    ]


def test_where_there_is_an_infanzia_the_year_goes_on_for_it_alone(page, settled, empty):
    fill(page)
    row = page.steps[2].schools.add()
    row.name.setText("Infanzia Rodari")
    row.classes.setText("Gialli")
    page.steps[1].infanzia.set_day(date(2027, 6, 30))
    make_all(page, settled)
    (year,) = registry.school_years(empty)
    assert year.ends_on == date(2027, 6, 30)
    (service,) = registry.services(empty)
    served = calendar.classes_served(empty, service.id, date(2027, 6, 11))
    names = {one.id: one.name for one in registry.classes(empty)}
    assert [names[class_id] for class_id, day in served.items() if day.is_service] == ["Gialli"]
    # And the price holds until then.
    last = empty.database.scalar("SELECT MAX(ends_on) FROM tariff_rate")
    assert last == empty.database.scalar("SELECT ends_on FROM school_year")


def test_without_an_infanzia_its_last_day_means_nothing(page, settled, empty):
    fill(page)
    make_all(page, settled)
    assert registry.school_years(empty)[0].ends_on == date(2027, 6, 10)
    assert not [cause for cause, *_days in closures(empty) if cause == "Fine delle lezioni"]


def test_other_days_of_lessons_propose_other_holidays_but_keep_corrections_otherwise(page):
    step = page.steps[1]
    step.first.set_day(date(2026, 9, 14))
    step.last.set_day(date(2027, 6, 10))
    step.first.day_changed.emit(date(2026, 9, 14))
    step.holidays.rows[1][1].set_day(date(2026, 12, 21))
    step.last.day_changed.emit(date(2027, 6, 10))
    assert step.holidays.chosen()[0].starts_on == date(2026, 12, 21)
    step.last.set_day(date(2027, 2, 5))
    step.last.day_changed.emit(date(2027, 2, 5))
    assert [row[0].text() for row in step.holidays.rows] == ["Ponte", "Vacanze di Natale"]


# By keyboard


def tabs_from(qtbot: QtBot, page: SetupPage, last: QWidget) -> list[QWidget]:
    passed = [QApplication.focusWidget()]
    while passed[-1] is not last and len(passed) < 60:
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    return passed


@pytest.mark.parametrize("place", range(4))
def test_tab_goes_through_a_step_as_one_reads_it_and_ends_at_its_buttons(qtbot, page, settled, place):
    fill(page)
    page.begin_button.click()
    for _step in range(place):
        go_on(page, settled)
    step = page.steps[place]
    passed = tabs_from(qtbot, page, step.save_button)
    assert passed[-2:] == [step.cancel_button, step.save_button]
    assert all(step.isAncestorOf(widget) for widget in passed)
    where = [widget.mapTo(step, widget.rect().center()) for widget in passed]
    rows = [point.y() // 12 for point in where]
    assert rows == sorted(rows)


def test_enter_presses_the_button_that_has_the_keyboard(qtbot, page):
    page.begin_button.setFocus()
    qtbot.keyClick(page.begin_button, Qt.Key.Key_Return)
    assert page.current() == 0


@pytest.mark.parametrize(
    ("text", "names"),
    [("1A, 1B", ["1A", "1B"]), (" 1A ;1B\n2A,,1A", ["1A", "1B", "2A"]), ("", []), (" A  Gialli ", ["A Gialli"])],
)
def test_names_of_classes(text, names):
    assert class_names(text) == names


# In the window


def test_the_first_start_leads_from_nobody_to_the_steps(qtbot, make_window, empty):
    empty.database.execute("DELETE FROM app_user")
    window: OfficeWindow = make_window()
    page = window.sign_in
    qtbot.waitUntil(lambda: page.is_first_start)
    for field, text in (
        (page.name, "Giulia Cirillo"), (page.username, "giulia"), (page.password, PASSWORD), (page.again, PASSWORD),
    ):  # fmt: skip
        field.setText(text)
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.current_key() == "setup", timeout=10_000)
    assert window.workspace.sidebar.keys()[0] == "setup"
    wait_for(qtbot, window)


def test_when_it_is_done_the_page_goes_and_today_comes(qtbot, make_window, empty):
    window: OfficeWindow = make_window(Role.ADMINISTRATOR)
    qtbot.waitUntil(lambda: window.workspace.page("setup") is not None)
    page = window.workspace.page("setup")
    fill(page)
    page.begin_button.click()
    for _step in page.steps:
        page.steps[page.current()].save_button.click()
        wait_for(qtbot, window)
    assert window.workspace.page("setup") is None
    assert window.workspace.current_key() == "today"
    assert window.workspace.sidebar.keys()[0] == "today"
    wait_for(qtbot, window)


def test_the_sample_is_offered_when_there_is_one_and_fills_the_town(qtbot, make_window, empty):
    made: list[str] = []

    def sample(session: Session) -> None:
        made.append(session.actor.name)
        registry.create_school_year(session, "", date(2026, 9, 14), date(2027, 6, 10))
        registry.create_school(session, "Primaria Calvino", SchoolLevel.PRIMARIA)
        group = registry.create_service_group(session, "Refezione")
        registry.create_service(session, group, "Mensa")

    window: OfficeWindow = make_window(Role.ADMINISTRATOR, sample=sample)
    qtbot.waitUntil(lambda: window.workspace.page("setup") is not None)
    window.workspace.page("setup").sample_button.click()
    wait_for(qtbot, window)
    assert made == ["Giulia Cirillo"]
    assert window.workspace.page("setup") is None


def test_a_town_that_is_ready_and_a_role_that_may_not_see_no_steps(qtbot, make_window, office_town):
    window: OfficeWindow = make_window(Role.ADMINISTRATOR)
    assert window.workspace.page("setup") is None
    window.close()
    kitchen: OfficeWindow = make_window(Role.KITCHEN)
    assert kitchen.workspace.page("setup") is None


@pytest.mark.parametrize(
    ("name", "level"),
    [("Primaria Rodari", SchoolLevel.PRIMARIA), ("Scuola media Gozzano", SchoolLevel.SECONDARIA),
     ("Materna Collodi", SchoolLevel.INFANZIA), ("Istituto comprensivo", SchoolLevel.INFANZIA)],
)  # fmt: skip
def test_the_kind_of_a_school_follows_its_name(qtbot, name: str, level: SchoolLevel):
    row = SchoolRow()
    qtbot.addWidget(row)
    qtbot.keyClicks(row.name, name)
    assert row.level.currentData() == level


def test_a_kind_that_was_chosen_stays(qtbot):
    row = SchoolRow()
    qtbot.addWidget(row)
    row.level.setCurrentIndex(row.level.findData(SchoolLevel.SECONDARIA))
    row.level.activated.emit(row.level.currentIndex())
    qtbot.keyClicks(row.name, "Primaria Rodari")
    assert row.level.currentData() == SchoolLevel.SECONDARIA


def test_of_an_empty_band_all_that_is_missing_is_said():
    with pytest.raises(InvalidValue, match="Fascia: scrivi il codice, il nome e il prezzo"):
        _price_of(BandPlan(code="", name="", price=""))
