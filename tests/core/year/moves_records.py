"""Imports and their undoing, records that become one, the new year, names that go; and what should come of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from core import ledger
from core.access.operations import OperationId
from core.importing import Defaults, Target, carry_out, plan, undo
from core.importing.tables import Row, SheetTable
from core.merging.guardians import merge_guardians
from core.merging.merging import merge_pupils
from core.registry.rolling_over import roll_over, undo_roll_over
from core.registry.rolling_over_preview import propose_roll_over
from core.registry.rolling_over_records import RollOverPlan
from tests.core.year.model import ALWAYS, ClassPlan, days_of
from tests.core.year.world import Sim, fill

#: What an import may touch; the audit trail and the ledger only grow.
_TABLES = ("pupil", "guardian", "guardianship", "placement", "enrolment", "band_assignment", "pupil_diet", "account")


def bring_in(sim: Sim) -> None:
    """A file of new children; sometimes taken back at once, or later."""
    if sim.may(0.3):
        run = sim.recall("import")
        if isinstance(run, tuple):
            take_out(sim, *run, before=None)
        return
    service_id = sim.services[0]
    first = max(sim.near_day(2, 5), min(plan_.first for plan_ in map(sim.class_days, sim.current_classes())))
    last = sim.year_end()
    if first > last:
        return
    names = dict(sim.database.rows("SELECT id, name FROM class_group"))
    schools = dict(sim.database.rows("SELECT id, name FROM school"))
    codes = dict(sim.database.rows("SELECT id, code FROM tariff_band"))
    rows, wanted = [], []
    for number in range(1, sim.draw.randint(2, 4)):
        class_id, band_id = sim.draw.choice(sim.current_classes()), sim.draw.choice(sim.bands[service_id])
        cents = sim.draw.choice([0, 0, 1250, -330])
        cells = (
            f"Importato{sim.draw.randrange(10**6)}", f"Bimbo{number}", schools[sim.class_days(class_id).school_id],
            names[class_id], codes[band_id], f"Zio{sim.draw.randrange(10**6)}", f"{cents / 100:.2f}".replace(".", ","),
        )  # fmt: skip
        rows.append(Row(number, cells))
        wanted.append((cells[0], class_id, band_id, cents))
    targets = (
        Target.LAST_NAME, Target.FIRST_NAME, Target.SCHOOL, Target.CLASS, Target.BAND, Target.GUARDIAN_LAST_NAME,
        Target.BALANCE,
    )  # fmt: skip
    table = SheetTable("prova.csv", tuple(str(one) for one in targets), tuple(rows))
    defaults = Defaults(first, last, service_id, sim.town.school_id)
    before = _contents(sim)
    made = plan(sim.session, table, {target: place for place, target in enumerate(targets)}, defaults)
    assert all(row.entry is not None for row in made.rows), made.rows
    run_id = f"run-{sim.seed}-{sim.events}"
    sim.events += 1
    if sim.attempt(f"import {run_id} {wanted} {first}..{last}", lambda: carry_out(sim.session, run_id, made)) is None:
        return
    pupils = []
    for name, class_id, band_id, cents in wanted:
        pupil_id = int(sim.database.scalar("SELECT id FROM pupil WHERE last_name = ?", (name,)))
        pupils.append(pupil_id)
        fill(sim.model.placed[pupil_id], first, last, class_id)
        sim.model.enrolled[service_id, pupil_id] |= set(days_of(first, last))
        fill(sim.model.bands[service_id, pupil_id], first, last, band_id)
        sim.model.balance[pupil_id] += cents
        ((uncle, is_applicant),) = sim.database.rows(
            "SELECT guardian_id, is_applicant FROM guardianship WHERE pupil_id = ?", (pupil_id,)
        )
        sim.model.guardians[pupil_id] = [uncle]
        if is_applicant:
            sim.model.applicant[pupil_id] = uncle
    if sim.may(0.4):
        take_out(sim, run_id, pupils, {one: cents for one, (*_who, cents) in zip(pupils, wanted, strict=True)}, before)
    else:
        sim.remember("import", (run_id, pupils, {one: row[3] for one, row in zip(pupils, wanted, strict=True)}))


def take_out(
    sim: Sim,
    run_id: str,
    pupils: list[int],
    cents: dict[int, int],
    before: Mapping[str, list[tuple[object, ...]]] | None,
) -> None:
    """An import is taken back: everything is as it was before, but for accounts that have moved."""
    kept = {one for one in pupils if sim.database.rows("SELECT 1 FROM account WHERE pupil_id = ?", (one,))}
    done = sim.attempt(f"undo_import {run_id}", lambda: undo(sim.session, run_id))
    if done is None:
        return
    model = sim.model
    assert done.kept == len(kept)
    reversed_cents = 0
    for pupil_id in pupils:
        if pupil_id in kept:
            # A balance that was taken back by hand is not taken back again; nobody does that here.
            model.balance[pupil_id] -= cents[pupil_id]
            reversed_cents += cents[pupil_id]
        else:
            assert not model.balance[pupil_id]
        model.placed[pupil_id].clear()
        for service_id in sim.services:
            model.enrolled[service_id, pupil_id].clear()
            model.bands[service_id, pupil_id].clear()
        model.diets[pupil_id].clear()
        if pupil_id not in kept:  # SQLite may give the number to another child
            for known in (model.placed, model.applicant, model.guardians, model.payers, model.paid_on):
                known.pop(pupil_id, None)
    assert done.reversed_cents == reversed_cents
    if before is not None:
        after = _contents(sim)
        for table in _TABLES:
            rows = [row for row in after[table] if table not in {"pupil", "account"} or row in before[table]]
            assert rows == before[table], f"{table} is not as before the import"


def _contents(sim: Sim) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(sim.database.rows(f"SELECT * FROM {table}"), key=str) for table in _TABLES}


def one_child(sim: Sim) -> None:
    """Two records turn out to be the same child."""
    pupils = sim.pupils()
    kept, merged = sim.draw.sample(pupils, 2)
    if sim.may(0.5) and sim.ways_back.get("kept"):  # records of records
        merged = sim.draw.choice(sim.ways_back["kept"])
        if merged == kept or merged in sim.model.merged:
            return
    done = sim.attempt(
        f"merge {merged} into {kept}", lambda: merge_pupils(sim.session, sim.operation(), kept, merged, "doppione")
    )
    if done is None:
        return
    sim.remember("kept", kept)
    model = sim.model
    cut = model.last_charged[merged] + timedelta(days=1) if merged in model.last_charged else ALWAYS
    assert done.moved_cents == model.balance[merged]
    model.balance[kept] += model.balance.pop(merged)
    _give(model.placed[merged], model.placed[kept], cut)
    for service_id in sim.services:
        mine, theirs = (service_id, kept), (service_id, merged)
        _give(model.bands[theirs], model.bands[mine], cut)
        moving = {day for day in model.enrolled[theirs] if day >= cut}
        new = moving - model.enrolled[mine]
        model.enrolled[mine] |= new
        model.inserting[mine] -= new
        model.inserting[mine] |= model.inserting[theirs] & new
        model.enrolled[theirs] -= moving
        model.inserting[theirs] -= moving
    for meals in (model.present, model.looked_at):
        for meal in [one for one in meals if one[1] == merged and one[2] >= cut]:
            meals.discard(meal)
            meals.add((meal[0], kept, meal[2]))
    for meal in [one for one in model.asked if one[1] == merged and one[2] >= cut]:
        kind = model.asked.pop(meal)
        model.asked.setdefault((meal[0], kept, meal[2]), kind)
    model.merged[merged] = kept
    _reread_diets(sim, kept)
    _reread_diets(sim, merged)


def _give(theirs: dict[date, int], mine: dict[date, int], cut: date) -> None:
    """Days from `cut` on go where they are free."""
    for day in [one for one in theirs if one >= cut]:
        mine.setdefault(day, theirs.pop(day))
        theirs.pop(day, None)


def _reread_diets(sim: Sim, pupil_id: int) -> None:
    """Take the diets of a merged record as they stand: how long each lasts is the area's own test."""
    days = sim.model.diets[pupil_id]
    before = {code for codes in days.values() for code in codes}
    days.clear()
    for code, first, last in sim.database.rows(
        "SELECT t.code, d.starts_on, d.ends_on FROM pupil_diet d JOIN diet t ON t.id = d.diet_id WHERE d.pupil_id = ?",
        (pupil_id,),
    ):
        for number in range(first, last + 1):
            day = date(1970, 1, 1) + timedelta(days=number)
            days[day] = days.get(day, frozenset()) | {code}
    after = {code for codes in days.values() for code in codes}
    assert before <= after or pupil_id in sim.model.merged or not before, (before, after)


