"""What the sample's families paid, ate and complained of: accounts, reminders and contestations are not empty then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from core import ledger, meals, messages
from core.access.operations import OperationId
from core.access.sealing import Sealer
from core.access.session import Session
from core.ledger import ContestAbout, ContestChannel, EntryKey, EntryKind
from refettorio.demo.sample import YEAR_START, SampleTown, make_sample

#: The last day that the office's sample has lived; of the demonstration it is the day that one sees.
LAST_DAY = date(2026, 11, 24)
#: On Tuesdays and Thursdays all three schools eat.
_DAYS_OF_ALL = frozenset({1, 3})
_DAYS_LIVED = 3
#: How many reminders are written, and how many are left for the clerk to write.
_WRITTEN = 6


def make_lived_sample(session: Session, sealer: Sealer, seed: int) -> SampleTown:
    """Make the sample municipality and let it live some days before today, as far as its school year has begun."""
    with session.database.transaction():
        town = make_sample(session, sealer, seed)
        open_balances(session, town, Random(seed + 1))  # noqa: S311 - amounts of an example
    for day in lived_days(session.today()):
        meals.close_day(session, town.service_id, day)
    leave_work(session, town)
    return town


def lived_days(today: date) -> tuple[date, ...]:
    """Return the days that are over and on which all schools ate: the last ones until `LAST_DAY`, oldest first."""
    last = min(LAST_DAY, today - timedelta(days=1))
    days = (last - timedelta(days=back) for back in range((last - YEAR_START).days + 1))
    return tuple(reversed([day for day in days if day.weekday() in _DAYS_OF_ALL][:_DAYS_LIVED]))


def open_balances(session: Session, town: SampleTown, random: Random) -> None:
    """Bring in what the families had paid before the program came: most have some money left, a few owe some."""
    on = min(YEAR_START, session.today())
    with session.database.transaction():
        accounts = ledger.open_accounts(session, town.service_group_id, town.pupils)
        for pupil in town.pupils:
            cents = random.choices((0, random.randrange(1, 16) * 500, -random.randrange(1, 6) * 260), (10, 84, 6))[0]
            if cents:
                ledger.post(
                    session, OperationId("opening", str(pupil)), account_id=accounts[pupil], on=on,
                    kind=EntryKind.OPENING, amount_cents=cents, contra=ledger.Contra.OPENING,
                )  # fmt: skip


def leave_work(session: Session, town: SampleTown) -> None:
    """Leave what an office finds in the morning: a contested charge, reminders written and others to be written."""
    charge = _a_charge(session, town.pupils)
    if charge is not None:
        ledger.contest(
            session,
            OperationId("sample", "contest"),
            charge,
            received_on=session.today(),
            channel=ContestChannel.PHONE,
            about=ContestAbout.ABSENT,
            text="Era a casa con la febbre: la nonna dice di aver telefonato alle 8.",
            asked_by="Un genitore",
        )
    due = messages.due_reminders(session, town.service_group_id)
    letters = [one for one in due if one.channel is messages.MessageChannel.LETTER][: _WRITTEN // 2]
    others = [one for one in due if one.channel is not messages.MessageChannel.LETTER]
    chosen = [*letters, *others[: _WRITTEN - len(letters)]]
    if not chosen:
        return
    messages.prepare_reminders(
        session,
        OperationId("sample", "reminders"),
        town.service_group_id,
        [(one.account_id, one.step) for one in chosen],
    )
    written = messages.outbox(session, channel=messages.MessageChannel.LETTER).items
    messages.mark_printed(session, [one.id for one in written[:1]])


def _a_charge(session: Session, pupils: Sequence[int]) -> EntryKey | None:
    """Return a charge of one of the pupils, the last one; None: nobody was charged yet."""
    for pupil_id in pupils:
        for account in ledger.accounts_of(session, pupil_id):
            page = ledger.statement(session, account.id, kinds=(EntryKind.CHARGE,), limit=1)
            if page.lines:
                return page.lines[0].key
    return None
