"""Two records of one guardian become one: the children, who applied, who pays and paid, what is missing of the data.

Who paid is never changed where it stands: each period with a share of the second record is withdrawn and written anew
with the kept one, shares of both added up. What a receipt says stays as it was printed. The second record stays for
that history, pointing at the first, and is not found by searching any more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from core.access.audit import record
from core.access.operations import Answer, OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, NotFound
from core.merging.faults import TwoFiscalCodes
from core.merging.guardian_records import GuardianMergeDone, GuardianMergePreview, GuardianSide
from core.merging.stopping import stop_messages
from core.registry.fiscal_codes import without_omocodia
from core.registry.merged_guardians import ensure_guardian_in_use, lock_guardian
from core.registry.naming import search_key
from core.registry.payers import lock_pupil, write_period
from core.storage import day_from_number, instant_number

_DATA = ("fiscal_code", "email", "phone", "address")
_OPEN = "('queued', 'sending', 'failed')"


@dataclass(frozen=True, slots=True)
class _Link:
    pupil_id: int
    name: str
    relation: str
    is_applicant: bool


@dataclass(frozen=True, slots=True)
class _Period:
    """A period that the second record has a share of, with all shares as they become."""

    id: int
    pupil_id: int
    starts_on: int
    ends_on: int
    percents: tuple[tuple[int, int], ...]
    is_added_up: bool


@dataclass(frozen=True, slots=True)
class _Work:
    preview: GuardianMergePreview
    links: tuple[_Link, ...]
    periods: tuple[_Period, ...]


def preview_guardian_merge(session: Session, kept_id: int, merged_id: int) -> GuardianMergePreview:
    """Return what merging the guardian `merged_id` into `kept_id` would do now.

    Raises:
        InvalidValue, NotFound, GuardianRetired, TwoFiscalCodes: as `merge_guardians`.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.snapshot():
        return _work_of(session, kept_id, merged_id).preview


def merge_guardians(
    session: Session,
    operation: OperationId,
    kept_id: int,
    merged_id: int,
    reason: str = "",
    *,
    shown: GuardianMergePreview | None = None,
) -> GuardianMergeDone:
    """Make one of two records of the same guardian; the same `operation` again gives back the first answer.

    Args:
        session: who acts.
        operation: its id.
        kept_id: the record that stays.
        merged_id: the record that is not used any more.
        reason: why, for the trail.
        shown: `preview_guardian_merge` as it was on screen.

    Raises:
        InvalidValue: the two are one.
        NotFound: no such guardian.
        GuardianRetired: one of the two was merged before.
        TwoFiscalCodes: they have different ones: two people, or one of the codes is wrong.
        ChangedMeanwhile: it would do something else than was `shown`.
        Conflict: the same id came with other guardians.
    """
    session.require(Permission.EDIT_REGISTRY)
    reason = " ".join(reason.split())[:200]
    subjects = (f"guardian:{kept_id}", f"guardian:{merged_id}")

    def action() -> Answer:
        # From here on nobody else changes the two, nor the payers and applicants of their children.
        for guardian_id in sorted({kept_id, merged_id}):
            lock_guardian(session, guardian_id)
        for pupil_id in _children(session, kept_id, merged_id):
            lock_pupil(session, pupil_id)
        work = _work_of(session, kept_id, merged_id)
        ensure_as_shown(session, subjects, shown, lambda: work.preview)
        _move_links(session, kept_id, merged_id, work.links)
        for period in work.periods:
            _write_anew(session, period)
        _take_data(session, work.preview)
        messages = _move_messages(session, kept_id, merged_id)
        session.database.execute("DELETE FROM guardian_distinct WHERE ? IN (first_id, second_id)", (merged_id,))
        session.database.execute(
            "INSERT INTO guardian_merge (merged_id, kept_id, actor_id, at) VALUES (?, ?, ?, ?)",
            (merged_id, kept_id, session.actor.id, instant_number(session.now())),
        )
        record(
            session, "merge_guardians", subjects[0],
            merged=merged_id, reason=reason, pupils=[link.pupil_id for link in work.links],
            periods=len(work.periods), messages=messages, taken=list(work.preview.takes),
        )  # fmt: skip
        record(session, "merge_guardians", subjects[1], into=kept_id)
        return {
            "kept_id": kept_id, "merged_id": merged_id, "children": len(work.links), "periods": len(work.periods)
        }  # fmt: skip

    outcome = once(session, operation, {"kept_guardian": kept_id, "merged_guardian": merged_id}, action)
    return GuardianMergeDone(**outcome.answer, is_repeat=outcome.is_repeat)


