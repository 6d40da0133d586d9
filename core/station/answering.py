"""What a station answers to a card or a name. The presence and its journal row are one durable transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.cards import describe_unknown, parse_token, token_hash
from core.meals import BookingState, DietOnPlate
from core.station.faults import ModeNotAllowed, NothingToUndo, NotOnRoster
from core.station.journal import EventKind, append, undo_id
from core.station.outcomes import CheckIn, CheckInOutcome, PresenceSource
from core.station.roster import diets_from
from core.station.service_day import Moment, moment_from
from core.station.store import StationStore
from core.storage import Database, day_number, instant_from_number, instant_number
from core.storage.database import Row

_PERSON = (
    "l.pupil_id, l.first_name, l.last_name, l.class_name, l.state, l.no_service_text, l.diets,"
    " COALESCE(MIN(p.at, e.at), p.at, e.at)"
)
_SERVED = (
    " LEFT JOIN presence p ON p.day = l.day AND p.pupil_id = l.pupil_id"
    " LEFT JOIN served_elsewhere e ON e.day = l.day AND e.pupil_id = l.pupil_id"
)


@dataclass(frozen=True, slots=True)
class _Person:
    """A child on the day's list; `first_at` when it was served already."""

    pupil_id: int
    first_name: str
    last_name: str
    class_name: str
    state: BookingState
    no_service_text: str
    diets: tuple[DietOnPlate, ...]
    first_at: datetime | None

    def check_in(
        self,
        outcome: CheckInOutcome,
        source: PresenceSource,
        *,
        event_id: str | None = None,
        no_service_text: str = "",
        is_extra: bool = False,
    ) -> CheckIn:
        return CheckIn(
            outcome=outcome,
            event_id=event_id,
            pupil_id=self.pupil_id,
            first_name=self.first_name,
            last_name=self.last_name,
            class_name=self.class_name,
            diets=self.diets,
            first_at=self.first_at if outcome is CheckInOutcome.ALREADY_SERVED else None,
            no_service_text=no_service_text,
            is_plain=self.state is BookingState.PLAIN,
            is_extra=is_extra,
            source=source,
        )


def answer(store: StationStore, text: str, source: PresenceSource = PresenceSource.SCAN) -> CheckIn:
    """Answer to what was read; the presence is recorded, durably, when the outcome says so.

    Raises:
        ModeNotAllowed: the station takes no presences.
        RosterMissing: it holds no list of children.
        EnvironmentFault: the file cannot be written; nothing was recorded.
    """
    token = parse_token(text)
    database = store.database
    with database.transaction():
        moment, service_id = _moment(store)
        day = moment.require_day()
        if token is None:
            return CheckIn(CheckInOutcome.UNKNOWN_CARD, read_text=describe_unknown(text), source=source)
        card = database.row(
            f"SELECT c.service_id, c.is_revoked, {_PERSON} FROM card c"
            f" LEFT JOIN roster_line l ON l.day = ? AND l.pupil_id = c.pupil_id{_SERVED} WHERE c.token_hash = ?",
            (day_number(day), token_hash(token)),
        )
        if card is None:
            return CheckIn(CheckInOutcome.UNKNOWN_CARD, read_text=token.masked, source=source)
        refusal = _refusal(card, service_id)
        person = None if card[2] is None else _person(card[2:])
        if person is None:
            return CheckIn(refusal or CheckInOutcome.OTHER_SCHOOL, source=source)
        if refusal is not None:
            return person.check_in(refusal, source)
        return _answer(store, moment, day, person, source)


def answer_pupil(store: StationStore, pupil_id: int) -> CheckIn:
    """Answer to a child chosen by name, as to its card.

    Raises:
        NotOnRoster: the child is not on the day's list.
        ModeNotAllowed: the station takes no presences.
        RosterMissing: it holds no list of children.
        EnvironmentFault: the file cannot be written; nothing was recorded.
    """
    with store.database.transaction():
        moment, _service_id = _moment(store)
        day = moment.require_day()
        person = _person_on(store.database, day, pupil_id)
        if person is None:
            raise NotOnRoster
        return _answer(store, moment, day, person, PresenceSource.SEARCH)


def serve_extra(store: StationStore, check_in: CheckIn) -> CheckIn:
    """Record the meal of a child who was not booked (`check_in` says so); a second call answers ALREADY_SERVED.

    Raises:
        NotOnRoster: the answer names no child of the list.
        ModeNotAllowed: the station takes no presences.
        RosterMissing: it holds no list of children.
        EnvironmentFault: the file cannot be written; nothing was recorded.
    """
    with store.database.transaction():
        moment, _service_id = _moment(store)
        day = moment.require_day()
        person = None if check_in.pupil_id is None else _person_on(store.database, day, check_in.pupil_id)
        if person is None:
            raise NotOnRoster
        if person.first_at is not None:
            return person.check_in(CheckInOutcome.ALREADY_SERVED, check_in.source)
        return _served(store, moment, day, person, check_in.source)


