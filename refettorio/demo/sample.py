"""The sample municipality: three schools, about 300 pupils, all made through the operations the office itself uses.

Names are invented and drawn by a seed: the same seed gives the same town. Beside the many ordinary families there are
some of those that give an office its work: brothers and sisters, separated parents, bands and certificates that expire
soon, places that are all taken, a menu with a dish that is not for everybody. Money comes with `sample_history`.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from importlib.resources import files
from random import Random
from typing import Any

from stdnum.it import codicefiscale

from core import calendar, ledger, meals, registry
from core.access.sealing import Sealer
from core.access.session import Session
from refettorio.demo.sample_families import Child, Family, family_of, fill_the_bus, join_half_siblings, share_payment
from refettorio.demo.sample_menu import make_menu

#: The school year of the sample.
YEAR_START, YEAR_END = date(2026, 9, 14), date(2027, 6, 10)
#: The municipality's own code in fiscal codes (Mazzè).
_BIRTHPLACE = "F067"
#: When an ISEE ends, and a doctor's certificate that the office should ask for again soon.
_ISEE_ENDS, _CERTIFICATE_ENDS = date(2026, 12, 31), date(2026, 12, 15)
_EXPIRING_BANDS, _EXPIRING_CERTIFICATES = 6, 2
#: The bus costs the same for everybody, a ride.
_BUS_CENTS = 150
_STREETS = ("Via Roma", "Via Garibaldi", "Via Piave", "Corso Italia", "Strada della Rocca", "Via al Castello")
#: Every so many families the parent who applied has no e-mail: letters are written too.
_WITHOUT_EMAIL = 7
_MONDAY_TO_FRIDAY = frozenset(range(5))
_TWO_AFTERNOONS = frozenset({1, 3})


@dataclass(frozen=True, slots=True)
class SchoolPlan:
    """A school of the sample: its classes, how many pupils each, on which weekdays they eat, their birth years."""

    name: str
    level: str
    address: str
    classes: tuple[str, ...]
    size: int
    weekdays: frozenset[int]
    first_birth_year: int


SCHOOLS = (
    SchoolPlan(
        "Infanzia Collodi",
        "infanzia",
        "Via Roma 12, Mazzè",
        ("A Gialli", "B Verdi", "C Blu"),
        21,
        _MONDAY_TO_FRIDAY,
        2023,
    ),
    SchoolPlan(
        "Primaria Calvino",
        "primaria",
        "Via Garibaldi 5, Mazzè",
        ("1ªA", "1ªB", "2ªA", "2ªB", "3ªA", "3ªB", "4ªA", "4ªB", "5ªA", "5ªB"),
        16,
        _MONDAY_TO_FRIDAY,
        2020,
    ),
    SchoolPlan(
        "Secondaria Gozzano", "secondaria", "Via Piave 3, Mazzè", ("1A", "2A", "3A", "3B"), 19, _TWO_AFTERNOONS, 2015
    ),
)

BANDS = (("F1", "Fascia 1 (ISEE fino a 8.000)", 260), ("F2", "Fascia 2 (ISEE fino a 16.000)", 420),
         ("F3", "Fascia 3 (oltre o senza ISEE)", 525), ("NR", "Non residenti", 640))  # fmt: skip
DIETS = (
    ("SG", "Senza glutine", "Vassoio sigillato senza glutine"),
    ("SL", "Senza latte", "Niente latte e derivati"),
    ("SM", "Senza carne di maiale", "Sostituire la carne di maiale"),
    ("VEG", "Vegetariana", "Niente carne e pesce"),
)


@dataclass
class SampleTown:
    """What the demonstration needs to know of what was made."""

    service_id: int = 0
    service_group_id: int = 0
    bus_service_id: int = 0
    bus_band_id: int = 0
    school_ids: dict[str, int] = field(default_factory=dict)
    class_ids: dict[int, int] = field(default_factory=dict)  # class → school
    pupils: list[int] = field(default_factory=list)
    pupils_of_school: dict[int, list[int]] = field(default_factory=dict)
    families: list[Family] = field(default_factory=list)
    menu_id: int = 0


def make_sample(session: Session, sealer: Sealer, seed: int) -> SampleTown:
    """Fill an empty database with the sample municipality."""
    draw = _Draw(Random(seed), _names(), [], [], sealer)  # noqa: S311 - invented names, nothing secret
    town = SampleTown()
    with session.database.transaction():
        _municipality(session)
        year_id = registry.create_school_year(session, label="2026/2027", starts_on=YEAR_START, ends_on=YEAR_END)
        draw.bands.extend(_services(session, town))
        draw.diets.extend(meals.create_diet(session, code, name, effect) for code, name, effect in DIETS)
        for plan in SCHOOLS:
            _school(session, town, plan, year_id, draw)
        _calendar(session)
        by_code = {diet.code: diet.id for diet in meals.diets(session)}
        town.menu_id = make_menu(session, town.service_id, by_code, YEAR_START)
        share_payment(session, town.families, YEAR_START)
        join_half_siblings(session, town.families)
        primary = town.school_ids["primaria"]
        classes = {class_id for class_id, school_id in town.class_ids.items() if school_id == primary}
        fill_the_bus(session, town.bus_service_id, primary, year_id, classes, town.families)
    return town


def _municipality(session: Session) -> None:
    registry.save_municipality(
        session,
        name="Mazzè",
        province="TO",
        fiscal_code="01716020019",
        address="Piazza della Repubblica 2, 10035 Mazzè (TO)",
        office="Ufficio scolastico",
        phone="011 9835901",
        holiday_province="TO",
        patron_name="Santi Gervasio e Protasio",
        patron_month=6,
        patron_day=19,
    )


def _services(session: Session, town: SampleTown) -> list[int]:
    """Make canteen and school bus, the tariff bands and their prices; return the bands' ids."""
    town.service_group_id = registry.create_service_group(session, name="Refezione")
    town.service_id = registry.create_service(
        session,
        service_group_id=town.service_group_id,
        name="Mensa",
        charge_policy=registry.ChargePolicy.BOOKED,
        cutoff=time(9, 30),
        plain_limit_days=3,
    )
    bus_group_id = registry.create_service_group(session, name="Trasporto")
    town.bus_service_id = registry.create_service(
        session,
        service_group_id=bus_group_id,
        name="Scuolabus",
        charge_policy=registry.ChargePolicy.PRESENT,
        cutoff=time(7, 0),
        plain_limit_days=0,
    )
    bands = []
    for code, name, cents in BANDS:
        band_id = ledger.create_band(session, service_id=town.service_id, code=code, name=name)
        ledger.set_rate(session, band_id=band_id, starts_on=YEAR_START, ends_on=YEAR_END, amount_cents=cents)
        bands.append(band_id)
    bus_band = ledger.create_band(session, service_id=town.bus_service_id, code="SB", name="Scuolabus, a corsa")
    ledger.set_rate(session, band_id=bus_band, starts_on=YEAR_START, ends_on=YEAR_END, amount_cents=_BUS_CENTS)
    town.bus_band_id = bus_band
    return bands


