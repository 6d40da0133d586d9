"""Tariff bands (fasce), their rates in time, who is in which band and who is exempt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import peewee

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound, Phrase
from core.ledger.faults import BandInUse, RateInUse, RatesChanged
from core.ledger.kinds import REVISIONS, EntryKind
from core.money import MAX_AMOUNT_CENTS, format_euro
from core.registry.roll_over_rows import forget_rows
from core.storage import day_from_number, day_number
from core.storage.tables import BandAssignment, TariffBand, TariffRate


@dataclass(frozen=True, slots=True)
class Rate:
    """What a meal costs in a band between two days, both included; cents."""

    id: int
    starts_on: date
    ends_on: date
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Band:
    """A tariff band with its rates, oldest first."""

    id: int
    service_id: int
    code: str
    name: str
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A pupil's band (or exemption: no band) for a service between two days, both included."""

    id: int
    pupil_id: int
    service_id: int
    band_id: int | None
    band_code: str | None
    band_name: str | None
    is_exempt: bool
    starts_on: date
    ends_on: date
    reason: str | None


def create_band(session: Session, service_id: int, code: str, name: str) -> int:
    """Add a tariff band to a service; return its id.

    Raises:
        InvalidValue: code or name missing, or the code is taken.
        NotFound: no such service.
    """
    session.require(Permission.EDIT_TARIFFS)
    code, name = code.strip(), name.strip()
    if not code or not name:
        raise InvalidValue(field="Fascia", reason="scrivi il codice e il nome.")
    database = session.database
    with database.transaction():
        _ensure_exists(session, "service", service_id, "Servizio")
        known = database.scalar("SELECT 1 FROM tariff_band WHERE service_id = ? AND code = ?", (service_id, code))
        if known is not None:
            reason = Phrase("«{code}» esiste già per questo servizio.", code=code)
            raise InvalidValue(field="Codice della fascia", reason=reason)
        band_id = database.insert(TariffBand, service=service_id, code=code, name=name)
        record(session, "create_band", f"tariff_band:{band_id}", service=service_id, code=code, name=name)
        return band_id


def rename_band(session: Session, band_id: int, code: str, name: str, *, shown: Band | None = None) -> None:
    """Call a band otherwise, also for what lies behind: prices, pupils and charges stay as they are.

    Raises:
        ChangedMeanwhile: it is not called as it was `shown` any more.
        InvalidValue: code or name missing, or the code is another band's.
        NotFound: no such band.
    """
    session.require(Permission.EDIT_TARIFFS)
    code, name = code.strip(), name.strip()
    if not code or not name:
        raise InvalidValue(field="Fascia", reason="scrivi il codice e il nome.")
    database = session.database
    with database.transaction():
        row = database.row("SELECT service_id, code, name FROM tariff_band WHERE id = ?", (band_id,))
        if row is None:
            raise NotFound(what="Fascia")
        ensure_as_shown(
            session, f"tariff_band:{band_id}", shown, lambda: _band(session, band_id),
            by=lambda band: (band.code, band.name),
        )  # fmt: skip
        taken = database.scalar(
            "SELECT 1 FROM tariff_band WHERE service_id = ? AND code = ? AND id <> ?", (row[0], code, band_id)
        )
        if taken is not None:
            reason = Phrase("«{code}» esiste già per questo servizio.", code=code)
            raise InvalidValue(field="Codice della fascia", reason=reason)
        if (code, name) == (row[1], row[2]):
            return
        database.execute("UPDATE tariff_band SET code = ?, name = ? WHERE id = ?", (code, name, band_id))
        record(
            session, "rename_band", f"tariff_band:{band_id}",
            before=f"{row[1]} · {row[2]}", after=f"{code} · {name}",
        )  # fmt: skip


