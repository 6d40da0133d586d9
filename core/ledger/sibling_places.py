"""Which child of its family each pupil of a service is: the reduced price of second children goes by it.

Siblings are the children of one guardian, whoever applied, who are enrolled in the service on the day or later. A
family is what one guardian has, never a chain: two half siblings of a child need not be each other's. Of a pupil's
guardians counts who has most children, then who makes the pupil the later child. A guardian without a first name is a
community or a foster home: its children are not siblings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.storage import Database


@dataclass(frozen=True, slots=True)
class SiblingPlace:
    """The `nth` of `children`, two or more; the eldest is the first, unknown birth dates come last, then the name."""

    nth: int
    children: int


# What a row says later replaces what was said before: the largest family, and in it the latest place.
_PLACES: Final = (
    "SELECT pupil_id, nth, children FROM ("
    "SELECT o.pupil_id, COUNT(*) OVER (PARTITION BY o.guardian_id) AS children, ROW_NUMBER() OVER"
    " (PARTITION BY o.guardian_id ORDER BY p.born_on IS NULL, p.born_on, p.search_key, p.id) AS nth"
    " FROM guardianship o JOIN guardian g ON g.id = o.guardian_id JOIN pupil p ON p.id = o.pupil_id"
    " WHERE g.first_name <> ''"
    " AND o.pupil_id IN (SELECT pupil_id FROM enrolment WHERE service_id = ? AND ends_on >= ?)"
    ") AS child WHERE children > 1 ORDER BY children, nth"
)


def sibling_places(database: Database, service_id: int, day: int) -> dict[int, SiblingPlace]:
    """Return the place of every pupil who has siblings in the service on a day (its number) or later."""
    rows = database.rows(_PLACES, (service_id, day))
    return {pupil_id: SiblingPlace(nth, children) for pupil_id, nth, children in rows}
