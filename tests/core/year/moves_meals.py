"""What is asked for, who comes, what the kitchen is told; and what should come of each."""

from __future__ import annotations

from datetime import date, timedelta

from core import meals, registry
from core.meals import BookingState, CellWish, PresenceSource, RequestChannel, RequestReceipt
from core.meals.kitchen.additions import set_day_meals, set_standing_meals
from tests.core.year.model import days_of
from tests.core.year.world import Sim

_ASK = {"absent": meals.report_absence, "plain": meals.request_plain_meal, "restore": meals.restore_booking}


def ask(sim: Sim) -> None:
    """A request for a child's day or days, in time or late, with a reason or without."""
    pupil_id, service_id = sim.draw.choice(sim.pupils()), sim.services[0 if sim.may(0.85) else 1]
    kind = sim.draw.choice(["absent", "absent", "plain", "plain", "restore"])
    first = sim.near_day(1, 2) if sim.may(0.7) else sim.near_day(3, 8)
    last = first + timedelta(days=sim.draw.choice([0, 0, 0, 1, 4, 9]))
    reason = "telefonata" if sim.may(0.5) else None
    taken = predicted(sim, kind, service_id, pupil_id, first, last, reason=reason)
    operation = sim.operation()

    def action() -> RequestReceipt:
        return _ASK[kind](
            sim.session, operation, pupil_id, service_id, first, last, channel=RequestChannel.PHONE, asked_by="mamma",
            override_reason=reason,
        )  # fmt: skip

    answer = sim.attempt(f"{kind} {pupil_id} service {service_id} {first}..{last} {reason}", action)
    assert (answer.days if answer else ()) == tuple(taken), f"asked {kind}: {answer}, should be {taken}"
    for day in taken:
        take(sim, kind, service_id, pupil_id, day)
    if answer is not None and sim.may(0.2):  # the button is pressed twice
        again = action()
        assert again.is_repeat
        assert again.receipt_code == answer.receipt_code


def take(sim: Sim, kind: str, service_id: int, pupil_id: int, day: date) -> None:
    """Let a request hold for a day."""
    if kind == "restore":
        sim.model.asked.pop((service_id, pupil_id, day), None)
    else:
        sim.model.asked[service_id, pupil_id, day] = kind


def predicted(
    sim: Sim, kind: str, service_id: int, pupil_id: int, first: date, last: date, *, reason: str | None
) -> list[date]:
    """The days for which a request should hold."""
    taken = []
    for day in days_of(first, last):
        state = sim.model.state(service_id, pupil_id, day)
        if state in {"no_service", "not_enrolled"} or (service_id, day) in sim.model.due:
            continue
        if not sim.is_in_time(day) and reason is None:
            continue
        if (kind, state) in {("plain", "absent"), ("restore", "booked")}:
            continue
        taken.append(day)
    if kind == "plain" and reason is None and taken and _longest_run(sim, service_id, pupil_id, taken) > 3:
        return []
    return taken


def _longest_run(sim: Sim, service_id: int, pupil_id: int, taken: list[date]) -> int:
    """How many service days in a row there would be plain meals, of the runs that the request is part of."""
    near = days_of(taken[0] - timedelta(days=120), taken[-1] + timedelta(days=120))
    states = {day: sim.model.state(service_id, pupil_id, day) for day in near}
    longest, run, touches = 0, 0, False
    for day, state in states.items():
        if state in {"no_service", "not_enrolled"}:
            continue
        is_plain = state == "plain" or day in taken
        run, touches = (run + 1, touches or day in taken) if is_plain else (0, False)
        longest = max(longest, run if touches else 0)
    return longest