def mark_present(store: StationStore, class_id: int, except_pupils: frozenset[int]) -> tuple[CheckIn, ...]:
    """Record all of a class who are expected and not yet present, but those named; one transaction for all.

    Raises:
        ModeNotAllowed: the station takes no presences.
        RosterMissing: it holds no list of children.
        EnvironmentFault: the file cannot be written; nothing was recorded.
    """
    database = store.database
    with database.transaction():
        moment, _service_id = _moment(store)
        day = moment.require_day()
        rows = database.rows(
            f"SELECT {_PERSON} FROM roster_line l{_SERVED} WHERE l.day = ? AND l.class_id = ?"
            " ORDER BY l.last_name, l.first_name, l.pupil_id",
            (day_number(day), class_id),
        )
        people = [_person(row) for row in rows]
        return tuple(
            _answer(store, moment, day, person, PresenceSource.SEARCH)
            for person in people
            if person.state.is_expected and person.first_at is None and person.pupil_id not in except_pupils
        )


def undo(store: StationStore, event_id: str) -> None:
    """Take back a presence of today that this station recorded.

    Raises:
        NothingToUndo: it was taken back before, is another day's, or was never recorded here.
        EnvironmentFault: the file cannot be written; nothing was changed.
    """
    database = store.database
    with database.transaction():
        moment, _service_id = _moment(store)
        day = moment.require_day()
        gone = database.rows(
            "DELETE FROM presence WHERE event_id = ? AND day = ? RETURNING pupil_id", (event_id, day_number(day))
        )
        if not gone:
            raise NothingToUndo
        body = {"event_id": event_id, "pupil_id": gone[0][0]}
        append(database, undo_id(event_id), EventKind.UNDO, day, moment.at, body)


def _moment(store: StationStore) -> tuple[Moment, int]:
    """Return what is now and the station's service, if it takes presences."""
    row = store.database.row(
        "SELECT c.current_day, c.exchanged_at, c.office_at, s.may_presence, s.service_id"
        " FROM contact c LEFT JOIN station s"
    )
    if row is None or not row[3]:
        raise ModeNotAllowed(what="registrare le presenze")
    return moment_from(store.database, store.clock, *row[:3]), row[4]


def _refusal(card: Row, service_id: int) -> CheckInOutcome | None:
    """Return what is wrong with the card itself."""
    if card[1]:
        return CheckInOutcome.REVOKED_CARD
    return None if card[0] == service_id else CheckInOutcome.OTHER_SERVICE


def _answer(store: StationStore, moment: Moment, day: date, person: _Person, source: PresenceSource) -> CheckIn:
    if person.first_at is not None:
        return person.check_in(CheckInOutcome.ALREADY_SERVED, source)
    match person.state:
        case BookingState.NO_SERVICE:
            outcome = CheckInOutcome.NO_SERVICE_TODAY
            return person.check_in(outcome, source, no_service_text=person.no_service_text)
        case BookingState.ABSENT | BookingState.NOT_ENROLLED:
            return person.check_in(CheckInOutcome.NOT_BOOKED, source)
        case BookingState.BOOKED | BookingState.PLAIN:
            return _served(store, moment, day, person, source)


def _served(store: StationStore, moment: Moment, day: date, person: _Person, source: PresenceSource) -> CheckIn:
    """Write the presence and its event."""
    outcome = CheckInOutcome.SERVED_PLAIN if person.state is BookingState.PLAIN else CheckInOutcome.SERVED
    if person.diets:
        # Also for a plain meal: the diet is what hurts when it is forgotten.
        outcome = CheckInOutcome.SERVED_DIET
    event_id, is_extra = store.ids.new_id(), not person.state.is_expected
    body = {"pupil_id": person.pupil_id, "source": source.value, "is_extra": is_extra}
    append(store.database, event_id, EventKind.PRESENCE, day, moment.at, body)
    store.database.execute(
        "INSERT INTO presence (day, pupil_id, event_id, at, is_extra) VALUES (?, ?, ?, ?, ?)",
        (day_number(day), person.pupil_id, event_id, instant_number(moment.at), int(is_extra)),
    )
    return person.check_in(outcome, source, event_id=event_id, is_extra=is_extra)


def _person_on(database: Database, day: date, pupil_id: int) -> _Person | None:
    row = database.row(
        f"SELECT {_PERSON} FROM roster_line l{_SERVED} WHERE l.day = ? AND l.pupil_id = ?", (day_number(day), pupil_id)
    )
    return None if row is None else _person(row)


def _person(row: Row) -> _Person:
    pupil_id, first_name, last_name, class_name, state, no_service_text, diets, first_at = row
    return _Person(
        pupil_id,
        first_name,
        last_name,
        class_name,
        BookingState(state),
        no_service_text,
        () if diets == "[]" else diets_from(diets),
        None if first_at is None else instant_from_number(first_at),
    )