def delete_band(session: Session, band_id: int) -> None:
    """Take away a band in which no pupil ever was, with its rates.

    Raises:
        NotFound: no such band.
        BandInUse: it is somebody's: what was charged by it must be told.
    """
    session.require(Permission.EDIT_TARIFFS)
    database = session.database
    with database.transaction():
        row = database.row("SELECT code, name FROM tariff_band WHERE id = ?", (band_id,))
        if row is None:
            raise NotFound(what="Fascia")
        if database.scalar("SELECT 1 FROM band_assignment WHERE tariff_band_id = ?", (band_id,)) is not None:
            raise BandInUse(name=row[0])
        database.execute("DELETE FROM tariff_rate WHERE tariff_band_id = ?", (band_id,))
        database.execute("DELETE FROM tariff_band WHERE id = ?", (band_id,))
        record(session, "delete_band", f"tariff_band:{band_id}", code=row[0], name=row[1])


def set_rate(
    session: Session, band_id: int, starts_on: date, ends_on: date, amount_cents: int, *, shown: Band | None = None
) -> int:
    """Set what a meal costs in a band between two days (both included); return the rate's id.

    Rates that lie in those days give way: they are cut or taken out. What was charged already does not change.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: the dates are the wrong way round, or the amount is below zero or too large.
        NotFound: no such band.
    """
    session.require(Permission.EDIT_TARIFFS)
    _ensure_dates(starts_on, ends_on)
    if not 0 <= amount_cents <= MAX_AMOUNT_CENTS:
        reason = Phrase("deve essere tra zero e {most}.", most=format_euro(MAX_AMOUNT_CENTS))
        raise InvalidValue(field="Tariffa", reason=reason)
    with session.database.transaction():
        _ensure_exists(session, "tariff_band", band_id, "Fascia")
        ensure_as_shown(
            session, f"tariff_band:{band_id}", shown, lambda: _band(session, band_id), by=lambda band: band.rates
        )
        _make_room(session, TariffRate, {"tariff_band_id": band_id}, starts_on, ends_on)
        rate_id = session.database.insert(
            TariffRate, tariff_band=band_id, starts_on=starts_on, ends_on=ends_on, amount_cents=amount_cents
        )
        record(
            session, "set_rate", f"tariff_band:{band_id}",
            starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat(), amount_cents=amount_cents,
        )  # fmt: skip
        return rate_id


def take_back_rate(session: Session, rate: Rate, former: Sequence[Rate] = ()) -> None:
    """Take away a price at which nothing was charged, and put back those that gave way to it.

    Args:
        session: who acts.
        rate: the price as it was shown: SQLite may have given its number to another since.
        former: the prices that gave way when it was set; without them its days are left without a price.

    Raises:
        NotFound: no such price.
        RateInUse: meals were charged at it: that is put right by a correction.
        RatesChanged: it is not what it was any more, or other prices were set meanwhile in the days of `former`.
    """
    session.require(Permission.EDIT_TARIFFS)
    database = session.database
    with database.transaction():
        row = database.row(
            "SELECT r.tariff_band_id, r.starts_on, r.ends_on, r.amount_cents, b.service_id FROM tariff_rate r"
            " JOIN tariff_band b ON b.id = r.tariff_band_id WHERE r.id = ?",
            (rate.id,),
        )
        if row is None:
            raise NotFound(what="Tariffa")
        band_id, starts, ends, cents, service_id = row
        if (starts, ends, cents) != (day_number(rate.starts_on), day_number(rate.ends_on), rate.amount_cents):
            raise RatesChanged
        charged = _charged_at(session, service_id, band_id, (starts, ends), cents)
        if charged:
            raise RateInUse(count=charged)
        database.execute("DELETE FROM tariff_rate WHERE id = ?", (rate.id,))
        for one in former:
            _ensure_remains(session, band_id, one)
            _make_room(session, TariffRate, {"tariff_band_id": band_id}, one.starts_on, one.ends_on)
            database.insert(
                TariffRate, tariff_band=band_id, starts_on=one.starts_on, ends_on=one.ends_on,
                amount_cents=one.amount_cents,
            )  # fmt: skip
        record(
            session, "take_back_rate", f"tariff_band:{band_id}",
            starts_on=day_from_number(starts).isoformat(), ends_on=day_from_number(ends).isoformat(),
            amount_cents=cents,
        )  # fmt: skip


