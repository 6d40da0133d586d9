"""What the office does to the registry, the calendar and the tariffs, and what should come of it."""

from __future__ import annotations

from datetime import timedelta

from core import calendar, ledger, meals, registry
from tests.core.year.model import Closing, days_of
from tests.core.year.world import RATES_END, Sim, fill, give_band, new_family, new_pupil


def newcomers(sim: Sim) -> None:
    """A family comes, or a brother: from a day that may lie some days back."""
    first = sim.near_day(4, 10)
    if first > sim.year_end():
        return
    if sim.may(0.5):
        sim.attempt("newcomer", lambda: new_family(sim, 1, first))
    else:
        family = sim.draw.randrange(len(sim.families))
        pupil_id = sim.attempt("brother", lambda: new_pupil(sim, family, first))
        if pupil_id is not None:
            sim.families[family][1].append(pupil_id)


def withdraw(sim: Sim) -> None:
    """An enrolment ends, some days ago or some days ahead."""
    pupil_id = sim.draw.choice(sim.pupils())
    one = sim.pick(registry.enrolments_of(sim.session, pupil_id))
    if one is None:
        return
    last = sim.near_day(6, 10)
    what = f"withdraw {pupil_id} service {one.service_id} ({one.starts_on}..{one.ends_on}) after {last}"
    is_future = one.starts_on > sim.today
    if sim.attempt(what, lambda: registry.withdraw_enrolment(sim.session, one.id, last) or True):
        assert last <= one.ends_on
        assert last >= one.starts_on or is_future
        days = {day for day in days_of(one.starts_on, one.ends_on) if day > last}
        sim.model.enrolled[one.service_id, pupil_id] -= days
        sim.model.inserting[one.service_id, pupil_id] -= days
    else:
        assert last > one.ends_on or (last < one.starts_on and not is_future)


def enrol_again(sim: Sim) -> None:
    """Who was withdrawn comes back."""
    pupil_id, service_id = sim.draw.choice(sim.pupils()), sim.draw.choice(sim.services)
    first = sim.near_day(3, 10)
    last = min(sim.year_end(), first + timedelta(days=sim.draw.choice([10, 40, 300])))
    if first > last:
        return
    days = set(days_of(first, last))
    known = sim.model.enrolled[service_id, pupil_id]
    what = f"enrol {pupil_id} service {service_id} {first}..{last}"
    made = sim.attempt(what, lambda: registry.enrol(sim.session, pupil_id, service_id, first, last))
    assert (made is None) == bool(days & known), "whether the days are free"
    if made is not None:
        known |= days
        sim.model.inserting[service_id, pupil_id] -= days


def move_class(sim: Sim) -> None:
    """A pupil goes to another class from a day on."""
    pupil_id, class_id = sim.draw.choice(sim.pupils()), sim.draw.choice(sim.current_classes())
    day = sim.near_day(3, 8)
    placed = sim.model.placed[pupil_id]
    plan = sim.class_days(class_id)
    if sim.attempt(
        f"move {pupil_id} to class {class_id} from {day}",
        lambda: registry.move_pupil(sim.session, pupil_id, class_id, day),
    ):
        fill(placed, day, plan.last, class_id)


def change_band(sim: Sim) -> None:
    """A band or an exemption, also for days that are charged already, also for some weeks only."""
    pupil_id, service_id = sim.draw.choice(sim.pupils()), sim.draw.choice(sim.services)
    first = sim.near_day(40, 10)
    last = sim.year_end() if sim.may(0.7) else first + timedelta(days=sim.draw.randint(5, 60))
    if first <= last:
        give_band(sim, service_id, pupil_id, first, last)


def change_rate(sim: Sim) -> None:
    """A price for a stretch of days, past ones too."""
    service_id = sim.draw.choice(sim.services)
    band_id = sim.draw.choice(sim.bands[service_id])
    first = sim.near_day(30, 20)
    last = RATES_END if sim.may(0.7) else first + timedelta(days=sim.draw.randint(5, 40))
    cents = sim.draw.choice([0, 100, 250, 333, 480, 525])
    sim.attempt(
        f"rate of {band_id}: {cents} {first}..{last}",
        lambda: ledger.set_rate(sim.session, band_id, first, last, cents),
    )
    fill(sim.model.rates[band_id], first, last, cents)


