"""What messages give to the screens and the papers: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Step(StrEnum):
    """The ladder: low balance, first and second reminder, formal notice."""

    ALERT = "alert"
    FIRST = "first"
    SECOND = "second"
    FORMAL = "formal"


class MessageChannel(StrEnum):
    """How a message goes."""

    EMAIL = "email"
    LETTER = "letter"


class MessageState(StrEnum):
    """Where a message is. SENDING stays only when the program died in the middle: nobody knows whether it went."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    PRINTED = "printed"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Problem(StrEnum):
    """What keeps a reminder from going, or makes it go nowhere."""

    NO_GUARDIAN = "no_guardian"
    NO_ADDRESS = "no_address"


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that is due today, to one who pays. `last_*` tell the one before in the same debt; cents.

    `contested_cents` of the balance are charges that the family contests and nobody has decided on yet.
    """

    account_id: int
    pupil_id: int
    pupil_name: str
    class_name: str
    account_name: str
    balance_cents: int
    step: Step
    last_step: Step | None
    last_on: date | None
    guardian_id: int | None
    recipient: str
    channel: MessageChannel
    address: str
    problem: Problem | None
    contested_cents: int = 0

    @property
    def can_go(self) -> bool:
        """Whether it can be prepared: a letter without an address is handed over at the desk."""
        return self.problem is not Problem.NO_GUARDIAN


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was put into the outbox, and how many were not due any more."""

    ids: tuple[int, ...]
    skipped: int
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message of the outbox."""

    id: int
    account_id: int
    pupil_id: int
    pupil_name: str
    step: Step
    channel: MessageChannel
    recipient: str
    address: str
    subject: str
    body: str
    balance_cents: int
    state: MessageState
    attempts: int
    last_error: str | None
    made_at: datetime
    state_at: datetime
    guardian_id: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for something."""
        return self.state in {MessageState.QUEUED, MessageState.FAILED, MessageState.SENDING}


@dataclass(frozen=True, slots=True)
class MessageEvent:
    """What became of a message at a moment (UTC)."""

    state: MessageState
    detail: str
    actor_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SendReport:
    """What a sending did, in messages: sent, refused by the server, cancelled because not due any more.

    `mails` are the e-mails that went: the children of a guardian are in one.
    """

    sent: int
    refused: int
    cancelled: int
    mails: int
