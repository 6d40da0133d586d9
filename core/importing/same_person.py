"""Whether a name that stands beside a fiscal code can be the name of the person whose code it is.

A code pasted into the wrong row would else give one family's child, class and money to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.errors import InvalidValue, Phrase, UserError
from core.registry.naming import search_words


@dataclass(frozen=True, slots=True)
class KnownGuardian:
    """A guardian who is there, found by the fiscal code."""

    guardian_id: int
    name: str


@dataclass
class GuardianCodes:
    """Whose the guardians' codes are: of those who are there, and of those met in the file so far."""

    known: Mapping[str, KnownGuardian]
    _met: dict[str, tuple[str, int]] = field(default_factory=dict)

    def owner(self, code: str | None) -> int | None:
        """Return who is there with this code."""
        found = self.known.get(code or "")
        return None if found is None else found.guardian_id

    def fault(self, code: str | None, name: str, row: int) -> UserError | None:
        """Return what is wrong when the code is somebody else's, by the archive or by a row before."""
        if code is None:
            return None
        known = self.known.get(code)
        if known is not None and not can_be_same(name, known.name):
            return of_other(known.name)
        met, number = self._met.setdefault(code, (name, row))
        if can_be_same(name, met):
            return None
        reason = Phrase("alla riga {row} è di {name}: correggi il codice o il nome.", row=number, name=met)
        return InvalidValue(field="Codice fiscale", reason=reason)


def can_be_same(one: str, other: str) -> bool:
    """Tell whether two names can be one person's: the words of one are all in the other, in whatever order.

    «Rossi Anna» and «Rossi Anna Maria» can; «Rossi Anna» and «Rossi Luca», who may be siblings, cannot.
    """
    words, others = set(search_words(one)), set(search_words(other))
    return words <= others or others <= words


def of_other(name: str) -> InvalidValue:
    """Return the fault: the code is that of somebody who is there under another name."""
    reason = Phrase("è di {name}, che è già in archivio: correggi il codice o il nome.", name=name)
    return InvalidValue(field="Codice fiscale", reason=reason)
