"""A kiosk's own store and its exchange with the office database (docs/decisions/0015-station.md).

A station always answers from its own file and writes its own journal first; handing over is somebody else's work, on
another thread. There is no off-line mode: being off line only makes the journal longer.
"""

from core.station.answering import answer, answer_pupil, mark_present, serve_extra, undo
from core.station.deciding import apply_event, dismiss_event, kept_counts, way_of, ways_of
from core.station.enrolling import CODE_LIFE, enrol_station, make_station_code, revoke_station, stations
from core.station.exchanging import ExchangeReport, OfficeGateway, exchange, join
from core.station.faults import (
    AlreadyRevokedStation,
    CardNotAccepted,
    CardRevokedHere,
    ClockDoubtful,
    CodeNotAccepted,
    DamagedStationFile,
    EventDecided,
    ModeNotAllowed,
    NothingToUndo,
    NotOnRoster,
    NoWayForEvent,
    RosterMissing,
    StationIdTaken,
    TillAlreadyOpen,
    TillClosed,
    TillNotOpen,
    UnknownStation,
    WrongStation,
)
from core.station.forgetting import DAYS_WITHOUT_CONTACT
from core.station.gateway import DatabaseGateway
from core.station.journal import EventKind, JournalEvent, Verdict, VerdictKind
from core.station.kept import quarantined, served_twice
from core.station.office_records import (
    KeptCounts,
    KeptEvent,
    KeptPage,
    KeptWay,
    ServedTwice,
    Serving,
    Station,
    StationCode,
)
from core.station.outcomes import CheckIn, CheckInOutcome, PresenceSource
from core.station.overview import GroupCount, PupilOnDay, StationOverview, overview_of
from core.station.photos import photo_at_station
from core.station.recharging import RechargeAnswer, RechargeTarget, recharge, recharge_target
from core.station.rights import (
    STATION_ROLE,
    TILL_ROLE,
    RightsNeedServer,
    grant_station_rights,
    rights_script,
)
from core.station.roster import (
    DayMenu,
    DayRoster,
    ExpectedPupil,
    KnownBalance,
    KnownCard,
    Payer,
    RosterUpdate,
    ServedElsewhere,
)
from core.station.salvage import Salvage
from core.station.schedule import ExchangeSchedule
from core.station.station_tills import StationTill, station_tills
from core.station.store import MenuDish, StationIdentity, StationState, StationStore
from core.station.till import Till, close_till, current_till, last_operators, open_till

__all__ = [
    "CODE_LIFE",
    "DAYS_WITHOUT_CONTACT",
    "STATION_ROLE",
    "TILL_ROLE",
    "AlreadyRevokedStation",
    "CardNotAccepted",
    "CardRevokedHere",
    "CheckIn",
    "CheckInOutcome",
    "ClockDoubtful",
    "CodeNotAccepted",
    "DamagedStationFile",
    "DatabaseGateway",
    "DayMenu",
    "DayRoster",
    "EventDecided",
    "EventKind",
    "ExchangeReport",
    "ExchangeSchedule",
    "ExpectedPupil",
    "GroupCount",
    "JournalEvent",
    "KeptCounts",
    "KeptEvent",
    "KeptPage",
    "KeptWay",
    "KnownBalance",
    "KnownCard",
    "MenuDish",
    "ModeNotAllowed",
    "NoWayForEvent",
    "NotOnRoster",
    "NothingToUndo",
    "OfficeGateway",
    "Payer",
    "PresenceSource",
    "PupilOnDay",
    "RechargeAnswer",
    "RechargeTarget",
    "RightsNeedServer",
    "RosterMissing",
    "RosterUpdate",
    "Salvage",
    "ServedElsewhere",
    "ServedTwice",
    "Serving",
    "Station",
    "StationCode",
    "StationIdTaken",
    "StationIdentity",
    "StationOverview",
    "StationState",
    "StationStore",
    "StationTill",
    "Till",
    "TillAlreadyOpen",
    "TillClosed",
    "TillNotOpen",
    "UnknownStation",
    "Verdict",
    "VerdictKind",
    "WrongStation",
    "answer",
    "answer_pupil",
    "apply_event",
    "close_till",
    "current_till",
    "dismiss_event",
    "enrol_station",
    "exchange",
    "grant_station_rights",
    "join",
    "kept_counts",
    "last_operators",
    "make_station_code",
    "mark_present",
    "open_till",
    "overview_of",
    "photo_at_station",
    "quarantined",
    "recharge",
    "recharge_target",
    "revoke_station",
    "rights_script",
    "serve_extra",
    "served_twice",
    "station_tills",
    "stations",
    "undo",
    "way_of",
    "ways_of",
]
