"""What the panel lends to those who do a part of its work: the way a form comes up and what it holds is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from core.access.session import Session
from core.errors import UserError
from office.form import Form

Operation = Callable[[Session], object]
Refusal = tuple[type[UserError], Callable[[UserError], None]]


class Send(Protocol):
    """Sends what a form holds."""

    def __call__(self, form: Form, operation: Operation, on_refused: Refusal | None = None) -> None:
        """Send it."""


class Do(Protocol):
    """Sends what was confirmed."""

    def __call__(self, operation: Operation, told: str = "") -> None:
        """Send it."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The panel's own steps.

    `open` brings a form up, `note` remembers what stands in it before anybody types, `send` sends what was typed and
    says beside the fields what core refuses (`on_refused` answers one kind of refusal itself), `do` sends what was
    confirmed and tells `told`.
    """

    open: Callable[[Form], None]
    note: Callable[[], None]
    send: Send
    do: Do
