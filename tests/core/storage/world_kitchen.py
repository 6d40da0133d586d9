"""The kitchen's part of the small world: suspensions, orders, menu (see `world`)."""

from __future__ import annotations

Row = dict[str, object]

LATER: Row = {"starts_on": 20101, "ends_on": 20200}

BASE: dict[str, Row] = {
    "suspension": {
        "id": 1, "service_id": 1, "school_id": 1, "starts_on": 20000, "ends_on": 20100, "kind": "strike",
        "cause": "Sciopero", "actor_id": 1, "actor_name": "", "at": 1, "undone_at": 2, "undone_by": "Giulia",
    },
    "suspension_class": {"suspension_id": 1, "class_group_id": 1},
    "suspension_closure": {"calendar_exception_id": 1, "suspension_id": 1},
    "suspension_day": {"suspension_id": 1, "day": 20000, "was_closed": False, "freed": 0},
    "suspension_reversal": {"account_id": 1, "day": 20000, "seq": 1000, "suspension_id": 1, "is_restored": False},
    "kitchen": {"id": 1, "code": "CC", "name": "Centro cottura", "is_active": True},
    "kitchen_service": {"service_id": 1, "is_cooked": True},
    "kitchen_school": {"school_id": 1, "kitchen_id": 1},
    "kitchen_mailing": {"kitchen_id": 1, "addresses": "cucina@example.org", "is_on": True},
    "kitchen_counter": {"kitchen_id": 1, "year": 2024, "last_number": 1},
    "standing_meals": {"school_id": 1, "service_id": 1, "weekday": 0, "staff": 2, "extra": 0},
    "day_meals": {"school_id": 1, "service_id": 1, "day": 20000, "staff": 2, "extra": 0, "note": ""},
    "kitchen_order": {
        "id": 1, "kitchen_id": 1, "school_id": 1, "service_id": 1, "day": 20000, "year": 2024, "number": 1
    },
    "kitchen_order_version": {
        "kitchen_order_id": 1, "version": 1, "standard": 1, "plain": 0, "diet": 0, "extra": 0, "staff": 0, "body": "{}",
        "reason": "", "actor_id": 1, "actor_name": "", "at": 1,
    },
    "kitchen_order_receipt": {"kitchen_order_id": 1, "version": 1, "received_by": "Ada", "actor_id": 1, "at": 1},
    "kitchen_mail": {
        "id": 1, "kitchen_order_id": 1, "version": 1, "address": "a@example.org", "state": "queued", "attempts": 0,
        "last_error": None, "made_at": 1, "state_at": 1,
    },
    "kitchen_mail_event": {
        "kitchen_mail_id": 1, "seq": 0, "state": "queued", "detail": "", "actor_name": "", "at": 1
    },
    "class_weekdays": {"class_group_id": 1, "starts_on": 20050, "weekdays": 3},
    "dish": {
        "id": 1, "name": "Pasta", "course": "first", "ingredients": "", "allergens": 1, "is_frozen": False,
        "is_organic": True,
    },
    "menu": {
        "id": 1, "service_id": 1, "name": "Inverno", "starts_on": 20000, "ends_on": 20100, "weeks": 4, "level": None
    },
    "menu_dish": {"menu_id": 1, "week": 1, "weekday": 0, "place": 0, "dish_id": 1},
    "diet_exclusion": {"diet_id": 1, "allergens": 1, "ingredients": ""},
    "diet_substitute": {"diet_id": 1, "dish_id": 1, "substitute_id": 2},
}  # fmt: skip

MORE: list[tuple[str, Row]] = [
    ("calendar_exception", {"id": 2}),
    ("class_group", {"id": 2, "name": "3D"}),
    ("diet", {"id": 2, "code": "D"}),
    ("dish", {"id": 2, "name": "Riso"}),
    ("service", {"id": 2, "name": "Merenda"}),
    ("kitchen", {"id": 2, "code": "C2", "name": "Secondo"}),
    ("kitchen_order_version", {"version": 2}),
]