def one_guardian(sim: Sim) -> None:
    """Two records turn out to be the same parent."""
    people = [one for guardians, _pupils in sim.families for one in guardians if one not in sim.retired]
    if len(people) < 2:
        return
    kept, merged = sim.draw.sample(people, 2)
    if sim.attempt(
        f"merge_guardians {merged} into {kept}",
        lambda: merge_guardians(sim.session, sim.operation(), kept, merged, "doppione"),
    ):
        sim.retired.add(merged)
        sim.model.become_one(kept, merged)
        for guardians, _pupils in sim.families:
            guardians[:] = dict.fromkeys(kept if one == merged else one for one in guardians)


def new_year(sim: Sim) -> None:
    """The roll-over: who goes on is placed and enrolled, balances go on to the cent."""
    proposal = propose_roll_over(sim.session)
    assert proposal is not None
    model = sim.model
    balances = _balances(sim)
    if sim.may(0.4):
        done = sim.attempt("roll_over", lambda: roll_over(sim.session, sim.operation(), proposal.plan))
        if done is not None:
            before = _placements(sim)
            sim.attempt("undo_roll_over", lambda: undo_roll_over(sim.session, done.roll_over_id))
            assert not _placements(sim) - {one for one in before if one[1] < proposal.plan.starts_on}
    done = sim.attempt("roll_over", lambda: roll_over(sim.session, sim.operation(), proposal.plan))
    if done is None:
        return
    assert _balances(sim) == balances, "the roll-over touched the ledger"
    ends = date(2027, 6, 10)
    next_names = dict(proposal.plan.next_names)
    names = dict(sim.database.rows("SELECT id, name FROM class_group"))
    new_classes = {
        (school, name): number for number, school, name in sim.database.rows(
            "SELECT c.id, c.school_id, c.name FROM class_group c JOIN school_year y ON y.id = c.school_year_id"
            " WHERE y.label = ?", (proposal.plan.label,)
        )
    }  # fmt: skip
    first, last = proposal.plan.starts_on, proposal.plan.ends_on
    old = {(plan_.school_id, names[class_id]): plan_ for class_id, plan_ in model.classes.items() if plan_.last == ends}
    for key, number in new_classes.items():
        name_before = next(
            (names[one] for one, name in next_names.items() if (model.classes[one].school_id, name) == key), key[1]
        )
        source = old.get(key) or old[key[0], name_before]
        model.classes[number] = ClassPlan(key[0], first, last, source.weekdays_on(ends))
    _go_on(sim, proposal.plan, new_classes, ends)


