"""Taking a whole import back, as long as nobody has worked with what it made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import NotFound
from core.importing.faults import AlreadyUndone, ImportInUse
from core.importing.records import ImportRun, UndoReport
from core.importing.running import SOURCE, ids_of
from core.ledger import EntryKey, EntryKind, reverse_entry
from core.ledger.chain import chained_once
from core.progress import NO_PROGRESS, Progress
from core.registry import pupil_names
from core.registry.roll_over_rows import forget_rows
from core.storage import Database, day_number, instant_from_number

_AT_ONCE = 500
_NAMED = 3
#: Rows between two looks at whether the clerk has stopped it.
_STEP = 50
REASON = "Importazione annullata"

#: What a row may have made beside the pupil and its guardians, and where.
_TABLES = (
    ("band", "band_assignment"), ("enrolment", "enrolment"), ("placement", "placement"), ("diets", "pupil_diet"),
)  # fmt: skip
#: What makes a pupil one that somebody has worked with: rows of these tables.
_WORK = ("card", "presence", "meal_request", "pupil_photo", "waiting_entry", "pupil_erasure")


def imports(session: Session, *, limit: int = 20) -> tuple[ImportRun, ...]:
    """Return the imports of the past, newest first."""
    session.require(Permission.EDIT_REGISTRY)
    undone = {
        row[0] for row in session.database.rows("SELECT subject FROM audit WHERE operation = 'undo_import_pupils'")
    }
    rows = session.database.rows(
        "SELECT at, actor_name, subject, detail FROM audit WHERE operation = 'import_pupils' ORDER BY at DESC, id DESC"
        " LIMIT ?",
        (limit,),
    )
    return tuple(_run(at, actor_name, subject, json.loads(detail), undone) for at, actor_name, subject, detail in rows)


def undo(session: Session, run_id: str, progress: Progress = NO_PROGRESS) -> UndoReport:
    """Take back all that an import made: reverse its balances, end what it began, remove the pupils it added.

    Pupils whose account has moved (an opening balance and its reversal are movements) stay, without class and
    enrolment; pupils who were there before stay as they were.

    Raises:
        NotFound: no such import.
        AlreadyUndone: it was taken back before.
        ImportInUse: somebody has worked with one of its pupils; nothing was changed.
        Cancelled: the clerk stopped it; nothing was changed.
    """
    session.require(Permission.EDIT_REGISTRY)
    made = _made(session.database, run_id)
    if any("entry" in one for one in made):
        session.require(Permission.POST_LEDGER)
    operation = OperationId(SOURCE, f"{run_id}/undo")
    outcome = chained_once(
        session, operation, {"undo": run_id}, lambda: _Undoing(session, run_id, made, progress).answer()
    )
    if outcome.is_repeat:
        raise AlreadyUndone
    return UndoReport(**outcome.answer)


@dataclass
class _Undoing:
    """One transaction in which everything goes."""

    session: Session
    run_id: str
    made: Sequence[dict[str, Any]]
    progress: Progress = NO_PROGRESS

    def answer(self) -> Answer:
        self._ensure_untouched()
        cents = self._reverse_balances()
        for name, table in _TABLES:
            self._delete(table, self._still_there(name, table))
        for one in self.made:
            for guardian_id in ids_of(one, "linked"):
                self.session.database.execute(
                    "DELETE FROM guardianship WHERE pupil_id = ? AND guardian_id = ?", (one["pupil"], guardian_id)
                )
        lonely = self._lonely_guardians()
        for guardian_id in lonely:
            self.session.database.execute(
                "DELETE FROM guardian_distinct WHERE ? IN (first_id, second_id)", (guardian_id,)
            )
        self._delete("guardian", lonely)
        added = [one["pupil"] for one in self.made if one["is_new"]]
        moved = set(self._with_rows("account", added))
        gone = [pupil_id for pupil_id in added if pupil_id not in moved]
        for pupil_id in gone:
            self.session.database.execute("DELETE FROM pupil_distinct WHERE ? IN (first_id, second_id)", (pupil_id,))
        self._delete("pupil", gone)
        answer = {"removed": len(added) - len(moved), "kept": len(moved), "reversed_cents": cents}
        record(self.session, "undo_import_pupils", f"import:{self.run_id}", **answer)
        return answer

    def _ensure_untouched(self) -> None:
        added = [one["pupil"] for one in self.made if one["is_new"]]
        used = {pupil_id for table in _WORK for pupil_id in self._with_rows(table, added)}
        for name, table in (*_TABLES, ("linked", "guardianship")):
            own = {one["pupil"]: len(ids_of(one, name)) for one in self.made if one["is_new"]}
            used |= {pupil_id for pupil_id, count in self._counts(table, added) if count > own[pupil_id]}
        own_entries = {one["pupil"]: int("entry" in one) for one in self.made}
        used |= {pupil_id for pupil_id, count in self._entries(added) if count > own_entries[pupil_id]}
        used |= (
            self._merged_pupils(added)
            | self._with_payers()
            | self._with_merged()
            | self._with_reasons()
            | self._with_insertions(added)
        )
        if used:
            names = pupil_names(self.session, sorted(used)[:_NAMED])
            shown = ", ".join(names.values()) + (", …" if len(used) > _NAMED else "")
            raise ImportInUse(count=len(used), names=shown)

    def _with_reasons(self) -> set[int]:
        """Return the pupils whose diet has got a reason since: none is ever imported."""
        diets = {diet_id: one["pupil"] for one in self.made for diet_id in ids_of(one, "diets")}
        return {
            diets[row[0]] for places, part in _parts(diets) for row in self.session.database.rows(
                f"SELECT pupil_diet_id FROM diet_reason WHERE pupil_diet_id IN ({places})", part
            )
        }  # fmt: skip

    def _with_insertions(self, added: Iterable[int]) -> set[int]:
        """Return the pupils whom a school has been inserting since: that too goes with the enrolment."""
        return {
            row[0] for places, part in _parts(added) for row in self.session.database.rows(
                "SELECT e.pupil_id FROM insertion i JOIN enrolment e ON e.id = i.enrolment_id"
                f" WHERE e.pupil_id IN ({places})", part
            )
        }  # fmt: skip

    def _with_payers(self) -> set[int]:
        """Return the pupils for whom a guardian that the import gave them pays, or paid."""
        linked = {(one["pupil"], guardian_id) for one in self.made for guardian_id in ids_of(one, "linked")}
        return {
            row[0] for places, part in _parts(pupil_id for pupil_id, _guardian_id in linked)
            for row in self.session.database.rows(
                "SELECT p.pupil_id, s.guardian_id FROM payer_period p JOIN payer_share s"
                f" ON s.payer_set_id = p.payer_set_id WHERE p.pupil_id IN ({places})", part
            ) if tuple(row) in linked
        }  # fmt: skip

    def _merged_pupils(self, added: Iterable[int]) -> set[int]:
        """Return the pupils whose record has become one with another since, whichever of the two was kept."""
        return {
            row[0] for places, part in _parts(added) for row in self.session.database.rows(
                f"SELECT merged_id FROM pupil_merge WHERE merged_id IN ({places})"
                f" UNION SELECT kept_id FROM pupil_merge WHERE kept_id IN ({places})", [*part, *part]
            )
        }  # fmt: skip

    def _with_merged(self) -> set[int]:
        """Return the pupils with a guardian of the import whose record has become one with another since."""
        found: set[int] = set()
        for name, column in (("linked", "merged_id"), ("guardian", "kept_id")):
            pupils = {guardian_id: one["pupil"] for one in self.made for guardian_id in ids_of(one, name)}
            found |= {
                pupils[row[0]] for places, part in _parts(pupils) for row in self.session.database.rows(
                    f"SELECT {column} FROM guardian_merge WHERE {column} IN ({places})", part
                )
            }  # fmt: skip
        return found

    def _reverse_balances(self) -> int:
        cents = 0
        for done, one in enumerate(self.made):
            if done % _STEP == 0:
                self.progress.check()
                self.progress.advance(done, len(self.made))
            if "entry" not in one:
                continue
            account_id, day, kind, seq = one["entry"]
            key = EntryKey(account_id, date.fromisoformat(day), EntryKind(kind), seq)
            if self._is_reversed(key):  # taken back by hand meanwhile
                continue
            operation = OperationId(SOURCE, f"{self.run_id}/row/{one['row']}/undo")
            reverse_entry(self.session, operation, key, REASON)
            cents += int(one["cents"])
        return cents

    def _is_reversed(self, key: EntryKey) -> bool:
        found = self.session.database.scalar(
            "SELECT 1 FROM reversal WHERE account_id = ? AND day = ? AND kind = ? AND seq = ?",
            (key.account_id, day_number(key.on), int(key.kind), key.seq),
        )
        return found is not None

    def _lonely_guardians(self) -> list[int]:
        """Return the guardians that the import added and that are nobody else's."""
        added = [guardian_id for one in self.made for guardian_id in ids_of(one, "guardian")]
        linked = {
            row[0] for places, part in _parts(added) for row in self.session.database.rows(
                f"SELECT guardian_id FROM guardianship WHERE guardian_id IN ({places})"
                f" UNION SELECT guardian_id FROM payer_share WHERE guardian_id IN ({places})", [*part, *part]
            )
        }  # fmt: skip
        return [guardian_id for guardian_id in added if guardian_id not in linked]

    def _with_rows(self, table: str, pupil_ids: Sequence[int]) -> list[int]:
        return [
            row[0] for places, part in _parts(pupil_ids) for row in self.session.database.rows(
                f"SELECT DISTINCT pupil_id FROM {table} WHERE pupil_id IN ({places})", part
            )
        ]  # fmt: skip

    def _counts(self, table: str, pupil_ids: Sequence[int]) -> list[tuple[int, int]]:
        return [
            (row[0], row[1]) for places, part in _parts(pupil_ids) for row in self.session.database.rows(
                f"SELECT pupil_id, COUNT(*) FROM {table} WHERE pupil_id IN ({places}) GROUP BY pupil_id", part
            )
        ]  # fmt: skip

    def _entries(self, pupil_ids: Sequence[int]) -> list[tuple[int, int]]:
        """Return how many entries each pupil's accounts have, an entry taken back and its reversal left out."""
        return [
            (row[0], row[1]) for places, part in _parts(pupil_ids) for row in self.session.database.rows(
                "SELECT a.pupil_id, COUNT(*) FROM account a JOIN entry e ON e.account_id = a.id"
                f" WHERE a.pupil_id IN ({places}) AND e.kind <> {int(EntryKind.REVERSAL)} GROUP BY a.pupil_id", part
            )
        ]  # fmt: skip

    def _still_there(self, name: str, table: str) -> list[int]:
        """Return the rows of a kind that the import made and that are there still, each its pupil's.

        SQLite gives the number of a row that went to the next one that comes: that is somebody else's by now.
        """
        made = {row_id: one["pupil"] for one in self.made for row_id in ids_of(one, name)}
        return [
            row_id for places, part in _parts(made) for row_id, pupil_id in self.session.database.rows(
                f"SELECT id, pupil_id FROM {table} WHERE id IN ({places})", part
            ) if pupil_id == made[row_id]
        ]  # fmt: skip

    def _delete(self, table: str, ids: Sequence[int]) -> None:
        forget_rows(self.session, table, ids)
        for places, part in _parts(ids):
            self.session.database.execute(f"DELETE FROM {table} WHERE id IN ({places})", part)


def _made(database: Database, run_id: str) -> list[dict[str, Any]]:
    rows = database.rows(
        "SELECT external_id, result FROM operation WHERE source = ? AND external_id >= ? AND external_id < ?",
        (SOURCE, f"{run_id}/0", f"{run_id}/:"),
    )
    parts = {int(name.rpartition("/")[2]): json.loads(result) for name, result in rows if name.count("/") == 1}
    if not parts:
        raise NotFound(what="Importazione")
    return [one for number in sorted(parts) for one in parts[number]["made"]]


def _parts(ids: Iterable[int]) -> list[tuple[str, list[int]]]:
    wanted = sorted(set(ids))
    parts = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    return [(", ".join("?" * len(part)), part) for part in parts]


def _run(at: int, actor_name: str, subject: str, detail: dict[str, Any], undone: set[str]) -> ImportRun:
    run_id = subject.partition(":")[2]
    return ImportRun(run_id, instant_from_number(at), actor_name, detail["file"], detail["rows"], subject in undone)
