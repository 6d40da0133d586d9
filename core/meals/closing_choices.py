"""What the office decides of pupils before the close: kept at once, each as the fact that it is, and taken back alike.

Present by hand is a check-in of the office, an excused absence a request with its reason (the kitchen has cooked: its
order does not follow), «the rule holds» a note that somebody looked. Nothing is left for the close to remember.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.access import audit
from core.access.operations import Answer, OperationId, once
from core.access.permissions import Permission
from core.access.session import Session
from core.clock import rome
from core.errors import InvalidValue, UserError
from core.meals.closing_list import ClosingChoice
from core.meals.day_state import ensure_not_begun, hold_open
from core.meals.faults import AlreadyThere, DayNotOver, NotEnrolled, NotThere
from core.meals.presence import PresenceSource, record_presence, undo_presence, withdraw_mark
from core.meals.preview import deadline_of
from core.meals.pupil_days import full_name, pupil_days
from core.meals.records import RequestChannel, RequestKind
from core.meals.requests import Asked, carry_out_within
from core.storage import day_number, instant_number

LONGEST_REASON = 200
_TAKEN_BACK = "Scelta annullata prima della chiusura"


@dataclass(frozen=True, slots=True)
class ChoicesMade:
    """Of how many pupils the choice holds now, and for whom it could not be: id, name and why (Italian)."""

    done: tuple[int, ...]
    refused: tuple[tuple[int, str, str], ...]


def choose_at_closing(  # noqa: PLR0917 - of what and when, of whom, what
    session: Session,
    operation: OperationId,
    service_id: int,
    day: date,
    pupil_ids: Sequence[int],
    choice: ClosingChoice,
    *,
    reason: str = "",
) -> ChoicesMade:
    """Decide of pupils; what was decided of them before gives way. One who cannot be decided of holds up nobody.

    Args:
        session: who decides.
        operation: the id made before sending.
        service_id: which service.
        day: which day.
        pupil_ids: whom, each once.
        choice: what.
        reason: of an excused absence; needed for it.

    Raises:
        DayClosed: the close of the day has begun.
        DayNotOver: families may still change the day.
        InvalidValue: the reason is missing.
        NotAllowed: the role may not.
        Conflict: the same id came with another content.
    """
    session.require(Permission.CLOSE_DAY)
    why = " ".join(reason.split())[:LONGEST_REASON]
    if choice is ClosingChoice.EXCUSED and not why:
        raise InvalidValue(field="Motivo", reason="scrivi perché l'assenza è giustificata: resta sul registro.")
    around = _Day(session, service_id, day)
    carry = {
        ClosingChoice.PRESENT: around.mark_present,
        ClosingChoice.CHARGED: around.see,
        ClosingChoice.EXCUSED: lambda pupil_id: around.excuse(pupil_id, why),
        ClosingChoice.NOT_THERE: around.remove,
    }[choice]
    return _each(around, operation, {"choice": choice.value, "why": why}, pupil_ids, carry)


def undo_closing_choices(
    session: Session, operation: OperationId, service_id: int, day: date, pupil_ids: Sequence[int]
) -> ChoicesMade:
    """Take back what was decided of pupils: they wait for a decision again.

    Raises:
        DayClosed: the close of the day has begun.
        NotAllowed: the role may not.
        Conflict: the same id came with another content.
    """
    session.require(Permission.CLOSE_DAY)
    around = _Day(session, service_id, day)
    return _each(around, operation, {"choice": None}, pupil_ids, around.clear)


def _each(
    around: _Day,
    operation: OperationId,
    told: dict[str, object],
    pupil_ids: Sequence[int],
    carry: Callable[[int], None],
) -> ChoicesMade:
    """Carry a decision out for each, in one transaction; whoever it is refused for is told."""
    session, database = around.session, around.session.database

    def action() -> Answer:
        hold_open(database, around.service_id)
        ensure_not_begun(database, around.service_id, around.day)
        around.ensure_over()
        done: list[int] = []
        refused: list[tuple[int, str, str]] = []
        for pupil_id in pupil_ids:
            try:
                with database.transaction():
                    carry(pupil_id)
                done.append(pupil_id)
            except UserError as error:
                refused.append((pupil_id, full_name(session, pupil_id), str(error)))
        return {"done": done, "refused": refused}

    payload = {**told, "service": around.service_id, "day": around.day.isoformat(), "pupils": list(pupil_ids)}
    answer = once(session, operation, payload, action).answer
    return ChoicesMade(tuple(answer["done"]), tuple((key, name, text) for key, name, text in answer["refused"]))


@dataclass(frozen=True, slots=True)
class _Day:
    """A service's day at which the office looks, inside its transaction."""

    session: Session
    service_id: int
    day: date

    def ensure_over(self) -> None:
        limit = deadline_of(self.session, self.service_id, self.day)
        if limit is not None and self.session.now() <= limit:
            raise DayNotOver(day=f"{self.day:%d/%m/%Y}", hour=f"{rome(limit):%H:%M}")

    def mark_present(self, pupil_id: int) -> None:
        came = self._came(pupil_id)
        if came and self._excused(pupil_id) is None:
            return
        self.clear(pupil_id)
        if came:  # by a station, after the excuse
            return
        record_presence(
            self.session, pupil_id=pupil_id, service_id=self.service_id, day=self.day, at=self.session.now(),
            source=PresenceSource.OFFICE,
        )  # fmt: skip

    def see(self, pupil_id: int) -> None:
        self.clear(pupil_id)
        if not self._came(pupil_id):
            self._ensure_expected(pupil_id)
        self._note_seen(pupil_id)
        audit.record(self.session, "confirm_rule", f"pupil:{pupil_id}", day=self.day, service=self.service_id)

    def excuse(self, pupil_id: int, reason: str) -> None:
        self.clear(pupil_id)
        if self._came(pupil_id):
            raise AlreadyThere(pupil=full_name(self.session, pupil_id))
        self._ensure_expected(pupil_id)
        self._ask(RequestKind.ABSENCE, pupil_id, reason)
        self._note_seen(pupil_id)  # what was cooked for the child stays in the kitchen's order

    def remove(self, pupil_id: int) -> None:
        if not self._came(pupil_id):
            raise NotThere(pupil=full_name(self.session, pupil_id))
        self._forget_seen(pupil_id)
        undo_presence(self.session, pupil_id=pupil_id, service_id=self.service_id, day=self.day)

    def clear(self, pupil_id: int) -> None:
        """Take back what was decided: a mark by hand, an excuse, a note; a station's check-in stays.

        Whoever was excused and was scanned afterwards is booked again: the excuse was wrong.
        """
        excused = self._excused(pupil_id)
        self._forget_seen(pupil_id, is_told=excused is None)
        withdraw_mark(self.session, pupil_id=pupil_id, service_id=self.service_id, day=self.day)
        if excused is None:
            return
        self._ask(RequestKind.RESTORE, pupil_id, _TAKEN_BACK)
        if self._was_plain(pupil_id, before=excused):
            self._ask(RequestKind.PLAIN, pupil_id, _TAKEN_BACK)

    def _excused(self, pupil_id: int) -> int | None:
        """Return the request by which the office excused the pupil, None when it did not."""
        found = self.session.database.scalar(
            "SELECT r.id FROM meal_exception x JOIN meal_request r ON r.id = x.meal_request_id WHERE x.service_id = ?"
            " AND x.day = ? AND x.pupil_id = ? AND x.kind = 'absent' AND r.override_reason IS NOT NULL",
            self._key(pupil_id),
        )
        return None if found is None else int(found)

    def _was_plain(self, pupil_id: int, *, before: int) -> bool:
        """Tell whether the last request about the day before the one numbered `before` was for a plain meal."""
        number = day_number(self.day)
        kind = self.session.database.scalar(
            "SELECT kind FROM meal_request WHERE pupil_id = ? AND service_id = ? AND starts_on <= ? AND ends_on >= ?"
            " AND id < ? ORDER BY id DESC LIMIT 1",
            (pupil_id, self.service_id, number, number, before),
        )
        return bool(kind == RequestKind.PLAIN)

    def _note_seen(self, pupil_id: int) -> None:
        self.session.database.execute(
            "INSERT INTO closing_seen (service_id, day, pupil_id, actor_id, at) VALUES (?, ?, ?, ?, ?)",
            (*self._key(pupil_id), self.session.actor.id or None, instant_number(self.session.now())),
        )

    def _forget_seen(self, pupil_id: int, *, is_told: bool = True) -> None:
        gone = self.session.database.execute(
            "DELETE FROM closing_seen WHERE service_id = ? AND day = ? AND pupil_id = ?", self._key(pupil_id)
        )
        if gone and is_told:
            audit.record(self.session, "undo_confirm_rule", f"pupil:{pupil_id}", day=self.day, service=self.service_id)

    def _came(self, pupil_id: int) -> bool:
        found = self.session.database.scalar(
            "SELECT 1 FROM presence WHERE service_id = ? AND day = ? AND pupil_id = ?", self._key(pupil_id)
        )
        return found is not None

    def _ensure_expected(self, pupil_id: int) -> None:
        known = pupil_days(self.session, pupil_id, self.service_id, self.day, self.day)[self.day]
        if not known.state.is_expected:
            raise NotEnrolled(pupil=full_name(self.session, pupil_id), day=f"{self.day:%d/%m/%Y}")

    def _ask(self, kind: RequestKind, pupil_id: int, reason: str) -> None:
        """Make a request inside this operation; the kitchen has cooked, so that its order does not follow."""
        channel, by = RequestChannel.DESK, self.session.actor.name
        carry_out_within(self.session, Asked(kind, pupil_id, self.service_id, self.day, self.day, channel, by, reason))

    def _key(self, pupil_id: int) -> tuple[int, int, int]:
        return self.service_id, day_number(self.day), pupil_id