@dataclass
class _Draw:
    """What is drawn while the town fills: names, bands, diets."""

    random: Random
    names: dict[str, Any]
    bands: list[int]
    diets: list[int]
    sealer: Sealer
    fiscal_codes: set[str] = field(default_factory=set)
    bands_to_expire: int = _EXPIRING_BANDS
    certificates_to_expire: int = _EXPIRING_CERTIFICATES


@dataclass(frozen=True, slots=True)
class _Parent:
    """A parent as drawn."""

    last_name: str
    first_name: str
    fiscal_code: str | None
    email: str | None
    phone: str
    address: str | None


def _school(session: Session, town: SampleTown, plan: SchoolPlan, year_id: int, draw: _Draw) -> None:
    school_id = registry.create_school(session, name=plan.name, level=plan.level, address=plan.address)
    registry.offer_service(session, school_id=school_id, service_id=town.service_id)
    registry.offer_service(session, school_id=school_id, service_id=town.bus_service_id)
    town.school_ids[plan.level] = school_id
    town.pupils_of_school[school_id] = []
    for place, class_name in enumerate(plan.classes):
        class_id = registry.create_class(
            session, school_id=school_id, school_year_id=year_id, name=class_name, weekdays=plan.weekdays
        )
        town.class_ids[class_id] = school_id
        age = place if plan.level == "infanzia" else int(class_name[0]) - 1
        for _ in range(plan.size):
            pupil_id = _family(session, town, class_id, plan.first_birth_year - age, draw)
            town.pupils_of_school[school_id].append(pupil_id)
            town.pupils.append(pupil_id)


def _family(session: Session, town: SampleTown, class_id: int, birth_year: int, draw: _Draw) -> int:
    """Make a pupil with guardians, placement, enrolments, band and perhaps a diet; return the pupil's id."""
    random = draw.random
    last_name, first_name, fiscal_code, born_on = _person(draw, birth_year)
    pupil_id = registry.create_pupil(
        session, last_name=last_name, first_name=first_name, fiscal_code=fiscal_code, born_on=born_on
    )
    registry.place_pupil(session, pupil_id, class_id, starts_on=YEAR_START, ends_on=YEAR_END)
    parents = [_parent(draw, place, pupil_id, (last_name, first_name), birth_year) for place in _places(random)]
    family = family_of(town.families, last_name, birth_year)
    if family is None:
        guardians = tuple(
            registry.create_guardian(
                session, one.last_name, one.first_name, one.fiscal_code, one.email, one.phone, one.address
            )
            for one in parents
        )
        family = Family(last_name, guardians, tuple(one.last_name for one in parents))
        town.families.append(family)
    for place, guardian_id in enumerate(family.guardians):
        registry.link_guardian(session, pupil_id, guardian_id, relation="genitore", is_applicant=place == 0)
    family.children.append(Child(pupil_id, birth_year))
    registry.enrol(session, pupil_id, town.service_id, starts_on=YEAR_START, ends_on=YEAR_END)
    if random.random() < 0.2:
        registry.enrol(session, pupil_id, town.bus_service_id, starts_on=YEAR_START, ends_on=YEAR_END)
        ledger.assign_band(
            session, pupil_id, town.bus_service_id, town.bus_band_id, starts_on=YEAR_START, ends_on=YEAR_END
        )
        family.children[-1].by_bus = True
    _tariff(session, town, pupil_id, draw)
    if random.random() < 0.06:
        meals.assign_diet(
            session,
            pupil_id,
            random.choice(draw.diets),
            starts_on=YEAR_START,
            ends_on=YEAR_END,
            certificate_expires_on=_CERTIFICATE_ENDS if draw.certificates_to_expire > 0 else date(2027, 6, 30),
            reason="Motivo d'esempio, riservato",
            sealer=draw.sealer,
        )
        draw.certificates_to_expire -= 1
    return pupil_id


