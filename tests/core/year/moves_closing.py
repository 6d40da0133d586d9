"""Orders, the close, what is done of closed days, suspensions; and what should come of each."""

from __future__ import annotations

from datetime import date, timedelta

from core import ledger, meals
from core.calendar.suspensions import SuspensionKind, SuspensionScope
from core.meals import ClosingChoice
from core.meals.kitchen.orders import send_orders
from core.meals.suspending import suspend, undo_suspension
from core.reports.uncharged import uncharged_meals
from tests.core.year.model import Meal, Suspended, days_of
from tests.core.year.world import Sim, give_band


def send(sim: Sim) -> None:
    """An order is sent by hand, perhaps for tomorrow."""
    service_id, day = sim.services[0], sim.near_day(0, 3)
    sim.attempt(f"send_orders {service_id} {day}", lambda: send_orders(sim.session, service_id, day))


def choose(sim: Sim) -> None:
    """The office decides of some pupils before a day is closed, or takes that back."""
    service_id, day = sim.services[0], sim.near_day(2, 0)
    if (service_id, day) in sim.model.due:
        return
    pupils = sim.draw.sample(sim.pupils(), 3)
    if sim.may(0.25):
        _undo_choices(sim, service_id, day, pupils)
        return
    choice = sim.draw.choice(list(ClosingChoice))
    before = {one: (service_id, one, day) in sim.model.present for one in pupils}
    states = {one: sim.model.state(service_id, one, day) for one in pupils}
    done = sim.attempt(
        f"choose {choice} {day} {pupils}",
        lambda: meals.choose_at_closing(
            sim.session, sim.operation(), service_id, day, pupils, choice, reason="sta male"
        ),
    )
    for pupil_id in done.done if done else ():
        meal = (service_id, pupil_id, day)
        sim.model.looked_at.discard(meal)
        if choice is ClosingChoice.PRESENT:
            sim.model.present.add(meal)
        elif choice is ClosingChoice.EXCUSED:
            sim.model.asked[meal] = "absent"
            sim.model.looked_at.add(meal)
        elif choice is ClosingChoice.CHARGED:
            sim.model.looked_at.add(meal)
        else:
            assert before[pupil_id]
        _reread(sim, meal)
    assert states.keys() == before.keys()


def _undo_choices(sim: Sim, service_id: int, day: date, pupils: list[int]) -> None:
    done = sim.attempt(
        f"undo_choices {day} {pupils}",
        lambda: meals.undo_closing_choices(sim.session, sim.operation(), service_id, day, pupils),
    )
    for pupil_id in done.done if done else ():
        sim.model.looked_at.discard((service_id, pupil_id, day))
        _reread(sim, (service_id, pupil_id, day))


def _reread(sim: Sim, meal: Meal) -> None:
    """Take what a choice left as it stands: which of several earlier marks comes back is the area's own test."""
    number = (meal[2] - date(1970, 1, 1)).days
    key = (meal[0], meal[1], number)
    rows = sim.database.rows("SELECT kind FROM meal_exception WHERE service_id = ? AND pupil_id = ? AND day = ?", key)
    sim.model.asked.pop(meal, None)
    if rows:
        sim.model.asked[meal] = rows[0][0]
    came = sim.database.rows("SELECT 1 FROM presence WHERE service_id = ? AND pupil_id = ? AND day = ?", key)
    (sim.model.present.add if came else sim.model.present.discard)(meal)


