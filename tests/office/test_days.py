"""Days as clerks type them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.errors import InvalidValue
from office.days import DayField, parse_day

TODAY = date(2026, 11, 24)

#: What is typed, and what is meant.
TYPED = (
    ("24/11/2026", TODAY), ("24.11.26", TODAY), ("24-11", TODAY), (" 24 ", TODAY), ("24112026", TODAY),
    ("241126", TODAY), ("2411", TODAY), ("oggi", TODAY), ("Domani", date(2026, 11, 25)), ("ieri", date(2026, 11, 23)),
    ("1/2/19", date(2019, 2, 1)), ("1/2/95", date(1995, 2, 1)), ("29/2/2028", date(2028, 2, 29)), ("", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "day"), TYPED)
def test_a_day_is_understood_as_people_write_it(text: str, day: date | None):
    assert parse_day(text, "Data", TODAY) == day


@pytest.mark.parametrize("text", ["31/11", "29/2/2027", "0/1/2026", "24/13", "martedì", "2026-11-24", "46351"])
def test_what_is_no_day_is_refused_with_the_field_s_name(text: str):
    with pytest.raises(InvalidValue, match=r"^Nascita: "):
        parse_day(text, "Nascita", TODAY)


def test_the_field_writes_days_out_steps_and_tells_once(qtbot):
    field = DayField(lambda: TODAY)
    qtbot.addWidget(field)
    told: list[date | None] = []
    field.day_changed.connect(told.append)
    QTest.keyClicks(field, "3/12")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "03/12/2026"
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 3)]
    field.setText("31/11")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "31/11"  # left to be corrected
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == TODAY
    with pytest.raises(InvalidValue, match="obbligatorio"):
        DayField(lambda: TODAY).wanted_day()
