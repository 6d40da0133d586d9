"""Which reminders are due today: balances, what was sent before in the same debt, who is told and how.

Whoever is exempt today is never among them. The list is for the office alone: it is never printed for others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import NotFound
from core.ledger.contestations import contested_cents
from core.messages.ladder import Ladder, SentStep, ladder, step_due
from core.messages.records import DueReminder, MessageChannel, Problem, Step
from core.registry.payers import payer_book
from core.storage import day_number, instant_from_number
from core.storage.database import Row

#: An exemption of today in a service of the account `a`.
EXEMPT = (
    "EXISTS (SELECT 1 FROM band_assignment x JOIN service xs ON xs.id = x.service_id WHERE x.pupil_id = a.pupil_id"
    " AND xs.service_group_id = a.service_group_id AND x.is_exempt AND x.starts_on <= ? AND x.ends_on >= ?)"
)
_ENROLLED = (
    "EXISTS (SELECT 1 FROM enrolment e JOIN service es ON es.id = e.service_id WHERE e.pupil_id = a.pupil_id"
    " AND es.service_group_id = a.service_group_id AND e.ends_on >= ?)"
)
_AT_ONCE = 500


def due_reminders(session: Session, service_group_id: int) -> tuple[DueReminder, ...]:
    """Return the reminders that are due today for the accounts of a service group, the most urgent first.

    Where several pay for a pupil each of them is told: one reminder a payer, who goes on from what was written to
    that payer, or to one who does not pay any more.

    Raises:
        NotFound: no such service group.
    """
    session.require(Permission.SEND_REMINDERS)
    database, today = session.database, session.today()
    group = database.scalar("SELECT name FROM service_group WHERE id = ?", (service_group_id,))
    if group is None:
        raise NotFound(what="Gruppo di servizi")
    rules, day = ladder(session), day_number(today)
    rows = database.rows(
        f"SELECT a.id, a.pupil_id, p.last_name, p.first_name, b.cents, {_ENROLLED} FROM account a"
        " JOIN balance b ON b.account_id = a.id JOIN pupil p ON p.id = a.pupil_id"
        f" WHERE a.service_group_id = ? AND b.cents <= ? AND NOT {EXEMPT}"
        " AND p.id NOT IN (SELECT merged_id FROM pupil_merge UNION ALL SELECT pupil_id FROM pupil_erasure)"
        " ORDER BY p.search_key, p.id",
        (day, service_group_id, rules.low_cents, day, day),
    )
    sent = _sent(session, [row[0] for row in rows], rules)
    people = _Facts(session, [row[1] for row in rows], today)
    contested = contested_cents(database)
    found: list[DueReminder] = []
    for row in rows:
        payers = people.who(row[1])
        paying = {who.guardian_id for who in payers}
        for who in payers:
            written = tuple(step for step, to in sent.get(row[0], ()) if to == who.guardian_id or to not in paying)
            step = step_due(row[4], written, rules, today, is_enrolled=bool(row[5]))
            if step is not None:
                found.append(people.reminder(row, who, step, str(group), _last(written), contested.get(row[0], 0)))
    order = list(Step)
    return tuple(sorted(found, key=lambda one: (-order.index(one.step), one.balance_cents)))


def reason_to_drop(session: Session, account_id: int, step: Step) -> str:
    """Return why a reminder that was written is not to go any more (Italian), empty when it is."""
    day = day_number(session.today())
    row = session.database.row(
        f"SELECT COALESCE(b.cents, 0), {EXEMPT} FROM account a LEFT JOIN balance b ON b.account_id = a.id"
        " WHERE a.id = ?",
        (day, day, account_id),
    )
    if row is None:
        return "il conto non c'è più"
    if row[1]:
        return "l'alunno non paga più il servizio"
    rules = ladder(session)
    if step is not Step.ALERT and row[0] >= 0:
        return "il debito è stato pagato"
    return "" if rules.is_reason(Step.ALERT, row[0]) else "il saldo è tornato alto"


def _last(sent: Sequence[SentStep]) -> SentStep | None:
    return max(sent, key=lambda one: one.on, default=None)


def _sent(
    session: Session, account_ids: Sequence[int], rules: Ladder
) -> dict[int, tuple[tuple[SentStep, int | None], ...]]:
    """Return what was written about each account since its present debt began, and to which guardian."""
    found: dict[int, tuple[tuple[SentStep, int | None], ...]] = {}
    for first in range(0, len(account_ids), _AT_ONCE):
        part = account_ids[first : first + _AT_ONCE]
        rows = session.database.rows(
            "SELECT account_id, step, made_at, guardian_id FROM message WHERE state <> 'cancelled'"
            f" AND account_id IN ({', '.join('?' * len(part))}) ORDER BY account_id, made_at",
            part,
        )
        by_account: dict[int, list[tuple[str, int, int | None]]] = {}
        for account_id, step, made_at, guardian_id in rows:
            by_account.setdefault(account_id, []).append((step, made_at, guardian_id))
        for account_id, messages in by_account.items():
            since = _since(session, account_id, rules)
            found[account_id] = tuple(
                (SentStep(Step(step), rome(instant_from_number(made_at)).date()), guardian_id)
                for step, made_at, guardian_id in messages
                if made_at >= (since.low if step == Step.ALERT else since.debt)
            )
    return found


@dataclass(frozen=True, slots=True)
class _Since:
    """Since when (stored instants) the balance has been low, and below zero, without a break."""

    low: int
    debt: int


def _since(session: Session, account_id: int, rules: Ladder) -> _Since:
    """Return since when a balance has been what it is: what was written before that belongs to an older debt."""
    low = debt = 0
    was_high = was_paid = False
    for at, cents in session.database.rows(
        "SELECT at, SUM(amount_cents) OVER (ORDER BY at, day, kind, seq) FROM entry WHERE account_id = ?"
        " ORDER BY at, day, kind, seq",
        (account_id,),
    ):
        is_high, is_paid = cents > rules.low_cents, cents >= 0
        low = at if was_high and not is_high else low
        debt = at if was_paid and not is_paid else debt
        was_high, was_paid = is_high, is_paid
    # Paid now: nothing of the older debts counts.
    return _Since(low, debt if not was_paid else 1 << 62)


@dataclass(frozen=True, slots=True)
class _Who:
    guardian_id: int | None
    name: str
    email: str
    address: str


class _Facts:
    """Classes, guardians and payers of many pupils, read together."""

    def __init__(self, session: Session, pupil_ids: Sequence[int], today: date) -> None:
        self._today, day = today, day_number(today)
        self._classes: dict[int, str] = {}
        self._book = payer_book(session.database, pupil_ids)
        for first in range(0, len(pupil_ids), _AT_ONCE):
            part = pupil_ids[first : first + _AT_ONCE]
            places = ", ".join("?" * len(part))
            self._classes |= dict(
                session.database.rows(
                    "SELECT p.pupil_id, c.name FROM placement p JOIN class_group c ON c.id = p.class_group_id"
                    f" WHERE p.pupil_id IN ({places}) AND p.starts_on <= ? AND p.ends_on >= ?",
                    (*part, day, day),
                )
            )
        self._guardians = self._read_guardians(session, pupil_ids)

    def reminder(  # noqa: PLR0917 - all that a reminder is made of
        self, row: Row, who: _Who, step: Step, account_name: str, last: SentStep | None, contested: int
    ) -> DueReminder:
        """Return the reminder to one who pays today, or to nobody when it is not known who does."""
        account_id, pupil_id, last_name, first_name, cents, _is_enrolled = row
        channel = MessageChannel.EMAIL if who.email and step is not Step.FORMAL else MessageChannel.LETTER
        address = who.email if channel is MessageChannel.EMAIL else who.address
        problem = None
        if who.guardian_id is None:
            problem = Problem.NO_GUARDIAN
        elif not address:
            problem = Problem.NO_ADDRESS
        return DueReminder(
            account_id=account_id,
            pupil_id=pupil_id,
            pupil_name=f"{last_name} {first_name}",
            class_name=self._classes.get(pupil_id, ""),
            account_name=account_name,
            balance_cents=cents,
            step=step,
            last_step=None if last is None else last.step,
            last_on=None if last is None else last.on,
            guardian_id=who.guardian_id,
            recipient=who.name,
            channel=channel,
            address=address,
            problem=problem,
            contested_cents=contested,
        )

    def _read_guardians(self, session: Session, pupil_ids: Sequence[int]) -> dict[int, _Who]:
        ids = sorted({one.guardian_id for pupil_id in pupil_ids for one in self._book.on(pupil_id, self._today)})
        found = {}
        for first in range(0, len(ids), _AT_ONCE):
            part = ids[first : first + _AT_ONCE]
            for guardian_id, last_name, first_name, email, address in session.database.rows(
                "SELECT id, last_name, first_name, email, address FROM guardian"
                f" WHERE id IN ({', '.join('?' * len(part))})",
                part,
            ):
                name = f"{first_name} {last_name}".strip()
                found[guardian_id] = _Who(guardian_id, name, email or "", address or "")
        return found

    def who(self, pupil_id: int) -> list[_Who]:
        """Return who pays today; of several guardians without an applicant nobody knows."""
        payers = self._book.on(pupil_id, self._today)
        return [self._guardians[one.guardian_id] for one in payers] or [_Who(None, "", "", "")]
