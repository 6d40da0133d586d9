"""Holidays: the national ones from the `holidays` library, the patron saint's from the municipality's own data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays

from core.access.permissions import Permission
from core.access.session import Session
from core.errors import InvalidValue

#: The only province with a holiday of its own (Whit Monday, provincial law 36/1992). The patron saints that the library
#: knows for the others are their capitals', and hold there only.
_PROVINCE_WITH_HOLIDAY = "BZ"
#: Kept on a Sunday in November since law 54/1977; on 1 November 2026 it would hide All Saints' name.
_NOT_A_DAY_OFF = "Giorno dell'unità nazionale"


def holidays_of(session: Session, first: date, last: date) -> dict[date, str]:
    """Return the holidays between two days (both included) with their Italian names, the patron saint's among them.

    Easter Sunday and Monday move; 4 October is one from 2026 (law 151/2025).

    Raises:
        InvalidValue: the days are the wrong way round.
    """
    session.require(Permission.VIEW_REGISTRY)
    return LocalHolidays.of(session).between(first, last)


class LocalHolidays:
    """The holidays of one municipality."""

    def __init__(self, province: str | None, patron: tuple[str, int, int] | None) -> None:
        self._province = province
        self._patron = patron

    @classmethod
    def of(cls, session: Session) -> LocalHolidays:
        """Read the municipality's province and patron saint; without a municipality only national holidays hold."""
        row = session.database.row(
            "SELECT COALESCE(holiday_province, province), patron_name, patron_month, patron_day FROM municipality"
        )
        if row is None:
            return cls(None, None)
        return cls(row[0], None if row[2] is None else (row[1] or "Santo patrono", row[2], row[3]))

    def national(self, day: date) -> str | None:
        """Return the name of the national (or provincial) holiday, or None."""
        return _holidays_of_year(day.year, self._province == _PROVINCE_WITH_HOLIDAY).get(day)

    def patron(self, day: date) -> str | None:
        """Return the patron saint's name on the patron's day, or None."""
        if self._patron is None or (day.month, day.day) != self._patron[1:]:
            return None
        return self._patron[0]

    def easter(self, year: int) -> date:
        """Return Easter Sunday."""
        days = _holidays_of_year(year, self._province == _PROVINCE_WITH_HOLIDAY)
        return next(day for day, name in days.items() if "Pasqua" in name.split("; "))

    def between(self, first: date, last: date) -> dict[date, str]:
        """Return all holidays between two days, both included."""
        found = {}
        for day in days_between(first, last):
            name = self.national(day) or self.patron(day)
            if name is not None:
                found[day] = name
        return found


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Return all days between two, both included.

    Raises:
        InvalidValue: they are the wrong way round.
    """
    if first > last:
        raise InvalidValue(field="Date", reason="la fine viene prima dell'inizio.")
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


@lru_cache(maxsize=64)
def _holidays_of_year(year: int, is_bolzano: bool) -> Mapping[date, str]:
    found = holidays.country_holidays(
        "IT", subdiv=_PROVINCE_WITH_HOLIDAY if is_bolzano else None, years=year, language="it_IT"
    )
    names = {day: [name for name in found.get_list(day) if name != _NOT_A_DAY_OFF] for day in found}
    return MappingProxyType({day: "; ".join(kept) for day, kept in names.items() if kept})
