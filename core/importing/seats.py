"""Rows beyond the places that a school has: they are let in, because the file says so, and told row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.access.session import Session
from core.errors import Phrase
from core.importing.records import Defaults, PlannedRow
from core.registry.waiting import Places, places


def note_full(session: Session, rows: Sequence[PlannedRow], defaults: Defaults) -> tuple[PlannedRow, ...]:
    """Return the rows, those that find no place left in their school with a note, in the order of the file."""
    if defaults.service_id is None:
        return tuple(rows)
    where: dict[int, tuple[int, int]] = {
        class_id: (school_id, year_id)
        for class_id, school_id, year_id in session.database.rows(
            "SELECT id, school_id, school_year_id FROM class_group"
        )
    }
    known: dict[tuple[int, int], Places] = {}
    entering: Counter[tuple[int, int]] = Counter()
    found = []
    for row in rows:
        place = _place(row, where)
        if place is None:
            found.append(row)
            continue
        if place not in known:
            known[place] = places(session, place[0], defaults.service_id, place[1])
        entering[place] += 1
        free = known[place].free
        if free is not None and entering[place] > free:
            note = Phrase("oltre i {seats} posti della scuola: entra lo stesso", seats=known[place].seats)
            found.append(replace(row, notes=(*row.notes, note)))
        else:
            found.append(row)
    return tuple(found)


def _place(row: PlannedRow, where: dict[int, tuple[int, int]]) -> tuple[int, int] | None:
    """Return school and year in which a row takes a place; None: in none."""
    entry = row.entry
    if entry is None or not entry.is_enrolled or entry.class_id is None:
        return None
    return where.get(entry.class_id)
