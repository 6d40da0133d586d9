"""What there is to move from one record to another: read the same way for the preview and for the merge itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from core.access.session import Session
from core.errors import InvalidValue, NotFound
from core.merging.faults import PupilRetired
from core.merging.spans import Span, free_parts
from core.storage.database import Row

#: Earlier than every day.
_ALWAYS = -1_000_000


@dataclass(frozen=True, slots=True)
class Dated:
    """A table of rows with dates of which a pupil has one a day and `key`; `carried` columns go along."""

    table: str
    key: tuple[str, ...]
    carried: tuple[str, ...]


PLACEMENT = Dated("placement", (), ("class_group_id",))
ENROLMENT = Dated("enrolment", ("service_id",), ("created_at",))
BAND = Dated("band_assignment", ("service_id",), ("tariff_band_id", "is_exempt", "reason"))


@dataclass(frozen=True, slots=True)
class Part:
    """Days that the kept record gets, with what goes along."""

    starts_on: int
    ends_on: int
    values: Row


@dataclass(frozen=True, slots=True)
class DatedMove:
    """What happens to the dated rows of the second record: new parts for the kept one, and where the old ones end."""

    dated: Dated
    parts: tuple[Part, ...]
    old_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CardMove:
    """A card in use of the second record: handed over, or revoked because its place is taken."""

    card_id: int
    is_moved: bool


@dataclass(frozen=True, slots=True)
class DietMove:
    """A diet of the second record: handed over whole, or joined to the same diet (`kept_row`) of the kept record."""

    row_id: int
    kept_row: int | None
    starts_on: int
    ends_on: int


@dataclass(frozen=True, slots=True)
class Work:
    """All there is to move. `cut` is the first day that moves."""

    kept_id: int
    merged_id: int
    cut: int
    dated: tuple[DatedMove, ...]
    diets: tuple[DietMove, ...]
    cards: tuple[CardMove, ...]
    #: Service group, its name, the second record's account and balance.
    accounts: tuple[tuple[int, str, int, int], ...]
    guardians: tuple[int, ...]
    presences: int
    exceptions: int

    @property
    def has_cut(self) -> bool:
        """Whether something was charged to the second record, so that its past stays with it."""
        return self.cut != _ALWAYS


def work_of(session: Session, kept_id: int, merged_id: int) -> Work:
    """Return what there is to move.

    Raises:
        InvalidValue: the two are one.
        NotFound: no such pupil.
        PupilRetired: one of the two was merged or erased before.
    """
    if kept_id == merged_id:
        raise InvalidValue(field="Alunni", reason="scegli due schede diverse.")
    for pupil_id in (kept_id, merged_id):
        ensure_in_use(session, pupil_id)
    database = session.database
    charged = database.scalar(
        "SELECT MAX(e.day) FROM entry e JOIN account a ON a.id = e.account_id WHERE a.pupil_id = ? AND e.kind = 1",
        (merged_id,),
    )
    cut = _ALWAYS if charged is None else int(charged) + 1
    return Work(
        kept_id,
        merged_id,
        cut,
        tuple(_dated_move(session, one, kept_id, merged_id, cut) for one in (PLACEMENT, ENROLMENT, BAND)),
        _diets(session, kept_id, merged_id, cut),
        _cards(session, kept_id, merged_id),
        tuple(
            database.rows(
                "SELECT g.id, g.name, a.id, b.cents FROM account a JOIN service_group g ON g.id = a.service_group_id"
                " JOIN balance b ON b.account_id = a.id WHERE a.pupil_id = ? AND b.cents <> 0 ORDER BY g.id",
                (merged_id,),
            )
        ),
        tuple(
            row[0]
            for row in database.rows(
                "SELECT guardian_id FROM guardianship WHERE pupil_id = ? AND guardian_id NOT IN"
                " (SELECT guardian_id FROM guardianship WHERE pupil_id = ?) ORDER BY guardian_id",
                (merged_id, kept_id),
            )
        ),
        int(database.scalar("SELECT COUNT(*) FROM presence WHERE pupil_id = ? AND day >= ?", (merged_id, cut))),
        int(database.scalar("SELECT COUNT(*) FROM meal_exception WHERE pupil_id = ? AND day >= ?", (merged_id, cut))),
    )


def ensure_in_use(session: Session, pupil_id: int) -> None:
    """Refuse a pupil who does not exist, or whose record was merged or erased."""
    row = session.database.row("SELECT last_name, first_name FROM pupil WHERE id = ?", (pupil_id,))
    if row is None:
        raise NotFound(what="Alunno")
    retired = session.database.scalar(
        "SELECT 1 FROM (SELECT merged_id AS id FROM pupil_merge UNION ALL SELECT pupil_id FROM pupil_erasure) r"
        " WHERE r.id = ?",
        (pupil_id,),
    )
    if retired is not None:
        raise PupilRetired(pupil=" ".join(row))


def _dated_move(session: Session, dated: Dated, kept_id: int, merged_id: int, cut: int) -> DatedMove:
    columns = ", ".join((*dated.key, *dated.carried))
    select = f"SELECT id, starts_on, ends_on, {columns} FROM {dated.table} WHERE pupil_id = ? ORDER BY starts_on"
    taken: dict[Row, list[Span]] = defaultdict(list)
    for _row_id, starts, ends, *values in session.database.rows(select, (kept_id,)):
        taken[tuple(values[: len(dated.key)])].append((starts, ends))
    parts: list[Part] = []
    old: list[int] = []
    for row_id, starts, ends, *values in session.database.rows(select, (merged_id,)):
        if ends < cut:
            continue
        old.append(row_id)
        key = tuple(values[: len(dated.key)])
        free = free_parts((max(starts, cut), ends), taken[key])
        parts += [Part(first, last, tuple(values)) for first, last in free]
    return DatedMove(dated, tuple(parts), tuple(old))


def _diets(session: Session, kept_id: int, merged_id: int, cut: int) -> tuple[DietMove, ...]:
    """Return what becomes of each diet that still holds: none may be lost. The sealed reason stays with its row."""
    select = "SELECT id, diet_id, starts_on, ends_on FROM pupil_diet WHERE pupil_id = ? ORDER BY starts_on"
    kept = session.database.rows(select, (kept_id,))
    found: list[DietMove] = []
    for row_id, diet_id, starts, ends in session.database.rows(select, (merged_id,)):
        if ends < cut:
            continue
        same = next((row for row in kept if row[1] == diet_id and row[2] <= ends and row[3] >= starts), None)
        if same is None:
            found.append(DietMove(row_id, None, starts, ends))
        else:
            found.append(DietMove(row_id, same[0], min(same[2], starts), max(same[3], ends)))
    return tuple(found)


def _cards(session: Session, kept_id: int, merged_id: int) -> tuple[CardMove, ...]:
    select = "SELECT id, service_id, issue_number FROM card WHERE pupil_id = ? AND revoked_at IS NULL ORDER BY id"
    in_use = {service_id for _card, service_id, _number in session.database.rows(select, (kept_id,))}
    numbers = set(session.database.rows("SELECT service_id, issue_number FROM card WHERE pupil_id = ?", (kept_id,)))
    return tuple(
        CardMove(card_id, service_id not in in_use and (service_id, number) not in numbers)
        for card_id, service_id, number in session.database.rows(select, (merged_id,))
    )
