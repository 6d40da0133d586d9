"""What families paid in a year, for the tax certificate (attestazione delle spese per la mensa scolastica).

Cash basis: the recharges received in the calendar year, whatever was eaten from them. Only traceable means give the
deduction (art. 15 c. 1 lett. e-bis TUIR; art. 1 c. 679 L. 27 December 2019 n. 160), so that cash is told apart. A
recharge that was taken back was never received. Refunds of the year are taken off traceable and cash in the proportion
in which they had come in; what exceeds the year's recharges belongs to earlier years and is told apart. Who bore each
recharge is whom its receipt names, or whoever paid for the pupil on its day (core.registry.payers).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import UserError
from core.ledger import EntryKind, bulk
from core.payments import Means
from core.payments.cash_sessions import instants
from core.payments.numbering import ReceiptNumber
from core.registry.merged_guardians import merged_guardians
from core.registry.merged_pupils import merged_pupils
from core.registry.payers import PayerBook, payer_book
from core.reports.tax_shares import (
    Parts,
    Sharing,
    TaxGuardian,
    TaxPayer,
    TaxPayment,
    TaxShare,
    equal_parts,
    named_guardian,
    shares_of,
    typed_parts,
)
from core.storage import Database, day_number, instant_from_number


class NothingToCertify(UserError):
    """No money came in, or went back, in the year."""

    template = "Nel {year} non risultano ricariche né rimborsi: non c'è nulla da attestare."


@dataclass(frozen=True, slots=True)
class TaxCertificate:
    """What is certified for a pupil and a calendar year; cents.

    `traceable_cents` and `cash_cents` are what was received; `net_*` the same less the refunds. `excess_refund_cents`
    was refunded beyond what was received in the year. `transferred_cents` moved from (+) or to (−) brothers and
    sisters; it is told but not counted: it is certified for whom it was paid. `sharing` None: by percents that were
    typed at the printing.
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
    sharing: Sharing | None = Sharing.PAYERS

    @property
    def is_chosen(self) -> bool:
        """Whether the names were chosen at the printing, in place of who pays."""
        return self.sharing is not Sharing.PAYERS