def _charged_at(session: Session, service_id: int, band_id: int, days: tuple[int, int], cents: int) -> int:
    """Return how many meals of the band's pupils are charged at a price between two days (numbers of days)."""
    first_seq = service_id * REVISIONS
    return int(
        session.database.scalar(
            "SELECT COUNT(*) FROM band_assignment t JOIN account a ON a.pupil_id = t.pupil_id"
            " JOIN entry e ON e.account_id = a.id AND e.day BETWEEN t.starts_on AND t.ends_on AND e.kind = ?"
            " AND e.seq BETWEEN ? AND ?"
            " WHERE t.tariff_band_id = ? AND e.day BETWEEN ? AND ? AND e.amount_cents = ?"
            " AND NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = e.account_id AND v.day = e.day"
            " AND v.kind = e.kind AND v.seq = e.seq)",
            (int(EntryKind.CHARGE), first_seq, first_seq + REVISIONS - 1, band_id, *days, -cents),
        )
    )


def _ensure_remains(session: Session, band_id: int, former: Rate) -> None:
    """Refuse to put a former price over others than what is left of it."""
    others = session.database.scalar(
        "SELECT 1 FROM tariff_rate WHERE tariff_band_id = ? AND starts_on <= ? AND ends_on >= ?"
        " AND NOT (starts_on >= ? AND ends_on <= ? AND amount_cents = ?)",
        (
            band_id, day_number(former.ends_on), day_number(former.starts_on),
            day_number(former.starts_on), day_number(former.ends_on), former.amount_cents,
        ),
    )  # fmt: skip
    if others is not None:
        raise RatesChanged


def assign_band(  # noqa: PLR0917 - who, what, which, from when to when
    session: Session,
    pupil_id: int,
    service_id: int,
    band_id: int,
    starts_on: date,
    ends_on: date,
    reason: str | None = None,
) -> int:
    """Put a pupil into a band for a service between two days (both included); return the assignment's id.

    Other bands and exemptions in those days give way: they are cut or taken out.

    Raises:
        InvalidValue: the dates are the wrong way round, or the band is another service's.
        NotFound: no such pupil, service or band.
    """
    session.require(Permission.EDIT_TARIFFS)
    with session.database.transaction():
        owner = session.database.scalar("SELECT service_id FROM tariff_band WHERE id = ?", (band_id,))
        if owner is None:
            raise NotFound(what="Fascia")
        if owner != service_id:
            raise InvalidValue(field="Fascia", reason="appartiene a un altro servizio.")
        return _assign(
            session, pupil_id, service_id, band_id=band_id, starts_on=starts_on, ends_on=ends_on, reason=reason
        )


def exempt(  # noqa: PLR0917 - who, what, from when to when, why
    session: Session, pupil_id: int, service_id: int, starts_on: date, ends_on: date, reason: str
) -> int:
    """Exempt a pupil from paying a service between two days (both included); return the assignment's id.

    Bands in those days give way: they are cut or taken out.

    Raises:
        InvalidValue: the reason is missing, or the dates are the wrong way round.
        NotFound: no such pupil or service.
    """
    session.require(Permission.EDIT_TARIFFS)
    if not reason.strip():
        raise InvalidValue(field="Motivo", reason="scrivi perché l'alunno è esente.")
    with session.database.transaction():
        return _assign(
            session, pupil_id, service_id, band_id=None, starts_on=starts_on, ends_on=ends_on, reason=reason.strip()
        )


def bands(session: Session, service_id: int) -> tuple[Band, ...]:
    """Return the bands of a service with their rates, by code."""
    session.require(Permission.VIEW_LEDGER)
    rates: dict[int, list[Rate]] = {}
    for rate_id, band_id, starts, ends, amount in session.database.rows(
        "SELECT r.id, r.tariff_band_id, r.starts_on, r.ends_on, r.amount_cents FROM tariff_rate r"
        " JOIN tariff_band b ON b.id = r.tariff_band_id WHERE b.service_id = ? ORDER BY r.starts_on",
        (service_id,),
    ):
        rates.setdefault(band_id, []).append(Rate(rate_id, day_from_number(starts), day_from_number(ends), amount))
    rows = session.database.rows(
        "SELECT id, code, name FROM tariff_band WHERE service_id = ? ORDER BY code", (service_id,)
    )
    return tuple(Band(row[0], service_id, row[1], row[2], tuple(rates.get(row[0], ()))) for row in rows)


