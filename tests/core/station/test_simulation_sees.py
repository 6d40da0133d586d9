"""The simulation is worth something only if it fails when the exchange is wrong: bugs are planted, all must be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.station.test_simulation import live_on_sqlite
from tests.planting import Bug, planted

#: A bug that so many seeds do not show is not seen.
SEEDS = 12


BUGS = (
    Bug(
        "events are settled before the office has answered", "core.station.exchanging", "_hand_over",
        "verdicts = _about(events, gateway.push(station_id, events))",
        "verdicts = [Verdict(e.event_id, VerdictKind.APPLIED, e.made_at) for e in events]\n"
        "        with store.database.transaction():\n"
        "            acknowledge(store.database, verdicts)\n"
        "        gateway.push(station_id, events)",
    ),
    Bug(
        "a verdict settles all events before it too", "core.station.journal", "acknowledge",
        "WHERE event_id = ? AND acked_at IS NULL",
        "WHERE seq <= (SELECT seq FROM journal WHERE event_id = ?) AND acked_at IS NULL",
    ),
    Bug(
        "only the last event of a batch is sent", "core.station.exchanging", "_hand_over",
        "gateway.push(station_id, events))", "gateway.push(station_id, events[-1:]))",
    ),
    Bug(
        "events without a verdict are thrown away", "core.station.roster", "take_update",
        "        _take_contact(store, update)",
        "        _take_contact(store, update)\n"
        "        store.database.execute('DELETE FROM journal WHERE acked_at IS NULL')",
    ),
    Bug(
        "an event that comes again is carried out again", "core.station.applying", "_take",
        "if known is None:", "if known is None or known[1] == 'late':",
    ),
    Bug(
        "a late event that comes again is told as carried out", "core.station.applying", "_take",
        "VerdictKind.REPEATED if kind is VerdictKind.APPLIED else kind", "VerdictKind.REPEATED",
    ),
    Bug(
        "what comes late is thrown away", "core.station.applying", "_carry_out",
        "return VerdictKind.LATE, str(error)", "return VerdictKind.APPLIED, ''",
    ),
    Bug(
        "a revoked station is obeyed", "core.station.applying", "_do", "if teller.is_revoked:", "if False:",
    ),
    Bug(
        "money is posted under an id of the office's own", "core.station.applying", "_do_recharge",
        "receipt_number=_number(body, \"number\")", "receipt_number=None",
    ),
    Bug(
        "the service day is the clock's", "core.station.service_day", "moment_from",
        "None if current is None else _day(database, current, likely)",
        "None if current is None else rome(now).date()",
    ),
    Bug(
        "a receipt is dated by the clock as it is", "core.station.service_day", "moment_from",
        "Moment(likely[0] if likely else now, bool(likely), day, office_at)", "Moment(now, True, day, office_at)",
    ),
    Bug(
        "a receipt's number is given outside the transaction", "core.station.recharging", "recharge",
        "\"number\": _next_number(database, year),",
        "\"number\": 1 + len(database.rows(\"SELECT 1 FROM journal WHERE kind = 'recharge' AND verdict IS NULL\")),",
    ),
    Bug(
        "receipts are counted in memory", "core.station.recharging", "_next_number",
        "    return int(",
        "    counter = database.__dict__.setdefault('counter', __import__('itertools').count(1))\n"
        "    return next(counter)\n"
        "    return int(",
    ),
    Bug(
        "the balance counts what the office has a second time", "core.station.recharging", "_balance_after",
        "WHERE acked_at IS NULL AND kind", "WHERE kind",
    ),
    Bug(
        "the balance forgets what the office has just taken", "core.station.journal", "_count_recharge",
        "SET cents = cents + ?", "SET cents = cents + 0 * ?",
    ),
    Bug(
        "the office's list makes a station forget what it has not told yet", "core.station.roster", "_taken_back",
        " AND EXISTS", " AND NOT EXISTS",
    ),
    Bug(
        "presences are forgotten when the list is new", "core.station.roster", "_dropped_days",
        "\"presence\")", "\"presence\")\n    ] + [(\"DELETE FROM presence WHERE ? IS NOT NULL\", (1,))",
    ),
    Bug(
        "an undo that overtakes its presence is forgotten", "core.meals.presence", "record_presence",
        "event_id is not None and _is_undone(session.database, event_id)", "False",
    ),
    Bug(
        "the later of two check-ins counts", "core.meals.presence", "_put",
        "(excluded.at, excluded.event_id) < (presence.at, presence.event_id)",
        "(excluded.at, excluded.event_id) > (presence.at, presence.event_id)",
    ),
    Bug(
        "an undo takes other stations' check-ins too", "core.meals.presence", "undo_presence",
        "_put_next(session, pupil_id, service_id, day)", "pass",
    ),
    Bug(
        "an undo is not told", "core.station.answering", "undo",
        "append(database, undo_id(event_id), EventKind.UNDO, day, moment.at, body)", "pass",
    ),
    Bug(
        "a presence is not in the journal", "core.station.answering", "_served",
        "append(store.database, event_id, EventKind.PRESENCE, day, moment.at, body)", "pass",
    ),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("bug", BUGS, ids=[bug.name for bug in BUGS])
def test_a_planted_bug_is_seen(bug: Bug, sqlite_template: bytes, tmp_path: Path) -> None:
    with planted(bug):
        for seed in range(1, SEEDS + 1):
            folder = tmp_path / str(seed)
            folder.mkdir()
            try:
                live_on_sqlite(seed, sqlite_template, folder)
            except Exception as error:  # noqa: BLE001 - however it shows
                print(f"{bug.name}: seed {seed}: {type(error).__name__}: {str(error).splitlines()[:1]}")
                return
    pytest.fail(f"{SEEDS} seeds do not show it")