def diet(sim: Sim) -> None:
    """A pupil follows a diet for some time, or stops."""
    pupil_id = sim.draw.choice(sim.pupils())
    days = sim.model.diets[pupil_id]
    if sim.may(0.3):
        one = sim.pick(meals.diets_of(sim.session, pupil_id))
        if one is not None:
            last = sim.near_day(2, 5)
            if sim.attempt(
                f"end_diet {one.id} of {pupil_id} after {last}",
                lambda: meals.end_diet(sim.session, one.id, last) or True,
            ):
                for day in days_of(last + timedelta(days=1), one.ends_on):
                    days[day] = days.get(day, frozenset()) - {one.diet.code}
        return
    code = sim.draw.choice(sorted(sim.diets))
    first = sim.near_day(2, 6)
    last = first + timedelta(days=sim.draw.choice([3, 20, 200]))
    if sim.attempt(
        f"diet {code} of {pupil_id} {first}..{last}",
        lambda: meals.assign_diet(sim.session, pupil_id, sim.diets[code], starts_on=first, ends_on=last),
    ):
        for day in days_of(first, last):
            days[day] = days.get(day, frozenset()) | {code}


def close_days(sim: Sim) -> None:
    """A closure or an opening, somewhere, for some days."""
    held = [one.first for one in sim.model.suspended.values() if one.kept is None and one.last >= sim.today]
    first = sim.draw.choice(held) if held and sim.may(0.4) else sim.near_day(4, 14)
    last = first + timedelta(days=sim.draw.choice([0, 0, 1, 4]))
    class_id = sim.draw.choice(sim.current_classes())
    school_id = sim.class_days(class_id).school_id
    place: tuple[int | None, int | None] = sim.draw.choice([(None, None), (school_id, None), (None, class_id)])
    service_id = sim.draw.choice([None, *sim.services])
    is_open = sim.may(0.4)
    add = calendar.add_opening if is_open else calendar.add_closure
    number = sim.attempt(
        f"{'opening' if is_open else 'closure'} {first}..{last} school, class {place} service {service_id}",
        lambda: add(
            sim.session, first, last, "prova", school_id=place[0], class_group_id=place[1], service_id=service_id
        ),
    )
    if number is not None:
        sim.model.closings[number] = Closing(first, last, *place, service_id, is_open, number)


def open_days_again(sim: Sim) -> None:
    """A closure or opening is taken out."""
    number = sim.pick(sorted(sim.model.closings))
    if number is not None and sim.attempt(
        f"remove_exception {number}", lambda: calendar.remove_exception(sim.session, number) or True
    ):
        del sim.model.closings[number]


def weekdays(sim: Sim) -> None:
    """A class eats on other weekdays from a day on; or that is taken back."""
    class_id = sim.draw.choice(sim.current_classes())
    plan = sim.class_days(class_id)
    if sim.may(0.3) and plan.later:
        day = sim.draw.choice(sorted(plan.later))
        if sim.attempt(
            f"remove_weekdays of {class_id} from {day}",
            lambda: calendar.remove_weekdays_from(sim.session, class_id, day) or True,
        ):
            del plan.later[day]
        return
    day = sim.near_day(1, 20)
    wanted = sim.draw.choice([range(5), (0, 1, 2), (1, 3), (0, 1, 2, 3, 4, 5)])
    if sim.attempt(
        f"weekdays of {class_id} from {day}: {tuple(wanted)}",
        lambda: calendar.set_weekdays_from(sim.session, class_id, day, wanted) or True,
    ):
        plan.later[day] = frozenset(wanted)


MOVES = (
    (newcomers, 3), (withdraw, 4), (enrol_again, 4), (move_class, 3), (change_band, 5), (change_rate, 1), (diet, 4),
    (close_days, 2), (open_days_again, 1), (weekdays, 2),
)  # fmt: skip
