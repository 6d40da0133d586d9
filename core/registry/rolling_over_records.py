"""What a roll-over is planned as, what it will do, and what it did: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.registry.records import SchoolLevel, SchoolYear


@dataclass(frozen=True, slots=True)
class ClassStep:
    """A class of the old year with its pupils at the year's end, and what is proposed for them.

    `next_name` None: they leave. A section of the infanzia goes on under its name; its `oldest` leave for the primary.
    """

    class_id: int
    class_name: str
    school_id: int
    school_name: str
    level: SchoolLevel
    pupils: int
    next_name: str | None
    oldest: int = 0


class ExpiringKind(StrEnum):
    """What ends with the year unless somebody renews it."""

    BAND = "band"
    EXEMPTION = "exemption"
    DIET = "diet"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class RollOverPlan:
    """What the clerk decided: the new year, the next class of each class, the services whose enrolments go on.

    `next_names` has (class id, name) for the classes whose pupils go on; the others' leave. `makes_empty_classes`:
    the classes of the old year that nobody moves into (the new first classes, the sections) are made too, empty.
    `leaving` are pupils who leave though their class goes on. `renewals` are the bands, exemptions and diets that go on
    to the end of the new year, by kind and row. `moves` has (pupil id, class id) of those who enter another class than
    the others of theirs: the one of the new year that bears the name of this one of the old.
    """

    from_year_id: int
    label: str
    starts_on: date
    ends_on: date
    next_names: tuple[tuple[int, str], ...]
    service_ids: tuple[int, ...]
    makes_empty_classes: bool = True
    renewals: tuple[tuple[ExpiringKind, int], ...] = ()
    leaving: tuple[int, ...] = ()
    moves: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RollOverProposal:
    """What the program proposes before the clerk decides; `to_year` is the new year when it exists already."""

    from_year: SchoolYear
    to_year: SchoolYear | None
    plan: RollOverPlan
    classes: tuple[ClassStep, ...]


@dataclass(frozen=True, slots=True)
class ClassOutcome:
    """What becomes of a class: how many go on, have a class in the new year already, or leave."""

    class_id: int
    class_name: str
    school_name: str
    next_name: str | None
    going: int
    already: int
    leaving: int
    level: SchoolLevel


@dataclass(frozen=True, slots=True)
class ServiceOutcome:
    """How many enrolments of a service go on, and how many of the pupils who go on end theirs."""

    service_id: int
    service_name: str
    renewed: int
    ended: int


@dataclass(frozen=True, slots=True)
class Leaver:
    """A pupil without a class in the new year, with what the accounts hold (cents, all of them together).

    `moves_to` names the class of those who were given one by hand.
    """

    pupil_id: int
    name: str
    class_name: str
    school_name: str
    balance_cents: int
    level: SchoolLevel
    moves_to: str = ""


@dataclass(frozen=True, slots=True)
class Expiring:
    """Something of a pupil who goes on that ends before the new year does; `what` is the band's or diet's code.

    `until`: the day to which it could go on, None where it cannot and `why_not` says why (Italian). `is_proposed`: it
    is usually renewed without another paper.
    """

    pupil_id: int
    name: str
    class_name: str
    kind: ExpiringKind
    what: str
    ends_on: date
    row_id: int = 0
    until: date | None = None
    why_not: str = ""
    is_proposed: bool = False

    @property
    def key(self) -> tuple[ExpiringKind, int]:
        """What a plan names it by."""
        return self.kind, self.row_id


@dataclass(frozen=True, slots=True)
class FullService:
    """A service of a school with fewer places than pupils would be enrolled (`wanted`)."""

    school_name: str
    service_name: str
    seats: int
    wanted: int


@dataclass(frozen=True, slots=True)
class RollOverPreview:
    """What a roll-over would do now. Nothing was written.

    Accounts are not touched: a balance belongs to the pupil and goes on. `cards` in use stay valid. `renewed` are those
    of `expiring` that the plan lets go on, `moved` those who would leave but for its `moves`.
    """

    plan: RollOverPlan
    makes_year: bool
    classes: tuple[ClassOutcome, ...]
    new_classes: tuple[str, ...]
    services: tuple[ServiceOutcome, ...]
    leavers: tuple[Leaver, ...]
    expiring: tuple[Expiring, ...]
    cards: int
    full: tuple[FullService, ...] = ()
    renewed: tuple[Expiring, ...] = ()
    moved: tuple[Leaver, ...] = ()

    @property
    def going(self) -> int:
        """How many pupils get a class in the new year."""
        return sum(one.going for one in self.classes)

    @property
    def already(self) -> int:
        """How many have one already."""
        return sum(one.already for one in self.classes)


@dataclass(frozen=True, slots=True)
class RollOverDone:
    """What a roll-over made; `is_repeat` when the same operation had been done before."""

    roll_over_id: int
    label: str
    classes: int
    placements: int
    enrolments: int
    is_repeat: bool
    renewals: int = 0


@dataclass(frozen=True, slots=True)
class RollOverUndone:
    """What an undo took away, and the classes that stay because something else uses them."""

    placements: int
    enrolments: int
    classes: int
    kept_classes: tuple[str, ...]
    renewals: int = 0


@dataclass(frozen=True, slots=True)
class RollOverLine:
    """A roll-over of the past. `in_the_way` says what forbids its undo (Italian), empty when nothing does."""

    id: int
    from_label: str
    to_label: str
    at: datetime
    actor_name: str
    placements: int
    enrolments: int
    undone_at: datetime | None
    undone_by: str | None
    in_the_way: str
