"""Finding a child by the letters of the name: pure, over the names that the station holds for the day."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from core.station import PupilOnDay

#: More names than this are no answer: one letter more is typed faster than they are read.
MOST_FOUND = 40


def folded(text: str) -> str:
    """Return `text` as it is compared: capitals without accents, apostrophes and blanks."""
    plain = unicodedata.normalize("NFD", text.upper())
    return "".join(letter for letter in plain if letter.isalnum())


def found(pupils: Iterable[PupilOnDay], typed: str) -> tuple[PupilOnDay, ...]:
    """Return the pupils whose surname or first name begins with what was typed, surnames first, at most `MOST_FOUND`.

    Surname and first name may be typed together, in either order.
    """
    wanted = folded(typed)
    if not wanted:
        return ()
    ranked = []
    for pupil in pupils:
        last, first = folded(pupil.last_name), folded(pupil.first_name)
        if (last + first).startswith(wanted):
            ranked.append((0, last, first, pupil.pupil_id, pupil))
        elif (first + last).startswith(wanted):
            ranked.append((1, last, first, pupil.pupil_id, pupil))
    return tuple(pupil for *_, pupil in sorted(ranked, key=lambda entry: entry[:4])[:MOST_FOUND])
