"""A whole small world, one row and more in every table, and for each table a further row that is accepted.

Whatever a test changes in such a row is then the only reason for which it can be refused.
"""

from __future__ import annotations

from core.storage import Database
from tests.core.storage import world_closing, world_families, world_kitchen, world_messages

Row = dict[str, object]

DATES: Row = {"starts_on": 20000, "ends_on": 20100}
LATER: Row = {"starts_on": 20101, "ends_on": 20200}

BASE: dict[str, Row] = {
    "municipality": {
        "id": 1, "name": "Mazzè", "province": "TO", "fiscal_code": "1", "address": "", "office": "", "phone": "",
        "patron_name": "Santi", "patron_month": 6, "patron_day": 19,
    },
    "setting": {"name": "a", "value": "1"},
    "school_year": {"id": 1, "label": "2024/2025", "starts_on": 19900, "ends_on": 20300},
    "school": {"id": 1, "name": "Calvino", "level": "primaria", "address": "", "is_active": True},
    "class_group": {"id": 1, "school_id": 1, "school_year_id": 1, "name": "3A", "weekdays": 31},
    "pupil": {
        "id": 1, "last_name": "Rossi", "first_name": "Anna", "fiscal_code": "A", "search_key": "", "created_at": 1
    },
    "pupil_photo": {
        "pupil_id": 1, "digest": "a" * 64, "width": 480, "height": 640, "actor_id": 1, "actor_name": "", "at": 1,
        "jpeg": b"x",
    },
    "placement": {"id": 1, "pupil_id": 1, "class_group_id": 1, **DATES},
    "guardian": {"id": 1, "last_name": "Rossi", "first_name": "Ida", "fiscal_code": "A", "search_key": ""},
    "guardianship": {"pupil_id": 1, "guardian_id": 1, "relation": "madre", "is_applicant": True},
    "service_group": {"id": 1, "name": "Refezione"},
    "service": {
        "id": 1, "service_group_id": 1, "name": "Mensa", "charge_policy": "booked", "cutoff_minutes": 570,
        "plain_limit_days": 3,
    },
    "school_service": {"school_id": 1, "service_id": 1, "cutoff_minutes": 570},
    "enrolment": {"id": 1, "pupil_id": 1, "service_id": 1, "created_at": 1, **DATES},
    "insertion": {"id": 1, "enrolment_id": 1, "weekdays": 5, **DATES},
    "calendar_exception": {
        "id": 1, "kind": "closed", "school_id": 1, "class_group_id": 1, "service_id": 1, "cause": "", "created_at": 1,
        **DATES,
    },
    "app_user": {
        "id": 1, "username": "giulia", "display_name": "", "role": "clerk", "school_id": 1, "password_hash": "",
        "is_active": True, "failed_count": 0, "created_at": 1,
    },
    "audit": {"id": 1, "at": 1, "actor_id": 1, "actor_name": "", "operation": "", "subject": "", "detail": ""},
    "operation": {"source": "office", "external_id": "1", "payload_hash": "", "result": "", "at": 1},
    "meal_request": {
        "id": 1, "receipt_code": "A", "pupil_id": 1, "service_id": 1, "kind": "absence", "channel": "phone",
        "asked_by": "", "actor_id": 1, "at": 1, **DATES,
    },
    "meal_exception": {"pupil_id": 1, "service_id": 1, "day": 20000, "kind": "absent", "meal_request_id": 1},
    "diet": {"id": 1, "code": "A", "name": "", "effect": ""},
    "pupil_diet": {"id": 1, "pupil_id": 1, "diet_id": 1, **DATES},
    "diet_reason": {"pupil_diet_id": 1, "sealed": "", "actor_id": 1, "at": 1},
    "tariff_band": {"id": 1, "service_id": 1, "code": "A", "name": ""},
    "tariff_rate": {"id": 1, "tariff_band_id": 1, "amount_cents": 525, **DATES},
    "band_assignment": {"id": 1, "pupil_id": 1, "service_id": 1, "tariff_band_id": 1, "is_exempt": False, **DATES},
    "account": {"id": 1, "pupil_id": 1, "service_group_id": 1},
    "batch": {
        "id": 1, "day": 20000, "scope": "a", "entries": 1, "total_cents": 1, "prev_hash": "", "hash": "1", "at": 1
    },
    "entry": {
        "account_id": 1, "day": 20000, "kind": 4, "seq": 0, "amount_cents": 100, "contra": 6, "batch_id": 1,
        "actor_id": 1, "at": 1,
    },
    "reversal": {
        "account_id": 1, "day": 20000, "kind": 4, "seq": 0, "by_day": 20000, "by_kind": 3, "by_seq": 0,
        "reason": "Errore", "actor_id": 1, "at": 1,
    },
    "entry_note": {"account_id": 1, "day": 20000, "kind": 4, "seq": 0, "reason": "Perché"},
    "period": {"first_on": 10000, "last_on": 10030, "actor_id": 1, "closed_at": 1},
    "receipt_counter": {"issuer": "UFF", "year": 2024, "last_number": 1},
    "recharge": {
        "id": 1, "account_id": 1, "day": 20000, "kind": 2, "seq": 0, "amount_cents": 500, "means": "cash",
        "channel": "counter", "issuer": "UFF", "receipt_year": 2024, "receipt_number": 1, "actor_id": 1, "at": 1,
    },
    "cash_session": {"id": 1, "actor_id": 1, "opened_at": 1, "opened_batch_id": 1, "float_cents": 0},
    "cash_taking": {"recharge_id": 1, "cash_session_id": 1},
    "cash_deposit": {
        "id": 1, "actor_id": 1, "cash_session_id": 1, "day": 20000, "means": "cash", "amount_cents": 500,
        "treasury_receipt": "7", "at": 1,
    },
    "card": {
        "id": 1, "token": "A", "pupil_id": 1, "service_id": 1, "issue_number": 1, "issued_at": 1, "revoked_at": None,
        "revoke_reason": None,
    },
    "station": {
        "id": "a", "name": "a", "school_id": 1, "service_id": 1, "may_presence": True, "may_recharge": False,
        "enrolled_at": 1,
    },
    "event": {
        "event_id": "1", "payload_hash": "", "station_id": "a", "kind": "presence", "body": "", "made_at": 1,
        "received_at": 1, "verdict": "",
    },
    "presence": {"day": 20000, "service_id": 1, "pupil_id": 1, "source": "scan", "is_extra": False, "at": 1},
    "balance": {"account_id": 1, "cents": 1, "entries": 1},
    **world_kitchen.BASE,
    **world_messages.BASE,
    **world_families.BASE,
    **world_closing.BASE,
}  # fmt: skip

