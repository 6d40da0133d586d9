"""Merging: what is still to come goes to the record that is kept, what was charged stays where it was.

The ledger is only added to: a balance goes over by two entries of the kind transfer. The second record stays, pointing
at the first, and is not found by searching any more.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.ledger import chain
from core.ledger.accounts import opened_account
from core.ledger.kinds import Contra, EntryKind
from core.ledger.posting import append
from core.ledger.transferring import write_note
from core.merging.records import MergeDone
from core.merging.stopping import REASON, stop_messages
from core.merging.work import ENROLMENT, DatedMove, DietMove, Work, work_of
from core.registry.naming import search_key
from core.registry.payers import payer_book, write_period
from core.registry.roll_over_rows import forget_rows
from core.storage import instant_number
from core.storage.database import Row

#: Characters of a note on the waiting list.
_LONGEST_NOTE = 200


def merge_pupils(session: Session, operation: OperationId, kept_id: int, merged_id: int, reason: str = "") -> MergeDone:
    """Make one of two records of the same child; the same `operation` again gives back the first answer.

    Classes, enrolments, bands, diets, requests and meals from the day after the last charge go to `kept_id` where it
    has none of its own; so do guardians, cards, what is missing of its data, and the balances.

    Raises:
        InvalidValue: the two are one.
        NotFound: no such pupil.
        PupilRetired: one of the two was merged or erased before.
        PeriodClosed: there is a balance to move, and today lies in a closed period.
        Conflict: the same id came with other pupils.
    """
    session.require(Permission.EDIT_REGISTRY)
    session.require(Permission.POST_LEDGER)
    reason = " ".join(reason.split())[:200]

    def action() -> Answer:
        work = work_of(session, kept_id, merged_id)
        for move in work.dated:
            _move_dated(session, work, move)
        for diet in work.diets:
            _move_diet(session, work, diet)
        _move_days(session, work)
        _move_cards(session, work)
        _move_family(session, work)
        _move_payers(session, work)
        _take_identity(session, work)
        _move_photo(session, work)
        _stop_messages(session, work)
        moved_cents = _move_balances(session, operation, work)
        session.database.execute(
            "INSERT INTO pupil_merge (merged_id, kept_id, actor_id, at) VALUES (?, ?, ?, ?)",
            (merged_id, kept_id, session.actor.id, instant_number(session.now())),
        )
        moved = sum(one.is_moved for one in work.cards)
        answer: Answer = {
            "kept_id": kept_id,
            "merged_id": merged_id,
            "moved_cents": moved_cents,
            "cards_moved": moved,
            "cards_revoked": len(work.cards) - moved,
        }
        told = {move.dated.table: len(move.parts) for move in work.dated}
        record(
            session, "merge_pupils", f"pupil:{kept_id}",
            merged=merged_id, reason=reason, moved_cents=moved_cents, guardians=list(work.guardians),
            diets=len(work.diets), presences=work.presences, requests=work.exceptions, **told,
        )  # fmt: skip
        record(session, "merge_pupils", f"pupil:{merged_id}", into=kept_id)
        return answer

    outcome = chain.chained_once(session, operation, {"kept": kept_id, "merged": merged_id}, action)
    return MergeDone(**outcome.answer, is_repeat=outcome.is_repeat)


def merged_into(session: Session, pupil_id: int) -> int | None:
    """Return the record that stands for a merged one (through all merges), None for one that was not merged."""
    session.require(Permission.VIEW_REGISTRY)
    found, asked = None, pupil_id
    while True:
        kept = session.database.scalar("SELECT kept_id FROM pupil_merge WHERE merged_id = ?", (asked,))
        if kept is None:
            return found
        found = asked = int(kept)


def _move_dated(session: Session, work: Work, move: DatedMove) -> None:
    """Give the kept record the free days, and let the second one's rows end before them."""
    database, dated = session.database, move.dated
    insertions = _insertions(session, move.old_ids) if dated is ENROLMENT else []
    for row_id in move.old_ids:
        ended = database.execute(
            f"UPDATE {dated.table} SET ends_on = ? WHERE id = ? AND starts_on < ?", (work.cut - 1, row_id, work.cut)
        )
        if not ended:
            forget_rows(session, dated.table, [row_id])
            database.execute(f"DELETE FROM {dated.table} WHERE id = ?", (row_id,))
    columns = (*dated.key, *dated.carried)
    places = ", ".join("?" * (len(columns) + 3))
    for part in move.parts:
        row_id = database.scalar(
            f"INSERT INTO {dated.table} (pupil_id, starts_on, ends_on, {', '.join(columns)}) VALUES ({places})"
            " RETURNING id",
            (work.kept_id, part.starts_on, part.ends_on, *part.values),
        )
        for service_id, starts, ends, weekdays in insertions:
            first, last = max(starts, part.starts_on), min(ends, part.ends_on)
            if service_id == part.values[0] and first <= last:
                database.execute(
                    "INSERT INTO insertion (enrolment_id, starts_on, ends_on, weekdays) VALUES (?, ?, ?, ?)",
                    (row_id, first, last, weekdays),
                )