def grid(sim: Sim) -> None:
    """Some cells of a class's week are brought where they are wanted; sometimes taken back."""
    back = sim.recall("cells") if sim.may(0.3) else None
    if back is not None:
        service_id, wishes = back
    else:
        service_id = sim.services[0]
        class_id = sim.draw.choice(sim.current_classes())
        day = sim.near_day(1, 4)
        pupils = sim.model.pupils_in(class_id, day)
        chosen = sim.draw.sample(pupils, min(len(pupils), 3))
        wanted = sim.draw.choice([BookingState.ABSENT, BookingState.PLAIN, BookingState.BOOKED])
        days = [day + timedelta(days=number) for number in range(sim.draw.choice([1, 1, 3]))]
        wishes = tuple(
            CellWish(one, on, BookingState(sim.model.state(service_id, one, on)), wanted)
            for one in chosen for on in days if sim.model.state(service_id, one, on) in {"booked", "absent", "plain"}
        )  # fmt: skip
    if not wishes:
        return
    done = sim.attempt(
        f"grid service {service_id}: {[(w.pupil_id, str(w.on), str(w.wanted)) for w in wishes]}",
        lambda: meals.change_cells(
            sim.session, sim.operation(), service_id, wishes, channel=RequestChannel.DESK, asked_by="ufficio",
            override_reason="gita",
        ),
    )  # fmt: skip
    if done is None:
        return
    kinds = {BookingState.ABSENT: "absent", BookingState.PLAIN: "plain", BookingState.BOOKED: "restore"}
    for one in done.changed:
        state = sim.model.state(service_id, one.pupil_id, one.on)
        assert state in {"booked", "absent", "plain"}, f"changed a cell that is {state}"
        assert (service_id, one.on) not in sim.model.due, "changed a closed day"
        take(sim, kinds[one.wanted], service_id, one.pupil_id, one.on)
    told = {(one.pupil_id, one.on) for one in (*done.changed, *done.refused)}
    for one in wishes:
        if (one.pupil_id, one.on) not in told:
            assert sim.model.state(service_id, one.pupil_id, one.on) == one.wanted
    sim.remember("cells", (service_id, done.way_back))


def register(sim: Sim) -> None:
    """The school's register says who is absent: what differs is brought into the booking."""
    service_id, day = sim.services[0], sim.today
    class_id = sim.draw.choice(sim.current_classes())
    pupils = sim.model.pupils_in(class_id, day)
    names = registry.pupil_names(sim.session, pupils)
    lines = [
        meals.RegisterLine(row, names[one], "", "", sim.may(0.3)) for row, one in enumerate(sorted(pupils), start=1)
    ]
    check = sim.attempt(
        f"register of class {class_id}",
        lambda: meals.register_differences(sim.session, service_id, day, lines, class_id=class_id),
    )
    if check is None:
        return
    rows = {one.row for one in check.differences if one.pupil_id is not None}
    by_row = dict(enumerate(sorted(pupils), start=1))
    for line in lines:
        state = sim.model.state(service_id, by_row[line.row], day)
        came = (service_id, by_row[line.row], day) in sim.model.present
        differs = (state in {"booked", "plain"} and line.is_absent) or (state == "absent" and not line.is_absent)
        assert (line.row in rows) == differs, f"the register's {line} while {state}, there: {came}"
    wishes = meals.wishes_of(check, rows)
    if not wishes or sim.may(0.3):
        return
    done = sim.attempt(
        f"register takes {[(w.pupil_id, str(w.wanted)) for w in wishes]}",
        lambda: meals.change_cells(
            sim.session, sim.operation(), service_id, wishes, channel=RequestChannel.SCHOOL, asked_by="registro",
            override_reason="registro di classe",
        ),
    )  # fmt: skip
    for one in done.changed if done else ():
        take(sim, "absent" if one.wanted is BookingState.ABSENT else "restore", service_id, one.pupil_id, one.on)


def insert(sim: Sim) -> None:
    """A nursery child begins to eat later, or on some weekdays only; or that is cleared, or undone."""
    service_id = sim.services[0]
    day = sim.near_day(2, 12)
    if sim.may(0.2):
        done = sim.recall("insertion")
        if isinstance(done, tuple):
            pupil_id, way_back, before = done
            answer = sim.attempt(
                f"undo_insertion of {pupil_id}", lambda: meals.undo_insertion(sim.session, service_id, way_back)
            )
            if answer is not None:
                _insertion(sim, service_id, pupil_id, answer.holds_from, answer.after, before)
        return
    pupils = [one for one in sim.pupils() if _is_nursery(sim, one, day)]
    pupil_id = sim.pick(pupils)
    if pupil_id is None:
        return
    before = frozenset(sim.model.inserting[service_id, pupil_id])
    if sim.may(0.25):
        what, wanted = f"clear_insertion {pupil_id} on {day}", None
        answer = sim.attempt(what, lambda: meals.clear_insertion(sim.session, pupil_id, service_id, day))
        off: set[date] = set()
    else:
        wanted = sim.draw.choice([None, frozenset({0, 1}), frozenset({0, 2, 3})])
        until = None if wanted is None else day + timedelta(days=sim.draw.randint(0, 20))
        what = f"insertion {pupil_id} from {day} on {wanted and sorted(wanted)} until {until}"
        answer = sim.attempt(what, lambda: meals.set_insertion(sim.session, pupil_id, service_id, day, wanted, until))
        off = set() if answer is None else set(days_of(answer.after.starts_on, day - timedelta(days=1)))
        if wanted is not None and until is not None:
            off |= {one for one in days_of(day, until) if one.weekday() not in wanted}
    if answer is not None:
        _insertion(sim, service_id, pupil_id, answer.holds_from, answer.after, frozenset(off))
        sim.remember("insertion", (pupil_id, answer, before))


