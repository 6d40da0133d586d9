"""Which cards the page shows, and where the table gets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core import registry
from core.access.session import Session
from core.cards import CardCounts, CardLine, CardState, card_counts, card_list
from core.qt.record_table import Sort

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked at. Nobody's service is 0: then there is nothing."""

    service_id: int = 0
    state: CardState = CardState.IN_USE
    school_id: int | None = None
    class_id: int | None = None
    text: str = ""

    @property
    def is_everybody(self) -> bool:
        """Whether neither place nor name narrows the list."""
        return self.school_id is None and self.class_id is None and not self.text

    def lines(self, session: Session, offset: int, limit: int) -> Sequence[CardLine]:
        """Return a page of the list."""
        return card_list(
            session, self.service_id, self.state, text=self.text, school_id=self.school_id, class_id=self.class_id,
            offset=offset, limit=limit,
        ).items  # fmt: skip

    def all_lines(self, session: Session) -> Iterator[CardLine]:
        """Yield the whole list."""
        offset = 0
        while page := self.lines(session, offset, _PAGE):
            yield from page
            offset += len(page)


class CardSource:
    """Gives the table its pages, on a reader's thread. The page's own search is part of what is wanted."""

    def __init__(self, session: Session, wanted: Wanted) -> None:
        self._session, self._wanted = session, wanted

    def count(self, _filter_text: str) -> int:
        """Return how many there are."""
        wanted = self._wanted
        return card_list(
            self._session, wanted.service_id, wanted.state,
            text=wanted.text, school_id=wanted.school_id, class_id=wanted.class_id, limit=0,
        ).total  # fmt: skip

    def fetch(self, offset: int, limit: int, _sort: Sort | None, _filter_text: str) -> Sequence[CardLine]:
        """Return a page."""
        return self._wanted.lines(self._session, offset, limit)


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What the page offers to choose from, and how many cards there are of each kind."""

    services: tuple[registry.Service, ...]
    service_id: int
    schools: tuple[registry.School, ...]
    classes: tuple[registry.ClassGroup, ...]
    counts: CardCounts


def card_facts(session: Session, wanted: Wanted) -> CardFacts:
    """Return what can be chosen; of the service asked for, or of the first one that some school offers."""
    known = registry.services(session)
    offered = {one.service_id for one in registry.offered_services(session)}
    services = tuple(one for one in known if one.id in offered) or known
    if not services:
        return CardFacts((), 0, (), (), CardCounts(0, 0, 0))
    service_id = wanted.service_id if wanted.service_id in {one.id for one in services} else services[0].id
    classes = registry.classes(session)
    with_classes = {one.school_id for one in classes}
    counts = card_counts(session, service_id, text=wanted.text, school_id=wanted.school_id, class_id=wanted.class_id)
    schools = tuple(one for one in registry.schools(session) if one.id in with_classes)
    return CardFacts(services, service_id, schools, classes, counts)


def printing_day(session: Session) -> date:
    """Return the day whose classes are printed: today, or in summer the first day of the coming year."""
    year, today = registry.current_school_year(session), session.today()
    return today if year is None else min(max(today, year.starts_on), year.ends_on)
