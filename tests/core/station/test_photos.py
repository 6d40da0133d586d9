"""Photos at the station: only where they are wanted, only those that changed travel, and none outlives its reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.registry import disable_photos, enable_photos, remove_photo, set_photo, withdraw_enrolment
from core.station import CheckInOutcome, RosterUpdate, photo_at_station, revoke_station
from core.station import photos as station_photos
from core.station.roster import known_versions
from tests.builders import TUESDAY
from tests.core.station.conftest import Kiosk, Refectory
from tests.pictures import picture


def seen(kiosk: Kiosk, *pupils: int) -> list[bool]:
    return [photo_at_station(kiosk.store.database, pupil) is not None for pupil in pupils]


def pulled(kiosk: Kiosk) -> RosterUpdate:
    return kiosk.gateway.pull(kiosk.id, known_versions(kiosk.store))


def test_no_photo_travels_until_they_are_wanted_and_all_go_when_they_are_not(refectory: Refectory) -> None:
    session, anna, ugo = refectory.town.session, refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    enable_photos(session)
    jpeg = picture()
    set_photo(session, anna, jpeg)
    assert seen(kiosk, anna, ugo) == [False, False]
    kiosk.exchange()
    assert photo_at_station(kiosk.store.database, anna) == jpeg
    assert seen(kiosk, ugo) == [False]
    disable_photos(session)
    kiosk.exchange()
    assert seen(kiosk, anna, ugo) == [False, False]
    assert kiosk.scan(refectory.tokens[anna]).outcome is CheckInOutcome.SERVED


def test_only_what_changed_travels(refectory: Refectory) -> None:
    session, anna, ugo = refectory.town.session, refectory.pupil("Alfa"), refectory.pupil("Beta")
    enable_photos(session)
    for pupil in (anna, ugo):
        set_photo(session, pupil, picture())
    kiosk = refectory.kiosk()
    assert pulled(kiosk).photos == ()
    assert pulled(kiosk).rosters == ()
    set_photo(session, ugo, picture(colour="#123456"))
    assert [photo.pupil_id for photo in pulled(kiosk).photos] == [ugo]
    kiosk.exchange()
    assert photo_at_station(kiosk.store.database, ugo) == picture(colour="#123456")
    remove_photo(session, anna)
    assert pulled(kiosk).photos == ()
    kiosk.exchange()
    assert seen(kiosk, anna, ugo) == [False, True]


def test_many_photos_come_a_few_at_a_time(sqlite_refectory: Refectory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(station_photos, "AT_ONCE", 2)
    refectory = sqlite_refectory
    enable_photos(refectory.town.session)
    pupils = [refectory.pupil(f"Alunno {number}") for number in range(5)]
    for pupil in pupils:
        set_photo(refectory.town.session, pupil, picture())
    kiosk = refectory.kiosk()
    counts = [sum(seen(kiosk, *pupils))]
    for _exchange in range(3):
        kiosk.exchange()
        counts.append(sum(seen(kiosk, *pupils)))
    assert counts == [2, 4, 5, 5]


def test_a_child_who_left_and_a_child_of_another_school_have_none(refectory: Refectory) -> None:
    session = refectory.town.session
    enable_photos(session)
    leaves = refectory.pupil("Alfa")
    elsewhere = refectory.pupil("Beta", class_id=refectory.town.class_group("1A", refectory.town.school("Rodari")))
    for pupil in (leaves, elsewhere):
        set_photo(session, pupil, picture())
    kiosk = refectory.kiosk()
    assert seen(kiosk, leaves, elsewhere) == [True, False]
    enrolment = refectory.database.scalar("SELECT id FROM enrolment WHERE pupil_id = ?", (leaves,))
    withdraw_enrolment(session, enrolment, TUESDAY)
    refectory.at(TUESDAY + timedelta(days=1))
    kiosk.exchange()
    assert seen(kiosk, leaves) == [False]


def test_a_revoked_station_forgets_the_photos(refectory: Refectory) -> None:
    enable_photos(refectory.town.session)
    anna = refectory.pupil()
    set_photo(refectory.town.session, anna, picture())
    kiosk = refectory.kiosk()
    assert seen(kiosk, anna) == [True]
    revoke_station(refectory.town.session, kiosk.id)
    kiosk.exchange()
    assert seen(kiosk, anna) == [False]


def test_a_station_for_money_gets_no_face(refectory: Refectory) -> None:
    enable_photos(refectory.town.session)
    anna = refectory.pupil()
    set_photo(refectory.town.session, anna, picture())
    till = refectory.kiosk("C1", may_presence=False, may_recharge=True)
    assert seen(till, anna) == [False]


def test_an_answer_reads_no_photo(sqlite_refectory: Refectory) -> None:
    """The scan's way must not touch the pictures: it answers also when their table is gone."""
    enable_photos(sqlite_refectory.town.session)
    anna = sqlite_refectory.pupil()
    set_photo(sqlite_refectory.town.session, anna, picture())
    kiosk = sqlite_refectory.kiosk()
    with kiosk.store.database.transaction():
        kiosk.store.database.execute("DROP TABLE photo")
    assert kiosk.scan(sqlite_refectory.tokens[anna]).outcome is CheckInOutcome.SERVED


def test_a_deleted_photo_is_not_left_in_the_file(sqlite_refectory: Refectory) -> None:
    enable_photos(sqlite_refectory.town.session)
    anna = sqlite_refectory.pupil()
    jpeg = picture(333, 444)
    set_photo(sqlite_refectory.town.session, anna, jpeg)
    kiosk = sqlite_refectory.kiosk()
    piece = jpeg[-200:-10]
    files = [kiosk.path, kiosk.path.with_name(f"{kiosk.path.name}-wal")]

    def holds() -> bool:
        return any(piece in file.read_bytes() for file in files if file.exists())

    assert holds()
    remove_photo(sqlite_refectory.town.session, anna)
    kiosk.exchange()
    assert not holds()


def test_photos_are_of_the_day_on_the_list(sqlite_refectory: Refectory) -> None:
    """In the holidays the list of the day is empty of nobody who still comes: photos stay."""
    enable_photos(sqlite_refectory.town.session)
    anna = sqlite_refectory.pupil()
    set_photo(sqlite_refectory.town.session, anna, picture())
    kiosk = sqlite_refectory.kiosk()
    sqlite_refectory.at(date(2026, 12, 27))
    kiosk.exchange()
    assert seen(kiosk, anna) == [True]
