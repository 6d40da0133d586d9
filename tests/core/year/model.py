"""What should be so, in plain sets and dictionaries by day: nothing of it is read from the database.

Days are looked up one by one; nothing here is fast or clever, so that whoever reads it can believe it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

ALWAYS = date(1970, 1, 1)
#: Days that law makes free, of the two school years that are lived.
_FREE = """
2026-10-04 2026-11-01 2026-12-08 2026-12-25 2026-12-26 2027-01-01 2027-01-06 2027-03-28 2027-03-29 2027-04-25 2027-05-01
2027-06-02 2027-06-19 2027-10-04 2027-11-01 2027-12-08 2027-12-25 2027-12-26 2028-01-01 2028-01-06
"""
HOLIDAYS = frozenset(map(date.fromisoformat, _FREE.split()))

Meal = tuple[int, int, date]  #: service, pupil, day


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day between two, both included."""
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)


@dataclass(frozen=True)
class Closing:
    """Days without service (or, `is_open`, with it): of all, of a school, of a class; of a service or of all."""

    first: date
    last: date
    school_id: int | None = None
    class_id: int | None = None
    service_id: int | None = None
    is_open: bool = False
    number: int = 0

    def weight(self) -> tuple[int, bool, bool, int]:
        """The narrowest decides, then what is about a service, then an opening, then the latest."""
        place = 2 if self.class_id is not None else 1 if self.school_id is not None else 0
        return place, self.service_id is not None, self.is_open, self.number


@dataclass
class Suspended:
    """A suspension: the service of some classes, on days that had it."""

    service_id: int
    classes: frozenset[int]
    first: date
    last: date
    losing: frozenset[date]  #: days that had service for some of them
    was_closed: frozenset[date]
    #: After it was undone: the days that stay suspended, because they were closed while nobody was booked.
    kept: frozenset[date] | None = None

    def holds(self, service_id: int, class_id: int, day: date) -> bool:
        """Whether it takes the service away."""
        days = self.first <= day <= self.last if self.kept is None else day in self.kept
        return days and service_id == self.service_id and class_id in self.classes


@dataclass
class ClassPlan:
    """A class: its school, its year, the weekdays on which it eats, and others from a day on."""

    school_id: int
    first: date
    last: date
    weekdays: frozenset[int]
    later: dict[date, frozenset[int]] = field(default_factory=dict)

    def weekdays_on(self, day: date) -> frozenset[int]:
        """The weekdays that hold on a day."""
        begun = [start for start in self.later if start <= day]
        return self.later[max(begun)] if begun else self.weekdays