def tax_certificate(
    session: Session,
    pupil_id: int,
    year: int,
    *,
    sharing: Sharing = Sharing.PAYERS,
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
    sharing: Sharing = Sharing.PAYERS,
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
    return tuple(_certificate(facts, one, sharing, percents) for one in facts.ids)


def ceiling_cents(year: int) -> int:
    """Return up to how much a child and year the expense is deductible: 800 €, 1,000 € since 2025 (L. 207/2024)."""
    return 100_000 if year >= 2025 else 80_000


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a year, by pupil."""

    year: int
    pupils: dict[int, tuple[str, str | None]]
    schools: dict[int, tuple[str, ...]]
    groups: dict[int, set[str]]
    payments: dict[int, list[tuple[TaxPayment, str | None]]]
    refunds: dict[int, int]
    transfers: dict[int, int]
    guardians: dict[int, list[TaxGuardian]]
    book: PayerBook
    people: dict[int, TaxGuardian]
    #: As whom guardians were entered before two records became one: receipts may bear that name.
    former: dict[int, list[TaxGuardian]]

    @property
    def ids(self) -> list[int]:
        """Whom something is certified for, by name."""
        return sorted(self.payments.keys() | self.refunds.keys(), key=lambda one: (self.pupils[one][0], one))


def _facts(database: Database, year: int, wanted: Collection[int] | None) -> _Facts:
    payments, groups = _payments(database, year, wanted)
    refunds = _moved(database, year, EntryKind.REFUND, wanted)
    concerned = sorted(payments.keys() | refunds.keys())
    book = payer_book(database, concerned)
    return _Facts(
        year,
        _pupils(database, concerned),
        _schools(database, year, concerned),
        groups,
        payments,
        refunds,
        _moved(database, year, EntryKind.TRANSFER, concerned),
        _guardians(database, concerned),
        book,
        _people(database, book),
        _former(database),
    )


def _certificate(facts: _Facts, pupil_id: int, sharing: Sharing, percents: Mapping[int, int] | None) -> TaxCertificate:
    chosen = _chosen_parts(facts.guardians.get(pupil_id, []), sharing, percents)
    people = _people_of(facts, pupil_id)
    borne = [
        _borne(facts, pupil_id, people, payment, paid_by, chosen)
        for payment, paid_by in facts.payments.get(pupil_id, ())
    ]
    payments = tuple(payment for payment, _parts in borne)
    traceable = sum(one.amount_cents for one in payments if one.means.is_traceable)
    cash = sum(one.amount_cents for one in payments if not one.means.is_traceable)
    refunded = -facts.refunds.get(pupil_id, 0)
    net_traceable, net_cash = _less(traceable, cash, min(refunded, traceable + cash))
    usual = chosen if chosen is not None else _usual_parts(facts, pupil_id, date(facts.year, 12, 31))
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
        shares=shares_of(borne, (net_traceable, net_cash), people, usual),
        sharing=sharing if percents is None else None,
    )


def _borne(  # noqa: PLR0917 - of whom, by whom, what
    facts: _Facts,
    pupil_id: int,
    people: Mapping[int, TaxGuardian],
    payment: TaxPayment,
    paid_by: str | None,
    chosen: Parts | None,
) -> tuple[TaxPayment, Parts]:
    """Return a payment with those who bore it: who was chosen, whom the receipt names, or who paid on that day."""
    named = None if chosen is not None else named_guardian(paid_by, _names_of(facts, people))
    if chosen is not None:
        parts = chosen
    elif named is not None:
        parts = ((named.id, 100),)
    else:
        parts = _usual_parts(facts, pupil_id, payment.on)
    payers = tuple(TaxPayer(guardian_id, people[guardian_id].name, percent) for guardian_id, percent in parts)
    return replace(payment, payers=payers, is_named=named is not None), parts


def _usual_parts(facts: _Facts, pupil_id: int, day: date) -> Parts:
    """Return who pays for the pupil on a day; where nobody knows, all guardians in equal parts."""
    written = tuple((one.guardian_id, one.percent) for one in facts.book.on(pupil_id, day))
    return written or equal_parts(facts.guardians.get(pupil_id, []))


def _chosen_parts(
    guardians: Sequence[TaxGuardian], sharing: Sharing, percents: Mapping[int, int] | None
) -> Parts | None:
    """Return who was chosen at the printing, None: nobody was."""
    if percents is not None:
        return typed_parts(guardians, percents)
    if sharing is Sharing.PAYERS:
        return None
    if sharing is Sharing.APPLICANT and guardians and guardians[0].is_applicant:
        return ((guardians[0].id, 100),)
    return equal_parts(guardians)


def _people_of(facts: _Facts, pupil_id: int) -> dict[int, TaxGuardian]:
    """Return everybody who may be named on a pupil's certificate, in the fixed order; who is no guardian now, last."""
    now = {one.id: one for one in facts.guardians.get(pupil_id, ())}
    before = {
        payer.guardian_id: facts.people[payer.guardian_id]
        for period in facts.book.periods.get(pupil_id, ())
        for payer in period.payers
        if payer.guardian_id not in now
    }
    return now | dict(sorted(before.items(), key=lambda one: (one[1].name, one[0])))


def _names_of(facts: _Facts, people: Mapping[int, TaxGuardian]) -> list[TaxGuardian]:
    """Return these people, and each once more under a name that it had in a record merged into its own."""
    return [*people.values(), *(former for one in people for former in facts.former.get(one, ()))]


def _less(traceable: int, cash: int, refunded: int) -> tuple[int, int]:
    """Take a refund off both parts in proportion; half a cent goes off the traceable one: nobody deducts too much."""
    received = traceable + cash
    if not received:
        return 0, 0
    off_traceable = (refunded * traceable * 2 + received) // (received * 2)
    return traceable - off_traceable, cash - (refunded - off_traceable)


def _only(database: Database, column: str, wanted: Collection[int] | None) -> tuple[str, tuple[str, ...]]:
    if wanted is None:
        return "", ()
    condition = f" AND {column} IN (SELECT {bulk.json_number()} FROM {bulk.json_rows(database)})"
    return condition, (json.dumps(list(wanted)),)


def _payments(
    database: Database, year: int, wanted: Collection[int] | None
) -> tuple[dict[int, list[tuple[TaxPayment, str | None]]], dict[int, set[str]]]:
    only, values = _only(database, "a.pupil_id", wanted)
    found: dict[int, list[tuple[TaxPayment, str | None]]] = defaultdict(list)
    groups: dict[int, set[str]] = defaultdict(set)
    rows = database.rows(
        "SELECT a.pupil_id, g.name, r.at, r.issuer, r.receipt_year, r.receipt_number, r.means, r.amount_cents,"
        " r.paid_by"
        " FROM recharge r JOIN account a ON a.id = r.account_id JOIN service_group g ON g.id = a.service_group_id"
        " WHERE r.at >= ? AND r.at < ? AND NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = r.account_id"
        f" AND v.day = r.day AND v.kind = r.kind AND v.seq = r.seq){only} ORDER BY r.at, r.id",
        (*instants(date(year, 1, 1), date(year, 12, 31)), *values),
    )
    for pupil_id, group, at, issuer, receipt_year, number, means, amount, paid_by in rows:
        day, text = rome(instant_from_number(at)).date(), ReceiptNumber(issuer, receipt_year, number).text
        found[pupil_id].append((TaxPayment(day, text, Means(means), amount), paid_by))
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


def _guardians(database: Database, wanted: Collection[int]) -> dict[int, list[TaxGuardian]]:
    """Return the guardians by pupil, the applicant first; a merged record's family is that of the one kept."""
    kept = merged_pupils(database)
    of_family: dict[int, list[int]] = defaultdict(list)
    for one in wanted:
        of_family[kept.get(one, one)].append(one)
    only, values = _only(database, "l.pupil_id", sorted(of_family))
    found: dict[int, list[TaxGuardian]] = defaultdict(list)
    rows = database.rows(
        "SELECT l.pupil_id, g.id, g.last_name, g.first_name, g.fiscal_code, l.is_applicant FROM guardianship l"
        f" JOIN guardian g ON g.id = l.guardian_id WHERE TRUE{only} ORDER BY l.is_applicant DESC, g.search_key, g.id",
        values,
    )
    for pupil_id, guardian_id, last, first, code, is_applicant in rows:
        for one in of_family[pupil_id]:
            found[one].append(TaxGuardian(guardian_id, f"{last} {first}".strip(), code, bool(is_applicant)))
    return found


def _people(database: Database, book: PayerBook) -> dict[int, TaxGuardian]:
    """Return all who pay or paid by what was written."""
    ids = {payer.guardian_id for periods in book.periods.values() for one in periods for payer in one.payers}
    only, values = _only(database, "id", sorted(ids))
    rows = database.rows(f"SELECT id, last_name, first_name, fiscal_code FROM guardian WHERE TRUE{only}", values)
    return {
        one: TaxGuardian(one, f"{last} {first}".strip(), code, is_applicant=False) for one, last, first, code in rows
    }


def _former(database: Database) -> dict[int, list[TaxGuardian]]:
    """Return the names of merged records, with the id of the record that is used instead."""
    found: dict[int, list[TaxGuardian]] = defaultdict(list)
    kept = merged_guardians(database)
    rows = database.rows(
        "SELECT g.id, g.last_name, g.first_name FROM guardian_merge m JOIN guardian g ON g.id = m.merged_id"
    )
    for merged_id, last, first in rows:
        found[kept[merged_id]].append(TaxGuardian(kept[merged_id], f"{last} {first}".strip(), None, is_applicant=False))
    return found
