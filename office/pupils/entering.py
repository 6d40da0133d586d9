"""What the forms of the panel do in core: each in one transaction, all of it or nothing."""

from __future__ import annotations

from datetime import date

from core.access.session import Session
from core.errors import UserError
from core.registry import (
    Guardian,
    PupilRecord,
    classes,
    create_guardian,
    create_pupil,
    current_school_year,
    enrol,
    link_guardian,
    place_pupil,
    pupil,
    school_years,
    set_applicant,
    update_guardian,
    update_pupil,
)
from office.pupils.family_form import TypedGuardian
from office.pupils.forms import TypedPupil


class ChangedMeanwhile(UserError):
    """Somebody else changed the record after it was put on screen."""

    template = (
        "Intanto un'altra persona ha cambiato questa scheda: ora è «{now}», prima era «{before}». I tuoi dati non sono "
        "stati salvati: annulla, controlla e riscrivili se servono ancora."
    )


def enter_pupil(session: Session, typed: TypedPupil) -> int:
    """Add a pupil with class and enrolment, if they were chosen; return the id.

    Raises:
        UserError: core refuses a part; nothing was written.
    """
    with session.database.transaction():
        pupil_id = create_pupil(session, typed.last_name, typed.first_name, typed.fiscal_code, typed.born_on)
        starts_on = typed.starts_on or session.today()
        if typed.class_id is not None:
            place_pupil(session, pupil_id, typed.class_id, starts_on, _year_end(session, typed.class_id, starts_on))
        if typed.service_id is not None:
            enrol(session, pupil_id, typed.service_id, starts_on, _year_end(session, typed.class_id, starts_on))
        return pupil_id


def correct_pupil(session: Session, shown: PupilRecord, typed: TypedPupil) -> None:
    """Write a pupil's data anew, unless somebody changed them since they were `shown`.

    Raises:
        ChangedMeanwhile: somebody did; nothing was written.
        UserError: core refuses it.
    """
    with session.database.transaction():
        now = pupil(session, shown.id)
        if _person(now) != _person(shown):
            raise ChangedMeanwhile(now=_told(now), before=_told(shown))
        update_pupil(
            session,
            shown.id,
            last_name=typed.last_name,
            first_name=typed.first_name,
            fiscal_code=typed.fiscal_code,
            born_on=typed.born_on,
        )


def enter_guardian(session: Session, pupil_id: int, typed: TypedGuardian) -> int:
    """Add or correct a guardian and say what it is to the pupil; return the guardian's id.

    Raises:
        ChangedMeanwhile: somebody changed the guardian since the form showed it; nothing was written.
        UserError: core refuses a part; nothing was written.
    """
    with session.database.transaction():
        known = {one.id: one for one in pupil(session, pupil_id).guardians}
        shown = typed.shown
        if shown is None:
            guardian_id = create_guardian(session, **typed.person())
        else:
            guardian_id, now = shown.id, known.get(shown.id, shown)
            if _told_family(now) != _told_family(shown):
                raise ChangedMeanwhile(now=_told_family(now), before=_told_family(shown))
            update_guardian(session, guardian_id, **typed.person())
        was_applicant = guardian_id in known and known[guardian_id].is_applicant
        link_guardian(session, pupil_id, guardian_id, typed.relation, is_applicant=was_applicant)
        if typed.is_applicant and not was_applicant:
            set_applicant(session, pupil_id, guardian_id)
        return guardian_id


def _year_end(session: Session, class_id: int | None, starts_on: date) -> date:
    """Return the last day of the class's school year, or of the one that the day lies in."""
    years = school_years(session)
    of_class = {one.id: one.school_year_id for one in classes(session)}.get(class_id or 0)
    for year in years:
        if year.id == of_class or (of_class is None and year.starts_on <= starts_on <= year.ends_on):
            return year.ends_on
    current = current_school_year(session)
    return starts_on if current is None else max(starts_on, current.ends_on)


def _person(record: PupilRecord) -> tuple[object, ...]:
    return (record.last_name, record.first_name, record.fiscal_code, record.born_on)


def _told(record: PupilRecord) -> str:
    born = "" if record.born_on is None else f"{record.born_on:%d/%m/%Y}"
    return ", ".join(part for part in (record.full_name, record.fiscal_code, born) if part)


def _told_family(one: Guardian) -> str:
    told = (one.full_name, one.fiscal_code, one.phone, one.email, one.address)
    return ", ".join(part for part in told if part)
