"""Bands, prices, who has none, what runs out, and putting charges right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from core.access.permissions import Role
from core.clock import FixedClock, rome_instant
from core.ledger import accounts_of, assign_band, assignments_of, bands, exempt, set_rate, verify
from core.meals import close_day
from core.qt.theme import Theme, apply_theme
from core.qt.translations import Language, set_language
from office.tariffs.page import TariffsPage
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import OfficeTown, texts

TODAY = date(2026, 11, 24)
Settled = Callable[[], None]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(page: TariffsPage) -> str:
    return plain(texts(page.desk.messages)[-1])


def rows(model) -> list[str]:
    return [
        plain(" | ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount())))
        for row in range(model.rowCount())
    ]


def show(page: TariffsPage, panel, settled: Settled) -> None:
    page.show_panel(panel)
    page.reload()
    settled()


def balances(town: OfficeTown) -> dict[str, int]:
    return {
        name: accounts[0].balance_cents
        for name, pupil in town.pupils.items()
        if (accounts := accounts_of(town.session, pupil))
    }


# Bands and rates


def test_a_band_is_made_and_priced(tariffs: TariffsPage, office_town: OfficeTown, settled: Settled):
    panel = tariffs.bands
    assert rows(panel.model) == ["F1 · Fascia 1 | 14/09/2026 | 10/06/2027 | 5,25 € | in vigore"]
    panel.code.setText("F2")
    panel.name.setText("ISEE fino a 16.000")
    panel.band_form.save_button.click()
    settled()
    assert said(tariffs) == "success: Fascia F2 creata: ora dalle una tariffa."
    assert rows(panel.model)[1] == "F2 · ISEE fino a 16.000 |  |  |  | senza tariffa"

    panel.table.selectRow(1)
    assert panel.band.currentText() == "F2 · ISEE fino a 16.000"
    panel.amount.setText("3,50")
    panel.first.setText("1/1/27")
    panel.rate_form.save_button.click()
    settled()
    assert said(tariffs) == "success: Tariffa della fascia F2: 3,50 €."
    assert rows(panel.model)[1] == "F2 · ISEE fino a 16.000 | 01/01/2027 | 10/06/2027 | 3,50 € | futura"
    assert [band.code for band in bands(office_town.session, office_town.service_id)] == ["F1", "F2"]


def test_a_rate_that_takes_the_place_of_another_asks_first(
    tariffs: TariffsPage, office_town: OfficeTown, settled: Settled
):
    panel = tariffs.bands
    panel.amount.setText("6")
    panel.first.setText("1/10/2026")
    panel.rate_form.save_button.click()
    question = plain(panel.confirm.label.text())
    assert "F1 ha già 5,25 € (14/09/2026–10/06/2027): dal 01/10/2026 al 10/06/2027 varrà 6,00 €" in question
    panel.confirm.cancel_button.click()
    settled()
    assert len(rows(panel.model)) == 1
    panel.rate_form.save_button.click()
    panel.confirm.confirm_button.click()
    settled()
    assert "controlla «Rettifiche»" in said(tariffs)
    assert rows(panel.model) == [
        "F1 · Fascia 1 | 01/10/2026 | 10/06/2027 | 6,00 € | in vigore",
        "F1 · Fascia 1 | 14/09/2026 | 30/09/2026 | 5,25 € | passata",
    ]


def test_what_cannot_be_is_told_beside_its_field(tariffs: TariffsPage, settled: Settled):
    panel = tariffs.bands
    panel.rate_form.save_button.click()
    assert panel._amount_line.fault.text().startswith("Tariffa:")
    panel.amount.setText("3")
    panel.first.setText("31/02/2027")
    panel.rate_form.save_button.click()
    assert "non esiste" in panel._first_line.fault.text()
    panel.first.setText("1/7/2027")
    panel.last.setText("1/1/2027")
    panel.rate_form.save_button.click()
    settled()
    assert "la fine viene prima" in panel._first_line.fault.text()
    panel.code.setText("F1")
    panel.name.setText("Doppia")
    panel.band_form.save_button.click()
    settled()
    assert "esiste già" in panel._code_line.fault.text()
    assert panel.code.text() == "F1"


def test_a_band_made_by_mistake_is_taken_back_and_one_in_use_stays(tariffs: TariffsPage, settled: Settled):
    panel = tariffs.bands
    panel.code.setText("F9")
    panel.name.setText("Sbagliata")
    panel.band_form.save_button.click()
    settled()
    assert len(rows(panel.model)) == 2
    panel.table.selectRow(1)
    panel.remove_button.click()
    panel.confirm.confirm_button.click()
    settled()
    assert said(tariffs) == "success: Fascia F9 tolta."
    assert len(rows(panel.model)) == 1
    panel.table.selectRow(0)
    panel.remove_button.click()
    panel.confirm.confirm_button.click()
    settled()
    assert "già di qualche alunno" in said(tariffs)
    assert len(rows(panel.model)) == 1


# Pupils


def test_pupils_are_found_by_band_and_put_into_another(tariffs: TariffsPage, office_town: OfficeTown, settled: Settled):
    exempt(office_town.session, office_town.pupils["Verdi"], office_town.service_id, YEAR_START, YEAR_END, "L.104")
    show(tariffs, tariffs.pupils, settled)
    panel = tariffs.pupils
    assert len(rows(panel.model)) == 7
    assert "Verdi Noè | 3ªB |  | esente | 0,00 € | 14/09/2026 | 10/06/2027 | L.104" in rows(panel.model)
    panel.among.setCurrentIndex(panel.among.findText("Esenti"))
    settled()
    assert len(rows(panel.model)) == 1
    panel.among.setCurrentIndex(0)
    panel.search.setText("ross")
    panel.search.search_changed.emit("ross")
    settled()
    assert [row.split(" | ")[0] for row in rows(panel.model)] == ["Rossi Anna", "Rossini Luca"]

    panel.table.selectAll()
    assert panel.card.whom.text() == "Rossi Anna, Rossini Luca"
    panel.card.band.setCurrentIndex(panel.card.band.findText("Esente"))
    panel.card.first.setText("1/12/2026")
    panel.card.form.save_button.click()
    settled()
    assert panel.card._reason_line.fault.text() == "Motivo: scrivi perché l'alunno è esente."
    panel.card.reason.setText("Delibera 4")
    panel.card.form.save_button.click()
    settled()
    assert said(tariffs) == "success: Fascia assegnata a 2 alunni."
    newest = assignments_of(office_town.session, office_town.pupils["Rossini"])[0]
    assert (newest.is_exempt, newest.starts_on, newest.ends_on) == (True, date(2026, 12, 1), YEAR_END)
    panel.day.set_day(date(2026, 12, 1))
    panel.look()
    settled()
    assert all("esente" in row for row in rows(panel.model))


def test_a_pupil_is_one_step_away(tariffs: TariffsPage, office_town: OfficeTown, qtbot, settled: Settled):
    show(tariffs, tariffs.pupils, settled)
    tariffs.pupils.table.selectRow(0)
    with qtbot.waitSignal(tariffs.desk.pupil_wanted) as asked:
        tariffs.pupils.pupil_button.click()
    assert asked.args == [office_town.pupils["Abdelkarim"]]


# Work lists


def test_whoever_would_stop_a_close_is_counted_on_the_tab(
    tariffs: TariffsPage, office_town: OfficeTown, settled: Settled
):
    assert tariffs.tabs.tabText(2) == "Senza prezzo"
    office_town.database.execute("DELETE FROM band_assignment WHERE pupil_id = ?", (office_town.pupils["Bianchi"],))
    show(tariffs, tariffs.gaps, settled)
    assert tariffs.tabs.tabText(2) == "Senza prezzo · 1"
    panel = tariffs.gaps
    assert rows(panel.model) == ["Bianchi Marco | 24/11/2026 | 199"]
    panel.table.selectRow(0)
    assert (panel.card.first.text(), panel.card.last.text()) == ("24/11/2026", "10/06/2027")
    assert panel.card.band.currentText() == "F1 · Fascia 1"  # never «Esente» by itself
    panel.card.form.save_button.click()
    settled()
    assert [line.fault.text() for line in panel.card.form._lines] == [""] * 4
    assert rows(panel.model) == []
    assert tariffs.tabs.tabText(2) == "Senza prezzo"
    assert not panel.card.form.save_button.isEnabled()
    assert "Tutti gli iscritti hanno un prezzo" in panel.table.empty_text


def test_expiring_bands_are_renewed_each_with_its_own(tariffs: TariffsPage, office_town: OfficeTown, settled: Settled):
    session, service_id = office_town.session, office_town.service_id
    end = date(2026, 12, 31)
    office_town.database.execute("DELETE FROM band_assignment")
    for pupil in (office_town.pupils["Rossi"], office_town.pupils["Bianchi"]):
        assign_band(session, pupil, service_id, office_town.town.band_id, YEAR_START, end, "ISEE 2026")
    exempt(session, office_town.pupils["Verdi"], service_id, YEAR_START, end, "L.104")
    show(tariffs, tariffs.expiring, settled)
    panel = tariffs.expiring
    assert rows(panel.model) == [
        "Bianchi Marco | 3ªA | F1 | 31/12/2026 | 10/06/2027 | ISEE 2026",
        "Rossi Anna | 3ªA | F1 | 31/12/2026 | 10/06/2027 | ISEE 2026",
        "Verdi Noè | 3ªB | esente | 31/12/2026 | 10/06/2027 | L.104",
    ]
    assert tariffs.tabs.tabText(3) == "Scadenze · 3"
    panel.table.selectAll()
    assert (panel.card.first.text(), panel.card.last.text()) == ("01/01/2027", "10/06/2027")
    assert panel.card.band.currentText() == "La stessa fascia"
    panel.card.reason.setText("ISEE 2027")
    panel.card.form.save_button.click()
    settled()
    assert rows(panel.model) == []
    assert assignments_of(session, office_town.pupils["Verdi"])[0].is_exempt
    assert assignments_of(session, office_town.pupils["Rossi"])[0].band_code == "F1"


# Putting charges right


@pytest.fixture
def closed(office_town: OfficeTown, clock: FixedClock) -> OfficeTown:
    """Monday is closed: seven charges of 5.25, but Verdi was exempt."""
    monday = TODAY - timedelta(days=1)
    exempt(office_town.session, office_town.pupils["Verdi"], office_town.service_id, YEAR_START, YEAR_END, "L.104")
    clock.set(rome_instant(monday, time(14)))
    close_day(office_town.session, office_town.service_id, monday)
    clock.set(rome_instant(TODAY, time(8)))
    return office_town


def test_differences_are_shown_approved_and_gone(
    closed: OfficeTown, make_tariffs: Callable[..., TariffsPage], settled: Settled
):
    session, service_id = closed.session, closed.service_id
    exempt(session, closed.pupils["Rossi"], service_id, YEAR_START, YEAR_END, "Delibera")
    assign_band(session, closed.pupils["Verdi"], service_id, closed.town.band_id, YEAR_START, YEAR_END)
    page = make_tariffs()
    show(page, page.differences, settled)
    panel = page.differences
    assert rows(panel.model) == [
        "Rossi Anna | 23/11/2026 | esente | 5,25 € | 0,00 € | −5,25 €",
        "Verdi Noè | 23/11/2026 | F1 | 0,00 € | 5,25 € | +5,25 €",
    ]
    assert plain(panel.more.number.text()) == plain(panel.less.number.text()) == "5,25 €"
    assert panel.approve_button.text() == "Approva 2 rettifiche"
    before = balances(closed)
    panel.approve_button.click()
    assert "2 addebiti di 2 alunni" in panel.reason_bar.label.text()
    panel.reason_bar.cancel_button.click()
    settled()
    assert balances(closed) == before

    panel.approve_button.click()
    panel.reason_bar.field.setText("Controllo INPS")
    panel.reason_bar.accept_button.click()
    settled()
    assert said(page) == "success: Addebiti rettificati: 2, 0,00 € in tutto."
    assert rows(panel.model) == []
    assert "Nessuna differenza" in panel.table.empty_text
    assert balances(closed) == before | {"Rossi": 0, "Verdi": -525}
    assert verify(closed.database).is_ok


def test_what_has_no_price_now_is_shown_but_not_approved(
    closed: OfficeTown, make_tariffs: Callable[..., TariffsPage], settled: Settled
):
    set_rate(closed.session, closed.town.band_id, TODAY - timedelta(days=1), YEAR_END, 600)
    closed.database.execute("DELETE FROM band_assignment WHERE pupil_id = ?", (closed.pupils["Rossi"],))
    page = make_tariffs()
    show(page, page.differences, settled)
    panel = page.differences
    assert "Rossi Anna | 23/11/2026 | nessun prezzo | 5,25 € |  | " in rows(panel.model)
    assert panel.count.note.text() == "1 senza prezzo"
    assert panel.approve_button.text() == "Approva 5 rettifiche"
    panel.table.selectAll()
    assert len(panel.wanted()) == 5


def test_a_tariff_that_changed_again_meanwhile_is_told(
    closed: OfficeTown, make_tariffs: Callable[..., TariffsPage], settled: Settled
):
    set_rate(closed.session, closed.town.band_id, YEAR_START, YEAR_END, 600)
    page = make_tariffs()
    show(page, page.differences, settled)
    set_rate(closed.session, closed.town.band_id, YEAR_START, YEAR_END, 610)
    page.differences._approve(page.differences.wanted(), "Delibera 12")
    settled()
    assert said(page) == (
        "warning: Addebiti rettificati: 0, 0,00 € in tutto. Lasciati com'erano: 6 (la tariffa è cambiata di nuovo)."
    )
    assert rows(page.differences.model)[0].split(" | ")[4] == "6,10 €"


# Roles, language


@pytest.mark.parametrize("role", [Role.CASHIER, Role.AUDITOR])
def test_who_may_only_look_has_no_forms(make_tariffs: Callable[..., TariffsPage], settled: Settled, role: Role):
    page = make_tariffs(role)
    for place in range(len(page.panels)):
        page.tabs.setCurrentIndex(place)
        settled()
    assert page.bands.side.isHidden()
    assert page.pupils.card.isHidden()
    assert page.differences.approve_button.isHidden()
    assert texts(page.desk.messages) == []


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.KITCHEN])
def test_who_may_not_look_is_told(make_tariffs: Callable[..., TariffsPage], role: Role):
    page = make_tariffs(role)
    assert page.stack.currentWidget() is page.refused
    assert not page.tabs.isVisible()


@pytest.mark.usefixtures("plain_looks")
def test_it_speaks_both_languages_in_both_themes(qapp, tariffs: TariffsPage, settled: Settled):
    for theme in (Theme.DARK, Theme.LIGHT):
        apply_theme(qapp, theme)
        for language in (Language.ENGLISH, Language.ITALIAN):
            set_language(qapp, language)
            settled()
            for place in range(len(tariffs.panels)):
                tariffs.tabs.setCurrentIndex(place)
                settled()
                assert tariffs.tabs.tabText(place)
    assert tariffs.heading.text() == "Tariffe"


def test_without_a_service_it_says_what_comes_first(
    make_tariffs: Callable[..., TariffsPage], office_town: OfficeTown, settled: Settled
):
    database = office_town.database
    for table in ("band_assignment", "tariff_rate", "tariff_band", "enrolment", "school_service", "service"):
        database.execute(f"DELETE FROM {table}")
    page = make_tariffs()
    assert page.stack.currentWidget() is page.empty
    assert page.empty.heading.text() == "Prima serve un servizio"


def test_the_search_at_the_top_leads_here(tariffs: TariffsPage, qtbot, settled: Settled):
    actions = {action.key: action for action in tariffs.search_actions()}
    with qtbot.waitSignal(tariffs.desk.area_wanted) as asked:
        actions["expiring"].run()
    settled()
    assert asked.args == ["tariffs"]
    assert tariffs.tabs.currentIndex() == 3
    assert tariffs.help_text()
