"""The day's close: the charges of all schools, in chunks that can be interrupted anywhere and are never posted twice.

1. Prices of all are looked up: if some are missing, nothing is written at all.
2. The close is noted as begun, alone: whoever was changing the day has finished, nobody can change it from here on.
3. School by school, chunk by chunk of at most `CHUNK`, one transaction each, the charges go into the ledger. The last
   chunk of a school carries the school's scope, an earlier one its first and last pupil. Run again after a kill, chunks
   that are done are skipped, and whoever is charged already is left out by the ledger's key.
4. The close is noted as done, with its report: asked for again, it answers that.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core import ledger
from core.access import audit
from core.access.operations import Answer, OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome, rome_instant
from core.errors import Phrase
from core.meals.chargeable import DayFacts, DayPrices, ServiceTerms, facts_of, prices_of, terms_of
from core.meals.cutoff import cutoff_of
from core.meals.day_state import BEGUN, DONE, closed_schools, done_report, hold_alone, is_begun, marker, scope_of
from core.meals.faults import DayNotOver, NoServiceThatDay
from core.meals.records import CloseReport
from core.progress import NO_PROGRESS, Progress
from core.storage import day_number

#: One transaction charges at most this many pupils (research: SQLite's lock is held for some ten milliseconds).
CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class _Part:
    """A chunk of a school: its scope in the ledger and its pupils in the order of their ids."""

    scope: str
    pupil_ids: list[int]


def close_day(session: Session, service_id: int, day: date, *, progress: Progress = NO_PROGRESS) -> CloseReport:
    """Charge the service of a day to everybody who owes it, and close the day.

    Run again it goes on where it was interrupted; once it is done it answers the same report.

    Args:
        session: who closes.
        service_id: which service.
        day: which day.
        progress: told how many pupils are done, and asked whether to go on between chunks.

    Raises:
        DayNotOver: the day is not over for the families: before the latest cut-off of its schools.
        NoServiceThatDay: no class has the service, and nobody was checked in.
        PricesMissing: some have no price; nothing is posted.
        PeriodClosed: the month is closed in the ledger.
        Cancelled: `progress` asked to stop; what is posted stays, the day takes no changes, closing it again goes on.
        NotFound: no such service.
        NotAllowed: the role may not.
    """
    session.require(Permission.CLOSE_DAY)
    began = time.perf_counter()
    terms = terms_of(session, service_id)
    known = done_report(session.database, service_id, day)
    if known is not None:
        return _answered(terms, day, known, is_repeat=True, began=began)
    if not is_begun(session.database, service_id, day):
        facts = facts_of(session, terms, day)
        ensure_over(session, terms, day, facts)
        prices_of(session, service_id, day, facts)
        _begin(session, terms, day)
    # Looked up again: what changed before the beginning counts, and after it nothing does.
    facts = facts_of(session, terms, day)
    prices = prices_of(session, service_id, day, facts)
    _charge(session, terms, day, facts=facts, prices=prices, progress=progress)
    answer, is_repeat = _finish(session, terms, day, exempt=prices.exempt, schools=len(facts.pupils))
    return _answered(terms, day, answer, is_repeat=is_repeat, began=began)


def ensure_over(session: Session, terms: ServiceTerms, day: date, facts: DayFacts) -> None:
    """Refuse a close that comes too early, has nobody to charge, or falls in a closed month."""
    if not facts.pupils:
        reason = Phrase("«{service}» non è previsto in nessuna classe", service=terms.name)
        raise NoServiceThatDay(day=f"{day:%d/%m/%Y}", reason=reason)
    if any(period.first_on <= day <= period.last_on for period in ledger.closed_periods(session)):
        raise ledger.PeriodClosed(day=f"{day:%d/%m/%Y}")
    cutoffs = (cutoff_of(session.database, terms.id, school_id) for school_id in facts.pupils)
    limit = rome_instant(day, max(cutoffs))
    if session.now() <= limit:
        raise DayNotOver(day=f"{day:%d/%m/%Y}", hour=f"{rome(limit):%H:%M}")


def _begin(session: Session, terms: ServiceTerms, day: date) -> None:
    with session.database.transaction():
        hold_alone(session.database, terms.id)
        once(session, OperationId(BEGUN, marker(terms.id, day)), {}, lambda: _note(session, terms, day, "begin_close"))


def _charge(
    session: Session,
    terms: ServiceTerms,
    day: date,
    *,
    facts: DayFacts,
    prices: DayPrices,
    progress: Progress,
) -> None:
    """Post what is not posted yet, chunk by chunk."""
    closed = closed_schools(session.database, terms.id, day)
    done, total = sum(len(facts.pupils.get(school_id, ())) for school_id in closed), facts.count
    for school_id in sorted(facts.pupils.keys() - closed):
        for part in _parts(terms, school_id, facts.pupils[school_id]):
            progress.check()
            _charge_part(session, terms, day, part, prices)
            done += len(part.pupil_ids)
            progress.advance(done, total)


def _parts(terms: ServiceTerms, school_id: int, pupil_ids: list[int]) -> Iterator[_Part]:
    """Cut a school in chunks; the last one (empty, when nobody is charged) has the school's own scope."""
    scope = scope_of(terms.id, school_id)
    chunks = [pupil_ids[first : first + CHUNK] for first in range(0, len(pupil_ids), CHUNK)] or [[]]
    for chunk in chunks[:-1]:
        yield _Part(f"{scope}:{chunk[0]}-{chunk[-1]}", chunk)
    yield _Part(scope, chunks[-1])