def _insertion(
    sim: Sim, service_id: int, pupil_id: int, holds_from: date, one: meals.PupilInsertion, off: frozenset[date]
) -> None:
    """Let an enrolment's days from one on be as set; the days before, and of other enrolments, stay."""
    expected = sim.today if sim.is_in_time(sim.today) else sim.today + timedelta(days=1)
    assert holds_from == expected
    days = set(days_of(max(holds_from, one.starts_on), one.ends_on)) if holds_from <= one.ends_on else set()
    inserting = sim.model.inserting[service_id, pupil_id]
    inserting -= days
    inserting |= off & days


def _is_nursery(sim: Sim, pupil_id: int, day: date) -> bool:
    class_id = sim.model.placed[pupil_id].get(day)
    return class_id is not None and (sim.class_days(class_id).school_id, sim.services[1]) in sim.model.offered


def lunch(sim: Sim) -> None:
    """Today's children are scanned: most of those booked, now and then somebody who is not."""
    for service_id in sim.services:
        if (service_id, sim.today) in sim.model.due:
            continue
        for pupil_id in sim.pupils():
            state = sim.model.state(service_id, pupil_id, sim.today)
            chance = 0.85 if state in {"booked", "plain"} else 0.02 if state == "not_enrolled" else 0.06
            if sim.may(chance if service_id == sim.services[0] else chance * 0.7):
                meal = (service_id, pupil_id, sim.today)
                sim.attempt(
                    f"scan {pupil_id} service {service_id}",
                    lambda meal=meal: meals.record_presence(
                        sim.session, pupil_id=meal[1], service_id=meal[0], day=meal[2], at=sim.clock.now(),
                        source=PresenceSource.OFFICE,
                    ),
                )  # fmt: skip
                sim.model.present.add(meal)


def presence_by_hand(sim: Sim) -> None:
    """A presence is marked or taken back, of a day that is not closed."""
    service_id, pupil_id = sim.services[0 if sim.may(0.8) else 1], sim.draw.choice(sim.pupils())
    day = sim.near_day(3, 0)
    meal = (service_id, pupil_id, day)
    is_closed = (service_id, day) in sim.model.due
    if meal in sim.model.present:
        gone = sim.attempt(
            f"unscan {meal}",
            lambda: meals.undo_presence(sim.session, pupil_id=pupil_id, service_id=service_id, day=day),
        )
        assert bool(gone) != is_closed
        if gone:
            sim.model.present.discard(meal)
        return
    done = sim.attempt(
        f"scan {meal}",
        lambda: meals.record_presence(
            sim.session, pupil_id=pupil_id, service_id=service_id, day=day, at=sim.clock.now(),
            source=PresenceSource.SEARCH,
        ),
    )  # fmt: skip
    assert (done is None) == is_closed
    if done is not None:
        sim.model.present.add(meal)


def adults(sim: Sim) -> None:
    """Meals of the staff and to spare, for a weekday or for one day."""
    school_id, service_id = sim.draw.choice(sorted(sim.model.offered))
    staff, extra = sim.draw.randint(0, 3), sim.draw.randint(0, 2)
    if sim.may(0.5):
        weekday = sim.draw.randrange(5)
        sim.attempt(
            f"standing_meals {school_id} {service_id} {weekday}: {staff}+{extra}",
            lambda: set_standing_meals(sim.session, school_id, service_id, weekday, staff=staff, extra=extra) or True,
        )
        sim.staff_of_weekday[school_id, service_id, weekday] = (staff, extra)
        return
    day = sim.near_day(1, 5)
    if sim.attempt(
        f"day_meals {school_id} {service_id} {day}: {staff}+{extra}",
        lambda: set_day_meals(sim.session, school_id, service_id, day, staff=staff, extra=extra) or True,
    ):
        sim.staff_of_day[school_id, service_id, day] = (staff, extra)


MOVES = ((ask, 18), (grid, 4), (register, 2), (insert, 4), (presence_by_hand, 3), (adults, 1))
