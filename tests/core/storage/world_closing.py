"""The tables of the day's close, as `world` and `test_invariants` know the others."""

from __future__ import annotations

Row = dict[str, object]

BASE: dict[str, Row] = {
    "closing_seen": {"service_id": 1, "day": 20000, "pupil_id": 1, "actor_id": 1, "at": 1},
    "event_decision": {
        "event_id": "1", "decision": "dismissed", "reason": "Provata due volte", "actor_id": 1, "actor_name": "Giulia",
        "at": 1,
    },
    "station_handover": {"id": 1, "station_id": "a", "till_id": "t", "actor_id": 1, "surplus_cents": 0, "at": 1},
    "station_handover_recharge": {"recharge_id": 1, "station_handover_id": 1},
    "handover_cancel": {"station_handover_id": 2, "reason": "Era di un collega", "actor_id": 1, "at": 1},
}  # fmt: skip

#: Rows beside the first that others need.
MORE: list[tuple[str, Row]] = [
    ("event", {"event_id": "kept"}),
    ("station_handover", {"id": 2, "till_id": None}),
    ("station_handover", {"id": 3, "till_id": None}),
]

FRESH: dict[str, Row] = {
    "closing_seen": {"pupil_id": 2},
    "event_decision": {"event_id": "kept"},
    "station_handover": {"id": 4, "till_id": None},
    "station_handover_recharge": {"recharge_id": 2},
    "handover_cancel": {"station_handover_id": 3},
}

CHECKS: list[tuple[str, str, Row]] = [
    ("event_decision", "decision IN ('applied', 'dismissed')", {"decision": "later"}),
    ("event_decision", "decision <> 'dismissed' OR reason <> ''", {"reason": ""}),
    ("station_handover", "surplus_cents >= 0", {"surplus_cents": -1}),
    ("handover_cancel", "reason <> ''", {"reason": ""}),
]

NEVER_CHANGED = ("event_decision", "station_handover", "station_handover_recharge", "handover_cancel")

#: Tried in test_handover_cancel.
TRIGGERS = {"station_handover_once", "station_handover_recharge_once"}
