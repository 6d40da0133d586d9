"""The import itself: some rows a transaction, each once, resumable; all that it made is noted for its undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.access.audit import record
from core.access.operations import Answer, OperationId
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import UserError
from core.importing.known import look_up
from core.importing.records import GuardianEntry, ImportReport, Plan, PlannedRow, PupilEntry, Verdict
from core.ledger import assign_band, open_accounts
from core.ledger.bulk_opening import post_openings
from core.ledger.chain import chained_once
from core.ledger.periods import ensure_open
from core.meals import assign_diet
from core.progress import NO_PROGRESS, Progress
from core.registry import (
    Guardian,
    create_guardian,
    create_pupil,
    enrol,
    guardians_of,
    link_guardian,
    place_pupil,
    search_key,
)

#: The source of an import's operation ids: `import`, `<run>/<number of the part>`.
SOURCE = "import"
#: Rows in one transaction: short enough that nobody else waits long for the database.
PART = 100


def carry_out(session: Session, run_id: str, plan: Plan, progress: Progress = NO_PROGRESS) -> ImportReport:
    """Enter the rows of a plan that have no fault; the same `run_id` again goes on where it was stopped.

    A row that core refuses after all (somebody entered the pupil meanwhile) is left out and told.

    Raises:
        NotAllowed: the role may not; with balances it must be allowed to post them.
        PeriodClosed: there are balances, and today lies in a closed period; nothing was entered.
        Cancelled: the clerk stopped it between two parts: what was entered stays, and can be taken back as a whole.
    """
    session.require(Permission.EDIT_REGISTRY)
    if plan.balance_cents:
        session.require(Permission.POST_LEDGER)
        ensure_open(session.database, session.today())
    wanted = [row for row in plan.rows if row.verdict is not Verdict.FAULTY]
    group_id = look_up(session, plan.defaults, (), ()).service_group_id
    met: dict[str, int] = {}
    answers: list[Answer] = []
    for start in range(0, len(wanted), PART):
        progress.check()
        part = wanted[start : start + PART]
        number = start // PART
        operation = OperationId(SOURCE, f"{run_id}/{number}")
        told = {"file": plan.file_name, "rows": [row.number for row in part]}
        writer = _Part(session, run_id, plan, group_id, met)
        # The ledger's chain is locked first, as by everybody who posts.
        outcome = chained_once(session, operation, told, lambda: writer.write(part, number))  # noqa: B023 - at once
        answers.append(outcome.answer)
        met.update(outcome.answer["guardians_by_key"])
        progress.advance(start + len(part), len(wanted))
    return _report(run_id, answers)


@dataclass
class _Part:
    """Writes the rows of one transaction and remembers what it made."""

    session: Session
    run_id: str
    plan: Plan
    group_id: int | None
    met: dict[str, int]
    made: list[dict[str, Any]] = field(default_factory=list)
    refused: list[list[Any]] = field(default_factory=list)
    #: What each pupil of the part begins with, in cents.
    balances: dict[int, int] = field(default_factory=dict)

    def write(self, rows: Sequence[PlannedRow], number: int) -> Answer:
        self.made, self.refused, self.balances = [], [], {}  # tried again after a race: from the beginning
        met = dict(self.met)
        if number == 0:
            record(
                self.session, "import_pupils", f"import:{self.run_id}",
                file=self.plan.file_name, rows=len(self.plan.rows), new=self.plan.count(Verdict.NEW),
                known=self.plan.count(Verdict.KNOWN), balance_cents=self.plan.balance_cents,
            )  # fmt: skip
        for row in rows:
            if row.entry is None:
                continue
            try:
                with self.session.database.transaction():
                    made = self._row(row.number, row.entry, met)
            except UserError as error:
                self.refused.append([row.number, str(error)])
                continue
            self.made.append(made)
            if row.entry.balance_cents:
                self.balances[made["pupil"]] = row.entry.balance_cents
        self._post_balances(number)
        return {"made": self.made, "refused": self.refused, "guardians_by_key": met}

    def _row(self, number: int, entry: PupilEntry, met: dict[str, int]) -> dict[str, Any]:
        session, defaults = self.session, self.plan.defaults
        made: dict[str, Any] = {"row": number, "pupil": entry.pupil_id, "is_new": entry.pupil_id is None}
        pupil_id = entry.pupil_id or create_pupil(
            session, entry.last_name, entry.first_name, entry.fiscal_code, entry.born_on
        )
        made["pupil"] = pupil_id
        if entry.class_id is not None:
            made["placement"] = place_pupil(session, pupil_id, entry.class_id, entry.starts_on, entry.ends_on)
        if entry.is_enrolled and defaults.service_id is not None:
            made["enrolment"] = enrol(session, pupil_id, defaults.service_id, entry.starts_on, entry.ends_on)
        if entry.band_id is not None and defaults.service_id is not None:
            made["band"] = assign_band(
                session, pupil_id, defaults.service_id, entry.band_id, entry.starts_on, entry.ends_on,
                f"Importazione di {self.plan.file_name}",
            )  # fmt: skip
        for diet in entry.diets:
            assigned = assign_diet(
                session, pupil_id, diet.diet_id, starts_on=entry.starts_on, ends_on=entry.ends_on,
                certificate_expires_on=diet.expires_on,
            )  # fmt: skip
            made.setdefault("diets", []).append(assigned)
        if entry.guardians:
            made.update(self._guardians(pupil_id, entry.guardians, met, is_new=made["is_new"]))
        return made

    def _guardians(
        self, pupil_id: int, entries: Sequence[GuardianEntry], met: dict[str, int], *, is_new: bool
    ) -> dict[str, Any]:
        """Link a row's guardians; the first of them made the application, unless somebody else is noted for it."""
        there = () if is_new else guardians_of(self.session, pupil_id)
        has_applicant = any(one.is_applicant for one in there)
        known = {one.id for one in there}
        added, linked = [], []
        for entry in entries:
            guardian_id = entry.guardian_id or met.get(entry.key) or _already_there(there, entry)
            if guardian_id is None:
                guardian_id = create_guardian(
                    self.session, entry.last_name, entry.first_name, entry.fiscal_code, entry.email, entry.phone,
                    entry.address,
                )  # fmt: skip
                added.append(guardian_id)
            met[entry.key] = guardian_id
            if guardian_id not in known:
                link_guardian(self.session, pupil_id, guardian_id, entry.relation, is_applicant=not has_applicant)
                has_applicant = True
                known.add(guardian_id)
                linked.append(guardian_id)
        return {name: ids for name, ids in (("guardian", added), ("linked", linked)) if ids}

    def _post_balances(self, number: int) -> None:
        """Post the opening balances of the part together: one by one they take longer than all the rest."""
        if not self.balances or self.group_id is None:
            return
        accounts = open_accounts(self.session, self.group_id, self.balances)
        cents_of = {accounts[pupil_id]: cents for pupil_id, cents in self.balances.items()}
        keys = post_openings(self.session, f"{SOURCE}:{self.run_id}/{number}", self.session.today(), cents_of)
        for made in self.made:
            if made["pupil"] in self.balances:
                key = keys[accounts[made["pupil"]]]
                made["entry"] = [key.account_id, key.on.isoformat(), int(key.kind), key.seq]
                made["cents"] = cents_of[key.account_id]


def _already_there(there: Sequence[Guardian], entry: GuardianEntry) -> int | None:
    """Return the pupil's guardian of this name, as long as no code says that it is another person."""
    key = search_key(entry.last_name, entry.first_name)
    for one in there:
        is_other = one.fiscal_code is not None and entry.fiscal_code not in {None, one.fiscal_code}
        if search_key(one.last_name, one.first_name) == key and not is_other:
            return one.id
    return None


def ids_of(made: Mapping[str, Any], name: str) -> list[int]:
    """Return what a row made of a kind: imports of the first version noted one guardian, not a list."""
    found = made.get(name, [])
    return list(found) if isinstance(found, list) else [found]


def _report(run_id: str, answers: Sequence[Answer]) -> ImportReport:
    made = [one for answer in answers for one in answer["made"]]
    return ImportReport(
        run_id,
        created=sum(one["is_new"] for one in made),
        changed=sum(not one["is_new"] and len(one) > 3 for one in made),
        guardians=sum(len(ids_of(one, "guardian")) for one in made),
        balance_cents=sum(one.get("cents", 0) for one in made),
        refused=tuple((number, text) for answer in answers for number, text in answer["refused"]),
    )