def _insertions(session: Session, enrolment_ids: Sequence[int]) -> list[Row]:
    """Return the gradual insertions of enrolments that are about to go: service, from, to, weekdays."""
    if not enrolment_ids:
        return []
    places = ", ".join("?" * len(enrolment_ids))
    return session.database.rows(
        "SELECT e.service_id, i.starts_on, i.ends_on, i.weekdays FROM insertion i JOIN enrolment e"
        f" ON e.id = i.enrolment_id WHERE e.id IN ({places})",
        enrolment_ids,
    )


def _move_diet(session: Session, work: Work, diet: DietMove) -> None:
    database = session.database
    if diet.kept_row is None:
        database.execute("UPDATE pupil_diet SET pupil_id = ? WHERE id = ?", (work.kept_id, diet.row_id))
        return
    # The same diet on both records: the kept one lasts as long as either, unless its next one is in the way.
    clash = database.scalar(
        "SELECT 1 FROM pupil_diet o JOIN pupil_diet k ON k.id = ? WHERE o.pupil_id = k.pupil_id"
        " AND o.diet_id = k.diet_id AND o.id <> k.id AND o.starts_on <= ? AND o.ends_on >= ?",
        (diet.kept_row, diet.ends_on, diet.starts_on),
    )
    if clash is None:
        database.execute(
            "UPDATE pupil_diet SET starts_on = ?, ends_on = ? WHERE id = ?",
            (diet.starts_on, diet.ends_on, diet.kept_row),
        )


def _move_days(session: Session, work: Work) -> None:
    """Hand over meals and exceptions that are not charged yet; a meal that both have is one meal."""
    database = session.database
    for table in ("presence", "meal_exception", "closing_seen"):
        database.execute(
            f"DELETE FROM {table} WHERE pupil_id = ? AND day >= ? AND EXISTS (SELECT 1 FROM {table} k"
            f" WHERE k.pupil_id = ? AND k.day = {table}.day AND k.service_id = {table}.service_id)",
            (work.merged_id, work.cut, work.kept_id),
        )
        database.execute(
            f"UPDATE {table} SET pupil_id = ? WHERE pupil_id = ? AND day >= ?",
            (work.kept_id, work.merged_id, work.cut),
        )
    _move_waiting(session, work)


def _move_waiting(session: Session, work: Work) -> None:
    """Hand the places in the queue over; of two for one service the family keeps the earlier, with both notes."""
    database, at = session.database, instant_number(session.now())
    doubled = database.rows(
        "SELECT m.id, k.id, m.school_id = k.school_id AND m.school_year_id = k.school_year_id,"
        " m.asked_on, m.at, m.note, k.asked_on, k.at, k.note"
        " FROM waiting_entry m JOIN waiting_entry k ON k.service_id = m.service_id"
        " WHERE m.pupil_id = ? AND k.pupil_id = ? AND m.state = 'waiting' AND k.state = 'waiting'",
        (work.merged_id, work.kept_id),
    )
    for merged_row, kept_row, is_one_queue, asked_on, asked_at, note, kept_on, kept_at, kept_note in doubled:
        if is_one_queue:
            first = min((asked_on, asked_at), (kept_on, kept_at))
            notes = ". ".join(dict.fromkeys(filter(None, (kept_note, note))))
            database.execute(
                "UPDATE waiting_entry SET asked_on = ?, at = ?, note = ? WHERE id = ?",
                (*first, notes[:_LONGEST_NOTE], kept_row),
            )
        database.execute("UPDATE waiting_entry SET state = 'withdrawn', closed_at = ? WHERE id = ?", (at, merged_row))
    database.execute(
        "UPDATE waiting_entry SET pupil_id = ? WHERE pupil_id = ? AND state = 'waiting'",
        (work.kept_id, work.merged_id),
    )


