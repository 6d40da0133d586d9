"""A pupil's photo in the record: there only where it is wanted; chosen, dropped, pasted, refused, brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.access.permissions import Role
from core.qt import photos
from core.registry import disable_photos, enable_photos, photo_of, set_photo
from office.pupils.page import PupilsPage
from tests.office.conftest import OfficeTown, texts
from tests.pictures import picture

Settled = Callable[[], None]


@pytest.fixture
def anna(office_town: OfficeTown) -> int:
    return office_town.pupils["Rossi"]


@pytest.fixture
def wanted(office_town: OfficeTown) -> None:
    enable_photos(office_town.session)


@pytest.fixture
def on_record(make_page: Callable[..., PupilsPage], anna: int, settled: Settled) -> Callable[..., PupilsPage]:
    """Anna's record, opened by a role."""

    def opened(role: Role = Role.CLERK, school_id: int | None = None) -> PupilsPage:
        page = make_page(role, school_id)
        page.open_pupil(anna)
        settled()
        page.panel.tabs.setCurrentWidget(page.panel.record)
        return page

    return opened


def section(page: PupilsPage):
    return page.panel.record.photo


def visible(page: PupilsPage) -> list[str]:
    """The buttons that can be pressed."""
    buttons = (section(page).choose_button, section(page).paste_button, section(page).remove_button)
    return [button.text() for button in buttons if button.isVisibleTo(section(page))]


def kept(town: OfficeTown, pupil_id: int) -> bytes | None:
    photo = photo_of(town.session, pupil_id)
    return None if photo is None else photo.jpeg


def choose(page: PupilsPage, path: Path | None) -> None:
    page.desk.files.ask_open = lambda _parent, _kind: path
    section(page).choose_button.click()


def drop(page: PupilsPage, data: QMimeData) -> None:
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), action, data, button, key)
    QApplication.sendEvent(section(page), entering)
    if entering.isAccepted():
        assert section(page).note.text() == "Lascia qui la foto."
        QApplication.sendEvent(section(page), QDropEvent(QPointF(5, 5), action, data, button, key))


def test_where_no_photos_are_wanted_there_is_no_place_for_one(on_record) -> None:
    assert section(on_record()).isHidden()


@pytest.mark.usefixtures("wanted")
def test_a_file_is_chosen_made_small_and_kept_and_one_press_takes_it_back(
    on_record, office_town: OfficeTown, anna: int, tmp_path: Path, settled: Settled
) -> None:
    page = on_record()
    assert visible(page) == ["Scegli il file…", "Incolla"]
    path = tmp_path / "IMG_2034.jpg"
    path.write_bytes(picture(3000, 4000))
    choose(page, path)
    settled()
    small = kept(office_town, anna)
    assert small is not None
    assert len(small) < 60_000
    assert section(page).picture.accessibleName() == "Foto di Rossi Anna"
    assert section(page).picture.pixmap().height() == 128
    assert "Messa da Giulia Cirillo il 24/11/2026" in section(page).note.text()
    assert visible(page) == ["Cambia…", "Incolla", "Togli"]
    assert texts(page.desk.messages)[-1].startswith("success: Foto di Rossi Anna salvata.")
    page.desk.messages.messages[-1].on_action()
    settled()
    assert kept(office_town, anna) is None
    assert section(page).picture.accessibleName() == "Nessuna foto"


@pytest.mark.usefixtures("wanted")
def test_a_photo_taken_away_comes_back_as_it_was(
    on_record, office_town: OfficeTown, anna: int, settled: Settled
) -> None:
    before = picture()
    set_photo(office_town.session, anna, before)
    page = on_record()
    section(page).remove_button.click()
    settled()
    assert kept(office_town, anna) is None
    page.desk.messages.messages[-1].on_action()
    settled()
    assert kept(office_town, anna) == before


