"""What the first steps ask for, and carrying it out: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from core import calendar, ledger, registry
from core.access.session import Session
from core.calendar import SchoolHoliday
from core.errors import InvalidValue, Phrase
from core.money import parse_euro
from core.registry import ChargePolicy, SchoolLevel


@dataclass(frozen=True, slots=True)
class MunicipalityPlan:
    """The municipality. The patron's day is `gg/mm`, or empty."""

    name: str
    province: str
    fiscal_code: str
    address: str
    office: str
    phone: str
    patron_name: str
    patron_on: str


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The school year; both days belong to it. An infanzia may go on until a day of its own."""

    starts_on: date
    ends_on: date
    infanzia_until: date | None = None
    holidays: tuple[SchoolHoliday, ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolPlan:
    """A school with its classes (names between commas) and the weekdays on which they eat, Monday being 0."""

    name: str
    level: SchoolLevel
    classes: str
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class BandPlan:
    """A tariff band; `price` as typed."""

    code: str
    name: str
    price: str

    def has_price(self) -> bool:
        """Tell whether the price can be read."""
        try:
            return parse_euro(self.price) > 0
        except InvalidValue:
            return False


@dataclass(frozen=True, slots=True)
class ServicePlan:
    """The service that all schools offer, and what it costs."""

    name: str
    cutoff: time
    plain_limit_days: int
    policy: ChargePolicy
    bands: tuple[BandPlan, ...]


@dataclass(frozen=True, slots=True)
class SetupPlan:
    """All that was filled in so far."""

    municipality: MunicipalityPlan | None = None
    year: YearPlan | None = None
    schools: tuple[SchoolPlan, ...] = ()
    service: ServicePlan | None = None


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


def needs_setup(session: Session) -> bool:
    """Tell whether the first things are missing: without them no pupil can be enrolled."""
    return not (registry.school_years(session) and registry.schools(session) and registry.services(session))


def rehearse(session: Session, plan: SetupPlan) -> None:
    """Carry the plan out and take all of it back: whatever cannot be is refused as it will be.

    Raises:
        As `carry_out`.
    """
    try:
        with session.database.transaction():
            carry_out(session, plan)
            _take_back()
    except _Rehearsed:
        return


def carry_out(session: Session, plan: SetupPlan) -> None:
    """Enter what was planned; nothing of it if any part cannot be.

    Raises:
        InvalidValue, NameTaken, YearsOverlap: what is wrong, and with which field.
        NotAllowed: the role may not.
    """
    with session.database.transaction():
        if plan.municipality is not None:
            _save_municipality(session, plan.municipality)
        year_id = None if plan.year is None else _create_year(session, plan.year, plan.schools)
        school_ids = [_create_school(session, school, year_id) for school in plan.schools]
        if plan.year is not None:
            _end_lessons(session, plan.year, plan.schools, school_ids)
        if plan.service is not None and plan.year is not None:
            _create_service(session, plan.service, plan.year.starts_on, _last_day(plan.year, plan.schools), school_ids)


def _take_back() -> None:
    raise _Rehearsed


def class_names(text: str) -> list[str]:
    """Return the names of classes between commas or on lines of their own, each once."""
    names = (" ".join(part.split()) for part in text.replace("\n", ",").replace(";", ",").split(","))
    return list(dict.fromkeys(name for name in names if name))


def _save_municipality(session: Session, plan: MunicipalityPlan) -> None:
    day, month = day_and_month(plan.patron_on)
    registry.save_municipality(
        session,
        name=plan.name,
        province=plan.province,
        fiscal_code=plan.fiscal_code,
        address=plan.address,
        office=plan.office,
        phone=plan.phone,
        holiday_province=plan.province,
        patron_name=plan.patron_name or None,
        patron_month=month,
        patron_day=day,
    )


def day_and_month(text: str) -> tuple[int | None, int | None]:
    """Return what somebody typed as the patron's day: `19/06`; neither when nothing was typed.

    Raises:
        InvalidValue: it is not a day and a month.
    """
    if not text.strip():
        return None, None
    day, _slash, month = text.strip().replace(".", "/").replace("-", "/").partition("/")
    if not (day.strip().isdecimal() and month.strip().isdecimal()):
        raise InvalidValue(field="Giorno del patrono", reason="scrivi giorno e mese, per esempio 19/06.")
    return int(day), int(month)


def _create_year(session: Session, plan: YearPlan, schools: Sequence[SchoolPlan]) -> int:
    year_id = registry.create_school_year(session, "", plan.starts_on, _last_day(plan, schools))
    calendar.close_school_holidays(session, plan.holidays)
    return year_id


def _last_day(plan: YearPlan, schools: Sequence[SchoolPlan]) -> date:
    """Return the last day of the school year: the infanzia's, where there is one and it goes on longer."""
    if plan.infanzia_until is None:
        return plan.ends_on
    if plan.infanzia_until < plan.ends_on:
        raise InvalidValue(
            field="Ultimo giorno dell'infanzia", reason="viene prima dell'ultimo giorno delle altre scuole."
        )
    has_infanzia = any(school.level is SchoolLevel.INFANZIA for school in schools)
    return plan.infanzia_until if has_infanzia else plan.ends_on


def _end_lessons(session: Session, plan: YearPlan, schools: Sequence[SchoolPlan], school_ids: Sequence[int]) -> None:
    """Close the schools whose lessons end before the infanzia's."""
    last = _last_day(plan, schools)
    if last == plan.ends_on:
        return
    for school, school_id in zip(schools, school_ids, strict=True):
        if school.level is not SchoolLevel.INFANZIA:
            first = plan.ends_on + timedelta(days=1)
            calendar.add_closure(session, first, last, "Fine delle lezioni", school_id=school_id)


def _create_school(session: Session, plan: SchoolPlan, year_id: int | None) -> int:
    school_id = registry.create_school(session, plan.name, plan.level)
    names = class_names(plan.classes)
    if not names:
        reason = Phrase("scrivi le classi di «{school}», separate da virgole.", school=plan.name)
        raise InvalidValue(field="Classi", reason=reason)
    if not plan.weekdays:
        reason = Phrase("scegli in quali giorni mangia «{school}».", school=plan.name)
        raise InvalidValue(field="Giorni", reason=reason)
    if year_id is not None:
        for name in names:
            registry.create_class(session, school_id, year_id, name, plan.weekdays)
    return school_id


def _create_service(session: Session, plan: ServicePlan, first: date, last: date, school_ids: list[int]) -> None:
    group_id = registry.create_service_group(session, plan.name)
    service_id = registry.create_service(session, group_id, plan.name, plan.policy, plan.cutoff, plan.plain_limit_days)
    for school_id in school_ids:
        registry.offer_service(session, school_id, service_id)
    if not plan.bands:
        raise InvalidValue(field="Tariffe", reason="scrivi almeno una tariffa: senza, nessun pasto ha un prezzo.")
    for band in plan.bands:
        price = _price_of(band)
        band_id = ledger.create_band(session, service_id, band.code, band.name)
        ledger.set_rate(session, band_id, first, last, price)


def _price_of(band: BandPlan) -> int:
    """Return the cents of a meal; which of several bands is wrong is said too."""
    if not (band.code.strip() or band.name.strip()):
        raise InvalidValue(field="Fascia", reason="scrivi il codice, il nome e il prezzo di un pasto.")
    try:
        return parse_euro(band.price)
    except InvalidValue as error:
        reason = Phrase("fascia «{band}»: {reason}", band=band.code or band.name, reason=error.params["reason"])
        raise InvalidValue(field="Importo", reason=reason) from error
