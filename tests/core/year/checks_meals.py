"""Do the lists, the counts and the orders of a day say what the model says?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from core import meals
from core.meals.kitchen.orders import day_orders
from core.meals.kitchen.recounting import follow_all
from tests.core.year.world import Sim

#: What a class is to be cooked: standard, plain, diets by label, extra.
Plates = tuple[int, int, dict[str, int], int]


def check_day(sim: Sim, day: date) -> None:
    """The class lists, the day's summary and the count for the kitchen."""
    for service_id in sim.services:
        for school_id in sorted({school for school, service in sim.model.offered if service == service_id}):
            _check_roster(sim, service_id, school_id, day)
        _check_summary(sim, service_id, day)
    _check_needed(sim, sim.services[0], day)


def _check_roster(sim: Sim, service_id: int, school_id: int, day: date) -> None:
    lines = meals.roster(sim.session, service_id, school_id, day).lines
    told = {one.pupil_id: (one.class_id, str(one.state), {diet.code for diet in one.diets}) for one in lines}
    expected = {}
    for pupil_id, days in sim.model.placed.items():
        class_id = days.get(day)
        if class_id is not None and sim.class_days(class_id).school_id == school_id:
            state = sim.model.state(service_id, pupil_id, day)
            codes = set(sim.model.diets[pupil_id].get(day, ()))
            expected[pupil_id] = (class_id, state, codes)
    assert told == expected, f"roster of {school_id}, service {service_id}, {day}: {_differing(told, expected)}"


def _check_summary(sim: Sim, service_id: int, day: date) -> None:
    for one in meals.day_summary(sim.session, service_id, day):
        pupils = sim.model.pupils_in(one.class_id, day)
        states = Counter(sim.model.state(service_id, pupil_id, day) for pupil_id in pupils)
        came = [pupil_id for pupil_id in pupils if (service_id, pupil_id, day) in sim.model.present]
        awaited = {p for p in pupils if sim.model.state(service_id, p, day) in {"booked", "plain"}}
        told = (one.is_service, one.expected, one.plain, one.absent, one.present, one.extra, one.is_closed)
        expected = (
            sim.model.is_served(service_id, one.class_id, day), len(awaited), states["plain"], states["absent"],
            len(awaited & set(came)), len(set(came) - awaited), (service_id, day) in sim.model.due,
        )  # fmt: skip
        assert told == expected, f"summary of class {one.class_id}, service {service_id}, {day}: {told} != {expected}"


def _check_needed(sim: Sim, service_id: int, day: date) -> None:
    for one in day_orders(sim.session, service_id, day):
        told = {
            plates.class_id: (plates.standard, plates.plain, dict(plates.diets), plates.extra)
            for plates in one.needed.classes if plates.total
        }  # fmt: skip
        expected = plates_of(sim, service_id, one.school_id, day)
        assert told == expected, f"needed by {one.school_id} on {day}: {_differing(told, expected)}"
        assert (one.needed.staff, one.needed.spare) == adults_of(sim, service_id, one.school_id, day)


def plates_of(sim: Sim, service_id: int, school_id: int, day: date) -> dict[int, Plates]:
    """What each class of a school is to be cooked, classes without a plate left out."""
    found: dict[int, Plates] = {}
    for class_id, plan in sim.model.classes.items():
        if plan.school_id != school_id:
            continue
        is_served = sim.model.is_served(service_id, class_id, day)
        standard, plain, extra, diets = 0, 0, 0, Counter[str]()
        for pupil_id in sim.model.pupils_in(class_id, day):
            meal = (service_id, pupil_id, day)
            asked = sim.model.asked.get(meal)
            is_awaited = is_served and sim.model.is_enrolled(service_id, pupil_id, day) and (
                asked != "absent" or meal in sim.model.looked_at
            )  # fmt: skip
            if not is_awaited and meal not in sim.model.present:
                continue
            codes = "+".join(sorted(sim.model.diets[pupil_id].get(day, ())))
            if codes:
                diets[f"{codes} in bianco" if asked == "plain" and is_served else codes] += 1
            elif not is_awaited:
                extra += 1
            elif asked == "plain":
                plain += 1
            else:
                standard += 1
        if standard or plain or extra or diets:
            found[class_id] = (standard, plain, dict(diets), extra)
    return found


def adults_of(sim: Sim, service_id: int, school_id: int, day: date) -> tuple[int, int]:
    """Meals of the staff and to spare."""
    served = any(
        plan.school_id == school_id and sim.model.is_served(service_id, class_id, day)
        for class_id, plan in sim.model.classes.items()
    )
    if not served:
        return 0, 0
    standing = sim.staff_of_weekday.get((school_id, service_id, day.weekday()), (0, 0))
    return sim.staff_of_day.get((school_id, service_id, day), standing)


def check_orders(sim: Sim) -> None:
    """After the recount the last version of each order is what is to be cooked, extras apart."""
    follow_all(sim.session)
    rows = sim.database.rows(
        "SELECT o.service_id, o.school_id, o.day, v.version, v.body, v.standard, v.plain, v.diet, v.staff"
        " FROM kitchen_order o JOIN kitchen_order_version v ON v.kitchen_order_id = o.id WHERE o.day >= ? AND"
        " v.version = (SELECT MAX(w.version) FROM kitchen_order_version w WHERE w.kitchen_order_id = o.id)",
        ((sim.today - date(1970, 1, 1)).days,),
    )
    for service_id, school_id, number, version, body, *totals in rows:
        day = date(1970, 1, 1) + timedelta(days=number)
        if (service_id, day) in sim.model.due:
            continue
        content = json.loads(body)
        told = {
            class_id: (standard, plain, diets)
            for class_id, _name, standard, plain, diets, _extra in content["classes"] if standard or plain or diets
        }  # fmt: skip
        expected = {
            class_id: one[:3] for class_id, one in plates_of(sim, service_id, school_id, day).items() if any(one[:3])
        }
        assert told == expected, f"order of {school_id} for {day}, version {version}: {_differing(told, expected)}"
        staff, spare = adults_of(sim, service_id, school_id, day)
        if content["spare"] == spare:  # spare meals alone do not make a version of their own in a recount
            assert content["staff"] == staff
        sums = [sum(one[0] for one in told.values()), sum(one[1] for one in told.values())]
        assert totals == [*sums, sum(sum(one[2].values()) for one in told.values()), content["staff"]]
    numbers: dict[tuple[int, int], list[int]] = {}
    for kitchen, year, number in sim.database.rows(
        "SELECT kitchen_id, year, number FROM kitchen_order ORDER BY number"
    ):
        numbers.setdefault((kitchen, year), []).append(number)
    for given in numbers.values():
        assert given == list(range(1, len(given) + 1)), "an order's number is missing"


def _differing(told: dict[int, object], expected: dict[int, object]) -> list[tuple[int, object, object]]:
    keys: Iterable[int] = sorted(told.keys() | expected.keys())
    return [(key, told.get(key), expected.get(key)) for key in keys if told.get(key) != expected.get(key)]
