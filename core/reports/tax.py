"""What families paid in a year, for the tax certificate (attestazione delle spese per la mensa scolastica).

Cash basis: the recharges received in the calendar year, whatever was eaten from them. Only traceable means give the
deduction (art. 15 c. 1 lett. e-bis TUIR; art. 1 c. 679 L. 27 December 2019 n. 160), so that cash is told apart. A
recharge that was taken back was never received. Refunds of the year are taken off traceable and cash in the proportion
in which they had come in; what exceeds the year's recharges belongs to earlier years and is told apart.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import InvalidValue, UserError
from core.ledger import EntryKind, bulk
from core.payments import Means
from core.payments.cash_sessions import instants
from core.payments.numbering import ReceiptNumber
from core.storage import Database, day_number, instant_from_number


class NothingToCertify(UserError):
    """No money came in, or went back, in the year."""

    template = "Nel {year} non risultano ricariche né rimborsi: non c'è nulla da attestare."


class Sharing(StrEnum):
    """In whose name the certificate is: the applicant's alone, or all guardians' in equal parts."""

    APPLICANT = "applicant"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class TaxPayment:
    """A recharge received in the year."""

    on: date
    receipt: str
    means: Means
    amount_cents: int


@dataclass(frozen=True, slots=True)
class TaxShare:
    """A guardian's part: `percent` of the whole, and what it comes to in cents."""

    guardian_id: int
    guardian_name: str
    fiscal_code: str | None
    percent: int
    traceable_cents: int
    cash_cents: int


@dataclass(frozen=True, slots=True)
class TaxCertificate:
    """What is certified for a pupil and a calendar year; cents.

    `traceable_cents` and `cash_cents` are what was received; `net_*` the same less the refunds. `excess_refund_cents`
    was refunded beyond what was received in the year. `transferred_cents` moved from (+) or to (−) brothers and
    sisters; it is told but not counted: it is certified for whom it was paid.
    """

    year: int
    pupil_id: int
    pupil_name: str
    pupil_fiscal_code: str | None
    schools: tuple[str, ...]
    service_groups: tuple[str, ...]
    payments: tuple[TaxPayment, ...]
    traceable_cents: int
    cash_cents: int
    refunded_cents: int
    net_traceable_cents: int
    net_cash_cents: int
    excess_refund_cents: int
    transferred_cents: int
    shares: tuple[TaxShare, ...]


@dataclass(frozen=True, slots=True)
class _Guardian:
    id: int
    name: str
    fiscal_code: str | None
    is_applicant: bool


def tax_certificate(
    session: Session,
    pupil_id: int,
    year: int,
    *,
    sharing: Sharing = Sharing.EQUAL,
    percents: Mapping[int, int] | None = None,
) -> TaxCertificate:
    """Return the certificate of one pupil; `percents` by guardian take the place of `sharing`.

    Raises:
        InvalidValue: the percents are not 100 in all, or of somebody who is not the pupil's guardian.
        NothingToCertify: nothing was received or refunded.
    """
    found = tax_certificates(session, year, sharing=sharing, pupil_ids=[pupil_id], percents=percents)
    if not found:
        raise NothingToCertify(year=year)
    return found[0]


def tax_certificates(
    session: Session,
    year: int,
    *,
    sharing: Sharing = Sharing.EQUAL,
    pupil_ids: Collection[int] | None = None,
    percents: Mapping[int, int] | None = None,
) -> tuple[TaxCertificate, ...]:
    """Return the certificates of all pupils (or some) for whom money was received or refunded in a year, by name.

    A pupil without guardians gets a certificate in its own name: no shares.
    """
    session.require(Permission.VIEW_LEDGER)
    session.require(Permission.VIEW_GUARDIANS)
    with session.database.snapshot():
        wanted = None if pupil_ids is None else sorted(set(pupil_ids))
        facts = _facts(session.database, year, wanted)
    return tuple(_certificate(facts, one, _parts(facts.guardians.get(one, []), sharing, percents)) for one in facts.ids)


def ceiling_cents(year: int) -> int:
    """Return up to how much a child and year the expense is deductible: 800 €, 1,000 € since 2025 (L. 207/2024)."""
    return 100_000 if year >= 2025 else 80_000


