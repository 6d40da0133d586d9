"""Names of every length and script in the list, the search, the panel and the exported file."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.errors import InvalidValue
from core.registry import create_pupil, pupil, update_pupil
from office.pupils.page import PupilsPage
from tests.office.conftest import OfficeTown
from tests.office.pupils.conftest import names

LONGEST = "De Bartolomeis-Castelnuovo della Misericordia " * 2 + "Abcdefgh"  # 100 characters, the most that are kept
NAMES = {
    "long": (LONGEST, "W" * 100),
    "arabic": ("الأمراني", "يوسف"),
    "hebrew": ("כהן", "נועה"),
    "emoji": ("🌸 Fiore", "👩\N{ZERO WIDTH JOINER}🍳"),
    "chinese": ("李", "小龙"),
}


@pytest.fixture
def strangers(office_town: OfficeTown) -> dict[str, int]:
    return {key: create_pupil(office_town.session, last, first) for key, (last, first) in NAMES.items()}


@pytest.fixture
def page(strangers: dict[str, int], make_page: Callable[..., PupilsPage]) -> PupilsPage:
    return make_page()


def test_they_stand_in_the_list_as_they_were_written(page: PupilsPage):
    assert {f"{last} {first}" for last, first in NAMES.values()} <= set(names(page))
    assert page.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [("الأمراني", "arabic"), ("يوسف", "arabic"), ("כהן נועה", "hebrew"), ("fiore", "emoji"), ("李", "chinese"),
     ("misericordia", "long"), ("W" * 100, "long")],
)  # fmt: skip
def test_they_are_found_as_they_are_typed(
    page: PupilsPage, settled: Callable[[], None], strangers: dict[str, int], typed: str, found: str
):
    page.model.set_filter(typed)
    settled()
    assert [page.model.record(row).id for row in range(page.model.rowCount())] == [strangers[found]]


@pytest.mark.parametrize("key", NAMES)
def test_the_panel_shows_them_and_the_window_stays_its_size(
    page: PupilsPage, settled: Callable[[], None], strangers: dict[str, int], key: str
):
    page.open_pupil(strangers[key])
    settled()
    QApplication.processEvents()  # the layout's turn
    name = page.panel.name
    assert name.text() == " ".join(NAMES[key])
    assert name.height() >= name.heightForWidth(name.width())  # no line of it is cut
    assert page.minimumSizeHint().width() <= 1280
    assert page.width() == 1280


def test_a_short_name_after_a_long_one_takes_one_line(
    page: PupilsPage, settled: Callable[[], None], strangers: dict[str, int], office_town: OfficeTown
):
    page.open_pupil(office_town.pupils["Rossi"])
    settled()
    before = page.panel.name.height()
    for pupil_id in (strangers["long"], office_town.pupils["Rossi"]):
        page.open_pupil(pupil_id)
        settled()
        QApplication.processEvents()  # the layout's turn
    assert page.panel.name.height() == before


def test_the_exported_file_has_them_all(page: PupilsPage, settled: Callable[[], None], tmp_path: Path):
    path = tmp_path / "alunni.csv"
    page.table.export_to(path)
    settled()
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = {row[0] for row in csv.reader(file, delimiter=";")}
    assert {f"{last} {first}" for last, first in NAMES.values()} <= written


def test_a_name_of_200_characters_is_refused_with_what_to_do_and_loses_nothing(office_town: OfficeTown):
    anna = office_town.pupils["Rossi"]
    with pytest.raises(InvalidValue, match=r"Cognome.*100"):
        update_pupil(office_town.session, anna, last_name="X" * 200, first_name="Anna")
    assert pupil(office_town.session, anna).full_name == "Rossi Anna"


def test_typed_into_the_form_it_is_said_beside_the_field(
    page: PupilsPage, settled: Callable[[], None], office_town: OfficeTown
):
    page.begin_new()
    form = page.panel.pupil_form
    form.last_name.setText("X" * 200)
    form.first_name.setText("Anna")
    form.save_button.click()
    settled()
    (line,) = (line for line in form._lines if line.field is form.last_name)
    assert line.fault.text() == "Cognome: non può superare 100 caratteri."
    assert form.last_name.text() == "X" * 200
    assert office_town.database.scalar("SELECT COUNT(*) FROM pupil") == 12
