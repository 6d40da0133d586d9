"""The world of one seed: a small municipality in the database and in the model, a clock, dice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from core import calendar, ledger, meals, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import FixedClock, rome, rome_instant
from core.errors import UserError
from core.ids import CountedIds
from core.storage import Database
from core.storage.tables import AppUser
from tests.builders import MONDAY_TO_FRIDAY, YEAR_END, YEAR_START, Town, make_town
from tests.core.year.model import ClassPlan, Closing, Model, days_of

T = TypeVar("T")
FIRST_DAY = date(2026, 9, 10)
FAMILIES = 20
#: Until when tariffs are known: the year after the one that is lived.
RATES_END = date(2028, 6, 30)


@dataclass
class Sim:
    """A municipality, what is known of it, and what has happened so far."""

    seed: int
    town: Town
    clock: FixedClock
    model: Model = field(default_factory=Model)
    draw: random.Random = field(init=False)
    seen: Counter[str] = field(default_factory=Counter)
    log: list[str] = field(default_factory=list)
    services: list[int] = field(default_factory=list)
    bands: dict[int, list[int]] = field(default_factory=dict)
    diets: dict[str, int] = field(default_factory=dict)
    families: list[tuple[list[int], list[int]]] = field(default_factory=list)  #: guardians, pupils
    cashier: Session = field(init=False)
    #: What may be undone: way back of the grid, insertions, charges that were reversed, imports, deposits …
    ways_back: dict[str, list[object]] = field(default_factory=dict)
    events: int = 0
    drawers: dict[int, int] = field(default_factory=dict)  #: what should be in each operator's open drawer
    retired: set[int] = field(default_factory=set)  #: guardians whose record was merged
    staff_of_weekday: dict[tuple[int, int, int], tuple[int, int]] = field(default_factory=dict)
    staff_of_day: dict[tuple[int, int, date], tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    @property
    def session(self) -> Session:
        return self.town.session

    @property
    def database(self) -> Database:
        return self.town.database

    @property
    def today(self) -> date:
        return rome(self.clock.now()).date()

    def set_time(self, day: date, at: time) -> None:
        self.clock.set(rome_instant(day, at))

    def is_in_time(self, day: date) -> bool:
        """Whether 09:30 of a day has not passed."""
        return self.clock.now() <= rome_instant(day, time(9, 30))

    def operation(self) -> OperationId:
        self.events += 1
        return OperationId("year", f"{self.seed}-{self.events}")

    def may(self, chance: float) -> bool:
        return self.draw.random() < chance

    def pick(self, among: Sequence[T]) -> T | None:
        return self.draw.choice(among) if among else None

    def attempt(self, what: str, action: Callable[[], T]) -> T | None:
        """Do something that may be refused; note which."""
        self.log.append(f"{rome(self.clock.now()):%Y-%m-%d %H:%M} {what}")
        try:
            answer = action()
        except UserError as error:
            self.seen[f"{what.split(maxsplit=1)[0]} refused: {type(error).__name__}"] += 1
            self.log[-1] += f" -> {type(error).__name__}: {error}"
            return None
        self.seen[what.split(maxsplit=1)[0]] += 1
        return answer

    def remember(self, kind: str, thing: object) -> None:
        self.ways_back.setdefault(kind, []).append(thing)

    def recall(self, kind: str) -> object | None:
        """Take one of the things remembered, at random."""
        things = self.ways_back.get(kind)
        return things.pop(self.draw.randrange(len(things))) if things else None

    def pupils(self) -> list[int]:
        """Whoever is on a list: records that were merged are not."""
        return [pupil_id for pupil_id in sorted(self.model.placed) if pupil_id not in self.model.merged]

    def near_day(self, back: int = 6, ahead: int = 12) -> date:
        day = self.today + timedelta(days=self.draw.randint(-back, ahead))
        if day.weekday() >= 5 and self.may(0.8):  # mostly a day of school
            day -= timedelta(days=day.weekday() - 4)
        return min(day, self.today) if ahead <= 0 else day

    def year_end(self) -> date:
        return YEAR_END if self.today <= YEAR_END else date(2028, 6, 10)

    def class_days(self, class_id: int) -> ClassPlan:
        return self.model.classes[class_id]

    def current_classes(self) -> list[int]:
        return [
            one for one, plan in self.model.classes.items() if plan.first <= max(self.today, YEAR_START) <= plan.last
        ]


def make_sim(seed: int, database: Database) -> Sim:
    """Build the municipality through the office's own operations, a few days before school."""
    clock = FixedClock(datetime(2026, 9, 1, 7, 0).astimezone())
    clock.set(rome_instant(date(2026, 9, 1), time(8)))
    sim = Sim(seed, make_town(database, clock, CountedIds(seed * 1_000_000)), clock)
    with database.transaction():
        _schools(sim)
        _tariffs(sim)
        for code, name in (("GLU", "Senza glutine"), ("VEG", "Vegetariana")):
            sim.diets[code] = meals.create_diet(sim.session, code, name, "piatto a parte")
        for _family in range(FAMILIES):
            new_family(sim, sim.draw.choice([1, 2, 2, 3]), FIRST_DAY)
        cause = "Vacanze di Natale"
        number = calendar.add_closure(sim.session, date(2026, 12, 23), date(2027, 1, 6), cause)
        sim.model.closings[number] = Closing(date(2026, 12, 23), date(2027, 1, 6), number=number)
        user_id = database.insert(
            AppUser, username="carla", display_name="Carla Cassa", role="clerk", password_hash="", is_active=True,
            failed_count=0, created_at=clock.now(),
        )  # fmt: skip
    sim.cashier = Session(database, clock, sim.session.ids, Actor(user_id, "Carla Cassa", Role.CLERK))
    return sim


