"""What stations told and was kept aside: the office carries it out after all or puts it away, once, and says so."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from core import ledger
from core.access.permissions import Role
from core.access.session import Actor, Session
from core.errors import InvalidValue, NotAllowed
from core.meals import close_day
from core.station import (
    EventDecided,
    EventKind,
    KeptEvent,
    KeptWay,
    NoWayForEvent,
    VerdictKind,
    apply_event,
    dismiss_event,
    kept_counts,
    quarantined,
    revoke_station,
    served_twice,
    stations,
    undo,
    ways_of,
)
from core.storage import day_number
from tests.builders import TUESDAY
from tests.core.station.conftest import Kiosk, Refectory
from tests.core.station.test_applying import event, presence, verdicts_of


def kept(refectory: Refectory) -> dict[str, KeptEvent]:
    return {one.event_id: one for one in quarantined(refectory.town.session).items}


def ways(refectory: Refectory) -> dict[str, KeptWay]:
    return ways_of(refectory.town.session, quarantined(refectory.town.session).items)


def charged(refectory: Refectory) -> list[tuple[int, int]]:
    return refectory.database.rows(
        "SELECT a.pupil_id, -e.amount_cents FROM entry e JOIN account a ON a.id = e.account_id WHERE e.kind = 1"
        " ORDER BY a.pupil_id, e.seq"
    )


def told(refectory: Refectory) -> list[tuple[str, str]]:
    return refectory.database.rows(
        "SELECT operation, actor_name FROM audit WHERE operation IN ('apply_event', 'dismiss_event') ORDER BY id"
    )


def closed_with_a_kiosk_off_line(refectory: Refectory, policy: str) -> tuple[int, Kiosk]:
    """A child is scanned while the kiosk is off line, the office closes the day, then the kiosk tells."""
    refectory.database.execute("UPDATE service SET charge_policy = ?", (policy,))
    pupil = refectory.pupil("Alfa")
    kiosk = refectory.kiosk()
    refectory.at(TUESDAY, time(12, 40))
    kiosk.scan(refectory.tokens[pupil])
    refectory.at(TUESDAY, time(18))
    close_day(refectory.town.session, refectory.town.service_id, TUESDAY)
    assert kiosk.exchange().kept_aside == 1
    return pupil, kiosk


def test_a_late_check_in_of_a_meal_that_was_not_charged_is_charged_once(refectory: Refectory) -> None:
    pupil, _kiosk = closed_with_a_kiosk_off_line(refectory, "present")
    assert charged(refectory) == []
    (event_id,) = kept(refectory)
    assert ways(refectory) == {event_id: KeptWay.LATE_CHARGE}
    assert apply_event(refectory.town.session, event_id, "confermato dalla maestra") is KeptWay.LATE_CHARGE
    assert charged(refectory) == [(pupil, 525)]
    assert kept(refectory) == {}
    with pytest.raises(EventDecided, match="Giulia Cirillo"):
        apply_event(refectory.town.session, event_id)
    with pytest.raises(EventDecided):
        dismiss_event(refectory.town.session, event_id, "già vista")
    assert charged(refectory) == [(pupil, 525)]
    assert told(refectory) == [("apply_event", "Giulia Cirillo")]
    reason = refectory.database.scalar("SELECT detail FROM audit WHERE operation = 'charge_late'")
    assert "Postazione K1: servito il 24/11/2026 alle 12:40" in reason
    assert ledger.verify(refectory.database).findings == ()


def test_a_late_check_in_of_a_meal_that_was_charged_charges_nothing_more(refectory: Refectory) -> None:
    pupil, kiosk = closed_with_a_kiosk_off_line(refectory, "booked")
    (event_id,) = kept(refectory)
    assert ways(refectory) == {event_id: KeptWay.CHARGED_ALREADY}
    apply_event(refectory.town.session, event_id)
    assert charged(refectory) == [(pupil, 525)]
    assert kept(refectory) == {}
    (station,) = stations(refectory.town.session)
    assert (station.kept_aside, station.events) == (0, 1)
    assert kiosk.exchange().sent == 0


def test_a_charge_that_was_reversed_meanwhile_can_be_posted_again(refectory: Refectory) -> None:
    from core.access.operations import OperationId
    from core.meals import reverse_charge

    pupil, _kiosk = closed_with_a_kiosk_off_line(refectory, "booked")
    reverse_charge(
        refectory.town.session, OperationId("office", "1"), pupil, refectory.town.service_id, TUESDAY, "non c'era"
    )
    (event_id,) = kept(refectory)
    assert ways(refectory) == {event_id: KeptWay.LATE_CHARGE}
    apply_event(refectory.town.session, event_id)
    assert charged(refectory) == [(pupil, 525), (pupil, 525)]


def test_while_the_day_is_open_a_check_in_is_recorded_as_told(refectory: Refectory) -> None:
    pupil = refectory.pupil("Alfa")
    kiosk = refectory.kiosk()
    revoke_station(refectory.town.session, kiosk.id)
    assert verdicts_of(kiosk, presence("e1", pupil)) == ["quarantined"]
    assert refectory.presences() == set()
    assert ways(refectory) == {"e1": KeptWay.PRESENCE}
    apply_event(refectory.town.session, "e1")
    assert refectory.presences() == {pupil}
    found = refectory.database.row("SELECT event_id, station_id, source FROM presence")
    assert found == ("e1", "K1", "scan")


def test_an_undo_that_was_kept_takes_the_check_in_back(refectory: Refectory) -> None:
    pupil = refectory.pupil("Alfa")
    kiosk = refectory.kiosk()
    scanned = kiosk.scan(refectory.tokens[pupil])
    kiosk.exchange()
    undo(kiosk.store, scanned.event_id or "")
    revoke_station(refectory.town.session, kiosk.id)
    kiosk.exchange()
    ((event_id, way),) = ways(refectory).items()
    assert way is KeptWay.UNDO
    apply_event(refectory.town.session, event_id)
    assert refectory.presences() == set()


def test_what_cannot_be_carried_out_is_put_away_with_a_reason(refectory: Refectory) -> None:
    kiosk = refectory.kiosk()
    verdicts_of(kiosk, presence("nobody", 999_999), event("broken", "{"))
    assert set(ways(refectory).values()) == {KeptWay.NONE}
    with pytest.raises(NoWayForEvent, match="a mano"):
        apply_event(refectory.town.session, "nobody")
    with pytest.raises(InvalidValue, match="perché"):
        dismiss_event(refectory.town.session, "nobody", "  ")
    assert "nobody" in kept(refectory)
    dismiss_event(refectory.town.session, "nobody", "tessera di prova")
    assert "nobody" not in kept(refectory)
    assert told(refectory) == [("dismiss_event", "Giulia Cirillo")]
    # Told again by the kiosk, it is the same event: nothing comes back on the list.
    assert verdicts_of(kiosk, presence("nobody", 999_999)) == ["quarantined"]
    assert "nobody" not in kept(refectory)


def test_a_pupil_without_price_is_told_and_the_event_waits(refectory: Refectory) -> None:
    refectory.database.execute("UPDATE service SET charge_policy = 'present'")
    pupil = refectory.pupil("Alfa", priced=False)
    kiosk = refectory.kiosk()
    refectory.at(TUESDAY, time(18))
    close_day(refectory.town.session, refectory.town.service_id, TUESDAY)
    verdicts_of(kiosk, presence("e1", pupil))
    with pytest.raises(ledger.NoPrice, match="Alfa"):
        apply_event(refectory.town.session, "e1")
    assert "e1" in kept(refectory)
    assert told(refectory) == []


def test_money_that_was_kept_becomes_its_recharge_under_the_stations_number(refectory: Refectory) -> None:
    pupil = refectory.pupil("Alfa")
    kiosk = refectory.kiosk(may_recharge=False)
    body = {
        "pupil_id": pupil, "service_group_id": refectory.town.group_id, "amount_cents": 2000, "means": "cash",
        "number": 1, "year": 2026, "paid_by": None,
    }  # fmt: skip
    assert verdicts_of(kiosk, event("r1", body, kind=EventKind.RECHARGE)) == ["quarantined"]
    assert ways(refectory) == {"r1": KeptWay.MONEY}
    apply_event(refectory.town.session, "r1")
    found = refectory.database.row("SELECT amount_cents, issuer, receipt_number, station_id FROM recharge")
    assert found == (2000, "K1", 1, "K1")
    assert kept(refectory) == {}


def test_another_content_under_a_known_id_is_never_money_twice(refectory: Refectory) -> None:
    pupil = refectory.pupil("Alfa")
    kiosk = refectory.kiosk(may_recharge=True)
    body = {
        "pupil_id": pupil, "service_group_id": refectory.town.group_id, "amount_cents": 2000, "means": "cash",
        "number": 1, "year": 2026,
    }  # fmt: skip
    verdicts_of(kiosk, event("r1", body, kind=EventKind.RECHARGE))
    verdicts_of(kiosk, event("r1", {**body, "amount_cents": 9000}, kind=EventKind.RECHARGE))
    ((event_id, way),) = ways(refectory).items()
    assert (way, kept(refectory)[event_id].verdict) == (KeptWay.NONE, VerdictKind.CONFLICT)


def test_a_child_served_twice_waits_until_somebody_has_looked(refectory: Refectory) -> None:
    pupil = refectory.pupil("Alfa")
    first, second = refectory.kiosk("K1"), refectory.kiosk("K2")
    first.scan(refectory.tokens[pupil])
    second.scan(refectory.tokens[pupil])
    first.exchange()
    second.exchange()
    session, service_id = refectory.town.session, refectory.town.service_id
    (twice,) = served_twice(session, service_id, TUESDAY, TUESDAY)
    assert kept_counts(session).total == 1
    for serving in twice.servings[1:]:
        dismiss_event(session, serving.event_id, "aveva ancora fame")
    assert served_twice(session, service_id, TUESDAY, TUESDAY) == ()
    assert kept_counts(session).total == 0
    assert refectory.presences() == {pupil}


def test_two_clerks_at_once_decide_once(refectory: Refectory) -> None:
    """The second is told by whom, and what it did is taken back."""
    _pupil, _kiosk = closed_with_a_kiosk_off_line(refectory, "present")
    (event_id,) = kept(refectory)
    other = Session(refectory.database, refectory.clock, refectory.ids, Actor(0, "Marco", Role.CLERK))
    dismiss_event(other, event_id, "prova della tessera")
    with pytest.raises(EventDecided, match="Marco"):
        apply_event(refectory.town.session, event_id)
    assert charged(refectory) == []


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.CASHIER, Role.KITCHEN, Role.AUDITOR, Role.STATION])
def test_only_whoever_closes_days_decides(sqlite_refectory: Refectory, role: Role) -> None:
    _pupil, _kiosk = closed_with_a_kiosk_off_line(sqlite_refectory, "present")
    (event_id,) = kept(sqlite_refectory)
    session = Session(
        sqlite_refectory.database, sqlite_refectory.clock, sqlite_refectory.ids,
        Actor(1, "x", role, sqlite_refectory.town.school_id),
    )  # fmt: skip
    for act in (lambda: apply_event(session, event_id), lambda: dismiss_event(session, event_id, "x"),
                lambda: kept_counts(session)):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    assert list(kept(sqlite_refectory)) == [event_id]


def test_counts_look_a_month_back_at_children_served_twice(sqlite_refectory: Refectory) -> None:
    refectory = sqlite_refectory
    pupil = refectory.pupil("Alfa")
    for number, kiosk in enumerate((refectory.kiosk("K1"), refectory.kiosk("K2"))):
        verdicts_of(kiosk, presence(f"e{number}", pupil))
    assert kept_counts(refectory.town.session).twice == 1
    refectory.at(TUESDAY + timedelta(days=40))
    assert kept_counts(refectory.town.session).twice == 0
    assert refectory.database.scalar("SELECT COUNT(*) FROM event WHERE day = ?", (day_number(TUESDAY),)) == 2
