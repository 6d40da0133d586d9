"""A guardian's cells of a row: the first guardian's or the second's, with the name whole or in two columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from core.errors import InvalidValue, Phrase, UserError
from core.importing.columns import FIRST_GUARDIAN, SECOND_GUARDIAN, Target
from core.importing.full_names import split_name
from core.importing.guessing import is_turned, relations
from core.importing.records import GuardianEntry
from core.importing.same_person import GuardianCodes
from core.registry import check_fiscal_code, search_key
from core.registry.guardians import check_guardian

T = TypeVar("T")


class RowCells(Protocol):
    """What is asked of the row."""

    faults: list[UserError]
    notes: list[str]
    number: int

    def text(self, target: Target) -> str:
        """Return a cell as text, empty when the file has no such column."""
        ...

    def tried(self, read: Callable[[], T]) -> T | None:
        """Return what is read, or None and the fault noted."""
        ...


@dataclass(frozen=True, slots=True)
class GuardianColumns:
    """Which columns are a guardian's, and what their titles say: `relation` may be empty."""

    targets: tuple[Target, ...]
    whose: Phrase
    relation: str
    is_first_name_first: bool

    @classmethod
    def first(cls, relation: str, *, is_first_name_first: bool) -> GuardianColumns:
        """Return those of the first guardian."""
        return cls(FIRST_GUARDIAN, Phrase("genitore"), relation, is_first_name_first)

    @classmethod
    def second(cls, relation: str, *, is_first_name_first: bool) -> GuardianColumns:
        """Return those of the second."""
        return cls(SECOND_GUARDIAN, Phrase("secondo genitore"), relation, is_first_name_first)


def guardian_columns(header: Sequence[str], columns: Mapping[Target, int]) -> tuple[GuardianColumns, ...]:
    """Return the columns of the first guardian and of the second, as their titles say it."""
    first, second = relations(header, columns)
    return (
        GuardianColumns.first(first, is_first_name_first=is_turned(header, columns, Target.GUARDIAN_FULL_NAME)),
        GuardianColumns.second(second, is_first_name_first=is_turned(header, columns, Target.SECOND_FULL_NAME)),
    )


def read_guardian(row: RowCells, columns: GuardianColumns, codes: GuardianCodes) -> GuardianEntry | None:
    """Return the guardian of these columns, None when the row has none; what is wrong is noted as theirs.

    Without code, e-mail and telephone nobody can tell two people of one name apart: they stay two.
    """
    whole, last, first, typed, email, phone, address, relation = (row.text(target) for target in columns.targets)
    if whole and not (last and first):
        split = split_name(whole, typed.replace(" ", ""), is_first_name_first=columns.is_first_name_first)
        last, first = split.choices[0]
        if not split.is_sure and first:
            row.notes.append(
                Phrase("{whose}: cognome «{last}», nome «{first}»", whose=columns.whose, last=last, first=first)
            )
    if not any((last, first, email, phone, typed)):
        return None
    before = len(row.faults)
    code = row.tried(lambda: check_fiscal_code(typed))
    row.tried(lambda: check_guardian(last, first, None, email, phone, address))
    fault = codes.fault(code, f"{last} {first}".strip(), row.number)
    if fault is not None:
        row.faults.append(fault)
    for place in range(before, len(row.faults)):
        fault = row.faults[place]
        if isinstance(fault, InvalidValue):
            field = Phrase("{field} {whose}", field=fault.params["field"], whose=columns.whose)
            row.faults[place] = InvalidValue(field=field, reason=fault.params["reason"])
    return GuardianEntry(
        key=code or f"{search_key(last, first)}|{email.casefold()}|{phone}{'' if email or phone else f'|{row.number}'}",
        guardian_id=codes.owner(code),
        last_name=last,
        first_name=first,
        fiscal_code=code,
        email=email or None,
        phone=phone or None,
        address=address or None,
        relation=relation or columns.relation or "genitore",
    )
