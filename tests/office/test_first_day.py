"""A new clerk's first day, by keyboard: from an empty database to the first statement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from core import ledger, registry
from core.clock import FixedClock, rome_instant
from core.meals import kitchen
from core.storage import Database
from office.areas import areas_of
from office.window import OfficeWindow
from tests.core.documents.reading import page_texts
from tests.office.conftest import FakeFiles, OfficeTown
from tests.office.hands import Hands
from tests.office.test_setup_page import empty

__all__ = ["empty"]

PASSWORD = "quattro cavalli rossi"
TODAY = date(2026, 11, 24)
CLASSES = [("Infanzia Rodari", "Gialli"), *(("Primaria Calvino", f"{year}A") for year in range(1, 6))]


def register(path: Path) -> Path:
    """An ordinary sheet of 300 children, two of them with a mistake."""
    book = Workbook()
    sheet = book.active
    sheet.append(
        ["Cognome", "Nome", "Nato il", "Plesso", "Classe", "Fascia", "Cognome genitore", "Nome genitore", "Saldo"]
    )
    for number in range(300):
        school, class_name = CLASSES[number % len(CLASSES)]
        born: object = date(2018, 1 + number % 12, 1 + number % 28)
        if number == 40:
            born = "31/02/2018"
        if number == 80:
            class_name = "9Z"
        band, balance = ("F1" if number % 3 else "F2"), "12,50" if number % 10 == 0 else None
        surname = f"Famiglia{chr(97 + number % 26)}{chr(97 + number // 26)}"
        sheet.append([surname, "Ada", born, school, class_name, band, surname, "Ugo", balance])
    book.save(path)
    return path


def test_from_nothing_to_the_first_statement(
    qtbot: QtBot,
    make_window: Callable[..., OfficeWindow],
    office_town: OfficeTown,
    empty: object,
    clock: FixedClock,
    files: FakeFiles,
    tmp_path: Path,
):
    database: Database = office_town.database
    database.execute("DELETE FROM app_user")
    window = make_window(areas=areas_of)
    hands = Hands(qtbot, window)

    # Given nobody and nothing: the first administrator.
    qtbot.waitUntil(lambda: window.sign_in.is_first_start)
    for text in ("Anna Verdi", "averdi", PASSWORD):
        hands.type(text).press("Tab")
    hands.type(PASSWORD).press("Return")
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.current_key() == "setup", timeout=10_000)

    # The steps: municipality, year with its holidays, schools, service and prices.
    hands.press("Return").type("Mazzè").press("Tab").type("to").press("Tab").type("01716020019").press("Return")
    hands.press("Return")
    hands.type("Infanzia Rodari").press("Tab", "Tab").type("Gialli").tab_to("Aggiungi una scuola").press("Return")
    hands.type("Primaria Calvino").press("Tab", "Down").tab_to("Classi, separate da virgole").type("1A,2A,3A,4A,5A")
    hands.tab_to("Avanti").press("Return")
    hands.tab_to("Codice della fascia").type("F1").press("Tab").type("Fascia 1").press("Tab").type("2,60")
    hands.tab_to("Aggiungi una fascia").press("Return").type("F2").press("Tab").type("Fascia 2").press("Tab").type(
        "5,25"
    )
    hands.tab_to("Avanti").press("Return", "Return")
    assert [one.name for one in registry.schools(office_town.session)] == ["Infanzia Rodari", "Primaria Calvino"]

    # 300 children from a sheet: two rows stay out and say why.
    files.answer = register(tmp_path / "iscritti.xlsx")
    hands.search("importa").press("Return")
    importing = window.workspace.page("pupils").importing
    qtbot.waitUntil(lambda: importing.model.rowCount() == 300, timeout=20_000)
    hands.tab_to("Importa 298 righe").press("Return").confirm()
    assert database.scalar("SELECT COUNT(*) FROM pupil") == 298

    # After the cut-off the kitchens have their first order.
    clock.set(rome_instant(TODAY, time(9, 31)))
    window.workspace.due.look()
    hands.wait()
    (service,) = registry.services(office_town.session)
    orders = kitchen.day_orders(office_town.session, service.id, TODAY)
    assert sum(one.order.last.content.total for one in orders) == 298

    # The first recharge.
    hands.search("apri o chiudi la cassa").type("0").press("Return")
    hands.type("famigliabb").press("Return").type("30").press("Return", "Return")
    assert database.scalar("SELECT SUM(amount_cents) FROM recharge") == 3000

    # The day is closed: everybody booked is charged.
    clock.set(rome_instant(TODAY, time(13, 30)))
    hands.search("chiudi la giornata").tab_to("Anteprima").press("Return")
    hands.tab_to("Chiudi la giornata").press("Return").confirm()
    assert database.scalar("SELECT COUNT(*) FROM entry WHERE kind = 1") == 298

    # And the first statement says so.
    hands.press("Ctrl+4").type("famigliabb").press("Return").tab_to("Estratto conto").press("Return")
    text = " ".join(page_texts(files.opened[-1])).replace("\N{NO-BREAK SPACE}", " ")
    assert "30,00" in text
    assert ledger.verify(database).is_ok
