"""What the presence screen does, as a pure state machine: an event goes in, a new state and effects come out.

No Qt, no camera, no clock: times are seconds of a monotonic clock carried by the events. Three rules shape it
(research/ux.md, docs/decisions/0016-kiosk-flow.md):

- A scan is recorded at once, whatever is on screen; only showing waits. Nothing is lost while the screen is busy.
- Every scan ends in exactly one shown and sounded outcome. A diet stays until a tap; what comes meanwhile queues.
- The same code held before the camera is silent until it was away for some seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from core.station import CheckIn, CheckInOutcome

#: How long an outcome stays by itself (research/ux.md: about 3 s; a rejection 5 s).
SHOW_SECONDS, REJECTION_SECONDS = 3.0, 5.0
#: An outcome is not pushed away by the next one before this: a child must have been seen.
MINIMUM_SECONDS = 0.9
#: The same code is ignored for this long since it was last seen, by source.
HELD_SECONDS: Mapping[str, float] = MappingProxyType({"camera": 5.0, "scanner": 2.5})
#: How many of the last outcomes the strip at the bottom remembers.
RECENT = 6

_REJECTIONS = frozenset(
    {
        CheckInOutcome.UNKNOWN_CARD,
        CheckInOutcome.REVOKED_CARD,
        CheckInOutcome.OTHER_SCHOOL,
        CheckInOutcome.OTHER_SERVICE,
        CheckInOutcome.NO_SERVICE_TODAY,
        CheckInOutcome.NOT_BOOKED,
    }
)


class Source(StrEnum):
    """Where a card or a name came from."""

    CAMERA = "camera"
    SCANNER = "scanner"
    SEARCH = "search"


# Events


@dataclass(frozen=True, slots=True)
class TokenRead:
    """A decoder or a scanner read a text."""

    text: str
    source: Source
    at: float


@dataclass(frozen=True, slots=True)
class PupilChosen:
    """The attendant tapped a name: the card was forgotten."""

    pupil_id: int
    at: float


@dataclass(frozen=True, slots=True)
class Answered:
    """The station decided and recorded."""

    check_in: CheckIn
    at: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The station could not record (disk full, file damaged): `text` says what to do. Nothing was recorded."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Tapped:
    """The outcome on screen was tapped: seen, on with the next."""

    at: float


@dataclass(frozen=True, slots=True)
class ExtraTapped:
    """The attendant serves the child on screen, who was not booked."""

    at: float


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time went on."""

    at: float


Event = TokenRead | PupilChosen | Answered | Failed | Tapped | ExtraTapped | Ticked


# Effects


@dataclass(frozen=True, slots=True)
class Ask:
    """Let the station decide on a text and record it."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class AskPupil:
    """Let the station decide on a pupil chosen by name and record it."""

    pupil_id: int


@dataclass(frozen=True, slots=True)
class ServeExtra:
    """Let the station record a meal that was not booked."""

    check_in: CheckIn


@dataclass(frozen=True, slots=True)
class Show:
    """An outcome appears: paint, sound and speak it. Sent once an outcome."""

    outcome: Shown


Effect = Ask | AskPupil | ServeExtra | Show


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screen shows: an outcome, or a failure with its text."""

    check_in: CheckIn | None
    failure: str = ""

    @property
    def stays(self) -> bool:
        """Whether only a tap takes it away: a diet must be on the tray, a failure must be read."""
        return self.check_in is None or self.check_in.outcome is CheckInOutcome.SERVED_DIET

    @property
    def seconds(self) -> float:
        """How long it stays by itself."""
        rejected = self.check_in is not None and self.check_in.outcome in _REJECTIONS
        return REJECTION_SECONDS if rejected else SHOW_SECONDS


@dataclass(frozen=True, slots=True)
class State:
    """What the screen is doing.

    `shown` is on screen since `since`; `waiting` have been recorded and wait to be shown; `asked` counts what the
    station has not answered yet; `last_seen` is when each code was last before the camera; `recent` is the strip.
    """

    shown: Shown | None = None
    since: float = 0.0
    waiting: tuple[Shown, ...] = ()
    asked: int = 0
    last_seen: Mapping[str, float] = field(default_factory=dict)
    recent: tuple[CheckIn, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the screen invites the next card."""
        return self.shown is None and not self.waiting and not self.asked


def step(state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """Return the state after `event`, and what must be done."""
    match event:
        case TokenRead():
            return _read(state, event)
        case PupilChosen():
            return replace(state, asked=state.asked + 1), (AskPupil(event.pupil_id),)
        case Answered(check_in, at):
            return _answered(state, check_in, at)
        case Failed(text, at):
            return _queue(replace(state, asked=max(0, state.asked - 1)), Shown(None, text), at)
        case Tapped(at):
            return _next(replace(state, shown=None), at)
        case ExtraTapped():
            return _serve_extra(state)
        case Ticked(at):
            return _ticked(state, at)


def _read(state: State, event: TokenRead) -> tuple[State, tuple[Effect, ...]]:
    """Ask about a code unless it is still being held there."""
    held = HELD_SECONDS.get(event.source, 0.0)
    last = state.last_seen.get(event.text)
    # Forgotten once away for long: the memory stays as small as a queue of children.
    remembered = {text: at for text, at in state.last_seen.items() if event.at - at < max(HELD_SECONDS.values())}
    remembered[event.text] = event.at
    state = replace(state, last_seen=remembered)
    if last is not None and event.at - last < held:
        return state, ()
    return replace(state, asked=state.asked + 1), (Ask(event.text, event.source),)


def _answered(state: State, check_in: CheckIn, at: float) -> tuple[State, tuple[Effect, ...]]:
    state = replace(
        state,
        asked=max(0, state.asked - 1),
        recent=(check_in, *state.recent)[:RECENT] if check_in.pupil_id else state.recent,
    )
    return _queue(state, Shown(check_in), at)


def _queue(state: State, shown: Shown, at: float) -> tuple[State, tuple[Effect, ...]]:
    state = replace(state, waiting=(*state.waiting, shown))
    if state.shown is None or _may_leave(state, at):
        return _next(state, at)
    return state, ()


def _may_leave(state: State, at: float) -> bool:
    """Whether what is on screen may be pushed away by the next outcome."""
    return state.shown is not None and not state.shown.stays and at - state.since >= MINIMUM_SECONDS


def _next(state: State, at: float) -> tuple[State, tuple[Effect, ...]]:
    """Show the next outcome that waits, or get ready."""
    if not state.waiting:
        return replace(state, shown=None), ()
    first, *rest = state.waiting
    return replace(state, shown=first, since=at, waiting=tuple(rest)), (Show(first),)


def _serve_extra(state: State) -> tuple[State, tuple[Effect, ...]]:
    """Serve the child on screen; a second tap finds another outcome there and does nothing."""
    shown = state.shown
    if shown is None or shown.check_in is None or shown.check_in.outcome is not CheckInOutcome.NOT_BOOKED:
        return state, ()
    return replace(state, shown=None, asked=state.asked + 1), (ServeExtra(shown.check_in),)


def _ticked(state: State, at: float) -> tuple[State, tuple[Effect, ...]]:
    if state.shown is None:
        return _next(state, at) if state.waiting else (state, ())
    if state.waiting and _may_leave(state, at):
        return _next(state, at)
    if not state.shown.stays and at - state.since >= state.shown.seconds:
        return _next(state, at)
    return state, ()
