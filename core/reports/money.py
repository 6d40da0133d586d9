"""Takings by channel and means, and debts with their age."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.ledger import bulk
from core.ledger.contestations import contested_cents
from core.payments import Channel, Means
from core.payments.cash_sessions import instants
from core.reports.facts import ensure_days, months_between, next_month
from core.storage import day_from_number, day_number, instant_from_number


class Step(StrEnum):
    """How a period is cut."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class TakingsLine:
    """What came in from `first` to `last` (both included) on a channel by a means; those taken back are left out."""

    first: date
    last: date
    channel: Channel
    means: Means
    count: int
    amount_cents: int


@dataclass(frozen=True, slots=True)
class DebtLine:
    """An account in debt: how much (cents, positive), since which day, and when money last came in, if ever.

    `contested_cents` is what the family contests and nobody has decided on yet.

    Class and school are those of the day asked for; empty for who is in none.
    """

    account_id: int
    pupil_id: int
    pupil_name: str
    class_name: str
    school_name: str
    service_group_name: str
    debt_cents: int
    since: date
    days: int
    last_recharge_on: date | None
    contested_cents: int = 0


#: The ages of a debt, in days: up to 30, to 60, to 90, and older.
AGES = (30, 60, 90)


def takings(session: Session, first: date, last: date, step: Step = Step.MONTH) -> tuple[TakingsLine, ...]:
    """Return the takings between two days in Rome (both included), by step, channel and means.

    Raises:
        InvalidValue: the days cannot be.
    """
    session.require(Permission.VIEW_LEDGER)
    spans = _spans(first, last, step)
    database = session.database
    cut = json.dumps([[place, *instants(*span)] for place, span in enumerate(spans)])
    rows = database.rows(
        "SELECT d.place, r.channel, r.means, COUNT(*), SUM(r.amount_cents) FROM"
        f" (SELECT {bulk.json_number(0)} AS place, {bulk.json_number(1)} AS low, {bulk.json_number(2)} AS high"
        f" FROM {bulk.json_rows(database)}) d JOIN recharge r ON r.at >= d.low AND r.at < d.high"
        " WHERE NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = r.account_id AND v.day = r.day"
        " AND v.kind = r.kind AND v.seq = r.seq) GROUP BY d.place, r.channel, r.means",
        (cut,),
    )
    channels, means = list(Channel), list(Means)
    found = [(place, Channel(channel), Means(mean), count, int(cents)) for place, channel, mean, count, cents in rows]
    found.sort(key=lambda one: (one[0], channels.index(one[1]), means.index(one[2])))
    return tuple(TakingsLine(*spans[place], *rest) for place, *rest in found)


def debts(session: Session, on: date | None = None) -> tuple[DebtLine, ...]:
    """Return the accounts in debt now, the largest debt first; ages are counted to `on` (None: today in Rome)."""
    session.require(Permission.VIEW_LEDGER)
    today = session.today() if on is None else on
    with session.database.snapshot():
        since = _since(session)
        recharged = _last_recharges(session)
        contested = contested_cents(session.database)
        rows = session.database.rows(
            "SELECT b.account_id, p.id, p.last_name, p.first_name, COALESCE(g.name, ''), COALESCE(h.name, ''), sg.name,"
            " b.cents FROM balance b JOIN account a ON a.id = b.account_id JOIN pupil p ON p.id = a.pupil_id"
            " JOIN service_group sg ON sg.id = a.service_group_id"
            " LEFT JOIN placement pl ON pl.pupil_id = p.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
            " LEFT JOIN class_group g ON g.id = pl.class_group_id LEFT JOIN school h ON h.id = g.school_id"
            " WHERE b.cents < 0 ORDER BY b.cents, p.last_name, p.first_name, b.account_id",
            (day_number(today), day_number(today)),
        )
    return tuple(
        DebtLine(
            account_id=account_id,
            pupil_id=pupil_id,
            pupil_name=f"{last_name} {first_name}",
            class_name=class_name,
            school_name=school_name,
            service_group_name=group_name,
            debt_cents=-int(cents),
            since=since[account_id],
            days=max(0, (today - since[account_id]).days),
            last_recharge_on=recharged.get(account_id),
            contested_cents=contested.get(account_id, 0),
        )
        for account_id, pupil_id, last_name, first_name, class_name, school_name, group_name, cents in rows
    )


def by_age(lines: tuple[DebtLine, ...]) -> dict[int | None, tuple[int, int]]:
    """Return how many debts and how much (cents) are at most 30, 60, 90 days old; None: older."""
    found: dict[int | None, list[int]] = defaultdict(lambda: [0, 0])
    for line in lines:
        age = next((limit for limit in AGES if line.days <= limit), None)
        found[age][0] += 1
        found[age][1] += line.debt_cents
    return {age: (found[age][0], found[age][1]) for age in (*AGES, None)}


def _spans(first: date, last: date, step: Step) -> list[tuple[date, date]]:
    if step is Step.DAY:
        ensure_days(first, last)
        days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
        return [(day, day) for day in days]
    return [
        (max(first, month), min(last, next_month(month) - timedelta(days=1))) for month in months_between(first, last)
    ]


def _since(session: Session) -> dict[int, date]:
    """Return for each account in debt the day since which it has been without a break."""
    rows = session.database.rows(
        "WITH running AS (SELECT e.account_id, e.day, ROW_NUMBER() OVER w AS place, SUM(e.amount_cents) OVER w AS cents"
        " FROM balance b JOIN entry e ON e.account_id = b.account_id WHERE b.cents < 0"
        " WINDOW w AS (PARTITION BY e.account_id ORDER BY e.day, e.kind, e.seq)),"
        " sound AS (SELECT account_id, MAX(place) AS place FROM running WHERE cents >= 0 GROUP BY account_id)"
        " SELECT r.account_id, MIN(r.day) FROM running r LEFT JOIN sound s ON s.account_id = r.account_id"
        " WHERE r.place > COALESCE(s.place, 0) GROUP BY r.account_id"
    )
    return {account_id: day_from_number(day) for account_id, day in rows}


def _last_recharges(session: Session) -> dict[int, date]:
    rows = session.database.rows(
        "SELECT r.account_id, MAX(r.at) FROM balance b JOIN recharge r ON r.account_id = b.account_id"
        " WHERE b.cents < 0 AND NOT EXISTS (SELECT 1 FROM reversal v WHERE v.account_id = r.account_id"
        " AND v.day = r.day AND v.kind = r.kind AND v.seq = r.seq) GROUP BY r.account_id"
    )
    return {account_id: rome(instant_from_number(at)).date() for account_id, at in rows}
