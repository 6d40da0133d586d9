"""Names of 100 characters, from right to left and made of signs, on every page and every tab of it: nothing breaks.

The window keeps its size, no button leaves it, no words are cut off, and Qt has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QTabBar

from core import cards, ledger, meals, payments, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.meals import RequestChannel
from core.messages import due_reminders, prepare_reminders
from office.areas import areas_of
from office.page import Page
from office.window import OfficeWindow
from tests.builders import TUESDAY, YEAR_END, YEAR_START
from tests.office.conftest import OfficeTown, wait_for
from tests.office.shell.test_pictures import cut_off, outside, photograph

LONG = ("De Bartolomeis-Castelnuovo della Misericordia " * 3)[:100].strip()
NAMES = (
    (LONG, "W" * 100), ("الأمراني", "يوسف"), ("כהן", "נועה"), ("🌸 Fiore", "👩\N{ZERO WIDTH JOINER}🍳"), ("李", "小龙"),
    (LONG, "Anna Sofia " * 9), ("<b>Rossi</b>", "&Anna & C."),
)  # fmt: skip


@pytest.fixture
def strangers(office_town: OfficeTown) -> OfficeTown:
    """Every child and every parent has such a name, and something happened to each that a list tells of."""
    session, town = office_town.session, office_town.town
    diet = meals.create_diet(session, "GLU", LONG, "niente pane, niente pasta, niente pizza e niente torte di farina")
    for number, (pupil, (last_name, first_name)) in enumerate(zip(office_town.pupils.values(), NAMES, strict=True)):
        registry.update_pupil(session, pupil, last_name=last_name, first_name=first_name)
        guardian = registry.create_guardian(
            session, last_name, first_name, email=f"{'lungo' * 8}{number}@example.org", phone="011 " * 5,
            address=LONG,
        )  # fmt: skip
        registry.link_guardian(session, pupil, guardian, LONG[:40], is_applicant=True)
        cards.issue_card(session, pupil, town.service_id)
        meals.assign_diet(
            session, pupil, diet, starts_on=YEAR_START, ends_on=YEAR_END,
            certificate_expires_on=TUESDAY - timedelta(days=1),
        )  # fmt: skip
        account = ledger.open_account(session, pupil, town.group_id)
        ledger.post(
            session, OperationId("test", f"debt {number}"), account_id=account, on=date(2026, 9, 20),
            kind=ledger.EntryKind.ADJUSTMENT, amount_cents=-9_000, contra=ledger.Contra.OPENING,
        )  # fmt: skip
        payments.recharge(
            session, OperationId("test", f"paid {number}"), pupil_id=pupil, service_group_id=town.group_id,
            amount_cents=500, means=payments.Means.CASH, channel=payments.Channel.COUNTER, issuer="UFF",
            paid_by=f"{last_name} {first_name}"[:100],
        )  # fmt: skip
        if number % 2:
            meals.report_absence(
                session, OperationId("test", f"absent {number}"), pupil, town.service_id, TUESDAY, TUESDAY,
                channel=RequestChannel.PHONE, asked_by=LONG,
            )  # fmt: skip
    twin = registry.create_pupil(session, "<b>Rossi</b>", "&Anna & C.")
    registry.place_pupil(session, twin, town.class_id, YEAR_START, YEAR_END)
    due = due_reminders(session, town.group_id)
    prepare_reminders(
        session, OperationId("test", "reminders"), town.group_id, [(one.account_id, one.step) for one in due]
    )
    return office_town


def front(window: OfficeWindow) -> Page:
    page = window.workspace.page(window.workspace.current_key())
    assert page is not None
    return page


def faces(window: OfficeWindow) -> Iterator[str]:
    """Every tab of the page in front, one after the other."""
    page = front(window)
    bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]
    if not bars:
        yield ""
        return
    for bar in bars:
        for place in range(bar.count()):
            if bar.isTabVisible(place) and bar.isVisible():
                bar.setCurrentIndex(place)
                yield bar.tabText(place)


def eaten(window: OfficeWindow) -> list[str]:
    """Buttons that take the & of a name for a key to be underlined."""
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    return [button.text() for button in buttons if "Rossi</b>" in button.text() and "&&Anna && C." not in button.text()]


def first_rows(window: OfficeWindow) -> None:
    """Choose the first line of each list, so that what is told beside it is there too."""
    for view in front(window).findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and isinstance(model, QAbstractItemModel) and model.rowCount():
            view.setCurrentIndex(model.index(0, 0))


def test_every_page_and_every_tab(
    qtbot, make_window: Callable[..., OfficeWindow], strangers: OfficeTown, tmp_path
) -> None:
    window = make_window(Role.ADMINISTRATOR, areas=areas_of)
    seen = 0
    for key in window.workspace.area_keys():
        window.workspace.show_area(key)
        wait_for(qtbot, window)
        for face in faces(window):
            wait_for(qtbot, window)
            first_rows(window)
            wait_for(qtbot, window)
            QApplication.processEvents()
            photograph(window, f"{key}-{face}".replace("/", " "), tmp_path)
            where = f"{key} {face}"
            assert (window.width(), window.height()) == (1280, 800), where
            assert cut_off(window) == [], where
            assert outside(window) == [], where
            assert eaten(window) == [], where
            seen += 1
    assert seen > len(window.workspace.area_keys())


@pytest.mark.parametrize("place", range(len(NAMES)))
def test_the_record_and_the_account_of_each(
    qtbot, make_window: Callable[..., OfficeWindow], strangers: OfficeTown, tmp_path, place: int
) -> None:
    window = make_window(Role.ADMINISTRATOR)
    pupil = list(strangers.pupils.values())[place]
    for key in ("pupils", "account", "cards"):
        window.workspace.show_area(key)
        wait_for(qtbot, window)
        front(window).open_pupil(pupil)
        wait_for(qtbot, window)
        for face in faces(window):
            wait_for(qtbot, window)
            QApplication.processEvents()
            photograph(window, f"{key}-{face}", tmp_path)
            assert (window.width(), window.height()) == (1280, 800), (key, face)
            assert cut_off(window) == [], (key, face)
            assert outside(window) == [], (key, face)


def test_such_a_name_is_text_never_a_format(
    qtbot, make_window: Callable[..., OfficeWindow], strangers: OfficeTown
) -> None:
    """«<b>Rossi</b>» stands there as it is written: nothing bold, no tag eaten."""
    window = make_window(Role.ADMINISTRATOR)
    window.workspace.show_area("pupils")
    wait_for(qtbot, window)
    page = front(window)
    page.open_pupil(list(strangers.pupils.values())[6])
    wait_for(qtbot, window)
    assert page.panel.name.text() == "<b>Rossi</b> &Anna & C."
    assert page.panel.name.textFormat() is Qt.TextFormat.PlainText