def close(sim: Sim, service_id: int, day: date) -> None:
    """Close a day; whoever has no price gets a band first, or the day stays open for now."""
    model = sim.model
    if (service_id, day) in model.due:
        again = meals.close_day(sim.session, service_id, day)
        assert again.already_closed
        return
    owing = model.owes(service_id, day)
    prices = {one: model.price(service_id, one, day) for one in owing}
    report = sim.attempt(f"close {service_id} {day}", lambda: meals.close_day(sim.session, service_id, day))
    if report is None:
        missing = sorted(one for one, price in prices.items() if price is None)
        served = any(model.is_served(service_id, class_id, day) for class_id in model.classes)
        is_possible = (served or owing) and not model.is_month_closed(day) and not sim.is_in_time(day)
        assert missing or not is_possible, "a close was refused for nothing"
        for pupil_id in missing:
            if sim.may(0.7):
                give_band(sim, service_id, pupil_id, day, max(day, sim.year_end()))
        return
    assert None not in prices.values(), "closed without a price"
    model.due[service_id, day] = owing
    for pupil_id, price in prices.items():
        if price:
            model.charge((service_id, pupil_id, day), price)
    assert report.charged == sum(1 for price in prices.values() if price)
    assert report.exempt == sum(1 for one in owing if model.bands[service_id, one].get(day) == 0)
    assert report.total_cents == sum(price or 0 for price in prices.values())


def a_meal(sim: Sim, *, charged: bool) -> Meal | None:
    """A meal of a closed day, with a charge that stands or without."""
    days = sorted(sim.model.due)
    if not days:
        return None
    service_id, day = sim.draw.choice(days[-8:] if sim.may(0.8) else days)
    pupils = [one for one in sorted(sim.model.placed) if ((service_id, one, day) in sim.model.charged) == charged]
    return (service_id, sim.draw.choice(pupils), day) if pupils else None


def take_back(sim: Sim) -> None:
    """A charge of a closed day is reversed."""
    meal = a_meal(sim, charged=True)
    if meal is None:
        return
    service_id, pupil_id, day = meal
    if sim.attempt(
        f"reverse_charge {meal}",
        lambda: meals.reverse_charge(sim.session, sim.operation(), pupil_id, service_id, day, "errore"),
    ):
        cents = sim.model.free(meal)
        sim.remember("reversed", (meal, cents))


def charge_late(sim: Sim) -> None:
    """A meal that the close left out is charged, at the price of its day."""
    meal = a_meal(sim, charged=sim.may(0.2))
    if meal is None:
        return
    service_id, pupil_id, day = meal
    price = sim.model.price(service_id, pupil_id, day)
    posted = sim.attempt(
        f"charge_late {meal} {price}",
        lambda: meals.charge_late(sim.session, sim.operation(), pupil_id, service_id, day, "era a tavola"),
    )
    may = bool(price) and not sim.model.stands(meal) and not sim.model.is_month_closed(day)
    assert (posted is not None) == may, f"charge_late of {meal} at {price}: {posted}"
    if posted is not None and price:
        sim.model.charge(meal, price)


