"""The pupils' page with somebody at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.access.sealing import Sealer, open_sealer
from core.meals import BookingState, bookings
from core.qt.translations import Language, set_language
from office.pupils.page import PupilsPage
from tests.office.conftest import OfficeTown

LETTERS = {
    BookingState.BOOKED: "B", BookingState.ABSENT: "A", BookingState.PLAIN: "P", BookingState.NO_SERVICE: "-",
    BookingState.NOT_ENROLLED: "x",
}  # fmt: skip


@pytest.fixture(autouse=True)
def italian(qapp: QApplication) -> Iterator[None]:
    """Months and weekdays in Italian, whatever the machine speaks."""
    before = QLocale()
    set_language(qapp, Language.ITALIAN)
    yield
    QLocale.setDefault(before)


@pytest.fixture
def sealer(office_town: OfficeTown, tmp_path) -> Sealer:
    return open_sealer(tmp_path / "refettorio.key", office_town.database)


@pytest.fixture
def make_page(opened: Callable[..., PupilsPage], sealer: Sealer) -> Callable[..., PupilsPage]:
    """The page of a role, on screen and loaded: `make_page(Role.SCHOOL, school_id=1)`."""
    return partial(opened, partial(PupilsPage, sealer=lambda: sealer))


@pytest.fixture
def page(make_page: Callable[..., PupilsPage]) -> PupilsPage:
    return make_page()


@pytest.fixture
def month(office_town: OfficeTown) -> Callable[..., str]:
    """What core holds, a letter a day: B booked, A absent, P plain, - no service, x not enrolled."""

    def read(last_name: str, first: date, last: date | None = None) -> str:
        days = bookings(
            office_town.session, office_town.pupils[last_name], office_town.service_id, first, last or first
        )
        return "".join(LETTERS[day.state] for day in days)

    return read


def names(page: PupilsPage) -> list[str]:
    """The pupils of the list."""
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def press(widget, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key on whatever has the keyboard in the window."""
    target = widget.window().focusWidget() or widget
    if isinstance(key, str):
        QTest.keyClicks(target, key, modifier)
    else:
        QTest.keyClick(target, key, modifier)