@dataclass
class Model:
    """A municipality as it should be."""

    policy: dict[int, str] = field(default_factory=dict)
    offered: set[tuple[int, int]] = field(default_factory=set)  #: school, service
    classes: dict[int, ClassPlan] = field(default_factory=dict)
    placed: dict[int, dict[date, int]] = field(default_factory=lambda: defaultdict(dict))
    enrolled: dict[tuple[int, int], set[date]] = field(default_factory=lambda: defaultdict(set))
    inserting: dict[tuple[int, int], set[date]] = field(default_factory=lambda: defaultdict(set))
    bands: dict[tuple[int, int], dict[date, int]] = field(default_factory=lambda: defaultdict(dict))  #: 0: exempt
    rates: dict[int, dict[date, int]] = field(default_factory=lambda: defaultdict(dict))
    diets: dict[int, dict[date, frozenset[str]]] = field(default_factory=lambda: defaultdict(dict))
    closings: dict[int, Closing] = field(default_factory=dict)
    suspended: dict[int, Suspended] = field(default_factory=dict)
    asked: dict[Meal, str] = field(default_factory=dict)
    present: set[Meal] = field(default_factory=set)
    looked_at: set[Meal] = field(default_factory=set)  #: decided of at the close: the plate was cooked
    due: dict[tuple[int, date], frozenset[int]] = field(default_factory=dict)  #: whom a close was to charge
    charged: dict[Meal, int] = field(default_factory=dict)  #: the charge that stands, cents
    adjusted: dict[Meal, int] = field(default_factory=dict)  #: the same, of a closed month, dated later
    #: Taken back by a suspension, to be charged again when it goes: cents, and which suspension.
    taken_back: dict[Meal, tuple[int, int]] = field(default_factory=dict)
    last_charged: dict[int, date] = field(default_factory=dict)
    ever_charged: set[Meal] = field(default_factory=set)
    balance: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    merged: dict[int, int] = field(default_factory=dict)
    applicant: dict[int, int] = field(default_factory=dict)
    guardians: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    paid_on: dict[int, set[date]] = field(default_factory=lambda: defaultdict(set))
    #: Who pays what part of 100 on a day, where it was written.
    payers: dict[int, dict[date, dict[int, int]]] = field(default_factory=lambda: defaultdict(dict))
    closed_until: date = ALWAYS

    def is_served(self, service_id: int, class_id: int, day: date) -> bool:
        """Whether a class has the service on a day."""
        plan = self.classes[class_id]
        if not plan.first <= day <= plan.last or (plan.school_id, service_id) not in self.offered:
            return False
        if any(one.holds(service_id, class_id, day) for one in self.suspended.values()):
            return False
        holding = [
            one for one in self.closings.values()
            if one.first <= day <= one.last and one.school_id in {None, plan.school_id}
            and one.class_id in {None, class_id} and one.service_id in {None, service_id}
        ]  # fmt: skip
        if holding:
            return max(holding, key=Closing.weight).is_open
        return day not in HOLIDAYS and day.weekday() in plan.weekdays_on(day)

    def is_enrolled(self, service_id: int, pupil_id: int, day: date) -> bool:
        """Whether a pupil is enrolled and, while it is being inserted, eats."""
        key = (service_id, pupil_id)
        return day in self.enrolled[key] and day not in self.inserting[key]

    def state(self, service_id: int, pupil_id: int, day: date) -> str:
        """What a pupil gets."""
        class_id = self.placed[pupil_id].get(day)
        if class_id is None:
            return "not_enrolled"
        if not self.is_served(service_id, class_id, day):
            return "no_service"
        if not self.is_enrolled(service_id, pupil_id, day):
            return "not_enrolled"
        return {"absent": "absent", "plain": "plain"}.get(self.asked.get((service_id, pupil_id, day), ""), "booked")

    def pupils_in(self, class_id: int, day: date) -> list[int]:
        """Who is in a class."""
        return [pupil_id for pupil_id, days in self.placed.items() if days.get(day) == class_id]

    def price(self, service_id: int, pupil_id: int, day: date) -> int | None:
        """What a meal costs a pupil, None: nobody knows."""
        band_id = self.bands[service_id, pupil_id].get(day)
        if band_id is None:
            return None
        return 0 if band_id == 0 else self.rates[band_id].get(day)

    def owes(self, service_id: int, day: date) -> frozenset[int]:
        """Who is to be charged by what is known now: whoever came, and by the policy whoever was booked."""
        came = {pupil_id for service, pupil_id, on in self.present if (service, on) == (service_id, day)}
        if self.policy[service_id] == "present":
            return frozenset(came)
        booked = {p for p in list(self.placed) if self.state(service_id, p, day) in {"booked", "plain"}}
        return frozenset(came | booked)

    def paying(self, pupil_id: int, day: date) -> dict[int, int]:
        """Who bears what is paid on a day: as written, or the applicant, or the only parent, or each alike."""
        if day in self.payers[pupil_id]:
            return self.payers[pupil_id][day]
        if pupil_id in self.applicant:
            return {self.applicant[pupil_id]: 100}
        parents = self.guardians[pupil_id]
        return {one: 100 // len(parents) for one in parents}

    def become_one(self, kept_id: int, merged_id: int) -> None:
        """Let one guardian stand where two records stood; parts add up."""
        for pupil_id, parents in self.guardians.items():
            parents[:] = dict.fromkeys(kept_id if one == merged_id else one for one in parents)
            if self.applicant.get(pupil_id) == merged_id:
                self.applicant[pupil_id] = kept_id
        for days in self.payers.values():
            for day, parts in days.items():
                if merged_id in parts:
                    part = parts[merged_id] + parts.get(kept_id, 0)
                    days[day] = {one: cents for one, cents in parts.items() if one != merged_id} | {kept_id: part}

    def stands(self, meal: Meal) -> int:
        """What is charged for a meal in the end."""
        return self.charged.get(meal, 0) + self.adjusted.get(meal, 0)

    def charge(self, meal: Meal, cents: int) -> None:
        """A charge is posted."""
        assert meal not in self.charged, meal
        self.charged[meal] = cents
        self.ever_charged.add(meal)
        self.balance[meal[1]] -= cents
        self.last_charged[meal[1]] = max(self.last_charged.get(meal[1], ALWAYS), meal[2])

    def free(self, meal: Meal) -> int:
        """A charge is taken back; what it was."""
        cents = self.charged.pop(meal)
        self.balance[meal[1]] += cents
        return cents

    def is_month_closed(self, day: date) -> bool:
        """Whether entries can no longer bear the day."""
        return day <= self.closed_until
