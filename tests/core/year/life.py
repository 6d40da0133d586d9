"""Living the year: days one after the other and jumps, with whatever happens on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta

from core import meals
from core.access.options import set_option
from core.meals import CLOSES_ITSELF, close_due_days
from core.meals.kitchen.orders import send_all_due
from core.storage import Database
from tests.builders import YEAR_END
from tests.core.year import moves_closing, moves_meals, moves_money, moves_records, moves_registry
from tests.core.year.checks_meals import check_day, check_orders
from tests.core.year.checks_money import check_deep, check_ledger
from tests.core.year.checks_reports import check_reports
from tests.core.year.ending import erase
from tests.core.year.world import FIRST_DAY, Sim, make_sim

DAYS = 34
DAYS_OF_THE_NEXT_YEAR = 4
Move = Callable[[Sim], None]
_AREAS = (moves_registry.MOVES, moves_meals.MOVES, moves_closing.MOVES, moves_money.MOVES, moves_records.MOVES)
_ALL: Sequence[tuple[Move, int]] = [move for area in _AREAS for move in area]


def live(seed: int, database: Database, days: int = DAYS) -> Sim:
    """Live a year and check it all along; a failure tells the seed and the last things that were done."""
    sim = make_sim(seed, database)
    try:
        _live(sim, days)
    except Exception as error:
        error.add_note("\n".join(sim.log[-25:]))
        error.add_note(f"REFETTORIO_SEED={seed}")
        raise
    return sim


def _live(sim: Sim, days: int = DAYS) -> None:
    set_option(sim.session, CLOSES_ITSELF, value=True)
    day = FIRST_DAY
    for _number in range(days):
        live_day(sim, day)
        day += timedelta(days=1 if sim.may(0.68) else sim.draw.randint(5, 45))
        while day.weekday() >= 5 and sim.may(0.85):
            day += timedelta(days=1)
        if day > YEAR_END:
            break
    sim.set_time(date(2027, 7, 2), time(10))
    moves_records.new_year(sim)
    check_ledger(sim)
    day = date(2027, 9, 13)
    for _number in range(DAYS_OF_THE_NEXT_YEAR):
        day += timedelta(days=1)
        live_day(sim, day)
    check_deep(sim)
    check_reports(sim)
    erase(sim)


def live_day(sim: Sim, day: date) -> None:
    """Morning, after the cut-off, lunch, the close."""
    for at, most in ((time(7, 40), 7), (time(9, 30), 2), (time(9, 41), 7)):
        sim.set_time(day, at)
        if at == time(9, 41):
            sim.attempt("send_all_due", lambda: send_all_due(sim.session) or True)
        some_moves(sim, most)
    check_orders(sim)
    sim.set_time(day, time(12, 20))
    moves_meals.lunch(sim)
    some_moves(sim, 4)
    check_orders(sim)
    sim.set_time(day, time(15))
    some_moves(sim, 9)
    for service_id in sim.services:
        if sim.may(0.75):
            moves_closing.close(sim, service_id, day)
        if sim.may(0.3):
            moves_closing.close(sim, service_id, sim.near_day(8, 0))
    sim.set_time(day, time(18, 5))
    if sim.may(0.15):
        close_by_itself(sim)
    some_moves(sim, 9)
    check_day(sim, day)
    check_day(sim, sim.near_day(10, 10))
    check_ledger(sim)
    if sim.may(0.1):
        check_deep(sim)
        check_reports(sim)


def some_moves(sim: Sim, most: int) -> None:
    """Do some things, drawn by how often an office does them."""
    moves, weights = zip(*_ALL, strict=True)
    for move in sim.draw.choices(moves, weights, k=sim.draw.randint(0, most)):
        move(sim)


def close_by_itself(sim: Sim) -> None:
    """The program closes what may be closed; it charges what a person would have charged."""
    model = sim.model
    done = sim.attempt("close_due_days", lambda: close_due_days(sim.session))
    names = {name: service_id for service_id, name in sim.database.rows("SELECT id, name FROM service")}
    for name, report in done.closed if done else ():
        service_id, day = names[name], report.on
        assert (service_id, day) not in model.due, "closed twice"
        owing = model.owes(service_id, day)
        model.due[service_id, day] = owing
        cents = 0
        for pupil_id in sorted(owing):
            price = model.price(service_id, pupil_id, day)
            assert price is not None, "closed without a price"
            if price:
                model.charge((service_id, pupil_id, day), price)
                cents += price
        assert report.total_cents == cents
    assert meals.is_day_closed(sim.session, sim.services[0], sim.today) == ((sim.services[0], sim.today) in model.due)
