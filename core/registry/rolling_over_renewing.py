"""Letting bands, exemptions and diets go on into the new year, and ending them again where they ended."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.registry.rolling_over_records import Expiring, ExpiringKind, RollOverPlan
from core.storage import day_number, tables

#: Where each kind is kept, and the name under which its renewal is noted.
_TABLES = {
    ExpiringKind.BAND: ("band", "band_assignment"),
    ExpiringKind.EXEMPTION: ("band", "band_assignment"),
    ExpiringKind.DIET: ("diet", "pupil_diet"),
}

_VERBS = {"band": "renew_band", "diet": "renew_diet"}


def require_renewing(session: Session, plan: RollOverPlan) -> None:
    """Ask for what the renewals of a plan need beside the roll-over itself.

    Raises:
        NotAllowed: the role may not set bands, or diets.
    """
    kinds = {kind for kind, _row_id in plan.renewals}
    if kinds & {ExpiringKind.BAND, ExpiringKind.EXEMPTION}:
        session.require(Permission.EDIT_TARIFFS)
    if ExpiringKind.DIET in kinds:
        session.require(Permission.EDIT_DIETS)


def renewable(plan: RollOverPlan, found: Sequence[Expiring]) -> tuple[Expiring, ...]:
    """Return what of `found` the plan lets go on: chosen, and still possible."""
    chosen = set(plan.renewals)
    return tuple(one for one in found if one.until is not None and (one.kind, one.row_id) in chosen)


def renew(session: Session, roll_over_id: int, chosen: Sequence[Expiring]) -> None:
    """Let them go on, and note when they would have ended."""
    for one in chosen:
        kind, table = _TABLES[one.kind]
        until = day_number(one.until) if one.until is not None else 0
        session.database.run(
            tables.RollOverRenewal.insert(
                roll_over=roll_over_id, kind=kind, row_id=one.row_id, ended_on=one.ends_on, renewed_to=one.until
            )
        )
        session.database.execute(f"UPDATE {table} SET ends_on = ? WHERE id = ?", (until, one.row_id))
        record(
            session, _VERBS[kind], f"pupil:{one.pupil_id}",
            what=one.what, before=one.ends_on, after=one.until, roll_over=roll_over_id,
        )  # fmt: skip


def end_again(session: Session, roll_over_id: int) -> int:
    """End what a roll-over let go on where it ended; what was changed since then stays. Return how many."""
    return sum(
        session.database.execute(
            f"UPDATE {table} AS t SET ends_on = (SELECT r.ended_on FROM roll_over_renewal r"
            " WHERE r.roll_over_id = ? AND r.kind = ? AND r.row_id = t.id) WHERE EXISTS (SELECT 1"
            " FROM roll_over_renewal r WHERE r.roll_over_id = ? AND r.kind = ? AND r.row_id = t.id"
            " AND r.renewed_to = t.ends_on)",
            (roll_over_id, kind, roll_over_id, kind),
        )
        for kind, table in sorted(set(_TABLES.values()))
    )
