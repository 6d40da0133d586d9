"""The trail in words: filtered, exported, nothing in it without a name."""

from __future__ import annotations

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import core
from core import registry
from core.access.permissions import Role
from core.access.trail import AuditLine, audit_trail
from core.access.users import create_user
from core.qt.record_model import read_all
from core.qt.translations import Language, set_language
from office.admin.audit_page import AuditPage
from office.admin.trail_values import detail_lines
from office.admin.trail_words import (
    detail_name,
    known_details,
    known_subjects,
    subject_code,
    subject_of_code,
    subject_text,
)
from office.admin.verbs import known_verbs, verb_name
from tests.office.admin.hands import PASSWORD, enter_as, opened
from tests.office.conftest import texts


@pytest.fixture
def trail_page(desk, shown, settled, office_town) -> AuditPage:
    session = office_town.session
    create_user(session, "anna", "Anna Neri", Role.CLERK, PASSWORD)
    session.clock.advance(timedelta(days=1))
    enter_as(office_town, "anna", PASSWORD)
    return opened(AuditPage(desk), shown, settled)


def operations(page: AuditPage) -> list[str]:
    return [line.operation for line in read_all(page.model)]


def test_the_trail_tells_newest_first_in_words(trail_page):
    assert operations(trail_page) == ["sign_in", "create_user"]
    assert trail_page.model.columns[2].text(trail_page.model.record(0)) == "Accesso"


def test_filters_by_day_verb_and_subject(trail_page, settled):
    page = trail_page
    page.last.setText("24/11/2026")
    page.last.returnPressed.emit()
    settled()
    assert operations(page) == ["create_user"]
    page.clear_button.click()
    page.operation.setCurrentIndex(page.operation.findData("sign_in"))
    settled()
    assert operations(page) == ["sign_in"]
    page.clear_button.click()
    settled()
    page.table.selectRow(0)
    page.same_button.click()
    settled()
    assert page.subject.text().startswith("Utente ")
    assert operations(page) == ["sign_in", "create_user"]  # both are about the same user


def test_a_day_that_is_none_is_told_and_the_list_stays(trail_page, settled):
    page = trail_page
    page.first.setText("31/02/2026")
    page.first.returnPressed.emit()
    settled()
    assert "non esiste" in page.fault.text()
    assert operations(page) == ["sign_in", "create_user"]


def test_the_trail_is_exported_whole(trail_page, settled, tmp_path, messages):
    trail_page.table.export_to(tmp_path / "registro.csv")
    settled()
    assert "Accesso" in (tmp_path / "registro.csv").read_text(encoding="utf-8-sig")
    assert texts(messages) == ["success: Righe esportate in registro.csv: 2."]


def test_the_trail_speaks_of_people_and_things_by_their_names(trail_page, settled):
    line = next(line for line in read_all(trail_page.model) if line.operation == "create_user")
    assert subject_text(line) == "Utente Anna Neri"
    row = [one.operation for one in read_all(trail_page.model)].index("create_user")
    trail_page.table.selectRow(row)
    settled()
    told = trail_page.panel.text.text()
    assert "Utente Anna Neri" in told
    assert "nome e cognome: Anna Neri" in told
    assert "ruolo: Ufficio scolastico" in told
    assert told.endswith("Utente " + line.subject.removeprefix("app_user:"))  # the number, to look for it