def _move_cards(session: Session, work: Work) -> None:
    at = instant_number(session.now())
    for card in work.cards:
        if card.is_moved:
            session.database.execute("UPDATE card SET pupil_id = ? WHERE id = ?", (work.kept_id, card.card_id))
        else:
            session.database.execute(
                "UPDATE card SET revoked_at = ?, revoke_reason = ? WHERE id = ?", (at, REASON, card.card_id)
            )


def _move_family(session: Session, work: Work) -> None:
    database = session.database
    has_applicant = database.scalar("SELECT 1 FROM guardianship WHERE pupil_id = ? AND is_applicant", (work.kept_id,))
    rows = database.rows(
        "SELECT guardian_id, relation, is_applicant FROM guardianship WHERE pupil_id = ?", (work.merged_id,)
    )
    database.execute("DELETE FROM guardianship WHERE pupil_id = ?", (work.merged_id,))
    for guardian_id, relation, is_applicant in rows:
        becomes = bool(is_applicant) and has_applicant is None
        database.execute(
            "INSERT INTO guardianship (pupil_id, guardian_id, relation, is_applicant) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (pupil_id, guardian_id) DO UPDATE"
            " SET is_applicant = (guardianship.is_applicant OR excluded.is_applicant)",
            (work.kept_id, guardian_id, relation, becomes),
        )


def _move_payers(session: Session, work: Work) -> None:
    """Who pays for the second record pays for the kept one, unless that has payers of its own.

    What was written of the second record stays with it: its recharges were paid by those.
    """
    periods = payer_book(session.database, (work.kept_id, work.merged_id)).periods
    if periods.get(work.kept_id):
        return
    for one in periods.get(work.merged_id, ()):
        percents = [(payer.guardian_id, payer.percent) for payer in one.payers]
        write_period(session, work.kept_id, percents, one.starts_on, one.ends_on)


def _take_identity(session: Session, work: Work) -> None:
    """Fill in what the kept record lacks; a fiscal code is first taken from the other, for there is one of each."""
    database = session.database
    columns = "last_name, first_name, fiscal_code, born_on"
    kept, merged = (
        database.row(f"SELECT {columns} FROM pupil WHERE id = ?", (pupil_id,))
        for pupil_id in (work.kept_id, work.merged_id)
    )
    if kept is None or merged is None:
        raise RuntimeError("a pupil vanished inside its own transaction")
    code, born = kept[2], kept[3]
    if code is None and merged[2] is not None:
        code = merged[2]
        database.execute(
            "UPDATE pupil SET fiscal_code = NULL, search_key = ? WHERE id = ?",
            (search_key(merged[0], merged[1]), work.merged_id),
        )
    if born is None:
        born = merged[3]
    database.execute(
        "UPDATE pupil SET fiscal_code = ?, born_on = ?, search_key = ? WHERE id = ?",
        (code, born, search_key(kept[0], kept[1], code), work.kept_id),
    )


def _move_photo(session: Session, work: Work) -> None:
    """Hand the photo over where the kept record has none; one that is not shown any more is not kept either."""
    database = session.database
    database.execute(
        "UPDATE pupil_photo SET pupil_id = ? WHERE pupil_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM pupil_photo k WHERE k.pupil_id = ?)",
        (work.kept_id, work.merged_id, work.kept_id),
    )
    database.execute("DELETE FROM pupil_photo WHERE pupil_id = ?", (work.merged_id,))


def _stop_messages(session: Session, work: Work) -> None:
    """What was to be sent about the second record is not sent any more: its balance is about to go."""
    stop_messages(session, "m.pupil_id = ? AND m.state IN ('queued', 'failed')", (work.merged_id,))


def _move_balances(session: Session, operation: OperationId, work: Work) -> int:
    """Bring each balance over by two entries; return the cents that went over in all."""
    on = session.today()
    for group_id, _name, account_id, cents in work.accounts:
        target = opened_account(session, work.kept_id, group_id)
        for step, account, amount in (("out", account_id, -cents), ("in", target, cents)):
            key = append(
                session,
                OperationId(operation.source, f"{operation.external_id}:{step}:{group_id}"),
                account_id=account,
                on=on,
                kind=EntryKind.TRANSFER,
                amount_cents=amount,
                contra=Contra.TRANSFER,
            )
            write_note(session, key, REASON, other_account_id=target if step == "out" else account_id)
    return sum(cents for *_account, cents in work.accounts)
