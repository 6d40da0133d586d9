"""Who pays for a pupil: guardians with shares of 100, from a day on (separated parents).

Where nothing is written the applicant pays all, or the only guardian there is. A change closes the period before it;
one that was typed wrong is withdrawn and stays in the history. Payers stand in a fixed order, the applicant first, then
by name: whoever stands first bears the cents that cannot be divided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.registry.checking import ensure_dates, ensure_exists, ensure_own_pupil, italian
from core.registry.faults import StillPays
from core.registry.merged_pupils import merged_pupils
from core.storage import Database, day_from_number, day_number, instant_number, tables
from core.storage.database import Row

WHOLE = 100
#: The last day of a period that has no end.
_NEVER = date(9999, 12, 31)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Payer:
    """A guardian who pays, and how much of 100."""

    guardian_id: int
    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class PayerPeriod:
    """Who pays between two days, both included; `ends_on` None: until it is changed. A withdrawn one never held."""

    id: int
    starts_on: date
    ends_on: date | None
    payers: tuple[Payer, ...]
    is_withdrawn: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it says who pays on a day."""
        return not self.is_withdrawn and self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def set_payers(
    session: Session,
    pupil_id: int,
    percents: Mapping[int, int],
    starts_on: date,
    ends_on: date | None = None,
    *,
    shown: Sequence[PayerPeriod] | None = None,
) -> int:
    """Say who pays from a day on, by guardian; return the period's id.

    What held on that day ends the day before. What was to begin on it or later is withdrawn.

    Args:
        session: who acts.
        pupil_id: for whom.
        percents: shares by guardian, whole numbers that are 100 together.
        starts_on: the first day.
        ends_on: the last day, after which the applicant pays again; None: until it is changed.
        shown: `payers_of` as it was on screen.

    Raises:
        InvalidValue: the shares are not 100 together, one is of somebody who is not the pupil's guardian, or the days
            are the wrong way round.
        ChangedMeanwhile: somebody else changed who pays since it was `shown`.
        NotFound: no such pupil.
    """
    session.require(Permission.EDIT_REGISTRY)
    ensure_dates(starts_on, ends_on or _NEVER)
    with session.database.transaction():
        ensure_exists(session, "pupil", pupil_id, "Alunno")
        lock_pupil(session, pupil_id)
        _ensure_as_shown(session, pupil_id, shown)
        _ensure_whole(session, pupil_id, percents)
        withdrawn = _make_room(session, pupil_id, starts_on)
        period_id = write_period(session, pupil_id, sorted(percents.items()), starts_on, ends_on)
        record(
            session, "set_payers", f"pupil:{pupil_id}",
            percents={str(guardian_id): percent for guardian_id, percent in sorted(percents.items())},
            starts_on=starts_on, ends_on=ends_on, withdrawn=withdrawn,
        )  # fmt: skip
        return period_id


def withdraw_payers(session: Session, pupil_id: int, period_id: int) -> None:
    """Take back a period that should not have been written; on its days the applicant pays. It stays in the history.

    Raises:
        NotFound: no such period of the pupil, or it was withdrawn before.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        lock_pupil(session, pupil_id)
        if not _withdraw(session, "id = ? AND pupil_id = ?", (period_id, pupil_id)):
            raise NotFound(what="Chi paga")
        record(session, "withdraw_payers", f"pupil:{pupil_id}", period=period_id)


def payers_of(session: Session, pupil_id: int) -> tuple[PayerPeriod, ...]:
    """Return who pays for a pupil, paid and will pay, newest first, also what was withdrawn.

    Raises:
        NotFound: (for a school user) not one of the school's pupils.
    """
    session.require(Permission.VIEW_GUARDIANS)
    ensure_own_pupil(session, pupil_id)
    return _periods(session.database, [pupil_id], with_withdrawn=True).get(pupil_id, ())


def payers_on(session: Session, pupil_id: int, day: date) -> tuple[Payer, ...]:
    """Return who pays for a pupil on a day, in the fixed order; empty when nobody knows.

    Raises:
        NotFound: (for a school user) not one of the school's pupils.
    """
    session.require(Permission.VIEW_GUARDIANS)
    ensure_own_pupil(session, pupil_id)
    return payer_book(session.database, [pupil_id]).on(pupil_id, day)


@dataclass(frozen=True, slots=True)
class PayerBook:
    """Who pays for many pupils on any day: what was written, and who pays where nothing is."""

    periods: Mapping[int, tuple[PayerPeriod, ...]]
    usual: Mapping[int, tuple[Payer, ...]]
    merged: Mapping[int, int] = field(default_factory=dict)

    def on(self, pupil_id: int, day: date) -> tuple[Payer, ...]:
        """Return the payers of a pupil on a day; a record that was merged into another has the other's family."""
        for one in self.periods.get(pupil_id, ()):
            if one.holds_on(day):
                return one.payers
        return self.usual.get(pupil_id) or self.usual.get(self.merged.get(pupil_id, 0), ())


