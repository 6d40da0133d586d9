"""Stations are enrolled by the office, joined by a one-time code, and revoked for good."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from core.access.permissions import Role
from core.access.session import Actor, Session
from core.errors import InvalidValue, NotAllowed, NotFound
from core.station import (
    CODE_LIFE,
    AlreadyRevokedStation,
    CodeNotAccepted,
    StationIdTaken,
    StationStore,
    UnknownStation,
    WrongStation,
    enrol_station,
    exchange,
    join,
    make_station_code,
    quarantined,
    revoke_station,
    served_twice,
    stations,
)
from tests.builders import TUESDAY
from tests.core.station.conftest import Refectory


def enrol(refectory: Refectory, **changes: object) -> str:
    options = {
        "id": "calvino-1", "name": "Mensa Calvino", "school_id": refectory.town.school_id,
        "service_id": refectory.town.service_id, **changes,
    }  # fmt: skip
    return enrol_station(refectory.town.session, **options).id  # type: ignore[arg-type]


def session_of(refectory: Refectory, role: Role) -> Session:
    return dataclasses.replace(refectory.town.session, actor=Actor(1, "x", role))


def test_enrolled(refectory: Refectory) -> None:
    enrol(refectory, may_recharge=True)
    (station,) = stations(refectory.town.session)
    assert (station.id, station.name, station.school_name, station.service_name) == (
        "CALVINO-1", "Mensa Calvino", "Primaria Italo Calvino", "Mensa",
    )  # fmt: skip
    assert (station.may_presence, station.may_recharge, station.is_revoked) == (True, True, False)
    assert (station.enrolled_at, station.claimed_at, station.last_exchange_at, station.events) == (
        refectory.clock.now(), None, None, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"id": ""}, InvalidValue),
        ({"id": "a/b"}, InvalidValue),
        ({"id": "troppo-lungo-davvero"}, InvalidValue),
        ({"id": "uff"}, InvalidValue),
        ({"id": "K1-BIS"}, InvalidValue),
        ({"name": "  "}, InvalidValue),
        ({"may_presence": False}, InvalidValue),
        ({"school_id": 99}, NotFound),
        ({"service_id": 99}, NotFound),
    ],
)
def test_refused(sqlite_refectory: Refectory, changes: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        enrol(sqlite_refectory, **changes)
    assert stations(sqlite_refectory.town.session) == ()


def test_a_service_that_the_school_has_not(sqlite_refectory: Refectory) -> None:
    bus = sqlite_refectory.other_service()
    with pytest.raises(InvalidValue, match="attivalo"):
        enrol(sqlite_refectory, service_id=bus)
    enrol(sqlite_refectory, service_id=bus, may_presence=False, may_recharge=True)


def test_an_id_is_never_used_again(refectory: Refectory) -> None:
    revoke_station(refectory.town.session, enrol(refectory))
    with pytest.raises(StationIdTaken, match="CALVINO-1"):
        enrol(refectory, name="Un'altra")
    with pytest.raises(StationIdTaken):
        enrol(refectory, id="calvino-2")


def test_a_code_makes_a_pc_the_station_once(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("K1", exchanged=False)
    code = make_station_code(refectory.town.session, "K1")
    assert code.expires_at == refectory.clock.now() + CODE_LIFE
    identity = join(kiosk.store, kiosk.gateway, f" {code.text.lower().replace('-', ' ')} ")
    assert identity.id == "K1"
    assert kiosk.store.identity() == identity
    exchange(kiosk.store, kiosk.gateway)
    assert kiosk.scan(refectory.tokens[pupil]).outcome.is_recorded
    assert stations(refectory.town.session)[0].claimed_at == refectory.clock.now()
    with pytest.raises(CodeNotAccepted):
        join(kiosk.store, kiosk.gateway, code.text)


def test_codes_look_like_nothing_else_and_are_kept_as_fingerprints(refectory: Refectory) -> None:
    enrol(refectory)
    code = make_station_code(refectory.town.session, "CALVINO-1")
    parts = code.text.split("-")
    assert [len(part) for part in parts] == [4, 4, 4]
    assert not set("ILOU") & set(code.text)
    assert code.text not in repr(code)
    stored = refectory.database.row("SELECT * FROM station")
    audit = refectory.database.rows("SELECT detail FROM audit")
    for text in (code.text, code.text.replace("-", "")):
        assert text not in repr(stored) + repr(audit)


@pytest.mark.parametrize("written", ["oO0", "iIlL1"])
def test_look_alikes_are_one(written: str) -> None:
    from core.station.enrolling import code_hash

    assert len({code_hash(character + "ABC") for character in written}) == 1


def test_a_code_that_is_wrong_old_replaced_or_of_a_revoked_station(refectory: Refectory) -> None:
    kiosk = refectory.kiosk("K1", exchanged=False)
    with pytest.raises(CodeNotAccepted):
        join(kiosk.store, kiosk.gateway, "0000-0000-0000")
    with pytest.raises(CodeNotAccepted):
        join(kiosk.store, kiosk.gateway, "")
    replaced = make_station_code(refectory.town.session, "K1")
    old = make_station_code(refectory.town.session, "K1", timedelta(minutes=5))
    with pytest.raises(CodeNotAccepted):
        join(kiosk.store, kiosk.gateway, replaced.text)
    refectory.clock.advance(timedelta(minutes=5))
    with pytest.raises(CodeNotAccepted, match="scaduto"):
        join(kiosk.store, kiosk.gateway, old.text)
    revoked = make_station_code(refectory.town.session, "K1")
    revoke_station(refectory.town.session, "K1")
    with pytest.raises(CodeNotAccepted):
        join(kiosk.store, kiosk.gateway, revoked.text)
    assert kiosk.store.identity() is None


def test_a_file_that_is_another_stations(refectory: Refectory) -> None:
    kiosk = refectory.kiosk("K1")
    enrol(refectory)
    code = make_station_code(refectory.town.session, "CALVINO-1")
    with pytest.raises(WrongStation):
        join(kiosk.store, kiosk.gateway, code.text)
    assert kiosk.exchange().sent == 0
    fresh = StationStore.open(refectory.folder / "fresh.db", clock=kiosk.clock, ids=kiosk.ids)
    # A code that was taken to the wrong PC is used up: the office makes another.
    with pytest.raises(CodeNotAccepted):
        join(fresh, kiosk.gateway, code.text)
    fresh.close_thread()


def test_unknown_and_revoked(refectory: Refectory) -> None:
    session = refectory.town.session
    for verb in (revoke_station, make_station_code):
        with pytest.raises(UnknownStation):
            verb(session, "NESSUNA")
    enrol(refectory)
    assert revoke_station(session, "CALVINO-1").is_revoked
    for verb in (revoke_station, make_station_code):
        with pytest.raises(AlreadyRevokedStation, match="Mensa Calvino"):
            verb(session, "CALVINO-1")
    assert stations(session, include_revoked=False) == ()


def test_who_may(sqlite_refectory: Refectory) -> None:
    enrol(sqlite_refectory)
    clerk = session_of(sqlite_refectory, Role.CLERK)
    assert len(stations(clerk)) == 1
    assert quarantined(clerk).total == 0
    for verb in (revoke_station, make_station_code):
        with pytest.raises(NotAllowed):
            verb(clerk, "CALVINO-1")
    for role in (Role.STATION, Role.KITCHEN, Role.CASHIER, Role.SCHOOL):
        other = session_of(sqlite_refectory, role)
        for look in (stations, quarantined):
            with pytest.raises(NotAllowed):
                look(other)
        with pytest.raises(NotAllowed):
            served_twice(other, sqlite_refectory.town.service_id, TUESDAY, TUESDAY)


def test_what_is_done_to_stations_is_on_the_trail(sqlite_refectory: Refectory) -> None:
    kiosk = sqlite_refectory.kiosk("K1", exchanged=False)
    code = make_station_code(sqlite_refectory.town.session, "K1")
    join(kiosk.store, kiosk.gateway, code.text)
    revoke_station(sqlite_refectory.town.session, "K1")
    rows = sqlite_refectory.database.rows(
        "SELECT operation, actor_name FROM audit WHERE subject = 'station:K1' ORDER BY id"
    )
    assert rows == [
        ("enrol_station", "Giulia Cirillo"),
        ("make_station_code", "Giulia Cirillo"),
        ("claim_station", "Postazione K1"),
        ("revoke_station", "Giulia Cirillo"),
    ]