def _go_on(sim: Sim, plan_: RollOverPlan, new_classes: dict[tuple[int, str], int], ends: date) -> None:
    """Let whoever goes on have a class and the services that lasted."""
    model, next_names, first, last = sim.model, dict(plan_.next_names), plan_.starts_on, plan_.ends_on
    there = {one: model.placed[one][ends] for one in sim.pupils() if ends in model.placed[one]}
    lasted: dict[tuple[int, int], date] = {}
    for service_id in plan_.service_ids:
        for pupil_id, class_id in there.items():
            place = (model.classes[class_id].school_id, service_id)
            lasted[place] = max(lasted.get(place, ALWAYS), _last_day(sim, service_id, pupil_id, ends))
    for pupil_id, class_id in there.items():
        if class_id not in next_names or pupil_id in plan_.leaving:
            continue
        school_id = model.classes[class_id].school_id
        fill(model.placed[pupil_id], first, last, new_classes[school_id, next_names[class_id]])
        for service_id in plan_.service_ids:
            day = _last_day(sim, service_id, pupil_id, ends)
            # An enrolment goes on when it lasted as long as the service did in the pupil's school.
            if day > ALWAYS and day == lasted[school_id, service_id]:
                model.enrolled[service_id, pupil_id] |= set(days_of(first, last))


def _last_day(sim: Sim, service_id: int, pupil_id: int, ends: date) -> date:
    return max((day for day in sim.model.enrolled[service_id, pupil_id] if day <= ends), default=ALWAYS)


def _balances(sim: Sim) -> dict[int, int]:
    return dict(sim.database.rows("SELECT account_id, SUM(amount_cents) FROM entry GROUP BY account_id"))


def _placements(sim: Sim) -> set[tuple[int, date]]:
    rows = sim.database.rows("SELECT pupil_id, ends_on FROM placement")
    return {(pupil_id, date(1970, 1, 1) + timedelta(days=number)) for pupil_id, number in rows}


def settle(sim: Sim, pupil_id: int) -> None:
    """Bring an account to zero, as before a name may go."""
    held = sim.model.balance[pupil_id]
    account = sim.database.scalar("SELECT id FROM account WHERE pupil_id = ?", (pupil_id,))
    if account is not None and held:
        ledger.post(
            sim.session, OperationId("year", f"settle-{sim.seed}-{pupil_id}"), account_id=account, on=sim.today,
            kind=ledger.EntryKind.ADJUSTMENT, amount_cents=-held, contra=ledger.Contra.TREASURY,
        )  # fmt: skip
        sim.model.balance[pupil_id] = 0


MOVES = ((bring_in, 2), (one_child, 2), (one_guardian, 1))
