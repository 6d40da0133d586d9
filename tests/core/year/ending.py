"""Many years later: names go, entries stay."""

from __future__ import annotations

from datetime import date, time

from core import ledger
from core.privacy.erasing import erase_pupils
from core.privacy.retention import due_for_erasure
from tests.core.year.checks_money import check_ledger
from tests.core.year.moves_records import settle
from tests.core.year.world import Sim


def erase(sim: Sim) -> None:
    """All whose time has come lose their names; nobody loses an entry."""
    sim.set_time(date(2041, 1, 15), time(10))
    entries = sim.database.rows("SELECT account_id, day, kind, seq, amount_cents FROM entry ORDER BY 1, 2, 3, 4")
    due = due_for_erasure(sim.session)
    roots = set(sim.pupils())
    assert {one.pupil_id for one in due} <= roots, f"who is { ({one.pupil_id for one in due} - roots) }?"
    in_debt = {one for one in _groups(sim, roots) if any(sim.model.balance.get(part) for part in _group(sim, one))}
    assert {one.pupil_id for one in due if one.in_the_way} == in_debt & {one.pupil_id for one in due}
    chosen = [one.pupil_id for one in due if not one.in_the_way][:8]
    assert erase_pupils(sim.session, sim.operation(), chosen) == len(chosen)
    for pupil_id in chosen:
        for part in _group(sim, pupil_id):
            last, first = sim.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (part,)) or ("", "")
            assert (last, first) == ("Alunno", f"n. {part}")
    assert entries == sim.database.rows(
        "SELECT account_id, day, kind, seq, amount_cents FROM entry ORDER BY 1, 2, 3, 4"
    )
    check_ledger(sim)
    report = ledger.verify(sim.database)
    assert report.is_ok, report.findings
    if due and in_debt:
        settle(sim, min(in_debt))
        check_ledger(sim)


def _group(sim: Sim, pupil_id: int) -> list[int]:
    """A record and all that were merged into it, through others too."""
    found = [pupil_id]
    for merged, kept in sim.model.merged.items():
        if kept == pupil_id:
            found += _group(sim, merged)
    return found


def _groups(sim: Sim, roots: set[int]) -> list[int]:
    return [one for one in roots if _group(sim, one)]
