"""Finding pupils among many: every word typed begins a word of last name, first name or fiscal code.

Who is found by the first word as the beginning of the last name comes first. Both parts are read from the index
`pupil_search`: a page of 150,000 pupils needs neither their rows nor a sort.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.access.paging import Page, bounded
from core.access.permissions import Permission
from core.access.session import Session
from core.registry.checking import own_school
from core.registry.naming import search_words
from core.registry.records import PupilSummary
from core.storage import Database, day_number

#: Sorts after every character: the end of the range of keys that begin with a word.
_LAST = "\U0010ffff"

#: Records that were merged into another or erased are not found any more.
_IN_USE = "p.id NOT IN (SELECT merged_id FROM pupil_merge UNION ALL SELECT pupil_id FROM pupil_erasure)"


def search_pupils(
    session: Session,
    text: str,
    *,
    limit: int = 50,
    offset: int = 0,
    class_id: int | None = None,
    school_id: int | None = None,
    service_id: int | None = None,
    on: date | None = None,
) -> Page[PupilSummary]:
    """Return the pupils that match every word of `text`, without regard to case, accents and order of the words.

    Args:
        session: who asks; a school user finds its own school's pupils only.
        text: empty for all.
        limit: how many at most (500).
        offset: how many to leave out at the beginning.
        class_id: only those in this class on the day.
        school_id: only those in this school on the day.
        service_id: only those enrolled in this service on the day.
        on: the day whose classes are shown; today when None.

    Raises:
        NotAllowed: a school user asks for another school.
    """
    session.require(Permission.VIEW_REGISTRY)
    school_id = own_school(session, school_id)
    limit, offset = bounded(limit, offset)
    day = day_number(on or session.today())
    found = _Found(session.database, _Among.of(class_id, school_id, service_id, day), search_words(text))
    ids, total = found.page(limit, offset)
    return Page(_summaries(session.database, ids, day), total)


@dataclass(frozen=True, slots=True)
class _Among:
    """Where to look: all pupils, or those of a class or a school on a day.

    CROSS JOIN keeps SQLite from walking all pupils to find the twenty of a class.
    """

    tables: str = "pupil p"
    where: str = "TRUE"
    values: tuple[int, ...] = ()

    @classmethod
    def of(cls, class_id: int | None, school_id: int | None, service_id: int | None, day: int) -> _Among:
        """Return the narrowest way."""
        among = cls() if class_id is None and school_id is None else cls._placed(class_id, school_id, day)
        if service_id is None:
            return among
        enrolled = (
            " AND EXISTS (SELECT 1 FROM enrolment e WHERE e.pupil_id = p.id AND e.service_id = ?"
            " AND e.starts_on <= ? AND e.ends_on >= ?)"
        )
        return cls(among.tables, among.where + enrolled, (*among.values, service_id, day, day))

    @classmethod
    def _placed(cls, class_id: int | None, school_id: int | None, day: int) -> _Among:
        where = ["pl.class_group_id = c.id", "p.id = pl.pupil_id", "pl.starts_on <= ?", "pl.ends_on >= ?"]
        values = [day, day]
        for column, value in (("c.id", class_id), ("c.school_id", school_id)):
            if value is not None:
                where.append(f"{column} = ?")
                values.append(value)
        return cls("class_group c CROSS JOIN placement pl CROSS JOIN pupil p", " AND ".join(where), tuple(values))


@dataclass(frozen=True, slots=True)
class _Found:
    """What matches, in two parts one after the other."""

    database: Database
    among: _Among
    words: Sequence[str]

    def page(self, limit: int, offset: int) -> tuple[list[int], int]:
        """Return the ids of a page and the number of all that match."""
        if not self.words:
            return self._ids("TRUE", (), limit, offset), self._count("TRUE", ())
        first = self.words[0]
        edges = (first, first + _LAST)
        begins, contains = "p.search_key >= ? AND p.search_key < ?", "NOT (p.search_key >= ? AND p.search_key < ?)"
        total = self._count(begins, edges)
        ids = self._ids(begins, edges, limit, offset) if offset < total else []
        asked, skipped = limit - len(ids), max(0, offset - total)
        rest = self._ids(contains, edges, asked, skipped)
        if len(rest) < asked and (rest or not skipped):
            return ids + rest, total + skipped + len(rest)  # the end was reached: no need to count
        return ids + rest, total + self._count(contains, edges)

    def _ids(self, part: str, edges: tuple[str, ...], limit: int, offset: int) -> list[int]:
        if not limit:
            return []
        where, values = self._where(part, edges)
        rows = self.database.rows(
            f"SELECT p.id FROM {self.among.tables} WHERE {where} ORDER BY p.search_key, p.id LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [row[0] for row in rows]

    def _count(self, part: str, edges: tuple[str, ...]) -> int:
        where, values = self._where(part, edges)
        return int(self.database.scalar(f"SELECT COUNT(*) FROM {self.among.tables} WHERE {where}", values))

    def _where(self, part: str, edges: tuple[str, ...]) -> tuple[str, tuple[object, ...]]:
        likes = "".join(" AND (' ' || p.search_key) LIKE ?" for _ in self.words)
        return (
            f"{self.among.where} AND {part}{likes} AND {_IN_USE}",
            (*self.among.values, *edges, *(f"% {word}%" for word in self.words)),
        )


def _summaries(database: Database, ids: Sequence[int], day: int) -> tuple[PupilSummary, ...]:
    """Return the pupils of a page in its order, with their class of the day."""
    if not ids:
        return ()
    places = ", ".join("?" * len(ids))
    rows = database.rows(
        "SELECT p.id, p.last_name, p.first_name, p.fiscal_code, c.name, s.name, c.id, s.id FROM pupil p"
        " LEFT JOIN placement pl ON pl.pupil_id = p.id AND pl.starts_on <= ? AND pl.ends_on >= ?"
        " LEFT JOIN class_group c ON c.id = pl.class_group_id LEFT JOIN school s ON s.id = c.school_id"
        f" WHERE p.id IN ({places})",
        (day, day, *ids),
    )
    by_id = {row[0]: PupilSummary(*row) for row in rows}
    return tuple(by_id[pupil_id] for pupil_id in ids)