def _places(random: Random) -> range:
    return range(random.choice((1, 2, 2)))


def _parent(draw: _Draw, place: int, pupil_id: int, child: tuple[str, str], birth_year: int) -> _Parent:
    """Draw a parent: the first has the child's last name and a fiscal code."""
    last_name, first_name = child
    random = draw.random
    parent_name, parent_code = first_name, ""
    while parent_name == first_name:  # a child called like its parent would only puzzle who looks at the example
        _, parent_name, parent_code, _ = _person(draw, birth_year - 32, last_name if place == 0 else None)
    other = last_name if place == 0 else random.choice(draw.names["last_names"])
    has_email = place > 0 or pupil_id % _WITHOUT_EMAIL != 0
    street, number = _STREETS[pupil_id % len(_STREETS)], pupil_id % 60 + 1
    return _Parent(
        last_name=other,
        first_name=parent_name,
        fiscal_code=parent_code if place == 0 else None,
        email=f"famiglia{pupil_id}.{place}@example.org" if has_email else None,
        phone=f"3{random.randrange(20, 99)} {random.randrange(1000000, 9999999)}",
        address=f"{street} {number}, 10035 Mazzè (TO)" if place == 0 else None,
    )


def _tariff(session: Session, town: SampleTown, pupil_id: int, draw: _Draw) -> None:
    if draw.random.random() < 0.03:
        ledger.exempt(
            session, pupil_id, town.service_id, starts_on=YEAR_START, ends_on=YEAR_END, reason="Delibera d'esempio"
        )
        return
    band_id = draw.random.choices(draw.bands, weights=(25, 30, 38, 7))[0]
    ends_on = YEAR_END
    if band_id == draw.bands[0] and draw.bands_to_expire > 0:
        draw.bands_to_expire -= 1
        ends_on = _ISEE_ENDS
    ledger.assign_band(session, pupil_id, town.service_id, band_id, starts_on=YEAR_START, ends_on=ends_on)


def _person(draw: _Draw, birth_year: int, last_name: str | None = None) -> tuple[str, str, str, date]:
    """Draw a person with a fiscal code that nobody else has."""
    random = draw.random
    while True:
        sex = random.choice("FM")
        surname = last_name or random.choice(draw.names["last_names"])
        name = random.choice(draw.names["first_names"][sex])
        born_on = date(birth_year, 1, 1) + timedelta(days=random.randrange(365))
        code = fiscal_code_of(surname, name, sex, born_on)
        if code not in draw.fiscal_codes:
            draw.fiscal_codes.add(code)
            return surname, name, code, born_on


def fiscal_code_of(last_name: str, first_name: str, sex: str, born_on: date) -> str:
    """Return the fiscal code of an invented person born in Mazzè (D.M. 23/12/1976).

    The check character is python-stdnum's.
    """
    day = born_on.day + (40 if sex == "F" else 0)
    month = "ABCDEHLMPRST"[born_on.month - 1]
    body = f"{_letters(last_name)}{_letters(first_name, is_first=True)}{born_on:%y}{month}{day:02d}{_BIRTHPLACE}"
    return body + str(codicefiscale.calc_check_digit(body))


def _letters(name: str, *, is_first: bool = False) -> str:
    plain = unicodedata.normalize("NFD", name.upper())
    letters = [letter for letter in plain if "A" <= letter <= "Z"]
    consonants = [letter for letter in letters if letter not in "AEIOU"]
    if is_first and len(consonants) > 3:
        consonants = [consonants[0], *consonants[2:]]
    vowels = [letter for letter in letters if letter in "AEIOU"]
    return "".join([*consonants, *vowels, "X", "X", "X"][:3])


def _names() -> dict[str, Any]:
    names: dict[str, Any] = json.loads((files("resources") / "sample" / "names.json").read_text(encoding="utf-8"))
    return names


def _calendar(session: Session) -> None:
    """Close the schools as Piedmont's calendar and the municipality do."""
    calendar.add_closure(session, date(2026, 12, 23), date(2027, 1, 6), cause="Vacanze di Natale")
    calendar.add_closure(session, date(2027, 2, 6), date(2027, 2, 9), cause="Carnevale")
    calendar.add_closure(session, date(2027, 3, 25), date(2027, 3, 30), cause="Vacanze di Pasqua")
    calendar.add_closure(session, date(2026, 12, 7), date(2026, 12, 7), cause="Ponte dell'Immacolata")
