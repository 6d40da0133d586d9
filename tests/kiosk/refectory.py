"""A station with a day's list, an office that answers when it wants to, and what else a kiosk is put together from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.cards import token_hash
from core.cards.tokens import CardToken, new_token
from core.clock import Clock, today
from core.ids import CountedIds
from core.meals import BookingState, DietOnPlate
from core.station import (
    DayRoster,
    EventKind,
    ExpectedPupil,
    JournalEvent,
    KnownBalance,
    KnownCard,
    Payer,
    RosterUpdate,
    ServedElsewhere,
    StationIdentity,
    StationStore,
    Verdict,
    VerdictKind,
)
from core.station.photos import KnownPhoto
from core.storage import DatabaseUnavailable
from kiosk.preferences import KioskPreferences

SERVICE, OTHER_SERVICE, GROUP = 1, 2, 10
GLUTEN = DietOnPlate("SG", "Senza glutine", "Vassoio sigillato senza glutine")
MILK = DietOnPlate("SL", "Senza latte", "Niente latte e derivati")

IDENTITY = StationIdentity(
    id="MENSA1",
    name="Refettorio Calvino",
    municipality_name="Mazzè",
    school_id=1,
    school_name="Primaria Calvino",
    service_id=SERVICE,
    service_name="Mensa",
    may_presence=True,
    may_recharge=True,
)

_NAMES = (
    ("Rossi", "Anna"), ("Bianchi", "Marco"), ("Ferrari", "Sara"), ("D'Angelo", "Nicolò"), ("Ionescu", "Dragoș"),
    ("Şahin", "Elif"), ("De Bartolomeis", "Alessandra Maria"), ("Esposito", "Bea"), ("Greco", "Cleo"),
)  # fmt: skip


@dataclass
class Child:
    """A child of the list and its card's token."""

    pupil_id: int
    first_name: str
    token: str


@dataclass
class Office:
    """Knows the list by heart; `is_away` makes it unreachable."""

    clock: Clock
    identity: StationIdentity = IDENTITY
    rosters: tuple[DayRoster, ...] = ()
    cards: tuple[KnownCard, ...] = ()
    payers: tuple[Payer, ...] = ()
    balances: tuple[KnownBalance, ...] = ()
    photos: tuple[KnownPhoto, ...] = ()
    is_away: bool = False
    is_revoked: bool = False
    got: list[JournalEvent] = field(default_factory=list)

    def claim(self, code: str) -> StationIdentity:
        return self.identity

    def pull(self, station_id: str, versions: Mapping[str, str]) -> RosterUpdate:
        self._ensure_there()
        if self.is_revoked:
            return RosterUpdate(self.identity, self.clock.now(), is_revoked=True)
        return RosterUpdate(
            self.identity,
            self.clock.now(),
            current_day=today(self.clock),
            days=tuple(roster.on for roster in self.rosters),
            rosters=tuple(replace(roster, served=self._served()) for roster in self.rosters),
            cards=self.cards,
            payers=self.payers,
            balances=self.balances,
            photos=self.photos,
            versions={f"photo:{photo.pupil_id}": photo.digest for photo in self.photos},
        )

    def push(self, station_id: str, events: Sequence[JournalEvent]) -> tuple[Verdict, ...]:
        self._ensure_there()
        self.got += events
        return tuple(Verdict(event.event_id, VerdictKind.APPLIED, self.clock.now()) for event in events)

    def _served(self) -> tuple[ServedElsewhere, ...]:
        """What was told of presences and not taken back."""
        undone = {json.loads(event.body)["event_id"] for event in self.got if event.kind is EventKind.UNDO}
        return tuple(
            ServedElsewhere(json.loads(event.body)["pupil_id"], event.made_at, event.event_id)
            for event in self.got
            if event.kind is EventKind.PRESENCE and event.event_id not in undone
        )

    def _ensure_there(self) -> None:
        if self.is_away:
            raise DatabaseUnavailable(reason="prova")


@dataclass
class Refectory:
    """One school, ten classes; some children are away, on a diet, or get a plain meal."""

    store: StationStore
    clock: Clock
    office: Office
    children: dict[str, Child]
    tokens: dict[str, str]
    all_tokens: list[str] = field(default_factory=list)

    def child(self, name: str) -> Child:
        return self.children[name]

    def journal(self) -> list[tuple[str, str]]:
        return [(kind, event_id) for kind, event_id in self.store.database.rows("SELECT kind, event_id FROM journal")]