#: Rows beside the first that others need.
MORE: list[tuple[str, Row]] = [
    ("pupil", {"id": 2, "fiscal_code": "B"}),
    ("guardian", {"id": 2, "fiscal_code": "B"}),
    ("service_group", {"id": 2, "name": "Trasporto"}),
    ("school", {"id": 2, "name": "Rodari"}),
    ("account", {"id": 2, "pupil_id": 2}),
    ("pupil_diet", {"id": 2, "pupil_id": 2}),
    ("entry", {"kind": 3, "seq": 0, "amount_cents": -100}),
    ("entry", {"kind": 3, "seq": 1, "amount_cents": -500}),
    ("entry", {"kind": 2, "seq": 0, "amount_cents": 500}),
    ("entry", {"kind": 2, "seq": 1, "amount_cents": 500}),
    ("entry", {"kind": 2, "seq": 2, "amount_cents": 500}),
    ("entry", {"kind": 1, "seq": 1000, "amount_cents": -525}),
    ("recharge", {"id": 2, "seq": 2, "receipt_number": 3}),
    *world_kitchen.MORE,
    *world_messages.MORE,
    *world_families.MORE,
    *world_closing.MORE,
]

#: What makes of each table's first row another one that is accepted.
FRESH: dict[str, Row] = {
    "municipality": {"id": 3},
    "setting": {"name": "b"},
    "school_year": {"id": 3, "label": "2025/2026"},
    "school": {"id": 3, "name": "Gramsci"},
    "class_group": {"id": 3, "name": "3B"},
    "pupil": {"id": 3, "fiscal_code": "C"},
    "pupil_photo": {"pupil_id": 2},
    "placement": {"id": 3, **LATER},
    "guardian": {"id": 3, "fiscal_code": "C"},
    "guardianship": {"guardian_id": 2, "is_applicant": False},
    "service_group": {"id": 3, "name": "Pre-scuola"},
    "service": {"id": 3, "name": "Scuolabus"},
    "school_service": {"school_id": 2},
    "enrolment": {"id": 3, **LATER},
    "insertion": {"id": 3, **LATER},
    "calendar_exception": {"id": 3},
    "app_user": {"id": 3, "username": "marco"},
    "audit": {"id": 3},
    "operation": {"external_id": "2"},
    "meal_request": {"id": 3, "receipt_code": "B"},
    "meal_exception": {"day": 20001},
    "diet": {"id": 3, "code": "B"},
    "pupil_diet": {"id": 3, **LATER},
    "diet_reason": {"pupil_diet_id": 2},
    "tariff_band": {"id": 3, "code": "B"},
    "tariff_rate": {"id": 3, **LATER},
    "band_assignment": {"id": 3, **LATER},
    "account": {"id": 3, "service_group_id": 2},
    "batch": {"id": 3, "scope": "b", "hash": "3"},
    "entry": {"seq": 1},
    "balance": {"account_id": 2},
    "reversal": {"kind": 2, "by_seq": 1},
    "entry_note": {"kind": 2},
    "period": {"first_on": 11000, "last_on": 11030},
    "receipt_counter": {"year": 2025},
    "recharge": {"id": 3, "seq": 1, "receipt_number": 2},
    "cash_session": {
        "id": 3,
        "closed_at": 2,
        "closed_batch_id": 1,
        "closed_by_id": 1,
        "expected_cents": 100,
        "counted_cents": 100,
    },
    "cash_taking": {"recharge_id": 2},
    "cash_deposit": {"id": 3},
    "card": {"id": 3, "token": "B", "issue_number": 2, "revoked_at": 2, "revoke_reason": "Persa"},
    "station": {"id": "b", "name": "b"},
    "event": {"event_id": "2"},
    "presence": {"pupil_id": 2},
    **world_kitchen.FRESH,
    **world_messages.FRESH,
    **world_families.FRESH,
    **world_closing.FRESH,
}


def fresh(table: str, **changes: object) -> Row:
    """A row that is accepted, but for `changes`."""
    return {**BASE[table], **FRESH[table], **changes}


def put(database: Database, table: str, row: Row) -> None:
    places = ", ".join("?" * len(row))
    with database.transaction():
        database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))


def fill(database: Database) -> None:
    """Make the world: every table but `balance`, which a trigger keeps."""
    later = {"reversal", "entry_note", "recharge", "diet_substitute", "cash_taking", "pupil_merge", "pupil_distinct"}
    later |= {"guardian_merge", "guardian_distinct"}
    later |= world_families.LATER_TABLES
    later |= {"closing_seen", "event_decision", "station_handover", "station_handover_recharge", "handover_cancel"}
    rows = [(table, row) for table, row in BASE.items() if table not in {*later, "balance"}]
    rows += [(table, {**BASE[table], **changes}) for table, changes in MORE]
    with database.transaction():
        for table, row in [*rows, *((table, BASE[table]) for table in BASE if table in later)]:
            put(database, table, row)