@pytest.mark.usefixtures("wanted")
def test_a_photo_is_dropped_on_the_record(
    on_record, office_town: OfficeTown, anna: int, tmp_path: Path, settled: Settled
) -> None:
    page = on_record()
    path = tmp_path / "anna.png"
    path.write_bytes(picture(600, 800, form="PNG"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(page, data)
    settled()
    assert kept(office_town, anna) is not None
    words = QMimeData()
    words.setText("Rossi")
    drop(page, words)
    assert section(page).note.text() != "Lascia qui la foto."


@pytest.mark.usefixtures("wanted")
def test_a_photo_is_pasted_by_keyboard_and_words_are_not(
    on_record, office_town: OfficeTown, anna: int, settled: Settled, qapp: QApplication
) -> None:
    page = on_record()
    clipboard = qapp.clipboard()
    clipboard.setText("Rossi Anna")
    section(page).choose_button.setFocus()
    QTest.keyClick(section(page).choose_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert "Negli appunti non c'è nessuna foto" in texts(page.desk.messages)[-1]
    image = QImage(600, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#445566"))
    clipboard.setImage(image)
    QTest.keyClick(section(page).choose_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled()
    clipboard.clear()
    assert kept(office_town, anna) is not None


@pytest.mark.usefixtures("wanted")
def test_a_photo_of_50_mb_is_refused_in_words_and_the_old_one_stays(
    on_record, office_town: OfficeTown, anna: int, tmp_path: Path, settled: Settled
) -> None:
    before = picture()
    set_photo(office_town.session, anna, before)
    page = on_record()
    path = tmp_path / "enorme.jpg"
    with path.open("wb") as out:
        out.write(picture(800, 600))
        out.truncate(50_000_000)
    choose(page, path)
    settled()
    assert "«enorme.jpg» è troppo grande (50 MB, al massimo 25 MB)" in texts(page.desk.messages)[-1]
    path.write_text("non è una foto")
    choose(page, path)
    settled()
    assert "non è una foto che si può usare (non è un'immagine)" in texts(page.desk.messages)[-1]
    choose(page, None)
    settled()
    assert kept(office_town, anna) == before


@pytest.mark.usefixtures("wanted")
def test_the_photo_is_of_whom_it_was_given_for_whoever_is_on_screen_when_it_is_ready(
    on_record, office_town: OfficeTown, anna: int, tmp_path: Path, settled: Settled
) -> None:
    page = on_record()
    path = tmp_path / "anna.jpg"
    path.write_bytes(picture(600, 800))
    choose(page, path)
    page.open_pupil(office_town.pupils["Bianchi"])
    settled()
    assert kept(office_town, anna) is not None
    assert kept(office_town, office_town.pupils["Bianchi"]) is None
    assert section(page).picture.accessibleName() == "Nessuna foto"


@pytest.mark.usefixtures("wanted")
def test_it_can_be_stopped_while_it_is_made_small(
    on_record, office_town: OfficeTown, anna: int, tmp_path: Path, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = on_record()
    path = tmp_path / "anna.jpg"
    path.write_bytes(picture(600, 800))
    titles = []

    def stopped(source, progress):
        (task,) = [task for task in page.desk.runner.tasks if task.title]
        titles.append(task.title)
        task.cancel()
        progress.check()

    monkeypatch.setattr("office.pupils.photo_keeper.opened", stopped)
    choose(page, path)
    settled()
    assert titles == ["Preparo la foto"]
    assert kept(office_town, anna) is None
    assert texts(page.desk.messages)[-1].startswith("info: Operazione interrotta")


@pytest.mark.usefixtures("wanted")
def test_switched_off_while_it_is_being_chosen(
    on_record, office_town: OfficeTown, anna: int, tmp_path: Path, settled: Settled
) -> None:
    page = on_record()
    disable_photos(office_town.session)
    path = tmp_path / "anna.jpg"
    path.write_bytes(picture(600, 800))
    choose(page, path)
    settled()
    assert "Le foto degli alunni non sono attive" in texts(page.desk.messages)[-1]


@pytest.mark.usefixtures("wanted")
def test_who_may_not_change_it_sees_it_and_the_others_do_not(on_record, office_town: OfficeTown, anna: int) -> None:
    set_photo(office_town.session, anna, picture())
    school = on_record(Role.SCHOOL, office_town.town.school_id)
    assert (section(school).isHidden(), visible(school)) == (False, [])
    data = QMimeData()
    data.setImageData(QImage(60, 80, QImage.Format.Format_RGB32))
    assert not section(school).acceptDrops()
    section(school).paste()
    for role in (Role.CASHIER, Role.AUDITOR):
        assert section(on_record(role)).isHidden()


def test_the_endings_offered_are_those_of_photos() -> None:
    assert {"jpg", "jpeg", "png", "heic"} <= set(photos.ENDINGS)