FRESH: dict[str, Row] = {
    "suspension": {"id": 3},
    "suspension_class": {"class_group_id": 2},
    "suspension_closure": {"calendar_exception_id": 2},
    "suspension_day": {"day": 20001},
    "suspension_reversal": {"day": 20001},
    "kitchen": {"id": 3, "code": "C3", "name": "Terzo"},
    "kitchen_service": {"service_id": 2},
    "kitchen_school": {"school_id": 2},
    "kitchen_mailing": {"kitchen_id": 2},
    "kitchen_counter": {"year": 2025},
    "standing_meals": {"weekday": 1},
    "day_meals": {"day": 20001},
    "kitchen_order": {"id": 3, "day": 20001, "number": 2},
    "kitchen_order_version": {"version": 3},
    "kitchen_order_receipt": {"version": 2},
    "kitchen_mail": {"id": 3, "version": 2},
    "kitchen_mail_event": {"seq": 1},
    "class_weekdays": {"starts_on": 20051},
    "dish": {"id": 3, "name": "Minestra"},
    "menu": {"id": 3, **LATER},
    "menu_dish": {"place": 1},
    "diet_exclusion": {"diet_id": 2},
    "diet_substitute": {"diet_id": 2},
}

CHECKS: list[tuple[str, str, Row]] = [
    ("suspension", "kind IN ('strike', 'trip', 'early_closing', 'emergency', 'other')", {"kind": "fun"}),
    ("suspension", "cause <> ''", {"cause": ""}),
    ("suspension", "starts_on <= ends_on", {"ends_on": 19999}),
    ("suspension", "(undone_at IS NULL) = (undone_by IS NULL)", {"undone_by": None}),
    ("suspension_day", "freed >= 0", {"freed": -1}),
    ("kitchen", "code <> ''", {"code": ""}),
    ("kitchen", "name <> ''", {"name": ""}),
    ("kitchen_counter", "last_number > 0", {"last_number": 0}),
    ("standing_meals", "weekday BETWEEN 0 AND 6", {"weekday": 7}),
    ("standing_meals", "staff >= 0", {"staff": -1}),
    ("standing_meals", "extra >= 0", {"extra": -1}),
    ("day_meals", "staff >= 0", {"staff": -1}),
    ("day_meals", "extra >= 0", {"extra": -1}),
    ("kitchen_order", "number > 0", {"number": 0}),
    ("kitchen_order_version", "version > 0", {"version": 0}),
    *(
        ("kitchen_order_version", f"{kind} >= 0", {kind: -1})
        for kind in ("standard", "plain", "diet", "extra", "staff")
    ),
    ("kitchen_order_receipt", "received_by <> ''", {"received_by": ""}),
    ("kitchen_mailing", "addresses <> ''", {"addresses": ""}),
    ("kitchen_mail", "address <> ''", {"address": ""}),
    ("kitchen_mail", "state IN ('queued', 'sending', 'sent', 'failed', 'cancelled')", {"state": "printed"}),
    ("kitchen_mail", "attempts >= 0", {"attempts": -1}),
    ("class_weekdays", "weekdays BETWEEN 0 AND 127", {"weekdays": 128}),
    ("dish", "name <> ''", {"name": ""}),
    (
        "dish",
        "course IN ('first', 'second', 'side', 'single', 'bread', 'fruit', 'other')",
        {"course": "third"},
    ),
    ("dish", "allergens BETWEEN 0 AND 16383", {"allergens": 16384}),
    ("menu", "name <> ''", {"name": ""}),
    ("menu", "starts_on <= ends_on", {"ends_on": 20100}),
    ("menu", "weeks BETWEEN 1 AND 8", {"weeks": 9}),
    ("menu", "level IN ('infanzia', 'primaria', 'secondaria')", {"level": "liceo"}),
    ("menu_dish", "week BETWEEN 1 AND 8", {"week": 9}),
    ("menu_dish", "weekday BETWEEN 0 AND 6", {"weekday": 7}),
    ("menu_dish", "place >= 0", {"place": -1}),
    ("diet_exclusion", "allergens BETWEEN 0 AND 16383", {"allergens": -1}),
    ("diet_substitute", "substitute_id <> dish_id", {"substitute_id": 1}),
]

COMPOSITE: list[tuple[str, Row]] = [("kitchen_order_receipt", {"version": 77}), ("kitchen_mail", {"version": 77})]

NEVER_CHANGED = ("kitchen_order", "kitchen_order_version", "kitchen_order_receipt", "kitchen_mail_event")
NEVER_OVERLAP = ("menu",)
