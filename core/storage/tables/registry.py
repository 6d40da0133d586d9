"""The municipality, its schools, classes, pupils, guardians, services, enrolments and calendar."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import DayField, InstantField, Table, check, reference


class Municipality(Table):
    """The municipality that runs the service: one row."""

    name = peewee.TextField()
    province = peewee.TextField()
    fiscal_code = peewee.TextField()
    address = peewee.TextField()
    office = peewee.TextField()
    phone = peewee.TextField()
    holiday_province = peewee.TextField(null=True)
    patron_name = peewee.TextField(null=True)
    patron_month = peewee.IntegerField(null=True)
    patron_day = peewee.IntegerField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("(patron_month IS NULL) = (patron_day IS NULL)"),
            check("patron_month BETWEEN 1 AND 12"),
            check("patron_day BETWEEN 1 AND 31"),
        ]


class Setting(Table):
    """A setting changed by the office."""

    name = peewee.TextField(primary_key=True)
    value = peewee.TextField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True


class SchoolYear(Table):
    """A school year (anno scolastico)."""

    label = peewee.TextField(unique=True)
    starts_on = DayField()
    ends_on = DayField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("starts_on < ends_on")]


class School(Table):
    """A school building (plesso) with its level (ordine)."""

    name = peewee.TextField(unique=True)
    level = peewee.TextField()
    address = peewee.TextField()
    is_active = peewee.BooleanField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("level IN ('infanzia', 'primaria', 'secondaria')")]


class ClassGroup(Table):
    """A class or section of a school year; `weekdays` has bit 0 for Monday."""

    school = reference(School)
    school_year = reference(SchoolYear)
    name = peewee.TextField()
    weekdays = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        indexes = ((("school_year", "school", "name"), True),)
        constraints = [check("weekdays BETWEEN 0 AND 127")]


class ClassWeekdays(Table):
    """Other weekdays of a class from a day on; before the first of them hold those of the class itself."""

    class_group = reference(ClassGroup)
    starts_on = DayField()
    weekdays = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("class_group", "starts_on")
        without_rowid = True
        constraints = [check("weekdays BETWEEN 0 AND 127")]


class Pupil(Table):
    """A child (alunno, consumatore)."""

    last_name = peewee.TextField()
    first_name = peewee.TextField()
    fiscal_code = peewee.TextField(null=True, unique=True)
    born_on = DayField(null=True)
    search_key = peewee.TextField()
    created_at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("last_name <> ''"), check("first_name <> ''")]


class PupilPhoto(Table):
    """A pupil's photo, small; `digest` is the SHA-256 of the picture, which stands last because it is long."""

    pupil = reference(Pupil, primary_key=True)
    digest = peewee.TextField()
    width = peewee.IntegerField()
    height = peewee.IntegerField()
    actor_id = peewee.IntegerField()
    actor_name = peewee.TextField()
    at = InstantField()
    jpeg = peewee.BlobField()

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("LENGTH(digest) = 64"),
            check("LENGTH(jpeg) BETWEEN 1 AND 61440"),
            check("width BETWEEN 1 AND 480"),
            check("height BETWEEN 1 AND 640"),
        ]


class Placement(Table):
    """Which class a pupil is in, and when."""

    pupil = reference(Pupil)
    class_group = reference(ClassGroup)
    starts_on = DayField()
    ends_on = DayField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("starts_on <= ends_on")]


class Guardian(Table):
    """A parent or who stands in for one."""

    last_name = peewee.TextField()
    first_name = peewee.TextField()
    fiscal_code = peewee.TextField(null=True, unique=True)
    email = peewee.TextField(null=True)
    phone = peewee.TextField(null=True)
    address = peewee.TextField(null=True)
    search_key = peewee.TextField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("last_name <> ''")]


class Guardianship(Table):
    """Whose guardian somebody is; at most one applicant (genitore richiedente) a pupil."""

    pupil = reference(Pupil)
    guardian = reference(Guardian)
    relation = peewee.TextField()
    is_applicant = peewee.BooleanField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("pupil", "guardian")
        without_rowid = True


class ServiceGroup(Table):
    """What holds a balance (gruppo di servizi, e.g. Refezione)."""

    name = peewee.TextField(unique=True)


class Service(Table):
    """A service (Mensa, Trasporto): how it is charged, until when it can be cancelled."""

    service_group = reference(ServiceGroup)
    name = peewee.TextField(unique=True)
    charge_policy = peewee.TextField()
    cutoff_minutes = peewee.IntegerField()
    plain_limit_days = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("charge_policy IN ('booked', 'present')"),
            check("cutoff_minutes BETWEEN 0 AND 1439"),
            check("plain_limit_days >= 0"),
        ]


class SchoolService(Table):
    """Which services a school offers, with its own cut-off if it has one."""

    school = reference(School)
    service = reference(Service)
    cutoff_minutes = peewee.IntegerField(null=True)

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("school", "service")
        without_rowid = True
        constraints = [check("cutoff_minutes BETWEEN 0 AND 1439")]


class Enrolment(Table):
    """A pupil enrolled in a service (iscrizione) between two days."""

    pupil = reference(Pupil)
    service = reference(Service)
    starts_on = DayField()
    ends_on = DayField()
    created_at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("starts_on <= ends_on")]


class Insertion(Table):
    """Days of an enrolment (gradual insertion) on which the child eats on some `weekdays` only, or (0) not at all."""

    enrolment = reference(Enrolment, on_delete="CASCADE")
    starts_on = DayField()
    ends_on = DayField()
    weekdays = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("starts_on <= ends_on"), check("weekdays BETWEEN 0 AND 127")]


class CalendarException(Table):
    """A closure or an extra opening, for all or for one school, class or service."""

    kind = peewee.TextField()
    starts_on = DayField()
    ends_on = DayField()
    school = reference(School, null=True)
    class_group = reference(ClassGroup, null=True)
    service = reference(Service, null=True)
    cause = peewee.TextField()
    created_at = InstantField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("kind IN ('closed', 'open')"), check("starts_on <= ends_on")]