def _work_of(session: Session, kept_id: int, merged_id: int) -> _Work:
    if kept_id == merged_id:
        raise InvalidValue(field="Genitori", reason="scegli due schede diverse.")
    for guardian_id in (kept_id, merged_id):
        ensure_guardian_in_use(session, guardian_id)
    own, links = _links(session, kept_id), _links(session, merged_id)
    kept, merged = _side(session, kept_id, own), _side(session, merged_id, links)
    codes = [one.fiscal_code for one in (kept, merged) if one.fiscal_code]
    if len(codes) == 2 and without_omocodia(codes[0]) != without_omocodia(codes[1]):
        raise TwoFiscalCodes(kept=kept.name, kept_code=codes[0], merged=merged.name, merged_code=codes[1])
    mine = {link.pupil_id: link for link in own}
    periods = _periods(session, kept_id, merged_id)
    messages = session.database.scalar("SELECT COUNT(*) FROM message WHERE guardian_id = ?", (merged_id,))
    data = [(name, getattr(kept, name), getattr(merged, name)) for name in _DATA]
    preview = GuardianMergePreview(
        kept=kept,
        merged=merged,
        children=tuple(link.name for link in links if link.pupil_id not in mine),
        shared=tuple(link.name for link in links if link.pupil_id in mine),
        applicant_of=sum(link.is_applicant for link in links),
        periods=len(periods),
        added_up=sum(period.is_added_up for period in periods),
        messages=int(messages),
        takes=tuple(name for name, of_kept, of_merged in data if of_merged and not of_kept),
        leaves=tuple(name for name, of_kept, of_merged in data if of_merged and of_kept and of_kept != of_merged),
    )
    return _Work(preview, links, periods)


def _side(session: Session, guardian_id: int, links: tuple[_Link, ...]) -> GuardianSide:
    row = session.database.row(
        f"SELECT last_name, first_name, {', '.join(_DATA)} FROM guardian WHERE id = ?", (guardian_id,)
    )
    if row is None:
        raise NotFound(what="Genitore")
    last, first, code, email, phone, address = row
    names = tuple(link.name for link in links)
    return GuardianSide(guardian_id, f"{last} {first}".strip(), code, email, phone, address, names)


def _links(session: Session, guardian_id: int) -> tuple[_Link, ...]:
    rows = session.database.rows(
        "SELECT p.id, p.last_name, p.first_name, l.relation, l.is_applicant FROM guardianship l"
        " JOIN pupil p ON p.id = l.pupil_id WHERE l.guardian_id = ? ORDER BY p.search_key, p.id",
        (guardian_id,),
    )
    return tuple(
        _Link(pupil_id, f"{last} {first}", relation, bool(applies)) for pupil_id, last, first, relation, applies in rows
    )


def _children(session: Session, *guardian_ids: int) -> list[int]:
    """Return whom these stand or pay for, in the order in which all lock them."""
    rows = session.database.rows(
        "SELECT pupil_id FROM guardianship WHERE guardian_id IN (?, ?) UNION SELECT t.pupil_id FROM payer_period t"
        " JOIN payer_share s ON s.payer_set_id = t.payer_set_id WHERE s.guardian_id IN (?, ?) ORDER BY 1",
        (*guardian_ids, *guardian_ids),
    )
    return [row[0] for row in rows]