def split(cents: int, percents: Sequence[int]) -> tuple[int, ...]:
    """Return `cents` in parts that add up exactly; the cents that remain go to the largest remainders, first first."""
    if not percents:
        return ()
    parts = [cents * percent // 100 for percent in percents]
    remainders = sorted(range(len(percents)), key=lambda place: (-(cents * percents[place] % 100), place))
    for place in remainders[: cents - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a year, by pupil."""

    year: int
    pupils: dict[int, tuple[str, str | None]]
    schools: dict[int, tuple[str, ...]]
    groups: dict[int, set[str]]
    payments: dict[int, list[TaxPayment]]
    refunds: dict[int, int]
    transfers: dict[int, int]
    guardians: dict[int, list[_Guardian]]

    @property
    def ids(self) -> list[int]:
        """Whom something is certified for, by name."""
        return sorted(self.payments.keys() | self.refunds.keys(), key=lambda one: (self.pupils[one][0], one))


def _facts(database: Database, year: int, wanted: Collection[int] | None) -> _Facts:
    payments, groups = _payments(database, year, wanted)
    refunds = _moved(database, year, EntryKind.REFUND, wanted)
    concerned = sorted(payments.keys() | refunds.keys())
    return _Facts(
        year,
        _pupils(database, concerned),
        _schools(database, year, concerned),
        groups,
        payments,
        refunds,
        _moved(database, year, EntryKind.TRANSFER, concerned),
        _guardians(database, concerned),
    )


def _certificate(facts: _Facts, pupil_id: int, parts: tuple[tuple[_Guardian, int], ...]) -> TaxCertificate:
    payments = tuple(facts.payments.get(pupil_id, ()))
    traceable = sum(one.amount_cents for one in payments if one.means.is_traceable)
    cash = sum(one.amount_cents for one in payments if not one.means.is_traceable)
    refunded = -facts.refunds.get(pupil_id, 0)
    net_traceable, net_cash = _less(traceable, cash, min(refunded, traceable + cash))
    percents = [percent for _guardian, percent in parts]
    shares = zip(parts, split(net_traceable, percents), split(net_cash, percents), strict=True)
    name, fiscal_code = facts.pupils[pupil_id]
    return TaxCertificate(
        year=facts.year,
        pupil_id=pupil_id,
        pupil_name=name,
        pupil_fiscal_code=fiscal_code,
        schools=facts.schools.get(pupil_id, ()),
        service_groups=tuple(sorted(facts.groups.get(pupil_id, ()))),
        payments=payments,
        traceable_cents=traceable,
        cash_cents=cash,
        refunded_cents=refunded,
        net_traceable_cents=net_traceable,
        net_cash_cents=net_cash,
        excess_refund_cents=max(0, refunded - traceable - cash),
        transferred_cents=facts.transfers.get(pupil_id, 0),
        shares=tuple(
            TaxShare(guardian.id, guardian.name, guardian.fiscal_code, percent, of_traceable, of_cash)
            for (guardian, percent), of_traceable, of_cash in shares
        ),
    )


def _less(traceable: int, cash: int, refunded: int) -> tuple[int, int]:
    """Take a refund off both parts in proportion; half a cent goes off the traceable one: nobody deducts too much."""
    received = traceable + cash
    if not received:
        return 0, 0
    off_traceable = (refunded * traceable * 2 + received) // (received * 2)
    return traceable - off_traceable, cash - (refunded - off_traceable)


def _parts(
    guardians: list[_Guardian], sharing: Sharing, percents: Mapping[int, int] | None
) -> tuple[tuple[_Guardian, int], ...]:
    if percents is not None:
        known = {one.id: one for one in guardians}
        if sum(percents.values()) != 100 or any(percent < 0 for percent in percents.values()):
            raise InvalidValue(field="Quote", reason="devono essere 100 in tutto.")
        if not percents.keys() <= known.keys():
            raise InvalidValue(field="Quote", reason="una quota è di chi non è tra i genitori dell'alunno.")
        return tuple((known[guardian_id], percent) for guardian_id, percent in percents.items() if percent)
    applicants = [one for one in guardians if one.is_applicant]
    if sharing is Sharing.APPLICANT and applicants:
        return ((applicants[0], 100),)
    if not guardians:
        return ()
    even, rest = divmod(100, len(guardians))
    return tuple((one, even + (place < rest)) for place, one in enumerate(guardians))


def _only(database: Database, column: str, wanted: Collection[int] | None) -> tuple[str, tuple[str, ...]]:
    if wanted is None:
        return "", ()
    condition = f" AND {column} IN (SELECT {bulk.json_number()} FROM {bulk.json_rows(database)})"
    return condition, (json.dumps(list(wanted)),)


def _payments(
    database: Database, year: int, wanted: Collection[int] | None
) -> tuple[dict[int, list[TaxPayment]], dict[int, set[str]]]:
    only, values = _only(database, "a.pupil_id", wanted)
    found: dict[int, list[TaxPayment]] = defaultdict(list)
    groups: dict[int, set[str]] = defaultdict(set)
    rows = database.rows(
        "SELECT a.pupil_id, g.name, r.at, r.issuer, r.receipt_year, r.receipt_number, r.means, r.amount_cents"
        " FROM recharge r JOIN account a ON a.id = r.account_id JOIN service_group g ON g.id = a.service_group_id"
        " WHERE r.at >= ? AND r.at < ? AND NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = r.account_id"
        f" AND v.day = r.day AND v.kind = r.kind AND v.seq = r.seq){only} ORDER BY r.at, r.id",
        (*instants(date(year, 1, 1), date(year, 12, 31)), *values),
    )
    for pupil_id, group, at, issuer, receipt_year, number, means, amount in rows:
        day, text = rome(instant_from_number(at)).date(), ReceiptNumber(issuer, receipt_year, number).text
        found[pupil_id].append(TaxPayment(day, text, Means(means), amount))
        groups[pupil_id].add(group)
    return found, groups


def _moved(database: Database, year: int, kind: EntryKind, wanted: Collection[int] | None) -> dict[int, int]:
    """Return the sum of the entries of a kind in a year by pupil, reversed ones left out."""
    only, values = _only(database, "a.pupil_id", wanted)
    rows = database.rows(
        "SELECT a.pupil_id, SUM(e.amount_cents) FROM account a JOIN entry e ON e.account_id = a.id"
        " AND e.day BETWEEN ? AND ? AND e.kind = ? WHERE NOT EXISTS (SELECT 1 FROM reversal v"
        f" WHERE v.account_id = e.account_id AND v.day = e.day AND v.kind = e.kind AND v.seq = e.seq){only}"
        " GROUP BY a.pupil_id",
        (day_number(date(year, 1, 1)), day_number(date(year, 12, 31)), int(kind), *values),
    )
    return {pupil_id: int(cents) for pupil_id, cents in rows}


def _pupils(database: Database, wanted: Collection[int]) -> dict[int, tuple[str, str | None]]:
    only, values = _only(database, "id", wanted)
    rows = database.rows(f"SELECT id, last_name, first_name, fiscal_code FROM pupil WHERE TRUE{only}", values)
    return {pupil_id: (f"{last} {first}", code) for pupil_id, last, first, code in rows}


def _schools(database: Database, year: int, wanted: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return the schools and classes of the year, in the order of the placements."""
    only, values = _only(database, "pl.pupil_id", wanted)
    found: dict[int, dict[str, None]] = defaultdict(dict)
    rows = database.rows(
        "SELECT pl.pupil_id, s.name, g.name, y.label FROM placement pl JOIN class_group g ON g.id = pl.class_group_id"
        " JOIN school s ON s.id = g.school_id JOIN school_year y ON y.id = g.school_year_id"
        f" WHERE pl.starts_on <= ? AND pl.ends_on >= ?{only} ORDER BY pl.starts_on, pl.id",
        (day_number(date(year, 12, 31)), day_number(date(year, 1, 1)), *values),
    )
    for pupil_id, school, class_name, label in rows:
        found[pupil_id][f"{school}, classe {class_name}, a.s. {label}"] = None
    return {pupil_id: tuple(texts) for pupil_id, texts in found.items()}


def _guardians(database: Database, wanted: Collection[int]) -> dict[int, list[_Guardian]]:
    """Return the guardians by pupil, the applicant first."""
    only, values = _only(database, "l.pupil_id", wanted)
    found: dict[int, list[_Guardian]] = defaultdict(list)
    rows = database.rows(
        "SELECT l.pupil_id, g.id, g.last_name, g.first_name, g.fiscal_code, l.is_applicant FROM guardianship l"
        f" JOIN guardian g ON g.id = l.guardian_id WHERE TRUE{only} ORDER BY l.is_applicant DESC, g.search_key, g.id",
        values,
    )
    for pupil_id, guardian_id, last, first, code, is_applicant in rows:
        found[pupil_id].append(_Guardian(guardian_id, f"{last} {first}".strip(), code, bool(is_applicant)))
    return found
