"""Guardians who may be entered twice: a name alone says little, so something else must be the same too.

The database refuses two equal fiscal codes; one written with the letters of omocodia is the same person's. Whoever has
two different codes is two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue
from core.progress import NO_PROGRESS, Progress
from core.registry.duplicates import MOST, SHORTEST, is_near
from core.registry.fiscal_codes import without_omocodia
from core.registry.merged_guardians import IN_USE, lock_guardian
from core.registry.naming import search_words
from core.storage import instant_number

#: What more guardians than this have in common (the school's own telephone, say) tells nothing.
_COMMON = 40


class GuardianLikeness(StrEnum):
    """Why two guardians may be the same person, the strongest reason first."""

    SAME_CODE = "same_code"
    SAME_CONTACT = "same_contact"
    SAME_CHILD = "same_child"
    SAME_FAMILY = "same_family"
    NEAR_NAME = "near_name"


@dataclass(frozen=True, slots=True)
class GuardianTwin:
    """One of two guardians who may be the same, with the ids of the children and their names, in the same order."""

    id: int
    name: str
    pupil_ids: tuple[int, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuardianPair:
    """Two guardians who may be the same person; the one entered first comes first."""

    first: GuardianTwin
    second: GuardianTwin
    likeness: GuardianLikeness


@dataclass(slots=True)
class _Person:
    id: int
    name: str
    key: str
    code: str
    email: str
    phone: str
    address: str
    #: Pupil, name, the words of the last name, relation.
    children: list[tuple[int, str, str, str]]


def find_guardian_duplicates(session: Session, *, progress: Progress = NO_PROGRESS) -> tuple[GuardianPair, ...]:
    """Return the pairs of guardians who may be the same person, the most alike first, at most `MOST`.

    Raises:
        Cancelled: the clerk stopped it.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.snapshot():
        people = _people(session)
        distinct = set(session.database.rows("SELECT first_id, second_id FROM guardian_distinct"))
    found: dict[tuple[int, int], GuardianLikeness] = {}
    order = list(GuardianLikeness)
    for likeness, one, other in _alike(people, progress):
        pair = (min(one.id, other.id), max(one.id, other.id))
        if pair not in distinct and order.index(likeness) <= order.index(found.get(pair, order[-1])):
            found[pair] = likeness
    by_id = {person.id: person for person in people}
    ranked = sorted(found.items(), key=lambda item: (order.index(item[1]), by_id[item[0][0]].name, item[0]))
    return tuple(
        GuardianPair(_twin(by_id[first]), _twin(by_id[second]), likeness) for (first, second), likeness in ranked[:MOST]
    )


def mark_guardians_distinct(session: Session, one_id: int, other_id: int) -> None:
    """Remember that two guardians who look alike are two people: they are not told of again.

    Raises:
        NotFound: no such guardian.
        GuardianRetired: one of the two was merged before.
        InvalidValue: the two are one.
    """
    session.require(Permission.EDIT_REGISTRY)
    if one_id == other_id:
        raise InvalidValue(field="Genitori", reason="scegli due schede diverse.")
    first, second = sorted((one_id, other_id))
    database = session.database
    with database.transaction():
        for guardian_id in (first, second):
            lock_guardian(session, guardian_id)
        added = database.execute(
            "INSERT INTO guardian_distinct (first_id, second_id, actor_id, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (first, second, session.actor.id, instant_number(session.now())),
        )
        if added:
            record(session, "mark_distinct", f"guardian:{first}", other=second)


def _people(session: Session) -> list[_Person]:
    children: dict[int, list[tuple[int, str, str, str]]] = defaultdict(list)
    for guardian_id, pupil_id, last, first, relation in session.database.rows(
        "SELECT l.guardian_id, p.id, p.last_name, p.first_name, l.relation FROM guardianship l"
        " JOIN pupil p ON p.id = l.pupil_id ORDER BY p.search_key, p.id"
    ):
        children[guardian_id].append((pupil_id, f"{last} {first}", _words(last), relation.casefold()))
    rows = session.database.rows(
        "SELECT g.id, g.last_name, g.first_name, g.fiscal_code, g.email, g.phone, g.address FROM guardian g"
        f" WHERE {IN_USE} ORDER BY g.id"
    )
    return [
        _Person(
            guardian_id, f"{last} {first}".strip(), "".join(sorted(search_words(f"{last} {first}"))),
            without_omocodia(code or ""), (email or "").casefold(), _number(phone or ""), _words(address or ""),
            children[guardian_id],
        )
        for guardian_id, last, first, code, email, phone, address in rows
    ]  # fmt: skip


def _alike(people: list[_Person], progress: Progress) -> Iterator[tuple[GuardianLikeness, _Person, _Person]]:
    """Yield those who have something in common and the same name, or nearly; or the same fiscal code."""
    groups: dict[tuple[GuardianLikeness, object], dict[int, _Person]] = defaultdict(dict)
    for person in people:
        for key in _in_common(person):
            groups[key][person.id] = person
    for done, ((likeness, _what), group) in enumerate(groups.items(), start=1):
        if len(group) <= _COMMON:
            for one, other in combinations(group.values(), 2):
                how = _how_alike(likeness, one, other)
                if how is not None:
                    yield how, one, other
        progress.advance(done, len(groups))
        progress.check()


def _how_alike(shared: GuardianLikeness, one: _Person, other: _Person) -> GuardianLikeness | None:
    """Return how alike two are who have something in common; None: they are two."""
    if shared is GuardianLikeness.SAME_CODE:
        return shared
    if one.code and other.code:
        return None
    if one.key == other.key:
        return shared
    is_long = min(len(one.key), len(other.key)) >= SHORTEST
    if is_long and is_near(one.key, other.key) and not _are_two_parents(one, other):
        return GuardianLikeness.NEAR_NAME
    return None


def _in_common(person: _Person) -> Iterator[tuple[GuardianLikeness, object]]:
    """Yield what another may have in common with this one."""
    if person.code:
        yield GuardianLikeness.SAME_CODE, person.code
    for contact in filter(None, (person.email, person.phone)):
        yield GuardianLikeness.SAME_CONTACT, contact
    for pupil_id, _name, surname, _relation in person.children:
        yield GuardianLikeness.SAME_CHILD, pupil_id
        if person.address:
            yield GuardianLikeness.SAME_FAMILY, (surname, person.address)


def _are_two_parents(one: _Person, other: _Person) -> bool:
    """Tell whether two who are called nearly the same are a child's mother and its father (Andrea and Andreia)."""
    relations = {pupil_id: relation for pupil_id, _name, _surname, relation in one.children}
    return any(
        relation and relations.get(pupil_id) and relations[pupil_id] != relation
        for pupil_id, _name, _surname, relation in other.children
    )


def _words(text: str) -> str:
    return " ".join(search_words(text))


def _number(phone: str) -> str:
    """Return the digits of a telephone number without the prefix of Italy."""
    digits = "".join(char for char in phone if char.isdecimal())
    is_italian = phone.strip().startswith(("+39", "0039"))
    return digits.removeprefix("00").removeprefix("39") if is_italian else digits


def _twin(person: _Person) -> GuardianTwin:
    return GuardianTwin(
        person.id,
        person.name,
        tuple(pupil_id for pupil_id, *_rest in person.children),
        tuple(name for _id, name, *_rest in person.children),
    )
