"""The ladder of reminders: which step is due, a rule without a database; its thresholds are settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from core.access.options import Option, get_option, set_option
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue, Phrase
from core.messages.records import Step
from core.money import MAX_AMOUNT_CENTS, format_euro

_LONGEST = 365

_OPTIONS: dict[str, Option[int]] = {
    "low_cents": Option("reminder.low_cents", 1_000),
    "first_cents": Option("reminder.first_cents", 500),
    "second_cents": Option("reminder.second_cents", 2_000),
    "formal_cents": Option("reminder.formal_cents", 5_000),
    "first_after_days": Option("reminder.first_after_days", 7),
    "second_after_days": Option("reminder.second_after_days", 15),
    "formal_after_days": Option("reminder.formal_after_days", 30),
    "repeat_days": Option("reminder.repeat_days", 15),
}


@dataclass(frozen=True, slots=True)
class Ladder:
    """When each step is due.

    `low_cents`: at or below this balance the family is told. `first_cents` and the like: from this debt on (both above
    zero). `*_after_days`: at least so long after the step before. `repeat_days`: a step is not repeated earlier.
    """

    low_cents: int
    first_cents: int
    second_cents: int
    formal_cents: int
    first_after_days: int
    second_after_days: int
    formal_after_days: int
    repeat_days: int

    def debt_of(self, step: Step) -> int:
        """Return from which debt on a step is due (the alert has none)."""
        debts = {Step.FIRST: self.first_cents, Step.SECOND: self.second_cents, Step.FORMAL: self.formal_cents}
        return debts.get(step, 0)

    def wait_before(self, step: Step) -> int:
        """Return how many days must lie between the step before and this one."""
        waits = {
            Step.FIRST: self.first_after_days, Step.SECOND: self.second_after_days, Step.FORMAL: self.formal_after_days
        }  # fmt: skip
        return waits.get(step, 0)

    def is_reason(self, step: Step, balance_cents: int) -> bool:
        """Tell whether a balance is a reason for a step, whenever it was sent last."""
        if step is Step.ALERT:
            return balance_cents <= self.low_cents
        return -balance_cents >= self.debt_of(step)


#: What holds until somebody sets something else.
DEFAULT_LADDER = Ladder(**{name: option.default for name, option in _OPTIONS.items()})


@dataclass(frozen=True, slots=True)
class SentStep:
    """A step that was sent (or waits to be) in the present debt, and the day on which it was written."""

    step: Step
    on: date


def ladder(session: Session) -> Ladder:
    """Return the ladder in force."""
    session.require(Permission.SEND_REMINDERS)
    return _stored(session)


def set_ladder(session: Session, wanted: Ladder, *, shown: Ladder | None = None) -> None:
    """Set the ladder from now on.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: an amount or a number of days cannot be, or a later step would come at a smaller debt.
    """
    session.require(Permission.EDIT_SETTINGS)
    _check(wanted)
    with session.database.transaction():
        subjects = tuple(f"setting:{option.name}" for option in _OPTIONS.values())
        ensure_as_shown(session, subjects, shown, lambda: _stored(session))
        for field in fields(Ladder):
            value = getattr(wanted, field.name)
            if get_option(session, _OPTIONS[field.name]) != value:
                set_option(session, _OPTIONS[field.name], value)


def step_due(
    balance_cents: int, sent: Sequence[SentStep], rules: Ladder, today: date, *, is_enrolled: bool
) -> Step | None:
    """Return the step that is due today, None when none is.

    The ladder is climbed one step at a time, and none is skipped: whoever owes much all at once is told first, too.
    A pupil who is enrolled no longer is not told of a low balance; a debt begins with the first reminder.

    Args:
        balance_cents: the balance now.
        sent: what was sent in the present debt, in any order.
        rules: the thresholds.
        today: the day.
        is_enrolled: whether the pupil is enrolled in a service of the account today or later.
    """
    order = list(Step)
    highest = max((one.step for one in sent), key=order.index, default=None)
    if highest is None:
        first = Step.ALERT if is_enrolled else Step.FIRST
        return first if rules.is_reason(first, balance_cents) else None
    days = {one.step: (today - one.on).days for one in sorted(sent, key=lambda one: one.on)}
    after = order[order.index(highest) + 1] if highest is not order[-1] else None
    latest = min(days.values())
    if after and rules.is_reason(after, balance_cents):  # the next rung is waited for, not the same one again
        wait = rules.wait_before(after)
        return after if days[highest] >= wait and latest >= min(wait, rules.first_after_days) else None
    # Not higher: the highest step that the balance is still a reason for, again, once enough days have passed.
    same = next((step for step in reversed(order) if step in days and rules.is_reason(step, balance_cents)), None)
    if same is None or (same is Step.ALERT and not is_enrolled):
        return None
    return same if latest >= rules.repeat_days else None


def _stored(session: Session) -> Ladder:
    return Ladder(**{name: get_option(session, option) for name, option in _OPTIONS.items()})


def _check(wanted: Ladder) -> None:
    if not 0 <= wanted.low_cents <= MAX_AMOUNT_CENTS:
        raise InvalidValue(field="Saldo basso", reason="scrivi un importo, anche zero.")
    debts = (wanted.first_cents, wanted.second_cents, wanted.formal_cents)
    before = 0
    for name, debt in zip(("Primo avviso", "Secondo avviso", "Sollecito formale"), debts, strict=True):
        if not 0 < debt <= MAX_AMOUNT_CENTS:
            raise InvalidValue(field=name, reason="scrivi un importo maggiore di zero.")
        if debt < before:
            reason = Phrase("non meno del passo precedente ({least}).", least=format_euro(before))
            raise InvalidValue(field=name, reason=reason)
        before = debt
    for name, days in (
        (Phrase("Giorni prima del primo avviso"), wanted.first_after_days),
        (Phrase("Giorni prima del secondo avviso"), wanted.second_after_days),
        (Phrase("Giorni prima del sollecito"), wanted.formal_after_days),
        (Phrase("Giorni prima di ripetere"), wanted.repeat_days),
    ):
        if not 1 <= days <= _LONGEST:
            raise InvalidValue(field=name, reason=Phrase("da 1 a {most} giorni.", most=_LONGEST))
