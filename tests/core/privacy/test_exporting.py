"""A family gets all that is kept about it, and nothing that is another's."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from core import registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.session import Actor
from core.documents import Heading, subject_export_pdf
from core.errors import NotAllowed, NotFound
from core.merging import merge_guardians
from core.privacy import SubjectExport, export_family, export_json, export_pupil
from core.privacy.exporting import RESERVED
from core.registry.faults import GuardianRetired
from tests.core.documents.reading import page_texts
from tests.core.privacy.conftest import Backwards, Family
from tests.pictures import picture

HEADING = Heading("Mazzè", "Ufficio scolastico", "Piazza della Repubblica 2", "011 9835901")


def sections(export: SubjectExport) -> dict[str, list[dict[str, object]]]:
    return {
        one.key: [dict(zip((column.key for column in one.columns), row, strict=True)) for row in one.rows]
        for one in export.sections
    }


def test_a_mother_gets_hers_and_her_childs(family: Family) -> None:
    export = export_family(family.clerk, family.ida, Backwards())
    assert export.subject_name == "Ida Rossi"
    found = sections(export)
    assert set(found) == {
        "genitore", "alunno", "genitori", "classi", "iscrizioni", "diete", "fasce", "richieste", "tessere", "movimenti",
        "ricevute", "giroconti", "operazioni", "messaggi",
    }  # fmt: skip
    assert found["genitore"][0]["email"] == "ida@example.org"
    assert found["diete"][0]["motivo"] == "celiachia"
    assert found["richieste"][0]["chi"] == "Ida Rossi (madre)"
    assert found["movimenti"] == [
        {"conto": "Refezione", "giorno": family.session.today(), "movimento": kind, "importo_cents": cents}
        for kind, cents in (("Ricarica", 500), ("Rimborso", -100))
    ]
    assert found["giroconti"][0]["iban"] == "IT60X0542811101000000123456"
    assert found["ricevute"][0]["pagato_da"] == "Ida Rossi"
    assert found["fasce"][0]["esente"] is False
    assert "…" in str(found["tessere"][0]["codice"])
    assert {"create_pupil", "link_guardian"} & {str(row["operazione"]) for row in found["operazioni"]}


def test_of_the_other_parent_only_the_name_is_told(family: Family) -> None:
    text = export_json(export_family(family.clerk, family.ida, Backwards()))
    assert "Bianchi" in text
    for secret in ("ugo@example.org", "011 555", "Via Po 2", "Marco"):
        assert secret not in text


def test_a_father_of_two_gets_both_without_the_mothers_letters(family: Family) -> None:
    export = export_family(family.clerk, family.ugo, Backwards())
    assert {one.about for one in export.sections} == {"", "Bianchi Marco", "Rossi Anna"}
    text = export_json(export)
    assert "ida@example.org" not in text
    assert "messaggi" not in sections(export)


def test_the_reason_of_a_diet_only_through_who_may_read_it(family: Family) -> None:
    for session, sealer in ((family.session, Backwards()), (family.clerk, None)):
        assert sections(export_family(session, family.ida, sealer))["diete"][0]["motivo"] == RESERVED
    export_family(family.clerk, family.ida, Backwards())
    reads = family.town.database.scalar("SELECT COUNT(*) FROM audit WHERE operation = 'read_diet_reason'")
    assert reads == 1


def test_the_photo_is_handed_out_as_a_picture_on_paper_too(family: Family, tmp_path: Path) -> None:
    registry.enable_photos(family.session)
    registry.set_photo(family.session, family.anna, picture())
    export = export_pupil(family.clerk, family.anna)
    told = next(one for one in json.loads(export_json(export))["sezioni"] if one["sezione"] == "foto")["righe"]
    assert base64.b64decode(told[0]["jpeg_base64"]) == picture()
    assert told[0]["pixel"] == "90 × 120"
    path = tmp_path / "dati.pdf"
    subject_export_pdf(export, HEADING, path)
    with pypdfium2.PdfDocument(path) as paper:
        kinds = [one.type for page in paper for one in page.get_objects()]
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 1
    assert told[0]["jpeg_base64"][:20] not in "".join(page_texts(path))


def test_the_file_can_be_read_by_other_programs(family: Family) -> None:
    told = json.loads(export_json(export_family(family.clerk, family.ida, Backwards())))
    assert told["formato"] == "refettorio-subject-export-1"
    assert told["creato_il"] == "2026-11-24T07:00:00Z"
    pupil = next(one for one in told["sezioni"] if one["sezione"] == "alunno")
    assert pupil["righe"][0]["nascita"] == "2018-03-01"
    assert pupil["alunno"] == "Rossi Anna"


def test_a_pupil_without_anybody_can_be_exported_too(family: Family) -> None:
    with family.town.database.transaction():
        alone = family.town.pupil("Soli", "Piero")
    export = export_pupil(family.clerk, alone)
    assert export.subject_name == "Soli Piero"
    assert "genitori" not in sections(export)
    with pytest.raises(NotFound):
        export_pupil(family.clerk, 999)
    with pytest.raises(NotFound):
        export_family(family.clerk, 999)


def test_it_is_on_record_that_it_was_made(family: Family) -> None:
    export_family(family.clerk, family.ida)
    assert family.town.database.row("SELECT actor_name, subject FROM audit WHERE operation = 'export_subject'") == (
        "Giulia Cirillo",
        f"guardian:{family.ida}",
    )


def test_on_paper_nothing_is_missing(family: Family, tmp_path: Path) -> None:
    export = export_family(family.clerk, family.ida, Backwards())
    path = tmp_path / "dati.pdf"
    pages = subject_export_pdf(export, HEADING, path)
    text = " ".join(" ".join(page_texts(path)).split())
    assert pages >= 2
    for words in (
        "Dati personali conservati", "Ida Rossi", "ida@example.org", "Rossi Anna", "01/03/2018", "Senza glutine",
        "celiachia", "+5,00 €", "Via Roma 1", "Gentile Ida Rossi", "Regolamento (UE) 2016/679",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("role", [Role.CASHIER, Role.SCHOOL, Role.KITCHEN, Role.AUDITOR])
def test_only_the_office_exports(family: Family, role: Role) -> None:
    session = replace(family.session, actor=Actor(9, "Altri", role, family.town.school_id))
    with pytest.raises(NotAllowed):
        export_family(session, family.ida)
    with pytest.raises(NotAllowed):
        export_pupil(session, family.anna)
    assert registry.pupil(family.session, family.anna).full_name == "Rossi Anna"


def test_what_a_merged_record_said_is_given_too(family: Family) -> None:
    double = registry.create_guardian(family.session, "Rossi", "Idina", email="idina@example.org")
    merge_guardians(family.session, OperationId("office", "merge"), family.ida, double)
    found = sections(export_family(family.clerk, family.ida, Backwards()))
    assert [(one["nome"], one["email"]) for one in found["genitore"]] == [
        ("Ida", "ida@example.org"), ("Idina", "idina@example.org")
    ]  # fmt: skip
    with pytest.raises(GuardianRetired):
        export_family(family.clerk, double, Backwards())
