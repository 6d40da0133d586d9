"""Least rights, tried on a real PostgreSQL: with a station's login all that a station does works, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from urllib.parse import urlsplit, urlunsplit

import peewee
import pytest

from core import ledger
from core.access.operations import OperationId
from core.access.options import set_option
from core.meals import close_day
from core.payments import Channel, Means
from core.payments import recharge as office_recharge
from core.registry import PHOTOS_ENABLED, enable_photos, set_photo
from core.station import (
    CheckInOutcome,
    DatabaseGateway,
    RightsNeedServer,
    StationStore,
    close_till,
    exchange,
    grant_station_rights,
    join,
    make_station_code,
    open_till,
    photo_at_station,
    recharge,
    recharge_target,
    renew_station_rights,
    rights_script,
    serve_extra,
    station_tills,
    undo,
)
from core.station.rights import STATION_ROLE
from core.storage import Database, open_database
from core.storage.migrating import ensure_current
from tests.builders import TUESDAY
from tests.core.station.conftest import Kiosk, Refectory
from tests.pictures import picture

pytestmark = pytest.mark.postgresql


def as_login(database: Database, login: str) -> Database:
    """Open the same database under another login."""
    parts = urlsplit(database.url)
    host = parts.netloc.rpartition("@")[2]
    return open_database(urlunsplit(parts._replace(netloc=f"{login}@{host}")))


@pytest.fixture
def logins(postgresql_refectory: Refectory) -> Iterator[dict[str, Database]]:
    """A station's login and a till's, with the rights that the function gives."""
    owner = postgresql_refectory.database
    opened = {}
    for login, may_recharge in (("kiosk_1", False), ("till_1", True)):
        owner.execute(f"DROP ROLE IF EXISTS {login}")
        owner.execute(f"CREATE ROLE {login} LOGIN")
        grant_station_rights(owner, login, may_recharge=may_recharge)
        opened[login] = as_login(owner, login)
    yield opened
    for database in opened.values():
        database.close()
    for login in opened:
        owner.execute(f"DROP OWNED BY {login}")
        owner.execute(f"DROP ROLE {login}")


def with_login(refectory: Refectory, kiosk: Kiosk, database: Database) -> Kiosk:
    kiosk.gateway = DatabaseGateway(database, refectory.clock, refectory.ids)
    return kiosk


def test_a_station_works_with_its_login(postgresql_refectory: Refectory, logins: dict[str, Database]) -> None:
    refectory = postgresql_refectory
    served, taken_back, absent = (refectory.pupil(name) for name in ("Alfa", "Beta", "Gamma"))
    refectory.diet(served)
    refectory.absent(absent)
    kiosk = with_login(refectory, refectory.kiosk("K1", exchanged=False), logins["kiosk_1"])
    ensure_current(logins["kiosk_1"])
    join(kiosk.store, kiosk.gateway, make_station_code(refectory.town.session, "K1").text)
    exchange(kiosk.store, kiosk.gateway)
    assert kiosk.scan(refectory.tokens[served]).outcome is CheckInOutcome.SERVED_DIET
    mistaken = kiosk.scan(refectory.tokens[taken_back])
    exchange(kiosk.store, kiosk.gateway)
    undo(kiosk.store, mistaken.event_id)
    serve_extra(kiosk.store, kiosk.scan(refectory.tokens[absent]))
    report = exchange(kiosk.store, kiosk.gateway)
    assert (report.settled, report.kept_aside) == (2, 0)
    assert refectory.presences() == {served, absent}
    # Late, and told so.
    refectory.at(TUESDAY, time(16))
    close_day(refectory.town.session, refectory.town.service_id, TUESDAY)
    kiosk.scan(refectory.tokens[taken_back])
    assert exchange(kiosk.store, kiosk.gateway).kept_aside == 1
    assert ledger.verify(refectory.database).is_ok


def test_a_till_works_with_its_login(postgresql_refectory: Refectory, logins: dict[str, Database]) -> None:
    refectory = postgresql_refectory
    pupil, opened = refectory.pupil("Alfa"), refectory.pupil("Beta")
    office_recharge(
        refectory.town.session, OperationId("office", "x"), pupil_id=opened, service_group_id=refectory.town.group_id,
        amount_cents=700, means=Means.CASH, channel=Channel.COUNTER, issuer="UFF",
    )  # fmt: skip
    till = with_login(refectory, refectory.kiosk("C1", may_recharge=True, exchanged=False), logins["till_1"])
    till.exchange()
    open_till(till.store, "o1", "Maria", 0)
    for number, token in enumerate((refectory.tokens[pupil], refectory.tokens[opened])):
        recharge(till.store, f"r{number}", recharge_target(till.store, token), 2_000, Means.CASH)
    close_till(till.store, "c1", "o1", 4_000)
    till.scan(refectory.tokens[pupil])
    report = till.exchange()
    assert (report.settled, report.kept_aside) == (5, 0)
    (drawer,) = station_tills(refectory.town.session, TUESDAY, TUESDAY)
    assert (drawer.operator_name, drawer.counted_cents, drawer.is_whole) == ("Maria", 4_000, True)
    balances = dict(till.store.database.rows("SELECT pupil_id, cents FROM known_balance"))
    assert balances == {pupil: 2_000, opened: 2_700}
    till.store.database.execute("UPDATE journal SET acked_at = NULL, verdict = NULL")
    assert till.exchange().kept_aside == 0
    assert ledger.verify(refectory.database).is_ok
    assert refectory.database.scalar("SELECT COUNT(*) FROM recharge") == 3


FORBIDDEN_TO_BOTH = (
    "SELECT * FROM guardian",
    "SELECT * FROM guardianship",
    "SELECT * FROM diet_reason",
    "SELECT fiscal_code FROM pupil",
    "SELECT born_on FROM pupil",
    "SELECT certificate_expires_on FROM pupil_diet",
    "SELECT token FROM card",
    "SELECT * FROM tariff_rate",
    "SELECT * FROM band_assignment",
    "SELECT password_hash FROM app_user",
    "SELECT * FROM meal_request",
    "SELECT detail FROM audit",
    "SELECT value FROM setting",
    "SELECT * FROM pupil_photo",
    "DELETE FROM pupil_photo",
    "DELETE FROM station_photo",
    "UPDATE audit SET detail = ''",
    "DELETE FROM event",
    "UPDATE event SET verdict = 'applied'",
    "DELETE FROM operation",
    "UPDATE pupil SET last_name = 'X'",
    "INSERT INTO enrolment (pupil_id, service_id, starts_on, ends_on, created_at) VALUES (1, 1, 1, 1, 1)",
    "DELETE FROM enrolment",
    "UPDATE card SET revoked_at = NULL",
    "UPDATE station SET revoked_at = NULL",
    "UPDATE station SET may_recharge = TRUE",
    "INSERT INTO station (id) VALUES ('X')",
    "UPDATE entry SET amount_cents = 1",
    "DELETE FROM entry",
    "UPDATE balance SET cents = 1000000",
    "INSERT INTO balance (account_id, cents, entries) VALUES (1, 1, 1)",
    "UPDATE batch SET hash = ''",
    "DELETE FROM recharge",
    "INSERT INTO reversal (account_id) VALUES (1)",
    "DELETE FROM period",
    "CREATE TABLE mine (id INTEGER)",
    "ALTER TABLE entry DISABLE TRIGGER ALL",
    "DROP POLICY entry_of_refettorio_till ON entry",
)
FORBIDDEN_TO_A_STATION = (
    "SELECT * FROM entry",
    "SELECT * FROM balance",
    "SELECT * FROM account",
    "SELECT * FROM recharge",
    "SELECT * FROM batch",
    "SELECT display_name FROM app_user",
    "INSERT INTO entry (account_id) VALUES (1)",
)


@pytest.mark.parametrize("login", ["kiosk_1", "till_1"])
def test_what_no_station_may(postgresql_refectory: Refectory, logins: dict[str, Database], login: str) -> None:
    refused = FORBIDDEN_TO_BOTH if login == "till_1" else FORBIDDEN_TO_BOTH + FORBIDDEN_TO_A_STATION
    for sql in refused:
        with pytest.raises(peewee.ProgrammingError, match=r"permission denied|must be owner"):
            logins[login].execute(sql)
        logins[login].engine.rollback()


def test_a_station_gets_photos_through_its_view_and_only_while_they_are_on(
    postgresql_refectory: Refectory, logins: dict[str, Database]
) -> None:
    refectory = postgresql_refectory
    pupil = refectory.pupil("Alfa")
    enable_photos(refectory.town.session)
    set_photo(refectory.town.session, pupil, picture())
    kiosk = with_login(refectory, refectory.kiosk("K1", exchanged=False), logins["kiosk_1"])
    kiosk.exchange()
    assert photo_at_station(kiosk.store.database, pupil) == picture()
    set_option(refectory.town.session, PHOTOS_ENABLED, value=False)  # the row is still there: the view hides it
    assert logins["kiosk_1"].rows("SELECT pupil_id FROM station_photo") == []
    kiosk.exchange()
    assert photo_at_station(kiosk.store.database, pupil) is None


def test_rights_of_before_the_photos_still_let_a_station_work(
    postgresql_refectory: Refectory, logins: dict[str, Database]
) -> None:
    refectory = postgresql_refectory
    pupil = refectory.pupil("Alfa")
    enable_photos(refectory.town.session)
    set_photo(refectory.town.session, pupil, picture())
    refectory.database.execute("DROP VIEW station_photo")
    kiosk = with_login(refectory, refectory.kiosk("K1", exchanged=False), logins["kiosk_1"])
    kiosk.exchange()
    assert kiosk.scan(refectory.tokens[pupil]).outcome is CheckInOutcome.SERVED
    assert photo_at_station(kiosk.store.database, pupil) is None


def test_a_till_sees_recharges_and_no_other_entry(postgresql_refectory: Refectory, logins: dict[str, Database]) -> None:
    refectory = postgresql_refectory
    pupil = refectory.pupil()
    refectory.kiosk("C1", may_recharge=True, exchanged=False)
    office_recharge(
        refectory.town.session, OperationId("office", "x"), pupil_id=pupil, service_group_id=refectory.town.group_id,
        amount_cents=700, means=Means.CASH, channel=Channel.COUNTER, issuer="UFF",
    )  # fmt: skip
    refectory.at(TUESDAY, time(16))
    close_day(refectory.town.session, refectory.town.service_id, TUESDAY)
    assert refectory.database.scalar("SELECT COUNT(*) FROM entry") == 2
    assert logins["till_1"].rows("SELECT kind, amount_cents FROM entry") == [(2, 700)]
    # It cannot charge or correct anybody either.
    for kind, cents in ((1, -100), (3, 100), (4, 100)):
        with pytest.raises(peewee.ProgrammingError, match="row-level security"):
            logins["till_1"].execute(
                "INSERT INTO entry (account_id, day, kind, seq, amount_cents, contra, batch_id, actor_id, at)"
                " SELECT account_id, day, ?, 7, ?, contra, batch_id, actor_id, at FROM entry",
                (kind, cents),
            )
        logins["till_1"].engine.rollback()
    # What the office has done once is not told.
    assert logins["kiosk_1"].scalar("SELECT COUNT(*) FROM operation WHERE source = 'office'") == 0
    assert refectory.database.scalar("SELECT COUNT(*) FROM operation WHERE source = 'office'") == 1


def test_a_presence_login_does_not_see_what_was_paid_elsewhere(
    postgresql_refectory: Refectory, logins: dict[str, Database]
) -> None:
    refectory = postgresql_refectory
    pupil = refectory.pupil()
    till = with_login(refectory, refectory.kiosk("C1", may_recharge=True, exchanged=False), logins["till_1"])
    till.exchange()
    recharge(till.store, "r1", recharge_target(till.store, refectory.tokens[pupil]), 2_000, Means.CASH)
    till.scan(refectory.tokens[pupil])
    till.exchange()
    assert logins["kiosk_1"].rows("SELECT kind FROM event") == [("presence",)]
    assert refectory.database.scalar("SELECT COUNT(*) FROM event") == 2


def test_the_office_is_not_touched_by_the_rules(postgresql_refectory: Refectory, logins: dict[str, Database]) -> None:
    """An office that works under a login that is not the owner sees every row."""
    refectory = postgresql_refectory
    owner = refectory.database
    pupil = refectory.pupil()
    office_recharge(
        refectory.town.session, OperationId("office", "x"), pupil_id=pupil, service_group_id=refectory.town.group_id,
        amount_cents=700, means=Means.CASH, channel=Channel.COUNTER, issuer="UFF",
    )  # fmt: skip
    refectory.at(TUESDAY, time(16))
    close_day(refectory.town.session, refectory.town.service_id, TUESDAY)
    owner.execute("DROP ROLE IF EXISTS office_1")
    owner.execute("CREATE ROLE office_1 LOGIN")
    owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO office_1")
    office = as_login(owner, "office_1")
    try:
        for table in ("entry", "event", "operation"):
            assert office.scalar(f"SELECT COUNT(*) FROM {table}") == owner.scalar(f"SELECT COUNT(*) FROM {table}")
    finally:
        office.close()
        owner.execute("DROP OWNED BY office_1")
        owner.execute("DROP ROLE office_1")


def test_the_script_may_be_run_again_and_a_till_become_a_station(
    postgresql_refectory: Refectory, logins: dict[str, Database]
) -> None:
    owner = postgresql_refectory.database
    owner.execute(rights_script())
    grant_station_rights(owner, "till_1", may_recharge=False)
    with pytest.raises(peewee.ProgrammingError, match="permission denied"):
        logins["till_1"].rows("SELECT * FROM balance")
    logins["till_1"].engine.rollback()


def test_an_update_renews_the_rights_of_roles_in_use_and_makes_none(
    postgresql_refectory: Refectory, logins: dict[str, Database]
) -> None:
    owner = postgresql_refectory.database
    # Given a table that came with an update, which no station may read yet.
    owner.execute(f"REVOKE ALL ON class_weekdays FROM {STATION_ROLE}")
    with pytest.raises(peewee.ProgrammingError, match="permission denied"):
        logins["kiosk_1"].rows("SELECT * FROM class_weekdays")
    logins["kiosk_1"].engine.rollback()
    # When the rights are renewed it may; where no station has any rights, none are made.
    assert renew_station_rights(owner)
    assert logins["kiosk_1"].rows("SELECT * FROM class_weekdays") == []
    owner.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {STATION_ROLE}")
    assert not renew_station_rights(owner)


def test_fingerprints_are_the_same_with_and_without_the_view(
    postgresql_refectory: Refectory, logins: dict[str, Database]
) -> None:
    refectory = postgresql_refectory
    pupil = refectory.pupil()
    kiosk = refectory.kiosk("K1")
    assert kiosk.scan(refectory.tokens[pupil]).outcome is CheckInOutcome.SERVED
    seen = set(kiosk.store.database.rows("SELECT * FROM card"))
    refectory.database.execute("DROP VIEW station_card")
    other = StationStore.open(refectory.folder / "other.db", clock=kiosk.clock, ids=kiosk.ids)
    exchange(other, kiosk.gateway, "K1")
    assert set(other.database.rows("SELECT * FROM card")) == seen
    other.close_thread()


def test_a_file_has_no_logins(sqlite_refectory: Refectory) -> None:
    with pytest.raises(RightsNeedServer):
        grant_station_rights(sqlite_refectory.database, "kiosk_1", may_recharge=False)
    assert not renew_station_rights(sqlite_refectory.database)
