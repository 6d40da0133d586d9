"""What the subjects of the audit trail are called: `pupil:12` is Rossi Anna."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from core.access.permissions import Permission
from core.access.session import Session

#: How the rows of a table are called. What is not in it has no name but its number.
_OF_PUPIL = "(SELECT p.last_name || ' ' || p.first_name FROM pupil p WHERE p.id = {table}.pupil_id)"
_NAMES = {
    "account": _OF_PUPIL.format(table="account"),
    "app_user": "display_name",
    "card": _OF_PUPIL.format(table="card"),
    "class_group": "name",
    "diet": "name",
    "dish": "name",
    "guardian": "last_name || ' ' || first_name",
    "kitchen": "name",
    "meal_request": _OF_PUPIL.format(table="meal_request"),
    "menu": "name",
    "municipality": "name",
    "pupil": "last_name || ' ' || first_name",
    "roll_over": "to_label",
    "school": "name",
    "school_year": "label",
    "service": "name",
    "service_group": "name",
    "station": "name",
    "tariff_band": "code || ' · ' || name",
}

#: Which rows the details of the trail speak of, by number.
_DETAILS = {
    "band": "tariff_band",
    "class_group": "class_group",
    "diet": "diet",
    "dish": "dish",
    "dishes": "dish",
    "guardian": "guardian",
    "kitchen": "kitchen",
    "menu": "menu",
    "percents": "guardian",
    "pupil": "pupil",
    "pupil_id": "pupil",
    "school": "school",
    "school_id": "school",
    "school_year": "school_year",
    "service": "service",
    "service_group": "service_group",
    "service_id": "service",
    "substitute": "dish",
}


def detail_subjects(detail: Mapping[str, object]) -> dict[str, str]:
    """Return what the details of a line speak of: `school:2` of a detail is the subject `school:2`.

    The keys are `detail:value`, the values subjects as in `subject_names`.
    """
    found: dict[str, str] = {}
    for name in detail.keys() & _DETAILS.keys():
        value = detail[name]
        for one in value if isinstance(value, list | dict) else (value,):
            if isinstance(one, int | str):
                found[f"{name}:{one}"] = f"{_DETAILS[name]}:{one}"
    return found


def subject_names(session: Session, subjects: Iterable[str]) -> dict[str, str]:
    """Return the names of those subjects (`table:id`) that have one now; what was erased bears its new name."""
    session.require(Permission.VIEW_AUDIT)
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        table, _colon, key = subject.partition(":")
        if table in _NAMES and key:
            wanted[table].add(key)
    found = {}
    for table, keys in wanted.items():
        ids = sorted(keys) if table == "station" else [int(key) for key in keys if key.isdecimal()]
        if ids:
            places = ", ".join("?" * len(ids))
            rows = session.database.rows(f"SELECT id, {_NAMES[table]} FROM {table} WHERE id IN ({places})", ids)
            found.update({f"{table}:{row_id}": str(name).strip() for row_id, name in rows})
    return found
