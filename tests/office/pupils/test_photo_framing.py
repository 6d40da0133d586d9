"""The part of a photo that is kept: framed with the keyboard or the mouse, saved, brought back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from core.access.permissions import Role
from core.qt.photos import NotAPhoto, part_of
from core.registry import enable_photos, photo_of
from office.pupils.page import PupilsPage
from office.pupils.photo_frame import LEAST, PhotoFrame
from tests.office.conftest import OfficeTown, texts

Settled = Callable[[], None]


def halves(width: int = 800, height: int = 400) -> bytes:
    """A picture that is red on the left and blue on the right."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    out = BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def colour_of(jpeg: bytes) -> str:
    red, _green, blue = Image.open(BytesIO(jpeg)).convert("RGB").resize((1, 1)).getpixel((0, 0))
    return "red" if red > 200 else "blue" if blue > 200 else "both"


@pytest.fixture
def anna(office_town: OfficeTown) -> int:
    return office_town.pupils["Rossi"]


@pytest.fixture
def page(make_page: Callable[..., PupilsPage], office_town: OfficeTown, anna: int, settled: Settled, tmp_path: Path):
    """Anna's record with a photo just brought."""
    enable_photos(office_town.session)
    page = make_page(Role.CLERK)
    page.open_pupil(anna)
    settled()
    page.panel.tabs.setCurrentWidget(page.panel.record)
    path = tmp_path / "anna.jpg"
    path.write_bytes(halves())
    page.desk.files.ask_open = lambda _parent, _kind: path
    page.panel.record.photo.choose_button.click()
    settled()
    settled()
    return page


def kept(town: OfficeTown, pupil_id: int) -> bytes:
    photo = photo_of(town.session, pupil_id)
    assert photo is not None
    return photo.jpeg


def begin(page: PupilsPage) -> PhotoFrame:
    page.panel.record.photo.frame_button.click()
    return page.panel.record.photo.framing.frame


def test_with_the_keyboard_a_part_is_chosen_kept_and_brought_back(
    page: PupilsPage, office_town: OfficeTown, anna: int, settled: Settled
):
    whole = kept(office_town, anna)
    assert colour_of(whole) == "both"
    frame = begin(page)
    assert page.window().focusWidget() is frame
    for _ in range(60):
        QTest.keyClick(frame, Qt.Key.Key_Right)
    assert frame.part == QRect(400, 0, 400, 400)  # as far as the photo goes
    QTest.keyClick(frame, Qt.Key.Key_Return)
    settled()
    settled()
    assert colour_of(kept(office_town, anna)) == "blue"
    assert not page.panel.record.photo.framing.isVisible()
    assert page.window().focusWidget() is page.panel.record.photo.frame_button
    page.desk.messages.messages[-1].on_action()
    settled()
    assert kept(office_town, anna) == whole
    assert texts(page.desk.messages)[-1].endswith("è come prima.")


def test_it_comes_into_view(page: PupilsPage, settled: Settled):
    frame = begin(page)
    settled()
    assert not frame.visibleRegion().isEmpty()
    assert not page.panel.record.photo.framing.use_button.visibleRegion().isEmpty()


def test_another_part_is_taken_of_the_photo_as_it_came(
    page: PupilsPage, office_town: OfficeTown, anna: int, settled: Settled
):
    for key, colour in ((Qt.Key.Key_Right, "blue"), (Qt.Key.Key_Left, "red")):
        frame = begin(page)
        for _ in range(60):
            QTest.keyClick(frame, key)
        page.panel.record.photo.framing.use_button.click()
        settled()
        settled()
        assert colour_of(kept(office_town, anna)) == colour


def test_what_was_undone_is_not_framed(page: PupilsPage, office_town: OfficeTown, anna: int, settled: Settled):
    frame = begin(page)
    QTest.keyClick(frame, Qt.Key.Key_Return)
    settled()
    settled()
    page.desk.messages.messages[-1].on_action()  # the whole photo is back
    settled()
    settled()
    assert begin(page).part.width() == 240  # of what is kept, 480 by 240, not of another one in memory


def test_escape_changes_nothing(page: PupilsPage, office_town: OfficeTown, anna: int):
    before = kept(office_town, anna)
    QTest.keyClick(begin(page), Qt.Key.Key_Escape)
    assert not page.panel.record.photo.framing.isVisible()
    assert page.window().focusWidget() is page.panel.record.photo.frame_button
    assert kept(office_town, anna) == before


def test_another_pupil_on_screen_ends_it(page: PupilsPage, office_town: OfficeTown, settled: Settled):
    begin(page)
    page.open_pupil(office_town.pupils["Verdi"])
    settled()
    assert page.panel.record.photo.framing.isHidden()
    assert page.panel.record.photo.frame_button.isHidden()


@pytest.fixture
def frame(shown: Callable) -> PhotoFrame:
    frame = PhotoFrame()
    frame.resize(400, 300)
    shown(frame)
    frame.resize(400, 300)
    frame.show_image(QImage.fromData(halves()))
    return frame


def test_the_mouse_moves_the_frame_and_its_corner_changes_it(frame: PhotoFrame):
    scale = frame.width() / 800
    top = (frame.height() - 400 * scale) / 2

    def at(x: int, y: int) -> QPoint:
        return QPoint(round(x * scale), round(top + y * scale))

    def drag(start: QPoint, end: QPoint) -> None:
        QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(frame, end)
        QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=end)

    drag(at(598, 398), at(400, 200))
    side = frame.part.width()
    assert 180 <= side <= 220
    drag(at(250, 50), at(100, 50))
    assert abs(frame.part.x() - 50) <= 4
    assert frame.part.width() == side


def test_the_frame_is_never_too_small_nor_beyond_the_photo(frame: PhotoFrame):
    for _ in range(80):
        QTest.keyClick(frame, Qt.Key.Key_Minus)
    assert frame.part.width() == frame.part.height() == LEAST
    QTest.keyClick(frame, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    before = frame.part
    for _ in range(80):
        QTest.keyClick(frame, Qt.Key.Key_Plus)
    assert frame.part.width() == 400
    assert QRect(0, 0, 800, 400).contains(frame.part)
    assert before.width() == LEAST


def test_too_small_a_part_is_refused():
    with pytest.raises(NotAPhoto, match="La parte scelta"):
        part_of(QImage.fromData(halves()), QRect(0, 0, 20, 20))
