"""A class register in the hands of a clerk: a dry run, ticks, one operation, one way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.access.permissions import Role
from core.clock import FixedClock, rome_instant
from core.importing import RegisterColumn
from core.meals import bookings
from core.qt.messages import MessageBar
from core.qt.translations import Language, set_language
from office.bookings.register_page import RegisterPage
from office.desk import Desk
from tests.office.bookings.conftest import LETTERS, TUESDAY
from tests.office.conftest import OfficeTown, texts

FILE = "Alunno;Assente\nRossi Anna;A\nBianchi Marco;\nD'Amico Sara;X\nRossini Luca;A\nNessuno Mai;A\nVerdi Noè;?\n"


@pytest.fixture
def opened(
    qapp: QApplication, make_desk: Callable[..., Desk], settled: Callable[[], None], shown, tmp_path: Path
) -> Callable[..., RegisterPage]:
    set_language(qapp, Language.ITALIAN)

    def open_page(text: str = FILE, role: Role = Role.CLERK, school_id: int | None = None) -> RegisterPage:
        page = RegisterPage(make_desk(role, school_id))
        page._desk.runner.changed.connect(page.on_changes)  # as the workspace does
        shown(page)
        page.reload()
        settled()
        path = tmp_path / "registro.csv"
        path.write_bytes(text.encode("cp1252"))
        page.load(path)
        settled()
        return page

    return open_page


def rows(page: RegisterPage) -> list[tuple[str, bool, str]]:
    """Name, whether ticked, what the register says."""
    model = page.model
    return [
        (
            model.index(row, 0).data(),
            model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked,
            model.index(row, 3).data(),
        )
        for row in range(model.rowCount())
    ]


def tuesday(town: OfficeTown) -> str:
    names = ("Rossi", "Bianchi", "D'Amico", "Rossini")
    days = [bookings(town.session, town.pupils[name], town.service_id, TUESDAY, TUESDAY)[0] for name in names]
    return "".join(LETTERS[day.state.value] for day in days)


def test_a_dry_run_shows_only_what_differs_and_writes_nothing(opened, office_town: OfficeTown):
    page = opened()
    assert rows(page) == [
        ("Rossi Anna", True, "assente"),
        ("D'Amico Sara", True, "assente"),
        ("Rossini Luca", True, "assente"),
        ("Nessuno Mai", False, "riga 6: nessun alunno con questo nome"),
    ]
    assert page.told.text() == "registro.csv: 5 alunni letti, 1 d'accordo con le prenotazioni, 4 da guardare."
    assert "7: Presenza: «?» non dice se è presente o assente" in page.faults.text()
    assert tuesday(office_town) == "BBBB"


def test_what_is_ticked_is_registered_together_and_taken_back_together(
    opened, settled, office_town: OfficeTown, messages: MessageBar
):
    page = opened()
    page.table.selectRow(2)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.apply_button.text() == "Registra 2 modifiche"
    page.apply_button.click()
    settled()
    assert tuesday(office_town) == "ABAB"
    assert "Prenotazioni cambiate dal registro: 2. Ricevute" in texts(messages)[-1]
    assert [name for name, _ticked, _what in rows(page)] == ["Rossini Luca", "Nessuno Mai"]
    assert office_town.database.rows("SELECT DISTINCT channel, asked_by FROM meal_request") == [
        ("import", "Registro di classe 24/11/2026")
    ]
    messages.rows[-1].message.on_action()
    settled()
    assert tuesday(office_town) == "BBBB"


def test_after_the_cutoff_with_a_reason(opened, settled, office_town: OfficeTown, clock: FixedClock):
    page = opened()
    clock.set(rome_instant(TUESDAY, time(9, 45)))
    page.apply_button.click()
    settled()
    assert tuesday(office_town) == "BBBB"
    assert page.reason_bar.label.text() == (
        "3 pasti su 3 si cambiano solo con un motivo: il 24/11/2026 si poteva cambiare entro le 09:30. Per registrarli "
        "scrivilo."
    )  # this is the office: it is not sent to the office
    assert page.reason_bar.field.text() == "Dal registro di classe"
    page.reason_bar.accept_button.click()
    settled()
    assert tuesday(office_town) == "ABAA"


def test_what_was_registered_is_taken_back_though_another_day_is_in_front(
    opened, settled, office_town: OfficeTown, messages: MessageBar, clock: FixedClock, tmp_path: Path
):
    page = opened()
    page.apply_button.click()
    settled()
    assert tuesday(office_town) == "ABAA"
    asked: list[bool] = []
    page.front_wanted.connect(lambda: asked.append(True))
    clock.set(rome_instant(TUESDAY, time(9, 45)))
    (tmp_path / "altro.csv").write_bytes(b"Colonna\nniente\n")
    page.load(tmp_path / "altro.csv")
    settled()
    page.hide()
    messages.rows[-1].message.on_action()
    settled()
    assert asked == [True]  # where nobody sees it a question would be no answer
    page.reason_bar.accept_button.click()
    settled()
    assert tuesday(office_town) == "BBBB"


def test_a_school_after_the_cutoff_is_told_the_rule(opened, settled, office_town: OfficeTown, clock: FixedClock):
    page = opened(role=Role.SCHOOL, school_id=office_town.town.school_id)
    clock.set(rome_instant(TUESDAY, time(9, 45)))
    page.apply_button.click()
    settled()
    assert page.reason_bar.isHidden()
    assert "entro le 09:30" in page.refusal.text()
    assert tuesday(office_town) == "BBBB"


def test_one_class_only(opened, settled, office_town: OfficeTown):
    page = opened()
    page.class_box.setCurrentIndex(page.class_box.findData(office_town.classes["3ªB"]))
    settled()
    assert [(name, ticked) for name, ticked, _what in rows(page) if ticked] == [("Rossini Luca", True)]


def test_all_and_none(opened):
    page = opened()
    page.none_button.click()
    assert (page.model.ticked(), page.apply_button.isEnabled()) == (frozenset(), False)
    page.all_button.click()
    assert page.model.ticked() == {2, 4, 5}


def test_ticks_stay_when_somebody_else_changes_something(opened, settled):
    page = opened()
    page.model.toggle(0)
    page.reload()
    settled()
    assert page.model.ticked() == {4, 5}


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Classe;Assente\n3A;A\n", TUESDAY, "non si capisce chi sono gli alunni"),
        ("Data;Alunno\n23/11/2026;Rossi Anna\n", TUESDAY, "nessuna riga del 24/11/2026"),
        (FILE, date(2026, 11, 28), "servizio non disponibile"),
    ],
)
def test_a_file_or_a_day_that_cannot_be(opened, settled, text: str, day: date, words: str):
    page = opened(text)
    page.day.set_day(day)
    page.day.day_changed.emit(day)
    settled()
    assert words in page.refusal.text()
    assert page.model.rowCount() == 0


def test_no_difference_is_said(opened):
    page = opened("Alunno;Assente\nRossi Anna;no\n")
    assert page.empty.heading.text() == "Nessuna differenza"


def test_a_list_of_the_absent_is_said_to_be_one(opened):
    assert "elenco di soli assenti" in opened("Alunno\nRossi Anna\n").told.text()


UNSAID = "Chi;Esito\nRossi Anna;x\nBianchi Marco;\n"


def choose(page: RegisterPage, column: RegisterColumn, place: int) -> None:
    box = page.columns.boxes.boxes[column]
    box.setCurrentIndex(box.findData(place))


def test_columns_that_were_not_understood_are_asked_for_and_nobody_is_absent_meanwhile(opened, settled):
    page = opened(UNSAID)
    assert "non si capisce chi sono gli alunni" in page.refusal.text()
    assert page.columns.isVisible()
    assert rows(page) == []
    choose(page, RegisterColumn.FULL_NAME, 0)
    settled()
    assert "non si capisce chi è assente" in page.refusal.text()
    choose(page, RegisterColumn.ABSENT, 1)
    settled()
    assert page.refusal.isHidden()
    assert rows(page) == [("Rossi Anna", True, "assente")]


def test_only_the_absent_in_the_file_excludes_a_column_of_marks(opened, settled):
    page = opened(UNSAID)
    choose(page, RegisterColumn.FULL_NAME, 0)
    choose(page, RegisterColumn.PRESENT, 1)
    page.columns.only_absent.setChecked(True)
    settled()
    assert page.columns.register_layout().marks is None
    assert [name for name, ticked, _what in rows(page) if ticked] == ["Rossi Anna", "Bianchi Marco"]
    choose(page, RegisterColumn.ABSENT, 1)
    settled()
    assert not page.columns.only_absent.isChecked()
    assert [name for name, ticked, _what in rows(page) if ticked] == ["Rossi Anna"]


def test_a_wrong_guess_is_put_right_in_the_same_boxes(opened, settled):
    page = opened("Alunno;Assente;Mensa\nRossi Anna;A;P\nBianchi Marco;P;A\n")
    assert [name for name, ticked, _what in rows(page) if ticked] == ["Rossi Anna"]
    assert page.columns.isHidden()
    page.columns_button.click()
    choose(page, RegisterColumn.PRESENT, 2)
    settled()
    assert RegisterColumn.ABSENT not in page.columns.register_layout().columns
    assert [name for name, ticked, _what in rows(page) if ticked] == ["Bianchi Marco"]


def test_columns_that_served_once_are_known_the_next_time(opened, settled):
    page = opened(UNSAID)
    choose(page, RegisterColumn.FULL_NAME, 0)
    choose(page, RegisterColumn.ABSENT, 1)
    settled()
    page.apply_button.click()
    settled()
    again = opened("Chi;Esito\nRossi Anna;\nBianchi Marco;x\n")
    assert rows(again) == [("Rossi Anna", True, "presente"), ("Bianchi Marco", True, "assente")]
    assert again.columns.isHidden()
