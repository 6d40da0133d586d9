"""Who pays, what is contested, what was charged again in the small world (see `world`)."""

from __future__ import annotations

Row = dict[str, object]

#: Set 1 is a draft of 40 %, 2 is whole and in use, 4 whole and free.
BASE: dict[str, Row] = {
    "payer_set": {"id": 1, "actor_id": 1, "at": 1},
    "payer_share": {"payer_set_id": 1, "guardian_id": 1, "percent": 40},
    "payer_period": {
        "id": 1, "payer_set_id": 2, "pupil_id": 1, "starts_on": 20000, "ends_on": 20100, "actor_id": 1, "at": 1,
        "withdrawn_at": None, "withdrawn_by_id": None,
    },
    "contestation": {
        "id": 1, "account_id": 1, "day": 20000, "kind": 1, "seq": 1000, "received_on": 20010, "channel": "desk",
        "about": "absent", "asked_by": "Ida Rossi", "text": "Era assente", "attachment": "", "actor_id": 1, "at": 1,
    },
    "contestation_decision": {
        "contestation_id": 1, "account_id": 1, "state": "refused", "reason": "Era presente", "by_day": None,
        "by_kind": None, "by_seq": None, "actor_id": 1, "at": 1,
    },
    "charge_repeat": {
        "account_id": 1, "by_day": 20000, "by_kind": 7, "by_seq": 0, "day": 20000, "kind": 1, "seq": 5000,
        "reason": "Storno sbagliato", "actor_id": 1, "at": 1,
    },
}  # fmt: skip

#: Rows that wait for those of others (see `world.fill`).
LATER_TABLES = {"payer_period", "contestation", "contestation_decision", "charge_repeat"}

MORE: list[tuple[str, Row]] = [
    ("payer_set", {"id": 2}),
    ("payer_share", {"payer_set_id": 2, "percent": 100}),
    ("payer_set", {"id": 4}),
    ("payer_share", {"payer_set_id": 4, "percent": 100}),
    ("entry", {"kind": 7, "seq": 0, "amount_cents": -300}),
    ("entry", {"kind": 7, "seq": 1, "amount_cents": -1}),
    ("entry", {"kind": 1, "seq": 5000, "amount_cents": -100}),
    ("entry", {"kind": 1, "seq": 6000, "amount_cents": -100}),
    ("entry", {"kind": 3, "seq": 2, "amount_cents": 100}),
    ("entry", {"kind": 3, "seq": 3, "amount_cents": 100}),
    ("reversal", {"kind": 1, "seq": 5000, "by_seq": 2}),
    ("reversal", {"kind": 1, "seq": 6000, "by_seq": 3}),
    ("contestation", {"id": 2, "kind": 7, "seq": 0}),
]

FRESH: dict[str, Row] = {
    "payer_set": {"id": 9},
    "payer_share": {"guardian_id": 2, "percent": 60},
    "payer_period": {"id": 3, "payer_set_id": 4, "starts_on": 20101, "ends_on": 20200},
    "contestation": {"id": 3},
    "contestation_decision": {"contestation_id": 2},
    "charge_repeat": {"by_seq": 1, "seq": 6000},
}

CHECKS: list[tuple[str, str, Row]] = [
    ("payer_share", "percent BETWEEN 1 AND 100", {"percent": 0}),
    ("payer_period", "starts_on <= ends_on", {"ends_on": 20100}),
    ("payer_period", "(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", {"withdrawn_at": 2}),
    ("contestation", "kind IN (1, 7)", {"kind": 2, "seq": 0}),
    ("contestation", "channel IN ('desk', 'phone', 'email', 'letter', 'portal')", {"channel": "fax"}),
    ("contestation", "about IN ('absent', 'price', 'double', 'other')", {"about": "taste"}),
    ("contestation", "text <> ''", {"text": ""}),
    ("contestation_decision", "state IN ('accepted', 'refused')", {"state": "lost"}),
    ("contestation_decision", "(state = 'accepted') = (by_day IS NOT NULL)", {"state": "accepted"}),
    ("contestation_decision", "(by_day IS NULL) = (by_seq IS NULL)", {"by_seq": 0}),
    ("contestation_decision", "(by_day IS NULL) = (by_kind IS NULL)", {"by_kind": 3}),
    (
        "contestation_decision", "by_kind = 3",
        {"state": "accepted", "by_day": 20000, "by_kind": 1, "by_seq": 1000},
    ),
    ("contestation_decision", "reason <> ''", {"reason": ""}),
    ("charge_repeat", "kind = 1", {"kind": 4, "seq": 0}),
    ("charge_repeat", "by_kind IN (1, 7)", {"by_kind": 3, "by_seq": 0}),
    ("charge_repeat", "reason <> ''", {"reason": ""}),
]  # fmt: skip

COMPOSITE: list[tuple[str, Row]] = [
    ("contestation", {"seq": 77}),
    ("contestation_decision", {"state": "accepted", "by_day": 20000, "by_kind": 3, "by_seq": 77}),
    ("charge_repeat", {"seq": 77}),
    ("charge_repeat", {"by_seq": 77}),
]

NEVER_CHANGED = ("contestation", "contestation_decision", "charge_repeat")

#: Triggers that `test_families` breaks one by one.
TRIGGERS = {
    *(f"payer_share_{what}" for what in ("whole", "used", "no_update", "no_delete")),
    *(f"payer_period_{what}" for what in ("whole", "overlap_insert", "overlap_update", "kept", "no_delete")),
    "contestation_once", "charge_repeat_once",
}  # fmt: skip
