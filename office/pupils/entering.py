"""What the forms of the panel do in core: each in one transaction, all of it or nothing."""

from __future__ import annotations

from datetime import date

from core.access.session import Session
from core.registry import (
    PupilRecord,
    classes,
    create_guardian,
    create_pupil,
    current_school_year,
    link_guardian,
    place_pupil,
    pupil,
    school_years,
    set_applicant,
    update_guardian,
    update_pupil,
)
from core.registry.waiting import enrol_where_placed, wait_where_placed
from core.registry.waiting_faults import NoPlaceLeft
from office.pupils.family_form import TypedGuardian
from office.pupils.forms import TypedPupil


def enter_pupil(session: Session, typed: TypedPupil, *, may_wait: bool = False) -> int:
    """Add a pupil with class and enrolment, if they were chosen; return the id.

    With `may_wait` the pupil goes on the waiting list when the school has no place left.

    Raises:
        NoPlaceLeft: it has none; nothing was written.
        UserError: core refuses a part; nothing was written.
    """
    with session.database.transaction():
        pupil_id = create_pupil(session, typed.last_name, typed.first_name, typed.fiscal_code, typed.born_on)
        starts_on = typed.starts_on or session.today()
        if typed.class_id is not None:
            place_pupil(session, pupil_id, typed.class_id, starts_on, _year_end(session, typed.class_id, starts_on))
        if typed.service_id is not None:
            last_on = _year_end(session, typed.class_id, starts_on)
            try:
                with session.database.transaction():
                    enrol_where_placed(session, pupil_id, typed.service_id, starts_on, last_on)
            except NoPlaceLeft:
                if not may_wait:
                    raise
                wait_where_placed(session, pupil_id, typed.service_id, starts_on)
        return pupil_id


def correct_pupil(session: Session, shown: PupilRecord, typed: TypedPupil) -> None:
    """Write a pupil's data anew, unless somebody changed them since they were `shown`.

    Raises:
        ChangedMeanwhile: somebody did; nothing was written.
        UserError: core refuses it.
    """
    update_pupil(
        session,
        shown.id,
        last_name=typed.last_name,
        first_name=typed.first_name,
        fiscal_code=typed.fiscal_code,
        born_on=typed.born_on,
        shown=shown,
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
            guardian_id = shown.id
            update_guardian(session, guardian_id, **typed.person(), shown=shown)
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
