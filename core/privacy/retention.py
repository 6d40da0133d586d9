"""How long data are kept, and what is due for erasure today."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, time

from core.access.options import Option, get_option, set_option
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.clock import rome_instant
from core.errors import InvalidValue, Phrase
from core.privacy.faults import RetentionTooShort
from core.privacy.records import ErasureCandidate, Retention, RetentionReport
from core.registry.merged_pupils import MERGED_INTO
from core.storage import day_from_number, day_number, instant_from_number, instant_number

#: The audit trail answers for money: it is kept at least so long, whatever is set.
LEAST_AUDIT_YEARS = 5
_MOST_YEARS, _MOST_MONTHS = 40, 240

_OPTIONS: dict[str, Option[int]] = {
    "pupil_years": Option("privacy.pupil_years", 10),
    "reason_months": Option("privacy.reason_months", 12),
    "message_years": Option("privacy.message_years", 2),
    "audit_years": Option("privacy.audit_years", 10),
    "photo_months": Option("privacy.photo_months", 4),
}

#: What holds until somebody sets something else.
DEFAULT_RETENTION = Retention(**{name: option.default for name, option in _OPTIONS.items()})


def retention(session: Session) -> Retention:
    """Return how long data are kept."""
    session.require(Permission.EXPORT_SUBJECT)
    return stored_retention(session)


def stored_retention(session: Session) -> Retention:
    """Do as `retention` for an operation that has asked for its own permission."""
    return Retention(**{name: get_option(session, option) for name, option in _OPTIONS.items()})


def set_retention(session: Session, wanted: Retention, *, shown: Retention | None = None) -> None:
    """Set how long data are kept from now on.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: a number cannot be.
        RetentionTooShort: the audit trail would be kept less than `LEAST_AUDIT_YEARS`.
    """
    session.require(Permission.EDIT_SETTINGS)
    for name, value, most in (
        (Phrase("Anni dei dati degli alunni"), wanted.pupil_years, _MOST_YEARS),
        (Phrase("Mesi dei motivi delle diete"), wanted.reason_months, _MOST_MONTHS),
        (Phrase("Anni dei testi dei messaggi"), wanted.message_years, _MOST_YEARS),
        (Phrase("Anni del registro"), wanted.audit_years, _MOST_YEARS),
        (Phrase("Mesi delle foto"), wanted.photo_months, _MOST_MONTHS),
    ):
        if not 1 <= value <= most:
            raise InvalidValue(field=name, reason=Phrase("da 1 a {most}.", most=most))
    if wanted.audit_years < LEAST_AUDIT_YEARS:
        raise RetentionTooShort(least=LEAST_AUDIT_YEARS)
    with session.database.transaction():
        subjects = tuple(f"setting:{option.name}" for option in _OPTIONS.values())
        ensure_as_shown(session, subjects, shown, lambda: stored_retention(session))
        for field in fields(Retention):
            value = getattr(wanted, field.name)
            if get_option(session, _OPTIONS[field.name]) != value:
                set_option(session, _OPTIONS[field.name], value)


def due_for_erasure(session: Session, pupil_id: int | None = None) -> tuple[ErasureCandidate, ...]:
    """Return the pupils whose retention is over, by name; only `pupil_id` when it is given.

    Those that can be erased now stand first. A pupil's time runs from the last day of a class, an enrolment or an
    entry, of its own and of records that were merged into it. Who has an open balance is told, and cannot be
    erased yet.
    """
    session.require(Permission.ERASE_DATA)
    before = day_number(years_before(session.today(), stored_retention(session).pupil_years))
    only, values = ("", ()) if pupil_id is None else (" AND p.id = ?", (pupil_id,))
    groups = "(SELECT p.id UNION ALL SELECT m.merged_id FROM merged_into m WHERE m.kept_id = p.id)"
    rows = session.database.rows(
        f"{MERGED_INTO} SELECT p.id, p.last_name, p.first_name, p.created_at FROM pupil p WHERE p.id NOT IN"
        " (SELECT merged_id FROM pupil_merge UNION ALL SELECT pupil_id FROM pupil_erasure)"
        f" AND NOT EXISTS (SELECT 1 FROM placement x WHERE x.pupil_id IN {groups} AND x.ends_on >= ?)"
        f" AND NOT EXISTS (SELECT 1 FROM enrolment x WHERE x.pupil_id IN {groups} AND x.ends_on >= ?)"
        f" AND p.created_at < ?{only} ORDER BY p.search_key, p.id",
        (before, before, instant_number(rome_instant(day_from_number(before), time())), *values),
    )
    found = []
    for row_id, last_name, first_name, created_at in rows:
        last, cents, is_settled = _last_use(session, row_id, created_at)
        if last < before:
            reason = "" if is_settled else Phrase("il saldo non è a zero")
            found.append(ErasureCandidate(row_id, f"{last_name} {first_name}", day_from_number(last), cents, reason))
    return tuple(sorted(found, key=lambda one: bool(one.in_the_way)))


def retention_report(session: Session) -> RetentionReport:
    """Return how much of everything is due today."""
    session.require(Permission.ERASE_DATA)
    candidates = due_for_erasure(session)
    database = session.database
    oldest = database.scalar("SELECT MIN(at) FROM audit")
    return RetentionReport(
        sum(1 for one in candidates if not one.in_the_way),
        sum(1 for one in candidates if one.in_the_way),
        int(database.scalar(f"SELECT COUNT(*) {REASONS_DUE}", (reasons_before(session),))),
        int(database.scalar(f"SELECT COUNT(*) {TEXTS_DUE}", (texts_before(session),))),
        int(database.scalar("SELECT COUNT(*) FROM audit WHERE at < ?", (audit_before(session),))),
        None if oldest is None else instant_from_number(oldest),
        int(database.scalar(f"SELECT COUNT(*) {PHOTOS_DUE}", photos_before(session))),
    )


#: Reasons of diets that ended before a day; texts of messages whose last word is older than an instant.
REASONS_DUE = "FROM diet_reason r JOIN pupil_diet d ON d.id = r.pupil_diet_id WHERE d.ends_on < ?"
TEXTS_DUE = "FROM message m WHERE m.state_at < ? AND m.body <> '' AND m.state NOT IN ('queued', 'sending', 'failed')"

#: Photos of pupils whose last enrolment ended before a day; of those never enrolled, photos older than an instant.
PHOTOS_DUE = (
    "FROM pupil_photo f WHERE COALESCE((SELECT MAX(e.ends_on) FROM enrolment e WHERE e.pupil_id = f.pupil_id) < ?,"
    " f.at < ?)"
)


def photos_before(session: Session) -> tuple[int, int]:
    """Return the stored day before which the last enrolment must have ended for a photo to go, and its instant."""
    day = months_before(session.today(), stored_retention(session).photo_months)
    return day_number(day), _instant(day)


def reasons_before(session: Session) -> int:
    """Return the stored day before which a diet must have ended for its reason to go."""
    return day_number(months_before(session.today(), stored_retention(session).reason_months))


def texts_before(session: Session) -> int:
    """Return the stored instant before which a message must have been finished for its text to go."""
    return _instant(years_before(session.today(), stored_retention(session).message_years))


def audit_before(session: Session) -> int:
    """Return the stored instant before which lines of the audit trail may go."""
    years = max(LEAST_AUDIT_YEARS, stored_retention(session).audit_years)
    return _instant(years_before(session.today(), years))


def years_before(day: date, years: int) -> date:
    """Return the same day some years earlier (28 February for the 29th)."""
    return months_before(day, years * 12)


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last one of the month."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _instant(day: date) -> int:
    return instant_number(rome_instant(day, time()))


def _last_use(session: Session, pupil_id: int, created_at: int) -> tuple[int, int, bool]:
    """Return the last stored day of anything of a pupil, what its accounts hold in all, and whether each is at zero."""
    group = "(SELECT CAST(? AS INTEGER) UNION ALL SELECT m.merged_id FROM merged_into m WHERE m.kept_id = ?)"
    days = [day_number(_day_of(instant_from_number(created_at)))]
    entries = f"{MERGED_INTO} SELECT MAX(day) FROM entry WHERE account_id IN"
    for sql in (
        f"{MERGED_INTO} SELECT MAX(ends_on) FROM placement WHERE pupil_id IN {group}",
        f"{MERGED_INTO} SELECT MAX(ends_on) FROM enrolment WHERE pupil_id IN {group}",
        f"{entries} (SELECT id FROM account WHERE pupil_id IN {group})",
    ):
        day = session.database.scalar(sql, (pupil_id, pupil_id))
        if day is not None:
            days.append(int(day))
    row = session.database.row(
        f"{MERGED_INTO} SELECT COALESCE(SUM(b.cents), 0), COALESCE(SUM(ABS(b.cents)), 0) FROM account a"
        f" JOIN balance b ON b.account_id = a.id WHERE a.pupil_id IN {group}",
        (pupil_id, pupil_id),
    )
    cents, open_cents = row or (0, 0)
    return max(days), int(cents), not open_cents


def _day_of(at: datetime) -> date:
    return at.date()
