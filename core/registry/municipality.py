"""The municipality: one row, entered once, printed on every paper."""

from __future__ import annotations

from datetime import date

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import InvalidValue
from core.registry.checking import change
from core.registry.faults import MunicipalityMissing
from core.registry.fiscal_codes import check_body_fiscal_code
from core.registry.naming import clean_name, clean_text
from core.registry.records import Municipality
from core.storage import tables

_COLUMNS = (
    "name, province, fiscal_code, address, office, phone, holiday_province, patron_name, patron_month, patron_day"
)
_LEAP_YEAR = 2028  # in which every patron's day exists


def municipality(session: Session) -> Municipality:
    """Return the municipality.

    Raises:
        MunicipalityMissing: it has not been entered yet.
    """
    session.require(Permission.VIEW_REGISTRY)
    row = session.database.row(f"SELECT {_COLUMNS} FROM municipality")
    if row is None:
        raise MunicipalityMissing
    return Municipality(*row)


def save_municipality(
    session: Session,
    *,
    name: str,
    province: str,
    fiscal_code: str,
    address: str = "",
    office: str = "",
    phone: str = "",
    holiday_province: str | None = None,
    patron_name: str | None = None,
    patron_month: int | None = None,
    patron_day: int | None = None,
    shown: Municipality | None = None,
) -> None:
    """Enter the municipality, or change what was entered.

    Args:
        session: who acts.
        name: without "Comune di".
        province: two letters, also `holiday_province`: the province whose own holidays hold, if another.
        fiscal_code: 11 digits.
        address: on one line.
        office: the office that runs the canteen.
        phone: the office's.
        holiday_province: see `core.calendar.holidays_of`.
        patron_name: the patron saint, with month and day; all three or none.
        patron_month: 1 to 12.
        patron_day: 1 to 31.
        shown: as it was on screen, where it was.

    Raises:
        ChangedMeanwhile: it is not as it was `shown` any more.
        InvalidValue: a field is missing or cannot be.
    """
    session.require(Permission.EDIT_SETTINGS)
    values: dict[str, object] = {
        "name": clean_name(name, "Comune"),
        "province": _province(province, "Provincia"),
        "fiscal_code": check_body_fiscal_code(fiscal_code),
        "address": clean_text(address, "Indirizzo"),
        "office": clean_text(office, "Ufficio"),
        "phone": clean_text(phone, "Telefono", longest=40),
        "holiday_province": _province(holiday_province, "Provincia delle festività") if holiday_province else None,
        **_patron(patron_name, patron_month, patron_day),
    }
    with session.database.transaction():
        known = session.database.scalar("SELECT id FROM municipality")
        if known is None:
            known = session.database.insert(tables.Municipality, **values)
        else:
            ensure_as_shown(session, f"municipality:{known}", shown, lambda: municipality(session))
            change(session, tables.Municipality, known, values)
        record(session, "save_municipality", f"municipality:{known}", **values)


def municipality_title(name: str) -> str:
    """Return `Comune di Mazzè` for `Mazzè`; what says itself what it is (a union, a city) stays as it is."""
    begins = ("comune", "unione", "città", "citta", "comunità", "comunita", "consorzio")
    return name if not name or name.casefold().startswith(begins) else f"Comune di {name}"


def _province(text: str, field: str) -> str:
    province = text.strip().upper()
    if not (len(province) == 2 and province.isascii() and province.isalpha()):
        raise InvalidValue(field=field, reason="scrivi la sigla di due lettere, per esempio TO.")
    return province


def _patron(name: str | None, month: int | None, day: int | None) -> dict[str, object]:
    if month is None and day is None:
        if name and name.strip():
            raise InvalidValue(field="Giorno del patrono", reason="scrivi giorno e mese, per esempio 19/06.")
        return {"patron_name": None, "patron_month": None, "patron_day": None}
    try:
        date(_LEAP_YEAR, month or 0, day or 0)
    except ValueError as error:
        raise InvalidValue(field="Giorno del patrono", reason="scrivi un giorno e un mese che esistono.") from error
    return {"patron_name": clean_name(name or "", "Patrono"), "patron_month": month, "patron_day": day}
