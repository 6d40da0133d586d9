"""The demonstration in the office: the real window, signed in to, the day looked at and closed, a statement read."""

from __future__ import annotations

from core import meals
from office.app import open_office
from office.areas import ACCOUNT, CARDS, CLOSING, PUPILS, TODAY
from office.closing.day_page import ClosingDayPage
from office.closing.page import ClosingPage
from office.page import Page
from office.today.page import TodayPage
from office.window import OfficeWindow
from refettorio.demo.morning import PASSWORD, USERNAME
from refettorio.demo.settings import demo_settings
from refettorio.demo.stage import Stage
from refettorio.demo.waiting import for_a_moment, photograph, until

#: Time for what a page asks of core to come and be drawn, in milliseconds.
_SETTLE_MILLISECONDS = 600


def work_in_office(stage: Stage, pupil_id: int, service_id: int) -> OfficeWindow:
    """Sign in, close the day by the button of its page, look at the pupil's statement; return the window.

    Raises:
        StepTooLong: a page did not come.
    """
    place = stage.place
    window = open_office(stage.app, demo_settings(place), stage.database, stage.clock, stage.session.ids)
    window.resize(1280, 800)
    for_a_moment(_SETTLE_MILLISECONDS)
    photograph(window, place.pictures / "office_sign_in.png")
    window.sign_in.username.setText(USERNAME)
    window.sign_in.password.setText(PASSWORD)
    window.sign_in.submit.click()
    until(lambda: window.workspace is not None, "l'accesso all'ufficio")
    _close_day(window, stage, service_id)
    window.messages.clear()
    for key in (PUPILS, ACCOUNT, CARDS):
        page = _show(window, key)
        if page is None:
            continue
        if key in {PUPILS, ACCOUNT}:
            page.open_pupil(pupil_id)
            for_a_moment(_SETTLE_MILLISECONDS)
        name = {PUPILS: "pupils", ACCOUNT: "statement", CARDS: "cards"}[key]
        photograph(window, place.pictures / f"office_{name}.png")
    _show(window, TODAY)
    return window


def _close_day(window: OfficeWindow, stage: Stage, service_id: int) -> None:
    page = _show(window, TODAY)
    if not isinstance(page, TodayPage):
        raise TypeError("the clerk of the demonstration sees the day's page")
    until(page.primary.isVisible, "il pulsante della chiusura")
    photograph(window, stage.place.pictures / "office_before_close.png")
    page.primary.click()
    closing = _closing_page(window)
    until(lambda: bool(closing.choices.lines.rowCount()), "l'elenco di chi manca")
    photograph(window, stage.place.pictures / "office_missing.png")
    closing.primary.click()
    until(closing.preview.isVisible, "l'anteprima della chiusura")
    closing.primary.click()
    until(closing.confirm.isVisible, "la domanda prima della chiusura")
    photograph(window, stage.place.pictures / "office_close.png")
    closing.confirm.confirm_button.click()
    day = stage.session.today()
    until(lambda: meals.is_day_closed(stage.session, service_id, day), "la chiusura della giornata")
    _show(window, TODAY)
    for_a_moment(_SETTLE_MILLISECONDS)
    photograph(window, stage.place.pictures / "office_today.png")


def _closing_page(window: OfficeWindow) -> ClosingDayPage:
    area = _show(window, CLOSING)
    page = area.pages["day"] if isinstance(area, ClosingPage) else None
    if not isinstance(page, ClosingDayPage):
        raise TypeError("the clerk of the demonstration closes days")
    return page


def _show(window: OfficeWindow, key: str) -> Page | None:
    workspace = window.workspace
    if workspace is None:
        raise AssertionError("somebody has signed in")
    page = workspace.show_area(key)
    for_a_moment(_SETTLE_MILLISECONDS)
    return page