def _periods(session: Session, kept_id: int, merged_id: int) -> tuple[_Period, ...]:
    """Return what is to be written anew: also of the past, so that a certificate of last year names one person."""
    rows = session.database.rows(
        "SELECT t.id, t.pupil_id, t.starts_on, t.ends_on, s.guardian_id, s.percent FROM payer_period t"
        " JOIN payer_share s ON s.payer_set_id = t.payer_set_id WHERE t.withdrawn_at IS NULL AND EXISTS"
        " (SELECT 1 FROM payer_share m WHERE m.payer_set_id = t.payer_set_id AND m.guardian_id = ?)"
        " ORDER BY t.pupil_id, t.starts_on, t.id, s.guardian_id",
        (merged_id,),
    )
    shares: dict[tuple[int, int, int, int], dict[int, int]] = defaultdict(dict)
    for *period, guardian_id, percent in rows:
        shares[tuple(period)][guardian_id] = percent
    found: list[_Period] = []
    for (period_id, pupil_id, starts_on, ends_on), of in shares.items():
        is_added_up = kept_id in of
        of[kept_id] = of.get(kept_id, 0) + of.pop(merged_id)
        found.append(_Period(period_id, pupil_id, starts_on, ends_on, tuple(sorted(of.items())), is_added_up))
    return tuple(found)


def _move_links(session: Session, kept_id: int, merged_id: int, links: tuple[_Link, ...]) -> None:
    """Give the children over; of a child of both the kept record's relation stays, and no applicant's mark is lost."""
    database = session.database
    # First none: a pupil has one applicant at every moment.
    database.execute("DELETE FROM guardianship WHERE guardian_id = ?", (merged_id,))
    for link in links:
        database.execute(
            "INSERT INTO guardianship (pupil_id, guardian_id, relation, is_applicant) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (pupil_id, guardian_id) DO UPDATE"
            " SET is_applicant = (guardianship.is_applicant OR excluded.is_applicant)",
            (link.pupil_id, kept_id, link.relation, link.is_applicant),
        )


def _write_anew(session: Session, period: _Period) -> None:
    session.database.execute(
        "UPDATE payer_period SET withdrawn_at = ?, withdrawn_by_id = ? WHERE id = ?",
        (instant_number(session.now()), session.actor.id, period.id),
    )
    first, last = day_from_number(period.starts_on), day_from_number(period.ends_on)
    write_period(session, period.pupil_id, period.percents, first, last)


def _take_data(session: Session, preview: GuardianMergePreview) -> None:
    """Fill in what the kept record lacks; the second one has no fiscal code any more: there is one of each."""
    database, kept, merged = session.database, preview.kept, preview.merged
    for guardian_id, code in ((merged.id, None), (kept.id, kept.fiscal_code or merged.fiscal_code)):
        names = database.row("SELECT last_name, first_name FROM guardian WHERE id = ?", (guardian_id,))
        if names is None:
            raise RuntimeError("a guardian vanished inside its own transaction")
        database.execute(
            "UPDATE guardian SET fiscal_code = ?, search_key = ? WHERE id = ?",
            (code, search_key(names[0], names[1], code), guardian_id),
        )
    for name in preview.takes:
        if name != "fiscal_code":
            database.execute(f"UPDATE guardian SET {name} = ? WHERE id = ?", (getattr(merged, name), kept.id))


def _move_messages(session: Session, kept_id: int, merged_id: int) -> int:
    """Hand the letters over; of two that wait for the same account and step the kept record's goes out."""
    twin = (
        f"EXISTS (SELECT 1 FROM message k WHERE k.guardian_id = ? AND k.state IN {_OPEN}"
        " AND k.account_id = m.account_id AND k.step = m.step)"
    )
    stop_messages(session, f"m.guardian_id = ? AND m.state IN ('queued', 'failed') AND {twin}", (merged_id, kept_id))
    # One that is leaving just now beside another that waits stays with the second record.
    return session.database.execute(
        "UPDATE message SET guardian_id = ? WHERE id IN (SELECT m.id FROM message m WHERE m.guardian_id = ?"
        f" AND (m.state NOT IN {_OPEN} OR NOT {twin}))",
        (kept_id, merged_id, kept_id),
    )