def _charge_part(session: Session, terms: ServiceTerms, day: date, part: _Part, prices: DayPrices) -> None:
    accounts = ledger.open_accounts(session, terms.service_group_id, part.pupil_ids) if part.pupil_ids else {}
    charges = [
        ledger.Charge(accounts[pupil_id], prices.cents[pupil_id])
        for pupil_id in part.pupil_ids
        if prices.cents[pupil_id]
    ]
    ledger.post_charges(session, on=day, service_id=terms.id, scope=part.scope, charges=charges)


def _finish(session: Session, terms: ServiceTerms, day: date, *, exempt: int, schools: int) -> tuple[Answer, bool]:
    """Note the close as done; return its report and whether another had noted it meanwhile."""

    def action() -> Answer:
        answer = {**_posted(session, terms, day), "exempt": exempt, "schools": schools}
        return _note(session, terms, day, "close_day", **answer)

    outcome = once(session, OperationId(DONE, marker(terms.id, day)), {}, action)
    return outcome.answer, outcome.is_repeat


def _posted(session: Session, terms: ServiceTerms, day: date) -> Answer:
    """Return what all runs have charged, from the sealed batches."""
    prefix = f"{scope_of(terms.id)}:"
    row = session.database.row(
        "SELECT COALESCE(SUM(entries), 0), COALESCE(SUM(total_cents), 0) FROM batch"
        " WHERE day = ? AND substr(scope, 1, ?) = ?",
        (day_number(day), len(prefix), prefix),
    )
    entries, cents = row or (0, 0)
    return {"charged": int(entries), "total_cents": -int(cents)}


def _note(session: Session, terms: ServiceTerms, day: date, verb: str, **answer: int) -> Answer:
    audit.record(session, verb, f"service:{terms.id}", day=day, policy=terms.policy.value, **answer)
    return dict(answer)


def _answered(terms: ServiceTerms, day: date, answer: Answer, *, is_repeat: bool, began: float) -> CloseReport:
    return CloseReport(
        on=day,
        service_id=terms.id,
        charged=answer["charged"],
        exempt=answer["exempt"],
        total_cents=answer["total_cents"],
        schools=answer["schools"],
        already_closed=is_repeat,
        seconds=time.perf_counter() - began,
    )