def payer_book(database: Database, pupil_ids: Collection[int]) -> PayerBook:
    """Return who pays for these pupils, read in few queries, for an operation that asked for its permission."""
    kept = merged_pupils(database)
    merged = {one: kept[one] for one in pupil_ids if one in kept}
    wanted = sorted({*pupil_ids, *merged.values()})
    return PayerBook(_periods(database, wanted), _usual(database, wanted), merged)


def ensure_pays_no_more(session: Session, pupil_id: int, guardian_id: int) -> None:
    """Refuse to unlink a guardian who pays today or will.

    Raises:
        StillPays: he does.
    """
    today = session.today()
    for one in _periods(session.database, [pupil_id]).get(pupil_id, ()):
        still = one.ends_on is None or one.ends_on >= today
        name = next((payer.name for payer in one.payers if payer.guardian_id == guardian_id), None)
        if still and name is not None:
            raise StillPays(guardian=name, since=italian(one.starts_on))


def keep_who_paid(session: Session, pupil_id: int, guardian_id: int) -> None:
    """Write down that the applicant paid until yesterday, in the transaction in which another takes the place.

    Only where money came in and nothing was written for those days: a certificate of that time stays as it was.
    """
    day = day_number(session.today())
    paid = session.database.rows(
        "SELECT DISTINCT r.day FROM recharge r JOIN account a ON a.id = r.account_id WHERE a.pupil_id = ? AND r.day < ?"
        " AND NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = r.account_id AND v.day = r.day"
        " AND v.kind = r.kind AND v.seq = r.seq) ORDER BY r.day",
        (pupil_id, day),
    )
    written = session.database.rows(
        "SELECT starts_on, ends_on FROM payer_period WHERE pupil_id = ? AND withdrawn_at IS NULL AND starts_on < ?"
        " ORDER BY starts_on",
        (pupil_id, day),
    )
    for first, last in _unwritten([row[0] for row in paid], written, day - 1):
        starts_on, ends_on = day_from_number(first), day_from_number(last)
        write_period(session, pupil_id, [(guardian_id, WHOLE)], starts_on, ends_on)
        record(
            session, "set_payers", f"pupil:{pupil_id}",
            percents={str(guardian_id): WHOLE}, starts_on=starts_on, ends_on=ends_on, withdrawn=0,
        )  # fmt: skip


def _unwritten(paid: Sequence[int], written: Sequence[Row], until: int) -> list[tuple[int, int]]:
    """Return the stretches that nothing is written for, each from its first payment on; those without one are left."""
    edges = [*((starts, ends) for starts, ends in written), (until + 1, until + 1)]
    found: list[tuple[int, int]] = []
    begin = min(paid, default=until + 1)
    for starts, ends in edges:
        inside = [day for day in paid if begin <= day < starts]
        if inside:
            found.append((inside[0], starts - 1))
        begin = max(begin, ends + 1)
    return found


def write_period(
    session: Session, pupil_id: int, percents: Sequence[tuple[int, int]], starts_on: date, ends_on: date | None
) -> int:
    """Write payers and their period (None: without end) in the caller's transaction; return the period's id."""
    database = session.database
    told = {"actor_id": session.actor.id, "at": session.now()}
    set_id = database.insert(tables.PayerSet, **told)
    for guardian_id, percent in percents:
        database.run(tables.PayerShare.insert(payer_set=set_id, guardian=guardian_id, percent=percent))
    return database.insert(
        tables.PayerPeriod, payer_set=set_id, pupil=pupil_id, starts_on=starts_on, ends_on=ends_on or _NEVER, **told
    )


def lock_pupil(session: Session, pupil_id: int) -> None:
    """Let two clerks change who pays for a pupil, and whose it is, one after the other."""
    session.database.execute("UPDATE pupil SET search_key = search_key WHERE id = ?", (pupil_id,))


def _ensure_as_shown(session: Session, pupil_id: int, shown: Sequence[PayerPeriod] | None) -> None:
    before = None if shown is None else tuple(shown)
    ensure_as_shown(session, f"pupil:{pupil_id}", before, lambda: payers_of(session, pupil_id))