def _band(session: Session, band_id: int) -> Band:
    service_id = session.database.scalar("SELECT service_id FROM tariff_band WHERE id = ?", (band_id,))
    return next(band for band in bands(session, service_id) if band.id == band_id)


def assignments_of(session: Session, pupil_id: int) -> tuple[Assignment, ...]:
    """Return a pupil's bands and exemptions, newest first."""
    session.require(Permission.VIEW_LEDGER)
    rows = session.database.rows(
        "SELECT a.id, a.service_id, a.tariff_band_id, b.code, b.name, a.is_exempt, a.starts_on, a.ends_on, a.reason"
        " FROM band_assignment a LEFT JOIN tariff_band b ON b.id = a.tariff_band_id"
        " WHERE a.pupil_id = ? ORDER BY a.starts_on DESC, a.service_id",
        (pupil_id,),
    )
    return tuple(
        Assignment(
            assignment_id, pupil_id, service_id, band_id, code, name, bool(is_exempt),
            day_from_number(starts), day_from_number(ends), reason,
        )
        for assignment_id, service_id, band_id, code, name, is_exempt, starts, ends, reason in rows
    )  # fmt: skip


def _assign(
    session: Session,
    pupil_id: int,
    service_id: int,
    *,
    band_id: int | None,
    starts_on: date,
    ends_on: date,
    reason: str | None,
) -> int:
    _ensure_dates(starts_on, ends_on)
    _ensure_exists(session, "pupil", pupil_id, "Alunno")
    _ensure_exists(session, "service", service_id, "Servizio")
    _make_room(session, BandAssignment, {"pupil_id": pupil_id, "service_id": service_id}, starts_on, ends_on)
    assignment_id = session.database.insert(
        BandAssignment,
        pupil=pupil_id,
        service=service_id,
        tariff_band=band_id,
        is_exempt=band_id is None,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
    )
    record(
        session, "exempt" if band_id is None else "assign_band", f"pupil:{pupil_id}",
        service=service_id, band=band_id, starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat(), reason=reason,
    )  # fmt: skip
    return assignment_id


def _make_room(
    session: Session, table: type[peewee.Model], same: Mapping[str, int], starts_on: date, ends_on: date
) -> None:
    """Cut or take out the rows of `same` that lie in the days asked for; what stuck out on either side stays."""
    first, last = day_number(starts_on), day_number(ends_on)
    name, database = table._meta.table_name, session.database  # noqa: SLF001 - peewee's public name for it
    where = " AND ".join(f"{column} = ?" for column in same)
    found = database.rows(
        f"SELECT id, starts_on, ends_on FROM {name} WHERE {where} AND starts_on <= ? AND ends_on >= ?",
        (*same.values(), last, first),
    )
    for row_id, starts, ends in found:
        record(
            session, "cut_dates", f"{name}:{row_id}",
            starts_on=day_from_number(starts).isoformat(), ends_on=day_from_number(ends).isoformat(),
        )  # fmt: skip
        if ends > last:
            columns = [column for column in table._meta.columns if column not in {"id", "starts_on", "ends_on"}]  # noqa: SLF001
            kept = ", ".join(columns)
            # The old row still covers these days: it is moved away first.
            database.execute(f"UPDATE {name} SET ends_on = ? WHERE id = ?", (last, row_id))
            database.execute(
                f"INSERT INTO {name} ({kept}, starts_on, ends_on)"
                f" SELECT {kept}, CAST(? AS INTEGER), CAST(? AS INTEGER) FROM {name} WHERE id = ?",
                (last + 1, ends, row_id),
            )
        if starts < first:
            database.execute(f"UPDATE {name} SET ends_on = ? WHERE id = ?", (first - 1, row_id))
        else:
            forget_rows(session, name, [row_id])
            database.execute(f"DELETE FROM {name} WHERE id = ?", (row_id,))


def _ensure_dates(starts_on: date, ends_on: date) -> None:
    if starts_on > ends_on:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")


def _ensure_exists(session: Session, table: str, row_id: int, what: str) -> None:
    if session.database.scalar(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) is None:
        raise NotFound(what=what)
