"""What a merge would do, before anything is written."""

from __future__ import annotations

from core.access.permissions import Permission
from core.access.session import Session
from core.merging.records import AccountMove, MergePreview, MergeSide
from core.merging.work import BAND, ENROLMENT, PLACEMENT, Dated, Work, work_of
from core.registry import pupil
from core.storage import day_from_number


def preview_merge(session: Session, kept_id: int, merged_id: int) -> MergePreview:
    """Return what merging the record `merged_id` into `kept_id` would do now.

    Raises:
        InvalidValue, NotFound, PupilRetired: as `merge_pupils`.
    """
    session.require(Permission.EDIT_REGISTRY)
    session.require(Permission.POST_LEDGER)
    with session.database.snapshot():
        work = work_of(session, kept_id, merged_id)
        kept, merged = _side(session, kept_id), _side(session, merged_id)
        return MergePreview(
            kept=kept,
            merged=merged,
            from_on=day_from_number(work.cut) if work.has_cut else None,
            placements=_parts(work, PLACEMENT),
            enrolments=_parts(work, ENROLMENT),
            bands=_parts(work, BAND),
            diets=len(work.diets),
            guardians=len(work.guardians),
            presences=work.presences,
            requests=work.exceptions,
            cards_moved=sum(one.is_moved for one in work.cards),
            cards_revoked=sum(not one.is_moved for one in work.cards),
            accounts=tuple(AccountMove(group, name, cents) for group, name, _account, cents in work.accounts),
            takes_fiscal_code=kept.fiscal_code is None and merged.fiscal_code is not None,
            takes_birth=kept.born_on is None and merged.born_on is not None,
        )


def _parts(work: Work, dated: Dated) -> int:
    return sum(len(move.parts) for move in work.dated if move.dated is dated)


def _side(session: Session, pupil_id: int) -> MergeSide:
    found = pupil(session, pupil_id)
    newest = found.placements[0] if found.placements else None
    return MergeSide(
        found.id,
        found.full_name,
        found.fiscal_code,
        found.born_on,
        found.class_name or ("" if newest is None else newest.class_name),
        tuple(one.full_name for one in found.guardians),
    )
