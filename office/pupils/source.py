"""The pupils of the list, a page at a time: what is typed and the filters decide which."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from core.access.session import Session
from core.qt.record_model import PAGE
from core.qt.record_table import Sort
from core.registry import (
    ClassGroup,
    PupilSummary,
    School,
    SchoolYear,
    Service,
    classes,
    current_school_year,
    schools,
    search_pupils,
    services,
)


@dataclass(frozen=True, slots=True)
class Among:
    """Which pupils are looked at; None: all."""

    school_id: int | None = None
    class_id: int | None = None
    service_id: int | None = None


class PupilSource:
    """Gives the table its pupils in the order of core: last names that begin so first."""

    def __init__(self, session: Session, among: Among) -> None:
        self._session = session
        self._among = among
        # Counting many costs more than reading a page: the first page comes with the count, for whoever asks next.
        self._first = threading.local()

    def count(self, filter_text: str) -> int:
        """Return how many pupils are found."""
        items, total = self._found(filter_text, 0, PAGE)
        self._first.page = (filter_text, items)
        return total

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[PupilSummary]:  # noqa: ARG002 - the order is core's
        """Return a page of them."""
        known, self._first.page = getattr(self._first, "page", None), None
        if offset == 0 and limit == PAGE and known is not None and known[0] == filter_text:
            items: Sequence[PupilSummary] = known[1]
            return items
        return self._found(filter_text, offset, min(limit, PAGE))[0]

    def _found(self, text: str, offset: int, limit: int) -> tuple[Sequence[PupilSummary], int]:
        page = search_pupils(
            self._session,
            text,
            limit=limit,
            offset=offset,
            class_id=self._among.class_id,
            school_id=self._among.school_id,
            service_id=self._among.service_id,
        )
        return page.items, page.total


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters and the forms offer."""

    schools: tuple[School, ...]
    classes: tuple[ClassGroup, ...]
    services: tuple[Service, ...]
    year: SchoolYear | None


def choices(session: Session) -> Choices:
    """Return the schools, this year's classes and the services; a school user gets those of its own school."""
    bound = session.actor.school_id
    return Choices(
        tuple(school for school in schools(session) if bound in {None, school.id}),
        classes(session),
        services(session),
        current_school_year(session),
    )
