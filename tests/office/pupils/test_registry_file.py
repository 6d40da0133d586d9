"""The registry as a file from the list: with families for who keeps it, as the list is seen for the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from core.access.permissions import Role
from core.access.trail import audit_trail
from core.registry import create_guardian, link_guardian, update_pupil
from office.pupils.page import PupilsPage
from tests.office.conftest import FakeFiles, OfficeTown, texts

Settled = Callable[[], None]


def test_those_on_the_list_are_written_with_their_families_and_imported_again(
    page: PupilsPage, office_town: OfficeTown, files: FakeFiles, tmp_path: Path, settled: Settled
):
    for last, first in (("Rossi", "Anna"), ("Rossini", "Luca")):
        born_on = date(2018, 5, 1)  # without it nobody could tell whether a row is the pupil who is there
        update_pupil(office_town.session, office_town.pupils[last], last_name=last, first_name=first, born_on=born_on)
    mother = create_guardian(office_town.session, "Conti", "Elena", phone="+39 011 222")
    link_guardian(office_town.session, office_town.pupils["Rossi"], mother, "madre", is_applicant=True)
    files.answer = tmp_path / "alunni.csv"
    page.search.setText("ross")
    page.search.returnPressed.emit()
    settled()
    page.export_button.click()
    settled()
    assert texts(page.desk.messages)[-1] == "success: Esportati 2 alunni in alunni.csv."
    title, *rows = files.answer.read_text(encoding="utf-8-sig").splitlines()
    assert title.startswith("Cognome;Nome;Codice fiscale;Data di nascita;Scuola;Classe;")
    assert [row.split(";")[:2] for row in rows] == [["Rossi", "Anna"], ["Rossini", "Luca"]]
    assert ";Conti;Elena;;;'+39 011 222;;madre;" in rows[0]
    assert audit_trail(office_town.session).items[0].operation == "export_pupils"

    page.begin_import()
    page.importing.load(files.answer)
    settled()
    settled()
    assert (page.importing.known.number.text(), page.importing.faulty.number.text()) == ("2", "0")


def test_an_auditor_gets_the_list_as_it_is_seen(make_page, monkeypatch, tmp_path: Path, settled: Settled):
    page = make_page(Role.AUDITOR)
    monkeypatch.setattr(page.table, "ask_export_path", lambda: tmp_path / "lista.csv")
    page.export_button.click()
    settled()
    assert (tmp_path / "lista.csv").read_text(encoding="utf-8-sig").splitlines()[0] == "Alunno;Classe;Scuola"
