"""Messages, roll-overs, merged and erased pupils in the small world (see `world`)."""

from __future__ import annotations

Row = dict[str, object]

BASE: dict[str, Row] = {
    "message": {
        "id": 1, "account_id": 1, "pupil_id": 1, "guardian_id": 1, "step": "first", "channel": "email",
        "recipient": "", "address": "", "subject": "", "body": "", "balance_cents": -100, "state": "sent",
        "attempts": 1, "actor_id": 1, "made_at": 1, "state_at": 1,
    },
    "message_event": {"message_id": 1, "seq": 0, "state": "queued", "detail": "", "actor_id": 1, "at": 1},
    "roll_over": {
        "id": 1, "from_year_id": 1, "to_year_id": 9, "to_label": "", "actor_id": 1, "actor_name": "", "at": 1
    },
    "roll_over_row": {"roll_over_id": 1, "kind": "placement", "row_id": 1},
    "roll_over_renewal": {"roll_over_id": 1, "kind": "band", "row_id": 1, "ended_on": 20000, "renewed_to": 20300},
    "service_capacity": {"school_id": 1, "service_id": 1, "school_year_id": 1, "seats": 0},
    "waiting_entry": {
        "id": 1, "pupil_id": 1, "service_id": 1, "school_id": 1, "school_year_id": 1, "asked_on": 20000, "note": "",
        "state": "waiting", "at": 1, "closed_at": None,
    },
    "pupil_merge": {"merged_id": 1, "kept_id": 2, "actor_id": 1, "at": 1},
    "pupil_distinct": {"first_id": 1, "second_id": 2, "actor_id": 1, "at": 1},
    "guardian_merge": {"merged_id": 11, "kept_id": 12, "actor_id": 1, "at": 1},
    "guardian_distinct": {"first_id": 11, "second_id": 12, "actor_id": 1, "at": 1},
    "pupil_erasure": {"pupil_id": 1, "actor_id": 1, "actor_name": "", "at": 1},
    "audit_purge": {"id": 1, "before_at": 1, "lines": 0, "actor_id": 1, "actor_name": "", "at": 1},
}  # fmt: skip

MORE: list[tuple[str, Row]] = [
    ("pupil", {"id": 4, "fiscal_code": "D"}),
    *(("guardian", {"id": number, "fiscal_code": f"G{number}"}) for number in (11, 12, 13)),
]

FRESH: dict[str, Row] = {
    "message": {"id": 3},
    "message_event": {"seq": 1},
    "roll_over": {"id": 3},
    "roll_over_row": {"row_id": 2},
    "roll_over_renewal": {"row_id": 2},
    "service_capacity": {"school_id": 2},
    "waiting_entry": {"id": 3, "state": "withdrawn", "closed_at": 2},
    "pupil_merge": {"merged_id": 2, "kept_id": 4},
    "pupil_distinct": {"second_id": 4},
    "guardian_merge": {"merged_id": 13},
    "guardian_distinct": {"second_id": 13},
    "pupil_erasure": {"pupil_id": 2},
    "audit_purge": {"id": 3},
}

CHECKS: list[tuple[str, str, Row]] = [
    ("message", "step IN ('alert', 'first', 'second', 'formal')", {"step": "last"}),
    ("message", "channel IN ('email', 'letter')", {"channel": "fax", "state": "queued"}),
    (
        "message",
        "state IN ('queued', 'sending', 'sent', 'printed', 'failed', 'cancelled')",
        {"state": "lost"},
    ),
    ("message", "channel = 'email' OR state NOT IN ('sending', 'sent', 'failed')", {"channel": "letter"}),
    ("message", "channel = 'letter' OR state <> 'printed'", {"state": "printed"}),
    ("message", "attempts >= 0", {"attempts": -1}),
    ("roll_over", "(undone_at IS NULL) = (undone_by IS NULL)", {"undone_at": 2}),
    ("roll_over_row", "kind IN ('year', 'class', 'placement', 'enrolment')", {"kind": "pupil"}),
    ("roll_over_renewal", "kind IN ('band', 'diet')", {"kind": "exemption"}),
    ("roll_over_renewal", "ended_on < renewed_to", {"renewed_to": 20000}),
    ("service_capacity", "seats >= 0", {"seats": -1}),
    ("waiting_entry", "state IN ('waiting', 'enrolled', 'withdrawn')", {"state": "lost"}),
    ("waiting_entry", "(state = 'waiting') = (closed_at IS NULL)", {"closed_at": None}),
    ("pupil_merge", "merged_id <> kept_id", {"kept_id": 2}),
    ("guardian_merge", "merged_id <> kept_id", {"kept_id": 13}),
    ("audit_purge", "lines >= 0", {"lines": -1}),
]

NEVER_CHANGED = ("message_event", "pupil_merge", "pupil_erasure", "audit_purge")

#: Triggers that `test_guardian_merge` breaks one by one.
TRIGGERS = {"guardian_merge_stands", "guardian_merge_no_update", "guardian_merge_no_delete", "guardianship_in_use"}