def repeat(sim: Sim) -> None:
    """«Riaddebita»: a charge that was reversed is posted again at its own price, and only once."""
    rows = sim.database.rows(
        "SELECT r.account_id, r.day, r.seq, a.pupil_id, -e.amount_cents FROM reversal r JOIN account a"
        " ON a.id = r.account_id JOIN entry e ON e.account_id = r.account_id AND e.day = r.day AND e.kind = r.kind"
        " AND e.seq = r.seq WHERE r.kind = 1 ORDER BY r.account_id, r.day, r.seq"
    )
    of_closed_months = [one for one in rows if sim.model.is_month_closed(date(1970, 1, 1) + timedelta(days=one[1]))]
    row = sim.pick(of_closed_months if of_closed_months and sim.may(0.5) else rows)
    if row is None:
        return
    account_id, number, seq, pupil_id, cents = row
    day = date(1970, 1, 1) + timedelta(days=number)
    meal = (seq // 1000, pupil_id, day)
    key = ledger.EntryKey(account_id, day, ledger.EntryKind.CHARGE, seq)
    is_last = seq == max(one[2] for one in rows if one[:2] == row[:2] and one[2] // 1000 == seq // 1000)
    what = f"repeat {meal} seq {seq} of {cents}, standing {sim.model.stands(meal)}"
    posted = sim.attempt(what, lambda: ledger.repeat_charge(sim.session, sim.operation(), key, "storno per sbaglio"))
    assert (posted is not None) == (is_last and not sim.model.stands(meal)), f"{what}: {posted}"
    if posted is not None:
        if sim.model.is_month_closed(day):
            sim.model.adjusted[meal] = cents
            sim.model.balance[pupil_id] -= cents
        else:
            sim.model.charge(meal, cents)


def contest(sim: Sim) -> None:
    """A family contests a charge; later the office gives it right, or not."""
    open_one = sim.recall("contested") if sim.may(0.6) else None
    if isinstance(open_one, tuple):
        number, meal, key = open_one
        if sim.may(0.4):
            sim.attempt(f"refuse {meal}", lambda: ledger.refuse_contestation(sim.session, number, "era presente"))
            return
        is_standing = sim.database.scalar(
            "SELECT COUNT(*) FROM reversal WHERE account_id = ? AND day = ? AND kind = 1 AND seq = ?",
            (key.account_id, (key.on - date(1970, 1, 1)).days, key.seq),
        ) == 0  # fmt: skip
        done = sim.attempt(
            f"accept {meal}", lambda: ledger.accept_contestation(sim.session, sim.operation(), number, "assente")
        )
        if done is not None and is_standing:
            sim.model.free(meal)
        return
    meal = a_meal(sim, charged=True)
    if meal is None:
        return
    key = standing_key(sim, meal)
    number = sim.attempt(
        f"contest {meal}",
        lambda: ledger.contest(
            sim.session, sim.operation(), key, received_on=sim.today, channel=ledger.ContestChannel.PHONE,
            about=next(iter(ledger.ContestAbout)), text="non c'era",
        ),
    )  # fmt: skip
    if number is not None:
        sim.remember("contested", (number, meal, key))


def standing_key(sim: Sim, meal: Meal) -> ledger.EntryKey:
    """The charge of a meal that stands."""
    service_id, pupil_id, day = meal
    account_id, seq = sim.database.row(
        "SELECT e.account_id, e.seq FROM entry e JOIN account a ON a.id = e.account_id WHERE a.pupil_id = ? AND"
        " e.kind = 1 AND e.day = ? AND e.seq / 1000 = ? AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.account_id ="
        " e.account_id AND r.day = e.day AND r.kind = 1 AND r.seq = e.seq)",
        (pupil_id, (day - date(1970, 1, 1)).days, service_id),
    ) or (0, 0)
    return ledger.EntryKey(account_id, day, ledger.EntryKind.CHARGE, seq)


def approve(sim: Sim) -> None:
    """What the tariffs say now is compared with what was charged, and approved, in whole or in part."""
    service_id = sim.draw.choice(sim.services)
    first = sim.near_day(60, -1)
    listed = ledger.charge_differences(sim.session, service_id, first, sim.today)
    model = sim.model
    expected = {
        (meal, cents, model.price(*meal)) for meal, cents in model.charged.items()
        if meal[0] == service_id and first <= meal[2] <= sim.today and model.price(*meal) != cents
    }  # fmt: skip
    told = {((service_id, one.pupil_id, one.on), one.old_cents, one.new_cents) for one in listed}
    assert told == expected, f"differences of {service_id} since {first}: {told ^ expected}"
    left_out = uncharged_meals(sim.session, service_id, first, sim.today)
    for one in left_out:
        meal = (service_id, one.pupil_id, one.on)
        assert not model.stands(meal), f"listed as never charged, but it was: {meal}"
    #: Only meals of who was there when the day was closed: the clerk knows who was.
    chosen = [
        one for one in (*listed, *left_out)
        if sim.may(0.8) and (one.key is not None or one.pupil_id in model.due[service_id, one.on])
    ]  # fmt: skip
    if not chosen:
        return
    operation = sim.operation()
    done = sim.attempt(
        f"approve {[(one.pupil_id, str(one.on), one.old_cents, one.new_cents) for one in chosen]}",
        lambda: ledger.approve_differences(sim.session, operation, chosen, "ISEE nuovo"),
    )
    if done is None:
        return
    skipped = {(one.pupil_id, one.on) for one, _why in done.skipped}
    for one in chosen:
        meal = (service_id, one.pupil_id, one.on)
        assert ((one.pupil_id, one.on) in skipped) == (one.new_cents is None), f"approved {one}: {done.skipped}"
        if one.new_cents is None:
            continue
        if one.key is not None:
            model.free(meal)
        if one.new_cents and model.is_month_closed(one.on):
            model.adjusted[meal] = one.new_cents
            model.balance[one.pupil_id] -= one.new_cents
        elif one.new_cents:
            model.charge(meal, one.new_cents)


def strike(sim: Sim) -> None:
    """The service is taken away: tomorrow, today after the cut-off, or on days that were charged."""
    service_id = sim.services[0]
    first = sim.near_day(6, 6)
    held = [one.first for one in sim.model.suspended.values() if one.kept is None]
    if held and sim.may(0.4):  # on top of another
        first = sim.draw.choice(held)
    last = first + timedelta(days=sim.draw.choice([0, 0, 1, 3]))
    class_id = sim.draw.choice(sim.current_classes())
    school_id = sim.class_days(class_id).school_id
    school, classes = sim.draw.choice([(None, frozenset()), (school_id, frozenset()), (None, frozenset({class_id}))])
    scope = SuspensionScope(service_id, first, last, school, classes)
    model = sim.model
    concerned = frozenset(
        one
        for one, plan in model.classes.items()
        if (not classes or one in classes) and school in {None, plan.school_id}
    )
    losing = [day for day in days_of(first, last) if any(model.is_served(service_id, one, day) for one in concerned)]
    report = sim.attempt(
        f"suspend {first}..{last} school {school} classes {sorted(classes)}",
        lambda: suspend(sim.session, sim.operation(), scope, SuspensionKind.STRIKE, "sciopero"),
    )
    if report is None:
        assert not losing or any(model.is_month_closed(day) for day in days_of(first, last))
        return
    assert losing
    closed = frozenset(day for day in losing if (service_id, day) in model.due)
    model.suspended[report.suspension_id] = Suspended(service_id, concerned, first, last, frozenset(losing), closed)
    count = 0
    for meal in sorted(model.charged):
        is_meant = meal[0] == service_id and meal[2] in closed and model.placed[meal[1]].get(meal[2]) in concerned
        if is_meant and meal not in model.present:
            model.taken_back[meal] = (model.free(meal), report.suspension_id)
            count += 1
    assert report.reversals == count, f"{report} should reverse {count}"


def strike_called_off(sim: Sim) -> None:
    """A suspension is undone: what it freed and nothing else frees is charged again."""
    model = sim.model
    number = sim.pick(sorted(one for one, held in model.suspended.items() if held.kept is None))
    if number is None:
        return
    one = model.suspended[number]
    if not sim.attempt(f"undo_suspension {number}", lambda: undo_suspension(sim.session, sim.operation(), number)):
        return
    one.kept = frozenset(day for day in one.losing - one.was_closed if (one.service_id, day) in model.due)
    for meal, (cents, by) in sorted(model.taken_back.items()):
        if by != number:
            continue
        class_id = model.placed[meal[1]].get(meal[2], 0)
        others = [other for other, held in model.suspended.items() if held.holds(meal[0], class_id, meal[2])]
        del model.taken_back[meal]
        if others:  # still suspended: it is theirs from now on
            model.taken_back[meal] = (cents, others[0])
        elif not model.stands(meal):
            model.charge(meal, cents)


MOVES = (
    (send, 2), (choose, 5), (take_back, 3), (charge_late, 4), (repeat, 5), (contest, 4), (approve, 5), (strike, 4),
    (strike_called_off, 4),
)  # fmt: skip