def _schools(sim: Sim) -> None:
    town, session, model = sim.town, sim.session, sim.model
    snack = registry.create_service(session, town.group_id, "Merenda", "present")
    sim.services = [town.service_id, snack]
    model.policy = {town.service_id: "booked", snack: "present"}
    nursery = town.school("Collodi", "infanzia")
    middle = town.school("Da Vinci", "secondaria")
    registry.offer_service(session, nursery, snack)
    model.offered = {(school, town.service_id) for school in (town.school_id, nursery, middle)} | {(nursery, snack)}
    wanted = (
        (town.school_id, "4ªA"),
        (town.school_id, "5ªA"),
        (nursery, "Gialli"),
        (nursery, "Rossi"),
        (middle, "1ªB"),
    )
    week = frozenset(range(5))
    model.classes[town.class_id] = ClassPlan(town.school_id, YEAR_START, YEAR_END, week)
    for school_id, name in wanted:
        days = week if sim.may(0.6) else frozenset({0, 2, 3})
        pattern = MONDAY_TO_FRIDAY if days == week else 0b0001101
        model.classes[town.class_group(name, school_id, pattern)] = ClassPlan(school_id, YEAR_START, YEAR_END, days)


def _tariffs(sim: Sim) -> None:
    town, session = sim.town, sim.session
    lunch, snack = sim.services
    sim.bands = {lunch: [town.band_id], snack: []}
    ledger.set_rate(session, town.band_id, YEAR_START, RATES_END, 525)
    fill(sim.model.rates[town.band_id], YEAR_START, RATES_END, 525)
    for service_id, code, cents in ((lunch, "F2", 310), (lunch, "F3", 155), (snack, "M1", 120)):
        band_id = ledger.create_band(session, service_id, code, f"Fascia {code}")
        ledger.set_rate(session, band_id, YEAR_START, RATES_END, cents)
        fill(sim.model.rates[band_id], YEAR_START, RATES_END, cents)
        sim.bands[service_id].append(band_id)


def fill(days: dict[date, T], first: date, last: date, value: T) -> None:
    """Let a value hold between two days."""
    for day in days_of(first, last):
        days[day] = value


def new_family(sim: Sim, children: int, from_on: date) -> None:
    """Enter guardians and their children, each with a class, an enrolment and a band."""
    number = len(sim.families)
    sim.families.append(([], []))
    guardians, pupils = sim.families[-1]
    for who in range(sim.draw.choice([1, 2, 2])):
        guardians.append(registry.create_guardian(sim.session, f"Genitore{number:03d}", f"{['Mario', 'Lia'][who]}"))
    for _child in range(children):
        pupils.append(new_pupil(sim, number, from_on))


def new_pupil(sim: Sim, family: int, from_on: date) -> int:
    """Enter a child of a family: from a day to the year's end."""
    session, model = sim.session, sim.model
    guardians, pupils = sim.families[family]
    name = f"Famiglia{family:03d}", f"Figlio{len(pupils):02d}x{sim.draw.randrange(10**6)}"
    pupil_id = registry.create_pupil(session, *name)
    for place, guardian_id in enumerate(guardians):
        is_applicant = place == 0 and sim.may(0.8)
        registry.link_guardian(session, pupil_id, guardian_id, "genitore", is_applicant)
        model.guardians[pupil_id].append(guardian_id)
        if is_applicant:
            model.applicant[pupil_id] = guardian_id
    class_id = sim.draw.choice(sim.current_classes())
    last = sim.class_days(class_id).last
    first = max(from_on, sim.class_days(class_id).first)
    registry.place_pupil(session, pupil_id, class_id, first, last)
    fill(model.placed[pupil_id], first, last, class_id)
    school = sim.class_days(class_id).school_id
    for service_id in sim.services:
        if (school, service_id) in model.offered:
            registry.enrol(session, pupil_id, service_id, first, last)
            model.enrolled[service_id, pupil_id] |= set(days_of(first, last))
        give_band(sim, service_id, pupil_id, first, last)
    return pupil_id


def give_band(sim: Sim, service_id: int, pupil_id: int, first: date, last: date, band_id: int | None = None) -> bool:
    """Put a pupil into a band (drawn unless told; 0: exempt) between two days."""
    if band_id is None:
        band_id = 0 if sim.may(0.12) else sim.draw.choice(sim.bands[service_id])

    def action() -> int:
        if band_id == 0:
            return ledger.exempt(sim.session, pupil_id, service_id, first, last, "decreto")
        return ledger.assign_band(sim.session, pupil_id, service_id, band_id, first, last, "ISEE")

    if sim.attempt(f"band of {pupil_id} service {service_id}: {band_id} {first}..{last}", action) is None:
        return False
    fill(sim.model.bands[service_id, pupil_id], first, last, band_id)
    return True
