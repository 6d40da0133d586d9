"""Writing the reminders that are due, and looking at one before it is written."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.access.audit import record
from core.access.operations import Answer, OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.messages.due import due_reminders
from core.messages.outbox import add_event
from core.messages.records import DueReminder, MessageState, Prepared, Step
from core.messages.templates import Template, Written, template, written
from core.registry import municipality
from core.storage import instant_number


def preview_text(session: Session, reminder: DueReminder, wanted: Template | None = None) -> Written:
    """Return what a family would read, by the text that holds or by one that is being written.

    Raises:
        MunicipalityMissing: the municipality's data are not entered yet.
    """
    session.require(Permission.SEND_REMINDERS)
    return written(
        wanted or template(session, reminder.step), reminder, municipality(session), f"{session.today():%d/%m/%Y}"
    )


def prepare_reminders(
    session: Session,
    operation: OperationId,
    service_group_id: int,
    chosen: Sequence[tuple[int, Step]],
    *,
    payers: Collection[tuple[int, int]] | None = None,
) -> Prepared:
    """Write the chosen reminders into the outbox; the same `operation` again gives back the first answer.

    What is not due any more by now (paid, exempt, prepared by somebody else) is left out and counted.

    Args:
        session: who acts.
        operation: the id made before sending.
        service_group_id: whose accounts.
        chosen: account and step of each, as `due_reminders` told them.
        payers: account and guardian of those to write to; None: all who pay for the accounts.

    Raises:
        NotFound: no such service group.
        MunicipalityMissing: the municipality's data are not entered yet.
        Conflict: the same id came with another choice.
    """
    session.require(Permission.SEND_REMINDERS)
    wanted = sorted({(account_id, step.value) for account_id, step in chosen})
    only = None if payers is None else frozenset(payers)

    def action() -> Answer:
        due: dict[tuple[int, str], list[DueReminder]] = {}
        for one in due_reminders(session, service_group_id):
            if only is None or (one.account_id, one.guardian_id) in only:
                due.setdefault((one.account_id, one.step.value), []).append(one)
        made = [
            [
                message_id
                for one in due.get(key, ())
                if one.can_go and (message_id := _write(session, one)) is not None
            ]
            for key in wanted
        ]  # fmt: skip
        ids = [message_id for of_account in made for message_id in of_account]
        steps = {step: sum(1 for _account, one in wanted if one == step) for step in {one for _a, one in wanted}}
        if ids:
            record(
                session, "prepare_reminders", f"service_group:{service_group_id}",
                prepared=len(ids), asked=steps, first=ids[0], last=ids[-1],
            )  # fmt: skip
        return {"ids": ids, "skipped": made.count([])}

    told: dict[str, object] = {"group": service_group_id, "chosen": [list(key) for key in wanted]}
    if only is not None:
        told["payers"] = [list(pair) for pair in sorted(only)]
    outcome = once(session, operation, told, action)
    return Prepared(tuple(outcome.answer["ids"]), outcome.answer["skipped"], outcome.is_repeat)


def _write(session: Session, reminder: DueReminder) -> int | None:
    """Write one message; None when one of its step waits already."""
    text = preview_text(session, reminder)
    at = instant_number(session.now())
    rows = session.database.rows(
        "INSERT INTO message (account_id, pupil_id, guardian_id, step, channel, recipient, address, subject, body,"
        " balance_cents, state, attempts, actor_id, made_at, state_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id",
        (
            reminder.account_id, reminder.pupil_id, reminder.guardian_id, reminder.step.value, reminder.channel.value,
            reminder.recipient, reminder.address, text.subject, text.body, reminder.balance_cents, session.actor.id,
            at, at,
        ),
    )  # fmt: skip
    if not rows:
        return None
    message_id = int(rows[0][0])
    add_event(session, message_id, MessageState.QUEUED, "")
    return message_id
