"""What the clerk reads on a bad day, and that nothing is lost: a full disk while printing, a database that goes."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from core import cards
from core.documents import writing
from core.ledger import accounts_of
from core.qt.messages import MessageBar
from core.storage import open_database
from office.account.page import AccountPage
from office.cards.page import CardsPage
from office.desk import Desk
from office.pupils.page import PupilsPage
from tests.office.conftest import FakeFiles, OfficeTown, texts

Settled = Callable[[], None]


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on there is no room; called again there is."""
    state = {"full": False}
    whole = os.fsync

    def fsync(file: int) -> None:
        if state["full"]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        whole(file)

    monkeypatch.setattr(writing.os, "fsync", fsync)

    def turn() -> None:
        state["full"] = not state["full"]

    return turn


def test_a_disk_that_fills_up_in_mid_print_is_said_and_the_same_press_prints_afterwards(
    desk: Desk, shown: Callable, settled: Settled, office_town: OfficeTown, files: FakeFiles, messages: MessageBar,
    full_disk: Callable[[], None],
) -> None:  # fmt: skip
    page = CardsPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    page.primary.click()  # seven cards
    settled()
    full_disk()
    page.sheets_button.click()
    settled()
    assert "spazio" in texts(messages)[-1]
    assert texts(messages)[-1].startswith("error: ")
    assert not list(files.folder.iterdir())  # neither half a file nor one called .part
    assert cards.card_counts(office_town.session, office_town.service_id).in_use == 7
    full_disk()
    page.sheets_button.click()
    settled()
    assert [path.suffix for path in files.folder.iterdir()] == [".pdf"]


def test_a_list_exported_onto_a_full_disk_leaves_the_old_file(
    desk: Desk, shown: Callable, settled: Settled, messages: MessageBar, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    desk.runner._on_unhandled = desk.tell_error  # as in the window: what a table is told goes to the message bar
    page = PupilsPage(desk)
    shown(page)
    page.enter()
    settled()
    path = tmp_path / "alunni.csv"
    path.write_text("quello di ieri")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise OSError(errno.ENOSPC, "full")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    page.table.export_to(path)
    settled()
    assert "alunni.csv" in texts(messages)[-1]
    assert path.read_text() == "quello di ieri"
    assert [one.name for one in tmp_path.glob("alunni*")] == ["alunni.csv"]


def test_a_recharge_typed_while_the_database_is_locked_stays_in_the_form_and_counts_once(
    desk: Desk, shown: Callable, settled: Settled, office_town: OfficeTown, messages: MessageBar
) -> None:
    page = AccountPage(desk)
    shown(page)
    desk.runner.changed.connect(page.on_changes)
    page.enter()
    settled()
    pupil = office_town.pupils["Rossi"]
    page.open_pupil(pupil)
    settled()
    desk.runner._after_each = lambda: None  # the writer keeps the connection whose patience is set below
    impatient = desk.runner.submit(lambda _progress: office_town.database.execute("PRAGMA busy_timeout = 0"))
    settled()
    assert impatient.is_finished
    page.card.amount.setText("25")
    other = open_database(office_town.database.url)
    with other.transaction():
        page.card.button.click()
        settled()
    other.close()
    assert "Nulla è andato perso" in texts(messages)[-1] or "Nulla è andato perso" in fault_of(page)
    assert page.card.amount.text() == "25"
    assert accounts_of(office_town.session, pupil) == ()
    page.card.button.click()
    settled()
    assert [one.balance_cents for one in accounts_of(office_town.session, pupil)] == [2_500]
    desk.runner.submit(lambda _progress: office_town.database.close())
    settled()


def fault_of(page: AccountPage) -> str:
    return " ".join(label.text() for label in page.card.findChildren(type(page.heading)) if label.isVisible())
