"""Many pupils at once, put into the tables by a few statements."""

from __future__ import annotations

from collections.abc import Sequence

from core.storage import day_number
from tests.builders import YEAR_END, YEAR_START, Town

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"


def crowd(town: Town, schools: Sequence[int], *, is_priced: bool = True) -> list[int]:
    """Add schools with so many pupils each, all enrolled for the year; return the schools' ids."""
    database = town.database
    first, last = day_number(YEAR_START), day_number(YEAR_END)
    made = []
    with database.transaction():
        for size in schools:
            school_id = town.school(f"Scuola {len(made) + 1}")
            class_id = town.class_group("1ªA", school_id)
            made.append(school_id)
            before = database.scalar("SELECT COALESCE(MAX(id), 0) FROM pupil")
            database.execute(
                f"{_NUMBERS} INSERT INTO pupil (last_name, first_name, search_key, created_at)"
                " SELECT 'Alunno' || i, 'Prova', 'alunno' || i, 0 FROM n",
                (size,),
            )
            database.execute(
                "INSERT INTO placement (pupil_id, class_group_id, starts_on, ends_on)"
                " SELECT id, ?, ?, ? FROM pupil WHERE id > ?",
                (class_id, first, last, before),
            )
            database.execute(
                "INSERT INTO enrolment (pupil_id, service_id, starts_on, ends_on, created_at)"
                " SELECT id, ?, ?, ?, 0 FROM pupil WHERE id > ?",
                (town.service_id, first, last, before),
            )
            if is_priced:
                database.execute(
                    "INSERT INTO band_assignment (pupil_id, service_id, tariff_band_id, is_exempt, starts_on, ends_on)"
                    " SELECT id, ?, ?, ?, ?, ? FROM pupil WHERE id > ?",
                    (town.service_id, town.band_id, False, first, last, before),
                )
    return made
