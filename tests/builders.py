"""A small municipality for tests, put straight into the tables so that one area's test needs no other area."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.access.permissions import Role
from core.access.session import Actor, Session
from core.clock import Clock
from core.ids import IdSource
from core.storage import Database
from core.storage.tables import (
    Account,
    AppUser,
    BandAssignment,
    ClassGroup,
    Enrolment,
    Municipality,
    Placement,
    Pupil,
    School,
    SchoolService,
    SchoolYear,
    Service,
    ServiceGroup,
    TariffBand,
    TariffRate,
)

YEAR_START, YEAR_END = date(2026, 9, 14), date(2027, 6, 10)
MONDAY_TO_FRIDAY = 0b0011111
TUESDAY = date(2026, 11, 24)


@dataclass
class Town:
    """The ids of what stands in the database, and ways to add more."""

    database: Database
    session: Session
    school_year_id: int = 0
    school_id: int = 0
    class_id: int = 0
    group_id: int = 0
    service_id: int = 0
    band_id: int = 0
    pupils: list[int] = field(default_factory=list)

    def school(self, name: str, level: str = "primaria") -> int:
        school_id = self.database.insert(School, name=name, level=level, address="", is_active=True)
        self.database.run(SchoolService.insert(school=school_id, service=self.service_id))
        return school_id

    def class_group(self, name: str, school_id: int | None = None, weekdays: int = MONDAY_TO_FRIDAY) -> int:
        return self.database.insert(
            ClassGroup,
            school=school_id or self.school_id,
            school_year=self.school_year_id,
            name=name,
            weekdays=weekdays,
        )

    def pupil(
        self,
        last_name: str = "Rossi",
        first_name: str = "Anna",
        *,
        class_id: int | None = None,
        enrolled: bool = True,
        priced: bool = True,
        starts_on: date = YEAR_START,
        ends_on: date = YEAR_END,
    ) -> int:
        pupil_id = self.database.insert(
            Pupil,
            last_name=last_name,
            first_name=first_name,
            search_key=f"{last_name} {first_name}".lower(),
            created_at=self.session.now(),
        )
        self.database.insert(
            Placement, pupil=pupil_id, class_group=class_id or self.class_id, starts_on=YEAR_START, ends_on=YEAR_END
        )
        if enrolled:
            self.database.insert(
                Enrolment,
                pupil=pupil_id,
                service=self.service_id,
                starts_on=starts_on,
                ends_on=ends_on,
                created_at=self.session.now(),
            )
        if priced:
            self.database.insert(
                BandAssignment,
                pupil=pupil_id,
                service=self.service_id,
                tariff_band=self.band_id,
                is_exempt=False,
                starts_on=YEAR_START,
                ends_on=YEAR_END,
            )
        self.pupils.append(pupil_id)
        return pupil_id

    def account(self, pupil_id: int) -> int:
        return self.database.insert(Account, pupil=pupil_id, service_group=self.group_id)


def make_town(database: Database, clock: Clock, ids: IdSource, *, pupils: int = 0, price_cents: int = 525) -> Town:
    """One school, one class (3ªA), one service (Mensa), one band; the session is an administrator's."""
    with database.transaction():
        user_id = database.insert(
            AppUser,
            username="giulia",
            display_name="Giulia Cirillo",
            role="administrator",
            password_hash="",
            is_active=True,
            failed_count=0,
            created_at=clock.now(),
        )
        session = Session(database, clock, ids, Actor(user_id, "Giulia Cirillo", Role.ADMINISTRATOR))
        town = Town(database, session)
        database.insert(
            Municipality,
            name="Mazzè",
            province="TO",
            fiscal_code="01716020019",
            address="Piazza della Repubblica 2",
            office="Ufficio scolastico",
            phone="011 9835901",
            holiday_province="TO",
            patron_name="Santi Gervasio e Protasio",
            patron_month=6,
            patron_day=19,
        )
        town.school_year_id = database.insert(SchoolYear, label="2026/2027", starts_on=YEAR_START, ends_on=YEAR_END)
        town.group_id = database.insert(ServiceGroup, name="Refezione")
        town.service_id = database.insert(
            Service,
            service_group=town.group_id,
            name="Mensa",
            charge_policy="booked",
            cutoff_minutes=570,
            plain_limit_days=3,
        )
        town.school_id = town.school("Primaria Italo Calvino")
        town.class_id = town.class_group("3ªA")
        town.band_id = database.insert(TariffBand, service=town.service_id, code="F1", name="Fascia 1")
        database.insert(
            TariffRate, tariff_band=town.band_id, starts_on=YEAR_START, ends_on=YEAR_END, amount_cents=price_cents
        )
        for number in range(pupils):
            town.pupil(f"Alunno{number:03d}", "Prova")
    return town