def make_refectory(
    path: Path, clock: Clock, *, identity: StationIdentity = IDENTITY, classes: int = 10, copies: int = 1
) -> Refectory:
    """A station that has exchanged once. Children by first name are those of the first class, 3ªA.

    `copies` makes larger classes, with the same names again.
    """
    ids = CountedIds()
    day = today(clock)
    store = StationStore.open(path, clock=clock, ids=ids)
    children: dict[str, Child] = {}
    pupils: list[ExpectedPupil] = []
    cards: list[KnownCard] = []
    payers: list[Payer] = []
    all_tokens: list[str] = []
    names = ["3ªA", "3ªB", "1ªA", "1ªB", "2ªA", "2ªB", "4ªA", "4ªB", "5ªA", "5ªB"][:classes]
    states = {"Sara": BookingState.PLAIN, "Dragoș": BookingState.ABSENT, "Elif": BookingState.NOT_ENROLLED}
    for class_id, class_name in enumerate(names, start=1):
        for place, (last_name, first_name) in enumerate(_NAMES * copies):
            pupil_id = class_id * 100 + place
            diets = {"Nicolò": (GLUTEN,), "Alessandra Maria": (GLUTEN, MILK)}.get(first_name, ())
            pupils.append(
                ExpectedPupil(
                    pupil_id, first_name, last_name, class_id, class_name,
                    states.get(first_name, BookingState.BOOKED), diets,
                )
            )  # fmt: skip
            token = _card(ids, cards, pupil_id)
            all_tokens.append(token)
            if class_id == 1:
                children[first_name] = Child(pupil_id, first_name, token)
            payers.append(Payer(pupil_id, SERVICE, GROUP, "Refezione", first_name, last_name, class_name))
    tokens = {
        "other school": _card(ids, cards, None),
        "other service": _card(ids, cards, None, service_id=OTHER_SERVICE),
        "revoked": _card(ids, cards, 100, is_revoked=True),
        "unknown": new_token(ids, 1).text,
    }
    office = Office(
        clock,
        identity,
        (DayRoster(day, is_service=True, no_service_text="", pupils=tuple(pupils)),),
        tuple(cards),
        tuple(payers),
        tuple(KnownBalance(payer.pupil_id, GROUP, 1250) for payer in payers if payer.first_name != "Marco"),
    )
    refectory = Refectory(store, clock, office, children, tokens, all_tokens)
    from core.station import exchange

    exchange(store, office, identity.id)
    return refectory


def no_service(refectory: Refectory, text: str = "Sciopero") -> None:
    """From now on the day has no service."""
    (roster,) = refectory.office.rosters
    pupils = tuple(replace(pupil, state=BookingState.NO_SERVICE, no_service_text=text) for pupil in roster.pupils)
    refectory.office.rosters = (DayRoster(roster.on, is_service=False, no_service_text=text, pupils=pupils),)
    from core.station import exchange

    exchange(refectory.store, refectory.office)


def _card(
    ids: CountedIds,
    cards: list[KnownCard],
    pupil_id: int | None,
    *,
    service_id: int = SERVICE,
    is_revoked: bool = False,
) -> str:
    token: CardToken = new_token(ids, 1)
    cards.append(KnownCard(token_hash(token), pupil_id, service_id, 1, is_revoked))
    return token.text


class Hand:
    """Monotonic seconds that a test moves."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


class Ears:
    """Hears the sounds."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def play(self, name: str) -> None:
        self.heard.append(name)


class FakeReader(QObject):
    """A camera that sees what a test says."""

    token_read = Signal(str, str)
    frame_ready = Signal(object)
    camera_lost = Signal()
    camera_found = Signal()
    failed = Signal(object)
    finished = Signal()

    def __init__(self, preferences: KioskPreferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences
        self.is_running = False

    def start(self) -> None:
        self.is_running = True

    def stop(self) -> None:
        self.is_running = False


class FakeSerial(QObject):
    """A serial scanner that reads what a test says."""

    token_read = Signal(str)
    garbage_read = Signal(int)
    lost = Signal()
    found = Signal()
    failed = Signal(object)

    def __init__(self, port: str) -> None:
        super().__init__()
        self.port = port
        self.is_running = False

    def start(self) -> None:
        self.is_running = True

    def stop(self) -> None:
        self.is_running = False


class FakePrinter:
    """Notes what it was given; `fault` is raised instead."""

    def __init__(self) -> None:
        self.printed: list[Path] = []
        self.fault: Exception | None = None

    def print_pdf(self, path: Path) -> None:
        if self.fault is not None:
            raise self.fault
        self.printed.append(path)
