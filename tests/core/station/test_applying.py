"""What the office does with an event: carried out, or kept with the reason; never in the way of the others."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from core.station import (
    EventKind,
    JournalEvent,
    VerdictKind,
    applying,
    quarantined,
    revoke_station,
)
from core.storage import DatabaseUnavailable
from tests.builders import TUESDAY
from tests.core.station.conftest import Kiosk, Refectory


def event(event_id: str, body: object, *, kind: EventKind = EventKind.PRESENCE, day: date = TUESDAY) -> JournalEvent:
    text = body if isinstance(body, str) else json.dumps(body)
    return JournalEvent(event_id, kind, day, text, datetime.fromisoformat("2026-11-24T11:30:00+00:00"))


def presence(event_id: str, pupil_id: object, **more: object) -> JournalEvent:
    return event(event_id, {"pupil_id": pupil_id, "source": "scan", "is_extra": False, **more})


def verdicts_of(kiosk: Kiosk, *events: JournalEvent) -> list[str]:
    return [verdict.kind.value for verdict in kiosk.gateway.push(kiosk.id, events)]


def test_the_same_id_with_another_content_is_a_conflict_and_both_are_kept(refectory: Refectory) -> None:
    first, second = refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    assert verdicts_of(kiosk, presence("e1", first)) == ["applied"]
    assert verdicts_of(kiosk, presence("e1", second), presence("e1", second)) == ["conflict", "conflict"]
    assert verdicts_of(kiosk, presence("e1", first)) == ["repeated"]
    assert refectory.presences() == {first}
    (kept,) = quarantined(refectory.town.session).items
    assert (kept.verdict, kept.pupil_id) == (VerdictKind.CONFLICT, second)


BAD = {
    "no JSON": event("bad", "{"),
    "a list": event("bad", "[1]"),
    "empty": event("bad", {}),
    "no such pupil": presence("bad", 999_999),
    "a pupil in words": presence("bad", "Anna"),
    "a pupil that fits no column": presence("bad", 2**40),
    "minus": presence("bad", -1),
    "true": presence("bad", True),
    "no source": presence("bad", 1, source="telepathy"),
    "far ahead": event("bad", {"pupil_id": 1, "source": "scan"}, day=date(2030, 1, 7)),
    "NUL": event("bad\0", "\0"),
    "half a character": event("bad\ud800", "\ud800"),
    "undo of nothing": event("bad", {"pupil_id": 1}, kind=EventKind.UNDO),
    "money not allowed": event("bad", {"pupil_id": 1, "amount_cents": 100}, kind=EventKind.RECHARGE),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_event_is_kept_with_its_reason_and_holds_up_nobody(refectory: Refectory, bad: JournalEvent) -> None:
    before, after = refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    told = kiosk.gateway.push(kiosk.id, [presence("e1", before), bad, presence("e2", after)])
    assert [verdict.kind.value for verdict in told] == ["applied", "quarantined", "applied"]
    assert told[1].event_id == bad.event_id
    assert told[1].reason
    assert "Errore interno" not in told[1].reason
    assert refectory.presences() == {before, after}
    (kept,) = quarantined(refectory.town.session).items
    assert kept.reason == told[1].reason
    # Sent again it is the same event, not another one.
    assert verdicts_of(kiosk, bad) == ["quarantined"]
    assert quarantined(refectory.town.session).total == 1


def test_our_own_mistake_holds_up_nobody_either(refectory: Refectory, monkeypatch: pytest.MonkeyPatch) -> None:
    pupil, other = refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    right = applying.record_presence

    def wrong(session: object, **told: object) -> object:
        if told["pupil_id"] == pupil:
            # On PostgreSQL the transaction is broken by it, up to the savepoint.
            refectory.database.rows("SELECT nothing FROM nowhere")
        return right(session, **told)  # type: ignore[arg-type]

    monkeypatch.setattr(applying, "record_presence", wrong)
    told = kiosk.gateway.push(kiosk.id, [presence("e1", pupil), presence("e2", other)])
    assert [verdict.kind.value for verdict in told] == ["quarantined", "applied"]
    assert "assistenza" in told[0].reason
    assert refectory.presences() == {other}


def test_a_fault_of_the_surroundings_takes_the_whole_batch_back(
    refectory: Refectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupil, other = refectory.pupil("Alfa"), refectory.pupil("Beta")
    kiosk = refectory.kiosk()
    right, calls = applying.record_presence, []

    def gone(session: object, **told: object) -> object:
        calls.append(told["pupil_id"])
        if len(calls) == 2:
            raise DatabaseUnavailable(reason="spento")
        return right(session, **told)  # type: ignore[arg-type]

    monkeypatch.setattr(applying, "record_presence", gone)
    kiosk.scan(refectory.tokens[pupil])
    kiosk.scan(refectory.tokens[other])
    with pytest.raises(DatabaseUnavailable):
        kiosk.exchange()
    assert refectory.presences() == set()
    assert refectory.database.scalar("SELECT COUNT(*) FROM event") == 0
    assert kiosk.store.state().unsent == 2
    assert kiosk.exchange().settled == 2
    assert refectory.presences() == {pupil, other}


def test_an_undo_that_overtakes_its_presence(refectory: Refectory) -> None:
    pupil, other = refectory.pupil("Alfa"), refectory.pupil("Beta")
    one, two = refectory.kiosk("K1"), refectory.kiosk("K2")
    take_back = event("u1", {"event_id": "e1", "pupil_id": pupil}, kind=EventKind.UNDO)
    assert verdicts_of(one, take_back, presence("e1", pupil), presence("e3", other)) == ["applied"] * 3
    assert refectory.presences() == {other}
    # Another station's presence of the child still counts.
    assert verdicts_of(two, presence("e2", pupil)) == ["applied"]
    assert refectory.presences() == {pupil, other}


def test_a_station_undoes_only_its_own(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    one, two = refectory.kiosk("K1"), refectory.kiosk("K2")
    assert verdicts_of(one, presence("e1", pupil)) == ["applied"]
    stranger = event("u1", {"event_id": "e1", "pupil_id": pupil}, kind=EventKind.UNDO)
    assert verdicts_of(two, stranger) == ["quarantined"]
    assert refectory.presences() == {pupil}


def test_a_revoked_station_is_heard_but_not_obeyed(refectory: Refectory) -> None:
    pupil = refectory.pupil()
    kiosk = refectory.kiosk()
    kiosk.scan(refectory.tokens[pupil])
    revoke_station(refectory.town.session, kiosk.id)
    report = kiosk.exchange()
    assert (report.is_revoked, report.kept_aside, report.pulled_days) == (True, 1, ())
    assert refectory.presences() == set()
    (kept,) = quarantined(refectory.town.session, station_id=kiosk.id).items
    assert (kept.pupil_id, "revocata" in kept.reason) == (pupil, True)