AT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ({"role": "auditor", "level": "primaria"}, ["ruolo: Revisore", "ordine: Primaria"]),
        ({"channel": "phone", "kind": "absence"}, ["come: telefono", "tipo: assenza"]),
        ({"kind": "opening", "means": "cash"}, ["tipo: Saldo di partenza", "mezzo: Contanti"]),
        ({"kind": "strike", "about": "absent"}, ["tipo: Sciopero", "su che cosa: l'alunno era assente"]),
        ({"charge_policy": "booked", "cutoff_minutes": 570}, ["chi paga: Chi è prenotato", "orario limite: 09:30"]),
        ({"course": "first", "is_frozen": False}, ["portata: Primo", "surgelato: No"]),
        ({"weekdays": 5, "weekday": 1}, ["giorni della settimana: lun, mer", "giorno della settimana: mar"]),
        ({"expires_at": "2026-11-25 11:20:00.028008+00:00"}, ["scade: 25/11/2026 12:20"]),
        ({"asked": {"alert": 6}, "percents": {"7": 60, "8": 40}}, ["richiesti: Saldo basso 6",
                                                                    "quote: Rossi Anna 60 %, 8 40 %"]),
        ({"kind": "brand_new", "role": "king", "service": 3}, ["tipo: brand_new", "ruolo: king", "servizio: 3"]),
    ],
)  # fmt: skip
def test_codes_are_told_in_words(qapp, detail, told):
    set_language(qapp, Language.ITALIAN)  # the days too, whatever the machine speaks
    line = AuditLine(1, AT, "Anna", "x", "pupil:1", detail, names={"percents:7": "Rossi Anna"})
    assert detail_lines(line) == told


def test_what_details_speak_of_has_its_name(trail_page, office_town):
    session = office_town.session
    school = registry.create_school(session, "Prova", "primaria")
    create_user(session, "sara", "Sara Blu", Role.SCHOOL, PASSWORD, school)
    line = next(one for one in audit_trail(session).items if one.operation == "create_user")
    assert "scuola: Prova" in detail_lines(line)


@pytest.mark.parametrize("typed", ["Alunno 12", "alunno:12", "  ALUNNO   12 ", "pupil:12"])
def test_a_subject_is_looked_for_as_it_is_told(qapp, typed):
    assert subject_code("pupil:12") == "Alunno 12"
    assert subject_of_code(typed) == "pupil:12"


def test_what_is_gone_is_told_by_its_number(trail_page, settled, office_town):
    school = registry.create_school(office_town.session, "Prova", "primaria")
    registry.delete_school(office_town.session, school)
    trail_page.reload()
    settled()
    found = {line.operation: subject_text(line) for line in read_all(trail_page.model)}
    assert found["delete_school"] == found["create_school"] == f"Scuola {school}"


def test_all_that_core_writes_about_has_a_name():
    written = set()
    for path in Path(core.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record" and len(node.args) >= 3:
                about = node.args[2].values[0] if isinstance(node.args[2], ast.JoinedStr) else node.args[2]
                if isinstance(about, ast.Constant):
                    written.add(about.value.partition(":")[0])
    assert written - known_subjects() == set()


def test_every_verb_that_core_writes_has_a_name():
    written = set()
    for path in Path(core.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record" and len(node.args) >= 3:
                written |= {
                    value.value
                    for value in ast.walk(node.args[1])
                    if isinstance(value, ast.Constant) and isinstance(value.value, str)
                }
    assert written - known_verbs() - {""} == set()
    assert verb_name("close_day") == "Giornata chiusa"
    assert verb_name("brand_new_thing") == "brand new thing"


#: What stands in dictionaries of those modules and goes into statements, not into the trail.
NOT_TOLD = frozenset({
    "failed_count", "locked_until", "password_hash", "postgresql", "search_key", "sqlite", "undo_suspension",
    "erase", "take_over", "take_over_loose",
})  # fmt: skip


def test_every_detail_that_core_writes_has_a_name():
    written = set()
    for path in sorted(Path(core.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        records = [
            node for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record" and len(node.args) >= 3
        ]  # fmt: skip
        written |= {word.arg for node in records for word in node.keywords if word.arg}
        if any(word.arg is None for node in records for word in node.keywords):  # `**values`: whatever is put together
            written |= _keys(tree)
    assert written - known_details() - NOT_TOLD == set()
    assert detail_name("moved_cents") == "saldo passato"
    assert detail_name("brand_new") == "brand new"


def _keys(tree: ast.AST) -> set[str]:
    """The keys of all dictionaries that a module makes."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Dict():
                found |= {
                    key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
                }
            case ast.Call() if ast.unparse(node.func) == "dict":
                found |= {word.arg for word in node.keywords if word.arg}
            case ast.Subscript(slice=ast.Constant(value=str() as key), ctx=ast.Store()):
                found.add(key)
    return found
