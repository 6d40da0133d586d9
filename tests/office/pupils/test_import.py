"""The import's page: a file, its columns, the dry run, the import once, the way back, bad files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from core.access.permissions import Role
from core.errors import Cancelled
from core.importing import ITALIAN, Target, guess, running
from core.registry import pupil, search_pupils
from office.pupils import import_panel
from office.pupils.import_panel import ImportPanel
from office.pupils.page import PupilsPage
from tests.office.conftest import FakeFiles, OfficeTown, texts
from tests.office.pupils.conftest import names

Settled = Callable[[], None]

GOOD = "Cognome;Nome;Data di nascita;Classe;Genitore;Saldo\nÈrcoli;Ugo;1/2/2018;3 A;Èrcoli;12,50\nZorzi;Ada;;3ªB;;\n"
MIXED = GOOD + "Senza;Classe;31/02/2018;9Z;;dieci\n"


@pytest.fixture
def panel(page: PupilsPage, settled: Settled) -> ImportPanel:
    page.begin_import()
    settled()
    return page.importing


@pytest.fixture
def load(panel: ImportPanel, tmp_path: Path, settled: Settled) -> Callable[..., None]:
    def read(text: str, *, name: str = "iscritti.csv", encoding: str = "cp1252") -> None:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        panel.load(path)
        settled()
        settled()

    return read


def rows(panel: ImportPanel) -> list[str]:
    model = panel.model
    return [
        " | ".join(str(model.index(row, column).data() or "") for column in range(5)) for row in range(model.rowCount())
    ]


def test_a_file_is_looked_at_before_anything_is_written(
    panel: ImportPanel, load: Callable[..., None], office_town: OfficeTown
):
    load(MIXED)

    assert panel.file_label.text() == "iscritti.csv: 3 righe, Windows-1252, punto e virgola"
    assert panel.mapping.columns() == {
        Target.LAST_NAME: 0, Target.FIRST_NAME: 1, Target.BORN_ON: 2, Target.CLASS: 3, Target.GUARDIAN_FULL_NAME: 4,
        Target.BALANCE: 5,
    }  # fmt: skip
    assert panel.mapping.boxes[Target.LAST_NAME].currentText() == "Cognome (Èrcoli)"
    assert panel.service.currentText() == "Mensa"
    assert (panel.new.number.text(), panel.known.number.text(), panel.faulty.number.text()) == ("2", "0", "1")
    assert panel.balance.number.text().startswith("12,50")
    assert rows(panel)[0] == "2 | Èrcoli Ugo | 3 A | nuovo | "
    assert rows(panel)[2].startswith("4 | Senza Classe | 9Z | errore | Data di nascita: «31/02/2018» non esiste")
    assert panel.import_button.text() == "Importa 2 righe"
    panel.faulty.click()
    assert len(rows(panel)) == 1
    panel.table.selectRow(0)
    assert "Saldo iniziale: «dieci» non è un importo" in panel.detail.text()
    assert search_pupils(office_town.session, "ercoli").total == 0


def test_it_asks_says_what_it_will_do_and_does_it_once(
    panel: ImportPanel, page: PupilsPage, load: Callable[..., None], office_town: OfficeTown, settled: Settled
):
    load(MIXED)
    panel.import_button.click()
    told = panel.confirm.label.text().replace("\N{NO-BREAK SPACE}", " ")
    assert told.startswith("Entrano 2 alunni nuovi e si completano 0 già presenti; saldi iniziali per 12,50 €.")
    panel.confirm.confirm_button.click()
    panel._run(panel._plan)  # a second press while the first is under way
    settled()
    settled()

    assert search_pupils(office_town.session, "").total == 9
    ugo = pupil(office_town.session, search_pupils(office_town.session, "ercoli").items[0].id)
    assert (ugo.class_name, [one.full_name for one in ugo.guardians]) == ("3ªA", ["Èrcoli"])
    said = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(page.desk.messages)]
    assert said[-1] == "success: Importati 2 alunni, completati 0; genitori 1; saldi 12,50 €."
    assert panel.pages.currentWidget() is panel.start
    panel.back_button.click()
    settled()
    assert "Zorzi Ada" in names(page)
    assert page.primary.isVisible()


def test_undo_from_the_message_and_from_the_past(
    panel: ImportPanel, page: PupilsPage, load: Callable[..., None], office_town: OfficeTown, settled: Settled
):
    load(GOOD.replace("12,50", ""))
    panel._run(panel._plan)
    settled()
    settled()
    page.desk.messages.rows[-1].action_button.click()
    settled()
    settled()
    assert search_pupils(office_town.session, "").total == 7
    assert "2 alunni tolti" in texts(page.desk.messages)[-1]

    load(GOOD)
    panel._run(panel._plan)
    settled()
    settled()
    buttons = [one for one in panel.past.findChildren(QPushButton, "undo_import") if not one.isHidden()]
    assert len(buttons) == 1  # the one that was taken back has none
    buttons[0].click()
    assert "«iscritti.csv»" in panel.past_confirm.label.text()
    panel.past_confirm.confirm_button.click()
    settled()
    settled()
    assert search_pupils(office_town.session, "").total == 8  # who has moved money stays
    assert "1 alunni tolti, 1 restano senza classe" in texts(page.desk.messages)[-1]


def test_columns_are_chosen_by_hand_and_each_once(panel: ImportPanel, load: Callable[..., None], settled: Settled):
    load("A;B;C\nÈrcoli;Ugo;3ªA\n")
    assert not panel.import_button.isEnabled()
    assert panel.table.empty_text == "Manca la colonna «Cognome»: scegli nel file quella che la contiene."
    boxes = panel.mapping.boxes
    for target, column in ((Target.LAST_NAME, 0), (Target.FIRST_NAME, 0), (Target.FIRST_NAME, 1)):
        boxes[target].setCurrentIndex(boxes[target].findData(column))
    assert boxes[Target.LAST_NAME].currentData() is None  # the first name took it
    boxes[Target.LAST_NAME].setCurrentIndex(boxes[Target.LAST_NAME].findData(0))
    boxes[Target.CLASS].setCurrentIndex(boxes[Target.CLASS].findData(2))
    settled()

    assert rows(panel) == ["2 | Èrcoli Ugo | 3ªA | nuovo | "]
    panel.first.setText("31/13")
    panel.check()
    assert not panel.import_button.isEnabled()
    assert panel.table.empty_text.startswith("Iscritti dal: ")


def test_stopped_half_way_it_goes_on_with_the_same_press(
    panel: ImportPanel, load: Callable[..., None], office_town: OfficeTown, monkeypatch, settled: Settled
):
    monkeypatch.setattr(running, "PART", 1)
    real = import_panel.carry_out

    def stop_after_one(session, run_id, made, progress):
        class Stopping:
            parts = 0

            def advance(self, done: int, total: int) -> None:
                self.parts += 1

            def check(self) -> None:
                if self.parts:
                    raise Cancelled

        return real(session, run_id, made, Stopping())

    load(GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(import_panel, "carry_out", stop_after_one)
        panel._run(panel._plan)
        settled()
    assert search_pupils(office_town.session, "").total == 8
    assert "interrotta" in texts(panel.desk.messages)[-1]
    assert panel.import_button.isEnabled()
    panel._run(panel._plan)
    settled()
    assert search_pupils(office_town.session, "").total == 9


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\x00\x01\x02", "foto.csv", "non è un foglio di calcolo"),
        (b"PK\x03\x04rotto", "rotto.xlsx", "danneggiato"),
        (b"Cognome;Nome\n", "vuoto.csv", "non contiene righe"),
    ],
)
def test_bad_files_are_said_and_nothing_of_another_file_can_be_imported_under_their_name(
    panel: ImportPanel, load: Callable, tmp_path: Path, settled: Settled, content: bytes, name: str, told: str
):
    load(GOOD)
    (tmp_path / name).write_bytes(content)
    panel.load(tmp_path / name)
    settled()

    assert told in panel.file_label.text()
    assert panel.file_label.property("tone") == "danger"
    assert rows(panel) == []
    assert not panel.import_button.isEnabled()
    load(GOOD)
    assert panel.file_label.property("tone") is None
    assert panel.import_button.text() == "Importa 2 righe"


def test_a_dry_run_that_comes_late_is_not_shown_for_another_file(panel: ImportPanel, load: Callable[..., None]):
    load(GOOD)
    table, made = panel._table, panel._plan
    load("Cognome;Nome\nSolo;Uno\n", name="altro.csv")
    panel._on_checked(table, made)
    assert panel.import_button.text() == "Importa 1 riga"
    assert panel._plan is not made


def test_a_first_row_that_is_a_pupil_is_not_lost_in_silence(panel: ImportPanel, load: Callable[..., None]):
    load("Èrcoli;Ugo;3ªA\nZorzi;Ada;3ªB\n")
    assert "La riga 1 è presa come intestazione e non entra." in panel.file_label.text()
    assert panel.file_label.property("tone") == "danger"


def test_the_list_is_found_below_its_title(panel: ImportPanel, load: Callable[..., None]):
    load("Elenco iscritti 2026/27\n\nCognome;Nome;Classe\nÈrcoli;Ugo;3ªA\n")
    assert panel.file_label.text().endswith("punto e virgola, intestazione alla riga 3")
    assert rows(panel) == ["4 | Èrcoli Ugo | 3ªA | nuovo | "]


def test_an_empty_model_and_the_rows_as_a_file(
    panel: ImportPanel, load: Callable[..., None], files: FakeFiles, tmp_path: Path, settled: Settled
):
    files.answer = tmp_path / "modello.csv"
    panel.model_button.click()
    settled()
    header = files.answer.read_text(encoding="utf-8-sig").strip()
    assert header.startswith("Cognome;Nome;Codice fiscale;Data di nascita;Scuola;Classe;")
    load(MIXED.replace("Senza;", "=1+1;"))
    panel.only_faulty.setChecked(True)
    panel.table.export_to(tmp_path / "errori.csv")
    settled()
    (_title, line) = (tmp_path / "errori.csv").read_text(encoding="utf-8-sig").splitlines()
    assert line.startswith("4;'=1+1 Classe;9Z;errore;")  # no spreadsheet takes it for a formula


def test_the_file_dialog_and_the_way_from_the_list(page: PupilsPage, monkeypatch, tmp_path: Path, settled: Settled):
    path = tmp_path / "iscritti.csv"
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(FakeFiles, "ask_open", lambda *_args: path, raising=False)
    page.import_button.click()
    settled()
    assert not page.primary.isVisible()
    page.importing.choose_button.click()
    settled()
    settled()

    assert page.importing.new.number.text() == "2"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CASHIER, Role.SCHOOL])
def test_who_may_not_enter_pupils_may_not_import_them(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, role: Role
):
    page = make_page(role, office_town.town.school_id if role is Role.SCHOOL else None)

    assert not page.import_button.isVisible()
    assert page.search_actions() == ()


NAMES = (
    "Cognome e nome;Classe;Padre;Madre\nRossi Bianchi Anna;3ªA;Rossi Ivo;Neri Eva\nVerdi Lia Rosa;3ªA;;\n"
    "Neri Ugo;3ªA;;\n"
)


def cuts(panel: ImportPanel) -> list[QPushButton]:
    return [one for one in panel.cut_bar.findChildren(QPushButton, "cut") if not one.isHidden()]


def test_where_a_whole_name_is_cut_is_asked_row_by_row_or_for_all_at_once(
    panel: ImportPanel, load: Callable[..., None], settled: Settled, office_town: OfficeTown
):
    load(NAMES)
    assert panel.faulty.number.text() == "2"
    assert panel.confirm_names.text() == "Conferma i nomi come proposti (2)"
    assert not panel.cut_bar.isVisibleTo(panel)
    panel.table.selectRow(0)
    assert [button.text() for button in cuts(panel)] == [
        "Cognome «Rossi», nome «Bianchi Anna»", "Cognome «Rossi Bianchi», nome «Anna»",
    ]  # fmt: skip
    cuts(panel)[1].click()
    settled()
    assert (panel.new.number.text(), panel.faulty.number.text()) == ("2", "1")
    assert rows(panel)[0].endswith("nuovo | cognome «Rossi Bianchi», nome «Anna»")
    panel.confirm_names.click()
    settled()
    assert panel.faulty.number.text() == "0"
    assert not panel.confirm_names.isVisibleTo(panel)
    panel._run(panel._plan)
    settled()
    settled()
    found = search_pupils(office_town.session, "rossi bianchi").items
    assert [(one.last_name, one.first_name) for one in found] == [("Rossi Bianchi", "Anna")]


def test_a_new_file_asks_again(panel: ImportPanel, load: Callable[..., None], settled: Settled):
    load(NAMES)
    panel.confirm_names.click()
    settled()
    load(NAMES)
    assert panel.confirm_names.text() == "Conferma i nomi come proposti (2)"


def test_the_lines_of_a_second_guardian_are_there_when_needed(panel: ImportPanel, load: Callable[..., None]):
    load("Cognome;Nome;Classe;Mamma\nÈrcoli;Ugo;3ªA;Neri Eva\n")
    box = panel.mapping.boxes[Target.SECOND_PHONE]
    assert box.isHidden()
    panel.mapping.more_button.click()
    assert not box.isHidden()
    assert box.accessibleName() == "Telefono secondo genitore"
    assert panel.mapping.labels[Target.SECOND_PHONE].text() == "Telefono"
    load(NAMES)
    assert not box.isHidden()
    assert panel.mapping.columns()[Target.SECOND_FULL_NAME] == 3


def test_the_empty_model_means_what_it_says() -> None:
    whole = {Target.FULL_NAME, Target.GUARDIAN_FULL_NAME, Target.SECOND_FULL_NAME}
    targets = [target for target in Target if target not in whole]
    assert guess([ITALIAN[target] for target in targets]) == {target: place for place, target in enumerate(targets)}
    for target in whole:
        assert guess([ITALIAN[target]]) == {target: 0}
