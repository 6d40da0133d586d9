"""What must hold once everything that a simulated town's kiosks did was told."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

from core import ledger
from core.payments import missing_receipts
from core.station import overview_of, quarantined
from core.storage import day_number, instant_from_number
from tests.builders import TUESDAY
from tests.core.station.simulation import DAYS, Sim, SimStation


def check(sim: Sim) -> None:
    """Everything that must hold once all was told."""
    journal = _check_verdicts(sim)
    _check_presences(sim, journal)
    _check_charges(sim)
    _check_receipts(sim, journal)
    _check_lists(sim)
    report = ledger.verify(sim.database)
    assert report.is_ok, report.findings


Told = tuple[str, str, str, int, str, int, str]  # station, event, kind, day, body, made_at, verdict


def _check_verdicts(sim: Sim) -> list[Told]:
    """Every event of every journal has a verdict, and the office says the same of it."""
    journal: list[Told] = []
    office = {
        row[0]: row[1:]
        for row in sim.database.rows("SELECT event_id, verdict, station_id, body, made_at, received_at FROM event")
    }
    for station in sim.stations:
        rows = station.store.database.rows(
            "SELECT event_id, kind, day, body, made_at, verdict FROM journal ORDER BY seq"
        )
        assert [seq for (seq,) in station.store.database.rows("SELECT seq FROM journal ORDER BY seq")] == list(
            range(1, len(rows) + 1)
        )
        known = {row[0] for row in rows}
        assert {event_id for _day, _pupil, event_id in station.told} <= known, "told and lost"
        assert set(station.receipts) <= known, "a receipt was given and is lost"
        for event_id, kind, day, body, made_at, verdict in rows:
            assert verdict is not None, f"{event_id} has no verdict"
            kept, of_station, kept_body, kept_at, received_at = office.pop(event_id)
            assert (of_station, kept_body, kept_at) == (station.id, body, made_at)
            told = "applied" if verdict == "repeated" else verdict
            assert told == kept, f"{event_id}: {verdict} at the station, {kept} at the office"
            _check_reason(sim, station, kept, kind, day, instant_from_number(received_at))
            journal.append((station.id, event_id, kind, day, body, made_at, kept))
    assert not office, f"the office has events that nobody made: {office}"
    kept_aside = {one.event_id for one in quarantined(sim.town.session, limit=10_000).items}
    assert kept_aside == {one[1] for one in journal if one[6] != "applied"}
    return journal


def _check_reason(sim: Sim, station: SimStation, verdict: str, kind: str, day: int, received_at: datetime) -> None:
    """Only a closed day makes late, only a revoked station makes kept aside."""
    closed = sim.closed_at.get(date.fromordinal(day + date(1970, 1, 1).toordinal()))
    revoked = sim.revoked_at.get(station.id)
    is_after_revoking = revoked is not None and received_at >= revoked
    if verdict == "quarantined":
        assert is_after_revoking
    elif verdict == "late":
        assert kind != "recharge"
        assert closed is not None
        assert received_at >= closed
    else:
        assert verdict == "applied"
        assert revoked is None or received_at <= revoked
        assert kind == "recharge" or closed is None or received_at <= closed
    sim.seen[f"verdict {verdict}"] += 1


def _check_presences(sim: Sim, journal: list[Told]) -> None:
    """The office has whoever is present by what was taken of the journals, and the earliest of several."""
    undone = {json.loads(body)["event_id"] for _s, _e, kind, _d, body, _m, verdict in journal
              if kind == "undo" and verdict == "applied"}  # fmt: skip
    expected: dict[tuple[int, int], tuple[int, str]] = {}
    for _station, event_id, kind, day, body, made_at, verdict in journal:
        if kind == "presence" and verdict == "applied" and event_id not in undone:
            key = (day, json.loads(body)["pupil_id"])
            expected[key] = min(expected.get(key, (made_at, event_id)), (made_at, event_id))
    have = {
        (day, pupil): (at, event_id)
        for day, pupil, at, event_id in sim.database.rows("SELECT day, pupil_id, at, event_id FROM presence")
    }
    assert have == expected


def _check_charges(sim: Sim) -> None:
    """Each child is charged once a day at most: whoever was booked or came."""
    charged = Counter(
        sim.database.rows(
            "SELECT e.day, a.pupil_id FROM entry e JOIN account a ON a.id = e.account_id WHERE e.kind = 1"
        )
    )
    assert all(count == 1 for count in charged.values())
    absent = set(sim.database.rows("SELECT day, pupil_id FROM meal_exception WHERE kind = 'absent'"))
    present = set(sim.database.rows("SELECT day, pupil_id FROM presence"))
    days = [day_number(TUESDAY + timedelta(days=number)) for number in range(DAYS)]
    everybody = {(day, pupil) for day in days for pupil in sim.town.pupils}
    assert set(charged) == (everybody - absent) | present


def _check_receipts(sim: Sim, journal: list[Told]) -> None:
    """Numbers go on without gaps at the station and at the office; every cent taken is in the ledger, or kept aside."""
    numbers: dict[tuple[str, int], list[int]] = defaultdict(list)
    taken: Counter[int] = Counter()
    for station, event_id, kind, _day, body, made_at, verdict in journal:
        if kind == "recharge":
            told = json.loads(body)
            numbers[station, told["year"]].append(told["number"])
            if verdict == "applied":
                taken[told["pupil_id"]] += told["amount_cents"]
                row = sim.database.row(
                    "SELECT a.pupil_id, r.amount_cents, r.at FROM recharge r JOIN account a ON a.id = r.account_id"
                    " WHERE r.issuer = ? AND r.receipt_year = ? AND r.receipt_number = ?",
                    (station, told["year"], told["number"]),
                )
                assert row == (told["pupil_id"], told["amount_cents"], made_at), f"receipt of {event_id}: {row}"
    for (station, year), given in numbers.items():
        assert given == list(range(1, len(given) + 1)), (station, year, given)
        missing = [one for one in missing_receipts(sim.town.session, year) if one.issuer not in sim.revoked_at]
        assert missing == []
    issuers = {issuer for (issuer,) in sim.database.rows("SELECT DISTINCT issuer FROM recharge")}
    assert issuers <= {station.id for station in sim.stations}
    posted = dict(
        sim.database.rows(
            "SELECT a.pupil_id, SUM(e.amount_cents) FROM entry e JOIN account a ON a.id = e.account_id"
            " WHERE e.kind = 2 GROUP BY a.pupil_id"
        )
    )
    assert posted == dict(taken)


def _check_lists(sim: Sim) -> None:
    """Every station shows the same children present as the office."""
    day = day_number(sim.today)
    present = set(sim.database.rows("SELECT pupil_id FROM presence WHERE day = ?", (day,)))
    for station in sim.stations:
        seen = overview_of(station.store)
        if station.id in sim.revoked_at:
            assert seen.pupils == ()
            continue
        late = station.store.database.rows(
            "SELECT p.pupil_id FROM presence p JOIN journal j ON j.event_id = p.event_id"
            " WHERE p.day = ? AND j.verdict = 'late'",
            (day,),
        )
        # What came after the close stays on the station's screen: the child did eat.
        assert {(pupil.pupil_id,) for pupil in seen.pupils if pupil.is_present} == present | set(late)