def _ensure_whole(session: Session, pupil_id: int, percents: Mapping[int, int]) -> None:
    total = sum(percents.values())
    if total != WHOLE:
        raise InvalidValue(field="Quota", reason=Phrase("le quote devono dare 100: ora danno {total}.", total=total))
    if any(percent < 1 for percent in percents.values()):
        raise InvalidValue(field="Quota", reason="ogni quota va da 1 a 100.")
    known = {
        row[0] for row in session.database.rows("SELECT guardian_id FROM guardianship WHERE pupil_id = ?", (pupil_id,))
    }
    if not percents.keys() <= known:
        raise InvalidValue(field="Quota", reason="una quota è di chi non è tra i genitori dell'alunno.")


def _make_room(session: Session, pupil_id: int, starts_on: date) -> int:
    """Withdraw what begins on a day or later, end what holds on it the day before; return how many were withdrawn."""
    day = day_number(starts_on)
    withdrawn = _withdraw(session, "pupil_id = ? AND starts_on >= ?", (pupil_id, day))
    session.database.execute(
        "UPDATE payer_period SET ends_on = ? WHERE pupil_id = ? AND withdrawn_at IS NULL AND starts_on < ?"
        " AND ends_on >= ?",
        (day_number(starts_on - timedelta(days=1)), pupil_id, day, day),
    )
    return withdrawn


def _withdraw(session: Session, where: str, values: tuple[int, ...]) -> int:
    return session.database.execute(
        f"UPDATE payer_period SET withdrawn_at = ?, withdrawn_by_id = ? WHERE withdrawn_at IS NULL AND {where}",
        (instant_number(session.now()), session.actor.id, *values),
    )


def _periods(
    database: Database, pupil_ids: Collection[int], *, with_withdrawn: bool = False
) -> dict[int, tuple[PayerPeriod, ...]]:
    """Return the periods by pupil, newest first."""
    also = "" if with_withdrawn else " AND t.withdrawn_at IS NULL"
    rows: dict[int, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for part in _parts(pupil_ids):
        for pupil_id, period_id, *rest in database.rows(
            "SELECT t.pupil_id, t.id, t.starts_on, t.ends_on, t.withdrawn_at IS NOT NULL, g.id, g.last_name,"
            " g.first_name, s.percent FROM payer_period t JOIN payer_share s ON s.payer_set_id = t.payer_set_id"
            " JOIN guardian g ON g.id = s.guardian_id"
            " LEFT JOIN guardianship l ON l.pupil_id = t.pupil_id AND l.guardian_id = g.id"
            f" WHERE t.pupil_id IN ({_places(part)}){also} ORDER BY t.starts_on DESC, t.id DESC,"
            " CASE WHEN l.is_applicant THEN 0 ELSE 1 END, g.search_key, g.id",
            part,
        ):
            rows[pupil_id][period_id].append(tuple(rest))
    return {
        pupil_id: tuple(_period(period_id, lines) for period_id, lines in periods.items())
        for pupil_id, periods in rows.items()
    }


def _period(period_id: int, lines: Sequence[Row]) -> PayerPeriod:
    starts_on, ends_on, is_withdrawn = lines[0][:3]
    last = day_from_number(ends_on)
    payers = tuple(
        Payer(guardian_id, f"{last_name} {first_name}".strip(), percent)
        for *_period, guardian_id, last_name, first_name, percent in lines
    )
    return PayerPeriod(
        period_id, day_from_number(starts_on), None if last == _NEVER else last, payers, bool(is_withdrawn)
    )


def _usual(database: Database, pupil_ids: Collection[int]) -> dict[int, tuple[Payer, ...]]:
    """Return who pays where nothing is written: the applicant, or the only guardian."""
    guardians: dict[int, list[Row]] = defaultdict(list)
    for part in _parts(pupil_ids):
        for pupil_id, *rest in database.rows(
            "SELECT l.pupil_id, g.id, g.last_name, g.first_name, l.is_applicant FROM guardianship l"
            f" JOIN guardian g ON g.id = l.guardian_id WHERE l.pupil_id IN ({_places(part)})"
            " ORDER BY CASE WHEN l.is_applicant THEN 0 ELSE 1 END, g.id",
            part,
        ):
            guardians[pupil_id].append(tuple(rest))
    return {
        pupil_id: (Payer(known[0][0], f"{known[0][1]} {known[0][2]}".strip(), WHOLE),)
        for pupil_id, known in guardians.items()
        if known[0][3] or len(known) == 1
    }


def _parts(pupil_ids: Collection[int]) -> list[list[int]]:
    wanted = sorted(set(pupil_ids))
    return [wanted[first : first + _AT_ONCE] for first in range(0, len(wanted), _AT_ONCE)]


def _places(part: Sequence[int]) -> str:
    return ", ".join("?" * len(part))
