"""The dry run: what would come of each row, with all that is wrong with it; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue, Phrase, UserError
from core.importing.columns import ITALIAN, REQUIRED, Target
from core.importing.exporting import EXEMPT
from core.importing.faults import ColumnsMissing
from core.importing.full_names import Cut, split_name
from core.importing.guardian_cells import GuardianColumns, guardian_columns, read_guardian
from core.importing.guessing import is_turned
from core.importing.known import Known, KnownPupil, look_up
from core.importing.records import Defaults, DietEntry, GuardianEntry, Plan, PlannedRow, PupilEntry, Verdict
from core.importing.row_faults import InOtherClass, Namesake, NameUnclear, RowTorn, TwiceInFile
from core.importing.same_person import GuardianCodes, can_be_same, of_other
from core.importing.seats import note_full
from core.importing.tables import Cell, Row, SheetTable
from core.importing.values import cents_of, day_of, text_of
from core.progress import NO_PROGRESS, Progress
from core.registry import ClassGroup, check_fiscal_code, clean_name, search_key
from core.registry.checking import italian
from core.registry.pupils import check_birth

T = TypeVar("T")
_BETWEEN_DIETS = re.compile(r"[,;+/]")
_NO_DIET = frozenset({"no", "nessuna", "-", "–", "standard", "normale"})
#: Rows between two looks at whether the clerk has stopped it.
_STEP = 500


def plan(
    session: Session,
    table: SheetTable,
    columns: Mapping[Target, int],
    defaults: Defaults,
    progress: Progress = NO_PROGRESS,
    *,
    cuts: Mapping[int, Cut] | None = None,
    takes_likeliest: bool = False,
) -> Plan:
    """Return what an import would do, row by row.

    Args:
        session: who asks.
        table: what was read.
        columns: which column is what; columns that nobody named are left out.
        defaults: what holds where a row says nothing.
        progress: told, and asked whether to go on.
        cuts: where the clerk cut a whole name into last name and first name, by the number of the row.
        takes_likeliest: the clerk has looked at the others and takes the likeliest cut of each.

    Raises:
        ColumnsMissing: the columns of the names are not mapped.
        InvalidValue: the days of the defaults are the wrong way round.
        Cancelled: the clerk stopped it.
    """
    session.require(Permission.EDIT_REGISTRY)
    for target in () if Target.FULL_NAME in columns else REQUIRED:
        if target not in columns:
            raise ColumnsMissing(column=ITALIAN[target])
    if defaults.starts_on > defaults.ends_on:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")
    with session.database.snapshot():
        of_guardians = (Target.GUARDIAN_FISCAL_CODE, Target.SECOND_FISCAL_CODE)
        guardian_codes = [code for target in of_guardians for code in _codes(table, columns, target)]
        known = look_up(session, defaults, _codes(table, columns, Target.FISCAL_CODE), guardian_codes)
        planner = _Planner(
            session, known, columns, defaults, guardian_columns(table.header, columns), GuardianCodes(known.guardians),
            cuts or {}, takes_likeliest,
            is_first_name_first=is_turned(table.header, columns, Target.FULL_NAME),
        )  # fmt: skip
        rows = []
        for done, row in enumerate(table.rows):
            if done % _STEP == 0:
                progress.check()
                progress.advance(done, len(table.rows))
            rows.append(planner.planned(row))
    progress.advance(len(table.rows), len(table.rows))
    return Plan(table.name, defaults, note_full(session, rows, defaults))


def _codes(table: SheetTable, columns: Mapping[Target, int], target: Target) -> list[str]:
    if target not in columns:
        return []
    texts = (text_of(row.cell(columns[target])).replace(" ", "").upper() for row in table.rows)
    return [text for text in texts if text]


@dataclass
class _Planner:
    """Looks at one row after the other, and remembers who was met before."""

    session: Session
    known: Known
    columns: Mapping[Target, int]
    defaults: Defaults
    guardians: tuple[GuardianColumns, ...]
    guardian_codes: GuardianCodes
    cuts: Mapping[int, Cut]
    takes_likeliest: bool
    is_first_name_first: bool
    seen_codes: dict[str, int] = field(default_factory=dict)
    seen_names: dict[tuple[str, date | None], int] = field(default_factory=dict)

    @property
    def has_whole_names(self) -> bool:
        """Whether names are cut out of one column: two of their own say more."""
        has_both = all(target in self.columns for target in REQUIRED)
        return Target.FULL_NAME in self.columns and not has_both

    def planned(self, row: Row) -> PlannedRow:
        """Return what will come of a row."""
        return _RowPlanner(self, row).planned()


class _RowPlanner:
    """One row: every field is looked at, so that all that is wrong is told at once."""

    def __init__(self, planner: _Planner, row: Row) -> None:
        self.planner = planner
        self.row, self.number = row, row.number
        self.known, self.defaults = planner.known, planner.defaults
        self.faults: list[UserError] = []
        self.notes: list[str] = []
        self.name = ""
        self.cuts: tuple[Cut, ...] = ()

    def planned(self) -> PlannedRow:
        if self.row.fault:
            self.faults.append(RowTorn(what=self.row.fault))
        entry = self.entry()
        verdict = Verdict.FAULTY
        if entry is not None and not self.faults:
            verdict = Verdict.NEW if entry.pupil_id is None else Verdict.KNOWN
        return PlannedRow(
            self.row.number,
            self.name,
            self.text(Target.CLASS),
            verdict,
            tuple(self.faults),
            tuple(self.notes),
            entry if not self.faults else None,
            self.cuts,
        )

    def entry(self) -> PupilEntry | None:
        last, first = self.names()
        last_name = self.tried(lambda: clean_name(last, "Cognome"))
        first_name = self.tried(lambda: clean_name(first, "Nome"))
        born_on = self.birth()
        code = self.tried(lambda: check_fiscal_code(self.text(Target.FISCAL_CODE), born_on))
        group = self.class_group()
        starts_on, ends_on = self.days()
        band_id = self.band()
        guardians, diets = self.guardians(), self.diets()
        balance = self.tried(lambda: cents_of(self.cell(Target.BALANCE), "Saldo iniziale")) or 0
        if last_name is None or first_name is None or self.faults:
            return None
        pupil = self.same(last_name, first_name, code, born_on)
        is_placed, is_enrolled, has_opening = self.state_of(pupil, group, starts_on, ends_on)
        if balance and self.known.service_group_id is None:
            self.notes.append(Phrase("saldo non registrato: manca il servizio"))
        if group is None and pupil is None:
            self.notes.append(Phrase("senza classe: non avrà pasti finché non ne ha una"))
        if band_id is not None and pupil is not None and self.known.has_band(pupil.pupil_id, starts_on, ends_on):
            self.notes.append(Phrase("ha già una fascia: non viene cambiata"))
            band_id = None
        return PupilEntry(
            pupil_id=None if pupil is None else pupil.pupil_id,
            last_name=last_name,
            first_name=first_name,
            fiscal_code=code,
            born_on=born_on,
            class_id=None if group is None or is_placed else group.id,
            is_enrolled=self.defaults.service_id is not None and not is_enrolled,
            starts_on=starts_on,
            ends_on=ends_on,
            band_id=band_id,
            guardians=guardians,
            diets=diets if pupil is None else self.new_diets(pupil, diets, starts_on, ends_on),
            balance_cents=0 if has_opening or self.known.service_group_id is None else balance,
        )

    # Fields

    def names(self) -> Cut:
        """Return last and first name as they stand, or cut out of the whole name."""
        planner = self.planner
        if not planner.has_whole_names:
            last, first = self.text(Target.LAST_NAME), self.text(Target.FIRST_NAME)
            self.name = f"{last} {first}".strip()
            return last, first
        self.name = self.text(Target.FULL_NAME)
        code = self.text(Target.FISCAL_CODE).replace(" ", "")
        split = split_name(self.name, code, is_first_name_first=planner.is_first_name_first)
        if split.is_sure or len(split.choices) == 1:
            return split.choices[0]
        # All cuts have the same words: who is there already tells which one it is.
        known = self.known.namesakes(*split.choices[0])
        if known:
            return known[0].last_name, known[0].first_name
        self.cuts = split.choices
        chosen = planner.cuts.get(self.row.number)
        is_chosen = chosen in split.choices  # not of a name that stood in another column
        if chosen is None or not is_chosen:
            chosen = split.choices[0]
        if is_chosen or planner.takes_likeliest:
            self.notes.append(Phrase("cognome «{last}», nome «{first}»", last=chosen[0], first=chosen[1]))
            return chosen
        ways = " | ".join(f"«{last}» «{first}»" for last, first in split.choices)
        self.faults.append(NameUnclear(ways=ways))
        return chosen

    def cell(self, target: Target) -> Cell:
        column = self.planner.columns.get(target)
        return None if column is None else self.row.cell(column)

    def text(self, target: Target) -> str:
        return text_of(self.cell(target))

    def tried(self, read: Callable[[], T]) -> T | None:
        """Return what is read, or None and the fault noted."""
        try:
            return read()
        except UserError as error:
            self.faults.append(error)
            return None

    def birth(self) -> date | None:
        today = self.planner.session.today()

        def read() -> date | None:
            day = day_of(self.cell(Target.BORN_ON), "Data di nascita", century_until=today.year)
            check_birth(day, today)
            return day

        return self.tried(read)

    def days(self) -> tuple[date, date]:
        until = self.planner.session.today().year + 20
        first = self.tried(lambda: day_of(self.cell(Target.STARTS_ON), "Iscritto dal", century_until=until))
        last = self.tried(lambda: day_of(self.cell(Target.ENDS_ON), "Iscritto al", century_until=until))
        starts_on, ends_on = first or self.defaults.starts_on, last or self.defaults.ends_on
        if starts_on > ends_on:
            self.faults.append(InvalidValue(field="Iscritto al", reason="viene prima di «Iscritto dal»."))
        elif starts_on < self.defaults.starts_on or ends_on > self.defaults.ends_on:
            span = f"{italian(self.defaults.starts_on)} - {italian(self.defaults.ends_on)}"
            reason = Phrase("i giorni devono cadere in {span}.", span=span)
            self.faults.append(InvalidValue(field="Iscritto dal/al", reason=reason))
        return starts_on, ends_on

    def class_group(self) -> ClassGroup | None:
        text, school_text = self.text(Target.CLASS), self.text(Target.SCHOOL)
        school_id = self.defaults.school_id
        if school_text:
            school = self.known.school(school_text)
            if school is None:
                names = ", ".join(one.name for one in self.known.schools.values())
                self.faults.append(InvalidValue(field="Scuola", reason=self._unknown(school_text, names)))
                return None
            school_id = school.id
        if not text:
            return None
        found = self.known.classes_called(text, school_id)
        if len(found) == 1:
            return found[0]
        self.faults.append(InvalidValue(field="Classe", reason=self._why_no_class(text, school_id, found)))
        return None

    @staticmethod
    def _unknown(text: str, names: str) -> Phrase:
        return Phrase("«{text}» non esiste. Ci sono: {names}.", text=text, names=names)

    def _why_no_class(self, text: str, school_id: int | None, found: list[ClassGroup]) -> str:
        if found:
            names = ", ".join(one.school_name for one in found)
            return Phrase("«{text}» c'è in più scuole ({names}): indica la scuola.", text=text, names=names)
        there = [one for group in self.known.classes.values() for one in group if school_id in {None, one.school_id}]
        close = get_close_matches(text, sorted({one.name for one in there}), n=2, cutoff=0.5)
        if not close:
            return Phrase("«{text}» non esiste: crea la classe o correggi il nome.", text=text)
        names = ", ".join(f"«{name}»" for name in close)
        return Phrase("«{text}» non esiste: crea la classe o correggi il nome. Forse {names}?", text=text, names=names)

    def band(self) -> int | None:
        text = self.text(Target.BAND)
        if not text:
            return None
        if self.defaults.service_id is None:
            self.notes.append(Phrase("fascia non registrata: manca il servizio"))
            return None
        band_id = self.known.bands.get(" ".join(search_key(text, "").split()))
        if band_id is None and text.casefold() == EXEMPT.casefold():
            self.notes.append(Phrase("esenzione non registrata: scrivila nella scheda, con il motivo"))
        elif band_id is None:
            names = ", ".join(self.known.band_names) or "nessuna"
            self.faults.append(InvalidValue(field="Fascia", reason=self._unknown(text, names)))
        return band_id

    def guardians(self) -> tuple[GuardianEntry, ...]:
        found = [read_guardian(self, columns, self.planner.guardian_codes) for columns in self.planner.guardians]
        entries = [one for one in found if one is not None]
        if len(entries) == 2 and entries[0].key == entries[1].key:
            entries.pop()  # the same person twice
        return tuple(entries)

    def diets(self) -> tuple[DietEntry, ...]:
        texts = [text.strip() for text in _BETWEEN_DIETS.split(self.text(Target.DIET))]
        until = self.planner.session.today().year + 20
        expires_on = self.tried(
            lambda: day_of(self.cell(Target.DIET_EXPIRES_ON), "Certificato dieta fino al", century_until=until)
        )
        found: list[DietEntry] = []
        for text in texts:
            if not text or text.casefold() in _NO_DIET:
                continue
            diet_id = self.known.diets.get(text.casefold())
            if diet_id is None:
                names = ", ".join(self.known.diet_codes) or "nessuna"
                self.faults.append(InvalidValue(field="Dieta", reason=self._unknown(text, names)))
            elif all(one.diet_id != diet_id for one in found):
                found.append(DietEntry(diet_id, expires_on))
        return tuple(found)

    def new_diets(
        self, pupil: KnownPupil, diets: tuple[DietEntry, ...], starts_on: date, ends_on: date
    ) -> tuple[DietEntry, ...]:
        """Return the diets that a pupil who is there does not follow yet."""
        has = {one.diet_id for one in diets if self.known.has_diet(pupil.pupil_id, one.diet_id, starts_on, ends_on)}
        if has:
            self.notes.append(Phrase("segue già la dieta: non viene cambiata"))
        return tuple(one for one in diets if one.diet_id not in has)

    # Who it is

    def same(self, last_name: str, first_name: str, code: str | None, born_on: date | None) -> KnownPupil | None:
        """Return the pupil who is there already; note a fault where nobody can tell."""
        self._note_double(last_name, first_name, code, born_on)
        if code is not None and code in self.known.by_code:
            owner = self.known.by_code[code]
            if not can_be_same(f"{last_name} {first_name}", owner.name):
                self.faults.append(of_other(owner.name))
            return owner
        for one in self.known.namesakes(last_name, first_name):
            if one.fiscal_code is not None and code is not None:
                continue  # two codes: two children
            if born_on is not None and one.born_on is not None:
                if born_on == one.born_on:
                    return one
                continue
            self.faults.append(Namesake(name=one.name))
        return None

    def _note_double(self, last_name: str, first_name: str, code: str | None, born_on: date | None) -> None:
        planner, number = self.planner, self.row.number
        if code is not None:
            before = planner.seen_codes.setdefault(code, number)
            if before != number:
                self.faults.append(TwiceInFile(row=before, why=Phrase("codice fiscale {code}", code=code)))
            return
        before = planner.seen_names.setdefault((search_key(last_name, first_name), born_on), number)
        if before != number:
            why = Phrase("stesso nome") if born_on is None else Phrase("stesso nome, {day}", day=italian(born_on))
            self.faults.append(TwiceInFile(row=before, why=why))

    def state_of(
        self, pupil: KnownPupil | None, group: ClassGroup | None, starts_on: date, ends_on: date
    ) -> tuple[bool, bool, bool]:
        """Tell whether a pupil who is there is in the class, enrolled, and has an opening balance."""
        if pupil is None:
            return False, False, False
        placed = self.known.placements(pupil.pupil_id, starts_on, ends_on)
        is_placed = group is not None and any(class_id == group.id for class_id, *_rest in placed)
        other = next((name for class_id, name, *_days in placed if group is not None and class_id != group.id), None)
        if other is not None:
            self.faults.append(InOtherClass(name=pupil.name, class_name=other))
        has_service = self.defaults.service_id is not None
        is_enrolled = has_service and self.known.is_enrolled(pupil.pupil_id, starts_on, ends_on)
        has_opening = self.known.service_group_id is not None and self.known.has_opening(pupil.pupil_id)
        if has_opening and self.cell(Target.BALANCE) is not None:
            self.notes.append(Phrase("saldo iniziale già registrato: non viene ripetuto"))
        if is_placed and (is_enrolled or not has_service):
            self.notes.append(Phrase("già presente e iscritto"))
        return is_placed, is_enrolled, has_opening
