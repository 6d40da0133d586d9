"""The registry as a table that an import reads again: one row a pupil, under the titles that `guess` knows.

Balances are left out: entered a second time they would be money that nobody paid. Nor is the reason of a diet or of an
exemption in it; of more than two guardians the applicant and the next are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.importing.columns import FIRST_GUARDIAN, ITALIAN, SECOND_GUARDIAN, Target
from core.progress import NO_PROGRESS, Progress
from core.registry.checking import italian
from core.storage import day_from_number, day_number

#: What an exemption is called in the column of the bands.
EXEMPT = "Esente"
_AT_ONCE = 500
_WHOLE = {Target.FULL_NAME, Target.GUARDIAN_FULL_NAME, Target.SECOND_FULL_NAME}
#: The columns: all that an import knows, but for whole names (two columns say more) and the balance.
EXPORTED = tuple(target for target in Target if target not in {*_WHOLE, Target.BALANCE})
_OF_GUARDIANS = tuple(
    tuple(target for target in targets if target not in _WHOLE) for targets in (FIRST_GUARDIAN, SECOND_GUARDIAN)
)

Cells = dict[Target, str]


def export_pupils(
    session: Session, pupil_ids: Sequence[int], service_id: int | None, progress: Progress = NO_PROGRESS
) -> list[tuple[str, ...]]:
    """Return the titles and a row for each pupil, in the order given; that it was done stands in the trail.

    Args:
        session: who asks; what it gets goes out of the program, so it must be somebody who keeps the registry.
        pupil_ids: whom.
        service_id: whose enrolment and band; None leaves them empty.
        progress: told, and asked whether to go on.

    Raises:
        Cancelled: the clerk stopped it.
    """
    session.require(Permission.EDIT_REGISTRY)
    rows: list[tuple[str, ...]] = [tuple(str(ITALIAN[target]) for target in EXPORTED)]
    with session.database.snapshot():
        for start in range(0, len(pupil_ids), _AT_ONCE):
            progress.check()
            part = pupil_ids[start : start + _AT_ONCE]
            cells = _cells(session, part, service_id)
            rows += [tuple(cells[pupil_id].get(target, "") for target in EXPORTED) for pupil_id in part]
            progress.advance(start + len(part), len(pupil_ids))
    with session.database.transaction():
        record(session, "export_pupils", "pupils", count=len(pupil_ids))
    return rows


def _cells(session: Session, part: Sequence[int], service_id: int | None) -> dict[int, Cells]:
    today = day_number(session.today())
    found: dict[int, Cells] = {pupil_id: {} for pupil_id in part}
    named = "SELECT p.id, p.last_name, p.first_name, p.fiscal_code, p.born_on FROM pupil p WHERE p.id IN ({ids})"
    for pupil_id, last, first, code, born in _rows(session, part, named):
        found[pupil_id] |= {
            Target.LAST_NAME: last, Target.FIRST_NAME: first, Target.FISCAL_CODE: code or "",
            Target.BORN_ON: _day(born),
        }  # fmt: skip
    placed = (
        "SELECT l.pupil_id, s.name, c.name FROM placement l JOIN class_group c ON c.id = l.class_group_id"
        " JOIN school s ON s.id = c.school_id WHERE l.pupil_id IN ({ids}) AND l.ends_on >= ?"
        " ORDER BY l.starts_on DESC, l.id"
    )
    # Of several spans the present one, or else the next: it comes last and stays.
    for pupil_id, school, group in _rows(session, part, placed, today):
        found[pupil_id] |= {Target.SCHOOL: school, Target.CLASS: group}
    enrolled = (
        "SELECT e.pupil_id, e.starts_on, e.ends_on FROM enrolment e WHERE e.pupil_id IN ({ids}) AND e.ends_on >= ?"
        " AND e.service_id = ? ORDER BY e.starts_on DESC, e.id"
    )
    banded = (
        "SELECT a.pupil_id, b.code FROM band_assignment a LEFT JOIN tariff_band b ON b.id = a.tariff_band_id"
        " WHERE a.pupil_id IN ({ids}) AND a.ends_on >= ? AND a.service_id = ? ORDER BY a.starts_on DESC, a.id"
    )
    if service_id is not None:
        for pupil_id, first, last in _rows(session, part, enrolled, today, service_id):
            found[pupil_id] |= {Target.STARTS_ON: _day(first), Target.ENDS_ON: _day(last)}
        for pupil_id, code in _rows(session, part, banded, today, service_id):
            found[pupil_id][Target.BAND] = code or EXEMPT
    _add_diets(session, part, today, found)
    _add_guardians(session, part, found)
    return found


def _add_diets(session: Session, part: Sequence[int], today: int, found: dict[int, Cells]) -> None:
    select = (
        "SELECT d.pupil_id, t.code, d.certificate_expires_on FROM pupil_diet d JOIN diet t ON t.id = d.diet_id"
        " WHERE d.pupil_id IN ({ids}) AND d.starts_on <= ? AND d.ends_on >= ? ORDER BY t.code"
    )
    for pupil_id, code, expires in _rows(session, part, select, today, today):
        cells = found[pupil_id]
        before = cells.get(Target.DIET)
        cells[Target.DIET] = code if before is None else f"{before}, {code}"
        if expires is not None:
            cells[Target.DIET_EXPIRES_ON] = _day(expires)


def _add_guardians(session: Session, part: Sequence[int], found: dict[int, Cells]) -> None:
    select = (
        "SELECT o.pupil_id, g.last_name, g.first_name, g.fiscal_code, g.email, g.phone, g.address, o.relation"
        " FROM guardianship o JOIN guardian g ON g.id = o.guardian_id WHERE o.pupil_id IN ({ids})"
        " ORDER BY o.is_applicant DESC, g.search_key, g.id"
    )
    for pupil_id, *values in _rows(session, part, select):
        cells = found[pupil_id]
        targets = next((group for group in _OF_GUARDIANS if group[0] not in cells), ())
        cells |= {target: value or "" for target, value in zip(targets, values, strict=False)}


def _rows(session: Session, part: Sequence[int], select: str, *values: int) -> Iterator[tuple[Any, ...]]:
    yield from session.database.rows(select.format(ids=", ".join("?" * len(part))), (*part, *values))


def _day(number: int | None) -> str:
    return "" if number is None else italian(day_from_number(number))
