"""The opening balances of many accounts in few statements, sealed together: the day on which a municipality begins."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.ledger import bulk, chain
from core.ledger.kinds import Contra, EntryKey, EntryKind
from core.ledger.periods import ensure_open
from core.storage import day_number, instant_number

_KIND, _CONTRA = int(EntryKind.OPENING), int(Contra.OPENING)


def post_openings(session: Session, scope: str, on: date, balances: Mapping[int, int]) -> dict[int, EntryKey]:
    """Post an opening balance (cents, not zero) to each of these accounts; return the entries by account.

    For an operation that is done once and has locked the chain. One batch, one line in the audit trail: what each
    account got stands in the ledger. Every account must exist.

    Raises:
        PeriodClosed: `on` lies in a closed period.
    """
    session.require(Permission.POST_LEDGER)
    if not balances:
        return {}
    if not all(balances.values()):
        raise ValueError("an opening balance is not zero")
    database = session.database
    database.ensure_in_transaction()
    ensure_open(database, on)
    day, at = day_number(on), session.now()
    made_at, actor = instant_number(at), session.actor.id
    taken: dict[int, int] = dict(
        database.rows(
            f"SELECT e.account_id, MAX(e.seq) + 1 FROM {bulk.json_rows(database)}"
            f" JOIN entry e ON e.account_id = {bulk.json_number()} AND e.day = ? AND e.kind = ? GROUP BY e.account_id",
            (json.dumps(sorted(balances)), day, _KIND),
        )
    )
    rows = [(account_id, taken.get(account_id, 0), cents) for account_id, cents in sorted(balances.items())]
    link = chain.next_link(database)
    lines = [
        chain.entry_line((account_id, day, _KIND, seq, cents, _CONTRA, actor, made_at))
        for account_id, seq, cents in rows
    ]
    total = sum(balances.values())
    chain.seal(session, link, day=day, scope=f"op:{scope}", at=at, total_cents=total, lines=lines)
    account, seq, cents = (bulk.json_number(place) for place in range(3))
    bound = "CAST(? AS BIGINT)"  # PostgreSQL would take a bound value in a SELECT for text
    database.execute(
        "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, actor_id, at, batch_id)"
        f" SELECT {account}, {bound}, {bound}, {seq}, {cents}, {bound}, {bound}, {bound}, {bound}"
        f" FROM {bulk.json_rows(database)} WHERE TRUE",
        (day, _KIND, _CONTRA, actor, made_at, link.batch_id, json.dumps(rows)),
    )
    record(session, "post_openings", f"batch:{link.batch_id}", on=on.isoformat(), entries=len(rows), total_cents=total)
    return {account_id: EntryKey(account_id, on, EntryKind.OPENING, seq) for account_id, seq, _cents in rows}
