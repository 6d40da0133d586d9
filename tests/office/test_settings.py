"""Each setting says in one sentence what it is for, what is usual, and its page from when it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from core.messages import DEFAULT_LADDER, Ladder, MailServer
from core.money import format_euro
from core.privacy import DEFAULT_RETENTION, Retention
from office.desk import Desk
from office.form import Form
from office.privacy.page import KEEP, PrivacyPage
from office.reminders.page import RemindersPage
from office.reminders.view import RULES


@pytest.fixture
def opened(desk: Desk, shown: Callable, settled: Callable) -> Callable[..., Any]:
    def open_page(page: Any, part: int) -> Any:
        shown(page)
        page.enter()
        page.parts.setCurrentIndex(part)
        settled()
        return page

    return open_page


def notes(form: Form) -> dict[str, str]:
    return {line.field.objectName(): line.note.text() for line in form._lines if line.note.isVisible()}


def test_every_threshold_is_explained_with_what_is_usual(opened, desk):
    page = opened(RemindersPage(desk), RULES)
    told = notes(page.rules.rules)
    assert told.keys() == {field.name for field in fields(Ladder)}
    for name, note in told.items():
        usual = getattr(DEFAULT_LADDER, name)
        text = format_euro(usual) if name.endswith("cents") else f"{usual} giorni"
        assert note.endswith(f"Di solito {text}.")
        assert len(note) > len(f"Di solito {text}.") + 20
    assert "Valgono dai prossimi avvisi" in page.rules.rules_note.text()


def test_every_entry_of_the_mail_server_is_explained(opened, desk):
    page = opened(RemindersPage(desk), RULES)
    assert notes(page.rules.mail).keys() == {field.name for field in fields(MailServer)}
    assert "vale dalla prossima e-mail" in page.rules.password_note.text()


def test_every_time_is_explained_with_its_unit_and_what_is_usual(opened, desk):
    page = opened(PrivacyPage(desk), KEEP)
    told = notes(page.keep.form)
    assert told.keys() == {field.name for field in fields(Retention)}
    for name, note in told.items():
        unit = "anni" if name.endswith("years") else "mesi"
        assert re.search(rf"\. Di solito {getattr(DEFAULT_RETENTION, name)} {unit}\.$", note)
        assert page.keep.boxes[name].text().endswith(f" {unit}")
    assert page.keep.about.text().startswith("Valgono da quando salvi.")


def test_a_screen_reader_hears_the_explanation_with_the_field(opened, desk):
    page = opened(RemindersPage(desk), RULES)
    for line in page.rules.rules._lines:
        assert line.field.accessibleDescription() == line.note.text()
