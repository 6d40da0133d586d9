"""The way round: what was exported is read again, changes nothing where it came from and enters all elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.importing import Target, Verdict, carry_out, export_pupils, guess, plan
from core.importing.exporting import EXPORTED
from core.importing.tables import read_table
from core.ledger import exempt
from core.meals import assign_diet, create_diet
from core.registry import create_guardian, guardians_of, link_guardian, update_pupil
from tests.builders import YEAR_END, YEAR_START, Town
from tests.core.importing.conftest import defaults


def write(rows: list[tuple[str, ...]], path: Path) -> Path:
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return path


def family(town: Town) -> int:
    """A pupil with two guardians, one of whom has no code, and a diet."""
    session = town.session
    pupil = town.pupil("D'Amico", "Sara")
    update_pupil(session, pupil, last_name="D'Amico", first_name="Sara", born_on=date(2018, 3, 12))
    father = create_guardian(session, "D'Amico", "Ugo", email="u@example.org", phone="+39 011 222", address="Via Po, 1")
    mother = create_guardian(session, "Conti", "Elena", "CNTLNE85A41F205P")
    link_guardian(session, pupil, father, "padre")
    link_guardian(session, pupil, mother, "madre", is_applicant=True)
    diet = create_diet(session, "SG", "Senza glutine", "vassoio sigillato")
    assign_diet(session, pupil, diet, starts_on=YEAR_START, ends_on=YEAR_END, certificate_expires_on=date(2027, 1, 31))
    return pupil


def test_every_column_is_known_again(town: Town) -> None:
    (titles,) = export_pupils(town.session, [], town.service_id)
    assert guess(titles) == {target: place for place, target in enumerate(EXPORTED)}


def test_a_row_holds_the_family(town: Town) -> None:
    _titles, row = export_pupils(town.session, [family(town)], town.service_id)
    cells = {target: cell for target, cell in zip(EXPORTED, row, strict=True) if cell}
    assert cells == {
        Target.LAST_NAME: "D'Amico", Target.FIRST_NAME: "Sara", Target.BORN_ON: "12/03/2018",
        Target.SCHOOL: "Primaria Italo Calvino", Target.CLASS: "3ªA", Target.STARTS_ON: "14/09/2026",
        Target.ENDS_ON: "10/06/2027", Target.BAND: "F1", Target.DIET: "SG", Target.DIET_EXPIRES_ON: "31/01/2027",
        Target.GUARDIAN_LAST_NAME: "Conti", Target.GUARDIAN_FIRST_NAME: "Elena",
        Target.GUARDIAN_FISCAL_CODE: "CNTLNE85A41F205P", Target.GUARDIAN_RELATION: "madre",
        Target.SECOND_LAST_NAME: "D'Amico", Target.SECOND_FIRST_NAME: "Ugo", Target.SECOND_EMAIL: "u@example.org",
        Target.SECOND_PHONE: "+39 011 222", Target.SECOND_ADDRESS: "Via Po, 1", Target.SECOND_RELATION: "padre",
    }  # fmt: skip


def test_read_again_where_it_came_from_it_changes_nothing(town: Town, tmp_path: Path) -> None:
    session, pupils = town.session, [family(town), town.pupil("Rossi", "Anna", priced=False)]
    update_pupil(session, pupils[1], last_name="Rossi", first_name="Anna", born_on=date(2018, 5, 1))
    exempt(session, pupils[1], town.service_id, YEAR_START, YEAR_END, "L. 104")
    table = read_table(write(export_pupils(session, pupils, town.service_id), tmp_path / "alunni.csv"))
    made = plan(session, table, guess(table.header), defaults(town))
    assert [(row.verdict, row.faults) for row in made.rows] == [(Verdict.KNOWN, ())] * 2
    report = carry_out(session, "again", made)
    assert (report.created, report.changed, report.guardians, report.balance_cents) == (0, 0, 0, 0)
    assert len(guardians_of(session, pupils[0])) == 2


def test_what_keeps_a_spreadsheet_from_computing_is_taken_off_again(tmp_path: Path) -> None:
    (row,) = read_table(write([("Cognome", "Nome", "Tel"), ("Rossi", "Anna", "'+39 011")], tmp_path / "a.csv")).rows
    assert row.cells == ("Rossi", "Anna", "+39 011")
