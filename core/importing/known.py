"""What the database holds already, looked up once for all rows of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from core.access.session import Session
from core.importing.records import Defaults
from core.importing.same_person import KnownGuardian
from core.ledger import EntryKind, bands
from core.meals import diets
from core.registry import ClassGroup, School, classes, schools, search_key, services
from core.registry.naming import search_words
from core.storage import day_from_number, day_number
from core.storage.database import Row

_AT_ONCE = 500
_LAST = "\U0010ffff"
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_ROMAN_CLASS = re.compile(r"(iii|ii|iv|i|v)[\s.^ªa°º-]+([a-z]\w*)")


@dataclass(frozen=True, slots=True)
class KnownPupil:
    """A pupil who is there."""

    pupil_id: int
    last_name: str
    first_name: str
    fiscal_code: str | None
    born_on: date | None

    @property
    def name(self) -> str:
        """Last name first."""
        return f"{self.last_name} {self.first_name}"


@dataclass
class Known:
    """Classes, bands, pupils and guardians by what a spreadsheet calls them."""

    session: Session
    defaults: Defaults
    by_code: dict[str, KnownPupil] = field(default_factory=dict)
    guardians: dict[str, KnownGuardian] = field(default_factory=dict)
    classes: dict[str, list[ClassGroup]] = field(default_factory=dict)
    schools: dict[str, School] = field(default_factory=dict)
    bands: dict[str, int] = field(default_factory=dict)
    band_names: tuple[str, ...] = ()
    service_group_id: int | None = None
    diets: dict[str, int] = field(default_factory=dict)
    diet_codes: tuple[str, ...] = ()

    def school(self, text: str) -> School | None:
        """Return a school by its name, or by a word or two of it that no other school has."""
        key = _key(text)
        if key in self.schools:
            return self.schools[key]
        found = [school for name, school in self.schools.items() if key and set(key.split()) <= set(name.split())]
        return found[0] if len(found) == 1 else None

    def classes_called(self, text: str, school_id: int | None) -> list[ClassGroup]:
        """Return the classes of a name, in a school or (None) in all."""
        return [one for one in self.classes.get(class_key(text), []) if school_id in {None, one.school_id}]

    def namesakes(self, last_name: str, first_name: str) -> list[KnownPupil]:
        """Return the pupils of exactly this name."""
        key = search_key(last_name, first_name)
        rows = self.session.database.rows(
            "SELECT id, last_name, first_name, fiscal_code, born_on FROM pupil"
            " WHERE search_key >= ? AND search_key < ? ORDER BY search_key LIMIT 20",
            (key, key + _LAST),
        )
        return [_known(row) for row in rows if search_key(row[1], row[2]) == key]

    def placements(self, pupil_id: int, first: date, last: date) -> list[tuple[int, str, date, date]]:
        """Return the classes that a pupil is in between two days: id, name, from, to."""
        rows = self.session.database.rows(
            "SELECT c.id, c.name, p.starts_on, p.ends_on FROM placement p JOIN class_group c ON c.id = p.class_group_id"
            " WHERE p.pupil_id = ? AND p.starts_on <= ? AND p.ends_on >= ?",
            (pupil_id, day_number(last), day_number(first)),
        )
        return [(row[0], row[1], day_from_number(row[2]), day_from_number(row[3])) for row in rows]

    def is_enrolled(self, pupil_id: int, first: date, last: date) -> bool:
        """Tell whether a pupil is enrolled in the service on some of the days."""
        found = self.session.database.scalar(
            "SELECT 1 FROM enrolment WHERE pupil_id = ? AND service_id = ? AND starts_on <= ? AND ends_on >= ?",
            (pupil_id, self.defaults.service_id, day_number(last), day_number(first)),
        )
        return found is not None

    def has_band(self, pupil_id: int, first: date, last: date) -> bool:
        """Tell whether a pupil has a band or an exemption on some of the days."""
        found = self.session.database.scalar(
            "SELECT 1 FROM band_assignment WHERE pupil_id = ? AND service_id = ? AND starts_on <= ? AND ends_on >= ?",
            (pupil_id, self.defaults.service_id, day_number(last), day_number(first)),
        )
        return found is not None

    def has_diet(self, pupil_id: int, diet_id: int, first: date, last: date) -> bool:
        """Tell whether a pupil follows a diet on some of the days."""
        found = self.session.database.scalar(
            "SELECT 1 FROM pupil_diet WHERE pupil_id = ? AND diet_id = ? AND starts_on <= ? AND ends_on >= ?",
            (pupil_id, diet_id, day_number(last), day_number(first)),
        )
        return found is not None

    def has_opening(self, pupil_id: int) -> bool:
        """Tell whether a pupil's account has an opening balance that was not taken back."""
        found = self.session.database.scalar(
            "SELECT 1 FROM account a JOIN entry e ON e.account_id = a.id AND e.kind = ? LEFT JOIN reversal r"
            " ON r.account_id = e.account_id AND r.day = e.day AND r.kind = e.kind AND r.seq = e.seq"
            " WHERE a.pupil_id = ? AND a.service_group_id = ? AND r.reason IS NULL",
            (int(EntryKind.OPENING), pupil_id, self.service_group_id),
        )
        return found is not None


def look_up(session: Session, defaults: Defaults, pupil_codes: Iterable[str], guardian_codes: Iterable[str]) -> Known:
    """Return what is there of what a file names."""
    known = Known(session, defaults)
    known.by_code = {
        str(row[3]): _known(row)
        for row in _rows_of(session, "SELECT id, last_name, first_name, fiscal_code, born_on FROM pupil", pupil_codes)
    }
    known.guardians = {
        str(row[1]): KnownGuardian(int(row[0]), f"{row[2]} {row[3]}".strip())
        for row in _rows_of(session, "SELECT id, fiscal_code, last_name, first_name FROM guardian", guardian_codes)
    }
    known.schools = {_key(school.name): school for school in schools(session)}
    for one in classes(session, on=defaults.starts_on) or classes(session):
        known.classes.setdefault(class_key(one.name), []).append(one)
    offered = diets(session)
    known.diets = {text.casefold(): one.id for one in offered for text in (one.name, one.code)}
    known.diet_codes = tuple(one.code for one in offered)
    if defaults.service_id is not None:
        found = bands(session, defaults.service_id)
        known.bands = {_key(text): band.id for band in found for text in (band.name, band.code)}
        known.band_names = tuple(band.code for band in found)
        groups = {service.id: service.service_group_id for service in services(session)}
        known.service_group_id = groups.get(defaults.service_id)
    return known


def class_key(text: str) -> str:
    """Return what `3ªA`, `3 A`, `3^a` and `III A` have in common."""
    folded = " ".join(text.casefold().split())
    roman = _ROMAN_CLASS.fullmatch(folded)
    if roman is not None:
        folded = _ROMAN[roman[1]] + roman[2]
    return "".join(char for char in folded if char.isalnum() and char not in "ªº")


def _key(text: str) -> str:
    return " ".join(search_words(text))


def _rows_of(session: Session, select: str, codes: Iterable[str]) -> list[Row]:
    wanted = sorted(set(codes))
    rows: list[Row] = []
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        places = ", ".join("?" * len(part))
        rows += session.database.rows(f"{select} WHERE fiscal_code IN ({places})", part)
    return rows


def _known(row: Row) -> KnownPupil:
    pupil_id, last_name, first_name, fiscal_code, born = row
    born_on = None if born is None else day_from_number(born)
    return KnownPupil(pupil_id, last_name, first_name, fiscal_code, born_on)
