"""Typing and finding, filters, the panel, and who may look."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from core.access.permissions import Role
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from office.pupils.page import PupilsPage
from tests.office.conftest import OfficeTown, texts
from tests.office.pupils.conftest import names, press

Settled = Callable[[], None]


def test_all_are_listed_with_their_class_until_something_is_typed(page: PupilsPage):
    assert names(page) == [
        "Abdelkarim Yasmine", "Bianchi Marco", "D'Amico Sara", "Ferrero Tommaso", "Rossi Anna", "Rossini Luca",
        "Verdi Noè",
    ]  # fmt: skip
    assert page.model.index(0, 1).data() == "Gialli"
    assert page.count.text() == "7 alunni"
    assert page.panel.pages.currentWidget() is page.panel.empty


def test_typing_finds_and_enter_shows_the_first(page: PupilsPage, settled: Settled):
    page.focus_search()
    press(page, "ross")
    press(page, Qt.Key.Key_Return)
    settled()

    assert names(page) == ["Rossi Anna", "Rossini Luca"]
    assert page.panel.name.text() == "Rossi Anna"
    assert page.panel.where.text() == "3ªA · Primaria Italo Calvino"
    assert page.table.window().focusWidget() is page.table
    press(page, Qt.Key.Key_Down)
    settled()
    assert page.panel.name.text() == "Rossini Luca"


def test_the_arrow_goes_from_the_search_into_the_list(page: PupilsPage, settled: Settled):
    page.focus_search()
    press(page, Qt.Key.Key_Down)
    settled()

    assert page.table.window().focusWidget() is page.table
    assert page.panel.name.text() == "Abdelkarim Yasmine"


def test_nobody_found_is_said_with_what_to_do(page: PupilsPage, settled: Settled):
    page.focus_search()
    press(page, "zzz")
    press(page, Qt.Key.Key_Return)
    settled()

    assert names(page) == []
    assert page.table.empty_text.startswith("Nessun alunno corrisponde")
    press(page, Qt.Key.Key_Escape)
    settled()
    assert len(names(page)) == 7


def test_filters_by_school_class_and_service(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    page.school.setCurrentIndex(page.school.findText("Infanzia Collodi"))
    settled()
    assert names(page) == ["Abdelkarim Yasmine", "Ferrero Tommaso"]
    assert [page.class_box.itemText(row) for row in range(page.class_box.count())] == ["Tutte le classi", "Gialli"]
    page.school.setCurrentIndex(0)
    page.open_class(office_town.classes["3ªB"])
    settled()
    assert names(page) == ["Rossini Luca", "Verdi Noè"]
    office_town.database.execute("DELETE FROM enrolment WHERE pupil_id = ?", (office_town.pupils["Verdi"],))
    page.service.setCurrentIndex(page.service.findText("Mensa"))
    settled()
    assert names(page) == ["Rossini Luca"]


def test_a_class_asked_for_before_the_filters_are_there(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, settled: Settled
):
    page = make_page()
    page.class_box.clear()
    page.open_class(office_town.classes["Gialli"])
    page.reload()
    settled()

    assert names(page) == ["Abdelkarim Yasmine", "Ferrero Tommaso"]
    assert page.class_box.currentText() == "Gialli · Infanzia Collodi"


def test_a_school_user_sees_its_own_pupils_only(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, settled: Settled
):
    page = make_page(Role.SCHOOL, office_town.town.school_id)

    assert names(page) == ["Bianchi Marco", "D'Amico Sara", "Rossi Anna", "Rossini Luca", "Verdi Noè"]
    assert not page.primary.isVisible()
    assert not page.panel.account_button.isVisible()
    page.open_pupil(office_town.pupils["Ferrero"])
    settled()
    assert page.panel.pages.currentWidget() is page.panel.empty
    assert texts(page.desk.messages)[-1].startswith("error: Alunno non trovato")


@pytest.mark.parametrize("role", [Role.KITCHEN])
def test_families_are_not_shown_to_the_kitchen(make_page: Callable[..., PupilsPage], role: Role):
    page = make_page(role)

    assert page.content.currentWidget() is page.refused
    assert names(page) == []
    assert not page.primary.isVisible()


def test_an_auditor_looks_and_changes_nothing(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, settled: Settled
):
    page = make_page(Role.AUDITOR)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()

    assert not page.panel.month.request.isVisible()
    index = page.panel.month.model.index(23, 1)
    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable
    for name in ("person", "class", "guardians", "enrolments", "diets"):
        assert page.panel.record._sections[name].action.isHidden(), name


def test_a_cashier_sees_the_record_but_no_meals(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, settled: Settled
):
    page = make_page(Role.CASHIER)
    page.open_pupil(office_town.pupils["Rossi"])
    settled()

    assert [page.panel.tabs.tabText(tab) for tab in range(page.panel.tabs.count())] == ["Scheda"]
    assert page.panel.record._sections["diets"].isHidden()


def test_an_empty_municipality_says_the_first_step(
    make_page: Callable[..., PupilsPage], office_town: OfficeTown, settled: Settled
):
    for table in ("band_assignment", "enrolment", "placement", "pupil"):
        office_town.database.execute(f"DELETE FROM {table}")
    page = make_page()

    assert page.table.empty_text.startswith("Non ci sono ancora alunni")
    assert page.count.text() == "0 alunni"


def test_both_languages_and_themes(
    page: PupilsPage, office_town: OfficeTown, qapp, settled: Settled, plain_looks: None
):
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    for language in (Language.ENGLISH, Language.ITALIAN):
        for theme in (Theme.DARK, Theme.LIGHT):
            set_language(qapp, language)
            apply_theme(qapp, theme)
            qapp.sendPostedEvents()
            settled()
            assert not page.grab().isNull()
    assert page.heading.text() == "Alunni"
    assert page.panel.month.month_label.text() == "Novembre 2026"
    assert page.panel.name.text() == "Rossi Anna"


def test_exporting_writes_what_was_found(page: PupilsPage, settled: Settled, tmp_path):
    page.model.set_filter("ross")
    settled()
    page.table.export_to(tmp_path / "alunni.csv")
    settled()

    lines = (tmp_path / "alunni.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["Alunno;Classe;Scuola", "Rossi Anna;3ªA;Primaria Italo Calvino",
                     "Rossini Luca;3ªB;Primaria Italo Calvino"]  # fmt: skip
    assert texts(page.desk.messages)[-1] == "success: Esportati 2 alunni in alunni.csv."
