"""What an order says: plates by class and by diet, meals of the staff and to spare. Pure; never names of children."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class DietPlate:
    """A plate that a diet makes special. `code` joins the codes of a pupil with several (`GLU+LAT`)."""

    code: str
    name: str
    effect: str
    is_plain: bool

    @property
    def label(self) -> str:
        """Return the code, with the plain meal beside it."""
        return f"{self.code} in bianco" if self.is_plain else self.code


@dataclass(frozen=True, slots=True)
class ClassPlates:
    """The plates of a class. `diets` are label and number; `extra` ate without being booked and without a diet."""

    class_id: int
    class_name: str
    standard: int
    plain: int
    diets: tuple[tuple[str, int], ...]
    extra: int

    @property
    def diet(self) -> int:
        """How many special plates."""
        return sum(number for _label, number in self.diets)

    @property
    def total(self) -> int:
        """How many plates in all."""
        return self.standard + self.plain + self.diet + self.extra


@dataclass(frozen=True, slots=True)
class OrderContent:
    """The order of a school's day. `spare` meals are asked for beyond the pupils and the staff."""

    classes: tuple[ClassPlates, ...] = ()
    plates: tuple[DietPlate, ...] = ()
    staff: int = 0
    spare: int = 0
    note: str = ""

    @property
    def standard(self) -> int:
        """Plates without anything special."""
        return sum(one.standard for one in self.classes)

    @property
    def plain(self) -> int:
        """Plain meals without a diet."""
        return sum(one.plain for one in self.classes)

    @property
    def diets(self) -> tuple[tuple[DietPlate, int], ...]:
        """Special plates of each kind."""
        counts: Counter[str] = Counter()
        for one in self.classes:
            counts.update(dict(one.diets))
        return tuple((plate, counts[plate.label]) for plate in self.plates if counts[plate.label])

    @property
    def diet(self) -> int:
        """Special plates in all."""
        return sum(one.diet for one in self.classes)

    @property
    def extra(self) -> int:
        """Meals to spare, and those of pupils who ate without being booked."""
        return self.spare + sum(one.extra for one in self.classes)

    @property
    def total(self) -> int:
        """All meals."""
        return self.standard + self.plain + self.diet + self.extra + self.staff

    def to_body(self) -> str:
        """Return the content as it is kept."""
        return json.dumps(
            {
                "classes": [
                    [one.class_id, one.class_name, one.standard, one.plain, dict(one.diets), one.extra]
                    for one in self.classes
                ],
                "plates": [[one.code, one.name, one.effect, one.is_plain] for one in self.plates],
                "staff": self.staff,
                "spare": self.spare,
                "note": self.note,
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_body(cls, body: str) -> OrderContent:
        """Return what was kept."""
        told: dict[str, Any] = json.loads(body)
        return cls(
            classes=tuple(
                ClassPlates(class_id, name, standard, plain, tuple(diets.items()), extra)
                for class_id, name, standard, plain, diets, extra in told["classes"]
            ),
            plates=tuple(DietPlate(*one) for one in told["plates"]),
            staff=told["staff"],
            spare=told["spare"],
            note=told["note"],
        )


class Changed(StrEnum):
    """What a difference is about."""

    STANDARD = "standard"
    PLAIN = "plain"
    DIET = "diet"
    EXTRA = "extra"
    STAFF = "staff"
    SPARE = "spare"


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that changed from one version to another; `class_name` is empty for what belongs to no class."""

    what: Changed
    class_name: str
    label: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """How many more (or, negative, fewer)."""
        return self.after - self.before


def differences(before: OrderContent, after: OrderContent) -> tuple[Difference, ...]:
    """Return what changed, class by class, then what belongs to no class; what is equal is left out."""
    return tuple(one for one in _compared(before, after) if one.change)


def _compared(before: OrderContent, after: OrderContent) -> Iterator[Difference]:
    old = {one.class_id: one for one in before.classes}
    new = {one.class_id: one for one in after.classes}
    for class_id in sorted(old.keys() | new.keys(), key=lambda one: ((new.get(one) or old[one]).class_name, one)):
        name = (new.get(class_id) or old[class_id]).class_name
        empty = ClassPlates(class_id, name, 0, 0, (), 0)
        yield from _of_class(old.get(class_id, empty), new.get(class_id, empty))
    yield Difference(Changed.STAFF, "", "", before.staff, after.staff)
    yield Difference(Changed.SPARE, "", "", before.spare, after.spare)


def _of_class(old: ClassPlates, new: ClassPlates) -> Iterator[Difference]:
    name = new.class_name
    yield Difference(Changed.STANDARD, name, "", old.standard, new.standard)
    yield Difference(Changed.PLAIN, name, "", old.plain, new.plain)
    diets_before, diets_after = dict(old.diets), dict(new.diets)
    for label in sorted(diets_before.keys() | diets_after.keys()):
        yield Difference(Changed.DIET, name, label, diets_before.get(label, 0), diets_after.get(label, 0))
    yield Difference(Changed.EXTRA, name, "", old.extra, new.extra)
