"""The sample's families that give an office its work: brothers and sisters, parents who live apart, a full bus."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from core import registry
from core.access.session import Session
from core.registry.waiting import add_to_waiting, places, set_seats

#: Last names under which children of one town are brothers and sisters, as long as their ages allow it.
_SIBLING_NAMES = frozenset({"Actis", "Barbero", "Conti", "El Amrani", "Fiorina", "Hoxha", "Perona", "Zucca"})
_MOST_CHILDREN = 3
#: What the first of two separated parents pays, in hundredths; and from when another pair shares anew.
_FIRST_SHARE, _CHANGED_ON = 60, date(2026, 11, 1)
#: What is noted of those who wait for a place on the bus, and when they asked.
_WAITING = ((date(2026, 9, 21), "Abita oltre i 3 km"), (date(2026, 10, 5), "Richiamare dopo le 14"))


@dataclass
class Child:
    """A pupil of a family."""

    pupil_id: int
    birth_year: int
    by_bus: bool = False


@dataclass
class Family:
    """Guardians (the first made the applications) and their children."""

    last_name: str
    guardians: tuple[int, ...]
    parent_names: tuple[str, ...] = ()
    children: list[Child] = field(default_factory=list)


def family_of(families: Sequence[Family], last_name: str, birth_year: int) -> Family | None:
    """Return the family that a child of this name and year joins; None: it is the first of its own."""
    if last_name not in _SIBLING_NAMES:
        return None
    for one in families:
        is_fit = one.last_name == last_name and len(one.children) < _MOST_CHILDREN
        if is_fit and all(child.birth_year != birth_year for child in one.children):
            return one
    return None


def share_payment(session: Session, families: Sequence[Family], starts_on: date) -> None:
    """Have two pairs of parents share what is paid: one 60 to 40 all year, the other by halves from November on."""
    pairs = [one for one in families if len(one.guardians) == 2 and len(set(one.parent_names)) == 2]
    apart = [one for one in pairs if len(one.children) == 1][:1]
    with_siblings = [one for one in pairs if len(one.children) > 1][:1]
    for one in apart:
        first, second = one.guardians
        shares = {first: _FIRST_SHARE, second: 100 - _FIRST_SHARE}
        registry.set_payers(session, one.children[0].pupil_id, shares, starts_on)
    for one in with_siblings:
        first, second = one.guardians
        for child in one.children:
            registry.set_payers(session, child.pupil_id, {first: 100}, starts_on)
            registry.set_payers(session, child.pupil_id, {first: 50, second: 50}, _CHANGED_ON)


def join_half_siblings(session: Session, families: Sequence[Family]) -> None:
    """Give two children with different last names a parent in common: the office must see that they are siblings."""
    for one in families:
        if len(one.guardians) < 2 or len(one.children) > 1:
            continue
        other = next(
            (family for family in families if family.last_name == one.parent_names[1] and len(family.guardians) == 1),
            None,
        )
        if other is not None:
            child = other.children[0].pupil_id
            registry.link_guardian(session, child, one.guardians[1], relation="genitore", is_applicant=False)
            return


def fill_the_bus(  # noqa: PLR0917 - what, where, when, and who is there
    session: Session,
    service_id: int,
    school_id: int,
    school_year_id: int,
    classes: Collection[int],
    families: Sequence[Family],
) -> None:
    """Let all places on the bus of a school (with its `classes`) be taken, and two families wait for one."""
    taken = places(session, school_id, service_id, school_year_id).taken
    set_seats(session, school_id, service_id, school_year_id, taken)
    walking = [child for family in families for child in family.children if not child.by_bus]
    waiting = [one for one in walking if registry.placements_of(session, one.pupil_id)[0].class_id in classes]
    for child, (asked_on, note) in zip(waiting, _WAITING, strict=False):
        add_to_waiting(
            session,
            child.pupil_id,
            service_id,
            school_id,
            school_year_id,
            asked_on=min(asked_on, session.today()),
            note=note,
        )
